//! Reads damaged reports whose true figures are known, and counts what is read, what is read falsely and what is called wrong although
//! it is right.

use std::path::Path;

use anyhow::Result;
use ogi_testkit::reports::{Damage, Judgement, Layout, synthetic};

/// Does every damage to so many reports; false where anything false is read or said. Texts that are read falsely are written to `keep`.
pub(crate) fn run(count: usize, seed: u64, keep: Option<&Path>) -> Result<bool> {
    if let Some(keep) = keep {
        std::fs::create_dir_all(keep)?;
    }
    println!("{:<14} {:<7} {:>6} {:>9} {:>7} {:>6} {:>6}", "damage", "layout", "files", "cells", "read", "false", "errors");
    let mut shown = Vec::new();
    let mut all = Judgement::default();
    for damage in Damage::ALL {
        for (at, layout) in Layout::ALL.iter().enumerate() {
            let mut sum = Judgement::default();
            // The layouts take turns.
            for number in (at..count).step_by(Layout::ALL.len()) {
                let report = synthetic(number);
                let text = damage.done_to(&report, seed.wrapping_add(number as u64));
                let judgement = Judgement::of(&report.draft, &text);
                if !judgement.is_sound() {
                    let found = [&judgement.false_values[..], &judgement.false_errors].concat().join(", ");
                    if let Some(keep) = keep {
                        let name = format!("{damage:?}-{number}");
                        std::fs::write(keep.join(format!("{name}.txt")), &text)?;
                        std::fs::write(keep.join(format!("{name}.intact.txt")), &report.text)?;
                    }
                    shown.push(format!("{damage:?} of report {number}: {found}"));
                }
                sum.add(judgement);
            }
            let share = sum.read * 1000 / sum.stated.max(1);
            println!(
                "{:<14} {:<7} {:>6} {:>9} {:>4}.{} {:>6} {:>6}",
                format!("{damage:?}"),
                format!("{layout:?}"),
                sum.files,
                sum.stated,
                share / 10,
                share % 10,
                sum.false_values.len(),
                sum.false_errors.len()
            );
            all.add(sum);
        }
    }
    shown.iter().take(20).for_each(|line| println!("    {}", line.chars().take(200).collect::<String>()));
    println!(
        "total: {} files, {} of {} cells, {} false values, {} false errors",
        all.files,
        all.read,
        all.stated,
        all.false_values.len(),
        all.false_errors.len()
    );
    Ok(all.is_sound())
}

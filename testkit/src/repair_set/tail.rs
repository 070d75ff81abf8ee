//! `repair-tail`: how long repairs of fresh random damage take at worst, and how many are not proved.

use std::time::{Duration, Instant};

use ogi_core::repair::{Proof, RepairOptions, Repairs, repair};
use ogi_core::{Case, Draft, FormId};

use super::{any_cell, figure, scatter, set};
use crate::reports::{Random, sound};

/// A repair of one damaged table.
struct Tried {
    took: Duration,
    proved: bool,
    cost: u64,
    name: String,
}

/// Repairs so many tables with six to eight wrong cells, of both forms, with small and large figures.
pub fn run(count: u64, first: u64) {
    let mut tried: Vec<Tried> = (first..first.saturating_add(count)).map(one).collect();
    tried.sort_by_key(|tried| tried.took);
    let at = |hundredth: usize| tried.get((tried.len() * hundredth / 100).min(tried.len().saturating_sub(1)));
    let milliseconds = |tried: Option<&Tried>| tried.map_or(0.0, |tried| tried.took.as_secs_f64() * 1e3);
    println!(
        "{count} tables: median {:.3} ms, 99th percentile {:.3} ms, worst {:.3} ms",
        milliseconds(at(50)),
        milliseconds(at(99)),
        milliseconds(at(100))
    );
    println!("{} not proved smallest", tried.iter().filter(|tried| !tried.proved).count());
    for tried in tried.iter().rev().take(5) {
        println!("{:.3} ms  {} cells  {}", milliseconds(Some(tried)), tried.cost, tried.name);
    }
}

fn one(seed: u64) -> Tried {
    let mut random = Random::new(seed.wrapping_mul(7919));
    let form = *random.pick(FormId::ALL);
    let scale = *random.pick(&[1, 1, 37, 400, 90_000]);
    let errors = 6 + random.below(3) as usize;
    let mut draft: Draft = sound(form, &mut random, scale);
    // Errors of the same size are harder: they may cancel out in many ways.
    let alike = random.one_in(2);
    if alike {
        nudge(&mut draft, &mut random, errors);
    } else {
        scatter(&mut draft, &mut random, errors);
    }
    // The best of some runs counts, since others share the machine.
    let mut took = Duration::MAX;
    let mut found = Repairs::default();
    for _ in 0..3 {
        let started = Instant::now();
        found = repair(&Case::new(&draft), &RepairOptions::default());
        took = took.min(started.elapsed());
    }
    Tried {
        took,
        proved: found.proof == Proof::Proved,
        cost: found.cost,
        name: format!(
            "seed {seed}, {}, {errors} errors{}, figures times {scale}",
            form.name(),
            if alike { " of one" } else { "" }
        ),
    }
}

/// Wrong cells that are one too large or too small.
fn nudge(draft: &mut Draft, random: &mut Random, count: usize) {
    for _ in 0..count {
        let cell = any_cell(draft, random);
        let now = figure(draft, cell);
        set(draft, cell, if now > 0 && random.one_in(2) { now - 1 } else { now + 1 });
    }
}

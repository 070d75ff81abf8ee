//! Synthetic reports of invented organs, always the same ones: figures that agree (every tenth report has one wrong
//! total), printed in the layouts of the wild.

mod damage;
mod figures;
#[cfg(any(test, feature = "vectors"))]
mod judgement;
mod layout;
#[cfg(test)]
mod tests;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ogi_core::{Draft, FormId};

pub use damage::{Damage, misprinted};
pub use figures::{Random, sound};
#[cfg(any(test, feature = "vectors"))]
pub use judgement::Judgement;
pub use layout::Layout;

/// A synthetic report.
#[derive(Debug)]
pub struct Synthetic {
    /// What it truly states, for the tests.
    pub draft: Draft,
    /// How it is printed.
    pub layout: Layout,
    /// As printed.
    pub text: String,
}

/// The report of a number.
pub fn synthetic(number: usize) -> Synthetic {
    let mut random = Random::new(number as u64);
    let layout = Layout::ALL[number % Layout::ALL.len()];
    let form = if number % 7 == 3 { FormId::Trial2019 } else { FormId::Official2021 };
    let mut draft = figures::draft(form, &mut random);
    if number % 10 == 9 {
        figures::break_a_total(&mut draft, &mut random);
    }
    let text = layout.print(&draft, &words::words(&draft, &mut random));
    Synthetic { draft, layout, text }
}

/// Writes so many reports into a folder.
pub fn write(count: usize, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for number in 0..count {
        let report = synthetic(number);
        let path = folder.join(format!("{number:06}.{}", report.layout.ending()));
        fs::write(&path, report.text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!("{count} reports written to {}", folder.display());
    Ok(())
}

//! `install-test`: every package as it is packed, in an empty project of its ecosystem, run there. Nothing of this repository is
//! taken but the packed files and the document that is checked.

mod jvm;
mod npm;
pub(crate) mod python;
pub(crate) mod rust;
mod swift;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::checks::Checks;

/// Installs the packages of one ecosystem into projects of their own, and runs them.
type Install = fn(&mut Checks<'_>) -> Result<()>;

/// What is installed, in this order.
const ECOSYSTEMS: [(&str, Install); 5] =
    [("rust", rust::run), ("python", python::run), ("npm", npm::run), ("jvm", jvm::run), ("swift", swift::run)];

/// The document that every project checks, and what it must find.
const REPORT: &str = "examples/reports/wrong-totals.txt";
const FOUND: &str = "requests/row-total";
/// A file of the office, which only a package with its readers can read, and what it must say of itself.
const OFFICE: &str = "fixtures/office/blank-zeros.docx";

/// Installs and runs; whether nothing failed.
pub(crate) fn run(root: &Path, only: &[String]) -> Result<bool> {
    for name in only {
        ensure!(ECOSYSTEMS.iter().any(|(known, _)| known == name), "{name} is none of rust, python, npm, jvm, swift");
    }
    let mut checks = Checks::new(root);
    for (name, install) in ECOSYSTEMS.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|wanted| wanted == name)) {
        if let Err(error) = install(&mut checks) {
            checks.fail(&format!("{name}: {error:#}"));
        }
    }
    Ok(checks.close("install-test", "every package that was tried runs", "FAILED"))
}

/// An empty folder below `target/install`.
pub(crate) fn fresh(root: &Path, name: &str) -> Result<PathBuf> {
    let folder = root.join("target/install").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Writes the files of a project.
fn lay(folder: &Path, files: &[(&str, String)]) -> Result<()> {
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

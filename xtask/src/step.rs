//! What became of a step, and the command that most steps are.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

/// What became of a step.
pub(crate) enum Outcome {
    Passed,
    Failed,
    Skipped(String),
}

/// Whether system packages and toolchains that are missing may be installed.
static MAY_INSTALL: AtomicBool = AtomicBool::new(false);

/// From now on missing system packages and toolchains are installed, where that can be done.
pub(crate) fn allow_installing() {
    MAY_INSTALL.store(true, Ordering::Relaxed);
}

/// Whether the user has said `--install`.
pub(crate) fn may_install() -> bool {
    MAY_INSTALL.load(Ordering::Relaxed)
}

/// Says why a task was skipped, where it was; whether it did not fail.
pub(crate) fn is_fine(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Passed => true,
        Outcome::Failed => false,
        Outcome::Skipped(why) => {
            println!("skipped: {why}");
            true
        }
    }
}

/// Passed or failed.
pub(crate) const fn outcome(passed: bool) -> Outcome {
    if passed { Outcome::Passed } else { Outcome::Failed }
}

/// Runs a cargo command in the workspace; whether it succeeded.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // The same cases on every run, so that a failure is that of a change; PROPTEST_RNG_SEED asks for others.
    let seed = std::env::var_os("PROPTEST_RNG_SEED").unwrap_or_else(|| "2024".into());
    let mut command = Command::new(cargo);
    command.args(arguments).env("PROPTEST_RNG_SEED", seed).current_dir(root);
    let status = command.status().context("cargo does not start")?;
    Ok(status.success())
}

//! `features`: the crates that are published are checked with every feature alone, with every two of them, with none and with all.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

/// The crates that have features.
const CRATES: [&str; 3] = ["ogi-core", "ogi-documents", "ogi-report"];

/// Checks them with cargo-hack; whether all compile without a warning.
///
/// # Errors
/// When cargo does not start.
pub(crate) fn run(root: &Path, depth: u8) -> Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    if !Command::new(&cargo).args(["hack", "--version"]).output().context("cargo does not start")?.status.success() {
        println!("cargo-hack is missing; install it with: cargo install cargo-hack");
        return Ok(false);
    }
    let mut hack = Command::new(cargo);
    hack.args(["hack", "check", "--locked", "--feature-powerset", "--keep-going", "--depth", &depth.to_string()]);
    for name in CRATES {
        hack.args(["-p", name]);
    }
    // Apart, as other flags would have all that is built built again; nobody wants it afterwards.
    let apart = root.join("target/features");
    let status = hack.env("RUSTFLAGS", "-D warnings").env("CARGO_TARGET_DIR", &apart).current_dir(root).status()?;
    if apart.exists() {
        std::fs::remove_dir_all(apart)?;
    }
    Ok(status.success())
}

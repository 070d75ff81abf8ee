//! `attack`: has the command check files made to do harm. The generators stand with the tests, which run them in small sizes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

/// What is attacked, and what is told of it.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of such files to check besides
    folder: Option<PathBuf>,
    /// Writes the answers, with times and memory, into this file as a table
    #[arg(long)]
    table: Option<PathBuf>,
    /// Attacks this command instead of the one that is built, such as an earlier version
    #[arg(long)]
    command: Option<PathBuf>,
}

/// Runs every class in three sizes; whether all were answered within bounds.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut fine = true;
    for (package, test) in [("ogi", "attack"), ("ogi-documents", "growth")] {
        let mut command = Command::new(&cargo);
        if let Some(folder) = &options.folder {
            command.env("OGI_ATTACK", folder.canonicalize().context("no such folder")?);
        }
        if let Some(table) = &options.table {
            command.env("OGI_ATTACK_TABLE", std::path::absolute(table)?);
        }
        if let Some(attacked) = &options.command {
            command.env("OGI_ATTACK_COMMAND", attacked.canonicalize().context("no such command")?);
            if package != "ogi" {
                continue;
            }
        }
        let arguments = ["test", "--profile", "quick", "-p", package, "--test", test, "--", "--ignored", "--nocapture"];
        fine &= command
            .args(arguments)
            .arg("--test-threads=1")
            .current_dir(root)
            .status()
            .context("cargo does not start")?
            .success();
    }
    Ok(fine)
}

//! `reproduce`: the wheel and the modules of the npm package built twice, from copies of the sources in folders of other names, and
//! held against each other byte by byte: whoever builds them again can see that they are what they are said to be made of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::install::python::{TOOLS, TOOLS_SCRIPT};
use crate::wasm;

/// What is built, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only these: wheel, wasm
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// The profile of the wheel
    #[arg(long, default_value = "release")]
    profile: String,
}

/// Where the copies stand, below `target/reproduce`: of unlike length, so that a path that is built in moves what follows.
const COPIES: [&str; 2] = ["one", "in/another-place"];

/// Builds twice; whether all is the same.
///
/// # Errors
/// When a tool fails.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    let is_wanted = |name: &str| options.only.is_empty() || options.only.iter().any(|wanted| wanted == name);
    let folder = root.join("target/reproduce");
    let mut built = Vec::new();
    for name in COPIES {
        let copy = folder.join(name);
        lay(root, &copy)?;
        let mut files = Vec::new();
        if is_wanted("wheel") {
            files.push(wheel(root, &copy, &options.profile)?);
        }
        if is_wanted("wasm") {
            files.extend(wasm::build_copy(root, &copy)?);
        }
        built.push(files);
    }
    let [one, other] = built.as_slice() else { return Ok(false) };
    let mut same = !one.is_empty();
    for (one, other) in one.iter().zip(other) {
        let name = one.file_name().unwrap_or_default().to_string_lossy();
        let (mine, theirs) = (fs::read(one)?, fs::read(other)?);
        if mine == theirs {
            println!("{name}: the same {} bytes", mine.len());
        } else {
            same = false;
            let first = mine.iter().zip(&theirs).position(|(one, other)| one != other).unwrap_or(mine.len().min(theirs.len()));
            println!("{name}: NOT the same, from byte {first} on: {} and {}", one.display(), other.display());
        }
    }
    if same {
        // What differs is left to be looked at.
        fs::remove_dir_all(&folder)?;
    }
    Ok(same)
}

/// Copies what is committed.
fn lay(root: &Path, copy: &Path) -> Result<()> {
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    fs::create_dir_all(copy)?;
    let script = "git -C \"$1\" archive HEAD | tar -x -C \"$2\"";
    let status = Command::new("sh").args(["-euc", script, "sh"]).arg(root).arg(copy).status()?;
    ensure!(status.success(), "git archive fails");
    Ok(())
}

/// Builds the wheel of a copy as releases do: without the folders of whoever builds it.
fn wheel(root: &Path, copy: &Path, profile: &str) -> Result<PathBuf> {
    let tools = root.join(TOOLS);
    let status = Command::new("sh").args(["-euc", TOOLS_SCRIPT, "sh"]).arg(&tools).status()?;
    ensure!(status.success(), "maturin cannot be installed");
    let wheels = copy.join("target/wheels");
    let status = Command::new(tools.join("bin/maturin"))
        .args(["build", "--quiet", "--locked", "--profile", profile, "--manifest-path", "bindings-python/Cargo.toml", "--out"])
        .arg(&wheels)
        .env("RUSTFLAGS", without_folders(copy))
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .current_dir(copy)
        .status()
        .context("maturin does not start")?;
    ensure!(status.success(), "maturin ended with {status}");
    let wheel = fs::read_dir(wheels)?.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some());
    wheel.context("maturin has built no wheel")
}

/// Flags by which the compiler writes the names of sources without the folders that they lie in on this machine.
fn without_folders(copy: &Path) -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let of = |name: &str, usual: &str| std::env::var_os(name).map_or_else(|| home.join(usual), PathBuf::from);
    let folders =
        [(of("CARGO_HOME", ".cargo"), "/cargo"), (of("RUSTUP_HOME", ".rustup"), "/rustup"), (copy.to_owned(), "/ogi-report")];
    let flag = |(from, to): &(PathBuf, &str)| format!("--remap-path-prefix={}={to}", from.display());
    folders.iter().map(flag).collect::<Vec<_>>().join(" ")
}

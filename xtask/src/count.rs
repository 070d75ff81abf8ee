//! `count`: instructions of the standard cases by callgrind, against those kept in the repository.
//!
//! Times differ from machine to machine and from minute to minute; instructions do not. They do depend on the
//! compiler, so they are compared only where it is the one that they were counted with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::step::{Outcome, cargo};
use crate::wasm::toolchain::install;
use ogi_testkit::reports;

/// Where the counts are kept, from the root.
const KEPT: &str = "fixtures/bench/instructions.json";
/// By how many percent a count may rise.
const TOLERATED: u64 = 10;
/// How often a case is repeated more in the second run.
const TIMES: u64 = 10;

/// Instructions by case.
type Counts = BTreeMap<String, u64>;

/// Counts and compares, or with `bless` keeps what was counted.
///
/// # Errors
/// When a tool fails.
pub(crate) fn run(root: &Path, bless: bool) -> Result<Outcome> {
    if !has_valgrind() {
        return Ok(Outcome::Skipped(NO_VALGRIND.to_owned()));
    }
    let compiler = compiler(root)?;
    let path = root.join(KEPT);
    if bless {
        let counts = counted(root)?;
        counts.iter().for_each(|(case, count)| println!("{case}: {count}"));
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        let kept = json!({"compiler": compiler, "instructions": counts});
        fs::write(&path, serde_json::to_string_pretty(&kept)? + "\n")?;
        return Ok(Outcome::Passed);
    }
    let text = fs::read_to_string(&path).with_context(|| format!("{KEPT} is missing; count with: {BLESS}"))?;
    let kept: Value = serde_json::from_str(&text)?;
    if kept["compiler"] != *compiler {
        return Ok(Outcome::Skipped(format!("counted with {}, here is {compiler}; {BLESS}", kept["compiler"])));
    }
    let before: Counts = serde_json::from_value(kept["instructions"].clone())?;
    Ok(if compare(&before, &counted(root)?) { Outcome::Passed } else { Outcome::Failed })
}

const BLESS: &str = "cargo xtask count --bless";

/// Why nothing can be counted here; `None` where it can.
pub(crate) fn missing() -> Option<String> {
    (!has_valgrind()).then(|| NO_VALGRIND.to_owned())
}

const NO_VALGRIND: &str = "valgrind is not installed (Debian: apt-get install valgrind)";

fn has_valgrind() -> bool {
    let starts = || Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success());
    starts() || {
        install(&["valgrind"]);
        starts()
    }
}

/// The compiler and what it compiles for, as it says of itself.
fn compiler(root: &Path) -> Result<String> {
    let output = Command::new("rustc").arg("-vV").current_dir(root).output().context("rustc does not start")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or("unknown");
    Ok(format!("{} for {host}", text.lines().next().unwrap_or("unknown")))
}

/// Synthetic reports that are read, checked and written as JSON, by the layout that the number of the report gives it.
const READINGS: [(&str, usize); 3] = [("read-tabs", 0), ("read-glued", 4), ("read-page", 3)];

fn counted(root: &Path) -> Result<Counts> {
    let mut counts = Counts::new();
    let program = program(root)?;
    let listed = Command::new(&program).output()?;
    let listed = String::from_utf8(listed.stdout)?;
    for case in listed.lines() {
        counts.insert(case.to_owned(), of_one(&program, &[case])?);
    }
    ensure!(!counts.is_empty(), "the program names no case");
    let folder = root.join("target/counted");
    fs::create_dir_all(&folder)?;
    for (case, number) in READINGS {
        let report = reports::synthetic(number);
        let path = folder.join(format!("{case}.{}", report.layout.ending()));
        fs::write(&path, &report.text)?;
        let path = path.to_str().context("the path of the repository is no text")?;
        let count = of_one(&program, &["read", path])?;
        println!("{case}: {} bytes, {} instructions a byte", report.text.len(), count / report.text.len() as u64);
        counts.insert(case.to_owned(), count);
    }
    Ok(counts)
}

/// Instructions of one repetition: the first one prepares what is kept from then on.
fn of_one(program: &Path, case: &[&str]) -> Result<u64> {
    let once = instructions(program, case, 1)?;
    let more = instructions(program, case, 1 + TIMES)?;
    Ok(more.saturating_sub(once) / TIMES)
}

/// Builds what is counted as releases are built; the program.
fn program(root: &Path) -> Result<PathBuf> {
    let build = ["build", "--locked", "--release", "-p", "ogi-testkit", "--bin", "count", "--features", "count"];
    ensure!(cargo(root, &build)?, "what is counted does not build");
    Ok(root.join("target/release").join(format!("count{}", std::env::consts::EXE_SUFFIX)))
}

/// Instructions of one run of the program.
fn instructions(program: &Path, case: &[&str], times: u64) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(case)
        .arg(times.to_string())
        .output()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{case:?} fails under callgrind:\n{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    collected.with_context(|| format!("callgrind tells no count:\n{told}"))
}

/// Prints both counts of every case; whether none has risen too much.
fn compare(before: &Counts, now: &Counts) -> bool {
    let mut fine = before.keys().eq(now.keys());
    if !fine {
        println!("the cases are others than those kept; {BLESS}");
    }
    for (case, count) in now {
        let Some(kept) = before.get(case) else { continue };
        let risen = exceeds(*kept, *count);
        fine &= !risen;
        println!("{case}: {count} instructions, kept {kept}{}", if risen { ": TOO MANY" } else { "" });
        if count.saturating_mul(100 + TOLERATED) < kept.saturating_mul(100) {
            println!("{case} has become much faster; keep it so with: {BLESS}");
        }
    }
    fine
}

fn exceeds(kept: u64, count: u64) -> bool {
    count.saturating_mul(100) > kept.saturating_mul(100 + TOLERATED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rise_of_more_than_a_tenth_fails() {
        let counts = |count: u64| Counts::from([("one".to_owned(), count)]);
        assert!(compare(&counts(1000), &counts(1100)));
        assert!(!compare(&counts(1000), &counts(1101)));
        assert!(compare(&counts(1000), &counts(10)));
        assert!(!compare(&counts(1000), &Counts::new()));
    }
}

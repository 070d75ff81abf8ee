//! `setup`: the tools, and what the steps of `test` are.

use std::path::Path;

use anyhow::Result;

use crate::step::{Outcome, cargo, outcome};
use crate::{corpus, count, generate, mobile, python, readme, rooms, wasm};

/// Looks whether the tools are there and fetches the crates.
pub(crate) fn setup(root: &Path) -> Result<bool> {
    let mut ready = cargo(root, &["fetch", "--locked"])?;
    for (tool, arguments, remedy) in [
        ("rustfmt", ["fmt", "--version"], "rustup component add rustfmt"),
        ("clippy", ["clippy", "--version"], "rustup component add clippy"),
    ] {
        if !cargo(root, &arguments)? {
            println!("{tool} is missing; install it with: {remedy}");
            ready = false;
        }
    }
    wasm::setup(root);
    println!("{}", if ready { "ready: cargo xtask test" } else { "not ready" });
    Ok(ready)
}

/// One step of the test run.
pub(crate) struct Step {
    /// What it is called in the output, and by `--only`.
    pub(crate) name: &'static str,
    /// Seconds that it took on two quiet cores in a clean clone.
    pub(crate) seconds: u64,
    /// Whether it is about a package of another language, which `--rust` leaves out.
    pub(crate) is_package: bool,
    /// Why it cannot run here; asked before the run, and nothing is installed for the answer.
    pub(crate) missing: fn(&Path) -> Option<String>,
    /// Does it.
    pub(crate) run: fn(&Path) -> Result<Outcome>,
}

const fn step(name: &'static str, seconds: u64, run: fn(&Path) -> Result<Outcome>) -> Step {
    Step { name, seconds, is_package: false, missing: |_| None, run }
}

const fn package(
    name: &'static str,
    seconds: u64,
    missing: fn(&Path) -> Option<String>,
    run: fn(&Path) -> Result<Outcome>,
) -> Step {
    Step { name, seconds, is_package: true, missing, run }
}

/// All steps, in their order: what fails soonest comes first.
pub(crate) const STEPS: &[Step] = &[
    step("format", 3, |root| command(root, "cargo fmt --all", &["fmt", "--all", "--check"])),
    step("rooms", 1, |root| Ok(outcome(rooms::run(root)?))),
    step("lints", 150, |root| {
        let lints = ["clippy", "--locked", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
        command(root, "cargo clippy --workspace --all-targets --fix", &lints)
    }),
    step("core without prose", 15, |root| command(root, "", &["check", "--locked", "-p", "ogi-core", "--no-default-features"])),
    step("toolkit without documents", 60, |root| {
        command(root, "", &["test", "--locked", "-p", "ogi-report", "--no-default-features", "--lib"])
    }),
    step("tests", 420, |root| command(root, "", &["test", "--locked", "--workspace", "--all-features"])),
    step("generated files", 60, |root| Ok(outcome(generate::run(root, true)?))),
    step("README", 30, |root| Ok(outcome(readme::run(root)?))),
    Step { missing: no_corpus, ..step("corpus", 20, corpus_step) },
    Step { missing: |_| count::missing(), ..step("instructions", 100, |root| count::run(root, false)) },
    package("npm package", 180, wasm::missing, wasm::test),
    package("npm package in a browser", 90, wasm::browser_missing, wasm::test_in_browser),
    package("Python", 240, |_| python::missing(), python::run),
    package("mobile sources", 60, |_| None, mobile::sources_step),
    package("Kotlin and Java", 120, |_| mobile::jvm_missing(), mobile::jvm_step),
    package("Swift", 120, |_| mobile::swift_missing(), mobile::swift_step),
];

fn command(root: &Path, remedy: &str, arguments: &[&str]) -> Result<Outcome> {
    if cargo(root, arguments)? {
        return Ok(Outcome::Passed);
    }
    if !remedy.is_empty() {
        println!("correct it with: {remedy}");
    }
    Ok(Outcome::Failed)
}

fn no_corpus(root: &Path) -> Option<String> {
    corpus::folders(root).is_empty().then(|| "no corpus here; set OGI_CORPUS to its folder".to_owned())
}

fn corpus_step(root: &Path) -> Result<Outcome> {
    match corpus::folders(root).as_slice() {
        folders @ [_, ..] => Ok(outcome(corpus::run(root, folders, false)?)),
        [] => Ok(Outcome::Skipped("no corpus".to_owned())),
    }
}

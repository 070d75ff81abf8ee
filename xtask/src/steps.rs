//! `setup` and `test`: the steps, one after another, and a closing line that says what ran.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::step::{Outcome, cargo};
use crate::{corpus, count, generate, mobile, readme, rooms};

/// Looks whether the tools are there and fetches the crates.
pub(crate) fn setup(root: &Path) -> Result<bool> {
    let mut ready = cargo(root, &["fetch", "--locked"])?;
    for (tool, arguments, remedy) in [
        ("rustfmt", ["fmt", "--version"], "rustup component add rustfmt"),
        ("clippy", ["clippy", "--version"], "rustup component add clippy"),
    ] {
        if !cargo(root, &arguments)? {
            println!("{tool} is missing; mend it with: {remedy}");
            ready = false;
        }
    }
    crate::wasm::setup(root);
    println!("{}", if ready { "ready: cargo xtask test" } else { "not ready" });
    Ok(ready)
}

/// What a step does.
type Run = Box<dyn Fn(&Path) -> Result<Outcome>>;
/// A named step of the test run.
type Step = (&'static str, Run);

/// Runs every check and closes with `N passed, N failed, N skipped`.
///
/// The steps of other languages install or build what they need, and say what they skipped and why; with `rust` they are
/// left out.
pub(crate) fn test(root: &Path, rust: bool) -> bool {
    let mut steps: Vec<Step> = vec![
        ("format", command("cargo fmt --all", &["fmt", "--all", "--check"])),
        (
            "lints",
            command(
                "cargo clippy --workspace --all-targets --fix",
                &["clippy", "--locked", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"],
            ),
        ),
        ("core without prose", command("", &["check", "--locked", "-p", "ogi-core", "--no-default-features"])),
        ("toolkit without documents", command("", &["test", "--locked", "-p", "ogi-report", "--no-default-features", "--lib"])),
        ("tests", command("", &["test", "--locked", "--workspace", "--all-features"])),
        ("generated files", Box::new(|root| Ok(if generate::run(root, true)? { Outcome::Passed } else { Outcome::Failed }))),
        ("rooms", Box::new(|root| Ok(if rooms::run(root)? { Outcome::Passed } else { Outcome::Failed }))),
        ("README", Box::new(|root| Ok(if readme::run(root)? { Outcome::Passed } else { Outcome::Failed }))),
        ("corpus", Box::new(corpus_step)),
        ("instructions", Box::new(|root| count::run(root, false))),
    ];
    let packages: [Step; 3] = [
        ("npm package", Box::new(wasm_step)),
        ("Python", Box::new(crate::python::run)),
        ("Kotlin, Java and Swift", Box::new(mobile::step)),
    ];
    steps.extend(packages.into_iter().map(|(name, step)| if rust { (name, left_out()) } else { (name, step) }));
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, step) in steps {
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = step(root).unwrap_or_else(|error| {
            println!("{error:#}");
            Outcome::Failed
        });
        let seconds = started.elapsed().as_secs_f32();
        lines.push(match outcome {
            Outcome::Passed => {
                passed += 1;
                format!("passed   {name} ({seconds:.0} s)")
            }
            Outcome::Failed => {
                failed += 1;
                format!("FAILED   {name} ({seconds:.0} s)")
            }
            Outcome::Skipped(why) => {
                skipped += 1;
                format!("skipped  {name}: {why}")
            }
        });
    }
    println!("\n{}", lines.join("\n"));
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    failed == 0
}

fn command(remedy: &'static str, arguments: &'static [&'static str]) -> Run {
    Box::new(move |root| {
        if cargo(root, arguments)? {
            return Ok(Outcome::Passed);
        }
        if !remedy.is_empty() {
            println!("mend it with: {remedy}");
        }
        Ok(Outcome::Failed)
    })
}

fn left_out() -> Run {
    Box::new(|_| Ok(Outcome::Skipped("left out by --rust".to_owned())))
}

fn corpus_step(root: &Path) -> Result<Outcome> {
    match corpus::folder(root) {
        Some(folder) => Ok(if corpus::run(root, &folder, false)? { Outcome::Passed } else { Outcome::Failed }),
        None => Ok(Outcome::Skipped("no corpus here; set OGI_CORPUS to its folder".to_owned())),
    }
}

fn wasm_step(root: &Path) -> Result<Outcome> {
    Ok(match crate::wasm::test(root)? {
        (false, _) => Outcome::Failed,
        (true, Some(why)) => Outcome::Skipped(why),
        (true, None) => Outcome::Passed,
    })
}

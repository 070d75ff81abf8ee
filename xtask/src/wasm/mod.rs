//! `build-wasm` and the tests of the npm package: its builds, their sizes, Node, bundlers and a real browser.

pub(crate) mod toolchain;
pub(crate) mod types;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::step::{Outcome, outcome};
use toolchain::Toolchain;

/// The crate and the package.
const CRATE: &str = "ogi-report-wasm";
const PACKAGE: &str = "bindings-wasm/npm";
const TESTS: &str = "bindings-wasm/tests";

const NO_BROWSER: &str = "Chromium is not installed (Debian: apt-get install chromium)";

/// A build of the package: its name, the features of the crate, what it may weigh gzipped.
struct Build {
    name: &'static str,
    features: &'static [&'static str],
    /// What it is meant to weigh at most.
    target: u64,
    /// What the tests let pass: what it weighed when it was last looked at, and a little.
    limit: u64,
}

const BUILDS: [Build; 6] = [
    Build { name: "ogi_report_form", features: &["--no-default-features"], target: 60_000, limit: 70_000 },
    Build { name: "ogi_report", features: &[], target: 300_000, limit: 474_000 },
    Build { name: "ogi_report_more", features: &["--features", "more"], target: 400_000, limit: 556_000 },
    Build { name: "ogi_report_office", features: &["--features", "office"], target: 700_000, limit: 733_000 },
    Build { name: "ogi_report_audit", features: &["--features", "audit"], target: 800_000, limit: 819_000 },
    Build { name: "ogi_report_files", features: &["--features", "files"], target: 1_000_000, limit: 1_984_000 },
];

/// Builds every variant into the package's `dist` folder and says what they weigh.
///
/// # Errors
/// When no toolchain for WebAssembly can be found, or a tool fails.
pub(crate) fn build(root: &Path) -> Result<bool> {
    packages(&root.join(TESTS))?;
    let toolchain = toolchain::find(root)?;
    let bindgen = toolchain::bindgen(root)?;
    let dist = root.join(PACKAGE).join("dist");
    fs::create_dir_all(&dist)?;
    let mut fine = true;
    for variant in &BUILDS {
        let module = compile(root, &toolchain, variant)?;
        let bound = bind(root, &bindgen, variant.name, &module, &dist)?;
        let size = gzipped(&bound)?;
        let within = size <= variant.limit || !toolchain.is_smallest();
        let verdict = if within { "" } else { ": TOO LARGE" };
        println!("{}: {size} bytes gzipped; target {}, at most {}{verdict}", variant.name, variant.target, variant.limit);
        fine &= within;
    }
    // The elements as one plain script, for pages without modules.
    run(Command::new("node").arg(root.join(TESTS).join("support/iife.js")))?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-NOTICES.txt"] {
        fs::copy(root.join(licence), root.join(PACKAGE).join(licence))?;
    }
    Ok(fine)
}

/// Binds a module and makes it smaller; where it stands.
fn bind(root: &Path, bindgen: &Path, name: &str, module: &Path, dist: &Path) -> Result<PathBuf> {
    run(Command::new(bindgen)
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(dist)
        .arg(module))?;
    let bound = dist.join(format!("{name}_bg.wasm"));
    toolchain::shrink(root, &bound)?;
    Ok(bound)
}

/// Builds the module of forms and that of texts from a copy of the sources, with the tools of the workspace; where they stand.
///
/// # Errors
/// When a tool fails.
pub(crate) fn build_copy(root: &Path, copy: &Path) -> Result<Vec<PathBuf>> {
    if !root.join(TESTS).join("node_modules").exists() {
        packages(&root.join(TESTS))?;
    }
    let toolchain = toolchain::find(root)?;
    let bindgen = toolchain::bindgen(root)?;
    let dist = copy.join("target/dist");
    fs::create_dir_all(&dist)?;
    let build = |variant: &Build| bind(root, &bindgen, variant.name, &compile(copy, &toolchain, variant)?, &dist);
    BUILDS[..2].iter().map(build).collect()
}

/// Why the package cannot be built here; `None` where it can.
pub(crate) fn missing(root: &Path) -> Option<String> {
    let tool = ["node", "npm"].into_iter().find(|tool| !starts(tool));
    let tool = tool.map(|tool| format!("{tool} is not installed"));
    tool.or_else(|| {
        (!toolchain::is_here(root))
            .then(|| "no compiler for wasm32-unknown-unknown (rustup target add wasm32-unknown-unknown)".to_owned())
    })
}

/// Why the tests in a browser cannot run here.
pub(crate) fn browser_missing(root: &Path) -> Option<String> {
    missing(root).or_else(|| toolchain::chromium().is_none().then(|| NO_BROWSER.to_owned()))
}

/// Builds the package and runs the tests that need no browser.
///
/// # Errors
/// When a tool fails to start.
pub(crate) fn test(root: &Path) -> Result<Outcome> {
    if let Err(error) = toolchain::find(root) {
        return Ok(Outcome::Skipped(format!("{error:#}")));
    }
    if let Some(why) = missing(root) {
        return Ok(Outcome::Skipped(why));
    }
    ensure!(build(root)?, "the package is too large");
    tests(root, false)
}

/// Runs the tests in a browser, with the package as the step before has built it.
///
/// # Errors
/// When a tool fails to start.
pub(crate) fn test_in_browser(root: &Path) -> Result<Outcome> {
    if let Some(why) = browser_missing(root) {
        return Ok(Outcome::Skipped(why));
    }
    if !root.join(PACKAGE).join("dist/ogi_report_bg.wasm").exists() {
        ensure!(build(root)?, "the package is too large");
    }
    tests(root, true)
}

/// The packed package in empty projects of the bundlers that people use.
///
/// # Errors
/// When node does not start.
pub(crate) fn bundlers(root: &Path) -> Result<bool> {
    packages(&root.join(TESTS))?;
    if !root.join(PACKAGE).join("dist/ogi_report_bg.wasm").exists() {
        ensure!(build(root)?, "the package is too large");
    }
    Ok(Command::new("node").arg("bundlers/run.js").current_dir(root.join(TESTS)).status()?.success())
}

/// The tests that open a browser, or the others.
fn tests(root: &Path, in_browser: bool) -> Result<Outcome> {
    let folder = root.join(TESTS);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let is_test = path.to_string_lossy().ends_with(".test.js");
        if is_test && fs::read_to_string(&path)?.contains("skip } from \"./support/browser.js\"") == in_browser {
            files.push(path);
        }
    }
    files.sort();
    let arguments = ["--test", "--test-concurrency=1", "--test-force-exit", "--test-timeout=180000"];
    let status = Command::new("node").args(arguments).args(&files).current_dir(&folder).status()?;
    Ok(outcome(status.success()))
}

/// Installs what the tests of the package need, where it can, and says what it cannot.
pub(crate) fn setup(root: &Path) {
    match toolchain::find(root) {
        Ok(_) => println!("WebAssembly: ready"),
        Err(error) => println!("WebAssembly: {error:#}"),
    }
    match toolchain::chromium() {
        Some(path) => println!("Chromium: {}", path.display()),
        None => println!("{NO_BROWSER}"),
    }
}

/// The npm packages that tests and tools need, as locked.
fn packages(folder: &Path) -> Result<()> {
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))
}

fn compile(root: &Path, toolchain: &Toolchain, variant: &Build) -> Result<PathBuf> {
    let target = root.join("target/wasm");
    let mut command = toolchain.cargo();
    command
        .args(["build", "--locked", "--quiet", "--profile", "wasm", "--target", "wasm32-unknown-unknown", "--lib", "-p", CRATE])
        .args(variant.features)
        .args(toolchain.arguments())
        .arg("--target-dir")
        .arg(&target)
        .current_dir(root);
    run(&mut command)?;
    Ok(target.join("wasm32-unknown-unknown/wasm/ogi_report_wasm.wasm"))
}

/// The size of a file as a server sends it.
fn gzipped(path: &Path) -> Result<u64> {
    let output = Command::new("gzip").args(["-9", "-n", "-c"]).arg(path).output().context("gzip does not start")?;
    Ok(u64::try_from(output.stdout.len())?)
}

fn starts(tool: &str) -> bool {
    Command::new(tool)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} does not start"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

//! `release --dry-run`: everything that a release does but for publishing: each registry's own check of what it would be given.

use std::fs;
use std::process::Command;

use std::path::Path;

use anyhow::Result;

use crate::checks::Checks;
use crate::install::{self, python::TOOLS, rust};
use crate::{mobile, wasm};

/// Runs every check; a tool that is not here is said and counts as left out.
pub(crate) fn dry_run(root: &Path) -> Result<bool> {
    let mut checks = Checks::new(root);
    versions(&mut checks)?;
    rust::publish(&mut checks);
    rust::contents(&mut checks)?;
    install::fresh(root, "release")?;
    python(&mut checks);
    npm(&mut checks)?;
    maven(&mut checks);
    checks.step("workflows", &mut Command::new("actionlint"));
    Ok(checks.close("release", "ready", "NOT ready"))
}

/// One place states the version; all others say the same.
fn versions(checks: &mut Checks<'_>) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [
        ("bindings-wasm/npm/package.json", format!("\"version\": \"{version}\"")),
        ("bindings-mobile/jvm/pom.xml", format!("<version>{version}</version>")),
        ("bindings-mobile/pom.xml", format!("<version>{version}</version>")),
        ("bindings-mobile/OgiReport/Package.swift", format!("/releases/download/v{version}/")),
        ("CITATION.cff", format!("version: {version}")),
    ] {
        if !fs::read_to_string(checks.root.join(file))?.contains(&line) {
            checks.fail(&format!("{file} does not say {line}"));
        }
    }
    Ok(())
}

/// The source distribution, built from itself into a wheel, and what the registry would say of both.
fn python(checks: &mut Checks<'_>) {
    let out = checks.root.join("target/install/release");
    let script = "\"$2/bin/maturin\" sdist --manifest-path bindings-python/Cargo.toml --out \"$1\"; \
        \"$2/bin/pip\" wheel --quiet --no-deps --wheel-dir \"$1\" \"$1\"/*.tar.gz; \
        \"$2/bin/twine\" check --strict \"$1\"/*; \
        for part in LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES.txt; do \
        tar -tzf \"$1\"/*.tar.gz | grep -q \"$part\" || { echo \"the sdist has no $part\"; exit 1; }; \
        python3 -m zipfile -l \"$1\"/*.whl | grep -q \"$part\" || { echo \"the wheel has no $part\"; exit 1; }; done";
    let tools = checks.root.join(TOOLS);
    install::python::tools(checks);
    let mut command = Command::new("sh");
    // From nothing but itself; what other builds have compiled of the registry's crates is used again.
    command.args(["-euc", script, "sh"]).arg(&out).arg(&tools).env("CARGO_TARGET_DIR", checks.root.join("target"));
    checks.step("Python: sdist, wheel built from it, twine check --strict", &mut command);
}

/// The npm package as npm would take it, with what it must hold.
fn npm(checks: &mut Checks<'_>) -> Result<()> {
    let package = checks.root.join("bindings-wasm/npm");
    if !package.join("dist/ogi_report_bg.wasm").exists() {
        if let Some(why) = wasm::missing(checks.root) {
            checks.leave_out(&format!("npm package: {why}"));
            return Ok(());
        }
        checks.add(wasm::build(checks.root)?);
    }
    checks.step("npm publish --dry-run", Command::new("npm").args(["publish", "--dry-run", "--loglevel=error"]).arg(&package));
    let out = checks.root.join("target/install/release");
    let script = "npm pack --silent --pack-destination \"$1\" \"$2\" && npx --yes @arethetypeswrong/cli@0.18 \"$1\"/*.tgz --profile esm-only";
    checks.script("types of the npm package", script, &[&out, &package]);
    checks.step("publint", Command::new("npx").args(["--yes", "publint@0.3", "--strict"]).arg(&package));
    Ok(())
}

/// The jar with its sources and its Javadoc, and the tests of it.
fn maven(checks: &mut Checks<'_>) {
    if let Some(why) = mobile::jvm_missing() {
        checks.leave_out(&format!("mvn verify: {why}"));
        return;
    }
    let library = mobile::native(checks.root, true).and_then(|library| mobile::pack(checks.root, &library));
    if let Err(error) = library {
        checks.fail(&format!("{error:#}"));
        return;
    }
    let mut maven = mobile::without_build_folders("mvn");
    maven.args(["--batch-mode", "--quiet", "-Prelease", "--file", "bindings-mobile/jvm/pom.xml", "verify"]);
    checks.step("mvn verify", &mut maven);
}

//! The crates, from the files that cargo would upload.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{FOUND, OFFICE, REPORT, fresh, lay};
use crate::checks::Checks;

/// The crates that are published, in the order of their needs.
const CRATES: [&str; 5] = ["ogi-error-localisation", "ogi-core", "ogi-documents", "ogi-report", "ogi"];

/// With the readers: a document is checked.
const READS: &str = r#"fn main() {
    let check = |path: String| {
        let bytes = std::fs::read(path).unwrap();
        ogi_report::inspect(&bytes, &ogi_report::Options::default()).unwrap()
    };
    let mut paths = std::env::args().skip(1);
    let text = check(paths.next().unwrap());
    let rules: Vec<_> = text.checked.findings.iter().map(|finding| finding.rule.code).collect();
    assert!(rules.contains(&"FOUND"), "{rules:?}");
    let word = check(paths.next().unwrap());
    assert_eq!(word.draft.year, Some(2023));
}
"#;
/// Without: figures are checked, and the smallest correction is the one figure that is wrong.
const FIGURES: &str = r#"fn main() {
    let figures = r"{'year': 2024, 'cells': {'remedies.direct_suit.upheld': 2, 'remedies.direct_suit.corrected': 1,
        'remedies.direct_suit.other': 0, 'remedies.direct_suit.pending': 0, 'remedies.direct_suit.total': 4}}";
    let input = ogi_report::Input::from_json(&figures.replace('\'', "\"")).unwrap();
    let report = ogi_report::check_input(input, &ogi_report::Options::default());
    assert_eq!(report.repairs.list[0].changes[0].to, 3.into());
}
"#;

/// Packs the crates and uses them from two empty projects, with the readers and without; and installs the command.
pub(super) fn run(checks: &mut Checks<'_>) -> Result<()> {
    let mut package = cargo();
    package.args(["package", "--quiet", "--no-verify", "--locked", "--allow-dirty"]);
    for name in CRATES {
        package.args(["-p", name]);
    }
    checks.step("Rust: packed", &mut package);
    contents(checks)?;
    let (root, folder) = (checks.root, fresh(checks.root, "rust")?);
    let crates = folder.join("crates");
    fs::create_dir_all(&crates)?;
    for name in CRATES {
        let file = packed(root, name).with_context(|| format!("{name} was not packed"))?;
        let unpacked = Command::new("tar").arg("-xzf").arg(file).arg("-C").arg(&crates).status()?;
        anyhow::ensure!(unpacked.success(), "{name} cannot be unpacked");
    }
    let version = env!("CARGO_PKG_VERSION");
    let patch = |name: &&str| format!("{name} = {{ path = '{}' }}\n", crates.join(format!("{name}-{version}")).display());
    let patches: String = CRATES.iter().map(patch).collect();
    for (name, default, program) in [("with-default-features", true, READS), ("without-default-features", false, FIGURES)] {
        let project = folder.join(name);
        let needs = format!("ogi-report = {{ version = \"{version}\", default-features = {default} }}");
        let package = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n");
        let manifest = format!("{package}\n[dependencies]\n{needs}\n\n[patch.crates-io]\n{patches}");
        lay(&project, &[("Cargo.toml", manifest), ("src/main.rs", program.replace("FOUND", FOUND))])?;
        // The versions that were tested, so that nothing is fetched anew.
        fs::copy(root.join("Cargo.lock"), project.join("Cargo.lock"))?;
        let mut run = cargo();
        run.args(["run", "--quiet", "--target-dir"])
            .arg(root.join("target"))
            .arg("--manifest-path")
            .arg(project.join("Cargo.toml"));
        checks.step(&format!("Rust: {name}"), run.arg("--").args([REPORT, OFFICE]));
    }
    // The command as a user installs it, from the unpacked crate.
    let command = crates.join(format!("ogi-{version}"));
    fs::write(crates.join("Cargo.toml"), format!("[workspace]\nmembers = ['ogi-{version}']\n\n[patch.crates-io]\n{patches}"))?;
    fs::copy(root.join("Cargo.lock"), crates.join("Cargo.lock"))?;
    let installed = folder.join("installed");
    let mut install = cargo();
    install.args(["install", "--quiet", "--debug", "--path"]).arg(&command).arg("--root").arg(&installed);
    checks.step("Rust: cargo install", install.arg("--target-dir").arg(root.join("target")));
    let script = "\"$1\" check --lang en \"$2\" | grep FOUND".replace("FOUND", FOUND);
    checks.script("Rust: ogi check", &script, &[&installed.join("bin/ogi"), Path::new(REPORT)]);
    Ok(())
}

/// What the registry would say of the crates, each built from nothing but what is in it.
pub(crate) fn publish(checks: &mut Checks<'_>) {
    let mut publish = cargo();
    publish.args(["publish", "--dry-run", "--locked", "--allow-dirty"]);
    for name in CRATES {
        publish.args(["-p", name]);
    }
    checks.step("cargo publish --dry-run", &mut publish);
}

/// Licences and a README of its own in every crate.
pub(crate) fn contents(checks: &mut Checks<'_>) -> Result<()> {
    for name in CRATES {
        let Some(file) = packed(checks.root, name) else {
            checks.fail(&format!("{name} was not packed"));
            continue;
        };
        let listed = Command::new("tar").arg("-tzf").arg(&file).output().context("tar does not start")?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        for part in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
            if !listed.contains(&format!("/{part}")) {
                checks.fail(&format!("{name}: {part} is not in the package"));
            }
        }
    }
    Ok(())
}

/// A crate as cargo has packed it.
fn packed(root: &Path, name: &str) -> Option<PathBuf> {
    let file = format!("{name}-{}.crate", env!("CARGO_PKG_VERSION"));
    let folders = ["target/package", "target/package/tmp-registry"].into_iter();
    folders.map(|folder| root.join(folder).join(&file)).find(|path| path.exists())
}

fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // As the workspace builds for development, so that what was compiled of the registry's crates is used again.
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
    cargo
}

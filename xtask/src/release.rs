//! `release --dry-run`: everything that a release does but for publishing: each registry's own check of what it would be given.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{mobile, wasm};

/// The crates that are published, in the order of their needs.
const CRATES: [&str; 5] = ["ogi-error-localisation", "ogi-core", "ogi-documents", "ogi-report", "ogi"];

/// Runs every check; a tool that is not here is said and counts as left out.
pub(crate) fn dry_run(root: &Path) -> Result<bool> {
    let mut run = Run { root, fine: true, left_out: Vec::new() };
    run.versions()?;
    run.crates()?;
    run.empty_crates()?;
    run.python()?;
    run.npm()?;
    run.maven();
    run.workflows();
    for what in &run.left_out {
        println!("left out: {what}");
    }
    println!("{}", if run.fine { "release: ready" } else { "release: NOT ready" });
    Ok(run.fine)
}

/// A crate as cargo has packed it.
fn packed(root: &Path, name: &str) -> Option<PathBuf> {
    let file = format!("{name}-{}.crate", env!("CARGO_PKG_VERSION"));
    ["target/package", "target/package/tmp-registry"]
        .iter()
        .map(|folder| root.join(folder).join(&file))
        .find(|path| path.exists())
}

struct Run<'r> {
    root: &'r Path,
    fine: bool,
    left_out: Vec<String>,
}

impl Run<'_> {
    /// One place states the version; all others say the same.
    fn versions(&mut self) -> Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        for (file, line) in [
            ("bindings-wasm/npm/package.json", format!("\"version\": \"{version}\"")),
            ("bindings-mobile/jvm/pom.xml", format!("<version>{version}</version>")),
            ("bindings-mobile/pom.xml", format!("<version>{version}</version>")),
            ("CITATION.cff", format!("version: {version}")),
        ] {
            if !fs::read_to_string(self.root.join(file))?.contains(&line) {
                println!("{file} does not say {line}");
                self.fine = false;
            }
        }
        Ok(())
    }

    fn step(&mut self, name: &str, command: &mut Command) {
        println!("== {name}");
        let passed = command.current_dir(self.root).status();
        match passed {
            Ok(status) if status.success() => println!("{name}: passed"),
            Ok(_) => {
                println!("{name}: FAILED");
                self.fine = false;
            }
            Err(error) => self.left_out.push(format!("{name}: {error}")),
        }
    }

    /// Crates as they would be uploaded, built from nothing but what is in them.
    fn crates(&mut self) -> Result<()> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut publish = Command::new(cargo);
        publish.args(["publish", "--dry-run", "--locked", "--allow-dirty"]);
        for name in CRATES {
            publish.args(["-p", name]);
        }
        self.step("crates", &mut publish);
        for name in CRATES {
            let Some(file) = packed(self.root, name) else { continue };
            let listed = Command::new("tar").arg("-tzf").arg(&file).output().context("tar does not start")?;
            let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
            for part in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
                if !listed.contains(&format!("/{part}")) {
                    println!("{name}: {part} is not in the package");
                    self.fine = false;
                }
            }
        }
        Ok(())
    }

    /// Empty projects that use the crates as they were packed, with the readers and without.
    fn empty_crates(&mut self) -> Result<()> {
        const PROGRAM: &str = "fn main() {\n    let figures = r#\"{\"year\": 2024, \"cells\": {\"remedies.direct_suit.upheld\": 2, \
            \"remedies.direct_suit.corrected\": 1, \"remedies.direct_suit.other\": 0, \"remedies.direct_suit.pending\": 0, \
            \"remedies.direct_suit.total\": 4}}\"#;\n    let input = ogi_report::Input::from_json(figures).unwrap();\n    \
            let report = ogi_report::check_input(input, &ogi_report::Options::default());\n    \
            assert_eq!(report.repairs.list[0].changes[0].to, 3.into());\n}\n";
        let version = env!("CARGO_PKG_VERSION");
        let package = self.root.join("target/release-rust/crates");
        if package.exists() {
            fs::remove_dir_all(&package)?;
        }
        fs::create_dir_all(&package)?;
        for name in CRATES {
            let Some(file) = packed(self.root, name) else {
                self.left_out.push(format!("empty Rust projects: {name} was not packed"));
                return Ok(());
            };
            self.step(&format!("{name} unpacked"), Command::new("tar").arg("-xzf").arg(file).arg("-C").arg(&package));
        }
        for (name, default) in [("with-readers", true), ("figures-alone", false)] {
            let folder = self.root.join("target/release-rust").join(name);
            fs::create_dir_all(folder.join("src"))?;
            let patches: String = CRATES
                .iter()
                .map(|name| format!("{name} = {{ path = '{}' }}\n", package.join(format!("{name}-{version}")).display()))
                .collect();
            let manifest = format!(
                "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\nogi-report = {{ version = \"{version}\", default-features = {default} }}\n\n[patch.crates-io]\n{patches}"
            );
            fs::write(folder.join("Cargo.toml"), manifest)?;
            fs::write(folder.join("src/main.rs"), PROGRAM)?;
            fs::copy(self.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let mut run = Command::new(cargo);
            run.args(["run", "--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml"));
            run.arg("--target-dir").arg(self.root.join("target"));
            self.step(&format!("empty Rust project, {name}"), &mut run);
        }
        Ok(())
    }

    /// The source distribution, built from itself, and what the registry would say of it.
    fn python(&mut self) -> Result<()> {
        let out = self.root.join("target/release-python");
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        let environment = out.join("environment");
        let script = "set -e; python3 -m venv \"$1\"; \"$1/bin/pip\" install --quiet --disable-pip-version-check 'maturin>=1.9,<2' twine; \
            \"$1/bin/maturin\" sdist --manifest-path bindings-python/Cargo.toml --out \"$2\"; \
            \"$1/bin/twine\" check --strict \"$2\"/*.tar.gz; \
            for part in LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES.txt; do tar -tzf \"$2\"/*.tar.gz | grep -q \"$part\" || { echo \"the sdist has no $part\"; exit 1; }; done";
        self.step("Python sdist", Command::new("sh").args(["-c", script, "sh"]).arg(&environment).arg(out.join("dist")));
        Ok(())
    }

    /// The npm package as npm would take it, with what it must hold.
    fn npm(&mut self) -> Result<()> {
        let package = self.root.join("bindings-wasm/npm");
        if !package.join("dist/ogi_report_bg.wasm").exists() {
            if let Some(why) = wasm::missing(self.root) {
                self.left_out.push(format!("npm package: {why}"));
                return Ok(());
            }
            self.fine &= wasm::build(self.root)?;
        }
        self.step("npm package", Command::new("npm").args(["publish", "--dry-run", "--loglevel=error"]).arg(&package));
        let out = self.root.join("target/release-npm");
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        fs::create_dir_all(&out)?;
        let script = "npm pack --silent --pack-destination \"$1\" \"$2\" && npx --yes @arethetypeswrong/cli@0.18 \"$1\"/*.tgz --profile esm-only";
        self.step("types of the npm package", Command::new("sh").args(["-c", script, "sh"]).arg(&out).arg(&package));
        self.step("publint", Command::new("npx").args(["--yes", "publint@0.3", "--strict"]).arg(&package));
        Ok(())
    }

    /// The jar with its sources and its Javadoc, and the tests of it.
    fn maven(&mut self) {
        if let Some(why) = mobile::jvm_missing() {
            self.left_out.push(format!("Maven: {why}"));
            return;
        }
        let library = mobile::native(self.root, true).and_then(|library| mobile::pack(self.root, &library));
        if let Err(error) = library {
            println!("{error:#}");
            self.fine = false;
            return;
        }
        let mut maven = mobile::without_build_folders("mvn");
        self.step(
            "Maven",
            maven.args(["--batch-mode", "--quiet", "-Prelease", "--file", "bindings-mobile/jvm/pom.xml", "verify"]),
        );
    }

    /// The workflows, by actionlint where it is here.
    fn workflows(&mut self) {
        self.step("workflows", &mut Command::new("actionlint"));
    }
}

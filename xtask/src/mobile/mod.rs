//! `build-mobile`: the native library, its Kotlin and Swift sources, the JVM artifact and the Swift package; and the
//! step of `test` that builds and tests them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};

mod calls;
mod comments;
pub(crate) mod options;
pub(crate) mod records;

use crate::step::{Outcome, cargo, is_fine, outcome};
use comments::{KOTLIN, Manner, SWIFT as SWIFT_COMMENTS};

const FOLDER: &str = "bindings-mobile";
/// The Swift package. Its folder is named as the package is, because other packages know it by this name.
pub(crate) const SWIFT: &str = "bindings-mobile/OgiReport";
/// What the generator writes, where it is kept, and how its comments are told.
const GENERATED: [(&str, &str, Manner); 3] = [
    ("ogi/report/ogi_report_mobile.kt", "bindings-mobile/jvm/src/generated/kotlin/ogi/report/ogi_report_mobile.kt", KOTLIN),
    ("OgiReport.swift", "bindings-mobile/OgiReport/Sources/OgiReport/OgiReport.swift", SWIFT_COMMENTS),
    ("OgiReportFFI.h", "bindings-mobile/OgiReport/Sources/OgiReportFFI/OgiReportFFI.h", SWIFT_COMMENTS),
];
const REMEDY: &str = "cargo xtask build-mobile --sources";

/// Builds everything for this platform, in the release profile, and writes the generated sources.
pub(crate) fn build(root: &Path) -> Result<bool> {
    let library = native(root, true)?;
    write_sources(root, &library)?;
    build_jvm(root, &library)?;
    println!("JVM: {FOLDER}/jvm/target/ogi-report-jvm-{}.jar", env!("CARGO_PKG_VERSION"));
    lay(&library, &root.join(SWIFT).join("native"))?;
    println!("Swift: {SWIFT}; swift run --package-path examples/swift example FILE");
    Ok(true)
}

/// Writes the generated sources, from a build for development.
pub(crate) fn sources(root: &Path) -> Result<()> {
    write_sources(root, &native(root, false)?)
}

fn write_sources(root: &Path, library: &Path) -> Result<()> {
    for (path, text) in generated(root, library)? {
        fs::write(root.join(path), text)?;
        println!("written: {path}");
    }
    Ok(())
}

/// All three steps: sources, Kotlin and Java, Swift.
pub(crate) fn step(root: &Path) -> Result<bool> {
    let steps: [fn(&Path) -> Result<Outcome>; 3] = [sources_step, jvm_step, swift_step];
    let mut fine = true;
    for step in steps {
        fine &= is_fine(step(root)?);
    }
    Ok(fine)
}

/// Whether the generated sources are what the library gives now.
pub(crate) fn sources_step(root: &Path) -> Result<Outcome> {
    let stale = generated(root, &native(root, false)?)?;
    if stale.is_empty() {
        return Ok(Outcome::Passed);
    }
    let names: Vec<&str> = stale.iter().map(|(path, _)| *path).collect();
    println!("not up to date: {}; write them with: {REMEDY}", names.join(", "));
    Ok(Outcome::Failed)
}

/// Why Kotlin and Java cannot be tested here; `None` where they can.
pub(crate) fn jvm_missing() -> Option<String> {
    (!has_maven()).then(|| "no mvn on PATH".to_owned())
}

/// Builds and tests the JVM module with its examples.
pub(crate) fn jvm_step(root: &Path) -> Result<Outcome> {
    if let Some(why) = jvm_missing() {
        return Ok(Outcome::Skipped(why));
    }
    let library = native(root, false)?;
    pack(root, &library)?;
    let fine = jvm(root, &["package"])? && examples(root)?;
    // It holds a library for development, ten times as large and a tenth as fast: what is shipped, `build-mobile` packs.
    let jar = root.join(FOLDER).join(format!("jvm/target/ogi-report-jvm-{}.jar", env!("CARGO_PKG_VERSION")));
    if jar.exists() {
        fs::remove_file(jar)?;
    }
    lay_release(root)?;
    Ok(outcome(fine))
}

/// Why Swift cannot be tested here; `None` where it can.
pub(crate) fn swift_missing() -> Option<String> {
    Swift::find().is_none().then(|| "no swift on PATH; OGI_SWIFT may name a program that runs a command with one".to_owned())
}

/// Tests the Swift package and runs its example.
pub(crate) fn swift_step(root: &Path) -> Result<Outcome> {
    let Some(swift) = Swift::find() else { return Ok(Outcome::Skipped(swift_missing().unwrap_or_default())) };
    let library = native(root, false)?;
    // In one go, because the runner forgets what was built.
    let test = "swift test --package-path bindings-mobile/OgiReport >&2";
    let example = "swift run --package-path examples/swift example examples/reports/wrong-totals.txt";
    let run = swift.run(root, &library, &[], &format!("{test} && {example}"))?;
    Ok(outcome(shows(&run, "the Swift package")))
}

/// Builds the shared library; where it is.
pub(crate) fn native(root: &Path, release: bool) -> Result<PathBuf> {
    let mut arguments = vec!["rustc", "--quiet", "--locked", "-p", "ogi-report-mobile", "--lib", "--crate-type", "cdylib"];
    if release {
        arguments.push("--release");
    }
    // Without debug information it is a tenth of the size; the names that the generator reads stay.
    arguments.extend(["--", "-C", "strip=debuginfo"]);
    ensure!(cargo(root, &arguments)?, "the native library does not build");
    let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let profile = if release { "release" } else { "debug" };
    Ok(target(root).join(profile).join(format!("{prefix}ogi_report_mobile{suffix}")))
}

fn target(root: &Path) -> PathBuf {
    root.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target")))
}

/// Generates the Kotlin and Swift sources; those that differ from the ones kept, with their text.
fn generated(root: &Path, library: &Path) -> Result<Vec<(&'static str, String)>> {
    let out = target(root).join("mobile/generated");
    let (out_text, library) = (out.to_string_lossy().into_owned(), library.to_string_lossy().into_owned());
    let tool = ["run", "--quiet", "--locked", "-p", "uniffi-bindgen", "--", "generate", "--no-format"];
    let languages = ["--language", "kotlin", "--language", "swift", "--out-dir", &out_text, &library];
    ensure!(cargo(root, &[&tool[..], &languages[..]].concat())?, "the generator of the bindings fails");
    let mut stale = Vec::new();
    for (name, kept, manner) in GENERATED {
        let text = fs::read_to_string(out.join(name)).with_context(|| format!("the generator did not write {name}"))?;
        let adapted = manner.adapted(&text);
        let text = if Path::new(name).extension().is_some_and(|kind| kind == "kt") {
            calls::with_one_status(&adapted)?
        } else {
            adapted
        };
        if fs::read_to_string(root.join(kept)).ok().as_ref() != Some(&text) {
            stale.push((kept, text));
        }
    }
    Ok(stale)
}

/// Lays the library where JNA looks for it.
pub(crate) fn pack(root: &Path, library: &Path) -> Result<()> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let machine = std::env::consts::ARCH.replace("x86_64", "x86-64");
    lay(library, &root.join(FOLDER).join("jvm/native").join(format!("{system}-{machine}")))
}

/// Lays the library of a release, where one was built, back to where programs find it: tests leave one for development there,
/// which is a tenth as fast.
fn lay_release(root: &Path) -> Result<()> {
    let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let library = target(root).join("release").join(format!("{prefix}ogi_report_mobile{suffix}"));
    if !library.exists() {
        println!("the library in {FOLDER}/jvm is one for development; cargo xtask build-mobile puts a fast one there");
        return Ok(());
    }
    pack(root, &library)?;
    for entry in fs::read_dir(root.join(FOLDER).join("jvm/native"))? {
        let folder = entry?;
        lay(&library, &root.join(FOLDER).join("jvm/target/classes").join(folder.file_name()))?;
    }
    Ok(())
}

/// Copies the library into a folder.
fn lay(library: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::copy(library, folder.join(library.file_name().context("the library has no name")?))?;
    Ok(())
}

pub(crate) fn has_maven() -> bool {
    Command::new("mvn").arg("--version").output().is_ok_and(|run| run.status.success())
}

/// Builds the JVM artifact around a library, tests compiled but not run.
pub(crate) fn build_jvm(root: &Path, library: &Path) -> Result<()> {
    pack(root, library)?;
    ensure!(jvm(root, &["-DskipTests", "package"])?, "the JVM artifact does not build");
    Ok(())
}

fn jvm(root: &Path, goals: &[&str]) -> Result<bool> {
    let mut maven = without_build_folders("mvn");
    maven.args(["--batch-mode", "--quiet", "--file"]).arg(root.join(FOLDER).join("pom.xml")).args(goals);
    Ok(maven.status().context("mvn does not start")?.success())
}

/// A command that does not know the folders cargo runs its own programs with: an old library lies in them, which would be
/// loaded in place of the one in the jar.
pub(crate) fn without_build_folders(program: &str) -> Command {
    let mut command = Command::new(program);
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    command
}

/// The class path of the JVM artifact with what it needs.
pub(crate) fn class_path(root: &Path, more: &[&str]) -> OsString {
    let target = root.join(FOLDER).join("jvm/target");
    let own = [target.join("classes"), target.join("lib/*")];
    let more = more.iter().map(|path| root.join(path));
    std::env::join_paths(more.chain(own)).unwrap_or_default()
}

/// Runs the examples of the README and compares what they print.
fn examples(root: &Path) -> Result<bool> {
    let mut fine = true;
    for (folder, program) in [("examples/kotlin", "MainKt"), ("examples/java-portal", "Check")] {
        let mut java = without_build_folders("java");
        java.arg("-Dstdout.encoding=UTF-8").arg("-cp").arg(class_path(root, &[&format!("{folder}/target/classes")]));
        let run = java.arg(program).arg("examples/reports/wrong-totals.txt").current_dir(root).output()?;
        fine &= shows(&run, folder);
    }
    Ok(fine)
}

/// Whether an example ended well and found what is wrong with the sample report.
fn shows(run: &Output, name: &str) -> bool {
    let output = String::from_utf8_lossy(&run.stdout);
    let fine = run.status.success() && output.contains("requests/row-total") && output.contains("21");
    if !fine {
        println!("{name} does not show what it should:\n{}", tail(run));
    }
    fine
}

fn tail(run: &Output) -> String {
    let text = [String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr)].concat();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n")
}

/// How Swift is run here.
pub(crate) enum Swift {
    /// It is on PATH.
    Here,
    /// A program that copies a folder and runs a command with a Swift toolchain in the copy.
    Runner(PathBuf),
}

impl Swift {
    /// The program that `OGI_SWIFT` names, else the `swift` on PATH.
    pub(crate) fn find() -> Option<Self> {
        if let Some(runner) = std::env::var_os("OGI_SWIFT") {
            return Some(Self::Runner(runner.into()));
        }
        Command::new("swift").arg("--version").output().is_ok_and(|run| run.status.success()).then_some(Self::Here)
    }

    /// Runs a shell command in a copy of what the package and its example need, and of more folders.
    pub(crate) fn run(&self, root: &Path, library: &Path, more: &[&str], command: &str) -> Result<Output> {
        let copy = target(root).join("mobile/swift");
        for part in [SWIFT, "examples/swift", "examples/reports", "fixtures"].iter().chain(more) {
            copy_folder(&root.join(part), &copy.join(part))?;
        }
        lay(library, &copy.join(SWIFT).join("native"))?;
        self.at(&copy, &format!("export OGI_FIXTURES=\"$PWD/fixtures\"; {command}"))
    }

    /// Runs a shell script in a folder, or in a copy of it.
    pub(crate) fn at(&self, folder: &Path, script: &str) -> Result<Output> {
        let mut shell = match self {
            Self::Here => Command::new("sh"),
            Self::Runner(runner) => Command::new(runner),
        };
        match self {
            Self::Here => shell.arg("-c"),
            Self::Runner(_) => shell.arg(folder).args(["sh", "-c"]),
        };
        shell.arg(script).current_dir(folder).output().context("Swift does not start")
    }
}

/// Makes `to` a copy of `from`, leaving build folders as they are.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        bail!("{} is no folder", from.display());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        let gone = !from.join(entry.file_name()).exists() && entry.file_name() != ".build";
        match entry.file_type()?.is_dir() {
            true if gone => fs::remove_dir_all(entry.path())?,
            false if gone => fs::remove_file(entry.path())?,
            _ => {}
        }
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            if entry.file_name() != ".build" {
                copy_folder(&source, &copy)?;
            }
        } else {
            fs::copy(&source, &copy)?;
        }
    }
    Ok(())
}

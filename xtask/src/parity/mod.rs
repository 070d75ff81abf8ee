//! `parity`: every language answers what Rust answers, over every fixture, and the bytes are compared. A task that a
//! language has no door for is a gap, told by name; another answer is a failure.

mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::mobile;
use cases::Case;

/// What a vector gave: a text, the code of an error, or neither where the language has no door for the task.
#[derive(Debug, PartialEq, Eq)]
enum VectorInput {
    Text(String),
    Error(String),
    Nothing,
}

/// So many differences of a language are shown.
const SHOWN: usize = 12;

type Results = BTreeMap<String, VectorInput>;

/// Compares every language that can be run here; whether all agree.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let mut fine = stored(root)?;
    let cases = cases::all(root)?;
    let fixtures = root.join("target/parity");
    cases::write(&cases, &fixtures)?;
    let errors = cases.iter().filter(|case| matches!(case.given, VectorInput::Error(_))).count();
    println!("Rust: {} cases, {errors} of them errors", cases.len());
    let library = mobile::native(root, false)?;
    let runners = root.join("xtask/src/parity");
    let interpreter = root.join("target/python/tests").join(if cfg!(windows) { "Scripts/python" } else { "bin/python" });
    let python = || {
        let mut python = Command::new(&interpreter);
        python.arg(runners.join("vectors.py")).arg(&fixtures);
        python.output().context("Python does not start")
    };
    fine &= language("Python", interpreter.is_file().then(python), "not built; cargo xtask test-python does", &cases)?;
    let package = root.join("bindings-wasm/npm");
    let node = || {
        let mut node = Command::new("node");
        node.arg(runners.join("vectors.mjs")).arg(&package).arg(&fixtures).output().context("node does not start")
    };
    let built = package.join("dist/ogi_report_bg.wasm").is_file();
    fine &= language("JavaScript", built.then(node), "not built; cargo xtask build-wasm does", &cases)?;
    let kotlin = || {
        mobile::build_jvm(root, &library)?;
        let mut java = mobile::without_build_folders("java");
        let classes = mobile::class_path(root, &["bindings-mobile/jvm/target/test-classes"]);
        java.arg("-Dfile.encoding=UTF-8")
            .arg("-cp")
            .arg(classes)
            .arg("ogi.report.Vectors")
            .arg(&fixtures)
            .output()
            .context("java does not start")
    };
    fine &= language("Kotlin and Java", mobile::has_maven().then(kotlin), "no mvn on PATH", &cases)?;
    let swift = mobile::Swift::find();
    let command = "swift run --package-path bindings-mobile/OgiReport vectors target/parity";
    let swift = swift.map(|swift| swift.run(root, &library, &["target/parity"], command));
    fine &= language("Swift", swift, "no toolchain; OGI_SWIFT may name a program that runs one", &cases)?;
    Ok(fine)
}

/// Whether the golden vectors, which every language's own tests read, are what Rust gives now.
fn stored(root: &Path) -> Result<bool> {
    let mut fine = true;
    for (path, text) in ogi_testkit::vectors::files(root)?.into_iter().chain(ogi_testkit::vectors::together(root)?) {
        if fs::read_to_string(root.join(&path)).ok().as_ref() != Some(&text) {
            println!("{path} is not up to date; mend it with: cargo xtask generate");
            fine = false;
        }
    }
    Ok(fine)
}

/// Compares one language, whose runner prints a line of JSON for each case.
fn language(name: &str, run: Option<Result<Output>>, missing: &str, cases: &[Case]) -> Result<bool> {
    let Some(run) = run else {
        println!("{name}: left out, {missing}");
        return Ok(true);
    };
    let run = run?;
    if !run.status.success() {
        println!("{name}: its runner failed\n{}", String::from_utf8_lossy(&run.stderr));
        return Ok(false);
    }
    let given = results(&String::from_utf8_lossy(&run.stdout));
    let (mut equal, mut different, mut gaps) = (0_usize, Vec::new(), BTreeMap::<&str, Vec<&str>>::new());
    for case in cases {
        match given.get(&case.file) {
            Some(given) if *given == case.given => equal += 1,
            None | Some(VectorInput::Nothing) => gaps.entry(case.task).or_default().push(&case.name),
            Some(given) => different.push((case, given)),
        }
    }
    let count: usize = gaps.values().map(Vec::len).sum();
    println!("{name}: {equal} of {} equal, {} different, {count} gaps", cases.len(), different.len());
    for (case, given) in different.iter().take(SHOWN) {
        println!("  different: {} ({}): {}", case.name, case.file, first_difference(&case.given, given));
    }
    if different.len() > SHOWN {
        println!("  … and {} more", different.len().saturating_sub(SHOWN));
    }
    for (task, names) in &gaps {
        let of = cases.iter().filter(|case| case.task == *task).count();
        println!("  gap: {task}, {} of {of}: {}", names.len(), some(names));
    }
    if !different.is_empty() {
        println!("  or was built from another state: Python by cargo xtask test-python, JavaScript by cargo xtask build-wasm");
    }
    Ok(different.is_empty())
}

/// The names of cases, or the first and last of many.
fn some(names: &[&str]) -> String {
    match names {
        [first, .., last] if names.len() > 4 => format!("{first} … {last}"),
        _ => names.join("; "),
    }
}

/// Where two answers part.
fn first_difference(expected: &VectorInput, given: &VectorInput) -> String {
    let (VectorInput::Text(expected), VectorInput::Text(given)) = (expected, given) else {
        return format!("{} expected, {} given", expected.kind(), given.kind());
    };
    let same = expected.chars().zip(given.chars()).take_while(|(one, other)| one == other).count();
    let piece = |text: &str| text.chars().skip(same.saturating_sub(30)).take(80).collect::<String>();
    format!("`{}` expected, `{}` given", piece(expected), piece(given))
}

impl VectorInput {
    fn kind(&self) -> &str {
        match self {
            Self::Text(_) => "a result",
            Self::Error(code) => code,
            Self::Nothing => "nothing",
        }
    }
}

/// Reads lines `{"vector": NAME, "result": TEXT}` or `{"vector": NAME, "error": CODE}`; a field may be null or left out.
fn results(output: &str) -> Results {
    let lines = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let read = |line: Value| {
        let given = match (line["result"].as_str(), line["error"].as_str()) {
            (Some(text), _) => VectorInput::Text(text.to_owned()),
            (None, Some(code)) => VectorInput::Error(code.to_owned()),
            (None, None) => VectorInput::Nothing,
        };
        line["vector"].as_str().map(|name| (name.to_owned(), given))
    };
    lines.filter_map(read).collect()
}

//! `parity`: every language runs the golden vectors, and the bytes of each are compared with those that Rust gives now.
//! A task that a language has no door for is a gap, told by name; another answer is a failure.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{mobile, vectors};

/// What a vector gave: a text, the code of an error, or neither where the language has no door for the task.
#[derive(Debug, PartialEq, Eq)]
enum Given {
    Text(String),
    Error(String),
    Nothing,
}

type Results = BTreeMap<String, Given>;

/// Compares every language that can be run here; whether all agree.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let expected = rust(root)?;
    println!("Rust: {} vectors", expected.len());
    let mut fine = stored(root, &expected)?;
    let library = mobile::native(root, false)?;
    let fixtures = root.join("fixtures");
    let runners = root.join("xtask/src/parity");
    let interpreter = root.join("target/python/tests/bin/python");
    let python = || {
        let mut python = Command::new(&interpreter);
        python.arg(runners.join("vectors.py")).arg(root.join("bindings-python/tests")).arg(&fixtures);
        python.output().context("Python does not start")
    };
    fine &= language("Python", interpreter.is_file().then(python), "not built; cargo xtask test does", &expected)?;
    let package = root.join("bindings-wasm/npm");
    let node = || {
        let mut node = Command::new("node");
        node.arg(runners.join("vectors.mjs")).arg(&package).arg(&fixtures).output().context("node does not start")
    };
    let built = package.join("dist/ogi_report_bg.wasm").is_file();
    fine &= language("JavaScript", built.then(node), "not built; cargo xtask build-wasm does", &expected)?;
    let kotlin = || {
        mobile::build_jvm(root, &library)?;
        let mut java = Command::new("java");
        let classes = mobile::class_path(root, &["bindings-mobile/jvm/target/test-classes"]);
        java.arg("-cp").arg(classes).arg("ogi.report.Vectors").arg(&fixtures).output().context("java does not start")
    };
    fine &= language("Kotlin and Java", mobile::has_maven().then(kotlin), "no mvn on PATH", &expected)?;
    let swift = mobile::Swift::find(root);
    let command = "swift run --package-path bindings-mobile/OgiReport vectors \"$OGI_FIXTURES\"";
    let swift = swift.map(|swift| swift.run(root, &library, command));
    fine &= language("Swift", swift, "no toolchain; OGI_SWIFT may name a program that runs one", &expected)?;
    Ok(fine)
}

/// What Rust gives now.
fn rust(root: &Path) -> Result<Results> {
    let read = |(path, text): (String, String)| {
        let vector: Value = serde_json::from_str(&text)?;
        let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
        let given = match (vector["expected"].as_str(), vector["error"].as_str()) {
            (Some(text), _) => Given::Text(text.to_owned()),
            (None, Some(code)) => Given::Error(code.to_owned()),
            (None, None) => Given::Nothing,
        };
        Ok((name.context("a vector has no name")?, given))
    };
    vectors::files(root)?.into_iter().map(read).collect()
}

/// Whether the files that the other languages read hold what Rust gives now.
fn stored(root: &Path, expected: &Results) -> Result<bool> {
    let mut fine = true;
    for (name, given) in expected {
        let text = fs::read_to_string(root.join("fixtures/vectors").join(name)).unwrap_or_else(|_| "{}".to_owned());
        let vector: Value = serde_json::from_str(&text)?;
        let same = match given {
            Given::Text(text) => vector["expected"].as_str() == Some(text),
            Given::Error(code) => vector["error"].as_str() == Some(code),
            Given::Nothing => true,
        };
        if !same {
            println!("  {name} is not up to date; mend it with: cargo xtask generate");
            fine = false;
        }
    }
    Ok(fine)
}

/// Compares one language, whose runner prints a line of JSON for each vector.
fn language(name: &str, run: Option<Result<Output>>, missing: &str, expected: &Results) -> Result<bool> {
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
    let (mut equal, mut different, mut gaps) = (0_usize, Vec::new(), Vec::new());
    for (vector, expected) in expected {
        match given.get(vector) {
            Some(given) if given == expected => equal += 1,
            None | Some(Given::Nothing) => gaps.push(vector.as_str()),
            Some(_) => different.push(vector.as_str()),
        }
    }
    println!("{name}: {equal} of {} equal, {} different, {} gaps", expected.len(), different.len(), gaps.len());
    for vector in &different {
        println!("  different: {vector}");
    }
    for vector in &gaps {
        println!("  gap: {vector}");
    }
    if !different.is_empty() {
        println!("  or was built from another state: Python by cargo xtask test, JavaScript by cargo xtask build-wasm");
    }
    Ok(different.is_empty())
}

/// Reads lines `{"vector": NAME, "result": TEXT}` or `{"vector": NAME, "error": CODE}`; a field may be null or left out.
fn results(output: &str) -> Results {
    let lines = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let read = |line: Value| {
        let given = match (line["result"].as_str(), line["error"].as_str()) {
            (Some(text), _) => Given::Text(text.to_owned()),
            (None, Some(code)) => Given::Error(code.to_owned()),
            (None, None) => Given::Nothing,
        };
        line["vector"].as_str().map(|name| (name.to_owned(), given))
    };
    lines.filter_map(read).collect()
}

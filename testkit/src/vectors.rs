//! Golden vectors: inputs, the task that each goes through, and the bytes that every language must give.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ogi_report::json;
use serde_json::{Value, json};

/// The folder of the vectors, from the root.
const FOLDER: &str = "fixtures/vectors";

/// The options that every document is inspected with.
const OPTIONS: [(&str, &str); 2] =
    [("zh-bytes", r#"{"language":"zh","spans":"bytes"}"#), ("en-utf16", r#"{"language":"en","spans":"utf16"}"#)];

/// Every vector, as a file name from the root and its text.
pub fn files(root: &Path) -> Result<Vec<(String, String)>> {
    let inputs = root.join(FOLDER).join("inputs");
    let mut names: Vec<String> = fs::read_dir(&inputs)
        .with_context(|| format!("cannot read {}", inputs.display()))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    let mut files = Vec::new();
    for name in names {
        let bytes = fs::read(inputs.join(&name))?;
        for (variant, options) in OPTIONS {
            let vector = vector("inspect", &name, options, json::inspect(&bytes, options));
            files.push(file(&format!("inspect.{name}.{variant}"), &vector)?);
        }
        if Path::new(&name).extension().is_some_and(|ending| ending == "json") {
            let text = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))?;
            let options = OPTIONS[0].1;
            files.push(file(&format!("check.{name}"), &vector("check", &name, options, json::check(&text, options)))?);
            files.push(file(&format!("fill.{name}"), &vector("fill", &name, "", json::fill(&text)))?);
        }
    }
    for code in ["requests/row-total", "cells/blank", "no/such-rule"] {
        let explained = json::explain(code, ogi_report::Language::Zh);
        files.push(file(&format!("explain.{}", code.replace('/', "-")), &vector("explain", code, "", explained))?);
    }
    Ok(files)
}

/// The vectors of reports judged together, as a file name from the root and its text.
pub fn together(root: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for (name, text) in inputs(&root.join(FOLDER).join("together/inputs"))? {
        for (variant, options) in OPTIONS {
            let (task, result) = match name.split_once('.').map(|(task, _)| task) {
                Some("compare") => ("compare", json::compare(&text, options)),
                _ => ("roll_up", json::roll_up(&text, options)),
            };
            files.push(file(&format!("together/{name}.{variant}"), &vector(task, &name, options, result))?);
        }
    }
    Ok(files)
}

/// The texts of a folder, in the order of their names.
fn inputs(folder: &Path) -> Result<Vec<(String, String)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names: Vec<String> =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<_>>()?;
    names.sort();
    names.into_iter().map(|name| Ok((name.clone(), fs::read_to_string(folder.join(name))?))).collect()
}

fn vector(task: &str, input: &str, options: &str, result: Result<String, ogi_report::Error>) -> Value {
    match result {
        Ok(expected) => json!({"task": task, "input": input, "options": options, "expected": expected}),
        Err(error) => json!({"task": task, "input": input, "options": options, "error": error.code()}),
    }
}

fn file(name: &str, vector: &Value) -> Result<(String, String)> {
    Ok((format!("{FOLDER}/{name}.vector.json"), serde_json::to_string_pretty(vector)? + "\n"))
}

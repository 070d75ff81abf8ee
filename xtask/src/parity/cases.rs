//! What every language is asked: each fixture through each task that fits it, with the bytes that Rust gives.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ogi_report::{CellId, FormId, Format, Language, Options, Session, json, rules};
use serde_json::{Map, Value};

use super::VectorInput;

/// One question and its answer in Rust.
pub(super) struct Case {
    /// What it is called in what is printed.
    pub(super) name: String,
    /// The file that asks it.
    pub(super) file: String,
    pub(super) task: &'static str,
    /// The file among the inputs, or for an explanation the code of the rule.
    input: String,
    /// What that file holds.
    bytes: Vec<u8>,
    /// The text of the options object.
    options: String,
    /// The name of a form of output.
    format: &'static str,
    pub(super) given: VectorInput,
}

const CHINESE: &str = r#"{"language":"zh","spans":"utf16"}"#;
const ENGLISH: &str = r#"{"language":"en","spans":"utf16"}"#;
/// A profile with a decision, an earlier result, and a day.
const JUDGED: &str = r#"{"language":"en","spans":"utf16","profile":"thorough","now":"2026-01-15","published":"2025-03-31"}"#;
/// Folders of documents, of the conformance set, and of reports that belong together.
const DOCUMENTS: [&str; 5] = ["fixtures/vectors/inputs", "fixtures/hostile", "examples/reports", "fixtures/claims", OFFICE];
/// Every kind of file that an office holds.
const OFFICE: &str = "fixtures/office";
const REPAIRS: &str = "fixtures/repair";
const SEVERAL: [&str; 2] = ["fixtures/several", "fixtures/vectors/together/inputs"];
/// So many cases of each file of the conformance set are asked.
const OF_EACH: usize = 3;

/// Every case.
pub(super) fn all(root: &Path) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for folder in DOCUMENTS {
        for (name, bytes) in files(root, folder)? {
            documents(&mut cases, &name, &bytes);
            if folder == OFFICE {
                written(&mut cases, &name, &bytes);
            }
        }
    }
    for (name, bytes) in files(root, REPAIRS)?.into_iter().filter(|(name, _)| !name.contains("identities")) {
        for report in conformance(&bytes).with_context(|| name.clone())? {
            cases.push(text("check", &name, &report, CHINESE, "", json::check(&report, CHINESE)));
        }
    }
    for (name, bytes) in files(root, SEVERAL[0])?.into_iter().chain(files(root, SEVERAL[1])?) {
        let input = String::from_utf8(bytes).with_context(|| name.clone())?;
        for options in [CHINESE, ENGLISH] {
            cases.push(match name.split('.').next() {
                Some("compare") => text("compare", &name, &input, options, "", json::compare(&input, options)),
                Some("roll_up" | "rollup") => text("roll_up", &name, &input, options, "", json::roll_up(&input, options)),
                Some("across") => text("across", &name, &input, options, "", json::across(&input, options)),
                _ => text("session", &name, &input, options, "", session(&input, options)),
            });
        }
    }
    data(&mut cases);
    number(&mut cases);
    Ok(cases)
}

/// Reads a document in two languages, and writes the result in every form.
fn documents(cases: &mut Vec<Case>, name: &str, bytes: &[u8]) {
    for options in [CHINESE, ENGLISH, JUDGED] {
        cases.push(case("inspect", name, bytes, options, "", json::inspect(bytes, options)));
    }
    if name.contains("wrong-totals") {
        for format in Format::ALL.iter().map(|format| format.name()) {
            for options in [CHINESE, ENGLISH] {
                cases.push(case("render", name, bytes, options, format, json::inspect_as(bytes, format, options)));
            }
        }
    }
    if let (Some("json"), Ok(report)) = (name.rsplit('.').next(), std::str::from_utf8(bytes)) {
        cases.push(text("check", name, report, CHINESE, "", json::check(report, CHINESE)));
        cases.push(text("fill", name, report, "", "", json::fill(report)));
    }
}

/// What is written back as files of the office, in hexadecimal digits: remarks in the file itself, and the list of problems.
fn written(cases: &mut Vec<Case>, name: &str, bytes: &[u8]) {
    let hex = |file: Vec<u8>| file.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for options in [CHINESE, ENGLISH] {
        cases.push(case("annotate", name, bytes, options, "", json::annotate(bytes, options).map(hex)));
    }
    for format in ["xlsx", "docx"] {
        let list = json::problem_list(&[("report", bytes)], format, CHINESE);
        cases.push(case("problem_list", name, bytes, CHINESE, format, list.map(hex)));
    }
}

/// What is asked without a document.
fn data(cases: &mut Vec<Case>) {
    for (options, language) in [(r#"{"language":"zh"}"#, Language::Zh), (r#"{"language":"en"}"#, Language::En)] {
        cases.push(text("catalogue", "", "", options, "", Ok(json::catalogue(language))));
        for form in [FormId::Trial2019, FormId::Official2021] {
            cases.push(text("layout", form.name(), "", options, "", json::layout(form.name(), false, language)));
        }
        for code in rules().map(|rule| rule.code).chain(["no/such-rule", ""]) {
            cases.push(text("explain", code, "", options, "", json::explain(code, language)));
        }
    }
}

/// Types into a form what the input says, `{"form": …, "year": …, "typed": [[CELL, TEXT], …]}`; gives the figures and, on a
/// second line, the rules that are broken.
fn session(input: &str, options: &str) -> Result<String, ogi_report::Error> {
    let typed: Value = serde_json::from_str(input).map_err(|error| ogi_report::Error::Json(error.to_string()))?;
    let form = typed["form"].as_str().and_then(FormId::from_name).unwrap_or(FormId::Official2021);
    let mut session = Session::new(form, Options::from_json(options)?);
    session.set_year(typed["year"].as_u64().and_then(|year| u16::try_from(year).ok()));
    for step in typed["typed"].as_array().into_iter().flatten() {
        if let (Some(path), Some(text)) = (step[0].as_str(), step[1].as_str()) {
            session.set(ogi_report::find_cell(path)?, text);
        }
    }
    let broken: Vec<&str> = session.findings().map(|finding| finding.rule.code).collect();
    Ok(format!("{}\n{}", session.value_json(), broken.join(" ")))
}

/// The first cases of a file of the conformance set, as wire objects: a cell that is not named is zero, or missing.
fn conformance(bytes: &[u8]) -> Result<Vec<String>> {
    let set: Value = serde_json::from_slice(bytes)?;
    let form = set["form"].as_str().and_then(FormId::from_name).context("the set names no form")?;
    let cases = set["cases"].as_array().context("the set has no cases")?;
    let report = |case: &Value| {
        let missing: Vec<&str> = case["missing"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let paths = form.form().cells(false).map(CellId::path);
        let cells: Map<String, Value> = paths
            .filter(|path| !missing.contains(path))
            .map(|path| (path.to_owned(), case["cells"].get(path).cloned().unwrap_or_else(|| 0.into())))
            .collect();
        serde_json::json!({"form": form.name(), "cells": cells}).to_string()
    };
    Ok(cases.iter().take(OF_EACH).map(report).collect())
}

fn files(root: &Path, folder: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let listed = fs::read_dir(root.join(folder)).with_context(|| format!("cannot read {folder}"))?;
    for entry in listed {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && name != "README.md" {
            files.push((name, fs::read(path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn text(
    task: &'static str,
    name: &str,
    input: &str,
    options: &str,
    format: &'static str,
    result: Result<String, ogi_report::Error>,
) -> Case {
    case(task, name, input.as_bytes(), options, format, result)
}

fn case(
    task: &'static str,
    name: &str,
    bytes: &[u8],
    options: &str,
    format: &'static str,
    result: Result<String, ogi_report::Error>,
) -> Case {
    let given = match result {
        Ok(text) => VectorInput::Text(text),
        Err(error) => VectorInput::Error(error.code().to_owned()),
    };
    let shown: Vec<&str> = [task, name, format, options].into_iter().filter(|part| !part.is_empty()).collect();
    let (name, input) = (shown.join(" "), name.to_owned());
    Case { name, file: String::new(), task, input, bytes: bytes.to_vec(), options: options.to_owned(), format, given }
}

/// Gives every case a file, and its input another one.
fn number(cases: &mut [Case]) {
    for (case, number) in cases.iter_mut().zip(1_usize..) {
        case.file = format!("{number:04}.vector.json");
        if !matches!(case.task, "explain" | "layout" | "catalogue") {
            case.input = format!("{number:04}.{}", case.input);
        }
    }
}

/// Writes the cases as a folder like `fixtures`, for the runners of the other languages.
pub(super) fn write(cases: &[Case], folder: &Path) -> Result<()> {
    let vectors = folder.join("vectors");
    if vectors.is_dir() {
        fs::remove_dir_all(&vectors)?;
    }
    fs::create_dir_all(vectors.join("inputs"))?;
    for case in cases {
        let Case { name, file, task, input, bytes, options, format, given: _ } = case;
        let vector = serde_json::json!({"name": name, "task": task, "input": input, "options": options, "format": format});
        fs::write(vectors.join(file), vector.to_string())?;
        if !matches!(*task, "explain" | "layout" | "catalogue") {
            fs::write(vectors.join("inputs").join(input), bytes)?;
        }
    }
    Ok(())
}

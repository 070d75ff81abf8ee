//! Reads real reports and compares with their true readings: cells, false values, false errors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ogi_report::{CellId, Finding, Linear, Number, Options, Report, Severity, Verdict, inspect};
use serde_json::{Value, json};

use crate::corpus_claims::Tally;

/// At least so many of the readable cells must be read, in hundredths.
const LEAST_READ: usize = 93;
/// The findings that runs are compared with.
const BASELINE: &str = "xtask/corpus-findings.json";

/// The folders of real reports, where there are any: those of `OGI_CORPUS`, apart as in `PATH`, or those beside the repository.
pub(crate) fn folders(root: &Path) -> Vec<PathBuf> {
    let beside = || ["../shared/corpus", "../shared/corpus-2"].iter().map(|folder| root.join(folder)).collect();
    let named = std::env::var_os("OGI_CORPUS").map(|named| std::env::split_paths(&named).collect());
    let mut folders: Vec<PathBuf> = named.unwrap_or_else(beside);
    folders.retain(|folder| folder.is_dir());
    folders
}

/// What one document came to.
#[derive(Debug, Default)]
struct Score {
    /// Cells that the truth has a number for.
    readable: usize,
    /// Of those, the cells read rightly.
    read: usize,
    /// Numbers that the document does not state.
    false_values: Vec<String>,
    /// Broken at `error` although the document keeps the rule.
    false_errors: Vec<String>,
    /// Broken in the document but not reported.
    missed: Vec<String>,
    /// Findings by rule, severity and verdict.
    findings: BTreeMap<String, usize>,
}

/// Runs over every document of some folders; false when one of the three figures is not as it must be.
pub(crate) fn run(root: &Path, folders: &[PathBuf], bless: bool) -> Result<bool> {
    let mut total = Score::default();
    let mut findings: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut claims = Tally::new(root)?;
    println!("{:<30} {:>9} {:>6} {:>6} {:>7}", "document", "cells", "false", "errors", "missed");
    for folder in folders {
        for (path, truth) in documents(folder)? {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (score, report) = judge(&path, &truth)?;
            if let Some(report) = &report {
                claims.add(&file, report, &truth);
            }
            score.print(&file);
            findings.insert(file, total.add(score));
        }
    }
    let hundredths = total.read * 10_000 / total.readable.max(1);
    println!(
        "total: {}/{} cells ({}.{:02} %), {} false values, {} false errors, {} missed",
        total.read,
        total.readable,
        hundredths / 100,
        hundredths % 100,
        total.false_values.len(),
        total.false_errors.len(),
        total.missed.len()
    );
    let claimed = claims.print();
    compare(root, &findings, bless)?;
    let enough = total.readable > 0 && total.read * 100 >= total.readable * LEAST_READ;
    if !enough {
        println!("fewer than {LEAST_READ} % of the cells were read");
    }
    Ok(enough && claimed && total.false_values.is_empty() && total.false_errors.is_empty() && total.missed.is_empty())
}

impl Score {
    fn print(&self, file: &str) {
        println!(
            "{file:<30} {:>9} {:>6} {:>6} {:>7}",
            format!("{}/{}", self.read, self.readable),
            self.false_values.len(),
            self.false_errors.len(),
            self.missed.len()
        );
        for (what, list) in [("false value", &self.false_values), ("false error", &self.false_errors), ("missed", &self.missed)]
        {
            list.iter().for_each(|line| println!("    {what}: {line}"));
        }
    }

    /// Adds another's figures, and gives its findings back.
    fn add(&mut self, other: Self) -> BTreeMap<String, usize> {
        self.readable += other.readable;
        self.read += other.read;
        self.false_values.extend(other.false_values);
        self.false_errors.extend(other.false_errors);
        self.missed.extend(other.missed);
        other.findings
    }
}

/// The documents of a folder with their true readings. What has none is a report from before the statutory form: it states no cell.
fn documents(folder: &Path) -> Result<Vec<(PathBuf, Value)>> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut truths: BTreeMap<String, Value> = BTreeMap::new();
    for path in names.iter().filter(|path| name_of(path).ends_with(".truth.json")) {
        let truth: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        truths.insert(truth["name"].as_str().context("a truth file without a name")?.to_owned(), truth);
    }
    let mut found = Vec::new();
    for path in names {
        let file = name_of(&path);
        let Some((name, ending)) = file.split_once('.') else { continue };
        if name != "README" && ["txt", "md", "html", "pdf", "layout.txt", "raw.txt"].contains(&ending) {
            let truth = truths.get(name).cloned().unwrap_or_else(|| json!({ "cells": {} }));
            found.push((path, truth));
        }
    }
    Ok(found)
}

fn judge(path: &Path, truth: &Value) -> Result<(Score, Option<Report>)> {
    let bytes = fs::read(path)?;
    let report = match inspect(&bytes, &Options::default()) {
        Ok(report) => report,
        Err(error) => {
            let cells = truth["cells"].as_object().map_or(0, |cells| cells.values().filter(|cell| cell.is_number()).count());
            println!("    {error}");
            // What has no true reading is of before the form, and rightly refused.
            let missed = if cells > 0 { vec!["the whole document".to_owned()] } else { Vec::new() };
            return Ok((Score { readable: cells, missed, ..Score::default() }, None));
        }
    };
    let mut score = Score::default();
    compare_cells(&report, truth, &is_unsure(path, truth), &mut score)?;
    compare_errors(&report, truth, &mut score);
    for finding in &report.checked.findings {
        let key = format!("{} {} {}", finding.rule.code, finding.severity.name(), finding.verdict.name());
        *score.findings.entry(key).or_default() += 1;
    }
    Ok((score, Some(report)))
}

/// The cells that this document cannot decide.
fn is_unsure(path: &Path, truth: &Value) -> Vec<String> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let applies = texts(&truth["unsure_applies_to"]);
    if applies.is_empty() || applies.contains(&ending) { texts(&truth["unsure"]) } else { Vec::new() }
}

fn compare_cells(report: &Report, truth: &Value, unsure: &[String], score: &mut Score) -> Result<()> {
    let cells = truth["cells"].as_object().context("a truth file without cells")?;
    for (path, value) in cells {
        let cell = CellId::from_path(path).with_context(|| format!("no cell {path}"))?;
        let expected: Option<Number> = if value.is_null() { None } else { Some(value.to_string().parse()?) };
        let read = report.draft.number(cell);
        // A person found more than one reading there.
        let is_open = expected.is_none() && unsure.contains(path);
        if read.is_some() && read != expected && !is_open {
            let truly = expected.map_or_else(|| "nothing".to_owned(), |number| number.to_string());
            score.false_values.push(format!("{path}: {} read, {truly} stated", read.unwrap_or(Number::ZERO)));
        }
        // Where the text alone does not decide, not reading is right.
        if expected.is_some() && !unsure.contains(path) {
            score.readable += 1;
            score.read += usize::from(read == expected);
        }
    }
    let unknown = report.draft.cells().filter(|(id, cell)| cell.number().is_some() && !cells.contains_key(id.path()));
    score.false_values.extend(unknown.map(|(id, _)| format!("{id}: not in the document")));
    Ok(())
}

fn compare_errors(report: &Report, truth: &Value, score: &mut Score) {
    let failed: Vec<&Value> = truth["failed_identities"].as_array().into_iter().flatten().collect();
    let prose_disagrees =
        truth["prose_numbers"].as_array().into_iter().flatten().any(|claim| claim["agrees"] == Value::Bool(false));
    let broken: Vec<&Finding> = report
        .checked
        .findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Broken && finding.severity == Severity::Error)
        .collect();
    for finding in &broken {
        let known = failed.iter().any(|failed| is_same(failed, finding));
        let told = finding.rule.code.starts_with("narrative/") && prose_disagrees;
        if !known && !told {
            score.false_errors.push(format!("{} {}", finding.rule.code, item(finding)));
        }
    }
    for failed in failed.iter().filter(|failed| failed.get("expected").is_some()) {
        if !broken.iter().any(|finding| is_same(failed, finding)) {
            score.missed.push(failed.to_string());
        }
    }
}

fn is_same(failed: &Value, finding: &Finding) -> bool {
    let named = ["row", "group", "column"].iter().find_map(|axis| failed[*axis].as_str()).unwrap_or_default();
    failed["rule"] == finding.rule.code && named == item(finding)
}

/// The row, group or column that a finding is about, as truth files name it.
fn item(finding: &Finding) -> String {
    let stated = finding.terms.iter().find(|term| term.coefficient < 0).or(finding.terms.first());
    let path = stated.map_or("", |term| term.cell.path());
    let (line, column) = path.rsplit_once('.').unwrap_or((path, ""));
    if matches!(finding.rule.linear, Some(Linear::EachColumn(_))) { column.to_owned() } else { line.to_owned() }
}

/// Prints findings by rule before and after, or takes the present ones as the new measure.
fn compare(root: &Path, now: &BTreeMap<String, BTreeMap<String, usize>>, bless: bool) -> Result<()> {
    let path = root.join(BASELINE);
    let before: BTreeMap<String, BTreeMap<String, usize>> = match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text)?,
        Err(_) => BTreeMap::new(),
    };
    // Only documents of both runs are compared.
    let before: BTreeMap<_, _> = before.into_iter().filter(|(file, _)| bless || now.contains_key(file)).collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (rule, count) in before.values().flatten() {
        counts.entry(rule).or_default().0 += count;
    }
    for (rule, count) in now.values().flatten() {
        counts.entry(rule).or_default().1 += count;
    }
    println!("\n{:<48} {:>6} {:>6}", "findings by rule", "before", "now");
    for (rule, (before, now)) in &counts {
        let mark = if before == now { "" } else { "  *" };
        println!("{rule:<48} {before:>6} {now:>6}{mark}");
    }
    if bless {
        fs::write(&path, serde_json::to_string_pretty(&json!(now))? + "\n")?;
        println!("written: {BASELINE}");
    } else if before != *now {
        println!("findings have changed; if that is meant, explain it in the commit and run: cargo xtask corpus --bless");
    }
    Ok(())
}

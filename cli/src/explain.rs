//! `ogi explain`: a rule for people at a terminal; its examples as small tables, each with how it comes out.

use std::fmt::Write;

use anyhow::{Result, anyhow};
use ogi_report::{CellId, Explanation, FormId, Label, Language, Place, explain, find_rule};

use crate::output::{print, unless_closed};

/// Explains a rule.
pub(crate) fn run(code: &str, language: Language) -> Result<u8> {
    let rule = find_rule(code).map_err(|error| anyhow!(error.message(language)))?;
    unless_closed(print(&page(&explain(rule, language), language), language))?;
    Ok(0)
}

fn page(rule: &Explanation, language: Language) -> String {
    let words = |zh, en| if language == Language::Zh { zh } else { en };
    let mut out = format!("{}  {}\n\n", rule.code, rule.title);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}{}", words("严重程度：", "severity: "), rule.severity);
    if let Some(formula) = &rule.formula {
        let _ = writeln!(out, "{}{formula}", words("公式：", "formula: "));
    }
    for basis in &rule.basis {
        let _ = writeln!(out, "{}{basis}", words("依据：", "basis: "));
    }
    let _ = writeln!(out, "{}{}", words("网页：", "page: "), rule.page);
    let mut example: Option<Vec<&str>> = None;
    let mut outcome = "";
    for line in rule.prose.lines() {
        match (&mut example, line) {
            (None, _) if line.starts_with("```ogi ") => {
                outcome = line.trim_start_matches("```ogi ");
                example = Some(Vec::new());
            }
            (Some(lines), "```") => {
                write_example(&mut out, lines, outcome, language);
                example = None;
            }
            (Some(lines), line) => lines.push(line),
            (None, line) => match line.strip_prefix("### ") {
                Some(heading) => {
                    let _ = writeln!(out, "\n{heading}");
                }
                None if line.trim().is_empty() => {}
                None => {
                    let _ = writeln!(out, "  {line}");
                }
            },
        }
    }
    out
}

/// How an example comes out, in words.
fn said(outcome: &str, language: Language) -> &'static str {
    let kind = outcome.split(' ').next().unwrap_or_default();
    match (kind, language) {
        ("fires", Language::Zh) => "不成立",
        ("holds", Language::Zh) => "成立",
        ("undecided", Language::Zh) => "无法核对",
        (_, Language::Zh) => "不适用",
        ("fires", Language::En) => "broken",
        ("holds", Language::En) => "holds",
        ("undecided", Language::En) => "cannot be checked",
        (_, Language::En) => "does not apply",
    }
}

fn write_example(out: &mut String, lines: &[&str], outcome: &str, language: Language) {
    let _ = writeln!(out, "  [{}]", said(outcome, language));
    let mut last: Vec<String> = Vec::new();
    for line in lines {
        let Some((row, columns, values)) = figures(line, language) else {
            last.clear();
            let _ = writeln!(out, "      {}", spoken(line, language));
            continue;
        };
        let widths: Vec<usize> =
            columns.iter().zip(&values).map(|(column, value)| width(column).max(width(value)).saturating_add(2)).collect();
        if columns != last {
            let _ = writeln!(out, "      {}", cells(&columns, &widths));
        }
        let _ = writeln!(out, "      {}  {row}", cells(&values, &widths));
        last = columns;
    }
}

/// A line of an example that states the figures of a row: its name, the names of its cells, and what stands in them.
fn figures(line: &str, language: Language) -> Option<(String, Vec<String>, Vec<String>)> {
    let (path, values) = line.split_once(" = ")?;
    let values: Vec<String> = values.split_whitespace().map(|value| printed(value, language)).collect();
    [FormId::Official2021, FormId::Trial2019].into_iter().find_map(|form| {
        let cells = form.form().cells(false).chain(form.form().cells(true));
        let mut found: Vec<CellId> = Vec::new();
        for cell in cells {
            let below = cell.path().strip_prefix(path).and_then(|rest| rest.strip_prefix('.'));
            let is_in = cell.path() == path || below.is_some_and(|rest| !rest.contains('.'));
            if is_in && !found.contains(&cell) {
                found.push(cell);
            }
        }
        (found.len() == values.len() && !found.is_empty()).then(|| {
            let (row, _) = names(*found.first()?, language);
            Some((row, found.iter().map(|cell| names(*cell, language).1).collect(), values.clone()))
        })?
    })
}

fn names(cell: CellId, language: Language) -> (String, String) {
    let (row, column) = match cell.place() {
        Place::Request(row, column) => (row.label(language), column.label(language)),
        Place::Remedy(group, ruling) => (group.label(language), ruling.label(language)),
        Place::Proactive(subject, measure) => (subject.label(language), measure.label(language)),
    };
    (row.to_owned(), column.to_owned())
}

fn printed(value: &str, language: Language) -> String {
    match (value, language) {
        ("(missing)", Language::Zh) => "缺失".to_owned(),
        ("(blank)", Language::Zh) => "空白".to_owned(),
        ("(unreadable)", Language::Zh) => "无法确定".to_owned(),
        (other, _) => other.trim_matches(['(', ')']).to_owned(),
    }
}

/// A line of an example that states no figures, its key in words.
fn spoken(line: &str, language: Language) -> String {
    let keys = [("text:", "正文："), ("title organ:", "标题机关："), ("title:", "标题："), ("last ", "上年 ")];
    match (language, keys.iter().find(|(key, _)| line.starts_with(key))) {
        (Language::Zh, Some((key, words))) => line.replacen(key, words, 1).replacen("： ", "：", 1),
        _ => line.to_owned(),
    }
}

fn cells(texts: &[String], widths: &[usize]) -> String {
    let cell = |(text, wanted): (&String, &usize)| format!("{}{text}", " ".repeat(wanted.saturating_sub(width(text))));
    texts.iter().zip(widths).map(cell).collect()
}

/// Columns of a terminal that a text takes.
fn width(text: &str) -> usize {
    text.chars().map(|character| if matches!(character, '\u{2E80}'..='\u{FFE6}') { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_has_its_outcome_in_words_and_figures_stand_in_tables() {
        for language in [Language::Zh, Language::En] {
            let page = page(&explain(find_rule("requests/row-total").unwrap(), language), language);
            assert!(!page.contains("```") && !page.contains("###") && !page.contains("requests.received"), "{page}");
            let outcomes: &[&str] = if language == Language::Zh {
                &["[不成立]", "[成立]", "[无法核对]"]
            } else {
                &["[broken]", "[holds]"]
            };
            assert!(outcomes.iter().all(|outcome| page.contains(outcome)), "{page}");
        }
        let page = page(&explain(find_rule("requests/row-total").unwrap(), Language::Zh), Language::Zh);
        assert!(page.contains("自然人") && page.contains("缺失"), "{page}");
    }

    #[test]
    fn rules_of_all_families_can_be_printed() {
        for rule in ogi_report::rules() {
            assert!(
                page(&explain(rule, Language::Zh), Language::Zh).contains("[不成立]") || rule.code == "cells/unreadable",
                "{}",
                rule.code
            );
        }
    }
}

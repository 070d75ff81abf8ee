//! `ogi rules`, `ogi explain`, `ogi fill`.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, anyhow};
use ogi_report::{
    Draft, FAMILIES, Format, Language, Options, Renderer, Report, check, fill as fill_totals, filled, inspect, json,
    write_corrected,
};

use crate::output::{Kind, kind, print, unless_closed, write_new};
use crate::shown::printable;
use crate::sources::Source;

/// Lists the rules.
pub(crate) fn rules(as_json: bool, language: Language) -> Result<u8> {
    let mut out = String::new();
    if as_json {
        writeln!(out, "{}", json::catalogue(language))?;
        unless_closed(print(&out, language))?;
        return Ok(0);
    }
    for family in FAMILIES {
        writeln!(out, "{}  {}", family.name, family.title.get(language))?;
        for rule in family.rules {
            let severity = rule.severity.names().get(language);
            writeln!(out, "  {:<30} {severity}  {}", rule.code, rule.title.get(language))?;
        }
        writeln!(out)?;
    }
    unless_closed(print(&out, language))?;
    Ok(0)
}

/// Prints bytes that were made by another writer.
pub(crate) fn whole(bytes: &[u8], language: Language) -> Result<u8> {
    unless_closed(print(&String::from_utf8_lossy(bytes), language))?;
    Ok(0)
}

/// Reads the report that is to be filled in.
fn read(file: &str, language: Language) -> Result<(Report, Options, Vec<u8>)> {
    let source = Source::one(file);
    let options = Options { language, file: Some(source.name()), ..Options::default() };
    let refuse = |error: ogi_report::Error| anyhow!("{}: {}", source.shown(), error.message(language));
    let bytes = source.read().map_err(refuse)?;
    Ok((inspect(&bytes, &options).map_err(refuse)?, options, bytes))
}

/// Writes the form with the totals that were left out.
pub(crate) fn fill_into(file: &str, path: &Path, language: Language) -> Result<u8> {
    let kind = kind(path, language)?;
    let (report, options, source) = read(file, language)?;
    let draft = filled(&report.draft);
    let told = added(&report, &draft, language);
    match kind {
        Kind::Form(form) => {
            let remark = if draft == report.draft { "" } else { &told };
            write_new(path, &write_corrected(&draft, &source, remark, form), language)?;
        }
        Kind::Json => {
            write_new(path, Renderer::new(Format::Json, options.clone()).one(&check(draft, &options)).as_bytes(), language)?;
        }
    }
    eprintln!("{}", printable(&told));
    Ok(0)
}

/// What filling in has changed, and what it has left as it was.
fn added(report: &Report, filled: &Draft, language: Language) -> String {
    let form = filled.form().form();
    let new: Vec<String> = (filled.cells())
        .filter(|(cell, value)| *value != report.draft.cell(*cell))
        .map(|(cell, value)| {
            let number = value.number().map(|number| number.to_string()).unwrap_or_default();
            format!("{} {number}", form.cell_label(cell, language))
        })
        .collect();
    let differing =
        fill_totals(&report.draft).iter().filter(|total| total.declared.is_some_and(|said| said != total.computed)).count();
    let (zh, en) = if new.is_empty() {
        ("没有需要补齐的总计".to_owned(), "no total was left blank".to_owned())
    } else {
        let count = new.len();
        (format!("已补齐{count}格：{}", new.join("；")), format!("filled in {}: {}", cells(count), new.join("; ")))
    };
    match (language, differing) {
        (Language::Zh, 0) => zh,
        (Language::Zh, _) => format!("{zh}。另有{differing}格填报数与计算数不一致，未作改动"),
        (Language::En, 0) => en,
        (Language::En, _) => format!("{en}. {} differ from the computed total and are unchanged", cells(differing)),
    }
}

/// So many cells in English.
pub(crate) fn cells(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

/// Works out the totals of a report.
pub(crate) fn fill(file: &str, format: Format, language: Language) -> Result<u8> {
    let (report, options, _) = read(file, language)?;
    unless_closed(print(&Renderer::new(format, options).totals(&report), language))?;
    Ok(0)
}

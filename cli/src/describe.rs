//! `ogi rules`, `ogi explain`, `ogi fill`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use ogi_report::{
    FAMILIES, Format, Language, Options, Renderer, Report, check, explain as explain_rule, filled, find_rule, inspect, json,
    write_form,
};

use crate::output::{Kind, kind, print, unless_closed, write_new};
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

/// Explains a rule.
pub(crate) fn explain(code: &str, language: Language) -> Result<u8> {
    let rule = find_rule(code).map_err(|error| anyhow!(error.message(language)))?;
    let text = explain_rule(rule, language).to_markdown(language);
    unless_closed(print(&text, language))?;
    Ok(0)
}

/// Reads the report that is to be filled in.
fn read(file: &str, language: Language) -> Result<(Report, Options)> {
    let source = if file == "-" { Source::Standard } else { Source::File(PathBuf::from(file)) };
    let options = Options { language, file: Some(source.name()), ..Options::default() };
    let report = source.read().and_then(|bytes| inspect(&bytes, &options));
    Ok((report.map_err(|error| anyhow!("{}: {}", source.shown(), error.message(language)))?, options))
}

/// Writes the form with the totals that were left out.
pub(crate) fn fill_into(file: &str, path: &Path, language: Language) -> Result<u8> {
    let kind = kind(path, language)?;
    let (report, options) = read(file, language)?;
    let draft = filled(&report.draft);
    match kind {
        Kind::Form(form) => write_new(path, &write_form(&draft, form), language)?,
        Kind::Json => {
            write_new(path, Renderer::new(Format::Json, options.clone()).one(&check(draft, &options)).as_bytes(), language)?;
        }
    }
    Ok(0)
}

/// Works out the totals of a report.
pub(crate) fn fill(file: &str, format: Format, language: Language) -> Result<u8> {
    let (report, options) = read(file, language)?;
    unless_closed(print(&Renderer::new(format, options).totals(&report), language))?;
    Ok(0)
}

//! The third door: the tasks on JSON text, for languages that have a parser of their own.
//!
//! Options are the text of the object described at [`crate::value`]; an empty text stands for the defaults.

#[cfg(feature = "documents")]
mod audit;

use ogi_core::{FormId, Language};

#[cfg(feature = "documents")]
pub use self::audit::AuditSet;

use crate::input::Input;
#[cfg(feature = "documents")]
use crate::input::register::register;
use crate::jsontext::read;
use crate::model::error::Error;
use crate::model::line::clip;
use crate::model::options::Options;
use crate::model::reports::Reports;
use crate::render::{Format, Renderer};
use crate::shape::text_of;
use crate::task::{apply_input, wire_objects};
use crate::wire::{WireAcross, WireCatalogue, WireComparison, WireExplanation, WireLayout, WireReport, WireRollup, WireTotals};

/// Reads and checks a document; see [`crate::inspect`].
///
/// # Errors
/// When the document or the options cannot be used.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    Ok(WireReport::new(&crate::inspect(bytes, &options)?, &options).to_json())
}

/// Checks a report given as the wire object; see [`crate::check`].
///
/// ```
/// let result = ogi_report::json::check(r#"{"year": 2020, "cells": {}}"#, r#"{"language": "en"}"#)?;
/// assert!(result.starts_with(r#"{"file":null,"form":"trial-2019","year":2020,"#));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the object or the options cannot be used.
pub fn check(report: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    Ok(WireReport::new(&crate::check_input(Input::from_json(report)?, &options), &options).to_json())
}

/// Makes one of the repairs of a report given as the wire object, counted from 1; see [`crate::value::apply`].
///
/// # Errors
/// When the object or the options cannot be used, or there is no repair of that number.
pub fn apply(report: &str, number: usize, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    Ok(WireReport::new(&apply_input(Input::from_json(report)?, number, &options)?, &options).to_json())
}

/// Repairs several reports together; see [`crate::across`] and [`crate::Reports::from_json`].
///
/// # Errors
/// When an object or the options cannot be used.
pub fn across(reports: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    let (reports, wanted) = Reports::from_json(reports)?;
    WireAcross::of(&reports, wanted, &options, text_of)
}

/// Works out the totals of a report given as the wire object; see [`crate::fill`].
///
/// # Errors
/// When the object cannot be used.
pub fn fill(report: &str) -> Result<String, Error> {
    totals(&Input::from_json(report)?)
}

/// The totals of a report that is already at hand as values; see [`fill`].
///
/// # Errors
/// None for a report that a task has made.
pub fn totals(report: &Input) -> Result<String, Error> {
    Ok(text_of(&WireTotals::new(report.file.as_deref(), &report.draft)))
}

/// Compares reports given as an array of wire objects, the oldest first; see [`crate::compare`].
///
/// # Errors
/// When a report or the options cannot be used, there are fewer than two, or their years do not ascend.
pub fn compare(reports: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    let reports = wire_objects::reports("reports", &read(reports)?, &options)?;
    Ok(text_of(&WireComparison::new(&crate::compare(reports, &options)?, &options)))
}

/// Compares reports as [`compare`] does and writes the result in one format; `format` is its stable name.
///
/// # Errors
/// When a report, the options or the name of the format cannot be used.
pub fn compare_as(reports: &str, format: &str, options: &str) -> Result<String, Error> {
    let (options, format) = (Options::from_json(options)?, Format::from_name(format)?);
    let reports = wire_objects::reports("reports", &read(reports)?, &options)?;
    Ok(Renderer::new(format, options.clone()).comparison(&crate::compare(reports, &options)?))
}

/// Compares documents, the oldest first; each with its name, or an empty one. See [`crate::compare`]; `format` is the
/// stable name of a format, `json` for the wire object.
///
/// # Errors
/// When a document, the options or the name of the format cannot be used.
#[cfg(feature = "documents")]
pub fn compare_documents(documents: &[(&str, &[u8])], format: &str, options: &str) -> Result<String, Error> {
    let (options, format) = (Options::from_json(options)?, Format::from_name(format)?);
    let reports = read_all(documents, &options)?;
    Ok(Renderer::new(format, options.clone()).comparison(&crate::compare(reports, &options)?))
}

/// Reads and checks one file of an audit: the entry as JSON on one line, which [`audit_join`] takes. `register` is the text
/// of an array of objects as in [`crate::value::roll_up`], which may also say `above`, `published` and `submitted`, or empty.
///
/// ```
/// use ogi_report::json::{audit_entry, audit_join};
/// let report = |received| format!(r#"{{"year": 2024, "organ": "示例市统计局", "cells": {{"requests.received.total": {received}}}}}"#);
/// let register = r#"[{"name": "示例市统计局"}, {"name": "示例市水务局"}]"#;
/// let entries = [
///     audit_entry("a.json", report(-1).as_bytes(), register, "")?,
///     audit_entry("b.png", b"\x89PNG\r\n\x1a\n", register, "")?,
/// ];
/// let result = audit_join(&entries, register, "")?;
/// assert!(result.contains(r#""counts":{"files":2,"reports":1,"unread":1,"not_filed":1,"errors":1"#));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the register or the options cannot be used; a file that cannot be read is an entry that says so.
#[cfg(feature = "documents")]
pub fn audit_entry(file: &str, bytes: &[u8], register: &str, options: &str) -> Result<String, Error> {
    let auditor = crate::Auditor::new(Options::from_json(options)?, lines(register)?);
    Ok(auditor.entry(file, Ok(bytes), |_, _| None).entry.to_json())
}

/// Joins entries of an audit, in their order; see [`audit_entry`].
///
/// # Errors
/// When an entry, the register or the options cannot be used.
#[cfg(feature = "documents")]
pub fn audit_join(entries: &[impl AsRef<str>], register: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    let mut audit = crate::Audit::new(lines(register)?);
    let mut entries = entries.iter().map(|entry| crate::Entry::from_json(entry.as_ref())).collect::<Result<Vec<_>, _>>()?;
    entries.iter().for_each(|entry| audit.add(entry));
    // In memory nothing fails.
    let _ = audit.join(&options, |at| entries.get(at).and_then(crate::Entry::draft));
    entries.iter_mut().for_each(|entry| entry.sketch.clear());
    Ok(text_of(&crate::WireAudit::new(&audit, &[], &entries, &options)))
}

/// The lines of a register given as text.
#[cfg(feature = "documents")]
fn lines(register: &str) -> Result<Option<std::sync::Arc<[crate::Enrolled]>>, Error> {
    if register.trim().is_empty() {
        return Ok(None);
    }
    Ok(crate::input::register::enrolled(&read(register)?)?.map(Into::into))
}

/// Compares a report with the sum of those below; see [`crate::value::roll_up`] for the object.
///
/// # Errors
/// When a report, the register or the options cannot be used.
pub fn roll_up(below: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    Ok(text_of(&WireRollup::new(&wire_objects::rolled_up(&read(below)?, &options)?, &options)))
}

/// Compares as [`roll_up`] does and writes the result in one format; `format` is its stable name.
///
/// # Errors
/// When a report, the register, the options or the name of the format cannot be used.
pub fn roll_up_as(below: &str, format: &str, options: &str) -> Result<String, Error> {
    let (options, format) = (Options::from_json(options)?, Format::from_name(format)?);
    Ok(Renderer::new(format, options.clone()).rollup(&wire_objects::rolled_up(&read(below)?, &options)?))
}

/// Compares a document with the sum of others, each with its name, or an empty one; `register` is the text of an array
/// of objects as in [`crate::value::roll_up`], or empty. See [`crate::roll_up`].
///
/// # Errors
/// When a document, the register, the options or the name of the format cannot be used.
#[cfg(feature = "documents")]
pub fn roll_up_documents(
    parent: (&str, &[u8]),
    children: &[(&str, &[u8])],
    register: &str,
    complete: bool,
    format: &str,
    options: &str,
) -> Result<String, Error> {
    let (options, format) = (Options::from_json(options)?, Format::from_name(format)?);
    let lines = if register.trim().is_empty() { None } else { self::register(&read(register)?)? };
    let parent = crate::read_one_of(parent.0, parent.1, 0, &options)?;
    let below = crate::Subordinates { reports: read_all(children, &options)?, register: lines, complete };
    Ok(Renderer::new(format, options.clone()).rollup(&crate::roll_up(parent, below, &options)))
}

#[cfg(feature = "documents")]
fn read_all(documents: &[(&str, &[u8])], options: &Options) -> Result<Vec<crate::Report>, Error> {
    documents.iter().zip(1_usize..).map(|((name, bytes), number)| crate::read_one_of(name, bytes, number, options)).collect()
}

/// The rules; see [`crate::FAMILIES`].
pub fn catalogue(language: Language) -> String {
    text_of(&WireCatalogue::new(language))
}

/// Explains a rule; see [`crate::explain`].
///
/// # Errors
/// When no rule has the code.
pub fn explain(code: &str, language: Language) -> Result<String, Error> {
    Ok(text_of(&WireExplanation::new(&crate::explain(crate::find_rule(code)?, language))))
}

/// A form as printed, for programs that draw it: tables of labels and cells with their spans; `form` is its stable name.
///
/// ```
/// let layout = ogi_report::json::layout("official-2021", false, ogi_report::Language::En)?;
/// assert!(layout.contains(r#""name":"applications received / total""#));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When there is no such form.
pub fn layout(form: &str, undivided: bool, language: Language) -> Result<String, Error> {
    let id = FormId::from_name(form).ok_or_else(|| Error::UnknownForm(clip(form)))?;
    Ok(text_of(&WireLayout::new(&crate::layout(id, undivided, language), language)))
}

/// Checks a report given as the wire object and writes the result in one format; `format` is its stable name.
///
/// # Errors
/// When the object, the options or the name of the format cannot be used.
pub fn render(report: &str, format: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    let renderer = Renderer::new(Format::from_name(format)?, options.clone());
    Ok(renderer.one(&crate::check_input(Input::from_json(report)?, &options)))
}

/// Reads and checks a document and writes the result in one format; `format` is its stable name.
///
/// # Errors
/// When the document, the options or the name of the format cannot be used.
#[cfg(feature = "documents")]
pub fn inspect_as(bytes: &[u8], format: &str, options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    let renderer = Renderer::new(Format::from_name(format)?, options.clone());
    Ok(renderer.one(&crate::inspect(bytes, &options)?))
}

/// A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph; see [`crate::annotate`].
///
/// # Errors
/// When the document or the options cannot be used, or it is another kind of file.
#[cfg(feature = "office")]
pub fn annotate(bytes: &[u8], options: &str) -> Result<Vec<u8>, Error> {
    let options = Options::from_json(options)?;
    crate::annotate(bytes, &crate::inspect(bytes, &options)?, &options)
}

/// Reads and checks documents, each with its name, or an empty one, and writes the list of problems; `file` is `xlsx` or
/// `docx`. A document that cannot be used is a row of the list. See [`crate::ProblemList`].
///
/// ```
/// let report: &[u8] = r#"{"year": 2024, "cells": {"requests.received.total": 10}}"#.as_bytes();
/// let list = ogi_report::json::problem_list(&[("one.json", report), ("empty.txt", b"")], "xlsx", "")?;
/// assert!(list.starts_with(b"PK"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the options or the kind of file cannot be used.
#[cfg(feature = "office")]
pub fn problem_list(documents: &[(&str, &[u8])], file: &str, options: &str) -> Result<Vec<u8>, Error> {
    let (options, file) = (Options::from_json(options)?, crate::ProblemList::file(file)?);
    Ok(crate::ProblemList::new(file, options.language).of(documents, &options))
}

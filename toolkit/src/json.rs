//! The third door: the tasks on JSON text, for languages that have a parser of their own.
//!
//! Options are the text of the object described at [`crate::value`]; an empty text stands for the defaults.

use ogi_core::{FormId, Language};

use crate::error::Error;
use crate::input::Input;
use crate::layout::WireLayout;
use crate::options::Options;
use crate::render::{Format, Renderer};
use crate::wire::WireReport;

/// Reads and checks a document; see [`crate::inspect`].
///
/// # Errors
/// When the document or the options cannot be used.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &str) -> Result<String, Error> {
    let options = Options::from_json(options)?;
    to_json(&WireReport::new(&crate::inspect(bytes, &options)?, &options))
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
    to_json(&WireReport::new(&crate::check_input(Input::from_json(report)?, &options), &options))
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
    to_json(&crate::value::totals(report))
}

/// The rules; see [`crate::FAMILIES`].
pub fn catalogue(language: Language) -> String {
    crate::value::catalogue(language).to_string()
}

/// Explains a rule; see [`crate::explain`].
///
/// # Errors
/// When no rule has the code.
pub fn explain(code: &str, language: Language) -> Result<String, Error> {
    crate::value::explain(code, language).map(|value| value.to_string())
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
    let id = FormId::from_name(form).ok_or_else(|| Error::UnknownForm(form.chars().take(80).collect()))?;
    to_json(&WireLayout::new(&crate::layout(id, undivided, language), language))
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

pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Json(error.to_string()))
}

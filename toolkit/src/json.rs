//! The third door: the tasks on JSON text, for languages that have a parser of their own.
//!
//! Options are the text of the object described at [`crate::value`]; an empty text stands for the defaults.

use ogi_core::Language;

use crate::error::Error;
use crate::input::Input;
use crate::options::Options;
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
    to_json(&crate::value::totals(&Input::from_json(report)?))
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

fn to_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Json(error.to_string()))
}

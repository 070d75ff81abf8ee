//! The second door: the tasks on JSON values (`serde_json::Value`).
//!
//! Options are an object `{"language": "zh" | "en", "spans": "bytes" | "utf16" | "code_points", "profile": …, "file": …}`
//! or `null`.

use ogi_core::Language;
use serde_json::{Value, json};

use crate::error::Error;
use crate::input::Input;
use crate::options::Options;
use crate::wire::WireReport;

/// Reads and checks a document; see [`crate::inspect`].
///
/// # Errors
/// When the document or the options cannot be used.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    to_value(&WireReport::new(&crate::inspect(bytes, &options)?, &options))
}

/// Checks a report given as the wire object; see [`crate::check`].
///
/// ```
/// use serde_json::{Value, json};
/// let report = json!({"year": 2024, "cells": {"requests.received.total": "/"}});
/// let result = ogi_report::value::check(&report, &Value::Null)?;
/// assert_eq!(result["form"], "official-2021");
/// assert_eq!(result["cells"]["requests.received.total"], "/");
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the object or the options cannot be used.
pub fn check(report: &Value, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    to_value(&WireReport::new(&crate::check_input(Input::from_value(report)?, &options), &options))
}

/// Works out the totals of a report given as the wire object; see [`crate::fill`].
///
/// # Errors
/// When the object cannot be used.
pub fn fill(report: &Value) -> Result<Value, Error> {
    to_value(&totals(&Input::from_value(report)?))
}

/// The rules; see [`crate::FAMILIES`].
pub fn catalogue(language: Language) -> Value {
    crate::catalogue::catalogue(language)
}

/// Explains a rule; see [`crate::explain`].
///
/// # Errors
/// When no rule has the code.
pub fn explain(code: &str, language: Language) -> Result<Value, Error> {
    Ok(crate::explain(crate::find_rule(code)?, language).to_value())
}

/// The totals of a report as a JSON value.
pub(crate) fn totals(input: &Input) -> Value {
    let totals = ogi_core::fill(&input.draft)
        .into_iter()
        .map(|total| json!({"cell": total.cell.path(), "computed": total.computed, "declared": total.declared}));
    json!({
        "file": input.file,
        "form": input.draft.form().name(),
        "year": input.draft.year,
        "organ": input.draft.organ,
        "totals": totals.collect::<Vec<_>>(),
    })
}

fn to_value(value: &impl serde::Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::Json(error.to_string()))
}

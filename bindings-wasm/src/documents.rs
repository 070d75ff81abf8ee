//! The tasks on JSON text. Options are the text of the options object; an empty text stands for the defaults.

use ogi_report::{Language, Options, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::thrown;

/// The language that options ask for; the default where they cannot be read.
pub(crate) fn language(options: &str) -> Language {
    Options::from_json(options).map(|options| options.language).unwrap_or_default()
}

/// Checks a report given as the wire object.
///
/// # Errors
/// An `Error` object with `code` when the object or the options cannot be used.
#[wasm_bindgen]
pub fn check(report: &str, options: &str) -> Result<String, JsValue> {
    json::check(report, options).map_err(|error| thrown(&error, language(options)))
}

/// Works out the totals of a report given as the wire object.
///
/// # Errors
/// An `Error` object with `code` when the object cannot be used.
#[wasm_bindgen]
pub fn fill(report: &str, options: &str) -> Result<String, JsValue> {
    json::fill(report).map_err(|error| thrown(&error, language(options)))
}

/// Reads and checks a document.
///
/// # Errors
/// An `Error` object with `code` when the document or the options cannot be used.
#[wasm_bindgen]
pub fn inspect(bytes: &[u8], options: &str) -> Result<String, JsValue> {
    json::inspect(bytes, options).map_err(|error| thrown(&error, language(options)))
}

/// Reads and checks a document and writes the result in one format.
///
/// # Errors
/// An `Error` object with `code` when the document, the options or the format cannot be used.
#[cfg(any(feature = "more", feature = "office"))]
#[wasm_bindgen(js_name = inspectAs)]
pub fn inspect_as(bytes: &[u8], format: &str, options: &str) -> Result<String, JsValue> {
    json::inspect_as(bytes, format, options).map_err(|error| thrown(&error, language(options)))
}

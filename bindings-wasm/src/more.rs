//! What is asked for seldom, on JSON text as in [`crate::documents`]: several reports judged together, the catalogue of the
//! rules, and results written in other formats.

use ogi_report::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::documents::language;
use crate::error::thrown;

/// Compares reports given as an array of wire objects, the oldest first (跨年对比).
///
/// # Errors
/// An `Error` object with `code` when a report or the options cannot be used, or the years do not ascend.
#[wasm_bindgen]
pub fn compare(reports: &str, options: &str) -> Result<String, JsValue> {
    json::compare(reports, options).map_err(|error| thrown(&error, language(options)))
}

/// Compares a report with the sum of those below (汇总核对).
///
/// # Errors
/// An `Error` object with `code` when a report, the register or the options cannot be used.
#[wasm_bindgen(js_name = rollUp)]
pub fn roll_up(below: &str, options: &str) -> Result<String, JsValue> {
    json::roll_up(below, options).map_err(|error| thrown(&error, language(options)))
}

/// Repairs several reports together and says which is likelier wrong (联合更正).
///
/// # Errors
/// An `Error` object with `code` when a report or the options cannot be used.
#[wasm_bindgen]
pub fn across(reports: &str, options: &str) -> Result<String, JsValue> {
    json::across(reports, options).map_err(|error| thrown(&error, language(options)))
}

/// The rules (规则目录).
#[wasm_bindgen]
pub fn catalogue(english: bool) -> String {
    json::catalogue(crate::language(english))
}

/// Explains a rule (规则说明).
///
/// # Errors
/// An `Error` object with `code` when no rule has the code.
#[wasm_bindgen]
pub fn explain(code: &str, english: bool) -> Result<String, JsValue> {
    let language = crate::language(english);
    json::explain(code, language).map_err(|error| thrown(&error, language))
}

/// Reads and checks a document and writes the result in one format.
///
/// # Errors
/// An `Error` object with `code` when the document, the options or the format cannot be used.
#[wasm_bindgen(js_name = inspectAs)]
pub fn inspect_as(bytes: &[u8], format: &str, options: &str) -> Result<String, JsValue> {
    json::inspect_as(bytes, format, options).map_err(|error| thrown(&error, language(options)))
}

/// Checks a report given as the wire object and writes the result in one format.
///
/// # Errors
/// An `Error` object with `code` when the object, the options or the format cannot be used.
#[wasm_bindgen]
pub fn render(report: &str, format: &str, options: &str) -> Result<String, JsValue> {
    json::render(report, format, options).map_err(|error| thrown(&error, language(options)))
}

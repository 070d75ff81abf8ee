//! What is written back as a file of the office: remarks in the user's own document, and the list of problems.

use ogi_report::{Options, ProblemList, Tally, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::documents::language;
use crate::error::thrown;

/// A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph (加批注).
///
/// # Errors
/// An `Error` object with `code` when the document or the options cannot be used, or it is another kind of file.
#[wasm_bindgen]
pub fn annotate(bytes: &[u8], options: &str) -> Result<Vec<u8>, JsValue> {
    json::annotate(bytes, options).map_err(|error| thrown(&error, language(options)))
}

/// The list of problems (问题清单), to which documents are added one by one: so many of them may be more than fits into one
/// call.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Problems {
    list: ProblemList,
    options: Options,
    rows: String,
    tally: Tally,
}

#[wasm_bindgen]
impl Problems {
    /// An empty list, as `xlsx` or `docx`.
    ///
    /// # Errors
    /// An `Error` object with `code` when the name or the options cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str, options: &str) -> Result<Self, JsValue> {
        let read = || Ok((ProblemList::file(file)?, Options::from_json(options)?));
        let (file, parsed) = read().map_err(|error| thrown(&error, language(options)))?;
        let list = ProblemList::new(file, parsed.language);
        Ok(Self { list, options: parsed, rows: String::new(), tally: Tally::default() })
    }

    /// Reads and checks a document; one that cannot be used becomes a row that says why.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        self.rows.push_str(&self.list.document(name, bytes, &self.options, &mut self.tally));
    }

    /// The file.
    pub fn finish(&self) -> Vec<u8> {
        self.list.finish(&self.rows, &self.tally)
    }
}

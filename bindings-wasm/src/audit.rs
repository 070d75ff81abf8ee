//! Many files at once: entries, which several workers may make side by side, and what they are together.

#[cfg(feature = "audit")]
use ogi_report::Language;
use ogi_report::json::AuditSet;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::documents::language;
use crate::error::thrown;

/// Reads and checks files one by one (逐份核查).
#[wasm_bindgen]
#[derive(Debug)]
pub struct Entries(AuditSet);

#[wasm_bindgen]
impl Entries {
    /// What makes entries, by the register as JSON text, empty where there is none, and the options.
    ///
    /// # Errors
    /// An `Error` object with `code` when the register or the options cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(register: &str, options: &str) -> Result<Self, JsValue> {
        AuditSet::new(Vec::new(), register, options).map(Self).map_err(|error| thrown(&error, language(options)))
    }

    #[expect(clippy::needless_pass_by_value, reason = "values come over the border as the callee's own")]
    /// The entry of a file as JSON text; `last` is the report of the year before, where there is one.
    pub fn entry(&self, file: &str, bytes: &[u8], last_file: &str, last: Option<Box<[u8]>>) -> String {
        self.0.entry(file, bytes, last.as_deref().map(|last| (last_file, last)))
    }
}

/// Entries held together (总体核查).
#[cfg(feature = "audit")]
#[wasm_bindgen]
#[derive(Debug)]
pub struct Folder {
    set: AuditSet,
    language: Language,
}

#[cfg(feature = "audit")]
#[wasm_bindgen]
impl Folder {
    /// An audit of what is named, without entries.
    ///
    /// # Errors
    /// An `Error` object with `code` when the register or the options cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(inputs: Vec<String>, register: &str, options: &str) -> Result<Self, JsValue> {
        let language = language(options);
        Ok(Self { set: AuditSet::new(inputs, register, options).map_err(|error| thrown(&error, language))?, language })
    }

    /// Puts an entry at its place; behind the others where that is their number.
    ///
    /// # Errors
    /// An `Error` object with `code` when the text is no entry.
    pub fn put(&mut self, at: usize, entry: &str) -> Result<(), JsValue> {
        let done = if at < self.set.len() { self.set.replace(at, entry) } else { self.set.add(entry) };
        done.map_err(|error| thrown(&error, self.language))
    }

    /// The places of entries that follow another of their organ, each followed by the place of that one.
    pub fn pairs(&self) -> Vec<usize> {
        self.set.pairs().into_iter().flat_map(|(at, before)| [at, before]).collect()
    }

    /// Joins the entries.
    pub fn join(&mut self) {
        self.set.join();
    }

    /// The result as JSON text.
    pub fn result(&self) -> String {
        self.set.result()
    }

    /// The overview as one page; with links to the notices where they stand beside it.
    pub fn page(&self, is_beside: bool) -> String {
        let notice = |at| (is_beside && self.set.notice(at, None, None).is_some()).then(|| notice_name(at, "html"));
        self.set.page(|_| None, notice)
    }

    /// The workbook of findings, organs and totals.
    pub fn workbook(&self) -> Vec<u8> {
        self.set.workbook()
    }

    /// The table of findings as CSV.
    pub fn table(&self) -> String {
        self.set.table()
    }

    /// The notice about an entry: its name below the folder, as a Word document and as a page; undefined where it need not be corrected.
    pub fn notice(&self, at: usize, due: &str, office: &str) -> Option<NoticeFiles> {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let notice = self.set.notice(at, given(due).as_deref(), given(office).as_deref())?;
        Some(NoticeFiles { at, docx: notice.to_docx(), html: notice.to_html() })
    }
}

/// Where a notice stands below the folder of an audit, as the command has it.
#[cfg(feature = "audit")]
fn notice_name(at: usize, ending: &str) -> String {
    format!("notices/{:03}/{at:06}.{ending}", at / 1000)
}

/// A notice as files.
#[cfg(feature = "audit")]
#[wasm_bindgen]
#[derive(Debug)]
pub struct NoticeFiles {
    at: usize,
    docx: Vec<u8>,
    html: String,
}

#[cfg(feature = "audit")]
#[wasm_bindgen]
impl NoticeFiles {
    /// The name of one of the files.
    pub fn name(&self, ending: &str) -> String {
        notice_name(self.at, ending)
    }

    /// As a Word document.
    #[wasm_bindgen(getter)]
    pub fn docx(&self) -> Vec<u8> {
        self.docx.clone()
    }

    /// As a page.
    #[wasm_bindgen(getter)]
    pub fn html(&self) -> String {
        self.html.clone()
    }
}

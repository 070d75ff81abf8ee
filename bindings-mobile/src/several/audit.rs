//! Many files at once, for services: entries are made on any thread, then joined.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ogi_report::json::AuditSet;

use super::records::Document;
use crate::error::InputError;

/// An audit of many files of one year (总体核查): each is read and checked by itself, then all are joined.
#[derive(Debug, uniffi::Object)]
pub struct FolderAudit {
    set: RwLock<AuditSet>,
    options: String,
}

/// An entry that follows another one of the same organ (逐年衔接): it is to be made once more, with that one.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Following {
    /// The place of the entry, from 0.
    pub at: i32,
    /// The place of the one for the year before.
    pub before: i32,
}

/// A notice (退改通知) as files.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NoticeFiles {
    /// As a Word document.
    pub docx: Vec<u8>,
    /// As a page.
    pub html: String,
}

impl FolderAudit {
    fn read(&self) -> RwLockReadGuard<'_, AuditSet> {
        self.set.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, AuditSet> {
        self.set.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn in_language<T>(&self, done: Result<T, ogi_report::Error>) -> Result<T, InputError> {
        done.map_err(|error| InputError::in_language_of(&error, &self.options))
    }
}

#[uniffi::export]
impl FolderAudit {
    /// An audit of nothing yet. `inputs` is what it is of, as it is named; `register` the text of an array of objects with the
    /// name of an organ and what else is known, or empty; `options` the text of the options object, or empty.
    ///
    /// # Errors
    /// When the register or the options cannot be used.
    #[uniffi::constructor(default(register = "", options = ""))]
    pub fn new(inputs: Vec<String>, register: &str, options: &str) -> Result<Self, InputError> {
        let set = AuditSet::new(inputs, register, options).map_err(|error| InputError::in_language_of(&error, options))?;
        Ok(Self { set: RwLock::new(set), options: options.to_owned() })
    }

    /// Reads and checks one file, with the report of the year before where there is one: an entry as JSON on one line, which is
    /// not added yet. Threads may make entries side by side. A file that cannot be read is an entry that says so.
    #[uniffi::method(default(last = None))]
    pub fn entry(&self, file: &str, content: Vec<u8>, last: Option<Document>) -> String {
        let last = last.as_ref().map(|last| (last.file.as_deref().unwrap_or_default(), last.content.as_slice()));
        self.read().entry(file, &content, last)
    }

    /// Adds an entry behind the others.
    ///
    /// # Errors
    /// When the text is no entry.
    pub fn add(&self, entry: &str) -> Result<(), InputError> {
        let done = self.write().add(entry);
        self.in_language(done)
    }

    /// Puts an entry in the place of one that was added.
    ///
    /// # Errors
    /// When the text is no entry.
    pub fn replace(&self, at: i32, entry: &str) -> Result<(), InputError> {
        let done = self.write().replace(usize::try_from(at).unwrap_or(usize::MAX), entry);
        self.in_language(done)
    }

    /// Which entries follow another one of the same organ.
    pub fn following(&self) -> Vec<Following> {
        let place = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        self.read().pairs().into_iter().map(|(at, before)| Following { at: place(at), before: place(before) }).collect()
    }

    /// Joins the entries; what is made of them is made after that.
    pub fn join(&self) {
        self.write().join();
    }

    /// What the entries are together, and all of them, as JSON text.
    pub fn result(&self) -> String {
        self.read().result()
    }

    /// The overview (核查总览) as one page that needs no network.
    pub fn overview(&self) -> String {
        self.read().page(|_| None, |_| None)
    }

    /// The workbook of findings, organs and totals (问题清单).
    pub fn workbook(&self) -> Vec<u8> {
        self.read().workbook()
    }

    /// The notice about an entry by its place; none where it need not be corrected.
    #[uniffi::method(default(due = None, office = None))]
    pub fn notice(&self, at: i32, due: Option<String>, office: Option<String>) -> Option<NoticeFiles> {
        let notice = self.read().notice(usize::try_from(at).ok()?, due.as_deref(), office.as_deref())?;
        Some(NoticeFiles { docx: notice.to_docx(), html: notice.to_html() })
    }
}

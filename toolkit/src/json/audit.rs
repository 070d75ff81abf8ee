//! An audit whose entries are held together: for pages, services and other programs that have no folder to write to.

use std::sync::Arc;

use crate::input::entry::Entry;
use crate::model::error::Error;
use crate::model::options::Options;
#[cfg(feature = "office")]
use crate::render::audit_files::{AuditBook, Notice, findings_head, findings_lines};
use crate::render::overview::Overview;
use crate::shape::text_of;
use crate::task::audit::{Audit, Auditor, Sequence};
use crate::wire::WireAudit;

/// An audit whose entries are held together (总体核查): what makes entries may run elsewhere, entries are text.
///
/// ```
/// use ogi_report::json::AuditSet;
/// let report = |received| format!(r#"{{"year": 2024, "organ": "示例市统计局", "cells": {{"requests.received.total": {received}}}}}"#);
/// let mut set = AuditSet::new(vec!["2024".to_owned()], r#"[{"name": "示例市统计局"}, {"name": "示例市水务局"}]"#, "")?;
/// for (file, received) in [("a.json", 3), ("b.json", -1)] {
///     let entry = set.entry(file, report(received).as_bytes(), None);
///     set.add(&entry)?;
/// }
/// set.join();
/// assert!(set.result().contains(r#""counts":{"files":2,"reports":2,"unread":0,"not_filed":1,"errors":1"#));
/// assert!(set.page(|_| None, |_| None).starts_with("<!DOCTYPE html>"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug)]
pub struct AuditSet {
    auditor: Auditor,
    inputs: Vec<String>,
    entries: Vec<Entry>,
    audit: Audit,
}

impl AuditSet {
    /// An audit of nothing yet: what it is of as it is named, the register as in [`super::audit_entry`], the options.
    ///
    /// # Errors
    /// When the register or the options cannot be used.
    pub fn new(inputs: Vec<String>, register: &str, options: &str) -> Result<Self, Error> {
        let auditor = Auditor::new(Options::from_json(options)?, super::lines(register)?);
        Ok(Self { auditor, inputs, entries: Vec::new(), audit: Audit::default() })
    }

    /// Reads and checks one file, with the report of the year before by name and bytes where there is one: an entry as JSON on one
    /// line. It is not added.
    pub fn entry(&self, file: &str, bytes: &[u8], last: Option<(&str, &[u8])>) -> String {
        let last = |_: &str, _: u16| {
            let (name, bytes) = last?;
            Some((name.to_owned(), Arc::new(crate::read(bytes, self.auditor.options()).ok()?.draft)))
        };
        self.auditor.entry(file, Ok(bytes), last).entry.to_json()
    }

    /// Adds an entry behind the others.
    ///
    /// # Errors
    /// When the text is no entry.
    pub fn add(&mut self, entry: &str) -> Result<(), Error> {
        self.entries.push(Entry::from_json(entry)?);
        Ok(())
    }

    /// Puts an entry in the place of one that was added.
    ///
    /// # Errors
    /// When the text is no entry.
    pub fn replace(&mut self, at: usize, entry: &str) -> Result<(), Error> {
        let entry = Entry::from_json(entry)?;
        if let Some(place) = self.entries.get_mut(at) {
            *place = entry;
        }
        Ok(())
    }

    /// The places of entries that follow another of the same organ, each with the place of that one: they are to be made once
    /// more, with it.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let mut sequence = Sequence::default();
        self.entries.iter().enumerate().for_each(|(at, entry)| sequence.add(at, &self.auditor, entry));
        sequence.pairs()
    }

    /// Joins the entries; what is made of them is made after that.
    pub fn join(&mut self) {
        let mut audit = Audit::new(self.auditor.register().cloned());
        self.entries.iter().for_each(|entry| audit.add(entry));
        // In memory nothing fails.
        let _ = audit.join(self.auditor.options(), |at| self.entries.get(at).and_then(Entry::draft));
        self.entries.iter_mut().for_each(|entry| entry.sketch.clear());
        self.audit = audit;
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the entries are together, and all of them, as JSON text (结果).
    pub fn result(&self) -> String {
        text_of(&WireAudit::new(&self.audit, &self.inputs, &self.entries, self.auditor.options()))
    }

    /// The overview (核查总览) as one page, with links to the page and the notice of an entry by its place, where there are such.
    pub fn page(&self, page: impl Fn(usize) -> Option<String>, notice: impl Fn(usize) -> Option<String>) -> String {
        let overview = Overview::new(&self.audit, &self.inputs, self.auditor.options());
        let row = |(at, entry)| overview.row(at, entry, page(at).as_deref(), notice(at).as_deref());
        let rows: Vec<_> = self.entries.iter().enumerate().map(row).collect();
        overview.page(None, &rows, &[])
    }

    /// The workbook of findings, organs and totals (问题清单).
    #[cfg(feature = "office")]
    pub fn workbook(&self) -> Vec<u8> {
        let mut book = AuditBook::new(self.auditor.options().language);
        self.entries.iter().for_each(|entry| book.add(entry));
        book.finish(&self.audit)
    }

    /// The table of findings for any reader of CSV.
    #[cfg(feature = "office")]
    pub fn table(&self) -> String {
        let mut out = findings_head().to_owned();
        self.entries.iter().for_each(|entry| out.push_str(&findings_lines(entry)));
        out
    }

    /// The notice (退改通知) about an entry by its place; `None` where it need not be corrected. See [`Notice::new`].
    #[cfg(feature = "office")]
    pub fn notice(&self, at: usize, due: Option<&str>, office: Option<&str>) -> Option<Notice> {
        Notice::new(self.entries.get(at)?, self.auditor.options(), due, office)
    }
}

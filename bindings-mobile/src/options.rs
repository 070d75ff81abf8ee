//! What callers pass in, handed on to the toolkit's own readers, so that names and mistakes are told as everywhere.

use std::collections::{BTreeMap, HashMap};

use ogi_report::{Error, Input, Language, Severity, SpanUnit};
use serde_json::{Map, Value, json};

/// How a task is carried out.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct Options {
    /// The language of messages; Chinese where left out.
    #[uniffi(default = None)]
    pub language: Option<Language>,
    /// The name of the source, repeated in the result.
    #[uniffi(default = None)]
    pub file: Option<String>,
    /// Codes of rules that are given another severity.
    #[uniffi(default)]
    pub severities: HashMap<String, Severity>,
    /// Codes of rules that are switched off.
    #[uniffi(default)]
    pub off: Vec<String>,
    /// The most repairs that are looked for; twelve where left out, none at 0.
    #[uniffi(default = None)]
    pub repairs: Option<i32>,
    /// Paths of cells known to be right, which no repair changes.
    #[uniffi(default)]
    pub pinned: Vec<String>,
}

impl Options {
    pub(crate) fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    pub(crate) fn read(&self) -> Result<ogi_report::Options, Error> {
        let severities: BTreeMap<_, _> = self.severities.iter().map(|(code, severity)| (code, severity.name())).collect();
        let profile = json!({"severities": severities, "off": self.off});
        let mut options = json!({"profile": profile, "file": self.file, "pinned": self.pinned});
        if let (Some(limit), Some(object)) = (self.repairs, options.as_object_mut()) {
            object.insert("repairs".to_owned(), limit.into());
        }
        let options = ogi_report::Options::from_value(&options)?;
        Ok(ogi_report::Options { language: self.language(), spans: SpanUnit::Utf16, ..options })
    }
}

/// Figures as typed into a form.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct Figures {
    /// The reporting year (报告年度), which says which statutory form the cells belong to.
    #[uniffi(default = None)]
    pub year: Option<i32>,
    /// The form by name, such as `official-2021`; only needed without a year.
    #[uniffi(default = None)]
    pub form: Option<String>,
    /// The organ that reports (行政机关).
    #[uniffi(default = None)]
    pub organ: Option<String>,
    /// What is typed in each cell, by its path: `"13"`; the empty text is a blank cell; a cell left out is missing.
    #[uniffi(default)]
    pub cells: HashMap<String, String>,
}

impl Figures {
    pub(crate) fn read(self) -> Result<Input, Error> {
        // In the order of paths, so that of several mistakes it is always the same one that is told.
        let cells: BTreeMap<String, String> = self.cells.into_iter().collect();
        let cells: Map<String, Value> = cells.into_iter().map(|(path, typed)| (path, typed.into())).collect();
        Input::from_value(&json!({"year": self.year, "form": self.form, "organ": self.organ, "cells": cells}))
    }
}

//! What callers pass in, handed on to the toolkit's own readers, so that names and mistakes are told as everywhere.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ogi_report::profile::Baseline;
use ogi_report::{Error, FormId, Input, Language, Organ, Severity, SpanUnit};
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
    /// The profile (核查方案): the name of one that is shipped, `statutory` or `thorough`, or the text of a profile file, in
    /// TOML or JSON.
    #[uniffi(default = None)]
    pub profile: Option<String>,
    /// Codes of rules that are given another severity, whatever the profile says.
    #[uniffi(default)]
    pub severities: HashMap<String, Severity>,
    /// Codes of rules that are switched off, whatever the profile says.
    #[uniffi(default)]
    pub off: Vec<String>,
    /// An earlier result as JSON text; what it said is known, and no longer counted (基线).
    #[uniffi(default = None)]
    pub baseline: Option<String>,
    /// The day or moment of the check, such as `2026-01-15`, by which suppressions expire (核查时间).
    #[uniffi(default = None)]
    pub now: Option<String>,
    /// What is known beside the report (核查背景).
    #[uniffi(default = None)]
    pub context: Option<Context>,
    /// The most repairs that are looked for; twelve where left out, none at 0.
    #[uniffi(default = None)]
    pub repairs: Option<i32>,
    /// Paths of cells known to be right, which no repair changes.
    #[uniffi(default)]
    pub pinned: Vec<String>,
}

/// What a report is judged together with (核查背景). A rule that needs what is not given does not apply.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct Context {
    /// Last year's report of the same organ: a document, or the wire object as JSON (上一年度报告).
    #[uniffi(default = None)]
    pub last_year: Option<Vec<u8>>,
    /// What is known of the organ (机关概况).
    #[uniffi(default = None)]
    pub organ: Option<Organ>,
    /// The day on which the report was published, `YYYY-MM-DD` (公布日期).
    #[uniffi(default = None)]
    pub published: Option<String>,
    /// The day on which it was handed in to the office in charge, `YYYY-MM-DD` (报送日期).
    #[uniffi(default = None)]
    pub submitted: Option<String>,
    /// Whether last year's report is compared although its organ or year is another (仍予对照).
    #[uniffi(default = false)]
    pub last_anyway: bool,
}

impl Options {
    pub(crate) fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    pub(crate) fn read(&self) -> Result<ogi_report::Options, Error> {
        let context = self.context.clone().unwrap_or_default();
        let mut options = json!({
            "profile": self.profile, "file": self.file, "pinned": self.pinned, "now": self.now,
            "published": context.published, "submitted": context.submitted,
        });
        if let (Some(limit), Some(object)) = (self.repairs, options.as_object_mut()) {
            object.insert("repairs".to_owned(), limit.into());
        }
        let options = ogi_report::Options::from_value(&options)?;
        let mut options = ogi_report::Options { language: self.language(), spans: SpanUnit::Utf16, ..options };
        // In the order of codes, so that of several mistakes it is always the same one that is told.
        for (code, severity) in self.severities.iter().collect::<BTreeMap<_, _>>() {
            options.profile.set_severity(ogi_report::find_rule(code)?.code, *severity);
        }
        for code in &self.off {
            options.profile.switch_off(ogi_report::find_rule(code)?.code);
        }
        options.baseline = self.baseline.as_deref().map(Baseline::from_json).transpose()?.map(Arc::new);
        options.context.organ = context.organ;
        options.context.last_anyway = context.last_anyway;
        if let Some(document) = &context.last_year {
            let report = ogi_report::read_one_of("last_year", document, 0, &ogi_report::Options::default())?;
            options.context.last_year = Some(Arc::new(report.draft));
        }
        Ok(options)
    }
}

/// Figures as typed into a form.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct Figures {
    /// The reporting year (报告年度), which says which statutory form the cells belong to.
    #[uniffi(default = None)]
    pub year: Option<i32>,
    /// The statutory form; only needed without a year.
    #[uniffi(default = None)]
    pub form: Option<FormId>,
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
        Input::from_value(&json!({"year": self.year, "form": self.form.map(FormId::name), "organ": self.organ, "cells": cells}))
    }
}

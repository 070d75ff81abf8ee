//! What callers pass in, handed on to the toolkit's own readers, so that names and errors are those of every language.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ogi_report::profile::Baseline;
use ogi_report::{Error, FormId, Input, Language, SpanUnit};
use serde_json::{Map, Value, json};

use crate::inputs::Options;

impl Options {
    pub(crate) fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    pub(crate) fn read(&self) -> Result<ogi_report::Options, Error> {
        let context = self.context.clone().unwrap_or_default();
        let options = ogi_report::Options::from_value(&self.stated(&context).into())?;
        let mut options = ogi_report::Options { language: self.language(), spans: SpanUnit::Utf16, ..options };
        // In the order of codes, so that of several mistakes it is always the same one that is reported.
        for (code, severity) in self.severities.iter().collect::<BTreeMap<_, _>>() {
            options.profile.set_severity(ogi_report::find_rule(code)?.code, *severity);
        }
        for code in &self.off {
            options.profile.switch_off(ogi_report::find_rule(code)?.code);
        }
        options.baseline = self.baseline.as_deref().map(Baseline::from_json).transpose()?.map(Arc::new);
        options.context.organ = context.organ;
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
        // In the order of paths, so that of several mistakes it is always the same one that is reported.
        let cells: BTreeMap<String, String> = self.cells.into_iter().collect();
        let cells: Map<String, Value> = cells.into_iter().map(|(path, typed)| (path, typed.into())).collect();
        Input::from_value(&json!({"year": self.year, "form": self.form.map(FormId::name), "organ": self.organ, "cells": cells}))
    }
}

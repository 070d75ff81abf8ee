//! Text for people and programs, made at the last moment: one report, or a stream of many.

pub(crate) mod across;
#[cfg(feature = "office")]
pub(crate) mod annotated;
#[cfg(feature = "office")]
pub(crate) mod audit_files;
mod csv;
mod decided;
mod ess;
mod figures;
mod html;
mod markdown;
#[cfg(feature = "documents")]
pub(crate) mod overview;
#[cfg(feature = "office")]
pub(crate) mod problems;
mod sarif;
mod sheet;
mod text;
mod totals;
pub(crate) mod view;

use ogi_core::{Checked, Outcome, Severity};
use serde_json::json;

use crate::model::error::Error;
use crate::model::error::wrong;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::shape::text_of;
use crate::task::compare::Comparison;
use crate::task::roll_up::Rollup;
use crate::wire::WireReport;
use crate::wire::{WireComparison, WireRollup};

/// A form that results can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For a person at a terminal: the rows redrawn with the wrong figures marked.
    #[default]
    Text,
    /// The wire object.
    Json,
    /// One self-contained page: the form redrawn as printed, wrong cells marked, the source beneath.
    Html,
    /// Markdown.
    Markdown,
    /// SARIF 2.1.0, the exchange format of static analysis.
    Sarif,
    /// A table of findings.
    Csv,
    /// The validation report of the European Statistical System (ESS).
    Ess,
}

impl Format {
    /// All formats.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Json, Self::Html, Self::Markdown, Self::Sarif, Self::Csv, Self::Ess];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
            Self::Csv => "csv",
            Self::Ess => "ess",
        }
    }

    /// The format with this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let format = Self::ALL.iter().copied().find(|format| format.name() == name);
        format.ok_or_else(|| {
            wrong("format", "text、json、html、markdown、sarif、csv或ess", "text, json, html, markdown, sarif, csv or ess")
        })
    }
}

/// What became of a run over several reports.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Reports that were read and checked.
    pub reports: usize,
    /// Reports with a broken rule of severity `error`.
    pub with_errors: usize,
    /// Findings broken at `error`.
    pub errors: usize,
    /// Findings broken at `warning`.
    pub warnings: usize,
    /// Reports by what becomes of them, in the order of [`ogi_core::Outcome::ALL`], where a profile decides.
    pub outcomes: [usize; 3],
    /// Reports of which nothing could be checked: not one cell was read (均无法核对).
    pub unchecked: usize,
    /// Sources that could not be used, and why.
    pub failures: Vec<(String, Error)>,
}

impl Tally {
    /// Counts a report.
    pub fn add(&mut self, report: &Report) {
        self.reports = self.reports.saturating_add(1);
        self.with_errors = self.with_errors.saturating_add(usize::from(report.has_errors()));
        self.errors = self.errors.saturating_add(report.count(Severity::Error));
        self.warnings = self.warnings.saturating_add(report.count(Severity::Warning));
        self.unchecked = self.unchecked.saturating_add(usize::from(report.extent().is_nothing()));
        let decided = report.assessment.decision.as_ref().map(|decision| decision.outcome);
        for (count, outcome) in self.outcomes.iter_mut().zip(Outcome::ALL) {
            *count = count.saturating_add(usize::from(decided == Some(*outcome)));
        }
    }

    /// Adds what became of a part of the run.
    pub fn merge(&mut self, part: Self) {
        self.reports = self.reports.saturating_add(part.reports);
        self.with_errors = self.with_errors.saturating_add(part.with_errors);
        self.errors = self.errors.saturating_add(part.errors);
        self.warnings = self.warnings.saturating_add(part.warnings);
        for (count, more) in self.outcomes.iter_mut().zip(part.outcomes) {
            *count = count.saturating_add(more);
        }
        self.unchecked = self.unchecked.saturating_add(part.unchecked);
        self.failures.extend(part.failures);
    }

    /// Notes a source that could not be used.
    pub fn fail(&mut self, file: &str, error: Error) {
        self.failures.push((file.to_owned(), error));
    }
}

/// Writes results in one format. The pieces — head, reports with separators between them, tail — can be streamed,
/// and reports rendered in parallel.
///
/// ```
/// use ogi_report::{Format, Input, Options, Renderer, check_input};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {}}"#)?;
/// let options = Options::default();
/// let csv = Renderer::new(Format::Csv, options.clone()).one(&check_input(input, &options));
/// assert!(csv.starts_with("文件,格式,年度,机关,规则"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Renderer {
    format: Format,
    options: Options,
    several: bool,
    color: bool,
    byte_order_mark: bool,
}

impl Renderer {
    /// A renderer of one report.
    pub const fn new(format: Format, options: Options) -> Self {
        Self { format, options, several: false, color: false, byte_order_mark: false }
    }

    /// Expects several reports: an array in JSON, a closing line in text.
    #[must_use]
    pub const fn several(mut self, several: bool) -> Self {
        self.several = several;
        self
    }

    /// Marks wrong figures with terminal colours.
    #[must_use]
    pub const fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// Begins CSV with a byte order mark, without which spreadsheets take Chinese for another encoding.
    #[must_use]
    pub const fn byte_order_mark(mut self, mark: bool) -> Self {
        self.byte_order_mark = mark;
        self
    }

    /// Renders a single report whole.
    pub fn one(&self, report: &Report) -> String {
        let mut tally = Tally::default();
        tally.add(report);
        format!("{}{}{}", self.head(), self.report(0, report), self.tail(&tally))
    }

    /// What stands before the first report.
    pub fn head(&self) -> String {
        match self.format {
            Format::Ess => "[\n".to_owned(),
            Format::Json if self.several => "[\n".to_owned(),
            Format::Html => html::head(self.options.language),
            Format::Sarif => sarif::head(self.options.language),
            Format::Csv => csv::head(self.options.language, self.byte_order_mark),
            Format::Json | Format::Text | Format::Markdown => String::new(),
        }
    }

    /// What stands between two pieces that are not empty.
    pub const fn separator(&self) -> &'static str {
        match self.format {
            Format::Json | Format::Sarif | Format::Ess => ",\n",
            Format::Text | Format::Markdown => "\n",
            Format::Html | Format::Csv => "",
        }
    }

    /// One report; `ordinal` is its number in the run.
    pub fn report(&self, ordinal: usize, report: &Report) -> String {
        let language = self.options.language;
        match self.format {
            Format::Text => {
                let style = text::Style { color: self.color, brief: self.several };
                view::without_invisible(text::report(report, language, style))
            }
            Format::Json => {
                let text = WireReport::new(report, &self.options).to_json();
                if self.several { text } else { text + "\n" }
            }
            Format::Html => html::report(ordinal, report, language),
            Format::Markdown => view::without_invisible(markdown::report(report, language)),
            Format::Sarif => sarif::report(report, language),
            Format::Csv => view::without_invisible(csv::report(report, language)),
            Format::Ess => ess::report(report, &self.options),
        }
    }

    /// A source that could not be used.
    pub fn failure(&self, file: &str, error: &Error) -> String {
        let language = self.options.language;
        match self.format {
            Format::Text => view::without_invisible(text::failure(file, error, language, self.color)),
            Format::Json => {
                let error = json!({"code": error.code(), "message": error.message(language)});
                let text = json!({"file": file, "error": error}).to_string();
                if self.several { text } else { text + "\n" }
            }
            Format::Html => html::failure(file, error, language),
            Format::Markdown => view::without_invisible(markdown::failure(file, error, language)),
            Format::Sarif | Format::Ess => String::new(),
            Format::Csv => view::without_invisible(csv::failure(file, error, language)),
        }
    }

    /// The totals of a report worked out beside the declared ones; JSON where that is the format, else text.
    pub fn totals(&self, report: &Report) -> String {
        totals::totals(report, self.format, self.options.language)
    }

    /// Several years of one organ side by side.
    pub fn comparison(&self, comparison: &Comparison) -> String {
        match self.format {
            Format::Json => text_of(&WireComparison::new(comparison, &self.options)) + "\n",
            Format::Sarif => {
                let steps = comparison.steps.iter().filter_map(|step| Some((comparison.reports.get(step.to)?, &step.checked)));
                self.sarif(steps)
            }
            _ => self.drawing().comparison(comparison),
        }
    }

    /// A report beside the sum of those below.
    pub fn rollup(&self, rollup: &Rollup) -> String {
        match self.format {
            Format::Json => text_of(&WireRollup::new(rollup, &self.options)) + "\n",
            Format::Sarif => self.sarif(std::iter::once((&rollup.parent, &rollup.checked))),
            _ => self.drawing().rollup(rollup),
        }
    }

    const fn drawing(&self) -> sheet::Drawing {
        let Self { format, color, byte_order_mark, .. } = *self;
        sheet::Drawing { format, language: self.options.language, color, byte_order_mark }
    }

    /// What was found about reports that were judged together with others.
    fn sarif<'a>(&self, judged: impl Iterator<Item = (&'a Report, &'a Checked)>) -> String {
        let language = self.options.language;
        let judged = judged.map(|(report, checked)| Report { checked: checked.clone(), ..report.clone() });
        let results: Vec<String> = judged.map(|report| sarif::report(&report, language)).collect();
        let results: Vec<&str> = results.iter().map(String::as_str).filter(|results| !results.is_empty()).collect();
        format!("{}{}{}", sarif::head(language), results.join(",\n"), sarif::tail(&Tally::default(), language))
    }

    /// What stands after the last report.
    pub fn tail(&self, tally: &Tally) -> String {
        let language = self.options.language;
        match self.format {
            Format::Ess => "\n]\n".to_owned(),
            Format::Json if self.several => "\n]\n".to_owned(),
            Format::Html => html::tail(),
            Format::Sarif => sarif::tail(tally, language),
            Format::Text if self.several => text::tail(tally, language),
            Format::Json | Format::Text | Format::Markdown | Format::Csv => String::new(),
        }
    }
}

//! Reports judged together: several years side by side, a report beside those of the organs below, repairs of all at once.

pub(crate) mod audit;
pub(crate) mod records;

use ogi_report::repair::AcrossOptions;
use ogi_report::wire::WireAcross;
use ogi_report::{Error, Format, ListFile, ProblemList, Renderer, json};

use crate::error::InputError;
use crate::generated::{AcrossRepairs, Comparison, Rollup};
use crate::inputs::Options;
use crate::mirror::Mirror;
use crate::results;
use records::{Document, Reports, Subordinates};

/// Carries a task out with the options as the toolkit reads them.
fn with_options<T>(options: &Options, task: impl FnOnce(ogi_report::Options) -> Result<T, Error>) -> Result<T, InputError> {
    options.read().and_then(task).map_err(|error| InputError::new(&error, options.language()))
}

impl Document {
    fn read(&self, number: usize, options: &ogi_report::Options) -> Result<ogi_report::Report, Error> {
        ogi_report::read_one_of(self.file.as_deref().unwrap_or_default(), &self.content, number, options)
    }
}

fn read_all(documents: &[Document], options: &ogi_report::Options) -> Result<Vec<ogi_report::Report>, Error> {
    documents.iter().zip(1..).map(|(document, number)| document.read(number, options)).collect()
}

fn compared(documents: &[Document], options: &ogi_report::Options) -> Result<ogi_report::Comparison, Error> {
    ogi_report::compare(read_all(documents, options)?, options)
}

fn rolled_up(parent: &Document, below: Subordinates, options: &ogi_report::Options) -> Result<ogi_report::Rollup, Error> {
    let parent = parent.read(0, options)?;
    let Subordinates { reports, register, complete, exact } = below;
    let below = ogi_report::Subordinates { reports: read_all(&reports, options)?, register, complete };
    let mut rollup = ogi_report::roll_up(parent, below, options);
    if exact {
        rollup.repair(options)?;
    }
    Ok(rollup)
}

/// Compares two or more reports of one organ, the oldest first (跨年核对): every figure beside that of the year before, and
/// what the rules on several years find. What is wrong inside one report is not looked for.
///
/// # Errors
/// When a document cannot be read, there are fewer than two, or their years do not ascend; the sentence says which.
#[uniffi::export(default(options))]
pub fn compare(documents: Vec<Document>, options: Options) -> Result<Comparison, InputError> {
    with_options(&options, |options| Ok(results::comparison(&compared(&documents, &options)?, &options)))
}

/// Compares a report with the sum of those of the organs below (汇总核对): who has filed, every sum, what is left over.
///
/// # Errors
/// When a document cannot be read; the sentence says which.
#[uniffi::export(default(options))]
pub fn roll_up(parent: Document, below: Subordinates, options: Options) -> Result<Rollup, InputError> {
    with_options(&options, |options| Ok(results::rollup(&rolled_up(&parent, below, &options)?, &options)))
}

/// Finds the smallest repairs of several reports together, best first (联合更正): which cells of which reports, and which
/// report is likelier wrong.
///
/// # Errors
/// When a document cannot be read, or there are more reports than can be solved together.
#[uniffi::export(default(options))]
pub fn across(reports: Reports, options: Options) -> Result<AcrossRepairs, InputError> {
    with_options(&options, |options| {
        let wanted = AcrossOptions { limit: options.repairs.limit, ..reports.wanted()? };
        let reports = reports.read(&options)?;
        let found = ogi_report::across(&reports, &wanted)?;
        Ok(reports.with_case(|case| WireAcross::new(case, &found, &wanted, &options)).mirror())
    })
}

/// Compares as [`compare`] does and writes the result for people or other programs.
///
/// # Errors
/// As [`compare`].
#[uniffi::export(default(options))]
pub fn render_comparison(documents: Vec<Document>, format: Format, options: Options) -> Result<String, InputError> {
    with_options(&options, |options| {
        let comparison = compared(&documents, &options)?;
        Ok(Renderer::new(format, options).comparison(&comparison))
    })
}

/// Compares as [`roll_up`] does and writes the result for people or other programs.
///
/// # Errors
/// As [`roll_up`].
#[uniffi::export(default(options))]
pub fn render_rollup(parent: Document, below: Subordinates, format: Format, options: Options) -> Result<String, InputError> {
    with_options(&options, |options| {
        let rollup = rolled_up(&parent, below, &options)?;
        Ok(Renderer::new(format, options).rollup(&rollup))
    })
}

/// The list of problems (问题清单) as a workbook or a Word table: a row a finding, with an empty column 整改情况, and a table of
/// totals. A document that cannot be used is a row that says why.
///
/// # Errors
/// When the options cannot be used.
#[uniffi::export(default(options))]
pub fn problem_list(documents: Vec<Document>, file: ListFile, options: Options) -> Result<Vec<u8>, InputError> {
    with_options(&options, |options| Ok(ProblemList::new(file, options.language).of(&named(&documents), &options)))
}

/// As [`problem_list`]; `options` is the text of the options object, empty for the defaults.
///
/// # Errors
/// When the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn problem_list_json(documents: Vec<Document>, file: ListFile, options: &str) -> Result<Vec<u8>, InputError> {
    let read = ogi_report::Options::from_json(options).map_err(|error| InputError::in_language_of(&error, options))?;
    Ok(ProblemList::new(file, read.language).of(&named(&documents), &read))
}

fn named(documents: &[Document]) -> Vec<(&str, &[u8])> {
    documents.iter().map(|document| (document.file.as_deref().unwrap_or_default(), &*document.content)).collect()
}

/// As [`compare`], for reports given as an array of wire objects, giving the wire object.
///
/// # Errors
/// As [`compare`], and when the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn compare_json(reports: &str, options: &str) -> Result<String, InputError> {
    json::compare(reports, options).map_err(|error| InputError::in_language_of(&error, options))
}

/// As [`roll_up`], for `{"parent": …, "children": […], "register": […], "complete": …}`, giving the wire object.
///
/// # Errors
/// As [`roll_up`], and when the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn roll_up_json(below: &str, options: &str) -> Result<String, InputError> {
    json::roll_up(below, options).map_err(|error| InputError::in_language_of(&error, options))
}

/// As [`across`], for `{"report": …, "last_year": …, "children": […], …}`, giving the wire object.
///
/// # Errors
/// As [`across`], and when the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn across_json(reports: &str, options: &str) -> Result<String, InputError> {
    json::across(reports, options).map_err(|error| InputError::in_language_of(&error, options))
}

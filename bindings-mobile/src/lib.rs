//! ogi-report for Kotlin, Java and Swift, through `UniFFI`.
//!
//! Each task of [`ogi_report`] has two doors here: typed records, whose spans count UTF-16 code units as the strings of
//! these languages do, and JSON text, the same bytes in every language. Nothing is decided here: records are copied from
//! the toolkit's values, and options go through its own reader.
//!
//! A panic would reach the caller as an internal error; nothing here unwinds into foreign code.

#![expect(clippy::needless_pass_by_value, reason = "values come over the border as the callee's own")]

mod error;
mod generated;
mod inputs;
mod mirror;
mod options;
mod records;
mod results;
mod session;
mod several;

pub use error::InputError;
pub use generated::*;
pub use inputs::{Context, Options};
pub use options::Figures;
pub use records::*;
pub use session::{Progress, Session};
pub use several::audit::{FolderAudit, Following, NoticeFiles};
pub use several::records::*;
pub use several::{
    across, across_json, compare, compare_json, problem_list, problem_list_json, render_comparison, render_rollup, roll_up,
    roll_up_json,
};

use mirror::Mirror;
use ogi_report::wire::{WireRule, WireTotals};
use ogi_report::{FormId, Format, Language, Renderer, json};

uniffi::setup_scaffolding!();

/// Reads a document (text, Markdown, HTML, or the wire object as JSON) and checks it (读取并核查).
///
/// # Errors
/// When the bytes are no annual report that can be read: empty, binary, too large, of before 2019, another document.
#[uniffi::export(default(options))]
pub fn inspect(document: Vec<u8>, options: Options) -> Result<Report, InputError> {
    let language = options.language();
    let inspect = || {
        let options = options.read()?;
        Ok(results::report(&ogi_report::inspect(&document, &options)?, &options))
    };
    inspect().map_err(|error| InputError::new(&error, language))
}

/// Checks figures as typed into a form (核查).
///
/// # Errors
/// When neither form nor year is known, or a cell has a path that the form does not have.
#[uniffi::export(default(options))]
pub fn check(figures: Figures, options: Options) -> Result<Report, InputError> {
    let language = options.language();
    let check = || {
        let options = options.read()?;
        Ok(results::report(&ogi_report::check_input(figures.read()?, &options), &options))
    };
    check().map_err(|error| InputError::new(&error, language))
}

/// Works out the totals of figures as typed into a form, beside the declared ones (自动求和).
///
/// # Errors
/// When neither form nor year is known, or a cell has a path that the form does not have.
#[uniffi::export]
pub fn fill(figures: Figures) -> Result<Vec<ComputedTotal>, InputError> {
    let input = figures.read().map_err(|error| InputError::new(&error, Language::default()))?;
    Ok(WireTotals::new(None, &input.draft).totals.mirror())
}

/// The report of a document with one of its repairs made, checked again (按更正改正). Repairs are counted from 1, best first.
///
/// # Errors
/// As [`inspect`], and when the report has no repair of that number.
#[uniffi::export(default(options))]
pub fn repair(document: Vec<u8>, number: i32, options: Options) -> Result<Report, InputError> {
    let language = options.language();
    let repair = || {
        let options = options.read()?;
        let report = ogi_report::inspect(&document, &options)?;
        let repaired = ogi_report::apply(&report, usize::try_from(number).unwrap_or_default(), &options)?;
        Ok(results::report(&repaired, &options))
    };
    repair().map_err(|error| InputError::new(&error, language))
}

/// Reads and checks a document and writes the result for people or other programs.
///
/// # Errors
/// As [`inspect`].
#[uniffi::export(default(options))]
pub fn render(document: Vec<u8>, format: Format, options: Options) -> Result<String, InputError> {
    let language = options.language();
    let render = || {
        let options = options.read()?;
        let report = ogi_report::inspect(&document, &options)?;
        Ok(Renderer::new(format, options).one(&report))
    };
    render().map_err(|error| InputError::new(&error, language))
}

/// A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph (加批注): what is wrong, the
/// clause, what would correct it. Everything else stays as it is.
///
/// # Errors
/// As [`inspect`], and when it is another kind of file.
#[uniffi::export(default(options))]
pub fn annotate(document: Vec<u8>, options: Options) -> Result<Vec<u8>, InputError> {
    let language = options.language();
    let annotate = || {
        let options = options.read()?;
        ogi_report::annotate(&document, &ogi_report::inspect(&document, &options)?, &options)
    };
    annotate().map_err(|error| InputError::new(&error, language))
}

/// The rules, in the order of the catalogue (规则目录).
#[uniffi::export]
pub fn rules(language: Language) -> Vec<Rule> {
    ogi_report::rules().map(|rule| WireRule::new(rule, language).mirror()).collect()
}

/// Explains a rule: what it demands and why (规则说明).
///
/// # Errors
/// When no rule has the code; the sentence names the nearest one.
#[uniffi::export]
pub fn explain(code: &str, language: Language) -> Result<Explanation, InputError> {
    let rule = ogi_report::find_rule(code).map_err(|error| InputError::new(&error, language))?;
    Ok(results::explanation(&ogi_report::explain(rule, language)))
}

/// The sentence for the code of a reason for leaving a figure unread or a claim unused (原因); none where there is no such
/// reason.
#[uniffi::export]
pub fn reason_text(code: &str, language: Language) -> Option<String> {
    ogi_report::Reason::from_code(code).map(|reason| reason.text(language).to_owned())
}

/// The version of ogi-report.
#[uniffi::export]
pub fn version() -> String {
    ogi_report::VERSION.to_owned()
}

/// As [`inspect`], giving the wire object; `options` is the text of the options object, empty for the defaults.
///
/// # Errors
/// As [`inspect`], and when the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn inspect_json(document: Vec<u8>, options: &str) -> Result<String, InputError> {
    json::inspect(&document, options).map_err(|error| InputError::in_language_of(&error, options))
}

/// As [`annotate`]; `options` is the text of the options object, empty for the defaults.
///
/// # Errors
/// As [`annotate`], and when the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn annotate_json(document: Vec<u8>, options: &str) -> Result<Vec<u8>, InputError> {
    json::annotate(&document, options).map_err(|error| InputError::in_language_of(&error, options))
}

/// Checks a report given as the wire object, giving the wire object.
///
/// # Errors
/// When the object or the options cannot be used.
#[uniffi::export(default(options = ""))]
pub fn check_json(report: &str, options: &str) -> Result<String, InputError> {
    json::check(report, options).map_err(|error| InputError::in_language_of(&error, options))
}

/// Works out the totals of a report given as the wire object.
///
/// # Errors
/// When the object cannot be used.
#[uniffi::export]
pub fn fill_json(report: &str) -> Result<String, InputError> {
    json::fill(report).map_err(|error| InputError::in_language_of(&error, ""))
}

/// The rules as JSON, formulas as data.
#[uniffi::export]
pub fn catalogue_json(language: Language) -> String {
    json::catalogue(language)
}

/// A form as printed, as JSON, for programs that draw it: tables of labels and cells with their spans (版式).
///
/// # Errors
/// Never with a form that exists.
#[uniffi::export(default(undivided = false))]
pub fn layout_json(form: FormId, undivided: bool, language: Language) -> Result<String, InputError> {
    json::layout(form.name(), undivided, language).map_err(|error| InputError::new(&error, language))
}

/// Explains a rule, as JSON.
///
/// # Errors
/// When no rule has the code.
#[uniffi::export]
pub fn explain_json(code: &str, language: Language) -> Result<String, InputError> {
    json::explain(code, language).map_err(|error| InputError::new(&error, language))
}

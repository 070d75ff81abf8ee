//! One function per user task, on typed values.

pub(crate) mod across;
#[cfg(feature = "documents")]
pub(crate) mod audit;
#[cfg(feature = "batch")]
pub mod batch;
pub(crate) mod compare;
pub(crate) mod copies;
pub(crate) mod explain;
#[cfg(feature = "documents")]
pub(crate) mod form_file;
pub(crate) mod register;
#[cfg(feature = "documents")]
mod register_index;
pub(crate) mod roll_up;
pub(crate) mod session;
mod several;
#[cfg(feature = "documents")]
mod unwind;
pub(crate) mod wire_objects;

use ogi_core::repair::Repairs;
use ogi_core::{Cell, Draft};

#[cfg(feature = "documents")]
use self::unwind::caught;
use crate::input::Input;
#[cfg(feature = "documents")]
use crate::input::source;
use crate::model::assessment::Assessment;
use crate::model::context::Context;
use crate::model::error::Error;
#[cfg(feature = "documents")]
use crate::model::error::one_of;
use crate::model::options::{MOST_REPAIRS, Options};
use crate::model::report::Report;

/// Checks a report that is already at hand as figures (核查).
///
/// ```
/// use ogi_report::{Input, Options, check};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2,
///     "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0,
///     "remedies.direct_suit.total": 1}}"#)?;
/// let report = check(input.draft, &Options::default());
/// let finding = report.checked.findings.iter().find(|finding| finding.rule.code == "remedies/total" && finding.expected.is_some()).unwrap();
/// assert_eq!(finding.expected, Some(2.into()));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn check(draft: Draft, options: &Options) -> Report {
    judge(options.file.clone(), draft, &options.context, options)
}

/// Checks a report together with what is known beside it (跨年、机关概况); what is said here takes the place of what the
/// options say.
pub fn check_case(draft: Draft, context: &Context, options: &Options) -> Report {
    judge(options.file.clone(), draft, &context.or(&options.context), options)
}

/// Checks a report given as the wire object; its own profile, context and name, where it has them, take the place of
/// the caller's.
pub fn check_input(input: Input, options: &Options) -> Report {
    let file = options.file.clone().or(input.file);
    let context = input.context.or(&options.context);
    match input.profile {
        Some(profile) => judge(file, input.draft, &context, &Options { profile, ..options.clone() }),
        None => judge(file, input.draft, &context, options),
    }
}

fn judge(file: Option<String>, draft: Draft, context: &Context, options: &Options) -> Report {
    let case = context.case(&draft);
    let checked = ogi_core::check(&case, &options.profile);
    let wanted = checked.summary.broken > 0 && options.repairs.limit > 0;
    let repairs = if wanted { ogi_core::repair::repair(&case, &options.repairs) } else { Repairs::default() };
    let assessment = Assessment::new(&checked, &case, file.as_deref(), options);
    let context = context.clone();
    Report { file, context, checked, repairs, assessment, ..Report::unchecked(draft) }
}

/// The report with one of its repairs made, checked again (按更正改正). Repairs are counted from 1, best first.
///
/// ```
/// use ogi_report::{Input, Options, apply, check};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2,
///     "remedies.direct_suit.corrected": 1, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0,
///     "remedies.direct_suit.total": 1}}"#)?;
/// let report = check(input.draft, &Options::default());
/// let repaired = apply(&report, 1, &Options::default())?;
/// assert_eq!(repaired.draft.number(report.repairs.list[0].changes[0].cell), Some(3.into()));
/// assert!(repaired.repairs.list.is_empty());
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the report has no repair of that number.
pub fn apply(report: &Report, number: usize, options: &Options) -> Result<Report, Error> {
    let found = number.checked_sub(1).and_then(|at| report.repairs.list.get(at));
    let repair = found.ok_or(Error::NoRepair { number, all: report.repairs.list.len() })?;
    let mut draft = report.draft.clone();
    for change in &repair.changes {
        draft.set(change.cell, Cell::Number(change.to));
    }
    let repaired = judge(report.file.clone(), draft, &options.context.or(&report.context), options);
    Ok(Report { text: report.text.clone(), locations: report.locations.clone(), notes: report.notes.clone(), ..repaired })
}

/// Reads a document, or the wire object as JSON, without checking it (只读取): for comparisons and roll-ups, which judge
/// reports together.
///
/// # Errors
/// When the bytes are no annual report that can be read.
#[cfg(feature = "documents")]
pub fn read(bytes: &[u8], options: &Options) -> Result<Report, Error> {
    caught(|| {
        if let Some(wire) = source::wire_of(bytes) {
            return Ok(unchecked(source::read_json(wire)?, options));
        }
        let document = source::read_document(bytes)?;
        let report = Report::unchecked(document.draft);
        let (file, context) = (options.file.clone(), options.context.clone());
        Ok(Report { file, context, text: document.text, locations: document.locations, notes: document.notes, ..report })
    })
}

/// How the tables of a document are read, stage by stage (判读过程), in the words of the reader.
///
/// # Errors
/// When the bytes are no annual report that can be read.
///
/// ```
/// use ogi_report::{Shown, trace};
/// let text = "示例市统计局2024年政府信息公开工作年度报告\n一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4\n";
/// let trace = trace(text.as_bytes(), Shown::default())?;
/// assert!(trace.contains("requests.received: 3 0 0 0 0 1 4"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[cfg(feature = "documents")]
pub fn trace(bytes: &[u8], shown: ogi_documents::Shown) -> Result<String, Error> {
    caught(|| source::trace(bytes, shown))
}

/// Reads one of several documents without checking it (只读取其一): as [`read`], but an error says which of them it is
/// about, by the name of the source, or by its number where that is empty.
///
/// ```
/// use ogi_report::{Options, read_one_of};
/// let error = read_one_of("", b"", 3, &Options::default()).unwrap_err();
/// assert!(error.to_string().starts_with("#3: the file is empty"));
/// ```
///
/// # Errors
/// When the bytes are no annual report that can be read.
#[cfg(feature = "documents")]
pub fn read_one_of(name: &str, bytes: &[u8], number: usize, options: &Options) -> Result<Report, Error> {
    let file = Some(name.to_owned()).filter(|name| !name.is_empty());
    let which = file.clone().unwrap_or_else(|| format!("#{number}"));
    read(bytes, &Options { file, ..options.clone() }).map_err(|error| one_of(&which, error))
}

/// A report given as the wire object, without checking it.
pub(crate) fn unchecked(input: Input, options: &Options) -> Report {
    let context = input.context.or(&options.context);
    Report { file: options.file.clone().or(input.file), context, ..Report::unchecked(input.draft) }
}

/// Makes one of the repairs of a report given as the wire object, its own profile kept; see [`apply`].
pub(crate) fn apply_input(input: Input, number: usize, options: &Options) -> Result<Report, Error> {
    let profile = input.profile.clone().unwrap_or_else(|| options.profile.clone());
    let limit = options.repairs.limit.max(number.min(usize::from(MOST_REPAIRS)));
    let repairs = ogi_core::repair::RepairOptions { limit, ..options.repairs.clone() };
    let options = Options { profile, repairs, ..options.clone() };
    apply(&check_input(input, &options), number, &options)
}

/// Reads a document — text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON — and checks it (读取并核查).
///
/// # Errors
/// When the bytes are no annual report that can be read: empty, binary, too large, of before 2019, another document.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &Options) -> Result<Report, Error> {
    caught(|| {
        if let Some(wire) = source::wire_of(bytes) {
            return Ok(check_input(source::read_json(wire)?, options));
        }
        let mut document = source::read_document(bytes)?;
        document.note_words(&options.profile);
        let report = check(document.draft, options);
        Ok(Report { text: document.text, locations: document.locations, notes: document.notes, ..report })
    })
}

/// Reads a document and checks it together with what is known beside it; see [`inspect`] and [`check_case`].
///
/// # Errors
/// When the bytes are no annual report that can be read.
#[cfg(feature = "documents")]
pub fn inspect_case(bytes: &[u8], context: &Context, options: &Options) -> Result<Report, Error> {
    inspect(bytes, &Options { context: context.or(&options.context), ..options.clone() })
}

/// Reads a document that is already decoded text, and checks it; see [`inspect`].
///
/// # Errors
/// When the text is no annual report that can be read.
#[cfg(feature = "documents")]
pub fn inspect_text(text: &str, options: &Options) -> Result<Report, Error> {
    caught(|| {
        if let Some(wire) = source::wire_of(text.as_bytes()) {
            return Ok(check_input(source::read_json(wire)?, options));
        }
        let mut document = source::read_text(text)?;
        document.note_words(&options.profile);
        let report = check(document.draft, options);
        Ok(Report { text: document.text, locations: document.locations, notes: document.notes, ..report })
    })
}

/// Checks a report once more, by another profile (复核); source, notes and figures stay as they are.
///
/// ```
/// use ogi_report::{Input, Options, check_again, check_input};
/// let report = check_input(Input::from_json(r#"{"year": 2024, "cells": {}}"#)?, &Options::default());
/// let lenient = Options::from_json(r#"{"profile": {"off": ["cells/missing"]}}"#)?;
/// assert_eq!(report.checked.summary.broken, 3);
/// assert_eq!(check_again(&report, &lenient).checked.summary.broken, 0);
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn check_again(report: &Report, options: &Options) -> Report {
    let file = options.file.clone().or_else(|| report.file.clone());
    let again = judge(file, report.draft.clone(), &options.context.or(&report.context), options);
    Report { text: report.text.clone(), locations: report.locations.clone(), notes: report.notes.clone(), ..again }
}

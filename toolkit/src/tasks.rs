//! One function per user task, on typed values.

use ogi_core::{Case, Draft, Rule};

use crate::error::Error;
use crate::input::Input;
use crate::nearest::nearest_rule;
use crate::options::Options;
use crate::report::Report;

/// Checks a report that is already at hand as figures (核查).
///
/// ```
/// use ogi_report::{Input, Options, check};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2,
///     "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0,
///     "remedies.direct_suit.total": 1}}"#)?;
/// let report = check(input.draft, &Options::default());
/// let finding = report.checked.findings.iter().find(|finding| finding.rule.code == "remedies/total").unwrap();
/// assert_eq!(finding.expected, Some(2.into()));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn check(draft: Draft, options: &Options) -> Report {
    let checked = ogi_core::check(&Case::new(&draft), &options.profile);
    Report { file: options.file.clone(), draft, text: Box::default(), notes: Vec::new(), checked }
}

/// Checks a report given as the wire object; its own profile and name, where it has them, take the place of the caller's.
pub fn check_input(input: Input, options: &Options) -> Report {
    let profile = input.profile.as_ref().unwrap_or(&options.profile);
    let checked = ogi_core::check(&Case::new(&input.draft), profile);
    let file = options.file.clone().or(input.file);
    Report { file, draft: input.draft, text: Box::default(), notes: Vec::new(), checked }
}

/// Reads a document — text, Markdown, HTML, or the wire object as JSON — and checks it (读取并核查).
///
/// # Errors
/// When the bytes are no annual report that can be read: empty, binary, too large, of before 2019, another document.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &Options) -> Result<Report, Error> {
    if crate::source::is_json(bytes) {
        return Ok(check_input(crate::source::read_json(bytes)?, options));
    }
    let document = crate::source::read_document(bytes)?;
    let report = check(document.draft, options);
    Ok(Report { text: document.text, notes: document.notes, ..report })
}

/// The rule with a code.
///
/// # Errors
/// When no rule has the code; the error names the nearest one.
pub fn find_rule(code: &str) -> Result<&'static Rule, Error> {
    ogi_core::rule(code)
        .ok_or_else(|| Error::UnknownRule { code: code.chars().take(80).collect(), nearest: nearest_rule(code) })
}

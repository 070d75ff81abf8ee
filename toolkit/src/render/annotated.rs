//! Findings written back into the user's own file (批注): Word comments, comments on cells of a workbook.

use std::fmt::Write as _;

use ogi_core::{Anchor, Finding, Language};
use ogi_documents::annotate::{Remark, annotate as write};
use ogi_documents::limits::Limits;

use super::problems::mend;
use super::view;
use crate::input::document::unusable;
use crate::model::error::Error;
use crate::model::report::Report;

/// A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph (加批注): what is wrong, the
/// clause, what would correct it. Everything else stays as it is.
///
/// ```
/// use ogi_report::{FormFile, Input, Options, annotate, inspect, write_form};
///
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2, "remedies.direct_suit.total": 3,
///     "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0}}"#)?;
/// let word = write_form(&input.draft, FormFile::Docx);
/// let report = inspect(&word, &Options::default())?;
/// let copy = annotate(&word, &report, &Options::default())?;
/// assert_eq!(inspect(&copy, &Options::default())?.draft, report.draft);
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the bytes are of another kind, or are not the file that was read.
pub fn annotate(bytes: &[u8], report: &Report, options: &crate::Options) -> Result<Vec<u8>, Error> {
    let findings = view::visible_findings(report);
    let remarks: Vec<Remark> = findings.iter().map(|finding| remark(report, finding, options.language)).collect();
    let written = write(bytes, &remarks, &Limits::default()).map_err(|error| unusable(&error.into()))?;
    written.ok_or_else(|| Error::Unreadable {
        code: "input/not-annotated",
        zh: "只有Word文档（docx）和Excel工作簿（xlsx）可以加批注；请先另存为其中一种".to_owned(),
        en: "comments can be written into Word documents (docx) and Excel workbooks (xlsx) only; save it as one of them first"
            .to_owned(),
    })
}

fn remark(report: &Report, finding: &Finding, language: Language) -> Remark {
    let location = finding.span.and_then(|span| report.locations.at(span.start));
    let words = |zh: &str, en: &str| if language == Language::Zh { zh.to_owned() } else { en.to_owned() };
    let mut text = format!(
        "{}（{}）\n{}",
        finding.severity.names().get(language),
        finding.rule.code,
        finding.text(report.draft.form(), language)
    );
    let mut line = |name: String, content: String| {
        if !content.is_empty() {
            let _ = write!(text, "\n{name}{content}");
        }
    };
    line(words("依据：", "clause: "), view::basis(finding, language));
    line(words("更正建议：", "suggested correction: "), mend(report, finding, language));
    Remark {
        part: location.map(|location| location.part.to_string()).unwrap_or_default(),
        spot: location.map_or(Anchor::Paragraph(1), |location| location.spot),
        text,
    }
}

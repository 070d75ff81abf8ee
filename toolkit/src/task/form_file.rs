//! The official form as a file (生成文件): what a report states, laid out as printed.

use ogi_core::{Cell, Draft, fill};
pub use ogi_documents::write::FormFile;
use ogi_documents::write::{Wording, report_file};
use ogi_documents::{ReadOptions, wording};

use crate::input::source::wire_of;

/// Writes the form of a report as a file; its parts in words are left for the organ to write. The same report gives the
/// same bytes. Blank and missing cells are blank, cells that could not be read are a question mark.
///
/// ```
/// use ogi_report::{FormFile, Input, Options, inspect, write_form};
/// let input = Input::from_json(r#"{"year": 2024, "organ": "示例市统计局", "cells": {"requests.received.natural_person": 3}}"#)?;
/// let bytes = write_form(&input.draft, FormFile::Html);
/// assert_eq!(bytes, write_form(&input.draft, FormFile::Html));
/// let again = inspect(&bytes, &Options::default())?;
/// assert_eq!(again.draft.organ.as_deref(), Some("示例市统计局"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn write_form(draft: &Draft, kind: FormFile) -> Vec<u8> {
    ogi_documents::write::file(draft, kind)
}

/// Writes a report as a file, as [`write_form`] does, with the words of the document that it was read from: `source` is that
/// document, of which the figures may have been corrected since. A source without words gives none.
///
/// ```
/// use ogi_report::{FormFile, Options, inspect, write_report};
/// let source = "示例市统计局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n本局全年办理申请3件。\n";
/// let report = inspect(source.as_bytes(), &Options::default())?;
/// let page = String::from_utf8(write_report(&report.draft, source.as_bytes(), FormFile::Html)).unwrap();
/// assert!(page.contains("<p>本局全年办理申请3件。</p>"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn write_report(draft: &Draft, source: &[u8], kind: FormFile) -> Vec<u8> {
    write_corrected(draft, source, "", kind)
}

/// Writes a report as [`write_report`] does, with a remark under the title that says what was corrected (更正说明), so that nobody takes
/// the figures for those that the organ has reported. It is no sentence of the report, and not read as one.
///
/// ```
/// use ogi_report::{FormFile, Options, inspect, write_corrected};
/// let source = "示例市统计局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n本局依法公开政府信息。\n";
/// let report = inspect(source.as_bytes(), &Options::default())?;
/// let remark = "已更正1格：本年新收政府信息公开申请数量（自然人）由2改为3";
/// let bytes = write_corrected(&report.draft, source.as_bytes(), remark, FormFile::Html);
/// assert!(inspect(&bytes, &Options::default())?.draft.claims.is_empty());
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn write_corrected(draft: &Draft, source: &[u8], remark: &str, kind: FormFile) -> Vec<u8> {
    let words = if wire_of(source).is_some() { Wording::default() } else { read_wording(source) };
    report_file(draft, &words.with_remark(remark), kind)
}

fn read_wording(source: &[u8]) -> Wording {
    wording(source, &ReadOptions::default()).unwrap_or_default()
}

/// A report with the totals that can be worked out where none is stated (自动求和); what is stated stays as it is.
///
/// ```
/// use ogi_report::{CellId, Input, filled};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2,
///     "remedies.direct_suit.corrected": 1, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0}}"#)?;
/// let total = CellId::from_path("remedies.direct_suit.total").unwrap();
/// assert_eq!(filled(&input.draft).number(total), Some(3.into()));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn filled(draft: &Draft) -> Draft {
    let mut filled = draft.clone();
    for total in fill(draft) {
        if draft.cell(total.cell).is_missing() || draft.cell(total.cell).is_empty() {
            filled.set(total.cell, Cell::Number(total.computed));
        }
    }
    filled
}

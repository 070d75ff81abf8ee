//! The official form as a file (生成文件): what a report states, laid out as printed.

use ogi_core::{Cell, Draft, fill};
pub use ogi_documents::write::FormFile;

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

/// Writes the form as [`write_form`] does, with a remark under the title that says what was corrected (更正说明), so that nobody takes
/// the figures for those that the organ has reported. It is no sentence of the report, and not read as one.
///
/// ```
/// use ogi_report::{FormFile, Input, Options, inspect, write_form_noting};
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"requests.received.natural_person": 3}}"#)?;
/// let bytes = write_form_noting(&input.draft, "已更正1格：本年新收政府信息公开申请数量（自然人）由2改为3", FormFile::Html);
/// assert!(inspect(&bytes, &Options::default())?.draft.claims.is_empty());
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn write_form_noting(draft: &Draft, remark: &str, kind: FormFile) -> Vec<u8> {
    ogi_documents::write::file_noting(draft, remark, kind)
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

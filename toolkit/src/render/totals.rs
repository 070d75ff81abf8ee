//! Computed totals beside the declared ones (自动求和).

use std::fmt::Write;

use ogi_core::{Language, fill};
use serde_json::json;

use super::Format;
use super::text::width;
use crate::catalogue::Words;
use crate::report::Report;

/// Renders the totals of a report: as JSON where asked for, else as lines of text.
pub(super) fn totals(report: &Report, format: Format, language: Language) -> String {
    let totals = fill(&report.draft);
    let draft = &report.draft;
    if format == Format::Json {
        let totals: Vec<_> = totals
            .iter()
            .map(|total| json!({"cell": total.cell.path(), "computed": total.computed, "declared": total.declared}))
            .collect();
        let form = draft.form().name();
        return format!(
            "{}\n",
            json!({"file": report.file, "form": form, "year": draft.year, "organ": draft.organ, "totals": totals})
        );
    }
    let words = Words { language };
    let mut out = String::new();
    for total in &totals {
        let label = draft.form().form().cell_label(total.cell, language);
        let computed = total.computed.to_string();
        let declared = total.declared.map_or_else(|| words.get("未填", "none").to_owned(), |number| number.to_string());
        let mark = if total.declared == Some(total.computed) { "" } else { words.get("  ← 不一致", "  ← differs") };
        let gap = " ".repeat(12_usize.saturating_sub(width(&computed)));
        let _ = writeln!(out, "{gap}{computed}  {}{declared}{mark}  {label}", words.get("填写", "declared "));
    }
    if totals.is_empty() {
        let _ = writeln!(
            out,
            "{}",
            words.get("没有一项总计能够算出：各分项未填齐。", "no total can be worked out: parts are missing")
        );
    }
    out
}

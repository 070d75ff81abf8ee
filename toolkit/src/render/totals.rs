//! Computed totals beside the declared ones (自动求和).

use std::fmt::Write;

use ogi_core::{Language, fill};

use super::Format;
use super::text::width;
use crate::model::report::Report;
use crate::model::words::Words;
use crate::shape::text_of;
use crate::wire::WireTotals;

/// Renders the totals of a report: as JSON where asked for, else as lines of text.
pub(super) fn totals(report: &Report, format: Format, language: Language) -> String {
    if format == Format::Json {
        return text_of(&WireTotals::new(report.file.as_deref(), &report.draft)) + "\n";
    }
    let totals = fill(&report.draft);
    let draft = &report.draft;
    let words = Words { language };
    let mut out = String::new();
    if !totals.is_empty() {
        let (computed, stated) = (words.get("计算数", "computed"), words.get("填报数", "stated"));
        let gap = " ".repeat(12_usize.saturating_sub(width(computed)));
        let _ = writeln!(
            out,
            "{gap}{computed}  {stated}{}  {}",
            " ".repeat(8_usize.saturating_sub(width(stated))),
            words.get("单元格", "cell")
        );
    }
    for total in &totals {
        let label = draft.form().form().cell_label(total.cell, language);
        let computed = total.computed.to_string();
        let declared = total.declared.map_or_else(|| words.get("未填", "none").to_owned(), |number| number.to_string());
        let mark = if total.declared == Some(total.computed) { "" } else { words.get("  ← 不一致", "  ← differs") };
        let gap = " ".repeat(12_usize.saturating_sub(width(&computed)));
        let pad = " ".repeat(8_usize.saturating_sub(width(&declared)));
        let _ = writeln!(out, "{gap}{computed}  {declared}{pad}  {label}{mark}");
    }
    if totals.is_empty() {
        let _ = writeln!(out, "{}", words.get("各分项未填齐，无法计算总计。", "no total can be worked out: parts are missing"));
    }
    out
}

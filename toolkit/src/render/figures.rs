//! The figures of a report inside what is written for people, so that it is read again as what it speaks of.
//!
//! A page of findings shows proposed figures beside printed ones, and a notice in Markdown shows no table at all: read as a
//! document, either would be another report.

use ogi_core::{Checked, Language};

use crate::model::options::Options;
use crate::model::report::Report;
use crate::wire::WireReport;

/// What stands before the figures in a web page, and behind them.
pub(crate) const IN_HTML: (&str, &str) = ("<script type=\"application/json\" class=\"ogi-figures\">", "</script>");
/// What stands before the figures in Markdown, and behind them.
pub(crate) const IN_MARKDOWN: (&str, &str) = ("<!-- ogi-figures ", " -->");

/// The report without what was found in it, as JSON between two marks; nothing in it can end them.
pub(super) fn figures(report: &Report, (before, behind): (&str, &str), language: Language) -> String {
    let bare = Report { checked: Checked::default(), repairs: ogi_core::repair::Repairs::default(), ..report.clone() };
    let json = WireReport::new(&bare, &Options { language, ..Options::default() }).to_json();
    format!("{before}{}{behind}\n", json.trim_end().replace('<', "\\u003c").replace('>', "\\u003e"))
}

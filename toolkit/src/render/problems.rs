//! The list of problems (问题清单) as a workbook or a Word table: one row a finding, for one report or ten thousand.

use ogi_core::Language;
use ogi_documents::write::ListFile;
use ogi_documents::write::{ListFrame, list_file, list_row};

use super::{Tally, view};
use crate::model::error::{Error, wrong};
use crate::model::line::plain;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::task::inspect;

pub(super) const COLUMNS_ZH: [(&str, u32); 11] = [
    ("机关", 3),
    ("文件", 3),
    ("位置", 2),
    ("填报", 2),
    ("应为", 2),
    ("问题", 6),
    ("规则", 3),
    ("依据", 4),
    ("更正建议", 4),
    ("严重程度", 2),
    ("整改情况", 3),
];
pub(super) const COLUMNS_EN: [(&str, u32); 11] = [
    ("organ", 3),
    ("file", 3),
    ("place", 2),
    ("printed", 2),
    ("should be", 2),
    ("problem", 6),
    ("rule", 3),
    ("clause", 4),
    ("correction", 4),
    ("severity", 2),
    ("resolved", 3),
];

/// Writes the list of problems piece by piece: the rows of reports can be made in parallel.
///
/// ```
/// use ogi_report::{Input, Language, ListFile, Options, ProblemList, Tally, check_input};
///
/// let input = Input::from_json(r#"{"year": 2024, "cells": {"remedies.direct_suit.upheld": 2, "remedies.direct_suit.total": 3,
///     "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0}}"#)?;
/// let report = check_input(input, &Options::default());
/// let list = ProblemList::new(ListFile::Xlsx, Language::Zh);
/// let mut tally = Tally::default();
/// tally.add(&report);
/// let rows = list.report(&report);
/// assert!(rows.contains("remedies/total"));
/// assert!(list.finish(&rows, &tally).starts_with(b"PK"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ProblemList {
    file: ListFile,
    language: Language,
}

impl ProblemList {
    /// A list as such a file.
    pub const fn new(file: ListFile, language: Language) -> Self {
        Self { file, language }
    }

    /// The kind of file with a name, `xlsx` or `docx`.
    ///
    /// # Errors
    /// When there is none.
    pub fn file(name: &str) -> Result<ListFile, Error> {
        match name {
            "xlsx" => Ok(ListFile::Xlsx),
            "docx" => Ok(ListFile::Docx),
            _ => Err(wrong("format", "xlsx或docx", "xlsx or docx")),
        }
    }

    /// The list of the problems of documents, each with its name, or an empty one (问题清单); what cannot be used becomes a row
    /// that says why.
    pub fn of(self, documents: &[(&str, &[u8])], options: &Options) -> Vec<u8> {
        let (mut rows, mut tally) = (String::new(), Tally::default());
        for (name, bytes) in documents {
            rows.push_str(&self.document(name, bytes, options, &mut tally));
        }
        self.finish(&rows, &tally)
    }

    /// Reads and checks a document, and counts what became of it: its rows, or one that says why it cannot be used.
    pub fn document(self, name: &str, bytes: &[u8], options: &Options, tally: &mut Tally) -> String {
        let file = Some(name.to_owned()).filter(|name| !name.is_empty());
        match inspect(bytes, &Options { file, ..options.clone() }) {
            Ok(report) => {
                tally.add(&report);
                self.report(&report)
            }
            Err(error) => {
                let row = self.failure(name, &error);
                tally.fail(name, error);
                row
            }
        }
    }

    /// The rows of one report: what is broken and counts, gravest first, then what an earlier result had and is resolved.
    pub fn report(self, report: &Report) -> String {
        let lines = report.lines();
        let mut out = String::new();
        for finding in view::visible_findings(report) {
            let line = finding.span.and_then(|span| lines.at(span.start)).map(|(line, _)| self.line(line));
            let place = finding.span.and_then(|span| report.place(span, self.language)).or(line).unwrap_or_default();
            let number = |number: Option<ogi_core::Number>| number.map(|number| number.to_string()).unwrap_or_default();
            out.push_str(&self.row(&[
                report.draft.organ.as_deref().unwrap_or_default(),
                report.file.as_deref().unwrap_or_default(),
                &place,
                &number(finding.actual),
                &number(finding.expected),
                &finding.text(report.draft.form(), self.language),
                finding.rule.code,
                &view::basis(finding, self.language),
                &mend(report, finding, self.language),
                finding.severity.names().get(self.language),
                "",
            ]));
        }
        let organ = report.draft.organ.as_deref().unwrap_or_default();
        let file = report.file.as_deref().unwrap_or_default();
        let done = if self.language == Language::Zh { "已解决" } else { "resolved" };
        for one in &report.assessment.resolved {
            let grave = one.severity.names().get(self.language);
            out.push_str(&self.row(&[organ, file, "", "", "", &one.message, one.rule, "", "", grave, done]));
        }
        out
    }

    /// The row of a source that could not be used.
    pub fn failure(self, file: &str, error: &Error) -> String {
        self.refused(file, error.code(), &error.message(self.language))
    }

    /// As [`ProblemList::failure`], where only the code and the sentence are at hand.
    pub fn refused(self, file: &str, code: &str, message: &str) -> String {
        let grave = ogi_core::Severity::Error.names().get(self.language);
        self.row(&["", file, "", "", "", message, code, "", "", grave, ""])
    }

    /// The file with all rows.
    pub fn finish(self, rows: &str, tally: &Tally) -> Vec<u8> {
        let words = |zh: &str, en: &str| if self.language == Language::Zh { zh.to_owned() } else { en.to_owned() };
        let totals = [
            (words("核查的报告", "reports checked"), tally.reports),
            (words("有错误的报告", "reports with errors"), tally.with_errors),
            (words("错误", "errors"), tally.errors),
            (words("警告", "warnings"), tally.warnings),
            (words("无法读取的文件", "files that could not be read"), tally.failures.len()),
        ];
        let totals = totals.map(|(name, count)| (name, count.to_string()));
        let (title, totals_title) = (words("问题清单", "problems"), words("合计", "totals"));
        let frame = ListFrame { title: &title, columns: self.columns(), totals_title: &totals_title, totals: &totals };
        list_file(self.file, &frame, rows)
    }

    const fn columns(self) -> &'static [(&'static str, u32)] {
        if matches!(self.language, Language::Zh) { &COLUMNS_ZH } else { &COLUMNS_EN }
    }

    fn row(self, cells: &[&str]) -> String {
        // What a document may have smuggled in must not reach a spreadsheet.
        let cells: Vec<String> = cells.iter().map(|cell| plain(cell).collect()).collect();
        let cells: Vec<(&str, u32)> =
            cells.iter().zip(self.columns()).map(|(cell, (_, share))| (cell.as_str(), *share)).collect();
        list_row(self.file, &cells)
    }

    fn line(self, line: usize) -> String {
        if self.language == Language::Zh { format!("第{line}行") } else { format!("line {line}") }
    }
}

pub(crate) use crate::model::phrases::proposed as mend;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ogi_core::Language;
    use ogi_documents::write::ListFile;

    use super::ProblemList;
    use crate::model::baseline::Baseline;
    use crate::{Input, Options, WireReport, check_input};

    #[test]
    fn what_is_resolved_is_listed() {
        let report = |total: u32, options: &Options| {
            let cells =
                r#""remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0"#;
            let rest = format!(r#""remedies.direct_suit.pending": 0, "remedies.direct_suit.total": {total}"#);
            let input = Input::from_json(&format!(r#"{{"year": 2024, "cells": {{{cells}, {rest}}}}}"#)).unwrap();
            check_input(input, options)
        };
        let options = Options { file: Some("a.json".to_owned()), ..Options::default() };
        let earlier = WireReport::new(&report(3, &options), &options).to_json();
        let baseline = Some(Arc::new(Baseline::from_json(&earlier).unwrap()));
        let now = report(2, &Options { baseline, ..options });
        for (file, language, done) in [(ListFile::Docx, Language::Zh, "已解决"), (ListFile::Xlsx, Language::En, "resolved")]
        {
            let rows = ProblemList::new(file, language).report(&now);
            assert!(rows.contains("remedies/total") && rows.contains(done), "{rows}");
        }
    }
}

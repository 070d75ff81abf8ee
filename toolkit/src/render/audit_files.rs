//! What an audit is handed on as: the list of problems, the list of organs, notices to those who must correct (退改通知).

use std::fmt::Write as _;

use ogi_core::{Language, Severity};
use ogi_documents::write::{Letter, ListFile, Sheet, book, letter, list_row};

use super::csv;
use super::html::escape;
use super::problems::{COLUMNS_EN, COLUMNS_ZH};
use crate::input::entry::{Entry, EntryFinding};
use crate::model::line::plain;
use crate::model::options::Options;
use crate::model::words::Words;
use crate::task::audit::{Audit, KeyFigures};

/// So many findings are listed in the workbook, which is to open on any computer; the table of text holds all.
const MOST_ROWS: usize = 200_000;
/// A sheet holds 1,048,576 rows, one of which is the line of headings.
const MOST_ORGANS: u32 = 1_000_000;

/// The workbook of an audit (问题清单): one row a finding, the organs, the totals; filled row by row.
#[derive(Debug)]
pub struct AuditBook {
    words: Words,
    findings: Sheet,
    organs: Sheet,
    rows: usize,
    left_out: usize,
    files: u32,
}

/// The headings of the organs' sheet, and their shares of the width.
const ORGANS_ZH: [(&str, u32); 15] = [
    ("机关", 4),
    ("文件", 5),
    ("年度", 1),
    ("错误", 1),
    ("警告", 1),
    ("存疑", 1),
    ("未能核对", 2),
    ("最少改格数", 2),
    ("得分", 1),
    ("新收", 1),
    ("办结", 1),
    ("公开率", 1),
    ("结转", 1),
    ("复议纠错率", 2),
    ("未能读取的原因", 5),
];
const ORGANS_EN: [(&str, u32); 15] = [
    ("organ", 4),
    ("file", 5),
    ("year", 1),
    ("errors", 1),
    ("warnings", 1),
    ("notices", 1),
    ("undecided", 2),
    ("cells to change", 2),
    ("score", 1),
    ("received", 1),
    ("concluded", 1),
    ("opened", 1),
    ("carried", 1),
    ("corrected", 2),
    ("why not read", 5),
];

/// The columns of the totals.
const TOTALS: [(&str, u32); 2] = [("", 7), ("", 6)];

impl AuditBook {
    /// A workbook without rows.
    pub fn new(language: Language) -> Self {
        let words = Words { language };
        let findings = Sheet::new(words.get("问题清单", "problems"), findings_columns(language));
        let organs = Sheet::new(words.get("机关", "organs"), organs_columns(language));
        Self { words, findings, organs, rows: 0, left_out: 0, files: 0 }
    }

    /// Adds what became of a file.
    pub fn add(&mut self, entry: &Entry) {
        for row in finding_rows(entry, self.words.language) {
            if self.rows < MOST_ROWS {
                self.rows = self.rows.saturating_add(1);
                self.findings.push(&cells(&row, findings_columns(self.words.language)));
            } else {
                self.left_out = self.left_out.saturating_add(1);
            }
        }
        self.files = self.files.saturating_add(1);
        if self.files <= MOST_ORGANS {
            self.organs.push(&cells(&organ_row(entry), organs_columns(self.words.language)));
        }
    }

    /// The file, with the totals of the audit.
    pub fn finish(self, audit: &Audit) -> Vec<u8> {
        let words = self.words;
        let counts = &audit.counts;
        let mut totals = Sheet::new(words.get("合计", "totals"), &TOTALS);
        let lines = [
            (words.get("文件", "files"), counts.files),
            (words.get("核查的报告", "reports checked"), counts.reports),
            (words.get("有错误的报告", "reports with errors"), counts.errors),
            (words.get("只有警告的报告", "reports with warnings only"), counts.warnings),
            (words.get("只有存疑的报告", "reports with notices only"), counts.notices),
            (words.get("没有核完的报告", "reports not all decided"), counts.open),
            (words.get("没有问题的报告", "reports with nothing wrong"), counts.clean),
            (words.get("读不了的文件", "files that could not be read"), counts.unread),
            (words.get("未报送的机关", "organs that have not filed"), counts.not_filed),
            (words.get("问题条数", "findings"), counts.findings),
            (words.get("未列入本工作簿的问题（见findings.csv）", "findings left out here (see findings.csv)"), {
                u32::try_from(self.left_out).unwrap_or(u32::MAX)
            }),
        ];
        for (name, count) in lines {
            totals.push(&list_row(ListFile::Xlsx, &[(name, TOTALS[0].1), (&count.to_string(), TOTALS[1].1)]));
        }
        for missing in &audit.not_filed {
            totals.push(&list_row(
                ListFile::Xlsx,
                &[(words.get("未报送", "not filed"), TOTALS[0].1), (&missing.organ, TOTALS[1].1)],
            ));
        }
        book(vec![self.findings, self.organs, totals])
    }
}

/// What a document may have smuggled in must not reach a spreadsheet.
fn cells(row: &[String], columns: &[(&str, u32)]) -> String {
    let row: Vec<String> = row.iter().map(|cell| plain(cell).collect()).collect();
    list_row(ListFile::Xlsx, &row.iter().zip(columns).map(|(cell, (_, share))| (cell.as_str(), *share)).collect::<Vec<_>>())
}

const fn findings_columns(language: Language) -> &'static [(&'static str, u32)] {
    if matches!(language, Language::Zh) { &COLUMNS_ZH } else { &COLUMNS_EN }
}

const fn organs_columns(language: Language) -> &'static [(&'static str, u32)] {
    if matches!(language, Language::Zh) { &ORGANS_ZH } else { &ORGANS_EN }
}

/// The rows of the list of problems: one a finding, one for a file that could not be read.
fn finding_rows(entry: &Entry, language: Language) -> Vec<Vec<String>> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    if let Some(error) = &entry.error {
        let grave = Severity::Error.names().get(language).to_owned();
        let none = String::new;
        return vec![vec![
            none(),
            entry.file.clone(),
            none(),
            none(),
            none(),
            error.message.clone(),
            error.code.clone(),
            none(),
            none(),
            grave,
            none(),
        ]];
    }
    let number = |number: Option<ogi_core::Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let row = |finding: &EntryFinding| {
        vec![
            text(&entry.organ),
            entry.file.clone(),
            finding.place.clone(),
            number(finding.actual),
            number(finding.expected),
            finding.message.clone(),
            finding.rule.clone(),
            finding.basis.clone(),
            finding.proposed.clone(),
            finding.severity.names().get(language).to_owned(),
            String::new(),
        ]
    };
    entry.findings.iter().filter(|finding| finding.since.as_deref() != Some("same")).map(row).collect()
}

fn organ_row(entry: &Entry) -> Vec<String> {
    let figures = entry.draft().as_ref().map(KeyFigures::new).unwrap_or_default();
    let whole = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let share = |number: Option<i64>| number.map(|number| format!("{number}%")).unwrap_or_default();
    vec![
        entry.organ.clone().unwrap_or_default(),
        entry.file.clone(),
        entry.year.map(|year| year.to_string()).unwrap_or_default(),
        entry.errors.to_string(),
        entry.warnings.to_string(),
        entry.notices.to_string(),
        entry.undecided.to_string(),
        entry.least_changes.map(|count| count.to_string()).unwrap_or_default(),
        entry.score.map(|score| score.to_string()).unwrap_or_default(),
        whole(figures.received),
        whole(figures.concluded),
        share(figures.open_rate()),
        whole(figures.carried),
        share(figures.correction_rate()),
        entry.error.as_ref().map(|error| error.message.clone()).unwrap_or_default(),
    ]
}

/// The table of findings as text: its line of headings, for any reader of CSV.
pub fn findings_head() -> &'static str {
    "organ,file,year,place,actual,expected,message,rule,basis,proposed,severity,since,fingerprint\r\n"
}

/// The lines of a file in the table of findings.
///
/// ```
/// use ogi_report::{Auditor, Options, audit};
/// let report = r#"{"year": 2024, "organ": "=1+1", "cells": {"requests.received.total": -1}}"#;
/// let entry = Auditor::new(Options::default(), None).entry("a.json", Ok(report.as_bytes()), |_, _| None).entry;
/// assert!(audit::findings_lines(&entry).starts_with("\"'=1+1\",a.json,2024,"));
/// ```
pub fn findings_lines(entry: &Entry) -> String {
    let mut out = String::new();
    let number = |number: Option<ogi_core::Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
    let organ = entry.organ.as_deref().unwrap_or_default();
    let mut line = |cells: [&str; 13]| csv::row(&mut out, cells);
    if let Some(error) = &entry.error {
        line([organ, &entry.file, &year, "", "", "", &error.message, &error.code, "", "", "error", "", ""]);
    }
    for one in &entry.findings {
        let (actual, expected) = (number(one.actual), number(one.expected));
        let since = one.since.as_deref().unwrap_or_default();
        line([
            organ,
            &entry.file,
            &year,
            &one.place,
            &actual,
            &expected,
            &one.message,
            &one.rule,
            &one.basis,
            &one.proposed,
            one.severity.name(),
            since,
            &one.fingerprint,
        ]);
    }
    out
}

/// Asks an organ to correct its report (退改通知): what is wrong, where, by which clause, what is proposed, by when.
#[derive(Debug, Clone)]
pub struct Notice {
    words: Words,
    title: String,
    to: String,
    before: Vec<String>,
    rows: Vec<Vec<String>>,
    after: Vec<String>,
    signed: Vec<String>,
}

const NOTICE_ZH: [(&str, u32); 6] = [("序号", 1), ("位置", 3), ("问题", 8), ("依据", 6), ("建议更正", 5), ("严重程度", 2)];
const NOTICE_EN: [(&str, u32); 6] = [("no.", 1), ("place", 3), ("problem", 8), ("clause", 6), ("proposed", 5), ("severity", 2)];

impl Notice {
    /// The notice about a report that must be corrected; `None` where it need not: the profile decides, else errors do.
    /// `due` is the day by which it is wanted, `office` who asks.
    pub fn new(entry: &Entry, options: &Options, due: Option<&str>, office: Option<&str>) -> Option<Self> {
        let must = match entry.decision.as_deref() {
            Some(decision) => decision != "accept",
            None => entry.errors > 0,
        };
        if !must || entry.error.is_some() {
            return None;
        }
        let words = Words { language: options.language };
        let grave = entry.findings.iter().filter(|finding| finding.severity >= Severity::Warning);
        let rows: Vec<Vec<String>> = (1_usize..)
            .zip(grave)
            .map(|(number, finding)| {
                vec![
                    number.to_string(),
                    finding.place.clone(),
                    finding.message.clone(),
                    finding.basis.clone(),
                    finding.proposed.clone(),
                    finding.severity.names().get(words.language).to_owned(),
                ]
            })
            .collect();
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let organ = entry.organ.clone().unwrap_or_else(|| entry.file.clone());
        let submit = options.profile.local.submit_by.zip(entry.year);
        let by_profile = submit.map(|((month, day), year)| format!("{}-{month:02}-{day:02}", year.saturating_add(1)));
        // A day that is past asks for nothing.
        let today = options.now.as_ref().map(|now| now.day().to_string());
        let by_profile = by_profile.filter(|day| today.as_ref().is_none_or(|today| today <= day));
        let due = due.map(str::to_owned).or(by_profile);
        let due = due.unwrap_or_else(|| words.get("　　　　年　　月　　日", "____-__-__").to_owned());
        let day = options.now.as_ref().map(|now| now.day().to_string()).unwrap_or_default();
        let office = office.unwrap_or_default().to_owned();
        let count = rows.len();
        // Where the file lies is the office's own affair.
        let file = entry.file.rsplit(['/', '\\']).next().unwrap_or_default();
        Some(match words.language {
            Language::Zh => Self {
                words,
                title: format!("关于退改{year}年度政府信息公开工作年度报告的通知"),
                to: format!("{organ}："),
                before: vec![format!(
                    "经核查，你单位{year}年度政府信息公开工作年度报告（文件：{file}）存在下列{count}项问题。请对照台账核实更正，于{due}前\
                     重新报送；对核查意见有异议的，请一并书面说明理由。"
                )],
                rows,
                after: vec![
                    "“建议更正”系按表内勾稽关系推算的改动格数最少的方案，供核实时参考；实际数字以你单位台账为准。".to_owned(),
                ],
                signed: vec![office, day],
            },
            Language::En => Self {
                words,
                title: format!("Correction of the {year} annual report on open government information"),
                to: format!("To {organ}:"),
                before: vec![format!(
                    "The check of your report (file {file}) found {count} problems, listed below. Please verify them against your records, \
                     correct the report and hand it in again by {due}; where you disagree, please say why in writing."
                )],
                rows,
                after: vec![
                    "What is proposed changes the fewest cells so that the sums agree; your own records decide.".to_owned(),
                ],
                signed: vec![office, day],
            },
        })
    }

    const fn columns(&self) -> &'static [(&'static str, u32)] {
        match self.words.language {
            Language::Zh => &NOTICE_ZH,
            Language::En => &NOTICE_EN,
        }
    }

    /// As a Word document.
    pub fn to_docx(&self) -> Vec<u8> {
        let clean = |text: &String| plain(text).collect::<String>();
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(clean).collect()).collect();
        letter(&Letter {
            title: &self.title,
            to: &self.to,
            before: &self.before,
            columns: self.columns(),
            rows: &rows,
            after: &self.after,
            signed: &self.signed,
        })
    }

    /// As a page.
    pub fn to_html(&self) -> String {
        let code = self.words.get("zh-CN", "en");
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, \
             initial-scale=1\">\n<title>{0}</title>\n<style>body{{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 \
             FangSong,\"Noto Serif CJK SC\",serif}}h1{{font-size:1.4rem;text-align:center}}table{{border-collapse:collapse;width:100%}}\
             th,td{{border:1px solid;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}}p.in{{text-indent:2em}}\
             p.signed{{text-align:end}}td:nth-child(2),th{{white-space:nowrap}}.scroll{{overflow-x:auto}}@page{{size:A4;margin:20mm}}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p>{1}</p>\n",
            escape(&self.title),
            escape(&self.to)
        );
        for text in &self.before {
            let _ = writeln!(out, "<p class=\"in\">{}</p>", escape(text));
        }
        out.push_str("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for (name, _) in self.columns() {
            let _ = write!(out, "<th scope=\"col\">{name}</th>");
        }
        out.push_str("</tr></thead><tbody>\n");
        for row in &self.rows {
            let cells: String = row.iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
            let _ = writeln!(out, "<tr>{cells}</tr>");
        }
        out.push_str("</tbody></table></div>\n");
        for text in &self.after {
            let _ = writeln!(out, "<p class=\"in\">{}</p>", escape(text));
        }
        for text in self.signed.iter().filter(|text| !text.is_empty()) {
            let _ = writeln!(out, "<p class=\"signed\">{}</p>", escape(text));
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }
}

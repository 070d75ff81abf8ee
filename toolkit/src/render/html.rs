//! One self-contained page: the official form redrawn as printed, wrong cells marked, findings linked to the cells
//! and to the place in the source. Everything that comes from a document is escaped; no script is needed.

use std::collections::BTreeMap;
use std::fmt::Write;

use ogi_core::{Cell, CellId, Finding, Language, Span};

use super::decided;
use super::figures::figures;
use super::view::{self, Outcome};
use crate::model::embedded::IN_HTML;
use crate::model::error::Error;
use crate::model::grid::{Place, Slot, Table, tables};
use crate::model::line::one_line;
use crate::model::marks::{Mark, marks};
use crate::model::report::Report;
use crate::model::units::Lines;
use crate::model::words::Words;
use crate::task::explain::page;

const STYLE: &str = include_str!("page.css");

pub(super) fn head(language: Language) -> String {
    let (code, title) = match language {
        Language::Zh => ("zh-CN", "政府信息公开工作年度报告核查结果"),
        Language::En => ("en", "Check of annual reports on open government information"),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

pub(super) fn tail() -> String {
    "</body>\n</html>\n".to_owned()
}

struct Page<'a> {
    ordinal: usize,
    report: &'a Report,
    words: Words,
    findings: Vec<&'a Finding>,
    marks: BTreeMap<CellId, Mark>,
    /// Places in the source, merged where they overlap; ascending.
    places: Vec<Span>,
    lines: Lines,
}

pub(super) fn report(ordinal: usize, report: &Report, language: Language) -> String {
    let findings = view::visible_findings(report);
    let places = merge(findings.iter().filter_map(|finding| finding.span).filter(|span| report.source(*span).is_some()));
    let mut marks = marks(findings.iter().copied());
    // Where a repair is known, what it proposes stands beside what is printed, and nothing else.
    if let Some(best) = report.repairs.list.first() {
        marks.values_mut().for_each(|mark| mark.expected = None);
        for change in &best.changes {
            marks.entry(change.cell).or_default().expected = Some(change.to);
        }
    }
    let page = Page { ordinal, report, words: Words { language }, findings, marks, places, lines: report.lines() };
    let mut out = String::new();
    let state = match view::outcome(report) {
        Outcome::Errors => "bad",
        Outcome::Unchecked => "open",
        Outcome::Fine => "good",
    };
    let _ = writeln!(out, "<article id=\"r{ordinal}\">\n<h1>{}</h1>", escape(&view::heading(report, language)));
    if let Some(file) = &report.file {
        let _ = writeln!(out, "<p class=\"file\">{}</p>", escape(file));
    }
    let _ = writeln!(out, "<p>{}</p>", escape(&view::particulars(report, language)));
    let _ = writeln!(out, "<p class=\"verdict {state}\">{}</p>", escape(&view::conclusion(report, language)));
    if let Some(decision) = decided::decision(report, language) {
        let _ = writeln!(out, "<p class=\"verdict\">{}</p>", escape(&decision));
    }
    for line in [decided::since(report, language), decided::score(report, language)].into_iter().flatten() {
        let _ = writeln!(out, "<p>{}</p>", escape(&line));
    }
    for note in report.all_notes() {
        let _ = writeln!(out, "<p class=\"undecided\">{}</p>", escape(note.message(language)));
    }
    page.write_findings(&mut out);
    page.write_repairs(&mut out);
    let sentences = [view::assumed(report, language), view::undecided(report, language), decided::set_aside(report, language)];
    for sentence in sentences.into_iter().flatten() {
        let _ = writeln!(out, "<p class=\"undecided\">{}</p>", escape(&sentence));
    }
    if !report.assessment.resolved.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>\n<ul>", Words { language }.get("已解决", "resolved"));
        for line in decided::resolved(report) {
            let _ = writeln!(out, "<li>{}</li>", escape(&line));
        }
        out.push_str("</ul>\n");
    }
    page.write_tables(&mut out);
    page.write_source(&mut out);
    out.push_str(&figures(report, IN_HTML, language));
    out.push_str("</article>\n");
    out
}

pub(super) fn failure(file: &str, error: &Error, language: Language) -> String {
    let words = Words { language };
    format!(
        "<article>\n<h1>{}</h1>\n<p class=\"verdict bad\">{}{}</p>\n</article>\n",
        escape(file),
        words.get("无法处理：", "cannot be used: "),
        escape(&error.message(language))
    )
}

impl Page<'_> {
    fn write_findings(&self, out: &mut String) {
        if self.findings.is_empty() {
            return;
        }
        let language = self.words.language;
        let _ = writeln!(out, "<h2>{}</h2>\n<ol class=\"findings\">", self.words.get("核查结果", "findings"));
        for (at, finding) in self.findings.iter().enumerate() {
            let number = at.saturating_add(1);
            let (class, severity) = (finding.severity.name(), finding.severity.names().get(language));
            let _ = write!(
                out,
                "<li id=\"r{}-f{number}\"><span class=\"badge {class}\">{severity}</span> <code><a href=\"{}\" rel=\"noreferrer\">{}</a></code> {}",
                self.ordinal,
                page(finding.rule.code, language),
                finding.rule.code,
                escape(&finding.text(self.report.draft.form(), language)),
            );
            self.write_links(out, finding);
            for view::Remark { label, text } in view::remarks(finding, language) {
                let _ = write!(out, "<div class=\"basis\">{label}{}</div>", escape(&text));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }

    /// The repairs, best first, each change with its reason.
    fn write_repairs(&self, out: &mut String) {
        let language = self.words.language;
        let form = self.report.draft.form();
        let Some(heading) = view::repairs_heading(self.report, language) else { return };
        let _ = writeln!(
            out,
            "<h2>{}</h2>\n<p>{}</p>\n<ol class=\"repairs\">",
            self.words.get("更正建议", "repairs"),
            escape(&heading)
        );
        for repair in &self.report.repairs.list {
            out.push_str("<li><ul>\n");
            for change in &repair.changes {
                let text = escape(&view::change(change, self.report, language));
                let _ = writeln!(out, "<li><a href=\"#r{}-{}\">{text}</a></li>", self.ordinal, change.cell.path());
            }
            out.push_str("</ul>");
            for evidence in &repair.diagnosis {
                let _ = write!(out, "<div class=\"basis\">{}</div>", escape(&evidence.text(form, language)));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }

    /// Links to the stated or concerned cells and to the source.
    fn write_links(&self, out: &mut String, finding: &Finding) {
        let form = self.report.draft.form().form();
        let cells = finding.terms.iter().filter(|term| term.coefficient <= 0).take(8);
        for term in cells {
            let label = form.cell_label(term.cell, self.words.language);
            let _ = write!(out, " <a href=\"#r{}-{}\">{}</a>", self.ordinal, term.cell.path(), escape(&label));
        }
        if let Some(place) = finding.span.and_then(|span| self.place_of(span)) {
            let line = finding.span.and_then(|span| self.lines.at(span.start)).map_or(0, |(line, _)| line);
            let located = finding.span.and_then(|span| self.report.place(span, self.words.language));
            let text = match (self.words.language, located) {
                (Language::Zh, Some(located)) => format!("原文{}", escape(&located)),
                (Language::En, Some(located)) => format!("source, {}", escape(&located)),
                (Language::Zh, None) => format!("原文第{line}行"),
                (Language::En, None) => format!("source, line {line}"),
            };
            let _ = write!(out, " <a href=\"#r{}-s{place}\">{text}</a>", self.ordinal);
        }
    }

    fn place_of(&self, span: Span) -> Option<usize> {
        let at = self.places.partition_point(|place| place.end < span.end);
        self.places.get(at).filter(|place| place.start <= span.start && span.end <= place.end).map(|_| at)
    }

    fn write_tables(&self, out: &mut String) {
        let language = self.words.language;
        let form = self.report.draft.form().form();
        for table in tables(&self.report.draft, language) {
            let title = form.section(table.section).map_or("", |section| match language {
                Language::Zh => section.title,
                Language::En => section.english,
            });
            let _ = writeln!(out, "<h2>{}</h2>\n<div class=\"sheet\"><table class=\"w{}\">", escape(title), table.columns);
            self.write_rows(out, &table);
            out.push_str("</table></div>\n");
        }
    }

    fn write_rows(&self, out: &mut String, table: &Table) {
        for row in &table.rows {
            out.push_str("<tr>");
            for Place { slot, rows, columns } in row {
                let mut spans = String::new();
                if *rows > 1 {
                    let _ = write!(spans, " rowspan=\"{rows}\"");
                }
                if *columns > 1 {
                    let _ = write!(spans, " colspan=\"{columns}\"");
                }
                match slot {
                    Slot::Label(text) => {
                        let _ = write!(out, "<th{spans}>{}</th>", escape(text));
                    }
                    Slot::Cell(id) => self.write_cell(out, *id, &spans),
                }
            }
            out.push_str("</tr>\n");
        }
    }

    fn write_cell(&self, out: &mut String, id: CellId, spans: &str) {
        let draft = &self.report.draft;
        let state = match draft.cell(id) {
            Cell::Missing => "missing",
            Cell::Unreadable(_) => "unreadable",
            _ => "",
        };
        let mark = self.marks.get(&id);
        let class = match mark {
            Some(Mark { wrong: Some(severity), .. }) => severity.name(),
            Some(Mark { part: true, .. }) => "part",
            _ => "",
        };
        let classes = format!("{state} {class}");
        let classes = classes.trim();
        let _ = write!(out, "<td id=\"r{}-{}\"{spans}", self.ordinal, id.path());
        if !classes.is_empty() {
            let _ = write!(out, " class=\"{classes}\"");
        }
        let text = match draft.cell(id) {
            Cell::Blank | Cell::Missing => String::new(),
            Cell::Unreadable(unreadable) => one_line(&unreadable.printed, 12),
            _ => view::shown(draft, id),
        };
        let _ = write!(out, ">{}", escape(&text));
        if let Some(mark) = mark {
            if let Some(expected) = mark.expected {
                let _ = write!(out, "<span class=\"should\">{}{expected}</span>", self.words.get("应为", "should be "));
            }
            for finding in &mark.findings {
                if mark.wrong.is_some() {
                    let number = finding.saturating_add(1);
                    let _ = write!(out, "<a class=\"ref\" href=\"#r{}-f{number}\">{number}</a>", self.ordinal);
                }
            }
        }
        out.push_str("</td>");
    }

    /// The source with the places of findings marked; of a long one, only their surroundings.
    fn write_source(&self, out: &mut String) {
        let text = &*self.report.text;
        if text.is_empty() {
            return;
        }
        let _ = writeln!(out, "<h2>{}</h2>\n<pre class=\"source\">", self.words.get("原文", "source"));
        let whole = text.len() <= WHOLE;
        let mut done = 0_usize;
        for (at, place) in self.places.iter().enumerate() {
            let (start, end) = (index(place.start), index(place.end));
            let before = text.get(done..start).unwrap_or_default();
            out.push_str(&escape(&shorten(before, whole, done > 0, true)));
            let _ = write!(out, "<mark id=\"r{}-s{at}\">", self.ordinal);
            out.push_str(&escape(text.get(start..end).unwrap_or_default()));
            out.push_str("</mark>");
            done = end;
        }
        let rest = text.get(done..).unwrap_or_default();
        out.push_str(&escape(&shorten(rest, whole, done > 0, false)));
        out.push_str("</pre>\n");
    }
}

/// A source of at most so many bytes is shown whole.
const WHOLE: usize = 64 * 1024;
/// Of a longer one, so many characters around each place.
const AROUND: usize = 200;

/// A stretch between two places; in a long source only what is near them.
fn shorten(text: &str, whole: bool, after_place: bool, before_place: bool) -> std::borrow::Cow<'_, str> {
    let kept = AROUND.saturating_mul(usize::from(after_place).saturating_add(usize::from(before_place)));
    if whole || text.chars().nth(kept.saturating_add(1)).is_none() {
        return text.into();
    }
    let first = if after_place { text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at) } else { 0 };
    let last =
        if before_place { text.char_indices().rev().nth(AROUND.saturating_sub(1)).map_or(0, |(at, _)| at) } else { text.len() };
    let head = text.get(..first).unwrap_or_default();
    let end = text.get(last..).unwrap_or_default();
    format!("{head}\n⋯\n{end}").into()
}

fn index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// Spans in ascending order, those that overlap or touch joined.
fn merge(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// Escapes text for HTML content and attributes; control characters become spaces, unseen ones a box.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            control if control.is_control() => out.push(' '),
            invisible if view::is_invisible(invisible) => out.push('□'),
            _ => out.push(character),
        }
    }
    out
}

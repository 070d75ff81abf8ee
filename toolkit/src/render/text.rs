//! For a person at a terminal.

use std::fmt::Write;

use ogi_core::{Finding, Language, Outcome, Severity};

use super::view::{self, Figures};
use super::{Tally, decided};
use crate::model::error::Error;
use crate::model::line::one_line;
use crate::model::report::Report;
use crate::model::units::Lines;
use crate::model::words::Words;

/// How text is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) color: bool,
    /// One line for a report without findings.
    pub(super) brief: bool,
}

pub(super) const RED: &str = "31;1";
pub(super) const YELLOW: &str = "33";
pub(super) const GREEN: &str = "32";
pub(super) const CYAN: &str = "36";
const BOLD: &str = "1";

pub(super) fn paint(text: &str, code: &str, color: bool) -> String {
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

pub(super) const fn severity_color(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Notice | Severity::Info => CYAN,
    }
}

/// Renders one report.
pub(super) fn report(report: &Report, language: Language, style: Style) -> String {
    let conclusion = view::conclusion(report, language);
    let mark = match view::outcome(report) {
        view::Outcome::Errors => paint("✗", RED, style.color),
        view::Outcome::Unchecked => paint("○", YELLOW, style.color),
        view::Outcome::Fine => paint("✓", GREEN, style.color),
    };
    if style.brief
        && report.checked.findings.is_empty()
        && report.assessment.resolved.is_empty()
        && report.all_notes().next().is_none()
    {
        let file = report.file.as_deref().map(|file| one_line(file, 200)).unwrap_or_default();
        let decision = decided::decision(report, language).map(|decision| format!("  {decision}")).unwrap_or_default();
        return format!("{mark} {file}{}{conclusion}{decision}\n", if file.is_empty() { "" } else { "  " });
    }
    let mut out = String::new();
    let _ = writeln!(out, "{}", paint(&view::heading(report, language), BOLD, style.color));
    if let Some(file) = &report.file {
        let _ = writeln!(out, "{}", one_line(file, 200));
    }
    let _ = writeln!(out, "{}\n", view::particulars(report, language));
    for note in report.all_notes() {
        let label = Words { language }.get("注意", "note");
        let _ = writeln!(out, "{}  {}\n", paint(label, YELLOW, style.color), note.message(language));
    }
    let lines = report.lines();
    for found in view::visible_findings(report) {
        finding(&mut out, found, report, &lines, language, style);
    }
    repairs(&mut out, report, language, style);
    if let Some(sentence) = view::assumed(report, language) {
        let label = Words { language }.get("空白", "empty");
        let _ = writeln!(out, "{}  {sentence}\n", paint(label, CYAN, style.color));
    }
    if let Some(sentence) = view::undecided(report, language) {
        let label = Words { language }.get("未能核对", "undecided");
        let _ = writeln!(out, "{}  {sentence}\n", paint(label, CYAN, style.color));
    }
    if let Some(sentence) = decided::set_aside(report, language) {
        let label = Words { language }.get("说明", "note");
        let _ = writeln!(out, "{}  {sentence}\n", paint(label, CYAN, style.color));
    }
    for line in decided::resolved(report) {
        let label = Words { language }.get("已解决", "resolved");
        let _ = writeln!(out, "{}  {line}", paint(label, GREEN, style.color));
    }
    if !report.assessment.resolved.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{mark} {conclusion}");
    for line in [decided::since(report, language), decided::score(report, language)].into_iter().flatten() {
        let _ = writeln!(out, "  {line}");
    }
    if let Some(decision) = decided::decision(report, language) {
        let _ = writeln!(out, "→ {}", paint(&decision, BOLD, style.color));
    }
    out
}

pub(super) fn finding(out: &mut String, finding: &Finding, report: &Report, lines: &Lines, language: Language, style: Style) {
    let words = Words { language };
    let severity = paint(finding.severity.names().get(language), severity_color(finding.severity), style.color);
    let line = || {
        finding.span.and_then(|span| lines.at(span.start)).map(|(line, column)| match language {
            Language::Zh => format!("第{line}行第{column}字"),
            Language::En => format!("line {line}, column {column}"),
        })
    };
    let place = finding.span.and_then(|span| report.place(span, language)).or_else(line);
    let place = place.map(|place| format!("  {place}")).unwrap_or_default();
    let _ = writeln!(out, "{severity}  {}{place}", finding.rule.code);
    let _ = writeln!(out, "  {}", view::sentence(finding, report, language));
    if let Some(figures) = Figures::of(finding, &report.draft, language) {
        if figures.across { across(out, &figures, finding, words, style) } else { down(out, &figures, finding, words, style) }
    }
    for view::Remark { label, text } in view::remarks(finding, language) {
        let _ = writeln!(out, "  {label}{text}");
    }
    out.push('\n');
}

/// The best repair with one line a change; of the others only what they change.
fn repairs(out: &mut String, report: &Report, language: Language, style: Style) {
    let Some(heading) = view::repairs_heading(report, language) else { return };
    let words = Words { language };
    let form = report.draft.form();
    let _ = writeln!(out, "{}  {heading}", paint(words.get("更正建议", "repair"), GREEN, style.color));
    let Some((best, others)) = report.repairs.list.split_first() else { return };
    for change in &best.changes {
        let _ = writeln!(out, "  {}", view::change(change, report, language));
    }
    for evidence in &best.diagnosis {
        let _ = writeln!(out, "  {}{}", words.get("初步判断：", "diagnosis: "), evidence.text(form, language));
    }
    for (at, other) in others.iter().enumerate().take(view::SHOWN.saturating_sub(1)) {
        let number = at.saturating_add(2);
        let sentence = view::alternative(best, other, form, language);
        let _ = writeln!(out, "  {}{sentence}", view::number_of(number, language));
    }
    out.push('\n');
}

/// The row as on the form: names above figures, the stated ones marked.
fn across(out: &mut String, figures: &Figures, finding: &Finding, words: Words, style: Style) {
    let mut names = String::from("   ");
    let mut values = String::from("   ");
    let mut marks = String::from("   ");
    for figure in &figures.shown {
        let width = width(&figure.label).max(width(&figure.value)).saturating_add(2);
        let _ = write!(names, "{}{}", pad(width, &figure.label), figure.label);
        let shown = if figure.stated { paint(&figure.value, RED, style.color) } else { figure.value.clone() };
        let _ = write!(values, "{}{shown}", pad(width, &figure.value));
        let under = if figure.stated { "^".repeat(self::width(&figure.value).max(1)) } else { String::new() };
        let _ = write!(marks, "{}{under}", pad(width, &under));
    }
    let _ = writeln!(out, "{names}\n{values}");
    let should = finding.expected.map(|expected| format!(" {}{expected}", words.get("应为", "should be ")));
    let _ = writeln!(out, "{}", paint(&format!("{}{}", marks.trim_end(), should.unwrap_or_default()), RED, style.color));
}

/// The column as on the form: one line a figure, then both sums.
fn down(out: &mut String, figures: &Figures, finding: &Finding, words: Words, style: Style) {
    let widest = figures.shown.iter().map(|figure| width(&figure.value)).max().unwrap_or(1);
    for figure in &figures.shown {
        let value = format!("{}{}", pad(widest, &figure.value), figure.value);
        let line = format!("   {value}  {}", figure.label);
        let _ = writeln!(out, "{}", if figure.stated { paint(&line, RED, style.color) } else { line });
    }
    if figures.zeros > 0 {
        let _ = match words.language {
            Language::Zh => writeln!(out, "   {}其余{}项均为0", " ".repeat(widest.saturating_add(2)), figures.zeros),
            Language::En => writeln!(out, "   {}the other {} are 0", " ".repeat(widest.saturating_add(2)), figures.zeros),
        };
    }
    if let (Some(expected), Some(actual)) = (finding.expected, finding.actual) {
        let sides = figures.shown.iter().filter(|figure| figure.stated).count() > 1;
        let line = match (words.language, sides) {
            (Language::Zh, false) => format!("   合计{expected}，填报{actual}"),
            (Language::Zh, true) => format!("   第一、二项合计{expected}，第三、四项合计{actual}"),
            (Language::En, false) => format!("   adds up to {expected}, stated {actual}"),
            (Language::En, true) => format!("   one and two add up to {expected}, three and four to {actual}"),
        };
        let _ = writeln!(out, "{}", paint(&line, RED, style.color));
    }
}

/// A source that could not be used.
pub(super) fn failure(file: &str, error: &Error, language: Language, color: bool) -> String {
    let label = paint(Words { language }.get("无法处理", "cannot be used"), RED, color);
    format!("{label}  {}{}{}\n", one_line(file, 200), Words { language }.get("：", ": "), error.message(language))
}

/// The closing lines of a run over several reports.
pub(super) fn tail(tally: &Tally, language: Language) -> String {
    let Tally { reports, with_errors, errors, warnings, outcomes, failures, .. } = tally;
    let failures = failures.len();
    let decided: Vec<String> = Outcome::ALL
        .iter()
        .zip(outcomes)
        .filter(|(_, count)| **count > 0)
        .map(|(outcome, count)| match language {
            Language::Zh => format!("{}{count}份", outcome.names().zh),
            Language::En => format!("{count} {}", outcome.names().en),
        })
        .collect();
    let decided = match (decided.is_empty(), language) {
        (true, _) => String::new(),
        (_, Language::Zh) => format!("{}。\n", decided.join("，")),
        (_, Language::En) => format!("{}\n", decided.join(", ")),
    };
    let counts = match language {
        Language::Zh => format!(
            "\n共核查{reports}份报告：{with_errors}份有错误（错误{errors}条），警告{warnings}条；{failures}个文件无法处理。\n"
        ),
        Language::En => format!(
            "\n{reports} reports checked: {with_errors} with errors ({errors} errors), {warnings} warnings; {failures} files could not be used\n"
        ),
    };
    counts + &decided
}

/// Spaces before a text that is to end at a width.
pub(super) fn pad(width: usize, text: &str) -> String {
    " ".repeat(width.saturating_sub(self::width(text)))
}

/// Columns that a text takes in a terminal: two for ideographs and full-width signs.
pub(super) fn width(text: &str) -> usize {
    let columns = text.chars().map(|character| match character {
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1_usize,
    });
    columns.fold(0, usize::saturating_add)
}

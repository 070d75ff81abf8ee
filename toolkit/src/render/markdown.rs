//! Markdown, for notes and notices.

use std::fmt::Write;

use ogi_core::Language;

use super::decided;
use super::figures::figures;
use super::view::{self, Figures};
use crate::model::embedded::IN_MARKDOWN;
use crate::model::error::Error;
use crate::model::line::one_line;
use crate::model::report::Report;
use crate::model::words::Words;

pub(super) fn report(report: &Report, language: Language) -> String {
    let words = Words { language };
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(&view::heading(report, language)));
    if let Some(file) = &report.file {
        let _ = writeln!(out, "{}{}\n", words.get("文件：", "file: "), escape(&one_line(file, 200)));
    }
    let _ = writeln!(out, "{}\n", escape(&view::particulars(report, language)));
    let _ = writeln!(out, "**{}**\n", escape(&view::conclusion(report, language)));
    if let Some(decision) = decided::decision(report, language) {
        let _ = writeln!(out, "**{}**\n", escape(&decision));
    }
    for note in report.all_notes() {
        let _ = writeln!(out, "{}\n", escape(note.message(language)));
    }
    for finding in view::visible_findings(report) {
        let severity = finding.severity.names().get(language);
        let _ = writeln!(out, "## {severity} · {}\n", finding.rule.code);
        let _ = writeln!(out, "{}\n", escape(&view::sentence(finding, report, language)));
        if let Some(figures) = Figures::of(finding, &report.draft, language) {
            table(&mut out, &figures, language);
        }
        for view::Remark { label, text } in view::remarks(finding, language) {
            let _ = writeln!(out, "{label}{}\n", escape(&text));
        }
    }
    repairs(&mut out, report, language);
    if let Some(sentence) = view::assumed(report, language) {
        let _ = writeln!(out, "## {}\n\n{}\n", words.get("空白", "empty cells"), escape(&sentence));
    }
    if let Some(sentence) = view::undecided(report, language) {
        let _ = writeln!(out, "## {}\n\n{}\n", words.get("未能核对", "undecided"), escape(&sentence));
    }
    if let Some(sentence) = decided::set_aside(report, language) {
        let _ = writeln!(out, "## {}\n\n{}\n", words.get("说明", "note"), escape(&sentence));
    }
    if !report.assessment.resolved.is_empty() {
        let _ = writeln!(out, "## {}\n", words.get("已解决", "resolved"));
        for line in decided::resolved(report) {
            let _ = writeln!(out, "- {}", escape(&line));
        }
        out.push('\n');
    }
    for line in [decided::since(report, language), decided::score(report, language)].into_iter().flatten() {
        let _ = writeln!(out, "{}\n", escape(&line));
    }
    out.push_str(&figures(report, IN_MARKDOWN, language));
    out
}

/// The best repair as a list of changes, each with its reason; the others by what they change instead.
fn repairs(out: &mut String, report: &Report, language: Language) {
    let Some(heading) = view::repairs_heading(report, language) else { return };
    let Some((best, others)) = report.repairs.list.split_first() else { return };
    let words = Words { language };
    let form = report.draft.form();
    let _ = writeln!(out, "## {}\n\n{}\n", words.get("更正建议", "repair"), escape(&heading));
    for change in &best.changes {
        let _ = writeln!(out, "- {}", escape(&view::change(change, report, language)));
    }
    out.push('\n');
    for evidence in &best.diagnosis {
        let _ = writeln!(out, "{}{}\n", words.get("初步判断：", "diagnosis: "), escape(&evidence.text(form, language)));
    }
    for (at, other) in others.iter().enumerate().take(view::SHOWN.saturating_sub(1)) {
        let (number, sentence) = (at.saturating_add(2), escape(&view::alternative(best, other, form, language)));
        let _ = writeln!(out, "{}{sentence}\n", view::number_of(number, language));
    }
}

fn table(out: &mut String, figures: &Figures, language: Language) {
    let words = Words { language };
    let value = |figure: &view::Figure| {
        let value = escape(&figure.value);
        if figure.stated { format!("**{value}**") } else { value }
    };
    if figures.across {
        let names: Vec<String> = figures.shown.iter().map(|figure| escape(&figure.label)).collect();
        let values: Vec<String> = figures.shown.iter().map(value).collect();
        let _ = writeln!(out, "| {} |\n|{}\n| {} |\n", names.join(" | "), " --: |".repeat(names.len()), values.join(" | "));
        return;
    }
    let _ = writeln!(out, "| {} | {} |\n| --- | --: |", words.get("项目", "line"), words.get("填报", "stated"));
    for figure in &figures.shown {
        let _ = writeln!(out, "| {} | {} |", escape(&figure.label), value(figure));
    }
    if figures.zeros > 0 {
        let _ = match language {
            Language::Zh => writeln!(out, "| 其余{}项 | 0 |", figures.zeros),
            Language::En => writeln!(out, "| the other {} | 0 |", figures.zeros),
        };
    }
    out.push('\n');
}

pub(super) fn failure(file: &str, error: &Error, language: Language) -> String {
    let words = Words { language };
    let message = escape(&error.message(language));
    format!("# {}\n\n{}{message}\n", escape(&one_line(file, 200)), words.get("无法处理：", "cannot be used: "))
}

/// Escapes what Markdown or HTML would take for markup.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

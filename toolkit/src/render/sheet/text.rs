//! A sheet for a person at a terminal: figures to the left, right-aligned, names to the right of them.

use std::fmt::Write;

use super::{Group, Line, Sheet, section_title};
use crate::model::line::one_line;
use crate::model::units::Lines;
use crate::model::words::Words;
use crate::render::text::{CYAN, GREEN, RED, Style, YELLOW, finding, pad, paint, severity_color, width};

pub(super) fn draw(sheet: &Sheet<'_>, words: Words, style: Style) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", paint(&sheet.title, "1", style.color));
    for source in &sheet.sources {
        let _ = writeln!(out, "{source}");
    }
    out.push('\n');
    for note in &sheet.notes {
        let _ = writeln!(out, "{}  {note}\n", paint(words.get("注意", "note"), YELLOW, style.color));
    }
    table(&mut out, sheet, words, style);
    for (title, lines) in &sheet.lists {
        let _ = writeln!(out, "{}", paint(title, CYAN, style.color));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
        out.push('\n');
    }
    for group in &sheet.groups {
        findings(&mut out, group, words, style);
    }
    let mark = if sheet.has_errors { paint("✗", RED, style.color) } else { paint("✓", GREEN, style.color) };
    let _ = writeln!(out, "{mark} {}", sheet.conclusion);
    out
}

fn table(out: &mut String, sheet: &Sheet<'_>, words: Words, style: Style) {
    let shown: Vec<&Line> = sheet.lines.iter().filter(|line| line.is_shown).collect();
    if !shown.is_empty() {
        let mut widths: Vec<usize> = sheet.columns.iter().map(|column| width(&column.short)).collect();
        for line in &shown {
            for (known, figure) in widths.iter_mut().zip(&line.figures) {
                *known = width(&figure.shown()).max(*known);
            }
        }
        let cells = |texts: &[&str]| -> String {
            let cell = |(text, width): (&&str, &usize)| format!("  {}{text}", pad(*width, text));
            texts.iter().zip(&widths).map(cell).collect()
        };
        let heads: Vec<&str> = sheet.columns.iter().map(|column| column.short.as_str()).collect();
        let _ = writeln!(out, "{}", cells(&heads));
        let form = sheet.groups.last().map(|group| group.report.draft.form().form());
        let mut section = None;
        for line in shown {
            if section != Some(line.section) {
                section = Some(line.section);
                let title = form.map_or("", |form| section_title(form, line.section, words.language));
                let _ = writeln!(out, "{}", paint(title, CYAN, style.color));
            }
            let figures: Vec<String> = line.figures.iter().map(super::Figure::shown).collect();
            let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
            let remark = match (line.remark.is_empty(), words.language) {
                (true, _) => String::new(),
                (false, ogi_core::Language::Zh) => format!("（{}）", line.remark),
                (false, ogi_core::Language::En) => format!(" ({})", line.remark),
            };
            let text = format!("{}  {}{remark}", cells(&figures), one_line(&line.name, 120));
            let _ = writeln!(
                out,
                "{}",
                line.mark.map_or_else(|| text.clone(), |mark| paint(&text, severity_color(mark), style.color))
            );
        }
    }
    let _ = writeln!(out, "{}\n", sheet.left_out.join(words.get("", " ")));
}

fn findings(out: &mut String, group: &Group<'_>, words: Words, style: Style) {
    let _ = writeln!(out, "{}", paint(&group.title, "1", style.color));
    if group.findings.is_empty() {
        let _ = writeln!(out, "  {}\n", group.nothing);
        return;
    }
    let spans = group.findings.iter().filter_map(|finding| finding.span);
    let lines = Lines::new(&group.report.text, spans);
    for found in &group.findings {
        finding(out, found, group.report, &lines, words.language, style);
    }
    if let Some((heading, repairs)) = group.repairs.split_first() {
        let _ = writeln!(out, "{}", paint(heading, GREEN, style.color));
        for line in repairs {
            let _ = writeln!(out, "  {line}");
        }
        out.push('\n');
    }
}

//! A sheet as Markdown.

use std::fmt::Write;

use super::{Figure, Line, Sheet, section_title};
use crate::model::line::one_line;
use crate::model::words::Words;
use crate::render::markdown::escape;
use crate::render::view;

pub(super) fn draw(sheet: &Sheet<'_>, words: Words) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(&sheet.title));
    for source in &sheet.sources {
        let _ = writeln!(out, "- {}", escape(source));
    }
    let _ = writeln!(out, "\n**{}**\n", escape(&sheet.conclusion));
    for note in &sheet.notes {
        let _ = writeln!(out, "{}\n", escape(note));
    }
    table(&mut out, sheet, words);
    for (title, lines) in &sheet.lists {
        let _ = writeln!(out, "## {}\n", escape(title));
        for line in lines {
            let _ = writeln!(out, "- {}", escape(line));
        }
        out.push('\n');
    }
    for group in &sheet.groups {
        let _ = writeln!(out, "## {}\n", escape(&group.title));
        if group.findings.is_empty() {
            let _ = writeln!(out, "{}\n", escape(&group.nothing));
        }
        for finding in &group.findings {
            let severity = finding.severity.names().get(words.language);
            let _ = writeln!(out, "### {severity} · {}\n", finding.rule.code);
            let _ = writeln!(out, "{}\n", escape(&view::sentence(finding, group.report, words.language)));
            let _ = writeln!(out, "{}{}\n", words.get("依据：", "basis: "), escape(&view::basis(finding, words.language)));
        }
        if let Some((heading, repairs)) = group.repairs.split_first() {
            let _ = writeln!(out, "{}\n", escape(heading));
            for line in repairs {
                let _ = writeln!(out, "- {}", escape(line));
            }
            out.push('\n');
        }
    }
    out
}

fn table(out: &mut String, sheet: &Sheet<'_>, words: Words) {
    let shown: Vec<&Line> = sheet.lines.iter().filter(|line| line.is_shown).collect();
    let form = sheet.groups.last().map(|group| group.report.draft.form().form());
    let columns: Vec<String> = sheet.columns.iter().map(|column| escape(&column.short)).collect();
    let mut section = None;
    for line in shown {
        if section != Some(line.section) {
            section = Some(line.section);
            let title = form.map_or("", |form| section_title(form, line.section, words.language));
            let head =
                format!("| {} | {} | {} |", words.get("单元格", "cell"), columns.join(" | "), words.get("备注", "remark"));
            let _ = writeln!(out, "\n## {}\n\n{head}\n| --- |{} --- |", escape(title), " --: |".repeat(columns.len()));
        }
        let figures: Vec<String> = line.figures.iter().map(Figure::shown).map(|text| escape(&text)).collect();
        let name = escape(&one_line(&line.name, 120));
        let name = if line.mark.is_some() { format!("**{name}**") } else { name };
        let _ = writeln!(out, "| {name} | {} | {} |", figures.join(" | "), escape(&line.remark));
    }
    let _ = writeln!(out, "\n{}\n", escape(&sheet.left_out.join(words.get("", " "))));
}

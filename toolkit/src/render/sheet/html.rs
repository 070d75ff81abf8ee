//! A sheet as one self-contained page. Everything that comes from a document is escaped; no script is needed.

use std::fmt::Write;

use super::{Figure, Sheet, section_title};
use crate::model::line::one_line;
use crate::model::words::Words;
use crate::render::html::{escape, head, tail};
use crate::render::view;

pub(super) fn draw(sheet: &Sheet<'_>, words: Words) -> String {
    let mut out = head(words.language);
    let state = if sheet.has_errors { "bad" } else { "good" };
    let _ = writeln!(out, "<article>\n<h1>{}</h1>", escape(&sheet.title));
    for source in &sheet.sources {
        let _ = writeln!(out, "<p>{}</p>", escape(source));
    }
    let _ = writeln!(out, "<p class=\"verdict {state}\">{}</p>", escape(&sheet.conclusion));
    for note in &sheet.notes {
        let _ = writeln!(out, "<p class=\"undecided\">{}</p>", escape(note));
    }
    for group in &sheet.groups {
        let _ = writeln!(out, "<h2>{}</h2>", escape(&group.title));
        if group.findings.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", escape(&group.nothing));
            continue;
        }
        out.push_str("<ol class=\"findings\">\n");
        for finding in &group.findings {
            let (class, severity) = (finding.severity.name(), finding.severity.names().get(words.language));
            let _ = write!(
                out,
                "<li><span class=\"badge {class}\">{severity}</span> <code>{}</code> {}",
                finding.rule.code,
                escape(&view::sentence(finding, group.report, words.language))
            );
            let form = group.report.draft.form().form();
            for term in finding.terms.iter().take(8) {
                let label = form.cell_label(term.cell, words.language);
                let _ = write!(out, " <a href=\"#{}\">{}</a>", term.cell.path(), escape(&label));
            }
            let basis = view::basis(finding, words.language);
            let _ = writeln!(out, "<div class=\"basis\">{}{}</div></li>", words.get("依据：", "basis: "), escape(&basis));
        }
        out.push_str("</ol>\n");
        if let Some((heading, repairs)) = group.repairs.split_first() {
            let _ = writeln!(out, "<p>{}</p>\n<ul>", escape(heading));
            for line in repairs {
                let _ = writeln!(out, "<li>{}</li>", escape(line));
            }
            out.push_str("</ul>\n");
        }
    }
    for (title, lines) in &sheet.lists {
        let _ = writeln!(out, "<h2>{}</h2>\n<ul>", escape(title));
        for line in lines {
            let _ = writeln!(out, "<li>{}</li>", escape(line));
        }
        out.push_str("</ul>\n");
    }
    table(&mut out, sheet, words);
    out.push_str("</article>\n");
    out.push_str(&tail());
    out
}

fn table(out: &mut String, sheet: &Sheet<'_>, words: Words) {
    let form = sheet.groups.last().map(|group| group.report.draft.form().form());
    let mut section = None;
    for line in sheet.lines.iter().filter(|line| line.is_shown) {
        if section != Some(line.section) {
            if section.is_some() {
                out.push_str("</tbody></table></div>\n");
            }
            section = Some(line.section);
            let title = form.map_or("", |form| section_title(form, line.section, words.language));
            let _ = write!(
                out,
                "<h2>{}</h2>\n<div class=\"sheet\"><table>\n<thead><tr><th>{}</th>",
                escape(title),
                words.get("单元格", "cell")
            );
            for column in &sheet.columns {
                let _ = write!(out, "<th>{}</th>", escape(&column.short));
            }
            let _ = writeln!(out, "<th>{}</th></tr></thead>\n<tbody>", words.get("备注", "remark"));
        }
        let _ = write!(out, "<tr id=\"{}\"><th>{}</th>", line.cell.path(), escape(&one_line(&line.name, 120)));
        let class = line.mark.map(|mark| format!(" class=\"{}\"", mark.name())).unwrap_or_default();
        for figure in line.figures.iter().map(Figure::shown) {
            let _ = write!(out, "<td{class}>{}</td>", escape(&figure));
        }
        let _ = writeln!(out, "<td>{}</td></tr>", escape(&line.remark));
    }
    if section.is_some() {
        out.push_str("</tbody></table></div>\n");
    }
    let _ = writeln!(out, "<p>{}</p>", escape(&sheet.left_out.join(words.get("", " "))));
}

//! A sheet as one self-contained page in the frame of the overview: years as columns with their course, organs below as a tree.
//! Everything that comes from a document is escaped; without the script all is there.

use std::fmt::Write;

use ogi_core::Number;

use super::{Branch, Figure, Group, Line, Part, Sheet, section_title, share};
use crate::model::line::one_line;
use crate::model::words::Words;
use crate::render::html::escape;
use crate::render::view;

const STYLE: &str = include_str!("page.css");
/// Lets a person see only what changed by so much; without it all is shown.
pub(in crate::render) const SCRIPT: &str = include_str!("page.js");
/// The hash by which the page lets its own script run; a test recomputes it.
pub(in crate::render) const SCRIPT_HASH: &str = "sha256-ZLAvU5DireZUvG/1XuYYADaCbNJGN5dYN1gaUzkzs+Q=";
/// So many organs are listed for one cell.
const MOST_PARTS: usize = 40;

pub(super) fn draw(sheet: &Sheet<'_>, words: Words) -> String {
    let code = words.get("zh-CN", "en");
    let state = if sheet.has_errors { "bad" } else { "good" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; script-src '{SCRIPT_HASH}'; style-src 'unsafe-inline'; base-uri 'none'; form-action \
         'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header><h1>{0}</h1>\n",
        escape(&sheet.title)
    );
    for source in &sheet.sources {
        let _ = writeln!(out, "<p>{}</p>", escape(source));
    }
    let _ = writeln!(
        out,
        "</header>\n<main>\n<section class=\"card\"><p class=\"verdict {state}\">{}</p>",
        escape(&sheet.conclusion)
    );
    for note in &sheet.notes {
        let _ = writeln!(out, "<p class=\"mute\">{}</p>", escape(note));
    }
    out.push_str("</section>\n");
    tree(&mut out, sheet, words);
    sheet.groups.iter().for_each(|group| findings(&mut out, group, words));
    for (title, lines) in &sheet.lists {
        let _ = writeln!(out, "<section class=\"card\"><h2>{}</h2>", escape(title));
        list(&mut out, lines);
        out.push_str("</section>\n");
    }
    table(&mut out, sheet, words);
    let _ = writeln!(out, "<p class=\"mute\">{}</p>\n</main>", escape(&sheet.left_out.join(words.get("", " "))));
    if has_years(sheet) {
        let _ = writeln!(out, "<script>{SCRIPT}</script>");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What is found in one report, and what the smallest repairs change.
fn findings(out: &mut String, group: &Group<'_>, words: Words) {
    let _ = writeln!(out, "<section class=\"card\"><h2>{}</h2>", escape(&group.title));
    if group.findings.is_empty() {
        let _ = writeln!(out, "<p>{}</p></section>", escape(&group.nothing));
        return;
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
        let _ = writeln!(out, "<div class=\"mute\">{}{}</div></li>", words.get("依据：", "basis: "), escape(&basis));
    }
    out.push_str("</ol>\n");
    if let Some((heading, repairs)) = group.repairs.split_first() {
        let _ = writeln!(out, "<p>{}</p>", escape(heading));
        list(out, repairs);
        out.push('\n');
    }
    out.push_str("</section>\n");
}

fn list(out: &mut String, lines: &[String]) {
    out.push_str("<ul>\n");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", escape(line));
    }
    out.push_str("</ul>");
}

/// Whether its lines are of several years.
fn has_years(sheet: &Sheet<'_>) -> bool {
    sheet.lines.iter().any(|line| !line.course.is_empty())
}

/// The organs below as a tree: governments first, then departments, each with what it received and its share of it.
fn tree(out: &mut String, sheet: &Sheet<'_>, words: Words) {
    if sheet.branches.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<section class=\"card\" id=\"organs\"><h2>{}</h2>",
        words.get("下级机关（新收申请，占下级合计）", "organs below (applications received, share)")
    );
    out.push_str("<ul class=\"tree\">\n");
    for (is_area, title) in
        [(true, words.get("下级政府", "governments")), (false, words.get("部门、街道等", "departments and others"))]
    {
        let mut branches: Vec<&Branch> = sheet.branches.iter().filter(|branch| branch.is_area == is_area).collect();
        if branches.is_empty() {
            continue;
        }
        branches.sort_by_key(|branch| std::cmp::Reverse((branch.is_missing, branch.received.map(|(number, _)| number))));
        let missing = branches.iter().filter(|branch| branch.is_missing).count();
        let filed = branches.len().saturating_sub(missing);
        let _ = writeln!(
            out,
            "<li><details open><summary>{title} {} {filed}/{}</summary><ul>",
            words.get("已报送", "filed"),
            branches.len()
        );
        for Branch { name, is_missing, received, .. } in branches {
            let _ = write!(out, "<li>{}", escape(name));
            match received {
                Some((number, Some(share))) => {
                    let _ = write!(
                        out,
                        " {number} <meter value=\"{share}\" max=\"100\" aria-label=\"{}\"></meter> {share}%",
                        escape(name)
                    );
                }
                Some((number, None)) => {
                    let _ = write!(out, " {number}");
                }
                None if *is_missing => {
                    let _ = write!(out, " <strong class=\"bad\">{}</strong>", words.get("未报送", "not filed"));
                }
                None => out.push_str(" —"),
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ul></details></li>\n");
    }
    out.push_str("</ul></section>\n");
}

fn table(out: &mut String, sheet: &Sheet<'_>, words: Words) {
    let form = sheet.groups.last().map(|group| group.report.draft.form().form());
    let has_years = has_years(sheet);
    if has_years {
        let all = words.get("全部变化", "every change");
        let _ = write!(
            out,
            "<p class=\"tool\" hidden><label>{} <select id=\"above\"><option value=\"0\">{all}</option>",
            words.get("只看变化", "only changes of")
        );
        for percent in [10, 20, 50, 100, 200] {
            let _ = write!(out, "<option value=\"{percent}\">{} {percent}%</option>", words.get("至少", "at least"));
        }
        out.push_str("</select></label> <span id=\"count\" class=\"mute\" role=\"status\"></span></p>\n");
    }
    let mut section = None;
    for line in sheet.lines.iter().filter(|line| line.is_shown) {
        if section != Some(line.section) {
            if section.is_some() {
                out.push_str("</tbody></table></div></section>\n");
            }
            section = Some(line.section);
            let title = form.map_or("", |form| section_title(form, line.section, words.language));
            let _ = write!(
                out,
                "<section class=\"card\"><h2>{}</h2>\n<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">{}</th>",
                escape(title),
                words.get("单元格", "cell")
            );
            // How a figure changed stands beneath it.
            for (at, column) in sheet.columns.iter().enumerate() {
                if !has_years || year_of(at).is_some() {
                    let _ = write!(out, "<th scope=\"col\">{}</th>", escape(&column.short));
                }
            }
            if has_years {
                let _ = write!(out, "<th scope=\"col\">{}</th>", words.get("走势", "course"));
            }
            let _ = writeln!(out, "<th scope=\"col\">{}</th></tr></thead>\n<tbody>", words.get("备注", "remark"));
        }
        row(out, line, has_years, words);
    }
    if section.is_some() {
        out.push_str("</tbody></table></div></section>\n");
    }
}

/// Of the columns of a comparison — a year, then for each further one the year, the change, the percentage — which year a column is.
fn year_of(column: usize) -> Option<usize> {
    match column {
        0 => Some(0),
        _ if column % 3 == 1 => Some(column.div_ceil(3)),
        _ => None,
    }
}

fn row(out: &mut String, line: &Line, has_years: bool, words: Words) {
    let change = if has_years { format!(" data-change=\"{}\"", greatest_change(line)) } else { String::new() };
    let _ = write!(out, "<tr id=\"{}\"{change}><th scope=\"row\">{}", line.cell.path(), escape(&one_line(&line.name, 120)));
    parts(out, line, words);
    out.push_str("</th>");
    let class = line.mark.map(|mark| format!(" class=\"{}\"", mark.name())).unwrap_or_default();
    let shown: Vec<String> = line.figures.iter().map(Figure::shown).collect();
    if has_years {
        for (at, figure) in shown.iter().enumerate().filter(|(at, _)| year_of(*at).is_some()) {
            let beneath: Vec<&str> = if at == 0 {
                Vec::new()
            } else {
                shown.iter().skip(at.saturating_add(1)).take(2).map(String::as_str).collect()
            };
            let beneath = beneath.join(" ");
            let beneath =
                if beneath.trim().is_empty() { String::new() } else { format!("<small>{}</small>", escape(beneath.trim())) };
            let _ = write!(out, "<td{class}>{}{beneath}</td>", escape(figure));
        }
        out.push_str("<td>");
        course(out, &line.course);
        out.push_str("</td>");
    } else {
        for figure in &shown {
            let _ = write!(out, "<td{class}>{}</td>", escape(figure));
        }
    }
    let _ = writeln!(out, "<td class=\"remark\">{}</td></tr>", escape(&line.remark));
}

/// The greatest change between two years in percent, up or down; from nothing to something it is beyond every number.
fn greatest_change(line: &Line) -> String {
    let mut greatest = Number::ZERO;
    for pair in line.figures.chunk_by(|_, next| matches!(next, Figure::Percent(_) | Figure::None)) {
        match pair {
            [Figure::Difference(change), Figure::None, ..] if *change != Number::ZERO => return "Infinity".to_owned(),
            [_, Figure::Percent(percent), ..] => {
                greatest = greatest.max(if *percent < Number::ZERO {
                    Number::ZERO.minus(*percent).unwrap_or(*percent)
                } else {
                    *percent
                });
            }
            _ => {}
        }
    }
    greatest.to_string()
}

/// What a sum is made up of.
fn parts(out: &mut String, line: &Line, words: Words) {
    if line.parts.is_empty() {
        return;
    }
    let whole = line.parts.iter().map(|part| part.figure).fold(Number::ZERO, |sum, figure| sum.plus(figure).unwrap_or(sum));
    let _ =
        write!(out, "<details><summary>{} {}</summary><ul class=\"tree\">", words.get("构成", "made up of"), line.parts.len());
    for Part { name, figure } in line.parts.iter().take(MOST_PARTS) {
        let share = share(*figure, whole).map(|share| format!(" <span class=\"mute\">{share}%</span>")).unwrap_or_default();
        let _ = write!(out, "<li>{} {figure}{share}</li>", escape(name));
    }
    if line.parts.len() > MOST_PARTS {
        out.push_str("<li>…</li>");
    }
    out.push_str("</ul></details>");
}

/// The figures of the years as a small line, whose numbers stand beside it.
fn course(out: &mut String, values: &[Option<Number>]) {
    let whole = |value: &Option<Number>| value.and_then(Number::as_integer);
    let known: Vec<(usize, i64)> = values.iter().enumerate().filter_map(|(at, value)| Some((at, whole(value)?))).collect();
    let most = known.iter().map(|(_, value)| *value).max().unwrap_or_default();
    if known.len() < 2 || most <= 0 {
        return;
    }
    let step = 92_usize.checked_div(values.len().saturating_sub(1)).unwrap_or_default();
    let point = |(at, value): (usize, i64)| {
        let height = value.max(0).saturating_mul(20).checked_div(most).unwrap_or_default();
        format!("{},{}", at.saturating_mul(step).saturating_add(2), 22_i64.saturating_sub(height))
    };
    let points: Vec<String> = known.into_iter().map(point).collect();
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 96 24\" aria-hidden=\"true\"><polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/></svg>",
        points.join(" ")
    );
}

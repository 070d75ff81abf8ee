//! The parts of the overview that need no script: files, copies, sums, years, each a table.

use std::fmt::Write as _;

use ogi_core::Verdict;

use super::escape;
use super::words::Words;
use crate::task::audit::{Audit, CopyKind, DoubleKind};

/// So many lines of a list stand on the page; all of them are in the result.
const MOST: usize = 400;

/// Lines that fold away under a heading, unless there are none.
fn fold(out: &mut String, id: &str, heading: &str, count: usize, is_open: bool, lines: impl Iterator<Item = String>) {
    if count == 0 && id != "missing" {
        return;
    }
    let open = if is_open && count > 0 { " open" } else { "" };
    let _ = write!(out, "<details id=\"{id}\"{open}><summary>{} {count}</summary>", escape(heading));
    let mut lines = lines.take(MOST).peekable();
    if lines.peek().is_some() {
        out.push_str("<ul>\n");
        lines.for_each(|line| {
            let _ = writeln!(out, "<li>{line}</li>");
        });
        out.push_str("</ul>");
    }
    if count > MOST {
        let _ = write!(out, "<p>… {count}: result.json</p>");
    }
    out.push_str("</details>\n");
}

pub(super) fn files(out: &mut String, audit: &Audit, words: Words) {
    let _ = writeln!(out, "<section class=\"card\"><h2>{}</h2>", words.pick("文件与报送情况", "files and filing"));
    fold(
        out,
        "missing",
        words.missing(),
        audit.not_filed.len(),
        true,
        audit.not_filed.iter().map(|one| {
            let above = one.above.as_deref().map(|above| format!(" <span class=\"mute\">{}</span>", escape(above)));
            let files = one.files.iter().map(|file| format!("<small>{}</small>", escape(file))).collect::<String>();
            format!("{}{}{files}", escape(&one.organ), above.unwrap_or_default())
        }),
    );
    let unread = |one: &crate::task::audit::Unread| format!("{}<small>{}</small>", escape(&one.file), escape(&one.message));
    fold(out, "unread", words.pick("读不了", "not read"), audit.unread.len(), true, audit.unread.iter().map(unread));
    let names = |file: &String| escape(file);
    let other = words.pick("其他年度", "other years");
    fold(out, "other-years", other, audit.other_years.len(), false, audit.other_years.iter().map(names));
    let unregistered = words.pick("未列入名册", "not in the register");
    fold(out, "unregistered", unregistered, audit.unregistered.len(), false, audit.unregistered.iter().map(names));
    let double = |one: &crate::task::audit::Double| {
        let kind = match one.kind {
            DoubleKind::Bytes => words.pick("同一文件", "the same file"),
            DoubleKind::Organ => words.pick("同一机关同一年度", "one organ and year"),
        };
        format!("{kind}<small>{}</small>", one.files.iter().map(|file| escape(file)).collect::<Vec<_>>().join("<br>"))
    };
    let several = words.pick("一个文件含多份报告（请拆分）", "several reports in one file (divide them)");
    fold(out, "several", several, audit.several.len(), true, audit.several.iter().map(names));
    fold(out, "doubles", words.pick("重复", "the same report"), audit.doubles.len(), false, audit.doubles.iter().map(double));
    out.push_str("</section>\n");
}

pub(super) fn copies(out: &mut String, audit: &Audit, words: Words) {
    if audit.alike.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<section class=\"card\" id=\"copies\"><h2>{} {}</h2><p class=\"mute\">{}</p><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>\
         <th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        words.pick("文字、数据雷同", "copied text and figures"),
        audit.alike.len(),
        words.pick(
            "占较短一份自有语句（数据）的比例；多数报告共有的范本文字和条文不计。",
            "share of the shorter one's own clauses or figures; what many reports have in common is not counted"
        ),
        words.pick("内容", "what"),
        words.pick("雷同", "share"),
        words.pick("报告", "report"),
        words.pick("与", "and")
    );
    for pair in audit.alike.iter().take(MOST) {
        let name = |at: u32| {
            let brief = usize::try_from(at).ok().and_then(|at| audit.briefs.get(at));
            brief.map_or_else(String::new, |brief| {
                let year = brief.year.map(|year| year.to_string()).unwrap_or_default();
                let organ = escape(brief.organ.as_deref().unwrap_or_default());
                format!("{organ} {year}<small>{}</small>", escape(&brief.file))
            })
        };
        let kind = match (pair.kind, pair.same_organ) {
            (CopyKind::Text, false) => words.pick("文字", "text"),
            (CopyKind::Text, true) => words.pick("文字（同一机关）", "text, one organ"),
            (CopyKind::Figures, false) => words.pick("数据", "figures"),
            (CopyKind::Figures, true) => words.pick("数据（同一机关）", "figures, one organ"),
        };
        let _ = writeln!(
            out,
            "<tr><td>{kind}</td><td class=\"n\">{}%</td><td>{}</td><td>{}</td></tr>",
            pair.share,
            name(pair.one),
            name(pair.other)
        );
    }
    out.push_str("</tbody></table></div></section>\n");
}

pub(super) fn sums(out: &mut String, audit: &Audit, words: Words) {
    if audit.sums.is_empty() {
        return;
    }
    let _ = writeln!(out, "<section class=\"card\" id=\"sums\"><h2>{}</h2>", words.pick("汇总核对", "sums"));
    for sum in &audit.sums {
        let filed = usize::try_from(sum.members).unwrap_or_default().saturating_sub(sum.missing.len());
        let broken = sum.cells.iter().filter(|cell| cell.verdict == Verdict::Broken).count();
        let _ = write!(
            out,
            "<details{}><summary>{} <span class=\"mute\">{} {filed}/{} · {} {broken}</span></summary>",
            if broken > 0 { " open" } else { "" },
            escape(&sum.organ),
            words.pick("已报送", "filed"),
            sum.members,
            words.pick("不符", "cells that differ")
        );
        if !sum.missing.is_empty() {
            let names = sum.missing.iter().map(|name| escape(name)).collect::<Vec<_>>().join(words.pick("、", ", "));
            let _ = write!(out, "<p>{}{names}</p>", words.pick("未报送：", "not filed: "));
        }
        for finding in &sum.findings {
            let _ = write!(out, "<p>{}</p>", escape(finding));
        }
        let _ = writeln!(
            out,
            "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th>\
             <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>",
            words.pick("项目", "cell"),
            words.pick("汇总数", "stated"),
            words.pick("下级合计", "sum below"),
            words.pick("相差", "remainder")
        );
        for cell in &sum.cells {
            let number = |number: Option<ogi_core::Number>| number.map(|number| number.to_string()).unwrap_or_default();
            let class = if cell.verdict == Verdict::Broken { "n errors" } else { "n" };
            let _ = writeln!(
                out,
                "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"{class}\">{}</td></tr>",
                escape(&cell.name),
                number(cell.stated),
                number(cell.sum),
                number(cell.remainder)
            );
        }
        out.push_str("</tbody></table></div>");
        shares(out, audit, sum, words);
        out.push_str("</details>\n");
    }
    out.push_str("</section>\n");
}

/// Who received how many of the applications below.
fn shares(out: &mut String, audit: &Audit, sum: &crate::task::audit::AuditSum, words: Words) {
    let briefs = sum.below.iter().filter_map(|at| audit.briefs.get(usize::try_from(*at).ok()?));
    let mut members: Vec<(&str, i64)> = briefs
        .map(|brief| (brief.organ.as_deref().unwrap_or(&brief.file), brief.figures.received.unwrap_or_default()))
        .collect();
    members.sort_by_key(|(_, received)| std::cmp::Reverse(*received));
    let all: i64 = members.iter().fold(0_i64, |sum, (_, received)| sum.saturating_add(*received));
    if all <= 0 {
        return;
    }
    let _ = writeln!(
        out,
        "<p class=\"mute\">{}</p><table><tbody>",
        words.pick("各机关新收申请及占下级合计的比例", "applications received, and the share of the sum below")
    );
    for (name, received) in members {
        let share = received.saturating_mul(100).checked_div(all).unwrap_or_default();
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{received}</td><td class=\"n\">{share}%</td></tr>",
            escape(name)
        );
    }
    out.push_str("</tbody></table>");
}

pub(super) fn years(out: &mut String, audit: &Audit, words: Words) {
    if audit.years.len() < 2 {
        return;
    }
    let _ = write!(
        out,
        "<section class=\"card\" id=\"years\"><h2>{}</h2><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>",
        words.pick("历年情况", "years")
    );
    let headings = [
        words.pick("年度", "year"),
        words.pick("报告", "reports"),
        words.pick("有错误", "with errors"),
        words.pick("新收", "received"),
        words.pick("办结", "concluded"),
        words.pick("予以公开、部分公开", "opened"),
        words.pick("结转", "carried"),
    ];
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\" class=\"n\">{heading}</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    for year in &audit.years {
        let _ = write!(out, "<tr><th scope=\"row\" class=\"n\">{}</th>", year.year);
        let counts =
            [i64::from(year.reports), i64::from(year.errors), year.received, year.concluded, year.opened, year.carried];
        for count in counts {
            let _ = write!(out, "<td class=\"n\">{count}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    chart(out, audit, words);
    out.push_str("</section>\n");
}

/// Bars of what was received each year; the table beside it has the numbers.
fn chart(out: &mut String, audit: &Audit, words: Words) {
    let most = audit.years.iter().map(|year| year.received).max().unwrap_or_default().max(1);
    let label = words.pick("历年新收申请数量", "applications received by year");
    let _ = write!(out, "<svg class=\"chart\" viewBox=\"0 0 420 64\" role=\"img\" aria-label=\"{label}\">");
    for (at, year) in (0_i64..).zip(&audit.years).take(12) {
        let height = year.received.max(0).saturating_mul(40).checked_div(most).unwrap_or_default();
        let (x, y) = (at.saturating_mul(35), 44_i64.saturating_sub(height));
        let _ = write!(
            out,
            "<rect class=\"bar\" x=\"{x}\" y=\"{y}\" width=\"24\" height=\"{height}\"/><text x=\"{x}\" y=\"58\">{}</text>",
            year.year
        );
    }
    out.push_str("</svg>\n");
}

/// The rules by the number of reports, as a table.
pub(super) fn rules(out: &mut String, audit: &Audit, words: Words) {
    let _ = writeln!(
        out,
        "<section class=\"card wide\"><h2>{}</h2><div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>",
        words.pick("问题最多的规则", "rules by number of reports"),
        words.pick("规则", "rule"),
        words.pick("严重程度", "severity"),
        words.pick("报告", "reports"),
        words.pick("条数", "findings")
    );
    for one in &audit.rules {
        let _ = writeln!(
            out,
            "<tr><td>{} <code class=\"mute\">{}</code></td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            escape(&one.title),
            escape(&one.rule),
            one.severity.names().get(words.language),
            one.reports,
            one.findings
        );
    }
    out.push_str("</tbody></table></div></section>\n");
}

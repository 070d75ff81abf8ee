//! A table of findings for spreadsheets.

use ogi_core::{Language, Verdict};

use super::view;
use crate::model::baseline::Resolved;
use crate::model::error::Error;
use crate::model::line::plain;
use crate::model::report::Report;

const HEADINGS_ZH: &str = "文件,格式,年度,机关,规则,严重程度,结论,单元格,应为,填报,相差,说明,依据,行,指纹,更正,处理,严重程度（文字）,结论（文字）,单元格（文字）,处理（文字）\r\n";
const HEADINGS_EN: &str = "file,form,year,organ,rule,severity,verdict,cells,expected,actual,difference,message,basis,line,fingerprint,repair,standing\r\n";

pub(super) fn head(language: Language, byte_order_mark: bool) -> String {
    let mark = if byte_order_mark { "\u{FEFF}" } else { "" };
    format!("{mark}{}", if language == Language::Zh { HEADINGS_ZH } else { HEADINGS_EN })
}

pub(super) fn report(report: &Report, language: Language) -> String {
    let mut out = String::new();
    let draft = &report.draft;
    let lines = report.lines();
    for (at, finding) in report.checked.findings.iter().enumerate() {
        let number = |number: Option<ogi_core::Number>| number.map(|number| number.to_string()).unwrap_or_default();
        let cells: Vec<&str> = finding.terms.iter().map(|term| term.cell.path()).collect();
        let line = finding.span.and_then(|span| lines.at(span.start)).map(|(line, _)| line.to_string());
        let line = finding.span.and_then(|span| report.place(span, language)).or(line);
        let said = in_words(report, finding, at, language);
        let said = said.iter().map(String::as_str);
        row(
            &mut out,
            [
                report.file.as_deref().unwrap_or_default(),
                draft.form().name(),
                &draft.year.map(|year| year.to_string()).unwrap_or_default(),
                draft.organ.as_deref().unwrap_or_default(),
                finding.rule.code,
                finding.severity.name(),
                finding.verdict.name(),
                &cells.join(" "),
                &number(finding.expected),
                &number(finding.actual),
                &number(finding.difference()),
                &finding.text(draft.form(), language),
                &view::basis(finding, language),
                &line.unwrap_or_default(),
                &format!("{:016x}", finding.fingerprint()),
                &repair(report, finding),
                standing(report, at),
            ]
            .into_iter()
            .chain(said),
        );
    }
    report.assessment.resolved.iter().for_each(|one| resolved(&mut out, report, one, language));
    out
}

/// A finding of an earlier result that is found no more.
fn resolved(out: &mut String, report: &Report, one: &Resolved, language: Language) {
    let draft = &report.draft;
    let columns = [
        report.file.as_deref().unwrap_or_default(),
        draft.form().name(),
        &draft.year.map(|year| year.to_string()).unwrap_or_default(),
        draft.organ.as_deref().unwrap_or_default(),
        one.rule,
        one.severity.name(),
        "holds",
        "",
        "",
        "",
        "",
        &one.message,
        "",
        "",
        &one.fingerprint,
        "",
        "resolved",
    ];
    let said = (language == Language::Zh).then(|| [one.severity.names().zh, "成立", "", "已解决"]);
    row(out, columns.into_iter().chain(said.into_iter().flatten()));
}

/// What the best repair changes of a finding's cells: `requests.received.total: 10 → 13`.
fn repair(report: &Report, finding: &ogi_core::Finding) -> String {
    let Some(best) = report.repairs.list.first().filter(|_| finding.verdict == Verdict::Broken) else {
        return String::new();
    };
    let concerned = best.changes.iter().filter(|change| finding.terms.iter().any(|term| term.cell == change.cell));
    let changes = concerned.map(|change| {
        let from = change.from.map_or_else(|| "?".to_owned(), |from| from.to_string());
        format!("{}: {from} → {}", change.cell.path(), change.to)
    });
    changes.collect::<Vec<_>>().join("; ")
}

/// A source that could not be used takes a row too, so that nothing is lost in a spreadsheet.
pub(super) fn failure(file: &str, error: &Error, language: Language) -> String {
    let mut out = String::new();
    let message = error.message(language);
    let columns = [file, "", "", "", error.code(), "error", "unusable", "", "", "", "", &message, "", "", "", "", ""];
    let said = (language == Language::Zh).then_some(["错误", "无法处理", "", ""]);
    row(&mut out, columns.into_iter().chain(said.into_iter().flatten()));
    out
}

/// Whether a finding is excused or known, and so does not count.
fn standing(report: &Report, at: usize) -> &'static str {
    match report.assessment.standing(at) {
        Some(standing) if standing.suppressed.is_some() => "suppressed",
        Some(standing) if !standing.counts() => "known",
        _ => "",
    }
}

/// What the codes of a row say, for those who read Chinese; nothing in English, whose codes are words.
fn in_words(report: &Report, finding: &ogi_core::Finding, at: usize, language: Language) -> Vec<String> {
    if language == Language::En {
        return Vec::new();
    }
    let verdict = match finding.verdict {
        Verdict::Broken => "不成立",
        Verdict::Holds => "成立",
        Verdict::Undecided => "无法核对",
        Verdict::NotApplicable => "不适用",
    };
    let standing = match standing(report, at) {
        "suppressed" => "已豁免",
        "known" => "此前已知",
        _ => "",
    };
    let form = report.draft.form().form();
    let cells: Vec<String> = finding.terms.iter().map(|term| form.cell_label(term.cell, language)).collect();
    vec![finding.severity.names().zh.to_owned(), verdict.to_owned(), cells.join("；"), standing.to_owned()]
}

pub(super) fn row<'f>(out: &mut String, fields: impl IntoIterator<Item = &'f str>) {
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // What a document may have smuggled in must not reach a terminal or a spreadsheet.
        push_field(out, &plain(field).collect::<String>());
    }
    out.push_str("\r\n");
}

/// Quotes a field where it must be, and puts an apostrophe before what a spreadsheet would take for a formula.
fn push_field(out: &mut String, field: &str) {
    let is_number = field.parse::<ogi_core::Number>().is_ok();
    let formula = !is_number && field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let quoted = formula || field.contains([',', '"']);
    if !quoted {
        out.push_str(field);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::push_field;

    #[test]
    fn formulas_are_neutralised_and_quotes_doubled() {
        let field = |text: &str| {
            let mut out = String::new();
            push_field(&mut out, text);
            out
        };
        assert_eq!(field("示例市"), "示例市");
        assert_eq!(field("-3"), "-3");
        assert_eq!(field("=1+1"), "\"'=1+1\"");
        assert_eq!(field(" @cmd"), "\"' @cmd\"");
        assert_eq!(field("a\"b,c"), "\"a\"\"b,c\"");
    }
}

//! A sheet for spreadsheets: a row for every cell with what was found about it, then what is about no cell.

use ogi_core::Finding;

use super::{Figure, Sheet};
use crate::model::words::Words;
use crate::render::csv::row;
use crate::render::view;

pub(super) fn draw(sheet: &Sheet<'_>, words: Words) -> String {
    let mut out = String::new();
    let ends = [words.get("备注", "remark"), words.get("规则", "rules"), words.get("说明", "findings")];
    let mut head = vec![words.get("单元格", "cell"), words.get("名称", "name")];
    head.extend(sheet.columns.iter().map(|column| column.name.as_str()));
    head.extend(ends);
    row(&mut out, head);
    let sentence = |group: usize, finding: &Finding| {
        let report = sheet.groups.get(group).map(|group| group.report);
        report.map(|report| view::sentence(finding, report, words.language)).unwrap_or_default()
    };
    for line in &sheet.lines {
        let groups = sheet.groups.iter().enumerate();
        let found = groups.flat_map(|(at, group)| group.findings.iter().map(move |finding| (at, *finding)));
        let about: Vec<_> = found.filter(|(_, finding)| finding.terms.iter().any(|term| term.cell == line.cell)).collect();
        let codes: Vec<&str> = about.iter().map(|(_, finding)| finding.rule.code).collect();
        let sentences: Vec<String> = about.iter().map(|(at, finding)| sentence(*at, finding)).collect();
        let figures: Vec<String> = line.figures.iter().map(Figure::plain).collect();
        let mut fields = vec![line.cell.path(), line.name.as_str()];
        fields.extend(figures.iter().map(String::as_str));
        let (codes, sentences) = (codes.join(" "), sentences.join(words.get("；", "; ")));
        fields.extend([line.remark.as_str(), &codes, &sentences]);
        row(&mut out, fields);
    }
    for (at, group) in sheet.groups.iter().enumerate() {
        for finding in group.findings.iter().filter(|finding| finding.terms.is_empty()) {
            let mut fields = vec![""; sheet.columns.len().saturating_add(3)];
            let sentence = sentence(at, finding);
            fields.extend([finding.rule.code, &sentence]);
            row(&mut out, fields);
        }
    }
    for (title, lines) in &sheet.lists {
        for line in lines {
            let mut fields = vec![""; sheet.columns.len().saturating_add(3)];
            fields.extend([title.as_str(), line]);
            row(&mut out, fields);
        }
    }
    out
}

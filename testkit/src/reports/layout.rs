//! The layouts in which reports are found: tabs, bars, one cell a line, everything glued, a web page.

use std::fmt::Write;

use ogi_core::{CellId, Column, Draft, Form, Label, Remedy, Row, Ruling, SectionId};

use super::words::Words;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Cells separated by tabs, as converters of PDF and docx write them.
    Tabs,
    /// Cells separated by bars.
    Bars,
    /// One cell a line, blank lines between.
    Lines,
    /// A web page with row and column spans.
    Page,
    /// Everything on one line, nothing between the cells.
    Glued,
}

/// A row of a table: its cells as (text, columns, rows).
type Cells = Vec<(String, usize, usize)>;

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 5] = [Self::Tabs, Self::Bars, Self::Lines, Self::Page, Self::Glued];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Tabs | Self::Lines | Self::Glued => "txt",
            Self::Bars => "md",
            Self::Page => "html",
        }
    }

    /// Prints a report.
    pub(super) fn print(self, draft: &Draft, words: &Words) -> String {
        let form = draft.form().form();
        let mut out = String::new();
        if self == Self::Page {
            let _ = write!(
                out,
                "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{0}</title></head><body>\n\
                 <div class=\"nav\">首页 &gt; 信息公开</div>\n<h1>{0}</h1>\n",
                words.title
            );
        } else {
            self.paragraph(&mut out, &words.title);
        }
        self.paragraph(&mut out, &words.preface);
        self.heading(&mut out, form, SectionId::Overview);
        for paragraph in &words.overview {
            self.paragraph(&mut out, paragraph);
        }
        for (section, rows) in [
            (SectionId::Proactive, proactive(form, draft)),
            (SectionId::Requests, requests(form, draft)),
            (SectionId::Remedies, remedies(draft)),
        ] {
            self.heading(&mut out, form, section);
            self.table(&mut out, &rows);
        }
        self.heading(&mut out, form, SectionId::Problems);
        for paragraph in &words.problems {
            self.paragraph(&mut out, paragraph);
        }
        self.heading(&mut out, form, SectionId::OtherMatters);
        self.paragraph(&mut out, &words.matters);
        if self == Self::Page {
            out.push_str("</body></html>\n");
        }
        out
    }

    fn paragraph(self, out: &mut String, text: &str) {
        let _ = match self {
            Self::Glued => write!(out, "{text}"),
            Self::Page => writeln!(out, "<p>{text}</p>"),
            _ => writeln!(out, "{text}\n"),
        };
    }

    fn heading(self, out: &mut String, form: &Form, id: SectionId) {
        let at = SectionId::ALL.iter().position(|known| *known == id).unwrap_or_default();
        let title = form.section(id).map_or("", |section| section.title);
        let ordinal = ["一", "二", "三", "四", "五", "六"][at];
        self.paragraph(out, &format!("{ordinal}、{title}"));
    }

    fn table(self, out: &mut String, rows: &[Cells]) {
        if self == Self::Page {
            out.push_str("<table border=\"1\">\n");
        }
        for row in rows {
            match self {
                Self::Page => {
                    out.push_str("<tr>");
                    for (text, columns, rows) in row {
                        let _ = write!(out, "<td colspan=\"{columns}\" rowspan=\"{rows}\">{text}</td>");
                    }
                    out.push_str("</tr>\n");
                }
                Self::Tabs => {
                    let cells: Vec<String> =
                        row.iter().map(|(text, columns, _)| format!("{text}{}", "\t".repeat(columns - 1))).collect();
                    let _ = writeln!(out, "{}", cells.join("\t"));
                }
                Self::Bars => {
                    let cells: Vec<String> =
                        row.iter().map(|(text, columns, _)| format!("{text} |{}", " |".repeat(columns - 1))).collect();
                    let _ = writeln!(out, "| {}", cells.join(" "));
                }
                Self::Lines => row.iter().filter(|(text, ..)| !text.is_empty()).for_each(|(text, ..)| {
                    let _ = writeln!(out, "{text}\n");
                }),
                Self::Glued => row.iter().for_each(|(text, ..)| out.push_str(text)),
            }
        }
        out.push_str(match self {
            Self::Page => "</table>\n",
            Self::Glued => "",
            _ => "\n",
        });
    }
}

fn label(text: &str, columns: usize, rows: usize) -> (String, usize, usize) {
    (text.to_owned(), columns, rows)
}

fn figure(draft: &Draft, cell: CellId, columns: usize) -> (String, usize, usize) {
    (draft.number(cell).map(|number| number.to_string()).unwrap_or_default(), columns, 1)
}

fn proactive(form: &Form, draft: &Draft) -> Vec<Cells> {
    let mut rows = Vec::new();
    for block in form.blocks {
        let width = |at: usize| if at + 1 == block.columns.len() { 4 - block.columns.len() } else { 1 };
        rows.push(vec![label(block.caption, 4, 1)]);
        let mut header = vec![label("信息内容", 1, 1)];
        header.extend(block.columns.iter().enumerate().map(|(at, (_, name))| label(name, width(at), 1)));
        rows.push(header);
        for (subject, name) in block.rows {
            let mut row = vec![label(name, 1, 1)];
            for (at, (measure, _)) in block.columns.iter().enumerate() {
                row.extend(CellId::proactive(*subject, *measure).map(|cell| figure(draft, cell, width(at))));
            }
            rows.push(row);
        }
    }
    rows
}

fn requests(form: &Form, draft: &Draft) -> Vec<Cells> {
    let legal = [Column::Business, Column::Research, Column::PublicInterest, Column::LegalService, Column::Other];
    let mut rows = vec![
        vec![label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), label("申请人情况", 7, 1)],
        vec![label("自然人", 1, 2), label("法人或其他组织", 5, 1), label("总计", 1, 2)],
        legal.iter().map(|column| label(column.label(ogi_core::Language::Zh), 1, 1)).collect(),
    ];
    let mut open: Cells = Vec::new();
    for (at, line) in form.rows.iter().enumerate() {
        let Some(row) = line.row else {
            let inside = form.rows.iter().skip(at + 1).take_while(|inner| inner.depth > line.depth);
            open.push(label(line.label, 1, inside.filter(|inner| inner.row.is_some()).count()));
            continue;
        };
        let mut cells = std::mem::take(&mut open);
        cells.push(label(line.label, 3 - usize::from(line.depth), 1));
        cells.extend(Column::ALL.iter().map(|column| figure(draft, CellId::request(row, *column), 1)));
        rows.push(cells);
    }
    // On the undivided row of the trial form no group is open; the form's own lines say so.
    debug_assert!(open.is_empty() && form.request_rows(false).any(|row| row == Row::CarriedForward));
    rows
}

fn remedies(draft: &Draft) -> Vec<Cells> {
    let names = |group: usize| Ruling::ALL.iter().map(move |ruling| (ruling.label(ogi_core::Language::Zh), group));
    vec![
        vec![label("行政复议", 5, 2), label("行政诉讼", 10, 1)],
        vec![label("未经复议直接起诉", 5, 1), label("复议后起诉", 5, 1)],
        (0..Remedy::ALL.len()).flat_map(names).map(|(name, _)| label(name, 1, 1)).collect(),
        Remedy::ALL
            .iter()
            .flat_map(|group| Ruling::ALL.iter().map(|ruling| figure(draft, CellId::remedy(*group, *ruling), 1)))
            .collect(),
    ]
}

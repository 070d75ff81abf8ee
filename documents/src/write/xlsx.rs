//! The form as an Excel workbook: one sheet, figures as numbers.

use std::fmt::Write as _;

use ogi_core::{Draft, Number};

use super::Wording;
use super::archive::{content_types, escape, pack, relationships};
use super::pieces::{Piece, pieces};
use super::placed::place;

/// Columns of the widest table.
const COLUMNS: usize = 15;
/// Styles by their number: none, title, heading, text, label, figure, text that would read as a formula.
const TITLE: usize = 1;
const HEADING: usize = 2;
const TEXT: usize = 3;
const LABEL: usize = 4;
const FIGURE: usize = 5;
const QUOTED: usize = 6;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="12"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>"#;

/// The rows of the sheet as they are written.
#[derive(Default)]
struct Rows {
    text: String,
    merges: Vec<String>,
    row: usize,
}

/// Writes the workbook.
pub(super) fn write(draft: &Draft, wording: &Wording) -> Vec<u8> {
    let mut rows = Rows::default();
    for piece in pieces(draft, wording) {
        match piece {
            Piece::Title(words) => rows.words(TITLE, &words),
            Piece::Heading(words) => rows.words(HEADING, &words),
            Piece::Paragraph(words) => rows.words(TEXT, &words),
            Piece::Space => rows.words(TEXT, ""),
            Piece::Table(lines) => rows.table(&lines),
        }
    }
    let merges: String = rows.merges.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
    let sheet = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols>\
         <col min=\"1\" max=\"1\" width=\"14\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"18\" customWidth=\"1\"/>\
         <col min=\"3\" max=\"3\" width=\"30\" customWidth=\"1\"/><col min=\"4\" max=\"{COLUMNS}\" width=\"12\" customWidth=\"1\"/>\
         </cols><sheetData>{}</sheetData><mergeCells count=\"{}\">{merges}</mergeCells></worksheet>",
        rows.text,
        rows.merges.len()
    );
    let book = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
        <workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
        <sheet name=\"年度报告\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    pack(&[
        (
            "[Content_Types].xml",
            &content_types(&[
                ("xl/workbook.xml", "spreadsheetml.sheet.main"),
                ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
                ("xl/styles.xml", "spreadsheetml.styles"),
            ]),
        ),
        ("_rels/.rels", &relationships(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &relationships(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/styles.xml", STYLES),
    ])
}

impl Rows {
    fn start(&mut self) {
        self.row = self.row.saturating_add(1);
        let _ = write!(self.text, "<row r=\"{}\">", self.row);
    }

    fn end(&mut self) {
        self.text.push_str("</row>");
    }

    /// A row of words across the whole sheet.
    fn words(&mut self, style: usize, words: &str) {
        self.start();
        self.cell(0, style, words, false);
        self.end();
        self.merges.push(format!("A{0}:{1}{0}", self.row, column(COLUMNS.saturating_sub(1))));
    }

    fn table(&mut self, lines: &[super::rows::Line]) {
        let (_, rows) = place(lines);
        for slots in rows {
            self.start();
            for slot in slots {
                if let Some(text) = &slot.text {
                    let style = if slot.is_value { FIGURE } else { LABEL };
                    self.cell(slot.column, style, text, slot.is_value);
                    if slot.columns > 1 || slot.rows > 1 {
                        let last = slot.column.saturating_add(slot.columns).saturating_sub(1);
                        let bottom = self.row.saturating_add(slot.rows).saturating_sub(1);
                        self.merges.push(format!("{}{}:{}{bottom}", column(slot.column), self.row, column(last)));
                    }
                }
                // What a merged cell covers has its border too.
                let from = slot.column.saturating_add(usize::from(slot.text.is_some()));
                for covered in from..slot.column.saturating_add(slot.columns) {
                    let _ = write!(self.text, "<c r=\"{}{}\" s=\"{LABEL}\"/>", column(covered), self.row);
                }
            }
            self.end();
        }
    }

    fn cell(&mut self, at: usize, style: usize, text: &str, is_value: bool) {
        let address = format!("{}{}", column(at), self.row);
        let number = text.parse::<Number>().ok().filter(|number| is_value && number.to_string() == text);
        let _ = match number {
            Some(number) => write!(self.text, "<c r=\"{address}\" s=\"{style}\"><v>{number}</v></c>"),
            None if text.is_empty() => write!(self.text, "<c r=\"{address}\" s=\"{style}\"/>"),
            None => {
                let style = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { QUOTED } else { style };
                write!(
                    self.text,
                    "<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escape(text)
                )
            }
        };
    }
}

/// The letter of a column, from 0.
fn column(at: usize) -> char {
    u8::try_from(at).ok().and_then(|at| b'A'.checked_add(at)).map_or('A', char::from)
}

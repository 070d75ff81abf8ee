//! A list as a workbook or as a Word table (清单): one row after another, and a table of totals behind it.

use std::fmt::Write as _;

use super::archive::{content_types, escape, pack, relationships};
use super::book::{Sheet, book};

/// The kinds of files that a list can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFile {
    /// A Word document with one table (docx).
    Docx,
    /// An Excel workbook of two sheets (xlsx).
    Xlsx,
}

/// What stands around the rows of a list.
#[derive(Debug, Clone)]
pub struct ListFrame<'a> {
    /// The title, which is the name of the sheet too.
    pub title: &'a str,
    /// The columns: their headings, and their shares of the width.
    pub columns: &'a [(&'a str, u32)],
    /// The title of the totals.
    pub totals_title: &'a str,
    /// The totals: what is counted, and the count.
    pub totals: &'a [(String, String)],
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The width between the margins of a page lying on its side, in twentieths of a point.
const TEXT_WIDTH: u32 = 14_000;
/// Characters that a share of the width has room for in a workbook, and the height of a line and of the highest row in points.
pub(super) const COLUMN: u32 = 6;
const LINE: usize = 15;
const HIGHEST: usize = 405;
/// A cell of a workbook holds so many characters.
const LONGEST: usize = 32_000;

pub(super) const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>"#;

/// A row of a list as a piece of the file, so that lists of any length are put together piece by piece: texts, and the shares of
/// the width that their columns have.
pub fn list_row(file: ListFile, cells: &[(&str, u32)]) -> String {
    row(file, cells, false)
}

/// How many lines a text takes in a column of a workbook.
fn lines(text: &str, share: u32) -> usize {
    let wide = usize::try_from(share.saturating_mul(COLUMN)).unwrap_or(usize::MAX).saturating_sub(1).max(1);
    let width = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1_usize } else { 2 }).sum::<usize>();
    text.lines().map(|line| width(line).div_ceil(wide).max(1)).sum::<usize>().max(1)
}

pub(super) fn row(file: ListFile, cells: &[(&str, u32)], is_head: bool) -> String {
    let mut out = String::new();
    match file {
        ListFile::Xlsx => {
            // Not every program makes a row as high as its text when it opens a file.
            let lines = cells.iter().map(|(text, share)| lines(text, *share)).max().unwrap_or(1);
            let height = lines.saturating_mul(LINE).clamp(LINE, HIGHEST);
            let _ = write!(out, "<row ht=\"{height}\" customHeight=\"1\">");
            for (cell, _) in cells {
                let text: String = cell.chars().take(LONGEST).collect();
                let style = if is_head { 2 } else { 1 };
                let _ = write!(
                    out,
                    "<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escape(&text)
                );
            }
            out.push_str("</row>");
        }
        ListFile::Docx => {
            out.push_str("<w:tr><w:trPr><w:cantSplit/>");
            out.push_str(if is_head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
            for (cell, _) in cells {
                out.push_str("<w:tc>");
                for line in cell.lines().chain(cell.is_empty().then_some("")) {
                    let bold = if is_head { "<w:rPr><w:b/></w:rPr>" } else { "" };
                    let _ = write!(out, "<w:p><w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line));
                }
                out.push_str("</w:tc>");
            }
            out.push_str("</w:tr>");
        }
    }
    out
}

/// Writes a list of these rows, which [`list_row`] made for the same kind of file.
///
/// ```
/// use ogi_documents::write::{ListFile, ListFrame, list_file, list_row};
///
/// let rows = list_row(ListFile::Xlsx, &[("示例市统计局", 3), ("=1+1", 1)]);
/// let frame = ListFrame { title: "问题清单", columns: &[("机关", 1), ("问题", 2)], totals_title: "合计", totals: &[] };
/// assert!(list_file(ListFile::Xlsx, &frame, &rows).starts_with(b"PK"));
/// ```
pub fn list_file(file: ListFile, frame: &ListFrame<'_>, rows: &str) -> Vec<u8> {
    match file {
        ListFile::Docx => docx(frame, rows),
        ListFile::Xlsx => xlsx(frame, rows),
    }
}

fn docx(frame: &ListFrame<'_>, rows: &str) -> Vec<u8> {
    let heading = |text: &str| {
        format!(
            "<w:p><w:pPr><w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/>\
             <w:sz w:val=\"32\"/></w:rPr><w:t>{}</w:t></w:r></w:p>",
            escape(text)
        )
    };
    let shares: Vec<u32> = frame.columns.iter().map(|(_, share)| *share).collect();
    let mut totals = String::new();
    for (name, count) in frame.totals {
        totals.push_str(&row(ListFile::Docx, &[(name, 3), (count, 1)], false));
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\"><w:body>{}{}{}{}\
         <w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
         w:bottom=\"1134\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        heading(frame.title),
        table(&shares, &(row(ListFile::Docx, frame.columns, true) + rows)),
        heading(frame.totals_title),
        table(&[3, 1], &totals),
    );
    pack(&[
        ("[Content_Types].xml", &content_types(&[("word/document.xml", "wordprocessingml.document.main")])),
        ("_rels/.rels", &relationships(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", &document),
    ])
}

/// A letter: a title, paragraphs, a table with a line of headings, and what stands beneath it (公文).
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// The title.
    pub title: &'a str,
    /// To whom it goes, in a line of its own.
    pub to: &'a str,
    /// What stands before the table.
    pub before: &'a [String],
    /// The columns of the table: their headings, and their shares of the width.
    pub columns: &'a [(&'a str, u32)],
    /// The rows of the table.
    pub rows: &'a [Vec<String>],
    /// What stands behind the table.
    pub after: &'a [String],
    /// Who signs and when, set to the right.
    pub signed: &'a [String],
}

/// Writes a letter as a Word document.
///
/// ```
/// use ogi_documents::write::{Letter, letter};
/// let rows = [vec!["1".to_owned(), "合计不符".to_owned()]];
/// let (columns, before) = ([("序号", 1), ("问题", 5)], ["请于期限前更正。".to_owned()]);
/// let text = Letter { title: "退改通知", to: "示例市统计局：", before: &before, columns: &columns, rows: &rows, after: &[], signed: &[] };
/// assert!(letter(&text).starts_with(b"PK"));
/// ```
pub fn letter(letter: &Letter<'_>) -> Vec<u8> {
    let paragraph = |text: &str, place: &str, run: &str| {
        format!(
            "<w:p><w:pPr><w:spacing w:after=\"120\" w:line=\"420\" w:lineRule=\"auto\"/>{place}</w:pPr><w:r><w:rPr>{run}</w:rPr>\
             <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escape(text)
        )
    };
    let indented = "<w:ind w:firstLine=\"560\"/>";
    let mut body = paragraph(letter.title, "<w:jc w:val=\"center\"/>", "<w:b/><w:sz w:val=\"36\"/>");
    body.push_str(&paragraph(letter.to, "", "<w:sz w:val=\"28\"/>"));
    for text in letter.before {
        body.push_str(&paragraph(text, indented, "<w:sz w:val=\"28\"/>"));
    }
    let shares: Vec<u32> = letter.columns.iter().map(|(_, share)| *share).collect();
    let mut rows = row(ListFile::Docx, letter.columns, true);
    for cells in letter.rows {
        let cells: Vec<(&str, u32)> = cells.iter().map(String::as_str).zip(shares.iter().copied()).collect();
        rows.push_str(&row(ListFile::Docx, &cells, false));
    }
    body.push_str(&table(&shares, &rows));
    body.push_str("<w:p/>");
    for text in letter.after {
        body.push_str(&paragraph(text, indented, "<w:sz w:val=\"28\"/>"));
    }
    for text in letter.signed {
        body.push_str(&paragraph(text, "<w:jc w:val=\"right\"/>", "<w:sz w:val=\"28\"/>"));
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
         w:bottom=\"1134\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    pack(&[
        ("[Content_Types].xml", &content_types(&[("word/document.xml", "wordprocessingml.document.main")])),
        ("_rels/.rels", &relationships(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", &document),
    ])
}

/// A table with borders; one without rows is none.
fn table(shares: &[u32], rows: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = String::from("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(out, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    }
    out.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    let all: u32 = shares.iter().sum();
    for share in shares {
        let width = TEXT_WIDTH.saturating_mul(*share).checked_div(all).unwrap_or_default();
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    let _ = write!(out, "</w:tblGrid>{rows}</w:tbl>");
    out
}

fn xlsx(frame: &ListFrame<'_>, rows: &str) -> Vec<u8> {
    let mut totals = String::new();
    for (name, count) in frame.totals {
        totals.push_str(&row(ListFile::Xlsx, &[(name, 7), (count, 3)], false));
    }
    let mut sheets = vec![Sheet::new(frame.title, frame.columns), Sheet::new(frame.totals_title, &[("", 7), ("", 3)])];
    sheets.iter_mut().zip([rows, &totals]).for_each(|(sheet, rows)| sheet.push(rows));
    book(sheets)
}

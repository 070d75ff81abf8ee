//! A list as a workbook or as a Word table (清单): one row after another, and a table of totals behind it.

use std::fmt::Write as _;

use super::archive::{content_types, escape, pack, relationships};
use super::book::{Sheet, book, sheet_row};

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
/// The width between the margins of a page lying on its side, in twentieths of a point.
const TEXT_WIDTH: u32 = 14_000;

/// A row of a list as a piece of the file, so that lists of any length are put together piece by piece: texts, and the shares of
/// the width that their columns have.
pub fn list_row(file: ListFile, cells: &[(&str, u32)]) -> String {
    match file {
        ListFile::Docx => table_row(cells, false),
        ListFile::Xlsx => sheet_row(cells, false),
    }
}

/// A row of a table of a Word document.
fn table_row(cells: &[(&str, u32)], is_head: bool) -> String {
    let mut out = String::from("<w:tr><w:trPr><w:cantSplit/>");
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
        totals.push_str(&table_row(&[(name, 3), (count, 1)], false));
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\"><w:body>{}{}{}{}\
         <w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
         w:bottom=\"1134\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        heading(frame.title),
        table(&shares, &(table_row(frame.columns, true) + rows)),
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
    let mut rows = table_row(letter.columns, true);
    for cells in letter.rows {
        let cells: Vec<(&str, u32)> = cells.iter().map(String::as_str).zip(shares.iter().copied()).collect();
        rows.push_str(&table_row(&cells, false));
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
        totals.push_str(&sheet_row(&[(name, 7), (count, 3)], false));
    }
    let mut sheets = vec![Sheet::new(frame.title, frame.columns), Sheet::new(frame.totals_title, &[("", 7), ("", 3)])];
    sheets.iter_mut().zip([rows, &totals]).for_each(|(sheet, rows)| sheet.push(rows));
    book(sheets)
}

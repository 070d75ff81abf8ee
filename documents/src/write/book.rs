//! A workbook whose sheets are filled row by row: what is filled in is compressed at once, so that long ones take little memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::ZipWriter;
use zip::{ZipArchive, result::ZipResult};

use super::archive::{content_types, escape, options, relationships};

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// Characters that a share of the width has room for in a workbook, and the height of a line and of the highest row in points.
const COLUMN: u32 = 6;
const LINE: usize = 15;
const HIGHEST: usize = 405;
/// A cell of a workbook holds so many characters.
const LONGEST: usize = 32_000;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>"#;

/// A sheet of a workbook (工作表) in the making.
pub struct Sheet {
    title: String,
    /// An archive of the one part.
    part: ZipWriter<Cursor<Vec<u8>>>,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Sheet").field("title", &self.title).finish_non_exhaustive()
    }
}

/// What stands behind the rows.
const END: &str = "</sheetData><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";

impl Sheet {
    /// A sheet without rows: its name, and its columns: their headings, all empty where there is no line of headings, and
    /// their shares of the width. Headings stay in sight.
    pub fn new(title: &str, columns: &[(&str, u32)]) -> Self {
        let mut sheet = Self { title: title.to_owned(), part: ZipWriter::new(Cursor::new(Vec::new())) };
        let mut widths = String::new();
        for (at, (_, share)) in (1_usize..).zip(columns) {
            let width = share.saturating_mul(COLUMN);
            let _ = write!(widths, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        let has_heads = columns.iter().any(|(name, _)| !name.is_empty());
        let head = if has_heads { sheet_row(columns, true) } else { String::new() };
        let frozen = if has_heads {
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
             state=\"frozen\"/></sheetView></sheetViews>"
        } else {
            ""
        };
        // Writing to memory cannot fail.
        let _ = sheet.part.start_file("sheet", options());
        sheet.push(&format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{SHEET}\"><sheetPr><pageSetUpPr \
             fitToPage=\"1\"/></sheetPr>{frozen}<cols>{widths}</cols><sheetData>{head}"
        ));
        sheet
    }

    /// Adds rows, which [`super::list_row`] made.
    pub fn push(&mut self, rows: &str) {
        let _ = self.part.write_all(rows.as_bytes());
    }

    /// Lays the sheet into a workbook as it is, compressed.
    fn lay(mut self, name: &str, into: &mut ZipWriter<Cursor<Vec<u8>>>) -> ZipResult<()> {
        self.push(END);
        let mut archive = ZipArchive::new(self.part.finish()?)?;
        into.raw_copy_file_rename(archive.by_index_raw(0)?, name)
    }
}

/// Writes a workbook of several sheets.
///
/// ```
/// use ogi_documents::write::{ListFile, Sheet, book, list_row};
///
/// let mut sheet = Sheet::new("机关", &[("机关", 3), ("错误", 1)]);
/// sheet.push(&list_row(ListFile::Xlsx, &[("示例市统计局", 3), ("3", 1)]));
/// assert!(book(vec![sheet]).starts_with(b"PK"));
/// ```
pub fn book(sheets: Vec<Sheet>) -> Vec<u8> {
    write_book(sheets).unwrap_or_default()
}

fn write_book(sheets: Vec<Sheet>) -> ZipResult<Vec<u8>> {
    let (mut names, mut links, mut kinds) = (String::new(), Vec::new(), Vec::new());
    for (number, sheet) in (1_usize..).zip(&sheets) {
        let _ = write!(names, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escape(&sheet.title));
        links.push(("worksheet", format!("worksheets/sheet{number}.xml")));
        kinds.push((format!("xl/worksheets/sheet{number}.xml"), "spreadsheetml.worksheet"));
    }
    links.push(("styles", "styles.xml".to_owned()));
    kinds.push(("xl/workbook.xml".to_owned(), "spreadsheetml.sheet.main"));
    kinds.push(("xl/styles.xml".to_owned(), "spreadsheetml.styles"));
    let book = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook xmlns=\"{SHEET}\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{names}</sheets></workbook>"
    );
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(part, kind)| (part.as_str(), *kind)).collect();
    let links: Vec<(&str, &str)> = links.iter().map(|(what, target)| (*what, target.as_str())).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", content_types(&kinds)),
        ("_rels/.rels", relationships(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relationships(&links)),
        ("xl/styles.xml", STYLES.to_owned()),
    ] {
        writer.start_file(name, options())?;
        writer.write_all(text.as_bytes())?;
    }
    for (number, sheet) in (1_usize..).zip(sheets) {
        sheet.lay(&format!("xl/worksheets/sheet{number}.xml"), &mut writer)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// How many lines a text takes in a column of a workbook.
fn lines(text: &str, share: u32) -> usize {
    let wide = usize::try_from(share.saturating_mul(COLUMN)).unwrap_or(usize::MAX).saturating_sub(1).max(1);
    let width = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1_usize } else { 2 }).sum::<usize>();
    text.lines().map(|line| width(line).div_ceil(wide).max(1)).sum::<usize>().max(1)
}

/// A row of a sheet: texts, and the shares of the width that their columns have.
pub(super) fn sheet_row(cells: &[(&str, u32)], is_head: bool) -> String {
    // Not every program makes a row as high as its text when it opens a file.
    let lines = cells.iter().map(|(text, share)| lines(text, *share)).max().unwrap_or(1);
    let height = lines.saturating_mul(LINE).clamp(LINE, HIGHEST);
    let mut out = format!("<row ht=\"{height}\" customHeight=\"1\">");
    for (cell, _) in cells {
        let text: String = cell.chars().take(LONGEST).collect();
        let style = if is_head { 2 } else { 1 };
        let _ = write!(out, "<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(&text));
    }
    out.push_str("</row>");
    out
}

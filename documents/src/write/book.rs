//! A workbook whose sheets are filled row by row: what is filled in is compressed at once, so that long ones take little memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::ZipWriter;
use zip::{ZipArchive, result::ZipResult};

use super::archive::{content_types, escape, options, relationships};
use super::list::{COLUMN, ListFile, SHEET, STYLES, row};

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
        let head = if has_heads { row(ListFile::Xlsx, columns, true) } else { String::new() };
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

//! Excel workbooks of before 2007 and of WPS (xls, et): records (BIFF8, and BIFF5 of Excel 95) in a compound file ([MS-XLS]).

mod records;
mod sheet;
mod strings;

use super::budget::Allowance;
use super::bytes::{size_at, u16_at};
use super::compose::Composer;
use super::compound::Compound;
use super::sheet::{Formats, Shown, built_in, shown, write};
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use records::Record;
use std::collections::HashMap;
use strings::Strings;

/// Sheets read at most: a report has one, or one a table.
const MOST_SHEETS: usize = 16;

fn broken(part: &str, fault: Fault) -> DecodeError {
    DecodeError::Broken { kind: FileKind::Xls, part: part.to_owned(), fault }
}

/// Reads a workbook. Hidden sheets, rows and columns are left out; a formula is what it last came to.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let file = Compound::open(bytes).ok_or_else(|| broken("", Fault::Compound))?;
    let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name)).unwrap_or("Workbook");
    let stream = file.stream(name).ok_or_else(|| broken(name, Fault::Missing))?;
    let book = Book::read(&stream)?.ok_or_else(|| broken(name, Fault::Records))?;
    let mut composer = Composer::for_source(bytes.len());
    let mut allowance = Allowance::within(limits);
    for (title, at) in book.sheets.iter().take(MOST_SHEETS) {
        let records = stream.get(*at..).unwrap_or_default();
        let sheet = sheet::read(records, &book.strings, &book.formats).ok_or_else(|| broken(title, Fault::Records))?;
        // A text that cells share may stand in many of them.
        let length = sheet.cells.values().map(|text| text.len()).fold(0, usize::saturating_add);
        allowance.compose(length, title)?;
        composer.part(title);
        write(&sheet, &mut composer);
    }
    Ok(composer.finish())
}

/// What holds for all sheets.
#[derive(Debug)]
struct Book {
    strings: Strings,
    formats: Formats,
    /// The sheets that are shown: names, and where in the stream they begin.
    sheets: Vec<(String, usize)>,
}

impl Book {
    /// Reads the first part of the stream; nothing where it is cut.
    fn read(stream: &[u8]) -> Result<Option<Self>, DecodeError> {
        let mut strings = Strings::default();
        let mut own: HashMap<u16, Shown> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut sheets = Vec::new();
        let mut from_1904 = false;
        let mut records = records::records(stream).peekable();
        while let Some(record) = records.next() {
            let Record { kind, body } = record;
            match kind {
                records::BEGIN => strings.is_older = u16_at(body, 0).is_some_and(|version| version < 0x0600),
                records::PASSWORD => return Err(DecodeError::Encrypted(FileKind::Xls)),
                records::CODE_PAGE => strings.code_page = u16_at(body, 0).unwrap_or_default(),
                records::FROM_1904 => from_1904 = u16_at(body, 0) == Some(1),
                records::SHEET => {
                    let is_shown = matches!(body.get(4..6), Some([state, 0]) if state.trailing_zeros() >= 2);
                    if let (Some(at), Some(name), true) = (size_at(body, 0), strings.short(body.get(6..)), is_shown) {
                        sheets.push((name, at));
                    }
                }
                records::FORMAT => {
                    let code = strings.format(body.get(2..));
                    if let (Some(id), Some(code)) = (u16_at(body, 0), code) {
                        own.insert(id, shown(&code));
                    }
                }
                records::STYLE => styles.push(u16_at(body, 2).unwrap_or_default()),
                records::STRINGS => {
                    let mut parts = vec![body];
                    while let Some(next) = records.next_if(|next| next.kind == records::CONTINUE) {
                        parts.push(next.body);
                    }
                    strings.share(&parts);
                }
                records::END => {
                    let shown = |id: &u16| own.get(id).copied().unwrap_or_else(|| built_in(u32::from(*id)));
                    let formats = Formats::new(styles.iter().map(shown).collect(), from_1904);
                    return Ok(Some(Self { strings, formats, sheets }));
                }
                _ => {}
            }
        }
        Ok(None)
    }
}

//! PDF files that hold text: characters with their places, tables by their ruling lines, lines joined to paragraphs.

mod extract;
mod forms;
mod guard;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::page;

/// A report has ten pages; a collection of them fewer than this.
const MOST_PAGES: usize = 2000;

fn broken(fault: Fault) -> DecodeError {
    DecodeError::Broken { kind: FileKind::Pdf, part: String::new(), fault }
}

/// Reads a PDF file. Page numbers, running heads, rotated text such as watermarks and the invisible text of scans are
/// left out; a table that goes on over pages is one table.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    guard::admit(bytes, limits)?;
    // The library is made not to panic; where it does all the same, the file is told to be broken.
    match catch_unwind(AssertUnwindSafe(|| read_pages(bytes, limits))) {
        Ok(result) => result,
        Err(_) => Err(broken(Fault::Objects)),
    }
}

fn read_pages(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            DecodeError::Encrypted(FileKind::Pdf)
        }
        _ => broken(Fault::Objects),
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(broken(Fault::Objects));
    }
    if count > MOST_PAGES {
        return Err(broken(Fault::TooManyPages));
    }
    let sheets = extract::sheets(&pdf, limits)?;
    let (shown, unknown) = sheets.iter().flat_map(|sheet| &sheet.characters).fold((0_usize, 0_usize), |(all, lost), each| {
        (all.saturating_add(1), lost.saturating_add(usize::from(each.text.contains(char::REPLACEMENT_CHARACTER))))
    });
    if shown == 0 {
        return Err(DecodeError::NoText { kind: FileKind::Pdf, pages: count });
    }
    if unknown.saturating_mul(3) > shown {
        return Err(broken(Fault::Characters));
    }
    Ok(page::compose(sheets, bytes.len()))
}

//! PDF files that hold text: characters with their places, tables by their ruling lines, lines joined to paragraphs.

mod extract;
mod guard;
mod inflate;
mod packing;
#[cfg(test)]
mod tests;
mod work;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::page::Pages;

/// A report has ten pages; a collection of them fewer than this.
const MOST_PAGES: usize = 2000;

fn broken(fault: Fault) -> DecodeError {
    DecodeError::Broken { kind: FileKind::Pdf, part: String::new(), fault }
}

/// Reads a PDF file. Page numbers, running heads, rotated text such as watermarks and the invisible text of scans are
/// left out; a table that goes on over pages is one table.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let (bytes, is_encrypted) = guard::admit(bytes, limits)?;
    // The library is made not to panic; where it does all the same, the file is told to be broken.
    match catch_unwind(AssertUnwindSafe(|| read_pages(bytes, limits, is_encrypted))) {
        Ok(result) => result,
        Err(_) => Err(broken(Fault::Objects)),
    }
}

fn read_pages(bytes: Vec<u8>, limits: Limits, is_encrypted: bool) -> Result<Document<'static>, DecodeError> {
    let size = bytes.len();
    let pdf = Pdf::new(bytes).map_err(|error| match error {
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
    let mut pages = Pages::default();
    let (mut shown, mut unknown) = (0_usize, 0_usize);
    extract::sheets(&pdf, limits, is_encrypted, |sheet| {
        for character in &sheet.characters {
            shown = shown.saturating_add(1);
            unknown = unknown.saturating_add(usize::from(character.text.contains(char::REPLACEMENT_CHARACTER)));
        }
        pages.add(sheet)
    })?;
    if shown == 0 {
        return Err(DecodeError::NoText { kind: FileKind::Pdf, pages: count });
    }
    if unknown.saturating_mul(3) > shown {
        return Err(broken(Fault::Characters));
    }
    Ok(pages.compose(size))
}

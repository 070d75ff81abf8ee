//! Rich text files (rtf), as Word, WPS, `LibreOffice` and typing programs write them.

mod body;
mod characters;
mod tokens;

use super::compose::Composer;
use super::items;
use crate::document::Document;
use crate::error::{DecodeError, FileKind};

/// Reads a rich text file: its body with text boxes, with tracked changes as accepted. Hidden text, headers, footers, notes,
/// comments and tables of contents are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DecodeError> {
    let broken = |fault| DecodeError::Broken { kind: FileKind::RichText, part: String::new(), fault };
    let mut reader = body::Reader::for_source(bytes.len());
    for token in tokens::tokens(bytes) {
        reader.read(token).map_err(broken)?;
    }
    let items = reader.finish().map_err(broken)?;
    let mut composer = Composer::for_source(bytes.len());
    items::write(items, &mut composer);
    Ok(composer.finish())
}

//! Word documents of before 2007 and of WPS Writer (doc, wps): [MS-DOC] in a compound file.
//!
//! The text stands in pieces, in one or two bytes a character; what is a cell, the end of a row or deleted is told by
//! properties kept apart from it, by the place of the text in the file.

mod body;
mod header;
mod lists;
mod pieces;
mod properties;
mod sprms;
mod tables;

use super::bytes::part;
use super::compose::Composer;
use super::compound::Compound;
use super::items;
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use header::Header;

const MAIN: &str = "WordDocument";

fn broken(part: &str, fault: Fault) -> DecodeError {
    DecodeError::Broken { kind: FileKind::Doc, part: part.to_owned(), fault }
}

/// Reads a Word document: its body and text boxes, with tracked changes as accepted and the numbers that Word puts before
/// headings and items. Hidden text, headers, footers, notes, comments and tables of contents are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DecodeError> {
    let file = Compound::open(bytes).ok_or_else(|| broken("", Fault::Compound))?;
    let main = file.stream(MAIN).ok_or_else(|| broken(MAIN, Fault::Missing))?;
    let header = Header::read(&main).ok_or_else(|| broken(MAIN, Fault::Records))?;
    if header.is_encrypted {
        return Err(DecodeError::Encrypted(FileKind::Doc));
    }
    if header.is_older {
        return Err(DecodeError::NotText(FileKind::OldOffice));
    }
    let table = file.stream(header.table).ok_or_else(|| broken(header.table, Fault::Missing))?;
    let section = |place: header::Place| part(&table, place.at, place.length).unwrap_or_default();
    let pieces = pieces::read(section(header.pieces), &main, header.is_chinese).ok_or_else(|| broken(MAIN, Fault::Records))?;
    let paragraphs = properties::Runs::paragraphs(section(header.paragraph_runs), &main);
    let characters = properties::Runs::characters(section(header.character_runs), &main);
    let styles = properties::Styles::read(section(header.styles));
    let lists = lists::read(&table, header.lists, header.list_overrides);
    let data = file.stream("Data").unwrap_or_default();
    let mut reader = body::Reader::new(&paragraphs, &characters, &styles, &data, lists, bytes.len());
    for stretch in header.stretches() {
        reader.read(&pieces, stretch).ok_or_else(|| broken(MAIN, Fault::TooManyItems))?;
    }
    let mut composer = Composer::for_source(bytes.len());
    composer.part(MAIN);
    items::write(reader.finish(), &mut composer);
    Ok(composer.finish())
}

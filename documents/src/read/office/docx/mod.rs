//! Word documents (docx): paragraphs, tables, automatic numbers of headings.

mod body;
pub(in crate::read) mod flat;
mod numbering;
mod styles;

use std::ops::Range;

use ogi_core::Anchor;

use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::archive::Package;
use crate::read::compose::Composer;
use crate::read::items::{self, Numbering};

/// The main part of nearly every Word document.
const MAIN: &str = "word/document.xml";

/// Reads a Word document: its body with text boxes, inserted text, and the numbers that Word puts before headings and
/// items. Deleted and hidden text, headers, footers, page numbers, notes, comments and tables of contents are left out.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    read_main(bytes, limits).map(|read| read.document)
}

/// A Word document with its main part, and where in it the content of each paragraph and cell stands.
pub(crate) struct Main {
    pub(crate) document: Document<'static>,
    pub(crate) part: String,
    pub(crate) text: String,
    pub(crate) anchors: Vec<(Anchor, Range<usize>)>,
}

/// Reads a Word document, and keeps where everything stands.
pub(crate) fn read_main(bytes: &[u8], limits: Limits) -> Result<Main, DecodeError> {
    let mut package = Package::open(bytes, FileKind::Docx, limits)?;
    let main = package.relations("")?.into_iter().find(|relation| relation.what == "officeDocument");
    let main = main.map_or_else(|| MAIN.to_owned(), |relation| relation.target);
    if !package.has(&main) {
        return Err(package.broken(&main, Fault::Missing));
    }
    let mut styles = styles::Styles::default();
    let mut numbering = Numbering::default();
    let relations = package.relations(&main)?;
    // A document has one part of each sort; the first counts.
    let mut first = |what: &str| {
        let found = relations.iter().find(|relation| relation.what == what && package.has(&relation.target));
        found.map(|relation| Ok((relation.target.clone(), package.text(&relation.target)?))).transpose()
    };
    if let Some((part, text)) = first("styles")? {
        styles = styles::Styles::read(&text, &part)?;
    }
    if let Some((part, text)) = first("numbering")? {
        numbering = Numbering::read(&text, &part)?;
    }
    numbering.link(&styles);
    let text = package.text(&main)?;
    let items = body::read(&text, (FileKind::Docx, &main), &styles, numbering, &mut package.allowance)?;
    let mut composer = Composer::for_source(text.len());
    composer.part(&main);
    items::write(items, &mut composer);
    let anchors = composer.take_anchors();
    Ok(Main { document: composer.finish(), part: main, text, anchors })
}

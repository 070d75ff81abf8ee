//! Word documents (docx): paragraphs, tables, automatic numbers of headings.

mod body;
mod fields;
mod numbering;
mod styles;
mod tables;

use super::package::Package;
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::compose::Composer;

/// The main part of nearly every Word document.
const MAIN: &str = "word/document.xml";

/// Reads a Word document: its body with text boxes, inserted text, and the numbers that Word puts before headings and
/// items. Deleted and hidden text, headers, footers, page numbers, notes, comments and tables of contents are left out.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let mut package = Package::open(bytes, FileKind::Docx, limits)?;
    let main = package.relations("")?.into_iter().find(|relation| relation.what == "officeDocument");
    let main = main.map_or_else(|| MAIN.to_owned(), |relation| relation.target);
    if !package.has(&main) {
        return Err(package.broken(&main, Fault::Missing));
    }
    let mut styles = styles::Styles::default();
    let mut numbering = numbering::Numbering::default();
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
        numbering = numbering::Numbering::read(&text, &part)?;
    }
    numbering.link(&styles);
    let text = package.text(&main)?;
    let items = body::read(&text, &main, &styles, numbering, &mut package.allowance)?;
    let mut composer = Composer::for_source(text.len());
    composer.part(&main);
    tables::write(items, &mut composer);
    Ok(composer.finish())
}

//! `OpenDocument` texts and sheets (odt, ods), packed or as one flat XML file (fodt, fods).

mod sheet;
mod styles;
mod text;

use super::archive::Package;
use super::budget::Allowance;
use super::compose::Composer;
use super::{items, sheet as sheets};
use crate::decode::decode_as_text;
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use styles::Styles;

const CONTENT: &str = "content.xml";

/// Reads a text or a workbook: what is shown, with tracked changes as accepted and automatic numbers. Hidden text, headers,
/// footers, notes, comments and tables of contents are left out, and hidden sheets, rows and columns.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes, FileKind::OpenDocument, limits)?;
        let manifest = "META-INF/manifest.xml";
        if package.has(manifest) && package.text(manifest)?.contains("encryption-data") {
            return Err(DecodeError::Encrypted(FileKind::OpenDocument));
        }
        if !package.has(CONTENT) {
            return Err(package.broken(CONTENT, Fault::Missing));
        }
        let mut styles = Styles::default();
        if package.has("styles.xml") {
            styles.read(&package.text("styles.xml")?, "styles.xml")?;
        }
        return compose(&package.text(CONTENT)?, CONTENT, styles, limits);
    }
    let text = decode_as_text(bytes)?.text;
    compose(text.trim_start_matches('\u{feff}'), "", Styles::default(), limits)
}

fn compose(text: &str, part: &str, mut styles: Styles, limits: Limits) -> Result<Document<'static>, DecodeError> {
    styles.read(text, part)?;
    let mut composer = Composer::for_source(text.len());
    if styles.is_workbook {
        for (name, sheet) in sheet::read(text, part, &styles, &mut Allowance::within(limits))? {
            composer.part(&name);
            sheets::write(&sheet, &mut composer);
        }
    } else {
        composer.part(part);
        items::write(text::read(text, part, styles)?, &mut composer);
    }
    Ok(composer.finish())
}

//! Readers: each turns one kind of source into a [`Document`].

// Readers share what packs, nests and places; where some of them are left out, some of that is not used.
#![cfg_attr(
    not(all(
        feature = "office",
        feature = "pdf",
        feature = "word97",
        feature = "excel97",
        feature = "rich-text",
        feature = "open-document",
        feature = "ofd",
        feature = "positions"
    )),
    allow(dead_code, unused_imports)
)]

#[cfg(any(feature = "office", feature = "open-document", feature = "ofd"))]
pub(crate) mod archive;
mod art;
mod broken_rows;
mod budget;
#[cfg(any(feature = "word97", feature = "excel97"))]
mod bytes;
#[cfg(any(
    feature = "office",
    feature = "pdf",
    feature = "word97",
    feature = "rich-text",
    feature = "excel97",
    feature = "open-document",
    feature = "ofd",
    feature = "positions"
))]
mod compose;
#[cfg(any(feature = "word97", feature = "excel97"))]
mod compound;
mod csv;
#[cfg(feature = "excel97")]
mod excel97;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "office", feature = "word97", feature = "rich-text", feature = "open-document"))]
mod items;
mod lines;
mod marks;
#[cfg(feature = "open-document")]
mod odf;
#[cfg(feature = "ofd")]
mod ofd;
#[cfg(feature = "office")]
pub(crate) mod office;
#[cfg(any(feature = "pdf", feature = "ofd", feature = "positions"))]
mod page;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "positions")]
mod positions;
#[cfg(feature = "rich-text")]
mod rtf;
#[cfg(any(feature = "office", feature = "excel97", feature = "open-document"))]
mod sheet;
mod sniff;
#[cfg(test)]
mod tests;
mod text;
#[cfg(feature = "html")]
mod web_archive;
#[cfg(any(feature = "word97", feature = "rich-text", feature = "excel97"))]
mod western;
#[cfg(feature = "word97")]
mod word97;
#[cfg(any(feature = "office", feature = "open-document", feature = "ofd"))]
pub(crate) mod xml;

#[cfg(feature = "html")]
pub use html::html;
pub(crate) use lines::is_bar_alone;
#[cfg(feature = "positions")]
pub use positions::{LEAST_CONFIDENCE, Positioned, PositionedPage, PositionedRun, positions};
pub use sniff::Kind;
pub use text::{markdown, text};

use crate::decode::kind;
use crate::document::Document;
use crate::error::{DecodeError, FileKind};
use crate::limits::Limits;

/// Reads a file that is not text but holds it: Word (docx), Excel (xlsx), PDF, as far as the features go. `None` for any other file.
///
/// # Errors
/// When such a file is broken, encrypted, unpacks to too much, or holds no text.
pub fn file(bytes: &[u8], limits: &Limits) -> Result<Option<Document<'static>>, DecodeError> {
    match kind::of(bytes) {
        #[cfg(feature = "office")]
        Some(FileKind::Docx) => office::docx::read(bytes, *limits).map(Some),
        #[cfg(feature = "office")]
        Some(FileKind::Xlsx) => office::xlsx::read(bytes, *limits).map(Some),
        #[cfg(feature = "office")]
        Some(FileKind::WordXml) => office::docx::flat::read(bytes, *limits).map(Some),
        #[cfg(feature = "office")]
        Some(FileKind::ExcelXml) => office::xlsx::flat::read(bytes, *limits).map(Some),
        #[cfg(feature = "ofd")]
        Some(FileKind::Ofd) => ofd::read(bytes, *limits).map(Some),
        #[cfg(feature = "pdf")]
        Some(FileKind::Pdf) => pdf::read(bytes, *limits).map(Some),
        #[cfg(feature = "excel97")]
        Some(FileKind::Xls) => excel97::read(bytes, *limits).map(Some),
        #[cfg(feature = "word97")]
        Some(FileKind::Doc) => word97::read(bytes).map(Some),
        #[cfg(feature = "html")]
        Some(FileKind::WebArchive) => web_archive::read(bytes).map(Some),
        #[cfg(feature = "open-document")]
        Some(FileKind::OpenDocument) => odf::read(bytes, *limits).map(Some),
        #[cfg(feature = "rich-text")]
        Some(FileKind::RichText) => rtf::read(bytes).map(Some),
        Some(FileKind::OldOffice) if kind::is_encrypted_office(bytes) => Err(DecodeError::Encrypted(FileKind::OldOffice)),
        _ => {
            let _ = limits;
            Ok(None)
        }
    }
}

/// Reads a source of the given kind, or of the kind it looks like.
///
/// A source that begins like a web page is read as one whatever the hint says; text and Markdown may have HTML tables
/// in them. Without the feature `html`, tags are text.
///
/// ```
/// use ogi_documents::{document::Block, read};
///
/// let document = read::document("年度报告\n<table><tr><td>规章</td><td>0</td></tr></table>\n", None);
/// # #[cfg(feature = "html")]
/// assert!(matches!(document.blocks[..], [Block::Paragraph(_), Block::Grid(_)]));
/// ```
pub fn document(source: &str, hint: Option<Kind>) -> Document<'_> {
    let look = sniff::look(source, hint);
    #[cfg(feature = "html")]
    match look {
        sniff::Look::Page => return html(source),
        sniff::Look::TextWithTables => return html::text_with_tables(source),
        sniff::Look::Sheet(_) | sniff::Look::Markdown | sniff::Look::Text => {}
    }
    if let sniff::Look::Sheet(separator) = look {
        return csv::csv(source, separator);
    }
    if let Some(drawn) = art::read(source) {
        return drawn;
    }
    if look == sniff::Look::Text { text(source) } else { markdown(source) }
}

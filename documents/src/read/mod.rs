//! Readers: each turns one kind of source into a [`Document`].

mod art;
mod budget;
#[cfg(any(feature = "office", feature = "pdf"))]
mod compose;
#[cfg(feature = "html")]
mod html;
mod lines;
mod marks;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod sniff;
#[cfg(test)]
mod tests;
mod text;

#[cfg(feature = "html")]
pub use html::html;
pub(crate) use lines::is_bar_alone;
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
        #[cfg(feature = "pdf")]
        Some(FileKind::Pdf) => pdf::read(bytes, *limits).map(Some),
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
        sniff::Look::Markdown | sniff::Look::Text => {}
    }
    if let Some(drawn) = art::read(source) {
        return drawn;
    }
    if look == sniff::Look::Text { text(source) } else { markdown(source) }
}

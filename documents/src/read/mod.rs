//! Readers: each turns one kind of source into a [`Document`].

mod budget;
#[cfg(feature = "html")]
mod html;
mod lines;
mod marks;
mod sniff;
#[cfg(test)]
mod tests;
mod text;

#[cfg(feature = "html")]
pub use html::html;
pub use sniff::Kind;
pub use text::{markdown, text};

use crate::document::Document;

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
    if look == sniff::Look::Text { text(source) } else { markdown(source) }
}

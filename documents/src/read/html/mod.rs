//! Web pages: visible text, tables with their spans, and the way back to every byte of the source.

mod attributes;
mod builder;
mod flow;
mod hidden;
#[cfg(test)]
mod oracle;
mod references;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod tokens;

use std::borrow::Cow;

use self::builder::{Builder, Options};
use super::text::{Style, blocks_of, within_four_gibibytes};
use crate::document::{Block, Document};

/// Reads a web page, saved by whatever program, whole or in part.
///
/// Paragraphs end where blocks do. Tables become grids, in reading order: a table inside a cell becomes a grid of its
/// own, and the cell around it paragraphs; so does a table of a single column, which is how pages are laid out.
/// Scripts, styles, form controls and what `hidden`, `display:none` or `visibility:hidden` take out of sight are left
/// out, unless the page shows no table and something hidden holds one. Missing end tags are supplied.
///
/// ```
/// use ogi_documents::document::Block;
///
/// let document = ogi_documents::read::html("<p>&#31532;二十条</p><table><tr><td>规章<td>&nbsp;<td>12</table>");
/// let Some(Block::Grid(grid)) = document.blocks.get(1) else { panic!("a table") };
/// let cells: Vec<_> = grid.rows[0].cells.iter().map(|cell| document.slice(&cell.range)).collect();
/// assert_eq!(cells, ["规章", "", "12"]);
/// assert_eq!(document.text.lines().next(), Some("第二十条"));
/// ```
pub fn html(source: &str) -> Document<'static> {
    read(source, Options::default())
}

/// Reads text or Markdown that has HTML tables in it: line breaks outside the tables count.
pub(super) fn text_with_tables(source: &str) -> Document<'static> {
    read(source, Options { keep_lines: true, ..Options::default() })
}

fn read(source: &str, options: Options) -> Document<'static> {
    let source = within_four_gibibytes(source);
    let mut builder = run(source, options);
    let shows_table = builder.blocks.iter().any(|block| matches!(block, Block::Grid(_)));
    if !shows_table && builder.hid_table {
        builder = run(source, Options { show_hidden: true, ..options });
    }
    Document { ends_inside: ends_inside(source), ..finish(builder) }
}

fn run(source: &str, options: Options) -> Builder {
    let mut builder = Builder::new(source.len(), options);
    tokens::tokenize(source, &mut builder);
    builder
}

/// Whether a page ends in its text, not behind a tag or a line break.
fn ends_inside(source: &str) -> bool {
    let behind = source.rsplit('>').next().unwrap_or(source);
    source.len() > behind.len() && !behind.contains('<') && behind.ends_with(|last: char| !last.is_whitespace())
}

fn finish(builder: Builder) -> Document<'static> {
    let Builder { flow, blocks, lines, mut budget, metadata, options, .. } = builder;
    let (text, segments) = flow.finish();
    let document = Document { segments, metadata, ..Document::default() };
    if lines.is_empty() {
        return Document { text: Cow::Owned(text), blocks, ..document };
    }
    let style = if options.keep_lines { Style::Markdown } else { Style::Plain };
    let mut all = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter();
    let mut before = 0;
    for (index, range) in lines {
        all.extend(blocks.by_ref().take(index.saturating_sub(before)));
        before = index;
        blocks_of(text.get(range.clone()).unwrap_or_default(), range.start, &mut budget, style, &mut all);
    }
    all.extend(blocks);
    Document { text: Cow::Owned(text), blocks: all, ..document }
}

//! What must hold of every document, whatever was read.

use std::io::{Cursor, Write};

use ogi_core::Draft;
use ogi_documents::document::{Block, Document};
use ogi_documents::limits::Limits;
use ogi_documents::{ReadOptions, inspect, read};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Panics unless the document is sound: blocks ascend through the flow and end on characters, their spans lie in the
/// source and on characters, segments ascend, and the flow is no longer than the source.
pub fn assert_sound(source: &str, document: &Document<'_>) {
    let mut from = 0;
    let mut visit = |range: &std::ops::Range<u32>| {
        assert!(from <= range.start && range.start <= range.end, "{range:?} after {from}");
        let text = document.text.get(range.start as usize..range.end as usize);
        assert!(text.is_some(), "{range:?} is not on characters");
        let span = document.source_span(range);
        assert!(source.get(span.start as usize..span.end as usize).is_some(), "{range:?} came from {span:?}");
        from = range.end;
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                assert!(!range.is_empty());
                visit(range);
            }
            Block::Grid(grid) => {
                assert!(!grid.rows.is_empty());
                for row in &grid.rows {
                    assert!(!row.cells.is_empty());
                    for cell in &row.cells {
                        assert!(cell.row_span >= 1 && cell.column_span >= 1);
                        visit(&cell.range);
                    }
                }
            }
        }
    }
    assert!(document.text.len() <= source.len() + 16, "{} from {}", document.text.len(), source.len());
    let mut last = (0, 0);
    for segment in &document.segments {
        assert!(last <= (segment.flow, segment.source), "{segment:?} after {last:?}");
        let end = segment.source as usize + segment.source_len as usize;
        assert!(source.get(segment.source as usize..end).is_some(), "{segment:?}");
        if segment.verbatim {
            let flow = segment.flow as usize;
            let copied = document.text.get(flow..flow + segment.source_len as usize);
            assert_eq!(copied, source.get(segment.source as usize..end), "{segment:?}");
        }
        last = (segment.flow, segment.source);
    }
    assert_cells_map_exactly(source, document);
}

/// A cell that was copied from one place leads back to just that text.
fn assert_cells_map_exactly(source: &str, document: &Document<'_>) {
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            let at = document.segments.partition_point(|segment| segment.flow <= cell.range.start);
            let copied = at
                .checked_sub(1)
                .and_then(|at| document.segments.get(at))
                .is_some_and(|segment| segment.verbatim && cell.range.end <= segment.flow + segment.source_len);
            if cell.range.is_empty() || !copied {
                continue;
            }
            let span = document.source_span(&cell.range);
            assert_eq!(source.get(span.start as usize..span.end as usize), Some(document.slice(&cell.range)));
        }
    }
}

/// The letters and digits that the blocks hold: all that the flow has, if no text is lost.
pub fn letters_of_blocks(document: &Document<'_>) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => text.push_str(document.slice(range)),
            Block::Grid(grid) => {
                grid.rows.iter().flat_map(|row| &row.cells).for_each(|cell| text.push_str(document.slice(&cell.range)));
            }
        }
    }
    letters(&text)
}

/// The letters and digits of a text.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// An archive of some parts; the bytes, cut at zero bytes, are the contents of the first ones.
pub fn archive(bytes: &[u8], names: &[&str], more: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let own = names.iter().copied().zip(bytes.split(|byte| *byte == 0));
    for (name, content) in own.chain(more.iter().map(|(name, text)| (*name, text.as_bytes()))) {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A compound file whose streams are the bytes, cut at a mark of four bytes.
pub fn compound(bytes: &[u8], names: &[&str]) -> Vec<u8> {
    const MARK: &[u8] = b"\xFE\xFF\xFE\xFF";
    let mut rest = bytes;
    let mut streams: Vec<(&str, &[u8])> = Vec::new();
    for name in names {
        let end = rest.windows(MARK.len()).position(|window| window == MARK).unwrap_or(rest.len());
        streams.push((name, &rest[..end]));
        rest = rest.get(end + MARK.len()..).unwrap_or_default();
    }
    ogi_testkit::compound(&streams)
}

/// Reads a file that is not text and panics unless what was read is sound: blocks ascend and end on characters, every
/// location lies in the text, every figure stands in it.
pub fn assert_file_sound(bytes: &[u8]) {
    let limits = Limits { bytes: 1 << 22 };
    let Ok(Some(document)) = read::file(bytes, &limits) else { return };
    let text = document.text.to_string();
    assert!(document.segments.is_empty());
    assert_sound(&text, &document);
    for location in document.locations.iter() {
        let span = location.span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{location:?}");
        assert_eq!(document.locations.at(span.start).map(|found| found.span.start), Some(span.start));
    }
    if let Ok(reading) = inspect(bytes, &ReadOptions { limits, ..ReadOptions::default() }) {
        assert_figures_stand(&reading.draft, &reading.text);
    }
}

fn assert_figures_stand(draft: &Draft, text: &str) {
    for id in draft.listed_cells().filter(|id| draft.number(*id).is_some()) {
        let span = draft.span(id).unwrap_or_default();
        let source = text.get(span.start as usize..span.end as usize).unwrap_or_default();
        assert!(source.chars().any(|letter| letter.is_numeric()), "{id} from {source:?}");
    }
}

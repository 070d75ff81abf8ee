//! Putting what was read into the draft, with its place in the source.

use ogi_core::{Cell, CellId, Draft, JointReading, Number, Span, Unreadable};

use super::tokens::Stream;
use crate::document::Document;

/// The span of some tokens.
pub(super) fn span(document: &Document<'_>, stream: &Stream, tokens: &[usize]) -> Span {
    let ranges = tokens.iter().filter_map(|index| stream.tokens.get(*index)).map(|token| document.source_span(&token.flow));
    ranges.reduce(Span::join).unwrap_or_default()
}

/// The text of some tokens, as printed.
pub(super) fn printed(document: &Document<'_>, stream: &Stream, tokens: &[usize]) -> Box<str> {
    let first = tokens.first().and_then(|index| stream.tokens.get(*index));
    let last = tokens.last().and_then(|index| stream.tokens.get(*index));
    let (Some(first), Some(last)) = (first, last) else { return Box::default() };
    let text = document.slice(&(first.flow.start..last.flow.end));
    text.chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .take(80)
        .collect::<String>()
        .trim()
        .into()
}

/// One token, one cell.
pub(super) fn declare(document: &Document<'_>, stream: &Stream, draft: &mut Draft, cell: CellId, token: usize) {
    let Some(token) = stream.tokens.get(token) else { return };
    let value = Cell::from_printed(document.slice(&token.flow));
    draft.set_at(cell, value, document.source_span(&token.flow));
}

/// Several tokens that can be read in several ways, or in none that is known.
pub(super) fn declare_unreadable(
    document: &Document<'_>,
    stream: &Stream,
    draft: &mut Draft,
    cells: &[CellId],
    tokens: &[usize],
    readings: Option<u32>,
) {
    let (text, place) = (printed(document, stream, tokens), span(document, stream, tokens));
    for cell in cells {
        draft.set_at(*cell, Cell::Unreadable(Unreadable { printed: text.clone(), readings, why: None }), place);
    }
}

/// A row that has lost cells: which of them is not known, so every choice is a reading.
pub(super) fn declare_incomplete(
    document: &Document<'_>,
    stream: &Stream,
    draft: &mut Draft,
    cells: &[CellId],
    tokens: &[usize],
) {
    let figures: Option<Vec<Number>> =
        tokens.iter().map(|index| Cell::from_printed(document.slice(&stream.tokens.get(*index)?.flow)).number()).collect();
    let readings = match figures {
        Some(figures) if cells.len() == figures.len().saturating_add(1) => (0..cells.len())
            .map(|lost| {
                let mut reading: Vec<Option<Number>> = figures.iter().copied().map(Some).collect();
                reading.insert(lost.min(reading.len()), None);
                reading
            })
            .collect(),
        _ => Vec::new(),
    };
    let count = u32::try_from(readings.len()).ok().filter(|count| *count > 0);
    declare_unreadable(document, stream, draft, cells, tokens, count);
    if !readings.is_empty() {
        draft.add_joint_reading(JointReading { cells: cells.to_vec(), readings });
    }
}

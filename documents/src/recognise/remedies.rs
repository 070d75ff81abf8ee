//! The remedies table (政府信息公开行政复议、行政诉讼情况): one row of fifteen figures, or three of five.

use std::ops::Range;

use ogi_core::{CellId, Draft, JointReading, Outline, Remedy, RowFact, Ruling};

use super::cells::{declare, declare_unreadable, span};
use super::glued;
use super::groups::{Empty, Fitted, Group, runs};
use super::labels::push_letters;
use super::order;
use super::tokens::Stream;
use crate::document::Document;

const CELLS: usize = 15;
const GROUP: usize = 5;

/// What was found of the table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    /// Whether anything of it was seen: its row, or the header alone.
    pub(super) is_there: bool,
    /// The first token of its row.
    pub(super) start: Option<usize>,
    /// One past the last token of its row.
    pub(super) end: Option<usize>,
}

impl Found {
    fn row(values: &[usize]) -> Self {
        Self { is_there: true, start: values.first().copied(), end: values.last().map(|last| last.saturating_add(1)) }
    }
}

/// Reads the table into the draft. With `has_gaps` the text may have dropped blank cells, so that glued figures are not
/// decided.
pub(super) fn read(
    document: &Document<'_>,
    stream: &Stream,
    range: Range<usize>,
    has_gaps: bool,
    draft: &mut Draft,
    outline: &mut Outline,
) -> Found {
    let runs = runs(stream, range.clone(), &|_| false, Empty::Bare(CELLS));
    let found = runs.groups();
    let cells: Vec<CellId> =
        Remedy::ALL.iter().flat_map(|group| Ruling::ALL.iter().map(move |ruling| CellId::remedy(*group, *ruling))).collect();
    let mut header = String::new();
    for (at, group) in found.iter().enumerate() {
        header.push_str(group.before);
        if let Some(all) = found.get(at..at.saturating_add(CELLS)).and_then(|all| one_by_one(stream, all)) {
            cells.iter().zip(&all).for_each(|(cell, value)| declare(document, stream, draft, *cell, *value));
            return Found::row(&all);
        }
        if !is_header(&header) {
            continue;
        }
        match group.fit(stream, CELLS) {
            Fitted::Exact(_) | Fitted::Glued(_) if !order::of_remedies(&header) => {
                declare_unreadable(document, stream, draft, &cells, group.values, None);
                return Found::row(group.values);
            }
            Fitted::Exact(values) => {
                cells.iter().zip(values.iter()).for_each(|(cell, value)| declare(document, stream, draft, *cell, *value));
                return Found::row(&values);
            }
            Fitted::Glued(values) => {
                read_glued(document, stream, has_gaps, draft, &cells, values);
                return Found::row(values);
            }
            Fitted::Other(_) => {}
        }
        if let Some(parts) = found.get(at..).and_then(|rest| in_parts(stream, rest)) {
            cells.iter().zip(&parts).for_each(|(cell, value)| declare(document, stream, draft, *cell, *value));
            return Found::row(&parts);
        }
    }
    // The header is there, but no row fits: say what was found.
    let nearest = found.iter().filter(|group| group.values.len() >= GROUP).max_by_key(|group| group.values.len());
    if let Some(group) = nearest.filter(|group| is_header(&header) && group.values.len() < 40) {
        outline.rows.push(RowFact {
            row: None,
            found: u16::try_from(group.values.len()).unwrap_or(u16::MAX),
            expected: 15,
            span: span(document, stream, group.values),
        });
        declare_unreadable(document, stream, draft, &cells, group.values, None);
        return Found::row(group.values);
    }
    // A table without figures, or of another shape, is a table nevertheless.
    let mut words = String::new();
    stream.tokens.get(range).unwrap_or_default().iter().for_each(|token| push_letters(stream.text(token), &mut words));
    Found { is_there: is_header(&words), start: None, end: None }
}

/// Whether the header of the table stands in a stretch of the document.
pub(super) fn has_header(stream: &Stream, range: Range<usize>) -> bool {
    let mut words = String::new();
    stream.tokens.get(range).unwrap_or_default().iter().for_each(|token| push_letters(stream.text(token), &mut words));
    // A header that a tool tore apart is there nevertheless.
    ["维持", "纠正", "尚未审结", "其他结果", "直接起诉", "复议后起诉"].iter().filter(|word| words.contains(**word)).count() >= 2
}

/// Whether words before a row of figures are the table's header, in any order of letters.
pub(super) fn is_header(words: &str) -> bool {
    ['维', '纠', '审', '结'].iter().all(|letter| words.contains(*letter))
}

/// A table that stands upright: fifteen rows of one figure, each with its ruling, in the form's order.
fn one_by_one(stream: &Stream, groups: &[Group<'_>]) -> Option<Vec<usize>> {
    let endings = ["维持", "纠正", "其他结果", "审结", "总计"];
    let figure = |(at, group): (usize, &Group<'_>)| {
        let ending = endings.get(at % GROUP)?;
        match (group.fit(stream, 1), group.before.ends_with(ending)) {
            (Fitted::Exact(values), true) => values.first().copied(),
            _ => None,
        }
    };
    let values: Vec<usize> = groups.iter().enumerate().filter_map(figure).collect();
    let opens = |at: usize, wanted: &str| groups.get(at).is_some_and(|group| group.before.contains(wanted));
    let in_order = opens(GROUP, "直接起诉") && opens(GROUP.saturating_mul(2), "复议后");
    (values.len() == CELLS && in_order).then_some(values)
}

/// Tables of their own for reconsideration and for suits, or for reconsideration, direct suits and suits after it.
fn in_parts(stream: &Stream, groups: &[Group<'_>]) -> Option<Vec<usize>> {
    const THREE: [(usize, &str); 3] = [(GROUP, "复议"), (GROUP, "直接起诉"), (GROUP, "复议后")];
    const TWO: [(usize, &str); 2] = [(GROUP, "复议"), (GROUP * 2, "复议后")];
    let fit = |parts: &[(usize, &str)]| {
        let mut values = Vec::new();
        for (group, (count, wanted)) in groups.iter().zip(parts) {
            let Fitted::Exact(own) = group.fit(stream, *count) else { return None };
            if !group.before.contains(wanted) {
                return None;
            }
            values.extend_from_slice(&own);
        }
        (values.len() == CELLS).then_some(values)
    };
    fit(&THREE).or_else(|| fit(&TWO))
}

fn read_glued(document: &Document<'_>, stream: &Stream, has_gaps: bool, draft: &mut Draft, cells: &[CellId], values: &[usize]) {
    let parts: Vec<&str> =
        values.iter().filter_map(|index| stream.tokens.get(*index)).map(|token| stream.text(token)).collect();
    let cuts = glued::cuts(&parts, CELLS);
    let consistent = cuts.consistent(GROUP);
    let decided = if cuts.total == 1 { cuts.all().only().map(glued::numbers) } else { consistent.only().map(glued::numbers) };
    if let Some(decided) = decided.filter(|_| !has_gaps) {
        let place = span(document, stream, values);
        for (cell, number) in cells.iter().zip(decided) {
            if let Some(number) = number {
                draft.set_at(*cell, ogi_core::Cell::Number(number), place);
            }
        }
        return;
    }
    declare_unreadable(document, stream, draft, cells, values, u32::try_from(cuts.total).ok().filter(|total| *total > 0));
    let readings = if consistent.is_empty() { cuts.all() } else { consistent };
    if !readings.is_empty() && readings.len() < glued::LISTED {
        let readings = readings.iter().map(glued::numbers).collect();
        draft.add_joint_reading(JointReading { cells: cells.to_vec(), readings });
    }
}

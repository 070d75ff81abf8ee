//! The nearest name to a misspelt one, for messages.

use ogi_core::{CellId, FAMILIES, Rule, Severity, rules};

use super::error::Error;
use super::line::clip;

/// Longer names are not compared: no name of ours is near them.
const LONGEST: usize = 120;

/// The cell whose path is nearest to a text.
pub(crate) fn nearest_cell(path: &str) -> CellId {
    let distances = CellId::all().map(|cell| (distance(path, cell.path()), cell));
    distances.min().map_or_else(|| CellId::request(ogi_core::Row::Received, ogi_core::Column::Total), |(_, cell)| cell)
}

/// The rule whose code is nearest to a text; the name alone where that is what the text is like.
pub(crate) fn nearest_rule(code: &str) -> &'static str {
    let is_name = !code.contains('/');
    let far = |known: &str| distance(code, known.rsplit('/').next().filter(|_| is_name).unwrap_or(known));
    let known = rules().map(|rule| (far(rule.code), distance(code, rule.code), rule.code));
    known.min().map_or("requests/row-total", |(_, _, known)| known)
}

/// The severity, family or rule whose name is nearest to a text.
pub(crate) fn nearest_selector(text: &str) -> &'static str {
    let severities = Severity::ALL.iter().map(|severity| severity.name());
    nearest(text, severities.chain(FAMILIES.iter().map(|family| family.name)).chain(rules().map(|rule| rule.code)))
}

fn nearest(text: &str, names: impl Iterator<Item = &'static str>) -> &'static str {
    names.map(|name| (distance(text, name), name)).min().map_or("requests/row-total", |(_, name)| name)
}

/// Levenshtein distance, in characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().take(LONGEST).enumerate() {
        let mut diagonal = line;
        let mut before = line.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (to, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let substituted = diagonal.saturating_add(usize::from(from != *to));
            diagonal = *cell;
            *cell = substituted.min(diagonal.saturating_add(1)).min(before.saturating_add(1));
            before = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// The rule with a code.
///
/// # Errors
/// When no rule has the code; the error names the nearest one.
pub fn find_rule(code: &str) -> Result<&'static Rule, Error> {
    ogi_core::rule(code).ok_or_else(|| Error::UnknownRule { code: clip(code), nearest: nearest_rule(code) })
}

/// The cell with a path.
///
/// # Errors
/// When no cell has the path; the error names the nearest one.
pub fn find_cell(path: &str) -> Result<CellId, Error> {
    CellId::from_path(path).ok_or_else(|| Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_changed_characters() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn misspelt_names_lead_to_the_meant_ones() {
        assert_eq!(nearest_cell("requests.recieved.total").path(), "requests.received.total");
        assert_eq!(nearest_rule("request/row-totals"), "requests/row-total");
        assert_eq!(nearest_rule("row-total"), "requests/row-total");
        assert_eq!(nearest_rule("blank"), "cells/blank");
        assert_eq!(nearest_selector("errors"), "error");
        assert_eq!(nearest_selector("request"), "requests");
    }
}

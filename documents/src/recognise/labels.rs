//! Recognising the printed labels of rows: as on the form, cut by a page break, or misprinted.

use std::sync::LazyLock;

use ogi_core::Row;

use crate::first_chars::ideographs;

/// How surely a text ends with a label; ordered from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A few characters differ.
    Fuzzy,
    /// The text ends with the first part of the label: it is cut.
    Truncated,
    /// The whole label, or a known alias of it.
    Whole,
}

/// A label to look for: what it stands for, and its letters.
struct Pattern<T> {
    what: T,
    letters: String,
    printed: &'static str,
    /// Whether the letters are those of the form, not of an alias.
    official: bool,
}

/// Labels, and where in them every letter stands.
struct Patterns<T> {
    list: Vec<Pattern<T>>,
    /// A letter, a label, and how many bytes of the label end in that letter; by letter, longest first, then in the
    /// order of the labels.
    ends: Vec<(char, usize, usize)>,
}

/// The first part of a label counts from so many letters on.
const SHORTEST_CUT: usize = 4;

impl<T> Patterns<T> {
    fn new(list: Vec<Pattern<T>>) -> Self {
        let mut ends = Vec::new();
        for (label, pattern) in list.iter().enumerate() {
            for (count, (at, letter)) in pattern.letters.char_indices().enumerate() {
                let length = at.saturating_add(letter.len_utf8());
                if count >= SHORTEST_CUT - 1 || length == pattern.letters.len() {
                    ends.push((letter, label, length));
                }
            }
        }
        ends.sort_by_key(|(letter, label, length)| (*letter, std::cmp::Reverse(*length), *label));
        Self { list, ends }
    }

    /// The labels, whole or their first parts, that a text ends with, longest first.
    fn ending<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (&'p Pattern<T>, usize)> {
        let last = text.chars().next_back().unwrap_or_default();
        let from = self.ends.partition_point(|(letter, ..)| *letter < last);
        let ends = self.ends.iter().skip(from).take_while(move |(letter, ..)| *letter == last);
        ends.filter_map(move |(_, label, length)| {
            let pattern = self.list.get(*label)?;
            let head = pattern.letters.as_bytes().get(..*length)?;
            text.as_bytes().ends_with(head).then_some((pattern, *length))
        })
    }
}

/// A label that a text ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match<T> {
    pub(super) what: T,
    pub(super) fit: Fit,
    /// How many bytes of the letters of the text the label takes.
    pub(super) length: usize,
    /// The label as on the form.
    pub(super) printed: &'static str,
    /// Whether the letters are exactly those of the form.
    pub(super) official: bool,
}

/// The letters of a text: no digits, signs or white space.
pub(crate) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    push_letters(text, &mut letters);
    letters
}

/// Adds the letters of a text.
pub(crate) fn push_letters(text: &str, letters: &mut String) {
    letters.reserve(text.len());
    let mut rest = text;
    loop {
        let (run, after) = rest.split_at_checked(ideographs(rest.as_bytes())).unwrap_or_default();
        letters.push_str(run);
        let mut others = after.chars();
        let Some(next) = others.next() else { return };
        if is_letter(next) {
            letters.push(next);
        }
        rest = others.as_str();
    }
}

/// Ideographs and Latin letters; labels have no others.
pub(super) const fn is_letter(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z')
}

/// The label of a row as printed, without its number, and its aliases.
pub(crate) fn row_labels(row: Row) -> impl Iterator<Item = &'static str> {
    std::iter::once(row.printed()).chain(row.aliases().iter().copied())
}

/// All aliases of rows.
pub(crate) fn row_aliases() -> impl Iterator<Item = &'static str> {
    Row::ALL.iter().flat_map(|row| row.aliases()).copied()
}

/// The label as on the form and as printed, where letters end with a misprint or an alias of it.
pub(crate) fn misprint(before: &str, row: Row) -> Option<(&'static str, Box<str>)> {
    let Some(found) = self::row(before) else { return misprint_of_a_short_one(before, row) };
    if found.what != row || found.fit == Fit::Truncated || found.official {
        return None;
    }
    let start = before.len().checked_sub(found.length)?;
    Some((found.printed, before.get(start..)?.into()))
}

/// The same for a label of few letters, with one that is wrong, where no other stands: only where nothing but its number is before it.
fn misprint_of_a_short_one(before: &str, row: Row) -> Option<(&'static str, Box<str>)> {
    const SHORTEST: usize = 4;
    let count = |text: &str| text.chars().count();
    ROWS.list.iter().filter(|pattern| pattern.what == row && count(&pattern.letters) >= SHORTEST).find_map(|pattern| {
        let start = before.char_indices().rev().nth(count(&pattern.letters).checked_sub(1)?)?.0;
        let (lead, printed) = before.split_at_checked(start)?;
        let is_alone = lead.chars().next_back().is_none_or(|last| "一二三四五六七".contains(last));
        let wrong = printed.chars().zip(pattern.letters.chars()).filter(|(one, other)| one != other).count();
        (is_alone && wrong == 1).then(|| (pattern.printed, printed.into()))
    })
}

static ROWS: LazyLock<Patterns<Row>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    for row in Row::ALL {
        for (at, label) in row_labels(*row).enumerate() {
            patterns.push(Pattern { what: *row, letters: letters(label), printed: row.printed(), official: at == 0 });
        }
    }
    Patterns::new(patterns)
});

/// The row whose label the letters end with: whole, cut or misprinted.
pub(super) fn row(text: &str) -> Option<Match<Row>> {
    exact(&ROWS, text).or_else(|| similar(&ROWS.list, text))
}

fn found<T: Copy>(pattern: &Pattern<T>, fit: Fit, length: usize) -> Match<T> {
    let official = pattern.official && fit == Fit::Whole;
    Match { what: pattern.what, fit, length, printed: pattern.printed, official }
}

/// The longest whole label; else the longest cut one, if it is one label's alone.
fn exact<T: Copy + PartialEq>(patterns: &Patterns<T>, text: &str) -> Option<Match<T>> {
    let mut cut: Option<(Match<T>, bool)> = None;
    for (pattern, length) in patterns.ending(text) {
        if length == pattern.letters.len() {
            return Some(found(pattern, Fit::Whole, length));
        }
        match &mut cut {
            Some((known, alone)) if known.length == length => *alone = *alone && known.what == pattern.what,
            Some(_) => {}
            None => cut = Some((found(pattern, Fit::Truncated, length), true)),
        }
    }
    cut.filter(|(_, alone)| *alone).map(|(found, _)| found)
}

/// The one label that differs from the end of a text in few letters, and clearly fewer than any other label.
fn similar<T: Copy + PartialEq>(patterns: &[Pattern<T>], text: &str) -> Option<Match<T>> {
    // Letters from the end on, as many as the longest label may take.
    let text: Vec<char> = text.chars().rev().take(LONGEST_WINDOW).collect();
    let have = text.iter().fold(0, |set, letter| set | bit(*letter));
    let mut best: Option<(usize, Match<T>)> = None;
    let mut runner_up = usize::MAX;
    for pattern in patterns {
        let letters = || pattern.letters.chars();
        let count = letters().count();
        // Every letter that the text has not costs one change.
        let lacking = letters().fold(0, |set, letter| set | bit(letter)) & !have;
        if count < 6 || lacking.count_ones() as usize > count / 4 {
            continue;
        }
        let label: Vec<char> = letters().rev().collect();
        let Some((distance, length)) = suffix_distance(&text, &label, count / 4) else { continue };
        match best {
            Some((known, ref found)) if found.what == pattern.what && known <= distance => {}
            Some((known, _)) if known <= distance => runner_up = runner_up.min(distance),
            _ => {
                if let Some((known, _)) = best.filter(|(_, found)| found.what != pattern.what) {
                    runner_up = runner_up.min(known);
                }
                best = Some((distance, found(pattern, Fit::Fuzzy, length)));
            }
        }
    }
    best.filter(|(distance, _)| *distance < runner_up).map(|(_, found)| found)
}

/// Longer than any label with its misprints, in letters.
const LONGEST_WINDOW: usize = 64;

/// A letter as one bit of a set; several letters share one.
const fn bit(letter: char) -> u128 {
    1 << (letter as u32 & 127)
}

/// The least edit distance between a label and any ending of a text, if at most `allowed`, and the ending's length in
/// bytes. Both come reversed.
fn suffix_distance(text: &[char], label: &[char], allowed: usize) -> Option<(usize, usize)> {
    let window = label.len().saturating_add(allowed);
    let text = text.get(..window).unwrap_or(text);
    let mut length = 0_usize;
    // Distances between the reversed label and prefixes of the reversed text, one text letter at a time.
    let mut column: Vec<usize> = (0..=label.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    for (taken, letter) in text.iter().enumerate() {
        let mut diagonal = taken;
        let mut above = taken.saturating_add(1);
        if let Some(first) = column.first_mut() {
            *first = above;
        }
        for (place, wanted) in column.iter_mut().skip(1).zip(label) {
            let replaced = diagonal.saturating_add(usize::from(letter != wanted));
            diagonal = *place;
            *place = replaced.min(above.saturating_add(1)).min(place.saturating_add(1));
            above = *place;
        }
        let distance = column.last().copied().unwrap_or(usize::MAX);
        length = length.saturating_add(letter.len_utf8());
        if distance <= allowed && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, length));
        }
    }
    best
}

//! Characters put together to lines, with the gaps between them.

use super::Character;
use super::Units;

/// A line of text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: Units,
    pub(super) right: Units,
    pub(super) base: Units,
    pub(super) size: Units,
    /// Whether there is a gap in it as between the columns of a table without lines.
    pub(super) has_columns: bool,
}

/// A share of the size of a font, in hundredths.
fn share(size: Units, hundredths: Units) -> Units {
    size.saturating_mul(hundredths) / 100
}

/// Sorts characters into lines, from top to bottom and from left to right.
pub(super) fn lines(mut characters: Vec<Character>) -> Vec<Line> {
    characters.sort_by_key(|character| character.base);
    let mut lines = Vec::new();
    let mut open: Vec<Character> = Vec::new();
    for character in characters {
        let starts_line =
            open.last().is_some_and(|last| character.base.saturating_sub(last.base) > share(character.size.min(last.size), 45));
        if starts_line {
            lines.extend(line(std::mem::take(&mut open)));
        }
        open.push(character);
    }
    lines.extend(line(open));
    lines
}

fn line(mut characters: Vec<Character>) -> Option<Line> {
    characters.sort_by_key(|character| character.left);
    let is_space = |character: &Character| character.text.trim().is_empty();
    let first = characters.iter().find(|character| !is_space(character))?;
    let size = characters.iter().map(|character| character.size).max().unwrap_or(first.size);
    let base = characters.iter().map(|character| character.base).max().unwrap_or(first.base);
    let mut line = Line { left: first.left, right: first.left, base, size, ..Line::default() };
    let mut last: Option<&Character> = None;
    // A space that is written parts what stands beside it, however narrow it is.
    let mut spaced = false;
    for character in &characters {
        if is_space(character) {
            spaced = true;
            continue;
        }
        if let Some(last) = last {
            // Bold letters are often drawn twice.
            let moved = character.left.saturating_sub(last.left);
            if last.text == character.text && moved < share(character.size, 20) {
                continue;
            }
            let gap = character.left.saturating_sub(line.right);
            if gap > share(character.size, 150) {
                line.text.push_str("   ");
                line.has_columns = true;
            } else if spaced || gap > share(character.size, if between_digits(last, character) { 18 } else { 32 }) {
                line.text.push(' ');
            }
        }
        line.text.push_str(&character.text);
        line.right = line.right.max(character.right);
        last = Some(character);
        spaced = false;
    }
    Some(line)
}

/// Digits of one figure touch; ideographs beside a figure are set off by a quarter of their size.
fn between_digits(left: &Character, right: &Character) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    digit(left.text.chars().next_back()) && digit(right.text.chars().next())
}

/// The text of a cell of this width. A figure too long for one line is put together again.
pub(super) fn cell(characters: Vec<Character>, width: Units) -> String {
    let lines = lines(characters);
    let is_figure = |line: &Line| line.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let (last, others) = match lines.split_last() {
        Some((last, others)) if !others.is_empty() => (last, others),
        _ => return lines.into_iter().map(|line| line.text).collect(),
    };
    let is_full = |line: &Line| {
        let free = width.saturating_sub(line.right.saturating_sub(line.left));
        free < share(line.size, 60).saturating_add(1200)
    };
    let wrapped = is_figure(last) && others.iter().all(|line| is_figure(line) && is_full(line));
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    texts.join(if wrapped { "" } else { "\n" })
}

//! Misprinted words in the headers of the tables (表头错字): one wrong letter in a word that is recognised nevertheless, also where
//! the words of a header run together.

use std::ops::Range;

use ogi_core::{Column, Form, Label, LabelFact, Language, Ruling};

use super::labels::{is_letter, letters, row_aliases};
use super::reader::Reader;
use super::tokens::{Gap, Kind, Stream};

/// A header word has as many letters at least: of fewer, one that differs is another word. A cell that holds nothing else may
/// have one fewer.
const SHORTEST: usize = 4;
/// Letters behind the start of a header that are looked at.
const LONGEST: usize = 400;

/// The headers of which table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Header {
    Proactive,
    Requests,
    Remedies,
}

/// A letter of a header.
struct Letter {
    character: char,
    /// Its place in the folded text.
    at: usize,
    /// Whether a cell, or a word behind white space, begins with it.
    begins: bool,
    /// Whether it is of a word that is known, or was told.
    is_known: bool,
}

impl Reader<'_> {
    /// Adds the header words that are printed with one wrong letter, in a stretch of the folded text.
    pub(super) fn find_misprints_in(&mut self, range: Range<usize>, header: Header, form: &Form) {
        let mut found = letters_of(&self.stream, range, header);
        let mut expected = words(header, form);
        let mut known: Vec<String> = expected.iter().map(|word| letters(word)).collect();
        known.extend(others(form));
        known.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in &known {
            cover(&mut found, word);
        }
        // Long words first: 未行复议直接起诉 holds 行复议, which is nearly 行政复议.
        expected.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let places = expected.iter().flat_map(|word| (0..found.len()).map(move |at| (*word, at))).collect::<Vec<_>>();
        for (word, at) in places {
            let Some(length) = misprinted(&found, at, word) else { continue };
            let Some(window) = found.get_mut(at..at.saturating_add(length)) else { continue };
            window.iter_mut().for_each(|letter| letter.is_known = true);
            let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
            let end = last.at.saturating_add(last.character.len_utf8());
            let span = self.span_of(first.at..end);
            let printed: String = window.iter().map(|letter| letter.character).collect();
            let is_new = self.outline.labels.iter().all(|fact| fact.expected != word || *fact.printed != *printed);
            if is_new {
                self.outline.labels.push(LabelFact { expected: word, printed: printed.into(), span });
            }
        }
    }
}

/// The letters of a header; of other tables it ends at the first figure.
fn letters_of(stream: &Stream, range: Range<usize>, header: Header) -> Vec<Letter> {
    let mut found = Vec::new();
    let mut breaks = true;
    let tokens = stream.tokens.get(stream.at(range.start)..).unwrap_or_default();
    for token in tokens.iter().take_while(|token| (token.folded.start as usize) < range.end) {
        if token.kind != Kind::Text {
            if !matches!(header, Header::Proactive) && token.kind == Kind::Digits && token.gap >= Gap::Cell {
                break;
            }
            breaks = true;
            continue;
        }
        breaks = breaks || token.gap >= Gap::Space;
        for (at, letter) in stream.text(token).char_indices() {
            let at = (token.folded.start as usize).saturating_add(at);
            if !range.contains(&at) {
                continue;
            }
            if is_letter(letter) {
                found.push(Letter { character: letter, at, begins: breaks, is_known: false });
                breaks = false;
            } else {
                breaks = true;
            }
        }
        if found.len() > LONGEST {
            break;
        }
    }
    found
}

/// The words of a header.
fn words(header: Header, form: &Form) -> Vec<&'static str> {
    match header {
        Header::Proactive => {
            let columns = form.blocks.iter().flat_map(|block| block.columns).map(|(_, printed)| *printed);
            let mut words: Vec<&'static str> = columns.collect();
            words.push("信息内容");
            words.sort_unstable();
            words.dedup();
            words
        }
        Header::Requests => {
            let columns = Column::ALL.iter().map(|column| column.label(Language::Zh));
            columns.chain(["申请人情况", "法人或其他组织"]).collect()
        }
        Header::Remedies => {
            let rulings = Ruling::ALL.iter().map(|ruling| ruling.label(Language::Zh));
            rulings.chain(["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"]).collect()
        }
    }
}

/// Words that stand among those of a header and are not misprints of them.
fn others(form: &Form) -> impl Iterator<Item = String> {
    let rows = form.blocks.iter().flat_map(|block| block.rows).map(|(_, printed)| *printed);
    let lines = form.rows.iter().map(|line| line.label);
    let sections = form.sections.iter().flat_map(|section| std::iter::once(section.title).chain(section.in_notice));
    let own = ["第二十条第项", "规范性文件", "单位万元"];
    rows.chain(lines).chain(sections).chain(row_aliases()).chain(own).map(letters).filter(|word| word.chars().count() > 1)
}

/// Marks the places of a word; one of two letters stands in many others, and counts only as a whole cell.
fn cover(found: &mut [Letter], word: &str) {
    let length = word.chars().count();
    let begins = |found: &[Letter], place: usize| found.get(place).is_none_or(|letter| letter.begins);
    for at in 0..found.len().saturating_sub(length.saturating_sub(1)) {
        if length < 3 && !(begins(found, at) && begins(found, at.saturating_add(length))) {
            continue;
        }
        let Some(window) = found.get_mut(at..at.saturating_add(length)) else { continue };
        if window.iter().zip(word.chars()).all(|(letter, own)| letter.character == own && !letter.is_known) {
            window.iter_mut().for_each(|letter| letter.is_known = true);
        }
    }
}

/// How many letters a word has that stands at a place with one wrong letter.
fn misprinted(found: &[Letter], at: usize, word: &str) -> Option<usize> {
    let own = letters(word);
    let length = own.chars().count();
    let end = at.checked_add(length)?;
    let window = found.get(at..end)?;
    if window.iter().any(|letter| letter.is_known) {
        return None;
    }
    let wrong = window.iter().zip(own.chars()).filter(|(letter, own)| letter.character != *own).count();
    let begins = |place: usize| found.get(place).is_none_or(|letter| letter.begins || letter.is_known);
    let opens = begins(at) || at.checked_sub(1).and_then(|before| found.get(before)).is_some_and(|before| before.is_known);
    let closes = begins(end);
    let is_cell = opens && closes;
    let differs = |place: Option<&Letter>, own: Option<char>| place.map(|letter| letter.character) != own;
    // At an edge the wrong letter may be one of what stands beside the word.
    let edges =
        (opens || !differs(window.first(), own.chars().next())) && (closes || !differs(window.last(), own.chars().next_back()));
    let long_enough = length >= SHORTEST || (is_cell && length.saturating_add(1) >= SHORTEST);
    let split = window.iter().skip(1).any(|letter| letter.begins);
    (wrong == 1 && edges && long_enough && !(split && length == SHORTEST)).then_some(length)
}

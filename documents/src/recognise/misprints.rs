//! Misprinted words in the headers of the tables (表头错字): one wrong letter in a word that is recognised nevertheless, also where
//! the words of a header run together.

use std::ops::Range;
use std::sync::LazyLock;

use ogi_core::{Column, Form, FormId, Label, LabelFact, Language, Ruling};

use super::labels::{is_letter, letters, push_letters, row_aliases};
use super::reader::Reader;
use super::tokens::{Gap, Kind, Stream};
use crate::first_chars::{BigramSet, pair};

/// A header word has as many letters at least: of fewer, one that differs is another word. A cell that holds nothing else may
/// have one fewer.
const SHORTEST: usize = 4;
/// Letters behind the start of a header that are looked at.
const LONGEST: usize = 400;

/// The headers of which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// The letters of a stretch of the folded text.
#[derive(Default)]
struct Letters {
    list: Vec<Letter>,
    /// The same as text.
    text: String,
}

/// A word that a header is printed with.
struct Word {
    printed: &'static str,
    letters: Vec<char>,
}

/// What two letters of a header may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The first two of a known word.
    Known(usize),
    /// The first two of an expected one, or its last two: of one wrong letter, either are right.
    Start(usize),
    End(usize),
}

/// The words of the headers of one table of a form.
struct Vocabulary {
    form: FormId,
    header: Header,
    /// What is looked for with a wrong letter, long words first: 未行复议直接起诉 holds 行复议, which is nearly 行政复议.
    expected: Vec<Word>,
    /// The letters of these, and of words that stand among them and are no misprints of them: long words first.
    known: Vec<String>,
    /// What two letters may be of.
    by_pair: Vec<(u64, Part)>,
    pairs: BigramSet,
}

/// Where words may stand in a header.
#[derive(Default)]
struct Places {
    /// Known words, each by its place among them, and where it begins.
    known: Vec<(usize, usize)>,
    /// Expected words with a wrong letter.
    expected: Vec<(usize, usize)>,
}

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    let headers = |form: &'static FormId| {
        [Header::Proactive, Header::Requests, Header::Remedies].map(|header| Vocabulary::new(*form, header))
    };
    FormId::ALL.iter().flat_map(headers).collect()
});

impl Vocabulary {
    fn new(form: FormId, header: Header) -> Self {
        let mut printed = words(header, form.form());
        let mut known: Vec<String> = printed.iter().map(|word| letters(word)).collect();
        known.extend(others(form.form()));
        known.sort_by_key(|word| std::cmp::Reverse(word.len()));
        printed.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let letters_of = |printed: &'static str| Word { printed, letters: letters(printed).chars().collect() };
        let expected: Vec<Word> = printed.into_iter().map(letters_of).collect();
        let mut vocabulary = Self { form, header, expected, known, by_pair: Vec::new(), pairs: BigramSet::EMPTY };
        let starts = vocabulary.known.iter().enumerate().map(|(at, word)| (word.clone(), Part::Known(at)));
        let long = vocabulary.expected.iter().enumerate().filter(|(_, word)| word.letters.len() >= SHORTEST);
        let ends = long.flat_map(|(at, word)| {
            let last = word.letters.get(word.letters.len().saturating_sub(2)..).unwrap_or_default();
            [(word.letters.iter().collect::<String>(), Part::Start(at)), (last.iter().collect(), Part::End(at))]
        });
        let parts: Vec<(String, Part)> = starts.chain(ends).collect();
        for (text, part) in &parts {
            vocabulary.pairs.insert(text);
            vocabulary.by_pair.extend(pair(text.as_bytes()).map(|pair| (pair, *part)));
        }
        vocabulary.by_pair.sort_unstable();
        vocabulary
    }

    /// Where words may stand, in the order in which they are looked at.
    fn places(&self, found: &Letters) -> Places {
        let mut places = Places::default();
        let mut text = found.text.as_bytes();
        for (at, letter) in found.list.iter().enumerate() {
            let rest = text;
            text = text.get(letter.character.len_utf8()..).unwrap_or_default();
            let Some(pair) = pair(rest).filter(|_| self.pairs.may_begin(rest)) else { continue };
            let first = self.by_pair.partition_point(|(own, _)| *own < pair);
            for (_, part) in self.by_pair.iter().skip(first).take_while(|(own, _)| *own == pair) {
                let length = |word: usize| self.expected.get(word).map_or(0, |word| word.letters.len());
                match *part {
                    Part::Known(word) => {
                        let stands = self.known.get(word).is_some_and(|word| rest.starts_with(word.as_bytes()));
                        places.known.extend(stands.then_some((word, at)));
                    }
                    Part::Start(word) => places.expected.push((word, at)),
                    Part::End(word) => {
                        let start = at.saturating_add(2).checked_sub(length(word));
                        places.expected.extend(start.map(|start| (word, start)));
                    }
                }
            }
        }
        // Of three letters no two stand together where the middle one is wrong.
        let short = self.expected.iter().enumerate().filter(|(_, word)| word.letters.len().saturating_add(1) == SHORTEST);
        for (word, Word { letters, .. }) in short {
            let places_of = (0..found.list.len()).filter(|at| differs_once(&found.list, *at, letters));
            places.expected.extend(places_of.map(|at| (word, at)));
        }
        places.known.sort_unstable();
        places.expected.sort_unstable();
        places.expected.dedup();
        places
    }

    /// Marks the places of known words, of those that overlap the longest; a word of two letters stands in many others, and counts
    /// only as a whole cell.
    fn cover(&self, list: &mut [Letter], places: &[(usize, usize)]) {
        let begins = |list: &[Letter], place: usize| list.get(place).is_none_or(|letter| letter.begins);
        for (word, at) in places {
            let length = self.known.get(*word).map_or(0, |word| word.chars().count());
            let end = at.saturating_add(length);
            if length < 3 && !(begins(list, *at) && begins(list, end)) {
                continue;
            }
            let Some(window) = list.get_mut(*at..end) else { continue };
            if window.iter().all(|letter| !letter.is_known) {
                window.iter_mut().for_each(|letter| letter.is_known = true);
            }
        }
    }
}

impl Reader<'_> {
    /// Adds the header words that are printed with one wrong letter, in a stretch of the folded text.
    pub(super) fn find_misprints_in(&mut self, range: Range<usize>, header: Header, form: FormId) {
        let of_table = |known: &&Vocabulary| known.form == form && known.header == header;
        let Some(vocabulary) = VOCABULARIES.iter().find(of_table) else { return };
        let mut found = Letters::of(&self.stream, range, header);
        let places = vocabulary.places(&found);
        let found = &mut found.list;
        vocabulary.cover(found, &places.known);
        for (word, at) in places.expected {
            let Some(word) = vocabulary.expected.get(word) else { continue };
            if !is_misprinted(found, at, &word.letters) {
                continue;
            }
            let Some(window) = found.get_mut(at..at.saturating_add(word.letters.len())) else { continue };
            window.iter_mut().for_each(|letter| letter.is_known = true);
            let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
            let end = last.at.saturating_add(last.character.len_utf8());
            let span = self.span_of(first.at..end);
            let printed: String = window.iter().map(|letter| letter.character).collect();
            let is_new = self.outline.labels.iter().all(|fact| fact.expected != word.printed || *fact.printed != *printed);
            if is_new {
                self.outline.labels.push(LabelFact { expected: word.printed, printed: printed.into(), span });
            }
        }
    }
}

impl Letters {
    /// The letters of a header; of other tables than the first it ends at the first figure.
    fn of(stream: &Stream, range: Range<usize>, header: Header) -> Self {
        let mut found = Self::default();
        let mut breaks = true;
        let tokens = stream.tokens.get(stream.at(range.start)..).unwrap_or_default();
        for token in tokens.iter().take_while(|token| (token.folded.start as usize) < range.end) {
            if token.kind != Kind::Text {
                if header != Header::Proactive && token.kind == Kind::Digits && token.gap >= Gap::Cell {
                    break;
                }
                breaks = true;
                continue;
            }
            breaks = breaks || token.gap >= Gap::Space;
            let start = range.start.max(token.folded.start as usize);
            let text = stream.folded.get(start..range.end.min(token.folded.end as usize)).unwrap_or_default();
            found.list.reserve(text.len() / 3);
            for (at, character) in text.char_indices() {
                if is_letter(character) {
                    found.list.push(Letter { character, at: start.saturating_add(at), begins: breaks, is_known: false });
                    breaks = false;
                } else {
                    breaks = true;
                }
            }
            push_letters(text, &mut found.text);
            if found.list.len() > LONGEST {
                break;
            }
        }
        found
    }
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

/// Whether the letters from a place on are those of a word but for one.
fn differs_once(found: &[Letter], at: usize, own: &[char]) -> bool {
    let window = found.get(at..at.saturating_add(own.len())).unwrap_or_default();
    let mut wrong = window.iter().zip(own).filter(|(letter, own)| letter.character != **own);
    wrong.next().is_some() && wrong.next().is_none()
}

/// Whether a word stands at a place with one wrong letter.
fn is_misprinted(found: &[Letter], at: usize, own: &[char]) -> bool {
    let length = own.len();
    let end = at.saturating_add(length);
    let Some(window) = found.get(at..end) else { return false };
    if !differs_once(found, at, own) || window.iter().any(|letter| letter.is_known) {
        return false;
    }
    let begins = |place: usize| found.get(place).is_none_or(|letter| letter.begins || letter.is_known);
    let opens = begins(at) || at.checked_sub(1).and_then(|before| found.get(before)).is_some_and(|before| before.is_known);
    let closes = begins(end);
    let is_cell = opens && closes;
    let differs = |place: Option<&Letter>, own: Option<&char>| place.map(|letter| letter.character) != own.copied();
    // At an edge the wrong letter may be one of what stands beside the word.
    let edges = (opens || !differs(window.first(), own.first())) && (closes || !differs(window.last(), own.last()));
    let long_enough = length >= SHORTEST || (is_cell && length.saturating_add(1) >= SHORTEST);
    let split = window.iter().skip(1).any(|letter| letter.begins);
    edges && long_enough && !(split && length == SHORTEST)
}

//! Finds the words of a list in a text (词语匹配): the longest that begins at a place, through white space and other widths.

use std::sync::LazyLock;

use ogi_core::is_filler;

use super::fold::fold;
use crate::first_chars::{BigramSet, FirstCharSet, ideograph, is_ideograph};
use crate::lexicon::{Key, WORDS};

/// CJK ideographs, the only characters that words begin with.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FA5;

/// One word after its second character.
struct Tail {
    text: &'static str,
    /// The first three bytes of it; none where it has fewer.
    start: Option<[u8; 3]>,
    key: Key,
}

/// The words of one first character.
#[derive(Default)]
struct Head {
    /// What the first character is by itself.
    alone: Option<Key>,
    /// Second characters, each with what follows it in every word, longest first.
    seconds: Vec<(char, Vec<Tail>)>,
}

struct Matcher {
    /// For each ideograph, one more than the place of its words in `heads`; zero where no word begins with it.
    first: Vec<u16>,
    /// The words of one first character.
    heads: Vec<Head>,
    /// Ideographs that words begin with, and a few more.
    firsts: FirstCharSet,
    /// Ideographs that are words or numerals by themselves, and a few more.
    lone: FirstCharSet,
    /// The first two characters of all words.
    pairs: BigramSet,
}

/// Marks ideographs that are numerals, beside the place of their words.
const NUMERAL: u16 = 0x8000;
static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let mut matcher = Matcher {
        first: vec![0; LAST.saturating_sub(FIRST) as usize + 1],
        heads: Vec::new(),
        firsts: FirstCharSet::EMPTY,
        lone: FirstCharSet::EMPTY,
        pairs: BigramSet::EMPTY,
    };
    for (list, key) in WORDS {
        for word in list.split_terminator(' ') {
            let mut rest = word.chars();
            let Some(first) = rest.next() else { continue };
            matcher.firsts.insert(word);
            let Some(place) = u32::from(first).checked_sub(FIRST).and_then(|at| matcher.first.get_mut(at as usize)) else {
                continue;
            };
            if *place == 0 {
                matcher.heads.push(Head::default());
                *place = u16::try_from(matcher.heads.len()).unwrap_or_default();
            }
            let Some(head) = matcher.heads.get_mut(usize::from(*place).saturating_sub(1)) else { continue };
            let Some(second) = rest.next() else {
                head.alone = head.alone.or(Some(*key));
                matcher.lone.insert(word);
                continue;
            };
            matcher.pairs.insert(word);
            let tail = Tail { text: rest.as_str(), start: rest.as_str().as_bytes().first_chunk().copied(), key: *key };
            match head.seconds.iter_mut().find(|(known, _)| *known == second) {
                Some((_, tails)) => {
                    let longer = tails.iter().take_while(|known| known.text.len() >= tail.text.len()).count();
                    tails.insert(longer, tail);
                }
                None => head.seconds.push((second, vec![tail])),
            }
        }
    }
    for numeral in "一二两三四五六七八九十百千万零廿卅壹贰叁肆伍陆柒捌玖拾佰仟".chars() {
        if let Some(place) = u32::from(numeral).checked_sub(FIRST).and_then(|at| matcher.first.get_mut(at as usize)) {
            *place |= NUMERAL;
            let numeral = numeral.to_string();
            matcher.firsts.insert(&numeral);
            matcher.lone.insert(&numeral);
        }
    }
    matcher
});

/// Looks words up; taken once a text, so that the table is fetched once.
#[derive(Clone, Copy)]
pub(crate) struct Words(&'static Matcher);

impl Words {
    pub(crate) fn new() -> Self {
        Self(&MATCHER)
    }

    /// Whether a word begins with the character, or a numeral.
    fn may_begin(self, head: u32) -> bool {
        head.checked_sub(FIRST).and_then(|at| self.0.first.get(at as usize)).is_some_and(|place| *place != 0)
    }

    /// How many bytes of ideographs from the start on no word or numeral begins with.
    pub(crate) fn pass_over(self, text: &[u8]) -> usize {
        let Matcher { firsts, lone, pairs, .. } = self.0;
        let mut rest = text;
        while is_ideograph(rest) {
            let after = rest.get(3..).unwrap_or_default();
            if firsts.may_have(rest) {
                // Something else may stand between the characters of a word, or behind the last.
                let may_begin = || {
                    if is_ideograph(after) {
                        pairs.may_begin(rest)
                    } else {
                        ideograph(rest).is_some_and(|head| self.may_begin(head))
                    }
                };
                if lone.may_have(rest) || may_begin() {
                    break;
                }
            }
            rest = after;
        }
        text.len().saturating_sub(rest.len())
    }

    /// The longest word that begins with `head` and goes on in `rest`, and how many bytes of `rest` it covers.
    /// White space inside a word, as line wrapping leaves it, is passed over.
    pub(crate) fn find(self, head: char, rest: &str) -> Option<(Key, usize)> {
        let place = *self.0.first.get(u32::from(head).checked_sub(FIRST)? as usize)? & !NUMERAL;
        let head = self.0.heads.get(usize::from(place).checked_sub(1)?)?;
        let mut characters = rest.chars();
        let next = match characters.next() {
            Some(next) if !is_filler(next) => Some(fold(next)),
            _ => characters.by_ref().take(12).find(|character| !is_filler(*character)).map(fold),
        };
        let after = characters.as_str();
        let covered = rest.len().saturating_sub(after.len());
        let tails = head.seconds.iter().find(|(second, _)| Some(*second) == next).map(|(_, tails)| tails);
        // An ideograph is itself alone; only white space and other widths ask for a closer look.
        let start = after.as_bytes().first_chunk::<3>().filter(|start| is_ideograph(*start));
        let may_begin = |tail: &&Tail| start.is_none() || tail.start.is_none() || tail.start.as_ref() == start;
        let longest = tails
            .into_iter()
            .flatten()
            .filter(may_begin)
            .find_map(|tail| Some((tail.key, covered.saturating_add(begins(after, tail.text)?))));
        longest.or_else(|| head.alone.map(|key| (key, 0)))
    }
}

/// How many bytes of `text` the word covers when the text begins with it.
fn begins(text: &str, word: &str) -> Option<usize> {
    if text.as_bytes().starts_with(word.as_bytes()) {
        return Some(word.len());
    }
    let mut characters = text.char_indices();
    let mut end = 0;
    for wanted in word.chars() {
        let (at, found) = characters.by_ref().take(12).find(|(_, character)| !is_filler(*character))?;
        if fold(found) != wanted {
            return None;
        }
        end = at.saturating_add(found.len_utf8());
    }
    Some(end)
}

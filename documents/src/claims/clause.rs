//! Clauses of a sentence (分句), and the words in them.

use super::lex::{Placed, Token};
use crate::lexicon::{Key, Keys, set};

/// Words that deny.
pub(super) const DENYING: Keys = set![NoneReceived NoneHappened NoneCharged NoneTo NoneMade NoneDecided NoneCarried NoLoss];

/// A stretch of tokens between two punctuation marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clause {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where a number stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) at: usize,
    /// The first token of the words that belong to it.
    pub(super) from: usize,
    pub(super) clause: Clause,
    pub(super) earlier: [Clause; 2],
}

pub(super) fn key_of(placed: &Placed) -> Option<Key> {
    match placed.token {
        Token::Key(key) => Some(key),
        _ => None,
    }
}

pub(super) fn key_at(tokens: &[Placed], at: usize) -> Option<Key> {
    tokens.get(at).and_then(key_of)
}

pub(super) fn key_in(tokens: &[Placed], start: usize, end: usize, key: Key) -> bool {
    tokens.get(start..end).is_some_and(|words| words.iter().any(|placed| key_of(placed) == Some(key)))
}

pub(super) fn set_key(tokens: &mut [Placed], at: usize, key: Key) {
    if let Some(placed) = tokens.get_mut(at) {
        placed.token = Token::Key(key);
    }
}

pub(super) fn collect(tokens: &[Placed], start: usize, end: usize) -> Keys {
    tokens.get(start..end).unwrap_or_default().iter().filter_map(key_of).collect()
}

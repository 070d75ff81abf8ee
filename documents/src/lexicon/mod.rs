//! The words and patterns by which prose is read (词表与句式), as data.

/// A set of keys by their names: `set![Licence Penalty]`.
macro_rules! set {
    ($($key:ident)*) => {
        $crate::lexicon::Keys::of(&[$($crate::lexicon::Key::$key),*])
    };
}
pub(crate) use set;

mod denials;
mod doubts;
mod keys;
mod patterns;
mod said;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use denials::DENIALS;
#[cfg(test)]
pub(crate) use doubts::DOUBTS;
pub(crate) use doubts::doubted;
pub(crate) use keys::Keys;
pub(crate) use patterns::*;
pub(crate) use said::{Shown, begins, is_made_of, is_one_of, longest, says};
pub(crate) use words::{Key, WORDS};

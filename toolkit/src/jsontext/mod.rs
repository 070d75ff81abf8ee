//! JSON as callers give it: a tree that points into the text it was read from. Numbers keep their digits, so that money
//! stays exact, and members keep their order and repeats, so that what is given twice can be refused.

mod decimal;
mod read;
mod value;
mod write;

use std::borrow::Cow;

use ogi_core::Number;

use crate::model::line::clip;

pub(crate) use read::{Reader, read};
pub use write::Writer;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    /// A whole number of at most eighteen digits.
    Whole(i64),
    /// Any other number, as it is written.
    Decimal(Cow<'a, str>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Members<'a>),
}

/// The members of an object in the order given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Members<'a>(Vec<(Cow<'a, str>, Node<'a>)>);

impl<'a> Node<'a> {
    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A whole number that is not negative and has 32 bits: years, counts, places in a text.
    pub(crate) fn as_count(&self) -> Option<u32> {
        match self {
            Self::Whole(value) => u32::try_from(*value).ok(),
            _ => None,
        }
    }

    /// What is said where something may be left unsaid by null; `None` where it is not understood.
    #[expect(clippy::option_option, reason = "whether it is understood, and whether anything is said")]
    pub(crate) fn optional<T>(&self, read: impl FnOnce(&Self) -> Option<T>) -> Option<Option<T>> {
        if self.is_null() { Some(None) } else { read(self).map(Some) }
    }

    /// A number of at most fifteen digits.
    pub(crate) fn as_number(&self) -> Option<Number> {
        match self {
            Self::Whole(value) => Number::new(*value, 0),
            Self::Decimal(text) => decimal::number(text),
            _ => None,
        }
    }

    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) const fn as_object(&self) -> Option<&Members<'a>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// What it is, for a message.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => format!("boolean `{value}`"),
            Self::Whole(value) => format!("integer `{value}`"),
            Self::Decimal(text) => format!("number `{}`", clip(text)),
            Self::Text(text) => format!("string \"{}\"", clip(text)),
            Self::List(_) => "sequence".to_owned(),
            Self::Object(_) => "map".to_owned(),
        }
    }
}

impl<'a> Members<'a> {
    /// A member by its name; of repeated ones the last.
    pub(crate) fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, node)| node)
    }

    /// A member by its name, or null.
    pub(crate) fn field(&self, name: &str) -> &Node<'a> {
        self.get(name).unwrap_or(&Node::Null)
    }

    /// All members, repeated ones too.
    pub(crate) fn all(&self) -> &[(Cow<'a, str>, Node<'a>)] {
        &self.0
    }

    /// The first name that is none of the legal ones.
    pub(crate) fn unknown(&self, legal: &[&str]) -> Option<&str> {
        self.0.iter().map(|(name, _)| &**name).find(|name| !legal.contains(name))
    }
}

#[cfg(test)]
mod tests;

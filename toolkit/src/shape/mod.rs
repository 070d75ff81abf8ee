//! The shapes of the wire, each declared once: [`wire!`] makes of a declaration the struct, what writes it, and a
//! description ([`Shape`]) from which JSON Schema, TypeScript, the stubs of Python and the records of the mobile packages
//! are generated. A field is one line.

mod declare;
mod read;
#[cfg(test)]
mod tests;
pub(crate) mod vocabulary;
mod write;

pub(crate) use declare::{choice, input, wire};
pub(crate) use read::{Named, Read};

pub use crate::jsontext::Writer;

/// What a value on the wire looks like.
#[derive(Debug)]
pub enum Shape {
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Whole {
        /// The least that it may be.
        least: Option<i64>,
        /// Whether it may take more than 32 bits.
        wide: bool,
    },
    /// An exact decimal.
    Number,
    /// A text.
    Text,
    /// A text that fits a regular expression.
    Pattern(&'static str),
    /// One of some names.
    Choice(&'static Choice),
    /// The value or null.
    Optional(&'static Shape),
    /// Any number of values.
    List(&'static Shape),
    /// Values by the codes of rules.
    ByRule(&'static Shape),
    /// Values by the paths of cells.
    Map(&'static Shape),
    /// One of several shapes, under a name of its own.
    Union(&'static Union),
    /// An object with fields.
    Object(&'static Object),
    /// One of several shapes.
    Either(&'static [&'static Shape]),
    /// A shape that is declared elsewhere, by its name.
    Named(&'static str),
    /// Null.
    Null,
    /// Anything: it is not looked at.
    Any,
}

/// A word of the field as it stands on the wire.
#[derive(Debug)]
pub struct Choice {
    /// Its name in generated code.
    pub name: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// Everything that it may be.
    pub words: &'static [Word],
}

impl Choice {
    /// Every name that it may have.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|word| word.name)
    }
}

/// One of the words that a [`Choice`] is between.
#[derive(Debug)]
pub struct Word {
    /// How it stands on the wire.
    pub name: &'static str,
    /// How it is called in Rust.
    pub rust: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// A value that may have one of several shapes.
#[derive(Debug)]
pub struct Union {
    /// Its name in generated code.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The shapes, each with what it means; no shape is null.
    pub shapes: &'static [(Option<&'static Shape>, &'static str)],
}

/// An object on the wire.
#[derive(Debug)]
pub struct Object {
    /// Its name in generated code.
    pub name: &'static str,
    /// The struct that stands for it in Rust, with its lifetime; empty for what only callers give.
    pub rust: &'static str,
    /// What it is, line by line.
    pub doc: &'static [&'static str],
    /// Its members, in the order in which they are written.
    pub fields: &'static [Field],
}

/// A member of an object on the wire.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is, line by line.
    pub doc: &'static [&'static str],
    /// Its value.
    pub shape: &'static Shape,
    /// Whether it is left out where nothing is to be said: null, false, zero, empty.
    pub omitted: bool,
}

/// A value that can stand on the wire.
pub trait Wire {
    /// What it looks like.
    const SHAPE: &'static Shape;

    /// Writes it.
    fn write(&self, json: &mut Writer);

    /// It as JSON text.
    fn to_json(&self) -> String
    where
        Self: Sized,
    {
        text_of(self)
    }

    /// Whether nothing is to be said, so that a field may be left out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value as JSON text.
pub(crate) fn text_of(value: &impl Wire) -> String {
    sized_text_of(value, 256)
}

/// The same, with room for so many bytes.
pub(crate) fn sized_text_of(value: &impl Wire, room: usize) -> String {
    let mut json = Writer::with_capacity(room);
    value.write(&mut json);
    json.finish()
}

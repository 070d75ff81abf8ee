//! The shapes of the wire, each declared once: [`wire!`] makes of a declaration the struct, what writes it, and a
//! description ([`Shape`]) from which JSON Schema, TypeScript, the stubs of Python and the records of the mobile packages
//! are generated. A field is one line.

pub(crate) mod vocabulary;

pub use crate::jsontext::Writer;

use std::borrow::Cow;

use ogi_core::{CellId, Date, Number, Reason, Topic, Unit};

use crate::jsontext::Node;

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

/// Declares an object of the wire: the struct with all its fields public, [`Wire`] for it, and `to_json`. A field marked
/// `=> omit` is left out where nothing is to be said. With `from (…)` behind it, each field says how it follows from those
/// parameters, `= …`, and the object has a `new`: then a field is one line in all. What several fields need stands in a block
/// behind the parameters. One marked `read again` is read from JSON as well ([`Read`]).
macro_rules! wire {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),*)])?
        pub struct $name:ident $(<$life:lifetime>)? as $called:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $(=> $omit:ident)? = $value:expr, )*
        }
        from ($($parameters:tt)*) $({ $($before:tt)* })?
    ) => {
        $crate::shape::wire! {
            $(#[doc = $doc])*
            $(#[derive($($derive),*)])?
            pub struct $name $(<$life>)? as $called {
                $( $(#[doc = $field_doc])* $field : $type $(=> $omit)?, )*
            }
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// The wire form.
            pub fn new($($parameters)*) -> Self {
                $($($before)*)?
                Self { $($field: $value,)* }
            }
        }
    };
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),*)])?
        pub struct $name:ident as $called:literal, read again {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $(=> $omit:ident)?, )*
        }
    ) => {
        $crate::shape::wire! {
            $(#[doc = $doc])*
            $(#[derive($($derive),*)])?
            pub struct $name as $called {
                $( $(#[doc = $field_doc])* $field : $type $(=> $omit)?, )*
            }
        }

        impl $crate::shape::Read for $name {
            fn read(node: &$crate::jsontext::Node) -> Option<Self> {
                Some(Self { $($field: $crate::shape::Read::member(node, stringify!($field))?,)* })
            }
        }
    };
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),*)])?
        pub struct $name:ident $(<$life:lifetime>)? as $called:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $(=> $omit:ident)?, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug $($(, $derive)*)?)]
        pub struct $name $(<$life>)? {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        impl $(<$life>)? $crate::shape::Wire for $name $(<$life>)? {
            const SHAPE: &'static $crate::shape::Shape = &$crate::shape::Shape::Object(&$crate::shape::Object {
                name: $called,
                rust: concat!(stringify!($name) $(, "<", stringify!($life), ">")?),
                doc: &[$($doc),*],
                fields: &[$($crate::shape::Field {
                    name: stringify!($field),
                    doc: &[$($field_doc),*],
                    shape: <$type as $crate::shape::Wire>::SHAPE,
                    omitted: false $( || { stringify!($omit); true } )?,
                }),*],
            });

            fn write(&self, json: &mut $crate::jsontext::Writer) {
                json.open('{');
                $(
                    if true $( && { stringify!($omit); !$crate::shape::Wire::is_absent(&self.$field) } )? {
                        json.key(concat!("\"", stringify!($field), "\":"));
                        $crate::shape::Wire::write(&self.$field, json);
                    }
                )*
                json.close('}');
            }
        }
    };
}

/// Declares an object that callers give: its description, the names of its members, and, where it says how, the reader
/// that takes each member to where it belongs. Members may be left out unless they are marked `required`.
macro_rules! input {
    (
        $(#[doc = $doc:literal])*
        $object:ident as $called:literal, names $names:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident $($required:ident)? : $shape:expr, )*
        }
    ) => {
        $(#[doc = $doc])*
        pub(crate) const $object: &$crate::shape::Object = &$crate::shape::Object {
            name: $called,
            rust: "",
            doc: &[$($doc),*],
            fields: &[$($crate::shape::Field {
                name: stringify!($field),
                doc: &[$($field_doc),*],
                shape: $shape,
                omitted: true $( && { stringify!($required); false } )?,
            }),*],
        };
        /// The names of its members.
        pub(crate) const $names: &[&str] = &[$(stringify!($field)),*];
    };
    (
        $(#[doc = $doc:literal])*
        $object:ident as $called:literal, names $names:ident, $read:ident into $type:ty {
            $( $(#[doc = $field_doc:literal])* $field:ident : $shape:expr => $take:expr, )*
        }
    ) => {
        $crate::shape::input! {
            $(#[doc = $doc])*
            $object as $called, names $names { $( $(#[doc = $field_doc])* $field: $shape, )* }
        }

        /// Takes one member to where it belongs; whether there is such a member.
        fn $read(into: &mut $type, name: &str, value: &$crate::jsontext::Node) -> Result<bool, $crate::model::error::Error> {
            type Take = fn(&mut $type, &$crate::jsontext::Node) -> Result<(), $crate::model::error::Error>;
            match name {
                $(stringify!($field) => {
                    let take: Take = $take;
                    take(into, value)?;
                })*
                _ => return Ok(false),
            }
            Ok(true)
        }
    };
}

/// Declares how a word of the field is named on the wire, for writing and for reading, and what it means; `absent` is what
/// may go without saying. With `pub enum` before it the enum is declared as well.
macro_rules! choice {
    (
        #[doc = $doc:literal]
        pub enum $type:ident as $called:literal { $($wire:literal = $variant:ident: $meaning:literal,)* }
    ) => {
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type {
            $(#[doc = $meaning] $variant,)*
        }

        impl $type {
            /// Stable name in the wire format.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $wire,)* }
            }
        }

        $crate::shape::choice! {
            #[doc = $doc]
            $type as $called { $($wire = $variant: $meaning,)* }
        }
    };
    (
        #[doc = $doc:literal]
        $type:ident as $called:literal { $($wire:literal = $variant:ident: $meaning:literal,)* }
        $(absent $absent:ident)?
    ) => {
        impl $crate::shape::Wire for $type {
            const SHAPE: &'static $crate::shape::Shape = &$crate::shape::Shape::Choice(&$crate::shape::Choice {
                name: $called,
                doc: $doc,
                words: &[$($crate::shape::Word { name: $wire, rust: stringify!($variant), doc: $meaning }),*],
            });

            fn write(&self, json: &mut $crate::jsontext::Writer) {
                json.text(match self { $(Self::$variant => $wire,)* });
            }

            $(fn is_absent(&self) -> bool {
                matches!(self, Self::$absent)
            })?
        }

        impl $crate::shape::Named for $type {
            const NAMES: &'static [(&'static str, Self)] = &[$(($wire, Self::$variant)),*];
        }

        impl $crate::shape::Read for $type {
            fn read(node: &$crate::jsontext::Node) -> Option<Self> {
                $crate::shape::Named::named(node.as_str()?)
            }

            $(fn left_out() -> Option<Self> {
                Some(Self::$absent)
            })?
        }
    };
}

pub(crate) use {choice, input, wire};

/// A value of the wire that is read again; `None` where it is not understood.
pub(crate) trait Read: Sized {
    fn read(node: &Node) -> Option<Self>;

    /// What stands for one that is left out; `None` where it must be given.
    fn left_out() -> Option<Self> {
        None
    }

    /// A member of an object.
    fn member(object: &Node, name: &str) -> Option<Self> {
        object.get(name).map_or_else(Self::left_out, Self::read)
    }
}

/// Values that are read by a function, and what stands for one that may be left out.
macro_rules! read {
    ($($type:ty: $read:expr $(, or $left_out:expr)?;)*) => {
        $(impl Read for $type {
            fn read(node: &Node) -> Option<Self> {
                let read: fn(&Node) -> Option<Self> = $read;
                read(node)
            }

            $(fn left_out() -> Option<Self> {
                Some($left_out)
            })?
        })*
    };
}

read! {
    bool: |node| node.as_bool(), or false;
    u8: |node| u8::try_from(node.as_count()?).ok(), or 0;
    u16: |node| u16::try_from(node.as_count()?).ok(), or 0;
    u32: |node| node.as_count(), or 0;
    String: |node| node.as_str().map(str::to_owned), or Self::new();
    Number: |node| node.as_number();
    Topic: |node| Topic::from_path(node.as_str()?);
    Reason: |node| Reason::from_code(node.as_str()?);
    Unit: |node| Unit::ALL.iter().copied().find(|unit| node.as_str() == Some(unit.printed()));
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node) -> Option<Self> {
        node.optional(T::read)
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node) -> Option<Self> {
        node.as_list()?.iter().map(T::read).collect()
    }

    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}

/// A word of the field with its names on the wire, for readers.
pub(crate) trait Named: Copy + 'static {
    /// Every name with what it stands for.
    const NAMES: &'static [(&'static str, Self)];

    /// What a name stands for.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// Whole numbers: how they are written, and the least of them.
macro_rules! whole {
    ($($type:ty: $least:expr, $small:expr;)*) => {
        $(impl Wire for $type {
            const SHAPE: &'static Shape = &Shape::Whole { least: $least, wide: !$small };

            fn write(&self, json: &mut Writer) {
                json.whole(i64::try_from(*self).unwrap_or(i64::MAX));
            }

            fn is_absent(&self) -> bool {
                *self == 0
            }
        })*
    };
}

whole! {
    u8: Some(0), true;
    u16: Some(0), true;
    u32: Some(0), true;
    u64: Some(0), false;
    // Places and counts of what stands in a document.
    usize: Some(0), true;
    i8: None, true;
    i64: None, false;
}

impl Wire for bool {
    const SHAPE: &'static Shape = &Shape::Flag;

    fn write(&self, json: &mut Writer) {
        json.raw(if *self { "true" } else { "false" });
    }

    fn is_absent(&self) -> bool {
        !*self
    }
}

/// Texts, and values that are written as their name.
macro_rules! texts {
    ($($type:ty: $text:expr;)*) => {
        $(impl Wire for $type {
            const SHAPE: &'static Shape = &Shape::Text;

            fn write(&self, json: &mut Writer) {
                let text: fn(&Self) -> &str = $text;
                json.text(text(self));
            }

            fn is_absent(&self) -> bool {
                let text: fn(&Self) -> &str = $text;
                text(self).is_empty()
            }
        })*
    };
}

texts! {
    &str: |text| text;
    String: |text| text;
    Cow<'_, str>: |text| text;
    CellId: |cell| cell.path();
    Topic: |topic| topic.path();
    Unit: |unit| unit.printed();
    Reason: |reason| reason.code();
}

impl Wire for Number {
    const SHAPE: &'static Shape = &Shape::Number;

    fn write(&self, json: &mut Writer) {
        json.number(*self);
    }
}

impl Wire for Date {
    const SHAPE: &'static Shape = &Shape::Text;

    fn write(&self, json: &mut Writer) {
        json.text(&self.to_string());
    }
}

impl<T: Wire> Wire for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);

    fn write(&self, json: &mut Writer) {
        match self {
            Some(value) => value.write(json),
            None => json.raw("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for &[T] {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn write(&self, json: &mut Writer) {
        json.open('[');
        self.iter().for_each(|value| value.write(json));
        json.close(']');
    }
}

impl<T: Wire> Wire for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn write(&self, json: &mut Writer) {
        self.as_slice().write(json);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

//! The shapes of the wire, each declared once: [`wire!`] makes of a declaration the struct, what writes it, and a
//! description ([`Shape`]) from which JSON Schema, TypeScript, the stubs of Python and the records of the mobile packages
//! are generated. A field is one line.

pub(crate) mod vocabulary;

pub use crate::jsontext::Writer;

use std::borrow::Cow;

use ogi_core::{CellId, Date, Number};

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
    /// Every name that it may have.
    pub names: &'static [&'static str],
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
/// behind the parameters.
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

/// Declares how a word of the field is named on the wire, for writing and for reading; `absent` is what may go without
/// saying.
macro_rules! choice {
    ($type:ident as $called:literal { $($wire:literal = $variant:ident,)* } $(absent $absent:ident)?) => {
        impl $crate::shape::Wire for $type {
            const SHAPE: &'static $crate::shape::Shape =
                &$crate::shape::Shape::Choice(&$crate::shape::Choice { name: $called, names: &[$($wire),*] });

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
    };
}

pub(crate) use {choice, input, wire};

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

macro_rules! texts {
    ($($type:ty),*) => {
        $(impl Wire for $type {
            const SHAPE: &'static Shape = &Shape::Text;

            fn write(&self, json: &mut Writer) {
                json.text(self);
            }

            fn is_absent(&self) -> bool {
                self.is_empty()
            }
        })*
    };
}

texts!(&str, String, Cow<'_, str>);

impl Wire for Number {
    const SHAPE: &'static Shape = &Shape::Number;

    fn write(&self, json: &mut Writer) {
        json.number(*self);
    }
}

impl Wire for CellId {
    const SHAPE: &'static Shape = &Shape::Text;

    fn write(&self, json: &mut Writer) {
        json.text(self.path());
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

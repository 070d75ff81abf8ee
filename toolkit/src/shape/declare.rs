//! How shapes are declared: what goes out, what callers give, and the words of the field.

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

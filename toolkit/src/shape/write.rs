//! How plain values are written: flags, numbers, texts, lists.

use std::borrow::Cow;

use ogi_core::{CellId, Date, Number, Reason, Topic, Unit};

use super::{Shape, Wire};
use crate::jsontext::Writer;

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

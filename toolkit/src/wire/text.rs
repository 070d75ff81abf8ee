//! JSON text of wire values: the bytes of `serde_json`, by one serializer that needs no printer of floats, since every
//! number on the wire is a decimal of at most fifteen digits.

use std::fmt;

use ogi_core::Number;
use serde::ser::{self, Serialize};

use crate::error::Error;

/// JSON text as it grows.
pub(crate) struct Writer<'s> {
    text: String,
    /// Writes what stands in the place of a number of 128 bits, which no field of the wire has.
    splice: &'s dyn Fn(&mut String),
}

/// A value that the wire has no form for; none of the wire's own types has such.
#[derive(Debug)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that the wire has no form for")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Unwritable {
    /// As an error of a task.
    pub(crate) fn told(self) -> Error {
        Error::Json(self.to_string())
    }
}

/// The JSON text of a value.
pub(crate) fn text_of(value: &impl Serialize) -> Result<String, Unwritable> {
    spliced_text_of(value, 256, &|_| ())
}

/// The JSON text of a value, for which so much room is made; `splice` writes what stands where it has a number of 128
/// bits.
pub(crate) fn spliced_text_of(value: &impl Serialize, room: usize, splice: &dyn Fn(&mut String)) -> Result<String, Unwritable> {
    let mut writer = Writer { text: String::with_capacity(room), splice };
    value.serialize(&mut writer)?;
    Ok(writer.text)
}

/// Adds a whole number.
pub(super) fn push_whole(number: u64, text: &mut String) {
    if number >= 10 {
        push_whole(number / 10, text);
    }
    text.push(char::from(b'0'.wrapping_add(u8::try_from(number % 10).unwrap_or_default())));
}

/// Whether a byte is written otherwise within quotation marks.
const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl<'s> Writer<'s> {
    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        // Asked of all bytes at once, which takes many of them at a time: nearly every text is plain.
        if text.bytes().fold(false, |special, byte| special | is_special(byte)) {
            self.escape(text);
        } else {
            self.text.push_str(text);
        }
        self.text.push('"');
    }

    fn escape(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_special) {
            let Some((plain, special)) = rest.split_at_checked(at) else { break };
            self.text.push_str(plain);
            let mut characters = special.chars();
            self.escaped(characters.next().unwrap_or_default());
            rest = characters.as_str();
        }
        self.text.push_str(rest);
    }

    fn escaped(&mut self, character: char) {
        let short = match character {
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            other => other,
        };
        self.text.push('\\');
        if short >= ' ' {
            self.text.push(short);
            return;
        }
        self.text.push_str(if short < '\u{10}' { "u000" } else { "u001" });
        self.text.push(char::from_digit(u32::from(short) & 15, 16).unwrap_or_default());
    }

    fn whole(&mut self, negative: bool, magnitude: u64) {
        if negative {
            self.text.push('-');
        }
        push_whole(magnitude, &mut self.text);
    }

    /// As few digits as name the number, with an exponent for very small ones.
    fn decimal(&mut self, number: Number) {
        let scale = number.scale();
        let magnitude = number.scaled(scale).unwrap_or_default().unsigned_abs();
        let digits = u64::try_from(magnitude).unwrap_or_default().to_string();
        if number.is_negative() {
            self.text.push('-');
        }
        let zeros = usize::from(scale).checked_sub(digits.len());
        match zeros {
            None => {
                let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(scale.into())).unwrap_or_default();
                self.text.extend([whole, ".", fraction]);
            }
            Some(zeros @ 0..=4) => {
                self.text.push_str("0.");
                self.text.extend(std::iter::repeat_n('0', zeros));
                self.text.push_str(&digits);
            }
            Some(zeros) => {
                let (first, rest) = digits.split_at_checked(1).unwrap_or_default();
                self.text.extend([first, if rest.is_empty() { "" } else { "." }, rest, "e-"]);
                self.whole(false, u64::try_from(zeros).unwrap_or_default().saturating_add(1));
            }
        }
    }

    fn open<'w>(&'w mut self, opening: &str, closing: &'static str) -> Compound<'w, 's> {
        self.text.push_str(opening);
        Compound { writer: self, closing, first: true }
    }

    /// The name of a member; those of a type hold nothing that is special.
    fn name(&mut self, name: &'static str) {
        self.text.extend(["\"", name, "\":"]);
    }

    /// An object whose only member bears the name of a variant.
    fn variant(&mut self, name: &'static str) {
        self.text.push('{');
        self.name(name);
    }
}

/// A list or an object that is being written.
pub(crate) struct Compound<'w, 's> {
    writer: &'w mut Writer<'s>,
    closing: &'static str,
    first: bool,
}

impl<'s> Compound<'_, 's> {
    fn next(&mut self) -> &mut Writer<'s> {
        if !std::mem::take(&mut self.first) {
            self.writer.text.push(',');
        }
        self.writer
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self.next())
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
        let writer = self.next();
        writer.name(name);
        value.serialize(writer)
    }

    fn close(self) {
        self.writer.text.push_str(self.closing);
    }
}

macro_rules! whole {
    ($($method:ident $kind:ty),*) => {
        $(fn $method(self, value: $kind) -> Result<(), Unwritable> {
            self.serialize_i64(i64::from(value))
        })*
    };
}

impl<'w, 's> ser::Serializer for &'w mut Writer<'s> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Compound<'w, 's>;
    type SerializeTuple = Compound<'w, 's>;
    type SerializeTupleStruct = Compound<'w, 's>;
    type SerializeTupleVariant = Compound<'w, 's>;
    type SerializeMap = Compound<'w, 's>;
    type SerializeStruct = Compound<'w, 's>;
    type SerializeStructVariant = Compound<'w, 's>;

    whole!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        self.whole(value < 0, value.unsigned_abs());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.whole(false, value);
        Ok(())
    }

    fn serialize_u128(self, _: u128) -> Result<(), Unwritable> {
        (self.splice)(&mut self.text);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        self.decimal(Number::nearest(value).ok_or(Unwritable)?);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.quoted(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.quoted(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Unwritable> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.variant(name);
        value.serialize(&mut *self)?;
        self.text.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'w, 's>, Unwritable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'w, 's>, Unwritable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Compound<'w, 's>, Unwritable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Compound<'w, 's>, Unwritable> {
        self.variant(name);
        Ok(self.open("[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'w, 's>, Unwritable> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'w, 's>, Unwritable> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Compound<'w, 's>, Unwritable> {
        self.variant(name);
        Ok(self.open("{", "}}"))
    }
}

macro_rules! compound {
    ($($kind:ident $method:ident),*) => {
        $(impl ser::$kind for Compound<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.element(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        })*
    };
}

compound!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! object {
    ($($kind:ident),*) => {
        $(impl ser::$kind for Compound<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        })*
    };
}

object!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Compound<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Unwritable> {
        self.element(name)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.writer.text.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, serde::Serialize)]
    enum Variant {
        Unit,
        New(u8),
        Tuple(u8, &'static str),
        Struct { a: bool, b: Option<char> },
    }

    fn same(value: &impl Serialize) {
        assert_eq!(text_of(value).unwrap(), serde_json::to_string(value).unwrap());
    }

    #[test]
    fn every_shape_is_that_of_serde_json() {
        same(&[Variant::Unit, Variant::New(7), Variant::Tuple(8, "x"), Variant::Struct { a: true, b: Some('政') }]);
        same(&((), (1_i8, -2_i64, u64::MAX, i64::MIN), [0_u16; 0], std::collections::BTreeMap::from([("a", 1), ("b\"", 2)])));
        same(&serde_json::json!({"a": [null, true, false, {}, []], "b": {"c": -1}}));
        for scale in 0..=9 {
            for mantissa in [1, 7, 10, 12, 123, 123_456_789, 999_999_999_999_999, -1, -12_345] {
                same(&Number::new(mantissa, scale).unwrap());
            }
        }
    }

    #[test]
    fn what_the_wire_has_no_form_for_is_an_error() {
        assert!(text_of(&f64::NAN).is_err());
        assert!(text_of(&(0.1_f64 + 0.2)).is_err());
        assert_eq!(spliced_text_of(&[1_u128], 0, &|text| text.push_str("{}")).unwrap(), "[{}]");
    }

    proptest! {
        #[test]
        fn texts_and_numbers_are_those_of_serde_json(
            text in any::<String>(), control in "[\\x00-\\x7f]{0,9}", whole in any::<i64>(), mantissa in any::<i64>(), scale in 0_u8..=9,
        ) {
            same(&(text, control, whole, Number::new(mantissa % 1_000_000_000_000_000, scale)));
        }
    }
}

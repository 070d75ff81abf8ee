//! JSON text as it is written: the bytes of `serde_json`, without its printer of floats, since every number on the wire is
//! a decimal of at most fifteen digits.

use ogi_core::Number;

/// JSON text as it grows.
///
/// INVARIANT: a comma is due unless the text ends in an opening bracket or a colon. Those stand at its end only where
/// nothing has been written behind them, because every text ends in a quotation mark.
#[derive(Debug, Default)]
pub struct Writer(String);

/// Whether a byte is written otherwise within quotation marks.
const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl Writer {
    /// An empty text, for which so many bytes of room are made.
    pub(crate) fn with_capacity(room: usize) -> Self {
        Self(String::with_capacity(room))
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// Adds what is JSON text already: a word such as `null`.
    pub(crate) fn raw(&mut self, text: &str) {
        self.comma();
        self.0.push_str(text);
    }

    /// Begins a list or an object with its opening bracket.
    pub(crate) fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    /// Ends a list or an object with its closing bracket.
    pub(crate) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of a member, with its quotation marks and its colon; the value follows.
    pub(crate) fn key(&mut self, quoted: &str) {
        self.comma();
        self.0.push_str(quoted);
    }

    /// The name of a member that is not known beforehand, and holds nothing that is special.
    pub(crate) fn plain_key(&mut self, name: &str) {
        self.comma();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// A text in quotation marks.
    pub(crate) fn text(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        // Asked of all bytes at once, which takes many of them at a time: nearly every text is plain.
        if text.bytes().fold(false, |special, byte| special | is_special(byte)) {
            self.escape(text);
        } else {
            self.0.push_str(text);
        }
        self.0.push('"');
    }

    fn escape(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_special) {
            let Some((plain, special)) = rest.split_at_checked(at) else { break };
            self.0.push_str(plain);
            let mut characters = special.chars();
            self.escaped(characters.next().unwrap_or_default());
            rest = characters.as_str();
        }
        self.0.push_str(rest);
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
        self.0.push('\\');
        if short >= ' ' {
            self.0.push(short);
            return;
        }
        self.0.push_str(if short < '\u{10}' { "u000" } else { "u001" });
        self.0.push(char::from_digit(u32::from(short) & 15, 16).unwrap_or_default());
    }

    /// A whole number.
    pub(crate) fn whole(&mut self, value: i64) {
        self.comma();
        self.sign(value < 0);
        self.digits(value.unsigned_abs());
    }

    fn sign(&mut self, negative: bool) {
        if negative {
            self.0.push('-');
        }
    }

    fn digits(&mut self, number: u64) {
        if number >= 10 {
            self.digits(number / 10);
        }
        self.0.push(char::from(b'0'.wrapping_add(u8::try_from(number % 10).unwrap_or_default())));
    }

    /// A number, in as few digits as name it, with an exponent for very small ones.
    pub(crate) fn number(&mut self, number: Number) {
        if let Some(whole) = number.as_integer() {
            self.whole(whole);
            return;
        }
        self.comma();
        let scale = number.scale();
        let magnitude = number.scaled(scale).unwrap_or_default().unsigned_abs();
        let digits = u64::try_from(magnitude).unwrap_or_default().to_string();
        self.sign(number.is_negative());
        match usize::from(scale).checked_sub(digits.len()) {
            None => {
                let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(scale.into())).unwrap_or_default();
                self.0.extend([whole, ".", fraction]);
            }
            Some(zeros @ 0..=4) => {
                self.0.push_str("0.");
                self.0.extend(std::iter::repeat_n('0', zeros));
                self.0.push_str(&digits);
            }
            Some(zeros) => {
                let (first, rest) = digits.split_at_checked(1).unwrap_or_default();
                self.0.extend([first, if rest.is_empty() { "" } else { "." }, rest, "e-"]);
                self.digits(u64::try_from(zeros).unwrap_or_default().saturating_add(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// Writes a value of `serde_json`, whose own text is the oracle.
    fn write(value: &Value, json: &mut Writer) {
        match value {
            Value::Null => json.raw("null"),
            Value::Bool(flag) => json.raw(if *flag { "true" } else { "false" }),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => json.whole(whole),
                None => json.number(Number::nearest(number.as_f64().unwrap()).unwrap()),
            },
            Value::String(text) => json.text(text),
            Value::Array(list) => {
                json.open('[');
                list.iter().for_each(|value| write(value, json));
                json.close(']');
            }
            Value::Object(members) => {
                json.open('{');
                for (name, value) in members {
                    json.plain_key(name);
                    write(value, json);
                }
                json.close('}');
            }
        }
    }

    fn same(value: &Value) {
        let mut json = Writer::default();
        write(value, &mut json);
        assert_eq!(json.finish(), value.to_string());
    }

    #[test]
    fn numbers_of_every_scale_are_those_of_serde_json() {
        for scale in 0..=9 {
            for mantissa in [0, 1, 7, 10, 12, 123, 123_456_789, 999_999_999_999_999, -1, -12_345] {
                same(&serde_json::to_value(Number::new(mantissa, scale).unwrap()).unwrap());
            }
        }
        same(&serde_json::json!([i64::MIN, i64::MAX, 0]));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\x00-\\x7f]{0,9}".prop_map(Value::from),
            "[\\[{:,]{0,3}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec(("[a-z]{1,4}", inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_value_is_that_of_serde_json(value in values(), mantissa in any::<i64>(), scale in 0_u8..=9) {
            same(&value);
            same(&serde_json::to_value(Number::new(mantissa % 1_000_000_000_000_000, scale)).unwrap());
        }
    }
}

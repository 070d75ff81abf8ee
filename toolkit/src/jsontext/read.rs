//! Reads JSON text (RFC 8259), in one pass and as strictly as `serde_json`, whose sentences about mistakes are kept.

use std::borrow::Cow;

use super::{Members, Node, decimal};
use crate::model::error::Error;

/// Deeper nesting is refused, so that no input can exhaust the stack.
const DEEPEST: u8 = 127;
/// Whole numbers of more digits are kept as text.
const WHOLE_DIGITS: usize = 18;

/// What is wrong with a text, and before which byte.
pub(crate) struct Wrong {
    what: &'static str,
    at: usize,
}

/// The value of a JSON text.
///
/// # Errors
/// When the text is not JSON.
pub(crate) fn read(text: &str) -> Result<Node<'_>, Error> {
    let mut reader = Reader::new(text);
    let node = reader.value()?;
    reader.end()?;
    Ok(node)
}

/// Reads values one after another.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// The next value.
    ///
    /// # Errors
    /// When the text is not JSON there.
    pub(crate) fn value(&mut self) -> Result<Node<'a>, Error> {
        self.node().map_err(|wrong| self.error_of(&wrong))
    }

    /// Whether white space is all that is left.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.next().is_none()
    }

    /// Makes sure that white space is all that is left.
    ///
    /// # Errors
    /// When something else is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        if self.is_at_end() { Ok(()) } else { Err(self.error_of(&self.here("trailing characters"))) }
    }

    /// Hands over the values of a list one by one, so that they need not be in memory at once.
    ///
    /// # Errors
    /// When the text is not a list.
    pub(crate) fn each(&mut self, mut take: impl FnMut(Node<'a>)) -> Result<(), Error> {
        let mut all = || {
            if self.next() != Some(b'[') {
                return Err(self.here("expected value"));
            }
            let mut more = self.opens_list()?;
            while more {
                take(self.node()?);
                more = self.goes_on(b']')?;
            }
            Ok(())
        };
        all().map_err(|wrong| self.error_of(&wrong))
    }

    fn error_of(&self, wrong: &Wrong) -> Error {
        let before = self.text.as_bytes().get(..wrong.at).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1));
        let lines = before.split(|byte| *byte == b'\n').count();
        let (line, column) = (lines, before.len().saturating_sub(line_start));
        Error::Json(format!("{} at line {line} column {column}", wrong.what))
    }

    /// A mistake in the byte that comes next.
    fn here(&self, what: &'static str) -> Wrong {
        Wrong { what, at: self.at.saturating_add(1).min(self.text.len()) }
    }

    /// A mistake in the byte that came last.
    const fn past(&self, what: &'static str) -> Wrong {
        Wrong { what, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    const fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.step();
        Some(byte)
    }

    /// The next byte that is no white space, which stays.
    fn next(&mut self) -> Option<u8> {
        while let Some(byte) = self.peek() {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.step();
        }
        None
    }

    fn node(&mut self) -> Result<Node<'a>, Wrong> {
        match self.next() {
            Some(b'"') => self.string().map(Node::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Node::Null),
            Some(b't') => self.word("true", Node::Bool(true)),
            Some(b'f') => self.word("false", Node::Bool(false)),
            Some(b'[') => {
                let mut list = Vec::new();
                let mut more = self.opens_list()?;
                while more {
                    list.push(self.node()?);
                    more = self.goes_on(b']')?;
                }
                Ok(Node::List(list))
            }
            Some(b'{') => self.object(),
            Some(_) => Err(self.here("expected value")),
            None => Err(self.here("EOF while parsing a value")),
        }
    }

    fn word(&mut self, word: &str, node: Node<'a>) -> Result<Node<'a>, Wrong> {
        for expected in word.bytes() {
            match self.take() {
                Some(byte) if byte == expected => {}
                Some(_) => return Err(self.past("expected ident")),
                None => return Err(self.past("EOF while parsing a value")),
            }
        }
        Ok(node)
    }

    fn open(&mut self) -> Result<(), Wrong> {
        if self.depth == DEEPEST {
            return Err(self.here("recursion limit exceeded"));
        }
        self.depth = self.depth.saturating_add(1);
        self.step();
        Ok(())
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.step();
    }

    /// Steps into a list; whether anything is in it.
    fn opens_list(&mut self) -> Result<bool, Wrong> {
        self.open()?;
        match self.next() {
            None => Err(self.here("EOF while parsing a list")),
            Some(b']') => {
                self.close();
                Ok(false)
            }
            Some(_) => Ok(true),
        }
    }

    /// Steps over a comma or out of the list or object that a bracket closes; whether it was a comma.
    fn goes_on(&mut self, bracket: u8) -> Result<bool, Wrong> {
        let list = bracket == b']';
        match self.next() {
            Some(b',') => {
                self.step();
                match self.next() {
                    Some(byte) if byte == bracket => Err(self.here("trailing comma")),
                    Some(_) => Ok(true),
                    None => Err(self.here("EOF while parsing a value")),
                }
            }
            Some(byte) if byte == bracket => {
                self.close();
                Ok(false)
            }
            Some(_) => Err(self.here(if list { "expected `,` or `]`" } else { "expected `,` or `}`" })),
            None => Err(self.here(if list { "EOF while parsing a list" } else { "EOF while parsing an object" })),
        }
    }

    fn object(&mut self) -> Result<Node<'a>, Wrong> {
        let mut members = Vec::new();
        self.open()?;
        let mut more = match self.next() {
            None => return Err(self.here("EOF while parsing an object")),
            Some(b'}') => {
                self.close();
                false
            }
            Some(_) => true,
        };
        while more {
            if self.peek() != Some(b'"') {
                return Err(self.here("key must be a string"));
            }
            let name = self.string()?;
            match self.next() {
                Some(b':') => self.step(),
                Some(_) => return Err(self.here("expected `:`")),
                None => return Err(self.here("EOF while parsing an object")),
            }
            members.push((name, self.node()?));
            more = self.goes_on(b'}')?;
        }
        Ok(Node::Object(Members(members)))
    }

    fn number(&mut self) -> Result<Node<'a>, Wrong> {
        let start = self.at;
        let negative = self.peek() == Some(b'-');
        if negative {
            self.step();
        }
        let first = self.at;
        match self.take() {
            Some(b'0') if self.peek().is_some_and(|byte| byte.is_ascii_digit()) => return Err(self.here("invalid number")),
            Some(b'0'..=b'9') => {}
            Some(_) => return Err(self.past("invalid number")),
            None => return Err(self.past("EOF while parsing a value")),
        }
        self.digits();
        let whole = self.piece(first, self.at);
        let mut plain = true;
        if self.peek() == Some(b'.') {
            plain = false;
            self.step();
            if !self.digits() {
                let missing = if self.peek().is_some() { "invalid number" } else { "EOF while parsing a value" };
                return Err(self.here(missing));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            plain = false;
            self.step();
            if let Some(b'+' | b'-') = self.peek() {
                self.step();
            }
            match self.take() {
                Some(b'0'..=b'9') => {}
                Some(_) => return Err(self.past("invalid number")),
                None => return Err(self.past("EOF while parsing a value")),
            }
            self.digits();
        }
        // -0 is no count: a whole number has no sign of zero.
        if plain && whole.len() <= WHOLE_DIGITS && !(negative && whole == "0") {
            let value = whole
                .bytes()
                .fold(0_i64, |value, byte| value.wrapping_mul(10).wrapping_add(i64::from(byte.wrapping_sub(b'0'))));
            return Ok(Node::Whole(if negative { value.wrapping_neg() } else { value }));
        }
        let literal = self.piece(start, self.at);
        if decimal::is_above_all(literal) { Err(self.past("number out of range")) } else { Ok(Node::Decimal(literal.into())) }
    }

    /// Steps over digits; whether there are any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        self.at > start
    }

    fn piece(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Wrong> {
        self.step();
        let mut owned: Option<String> = None;
        loop {
            let start = self.at;
            self.skip_plain();
            let piece = self.piece(start, self.at);
            match self.take() {
                Some(b'"') => {
                    return Ok(match owned {
                        None => Cow::Borrowed(piece),
                        Some(text) => Cow::Owned(text + piece),
                    });
                }
                Some(b'\\') => {
                    let text = owned.get_or_insert_default();
                    text.push_str(piece);
                    let character = self.escaped()?;
                    text.push(character);
                }
                Some(_) => return Err(self.past("control character (\\u0000-\\u001F) found while parsing a string")),
                None => return Err(self.past("EOF while parsing a string")),
            }
        }
    }

    /// Steps to the next quotation mark, backslash or control character.
    fn skip_plain(&mut self) {
        const ONES: u64 = u64::MAX / 255;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let has_zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let (words, _) = rest.as_chunks::<8>();
        let plain = words.iter().take_while(|bytes| {
            let word = u64::from_le_bytes(**bytes);
            let quote = has_zero(word ^ ONES.wrapping_mul(u64::from(b'"')));
            let slash = has_zero(word ^ ONES.wrapping_mul(u64::from(b'\\')));
            let control = word.wrapping_sub(ONES.wrapping_mul(0x20)) & !word;
            (quote | slash | control) & (ONES << 7) == 0
        });
        self.at = self.at.saturating_add(plain.count().saturating_mul(8));
        while self.peek().is_some_and(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
            self.step();
        }
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Result<char, Wrong> {
        Ok(match self.take() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unit(),
            Some(_) => return Err(self.past("invalid escape")),
            None => return Err(self.past("EOF while parsing a string")),
        })
    }

    /// The character of one or two units of UTF-16.
    fn unit(&mut self) -> Result<char, Wrong> {
        let first = self.hexadecimal()?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        let lone = "lone leading surrogate in hex escape";
        if first >= 0xDC00 {
            return Err(self.past(lone));
        }
        for expected in *b"\\u" {
            match self.take() {
                Some(byte) if byte == expected => {}
                Some(_) => return Err(self.past("unexpected end of hex escape")),
                None => return Err(self.past("EOF while parsing a string")),
            }
        }
        let second = self.hexadecimal()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.past(lone));
        }
        let bits = |unit: u32| unit & 0x3FF;
        char::from_u32((bits(first) << 10 | bits(second)).wrapping_add(0x1_0000)).ok_or_else(|| self.past(lone))
    }

    fn hexadecimal(&mut self) -> Result<u32, Wrong> {
        let Some(digits) = self.text.as_bytes().get(self.at..).and_then(<[u8]>::first_chunk::<4>) else {
            self.at = self.text.len();
            return Err(self.past("EOF while parsing a string"));
        };
        self.at = self.at.saturating_add(4);
        let value = digits.iter().try_fold(0_u32, |value, byte| Some(value << 4 | char::from(*byte).to_digit(16)?));
        value.ok_or_else(|| self.past("invalid escape"))
    }
}

//! Tags and stretches of text with their place in the source, in one pass over it: the tokenizer of HTML's standard
//! (WHATWG, 13.2.5) as far as it tells what is text and what is a tag.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::attributes::Collector;
use super::builder::Builder;
use super::references;
use super::tag::Name;

/// Hands the tags and the text of a page to the builder.
pub(super) fn tokenize(source: &str, builder: &mut Builder) {
    let tokens = Tokens { source, builder, at: 0, run: 0..0, name: Vec::new(), attributes: Collector::default() };
    tokens.page();
}

struct Tokens<'s, 'b> {
    source: &'s str,
    builder: &'b mut Builder,
    /// How far the source has been read, in bytes.
    at: usize,
    /// A stretch of the source that is text as it stands, not yet handed on.
    run: Range<usize>,
    /// The name of the tag being read, in lower case.
    name: Vec<u8>,
    attributes: Collector,
}

/// How what follows a start tag is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Markup,
    /// Text up to the end tag of this name, with or without character references.
    Text(&'static str, bool),
    Script,
    /// Text to the end of the page.
    Plain,
}

impl Content {
    fn after(name: &[u8]) -> Self {
        match name {
            b"script" => Self::Script,
            b"plaintext" => Self::Plain,
            b"textarea" => Self::Text("textarea", true),
            b"title" => Self::Text("title", true),
            b"style" => Self::Text("style", false),
            b"iframe" => Self::Text("iframe", false),
            b"xmp" => Self::Text("xmp", false),
            b"noembed" => Self::Text("noembed", false),
            b"noframes" => Self::Text("noframes", false),
            b"noscript" => Self::Text("noscript", false),
            _ => Self::Markup,
        }
    }
}

/// Where in a script an end tag counts: `<!--` and `<script` inside it take it out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Open,
    Escaped,
    Twice,
}

impl Tokens<'_, '_> {
    fn page(mut self) {
        let mut content = Content::Markup;
        while self.at < self.source.len() {
            content = match content {
                Content::Markup => self.markup(),
                Content::Text(name, references) => self.text(name, references),
                Content::Script => self.script(),
                Content::Plain => {
                    self.take_to(self.source.len());
                    Content::Plain
                }
            };
        }
        self.flush();
        self.builder.finish();
    }

    fn rest(&self) -> &[u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at.saturating_add(ahead)).copied()
    }

    fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.source.len());
    }

    /// Text as it stands, up to a place.
    fn take_to(&mut self, end: usize) {
        if self.run.end != self.at || self.run.is_empty() {
            self.flush();
            self.run = self.at..self.at;
        }
        self.run.end = end;
        self.at = end;
    }

    fn take(&mut self, bytes: usize) {
        self.take_to(self.at.saturating_add(bytes).min(self.source.len()));
    }

    fn flush(&mut self) {
        let run = std::mem::replace(&mut self.run, 0..0);
        if let Some(text) = self.source.get(run.clone()).filter(|text| !text.is_empty()) {
            self.builder.text(run.start, text);
        }
    }

    /// Text up to the next tag or character reference, and that.
    fn markup(&mut self) -> Content {
        let length = memchr2(b'<', b'&', self.rest()).unwrap_or(usize::MAX);
        self.take(length);
        match (self.byte(0), self.byte(1)) {
            (Some(b'&'), _) => self.reference(),
            (Some(b'<'), Some(b'/')) => match self.byte(2) {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.skip(2);
                    return self.tag(true);
                }
                Some(_) => self.leave_out(b">"),
                None => self.take(2),
            },
            (Some(b'<'), Some(letter)) if letter.is_ascii_alphabetic() => {
                self.skip(1);
                return self.tag(false);
            }
            (Some(b'<'), Some(b'!')) if self.rest().starts_with(b"<!--") => self.comment(),
            (Some(b'<'), Some(b'!' | b'?')) => self.leave_out(b">"),
            (Some(_), _) => self.take(1),
            (None, _) => {}
        }
        Content::Markup
    }

    /// Goes on behind an end, or at the end of the page.
    fn leave_out(&mut self, end: &[u8]) {
        let found = crate::search::find(self.rest(), end);
        self.skip(found.map_or(usize::MAX, |at| at.saturating_add(end.len())));
    }

    fn comment(&mut self) {
        self.skip(4);
        if self.rest().starts_with(b">") || self.rest().starts_with(b"->") {
            return self.leave_out(b">");
        }
        // It ends with `-->`, or by mistake with `--!>`.
        let mut from = 0;
        let end = loop {
            let Some(rest) = self.rest().get(from..) else { break usize::MAX };
            let Some(at) = crate::search::find(rest, b"--") else { break usize::MAX };
            match rest.get(at.saturating_add(2)..).unwrap_or_default() {
                [b'>', ..] => break from.saturating_add(at).saturating_add(3),
                [b'!', b'>', ..] => break from.saturating_add(at).saturating_add(4),
                _ => from = from.saturating_add(at).saturating_add(1),
            }
        };
        self.skip(end);
    }

    fn reference(&mut self) {
        let after = self.rest().get(1..).unwrap_or_default();
        let Some((character, length)) = references::read(after, false) else { return self.take(1) };
        self.flush();
        let end = self.at.saturating_add(length).saturating_add(1);
        self.builder.entity(self.at..end, character.encode_utf8(&mut [0; 4]));
        self.at = end;
    }

    /// Whether the end tag of this name stands here.
    fn ends(&self, name: &str) -> bool {
        self.rest().strip_prefix(b"</").is_some_and(|rest| is_named(rest, name))
    }

    /// Text up to the end tag of a name.
    fn text(&mut self, name: &'static str, references: bool) -> Content {
        let next = if references { memchr2(b'<', b'&', self.rest()) } else { memchr(b'<', self.rest()) };
        self.take(next.unwrap_or(usize::MAX));
        if self.ends(name) {
            self.skip(2);
            return self.tag(true);
        }
        match self.byte(0) {
            Some(b'&') => self.reference(),
            Some(_) => self.take(1),
            None => {}
        }
        Content::Text(name, references)
    }

    /// A script, which shows nothing, up to its end tag.
    fn script(&mut self) -> Content {
        let mut state = Script::Open;
        while let Some(length) = memchr2(b'<', b'-', self.rest()) {
            self.skip(length);
            let rest = self.rest();
            if state != Script::Open && rest.starts_with(b"-->") {
                state = Script::Open;
            } else if self.ends("script") {
                if state != Script::Twice {
                    self.skip(2);
                    return self.tag(true);
                }
                state = Script::Escaped;
            } else if state == Script::Open && rest.starts_with(b"<!--") {
                state = Script::Escaped;
                // Its dashes may be those of the end.
                self.skip(1);
            } else if state == Script::Escaped && rest.strip_prefix(b"<").is_some_and(|rest| is_named(rest, "script")) {
                state = Script::Twice;
            }
            self.skip(1);
        }
        self.at = self.source.len();
        Content::Script
    }

    /// A tag from its name on; one that the page's end cuts is left out.
    fn tag(&mut self, end_tag: bool) -> Content {
        let start = self.at.saturating_sub(1);
        let length = self.rest().iter().position(|byte| ends_name(*byte)).unwrap_or(usize::MAX);
        self.name.clear();
        let name = self.source.as_bytes().get(self.at..self.at.saturating_add(length).min(self.source.len()));
        self.name.extend(name.unwrap_or_default().iter().map(u8::to_ascii_lowercase));
        self.skip(length);
        self.attributes.start_tag();
        loop {
            let blank = self.rest().iter().position(|byte| !is_space(*byte) && *byte != b'/');
            self.skip(blank.unwrap_or(usize::MAX));
            match self.byte(0) {
                None => return Content::Markup,
                Some(b'>') => break,
                Some(_) => self.attribute(),
            }
        }
        self.skip(1);
        self.flush();
        let (name, attributes) = (Name::of(&self.name), self.attributes.finish());
        if end_tag {
            self.builder.end_tag(name);
            return Content::Markup;
        }
        self.builder.start_tag(name, attributes, start..self.at);
        Content::after(&self.name)
    }

    fn attribute(&mut self) {
        self.attributes.start_attribute();
        let ends = |byte: &u8| ends_name(*byte) || *byte == b'=';
        let length = self.rest().iter().skip(1).position(ends).map_or(usize::MAX, |length| length.saturating_add(1));
        let start = self.at;
        self.skip(length);
        self.attributes.push_name(self.source.as_bytes().get(start..self.at).unwrap_or_default());
        self.skip_space();
        if self.byte(0) != Some(b'=') {
            return;
        }
        self.skip(1);
        self.skip_space();
        let (length, quoted) = match self.byte(0) {
            Some(quote @ (b'"' | b'\'')) => {
                self.skip(1);
                (memchr(quote, self.rest()), true)
            }
            _ => (self.rest().iter().position(|byte| is_space(*byte) || *byte == b'>'), false),
        };
        let start = self.at;
        self.skip(length.unwrap_or(usize::MAX));
        self.attributes.start_value();
        self.value(start..self.at);
        self.skip(usize::from(quoted));
    }

    /// The value of an attribute.
    fn value(&mut self, range: Range<usize>) {
        let mut rest = self.source.as_bytes().get(range).unwrap_or_default();
        while let Some((before, after)) = memchr(b'&', rest).and_then(|at| rest.split_at_checked(at)) {
            self.attributes.push_value(before);
            let after = after.get(1..).unwrap_or_default();
            match references::read(after, true) {
                Some((character, length)) => {
                    self.attributes.push_value(character.encode_utf8(&mut [0; 4]).as_bytes());
                    rest = after.get(length..).unwrap_or_default();
                }
                None => {
                    self.attributes.push_value(b"&");
                    rest = after;
                }
            }
        }
        self.attributes.push_value(rest);
    }

    fn skip_space(&mut self) {
        let length = self.rest().iter().position(|byte| !is_space(*byte));
        self.skip(length.unwrap_or(usize::MAX));
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

const fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

/// Whether a tag's name, in whatever case, is this one and ends here.
fn is_named(text: &[u8], name: &str) -> bool {
    text.split_at_checked(name.len()).is_some_and(|(start, rest)| {
        start.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(|byte| ends_name(*byte))
    })
}

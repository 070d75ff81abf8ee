//! The same page as html5gum, a complete tokenizer, reads it: what `tokens` is held against.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

use super::attributes::Collector;
use super::builder::Builder;
use super::tag::Name;

/// Hands the tags and the text of a page to the builder.
pub(super) fn tokenize(source: &str, builder: &mut Builder) {
    // Reading from memory cannot fail, and the emitter hands out no tokens.
    let Ok(()) = Tokenizer::new_with_emitter(source, Events::new(source, builder)).finish();
}

/// Receives the tokenizer's events.
struct Events<'s, 'b> {
    source: &'s str,
    builder: &'b mut Builder,
    /// How far the tokenizer has read, in bytes.
    position: usize,
    /// Where the last event ended.
    seam: usize,
    /// A stretch of the source that is text as it stands, not yet handed on.
    run: Range<usize>,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    end_tag: bool,
    attributes: Collector,
}

impl<'s, 'b> Events<'s, 'b> {
    fn new(source: &'s str, builder: &'b mut Builder) -> Self {
        Self {
            source,
            builder,
            position: 0,
            seam: 0,
            run: 0..0,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            end_tag: false,
            attributes: Collector::default(),
        }
    }

    fn flush(&mut self) {
        let run = std::mem::replace(&mut self.run, 0..0);
        if run.is_empty() {
            return;
        }
        let (start, end) = (self.source.floor_char_boundary(run.start), self.source.floor_char_boundary(run.end));
        if let Some(text) = self.source.get(start..end) {
            self.builder.text(start, text);
        }
    }

    /// Whether the text just read stands in the source as it is, line breaks apart.
    fn stands_at(&self, start: usize, text: &[u8]) -> bool {
        let standing = self.source.as_bytes().get(start..self.position);
        standing == Some(text) || (text == b"\n" && standing == Some(b"\r"))
    }

    /// Whether a stretch that starts here goes on from the run: directly, or after the second half of a line break.
    fn goes_on(&self, start: usize) -> bool {
        start == self.run.end || (start == self.run.end + 1 && self.source.as_bytes().get(self.run.end..start) == Some(b"\n"))
    }
}

impl Emitter for Events<'_, '_> {
    type Token = Infallible;

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn emit_string(&mut self, text: &[u8]) {
        let start = self.position.saturating_sub(text.len());
        if self.stands_at(start, text) {
            if self.run.is_empty() || !self.goes_on(start) {
                self.flush();
                self.run = start..start;
            }
            self.run.end = self.position;
        } else {
            self.flush();
            let end = self.source.floor_char_boundary(self.position);
            let start = self.source.floor_char_boundary(self.seam).min(end);
            self.builder.entity(start..end, &String::from_utf8_lossy(text));
        }
        self.seam = self.position;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush();
        let name = Name::of(&self.name);
        let attributes = self.attributes.finish();
        let mut state = None;
        if self.end_tag {
            self.last_start_tag.clear();
            self.builder.end_tag(name);
        } else {
            self.last_start_tag.clone_from(&self.name);
            state = naive_next_state(&self.name);
            self.builder.start_tag(name, attributes, self.seam..self.position);
        }
        self.seam = self.position;
        state
    }

    fn emit_eof(&mut self) {
        self.flush();
        self.builder.finish();
    }

    fn init_start_tag(&mut self) {
        self.end_tag = false;
        self.name.clear();
        self.attributes.start_tag();
    }

    fn init_end_tag(&mut self) {
        self.end_tag = true;
        self.name.clear();
        self.attributes.start_tag();
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.attributes.start_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attributes.push_name(name);
    }

    fn init_attribute_value(&mut self) {
        self.attributes.start_value();
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attributes.push_value(value);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.end_tag && !self.name.is_empty() && self.name == self.last_start_tag
    }

    fn emit_current_comment(&mut self) {
        self.seam = self.position;
    }

    fn emit_current_doctype(&mut self) {
        self.seam = self.position;
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend_from_slice(name.unwrap_or_default());
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    // Comments, document types and errors hold nothing that is shown.
    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
}

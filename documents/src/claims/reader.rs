//! A text while its sentences are gone through: what is known of it, and the claims found so far.

use ogi_core::{Claim, Span, is_filler};

use super::ReportFacts;
use super::context::SectionContext;
use super::lists::Lists;

/// A text, and what was found in it so far.
/// Bytes of a sentence, before a claim and behind it, that are looked at.
const LONGEST_SENTENCE: usize = 240;

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) offset: u32,
    pub(super) first: u32,
    pub(super) year: Option<u16>,
    pub(super) organ: Option<&'t str>,
    pub(super) traditional: bool,
    pub(super) claims: Vec<Claim>,
    pub(super) memory: SectionContext,
    pub(super) lists: Lists,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, offset: u32, first: u32, about: ReportFacts<'t>) -> Self {
        let ReportFacts { year, organ, traditional } = about;
        Self {
            text,
            offset,
            first,
            year,
            organ,
            traditional,
            claims: Vec::new(),
            memory: SectionContext::default(),
            lists: Lists::default(),
        }
    }

    /// The words between two places, in simplified characters.
    pub(super) fn words(&self, start: u32, end: u32) -> std::borrow::Cow<'t, str> {
        let end = end.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        crate::traditional::folded(self.slice(start, end), self.traditional)
    }

    pub(super) fn slice(&self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What stands in a claim's sentence before it and behind it, as far as is looked at.
    pub(super) fn around(&self, claim: &Claim) -> (&'t str, &'t str) {
        let place = |at: u32| at.saturating_sub(self.offset) as usize;
        let (start, end) = (place(claim.span.start), place(claim.span.end));
        let from = self.text.ceil_char_boundary(start.saturating_sub(LONGEST_SENTENCE));
        let to = self.text.floor_char_boundary(end.saturating_add(LONGEST_SENTENCE));
        let before = self.text.get(from..start).and_then(|before| before.rsplit('。').next());
        let behind = self.text.get(end..to).and_then(|behind| behind.split('。').next());
        (before.unwrap_or_default(), behind.unwrap_or_default())
    }

    /// The start without the white space and marks that stand before the words.
    pub(super) fn skip_filler(&self, start: u32, end: u32) -> u32 {
        let words = self.slice(start, end);
        let trimmed = words.trim_start_matches(|character: char| {
            is_filler(character) || matches!(character, '、' | '，' | ',' | '的' | '（' | '(')
        });
        end.saturating_sub(u32::try_from(trimmed.len()).unwrap_or(0)).max(start)
    }

    pub(super) fn span(&self, start: u32, end: u32) -> Span {
        Span::new(start.saturating_add(self.offset), end.saturating_add(self.offset))
    }
}

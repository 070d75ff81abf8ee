//! A text while its sentences are gone through: what is known of it, and the claims found so far.

use ogi_core::{Claim, Span, is_filler};

use super::ReportFacts;
use super::context::SectionContext;
use super::lists::Lists;

/// A text, and what was found in it so far.
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

//! What is carried on while a text is read (上文): from sentence to sentence, and from clause to clause.

use ogi_core::{Scope, Topic};

use super::topic::{self, Decision};
use crate::lexicon::{DOCUMENT_VERBS, DOCUMENTS, Key, Keys, set};

/// What is carried from one sentence to the next.
#[derive(Debug, Default)]
pub(super) struct SectionContext {
    /// Applications have been spoken of since the last heading.
    pub(super) requests: bool,
    /// Disclosure has been spoken of since the last heading.
    pub(super) disclosure: bool,
    /// Decisions against people have been spoken of since disclosure was.
    pub(super) enforcing: bool,
    /// Something else that is received and answered has been counted since applications were last spoken of.
    pub(super) foreign: bool,
    /// The words of the sentence.
    pub(super) said: Keys,
}

/// What is carried from one clause of a sentence to the next.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct ClauseContext {
    pub(super) year: Option<u16>,
    pub(super) cumulative: bool,
    pub(super) scope: Scope,
    pub(super) remedy: Option<Topic>,
    /// What happened to the documents counted last: 制定规章2件、规范性文件10件.
    pub(super) verb: Keys,
    /// Which documents were counted last: 制定规范性文件6件，废止2件.
    pub(super) document: Keys,
    /// A comparison with last year has begun, and no number has followed: 较上年度（52件）.
    pub(super) compared: bool,
    /// Whether the sentence so far speaks of an earlier year that cannot be named.
    pub(super) unknown_year: bool,
}

impl ClauseContext {
    /// Keeps what the numbers of a list of documents have in common; other numbers end the list.
    pub(super) fn see_document(&mut self, keys: Keys, decided: Option<Decision>) {
        let (verb, document) = (keys.and(DOCUMENT_VERBS), keys.and(DOCUMENTS));
        let is_document = decided.is_some_and(|decision| topic::is_document(decision.topic));
        // 修改1件 between 制定2件 and 废止1件; 印发各类文件120件，其中规范性文件8件.
        let goes_on = decided.is_none() && keys.has(Key::DocWork) && !self.document.is_empty() && verb.is_empty();
        if is_document || decided.is_none() && keys.meets(set![Document Class]) && !verb.is_empty() {
            self.verb = if verb.is_empty() { self.verb } else { verb };
            self.document = if document.is_empty() && is_document { self.document } else { document };
        } else if !goes_on {
            (self.verb, self.document) = (Keys::NONE, Keys::NONE);
        }
    }
}

//! What a number counts, by the words on both sides of it (计数句式): the first pattern that fits says it.

mod proactive;
mod remedies;
mod requests;

use ogi_core::{CellId, Confidence, Measure, Ruling, Subject, Topic};

use super::keys::Keys;
use super::said::Shown;
use super::words::Key;

pub(crate) use proactive::{DOCUMENT_VERBS, DOCUMENTS};
pub(crate) use remedies::{DISPUTES, RULINGS};
pub(crate) use requests::{APPLICANT, CHANNEL, FLOW, GROUPS, OUTCOME, PERSONS};

/// What a pattern says that the number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Topic(Topic),
    /// A ruling of the remedy that the words name.
    Ruling(Ruling),
    /// Documents or decisions of the first table.
    Proactive(Subject, Measure),
}

/// Which words must stand before the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Either,
    /// What is asked for by `any` stands before the number.
    Before,
    /// It stands behind the number.
    After,
}

/// Units by what is counted in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Units {
    /// 件、宗、起、条、份 … 项、个
    Cases,
    /// The same without 项、个.
    Pieces,
    /// 项
    Matters,
    /// Those of cases, and 部、篇.
    Documents,
    /// 件、条、份 … 篇
    Items,
    Money,
}

/// A way to say what a number counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    /// The name, which is the reason for the claim.
    pub(crate) name: &'static str,
    pub(crate) says: Says,
    /// Every one of these is said.
    pub(crate) needs: Keys,
    /// At least one of these is said on the side; none is asked for where it is empty.
    pub(crate) any: Keys,
    pub(crate) side: Side,
    /// None of these is said.
    pub(crate) forbids: Keys,
    pub(crate) units: Units,
    pub(crate) confidence: Confidence,
    /// Words that make it certain; empty where nothing is needed for that.
    pub(crate) sure: Keys,
    /// Words that make it doubtful.
    pub(crate) doubt: Keys,
    pub(crate) only_published: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "for tests alone"))]
    pub(crate) shown: Shown,
}

const fn k(keys: &[Key]) -> Keys {
    Keys::of(keys)
}

impl Pattern {
    const fn new(name: &'static str, says: Says, units: Units) -> Self {
        Self {
            name,
            says,
            needs: Keys::NONE,
            any: Keys::NONE,
            side: Side::Either,
            forbids: Keys::NONE,
            units,
            confidence: Confidence::Certain,
            sure: Keys::NONE,
            doubt: Keys::NONE,
            only_published: false,
            shown: Shown::new("", ""),
        }
    }

    const fn needs(self, keys: &[Key]) -> Self {
        Self { needs: self.needs.or(k(keys)), ..self }
    }

    const fn any(self, keys: Keys) -> Self {
        Self { any: keys, ..self }
    }

    const fn before(self, keys: Keys) -> Self {
        Self { any: keys, side: Side::Before, ..self }
    }

    const fn after(self, keys: Keys) -> Self {
        Self { any: keys, side: Side::After, ..self }
    }

    const fn without(self, keys: Keys) -> Self {
        Self { forbids: self.forbids.or(keys), ..self }
    }

    const fn likely(self) -> Self {
        Self { confidence: Confidence::Likely, ..self }
    }

    const fn unclear(self) -> Self {
        Self { confidence: Confidence::Unclear, ..self }
    }

    const fn sure(self, keys: &[Key]) -> Self {
        Self { sure: k(keys), ..self }
    }

    const fn doubt(self, keys: &[Key]) -> Self {
        Self { doubt: k(keys), ..self }
    }

    const fn published(self) -> Self {
        Self { only_published: true, ..self }
    }

    /// A sentence that shows it, in which the number 7 is the one meant, and one that looks alike and says none of it.
    const fn shown(self, example: &'static str, unlike: &'static str) -> Self {
        Self { shown: Shown::new(example, unlike), ..self }
    }

    /// Whether the words fit; `before` and `after` are what stands on each side, `all` what counts of both.
    pub(crate) const fn fits(&self, before: Keys, after: Keys, all: Keys) -> bool {
        let side = match self.side {
            Side::Either => all,
            Side::Before => before,
            Side::After => after,
        };
        all.covers(self.needs) && !all.meets(self.forbids) && (self.any.is_empty() || side.meets(self.any))
    }

    pub(crate) const fn confidence(&self, all: Keys) -> Confidence {
        if all.meets(self.doubt) {
            Confidence::Unclear
        } else if !self.sure.is_empty() && !all.meets(self.sure) {
            Confidence::Likely
        } else {
            self.confidence
        }
    }
}

/// A group of patterns, and the words of which none of them can do without one.
pub(crate) type Group = (Keys, &'static [Pattern]);

const MADE: Keys = DOCUMENTS.or(set![Licence LicenceMatter Penalty Coercion OtherServices Permit Publish Disclosure Up]);

/// The groups of patterns in the order in which they are tried.
pub(crate) const PATTERNS: [Group; 8] = [
    (set![Fee FeeWord], requests::MONEY),
    (set![OfRemedy], remedies::REMEDIES),
    (set![Carry CarryIn CarryOut Unanswered], requests::FLOW_ENDS),
    (OUTCOME.or(set![BareOutcome]), requests::OUTCOMES),
    (APPLICANT, requests::APPLICANTS),
    (CHANNEL, requests::CHANNELS),
    (set![AboutAny], requests::FLOWS),
    (MADE, proactive::PROACTIVE),
];

/// The cell of documents or decisions.
pub(crate) fn proactive(subject: Subject, measure: Measure) -> Option<Topic> {
    CellId::proactive(subject, measure).map(Topic::Cell)
}

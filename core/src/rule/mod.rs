//! The rules (核查规则): each declared once, as data; checker, catalogue, sums, repair and tests derive from it.

mod aggregation;
mod basis;
mod cells;
mod continuity;
mod fees;
mod formula;
#[cfg(all(test, feature = "prose"))]
mod mutation;
mod narrative;
mod proactive;
mod publication;
mod remedies;
mod requests;
mod set;
mod structure;

pub use basis::Basis;
pub(crate) use formula::plan;
pub use formula::{Formula, Identity, Item, identities};
pub(crate) use set::RuleSet;

use serde::Serialize;

use crate::check::Judge;
use crate::finding::Severity;
use crate::form::{Column, FormId, Row, Ruling};
use crate::language::Bilingual;

/// A rule of the catalogue.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// Stable code `family/name`; once released it is never given to another rule.
    pub code: &'static str,
    /// What it demands, in a few words.
    pub title: Bilingual,
    /// How grave it is when broken, unless a profile says otherwise.
    pub severity: Severity,
    /// The articles and clauses that it comes from.
    pub basis: &'static [Basis],
    /// How it is checked.
    #[serde(skip)]
    pub check: Check,
}

/// How a rule is checked.
#[derive(Debug)]
pub enum Check {
    /// A formula over columns, in each row of the applications table.
    EachRow(Formula<Column>),
    /// A formula over rows, in each column of the applications table.
    EachColumn(Formula<Row>),
    /// A formula over rulings, in each group of the remedies table.
    EachRemedy(Formula<Ruling>),
    /// A judgement that no linear formula expresses.
    Judge(Judge),
}

/// A family of rules (规则类别): the part of a code before the slash.
#[derive(Debug, Serialize)]
pub struct Family {
    /// The part of the code before the slash.
    pub name: &'static str,
    /// What the family is about.
    pub title: Bilingual,
    /// The rules, in the order of the catalogue.
    pub rules: &'static [&'static Rule],
    /// Long prose about each rule, as Markdown: one section a rule.
    #[serde(skip)]
    pub prose: &'static str,
}

/// Every family, in the order of the catalogue.
pub const FAMILIES: &[&Family] = &[
    #[cfg(feature = "context")]
    &structure::FAMILY,
    &cells::FAMILY,
    &requests::FAMILY,
    &remedies::FAMILY,
    &proactive::FAMILY,
    #[cfg(feature = "context")]
    &narrative::FAMILY,
    #[cfg(feature = "context")]
    &fees::FAMILY,
    #[cfg(feature = "context")]
    &publication::FAMILY,
    #[cfg(feature = "context")]
    &continuity::FAMILY,
    #[cfg(feature = "context")]
    &aggregation::FAMILY,
];

/// Every rule, in the order of the catalogue.
///
/// ```
/// assert!(ogi_core::rules().any(|rule| rule.code == "requests/row-total"));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// How many rules this build lists.
pub(crate) const RULE_COUNT: usize = {
    let (mut count, mut left) = (0_usize, FAMILIES);
    while let [family, rest @ ..] = left {
        count = count.saturating_add(family.rules.len());
        left = rest;
    }
    count
};

/// Every rule, in the order of the catalogue.
#[expect(clippy::indexing_slicing, reason = "worked out while compiling, where a wrong place is an error")]
static RULES: [&Rule; RULE_COUNT] = {
    // The first stands in until each has its place.
    let mut all = [cells::FAMILY.rules[0]; RULE_COUNT];
    let (mut at, mut left) = (0_usize, FAMILIES);
    while let [family, rest @ ..] = left {
        let mut rules = family.rules;
        while let [rule, more @ ..] = rules {
            all[at] = rule;
            at = at.saturating_add(1);
            rules = more;
        }
        left = rest;
    }
    all
};

/// A rule's place in the catalogue; `None` for one that this build does not list.
pub(crate) fn rule_index(rule: &Rule) -> Option<usize> {
    rules().position(|known| std::ptr::eq(known, rule))
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

impl Rule {
    /// What it rests on for reports on a form.
    pub fn basis_for(&self, form: FormId) -> impl Iterator<Item = &'static Basis> + use<> {
        self.basis.iter().filter(move |basis| basis.binds(form))
    }

    /// The rule's section of its family's prose; `None` in builds without prose.
    pub fn prose(&self) -> Option<&'static str> {
        let family = FAMILIES.iter().find(|family| family.rules.iter().any(|rule| std::ptr::eq(*rule, self)))?;
        let heading = format!("## {}\n", self.code);
        let start = family.prose.find(&heading)?;
        let section = family.prose.get(start..)?;
        let end = section.get(2..)?.find("\n## ").map_or(section.len(), |at| at.saturating_add(3));
        section.get(..end)
    }
}

/// Declares a family: each rule becomes a static of its own, and the family's table lists them all.
macro_rules! family {
    (
        $family:literal { zh: $fzh:literal, en: $fen:literal, prose: $prose:literal }
        $(
            $(#[$doc:meta])*
            $name:ident $code:literal {
                zh: $zh:literal, en: $en:literal,
                severity: $severity:ident,
                basis: [$($basis:ident),* $(,)?],
                check: $check:expr,
            }
        )*
    ) => {
        $(
            $(#[$doc])*
            pub(crate) static $name: $crate::rule::Rule = $crate::rule::Rule {
                code: concat!($family, "/", $code),
                title: $crate::language::Bilingual { zh: $zh, en: $en },
                severity: $crate::finding::Severity::$severity,
                basis: &[$($crate::rule::basis::$basis),*],
                check: $check,
            };
        )*
        pub(crate) static FAMILY: $crate::rule::Family = $crate::rule::Family {
            name: $family,
            title: $crate::language::Bilingual { zh: $fzh, en: $fen },
            rules: &[$(&$name),*],
            #[cfg(feature = "prose")]
            prose: include_str!($prose),
            #[cfg(not(feature = "prose"))]
            prose: "",
        };
    };
}
use family;

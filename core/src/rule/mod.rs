//! What a rule demands (核查规则): metadata, which findings point to. How it is checked stands in [`rules`](crate::rules).

pub(crate) mod basis;
mod formula;
mod identity;

pub use basis::Basis;
pub use formula::{Formula, Linear};
pub use identity::{Identity, Item};

use serde::Serialize;

use crate::form::FormId;
use crate::language::Bilingual;
use crate::severity::Severity;

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
    /// The formula, where it is one.
    #[serde(skip)]
    pub linear: Option<Linear>,
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

impl Rule {
    /// What it rests on for reports on a form.
    pub fn basis_for(&self, form: FormId) -> impl Iterator<Item = &'static Basis> + use<> {
        self.basis.iter().filter(move |basis| basis.binds(form))
    }
}

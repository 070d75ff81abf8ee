//! The catalogue (规则目录): each rule declared once, with its check and its sentences; checker, sums, repair and
//! documentation derive from it.

pub(crate) mod aggregation;
mod cells;
pub(crate) mod continuity;
mod fees;
#[cfg(all(test, feature = "prose"))]
mod mutation;
mod narrative;
mod plan;
mod proactive;
mod publication;
mod remedies;
mod requests;
mod set;
mod structure;

pub use plan::identities;
pub(crate) use plan::plan;
pub(crate) use set::RuleSet;

use crate::check::figures::Figures;
use crate::check::{Case, Check, Checked, Declared, Part, Sink};
use crate::profile::Profile;
use crate::rule::{Family, Rule};

/// Every family with how its rules are checked, in the order of the catalogue.
const PARTS: &[&Part] = &[
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

/// Every family, in the order of the catalogue.
pub const FAMILIES: &[&Family] = &[
    #[cfg(feature = "context")]
    &structure::FAMILY.family,
    &cells::FAMILY.family,
    &requests::FAMILY.family,
    &remedies::FAMILY.family,
    &proactive::FAMILY.family,
    #[cfg(feature = "context")]
    &narrative::FAMILY.family,
    #[cfg(feature = "context")]
    &fees::FAMILY.family,
    #[cfg(feature = "context")]
    &publication::FAMILY.family,
    #[cfg(feature = "context")]
    &continuity::FAMILY.family,
    #[cfg(feature = "context")]
    &aggregation::FAMILY.family,
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
    let mut all = [cells::FAMILY.family.rules[0]; RULE_COUNT];
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

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

impl Rule {
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

/// The set of rules that a profile leaves on.
fn left_on(profile: &Profile) -> RuleSet {
    let mut off = RuleSet::EMPTY;
    for (index, _) in rules().enumerate().filter(|(_, rule)| !profile.is_on(rule)) {
        off.insert(index);
    }
    off.complement()
}

/// Checks a case by every rule that the profile does not switch off.
///
/// ```
/// use ogi_core::{Case, Draft, FormId, Profile, check};
/// let draft = Draft::new(FormId::Official2021);
/// let checked = check(&Case::new(&draft), &Profile::default());
/// assert_eq!(checked.summary.broken, 3); // one finding a table names all its missing cells
/// ```
pub fn check(case: &Case<'_>, profile: &Profile) -> Checked {
    let mut sink = Sink::new(case, profile, plan::all_plain(case.draft));
    let plan = plan(case.draft.form(), case.draft.is_undivided());
    let declared = || PARTS.iter().flat_map(|part| part.declared);
    if profile.is_whole() {
        // Nearly every profile leaves every rule on: no set is asked for each.
        sink.judge_all(plan.identities().iter(), case.draft);
        declared().for_each(|one| judge(one, case, &mut sink));
    } else {
        let on = left_on(profile);
        sink.judge_all(plan.identities_of(on), case.draft);
        declared().enumerate().filter(|(index, _)| on.contains(*index)).for_each(|(_, one)| judge(one, case, &mut sink));
    }
    sink.finish()
}

fn judge(declared: &'static Declared, case: &Case<'_>, sink: &mut Sink<'_>) {
    match &declared.check {
        Check::Linear => {}
        Check::Shape(shape) => shape.judge(&declared.rule, case, sink),
        Check::Custom(judge) => judge(&declared.rule, case, sink),
    }
}

/// The figures that a rule holds against others; `None` for a rule of another kind.
pub(crate) fn figures(code: &str) -> Option<&'static Figures> {
    let declared = PARTS.iter().flat_map(|part| part.declared).find(|declared| declared.rule.code == code)?;
    match &declared.check {
        Check::Shape(shape) => shape.figures(),
        _ => None,
    }
}

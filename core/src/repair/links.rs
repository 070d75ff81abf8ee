//! What ties the figures of several reports to each other (报告之间的关系).

use super::member::Member;
use crate::check::figures::{Instance, Source};
use crate::check::{Case, say};
use crate::draft::{CellSet, Draft};
use crate::form::CellId;
use crate::language::{Bilingual, Language};
use crate::organ::Coverage;
use crate::rules::aggregation::{Added, added};
use crate::rules::figures;

/// A relation between reports (报告之间的关系), each stated by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// 上年结转 is last year's 结转下年度. Its 总计 is exact by itself; confirmed, every column is.
    BroughtForward,
    /// 现行有效 is last year's, with 制发 and without 废止: exact where nothing lapsed or was classed anew.
    Stock,
    /// 上一年项目数量 follows from last year's report (trial form).
    Items,
    /// A roll-up is the sum of all organs below: exact where they are all there are and it covers nothing else.
    RollUp,
    /// A roll-up is no less than the departments and townships that were given.
    AtLeastChildren,
}

impl Relation {
    /// Every relation.
    pub const ALL: &[Self] = &[Self::BroughtForward, Self::Stock, Self::Items, Self::RollUp, Self::AtLeastChildren];

    /// The code of the rule that states it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::BroughtForward => "continuity/brought-forward",
            Self::Stock => "continuity/stock",
            Self::Items => "continuity/items",
            Self::RollUp => "aggregation/differs",
            Self::AtLeastChildren => "aggregation/below-children",
        }
    }

    /// What it is called in sentences, with how often it is added.
    pub(super) fn name(self, times: i64, language: Language) -> String {
        let name = match self {
            Self::BroughtForward => say!("两年报告的结转衔接", "the tie of what was brought and carried forward"),
            Self::Stock => say!("两年现行有效件数的衔接", "the tie of documents in force"),
            Self::Items => say!("两年项目数量的衔接", "the tie of the numbers of items"),
            Self::RollUp => say!("汇总数等于下级合计", "the roll-up of all organs"),
            Self::AtLeastChildren => say!("汇总数不少于下级合计", "the bound by the organs below"),
        };
        let times = if times == 1 { String::new() } else { format!(" ×{times}") };
        format!("{}{times}", name.get(language))
    }

    /// The relation that a rule states.
    pub fn from_rule(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|relation| relation.rule() == code)
    }
}

/// A relation between certain cells.
#[derive(Debug)]
pub(super) struct CrossReportIdentity {
    pub(super) relation: Relation,
    /// Whether it has to hold: it is exact by itself, or was confirmed to be. Otherwise it is usual only, and decides
    /// no more than the order of repairs.
    pub(super) binding: bool,
    /// Cells with their coefficients; they sum to zero.
    pub(super) terms: Vec<(Member, CellId, i32)>,
    /// Whether the sum may also be below zero: a bound, no equation.
    pub(super) at_most: bool,
}

/// Every relation between the reports of a case.
///
/// Exact by itself is only that the 总计 of 上年结转 is what last year's report carried forward: an applicant may be
/// classed anew, documents lapse, and what a roll-up covers differs from place to place. What the caller confirms to
/// hold in this case binds as well.
pub(super) fn links(case: &Case<'_>, confirmed: &[Relation]) -> Vec<CrossReportIdentity> {
    let mut list = Vec::new();
    if let Some(last) = case.before() {
        year_to_year(case.draft, last, confirmed, &mut list);
    }
    if !case.organ.is_some_and(|organ| organ.coverage == Some(Coverage::Own)) {
        roll_up(case, confirmed, &mut list);
    }
    list
}

fn year_to_year(draft: &Draft, last: &Draft, confirmed: &[Relation], list: &mut Vec<CrossReportIdentity>) {
    for relation in [Relation::BroughtForward, Relation::Stock, Relation::Items] {
        let Some(figures) = figures(relation.rule()) else { continue };
        for Instance { parts, stated, column } in figures.instances(draft, Some(last)) {
            let exact = figures.certain.is_some() && figures.certain == column;
            let parts = parts.into_iter().map(|(source, cell, sign)| {
                let member = if source == Source::This { Member::This } else { Member::LastYear };
                (member, cell, i32::from(sign))
            });
            let terms = parts.chain([(Member::This, stated, -1)]).collect();
            list.push(CrossReportIdentity { relation, binding: exact || confirmed.contains(&relation), terms, at_most: false });
        }
    }
}

/// The children by their place, those that satisfy a condition and have a report.
fn children<'a>(case: &Case<'a>, departments_only: bool) -> Vec<(Member, &'a Draft)> {
    let wanted = case.children.iter().enumerate().filter(|(_, child)| !departments_only || !child.is_area);
    wanted.filter_map(|(at, child)| Some((Member::Child(at), child.draft?))).collect()
}

fn roll_up(case: &Case<'_>, confirmed: &[Relation], list: &mut Vec<CrossReportIdentity>) {
    let all = children(case, false);
    let complete = case.complete && all.len() == case.children.len();
    let below = children(case, true);
    for (cell, _) in case.draft.cells() {
        let exact = added(cell) == Added::Exact;
        let is_added = exact || added(cell) == Added::ByClass;
        let mut link = |relation: Relation, binding: bool, drafts: &[(Member, &Draft)], at_most: bool| {
            let holds = |draft: &Draft| has(draft, cell);
            if is_added && !drafts.is_empty() && drafts.iter().all(|(_, draft)| holds(draft)) {
                let parts = drafts.iter().map(|(member, _)| (*member, cell, 1));
                list.push(CrossReportIdentity {
                    relation,
                    binding,
                    terms: parts.chain([(Member::This, cell, -1)]).collect(),
                    at_most,
                });
            }
        };
        if complete {
            link(Relation::RollUp, exact && confirmed.contains(&Relation::RollUp), &all, false);
        } else if exact {
            link(Relation::AtLeastChildren, confirmed.contains(&Relation::AtLeastChildren), &below, true);
        }
    }
}

/// Whether a cell is one of the draft's form.
fn has(draft: &Draft, cell: CellId) -> bool {
    draft.form().form().cells(draft.is_undivided()).any(|other| other == cell)
}

/// The cells that binding links speak of, by report.
pub(super) fn bound_cells(links: &[CrossReportIdentity], member: Member) -> CellSet {
    let terms = links.iter().filter(|link| link.binding).flat_map(|link| &link.terms);
    terms.filter(|term| term.0 == member).map(|term| term.1).collect()
}

impl CrossReportIdentity {
    /// What is said where a figure agrees with the other reports, and where the printed one did.
    pub(super) fn words(&self, member: Member) -> (&'static Bilingual, &'static Bilingual) {
        match (self.relation, member) {
            (Relation::BroughtForward, Member::This) => (
                say!("与上年报告结转下年度的{to}相符", "agrees with the {to} carried forward in last year's report"),
                say!(
                    "但原填数与上年报告结转下年度相符",
                    "but the printed figure agrees with what last year's report carried forward"
                ),
            ),
            (Relation::BroughtForward, _) => (
                say!("与本年报告上年结转的{to}相符", "agrees with the {to} brought forward in this year's report"),
                say!(
                    "但原填数与本年报告上年结转相符",
                    "but the printed figure agrees with what this year's report brought forward"
                ),
            ),
            (Relation::Stock, _) => (
                say!(
                    "与两年的现行有效、制发和废止件数衔接",
                    "agrees with the documents in force, issued and repealed in both years"
                ),
                say!(
                    "但原填数与两年的现行有效、制发和废止件数衔接",
                    "but the printed figure agrees with the documents in force, issued and repealed in both years"
                ),
            ),
            (Relation::Items, _) => (
                say!("与两年的项目数量衔接", "agrees with the numbers of items in both years"),
                say!("但原填数与两年的项目数量衔接", "but the printed figure agrees with the numbers of items in both years"),
            ),
            (_, Member::This) => (
                say!("与下级机关合计相符", "agrees with the organs below together"),
                say!("但原填数与下级机关合计相符", "but the printed figure agrees with the organs below together"),
            ),
            _ => (
                say!("与汇总数相符", "agrees with the roll-up"),
                say!("但原填数与汇总数相符", "but the printed figure agrees with the roll-up"),
            ),
        }
    }
}

#[cfg(all(test, feature = "context"))]
mod tests {
    use super::*;

    #[test]
    fn every_relation_is_stated_by_a_rule() {
        for relation in Relation::ALL {
            assert!(crate::rule(relation.rule()).is_some(), "{}", relation.rule());
            assert_eq!(Relation::from_rule(relation.rule()), Some(*relation));
        }
    }
}

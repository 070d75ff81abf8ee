//! Repairs of several reports at once (联合更正): this year's with last year's, a roll-up with the organs below.

mod doubt;
mod explain;
mod group;
#[cfg(test)]
mod tests;

pub use explain::{AcrossContradiction, across_contradictions};

use doubt::Doubt;
use group::{Group, Way};

use super::links::Relation;
use super::member::Member;
use super::rank::{self, WEIGHED};
use super::solver::{Count, Options, Proof, SystemError, Wanted};
use super::{Change, Evidence};
use crate::check::Case;
use crate::form::CellId;
use crate::language::Language;

/// How to look for repairs of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossOptions {
    /// The most repairs returned.
    pub limit: usize,
    /// The number of search steps after which a repair may be "not proved smallest".
    pub node_budget: u64,
    /// Reports known to be right: never changed, and not looked into.
    pub fixed: Vec<Member>,
    /// Cells known to be right, which are never changed.
    pub pinned: Vec<(Member, CellId)>,
    /// Relations that are known to hold in this case; they bind as identities do.
    pub confirmed: Vec<Relation>,
}

impl Default for AcrossOptions {
    fn default() -> Self {
        Self { limit: 12, node_budget: 20_000, fixed: Vec::new(), pinned: Vec::new(), confirmed: Vec::new() }
    }
}

/// The smallest repairs of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossRepairs {
    /// How many cells each of them changes, all reports together.
    pub cost: u64,
    /// Whether they are proven smallest.
    pub proof: Proof,
    /// How many smallest repairs there are.
    pub count: Count,
    /// The repairs, best first. Each is complete: with its changes applied no identity of any report is broken, and no
    /// relation between them that has to hold.
    pub list: Vec<AcrossRepair>,
    /// Every report taken into account, in the order of [`Member`], with how far it is in doubt.
    pub members: Vec<Suspect>,
}

impl Default for AcrossRepairs {
    /// Nothing to repair.
    fn default() -> Self {
        Self { cost: 0, proof: Proof::Proved, count: Count::Exactly(0), list: Vec::new(), members: Vec::new() }
    }
}

/// A complete smallest repair of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossRepair {
    /// The reports to change, in the order of [`Member`].
    pub parts: Vec<Part>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the ranking goes by: the sum of the weights of all evidence.
    pub score: i64,
}

/// What a repair changes in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The report.
    pub member: Member,
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// What they have in common, and what speaks for or against this report being wrong.
    pub diagnosis: Vec<Evidence>,
}

/// How far a report is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// The report.
    pub member: Member,
    /// How far.
    pub suspicion: Suspicion,
    /// How many of its own identities are broken as printed.
    pub broken: usize,
    /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
    /// it agrees with itself.
    pub assumed: bool,
}

/// How far a report is in doubt (存疑程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suspicion {
    /// No smallest repair changes it.
    Clear,
    /// Some smallest repairs change it.
    Possible,
    /// The best repair changes it, and much more speaks for it than for any that does not.
    Likely,
    /// Every smallest repair changes it.
    Certain,
}

impl Suspicion {
    /// Stable name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

impl Suspect {
    /// How far the report is in doubt, as a sentence for people.
    pub fn text(&self, case: &Case<'_>, language: Language) -> String {
        let (name, broken) = (self.member.label(case, language), self.broken);
        match (self.suspicion, language) {
            (_, Language::Zh) if self.assumed => format!("{name}按无误处理"),
            (_, Language::En) if self.assumed => format!("{name} is taken as right"),
            (Suspicion::Certain, Language::Zh) if broken > 0 => {
                format!("{name}需要更正：自身{broken}项勾稽关系不成立，改动最少的各方案均须更正该报告")
            }
            (Suspicion::Certain, Language::Zh) => format!("{name}需要更正：改动最少的各方案均须更正该报告"),
            (Suspicion::Likely, Language::Zh) => format!("{name}有误的可能性较大：更正该报告的方案佐证明显更多"),
            (Suspicion::Possible, Language::Zh) => {
                format!("{name}可能有误：改动最少的方案中，有的更正该报告，有的不更正，仅凭数字无法确定")
            }
            (Suspicion::Clear, Language::Zh) => format!("{name}无须更正"),
            (Suspicion::Certain, Language::En) if broken > 0 => {
                format!(
                    "{name} needs correction: {broken} of its own identities are broken, and every smallest repair changes it"
                )
            }
            (Suspicion::Certain, Language::En) => format!("{name} needs correction: every smallest repair changes it"),
            (Suspicion::Likely, Language::En) => {
                format!("{name} is likelier wrong: much more evidence speaks for the repairs that change it")
            }
            (Suspicion::Possible, Language::En) => {
                format!("{name} may be wrong: some smallest repairs change it and some do not; the figures alone do not decide")
            }
            (Suspicion::Clear, Language::En) => format!("{name} needs no correction"),
        }
    }
}

/// Finds every smallest repair of the reports of a case together, best first: the fewest cells of all reports whose
/// change makes every identity hold, and every relation between the reports that has to hold.
///
/// Of the relations only those bind that are exact by themselves — the 总计 of 上年结转 is what last year's report
/// carried forward — or that the caller confirms; the others rank. Reports that nothing binds to the one judged are
/// left out.
///
/// ```
/// use ogi_core::repair::{AcrossOptions, Member, Suspicion, across};
/// use ogi_core::{Case, Cell, CellId, Claim, Column, Draft, FormId, Number, Row, Span, Topic};
///
/// let table = |brought: i32, carried: i32| {
///     let mut draft = Draft::new(FormId::Official2021);
///     for cell in FormId::Official2021.form().cells(false) {
///         draft.set(cell, Cell::Number(Number::ZERO));
///     }
///     for column in [Column::NaturalPerson, Column::Total] {
///         let mut set = |row, figure: i32| draft.set(CellId::request(row, column), Cell::Number(Number::from(figure)));
///         set(Row::Received, 9);
///         set(Row::BroughtForward, brought);
///         set(Row::Granted, 9 + brought - carried);
///         set(Row::OutcomesTotal, 9 + brought - carried);
///         set(Row::CarriedForward, carried);
///     }
///     draft
/// };
/// let (last, this) = (table(0, 3), table(2, 0)); // each agrees with itself
/// let found = across(&Case { last_year: Some(&last), ..Case::new(&this) }, &AcrossOptions::default())?;
/// assert_eq!(found.cost, 4);
/// assert!(found.members.iter().all(|suspect| suspect.suspicion == Suspicion::Possible)); // either may be wrong
/// # Ok::<(), ogi_core::repair::solver::SystemError>(())
/// ```
///
/// # Errors
/// When there are more reports than can be solved together, even if organs below whose reports agree with themselves are
/// taken as right.
pub fn across(case: &Case<'_>, options: &AcrossOptions) -> Result<AcrossRepairs, SystemError> {
    let (group, _, system, cells) = Group::prepare(case, options)?;
    let solver = Options { wanted: Wanted::All { limit: WEIGHED.max(options.limit) }, node_budget: options.node_budget };
    let blocks = system.localise(&cells, &solver);
    let mut result = AcrossRepairs { count: Count::Exactly(1), ..AcrossRepairs::default() };
    let mut complete = vec![Way { parts: Vec::new(), score: 0 }];
    let mut doubts: Vec<Doubt> = group.documents.iter().map(|_| Doubt::default()).collect();
    for block in &blocks {
        result.cost = result.cost.saturating_add(block.cost);
        result.proof = rank::joined_proof(result.proof, block, &blocks);
        result.count = rank::times(result.count, block.count);
        let ways = group.weigh(block);
        for (document, doubt) in group.documents.iter().zip(&mut doubts) {
            doubt.add(document.member, &ways, block);
        }
        let pairs = complete.iter().flat_map(|repair| ways.iter().map(move |way| repair.join(way)));
        complete = rank::best(pairs.collect(), options.limit, |way| way.score);
    }
    result.members = group.documents.iter().zip(doubts).map(|(document, doubt)| doubt.suspect(document)).collect();
    if blocks.is_empty() {
        result.count = Count::Exactly(0);
        return Ok(result);
    }
    let alone = result.count == Count::Exactly(1) && result.proof == Proof::Proved;
    result.list = complete.into_iter().map(|way| group.finish(way, alone)).collect();
    Ok(result)
}

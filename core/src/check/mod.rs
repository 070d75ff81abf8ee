//! Judging a case by the rules (核查): findings, and how many rules came to which verdict.

mod cells;
mod identity;
mod measure;
mod narrative;
mod plan;
mod structure;

pub(crate) use identity::{say, verdict};
pub(crate) use measure::cells as topic_cells;
pub(crate) use plan::Plan;
pub(crate) use {cells::*, narrative::*, structure::*};

use crate::draft::Draft;
use crate::finding::{Finding, Severity, Summary, Verdict};
use crate::outline::Date;
use crate::profile::Profile;
use crate::rule::{Check, Rule, plan, rules};

/// What is judged together (核查对象): a report and whatever is known beside it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The report.
    pub draft: &'a Draft,
    /// Last year's report of the same organ (上一年度报告).
    pub last_year: Option<&'a Draft>,
    /// The day on which the report was published (公布日期).
    pub published: Option<Date>,
}

impl<'a> Case<'a> {
    /// A case of one report alone.
    pub const fn new(draft: &'a Draft) -> Self {
        Self { draft, last_year: None, published: None }
    }
}

/// The result of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What is broken or undecided, and what holds with a note, in a fixed order.
    pub findings: Vec<Finding>,
    /// How many instances of rules came to which verdict.
    pub summary: Summary,
}

impl Checked {
    /// The gravest severity among the rules that are broken.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().filter(|finding| finding.verdict == Verdict::Broken).map(|finding| finding.severity).max()
    }
}

/// A judgement that no formula expresses: looks at the case and tells the sink.
pub(crate) type Judge = fn(&'static Rule, &Case<'_>, &mut Sink<'_>);

/// Takes verdicts of one check.
#[derive(Debug)]
pub struct Sink<'p> {
    checked: Checked,
    profile: &'p Profile,
}

impl Sink<'_> {
    /// Counts an instance that needs no finding.
    pub fn count(&mut self, verdict: Verdict) {
        self.checked.summary.count(verdict);
    }

    /// Counts an instance and reports it.
    pub fn report(&mut self, mut finding: Finding) {
        self.checked.summary.count(finding.verdict);
        finding.severity = match finding.verdict {
            Verdict::Broken => self.profile.override_of(finding.rule).unwrap_or(finding.severity),
            _ => Severity::Info,
        };
        self.checked.findings.push(finding);
    }
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
    let mut sink = Sink { checked: Checked::default(), profile };
    let plan = plan(case.draft.form(), case.draft.is_undivided());
    identity::check(plan, case.draft, profile, &mut sink);
    for rule in rules().filter(|rule| profile.is_on(rule)) {
        if let Check::Judge(judge) = &rule.check {
            judge(rule, case, &mut sink);
        }
    }
    let mut checked = sink.checked;
    checked.findings.sort_by(Finding::compare);
    checked
}

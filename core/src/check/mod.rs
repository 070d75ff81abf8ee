//! What judging a case takes (核查): the case, what takes the verdicts, and what judgements share.

pub(crate) mod claim_index;
mod declare;
pub(crate) mod figures;
mod identity;
pub(crate) mod measure;
pub(crate) mod relation;
pub(crate) mod say;

pub(crate) use declare::{Check, Declared, Part, family, rules};
pub(crate) use figures::Shape;
pub(crate) use identity::verdict;
pub(crate) use measure::cells as topic_cells;
pub(crate) use say::say;

use crate::draft::Draft;
use crate::finding::{Finding, Summary};
use crate::form::FormId;
use crate::organ::{Organ, OrganKind, OrganName, is_same_organ};
use crate::outline::Date;
use crate::profile::Profile;
use crate::rule::Identity;
use crate::severity::{Severity, Verdict};
use claim_index::ClaimIndex;

/// What is judged together (核查对象): a report and whatever is known beside it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The report.
    pub draft: &'a Draft,
    /// Last year's report of the same organ (上一年度报告).
    pub last_year: Option<&'a Draft>,
    /// Whether somebody has said that last year's report is to be compared although its organ or year is another (仍予对照).
    pub last_anyway: bool,
    /// Reports of the same organ for the years before last, the oldest first (更早年度报告).
    pub earlier: &'a [&'a Draft],
    /// What is known of the organ (机关概况).
    pub organ: Option<&'a Organ>,
    /// The day on which the report was published (公布日期).
    pub published: Option<Date>,
    /// The day on which it was handed in to the office in charge (报送日期).
    pub submitted: Option<Date>,
    /// Reports of the organs below, for a roll-up (下级机关报告).
    pub children: &'a [Child<'a>],
    /// Whether the children are all that there are, so that a roll-up can be exact (下级机关已列全).
    pub complete: bool,
}

/// An organ below the one whose report is judged (下级机关).
#[derive(Debug, Clone, Copy)]
pub struct Child<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its report; `None` where it has filed none.
    pub draft: Option<&'a Draft>,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
    pub is_area: bool,
}

impl<'a> Case<'a> {
    /// A case of one report alone.
    pub const fn new(draft: &'a Draft) -> Self {
        Self {
            draft,
            last_year: None,
            last_anyway: false,
            earlier: &[],
            organ: None,
            published: None,
            submitted: None,
            children: &[],
            complete: false,
        }
    }

    /// The report of an organ below, unless it is known to be of another year than the one that is judged.
    pub fn report_of(&self, child: &Child<'a>) -> Option<&'a Draft> {
        child.draft.filter(|draft| self.draft.year.zip(draft.year).is_none_or(|(year, other)| year == other))
    }

    /// Last year's report, unless it is known to be of another year or organ, and nobody has said that it is meant: figures
    /// that do not follow from it would be called wrong.
    pub(crate) fn before(&self) -> Option<&'a Draft> {
        self.last_year.filter(|last| self.last_anyway || (self.is_year_before(last) && self.is_same_organ(last) != Some(false)))
    }

    /// Whether a report is for the year before, as far as both years are known.
    pub(crate) fn is_year_before(&self, last: &Draft) -> bool {
        self.draft.year.zip(last.year).is_none_or(|(year, last)| last.checked_add(1) == Some(year))
    }

    /// Whether a report is of the same organ; `None` where one of them names none.
    pub(crate) fn is_same_organ(&self, last: &Draft) -> Option<bool> {
        let (organ, last) = self.draft.organ.as_deref().zip(last.organ.as_deref())?;
        let is_named = !organ.trim().is_empty() && !last.trim().is_empty();
        is_named.then(|| is_same_organ(organ, last))
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

/// What is known of the organ that reports: what was said of it, and what its name says where nobody did.
#[derive(Debug)]
pub(crate) struct OrganFacts {
    pub(crate) organ: Organ,
    pub(crate) name: OrganName,
    printed: Box<str>,
    /// Whether anything was said of it.
    pub(crate) is_given: bool,
    /// Whether level and kind were taken from the name.
    level_presumed: bool,
    kind_presumed: bool,
}

impl OrganFacts {
    fn of(case: &Case<'_>) -> Option<Self> {
        let signed = || case.draft.prose.as_ref().and_then(|prose| prose.signature.as_ref()).map(|signature| &*signature.value);
        let printed = case.draft.organ.as_deref().map(str::trim).filter(|name| !name.is_empty()).or_else(signed);
        if case.organ.is_none() && printed.is_none() {
            return None;
        }
        let said = case.organ.cloned().unwrap_or_default();
        let complete = said.level.is_some() && said.kind.is_some();
        let name = printed.filter(|_| !complete).map(OrganName::read).unwrap_or_default();
        if case.organ.is_none() && name == OrganName::default() {
            return None;
        }
        let organ = said.or_name(&name);
        let level_presumed = said.level.is_none() && name.level.is_some();
        let kind_presumed = said.kind.is_none() && name.kind.is_some();
        let printed = printed.unwrap_or_default().into();
        Some(Self { organ, name, printed, is_given: case.organ.is_some(), level_presumed, kind_presumed })
    }

    /// Marks a finding that rests on the kind, and on the level where it does, as no graver than what a name can prove.
    pub(crate) fn qualify(&self, finding: Finding, by_level: bool) -> Finding {
        if !(self.kind_presumed || by_level && self.level_presumed) {
            return finding;
        }
        Finding { presumed: Some(self.printed.clone()), ..finding.at_most(Severity::Notice) }
    }

    /// Whether its kind was taken from its name.
    pub(crate) const fn is_presumed(&self) -> bool {
        self.kind_presumed
    }
}

/// Takes verdicts of one check.
#[derive(Debug)]
pub(crate) struct Sink<'p> {
    checked: Checked,
    /// The organ that reports.
    pub(crate) known: Option<OrganFacts>,
    form: FormId,
    /// Whether every cell of the form holds a plain whole number.
    pub(crate) is_plain: bool,
    pub(crate) profile: &'p Profile,
    /// The claims of the report, by what they are judged by.
    pub(crate) claims: ClaimIndex,
}

impl<'p> Sink<'p> {
    /// What takes the verdicts on a case.
    pub(crate) fn new(case: &Case<'_>, profile: &'p Profile, is_plain: bool) -> Self {
        Self {
            checked: Checked::default(),
            known: OrganFacts::of(case),
            form: case.draft.form(),
            is_plain,
            profile,
            claims: ClaimIndex::new(&case.draft.claims),
        }
    }

    /// Judges identities of the form.
    pub(crate) fn judge_all<'i>(&mut self, identities: impl Iterator<Item = &'i Identity>, draft: &Draft) {
        identity::check(identities, draft, self);
    }

    /// What was found, in the order of findings.
    pub(crate) fn finish(self) -> Checked {
        let mut checked = self.checked;
        checked.findings.sort_by(Finding::compare);
        checked
    }
}

impl Sink<'_> {
    fn is_party(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.organ.kind == Some(OrganKind::Party))
    }

    /// Marks a finding by what is known of the organ; see [`OrganFacts::qualify`].
    pub(crate) fn qualify(&self, finding: Finding, by_level: bool) -> Finding {
        match &self.known {
            Some(known) => known.qualify(finding, by_level),
            None => finding,
        }
    }

    /// Counts an instance that needs no finding.
    pub(crate) fn count(&mut self, verdict: Verdict) {
        self.checked.summary.count(verdict);
    }

    /// Counts an instance that holds, or reports the one that does not.
    pub(crate) fn judge(&mut self, holds: bool, finding: impl FnOnce() -> Finding) {
        if holds { self.count(Verdict::Holds) } else { self.report(finding()) }
    }

    /// Counts an instance and reports it.
    pub(crate) fn report(&mut self, mut finding: Finding) {
        #[cfg(debug_assertions)]
        for text in [finding.message.zh, finding.message.en] {
            let missing_argument = say::missing_argument(text, &finding.args);
            assert!(
                missing_argument.is_none(),
                "{}: no `{}` for the sentence",
                finding.rule.code,
                missing_argument.unwrap_or_default()
            );
        }
        self.checked.summary.count(finding.verdict);
        finding.form = self.form;
        // 党的工作机关加挂行政机关牌子的，参照执行 (国办公开办函〔2021〕30号).
        if self.is_party() && finding.rule.code.starts_with("structure/") {
            finding = finding.at_most(Severity::Warning);
        }
        finding.severity = match finding.verdict {
            Verdict::Broken => self.profile.override_of(finding.rule).unwrap_or(finding.severity),
            _ => Severity::Info,
        };
        self.checked.findings.push(finding);
    }
}

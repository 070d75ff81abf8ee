//! Which rules are on and how grave, what is excused, and what becomes of the report (核查方案). Findings themselves
//! never change with it.

use crate::draft::Draft;
use crate::finding::Finding;
use crate::form::CellId;
use crate::language::Bilingual;
use crate::outline::Date;
use crate::points::Points;
use crate::rule::Rule;
use crate::selector::Selector;
use crate::severity::{Severity, Verdict};

/// A named set of severities, switched-off rules and suppressions, with the policy that turns findings into a decision.
///
/// ```
/// use ogi_core::{Profile, Severity, rule};
/// let mut profile = Profile::default();
/// profile.switch_off("cells/blank");
/// assert!(!profile.is_on(rule("cells/blank").unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its name, for people.
    pub name: Option<Box<str>>,
    /// Findings that are excused (豁免).
    pub suppressions: Vec<Suppression>,
    /// What leads to which outcome; `None` decides nothing.
    pub policy: Option<Policy>,
    /// Limits and days that a place has set (本地规定).
    pub local: Local,
    /// Text of the place's own template that must not be left in (自有范本文字).
    pub placeholders: Vec<Box<str>>,
    /// Names of other places and organs that must not stand in the text (不应出现的名称).
    pub names: Vec<Box<str>>,
    /// What a finding costs; `None` scores nothing (评分办法).
    pub points: Option<Points>,
    /// Severities given to rules instead of their own, by code.
    severities: Vec<(Box<str>, Severity)>,
    /// Rules switched off, by code.
    off: Vec<Box<str>>,
}

impl Profile {
    /// Gives a rule another severity; without effect on a check when the build lists no such rule.
    pub fn set_severity(&mut self, code: &str, severity: Severity) {
        match self.severities.iter_mut().find(|(known, _)| **known == *code) {
            Some((_, given)) => *given = severity,
            None => self.severities.push((code.into(), severity)),
        }
    }

    /// Switches a rule off; without effect on a check when the build lists no such rule.
    pub fn switch_off(&mut self, code: &str) {
        if !self.off.iter().any(|known| **known == *code) {
            self.off.push(code.into());
        }
    }

    /// The severity that this profile gives to a rule instead of its own.
    pub fn override_of(&self, rule: &Rule) -> Option<Severity> {
        self.severities.iter().find(|(code, _)| **code == *rule.code).map(|(_, severity)| *severity)
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: &Rule) -> bool {
        !self.off.iter().any(|code| **code == *rule.code)
    }

    /// Whether no rule is switched off.
    pub(crate) const fn is_whole(&self) -> bool {
        self.off.is_empty()
    }

    /// The suppression in force that excuses a finding of a report. One that expires is in force through its last day,
    /// and is not when the day is not known.
    ///
    /// ```
    /// use ogi_core::{Case, Date, Draft, FormId, Profile, Suppression, check};
    /// let mut profile = Profile::default();
    /// let mut excuse = Suppression::new("cells/missing", "仅核查正文");
    /// excuse.expires = Date::new(2026, 6, 30);
    /// profile.suppressions.push(excuse);
    /// let draft = Draft::new(FormId::Official2021);
    /// let finding = &check(&Case::new(&draft), &profile).findings[0];
    /// assert!(profile.suppression_of(finding, &draft, Date::new(2026, 6, 30)).is_some());
    /// assert!(profile.suppression_of(finding, &draft, Date::new(2026, 7, 1)).is_none());
    /// ```
    pub fn suppression_of(&self, finding: &Finding, draft: &Draft, today: Option<Date>) -> Option<&Suppression> {
        self.suppressions.iter().find(|one| one.is_in_force(today) && one.covers(finding, draft))
    }

    /// What becomes of a report by its findings, excused ones already left out; `None` without a policy.
    pub fn decide<'a>(&self, findings: impl Iterator<Item = &'a Finding>) -> Option<Decision> {
        let policy = self.policy.as_ref()?;
        let mut decision = Decision { outcome: Outcome::Accept, by: Vec::new() };
        for finding in findings.filter(|finding| finding.verdict == Verdict::Broken) {
            let outcome = policy.outcome(finding);
            if outcome > decision.outcome {
                decision = Decision { outcome, by: Vec::new() };
            }
            let blocks = outcome == decision.outcome && outcome > Outcome::Accept;
            if blocks && !decision.by.contains(&finding.rule.code) {
                decision.by.push(finding.rule.code);
            }
        }
        Some(decision)
    }
}

/// What a place has set besides the law (本地规定): limits, and days of the year after the report's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Local {
    /// The most characters of part one (第一部分字数上限).
    pub overview_limit: Option<u32>,
    /// The most of the text that may be last year's, in percent (与上年文字重复率上限).
    pub repetition_limit: Option<u32>,
    /// The day by which reports are handed in, as month and day (报送期限).
    pub submit_by: Option<(u8, u8)>,
    /// The day by which reports are published, as month and day (公布期限).
    pub publish_by: Option<(u8, u8)>,
}

/// A finding that is excused, with the reason (豁免): it stays in the result and no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The code of the rule.
    pub rule: &'static str,
    /// Only in reports of this organ (行政机关).
    pub organ: Option<Box<str>>,
    /// Only in reports for this year (报告年度).
    pub year: Option<u16>,
    /// Only where this cell is among the finding's.
    pub cell: Option<CellId>,
    /// Only the finding with this fingerprint.
    pub fingerprint: Option<u64>,
    /// Why it is excused (豁免理由).
    pub reason: Box<str>,
    /// The last day on which it is excused (豁免期限).
    pub expires: Option<Date>,
}

impl Suppression {
    /// Excuses every finding of a rule, for ever.
    pub fn new(rule: &'static str, reason: &str) -> Self {
        let reason = reason.into();
        Self { rule, organ: None, year: None, cell: None, fingerprint: None, reason, expires: None }
    }

    /// Whether it is in force on a day; one that expires is not when the day is not known.
    pub fn is_in_force(&self, today: Option<Date>) -> bool {
        self.expires.is_none_or(|last| today.is_some_and(|today| today <= last))
    }

    /// Whether it speaks of a finding of a report, expired or not.
    pub fn covers(&self, finding: &Finding, draft: &Draft) -> bool {
        self.rule == finding.rule.code
            && self.organ.as_deref().is_none_or(|organ| draft.organ.as_deref().map(str::trim) == Some(organ))
            && self.year.is_none_or(|year| draft.year == Some(year))
            && self.cell.is_none_or(|cell| finding.terms.iter().any(|term| term.cell == cell))
            && self.fingerprint.is_none_or(|fingerprint| fingerprint == finding.fingerprint())
    }
}

/// What becomes of a report (处理意见), mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// 审核通过
    Accept,
    /// 退回修改: returned to the organ for correction.
    Return,
    /// 不予接收: not taken as a report at all.
    Reject,
}

impl Outcome {
    /// All outcomes, mildest first.
    pub const ALL: &'static [Self] = &[Self::Accept, Self::Return, Self::Reject];

    /// Stable name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Return => "return",
            Self::Reject => "reject",
        }
    }

    /// Name for people.
    pub const fn names(self) -> Bilingual {
        match self {
            Self::Accept => Bilingual { zh: "审核通过", en: "accepted" },
            Self::Return => Bilingual { zh: "退回修改", en: "returned for correction" },
            Self::Reject => Bilingual { zh: "不予接收", en: "rejected" },
        }
    }
}

/// What leads to which outcome (处理口径). A line on a rule outweighs one on its family, and that one on a severity;
/// what no line speaks of is accepted.
///
/// ```
/// use ogi_core::{Outcome, Policy, Selector, Severity};
/// let mut policy = Policy::default();
/// policy.set(Selector::Severity(Severity::Error), Outcome::Return);
/// policy.set(Selector::Rule("cells/missing"), Outcome::Reject);
/// assert_eq!(policy.lines().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    lines: Vec<(Selector, Outcome)>,
}

impl Policy {
    /// Says what a selector leads to, instead of what was said of it before.
    pub fn set(&mut self, selector: Selector, outcome: Outcome) {
        match self.lines.iter_mut().find(|(known, _)| *known == selector) {
            Some((_, known)) => *known = outcome,
            None => self.lines.push((selector, outcome)),
        }
    }

    /// What is said, in the order in which it was first said.
    pub fn lines(&self) -> &[(Selector, Outcome)] {
        &self.lines
    }

    /// What a broken rule leads to.
    pub fn outcome(&self, finding: &Finding) -> Outcome {
        let said = |selector: Selector| self.lines.iter().find(|(known, _)| *known == selector).map(|(_, outcome)| *outcome);
        let code = finding.rule.code;
        let family = code.split_once('/').map_or(code, |(family, _)| family);
        said(Selector::Rule(code))
            .or_else(|| said(Selector::Family(family)))
            .or_else(|| said(Selector::Severity(finding.severity)))
            .unwrap_or(Outcome::Accept)
    }
}

/// What becomes of a report, and which rules are why (处理意见及依据).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// The codes of the rules that lead to it, each once, in the order of findings; none for an accepted report.
    pub by: Vec<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Case;
    use crate::form::{Column, FormId, Row};
    use crate::rules::{check, rule, rules};

    fn finding(code: &str) -> Finding {
        const SAID: &Bilingual = &Bilingual { zh: "", en: "" };
        Finding::new(rule(code).unwrap(), Verdict::Broken, SAID)
    }

    #[test]
    fn every_rule_can_be_switched_off_and_changed_on_its_own() {
        for rule in rules() {
            let mut profile = Profile::default();
            profile.switch_off(rule.code);
            profile.set_severity(rule.code, Severity::Notice);
            for other in rules() {
                let same = std::ptr::eq(rule, other);
                assert_eq!(profile.is_on(other), !same, "{} and {}", rule.code, other.code);
                assert_eq!(profile.override_of(other), same.then_some(Severity::Notice), "{} and {}", rule.code, other.code);
            }
        }
        let mut profile = Profile::default();
        profile.switch_off("requests/no-such-rule");
        assert!(rules().all(|rule| profile.is_on(rule)));
    }

    #[test]
    fn with_every_rule_off_nothing_is_judged() {
        let mut profile = Profile::default();
        rules().for_each(|rule| profile.switch_off(rule.code));
        let checked = check(&Case::new(&Draft::new(FormId::Official2021)), &profile);
        assert!(checked.findings.is_empty());
        assert_eq!(checked.summary, crate::finding::Summary::default());
    }

    #[test]
    fn a_line_on_a_rule_outweighs_its_family_and_that_its_severity() {
        let mut policy = Policy::default();
        assert_eq!(policy.outcome(&finding("requests/balance")), Outcome::Accept);
        policy.set(Selector::Severity(Severity::Error), Outcome::Return);
        assert_eq!(policy.outcome(&finding("requests/balance")), Outcome::Return);
        policy.set(Selector::Family("requests"), Outcome::Reject);
        assert_eq!(policy.outcome(&finding("requests/balance")), Outcome::Reject);
        policy.set(Selector::Rule("requests/balance"), Outcome::Accept);
        assert_eq!(policy.outcome(&finding("requests/balance")), Outcome::Accept);
        policy.set(Selector::Rule("requests/balance"), Outcome::Return);
        assert_eq!(policy.outcome(&finding("requests/balance")), Outcome::Return, "said again, the later word counts");
        assert_eq!(policy.lines().len(), 3);
    }

    #[test]
    fn a_decision_names_the_rules_of_the_gravest_outcome_once() {
        let mut policy = Policy::default();
        policy.set(Selector::Severity(Severity::Error), Outcome::Return);
        policy.set(Selector::Rule("structure/wrong-form"), Outcome::Reject);
        let profile = Profile { policy: Some(policy), ..Profile::default() };
        let of = |codes: &[&str]| {
            let findings: Vec<Finding> = codes.iter().map(|code| finding(code)).collect();
            let decision = profile.decide(findings.iter()).unwrap();
            (decision.outcome, decision.by)
        };
        assert_eq!(of(&["cells/blank"]), (Outcome::Accept, vec![]));
        let returned = ["requests/balance", "cells/blank", "requests/row-total", "requests/balance"];
        assert_eq!(of(&returned), (Outcome::Return, vec!["requests/balance", "requests/row-total"]));
        assert_eq!(of(&["requests/balance", "structure/wrong-form"]), (Outcome::Reject, vec!["structure/wrong-form"]));
        let mut undecided = finding("requests/balance");
        undecided.verdict = Verdict::Undecided;
        assert_eq!(profile.decide([&undecided].into_iter()).unwrap().outcome, Outcome::Accept);
        assert_eq!(Profile::default().decide([&finding("requests/balance")].into_iter()), None);
    }

    #[test]
    fn a_suppression_covers_what_all_its_conditions_name() {
        let mut draft = Draft::new(FormId::Official2021);
        draft.year = Some(2024);
        draft.organ = Some("示例市统计局".to_owned());
        let cell = CellId::request(Row::Received, Column::Total);
        let finding = finding("requests/row-total").concerning([cell]);
        let excuse = |change: fn(&mut Suppression)| {
            let mut excuse = Suppression::new("requests/row-total", "已函告");
            change(&mut excuse);
            excuse.covers(&finding, &draft)
        };
        assert!(excuse(|_| {}));
        assert!(!excuse(|one| one.rule = "requests/balance"));
        assert!(excuse(|one| one.organ = Some("示例市统计局".into())));
        assert!(!excuse(|one| one.organ = Some("示例市水务局".into())));
        assert!(excuse(|one| one.year = Some(2024)));
        assert!(!excuse(|one| one.year = Some(2023)));
        assert!(excuse(|one| one.cell = Some(CellId::request(Row::Received, Column::Total))));
        assert!(!excuse(|one| one.cell = Some(CellId::request(Row::Received, Column::Other))));
        assert!(!excuse(|one| one.fingerprint = Some(1)));
        let mut excuse = Suppression::new("requests/row-total", "已函告");
        excuse.fingerprint = Some(finding.fingerprint());
        assert!(excuse.covers(&finding, &draft));
        excuse.expires = Date::new(2026, 2, 28);
        assert!(excuse.is_in_force(Date::new(2026, 2, 28)));
        assert!(!excuse.is_in_force(Date::new(2026, 3, 1)));
        assert!(!excuse.is_in_force(None), "without a day, an expiry cannot be shown to lie ahead");
    }
}

//! What a profile makes of a report, on the wire.

use ogi_core::{Date, Number, Outcome, Severity};

use crate::model::assessment::{Assessment, Disposition};
use crate::model::baseline::Resolved;
use crate::shape::wire;

wire! {
    /// Why a finding is excused (豁免).
    pub struct WireSuppressed<'a> as "Suppressed" {
        /// The reason.
        reason: &'a str,
        /// The last day on which it is excused, `YYYY-MM-DD`; null for ever.
        expires: Option<Date>,
    }
}

wire! {
    /// What becomes of a report (处理意见).
    pub struct WireDecision<'a> as "Decision" {
        /// What becomes of it: accepted, returned for correction, or rejected.
        outcome: Outcome,
        /// The codes of the rules that lead to it, in the order of findings; none for `accept`.
        by: &'a [&'static str],
        /// The name of the profile that decides; null when it has none.
        profile: Option<&'a str>,
    }
}

wire! {
    /// A finding of an earlier result that is found no more.
    pub struct WireResolved<'a> as "Resolved" {
        /// The code of its rule.
        rule: &'static str,
        /// How grave it was.
        severity: Severity,
        /// What was said of it then.
        message: &'a str,
        /// Its fingerprint.
        fingerprint: &'a str,
    }
}

wire! {
    /// What a report scored (得分).
    pub struct WireScore as "Score" {
        /// What is left of the start value.
        value: Number,
        /// What it started from.
        start: Number,
        /// What each rule cost, in the order of findings.
        costs: Vec<WireCost>,
    }
}

wire! {
    /// What the findings of a rule cost.
    pub struct WireCost as "Cost" {
        /// The code of the rule.
        rule: &'static str,
        /// How many findings.
        findings: u32,
        /// The points that they cost, after the ceiling of their family.
        points: Number,
    }
}

impl<'a> WireResolved<'a> {
    pub(crate) fn new(resolved: &'a Resolved) -> Self {
        let Resolved { rule, severity, message, fingerprint } = resolved;
        Self { rule, severity: *severity, message, fingerprint }
    }
}

impl WireScore {
    pub(crate) fn new(assessment: &Assessment) -> Option<Self> {
        let score = assessment.score.as_ref()?;
        let costs = score.costs.iter();
        let costs = costs.map(|cost| WireCost { rule: cost.rule, findings: cost.findings, points: cost.points }).collect();
        Some(Self { value: score.value, start: score.start, costs })
    }
}

impl<'a> WireSuppressed<'a> {
    pub(crate) fn new(standing: &'a Disposition) -> Option<Self> {
        standing.suppressed.as_ref().map(|(reason, expires)| Self { reason, expires: *expires })
    }
}

impl<'a> WireDecision<'a> {
    pub(crate) fn new(assessment: &'a Assessment) -> Option<Self> {
        let decision = assessment.decision.as_ref()?;
        let profile = assessment.profile.name.as_deref();
        Some(Self { outcome: decision.outcome, by: &decision.by, profile })
    }
}

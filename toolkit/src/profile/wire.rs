//! What a profile makes of a report, in the wire format.

use ogi_core::{Date, Number};
use serde::Serialize;

use super::{Assessment, Standing};

/// Why a finding is excused (豁免).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Suppressed"))]
pub(crate) struct WireSuppressed<'a> {
    /// The reason.
    reason: &'a str,
    /// The last day on which it is excused, `YYYY-MM-DD`; null for ever.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    expires: Option<Date>,
}

/// What becomes of a report (处理意见).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Decision"))]
pub(crate) struct WireDecision<'a> {
    /// `accept`, `return` (for correction) or `reject`.
    outcome: &'static str,
    /// The codes of the rules that lead to it, in the order of findings; none for `accept`.
    by: &'a [&'static str],
    /// The name of the profile that decides; null when it has none.
    profile: Option<&'a str>,
}

/// What a report scored (得分).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Score"))]
pub(crate) struct WireScore {
    /// What is left of the start value.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    value: Number,
    /// What it started from.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    start: Number,
    /// What each rule cost, in the order of findings.
    costs: Vec<WireCost>,
}

/// What the findings of a rule cost.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Cost"))]
pub(crate) struct WireCost {
    /// The code of the rule.
    rule: &'static str,
    /// How many findings.
    findings: u32,
    /// The points that they cost, after the ceiling of their family.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    points: Number,
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
    pub(crate) fn new(standing: &'a Standing) -> Option<Self> {
        standing.suppressed.as_ref().map(|(reason, expires)| Self { reason, expires: *expires })
    }
}

impl<'a> WireDecision<'a> {
    pub(crate) fn new(assessment: &'a Assessment) -> Option<Self> {
        let decision = assessment.decision.as_ref()?;
        let profile = assessment.profile.name.as_deref();
        Some(Self { outcome: decision.outcome.name(), by: &decision.by, profile })
    }
}

//! What a profile makes of a report, on the wire.

use ogi_core::{Cost, Date, Decision, Number, Outcome, Score, Severity};

use crate::model::baseline::Resolved;
use crate::shape::wire;

wire! {
    /// Why a finding is excused (豁免).
    pub struct WireSuppressed<'a> as "Suppressed" {
        /// The reason.
        reason: &'a str = reason,
        /// The last day on which it is excused, `YYYY-MM-DD`; null for ever.
        expires: Option<Date> = *expires,
    }
    from ((reason, expires): &'a (Box<str>, Option<Date>))
}

wire! {
    /// What becomes of a report (处理意见).
    pub struct WireDecision<'a> as "Decision" {
        /// What becomes of it: accepted, returned for correction, or rejected.
        outcome: Outcome = decision.outcome,
        /// The codes of the rules that lead to it, in the order of findings; none for `accept`.
        by: &'a [&'static str] = &decision.by,
        /// The name of the profile that decides; null when it has none.
        profile: Option<&'a str> = profile,
    }
    from (decision: &'a Decision, profile: Option<&'a str>)
}

wire! {
    /// A finding of an earlier result that is found no more.
    pub struct WireResolved<'a> as "Resolved" {
        /// The code of its rule.
        rule: &'static str = resolved.rule,
        /// How grave it was.
        severity: Severity = resolved.severity,
        /// What was said of it then.
        message: &'a str = &resolved.message,
        /// Its fingerprint.
        fingerprint: &'a str = &resolved.fingerprint,
    }
    from (resolved: &'a Resolved)
}

wire! {
    /// What a report scored (得分).
    pub struct WireScore as "Score" {
        /// What is left of the start value.
        value: Number = score.value,
        /// What it started from.
        start: Number = score.start,
        /// What each rule cost, in the order of findings.
        costs: Vec<WireCost> = score.costs.iter().map(WireCost::new).collect(),
    }
    from (score: &Score)
}

wire! {
    /// What the findings of a rule cost.
    pub struct WireCost as "Cost" {
        /// The code of the rule.
        rule: &'static str = cost.rule,
        /// How many findings.
        findings: u32 = cost.findings,
        /// The points that they cost, after the ceiling of their family.
        points: Number = cost.points,
    }
    from (cost: &Cost)
}

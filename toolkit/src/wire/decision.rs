//! What a profile makes of a report, on the wire.

use ogi_core::{Date, Outcome};

use crate::model::assessment::{Assessment, Standing};
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

impl<'a> WireSuppressed<'a> {
    pub(crate) fn new(standing: &'a Standing) -> Option<Self> {
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

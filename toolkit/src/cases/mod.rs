//! Reports judged together: several years of one organ, one report and those of the organs below.

mod compare;
pub(crate) mod given;
mod register;
mod rollup;
pub(crate) mod wire;

pub use compare::{Comparison, Step, compare};
pub use register::Registered;
pub use rollup::{Below, ExclusionReason, Member, Rollup, SetAside, roll_up};

use ogi_core::{Profile, Severity, Verdict, rules};

use ogi_core::Checked;

/// The profile with every rule off that is not wanted.
fn only(profile: &Profile, wanted: impl Fn(&str) -> bool) -> Profile {
    let mut profile = profile.clone();
    for rule in rules().filter(|rule| !wanted(rule.code)) {
        profile.switch_off(rule.code);
    }
    profile
}

/// How many findings of several checks are broken at a severity.
fn count<'a>(checks: impl Iterator<Item = &'a Checked>, severity: Severity) -> usize {
    let findings = checks.flat_map(|checked| &checked.findings);
    findings.filter(|finding| finding.verdict == Verdict::Broken && finding.severity == severity).count()
}

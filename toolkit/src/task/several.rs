//! What judging several reports has in common.

use ogi_core::{Checked, Profile, Severity, Verdict, rules};

/// The profile with every rule off that is not wanted.
pub(super) fn only(profile: &Profile, wanted: impl Fn(&str) -> bool) -> Profile {
    let mut profile = profile.clone();
    for rule in rules().filter(|rule| !wanted(rule.code)) {
        profile.switch_off(rule.code);
    }
    profile
}

/// How many findings of several checks are broken at a severity.
pub(super) fn count<'a>(checks: impl Iterator<Item = &'a Checked>, severity: Severity) -> usize {
    let findings = checks.flat_map(|checked| &checked.findings);
    findings.filter(|finding| finding.verdict == Verdict::Broken && finding.severity == severity).count()
}

//! Which rules are on, and how grave (核查口径); findings themselves never change with it.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::rule::Rule;

/// A named set of severities and switched-off rules.
///
/// ```
/// use ogi_core::{Profile, Severity, rule};
/// let mut profile = Profile::default();
/// profile.switch_off("cells/blank");
/// assert!(!profile.is_on(rule("cells/blank").unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    severities: BTreeMap<String, Severity>,
    off: Vec<String>,
}

impl Profile {
    /// Gives a rule another severity.
    pub fn set_severity(&mut self, code: &str, severity: Severity) {
        self.severities.insert(code.to_owned(), severity);
    }

    /// Switches a rule off.
    pub fn switch_off(&mut self, code: &str) {
        if !self.off.iter().any(|known| known == code) {
            self.off.push(code.to_owned());
        }
    }

    /// The severity that this profile gives to a rule instead of its own.
    pub fn override_of(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.code).copied()
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.off.is_empty() || !self.off.iter().any(|code| code == rule.code)
    }
}

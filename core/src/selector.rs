//! What a line of a profile speaks of (适用范围).

use crate::severity::Severity;

/// What a line of a policy or of points speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// Findings of a severity.
    Severity(Severity),
    /// Findings of a family of rules, by its name.
    Family(&'static str),
    /// Findings of a rule, by its code.
    Rule(&'static str),
}

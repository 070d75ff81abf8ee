//! Rules and their explanations.

use ogi_report::Severity;

/// A rule of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Rule {
    /// Stable code `family/name`.
    pub code: String,
    /// What it demands.
    pub title: String,
    /// How grave it is when broken.
    pub severity: Severity,
    /// The articles and clauses that it rests on.
    pub basis: Vec<String>,
}

/// A rule explained (规则说明).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Explanation {
    /// The code of the rule.
    pub code: String,
    /// What it demands.
    pub title: String,
    /// How grave it is when broken, in words.
    pub severity: String,
    /// The articles and clauses that it rests on.
    pub basis: Vec<String>,
    /// Its formula in words; none where it has none.
    pub formula: Option<String>,
    /// The long prose, as Markdown.
    pub prose: String,
    /// The address of its page in the documentation, which does not change.
    pub page: String,
}

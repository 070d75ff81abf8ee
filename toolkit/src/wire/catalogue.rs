//! The rules for programs (规则目录): families, their rules, formulas as data.

use ogi_core::{Column, FAMILIES, Family, Language, Linear, Row, Rule, Ruling, Severity};

use crate::shape::wire;
use crate::task::explain::Explanation;

wire! {
    /// The catalogue of the rules.
    pub struct WireCatalogue as "Catalogue" {
        /// The families, in order.
        families: Vec<WireFamily>,
    }
}

wire! {
    /// A family of rules.
    pub struct WireFamily as "Family" {
        /// The first part of the codes of its rules.
        name: &'static str,
        /// What its rules are about.
        title: &'static str,
        /// Its rules.
        rules: Vec<WireRule>,
    }
}

wire! {
    /// A rule of the catalogue.
    pub struct WireRule as "Rule" {
        /// The stable code `family/name`.
        code: &'static str,
        /// What it demands.
        title: &'static str,
        /// How grave it is when broken.
        severity: Severity,
        /// The articles and clauses that it rests on.
        basis: Vec<&'static str>,
        /// Its formula; null where it has none.
        formula: Option<WireFormula>,
    }
}

wire! {
    /// A formula: sums of cells that agree.
    pub struct WireFormula as "Formula" {
        /// Over what it is repeated: `row`, `column` or `group`.
        each: &'static str,
        /// The terms on the computed side, each the last segments of a path.
        computed: Vec<&'static str>,
        /// The terms on the stated side.
        stated: Vec<&'static str>,
    }
}

wire! {
    /// A rule explained.
    pub struct WireExplanation<'a> as "Explanation" {
        /// The stable code.
        code: &'static str,
        /// What it demands.
        title: &'static str,
        /// How grave it is when broken, in words.
        severity: &'static str,
        /// The articles and clauses that it rests on.
        basis: &'a [&'static str],
        /// Its formula in words; null where it has none.
        formula: Option<&'a str>,
        /// The long prose, as Markdown; empty in builds without it.
        prose: &'a str,
    }
}

impl WireCatalogue {
    /// The catalogue in one language.
    pub(crate) fn new(language: Language) -> Self {
        let family = |family: &Family| WireFamily {
            name: family.name,
            title: family.title.get(language),
            rules: family.rules.iter().map(|rule| WireRule::new(rule, language)).collect(),
        };
        Self { families: FAMILIES.iter().map(|one| family(one)).collect() }
    }
}

impl WireRule {
    fn new(rule: &Rule, language: Language) -> Self {
        Self {
            code: rule.code,
            title: rule.title.get(language),
            severity: rule.severity,
            basis: rule.basis.iter().map(|basis| basis.0.get(language)).collect(),
            formula: rule.linear.as_ref().map(WireFormula::new),
        }
    }
}

impl WireFormula {
    fn new(formula: &Linear) -> Self {
        let (each, computed, stated) = match formula {
            Linear::EachRow(formula) => {
                let paths = |terms: &[Column]| terms.iter().map(|term| term.path()).collect();
                ("row", paths(formula.computed), paths(formula.stated))
            }
            Linear::EachColumn(formula) => {
                let paths = |terms: &[Row]| terms.iter().map(|term| term.path()).collect();
                ("column", paths(formula.computed), paths(formula.stated))
            }
            Linear::EachRemedy(formula) => {
                let paths = |terms: &[Ruling]| terms.iter().map(|term| term.path()).collect();
                ("group", paths(formula.computed), paths(formula.stated))
            }
        };
        Self { each, computed, stated }
    }
}

impl<'a> WireExplanation<'a> {
    pub(crate) fn new(explanation: &'a Explanation) -> Self {
        let Explanation { code, title, severity, basis, formula, prose, page: _ } = explanation;
        Self { code, title, severity, basis, formula: formula.as_deref(), prose }
    }
}

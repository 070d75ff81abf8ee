//! The rules for programs (规则目录): families, their rules, formulas as data.

use ogi_core::{Column, FAMILIES, Family, Language, Linear, Row, Rule, Ruling, Severity};

use crate::shape::wire;
use crate::task::explain::Explanation;

wire! {
    /// The catalogue of the rules.
    pub struct WireCatalogue as "Catalogue" {
        /// The families, in order.
        families: Vec<WireFamily> = FAMILIES.iter().map(|family| WireFamily::new(family, language)).collect(),
    }
    from (language: Language)
}

wire! {
    /// A family of rules.
    pub struct WireFamily as "Family" {
        /// The first part of the codes of its rules.
        name: &'static str = family.name,
        /// What its rules are about.
        title: &'static str = family.title.get(language),
        /// Its rules.
        rules: Vec<WireRule> = family.rules.iter().map(|rule| WireRule::new(rule, language)).collect(),
    }
    from (family: &Family, language: Language)
}

wire! {
    /// A rule of the catalogue.
    pub struct WireRule as "Rule" {
        /// The stable code `family/name`.
        code: &'static str = rule.code,
        /// What it demands.
        title: &'static str = rule.title.get(language),
        /// How grave it is when broken.
        severity: Severity = rule.severity,
        /// The articles and clauses that it rests on.
        basis: Vec<&'static str> = rule.basis.iter().map(|basis| basis.0.get(language)).collect(),
        /// Its formula; null where it has none.
        formula: Option<WireFormula> = rule.linear.as_ref().map(WireFormula::new),
    }
    from (rule: &Rule, language: Language)
}

wire! {
    /// A formula: sums of cells that agree.
    pub struct WireFormula as "Formula" {
        /// Over what it is repeated: `row`, `column` or `group`.
        each: &'static str = each,
        /// The terms on the computed side, each the last segments of a path.
        computed: Vec<&'static str> = computed,
        /// The terms on the stated side.
        stated: Vec<&'static str> = stated,
    }
    from (formula: &Linear) {
        let (each, computed, stated) = match formula {
            Linear::EachRow(sum) => ("row", paths(sum.computed, Column::path), paths(sum.stated, Column::path)),
            Linear::EachColumn(sum) => ("column", paths(sum.computed, Row::path), paths(sum.stated, Row::path)),
            Linear::EachRemedy(sum) => ("group", paths(sum.computed, Ruling::path), paths(sum.stated, Ruling::path)),
        };
    }
}

wire! {
    /// A rule explained (规则说明).
    pub struct WireExplanation<'a> as "Explanation" {
        /// The stable code.
        code: &'static str = explanation.code,
        /// What it demands.
        title: &'static str = explanation.title,
        /// How grave it is when broken, in words.
        severity: &'static str = explanation.severity,
        /// The articles and clauses that it rests on.
        basis: &'a [&'static str] = &explanation.basis,
        /// Its formula in words; null where it has none.
        formula: Option<&'a str> = explanation.formula.as_deref(),
        /// The long prose, as Markdown; empty in builds without it.
        prose: &'a str = &explanation.prose,
    }
    from (explanation: &'a Explanation)
}

fn paths<T: Copy>(terms: &[T], path: fn(T) -> &'static str) -> Vec<&'static str> {
    terms.iter().map(|term| path(*term)).collect()
}

//! The rules of a form, bound to its rows, columns and groups once.

use std::ops::Range;

use crate::draft::CellSet;
use crate::form::{CellId, Column, FormId, Remedy, Row};
use crate::rule::{Check, Identity, Item, RuleSet, rules};

/// Everything that checking needs to know of a form, worked out once.
#[derive(Debug)]
pub(crate) struct Plan {
    identities: Vec<Identity>,
    /// Which identities a rule declares, by its place in the catalogue; ascending and without gaps.
    shares: Vec<(usize, Range<usize>)>,
    set: CellSet,
}

impl Plan {
    pub(crate) fn new(form: FormId, undivided: bool) -> Self {
        let form = form.form();
        let rows: Vec<Row> = form.request_rows(undivided).collect();
        let mut identities = Vec::new();
        let mut shares = Vec::new();
        for (index, rule) in rules().enumerate() {
            let first = identities.len();
            match &rule.check {
                Check::EachRow(formula) => identities.extend(rows.iter().map(|row| {
                    let bind = |columns: &[Column]| -> Vec<CellId> {
                        columns.iter().map(|column| CellId::request(*row, *column)).collect()
                    };
                    Identity::new(rule, Item::Row(*row), &bind(formula.computed), &bind(formula.stated))
                })),
                Check::EachColumn(formula) => identities.extend(Column::ALL.iter().map(|column| {
                    let bind = |terms: &[Row]| -> Vec<CellId> {
                        terms.iter().filter(|row| rows.contains(row)).map(|row| CellId::request(*row, *column)).collect()
                    };
                    Identity::new(rule, Item::Column(*column), &bind(formula.computed), &bind(formula.stated))
                })),
                Check::EachRemedy(formula) => identities.extend(Remedy::ALL.iter().map(|group| {
                    let bind =
                        |terms: &[_]| -> Vec<CellId> { terms.iter().map(|ruling| CellId::remedy(*group, *ruling)).collect() };
                    Identity::new(rule, Item::Remedy(*group), &bind(formula.computed), &bind(formula.stated))
                })),
                Check::Judge(_) => {}
            }
            if identities.len() > first {
                shares.push((index, first..identities.len()));
            }
        }
        Self { identities, shares, set: form.cells(undivided).collect() }
    }

    pub(crate) fn identities(&self) -> &[Identity] {
        &self.identities
    }

    /// The identities of those rules that are on.
    pub(crate) fn identities_of(&self, on: RuleSet) -> impl Iterator<Item = &Identity> {
        let shares = self.shares.iter().filter(move |(index, _)| on.contains(*index));
        shares.flat_map(|(_, range)| self.identities.get(range.clone()).unwrap_or_default())
    }

    pub(crate) const fn set(&self) -> &CellSet {
        &self.set
    }
}

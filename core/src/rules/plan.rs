//! The rules of a form, bound to its rows, columns and groups once.

use std::ops::Range;
use std::sync::LazyLock;

use super::{RuleSet, rules};
use crate::draft::CellSet;
use crate::draft::Draft;
use crate::form::{CellId, Column, FormId, Remedy, Row};
use crate::rule::{Identity, Item, Linear};

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
            match &rule.linear {
                Some(Linear::EachRow(formula)) => identities.extend(rows.iter().map(|row| {
                    let bind = |columns: &[Column]| -> Vec<CellId> {
                        columns.iter().map(|column| CellId::request(*row, *column)).collect()
                    };
                    Identity::new(rule, Item::Row(*row), &bind(formula.computed), &bind(formula.stated))
                })),
                Some(Linear::EachColumn(formula)) => identities.extend(Column::ALL.iter().map(|column| {
                    let bind = |terms: &[Row]| -> Vec<CellId> {
                        terms.iter().filter(|row| rows.contains(row)).map(|row| CellId::request(*row, *column)).collect()
                    };
                    Identity::new(rule, Item::Column(*column), &bind(formula.computed), &bind(formula.stated))
                })),
                Some(Linear::EachRemedy(formula)) => identities.extend(Remedy::ALL.iter().map(|group| {
                    let bind =
                        |terms: &[_]| -> Vec<CellId> { terms.iter().map(|ruling| CellId::remedy(*group, *ruling)).collect() };
                    Identity::new(rule, Item::Remedy(*group), &bind(formula.computed), &bind(formula.stated))
                })),
                None => {}
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

/// Every identity of a form, in printed order: the one list that checker, sums and repair use.
///
/// ```
/// use ogi_core::FormId;
/// assert_eq!(ogi_core::identities(FormId::Official2021, false).len(), 42);
/// assert_eq!(ogi_core::identities(FormId::Trial2019, false).len(), 40);
/// ```
pub fn identities(form: FormId, undivided: bool) -> &'static [Identity] {
    plan(form, undivided).identities()
}

pub(crate) fn plan(form: FormId, undivided: bool) -> &'static Plan {
    static TRIAL: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Trial2019, false));
    static OFFICIAL: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Official2021, false));
    static UNDIVIDED: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Official2021, true));
    match (form, undivided) {
        (FormId::Trial2019, _) => &TRIAL,
        (FormId::Official2021, false) => &OFFICIAL,
        (FormId::Official2021, true) => &UNDIVIDED,
    }
}

/// Whether every cell of the form holds a plain whole number, so that no rule on cells can be broken.
pub(super) fn all_plain(draft: &Draft) -> bool {
    draft.figures().plain().covers(plan(draft.form(), draft.is_undivided()).set())
}

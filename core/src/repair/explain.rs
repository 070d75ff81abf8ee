//! Why a cell is blamed, to be added up by hand (可手工验算的依据).

use super::problem::{Figures, system};
use super::{Repair, RepairOptions};
use crate::draft::Draft;
use crate::form::{CellId, Label};
use crate::language::Language;
use crate::number::Number;
use crate::rule::{Identity, Item};
use crate::rules::identities;

/// Identities that cannot all hold unless a cell changes, the other changes of the repair made freely.
#[derive(Debug, Clone)]
pub struct Contradiction {
    /// The blamed cell.
    pub cell: CellId,
    /// Identities with their multipliers; each identity reads `computed − stated = 0`.
    pub identities: Vec<(&'static Identity, i64)>,
    /// What is left of the sum of the identities, each so often: cells with their coefficients.
    pub terms: Vec<(CellId, i64)>,
    /// What the terms come to with the figures as printed; it would have to be zero. Cells that may change
    /// or were not read are left out: they could only take it further from zero.
    pub sum: Number,
}

/// A contradiction for each change of a repair.
pub fn contradictions(draft: &Draft, repair: &Repair, options: &RepairOptions) -> Vec<Contradiction> {
    let figures = Figures::new(draft, options);
    let list = identities(draft.form(), draft.is_undivided());
    let set: Vec<usize> = repair.changes.iter().map(|change| change.cell.index()).collect();
    let certificates = system(draft.form(), draft.is_undivided()).certificates(&figures.cells, &set);
    let cell_at = |index: usize| CellId::all().nth(index);
    let named = certificates.into_iter().filter_map(|certificate| {
        let cell = cell_at(certificate.cell)?;
        Some(Contradiction {
            cell,
            identities: certificate.equations.iter().filter_map(|(n, times)| Some((list.get(*n)?, *times))).collect(),
            terms: certificate.terms.iter().filter_map(|(n, times)| Some((cell_at(*n)?, *times))).collect(),
            sum: figures.number(cell, i64::try_from(certificate.sum).ok()?)?,
        })
    });
    named.collect()
}

impl Contradiction {
    /// The addition, as one line for people.
    ///
    /// The figures of the cells are those of `draft`; a cell that may change or was not read shows as `?`.
    pub fn text(&self, draft: &Draft, repair: &Repair, language: Language) -> String {
        let form = draft.form().form();
        let moves = |cell: CellId| cell != self.cell && repair.changes.iter().any(|change| change.cell == cell);
        let figure = |cell: CellId| draft.number(cell).filter(|_| !moves(cell));
        let terms: Vec<Summand> = self.terms.iter().map(|(cell, times)| (*times, figure(*cell), *cell == self.cell)).collect();
        let names: Vec<String> = self.identities.iter().map(|(identity, times)| name(identity, *times, language)).collect();
        conclusion(&form.cell_label(self.cell, language), &names, &terms, self.sum, language)
    }
}

/// How often a figure is added, the figure as printed unless it may change or was not read, and whether it is blamed.
pub(super) type Summand = (i64, Option<Number>, bool);

/// What the identities named come to unless a cell changes.
pub(super) fn conclusion(cell: &str, names: &[String], terms: &[Summand], total: Number, language: Language) -> String {
    let (sum, open) = (addition(terms), terms.iter().any(|term| term.1.is_none()));
    match language {
        Language::Zh => {
            let relation = if !open {
                "，不为0"
            } else if total > Number::ZERO {
                "以上，不可能为0"
            } else {
                "以下，不可能为0"
            };
            format!("若不更正{cell}，则由{}得 {sum} = {total}{relation}", names.join("、"))
        }
        Language::En => {
            let relation = if !open {
                ", not 0"
            } else if total > Number::ZERO {
                " or more, never 0"
            } else {
                " or less, never 0"
            };
            format!("unless {cell} changes, {} gives {sum} = {total}{relation}", names.join(" and "))
        }
    }
}

/// `13 + 0 − 10`; a figure that is not known shows as `?`.
fn addition(terms: &[Summand]) -> String {
    let mut sum = String::new();
    for (times, figure, blamed) in terms {
        // Zeros say nothing, except for the cell that is blamed.
        if *figure == Some(Number::ZERO) && !blamed {
            continue;
        }
        sum.push_str(match (sum.is_empty(), *times < 0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        });
        if times.unsigned_abs() != 1 {
            sum.push_str(&times.unsigned_abs().to_string());
            sum.push('×');
        }
        match figure {
            Some(figure) => sum.push_str(&figure.to_string()),
            None => sum.push('?'),
        }
    }
    sum
}

/// An identity by what it is about, with how often it is added.
pub(super) fn name(identity: &Identity, times: i64, language: Language) -> String {
    let balance = identity.stated().count() > 1;
    let times = if times == 1 { String::new() } else { format!(" ×{times}") };
    match (identity.item, language) {
        (Item::Row(row), Language::Zh) => format!("“{}”一行的总计{times}", row.label(language)),
        (Item::Column(column), Language::Zh) if balance => format!("“{}”一列的收办平衡{times}", column.label(language)),
        (Item::Column(column), Language::Zh) => format!("“{}”一列的（七）总计{times}", column.label(language)),
        (Item::Remedy(group), Language::Zh) => format!("{}的总计{times}", group.label(language)),
        (Item::Row(row), Language::En) => format!("the total of row {}{times}", row.label(language)),
        (Item::Column(column), Language::En) if balance => format!("the balance of column {}{times}", column.label(language)),
        (Item::Column(column), Language::En) => format!("the outcomes of column {}{times}", column.label(language)),
        (Item::Remedy(group), Language::En) => format!("the total of {}{times}", group.label(language)),
    }
}

//! The identities of a form as a problem of the solver, and a draft as its cells.

use std::sync::LazyLock;

use super::RepairOptions;
use super::solver::{Cell, Equation, Observed, System};
use crate::cell::Cell as Printed;
use crate::draft::Draft;
use crate::form::{CELL_COUNT, CellId, FormId};
use crate::number::Number;
use crate::rule::Identity;
use crate::rules::identities;

/// The prepared identities of a form: equation n is identity n, cell n is the cell of index n.
pub(super) fn system(form: FormId, undivided: bool) -> &'static System {
    static TRIAL: LazyLock<System> = LazyLock::new(|| prepare(FormId::Trial2019, false));
    static OFFICIAL: LazyLock<System> = LazyLock::new(|| prepare(FormId::Official2021, false));
    static UNDIVIDED: LazyLock<System> = LazyLock::new(|| prepare(FormId::Official2021, true));
    match (form, undivided) {
        (FormId::Trial2019, _) => &TRIAL,
        (FormId::Official2021, false) => &OFFICIAL,
        (FormId::Official2021, true) => &UNDIVIDED,
    }
}

fn prepare(form: FormId, undivided: bool) -> System {
    let equations: Vec<Equation> = equations(identities(form, undivided), 0).collect();
    // The identities of a form are well formed, which a test checks; were they not, there would be no repair.
    System::new(CELL_COUNT, &equations).unwrap_or_default()
}

/// Identities as equations over cells of which the first has the number `first`.
pub(super) fn equations(identities: &[Identity], first: usize) -> impl Iterator<Item = Equation> {
    let number = move |cell: CellId| cell.index().saturating_add(first);
    identities.iter().map(move |identity| {
        let computed = identity.computed().map(|cell| (number(cell), 1));
        Equation { terms: computed.chain(identity.stated().map(|cell| (number(cell), -1))).collect() }
    })
}

/// The figures of a draft as cells of the problem, money in units of the smallest decimal place used.
pub(super) struct Figures {
    pub(super) cells: Vec<Cell>,
    scale: u8,
}

impl Figures {
    pub(super) fn new(draft: &Draft, options: &RepairOptions) -> Self {
        let money = CellId::all().filter(|cell| cell.is_money()).filter_map(|cell| draft.number(cell));
        let scale = money.map(Number::scale).max().unwrap_or(0);
        let mut figures = Self { cells: Vec::with_capacity(CELL_COUNT), scale };
        for id in CellId::all() {
            let observed = match draft.cell(id) {
                Printed::Number(number) | Printed::Annotated { number, .. } => figures.observed(id, *number),
                _ => Observed::Missing,
            };
            let mut cell = Cell { observed, pinned: options.pinned.contains(id), ..Cell::missing() };
            if id.is_signed() {
                cell.lower = None;
            }
            figures.cells.push(cell);
        }
        for (id, weight) in &options.weights {
            if let Some(cell) = figures.cells.get_mut(id.index()) {
                cell.weight = (*weight).max(1);
            }
        }
        figures
    }

    fn observed(&self, id: CellId, number: Number) -> Observed {
        let scaled = number.scaled(if id.is_money() { self.scale } else { 0 });
        scaled.and_then(|units| i64::try_from(units).ok()).map_or(Observed::Invalid, Observed::Value)
    }

    /// A value of the problem as the figure of a cell.
    pub(super) fn number(&self, cell: CellId, value: i64) -> Option<Number> {
        Number::from_scaled(i128::from(value), if cell.is_money() { self.scale } else { 0 })
    }
}

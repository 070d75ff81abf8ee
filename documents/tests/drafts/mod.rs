//! Reports whose identities all hold, and what may be read of them.

use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Remedy, Row, Ruling};
use ogi_documents::{ReadOptions, inspect_text};
use proptest::prelude::*;

/// A count as reports have it: mostly zero, often small, sometimes large.
fn count() -> impl Strategy<Value = i64> {
    prop_oneof![12 => Just(0_i64), 4 => 1..10_i64, 2 => 10..100_i64, 1 => 100..10_000_i64]
}

pub(crate) fn number(value: i64) -> Cell {
    Cell::Number(Number::new(value, 0).unwrap())
}

prop_compose! {
    /// A report whose identities all hold.
    pub(crate) fn valid()(
        form in prop_oneof![Just((FormId::Official2021, false)), Just((FormId::Official2021, true)), Just((FormId::Trial2019, false))],
        parts in prop::collection::vec(count(), 26 * 6),
        first in prop::collection::vec(count(), 30),
        remedies in prop::collection::vec(count(), 12),
        carried in prop::collection::vec(count(), 6),
    ) -> Draft {
        let (id, undivided) = form;
        let mut draft = Draft::new(id);
        draft.set_undivided(undivided);
        draft.year = Some(if id == FormId::Trial2019 { 2020 } else { 2024 });
        for (cell, value) in id.form().proactive_cells().zip(&first) {
            draft.set(cell, number(*value));
        }
        let value = |row: Row, column: Column| parts[row as usize * 6 + column as usize];
        let applicants = &Column::ALL[..6];
        let outcomes: Vec<Row> = id.form().request_rows(undivided).filter(|row| (Row::Granted..Row::OutcomesTotal).contains(row)).collect();
        let mut totals = vec![0; 26];
        for (at, column) in applicants.iter().enumerate() {
            let closed: i64 = outcomes.iter().map(|row| value(*row, *column)).sum();
            let brought = value(Row::BroughtForward, *column).min(closed + carried[at]);
            let mut put = |row: Row, value: i64| {
                draft.set(CellId::request(row, *column), number(value));
                totals[row as usize] += value;
            };
            outcomes.iter().for_each(|row| put(*row, value(*row, *column)));
            put(Row::OutcomesTotal, closed);
            put(Row::CarriedForward, carried[at]);
            put(Row::BroughtForward, brought);
            put(Row::Received, closed + carried[at] - brought);
        }
        for row in id.form().request_rows(undivided) {
            draft.set(CellId::request(row, Column::Total), number(totals[row as usize]));
        }
        for (group, values) in Remedy::ALL.iter().zip(remedies.chunks(4)) {
            for (ruling, value) in Ruling::ALL.iter().zip(values) {
                draft.set(CellId::remedy(*group, *ruling), number(*value));
            }
            draft.set(CellId::remedy(*group, Ruling::Total), number(values.iter().sum()));
        }
        draft
    }
}

pub(crate) fn read(text: &str) -> Draft {
    inspect_text(text, &ReadOptions::default()).unwrap().draft
}

/// Every number that was read stands in the report.
pub(crate) fn assert_no_false_value(draft: &Draft, again: &Draft, text: &str) {
    for (cell, value) in draft.cells() {
        if let Some(read) = again.number(cell) {
            assert_eq!(Some(read), value.number(), "{cell} in\n{text}");
        }
    }
    for cell in again.listed_cells().filter(|cell| draft.cell(*cell).is_missing()) {
        assert_eq!(again.number(cell), None, "{cell} in\n{text}");
    }
}

//! One standard case, so many times over: what `cargo xtask count` counts the instructions of.
//!
//! Two runs that differ in nothing but how often the case is repeated tell what one repetition takes, whatever
//! starting up and reading the fixtures cost.

mod cases;

use std::hint::black_box;

use ogi_core::repair::{RepairOptions, repair};
use ogi_core::{Case, Cell, CellId, Column, Draft, FormId, Number, Profile, Row, check};

/// Every standard case: its name and what it does once.
/// Prepares a case and gives what is counted.
type Prepare = fn() -> Box<dyn Fn()>;

const CASES: &[(&str, Prepare)] = &[
    ("clean-check", || checked(cases::zeros(FormId::Official2021))),
    ("one-wrong-cell", || repaired(of_set("random-1", 0))),
    ("left-over-totals", || repaired(left_over_totals())),
    ("six-wrong-cells", || repaired(of_set("random-6", 7))),
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(name), Some(times)) = (arguments.next(), arguments.next()) else {
        CASES.iter().for_each(|(name, _)| println!("{name}"));
        return;
    };
    let (_, case) = CASES.iter().find(|(known, _)| *known == name).expect("a standard case");
    let run = case();
    for _ in 0..times.parse::<u32>().expect("a number") {
        run();
    }
}

fn checked(draft: Draft) -> Box<dyn Fn()> {
    let profile = Profile::default();
    Box::new(move || drop(black_box(check(black_box(&Case::new(&draft)), &profile))))
}

fn repaired(draft: Draft) -> Box<dyn Fn()> {
    let options = RepairOptions::default();
    Box::new(move || drop(black_box(repair(black_box(&Case::new(&draft)), &options))))
}

fn of_set(kind: &str, number: usize) -> Draft {
    let file = cases::file(&cases::folder().join(format!("{kind}.json")));
    cases::draft(cases::form(&file), &file["cases"][number])
}

/// A 总计 column of another version, with the end of the table lost in reading.
fn left_over_totals() -> Draft {
    let mut draft = cases::zeros(FormId::Official2021);
    for (row, natural_person, total) in
        [(Row::Received, 13, 10), (Row::Granted, 6, 5), (Row::ProhibitedByLaw, 0, 3), (Row::NotHeld, 7, 2)]
    {
        draft.set(CellId::request(row, Column::NaturalPerson), Cell::Number(Number::from(natural_person)));
        draft.set(CellId::request(row, Column::Total), Cell::Number(Number::from(total)));
    }
    for row in [Row::FeeLapsed, Row::OtherwiseClosedOther, Row::OutcomesTotal, Row::CarriedForward] {
        for column in Column::ALL {
            draft.set(CellId::request(row, *column), Cell::Missing);
        }
    }
    for row in [Row::Granted, Row::GrantedInPart] {
        draft.set(CellId::request(row, Column::Other), Cell::Missing);
    }
    draft
}

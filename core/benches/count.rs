//! One standard case, so many times over: what `cargo xtask count` counts the instructions of.
//!
//! Two runs that differ in nothing but how often the case is repeated tell what one repetition takes, whatever
//! starting up and reading the fixtures cost.

use std::hint::black_box;

use ogi_core::repair::{RepairOptions, repair};
use ogi_core::{Case, Draft, FormId, Profile, check};
use ogi_testkit::repair_cases as cases;

/// Every standard case: its name and what it does once.
/// Prepares a case and gives what is counted.
type Prepare = fn() -> Box<dyn Fn()>;

const CASES: &[(&str, Prepare)] = &[
    ("clean-check", || checked(cases::zeros(FormId::Official2021))),
    ("one-wrong-cell", || repaired(of_set("random-1", 0))),
    ("left-over-totals", || repaired(cases::left_over_totals())),
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

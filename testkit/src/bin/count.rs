//! One standard case, so many times over: what `cargo xtask count` counts the instructions of.
//!
//!     count                         the names of the cases
//!     count CASE TIMES              checks or repairs a table
//!     count read FILE TIMES         reads a report, checks it and writes it as JSON
//!
//! Two runs that differ in nothing but how often the case is repeated tell what one repetition takes, whatever
//! starting up and reading the fixtures cost.

use std::hint::black_box;

use ogi_core::repair::{RepairOptions, repair};
use ogi_core::{Case, Draft, FormId, Profile, check};
use ogi_report::{Format, Input, Options, Renderer, Report, WireReport, inspect};
use ogi_testkit::repair_cases as cases;
use ogi_testkit::reports;
use serde_json::Value;

/// What a case does once.
type Once = Box<dyn Fn()>;
/// Prepares a case and gives what is counted.
type Prepare = fn() -> Once;

/// The cases of tables, by their names.
const CASES: &[(&str, Prepare)] = &[
    ("clean-check", || checked(cases::zeros(FormId::Official2021))),
    ("one-wrong-cell", || repaired(of_set("random-1", 0))),
    ("left-over-totals", || repaired(cases::left_over_totals())),
    ("six-wrong-cells", || repaired(of_set("random-6", 7))),
    ("json-write", || written(result())),
    ("json-write-serde", || written_by_serde(&result())),
    ("json-read", || read_again(&result())),
    ("json-read-serde", || read_by_serde(&result())),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (once, times) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            CASES.iter().for_each(|(name, _)| println!("{name}"));
            return;
        }
        ["read", file, times] => (read(file), times.parse::<u32>()),
        [case, times] => {
            let known = CASES.iter().find(|(known, _)| known == case).expect("a standard case");
            (known.1(), times.parse())
        }
        _ => panic!("CASE TIMES, or read FILE TIMES"),
    };
    for _ in 0..times.expect("a number") {
        once();
    }
}

fn read(file: &str) -> Once {
    let bytes = std::fs::read(file).expect("a readable file");
    let options = Options::default();
    let renderer = Renderer::new(Format::Json, options.clone()).several(true);
    Box::new(move || {
        let report = inspect(black_box(&bytes), &options).expect("a report");
        black_box(renderer.report(0, &report));
    })
}

fn checked(draft: Draft) -> Once {
    let profile = Profile::default();
    Box::new(move || drop(black_box(check(black_box(&Case::new(&draft)), &profile))))
}

fn repaired(draft: Draft) -> Once {
    let options = RepairOptions::default();
    Box::new(move || drop(black_box(repair(black_box(&Case::new(&draft)), &options))))
}

/// A report with findings and repairs, as a check gives it.
fn result() -> Report {
    let report = inspect(reports::synthetic(9).text.as_bytes(), &Options::default()).expect("a report");
    assert!(!report.repairs.list.is_empty(), "one total of it is wrong");
    report
}

fn text(report: &Report) -> String {
    WireReport::new(report, &Options::default()).to_json()
}

/// The result as JSON text; its sentences are there already, since they are no matter of the writer.
fn written(report: Report) -> Once {
    let report: &'static Report = Box::leak(Box::new(report));
    let wire = WireReport::new(report, &Options::default());
    Box::new(move || drop(black_box(black_box(&wire).to_json())))
}

/// The same text by `serde_json`, from values that are at hand: the measure of the writer.
fn written_by_serde(report: &Report) -> Once {
    let value: Value = serde_json::from_str(&text(report)).expect("JSON");
    Box::new(move || drop(black_box(serde_json::to_string(black_box(&value)))))
}

/// A result given again, as text.
fn read_again(report: &Report) -> Once {
    let text = text(report);
    Box::new(move || drop(black_box(Input::from_json(black_box(&text)))))
}

/// The same by `serde_json`, without what its members mean: the measure of the reader.
fn read_by_serde(report: &Report) -> Once {
    let text = text(report);
    Box::new(move || drop(black_box(serde_json::from_str::<Value>(black_box(&text)))))
}

fn of_set(kind: &str, number: usize) -> Draft {
    let file = cases::file(&cases::folder().join(format!("{kind}.json")));
    cases::draft(cases::form(&file), &file["cases"][number])
}

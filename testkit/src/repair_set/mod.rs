//! The conformance set of repairs: damaged tables with all their smallest repairs, for solvers in any language.

mod across;
pub mod tail;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use ogi_core::repair::{Count, Proof, RepairOptions, Repairs, repair};
use ogi_core::{Case, Cell, CellId, Column, Draft, FormId, Number, Row, identities};
use serde_json::{Map, Value, json};

use crate::reports::{Random, sound};

/// The folder of the set, from the root.
const FOLDER: &str = "fixtures/repair";
/// Cases of each kind of damage.
const EACH: u64 = 24;
/// A case with more repairs than this lists none and only says how many there are.
const LISTED: usize = 60;
/// No case of the set has more repairs than this.
const LIMIT: usize = 5000;

/// A way to damage a table.
type Damage = fn(&mut Draft, &mut Random);

/// Every kind of damage with its form and how large the figures are.
const KINDS: &[(&str, FormId, u32, Damage)] = &[
    ("random-1", FormId::Official2021, 1, |draft, random| scatter(draft, random, 1)),
    ("random-2", FormId::Official2021, 1, |draft, random| scatter(draft, random, 2)),
    ("random-3", FormId::Official2021, 1, |draft, random| scatter(draft, random, 3)),
    ("random-4", FormId::Official2021, 1, |draft, random| scatter(draft, random, 4)),
    ("random-5", FormId::Official2021, 1, |draft, random| scatter(draft, random, 5)),
    ("random-6", FormId::Official2021, 1, |draft, random| scatter(draft, random, 6)),
    ("random-7", FormId::Official2021, 1, |draft, random| scatter(draft, random, 7)),
    ("random-8", FormId::Official2021, 1, |draft, random| scatter(draft, random, 8)),
    ("trial-3", FormId::Trial2019, 1, |draft, random| scatter(draft, random, 3)),
    ("trial-6", FormId::Trial2019, 1, |draft, random| scatter(draft, random, 6)),
    ("large-5", FormId::Official2021, 400, |draft, random| scatter(draft, random, 5)),
    ("digit-slips", FormId::Official2021, 37, slips),
    ("shifted-row", FormId::Official2021, 1, shift),
    ("exchanged-columns", FormId::Official2021, 1, exchange),
    ("left-over-totals", FormId::Official2021, 1, left_over),
    ("lost-cells", FormId::Official2021, 1, lose),
];

/// The files of the set, as paths from the root with their text.
pub fn files() -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for form in FormId::ALL {
        files.push((format!("{FOLDER}/identities.{}.json", form.name()), pretty(&declared(*form))?));
    }
    for (kind, form, scale, damage) in KINDS {
        let cases: Vec<Value> = (0..EACH).map(|number| case(kind, *form, *scale, *damage, number)).collect();
        let set = json!({"kind": kind, "form": form.name(), "cases": cases});
        files.push((format!("{FOLDER}/{kind}.json"), written(&set)?));
    }
    files.extend(across::files()?.into_iter().map(|(name, text)| (format!("{FOLDER}/across/{name}"), text)));
    Ok(files)
}

/// Has the set confirmed by independent solvers.
pub fn oracle(root: &Path, seconds: u32) -> Result<bool> {
    let python = std::env::var_os("OGI_PYTHON").unwrap_or_else(|| "python3".into());
    let script = root.join("testkit/repair_oracle.py");
    let mut command = Command::new(python);
    command.arg(script).arg(root.join(FOLDER)).arg(seconds.to_string());
    Ok(command.status().context("python does not start; set OGI_PYTHON to one with highspy and ortools")?.success())
}

fn pretty(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// One case a line, so that a change shows as the cases it touches.
fn written(set: &Value) -> Result<String> {
    let mut text = String::from("{");
    for (name, value) in set.as_object().context("a set")?.iter().filter(|(name, _)| *name != "cases") {
        write!(text, "\"{name}\": {value}, ")?;
    }
    text.push_str("\"cases\": [\n");
    let cases = set["cases"].as_array().context("cases")?;
    for (at, case) in cases.iter().enumerate() {
        let comma = if at + 1 < cases.len() { "," } else { "" };
        writeln!(text, "{}{comma}", serde_json::to_string(case)?)?;
    }
    text.push_str("]}\n");
    Ok(text)
}

/// The identities of a form as lists of cells with coefficients, each summing to zero.
fn declared(form: FormId) -> Value {
    let list = identities(form, false).iter().map(|identity| {
        let computed = identity.computed().map(|cell| json!([cell.path(), 1]));
        json!({"rule": identity.rule.code, "terms": computed.chain(identity.stated().map(|cell| json!([cell.path(), -1]))).collect::<Vec<_>>()})
    });
    json!({"form": form.name(), "identities": list.collect::<Vec<_>>()})
}

fn case(kind: &str, form: FormId, scale: u32, damage: Damage, number: u64) -> Value {
    let mut seed = number * 1000 + kind.bytes().map(u64::from).sum::<u64>();
    loop {
        let mut random = Random::new(seed);
        let mut draft = sound(form, &mut random, scale);
        damage(&mut draft, &mut random);
        let options = RepairOptions { limit: LIMIT, node_budget: 10_000_000, ..RepairOptions::default() };
        let repairs = repair(&Case::new(&draft), &options);
        // A damage that happens to change nothing is no case.
        if repairs.cost > 0 && repairs.proof == Proof::Proved {
            return as_json(&format!("{kind}-{number:02}"), &draft, &repairs);
        }
        seed += 1;
    }
}

fn as_json(name: &str, draft: &Draft, repairs: &Repairs) -> Value {
    let mut cells = Map::new();
    let mut missing = Vec::new();
    for (cell, held) in draft.cells() {
        match held.number() {
            Some(number) if number == Number::ZERO => {}
            Some(number) => drop(cells.insert(cell.path().to_owned(), json!(number))),
            None => missing.push(json!(cell.path())),
        }
    }
    let count = number_of(repairs.count);
    let mut case = json!({"name": name, "cells": cells, "missing": missing, "cost": repairs.cost, "count": count});
    if count <= LISTED {
        let mut list: Vec<Vec<Value>> = Vec::new();
        let mut repairs: Vec<_> = repairs.list.iter().map(|repair| &repair.changes).collect();
        repairs.sort_by_key(|changes| changes.iter().map(|change| change.cell).collect::<Vec<_>>());
        for changes in repairs {
            list.push(changes.iter().map(|change| json!([change.cell.path(), change.low, change.high])).collect());
        }
        case["repairs"] = json!(list);
    }
    case
}

fn number_of(count: Count) -> usize {
    match count {
        Count::Exactly(count) | Count::AtLeast(count) => count,
    }
}

fn figure(draft: &Draft, cell: CellId) -> i64 {
    draft.number(cell).and_then(Number::as_integer).unwrap_or_default()
}

fn set(draft: &mut Draft, cell: CellId, figure: i64) {
    if let Some(number) = Number::new(figure, 0) {
        draft.set(cell, Cell::Number(number));
    }
}

/// The rows of the applications table.
fn rows(draft: &Draft) -> Vec<Row> {
    draft.form().form().request_rows(false).collect()
}

fn any_cell(draft: &Draft, random: &mut Random) -> CellId {
    let cells: Vec<CellId> = draft.cells().map(|(cell, _)| cell).filter(|cell| cell.path().starts_with("re")).collect();
    *random.pick(&cells)
}

fn scatter(draft: &mut Draft, random: &mut Random, count: usize) {
    for _ in 0..count {
        let cell = any_cell(draft, random);
        let by = 1 + i64::from(random.below(9));
        let now = figure(draft, cell);
        set(draft, cell, *random.pick(&[now + by, (now - by).max(0), now * 10 + by]));
    }
}

/// Typing errors in three figures of two digits or more.
fn slips(draft: &mut Draft, random: &mut Random) {
    for _ in 0..3 {
        let cells: Vec<CellId> = draft.cells().map(|(cell, _)| cell).filter(|cell| figure(draft, *cell) > 9).collect();
        if cells.is_empty() {
            return;
        }
        let cell = *random.pick(&cells);
        let now = figure(draft, cell);
        let transposed = now / 100 * 100 + now % 10 * 10 + now / 10 % 10;
        set(draft, cell, *random.pick(&[transposed, now * 10 + now % 10, now / 10, now + 10, now * 10 + 3]));
    }
}

fn filled_rows(draft: &Draft) -> Vec<Row> {
    let filled = |row: &Row| figure(draft, CellId::request(*row, Column::Total)) > 0;
    rows(draft).into_iter().filter(filled).collect()
}

/// The figures of a row move one column to the left or right.
fn shift(draft: &mut Draft, random: &mut Random) {
    let rows = filled_rows(draft);
    if rows.is_empty() {
        return;
    }
    let row = *random.pick(&rows);
    let mut figures: Vec<i64> = Column::ALL.iter().map(|column| figure(draft, CellId::request(row, *column))).collect();
    if random.one_in(2) {
        figures.rotate_left(1);
    } else {
        figures.rotate_right(1);
    }
    for (column, figure) in Column::ALL.iter().zip(figures) {
        set(draft, CellId::request(row, *column), figure);
    }
}

/// Two columns change places in up to three rows.
fn exchange(draft: &mut Draft, random: &mut Random) {
    let rows = filled_rows(draft);
    let (a, b) = (Column::NaturalPerson, *random.pick(&[Column::Business, Column::Research, Column::Other]));
    for _ in 0..rows.len().min(3) {
        let row = *random.pick(&rows);
        let (x, y) = (figure(draft, CellId::request(row, a)), figure(draft, CellId::request(row, b)));
        set(draft, CellId::request(row, a), y);
        set(draft, CellId::request(row, b), x);
    }
}

/// Up to six totals come from another table.
fn left_over(draft: &mut Draft, random: &mut Random) {
    let other = sound(draft.form(), random, 1);
    let rows = filled_rows(draft);
    for _ in 0..rows.len().min(6) {
        let cell = CellId::request(*random.pick(&rows), Column::Total);
        let stale = figure(&other, cell);
        set(draft, cell, stale);
    }
}

/// Three wrong figures, and cells or whole rows that were not read.
fn lose(draft: &mut Draft, random: &mut Random) {
    scatter(draft, random, 3);
    for _ in 0..8 {
        let cell = any_cell(draft, random);
        draft.set(cell, Cell::Missing);
    }
    if random.one_in(3) {
        for row in [Row::OutcomesTotal, Row::CarriedForward] {
            for column in Column::ALL {
                draft.set(CellId::request(row, *column), Cell::Missing);
            }
        }
    }
}

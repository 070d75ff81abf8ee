//! Cases of several reports: two years, and a roll-up with the organs below.

use anyhow::{Context, Result, ensure};
use ogi_core::repair::{AcrossOptions, AcrossRepairs, Member, Proof, Relation, across};
use ogi_core::{Case, CellId, Column, Draft, FormId, Number, Place, Row};
use serde_json::{Map, Value, json};

use super::{LIMIT, figure, number_of, scatter, set, written};
use crate::reports::{Random, sound};

/// Cases of each kind.
const EACH: u64 = 12;
/// Organs below a roll-up.
const ORGANS: usize = 3;

/// The reports of a case, the one that is judged first.
struct Reports {
    drafts: Vec<Draft>,
    rolled_up: bool,
}

/// Makes and damages the reports of a case.
type Make = fn(&mut Random) -> Reports;

/// Every kind of case.
const KINDS: &[(&str, Make)] = &[
    ("years-2", |random| damaged(years(FormId::Official2021, FormId::Official2021, random), random, 2)),
    ("years-5", |random| damaged(years(FormId::Official2021, FormId::Official2021, random), random, 5)),
    ("years-of-two-forms-3", |random| damaged(years(FormId::Official2021, FormId::Trial2019, random), random, 3)),
    ("years-sound-alone", years_apart),
    ("roll-up-1", |random| damaged(roll_up(random), random, 1)),
    ("roll-up-3", |random| damaged(roll_up(random), random, 3)),
];

/// The files of the cases, by name with their text.
pub(super) fn files() -> Result<Vec<(String, String)>> {
    KINDS.iter().map(|(kind, make)| file(kind, *make)).collect()
}

fn file(kind: &str, make: Make) -> Result<(String, String)> {
    let mut head = None;
    let mut cases = Vec::new();
    for number in 0..EACH {
        let (reports, case) = case(kind, make, number)?;
        head.get_or_insert_with(|| reports.head());
        cases.push(case);
    }
    let head = head.context("no case")?;
    let mut set = json!({"kind": kind, "forms": head["forms"], "links": head["links"]});
    set["cases"] = json!(cases);
    Ok((format!("{kind}.json"), written(&set)?))
}

fn case(kind: &str, make: Make, number: u64) -> Result<(Reports, Value)> {
    let first = number * 1000 + kind.bytes().map(u64::from).sum::<u64>();
    for seed in (first..).take(1000) {
        let reports = make(&mut Random::new(seed));
        let found = reports.repairs()?;
        if found.cost > 0 && found.proof == Proof::Proved {
            let told = reports.as_json(&format!("{kind}-{number:02}"), &found);
            return Ok((reports, told));
        }
    }
    anyhow::bail!("no damage of kind {kind} breaks anything")
}

impl Reports {
    fn name(&self, at: usize) -> String {
        match (at, self.rolled_up) {
            (0, _) => "this".to_owned(),
            (_, false) => "last_year".to_owned(),
            (at, true) => format!("children.{}", at - 1),
        }
    }

    fn head(&self) -> Value {
        let mut forms = Map::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            forms.insert(self.name(at), json!(draft.form().name()));
        }
        json!({"forms": forms, "links": self.links()})
    }

    /// What ties the reports, stated here once more so that it can be held against the library.
    fn links(&self) -> Vec<Value> {
        let term = |at: usize, cell: CellId, factor: i32| json!([format!("{}/{}", self.name(at), cell.path()), factor]);
        if !self.rolled_up {
            let total = |row| CellId::request(row, Column::Total);
            let terms = [term(1, total(Row::CarriedForward), 1), term(0, total(Row::BroughtForward), -1)];
            return vec![json!({"rule": Relation::BroughtForward.rule(), "terms": terms})];
        }
        let cells = self.drafts[0].form().form().cells(false).filter(|cell| is_added(*cell));
        cells
            .map(|cell| {
                let parts = (1..self.drafts.len()).map(|at| term(at, cell, 1));
                json!({"rule": Relation::RollUp.rule(), "terms": parts.chain([term(0, cell, -1)]).collect::<Vec<_>>()})
            })
            .collect()
    }

    fn repairs(&self) -> Result<AcrossRepairs> {
        let (this, others) = self.drafts.split_first().context("no report")?;
        let children: Vec<_> =
            others.iter().map(|draft| ogi_core::Child { name: "", draft: Some(draft), is_area: false }).collect();
        let case = if self.rolled_up {
            Case { children: &children, complete: true, ..Case::new(this) }
        } else {
            Case { last_year: others.first(), ..Case::new(this) }
        };
        let confirmed = if self.rolled_up { vec![Relation::RollUp] } else { Vec::new() };
        let options = AcrossOptions { limit: LIMIT, node_budget: 10_000_000, confirmed, ..AcrossOptions::default() };
        let found = across(&case, &options)?;
        ensure!(found.members.len() == self.drafts.len(), "a report was left out");
        Ok(found)
    }

    fn as_json(&self, name: &str, found: &AcrossRepairs) -> Value {
        let mut cells = Map::new();
        let mut missing = Vec::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            for (cell, held) in draft.cells() {
                let path = format!("{}/{}", self.name(at), cell.path());
                match held.number() {
                    Some(number) if number == Number::ZERO => {}
                    Some(number) => drop(cells.insert(path, json!(number))),
                    None => missing.push(json!(path)),
                }
            }
        }
        let count = number_of(found.count);
        let mut case = json!({"name": name, "cells": cells, "missing": missing, "cost": found.cost, "count": count});
        if count <= super::LISTED {
            let place = |member: Member| match member {
                Member::This => 0,
                Member::LastYear => 1,
                Member::Child(at) => at + 1,
            };
            let mut list: Vec<Vec<(usize, CellId, Value)>> = Vec::new();
            for repair in &found.list {
                let changes = repair.parts.iter().flat_map(|part| {
                    part.changes.iter().map(move |change| (place(part.member), change.cell, json!([change.low, change.high])))
                });
                list.push(changes.collect());
            }
            list.sort_by_key(|changes| changes.iter().map(|(at, cell, _)| (*at, *cell)).collect::<Vec<_>>());
            let change = |(at, cell, range): &(usize, CellId, Value)| {
                json!([format!("{}/{}", self.name(*at), cell.path()), range[0], range[1]])
            };
            case["repairs"] = list.iter().map(|changes| changes.iter().map(change).collect::<Value>()).collect();
        }
        case
    }
}

/// Figures that a roll-up adds exactly: totals of applications, and decisions.
fn is_added(cell: CellId) -> bool {
    match cell.place() {
        Place::Request(_, column) => column == Column::Total,
        Place::Proactive(..) => cell.path().ends_with(".decisions"),
        Place::Remedy(..) => false,
    }
}

fn damaged(mut reports: Reports, random: &mut Random, count: usize) -> Reports {
    for _ in 0..count {
        let below = u32::try_from(reports.drafts.len()).unwrap_or(1);
        let at = random.below(below) as usize;
        scatter(&mut reports.drafts[at], random, 1);
    }
    reports
}

/// This year's report and last year's, which agree.
fn years(now: FormId, before: FormId, random: &mut Random) -> Reports {
    let mut last = sound(before, random, 1);
    let mut this = sound(now, random, 1);
    // The one year between two forms.
    (last.year, this.year) = (Some(2020), Some(2021));
    for column in Column::ALL {
        let carried = figure(&last, CellId::request(Row::CarriedForward, *column));
        bring(&mut this, *column, carried);
    }
    Reports { drafts: vec![this, last], rolled_up: false }
}

/// Brings so many forward in a column; as many more or fewer are received, and more are granted where that is not
/// enough.
fn bring(draft: &mut Draft, column: Column, carried: i64) {
    let cell = |row| CellId::request(row, column);
    let before = figure(draft, cell(Row::BroughtForward));
    let received = figure(draft, cell(Row::Received)) + before - carried;
    let short = (-received).max(0);
    for (row, by) in [(Row::Received, received + short), (Row::BroughtForward, carried)] {
        set(draft, cell(row), by);
    }
    for row in [Row::Granted, Row::OutcomesTotal] {
        let now = figure(draft, cell(row));
        set(draft, cell(row), now + short);
    }
    if column != Column::Total {
        return;
    }
    // Totals follow from the columns, which may each have been short.
    for row in [Row::Received, Row::BroughtForward, Row::Granted, Row::OutcomesTotal] {
        let parts = Column::ALL.iter().filter(|column| **column != Column::Total);
        let sum = parts.map(|column| figure(draft, CellId::request(row, *column))).sum();
        set(draft, CellId::request(row, column), sum);
    }
}

/// Two reports that agree with themselves, but not with each other.
fn years_apart(random: &mut Random) -> Reports {
    let mut reports = years(FormId::Official2021, FormId::Official2021, random);
    let this = &mut reports.drafts[0];
    let column = *random.pick(&[Column::NaturalPerson, Column::Business, Column::Other]);
    let brought = figure(this, CellId::request(Row::BroughtForward, column)) + 1 + i64::from(random.below(3));
    bring(this, column, brought);
    bring(this, Column::Total, 0);
    reports
}

/// A roll-up that is the sum of the organs below.
fn roll_up(random: &mut Random) -> Reports {
    let organs: Vec<Draft> = (0..ORGANS).map(|_| sound(FormId::Official2021, random, 1)).collect();
    let mut parent = organs[0].clone();
    for cell in FormId::Official2021.form().cells(false) {
        let sum = organs.iter().map(|organ| figure(organ, cell)).sum();
        set(&mut parent, cell, sum);
    }
    Reports { drafts: [vec![parent], organs].concat(), rolled_up: true }
}

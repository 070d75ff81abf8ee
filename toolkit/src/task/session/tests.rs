use ogi_core::{Column, Row};

use super::*;

fn request(row: Row, column: Column) -> CellId {
    CellId::request(row, column)
}

#[test]
fn a_half_filled_form_does_not_shout() {
    let mut session = Session::new(FormId::Official2021, Options::default());
    assert_eq!(session.findings().count(), 0);
    session.set(request(Row::Received, Column::NaturalPerson), "13");
    session.set(request(Row::Granted, Column::NaturalPerson), "6");
    assert_eq!(session.findings().count(), 0);
    assert!(session.set_complete(true));
    assert!(session.findings().any(|finding| finding.rule.code == "cells/blank"));
    assert!(session.set_complete(false));
    assert_eq!(session.findings().count(), 0);
}

#[test]
fn a_total_that_its_parts_exceed_is_marked_with_what_is_known() {
    let mut session = Session::new(FormId::Official2021, Options::default());
    session.set(request(Row::Received, Column::NaturalPerson), "13");
    assert!(session.set(request(Row::Received, Column::Total), "10"));
    let mut marks = Vec::new();
    session.each_mark(|cell, wrong, _| marks.push((cell, wrong)));
    assert!(marks.contains(&(request(Row::Received, Column::Total), Some(Severity::Error))));
    assert!(marks.contains(&(request(Row::Received, Column::NaturalPerson), None)));
    let total = session.running_totals()[0];
    assert_eq!((total.sum, total.known, total.open), (Number::from(13), 1, 5));
    assert!(!session.set(request(Row::Received, Column::Total), "10"), "nothing changed");
}

#[test]
fn the_value_can_be_read_back() {
    let mut session = Session::new(FormId::Official2021, Options::default());
    session.set_year(Some(2024));
    session.set(request(Row::Received, Column::Total), "8件");
    let value = session.value_json();
    let again = Session::from_input(Input::from_json(&value).unwrap(), Options::default());
    assert_eq!(again.value_json(), value);
    assert_eq!(again.report().draft.cell(request(Row::Received, Column::Total)).printed(), Some("8件"));
}

#[test]
fn steps_are_taken_back_and_again() {
    let (a, b) = (request(Row::Received, Column::NaturalPerson), request(Row::Received, Column::Total));
    let mut session = Session::new(FormId::Official2021, Options::default());
    let empty = session.value_json();
    assert!(!session.undo() && !session.redo());
    session.set(a, "13");
    session.set(b, "10");
    session.set(b, "10");
    assert_eq!(session.findings().count(), 1);
    let filled = session.value_json();
    assert!(session.undo(), "typing the same twice is one step");
    assert_eq!((session.report().draft.number(b), session.findings().count()), (None, 0));
    assert!(session.undo() && !session.can_undo());
    assert_eq!(session.value_json(), empty);
    assert!(session.redo() && session.redo() && !session.can_redo());
    assert_eq!(session.value_json(), filled);
    session.undo();
    session.set(b, "13");
    assert!(!session.redo(), "what was taken back is gone after a new step");
    // What is taken back while the form counts as filled in is blank, not missing.
    session.set_complete(true);
    session.undo();
    assert_eq!(session.report().draft.cell(b), &Cell::Blank);
}

/// A table whose total was never filled in, everything else zero.
fn wrong_total() -> Session {
    let mut session = Session::new(FormId::Official2021, Options::default());
    let zeros: Vec<CellId> = FormId::Official2021.form().cells(false).collect();
    session.set_cells(zeros.into_iter().map(|cell| (cell, Cell::Number(Number::ZERO))));
    session.set(request(Row::Received, Column::NaturalPerson), "4");
    session.set(request(Row::CarriedForward, Column::NaturalPerson), "4");
    session.set(request(Row::CarriedForward, Column::Total), "4");
    session
}

#[test]
fn a_repair_is_made_as_one_step_and_pinned_cells_stay() {
    let mut session = wrong_total();
    let total = request(Row::Received, Column::Total);
    assert_eq!(session.repairs().list[0].changes[0].cell, total);
    session.pin(total);
    assert!(session.pinned().contains(total));
    let others = session.repairs();
    assert!(others.cost > 1);
    assert!(others.list.iter().all(|repair| repair.changes.iter().all(|change| change.cell != total)));
    assert!(session.apply(1));
    assert_eq!(session.findings().filter(|finding| finding.severity == Severity::Error).count(), 0);
    session.undo();
    session.unpin(total);
    assert!(session.apply(1));
    assert_eq!(session.report().draft.number(total), Some(Number::from(4)));
    assert!(!session.apply(1), "nothing is left to repair");
    assert!(session.undo());
    assert_eq!(session.report().draft.number(total), Some(Number::ZERO));
}

#[test]
fn an_update_holds_what_changed_and_nothing_else() {
    let mut session = wrong_total();
    let before = session.findings().count();
    let progress = session.update(request(Row::NotHeld, Column::Business), "5");
    assert_eq!(session.findings().count(), before + progress.appeared.len() - progress.vanished.len());
    assert!(progress.appeared.iter().any(|finding| finding.rule.code == "requests/outcome-total"));
    let cells: Vec<CellId> = progress.totals.iter().map(|total| total.cell).collect();
    assert_eq!(cells, [request(Row::NotHeld, Column::Total), request(Row::OutcomesTotal, Column::Business)]);
    let progress = session.update(request(Row::NotHeld, Column::Business), "5");
    assert!(progress.appeared.is_empty() && progress.vanished.is_empty() && progress.totals.is_empty());
}

#[cfg(feature = "context")]
#[test]
fn last_year_stands_beside_a_form() {
    let mut last = Draft::new(FormId::Official2021);
    let carried = |column| request(Row::CarriedForward, column);
    last.set(carried(Column::Total), Cell::Number(Number::from(3)));
    let mut session = Session::new(FormId::Official2021, Options::default()).with_last_year(last);
    assert_eq!(session.findings().count(), 0, "an empty form does not contradict last year");
    session.set(request(Row::BroughtForward, Column::Total), "2");
    let codes: Vec<&str> = session.findings().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["continuity/brought-forward"]);
    assert!(session.set_last_year(None));
    assert_eq!(session.findings().count(), 0);
}

#[cfg(feature = "context")]
#[test]
fn last_year_may_come_with_the_options() {
    let options = r#"{"last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 2}}}"#;
    let mut session = Session::new(FormId::Official2021, Options::from_json(options).unwrap());
    session.set_year(Some(2024));
    assert!(session.set(request(Row::BroughtForward, Column::Total), "1"));
    assert!(session.findings().any(|finding| finding.rule.code == "continuity/brought-forward"));
    assert!(session.set(request(Row::BroughtForward, Column::Total), "2"));
    assert_eq!(session.findings().count(), 0);
}

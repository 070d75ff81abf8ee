use super::*;
use crate::cell::Unreadable;
use crate::check::verdict;
use crate::form::{Column, FormId, Remedy, Row, Ruling};
use crate::language::Language;
use crate::repair::repair;
use crate::severity::Verdict;

fn zeros() -> Draft {
    let mut draft = Draft::new(FormId::Official2021);
    for cell in FormId::Official2021.form().cells(false) {
        draft.set(cell, Cell::Number(Number::ZERO));
    }
    draft
}

fn set(draft: &mut Draft, row: Row, column: Column, figure: i32) {
    draft.set(CellId::request(row, column), Cell::Number(Number::from(figure)));
}

/// Declares cells as glued together, with their readings.
fn glue(draft: &mut Draft, cells: &[CellId], text: &str, readings: &[&[Option<i32>]]) {
    for cell in cells {
        let readings = u32::try_from(readings.len()).ok();
        draft.set(*cell, Cell::Unreadable(Unreadable { printed: text.into(), readings, why: None }));
    }
    let number = |figure: &Option<i32>| figure.map(Number::from);
    let readings = readings.iter().map(|reading| reading.iter().map(number).collect()).collect();
    draft.add_joint_reading(JointReading { cells: cells.to_vec(), readings });
}

fn found(draft: &Draft) -> Repairs {
    let found = repair(&Case::new(draft), &RepairOptions::default());
    for repair in &found.list {
        let repaired = applied(draft, repair);
        for identity in identities(draft.form(), draft.is_undivided()) {
            assert_ne!(verdict(identity, |cell| repaired.cell(cell).clone()), Verdict::Broken);
        }
        assert!(super::super::repair(&Case::new(&repaired), &RepairOptions::default()).list.is_empty());
    }
    found
}

fn applied(draft: &Draft, repair: &Repair) -> Draft {
    let mut draft = draft.clone();
    for change in &repair.changes {
        draft.set(change.cell, Cell::Number(change.to));
    }
    draft
}

fn group() -> Vec<CellId> {
    Ruling::ALL.iter().map(|ruling| CellId::remedy(Remedy::DirectSuit, *ruling)).collect()
}

#[test]
fn a_reading_that_saves_everything_leaves_nothing_to_repair() {
    let mut draft = zeros();
    let readings: [&[Option<i32>]; 2] =
        [&[Some(1), Some(12), Some(0), Some(0), Some(13)], &[Some(11), Some(2), Some(0), Some(0), Some(13)]];
    glue(&mut draft, &group(), "1120013", &readings);
    assert_eq!(found(&draft), Repairs::default());
}

#[test]
fn readings_that_all_contradict_are_repaired_in_the_nearest() {
    let mut draft = zeros();
    let readings: [&[Option<i32>]; 2] =
        [&[Some(1), Some(12), Some(0), Some(0), Some(14)], &[Some(1), Some(1), Some(2), Some(0), Some(90)]];
    glue(&mut draft, &group(), "11200…", &readings);
    // Were the cells free, nothing would be wrong; but no reading adds up, and the second saves no change.
    assert_eq!(rank::alone(&Case::new(&draft), &RepairOptions::default()).cost, 0);
    let found = found(&draft);
    assert_eq!((found.cost, found.proof), (1, Proof::Proved));
    assert!(found.list.iter().all(|repair| !repair.unique));
    let change = found.list.iter().flat_map(|repair| &repair.changes).find(|change| change.to == 13.into()).unwrap();
    assert_eq!(change.from, None);
    let text = change.text(draft.form(), Language::Zh);
    assert!(text.contains("原文“11200…”存在2种识别结果，此处按14识别"), "{text}");
}

#[test]
fn a_row_that_has_lost_a_cell_is_counted_where_its_readings_leave_no_way_out() {
    // 6 granted, 5 stated; where a cell was lost is not known, but business received none.
    let mut draft = zeros();
    set(&mut draft, Row::Received, Column::NaturalPerson, 6);
    set(&mut draft, Row::Received, Column::Total, 6);
    set(&mut draft, Row::OutcomesTotal, Column::NaturalPerson, 6);
    set(&mut draft, Row::OutcomesTotal, Column::Total, 6);
    let cells: Vec<CellId> = Column::ALL.iter().map(|column| CellId::request(Row::Granted, *column)).collect();
    let figures = [6, 0, 0, 0, 0, 5];
    let readings: Vec<Vec<Option<i32>>> = (0..7)
        .map(|lost| {
            let mut reading: Vec<Option<i32>> = figures.iter().copied().map(Some).collect();
            reading.insert(lost, None);
            reading
        })
        .collect();
    let readings: Vec<&[Option<i32>]> = readings.iter().map(Vec::as_slice).collect();
    glue(&mut draft, &cells, "6 0 0 0 0 5", &readings);
    assert_eq!(rank::alone(&Case::new(&draft), &RepairOptions::default()).cost, 0);
    let found = found(&draft);
    assert_eq!((found.cost, found.proof), (1, Proof::Proved));
    let first = &found.list[0].changes;
    assert_eq!((first[0].cell, first[0].to), (CellId::request(Row::Granted, Column::Total), 6.into()));
}

#[test]
fn too_many_readings_are_said_to_be_open() {
    let mut draft = zeros();
    for column in [Column::NaturalPerson, Column::Total] {
        set(&mut draft, Row::Received, column, 3);
    }
    for row in [Row::Granted, Row::NotHeld, Row::Petition] {
        let cells: Vec<CellId> = Column::ALL.iter().map(|column| CellId::request(row, *column)).collect();
        let readings: Vec<Vec<Option<i32>>> =
            (0..90).map(|figure| [[Some(figure); 6].as_slice(), &[Some(1000)]].concat()).collect();
        let readings: Vec<&[Option<i32>]> = readings.iter().map(Vec::as_slice).collect();
        glue(&mut draft, &cells, "…", &readings);
    }
    set(&mut draft, Row::StateSecret, Column::Total, 7);
    let found = repair(&Case::new(&draft), &RepairOptions::default());
    assert!(matches!(found.proof, Proof::NotProved { .. }));
    assert!(found.list.iter().all(|repair| !repair.unique && repair.diagnosis.iter().any(|why| why.code == "readings-open")));
}

//! Cases of the conformance set in `fixtures/repair`, read back.

use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Row};
use serde_json::Value;

/// The folder of the set.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/repair")
}

/// Whether a path is a file of damaged tables of one report.
pub fn is_set(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.ends_with(".json") && !name.contains("identities.")
}

/// A file of the set.
pub fn file(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("file")).expect("JSON")
}

/// The form that the tables of a file use.
pub fn form(file: &Value) -> FormId {
    FormId::from_name(file["form"].as_str().expect("form")).expect("form")
}

/// A table of which every cell is zero.
pub fn zeros(form: FormId) -> Draft {
    let mut draft = Draft::new(form);
    for cell in form.form().cells(false) {
        draft.set(cell, Cell::Number(Number::ZERO));
    }
    draft
}

/// The damaged table of a case.
pub fn draft(form: FormId, case: &Value) -> Draft {
    draft_of(form, case, "")
}

/// The damaged table of one report of a case, whose paths begin with its name.
pub fn draft_of(form: FormId, case: &Value, report: &str) -> Draft {
    let mut draft = zeros(form);
    let cell = |path: &str| CellId::from_path(path.strip_prefix(report)?);
    for (path, figure) in case["cells"].as_object().expect("cells") {
        let figure = Number::new(figure.as_i64().expect("figure"), 0).expect("figure");
        if let Some(cell) = cell(path) {
            draft.set(cell, Cell::Number(figure));
        }
    }
    for path in case["missing"].as_array().expect("missing") {
        if let Some(cell) = cell(path.as_str().expect("path")) {
            draft.set(cell, Cell::Missing);
        }
    }
    draft
}

/// A 总计 column of another version, with the end of the table lost in reading.
pub fn left_over_totals() -> Draft {
    let mut draft = zeros(FormId::Official2021);
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

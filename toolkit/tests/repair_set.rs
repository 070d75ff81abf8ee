//! The conformance set of `fixtures/repair`: every smallest repair of every damaged table, no more and no less.

use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::repair::{Count, Proof, Repair, RepairOptions, repair};
use ogi_core::{Case, Cell, CellId, Draft, FormId, Number, identities};
use serde_json::Value;

fn files() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/repair");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_set = |path: &PathBuf| path.extension().is_some() && !path.to_string_lossy().contains("identities.");
    let mut paths: Vec<_> = paths.filter(is_set).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn cell(path: &Value) -> CellId {
    CellId::from_path(path.as_str().unwrap()).unwrap()
}

fn draft(form: FormId, case: &Value) -> Draft {
    let mut draft = Draft::new(form);
    for id in form.form().cells(false) {
        draft.set(id, Cell::Number(Number::ZERO));
    }
    for (path, figure) in case["cells"].as_object().unwrap() {
        let figure = Number::new(figure.as_i64().unwrap(), 0).unwrap();
        draft.set(CellId::from_path(path).unwrap(), Cell::Number(figure));
    }
    for path in case["missing"].as_array().unwrap() {
        draft.set(cell(path), Cell::Missing);
    }
    draft
}

/// Adds up every identity whose cells are all known once the changes are made.
fn holds(draft: &Draft, repair: &Repair) -> bool {
    let after = |id: CellId| {
        let change = repair.changes.iter().find(|change| change.cell == id);
        change.map(|change| change.to).or_else(|| draft.number(id))?.as_integer()
    };
    identities(draft.form(), false).iter().all(|identity| {
        let sum = |cells: &mut dyn Iterator<Item = CellId>| cells.map(&after).sum::<Option<i64>>();
        match (sum(&mut identity.computed()), sum(&mut identity.stated())) {
            (Some(computed), Some(stated)) => computed == stated,
            _ => true,
        }
    })
}

#[test]
fn every_smallest_repair_is_found() {
    let options = RepairOptions { limit: 5000, node_budget: 10_000_000, ..RepairOptions::default() };
    let mut seen = 0;
    for file in files() {
        let form = FormId::from_name(file["form"].as_str().unwrap()).unwrap();
        for case in file["cases"].as_array().unwrap() {
            let name = case["name"].as_str().unwrap();
            let draft = draft(form, case);
            let found = repair(&Case::new(&draft), &options);
            assert_eq!(found.proof, Proof::Proved, "{name}");
            assert_eq!(found.cost, case["cost"].as_u64().unwrap(), "{name}");
            assert_eq!(found.count, Count::Exactly(usize::try_from(case["count"].as_u64().unwrap()).unwrap()), "{name}");
            assert!(found.list.iter().all(|repair| holds(&draft, repair)), "{name}");
            if let Some(listed) = case["repairs"].as_array() {
                let mut own: Vec<Vec<CellId>> =
                    found.list.iter().map(|repair| repair.changes.iter().map(|change| change.cell).collect()).collect();
                own.sort();
                let listed: Vec<Vec<CellId>> = listed
                    .iter()
                    .map(|repair| repair.as_array().unwrap().iter().map(|change| cell(&change[0])).collect())
                    .collect();
                assert_eq!(own, listed, "{name}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 300, "only {seen} cases");
}

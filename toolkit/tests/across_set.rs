//! The conformance set of `fixtures/repair/across`: every smallest repair of several damaged reports together.

use std::fs;
use std::path::Path;

use ogi_report::repair::{AcrossOptions, AcrossRepair, Count, Member, Proof, Relation};
use ogi_report::{Cell, CellId, ChildReport, Draft, FormId, Number, Reports, across};
use serde_json::Value;

fn files() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/repair/across");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn draft(report: &str, form: &Value, case: &Value) -> Draft {
    let form = FormId::from_name(form.as_str().unwrap()).unwrap();
    let mut draft = Draft::new(form);
    for id in form.form().cells(false) {
        let path = format!("{report}/{}", id.path());
        let figure = case["cells"][&path].as_i64().unwrap_or_default();
        draft.set(id, Cell::Number(Number::new(figure, 0).unwrap()));
        if case["missing"].as_array().unwrap().contains(&Value::from(path)) {
            draft.set(id, Cell::Missing);
        }
    }
    draft
}

fn reports(file: &Value, case: &Value) -> Reports {
    let forms = file["forms"].as_object().unwrap();
    let of = |name: &str| forms.get(name).map(|form| draft(name, form, case));
    let below = forms.keys().filter(|name| name.starts_with("children."));
    Reports {
        report: of("this").unwrap(),
        last_year: of("last_year"),
        children: below.map(|name| ChildReport { name: name.clone(), report: of(name), is_area: false }).collect(),
        complete: true,
    }
}

fn name(member: Member) -> String {
    match member {
        Member::This => "this".to_owned(),
        Member::LastYear => "last_year".to_owned(),
        Member::Child(at) => format!("children.{at}"),
    }
}

fn cells(repair: &AcrossRepair) -> Vec<String> {
    let of_part = |part: &ogi_report::repair::Part| {
        let changes = part.changes.iter().map(|change| format!("{}/{}", name(part.member), change.cell.path()));
        changes.collect::<Vec<_>>()
    };
    let mut cells: Vec<String> = repair.parts.iter().flat_map(of_part).collect();
    cells.sort();
    cells
}

/// Adds up the relations between the reports once the changes are made.
fn holds(file: &Value, case: &Value, repair: &AcrossRepair) -> bool {
    let after = |path: &str| {
        let (report, cell) = path.split_once('/').unwrap();
        let cell = CellId::from_path(cell).unwrap();
        let part = repair.parts.iter().find(|part| name(part.member) == report);
        let change = part.and_then(|part| part.changes.iter().find(|change| change.cell == cell));
        change.map_or(case["cells"][path].as_i64().unwrap_or_default(), |change| change.to.as_integer().unwrap())
    };
    let links = file["links"].as_array().unwrap().iter();
    links.map(|link| link["terms"].as_array().unwrap()).all(|terms| {
        let sum: i64 = terms.iter().map(|term| after(term[0].as_str().unwrap()) * term[1].as_i64().unwrap()).sum();
        sum == 0
    })
}

#[test]
fn every_smallest_repair_across_reports_is_found() {
    let wanted =
        AcrossOptions { limit: 5000, node_budget: 10_000_000, confirmed: vec![Relation::RollUp], ..AcrossOptions::default() };
    let mut seen = 0;
    for file in files() {
        for case in file["cases"].as_array().unwrap() {
            let name = case["name"].as_str().unwrap();
            let found = across(&reports(&file, case), &wanted).unwrap();
            assert_eq!(found.proof, Proof::Proved, "{name}");
            assert_eq!(found.cost, case["cost"].as_u64().unwrap(), "{name}");
            assert_eq!(found.count, Count::Exactly(usize::try_from(case["count"].as_u64().unwrap()).unwrap()), "{name}");
            assert!(found.list.iter().all(|repair| holds(&file, case, repair)), "{name}");
            let mut own: Vec<Vec<String>> = found.list.iter().map(cells).collect();
            own.sort();
            let path = |change: &Value| change[0].as_str().unwrap().to_owned();
            let sorted = |repair: &Value| {
                let mut cells: Vec<String> = repair.as_array().unwrap().iter().map(path).collect();
                cells.sort();
                cells
            };
            let mut listed: Vec<Vec<String>> = case["repairs"].as_array().unwrap().iter().map(sorted).collect();
            listed.sort();
            assert_eq!(own, listed, "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 72, "only {seen} cases");
}

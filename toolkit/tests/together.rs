//! Reports judged together: the same through every door, in every format, and true for any figures.
#![cfg(feature = "documents")]

use std::fs;
use std::path::PathBuf;

use ogi_report::{
    Cell, CellId, Comparison, Draft, Error, FormId, Format, Input, Language, Number, Options, Renderer, Report, Rollup,
    Subordinates, Verdict, check, compare, json, read, roll_up, value,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(root().join("examples/cases").join(name)).unwrap()
}

fn report(name: &str) -> Report {
    read(&bytes(name), &Options { file: Some(name.to_owned()), ..Options::default() }).unwrap()
}

fn years() -> Comparison {
    let reports = ["water-2022.txt", "water-2023.txt", "water-2024.txt"].map(report);
    compare(reports.into(), &Options::default()).unwrap()
}

fn county() -> Rollup {
    let names = ["commerce", "education", "education-2023", "office", "transport", "weather"];
    let reports = names.map(|name| report(&format!("county/below/{name}.txt")));
    roll_up(
        report("county/government.txt"),
        Subordinates { reports: reports.into(), ..Subordinates::default() },
        &Options::default(),
    )
}

fn codes(found: &[ogi_report::Finding]) -> Vec<&str> {
    let broken = found.iter().filter(|finding| finding.verdict == Verdict::Broken);
    broken.map(|finding| finding.rule.code).collect()
}

fn fits(schema: &str, value: &Value) {
    // The schema of an input is a file beside that of a roll-up; here it is put in its place.
    let load = |name: &str| fs::read_to_string(root().join("docs").join(name)).unwrap();
    let input: Value = serde_json::from_str(&load("wire-input-schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&load(schema)).unwrap();
    for place in ["/properties/parent", "/properties/children/items"] {
        if let Some(place) = schema.pointer_mut(place).filter(|place| place["$ref"] == "wire-input-schema.json") {
            *place = json!({"type": "object"});
        }
    }
    let errors = |schema: &Value, value: &Value| -> Vec<String> {
        jsonschema::validator_for(schema).unwrap().iter_errors(value).map(|error| error.to_string()).collect()
    };
    assert_eq!(errors(&schema, value), Vec::<String>::new());
    for report in value.get("parent").into_iter().filter(|parent| parent.get("cells").is_some()) {
        assert_eq!(errors(&input, report), Vec::<String>::new());
    }
}

#[test]
fn three_years_tell_what_was_not_carried_over() {
    let comparison = years();
    assert_eq!(codes(&comparison.steps[0].checked.findings), [""; 0]);
    let found = codes(&comparison.steps[1].checked.findings);
    let expected = ["continuity/stock", "continuity/jump", "continuity/brought-forward", "continuity/brought-forward"];
    assert_eq!(found, expected);
    assert!(comparison.has_errors() && comparison.notes.is_empty());
}

#[test]
fn a_county_is_less_than_its_organs() {
    let rollup = county();
    assert_eq!(codes(&rollup.checked.findings), ["aggregation/below-children"]);
    assert_eq!((rollup.members.len(), rollup.set_aside.len(), rollup.cells(Verdict::Broken)), (5, 1, 1));
    let fees = rollup.shares.iter().find(|share| share.cell.is_money()).unwrap();
    assert_eq!((fees.sum, fees.verdict), ("77.3031".parse().ok(), Verdict::Holds));
}

#[test]
fn every_door_says_the_same_and_fits_the_schema() {
    let folder = root().join("fixtures/vectors/together/inputs");
    let mut results = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let given: Value = serde_json::from_str(&text).unwrap();
        let options = r#"{"language":"en","spans":"code_points"}"#;
        let name = path.file_name().unwrap().to_str().unwrap();
        let (by_text, by_value, schema) = if name.starts_with("compare") {
            let by_value = value::compare(&given, &serde_json::from_str(options).unwrap());
            (json::compare(&text, options), by_value, "wire-compare-schema.json")
        } else {
            let by_value = value::roll_up(&given, &serde_json::from_str(options).unwrap());
            (json::roll_up(&text, options), by_value, "wire-rollup-schema.json")
        };
        match (by_text, by_value) {
            (Ok(text), Ok(value)) => {
                assert_eq!(text, value.to_string(), "{name}");
                fits(schema, &value);
                if name.starts_with("rollup") {
                    fits("wire-rollup-input-schema.json", &given);
                }
                results += 1;
            }
            (text, value) => assert_eq!(text.unwrap_err(), value.unwrap_err(), "{name}"),
        }
    }
    assert!(results >= 6);
}

#[test]
fn documents_and_their_figures_say_the_same() {
    let names = ["water-2022.txt", "water-2023.txt", "water-2024.txt"];
    let texts = names.map(bytes);
    let documents: Vec<(&str, &[u8])> = names.iter().zip(&texts).map(|(name, text)| (*name, text.as_slice())).collect();
    let by_document = json::compare_documents(&documents, "json", "").unwrap();
    assert_eq!(
        by_document.trim_end(),
        ogi_report::shape::Wire::to_json(&ogi_report::WireComparison::new(&years(), &Options::default()))
    );
    let figures: Vec<String> = documents.iter().map(|(_, text)| json::inspect(text, "").unwrap()).collect();
    let by_figures = value::compare(&serde_json::from_str(&format!("[{}]", figures.join(","))).unwrap(), &Value::Null).unwrap();
    let by_document: Value = serde_json::from_str(&by_document).unwrap();
    assert_eq!(by_figures["cells"], by_document["cells"]);
    let below = [("commerce.txt", bytes("county/below/commerce.txt")), ("x.txt", b"nothing".to_vec())];
    let parent = bytes("county/government.txt");
    let children: Vec<(&str, &[u8])> = below.iter().map(|(name, text)| (*name, text.as_slice())).collect();
    let rolled = json::roll_up_documents(("all.txt", &parent), &children[..1], r#"[{"name":"商务局"}]"#, true, "csv", "");
    assert!(rolled.unwrap().starts_with("单元格,名称,汇总数"));
    let error = json::roll_up_documents(("all.txt", &parent), &children, "", false, "json", "").unwrap_err();
    assert!(matches!(&error, Error::OneOf { which, .. } if which == "x.txt"), "{error}");
    assert_eq!(error.code(), "input/not-a-report");
}

#[test]
fn what_cannot_be_used_is_named() {
    let error = |text: &str| json::compare(text, "").unwrap_err();
    assert_eq!(error("[]").code(), "input/too-few-reports");
    assert_eq!(error("{}").code(), "input/bad-field");
    let descending = error(r#"[{"year": 2024, "cells": {}}, {"form": "official-2021"}, {"year": 2023, "cells": {}}]"#);
    assert_eq!(descending, Error::YearsDescend { before: 2024, after: 2023 });
    let second = error(r#"[{"year": 2024}, {"year": 2025, "cell": {}}]"#);
    assert!(second.to_string().starts_with("reports[1]: unknown field `cell`"), "{second}");
    for (text, words) in [
        (r#"{"parent": {"year": 2024}, "children": [], "complete": "yes"}"#, "`complete`: expected true"),
        (r#"{"parent": {"year": 2024}, "children": [], "register": [{"file": "a"}]}"#, "`register.name`"),
        (r#"{"parent": {"year": 2024}, "children": [], "register": [{"name": "a", "tel": 1}]}"#, "`register.tel`"),
        (r#"{"parent": {"year": 2024}}"#, "`children`"),
        (r#"{"children": []}"#, "parent"),
    ] {
        let error = json::roll_up(text, "").unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn every_format_has_every_finding() {
    let (comparison, rollup) = (years(), county());
    for language in [Language::Zh, Language::En] {
        for format in Format::ALL {
            let renderer = Renderer::new(*format, Options { language, ..Options::default() });
            let text = renderer.comparison(&comparison);
            for code in ["continuity/stock", "continuity/jump", "continuity/brought-forward"] {
                assert!(text.contains(code), "{format:?} {code}");
            }
            assert!(*format == Format::Sarif || text.contains("631"), "{format:?}");
            let text = renderer.rollup(&rollup);
            assert!(text.contains("aggregation/below-children"), "{format:?}");
            let is_alike = text.lines().count() > 1 || *format == Format::Json;
            assert!(is_alike, "{format:?}");
        }
    }
}

/// Names that would break out of a page, a table or a spreadsheet.
#[test]
fn names_from_documents_do_no_harm() {
    let hostile = |year: u16, organ: &str| {
        let input = json!({"year": year, "organ": organ, "file": "<b>|=1+1", "cells": {"proactive.fees.amount": "=cmd|x"}});
        let options = Options::default();
        let input = Input::from_value(&input).unwrap();
        let file = input.file.clone();
        Report { file, ..check(input.draft, &options) }
    };
    let (one, other) = (hostile(2023, "<script>alert(1)</script>"), hostile(2024, "=HYPERLINK(\"x\")[31m\u{202e}"));
    let comparison = compare(vec![one.clone(), other.clone()], &Options::default()).unwrap();
    let rollup = roll_up(one, Subordinates { reports: vec![other], ..Subordinates::default() }, &Options::default());
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Text] {
        let renderer = Renderer::new(format, Options::default());
        for text in [renderer.comparison(&comparison), renderer.rollup(&rollup)] {
            assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format:?}: {text}");
            assert!(!text.contains("<script>alert") || matches!(format, Format::Csv | Format::Text), "{format:?}: {text}");
            assert!(format != Format::Csv || !text.contains(",=") && !text.contains("\"="), "{text}");
            assert!(format != Format::Markdown || !text.contains("<b>|"), "{text}");
        }
    }
}

fn draft(form: FormId, year: u16, organ: &str, figures: &[u32]) -> Draft {
    let mut draft = Draft::new(form);
    draft.year = Some(year);
    draft.organ = Some(organ.to_owned());
    for (cell, figure) in form.form().cells(false).zip(figures.iter().cycle()) {
        draft.set(cell, Cell::Number((*figure).into()));
    }
    draft
}

fn of(draft: Draft) -> Report {
    check(draft, &Options { repairs: ogi_report::RepairOptions { limit: 0, ..Default::default() }, ..Options::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_report_does_not_differ_from_itself(figures in prop::collection::vec(0_u32..50, 1..200), trial: bool) {
        let (form, year) = if trial { (FormId::Trial2019, 2020) } else { (FormId::Official2021, 2024) };
        let report = of(draft(form, year, "示例市档案局", &figures));
        let comparison = compare(vec![report.clone(), report], &Options::default()).unwrap();
        for row in &comparison.rows {
            prop_assert!(row.is_equal());
            prop_assert_eq!(row.changes[0].map(|growth| growth.absolute), Some(Number::ZERO));
        }
        prop_assert_eq!(codes(&comparison.steps[0].checked.findings), [""; 0]);
        prop_assert_eq!(comparison.notes[0].code, "compare/same-year");
    }

    #[test]
    fn the_sum_of_the_children_is_the_table(
        tables in prop::collection::vec(prop::collection::vec(0_u32..10_000, 1..60), 1..6),
        cell in 0_usize..200,
    ) {
        let form = FormId::Official2021;
        let children: Vec<Draft> =
            tables.iter().enumerate().map(|(at, table)| draft(form, 2024, &format!("第{at}局"), table)).collect();
        let mut parent = draft(form, 2024, "示例县人民政府", &[0]);
        let sum = |cell: CellId| children.iter().filter_map(|child| child.number(cell)).fold(Number::ZERO, |sum, number| sum.plus(number).unwrap());
        for cell in form.form().cells(false) {
            parent.set(cell, Cell::Number(sum(cell)));
        }
        let rolled = |parent: &Draft, complete| {
            let reports = children.iter().cloned().map(of).collect();
            roll_up(of(parent.clone()), Subordinates { reports, register: None, complete }, &Options::default())
        };
        let exact = rolled(&parent, true);
        prop_assert_eq!(codes(&exact.checked.findings), [""; 0]);
        prop_assert_eq!(exact.cells(Verdict::Broken) + exact.cells(Verdict::Undecided), 0);
        prop_assert!(exact.shares.iter().all(|share| share.remainder == Some(Number::ZERO)));
        // One figure off: found where it is added up, and nowhere else.
        let cell = form.form().cells(false).nth(cell).unwrap();
        let is_added = exact.shares.iter().any(|share| share.cell == cell && share.verdict == Verdict::Holds);
        for (change, code, complete) in [(1, "aggregation/differs", true), (-1, "aggregation/below-children", false)] {
            let mut other = parent.clone();
            other.set(cell, Cell::Number(sum(cell).plus(change.into()).unwrap()));
            let rollup = rolled(&other, complete);
            let found: Vec<&str> = codes(&rollup.checked.findings);
            let sums: Vec<&&str> = found.iter().filter(|found| **found != "aggregation/remedies").collect();
            prop_assert_eq!(&sums, &(if is_added { vec![&code] } else { Vec::new() }));
            prop_assert_eq!(rollup.cells(Verdict::Broken), usize::from(is_added));
        }
        let mut more = parent.clone();
        more.set(cell, Cell::Number(sum(cell).plus(1.into()).unwrap()));
        let open = rolled(&more, false);
        prop_assert_eq!(codes(&open.checked.findings), [""; 0]);
    }
}

#[test]
fn what_two_years_contradict_is_repaired_in_both_together() {
    let comparison = years();
    let step = comparison.steps.iter().find(|step| !step.repairs.list.is_empty()).expect("a step that is torn");
    assert!(step.checked.findings.iter().any(|finding| finding.rule.code == "continuity/brought-forward"));
    assert_eq!(step.repairs.members.len(), 2);
    for (format, shown) in [(Format::Text, "联合更正"), (Format::Markdown, "联合更正"), (Format::Html, "联合更正")]
    {
        let text = Renderer::new(format, Options::default()).comparison(&comparison);
        assert!(text.contains(shown), "{format:?}");
    }
    let wire = serde_json::from_str::<Value>(&ogi_report::shape::Wire::to_json(&ogi_report::WireComparison::new(
        &comparison,
        &Options::default(),
    )))
    .unwrap();
    let repaired: Vec<&Value> = wire["steps"].as_array().unwrap().iter().filter_map(|step| step.get("repairs")).collect();
    assert!(!repaired.is_empty());
    assert_eq!(repaired[0]["reports"][1]["report"], "last_year");
}

#[test]
fn a_roll_up_is_repaired_only_where_it_is_said_to_be_exact() {
    let mut rollup = county();
    rollup.complete = true;
    assert!(rollup.repairs.list.is_empty());
    rollup.repair(&Options::default()).unwrap();
    assert!(!rollup.repairs.list.is_empty());
    let text = Renderer::new(Format::Text, Options::default()).rollup(&rollup);
    assert!(text.contains("联合更正") && text.contains("经验证不存在改动更少的方案"), "{text}");
    rollup.complete = false;
    rollup.repairs = ogi_report::repair::AcrossRepairs::default();
    rollup.repair(&Options::default()).unwrap();
    assert!(rollup.repairs.list.is_empty(), "without everybody nothing follows");
}

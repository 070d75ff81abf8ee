use ogi_core::repair::{Proof, Suspicion};
use serde_json::{Map, Value, json};

use super::*;

fn row(path: &str, figures: [i32; 7], cells: &mut Map<String, Value>) {
    let columns = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];
    for (column, figure) in columns.iter().zip(figures) {
        cells.insert(format!("{path}.{column}"), json!(figure));
    }
}

/// A report with figures of natural persons: received, brought forward, carried forward; the rest was granted.
fn report(year: u16, received: i32, brought: i32, carried: i32) -> Value {
    let form = ogi_core::FormId::Official2021.form();
    let zeros = form.cells(false).map(|cell| (cell.path().to_owned(), json!(0)));
    let mut cells: Map<String, Value> = zeros.collect();
    let closed = received + brought - carried;
    for (path, figure) in [
        ("requests.received", received),
        ("requests.brought_forward", brought),
        ("requests.outcomes.granted", closed),
        ("requests.outcomes.total", closed),
        ("requests.carried_forward", carried),
    ] {
        row(path, [figure, 0, 0, 0, 0, 0, figure], &mut cells);
    }
    json!({"year": year, "cells": cells})
}

// What ties reports of two years is a rule on the context.
#[cfg(feature = "context")]
#[test]
fn a_claim_settles_which_year_is_wrong() {
    let mut this = report(2024, 20, 2, 0);
    let claim =
        json!({"what": "requests.brought_forward.total", "value": 2, "text": "上年结转2件", "span": {"start": 0, "end": 16}});
    this["claims"] = json!([claim]);
    let reports = json!({"report": this, "last_year": report(2023, 31, 0, 3)});
    let (reports, wanted) = Reports::from_value(&reports).unwrap();
    let found = across(&reports, &wanted).unwrap();
    assert_eq!(found.proof, Proof::Proved);
    assert_eq!(found.members[1].suspicion, Suspicion::Likely);
    assert_eq!(found.list[0].parts[0].member, Member::LastYear);
    let wire =
        serde_json::from_str::<Value>(&WireAcross::of(&reports, wanted, &Options::default(), crate::shape::text_of).unwrap())
            .unwrap();
    assert_eq!(wire["reports"][1]["message"], "上年报告有误的可能性较大：更正该报告的方案佐证明显更多");
    assert_eq!(wire["repairs"][0]["parts"][0]["report"], "last_year");
    assert_eq!(wire["repairs_found"]["cost"], 4);
}

#[test]
fn doors_agree_and_follow_the_schema() {
    let children = json!([
        {"name": "商务局", "report": report(2024, 5, 0, 0)},
        {"name": "教育局", "report": report(2024, 7, 0, 1)},
    ]);
    let reports = json!({
        "report": report(2024, 12, 0, 0),
        "children": children,
        "complete": true,
        "confirmed": ["aggregation/differs"],
        "pinned": [{"report": "children.0", "cell": "requests.received.total"}],
    });
    let value = crate::value::across(&reports, &Value::Null).unwrap();
    let text = crate::json::across(&reports.to_string(), "").unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    assert_eq!(value["reports"].as_array().unwrap().len(), 3);
    let certificate = &value["repairs"][0]["parts"][0]["changes"][0]["certificate"];
    assert!(certificate["message"].as_str().unwrap().contains("汇总数等于下级合计"), "{certificate}");
    jsonschema::validate(&crate::schema::across(), &value).unwrap();
}

#[test]
fn what_is_not_understood_is_refused() {
    let refused = |value: Value| Reports::from_value(&value).unwrap_err().code();
    let this = || report(2024, 1, 0, 0);
    assert_eq!(refused(json!({"report": this(), "previous": this()})), "input/unknown-field");
    assert_eq!(refused(json!({"report": this(), "confirmed": ["requests/balance"]})), "input/bad-field");
    assert_eq!(refused(json!({"report": this(), "fixed": ["children.0"]})), "input/bad-field");
    assert_eq!(refused(json!({"report": this(), "children": [{"report": null}]})), "input/bad-field");
    assert_eq!(refused(json!({"last_year": this()})), "input/bad-field");
}

//! What is known beside a report — last year's report, the organ, the day of publication — reaches the rules through
//! every door, and comes back with the result.
#![cfg(feature = "documents")]

use ogi_report::{
    Context, Date, Finding, Input, Options, Organ, OrganKind, Report, check_again, check_case, check_input, inspect_case, value,
};
use serde_json::{Value, json};

fn last() -> Value {
    json!({"year": 2023, "organ": "示例市水务局", "cells": {
        "requests.carried_forward.total": 2, "proactive.normative_documents.in_force": 5}})
}

fn this() -> Value {
    json!({"year": 2024, "organ": "示例市水务局", "cells": {
        "requests.brought_forward.total": 1, "proactive.normative_documents.issued": 1,
        "proactive.normative_documents.repealed": 0, "proactive.normative_documents.in_force": 6}})
}

fn late() -> Value {
    json!({"last_year": last(), "organ_profile": {"kind": "department", "level": "city"}, "published": "2025-02-03"})
}

fn broken(result: &Value) -> Vec<&str> {
    let findings = result["findings"].as_array().unwrap().iter();
    let broken = findings.filter(|finding| finding["verdict"] == "broken").map(|finding| finding["rule"].as_str().unwrap());
    broken.filter(|rule| !rule.starts_with("cells/")).collect()
}

#[test]
fn options_carry_a_context_and_so_does_the_object() {
    let expected = ["continuity/brought-forward", "publication/department-deadline"];
    let by_options = value::check(&this(), &late()).unwrap();
    let mut found = broken(&by_options);
    found.sort_unstable();
    assert_eq!(found, expected);
    let mut object = this();
    for (name, member) in late().as_object().unwrap() {
        object[name] = member.clone();
    }
    assert_eq!(value::check(&object, &Value::Null).unwrap(), by_options);
    assert_eq!(value::inspect(object.to_string().as_bytes(), &Value::Null).unwrap(), by_options);
    assert!(broken(&value::check(&this(), &Value::Null).unwrap()).is_empty());
}

#[test]
fn a_result_says_what_it_was_judged_with_and_can_be_fed_back() {
    let result = value::check(&this(), &late()).unwrap();
    assert_eq!(result["published"], "2025-02-03");
    assert_eq!(result["organ_profile"]["kind"], "department");
    assert_eq!(result["last_year"]["cells"]["requests.carried_forward.total"], 2);
    let again = value::check(&result, &Value::Null).unwrap();
    assert_eq!(again, result);
    // A result that was itself judged by the year before serves as last year's report.
    let next = json!({"year": 2025, "cells": {"requests.brought_forward.total": 0}, "last_year": result});
    assert!(value::check(&next, &Value::Null).is_ok());
    let alone = value::check(&this(), &Value::Null).unwrap();
    assert!(["last_year", "organ_profile", "published"].iter().all(|name| alone.get(name).is_none()));
}

#[test]
fn a_comparison_with_another_organ_that_was_wanted_is_made_again() {
    let mut another = last();
    another["organ"] = json!("示例市林业局");
    let given = json!({"last_year": another, "last_anyway": true});
    let result = value::check(&this(), &given).unwrap();
    assert_eq!(result["last_anyway"], true);
    assert!(broken(&result).contains(&"continuity/brought-forward"));
    assert_eq!(value::check(&result, &Value::Null).unwrap(), result);
    let mut unwanted = result.clone();
    unwanted.as_object_mut().unwrap().remove("last_anyway");
    assert!(!broken(&value::check(&unwanted, &Value::Null).unwrap()).contains(&"continuity/brought-forward"));
    unwanted["last_anyway"] = json!("yes");
    assert_eq!(value::check(&unwanted, &Value::Null).unwrap_err().code(), "input/bad-field");
}

#[test]
fn what_the_object_says_takes_the_place_of_what_the_caller_says() {
    let mut object = this();
    object["last_year"] = last();
    object["last_year"]["cells"]["requests.carried_forward.total"] = json!(1);
    assert_eq!(broken(&value::check(&object, &late()).unwrap()), ["publication/department-deadline"]);
}

#[test]
fn documents_are_checked_with_a_context_too() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/reports/clean.txt");
    let bytes = std::fs::read(path).unwrap();
    let published = Date::new(2030, 1, 1);
    let organ = Some(Organ { kind: Some(OrganKind::Department), ..Organ::default() });
    let context = Context { organ, published, ..Context::default() };
    let report = inspect_case(&bytes, &context, &Options::default()).unwrap();
    assert!(report.checked.findings.iter().any(|finding| finding.rule.code == "publication/department-deadline"));
    let by_options = value::inspect(&bytes, &json!({"published": "2030-01-01", "organ_profile": {"kind": "department"}}));
    assert!(broken(&by_options.unwrap()).contains(&"publication/department-deadline"));
}

#[test]
fn a_second_check_keeps_the_context() {
    let last = Input::from_value(&last()).unwrap().draft;
    let context = Context { last_year: Some(last.into()), ..Context::default() };
    let report = check_case(Input::from_value(&this()).unwrap().draft, &context, &Options::default());
    let again = check_again(&report, &Options::default());
    let marks = |report: &Report| -> Vec<u64> { report.checked.findings.iter().map(Finding::fingerprint).collect() };
    assert_eq!(marks(&again), marks(&report));
    assert_eq!(check_input(Input::from_value(&this()).unwrap(), &Options::default()).context, Context::default());
}

#[test]
fn what_is_not_understood_is_refused_by_name() {
    let error = |options: Value| value::check(&this(), &options).unwrap_err();
    for (options, code, words) in [
        (json!({"published": "3 February 2025"}), "input/bad-field", "`published`: expected a date such as 2025-01-31"),
        (json!({"organ_profile": {"kinds": "department"}}), "input/unknown-field", "organ_profile.kinds"),
        (
            json!({"organ_profile": {"kind": "office"}}),
            "input/bad-field",
            "`organ_profile.kind`: expected government, department or",
        ),
        (json!({"last_year": {"year": 2023, "celsl": {}}}), "input/unknown-field", "last_year.celsl"),
        (json!({"last_year": {"cells": {}}}), "input/no-form", "neither"),
        (json!({"last_year": 2023}), "input/not-json", "expected an object"),
        (json!({"lastyear": {}}), "input/unknown-field", "last_year, organ_profile, published"),
    ] {
        let error = error(options);
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(words), "{error}");
    }
    let twice = r#"{"year": 2024, "cells": {}, "last_year": {"year": 2023, "cells": {}}, "last_year": {"year": 2022}}"#;
    assert_eq!(Input::from_json(twice).unwrap_err().code(), "input/duplicate");
    let inside = r#"{"year": 2024, "cells": {}, "last_year": {"year": 2023, "year": 2022}}"#;
    assert!(Input::from_json(inside).unwrap_err().to_string().contains("last_year.year"));
}

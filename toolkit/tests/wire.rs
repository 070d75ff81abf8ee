//! The wire format: what is written fits its schema, what is written can be fed back, what is not understood is refused.
#![cfg(feature = "documents")]

use std::fs;
use std::path::PathBuf;

use ogi_report::{CellId, Error, Input, Language, Options, Report, check_input, inspect, json, value};
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("docs").join(name)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("examples/reports")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

fn report_of(object: &Value) -> Result<Report, Error> {
    Input::from_value(object).map(|input| check_input(input, &Options::default()))
}

#[test]
fn every_result_fits_the_schema_and_can_be_fed_back() {
    let (output, input) = (schema("wire-schema.json"), schema("wire-input-schema.json"));
    let samples = samples();
    assert!(samples.len() >= 7);
    for (name, bytes) in samples {
        for options in [json!(null), json!({"language": "en", "spans": "utf16", "file": "报告.txt"})] {
            let result = value::inspect(&bytes, &options).unwrap();
            let errors: Vec<String> = output.iter_errors(&result).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
            let errors: Vec<String> = input.iter_errors(&result).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{name} as an input: {errors:?}");
            let again = value::check(&result, &options).unwrap();
            assert_eq!(again["cells"], result["cells"], "{name}");
            assert_eq!(again["printed"], result["printed"], "{name}");
            let linear = |result: &Value| -> Vec<Value> {
                let findings = result["findings"].as_array().unwrap().iter();
                let linear = findings.filter(|finding| !finding["rule"].as_str().unwrap().starts_with("structure/"));
                linear
                    .map(|finding| json!([finding["rule"], finding["verdict"], finding["cells"], finding["message"]]))
                    .collect()
            };
            assert_eq!(linear(&again), linear(&result), "{name}");
        }
    }
}

#[test]
fn the_three_doors_say_the_same() {
    for (name, bytes) in samples() {
        let options = r#"{"language":"en","spans":"code_points"}"#;
        let text = json::inspect(&bytes, options).unwrap();
        let value = value::inspect(&bytes, &serde_json::from_str(options).unwrap()).unwrap();
        assert_eq!(value.to_string(), text, "{name}");
        assert_eq!(
            json::check(&text, options).unwrap(),
            value::check(&value, &serde_json::from_str(options).unwrap()).unwrap().to_string()
        );
    }
}

#[test]
fn cells_stand_in_printed_order_and_none_is_left_out() {
    let result = value::check(&json!({"form": "official-2021", "cells": {}}), &Value::Null).unwrap();
    let paths: Vec<&String> = result["cells"].as_object().unwrap().keys().collect();
    assert_eq!(paths.len(), 200);
    assert_eq!(paths[0], "proactive.government_rules.issued");
    assert_eq!(paths[10], "requests.received.natural_person");
    assert_eq!(paths[199], "remedies.suit_after_reconsideration.total");
    assert!(result["cells"].as_object().unwrap().values().all(Value::is_null));
}

#[test]
fn an_undivided_row_is_listed_beside_the_rows_it_stands_for() {
    let cells = json!({"requests.outcomes.otherwise_closed.total": 4});
    let result = value::check(&json!({"year": 2023, "cells": cells}), &Value::Null).unwrap();
    assert_eq!(result["undivided"], true);
    let paths: Vec<&String> = result["cells"].as_object().unwrap().keys().collect();
    assert_eq!(paths.len(), 207);
    let at = paths.iter().position(|path| *path == "requests.outcomes.otherwise_closed.natural_person").unwrap();
    assert_eq!(paths[at + 7], "requests.outcomes.otherwise_closed.correction_lapsed.natural_person");
    assert_eq!(result["cells"]["requests.outcomes.otherwise_closed.total"], 4);
    assert_eq!(value::check(&result, &Value::Null).unwrap(), result);
}

#[test]
fn every_state_of_a_cell_goes_in_and_out_unchanged() {
    let states = json!({
        "proactive.fees.amount": 24252.5,
        "requests.received.natural_person": 13,
        "requests.received.business": "",
        "requests.received.research": "/",
        "requests.received.public_interest": "见附件",
        "requests.received.legal_service": {"unreadable": "640", "readings": 3},
        "requests.received.other": -3,
        "requests.received.total": null,
        "requests.carried_forward.total": 12.5,
    });
    let result = value::check(&json!({"year": 2024, "cells": states}), &Value::Null).unwrap();
    for (path, cell) in states.as_object().unwrap() {
        assert_eq!(&result["cells"][path], cell, "{path}");
    }
    let noted = value::check(&json!({"year": 2024, "cells": {"requests.received.total": "13件"}}), &Value::Null).unwrap();
    assert_eq!(noted["cells"]["requests.received.total"], 13);
    assert_eq!(noted["printed"]["requests.received.total"], "13件");
}

#[test]
fn money_survives_text_to_the_last_digit() {
    for money in ["24252.311082", "59237.2449", "0.000001", "7730.28", "999999.999999999", "18.871"] {
        let report = format!(r#"{{"year":2024,"cells":{{"proactive.fees.amount":{money}}}}}"#);
        let result = json::check(&report, "").unwrap();
        let number: Value = serde_json::from_str(&result).unwrap();
        let printed = number["cells"]["proactive.fees.amount"].to_string();
        let same = printed == money || printed.parse::<f64>().unwrap().to_bits() == money.parse::<f64>().unwrap().to_bits();
        assert!(same, "{money} came out as {printed}");
    }
}

#[test]
fn what_is_not_understood_is_refused_in_one_sentence() {
    let cases = [
        (json!({"cells": {}}), "input/no-form"),
        (json!({"year": 2017, "cells": {}}), "input/no-form-for-year"),
        (json!({"form": "official-2020", "cells": {}}), "input/unknown-form"),
        (json!({"year": "2024", "cells": {}}), "input/bad-field"),
        (json!({"year": 2024, "cell": {}}), "input/unknown-field"),
        (json!({"year": 2024, "cells": {"requests.received.totals": 1}}), "input/unknown-cell"),
        (json!({"year": 2024, "cells": {"proactive.licences.change": 1}}), "input/cell-not-in-form"),
        (json!({"year": 2024, "cells": {"requests.received.total": [1]}}), "input/bad-cell"),
        (json!({"year": 2024, "cells": {"requests.received.total": 1e20}}), "input/bad-cell"),
        (json!({"year": 2024, "profile": {"off": ["requests/rowtotal"]}}), "input/unknown-rule"),
        (json!([1]), "input/not-json"),
        (
            json!({"year": 2024, "cells": {"requests.outcomes.otherwise_closed.total": 1,
                "requests.outcomes.otherwise_closed.fee_lapsed.total": 1}}),
            "input/divided-twice",
        ),
    ];
    for (object, code) in cases {
        let error = report_of(&object).expect_err(code);
        assert_eq!(error.code(), code, "{object}");
        for language in [Language::Zh, Language::En] {
            let message = error.message(language);
            assert!(!message.is_empty() && !message.contains('\n'), "{message}");
        }
    }
    let twice = r#"{"year": 2024, "cells": {"requests.received.total": 1, "requests.received.total": 2}}"#;
    assert_eq!(Input::from_json(twice).unwrap_err().code(), "input/duplicate");
    assert_eq!(Input::from_json(r#"{"year": 2024, "year": 2023}"#).unwrap_err().code(), "input/duplicate");
    let deep = format!("{}{}", r#"{"claims":"#, "[".repeat(100_000));
    assert_eq!(Input::from_json(&deep).unwrap_err().code(), "input/not-json");
}

#[test]
fn a_profile_switches_rules_off_and_changes_their_severity() {
    let mut object = json!({"year": 2024, "cells": {"proactive.licences.decisions": -1}});
    assert!(report_of(&object).unwrap().has_errors());
    object["profile"] = json!({"severities": {"cells/negative": "notice"}});
    assert!(!report_of(&object).unwrap().has_errors());
    object["profile"] = json!({"off": ["cells/negative"]});
    let report = report_of(&object).unwrap();
    assert!(report.checked.findings.iter().all(|finding| finding.rule.code != "cells/negative"));
}

#[test]
fn spans_lead_to_the_printed_figure_in_every_unit() {
    let (_, bytes) = samples().into_iter().find(|(name, _)| name.ends_with("wrong-totals.txt")).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    for unit in ["bytes", "utf16", "code_points"] {
        let result = value::inspect(&bytes, &json!({"spans": unit})).unwrap();
        let finding = &result["findings"][0];
        assert_eq!(finding["rule"], "requests/row-total");
        for term in finding["terms"].as_array().unwrap() {
            let at = |end: &str| usize::try_from(term["span"][end].as_u64().unwrap()).unwrap();
            let range = at("start")..at("end");
            let read = match unit {
                "bytes" => text[range].to_owned(),
                "utf16" => String::from_utf16(&utf16[range]).unwrap(),
                _ => points[range].iter().collect(),
            };
            assert_eq!(read, term["printed"].as_str().unwrap(), "{unit} {}", term["cell"]);
        }
    }
}

#[test]
fn fill_lists_what_the_parts_add_up_to() {
    let (_, bytes) = samples().into_iter().find(|(name, _)| name.ends_with("wrong-totals.txt")).unwrap();
    let report = inspect(&bytes, &Options::default()).unwrap();
    let total = CellId::from_path("requests.received.total").unwrap();
    let filled = ogi_report::fill(&report.draft).into_iter().find(|filled| filled.cell == total).unwrap();
    assert_eq!((filled.computed, filled.declared), (21.into(), Some(19.into())));
    let object = value::inspect(&bytes, &Value::Null).unwrap();
    let totals = value::fill(&object).unwrap();
    assert!(
        totals["totals"]
            .as_array()
            .unwrap()
            .contains(&json!({"cell": "requests.received.total", "computed": 21, "declared": 19}))
    );
}

#[test]
fn a_profile_fits_its_schema_and_a_decided_result_its_own() {
    let profiles = schema("profile-schema.json");
    for (name, text) in ogi_report::profile::SHIPPED {
        assert!(profiles.is_valid(&serde_json::from_str(text).unwrap()), "{name}");
    }
    let own = json!({
        "name": "本市", "extends": "thorough", "severities": {"cells/blank": "info"}, "off": ["cells/placeholder"],
        "suppressions": [{"rule": "requests/row-total", "year": 2024, "cell": "requests.received.total",
                          "fingerprint": "00000000000000ff", "organ": "甲", "reason": "已函告", "expires": "2026-06-30"},
                         {"rule": "requests/balance", "reason": "已函告"}],
        "accept": ["publication", "info"], "return": ["narrative/growth"], "reject": [],
    });
    assert!(profiles.is_valid(&own));
    #[cfg(feature = "toml")]
    {
        let city = include_str!("../../examples/profiles/example-city-points.toml");
        let city = ogi_report::profile::to_value(&ogi_report::profile::parse(city).unwrap());
        assert!(profiles.is_valid(&city), "{city}");
    }
    let whole = ogi_report::profile::to_value(&ogi_report::profile::parse(&own.to_string()).unwrap());
    assert!(profiles.is_valid(&whole), "{whole}");
    for (member, wrong) in [
        ("extends", json!("strict")),
        ("off", json!(["cells/blanks"])),
        ("severities", json!({"cells/blank": "grave"})),
        ("severities", json!({"cells/blanks": "info"})),
        ("return", json!(["errors"])),
        ("suppressions", json!([{"rule": "cells/blank"}])),
        ("suppressions", json!([{"rule": "cells/blank", "reason": "x", "until": "2026-01-01"}])),
        ("nme", json!("x")),
        ("local", json!({"submit": "1月26日"})),
        ("local", json!({"limit": 5})),
        ("points", json!({"start": 100})),
    ] {
        let mut bad = own.clone();
        bad[member] = wrong;
        assert!(!profiles.is_valid(&bad), "{bad}");
        assert!(ogi_report::profile::parse(&bad.to_string()).is_err(), "{bad}");
    }
    // Names that points may be given to are looked at when a profile is read; the schema only asks for numbers.
    let mut bad = own.clone();
    bad["points"] = json!({"off": {"errors": 1}});
    assert!(ogi_report::profile::parse(&bad.to_string()).is_err(), "{bad}");
    let (_, bytes) = samples().into_iter().find(|(name, _)| name.ends_with("wrong-totals.txt")).unwrap();
    let mut object = value::inspect(&bytes, &json!({"profile": {"extends": "statutory"}})).unwrap();
    let options = json!({"profile": own, "baseline": object, "now": "2026-01-15"});
    let result = value::inspect(&bytes, &options).unwrap();
    assert!(result["findings"].to_string().contains("\"known\":true") && result["findings"].to_string().contains("suppressed"));
    let errors: Vec<String> = schema("wire-schema.json").iter_errors(&result).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    object["profile"] = own;
    let errors: Vec<String> = schema("wire-input-schema.json").iter_errors(&object).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(value::check(&object, &json!({"now": "2026-01-15"})).unwrap()["decision"]["profile"], "本市");
}

#[test]
fn a_repair_is_made_through_every_door() {
    let report = json!({"year": 2024, "profile": {"off": ["cells/missing"]}, "cells": {
        "remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 1,
        "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 0,
    }});
    let repaired = value::apply(&report, 1, &Value::Null).unwrap();
    assert_eq!(repaired["cells"]["remedies.direct_suit.total"], 3);
    // The report's own profile still holds.
    assert!(repaired["findings"].as_array().unwrap().iter().all(|finding| finding["rule"] != "cells/missing"));
    let text = json::apply(&report.to_string(), 1, "").unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), repaired);
    for number in [0, 2, usize::MAX] {
        let error = value::apply(&report, number, &Value::Null).unwrap_err();
        assert_eq!(error.code(), "input/no-repair");
    }
}

#[test]
fn what_is_said_of_options_is_said_of_options_that_there_are() {
    use ogi_report::schema::{CONTEXT_OPTIONS, TASK_OPTIONS, is_of_one_report};
    let names: Vec<&str> = TASK_OPTIONS.fields.iter().map(|option| option.name).collect();
    assert!(CONTEXT_OPTIONS.iter().all(|name| names.contains(name)), "{CONTEXT_OPTIONS:?}");
    let of_many: Vec<&str> = names.into_iter().filter(|name| !is_of_one_report(name)).collect();
    assert_eq!(of_many, ["language", "spans", "profile", "baseline", "now", "repairs"]);
}

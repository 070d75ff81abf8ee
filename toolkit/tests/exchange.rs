//! Results in other people's formats: SARIF and the validation report of the ESS, held against their schemas.
#![cfg(feature = "documents")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use ogi_report::{Format, Input, Options, Renderer, Report, Severity, Tally, Verdict, check_input, identities, inspect, value};
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("fixtures/schemas").join(name)).unwrap();
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_fits(schema: &jsonschema::Validator, value: &Value, what: &str) {
    let errors: Vec<String> = schema.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path)).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("examples/reports")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.into_iter().map(|path| (name(&path), fs::read(path).unwrap())).collect()
}

fn sample(name: &str) -> Vec<u8> {
    samples().into_iter().find(|(known, _)| known == name).unwrap().1
}

/// Every way in which a profile or an earlier result can change what is written.
fn options(bytes: &[u8]) -> Vec<Options> {
    let earlier = value::inspect(bytes, &json!({"file": "旧 报告.txt"})).unwrap();
    let suppressed = json!({
        "name": "本市", "extends": "thorough", "severities": {"requests/balance": "notice", "cells/blank": "error"},
        "suppressions": [
            {"rule": "requests/row-total", "reason": "已函告“甲”", "expires": "2026-06-30"},
            {"rule": "remedies/total", "reason": "已函告"},
        ],
    });
    let all = [
        json!(null),
        json!({"language": "en", "profile": "thorough", "now": "2026-01-15T09:30:00+08:00"}),
        json!({"profile": suppressed, "now": "2026-06-30", "file": "旧 报告.txt"}),
        json!({"baseline": earlier, "file": "旧 报告.txt"}),
        json!({"profile": {"off": ["requests/row-total"]}, "repairs": 0}),
    ];
    all.iter().map(|options| Options::from_value(options).unwrap()).collect()
}

fn rendered(format: Format, report: &Report, options: &Options) -> Value {
    serde_json::from_str(&Renderer::new(format, options.clone()).one(report)).unwrap()
}

#[test]
fn sarif_fits_the_schema_of_the_standard() {
    let schema = schema("sarif-2.1.0.json");
    assert!(!schema.is_valid(&json!({"version": "2.1.0", "runs": [{"tool": {}, "results": []}]})), "the schema checks");
    for (name, bytes) in samples() {
        for options in options(&bytes) {
            let report = inspect(&bytes, &options).unwrap();
            let log = rendered(Format::Sarif, &report, &options);
            assert_fits(&schema, &log, &name);
            let results = log["runs"][0]["results"].as_array().unwrap();
            assert_eq!(results.len(), report.checked.findings.len(), "{name}");
            for result in results {
                let rules = &log["runs"][0]["tool"]["driver"]["rules"];
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                assert_eq!(rules[index]["id"], result["ruleId"]);
            }
        }
    }
    let mut tally = Tally::default();
    tally.fail("坏 文件.txt", ogi_report::Error::NoForm);
    let renderer = Renderer::new(Format::Sarif, Options::default());
    let log: Value = serde_json::from_str(&format!("{}{}", renderer.head(), renderer.tail(&tally))).unwrap();
    assert_fits(&schema, &log, "a run in which nothing could be used");
}

#[test]
fn every_rule_is_explained_in_sarif() {
    for options in [Options::default(), Options::from_value(&json!({"language": "en"})).unwrap()] {
        let log = rendered(Format::Sarif, &inspect(&sample("clean.txt"), &options).unwrap(), &options);
        for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
            let help = rule["help"]["markdown"].as_str().unwrap();
            let (heading, basis) = if options == Options::default() { ("### 怎么改", "依据：") } else { ("", "basis: ") };
            assert!(help.contains(heading) && help.contains(basis) && !help.contains("```"), "{}: {help}", rule["id"]);
            assert!(help.lines().count() >= 3, "{}: {help}", rule["id"]);
            assert!(!rule["help"]["text"].as_str().unwrap().contains("###"), "{}", rule["id"]);
        }
    }
}

/// Makes a fix in the text that it was made for.
fn fixed(text: &str, fix: &Value) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let mut replacements: Vec<&Value> = fix["artifactChanges"][0]["replacements"].as_array().unwrap().iter().collect();
    let at = |replacement: &Value, name: &str| usize::try_from(replacement["deletedRegion"][name].as_u64().unwrap()).unwrap();
    replacements.sort_by_key(|replacement| std::cmp::Reverse(at(replacement, "charOffset")));
    for replacement in replacements {
        let start = at(replacement, "charOffset");
        let inserted = replacement["insertedContent"]["text"].as_str().unwrap().chars();
        characters.splice(start..start + at(replacement, "charLength"), inserted);
    }
    characters.into_iter().collect()
}

#[test]
fn a_fix_made_in_the_source_leaves_no_identity_broken() {
    let bytes = sample("wrong-totals.txt");
    let options = Options::default();
    let report = inspect(&bytes, &options).unwrap();
    let log = rendered(Format::Sarif, &report, &options);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let linear = results.iter().filter(|result| result["kind"] == "fail" && result["level"] == "error");
    let mut made = 0;
    for result in linear {
        let fixes = result["fixes"].as_array().unwrap();
        assert_eq!(fixes.len(), report.repairs.list.len(), "every repair of this sample touches every broken identity");
        for fix in fixes {
            let text = fixed(std::str::from_utf8(&bytes).unwrap(), fix);
            let repaired = inspect(text.as_bytes(), &options).unwrap();
            assert_eq!(repaired.count(Severity::Error), 0, "{}", fix["description"]["text"]);
            made += 1;
        }
    }
    assert!(made >= 8, "{made}");
}

#[test]
fn a_figure_that_does_not_stand_alone_is_not_replaced() {
    let text = String::from_utf8(sample("wrong-totals.txt")).unwrap();
    let options = Options::default();
    let report = inspect(text.as_bytes(), &options).unwrap();
    let wrong = report.repairs.list[0].changes[0].cell;
    let span = report.draft.span(wrong).unwrap();
    let (start, end) = (usize::try_from(span.start).unwrap(), usize::try_from(span.end).unwrap());
    let noted = format!("{}{}件{}", &text[..start], &text[start..end], &text[end..]);
    let report = inspect(noted.as_bytes(), &options).unwrap();
    assert_eq!(report.draft.number(wrong), Some(19.into()));
    let log = rendered(Format::Sarif, &report, &options);
    let fixes = log["runs"][0]["results"].as_array().unwrap().iter().filter_map(|result| result["fixes"].as_array());
    let touched = fixes.flatten().any(|fix| fix["artifactChanges"][0]["replacements"].to_string().contains("\"21\""));
    assert!(!touched, "19件 would lose its remark");
    // Without a text there is nothing to replace.
    let figures = value::inspect(text.as_bytes(), &Value::Null).unwrap();
    let report = check_input(Input::from_value(&figures).unwrap(), &options);
    assert!(!report.repairs.list.is_empty());
    assert!(!rendered(Format::Sarif, &report, &options).to_string().contains("\"fixes\""));
}

#[test]
fn sarif_says_what_is_excused_and_what_is_new() {
    let bytes = sample("wrong-totals.txt");
    let all = options(&bytes);
    let results = |options: &Options| {
        let log = rendered(Format::Sarif, &inspect(&bytes, options).unwrap(), options);
        log["runs"][0]["results"].as_array().unwrap().clone()
    };
    for result in results(&all[2]) {
        let excused = ["requests/row-total", "remedies/total"].contains(&result["ruleId"].as_str().unwrap());
        assert_eq!(result["suppressions"].as_array().unwrap().len(), usize::from(excused), "{result}");
        if result["ruleId"] == "requests/row-total" {
            assert_eq!(result["suppressions"][0]["justification"], "已函告“甲”");
            assert_eq!(result["suppressions"][0]["properties"]["expires"], "2026-06-30");
        }
    }
    assert!(results(&all[3]).iter().all(|result| result["baselineState"] == "unchanged"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    let changed = inspect(text.replacen("\t19\n", "\t17\n", 1).as_bytes(), &all[3]).unwrap();
    let log = rendered(Format::Sarif, &changed, &all[3]);
    let states: BTreeSet<&str> =
        log["runs"][0]["results"].as_array().unwrap().iter().filter_map(|result| result["baselineState"].as_str()).collect();
    assert!(states.contains("updated") && states.contains("unchanged"), "{states:?}");
    assert!(results(&all[0]).iter().all(|result| result["baselineState"].is_null()));
}

#[test]
fn ess_reports_fit_the_structure_of_the_standard() {
    let schema = schema("ess-validation-report-1.0.0.json");
    assert!(!schema.is_valid(&json!([{"id": "1", "type": "validation", "value": "2"}])), "the schema checks");
    for (name, bytes) in samples() {
        for options in options(&bytes) {
            let report = inspect(&bytes, &options).unwrap();
            let told = rendered(Format::Ess, &report, &options);
            assert_fits(&schema, &told, &name);
            let told = told.as_array().unwrap();
            let ids: BTreeSet<&str> = told.iter().map(|one| one["id"].as_str().unwrap()).collect();
            assert_eq!(ids.len(), told.len(), "{name}: every validation has an identifier of its own");
        }
    }
}

#[test]
fn ess_reports_have_a_value_for_every_identity_and_every_other_finding() {
    for (name, bytes) in samples() {
        let options = Options::default();
        let report = inspect(&bytes, &options).unwrap();
        let told = rendered(Format::Ess, &report, &options);
        let told = told.as_array().unwrap();
        let all = identities(report.draft.form(), report.draft.is_undivided());
        let is_linear = |code: &str| all.iter().any(|identity| identity.rule.code == code);
        let others = report.checked.findings.iter().filter(|finding| !is_linear(finding.rule.code)).count();
        assert_eq!(told.len(), all.len() + others, "{name}");
        for (value, verdict) in [("0", Verdict::Broken), ("NA", Verdict::Undecided)] {
            let found = report.checked.findings.iter().filter(|finding| finding.verdict == verdict).count();
            assert_eq!(told.iter().filter(|one| one["value"] == value).count(), found, "{name} {value}");
        }
    }
}

#[test]
fn an_ess_validation_says_when_by_which_rule_and_on_what() {
    let options = json!({
        "now": "2026-01-15T09:30:00+08:00", "file": "报告.txt", "language": "en",
        "profile": {"name": "本市", "severities": {"requests/row-total": "warning"},
                    "suppressions": [{"rule": "remedies/total", "reason": "told by letter"}]},
    });
    let options = Options::from_value(&options).unwrap();
    let told = rendered(Format::Ess, &inspect(&sample("wrong-totals.txt"), &options).unwrap(), &options);
    let of = |id: &str| told.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("{id}"));
    let wrong = of("报告.txt#requests/row-total@requests.received");
    assert_eq!(wrong["event"]["time"], "2026-01-15T09:30:00+08:00");
    assert_eq!(wrong["value"], "0");
    assert_eq!(wrong["rule"]["severity"], "warning");
    assert_eq!((&wrong["rule"]["change"], &wrong["rule"]["explanation"]), (&json!("down"), &json!("profile: error → warning")));
    assert!(wrong["rule"]["expression"].as_str().unwrap().ends_with(" + requests.received.other = requests.received.total"));
    assert_eq!(wrong["data"]["source"].as_array().unwrap().len(), 7);
    assert_eq!(wrong["data"]["source"][6], "示例市水务局/2024/requests.received.total");
    assert!(wrong["data"]["description"].as_str().unwrap().contains("the total should be 21"));
    let excused = of("报告.txt#remedies/total@remedies.reconsideration");
    assert_eq!((&excused["value"], &excused["rule"]["explanation"]), (&json!("0"), &json!("suppressed: told by letter")));
    let holds = of("报告.txt#remedies/total@remedies.direct_suit");
    assert_eq!((&holds["value"], &holds["rule"]["change"]), (&json!("1"), &Value::Null));
    let timeless = rendered(Format::Ess, &inspect(&sample("clean.txt"), &Options::default()).unwrap(), &Options::default());
    assert_eq!(timeless[0]["event"]["time"], "", "the library has no clock");
}

use ogi_core::{Outcome, Severity, rule};
use serde_json::{Value, json};

use super::*;
use crate::check_input;
use crate::input::Input;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::profile::{Baseline, BaselineMatch, Timestamp};

fn from_value(value: &Value) -> Result<Profile, Error> {
    read::read(&value.into())
}

/// Two errors: a wrong total, and a row that does not add up for a column.
fn report(organ: &str, options: &Value) -> Report {
    let cells = json!({
        "remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0,
        "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 1, "proactive.licences.decisions": -1,
    });
    let input = Input::from_value(&json!({"year": 2024, "organ": organ, "cells": cells})).unwrap();
    check_input(input, &Options::from_value(options).unwrap())
}

fn wire(report: &Report) -> Value {
    serde_json::from_str(&crate::WireReport::new(report, &Options::default()).to_json()).unwrap()
}

#[test]
fn shipped_profiles_read_back_as_written() {
    for (name, _) in SHIPPED {
        let profile = named(name).unwrap();
        assert_eq!(profile.name.as_deref(), Some(*name));
        assert_eq!(to_value(&from_value(&to_value(&profile)).unwrap()), to_value(&profile));
    }
}

#[test]
fn by_the_statutory_profile_only_errors_block() {
    let profile = named("statutory").unwrap();
    let policy = profile.policy.unwrap();
    for rule in ogi_core::rules() {
        let finding = ogi_core::Finding::new(rule, ogi_core::Verdict::Broken, &rule.title);
        let expected = if rule.severity == Severity::Error { Outcome::Return } else { Outcome::Accept };
        assert_eq!(policy.outcome(&finding), expected, "{}", rule.code);
    }
}

#[cfg(feature = "context")]
#[test]
fn a_profile_adds_to_the_one_it_extends() {
    let profile = parse(
        r#"{"extends": "thorough", "severities": {"cells/blank": "info"}, "off": ["cells/placeholder"],
            "accept": ["publication"], "return": ["publication/signature"]}"#,
    )
    .unwrap();
    assert_eq!(profile.name, None, "the name of the base is not its own");
    assert_eq!(profile.override_of(rule("cells/blank").unwrap()), Some(Severity::Info));
    assert!(!profile.is_on(rule("cells/placeholder").unwrap()));
    let policy = profile.policy.unwrap();
    let outcome = |code: &str| {
        let rule = rule(code).unwrap();
        policy.outcome(&ogi_core::Finding::new(rule, ogi_core::Verdict::Broken, &rule.title))
    };
    assert_eq!(outcome("narrative/growth"), Outcome::Return);
    assert_eq!(outcome("publication/template-text"), Outcome::Accept);
    assert_eq!(outcome("publication/signature"), Outcome::Return);
    assert_eq!(outcome("structure/wrong-form"), Outcome::Reject);
}

#[test]
fn without_a_name_or_outcomes_nothing_is_decided() {
    assert_eq!(from_value(&json!({"off": ["cells/blank"]})).unwrap().policy, None);
    assert_eq!(from_value(&Value::Null).unwrap(), Profile::default());
    for object in [json!({"name": "本市"}), json!({"extends": "statutory"}), json!({"reject": ["error"]})] {
        assert!(from_value(&object).unwrap().policy.is_some(), "{object}");
    }
}

#[cfg(feature = "context")]
#[test]
fn what_is_not_understood_is_refused() {
    let cases = [
        (json!([]), "input/bad-field", "profile"),
        (json!({"nme": "x"}), "input/unknown-field", "profile.nme"),
        (json!({"name": " "}), "input/bad-field", "name"),
        (json!({"extends": "strict"}), "input/bad-field", "statutory"),
        (json!({"severities": {"cells/blank": "grave"}}), "input/bad-field", "severities"),
        (json!({"severities": {"cells/blanks": "error"}}), "input/unknown-rule", "cells/blank"),
        (json!({"off": "cells/blank"}), "input/bad-field", "off"),
        (json!({"return": ["warnings"]}), "input/unknown-rule", "`warning`"),
        (json!({"return": ["error"], "accept": ["error"]}), "input/duplicate", "error"),
        (json!({"suppressions": {}}), "input/bad-field", "suppressions"),
        (json!({"suppressions": [{"rule": "cells/blank"}]}), "input/bad-field", "reason"),
        (json!({"suppressions": [{"reason": "x"}]}), "input/bad-field", "suppressions.rule"),
        (
            json!({"suppressions": [{"rule": "cells/blank", "reason": "x", "until": "2026-01-01"}]}),
            "input/unknown-field",
            "expires",
        ),
        (
            json!({"suppressions": [{"rule": "cells/blank", "reason": "x", "expires": "2026-02-29"}]}),
            "input/bad-field",
            "expires",
        ),
        (json!({"suppressions": [{"rule": "cells/blank", "reason": "x", "year": "2024"}]}), "input/bad-field", "year"),
        (
            json!({"suppressions": [{"rule": "cells/blank", "reason": "x", "fingerprint": "12"}]}),
            "input/bad-field",
            "fingerprint",
        ),
        (
            json!({"suppressions": [{"rule": "cells/blank", "reason": "x", "cell": "requests.received.totals"}]}),
            "input/unknown-cell",
            "requests.received.total",
        ),
    ];
    for (object, code, named) in cases {
        let error = from_value(&object).expect_err(code);
        assert_eq!(error.code(), code, "{object}");
        assert!(error.to_string().contains(named), "{object}: {error}");
    }
}

#[cfg(feature = "toml")]
#[test]
fn toml_and_json_say_the_same() {
    let toml = "\u{FEFF}name = \"本市\"\nextends = \"thorough\"\noff = [\"cells/blank\"]\n[severities]\n\"cells/missing\" = \"error\"\n\
                [[suppressions]]\nrule = \"requests/balance\"\nyear = 2024\nreason = \"已函告\"\nexpires = 2026-06-30\n";
    let json = json!({
        "name": "本市", "extends": "thorough", "off": ["cells/blank"], "severities": {"cells/missing": "error"},
        "suppressions": [{"rule": "requests/balance", "year": 2024, "reason": "已函告", "expires": "2026-06-30"}],
    });
    assert_eq!(parse(toml).unwrap(), from_value(&json).unwrap());
    let error = parse("name = \"本市\"\noff = [\n").unwrap_err();
    assert_eq!(error.code(), "input/not-toml");
    assert!(error.to_string().contains("line 2") && !error.to_string().contains('\n'), "{error}");
}

#[test]
fn an_excused_finding_stays_in_the_result_and_no_longer_counts() {
    let profile = json!({
        "name": "本市",
        "suppressions": [{"rule": "remedies/total", "cell": "remedies.direct_suit.total", "reason": "已函告", "expires": "2026-06-30"}],
    });
    let before = report("甲", &json!({"profile": "statutory"}));
    let excused = report("甲", &json!({"profile": profile, "now": "2026-06-30"}));
    assert_eq!(excused.checked.findings.len(), before.checked.findings.len());
    assert_eq!(excused.count(Severity::Error) + 1, before.count(Severity::Error));
    let object = wire(&excused);
    let marked: Vec<&Value> =
        object["findings"].as_array().unwrap().iter().filter(|finding| !finding["suppressed"].is_null()).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0]["suppressed"], json!({"reason": "已函告", "expires": "2026-06-30"}));
    assert_eq!(object["decision"], json!({"outcome": "return", "by": ["cells/negative"], "profile": "本市"}));
    assert_eq!(object["summary"], wire(&before)["summary"]);
}

#[test]
fn a_suppression_past_its_day_is_said_where_it_would_have_applied() {
    let suppression = json!({"rule": "remedies/total", "organ": "甲", "reason": "已函告", "expires": "2026-06-30"});
    let profile = json!({"name": "本市", "suppressions": [suppression]});
    let late = report("甲", &json!({"profile": profile, "now": "2026-07-01T00:00:00+08:00"}));
    assert!(wire(&late)["findings"].as_array().unwrap().iter().all(|finding| finding["suppressed"].is_null()));
    assert_eq!(wire(&late)["notes"][0]["code"], "profile/expired");
    let undated = report("甲", &json!({"profile": profile}));
    assert_eq!(wire(&undated)["notes"][0]["code"], "profile/no-day");
    assert_eq!(undated.count(Severity::Error), late.count(Severity::Error));
    let other = report("乙", &json!({"profile": profile, "now": "2026-07-01"}));
    assert_eq!(wire(&other)["notes"], json!([]));
}

#[test]
fn what_an_earlier_result_said_is_known_and_what_changed_is_not() {
    let first = wire(&report("甲", &Value::Null));
    let again = report("甲", &json!({"profile": "statutory", "baseline": first}));
    assert!(!again.has_errors());
    assert!(wire(&again)["findings"].as_array().unwrap().iter().all(|finding| finding["known"] == true));
    assert_eq!(wire(&again)["decision"]["outcome"], "return", "a mistake that is known is a mistake still");

    let of_another = report("乙", &json!({"baseline": [first]}));
    assert!(of_another.has_errors());
    assert!(of_another.assessment.standings.iter().all(|standing| standing.known == Some(BaselineMatch::New)));

    let mut other_figures = first.clone();
    for finding in other_figures["findings"].as_array_mut().unwrap() {
        if finding["rule"] == "remedies/total" && finding["expected"] == 2 {
            finding["actual"] = json!(5);
        }
    }
    let changed = report("甲", &json!({"baseline": other_figures}));
    let codes: Vec<&str> = changed
        .counted()
        .filter(|finding| finding.verdict == ogi_core::Verdict::Broken)
        .map(|finding| finding.rule.code)
        .collect();
    assert_eq!(codes, ["remedies/total"]);
    assert!(changed.assessment.standings.iter().any(|standing| standing.known == Some(BaselineMatch::Changed)));
}

#[test]
fn a_baseline_is_an_object_an_array_or_lines() {
    let one = wire(&report("甲", &Value::Null));
    let two = wire(&report("乙", &Value::Null));
    let unusable = json!({"file": "x.txt", "error": {"code": "input/cannot-open", "message": "x"}});
    let array = Baseline::from_json(&json!([one, unusable, two]).to_string()).unwrap();
    let lines = Baseline::from_json(&format!("\u{FEFF}{one}\n{unusable}\n\n{two}\n")).unwrap();
    assert_eq!(array, lines);
    assert_eq!(Baseline::from_json(&one.to_string()).unwrap(), Baseline::from_value(&one).unwrap());
    assert_eq!(Baseline::from_json("").unwrap(), Baseline::default());
    for bad in ["{}", "[1]", "{\"findings\": [{}]}", "x"] {
        assert!(Baseline::from_json(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_profile_may_be_named_or_written_out_in_every_door() {
    let text = named("thorough").unwrap();
    for profile in [
        json!("thorough"),
        json!({"extends": "thorough", "name": "thorough"}),
        json!(r#"{"extends": "thorough", "name": "thorough"}"#),
    ] {
        let options = Options::from_value(&json!({"profile": profile})).unwrap();
        assert_eq!(options.profile, text, "{profile}");
        assert_eq!(Options::from_json(&json!({"profile": profile}).to_string()).unwrap(), options);
        let input = Input::from_value(&json!({"year": 2024, "cells": {}, "profile": profile})).unwrap();
        assert_eq!(input.profile, Some(options.profile));
    }
    assert_eq!(Options::from_value(&json!({"profile": "strict"})).unwrap_err().code(), "input/bad-field");
}

#[test]
fn a_moment_is_a_day_or_a_day_with_a_time() {
    for good in ["2026-01-15", "2026-01-15T09:30", "2026-01-15T09:30:00Z", "2026-01-15T09:30:00.5+08:00"] {
        assert_eq!(good.parse::<Timestamp>().unwrap().day().to_string(), "2026-01-15", "{good}");
    }
    for bad in [
        "",
        "2026-1-15",
        "2026-02-30",
        "2026-01-15 09:30",
        "2026-01-15T",
        "2026-01-15Tnoon",
        "2026年1月15日",
        "2026-01-15T09:30:00\n",
    ] {
        assert!(bad.parse::<Timestamp>().is_err(), "{bad}");
    }
}

#[cfg(feature = "toml")]
#[test]
fn a_city_sets_limits_days_words_and_points() {
    let text = include_str!("../../../../examples/profiles/example-city-points.toml");
    let profile = parse(text).unwrap();
    assert_eq!(profile.local.overview_limit, Some(1000));
    assert_eq!((profile.local.submit_by, profile.local.publish_by), (Some((1, 24)), Some((1, 29))));
    assert_eq!(profile.names.len(), 2);
    let again = to_value(&profile);
    assert_eq!(to_value(&from_value(&again).unwrap()), again, "written out, it reads back");

    let report = report("甲", &json!({"profile": again}));
    let score = report.assessment.score.as_ref().unwrap();
    let spent = score.costs.iter().try_fold(ogi_core::Number::ZERO, |sum, cost| sum.plus(cost.points)).unwrap();
    assert_eq!(score.start.minus(spent), Some(score.value));
    let cost = |code: &str| score.costs.iter().find(|cost| cost.rule == code).map(|cost| cost.points.to_string());
    assert_eq!(cost("remedies/total").as_deref(), Some("5"));
    // Cells are missing in three tables, one of them is negative: eleven points of which the family costs no more than ten.
    let cells = score.costs.iter().filter(|cost| cost.rule.starts_with("cells/"));
    let cells = cells.map(|cost| cost.points).try_fold(ogi_core::Number::ZERO, ogi_core::Number::plus);
    assert_eq!(cells, Some(10.into()));
    assert_eq!(wire(&report)["score"]["value"].to_string(), score.value.to_string());
}

#[cfg(feature = "context")]
#[test]
fn local_rules_and_points_are_refused_where_they_make_no_sense() {
    for (profile, field) in [
        (json!({"local": {"submit": "02-30"}}), "submit"),
        (json!({"local": {"repetition": 101}}), "repetition"),
        (json!({"local": {"limit": 5}}), "local.limit"),
        (json!({"points": {"off": {"error": -1}}}), "points.off"),
        (json!({"points": {"off": {"errors": 1}}}), "errors"),
        (json!({"points": {"begin": 100}}), "points.begin"),
    ] {
        let error = from_value(&profile).unwrap_err();
        assert!(error.to_string().contains(field), "{profile}: {error}");
    }
}

#[test]
fn what_is_found_no_more_is_resolved_where_the_rule_still_judges_it() {
    let first = wire(&report("甲", &Value::Null));
    let codes = |report: &Report| -> Vec<&'static str> { report.assessment.resolved.iter().map(|one| one.rule).collect() };
    assert_eq!(codes(&report("甲", &json!({"baseline": first}))), [""; 0]);

    let repaired = |cells: Value, options: &Value| {
        let input = Input::from_value(&json!({"year": 2024, "organ": "甲", "cells": cells})).unwrap();
        check_input(input, &Options::from_value(options).unwrap())
    };
    let right = json!({
        "remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0,
        "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 2, "proactive.licences.decisions": 3,
    });
    let report = repaired(right.clone(), &json!({"baseline": first}));
    assert_eq!(codes(&report), ["cells/negative", "remedies/total"]);
    assert_eq!(report.assessment.since(&report.checked).map(|(.., resolved)| resolved), Some(2));
    let object = wire(&report);
    assert_eq!(object["resolved"][0]["rule"], "cells/negative");
    assert!(!object["resolved"][0]["message"].as_str().unwrap().is_empty());
    // Switched off, a rule has resolved nothing; and a cell that is gone is not a cell that is right.
    let off = json!({"baseline": first, "profile": {"off": ["cells/negative"]}});
    assert_eq!(codes(&repaired(right, &off)), ["remedies/total"]);
    let gone = repaired(json!({"remedies.direct_suit.upheld": 2}), &json!({"baseline": first}));
    assert!(!codes(&gone).contains(&"remedies/total"));
}

//! Profiles and baselines as a user meets them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn ogi(arguments: &[&str]) -> Output {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports");
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(reports).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

const PROFILE: &str = r#"
name = "示例市2024年度"
extends = "thorough"

[[suppressions]]
rule = "requests/row-total"
organ = "示例市水务局"
year = 2024
reason = "已函告更正"
expires = 2026-06-30

[[suppressions]]
rule = "requests/balance"
reason = "已函告更正"

[[suppressions]]
rule = "remedies/total"
cell = "remedies.reconsideration.total"
reason = "已函告更正"
"#;

#[test]
fn a_profile_turns_findings_into_a_decision() {
    let by_name = ogi(&["check", "wrong-totals.txt", "--profile", "statutory"]);
    assert_eq!(by_name.status.code(), Some(1));
    let closing = "→ 退回修改（核查方案：statutory）：requests/row-total、requests/balance、remedies/total\n";
    assert!(out(&by_name).ends_with(closing), "{}", out(&by_name));
    assert!(
        out(&ogi(&["check", "clean.txt", "--profile", "thorough", "--lang", "en"])).contains("→ accepted (profile thorough)\n")
    );
    for (format, words) in [
        ("markdown", "**退回修改（核查方案：statutory）："),
        ("html", "<p class=\"verdict\">退回修改（核查方案：statutory）："),
    ] {
        let text = out(&ogi(&["check", "wrong-totals.txt", "--profile", "statutory", "--format", format]));
        assert!(text.contains(words), "{text}");
    }
    let several = out(&ogi(&["check", "clean.txt", "wrong-totals.txt", "--profile", "statutory"]));
    assert!(several.ends_with("审核通过1份，退回修改1份。\n"), "{several}");
    assert!(!out(&ogi(&["check", "clean.txt"])).contains('→'), "without a profile nothing is decided");
}

#[test]
fn excused_findings_do_not_count_while_the_suppression_lasts() {
    let profile = file("profile.toml", PROFILE);
    let check = |now: &str, format: &str| {
        ogi(&["check", "wrong-totals.txt", "--profile", profile.to_str().unwrap(), "--now", now, "--format", format])
    };
    let in_time = check("2026-06-30", "text");
    assert_eq!(in_time.status.code(), Some(0));
    let text = out(&in_time);
    assert!(
        text.contains("已豁免3条，不予列出") && text.contains("✓ 未发现其他错误；42项勾稽关系中39项成立，3项不成立。"),
        "{text}"
    );
    assert!(text.contains("\n→ 审核通过（核查方案：示例市2024年度）"), "{text}");
    let result: Value = serde_json::from_slice(&check("2026-06-30", "json").stdout).unwrap();
    let findings = result["findings"].as_array().unwrap();
    assert_eq!(findings.iter().filter(|finding| finding["suppressed"]["reason"] == "已函告更正").count(), 3);
    assert_eq!(
        out(&check("2026-06-30", "csv"))
            .lines()
            .filter(|line| line.contains(",suppressed,") && line.ends_with(",已豁免"))
            .count(),
        3
    );
    let late = check("2026-07-01", "text");
    assert_eq!(late.status.code(), Some(1));
    assert!(out(&late).contains("对requests/row-total的豁免（已函告更正）已于2026-06-30到期，不再适用"), "{}", out(&late));
}

#[test]
fn only_what_a_baseline_does_not_have_is_shown() {
    let all = ["check", "wrong-totals.txt", "clean.txt", "figures.json"];
    let earlier = file("baseline.json", &out(&ogi(&[all.as_slice(), &["--format", "json"]].concat())));
    let with = ["--baseline", earlier.to_str().unwrap()];
    let again = ogi(&[all.as_slice(), &with].concat());
    assert_eq!(again.status.code(), Some(0), "{}", out(&again));
    assert!(out(&again).contains("此前已知3条，不予列出"));
    let json = out(&ogi(&[all.as_slice(), &with, &["--format", "json"]].concat()));
    let reports: Value = serde_json::from_str(&json).unwrap();
    assert!(reports[0]["findings"].as_array().unwrap().iter().all(|finding| finding["known"] == true));
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports/wrong-totals.txt")).unwrap();
    let another = file("another-organ.txt", &text.replace("水务局", "林业局"));
    assert_eq!(ogi(&["check", another.to_str().unwrap(), with[0], with[1]]).status.code(), Some(1));
}

#[test]
fn profiles_are_shown_and_validated() {
    let profile = file("shown.toml", PROFILE);
    let shown: Value = serde_json::from_slice(&ogi(&["profile", "show", profile.to_str().unwrap()]).stdout).unwrap();
    assert_eq!(shown["return"], serde_json::json!(["error", "warning"]));
    assert_eq!(shown["suppressions"][0]["expires"], "2026-06-30");
    let valid = ogi(&["profile", "validate", profile.to_str().unwrap(), "--lang", "en"]);
    assert!(out(&valid).contains("is valid, with 3 suppressions"), "{}", out(&valid));
    let misspelt = file("misspelt.toml", "off = [\"requests/rowtotal\"]");
    let refused = ogi(&["profile", "validate", misspelt.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("requests/row-total"));
    let missing = ogi(&["check", "clean.txt", "--profile", "no-such-profile"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains("statutory、thorough"));
    assert_eq!(ogi(&["check", "clean.txt", "--now", "today"]).status.code(), Some(2));
}

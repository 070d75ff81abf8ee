//! Reports judged together with others: last year's, those of the organs below.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn ogi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn write(folder: &Path, name: &str, value: &Value) {
    fs::write(folder.join(name), value.to_string()).unwrap();
}

#[test]
fn a_report_is_checked_with_last_years_and_with_the_organ() {
    let folder = folder("context");
    write(&folder, "2023.json", &json!({"year": 2023, "cells": {"requests.carried_forward.total": 2}}));
    write(&folder, "2024.json", &json!({"year": 2024, "cells": {"requests.brought_forward.total": 1}}));
    write(&folder, "organ.json", &json!({"kind": "department"}));
    let all = ["check", "2024.json", "--last", "2023.json", "--organ", "organ.json", "--published", "2025-02-01"];
    let output = ogi(&folder, &all);
    let out = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(out.contains("continuity/brought-forward") && out.contains("publication/department-deadline"), "{out}");
    for (arguments, words) in [
        (["check", "2024.json", "2023.json", "--last", "2023.json"].as_slice(), "只能用于一份报告"),
        (&["check", "2024.json", "--last", "2022.json"], "2022.json"),
        (&["check", "2024.json", "--published", "1 February"], "published"),
        (&["check", "2024.json", "--organ", "2023.json"], "organ_profile."),
    ] {
        let output = ogi(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    }
}

#[test]
fn last_year_s_report_of_another_organ_or_year_is_asked_about() {
    let folder = folder("last");
    let report = |year: u16, organ: &str, row: &str, total: u32| json!({"year": year, "organ": organ, "cells": {format!("requests.{row}.total"): total}});
    write(&folder, "this.json", &report(2024, "示例市统计局", "brought_forward", 1));
    write(&folder, "organ.json", &report(2023, "示例市水务局", "carried_forward", 2));
    write(&folder, "year.json", &report(2022, "示例市统计局", "carried_forward", 2));
    for (last, words) in [("organ.json", "示例市水务局"), ("year.json", "不是2024年度的上一年")] {
        let asked = ogi(&folder, &["check", "this.json", "--last", last]);
        assert_eq!(asked.status.code(), Some(2));
        let said = text(&asked.stderr);
        assert!(said.contains(words) && said.contains("--last-anyway"), "{said}");
        let anyway = ogi(&folder, &["check", "this.json", "--last", last, "--last-anyway"]);
        assert_eq!(anyway.status.code(), Some(1));
        assert!(text(&anyway.stdout).contains("continuity/brought-forward"), "{}", text(&anyway.stdout));
    }
}

#[test]
fn a_corrected_copy_keeps_the_words_of_the_report() {
    let folder = folder("words");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports/left-over-totals.txt");
    fs::copy(source, folder.join("report.txt")).unwrap();
    for name in ["copy.docx", "copy.xlsx", "copy.html", "copy.md"] {
        let output = ogi(&folder, &["repair", "report.txt", "--apply", "1", "-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let result = ogi(&folder, &["check", name, "--format", "json"]);
        let result: Value = serde_json::from_slice(&result.stdout).unwrap();
        let broken = result["findings"].as_array().unwrap().iter().filter(|finding| finding["verdict"] == "broken");
        assert_eq!(broken.count(), 0, "{name}: {}", result["findings"]);
        assert_eq!(result["cells"]["requests.received.total"], 14);
        let claims = result["claims"].as_array().map_or(0, Vec::len);
        assert!(claims >= 3, "{name} says {claims} figures in words");
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases")
}

#[test]
fn years_are_compared_in_their_order() {
    let output = ogi(&examples(), &["compare", "water-2022.txt", "water-2023.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("    58    63    +5    +8.6%  “行政许可”的“本年处理决定数量”\n"));
    let all = ["compare", "water-2022.txt", "water-2023.txt", "water-2024.txt"];
    let output = ogi(&examples(), &[&all[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = result["steps"][1]["findings"].as_array().unwrap();
    assert!(found.iter().any(|finding| finding["rule"] == "continuity/stock"), "{found:?}");
    assert_eq!(result["reports"][2]["file"], "water-2024.txt");
    let gap = text(&ogi(&examples(), &["compare", "water-2022.txt", "water-2024.txt"]).stdout);
    assert!(gap.contains("注意  缺少2022年度与2024年度之间的报告") && gap.contains("年度不相邻，未核对结转"), "{gap}");
    let turned = ogi(&examples(), &["compare", "water-2024.txt", "water-2022.txt"]);
    assert_eq!(text(&turned.stdout), gap);
    assert_eq!(text(&turned.stderr), "已按年度先后排列：2022、2024\n");
    for (arguments, words) in [
        (["compare", "water-2022.txt", "none.txt"].as_slice(), "none.txt: 无法打开：文件不存在"),
        (&["compare", "water-2022.txt"], "<FILE>"),
    ] {
        let output = ogi(&examples(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    }
}

#[test]
fn a_roll_up_says_who_has_not_filed_and_what_was_not_added() {
    let output = ogi(&examples(), &["rollup", "county/government.txt", "county/below", "--register", "county/register.csv"]);
    let out = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    for words in [
        "下级机关5个，其中4个有本年度报告",
        "未报送\n  司法局\n",
        "其他年度（教育局）：示例县教育局  2023年度",
        "未列入名册：示例县气象局",
        "   174       190      -16           4  “行政处罚”的“本年处理决定数量”（不符）",
        "少于4个下级机关合计190，相差16",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    let without = ["rollup", "county/government.txt", "county/below"];
    assert_eq!(ogi(&examples(), &without).status.code(), Some(0), "a warning alone is no error");
}

#[test]
fn the_sum_of_readable_reports_is_written_when_one_is_not() {
    let folder = folder("rollup");
    let report = |organ: &str, penalties: u32| json!({"year": 2024, "organ": organ, "cells": {"proactive.penalties.decisions": penalties}});
    write(&folder, "all.json", &report("示例县人民政府", 9));
    fs::create_dir(folder.join("below")).unwrap();
    write(&folder.join("below"), "a.json", &report("示例县商务局", 4));
    fs::write(folder.join("below/b.txt"), "not a report").unwrap();
    let output = ogi(&folder, &["rollup", "all.json", "below", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("b.txt"));
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["members"].as_array().unwrap().len(), 1);
    let complete = ogi(&folder, &["rollup", "all.json", "below", "--complete"]);
    assert_eq!(complete.status.code(), Some(2));
    assert!(complete.stdout.is_empty() && text(&complete.stderr).contains("--complete"));
    // The report above may stand among those below; it is not added to itself.
    fs::remove_file(folder.join("below/b.txt")).unwrap();
    fs::copy(folder.join("all.json"), folder.join("below/all.json")).unwrap();
    let output = ogi(&folder, &["rollup", "all.json", "below", "--complete", "--format", "json"]);
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["set_aside"][0]["reason"], "parent");
    assert_eq!(result["findings"][0]["rule"], "aggregation/differs");
    fs::write(folder.join("organ.json"), r#"{"coverage": "own"}"#).unwrap();
    let own = ["rollup", "all.json", "below", "--complete", "--organ", "organ.json", "--format", "json"];
    let result: Value = serde_json::from_slice(&ogi(&folder, &own).stdout).unwrap();
    assert_eq!(result["findings"], json!([]), "figures of the office alone are no sum");
    fs::write(folder.join("register.csv"), "名称,电话\n商务局,1\n").unwrap();
    let output = ogi(&folder, &["rollup", "all.json", "below", "--register", "register.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("没有列“电话”"));
}

#[test]
fn every_format_can_be_written_to_a_file() {
    let folder = folder("formats");
    for (format, start) in [
        ("text", "示例县水利局2022—2023年度报告对照"),
        ("json", "{\"reports\""),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# 示例县水利局"),
        ("sarif", "{\"$schema\""),
        ("csv", "\u{FEFF}单元格,名称,2022,2023,2023增减,2023百分比,备注,规则,说明\r\n"),
    ] {
        let path = folder.join(format);
        let arguments = ["compare", "water-2022.txt", "water-2023.txt", "--bom", "--format", format, "--output"];
        let output = ogi(&examples(), &[&arguments[..], &[path.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stdout.is_empty(), "{format}");
        let written = fs::read_to_string(path).unwrap();
        assert!(written.starts_with(start), "{format}: {}", written.chars().take(80).collect::<String>());
    }
}

/// Two organs of one folder with one text are told of; two that only share what an office writes every year are not.
#[test]
fn copied_text_in_a_folder_is_reported() {
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/kinds");
    for (name, other, copied) in [("copied", "043.child.2.txt", true), ("own", "043.twin.child.2.txt", false)] {
        let folder = folder(name);
        for file in ["043.child.1.txt", other] {
            fs::copy(kinds.join(file), folder.join(file)).unwrap();
        }
        let lines = |output: &[u8]| text(output).lines().filter(|line| line.starts_with("雷同")).count();
        let told = ogi(&folder, &["check", "."]);
        assert_eq!(lines(&told.stdout), usize::from(copied), "{}", text(&told.stdout));
        // Beside other forms of the output it goes where failures go.
        let json = ogi(&folder, &["check", ".", "--format", "json"]);
        assert_eq!(lines(&json.stderr), usize::from(copied), "{}", text(&json.stderr));
        assert!(serde_json::from_slice::<Value>(&json.stdout).is_ok());
    }
}

//! The manners of the command: help and refusals in one language, and what is changed is said.

mod support;

use std::fs;
use std::process::{Command, Output, Stdio};

use support::{folder, text};

fn ogi_in(language: &str, arguments: &[&str]) -> Output {
    let reports = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/reports");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ogi"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", language);
    command.args(arguments).current_dir(reports).stdin(Stdio::null()).output().unwrap()
}

fn ogi(arguments: &[&str]) -> Output {
    ogi_in("C.UTF-8", arguments)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

const COMMANDS: [&str; 11] =
    ["check", "compare", "rollup", "rules", "explain", "profile", "repair", "fill", "trace", "completions", "man"];

#[test]
fn help_is_in_one_language() {
    let pages = COMMANDS.iter().map(|command| vec![*command, "--help"]).chain([vec!["--help"], vec!["profile", "show", "-h"]]);
    for page in pages {
        let chinese = text(&ogi(&page).stdout);
        assert!(chinese.contains("用法：ogi") && chinese.contains("选项："), "{page:?}: {chinese}");
        for theirs in ["Usage", "Options:", "Arguments:", "Commands:", "default:", "possible values", "Print help", " · ", "「"]
        {
            assert!(!chinese.contains(theirs), "{page:?}: {theirs} in {chinese}");
        }
        let english = text(&ogi_in("en_US.UTF-8", &page).stdout);
        assert!(english.contains("Usage: ogi") && !english.chars().any(is_han), "{page:?}: {english}");
        assert_eq!(english, text(&ogi(&[&page[..], &["--lang", "en"]].concat()).stdout), "{page:?}");
    }
    assert_eq!(text(&ogi(&["help", "check"]).stdout), text(&ogi(&["check", "--help"]).stdout));
    let all = text(&ogi(&["--help"]).stdout);
    for ending in [
        "docx", "doc", "wps", "rtf", "odt", "pdf", "ofd", "html", "mht", "xlsx", "xls", "et", "ods", "csv", "txt", "md", "zip",
        "json",
    ] {
        assert!(all.contains(ending), "{ending}: {all}");
    }
}

#[test]
fn refusals_are_in_one_language() {
    for (arguments, words) in [
        (["check"].as_slice(), "缺少参数"),
        (&["chekc"], "没有命令“chekc”；是否指check"),
        (&["check", "a.txt", "--formt", "json"], "没有选项--formt；是否指--format"),
        (&["check", "a.txt", "--format", "jsn"], "选项--format <FORMAT>的值“jsn”无效"),
        (&["check", "a.txt", "--format"], "缺少值"),
        (&["repair", "a.txt", "--apply", "x"], "的值“x”无效"),
        (&["check", "clean.txt", "--severity", "x"], "应为代码=严重程度"),
        (&["check", "clean.txt", "--profile", "none.toml"], "none.toml"),
        (&["check", "clean.txt", "-o", "/nowhere/out.txt"], "无法写入/nowhere/out.txt：文件不存在"),
    ] {
        let output = ogi(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains(words), "{arguments:?}: {said}");
        for theirs in ["error:", "os error", "No such file", "Usage", "unexpected", "required"] {
            assert!(!said.contains(theirs), "{arguments:?}: {said}");
        }
        let english = text(&ogi(&[arguments, &["--lang", "en"]].concat()).stderr);
        assert!(!english.chars().any(is_han), "{english}");
    }
    // The language of a result does not depend on the environment.
    assert_eq!(ogi(&["check", "wrong-totals.txt"]).stdout, ogi_in("en_US.UTF-8", &["check", "wrong-totals.txt"]).stdout);
}

#[test]
fn a_repair_says_what_it_changed_and_does_not_choose_between_equals() {
    let said = text(&ogi(&["repair", "wrong-totals.txt", "--apply", "2"]).stderr);
    assert!(said.starts_with("已更正2格：") && said.contains("由19改为21") && said.contains("本次采用方案2"), "{said}");
    assert!(said.contains("改动格数相同的方案"), "{said}");
    let english = text(&ogi(&["repair", "wrong-totals.txt", "--apply", "1", "--lang", "en"]).stderr);
    assert!(english.starts_with("corrected 2 cells: ") && english.contains("this is number 1"), "{english}");
    // Nothing else is known of this group: any of its five figures may be the wrong one.
    let folder = folder("tied");
    let cells = r#"{"remedies.direct_suit.upheld": 4, "remedies.direct_suit.corrected": 5, "remedies.direct_suit.other": 0,
        "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 6}"#;
    let path = folder.join("tied.json");
    fs::write(&path, format!(r#"{{"year": 2024, "cells": {cells}}}"#)).unwrap();
    let path = path.to_str().unwrap();
    let refused = ogi(&["repair", path]);
    let chosen = ogi(&["repair", path, "--apply", "1"]);
    assert_eq!(chosen.status.code(), Some(0));
    let listed: serde_json::Value = serde_json::from_slice(&ogi(&["check", path, "--format", "json"]).stdout).unwrap();
    assert!(listed["repairs"].as_array().unwrap().len() > 1, "{listed}");
    let tied = ogi(&["repair", "wrong-totals.txt"]);
    assert_eq!(tied.status.code(), Some(2));
    assert!(tied.stdout.is_empty() && text(&tied.stderr).contains("--apply 2"), "{}", text(&tied.stderr));
    for output in [refused, tied] {
        assert!(output.status.code() != Some(2) || text(&output.stderr).contains("佐证强弱相同"), "{}", text(&output.stderr));
    }
    let clean = ogi(&["repair", "clean.txt"]);
    assert_eq!((clean.status.code(), text(&clean.stderr).as_str()), (Some(0), "没有需要更正的数字\n"));
}

#[test]
fn filling_in_says_what_was_added() {
    let folder = folder("fill-says");
    let report = folder.join("report.json");
    let cells = r#"{"remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 1, "remedies.direct_suit.other": 0,
        "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": null}"#;
    fs::write(&report, format!(r#"{{"year": 2024, "cells": {cells}}}"#)).unwrap();
    let out = folder.join("out.html");
    let output = ogi(&["fill", report.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert!(
        text(&output.stderr).starts_with("已补齐1格：行政诉讼（未经复议直接起诉）的“总计” 3")
            || text(&output.stderr).starts_with("已补齐1格："),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn tables_in_chinese_are_for_spreadsheets_and_folders_may_hold_a_readme() {
    let folder = folder("manners");
    let report = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/reports/wrong-totals.txt");
    fs::copy(report, folder.join("report.txt")).unwrap();
    fs::write(folder.join("README.md"), "# Reports of 2024").unwrap();
    fs::write(folder.join("说明.txt"), "本文件夹为2024年度材料").unwrap();
    let table = folder.join("table.csv");
    let output = ogi(&["check", folder.to_str().unwrap(), "--format", "csv", "-o", table.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let rows = fs::read_to_string(&table).unwrap();
    assert!(rows.starts_with('\u{FEFF}') && rows.contains(",error,broken,") && rows.contains(",错误,不成立,"), "{rows}");
    let width = rows.lines().next().unwrap().split(',').count();
    assert_eq!(width, 21);
}

#[test]
fn standard_input_may_have_a_name() {
    let report = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/reports/wrong-totals.txt");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ogi"));
    let output = command.args(["check", "-", "--name", "水务局.txt"]).stdin(fs::File::open(report).unwrap()).output().unwrap();
    assert!(text(&output.stdout).contains("\n水务局.txt\n"), "{}", text(&output.stdout));
}

#[test]
fn completions_the_manual_and_the_trace_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = ogi(&["completions", shell]);
        assert!(output.status.success() && text(&output.stdout).contains("rollup"), "{shell}");
    }
    assert!(text(&ogi(&["man", "--lang", "en"]).stdout).contains(".TH ogi"));
    assert!(!ogi(&["trace", "wrong-totals.txt"]).stdout.is_empty());
    assert_eq!(ogi(&["trace", "none.txt"]).status.code(), Some(2));
}

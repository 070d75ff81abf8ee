//! Word and Excel files: read like any other, and written by the ending of their name.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use support::{folder, text};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn ogi(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(root()).output().unwrap()
}

fn checked(path: &str) -> Value {
    serde_json::from_slice(&ogi(&["check", path, "--format", "json"]).stdout).unwrap()
}

#[test]
fn office_files_say_what_the_page_says_and_where() {
    let page = checked("examples/reports/blank-zeros.html");
    for name in ["fixtures/office/blank-zeros.docx", "fixtures/office/blank-zeros.xlsx"] {
        let file = checked(name);
        assert_eq!(file["cells"], page["cells"], "{name}");
        assert_eq!(file["summary"], page["summary"], "{name}");
        let codes = |report: &Value| -> Vec<Value> {
            report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].clone()).collect()
        };
        assert_eq!(codes(&file), codes(&page), "{name}");
    }
    let word = checked("fixtures/office/blank-zeros.docx");
    let blank = &word["findings"][0]["terms"][0];
    assert_eq!(blank["location"]["part"], "word/document.xml", "{blank}");
    let told = text(&ogi(&["check", "fixtures/office/blank-zeros.xlsx"]).stdout);
    assert!(told.contains("工作表“Sheet1”"), "{told}");
    let told = text(&ogi(&["check", "fixtures/office/blank-zeros.docx", "--lang", "en"]).stdout);
    assert!(told.contains("table 1, row 3, column 2"), "{told}");
}

#[test]
fn a_folder_gives_its_office_files() {
    let all = ogi(&["check", "fixtures/office", "--format", "json"]);
    let all: Value = serde_json::from_slice(&all.stdout).unwrap();
    // Not the program that wrote one of them.
    let is_office = |report: &&Value| !Path::new(report["file"].as_str().unwrap()).iter().any(|part| part == "ofdrw");
    let all: Vec<&Value> = all.as_array().unwrap().iter().filter(is_office).collect();
    assert_eq!(all.len(), 18);
    let errors: Vec<&Value> = all.into_iter().filter(|report| !report["error"].is_null()).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["error"]["code"], "input/encrypted");
}

#[test]
fn a_repair_is_written_as_the_form() {
    let folder = folder("form");
    for ending in ["docx", "xlsx", "html", "md"] {
        let path = folder.join(format!("corrected.{ending}"));
        let path = path.to_str().unwrap();
        let output = ogi(&["repair", "examples/reports/wrong-totals.txt", "--apply", "2", "--output", path]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let again = checked(path);
        assert_eq!(again["cells"]["requests.received.total"], 21, "{ending}");
        assert!(again["findings"].as_array().unwrap().iter().all(|finding| finding["rule"] != "requests/row-total"));
        // The file says what was corrected; that is no sentence of the organ.
        assert!(text(&output.stderr).starts_with("已更正2格："), "{}", text(&output.stderr));
        let of_the_remark = |claim: &serde_json::Value| claim["text"].as_str().is_some_and(|text| text.contains("更正"));
        assert!(!again["claims"].as_array().unwrap().iter().any(of_the_remark), "{ending}: {}", again["claims"]);
        if matches!(ending, "html" | "md") {
            assert!(fs::read_to_string(path).unwrap().contains("已更正2格："), "{ending}");
        }
        // Nothing is written over.
        assert_eq!(ogi(&["repair", "examples/reports/wrong-totals.txt", "--output", path]).status.code(), Some(2));
    }
    for ending in ["pdf", "doc"] {
        let path = folder.join(format!("corrected.{ending}"));
        let output = ogi(&["repair", "examples/reports/wrong-totals.txt", "--output", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("docx") && !path.exists());
    }
}

#[test]
fn totals_left_out_are_filled_in_and_others_stay() {
    let folder = folder("filled");
    let input = folder.join("figures.json");
    let figures = r#"{"year": 2024, "organ": "示例市统计局", "cells": {"remedies.direct_suit.upheld": 2,
        "remedies.direct_suit.corrected": 1, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0,
        "remedies.reconsideration.upheld": 1, "remedies.reconsideration.corrected": 0, "remedies.reconsideration.other": 0,
        "remedies.reconsideration.pending": 0, "remedies.reconsideration.total": 9}}"#;
    fs::write(&input, figures).unwrap();
    let path = folder.join("filled.xlsx");
    let output = ogi(&["fill", input.to_str().unwrap(), "--output", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let filled = checked(path.to_str().unwrap());
    assert_eq!(filled["organ"], "示例市统计局");
    assert_eq!(filled["cells"]["remedies.direct_suit.total"], 3);
    assert_eq!(filled["cells"]["remedies.reconsideration.total"], 9);
    assert_eq!(filled["cells"]["requests.received.total"], "");
}

#[test]
fn files_that_cannot_be_read_say_what_to_do() {
    let folder = folder("unreadable");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let told = ogi(&["check", path.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(told.status.code(), Some(2), "{name}");
        text(&told.stdout)
    };
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old";
    assert!(file("a.doc", old).contains("open it and save it as docx or xlsx"));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(file("locked.docx", &[old.as_slice(), &name].concat()).contains("save it without a password"));
    let whole = fs::read(root().join("fixtures/office/blank-zeros.docx")).unwrap();
    assert!(file("cut.docx", &whole[..whole.len() / 2]).contains("a whole zip archive was expected"));
    assert!(file("empty.pdf", b"%PDF-1.4\n%%EOF\n").contains("a whole PDF with its pages was expected"));
}

//! Archives of reports, the list of problems, and comments written into the user's own file.

mod support;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use support::{folder, text};
use zip::write::SimpleFileOptions;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn ogi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(folder).output().unwrap()
}

fn report(name: &str) -> Vec<u8> {
    fs::read(root().join("examples/reports").join(name)).unwrap()
}

fn archive(path: &Path, files: &[(&str, &[u8])]) {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    fs::write(path, writer.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn an_archive_of_reports_is_a_folder() {
    let folder = folder("packed");
    let zeros = vec![b'0'; 4 << 20];
    let (wrong, clean) = (report("wrong-totals.txt"), report("clean.txt"));
    let files: [(&str, &[u8]); 5] =
        [("街道/乙.txt", &wrong), ("甲.txt", &clean), ("附.png", b"x"), ("炸弹.txt", &zeros), ("__MACOSX/甲.txt", b"x")];
    archive(&folder.join("reports.zip"), &files);
    let output = ogi(&folder, &["check", "reports.zip", "--format", "json"]);
    let results: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = results.as_array().unwrap().iter().map(|result| result["file"].as_str().unwrap()).collect();
    assert_eq!(names, ["reports.zip/炸弹.txt", "reports.zip/甲.txt", "reports.zip/街道/乙.txt", "reports.zip/附.png"].to_vec());
    assert_eq!(results[0]["error"]["code"], "input/unpacks-too-large");
    assert_eq!(results[1]["summary"]["broken"], 0);
    assert!(results[2]["summary"]["broken"].as_u64().unwrap() > 0);
    // An archive in a folder is opened as well.
    let output = ogi(&folder, &["check", ".", "--format", "json"]);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap().as_array().unwrap().len(), 4);
    // An archive without any file is told to be one, and an office file is none.
    archive(&folder.join("pictures.zip"), &[(".hidden", b"x")]);
    let output = ogi(&folder, &["check", "pictures.zip", "--format", "json"]);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()[0]["error"]["code"], "input/not-text");
    let word = root().join("fixtures/office/blank-zeros.docx");
    let output = ogi(&folder, &["check", word.to_str().unwrap(), "--format", "json"]);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["year"], 2023);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_list_of_problems_has_a_row_for_each_finding() {
    let folder = folder("list");
    fs::write(folder.join("a.txt"), report("wrong-totals.txt")).unwrap();
    fs::write(folder.join("b.txt"), report("clean.txt")).unwrap();
    fs::write(folder.join("c.txt"), b"").unwrap();
    let output = ogi(&folder, &["check", "a.txt", "b.txt", "c.txt", "--format", "xlsx", "-o", "list.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    let book = fs::read(folder.join("list.xlsx")).unwrap();
    let (list, totals) = (part(&book, "xl/worksheets/sheet1.xml"), part(&book, "xl/worksheets/sheet2.xml"));
    let result = ogi(&folder, &["check", "a.txt", "--format", "json"]).stdout;
    let result: Value = serde_json::from_slice(&result).unwrap();
    let broken = usize::try_from(result["summary"]["broken"].as_u64().unwrap()).unwrap();
    // The headings, the findings, a file that cannot be read.
    assert_eq!(list.matches("<row ").count(), 1 + broken + 1, "{list}");
    assert!(list.contains("整改情况") && list.contains("a.txt") && list.contains("input/empty") && !list.contains("b.txt"));
    assert!(totals.contains("核查的报告") && totals.contains(">2<"));
    ogi(&folder, &["check", "a.txt", "--format", "docx", "-o", "list.docx", "--lang", "en"]);
    let document = part(&fs::read(folder.join("list.docx")).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tr>").count(), 1 + broken + 5, "{document}");
}

#[test]
fn comments_are_written_into_a_copy() {
    let folder = folder("comments");
    let json = r#"{"year": 2024, "organ": "示例市统计局", "cells": {"remedies.direct_suit.upheld": 2, "remedies.direct_suit.total": 3,
        "remedies.direct_suit.corrected": 0, "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0}}"#;
    fs::write(folder.join("report.json"), json).unwrap();
    for kind in ["docx", "xlsx"] {
        let name = format!("report.{kind}");
        let input = ogi_report::Input::from_json(json).unwrap();
        let written = ogi_report::FormFile::ALL.iter().find(|file| format!("{file:?}").to_lowercase() == kind).unwrap();
        fs::write(folder.join(&name), ogi_report::write_form(&input.draft, *written)).unwrap();
        let copy = format!("copy.{kind}");
        let output = ogi(&folder, &["check", &name, "--annotate", &copy]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let bytes = fs::read(folder.join(&copy)).unwrap();
        let comments = part(&bytes, if kind == "docx" { "word/comments.xml" } else { "xl/ogiComments1.xml" });
        assert!(comments.contains("remedies/total") && comments.contains("依据："), "{comments}");
    }
    let output = ogi(&folder, &["check", "report.json", "--annotate", "copy.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("docx"));
    assert!(!folder.join("copy.json").exists());
}

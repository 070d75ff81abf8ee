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

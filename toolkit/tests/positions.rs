//! Positioned text is read in every door, and is refused by the place of what is wrong.
#![cfg(feature = "files")]

use ogi_report::{Cell, CellId, Options, Reason, inspect, inspect_text};

/// A page of the table on published information, its figures with this confidence.
fn page(confidence: &str) -> String {
    let mut runs = vec![
        (60, 60, "示例市统计局2024年政府信息公开工作年度报告".to_owned()),
        (60, 90, "二、主动公开政府信息情况".to_owned()),
    ];
    let mut y = 120;
    let mut row = |cells: &[&str]| {
        y += 20;
        runs.extend(cells.iter().zip([60, 250, 350, 450]).map(|(text, x)| (x, y, (*text).to_owned())));
    };
    row(&["第二十条第（一）项"]);
    row(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]);
    row(&["规章", "3", "1", "12"]);
    row(&["行政规范性文件", "5", "0", "47"]);
    row(&["第二十条第（五）项"]);
    row(&["信息内容", "本年处理决定数量"]);
    row(&["行政许可", "315"]);
    let runs: Vec<String> = runs
        .iter()
        .map(|(x, y, text)| {
            let width: usize = text.chars().map(|letter| if letter.is_ascii() { 5 } else { 10 }).sum();
            let is_figure = text.bytes().all(|byte| byte.is_ascii_digit());
            let confidence = if is_figure { confidence } else { "null" };
            format!(
                r#"{{"x": {x}.25, "y": {y}, "width": {width}, "height": 1e1, "text": "{text}", "confidence": {confidence}}}"#
            )
        })
        .collect();
    format!(r#"{{"pages": [{{"width": 595.0, "height": 842, "runs": [{}]}}]}}"#, runs.join(","))
}

fn cell(path: &str) -> CellId {
    CellId::from_path(path).unwrap()
}

#[test]
fn sure_figures_are_read_and_unsure_ones_are_not() {
    let cells = [
        ("proactive.government_rules.in_force", 12),
        ("proactive.normative_documents.issued", 5),
        ("proactive.licences.decisions", 315),
    ];
    let sure = inspect(page("0.97").as_bytes(), &Options::default()).unwrap();
    let known = inspect_text(&page("null"), &Options::default()).unwrap();
    let unsure = inspect(page("0.5").as_bytes(), &Options::default()).unwrap();
    for (path, value) in cells {
        assert_eq!(sure.draft.cell(cell(path)), &Cell::Number(value.into()), "{path}");
        assert_eq!(known.draft.cell(cell(path)), &Cell::Number(value.into()), "{path}");
        assert!(
            matches!(unsure.draft.cell(cell(path)), Cell::Unreadable(unread) if unread.why == Some(Reason::LowConfidence)),
            "{path}: {:?}",
            unsure.draft.cell(cell(path))
        );
    }
    assert!(sure.notes.is_empty() && sure.locations.iter().next().is_some());
    assert_eq!(unsure.notes.iter().map(|note| note.code).collect::<Vec<_>>(), ["input/low-confidence"]);
}

#[test]
fn what_is_wrong_is_named_by_its_place() {
    let cases = [
        (r#"{"pages": 1}"#, "pages"),
        (r#"{"pages": [], "cells": {}}"#, "cells"),
        (r#"{"pages": [{"width": 0, "height": 1}]}"#, "pages[0].width"),
        (r#"{"pages": [{"width": 1, "height": 1, "runs": [{"x": "a"}]}]}"#, "pages[0].runs[0].x"),
        (r#"{"pages": [{"width": 1, "height": 1, "runs": [{"confidence": 98}]}]}"#, "pages[0].runs[0].confidence"),
        (r#"{"pages": [{"width": 1, "height": 1, "runs": [{"txt": "a"}]}]}"#, "pages[0].runs[0].txt"),
    ];
    for (json, place) in cases {
        let error = inspect(json.as_bytes(), &Options::default()).unwrap_err().to_string();
        assert!(error.contains(place), "{error}");
    }
    let error = inspect(br#"{"pages": [{"width": 1, "height": 1, "runs": []}]}"#, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("empty"), "{error}");
}

//! Texts and pages.

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("zeros.txt", |times| b"0".repeat(100_000 * times)),
    ("bars.txt", |times| b"|".repeat(60_000 * times)),
    ("bars-in-lines.txt", |times| ["|".repeat(900), "\n".to_owned()].concat().repeat(100 * times).into_bytes()),
    ("cited-notices.txt", |times| "国办公开办函".repeat(20_000 * times).into_bytes()),
    ("titles.txt", |times| "年政府信息公开工作年度报告".repeat(5000 * times).into_bytes()),
    ("titles-in-cells.txt", |times| "甲局政府信息公开工作年度报告\t".repeat(5000 * times).into_bytes()),
    ("brackets.txt", |times| "（".repeat(100_000 * times).into_bytes()),
    ("cells.html", |times| format!("<table><tr>{}", "<td>1".repeat(20_000 * times)).into_bytes()),
    ("tables-in-each-other.html", |times| "<table><tr><td>".repeat(20_000 * times).into_bytes()),
    ("arrays.json", |times| format!(r#"{{"cells": {}"#, "[".repeat(100_000 * times)).into_bytes()),
];

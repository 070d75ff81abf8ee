//! Texts, pages, sheets saved as text, rich text, web archives and JSON.

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("zeros.txt", |times| b"0".repeat(100_000 * times)),
    ("bars.txt", |times| b"|".repeat(60_000 * times)),
    ("bars-in-lines.txt", |times| ["|".repeat(900), "\n".to_owned()].concat().repeat(100 * times).into_bytes()),
    ("cited-notices.txt", |times| "国办公开办函".repeat(20_000 * times).into_bytes()),
    ("titles.txt", |times| "年政府信息公开工作年度报告".repeat(5000 * times).into_bytes()),
    ("titles-in-cells.txt", |times| "甲局政府信息公开工作年度报告\t".repeat(5000 * times).into_bytes()),
    ("brackets.txt", |times| "（".repeat(100_000 * times).into_bytes()),
    ("zero-bytes.txt", |times| b"1\0".repeat(100_000 * times)),
    ("damaged-characters.txt", |times| [REPORT.as_bytes(), &b"\xE4\xB8".repeat(50_000 * times)].concat()),
    ("marks-of-direction.txt", |times| format!("{REPORT}{}", "\u{202E}1".repeat(30_000 * times)).into_bytes()),
    ("letters-on-letters.txt", |times| format!("{REPORT}1{}", "\u{301}".repeat(80_000 * times)).into_bytes()),
    ("reports-one-behind-the-other.txt", |times| REPORT.repeat(300 * times).into_bytes()),
    ("cells.html", |times| format!("<table><tr>{}", "<td>1".repeat(20_000 * times)).into_bytes()),
    ("tables-in-each-other.html", |times| "<table><tr><td>".repeat(20_000 * times).into_bytes()),
    ("wide-cells.html", |times| {
        format!("<table>{}", "<tr><td colspan=1000000000 rowspan=1000000000>1".repeat(5000 * times)).into_bytes()
    }),
    ("cells-that-go-on-below.html", |times| {
        let first = "<td rowspan=65534>1".repeat(2000 * times);
        format!("<table><tr>{first}{}", "<tr><td>1".repeat(5000 * times)).into_bytes()
    }),
    ("attributes.html", |times| {
        let attributes = (0..20_000 * times).map(|at| format!(" a{at}=1")).collect::<String>();
        format!("<table><tr><td{attributes}>1<td>2</table>").into_bytes()
    }),
    ("comments-without-end.html", |times| format!("<html><p>1{}", "<!--".repeat(50_000 * times)).into_bytes()),
    ("elements-in-each-other.html", |times| {
        format!("<html>{}1<table><tr><td>2", "<div><span hidden><b>".repeat(10_000 * times)).into_bytes()
    }),
    ("references.html", |times| {
        format!("<html><table><tr><td>{}<td>1</table>", "&#x41;&amp&nbsp;&#9999999999;".repeat(10_000 * times)).into_bytes()
    }),
    ("scripts-without-end.html", |times| {
        format!("<html>{}", "<script><style><textarea><title>".repeat(9000 * times)).into_bytes()
    }),
    ("one-line.csv", |times| format!("a,b,c\n{}", "1,".repeat(100_000 * times)).into_bytes()),
    ("quotes-without-end.csv", |times| format!("a,b,c\n1,2,3\n4,5,6\n{}", "\"\"\",".repeat(40_000 * times)).into_bytes()),
    ("records-of-quotes.csv", |times| format!("a,b,c\n1,2,3\n4,5,6\n{}", "\"a\n".repeat(40_000 * times)).into_bytes()),
    ("wide-records.csv", |times| format!("{}\n", ";".repeat(4000)).repeat(40 * times).into_bytes()),
    ("records.csv", |times| "规章,1,2,3\n".repeat(10_000 * times).into_bytes()),
    ("groups-in-each-other.rtf", |times| format!("{{\\rtf1 {}", "{".repeat(100_000 * times)).into_bytes()),
    ("closed-groups.rtf", |times| format!("{{\\rtf1 1{}}}", "{\\f1{}}".repeat(20_000 * times)).into_bytes()),
    ("rows-of-many-cells.rtf", |times| {
        let edges = (1..512).map(|at| format!("\\cellx{}", at * 50)).collect::<String>();
        format!("{{\\rtf1 \\trowd{edges}\\intbl{}}}", "\\cell\\row".repeat(15_000 * times)).into_bytes()
    }),
    ("tables-in-each-other.rtf", |times| {
        let nested = (1..3000 * times).map(|at| format!("\\intbl\\itap{}1\\nestcell\\nestrow", at % 40)).collect::<String>();
        format!("{{\\rtf1 {nested}}}").into_bytes()
    }),
    ("fonts.rtf", |times| {
        let fonts = (0..5000 * times).map(|at| format!("{{\\f{at}\\fcharset134 a;}}")).collect::<String>();
        format!("{{\\rtf1{{\\fonttbl{fonts}}}{}}}", "\\f9\\'d5\\'fe".repeat(5000 * times)).into_bytes()
    }),
    ("fields-in-each-other.rtf", |times| {
        format!("{{\\rtf1 {}}}", "{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}".repeat(60).repeat(50 * times)).into_bytes()
    }),
    ("boxes-in-each-other.rtf", |times| {
        format!("{{\\rtf1 {}1", "{\\shp{\\*\\shpinst{\\shptxt a\\par".repeat(80 * times)).into_bytes()
    }),
    ("halves-of-characters.rtf", |times| {
        format!("{{\\rtf1\\uc0 {}}}", "\\u-10179 \\u55357 ".repeat(9000 * times)).into_bytes()
    }),
    ("stand-ins.rtf", |times| format!("{{\\rtf1\\uc1000000000 {}}}", "\\u25919 1".repeat(20_000 * times)).into_bytes()),
    ("parts-in-each-other.mht", |times| {
        let heads = (0..20 * times).map(|at| format!("Content-Type: multipart/related; boundary=\"b{at}\"\n\n--b{at}\n"));
        format!("MIME-Version: 1.0\n{}Content-Type: text/html\n\n<p>1", heads.collect::<String>()).into_bytes()
    }),
    ("parts.mht", |times| {
        let part = "--b\nContent-Type: text/html\n\n<table><tr><td>1<td>2</table>\n";
        format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{}--b--", part.repeat(3000 * times))
            .into_bytes()
    }),
    ("short-marks.mht", |times| {
        format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=-\n\n{}", "-".repeat(150_000 * times))
            .into_bytes()
    }),
    ("long-heads.mht", |times| {
        let head = format!("Content-Type: text/html;{}\n", " a\n".repeat(20_000));
        let part = format!("--b\n{head}\n<p>1\n");
        format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{}--b--", part.repeat(3 * times))
            .into_bytes()
    }),
    ("arrays.json", |times| format!(r#"{{"cells": {}"#, "[".repeat(100_000 * times)).into_bytes()),
    ("numbers-without-end.json", |times| {
        format!(r#"{{"year": 2024, "cells": {{"requests.received.total": {}}}}}"#, "9".repeat(100_000 * times)).into_bytes()
    }),
    ("exponents.json", |_| br#"{"year": 2024, "cells": {"requests.received.total": 1e999999999}}"#.to_vec()),
    ("the-same-key.json", |times| {
        let cells = vec![r#""requests.received.total": 1"#; 9000 * times].join(",");
        format!(r#"{{"year": 2024, "cells": {{{cells}}}}}"#).into_bytes()
    }),
    ("unknown-keys.json", |times| {
        let cells = (0..9000 * times).map(|at| format!(r#""cell{at}": 1"#)).collect::<Vec<_>>().join(",");
        format!(r#"{{"year": 2024, "cells": {{{cells}}}}}"#).into_bytes()
    }),
    ("escapes.json", |times| {
        format!(r#"{{"year": 2024, "organ": "{}"}}"#, r"\ud83d\u0000".repeat(20_000 * times)).into_bytes()
    }),
];

/// Enough of a report to be taken for one.
const REPORT: &str = "甲局2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n规章\t1\t2\t3\n";

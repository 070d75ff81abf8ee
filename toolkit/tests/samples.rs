//! The sample reports that README and users start from: what is found in each, and how it is told.
#![cfg(feature = "documents")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use ogi_report::{Format, Language, Options, Renderer, Report, Severity, Verdict, inspect};
use serde_json::Value;

fn sample(name: &str, language: Language) -> Report {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/reports").join(name);
    let options = Options { language, file: Some(name.to_owned()), ..Options::default() };
    inspect(&fs::read(path).unwrap(), &options).unwrap()
}

fn rendered(format: Format, name: &str, language: Language) -> String {
    let options = Options { language, ..Options::default() };
    Renderer::new(format, options).one(&sample(name, language))
}

const NAMES: [&str; 8] = [
    "blank-zeros.html",
    "clean.txt",
    "figures.json",
    "glued.txt",
    "left-over-totals.txt",
    "one-cell-per-line.txt",
    "trial-form.md",
    "wrong-totals.txt",
];

/// Codes of the rules that are broken at a severity or above.
fn broken(report: &Report, least: Severity) -> Vec<&'static str> {
    let findings = report.checked.findings.iter();
    findings
        .filter(|finding| finding.verdict == Verdict::Broken && finding.severity >= least)
        .map(|finding| finding.rule.code)
        .collect()
}

#[test]
fn the_clean_layouts_have_no_findings_at_all() {
    for name in ["clean.txt", "one-cell-per-line.txt"] {
        let report = sample(name, Language::Zh);
        assert!(report.checked.findings.is_empty(), "{name}: {:?}", broken(&report, Severity::Info));
        assert_eq!(report.draft.cells().filter(|(_, cell)| cell.number().is_some()).count(), 200, "{name}");
    }
}

#[test]
fn the_wrong_totals_are_found_and_nothing_else() {
    let report = sample("wrong-totals.txt", Language::Zh);
    assert_eq!(broken(&report, Severity::Info), ["requests/row-total", "requests/balance", "remedies/total"]);
    assert_eq!(report.checked.findings.len(), 3);
}

#[test]
fn totals_left_over_from_another_version_have_a_pattern() {
    let report = sample("left-over-totals.txt", Language::En);
    assert_eq!(broken(&report, Severity::Error), ["requests/row-total"; 4]);
    assert_eq!(report.checked.findings.len(), 7);
    let best = &report.repairs.list[0];
    assert!(best.changes.iter().all(|change| change.cell.path().rsplit('.').next() == Some("total")));
    assert_eq!(best.changes.len(), 4);
    let diagnosis = best.diagnosis[0].text(report.draft.form(), Language::En);
    assert!(diagnosis.contains("the total column is consistent in itself"), "{diagnosis}");
}

#[test]
fn blanks_for_zero_are_no_errors() {
    let report = sample("blank-zeros.html", Language::Zh);
    assert_eq!(broken(&report, Severity::Info), ["cells/blank"; 3]);
    assert!(!report.has_errors());
}

#[test]
fn the_trial_form_and_its_unit_are_recognised() {
    let report = sample("trial-form.md", Language::Zh);
    assert_eq!(report.draft.form().name(), "trial-2019");
    assert_eq!(broken(&report, Severity::Info), ["cells/unit-in-cell"]);
}

#[test]
fn glued_figures_are_decided_by_the_sums_or_left_open() {
    let report = sample("glued.txt", Language::Zh);
    assert!(broken(&report, Severity::Info).is_empty());
    let open: Vec<&str> =
        report.draft.cells().filter(|(_, cell)| cell.number().is_none()).map(|(cell, _)| cell.path()).collect();
    assert!(open.iter().all(|path| path.starts_with("proactive.normative_documents.")), "{open:?}");
}

#[test]
fn figures_alone_are_checked_like_a_document() {
    let report = sample("figures.json", Language::Zh);
    assert_eq!(broken(&report, Severity::Error), ["requests/outcome-total", "requests/outcome-total"]);
}

#[test]
fn text_marks_the_wrong_figure_and_says_both_sums() {
    let text = rendered(Format::Text, "wrong-totals.txt", Language::Zh);
    assert!(text.contains("总计应为21（18 + 2 + 0 + 0 + 0 + 1），表中填报19，相差2"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("^^ 应为21")).unwrap();
    let column = |line: &str, what: &str| line.find(what).unwrap();
    assert_eq!(column(lines[at], "^^"), column(lines[at - 1], "19"));
    assert!(text.contains("42项勾稽关系中39项成立，3项不成立"));
    assert!(!text.contains('\u{1b}'));
    let english = rendered(Format::Text, "wrong-totals.txt", Language::En);
    assert!(english.contains("the total should be 21") && english.contains("of 42 identities 39 hold, 3 are broken"));
}

#[test]
fn what_cannot_be_decided_takes_one_paragraph() {
    let text = rendered(Format::Text, "blank-zeros.html", Language::Zh);
    assert_eq!(text.matches("无法核对：").count(), 1, "{text}");
    // No errors in what was read says nothing about what was not.
    assert!(text.contains("○ 没有核完（读到") && text.contains("已核对部分未发现错误"), "{text}");
}

#[test]
fn pages_are_whole_and_every_link_leads_somewhere() {
    for name in NAMES {
        for language in [Language::Zh, Language::En] {
            let page = rendered(Format::Html, name, language);
            for tag in ["html", "body", "article", "table", "tr", "td", "th", "ol", "li", "pre", "p", "a", "mark"] {
                let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{name}: <{tag}>");
            }
            let ids: Vec<&str> = attributes(&page, " id=\"");
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), known.len(), "{name}: an id stands twice");
            let links = attributes(&page, "href=\"#");
            assert!(links.iter().all(|link| known.contains(link)), "{name}");
            // A block of figures is no program.
            let block = "<script type=\"application/json\" class=\"ogi-figures\">";
            assert_eq!((page.matches("<script").count(), page.matches(block).count()), (1, 1), "{name}");
            // Nothing is fetched: all that leads elsewhere are links to the pages of rules.
            let own = page.replace("<a href=\"https://ogi-report.github.io/ogi-report/", "<a href=\"/");
            assert!(!own.contains("http:") && !own.contains("https:"), "{name}");
        }
    }
}

fn attributes<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    page.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn hostile_words_stay_words_in_every_format() {
    let hostile = "<script>alert(1)</script>|=HYPERLINK(\"x\")\u{1b}[31m`*\u{202e}12\u{200b}";
    // An organ's name with control characters is refused.
    let organ: String = hostile.chars().filter(|character| !character.is_control()).collect();
    let object = serde_json::json!({"year": 2024, "organ": organ, "file": hostile,
        "cells": {"requests.received.total": hostile}});
    let input = ogi_report::Input::from_value(&object).unwrap();
    let report = ogi_report::check_input(input, &Options::default());
    for format in Format::ALL {
        let out = Renderer::new(*format, Options::default()).one(&report);
        assert!(!out.contains('\u{1b}'), "{}: a control character came through", format.name());
        if matches!(format, Format::Html | Format::Markdown) {
            assert!(!out.contains("<script>"), "{}", format.name());
        }
        if matches!(format, Format::Text | Format::Html | Format::Markdown | Format::Csv) {
            assert!(!out.contains(['\u{202e}', '\u{200b}']) && out.contains("□12□"), "{}: unseen", format.name());
        }
    }
    let sarif: Value = serde_json::from_str(&Renderer::new(Format::Sarif, Options::default()).one(&report)).unwrap();
    let messages =
        sarif["runs"][0]["results"].as_array().unwrap().iter().map(|result| result["message"]["text"].as_str().unwrap());
    assert!(messages.clone().count() > 0 && !messages.clone().any(|message| message.contains(['\u{202e}', '\u{200b}'])));
    let csv = Renderer::new(Format::Csv, Options::default()).one(&report);
    assert!(!csv.lines().skip(1).any(|line| line.starts_with('=')));
}

#[test]
fn sarif_names_rules_places_and_fingerprints() {
    let sarif: Value = serde_json::from_str(&rendered(Format::Sarif, "wrong-totals.txt", Language::En)).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["level"], "error");
        assert_eq!(result["partialFingerprints"]["finding/v1"].as_str().unwrap().len(), 16);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().unwrap() > 1 && region["charLength"].as_u64().unwrap() > 0);
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn csv_has_the_same_columns_in_every_row() {
    for name in NAMES {
        let csv = rendered(Format::Csv, name, Language::Zh);
        let columns = |line: &str| {
            let mut quoted = false;
            let commas = line.chars().filter(|character| {
                quoted ^= *character == '"';
                *character == ',' && !quoted
            });
            commas.count()
        };
        let mut lines = csv.split("\r\n").filter(|line| !line.is_empty());
        let head = columns(lines.next().unwrap());
        assert!(lines.all(|line| columns(line) == head), "{name}");
    }
}

#[test]
fn markdown_redraws_the_row() {
    let markdown = rendered(Format::Markdown, "wrong-totals.txt", Language::Zh);
    assert!(markdown.contains("| 18 | 2 | 0 | 0 | 0 | 1 | **19** |"), "{markdown}");
}

//! One letter of a label or heading misprinted, in every layout: nothing false is read, and hardly ever is anything lost.

mod drafts;

use drafts::{assert_no_false_value, read, valid};
use ogi_core::{Case, Draft, Finding, Profile, Verdict};
use ogi_documents::write::{Layout, write};
use ogi_documents::{ReadOptions, inspect_text};
use ogi_testkit::reports::{Random, misprinted};
use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// The words whose letters are misprinted.
fn labels(draft: &Draft) -> Vec<String> {
    let form = draft.form().form();
    let rows = form.rows.iter().map(|line| line.label);
    let blocks = form.blocks.iter();
    let columns = blocks.clone().flat_map(|block| block.columns).map(|(_, printed)| *printed);
    let subjects = blocks.flat_map(|block| block.rows).map(|(_, printed)| *printed);
    let sections = form.sections.iter().map(|section| section.title);
    let rulings = ["结果维持", "结果纠正", "其他结果", "尚未审结"];
    let bare = |label: &str| label.trim_start_matches(|first: char| !('\u{4E00}'..='\u{9FFF}').contains(&first)).to_owned();
    rows.chain(columns).chain(subjects).chain(sections).chain(rulings).map(bare).collect()
}

fn places(text: &str, labels: &[String]) -> Vec<usize> {
    let mut places: Vec<usize> = labels
        .iter()
        .filter(|label| label.chars().count() > 1)
        .flat_map(|label| {
            text.match_indices(label.as_str()).flat_map(|(at, _)| label.char_indices().map(move |(to, _)| at + to))
        })
        .filter(|at| text[*at..].starts_with(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter)))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn misprinted_at(text: &str, at: usize, kind: usize) -> String {
    let letter = text[at..].chars().next().unwrap();
    let behind = &text[at + letter.len_utf8()..];
    let own = match kind % 3 {
        0 => String::new(),
        1 => "的".to_owned(),
        _ => format!("{letter}{letter}"),
    };
    format!("{}{own}{behind}", &text[..at])
}

#[test]
fn a_misprint_costs_nothing() {
    let mut runner = TestRunner::deterministic();
    let (mut all, mut lost) = (0, 0);
    for layout in Layout::ALL {
        let draft = valid().new_tree(&mut runner).unwrap().current();
        let text = write(&draft, *layout);
        let clean = read(&text);
        let parts = |draft: &Draft| draft.outline.as_ref().map_or(0, |outline| outline.sections.len());
        for (count, at) in places(&text, &labels(&draft)).into_iter().enumerate().step_by(7) {
            let text = misprinted_at(&text, at, count / 7);
            let Ok(reading) = inspect_text(&text, &ReadOptions::default()) else { panic!("no report any more:\n{text}") };
            let again = reading.draft;
            assert_no_false_value(&draft, &again, &text);
            let is_lost = clean.cells().any(|(cell, value)| value.number().is_some() && again.number(cell).is_none());
            all += 1;
            lost += usize::from(is_lost);
            assert!(parts(&again) >= parts(&clean), "a part is missing in\n{text}");
        }
    }
    assert!(all > 200 && lost * 100 <= all, "{lost} of {all} misprints lose cells");
}

#[test]
fn many_misprints_make_no_false_value_and_no_part_missing() {
    let mut runner = TestRunner::deterministic();
    for layout in Layout::ALL {
        let draft = valid().new_tree(&mut runner).unwrap().current();
        let text = write(&draft, *layout);
        for seed in 1..=8 {
            let text = misprinted(&text, 20, &mut Random::new(seed));
            let Ok(reading) = inspect_text(&text, &ReadOptions::default()) else { continue };
            assert_no_false_value(&draft, &reading.draft, &text);
            let checked = ogi_core::check(&Case::new(&reading.draft), &Profile::default());
            let is_missing =
                |finding: &Finding| finding.rule.code == "structure/section-missing" && finding.verdict == Verdict::Broken;
            assert!(!checked.findings.iter().any(is_missing), "{layout:?}, a part is missing in\n{text}");
        }
    }
}

/// A report with a part more counts its parts one on; a heading whose number is lost stands behind the end of a sentence.
#[test]
fn misprinted_headings_are_found_where_they_are_counted() {
    let parts = |text: &str| {
        let draft = inspect_text(text, &ReadOptions::default()).unwrap().draft;
        draft.outline.unwrap().sections.iter().map(|section| section.id).collect::<Vec<_>>()
    };
    let mut runner = TestRunner::deterministic();
    let draft = valid().new_tree(&mut runner).unwrap().current();
    let clean = write(&draft, Layout::Tabs);
    let all = parts(&clean);
    let last = ("存在的主要问题及改进情况", "其他需要报告的事项");
    for (problems, others) in [
        ("、存在的主要问题及改进情况", "、其他到要报告的事项"),
        ("种、存在的主要问题及改进情况", "穴、其他需要报告的事项"),
        ("五、政府信息公开工作存在的主要题及改得情况", "六、其他要报告的事项"),
        ("六、存在的主要题及改进情况", "七、其他需报的事项"),
    ] {
        let text = clean.replace(&format!("五、{}", last.0), problems).replace(&format!("六、{}", last.1), others);
        let text = if others.starts_with('七') {
            text.replace("四、", "五、").replace("三、", "四、").replace("二、", "三、").replace("一、总", "二、总")
        } else {
            text
        };
        assert_eq!(parts(&text), all, "{problems}, {others} in\n{text}");
    }
}

/// The words of the headers with four letters or more.
fn headers(draft: &Draft) -> Vec<&'static str> {
    let columns = draft.form().form().blocks.iter().flat_map(|block| block.columns).map(|(_, printed)| *printed);
    let applicants = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "法人或其他组织", "申请人情况"];
    let rulings = ["结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉"];
    let mut all: Vec<&str> = columns.chain(applicants).chain(rulings).filter(|word| word.chars().count() >= 4).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|word| !word.contains(['/', '（']));
    all
}

#[test]
fn a_wrong_letter_in_a_header_is_found() {
    let mut runner = TestRunner::deterministic();
    let (mut all, mut told, mut open) = (0, 0, Vec::new());
    for (turn, layout) in Layout::ALL.iter().cycle().take(Layout::ALL.len() * 3).enumerate() {
        let draft = valid().new_tree(&mut runner).unwrap().current();
        let text = write(&draft, *layout);
        let labels = |text: &str| read(text).outline.map(|outline| outline.labels).unwrap_or_default();
        assert!(labels(&text).is_empty(), "{:?} in\n{text}", labels(&text));
        let words = headers(&draft);
        let places: Vec<(usize, &str)> =
            words.iter().flat_map(|word| text.match_indices(word).map(move |(at, _)| (at, *word))).collect();
        for (count, (start, word)) in places.iter().enumerate() {
            // A longer word of the header holds this one.
            let is_within = |(at, other): &(usize, &str)| other.len() > word.len() && (*at..at + other.len()).contains(start);
            let letters = word.char_indices().collect::<Vec<_>>();
            let (at, letter) = letters[(count + turn) % letters.len()];
            if places.iter().any(is_within) {
                continue;
            }
            let wrong = ['纸', '先', '行', '的'].into_iter().filter(|wrong| *wrong != letter).cycle().nth(count).unwrap();
            let at = start + at;
            let misprinted = format!("{}{wrong}{}", &text[..at], &text[at + letter.len_utf8()..]);
            let found = labels(&misprinted);
            let is_right = |fact: &ogi_core::LabelFact| fact.expected.ends_with(word) && fact.printed.contains(wrong);
            assert!(found.iter().all(is_right), "{word} with {wrong}: {found:?} in\n{misprinted}");
            all += 1;
            told += usize::from(!found.is_empty());
            if found.is_empty() {
                open.push(format!("{layout:?} {word} {wrong} at {}", (at - start) / 3));
            }
        }
    }
    assert!(all > 500 && (all - told) * 50 <= all, "{told} of {all} told, not {open:#?}");
}

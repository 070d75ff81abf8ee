//! Sentences of `fixtures/claims` and the claims that must be found in them: no more, no fewer.

use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Claim, Confidence, Kind, Mentions, Scope};
use ogi_documents::claims::recognise;

/// A sentence with the claims expected of it.
struct Sentence {
    text: String,
    expected: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/claims")
}

fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match (line.strip_prefix("    "), sentences.last_mut()) {
            (Some(claim), Some(sentence)) => sentence.expected.push(claim.to_owned()),
            _ => sentences.push(Sentence { text: line.to_owned(), expected: Vec::new() }),
        }
    }
    sentences
}

/// What a claim says, in the words of the fixtures.
fn head(claim: &Claim) -> String {
    let value = claim.value.map_or_else(String::new, |value| value.to_string());
    let kind = match claim.kind {
        Kind::Count => return format!("{} = {value}", claim.what),
        Kind::Share => return format!("share {} = {value}", claim.what),
        Kind::Growth => return format!("growth {} = {value}", claim.what),
        Kind::Change => return format!("change {} = {value}", claim.what),
        Kind::None => "none",
        Kind::AllAnswered => "all_answered",
        Kind::AllUpheld => "all_upheld",
        Kind::NoneCorrected => "none_corrected",
    };
    format!("{kind} {}", claim.what)
}

/// Everything else that a fixture may say of a claim.
fn marks(claim: &Claim) -> Vec<String> {
    let mut marks = Vec::new();
    let part = claim.part_of.map(|whole| format!("of {}", whole + 1));
    let year = claim.year.map(|year| format!("year {year}"));
    let scope = match claim.scope {
        Scope::Own => Some("own".to_owned()),
        Scope::Whole => Some("whole".to_owned()),
        Scope::Unstated | Scope::Others => None,
    };
    marks.extend([part, year, scope].into_iter().flatten());
    let is_unclear = claim.confidence == Confidence::Unclear;
    for (mark, is_so) in [("rough", claim.approximate), ("cumulative", claim.cumulative), ("unclear", is_unclear)] {
        if is_so {
            marks.push(mark.to_owned());
        }
    }
    marks
}

fn agrees(expected: &str, claim: &Claim) -> bool {
    let Some(rest) = expected.strip_prefix(&head(claim)) else { return false };
    let marks = marks(claim);
    let stated = |mark: &str| format!("{rest} ").contains(&format!(" {mark} "));
    let always = ["rough", "cumulative", "unclear"];
    let mut left = rest.to_owned();
    for mark in &marks {
        left = left.replacen(&format!(" {mark}"), "", 1);
    }
    left.trim().is_empty() && marks.iter().all(|mark| stated(mark) || !always.contains(&mark.as_str()))
}

#[test]
fn every_sentence_yields_its_claims_and_no_others() {
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).expect("fixtures/claims").map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in &files {
        let sentences = sentences(&fs::read_to_string(file).unwrap());
        assert!(sentences.len() >= 25, "{} has only {} sentences", file.display(), sentences.len());
        for Sentence { text, expected } in sentences {
            count += 1;
            let found = recognise(&text, 0, 0, Some(2024));
            let alike = found.len() == expected.len() && expected.iter().zip(&found).all(|(one, other)| agrees(one, other));
            if !alike {
                let found: Vec<String> =
                    found.iter().map(|claim| format!("    {} {}", head(claim), marks(claim).join(" "))).collect();
                let expected: Vec<String> = expected.iter().map(|claim| format!("    {claim}")).collect();
                wrong.push(format!("{text}\n  expected\n{}\n  found\n{}", expected.join("\n"), found.join("\n")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} sentences:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(count >= 300, "only {count} sentences");
}

/// The report of a township as a mirror in traditional characters prints it: its text is understood like any other.
#[test]
fn a_report_in_traditional_characters_is_read() {
    let text = "示例鎮人民政府2024年政府信息公開工作年度報告\n\
        一、總體情況\n（一）主動公開。全年發布信息132條。（二）依申請公開。收到政府信息公開申請3件，均已答復。\n\
        （三）政府信息管理。加強審核。（四）平臺建設。維護網站。（五）監督保障。開展培訓。\n\
        二、主動公開政府信息情況\n三、收到和處理政府信息公開申請情況\n\
        四、政府信息公開行政復議、行政訴訟情況\n五、存在的主要問題及改進情況\n問題是人員不足，下一步加強改進。\n\
        六、其他需要報告的事項\n本年度未收取信息處理費。\n";
    let reading = ogi_documents::inspect_text(text, &ogi_documents::ReadOptions::default()).expect("a report");
    let heads: Vec<String> = reading.draft.claims.iter().map(head).collect();
    let expected = ["published = 132", "requests.received.total = 3", "all_answered requests.outcomes.total.total"];
    assert_eq!(heads, [&expected[..], &["none fees.information_processing"]].concat());
    let prose = reading.draft.prose.expect("text");
    for aspect in [Mentions::PROACTIVE, Mentions::ON_REQUEST, Mentions::MANAGEMENT, Mentions::PLATFORM, Mentions::SUPERVISION] {
        assert!(prose.mentions.has(aspect), "{aspect:?}");
    }
    assert!(prose.mentions.has(Mentions::FEE));
}

/// Text of some fonts has radicals (⼀ ⼆ ⼗) in the place of numerals, which look the same.
#[test]
fn radicals_in_the_place_of_numerals_are_passed_over() {
    let text = "⼀、总体情况\n依据条例第⼆⼗条，全年收到政府信息公开申请7件，没有⼀起诉讼。";
    let values: Vec<_> = recognise(text, 0, 0, Some(2024)).iter().filter_map(|claim| claim.value?.as_integer()).collect();
    assert!(values.contains(&7), "{values:?}");
}

/// A sentence between the heading of a part and its table is heard, on a line of its own and on that of the heading.
#[test]
fn sentences_before_a_table_are_read() {
    let tie = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    for between in [
        "\n2024年，共收到政府信息公开申请7件。\n",
        "2024年，共收到政府信息公开申请7件。\n",
        " 2024年，共收到政府信息公开申请7件。",
    ] {
        let text = format!(
            "示例县教育局2024年政府信息公开工作年度报告\n一、总体情况\n做好公开工作。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n\
             三、收到和处理政府信息公开申请情况{between}{tie}\t申请人情况\n一、本年新收政府信息公开申请数量\t7\t0\t0\t0\t0\t0\t7\n"
        );
        let reading = ogi_documents::inspect_text(&text, &ogi_documents::ReadOptions::default()).expect("a report");
        let heads: Vec<String> = reading.draft.claims.iter().map(head).collect();
        assert_eq!(heads, ["requests.received.total = 7"], "{between:?}");
    }
}

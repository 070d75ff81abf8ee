//! Every reason for leaving a figure unread or a claim unused has a text that shows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ogi_core::{Cell, Draft, Reason, Unreadable};
use ogi_documents::{ReadOptions, inspect_text};

/// A sentence of the overview, and why no rule uses what it says.
const SENTENCES: &[(&str, Reason)] = &[
    ("各镇街道收到政府信息公开申请30件。", Reason::OfOthers),
    ("机关收到政府信息公开申请45件，所属分局收到112件。", Reason::OfSome),
    ("12月收到政府信息公开申请3件。", Reason::PartOfYear),
    ("历年累计受理政府信息公开申请54件。", Reason::SoFar),
    ("依申请公开方面，受理低保申请12件。", Reason::OtherApplication),
    ("行政诉讼16件，其中信息公开类1件。", Reason::OtherMatter),
    ("作为复议机关，办理政府信息公开行政复议案件12件。", Reason::AsReviewer),
    ("制作公文320件，其中主动公开110件、依申请公开95件、不予公开115件。", Reason::Attribute),
    ("上半年收到政府信息公开申请5件。", Reason::OtherPeriod),
    ("收到政府信息公开网络述求3件。", Reason::UnknownWords),
    ("办结申请20件，占全部申请的80%。", Reason::SubjectUnclear),
];

/// A report with a sentence in its overview and one among its problems.
fn report(overview: &str, problems: &str) -> String {
    format!(
        "某市甲局2024年政府信息公开工作年度报告\n一、总体情况\n{overview}\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n\
         一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n五、存在的主要问题及改进情况\n{problems}\n六、其他需要报告的事项\n无。\n"
    )
}

fn read(text: &str) -> Draft {
    inspect_text(text, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}:\n{text}")).draft
}

fn doubts(draft: &Draft) -> Vec<Reason> {
    draft.claims.iter().filter_map(|claim| claim.doubt).collect()
}

/// Reasons for cells, of all ways of printing that are kept.
fn of_cells() -> BTreeSet<&'static str> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/layouts");
    let folders = fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|folder| fs::read_dir(folder).unwrap());
    let inputs = files.map(|entry| entry.unwrap().path()).filter(|path| path.file_stem().is_some_and(|stem| stem == "input"));
    let mut found = BTreeSet::new();
    for path in inputs {
        let text = fs::read_to_string(&path).unwrap();
        let Ok(reading) = inspect_text(&text, &ReadOptions::default()) else { continue };
        for (_, cell) in reading.draft.cells() {
            if let Cell::Unreadable(Unreadable { why: Some(why), .. }) = cell {
                found.insert(why.code());
            }
        }
    }
    found
}

#[test]
fn every_doubt_has_a_sentence() {
    for (sentence, reason) in SENTENCES {
        let found = doubts(&read(&report(sentence, "一是人员不足。")));
        assert!(found.contains(reason), "{sentence}: {found:?}, not {reason:?}");
    }
    let found = doubts(&read(&report("全年工作平稳。", "全年收到政府信息公开申请3件。")));
    assert_eq!(found, [Reason::AmongProblems]);
    let shown = |reason: &&Reason| SENTENCES.iter().any(|(_, own)| own == *reason) || **reason == Reason::AmongProblems;
    let missing: Vec<_> = Reason::ALL.iter().filter(|reason| reason.code().starts_with("doubt/") && !shown(reason)).collect();
    assert!(missing.is_empty(), "no sentence shows {missing:?}");
}

#[test]
fn a_claim_is_unclear_where_it_says_why() {
    for (sentence, _) in SENTENCES {
        for claim in read(&report(sentence, "一是人员不足。")).claims {
            let is_unclear = claim.confidence == ogi_core::Confidence::Unclear;
            assert!(!is_unclear || claim.doubt.is_some(), "{sentence}: {claim:?}");
        }
    }
}

#[test]
fn every_reason_of_a_cell_has_a_fixture() {
    let found = of_cells();
    let of_cells = Reason::ALL.iter().map(|reason| reason.code()).filter(|code| code.starts_with("unread/"));
    let missing: Vec<_> = of_cells.filter(|code| !found.contains(code)).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}

//! Reasons for leaving a figure unread or a claim unused, each with a text that shows it; those without are listed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Cell, Draft, Reason, Unreadable};
use ogi_documents::{ReadOptions, inspect, inspect_text};

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
    ("收到政府信息公开申请8件，结转3件。", Reason::SubjectUnclear),
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

/// Rows and tables that leave figures unread. The row of 一、本年新收 stands before them.
const TABLES: &[(&str, Reason)] = &[
    ("二、上年结转政府信息公开申请数量\t12345678901234567890\t0\t0\t0\t0\t0\t0\n", Reason::TooLong),
    ("二、上年结转政府信息公开申请数量\t1\t2\t0\t0\t0\t0\t0\t0\t0\n", Reason::TooMany),
    ("二、上年结转政府信息公开申请数量\t1\t2\n", Reason::TooFew),
    ("二、上年结转政府信息公开申请数量\t1?2\t0\t0\t0\t0\t0\t1\n", Reason::SpoiledFigure),
    (
        "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n",
        Reason::NamedTwice,
    ),
];

const TOTALS_LEAD: &str = "三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量\t9\t4\t5\t0\t0\t0\t0
二、上年结转政府信息公开申请数量\t2\t1\t0\t1\t0\t0\t0
（七）总计\t8\t3\t5\t0\t0\t0\t0
四、结转下年度继续办理\t3\t2\t0\t1\t0\t0\t0
五、存在的主要问题及改进情况
一是人员不足。
";
const IN_YUAN: &str = "二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t1\t0\t8
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t125000元
三、收到和处理政府信息公开申请情况
";
const BROKEN_OFF: &str = "三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3
二、上年结转政府信息公开申请数量\t12\t0\t0\t0\t0\t0\t1";
/// Tables that leave figures unread.
const DOCUMENTS: [(&str, Reason); 3] =
    [(TOTALS_LEAD, Reason::ColumnOrder), (IN_YUAN, Reason::OtherUnit), (BROKEN_OFF, Reason::CutOff)];

/// Reasons that neither a text here nor a kept way of printing shows. The list may only become shorter.
const NOT_SHOWN: &[Reason] = &[
    Reason::GluedAmbiguous,
    Reason::CellLost,
    Reason::OrderLost,
    Reason::OtherEdition,
    Reason::TwoTablesDisagree,
    Reason::PageNumberSuspected,
    Reason::LowConfidence,
    Reason::NoFigures,
    Reason::LabelMissing,
    Reason::NotSettled,
    Reason::UnknownWords,
];

/// Reasons for the cells of a draft.
fn of_cells(draft: &Draft) -> BTreeSet<Reason> {
    let why = |cell: Cell| if let Cell::Unreadable(Unreadable { why, .. }) = cell { why } else { None };
    draft.cells().filter_map(|(_, cell)| why(cell.clone())).collect()
}

/// Reasons for cells, of all ways of printing that are kept.
fn of_fixtures() -> BTreeSet<Reason> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/layouts");
    let folders = fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|folder| fs::read_dir(folder).unwrap());
    let inputs = files.map(|entry| entry.unwrap().path()).filter(|path| path.file_stem().is_some_and(|stem| stem == "input"));
    let of_file = |path: PathBuf| {
        let bytes = fs::read(path).unwrap();
        inspect(&bytes, &ReadOptions::default()).map(|reading| of_cells(&reading.draft)).unwrap_or_default()
    };
    inputs.flat_map(of_file).collect()
}

#[test]
fn a_doubt_says_why() {
    for (sentence, reason) in SENTENCES {
        let found = doubts(&read(&report(sentence, "一是人员不足。")));
        assert!(found.contains(reason), "{sentence}: {found:?}, not {reason:?}");
    }
    let found = doubts(&read(&report("全年工作平稳。", "全年收到政府信息公开申请3件。")));
    assert_eq!(found, [Reason::AmongProblems]);
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
fn reasons_without_a_text_are_listed() {
    let mut found = of_fixtures();
    for (rows, reason) in TABLES {
        let text = report("全年工作平稳。", "一是人员不足。").replace("五、存在", &format!("{rows}五、存在"));
        let own = of_cells(&read(&text));
        assert!(own.contains(reason), "{own:?}, not {reason:?}:\n{text}");
        found.extend(own);
    }
    for (tables, reason) in DOCUMENTS {
        let own = of_cells(&read(&format!("某市甲局2024年政府信息公开工作年度报告\n一、总体情况\n全年工作平稳。\n{tables}")));
        assert!(own.contains(&reason), "{own:?}, not {reason:?}:\n{tables}");
        found.extend(own);
    }
    found.insert(Reason::AmongProblems);
    found.extend(SENTENCES.iter().map(|(_, reason)| *reason));
    let missing: Vec<_> = Reason::ALL.iter().filter(|reason| !found.contains(reason)).copied().collect();
    assert_eq!(missing, NOT_SHOWN);
}

//! Ordinary reports, put together of parts by several hands: nothing is wrong in them, whoever reports and in whatever order.
#![cfg(feature = "documents")]

use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Severity, Verdict};
use ogi_report::{Options, inspect};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

fn parts(name: &str) -> Vec<String> {
    let text = fs::read_to_string(fixtures().join(format!("ordinary/{name}.txt"))).unwrap();
    text.trim().split("\n\n").map(str::to_owned).collect()
}

/// The one of a list at a place, from its start again behind its end.
fn pick(all: &[String], at: usize) -> &str {
    &all[at % all.len()]
}

/// The tables of the clean report between their headings.
fn tables() -> [String; 3] {
    let clean = fs::read_to_string(fixtures().join("kinds/clean.txt")).unwrap();
    let between = |from: &str, to: &str| clean.split_once(from).unwrap().1.split_once(to).unwrap().0.trim().to_owned();
    [
        between("二、主动公开政府信息情况", "三、收到和处理"),
        between("三、收到和处理政府信息公开申请情况", "四、政府信息公开"),
        between("四、政府信息公开行政复议、行政诉讼情况", "五、存在的"),
    ]
}

fn report(organ: &str, overview: &str, problems: &str, other: &str, at: usize) -> String {
    let [proactive, requests, remedies] = tables();
    let introduction = [
        "根据《中华人民共和国政府信息公开条例》有关规定编制本报告。所列数据统计期限为2024年1月1日至2024年12月31日。电话：0000-0000000。",
        "按照《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件要求，编制本年度报告。报告期为2024年1月1日—12月31日。",
    ][at % 2];
    let heard = ["", "2024年，收到政府信息公开申请14件，办结14件。\n", ""][at % 3];
    let signed = [format!("{organ}\n2025年1月9日"), String::new(), "2025年1月22日".to_owned()][at % 3].clone();
    format!(
        "{organ}2024年政府信息公开工作年度报告\n\n{introduction}\n\n一、总体情况\n\n{overview}\n\n\
         二、主动公开政府信息情况\n\n{proactive}\n\n三、收到和处理政府信息公开申请情况\n\n{heard}{requests}\n\n\
         四、政府信息公开行政复议、行政诉讼情况\n\n{remedies}\n\n五、存在的主要问题及改进情况\n\n{problems}\n\n\
         六、其他需要报告的事项\n\n{other}\n\n{signed}\n"
    )
}

/// What is broken and more than information.
fn broken(text: &str) -> Vec<String> {
    let report = inspect(text.as_bytes(), &Options::default()).unwrap();
    let findings = report.checked.findings.iter();
    let counts = findings.filter(|finding| finding.verdict == Verdict::Broken && finding.severity > Severity::Info);
    counts.map(|finding| finding.rule.code.to_owned()).collect()
}

#[test]
fn nothing_is_wrong_in_an_ordinary_report() {
    let [organs, overviews, problems, others] = ["organs", "overview", "problems", "other"].map(parts);
    let mut wrong = Vec::new();
    for (at, organ) in organs.iter().enumerate() {
        for turn in 0..5 {
            let place = at * 5 + turn;
            let text =
                report(organ, pick(&overviews, at + turn), pick(&problems, at * 3 + turn), pick(&others, at + 2 * turn), place);
            wrong.extend(broken(&text).into_iter().map(|code| format!("{code}: {organ}, {place}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_part_five_lacks_is_found_and_nothing_else() {
    let [overviews, others] = ["overview", "other"].map(parts);
    for (name, code) in [
        ("vague", "publication/problems-vague"),
        ("without-measures", "publication/measures-missing"),
        ("without-problems", "publication/problems-missing"),
    ] {
        for (at, problems) in parts(name).iter().enumerate() {
            let text = report("示例县水务局", pick(&overviews, at), problems, pick(&others, at), at);
            assert_eq!(broken(&text), [code], "{problems}");
        }
    }
}

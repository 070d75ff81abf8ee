//! Whole classes of sentences, made from the parts that reports make theirs of: every one must be understood alike.

use ogi_core::{CellId, Claim, Column, Confidence, Kind, Measure, Number, Row, Subject, Topic};
use ogi_documents::claims::recognise;
use proptest::prelude::*;

const NORMS_ISSUED: Option<CellId> = CellId::proactive(Subject::NormativeDocuments, Measure::Issued);
const PENALTIES: Option<CellId> = CellId::proactive(Subject::Penalties, Measure::Decisions);

fn claims(text: &str) -> Vec<Claim> {
    recognise(text, 0, 0, Some(2024))
}

fn clear(text: &str, kind: Kind) -> Vec<(Topic, Option<Number>)> {
    let all = claims(text).into_iter();
    all.filter(|claim| claim.kind == kind && claim.confidence != Confidence::Unclear)
        .map(|claim| (claim.what, claim.value))
        .collect()
}

/// Every way to put one of each list together.
fn combined(lists: &[&[&str]]) -> Vec<String> {
    lists.iter().fold(vec![String::new()], |made, list| {
        made.iter().flat_map(|start| list.iter().map(move |part| format!("{start}{part}"))).collect()
    })
}

fn all_say(texts: &[String], kind: Kind, wanted: &[(Topic, Option<Number>)]) {
    let wrong: Vec<String> = texts
        .iter()
        .filter(|text| clear(text, kind) != wanted)
        .map(|text| format!("{text} says {:?}", clear(text, kind)))
        .collect();
    let shown = wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {}:\n{shown}", wrong.len(), texts.len());
}

#[test]
fn applications_received_are_read_in_every_order() {
    let texts = combined(&[
        &["（二）依申请公开情况。"],
        &["", "2024年，", "2024年度", "截至目前，2024年", "今年以来，"],
        &["", "我局", "全县", "我镇", "本机关", "县政府办公室"],
        &["共收到", "收到", "共受理", "接到", "新收", "累计收到", "接收"],
        &["", "公民、法人和其他组织提出的", "通过邮寄、网络提交的各类"],
        &["政府信息公开申请", "依申请公开", "依申请公开事项", "信息公开申请件", "依申请公开政府信息"],
        &["17件。", "17条，均已答复。"],
    ]);
    all_say(&texts, Kind::Count, &[(Topic::RECEIVED, Some(Number::from(17)))]);
}

#[test]
fn no_applications_is_read_in_every_order() {
    let texts = combined(&[
        &["（二）依申请公开情况。"],
        &["", "2024年，", "截至2024年12月31日，", "2024年度"],
        &["", "我局", "我镇", "本单位"],
        &["未收到", "没有收到", "未接到", "尚未收到", "没有收到过", "未收到任何", "未收到和处理"],
        &["", "公民、法人或者其他组织", "群众", "社会公众通过当面、邮寄、网络等方式"],
        &["", "提出的", "提交的"],
        &["政府信息公开申请", "依申请公开事项", "信息公开申请件", "依申请公开政府信息的申请", "有关政府信息公开方面的申请"],
        &["。"],
    ]);
    all_say(&texts, Kind::None, &[(Topic::RECEIVED, Some(Number::ZERO))]);
    let texts = combined(&[
        &["（二）依申请公开情况。"],
        &["", "2024年，", "全年"],
        &["无", "没有", "未发生", "未产生", "暂无", "未出现"],
        &["依申请公开", "依申请公开事项", "依申请公开的情况", "依申请公开件", "信息公开申请"],
        &["。", "，也未发生投诉。"],
    ]);
    all_say(&texts, Kind::None, &[(Topic::RECEIVED, Some(Number::ZERO))]);
}

/// What is denied is narrower, or something else: nothing is judged by it.
#[test]
fn a_denial_of_some_or_of_something_else_is_none() {
    let texts = combined(&[
        &["（二）依申请公开情况。"],
        &["2024年，", "全年"],
        &["未收到", "没有收到", "未发生"],
        &[
            "对政府信息公开申请答复的异议",
            "政府信息公开申请逾期未答复的情况",
            "境外人员提出的政府信息公开申请",
            "网络方式的政府信息公开申请",
            "涉及国家秘密的政府信息公开申请",
            "因申请公开引起的投诉",
            "行政许可申请",
        ],
        &["。"],
    ]);
    all_say(&texts, Kind::None, &[]);
}

#[test]
fn other_denials_are_read() {
    let both = |topic: Topic| [(topic, Some(Number::ZERO))];
    let norms = combined(&[
        &["2024年，", "全年"],
        &["", "我局"],
        &["未制定", "未印发", "没有制发", "未发布", "未印发、未发布", "没有新制定", "未出台"],
        &["", "任何"],
        &["规范性文件。", "行政规范性文件。"],
    ]);
    all_say(&norms, Kind::None, &NORMS_ISSUED.map(Topic::Cell).map(both).unwrap());
    let penalties = combined(&[
        &["2024年，", "全年"],
        &["未作出", "没有作出", "未实施", "没有"],
        &["行政处罚", "行政处罚等", "行政处罚等处理"],
        &["。", "决定。"],
    ]);
    all_say(&penalties, Kind::None, &PENALTIES.map(Topic::Cell).map(both).unwrap());
    let remedies = combined(&[
        &["2024年，", "本年度"],
        &["", "我局"],
        &["无", "没有", "未发生", "未发生一起", "没有出现一起", "未引发", "没有关于", "且未发生"],
        &["", "因政府信息公开引发的", "涉及政府信息公开的"],
        &["行政复议、行政诉讼", "行政复议和行政诉讼案件", "行政复议或者行政诉讼的情况"],
        &["。"],
    ]);
    all_say(&remedies, Kind::None, &both(Topic::Disputes(ogi_core::Ruling::Total)));
}

#[test]
fn other_work_is_not_taken_for_applications() {
    let texts = combined(&[
        &["", "（二）依申请公开情况。"],
        &["全年", "2024年，"],
        &["办理", "收到", "受理", "答复", "处理"],
        &[
            "人大代表建议",
            "政协提案",
            "12345热线工单",
            "群众来信来访",
            "网民留言",
            "行政许可申请",
            "依申请类政务服务事项",
            "信访投诉",
            "网络述求",
            "挖掘（占用）城市道路申请件",
        ],
        &["78件。", "78件，均已办结。"],
    ]);
    let flows = [Topic::RECEIVED, Topic::ANSWERED, Topic::Handled, Topic::Processed];
    for text in texts {
        let found = clear(&text, Kind::Count);
        assert!(
            found.iter().all(|(what, _)| !flows.contains(what) && !matches!(what, Topic::Channel(_))),
            "{text} says {found:?}"
        );
    }
}

/// What came in by one way is no total, whatever the way is called and whatever is said of it.
#[test]
fn one_way_is_no_total() {
    let texts = combined(&[
        &["（二）依申请公开。", "（二）依申请公开情况。2024年，"],
        &["通过", "从"],
        &[
            "示例市依申请公开系统",
            "省政府信息公开申请平台",
            "网上申请系统",
            "门户网站",
            "邮寄方式",
            "现场",
            "线下方式",
            "传真",
            "来信",
        ],
        &["收到申请7件", "受理7件", "提交的7件", "收到7件", "接收申请7件"],
        &["。", "，均已答复。"],
    ]);
    for text in texts {
        let found = clear(&text, Kind::Count);
        let total = |topic: &Topic| matches!(*topic, Topic::RECEIVED | Topic::Handled | Topic::Processed | Topic::ANSWERED);
        assert!(!found.iter().any(|(what, _)| total(what)), "{text} says {found:?}");
    }
}

/// A change speaks of what its words name, wherever it stands.
#[test]
fn a_change_is_of_what_it_names() {
    let middle = ["办结118件", "办结118件，结转下年53件", "予以公开60件", "办结118件，结转下年53件，上年结转51件"];
    for between in middle {
        for noun in ["申请量", "收到申请数量", "申请数", "受理数量"] {
            let found = claims(&format!("（二）依申请公开。收到申请120件，{between}，{noun}同比增长5.2%。"));
            let growth = found.iter().find(|claim| claim.kind == Kind::Growth).map(|claim| claim.what);
            assert_eq!(growth, Some(Topic::RECEIVED), "{between} {noun}");
        }
        for noun in ["办理量", "办结量", "答复数量"] {
            let found = claims(&format!("（二）依申请公开。收到申请120件，{between}，{noun}同比增长5.2%。"));
            let growth = found.iter().find(|claim| claim.kind == Kind::Growth).map(|claim| claim.what);
            assert!(growth.is_none_or(|what| what == Topic::ANSWERED), "{between} {noun}: {growth:?}");
        }
    }
}

fn value(claim: &Claim) -> i64 {
    claim.value.and_then(Number::as_integer).unwrap_or_default()
}

/// The parts of the claim at a place, as numbers.
fn parts(claims: &[Claim], whole: usize) -> Vec<i64> {
    claims.iter().filter(|part| part.part_of.is_some_and(|of| of as usize == whole)).map(value).collect()
}

proptest! {
    /// Channels behind what was received and brought forward are parts of the two together, told of the first.
    #[test]
    fn channels_are_of_what_came_in(ways in prop::array::uniform3(1..40_i64), brought in 0..20_i64) {
        let [a, b, c] = ways;
        let received = a + b + c;
        let text = format!("（二）依申请公开。2024年，本机关共收到政府信息公开申请{received}件，上年结转政府信息公开申请{brought}件，\
            其中：当面申请{a}件，邮寄申请{b}件，网络申请{c}件。");
        let found = claims(&text);
        prop_assert_eq!(found.iter().map(|claim| claim.what).take(2).collect::<Vec<_>>(), [Topic::RECEIVED, Topic::BROUGHT_FORWARD]);
        prop_assert_eq!(parts(&found, 0), [a, b, c]);
        prop_assert!(parts(&found, 1).is_empty());
    }

    /// A list is over when its parts reach the whole, whatever is counted next.
    #[test]
    fn a_full_list_takes_no_more(kinds in prop::collection::vec(1..90_i64, 2..6), more in 1..500_i64, tail in 0..4_usize) {
        let whole: i64 = kinds.iter().sum();
        let items: Vec<String> = kinds.iter().zip(["工作动态", "政策文件", "公示公告", "人事信息", "财政信息"]).map(|(count, kind)| format!("{kind}{count}条")).collect();
        let next = ["，主动公开文件{}份。", "；微信公众号发布信息{}条。", "，政务微博推送信息{}条。", "。发布解读材料{}篇。"][tail].replace("{}", &more.to_string());
        let text = format!("2024年主动公开政府信息{whole}条，其中{}{next}", items.join("，"));
        let found = claims(&text);
        prop_assert_eq!(parts(&found, 0), kinds, "{}", text);
    }

    /// 新收 inside 受理 is told as a part, and both as what they are.
    #[test]
    fn new_ones_are_a_part_of_all(new in 1..500_i64, brought in 0..50_i64) {
        let all = new + brought;
        let found = claims(&format!("（二）依申请公开。共受理政府信息公开申请{all}件，其中本年新收{new}件，上年结转{brought}件。"));
        prop_assert_eq!(parts(&found, 0), [new, brought]);
        prop_assert_eq!(found.iter().map(|claim| claim.what).collect::<Vec<_>>(), [Topic::RECEIVED, Topic::RECEIVED, Topic::BROUGHT_FORWARD]);
    }

    /// A second 其中 either nests, where its parts fit, or begins anew with the whole.
    #[test]
    fn a_second_list_is_of_the_whole_where_it_does_not_fit(persons in 3..60_i64, others in 1..3_i64, ways in 1..60_i64) {
        let received = persons + others;
        let online = ways.clamp(others + 1, received);
        let text = format!("（二）依申请公开。收到政府信息公开申请{received}件，其中自然人{persons}件，法人或其他组织{others}件，其中网络申请{online}件，信函申请{}件。", received - online);
        let found = claims(&text);
        let online = found.iter().find(|claim| matches!(claim.what, Topic::Channel(_))).unwrap();
        prop_assert_eq!(online.part_of, Some(0), "{}", text);
        prop_assert_eq!(found.iter().filter(|claim| claim.part_of == Some(0) && claim.breakdown == 0).count(), 2);
        prop_assert!(found.iter().any(|claim| claim.what == Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson))));
    }
}

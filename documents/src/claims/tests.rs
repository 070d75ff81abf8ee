//! Sentences written afresh, with the figures and the turns of phrase of published reports.

use ogi_core::{Claim, Confidence, Kind, Number, Scope};
use proptest::prelude::*;

use super::recognise;

fn claims(text: &str) -> Vec<Claim> {
    recognise(text, 0, 0, Some(2024))
}

/// `path=value` of every count, in order.
fn counts(text: &str) -> Vec<String> {
    let shown = |claim: &Claim| format!("{}={}", claim.what, claim.value.map_or(String::new(), |value| value.to_string()));
    claims(text).iter().filter(|claim| claim.kind == Kind::Count).map(shown).collect()
}

fn statements(text: &str) -> Vec<(Kind, String)> {
    let claims = claims(text);
    claims.iter().filter(|claim| claim.kind != Kind::Count).map(|claim| (claim.kind, claim.what.to_string())).collect()
}

/// The sum of the parts of every whole, beside the whole.
fn sums(text: &str) -> Vec<(Number, Number)> {
    let claims = claims(text);
    let mut sums: Vec<(u32, u8, Number, Number)> = Vec::new();
    for part in &claims {
        let (Some(of), Some(value)) = (part.part_of, part.value) else { continue };
        match sums.iter_mut().find(|(whole, breakdown, ..)| (*whole, *breakdown) == (of, part.breakdown)) {
            Some((.., sum)) => *sum = sum.plus(value).unwrap(),
            None => sums.push((of, part.breakdown, claims[of as usize].value.unwrap(), value)),
        }
    }
    sums.into_iter().map(|(.., whole, sum)| (whole, sum)).collect()
}

#[test]
fn received_in_many_words() {
    for text in [
        "全年共收到政府信息公开申请13件。",
        "本年度受理13条依申请公开事项。",
        "（二）依申请公开方面。全区共收到13件申请。",
        "收到自然人、法人和其他组织政府信息公开申请 13 件。",
        "全年新收政府信息公开申请１３件。",
        "全年共收到政府信息公开申请十三件。",
    ] {
        let found = counts(text);
        assert!(found.contains(&"requests.received.total=13".to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn flow_of_applications() {
    let text = "2024年收到政府信息公开申请3511件，上年结转96件，应办3607件；办结3486件，结转下年度继续办理121件。";
    assert_eq!(
        counts(text),
        [
            "requests.received.total=3511",
            "requests.brought_forward.total=96",
            "requests.handled=3607",
            "requests.outcomes.total.total=3486",
            "requests.carried_forward.total=121",
        ]
    );
    let text = "答复申请805件（含上年度结转申请18件，另有72件申请顺延到下年度答复）。";
    let found = counts(&format!("（二）依申请公开情况。{text}"));
    assert_eq!(
        found,
        ["requests.outcomes.total.total=805", "requests.brought_forward.total=18", "requests.carried_forward.total=72"]
    );
}

#[test]
fn outcomes_applicants_channels() {
    let text = "（二）依申请公开。共受理申请13条（其中网上申请9条、信函申请4条），已答复13件、待答复0件；已答复中“已主动公开”1件、\
        “同意公开”5件、“不予公开”0件、“无法提供”7件。";
    assert_eq!(
        counts(text),
        [
            "requests.received.total=13",
            "requests.channel.online=9",
            "requests.channel.letter=4",
            "requests.outcomes.total.total=13",
            "requests.unanswered=0",
            "requests.outcomes.granted.already_public=1",
            "requests.outcomes.granted.agreed=5",
            "requests.outcomes.denied=0",
            "requests.outcomes.unavailable=7",
        ]
    );
    let number = Number::from;
    assert_eq!(sums(text), [(number(13), number(13)), (number(13), number(13))]);
    let text = "收到政府信息公开申请95件，其中自然人89件，法人或其他组织6件。";
    assert_eq!(
        counts(text),
        ["requests.received.total=95", "requests.received.natural_person=89", "requests.received.organisations=6"]
    );
    let text = "全年办结政府信息公开申请20件，其中5件予以公开、3件部分公开、12件无法提供。";
    assert_eq!(
        counts(text),
        [
            "requests.outcomes.total.total=20",
            "requests.outcomes.granted.total=5",
            "requests.outcomes.granted_in_part.total=3",
            "requests.outcomes.unavailable=12",
        ]
    );
    let text = "收到政府信息公开申请10件，网络、信函、当面申请分别为5件、3件和2件。";
    assert_eq!(
        counts(text),
        [
            "requests.received.total=10",
            "requests.channel.online=5",
            "requests.channel.letter=3",
            "requests.channel.in_person=2"
        ]
    );
}

#[test]
fn remedies_by_ruling() {
    let text = "因政府信息公开被申请行政复议5件，其中维持3件、纠正1件、尚未审结1件；行政诉讼2件，均获维持。";
    assert_eq!(
        counts(text),
        [
            "remedies.reconsideration.total=5",
            "remedies.reconsideration.upheld=3",
            "remedies.reconsideration.corrected=1",
            "remedies.reconsideration.pending=1",
            "remedies.litigation.total=2",
        ]
    );
    assert_eq!(statements(text), [(Kind::AllUpheld, "remedies.litigation.total".to_owned())]);
}

#[test]
fn documents_decisions_fees() {
    let text = "全年制发行政规范性文件6件，废止2件，现行有效35件。作出行政许可决定1234件、行政处罚决定56件。";
    assert_eq!(
        counts(text),
        [
            "proactive.normative_documents.issued=6",
            "proactive.normative_documents.repealed=2",
            "proactive.normative_documents.in_force=35",
            "proactive.licences.decisions=1234",
            "proactive.penalties.decisions=56",
        ]
    );
    assert_eq!(counts("全年收取信息处理费0.295万元。"), ["fees.information_processing=2950"]);
    let published = claims("通过网站公开规章13件，行政规范性文件60件。");
    assert!(published.iter().all(|claim| claim.only_published));
    assert_eq!(published.len(), 2);
}

#[test]
fn parts_in_lists_brackets_and_paragraphs() {
    let number = Number::from;
    let text = "全年发布财政信息380条，其中专项资金152条，预决算197条（政府32条、部门165条）、“三公”经费27条、债券4条。";
    assert_eq!(sums(text), [(number(380), number(380)), (number(197), number(197))]);
    let text = "主动公开信息139条。类别如下：\n1.通知10条，占比7.19%\n2.统计72条，占比51.80%\n3.其他57条，占比41.01%\n";
    assert_eq!(sums(text), [(number(139), number(139))]);
    let shares = claims(text).into_iter().filter(|claim| claim.kind == Kind::Share).map(|claim| claim.decimals);
    assert_eq!(shares.collect::<Vec<_>>(), [2, 2, 2]);
    // Nobody calls these parts, but they add up.
    let text = "2024年，主动公开政府信息312条，项目类信息280条，文件类信息5条，许可类信息3条。其他信息24条。";
    assert_eq!(sums(text), [(number(312), number(312))]);
    let text = "全年公布信息2599条（其中政策类68条，其他2465条）。";
    let whole = &claims(text)[0];
    assert!(whole.exhaustive, "a last part called 其他 ends a list");
    assert_eq!(sums(text), [(number(2599), number(2533))]);
}

#[test]
fn comparisons_speak_of_the_year_before() {
    let text = "2024年收到政府信息公开申请13件，比2023年的9件增加4件，同比增长44.4%。";
    let claims = claims(text);
    let last: Vec<_> = claims.iter().filter(|claim| claim.year == Some(2023)).collect();
    assert_eq!(last.len(), 1);
    assert_eq!(last[0].value, Some(Number::from(9)));
    let changes: Vec<_> =
        claims.iter().filter(|claim| claim.kind != Kind::Count).map(|claim| (claim.kind, claim.value)).collect();
    assert_eq!(changes, [(Kind::Change, Some(Number::from(4))), (Kind::Growth, "44.4".parse().ok())]);
    let fell = recognise("收到政府信息公开申请22件，较上年下降29%。", 0, 0, Some(2024));
    assert_eq!(fell[1].value, Some(Number::from(-29)));
}

#[test]
fn a_year_compared_with_is_not_the_year_of_what_follows() {
    for text in [
        "全年收到政府信息公开申请13件，比2022年的11件增加2件；上年结转1件，办结12件，结转下年度2件。",
        "全年收到政府信息公开申请11件，与2022年的11件持平，办结12件，结转下年度2件。",
        "全年收到政府信息公开申请13件，较 2022 年增加2件，办结12件，结转下年度2件。",
    ] {
        let claims = recognise(text, 0, 0, Some(2023));
        let of = |value: i32| claims.iter().find(|claim| claim.value == Some(Number::from(value))).unwrap();
        assert_eq!((of(12).year, of(2).year), (None, None), "{text}");
        let last: Vec<_> = claims.iter().filter(|claim| claim.year == Some(2022)).map(|claim| claim.value).collect();
        assert!(last.iter().all(|value| *value == Some(Number::from(11))), "{text}: {last:?}");
    }
}

#[test]
fn statements_of_none_and_all() {
    let received = "requests.received.total".to_owned();
    let both = "remedies.total".to_owned();
    for (text, kind, what) in [
        ("2024年，我局未收到政府信息公开申请。", Kind::None, &received),
        ("全年没有收到任何依申请公开事项。", Kind::None, &received),
        ("全年无依申请公开。", Kind::None, &received),
        ("未发生因政府信息公开引发的行政复议、行政诉讼。", Kind::None, &both),
        ("没有因信息公开被申请行政复议、提起行政诉讼的情况。", Kind::None, &both),
        ("未向任何单位和个人收取信息处理费。", Kind::None, &"fees.information_processing".to_owned()),
        ("本年度没有产生信息公开处理费。", Kind::None, &"fees.information_processing".to_owned()),
        ("全年未发生政府信息公开行政诉讼败诉情况。", Kind::NoneCorrected, &"remedies.litigation.total".to_owned()),
        ("对收到的政府信息公开申请，全部办结。", Kind::AllAnswered, &"requests.outcomes.total.total".to_owned()),
    ] {
        assert_eq!(statements(text), [(kind, what.clone())], "{text}");
    }
}

/// What must not be taken for a claim about the tables.
#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "国办公开办函〔2021〕30号、《2024年工作要点（共12条）》已经印发。",
        "邮编：362018，电话：0595-22980000，网址：http://a.gov.cn/t20240120_80576.html。",
        "截至2024年12月31日，按照第二十条第（一）项的规定。",
        "全年办理人大代表建议12件、政协提案30件，答复率100%。",
        "受理12345热线工单350件，答复350件，满意率99%。",
        "召开会议3次，开展培训2场，参加200余人次。",
        "受理行政许可申请20件。申请竣工验收备案16条。",
        "未收到许可申请。没有申请人要求当面提交。未发生失泄密问题。",
        "如未收到申请，应当填0。对于逾期未按收费通知缴费的，不再处理。",
        "群众等候时间由42分钟缩至19分钟，每件100元，统一件数口径。",
    ] {
        let found: Vec<_> = claims(text).into_iter().filter(|claim| claim.what.path() != "published").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn doubtful_numbers_are_marked() {
    let one = |text: &str| claims(text).into_iter().next().unwrap();
    assert!(one("2024年收到政府信息公开申请约30件。").approximate);
    assert!(one("主动公开政府信息1.2万余条。").approximate);
    assert!(one("历年累计受理政府信息公开申请54件。").cumulative);
    assert_eq!(one("各镇街道收到政府信息公开申请30件。").confidence, Confidence::Unclear);
    assert_eq!(one("我局收到政府信息公开申请3件。").scope, Scope::Own);
    assert_eq!(one("2022年收到政府信息公开申请5件。").year, Some(2022));
    // Cases of reconsideration that have nothing to do with disclosure.
    assert_eq!(one("全年收到行政复议申请300件。").confidence, Confidence::Unclear);
    assert!(!one("办理政府信息公开申请5至10件，行政复议1件。").is_comparable(Some(2024)) || claims("5至10件").is_empty());
}

/// How an organ's documents may be published is no answer to applications, whichever word is misprinted.
#[test]
fn publication_attributes_are_no_outcomes() {
    for text in [
        "全年制作公文617份，其中主动公开138份、依申请公开及不予公开479份。",
        "全年制作公文617份，其中主动公138份、依申请公开和不予公开479份。",
        "全年制作公文617份，其中主动公开138份、依申请公要不予公开479份，全部予以公开。",
        "全年制作公文617份，其中主动公开138份、依申请公开及不予公479份，全部予以公开。",
        "制作、获取政府信息425条，其中主动公开148条，依申请公开信息182条，不予公开信息95条。",
        "制作、获取政府信息425条，其中主动公开148条，依申请公信息182条，不予公开信息95条。",
    ] {
        let about_requests = |claim: &&Claim| claim.what.path().starts_with("requests");
        let clear: Vec<_> = claims(text).into_iter().filter(|claim| claim.confidence != Confidence::Unclear).collect();
        assert!(!clear.iter().any(|claim| about_requests(&claim)), "{text}: {clear:?}");
    }
    let text = "主动公开政府信息138条；收到政府信息公开申请6件，予以公开4件，不予公开2件。";
    assert_eq!(
        counts(text)[1..],
        ["requests.received.total=6", "requests.outcomes.granted.total=4", "requests.outcomes.denied=2"]
    );
}

#[test]
fn what_an_organ_did_not_do_denies_no_dispute() {
    for text in ["收到行政复议1件，未被复议机关纠错。", "收到行政复议1件，该件未被复议审查机构认定。"]
    {
        assert!(!statements(text).iter().any(|(kind, _)| *kind == Kind::None), "{text}: {:?}", statements(text));
    }
}

#[test]
fn wrapped_lines_are_read_through() {
    let text = "（二）依申请公开情况。2024 年全区受理政府信\n息公开申请 21\n件，均在法定期限答复。\n";
    assert_eq!(counts(text), ["requests.received.total=21"]);
    let text = "四、政府信息公开申请情况\n全年收到政府信息公开申请 34 件，上年结转政府信息公开\n申请 2 件。";
    assert_eq!(counts(text), ["requests.received.total=34", "requests.brought_forward.total=2"]);
}

#[test]
fn spans_lead_back_to_the_words() {
    let text = "全文如下：我局全年共收到政府信息公开申请13件，已全部答复。";
    for claim in recognise(text, 100, 0, Some(2024)) {
        let span = claim.span.start as usize - 100..claim.span.end as usize - 100;
        assert_eq!(text.get(span), Some(&*claim.text));
    }
}

#[test]
fn links_hold_when_texts_are_joined() {
    let text = "收到政府信息公开申请7件，其中网络申请3件、信函申请4件。";
    let claims = recognise(text, 0, 40, Some(2024));
    assert_eq!(claims.iter().filter_map(|claim| claim.part_of).collect::<Vec<_>>(), [40, 40]);
}

#[test]
fn long_and_hostile_texts_stay_cheap() {
    let denial = "、（我局）未收到政府信息公开申请";
    let more = [
        "受理行政复议1件",
        "其中当面申请1件，邮寄申请1件；",
        "公开信息9条，其中公开文件1份，",
        "未收到公民、法人的申请，",
        "共受理9件，其中新收1件，",
    ];
    for unit in more.into_iter().chain([
        "收到申请1件",
        "一",
        "（其中",
        "1",
        "《",
        "〔",
        "其中1件、",
        "申请中",
        "分别为1件、",
        "\n",
        "1件\n\n",
        denial,
    ]) {
        let text = unit.repeat(200_000 / unit.len());
        assert!(recognise(&text, 0, 0, Some(2024)).len() <= 1000);
    }
}

proptest! {
    /// Whatever the text, nothing panics, every span lies in it and every link leads to a claim.
    #[test]
    fn any_text_is_survived(text in "([一-十]|[0-9０-９]|申请|收到|其中|件|条|，|。|（|）|、|占|%|未|同比|2023年|\n| |[a-z《》〔〕]){0,60}") {
        let claims = recognise(&text, 0, 0, Some(2024));
        for claim in &claims {
            prop_assert!(text.get(claim.span.start as usize..claim.span.end as usize).is_some());
            for link in [claim.part_of, claim.about].into_iter().flatten() {
                prop_assert!((link as usize) < claims.len());
            }
        }
    }
}

#[test]
fn a_denial_is_the_organs_own_unless_it_names_another() {
    let denied = |text: &str, organ: &str| {
        let about = super::About { year: Some(2024), organ: Some(organ), traditional: false };
        let claims = super::recognise_in(text, 0, 0, about);
        claims.into_iter().find(|claim| claim.kind == Kind::None).map(|claim| claim.confidence != Confidence::Unclear)
    };
    for text in [
        "且未发生因信息公开引发的行政复议或行政诉讼案件。",
        "县政府未收到政府信息公开申请。",
        "我县全年未收到政府信息公开申请。",
        "2024年度办公期间未收到政府信息公开申请。",
    ] {
        assert_eq!(denied(text, "示例县人民政府"), Some(true), "{text}");
    }
    for text in ["县公安局未收到政府信息公开申请。", "河东镇未收到政府信息公开申请。", "县医院未收到政府信息公开申请。"]
    {
        assert_eq!(denied(text, "示例县人民政府"), Some(false), "{text}");
    }
    assert_eq!(denied("县公安局未收到政府信息公开申请。", "示例县公安局"), Some(true));
}

use ogi_core::{Cell, CellId, Column, Number, Row};

use crate::{read, recognise};

fn draft(text: &str) -> ogi_core::Draft {
    recognise(&read::text(text)).draft
}

fn row(draft: &ogi_core::Draft, row: Row) -> Vec<Option<i64>> {
    Column::ALL.iter().map(|column| draft.number(CellId::request(row, *column)).and_then(Number::as_integer)).collect()
}

const TITLE: &str = "示例县水务局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n";
const ONE_TO_NINE: [Option<i64>; 7] = [Some(1234), Some(0), Some(0), Some(0), Some(0), Some(5), Some(1239)];

#[test]
fn a_glued_row_alone_is_not_decided() {
    let text = "三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\
        申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\
        一、本年新收政府信息公开申请数量1200000012二、上年结转政府信息公开申请数量0000000";
    let draft = recognise(&read::text(text)).draft;
    // One way to cut it adds up, but no column confirms it.
    let cell = draft.cell(CellId::request(Row::Received, Column::NaturalPerson));
    assert!(matches!(cell, Cell::Unreadable(unreadable) if unreadable.readings > Some(1)), "{cell:?}");
    assert_eq!(draft.number(CellId::request(Row::BroughtForward, Column::Total)), Some(Number::ZERO));
}

#[test]
fn marks_between_figures_are_cells() {
    for mark in ["/", "—", "--", "-", "无"] {
        let text = format!(
            "{TITLE}一、本年新收政府信息公开申请数量 3 {mark} {mark} {mark} {mark} 1 4\n二、上年结转政府信息公开申请数量 {mark} {mark} {mark} {mark} {mark} {mark} {mark}\n"
        );
        let draft = draft(&text);
        assert_eq!(row(&draft, Row::Received), [Some(3), None, None, None, None, Some(1), Some(4)], "{mark}");
        let cell = draft.cell(CellId::request(Row::BroughtForward, Column::Business));
        assert_eq!(*cell, Cell::Placeholder(mark.into()), "{mark}");
    }
}

#[test]
fn separators_of_thousands_stand_inside_a_figure() {
    let draft = draft(&format!("{TITLE}一、本年新收政府信息公开申请数量 1,234 0 0 0 0 5 1,239\n"));
    assert_eq!(row(&draft, Row::Received), ONE_TO_NINE);
}

#[test]
fn figures_with_a_sign_stand_in_running_text() {
    let draft = draft(
        "示例县水务局2020年政府信息公开工作年度报告\n第二十条第（五）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 12 -3 40\n",
    );
    let change = CellId::from_path("proactive.licences.change").unwrap();
    assert_eq!(draft.number(change), Number::new(-3, 0));
}

#[test]
fn a_page_number_between_rows_is_no_figure() {
    let text = format!(
        "{TITLE}一、本年新收政府信息公开申请数量 1234 0 0 0 0 5 1239\n5\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
    );
    assert_eq!(row(&draft(&text), Row::Received), ONE_TO_NINE);
}

#[test]
fn numbers_of_items_without_a_point_are_no_figures() {
    let text = format!(
        "{TITLE}一、本年新收政府信息公开申请数量 7 0 0 0 0 0 7\n1属于国家秘密 0 0 0 0 0 0 0\n2其他法律行政法规禁止公开 7 0 0 0 0 0 7\n3 危及“三安全一稳定” 0 0 0 0 0 0 0\n"
    );
    let draft = draft(&text);
    assert_eq!(row(&draft, Row::ProhibitedByLaw)[6], Some(7));
    assert_eq!(row(&draft, Row::StateSecret)[6], Some(0));
    // Glued, the number may belong to the figures before it: undecided.
    let text = "示例县水务局2024年政府信息公开工作年度报告三、收到和处理政府信息公开申请情况一、本年新收政府信息公开申请数量7000007\
        二、上年结转政府信息公开申请数量00000001属于国家秘密40000042其他法律行政法规禁止公开3000003";
    let glued = recognise(&read::text(text)).draft;
    assert_eq!(glued.number(CellId::request(Row::StateSecret, Column::Total)), None);
}

#[test]
fn a_merged_cell_printed_once_a_column_is_one_figure() {
    let text = "示例县水务局2024年政府信息公开工作年度报告\n| 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |\n\
        | 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n| 行政许可 | 31 | 31 | 31 |\n";
    let decisions = CellId::from_path("proactive.licences.decisions").unwrap();
    assert_eq!(draft(text).number(decisions), Number::new(31, 0));
}

/// Two tables, each with a caption.
fn two_tables(first: &str, second: &str) -> String {
    let table = |caption: &str, figure: i64| {
        format!(
            "{caption}\n一、本年新收政府信息公开申请数量\t{figure}\t0\t0\t0\t0\t0\t{figure}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
        )
    };
    format!("{TITLE}{}{}", table(first, 21), table(second, 34))
}

#[test]
fn of_two_tables_the_one_of_the_year_is_read() {
    let received = |first: &str, second: &str| row(&draft(&two_tables(first, second)), Row::Received)[6];
    assert_eq!(received("2023年度申请情况", "2024年度申请情况"), Some(34));
    assert_eq!(received("", "附：2023年度申请情况"), Some(21));
    assert_eq!(received("2023年度申请情况", "本年度"), Some(34));
    // Nothing tells them apart.
    assert_eq!(received("其一", "其二"), None);
}

#[test]
fn links_to_other_years_are_not_the_title() {
    let links: String =
        (2019..2026).rev().map(|year| format!("示例县水务局{year}年政府信息公开工作年度报告 {}-01-20\n", year + 1)).collect();
    let body =
        "一、总体情况\n2024年工作。\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0\n";
    let text = format!(
        "{links}示例县水务局2024年政府信息公开工作年度报告\n所列数据的统计期限自2024年1月1日起至2024年12月31日止。\n{body}{links}"
    );
    let draft = draft(&text);
    assert_eq!((draft.year, draft.organ.as_deref()), (Some(2024), Some("示例县水务局")));
    // A page of links is no report.
    let reading = crate::inspect_text(&links, &crate::ReadOptions::default());
    assert_eq!(reading.unwrap_err(), crate::ReadError::NotAReport);
}

#[test]
fn the_year_of_a_title_stands_before_inside_or_behind() {
    for title in [
        "示例县水务局二〇二四年政府信息公开工作年度报告",
        "示例县水务局政府信息公开工作2024年年度报告",
        "示例县水务局政府信息公开工作年度报告（2024年度）",
        "2024年示例县水务局政府信息公开年报告",
    ] {
        let draft = draft(&format!("{title}\n一、总体情况\n"));
        assert_eq!((draft.year, draft.organ.as_deref()), (Some(2024), Some("示例县水务局")), "{title}");
    }
}

#[test]
fn a_table_of_contents_is_not_the_parts() {
    let parts = [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ];
    let numbered = |end: &str| -> String {
        parts.iter().zip("一二三四五六".chars()).map(|(part, ordinal)| format!("{ordinal}、{part}{end}\n")).collect()
    };
    let text = format!(
        "示例县水务局2024年政府信息公开工作年度报告\n目录\n{}{}",
        numbered("……3"),
        numbered("\n这一部分有自己的文字，写了不少内容，说明这一年做了什么，还有什么没有做到，明年打算怎么做。")
    );
    let draft = draft(&text);
    let prose = draft.prose.unwrap();
    assert!(prose.length(ogi_core::SectionId::Overview).is_some_and(|length| length > 30), "{prose:?}");
}

#[test]
fn tables_of_another_shape_are_there() {
    let text = format!(
        "{TITLE}四、政府信息公开行政复议、行政诉讼情况\n行政复议\t结果维持\t1\n结果纠正\t0\n其他结果\t0\n尚未审结\t0\n总计\t1\n\
        未经复议直接起诉\t结果维持\t0\n结果纠正\t2\n其他结果\t0\n尚未审结\t0\n总计\t2\n复议后起诉\t结果维持\t0\n结果纠正\t0\n其他结果\t0\n尚未审结\t3\n总计\t3\n五、存在的主要问题及改进情况\n"
    );
    let found = draft(&text);
    let remedy = |path: &str| found.number(CellId::from_path(path).unwrap()).and_then(Number::as_integer);
    assert_eq!(remedy("remedies.direct_suit.corrected"), Some(2));
    assert_eq!(remedy("remedies.suit_after_reconsideration.total"), Some(3));
    let two = draft(&format!(
        "{TITLE}四、政府信息公开行政复议、行政诉讼情况\n（一）行政复议情况\n结果维持 结果纠正 其他结果 尚未审结 总计\n1 0 0 2 3\n\
        （二）行政诉讼情况\n未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n\
        0 4 0 0 4 5 0 0 1 6\n五、存在的主要问题及改进情况\n"
    ));
    let remedy = |path: &str| two.number(CellId::from_path(path).unwrap()).and_then(Number::as_integer);
    assert_eq!(
        ["reconsideration", "direct_suit", "suit_after_reconsideration"].map(|part| remedy(&format!("remedies.{part}.total"))),
        [Some(3), Some(4), Some(6)]
    );
    // A header without figures is a table that lacks them, not a missing table.
    let bare = draft(&format!(
        "{TITLE}四、政府信息公开行政复议、行政诉讼情况\n结果维持 结果纠正 其他结果 尚未审结 总计\n五、存在的主要问题及改进情况\n"
    ));
    assert!(bare.outline.unwrap().tables.contains(&ogi_core::SectionId::Remedies));
}

#[test]
fn parts_may_be_numbered_otherwise_or_not_at_all() {
    let parts = ["总体情况", "主动公开政府信息情况", "存在的主要问题及改进情况", "其他需要报告的事项"]
        .map(|part| (part, "这一部分写了几句话。"));
    let numbers = [
        ["一. ", "二. ", "五. ", "六. "],
        ["1．", "2．", "5．", "6．"],
        ["第一部分 ", "第二部分：", "第五部分 ", "第六部分 "],
        ["（一）", "（二）", "（五）", "（六）"],
        ["", "", "", ""],
    ];
    for ordinals in numbers {
        let body: String =
            parts.iter().zip(ordinals).map(|((part, text), ordinal)| format!("{ordinal}{part}\n{text}\n")).collect();
        let outline = draft(&format!("示例县水务局2024年政府信息公开工作年度报告\n{body}")).outline.unwrap();
        let printed: Vec<&str> = outline.sections.iter().map(|section| &*section.printed).collect();
        assert_eq!(printed, parts.map(|(part, _)| part), "{ordinals:?}");
    }
    // Within part one the words of another part's title are its own aspect.
    let text = "示例县水务局2024年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开政府信息情况\n发布信息。\n二、主动公开政府信息情况\n";
    let outline = draft(text).outline.unwrap();
    assert_eq!(outline.sections.iter().map(|section| section.ordinal).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

/// An applications table whose rows are the form's, with other columns among the figures.
fn wide(header: &str, figures: impl Fn(usize) -> String) -> ogi_core::Draft {
    let form = ogi_core::FormId::Official2021.form();
    let rows: String = form
        .rows
        .iter()
        .filter(|line| line.row.is_some())
        .enumerate()
        .map(|(at, line)| format!("{}\t{}\n", line.label, figures(at)))
        .collect();
    draft(&format!("{TITLE}申请人情况\t{header}\n{rows}"))
}

#[test]
fn columns_that_the_form_does_not_have_are_left_out() {
    let names = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他";
    let expected = [Some(3), Some(1), Some(0), Some(0), Some(0), Some(2), Some(6)];
    let subtotal = wide(&format!("{names}\t小计\t总计"), |_| "3\t1\t0\t0\t0\t2\t3\t6".to_owned());
    assert_eq!(row(&subtotal, Row::Received), expected);
    let serial = wide(&format!("行次\t{names}\t总计"), |at| format!("{}\t3\t1\t0\t0\t0\t2\t6", at + 1));
    assert_eq!(row(&serial, Row::CarriedForward), expected);
    let years = wide("2023年\t2024年", |_| "9\t9\t9\t9\t9\t9\t54\t3\t1\t0\t0\t0\t2\t6".to_owned());
    assert_eq!(row(&years, Row::StateSecret), expected);
    let remarks = wide(&format!("{names}\t总计\t备注"), |_| "3\t1\t0\t0\t0\t2\t6\t无".to_owned());
    assert_eq!(row(&remarks, Row::Duplicate), expected);
    // A subtotal that is not one in some row: nothing is certain.
    let wrong = wide(&format!("{names}\t小计\t总计"), |at| format!("3\t1\t0\t0\t0\t2\t{}\t6", if at == 7 { 4 } else { 3 }));
    assert_eq!(row(&wrong, Row::Received), [None; 7]);
}

#[test]
fn places_are_found_far_into_a_long_line() {
    let text = format!(
        "示例市统计局2024年政府信息公开工作年度报告{}五、存在的主要问题及改进情况{}六、其他需要报告的事项无。",
        "把“一问一答”放在首页显眼位置，方便 查找。".repeat(60),
        "下一步继续做好“政策解读”。".repeat(60),
    );
    let found = recognise(&read::text(&text));
    let sections = found.draft.outline.unwrap().sections;
    let printed: Vec<&str> =
        sections.iter().map(|section| &text[section.span.start as usize..section.span.end as usize]).collect();
    assert_eq!(printed, ["五、存在的主要问题及改进情况", "六、其他需要报告的事项"]);
}

#[test]
fn the_header_of_the_totals_is_no_row() {
    let header = "自然人 | 法人或其他组织 | 总计 | |||||||\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n";
    let text = format!("{TITLE}{header}一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n");
    let draft = draft(&text);
    assert_eq!(row(&draft, Row::Received)[6], Some(3));
    assert!(draft.cell(CellId::request(Row::OutcomesTotal, Column::Total)).is_missing());
}

#[test]
fn a_change_is_signed_by_a_word_or_a_plus() {
    let licences = |change: &str| {
        let text = format!(
            "示例县水务局2020年政府信息公开工作年度报告\n第二十条第（五）项\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n\
            行政许可 | 21 | {change} | 40 |\n"
        );
        ["previous_items", "change", "decisions"]
            .map(|measure| draft(&text).number(CellId::from_path(&format!("proactive.licences.{measure}")).unwrap()))
            .map(|number| number.and_then(Number::as_integer))
    };
    for (change, value) in [("+19", 19), ("＋19", 19), ("增19", 19), ("减少2", -2), ("减1项", -1), ("-3", -3), ("－3", -3)]
    {
        assert_eq!(licences(change), [Some(21), Some(value), Some(40)], "{change}");
    }
    for change in ["减-3", "减", "+", "增减1", "1减"] {
        assert_eq!(licences(change)[1], None, "{change}");
    }
}

#[test]
fn a_remark_behind_the_name_of_a_row_names_no_row() {
    let text = "示例街道办事处2020年政府信息公开工作年度报告\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n\
        其他对外管理服务事项（指行政许可以外的事项，含行政处罚、行政强制） | 4 | 1 | 5 |\n行政强制 | 6 | 0 | 7 |\n\
        其他主动公开文件（除规范性文件） | 8 | 9 | 9 |\n";
    let draft = draft(text);
    let value = |path: &str| draft.number(CellId::from_path(path).unwrap()).and_then(Number::as_integer);
    assert_eq!(value("proactive.other_services.decisions"), Some(5));
    assert_eq!(value("proactive.coercive_measures.decisions"), Some(7));
    assert_eq!(value("proactive.normative_documents.issued"), None);
}

#[test]
fn a_heading_in_other_words_is_believed_by_its_number_and_place() {
    let text = "示例县水务局2024年政府信息公开工作年度报告\n一、2024年工作概况\n二、主动公开\n五、存在的主要问题\n六、其他\n";
    let outline = draft(text).outline.unwrap();
    let printed: Vec<&str> = outline.sections.iter().map(|section| &*section.printed).collect();
    assert_eq!(printed, ["2024年工作概况", "主动公开", "存在的主要问题", "其他"]);
    // A list within another part is not the part of its number.
    let list = "示例县水务局2024年政府信息公开工作年度报告\n一、总体情况\n五、存在的问题\n二、主动公开\n";
    let outline = draft(list).outline.unwrap();
    assert_eq!(outline.sections.iter().map(|section| section.ordinal).collect::<Vec<_>>(), [Some(1), Some(5)]);
}

#[test]
fn fees_in_the_tables_are_not_the_last_part() {
    let fees = "第二十条第（八）项\n信息内容 本年收费金额\n行政事业性收费 0\n";
    let text = |last: &str| {
        format!(
            "示例县水务局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{fees}{}五、存在的主要问题及改进情况\n还有不足。\n{last}",
            &TITLE[TITLE.find('三').unwrap()..]
        )
    };
    let traces = |last: &str| draft(&text(last)).outline.unwrap().traces;
    assert!(!traces("").contains(&ogi_core::SectionId::OtherMatters));
    assert!(traces("本年度没有收取信息处理费。").contains(&ogi_core::SectionId::OtherMatters));
}

#[test]
fn a_page_with_the_last_table_alone_is_read() {
    let text = "Page 8 - 示例县信访局2022年政府信息公开工作年度报告\nP. 8\n四、因政府信息公开工作被申请行政复议提起行政诉讼情况\n\
        行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 结果 结果 其他 尚未 总\n\
        维持 纠正 结果 审结 计\n1 2 0 1 4 0 1 0 0 1 3 0 0 2 5\n五、存在的主要问题及改进情况\n";
    let draft = draft(text);
    assert_eq!(draft.organ.as_deref(), Some("示例县信访局"));
    let total = CellId::from_path("remedies.suit_after_reconsideration.total").unwrap();
    assert_eq!(draft.number(total), Number::new(5, 0));
}

#[test]
fn a_sentence_before_the_name_is_not_part_of_it() {
    for lead in ["现公布", "现将", "关于"] {
        let draft = draft(&format!("{lead}示例县水务局2023年政府信息公开工作年度报告。\n一、总体情况\n"));
        assert_eq!(draft.organ.as_deref(), Some("示例县水务局"), "{lead}");
    }
}

#[test]
fn a_title_may_leave_out_the_government_where_the_tables_are_its() {
    let title = "示例开发区管委会2023年信息公开工作年度报告\n一、总体情况\n加强公开。\n";
    let draft = draft(&format!("{title}二、主动公开政府信息情况\n第二十条第（一）项\n规章 0 0 0\n"));
    assert_eq!((draft.year, draft.organ.as_deref()), (Some(2023), Some("示例开发区管委会")));
    // Neither a list of reports nor a notice about them is one.
    for other in ["示例县2023年政府信息公开工作年度报告汇总\n", "关于编制2023年政府信息公开工作年度报告的通知\n各部门：\n"]
    {
        let reading = crate::inspect_text(other, &crate::ReadOptions::default());
        assert_eq!(reading.unwrap_err(), crate::ReadError::NotAReport, "{other}");
    }
    // The report of a university is on another form.
    let other = "示例大学2023年信息公开工作年度报告\n一、概述\n主动公开信息1200条，收到信息公开申请2件。\n";
    let reading = crate::inspect_text(other, &crate::ReadOptions::default());
    assert_eq!(reading.unwrap_err(), crate::ReadError::NotAReport);
}

#[test]
fn rows_without_labels_are_distinguished_by_their_sums() {
    let lines = |figures: [u32; 7]| figures.map(|figure| format!("{figure} |\n")).concat();
    let table = |second: [u32; 7]| {
        let lost = [lines([1, 0, 0, 0, 0, 0, 1]), lines(second), lines([0; 7]), lines([3, 0, 0, 0, 0, 1, 4])].concat();
        let rest = [lines([0; 7]), lines([0; 7]), lines([2, 0, 0, 0, 0, 0, 2]), lines([0; 7])].concat();
        format!(
            "{TITLE}一、本年新收政府信息公开申请数量 |\n{}二、上年结转政府信息公开申请数量 |\n{}（二）部分公开（区分处理的，只计这一情形，不计其他情形） |\n{}\
            （三）不予公开 |\n{lost}{rest}（四）无法提供 |\n1.本机关不掌握相关政府信息 |\n{}",
            lines([9, 0, 0, 0, 0, 0, 9]),
            lines([0; 7]),
            lines([0; 7]),
            lines([5, 0, 0, 0, 0, 0, 5])
        )
    };
    let found = draft(&table([0, 2, 0, 0, 0, 0, 2]));
    assert_eq!(row(&found, Row::ProhibitedByLaw)[6], Some(2));
    assert_eq!(row(&found, Row::ThirdPartyRights)[6], Some(4));
    assert_eq!(row(&found, Row::EnforcementFile)[6], Some(2));
    // One row that does not add up may be an error of the report; where two do not, a figure may be lost.
    assert_eq!(row(&draft(&table([0, 2, 0, 0, 0, 0, 3])), Row::ThirdPartyRights)[6], Some(4));
    let lost = table([0, 2, 0, 0, 0, 0, 2]).replacen("1 |\n0 |\n", "1 |\n", 1);
    assert_eq!(row(&draft(&lost), Row::ThirdPartyRights)[6], None);
}

#[test]
fn a_figure_that_goes_on_in_what_is_no_digit_is_not_cut() {
    let text = |cell: &str| {
        format!("{TITLE}第二十条第（一）项\n规章 | 0 | 0 | 0 |\n第二十条第（六）项\n行政处罚 | {cell} |\n行政强制 | 4 |\n")
    };
    let penalties = CellId::from_path("proactive.penalties.decisions").unwrap();
    for cell in ["1O9", "1〇9", "10S", "3l", "l09", "1.2万", "3千", "109%", "100+9", "109/12", "1,09", "1?9"] {
        let text = text(cell).replacen("三、收到和处理政府信息公开申请情况\n", "", 1);
        assert_eq!(draft(&text).number(penalties), None, "{cell}");
    }
    for cell in ["109", "109件", "109（含上年2件）", " 109 "] {
        let text = text(cell).replacen("三、收到和处理政府信息公开申请情况\n", "", 1);
        assert_eq!(draft(&text).number(penalties), Number::new(109, 0), "{cell}");
    }
    // Within a row the other figures are not moved.
    for line in ["1O 0 0 0 0 5 15", "10 0 0 0 0 5 1S", "l0 0 0 0 0 5 15", "10|0|0|0|0|5|1O"] {
        let text = format!("{TITLE}一、本年新收政府信息公开申请数量 {}\n", line.replace('|', " | "));
        assert_eq!(row(&draft(&text), Row::Received), [None; 7], "{line}");
    }
    // A sentence is no row.
    let sentence = format!("{TITLE}我局本年新收政府信息公开申请30件，予以公开12件，答复29件。\n");
    assert!(draft(&sentence).cell(CellId::request(Row::Granted, Column::Total)).is_missing());
}

#[test]
fn figures_under_the_headers_of_the_other_edition_are_not_this_ones() {
    let text = "示例县气象局2021年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n\
        信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n规章 | 0 | 0 | 3 |\n行政规范性文件 | 1 | 2 | 9 |\n\
        第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 31 |\n\
        第二十条第（八）项\n信息内容 | 本年收费金额（单位：万元） |\n行政事业性收费 | 0 |\n";
    let draft = draft(text);
    assert_eq!(draft.form(), ogi_core::FormId::Official2021);
    let cell = |path: &str| draft.cell(CellId::from_path(path).unwrap());
    assert!(matches!(cell("proactive.normative_documents.repealed"), Cell::Unreadable(_)));
    assert_eq!(cell("proactive.licences.decisions").number(), Number::new(31, 0));
}

#[test]
fn the_name_of_the_organ_says_whose_denial_it_is() {
    let clear = |sentence: &str| {
        let text = format!(
            "示例县统计局2024年政府信息公开工作年度报告\n一、总体情况\n（二）依申请公开。{sentence}\n二、主动公开政府信息情况\n"
        );
        let claims = draft(&text).claims;
        claims.iter().any(|claim| claim.kind == ogi_core::Kind::None && claim.confidence != ogi_core::Confidence::Unclear)
    };
    for sentence in
        ["2024年，县统计局未收到政府信息公开申请。", "我局全年尚未收到政府信息公开申请。", "全年未收到政府信息公开申请。"]
    {
        assert!(clear(sentence), "{sentence}");
    }
    for sentence in
        ["税务所未收到政府信息公开申请。", "除此之外，未收到政府信息公开申请。", "甲学校未发生因政府信息公开引起的行政复议。"]
    {
        assert!(!clear(sentence), "{sentence}");
    }
}

#[test]
fn sentences_stand_before_the_remedies_table() {
    let text = format!(
        "{TITLE}四、政府信息公开行政复议、行政诉讼情况\n全年被申请行政复议6件，其中维持4件。\n行政复议\n结果维持 结果纠正 其他结果 尚未审结 总计\n\
        1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n五、存在的主要问题及改进情况\n去年有3件被复议纠正。\n"
    );
    let claims = draft(&text).claims;
    let said: Vec<(String, bool)> = claims
        .iter()
        .map(|claim| (format!("{}={}", claim.what, claim.value.unwrap()), claim.confidence == ogi_core::Confidence::Unclear))
        .collect();
    assert!(said.contains(&("remedies.reconsideration.total=6".to_owned(), false)), "{said:?}");
    assert!(said.iter().all(|(what, unclear)| *unclear || !what.contains("corrected")), "{said:?}");
}

#[test]
fn what_is_no_figure_of_the_cell_is_not_taken_for_it() {
    let penalties = |line: &str| {
        let text = format!(
            "示例县水务局2024年政府信息公开工作年度报告\n第二十条第（一）项\n规章 | 0 | 0 | 0 |\n{line}\n行政强制 | 4 |\n"
        );
        draft(&text).number(CellId::from_path("proactive.penalties.decisions").unwrap()).and_then(Number::as_integer)
    };
    assert_eq!(penalties("行政处罚（2023年） | 27 |"), Some(27));
    assert_eq!(penalties("行政处罚[1] | 27 |"), Some(27));
    for line in [
        "行政处罚 | 8'288 |",
        "行政处罚 | 82：88 |",
        "行政处罚 | 8288 万 |",
        "行政处罚 | З288 |",
        "行政处罚 | 29 |\n行政处罚 | 27 |",
    ] {
        assert_eq!(penalties(line), None, "{line}");
    }
    // A page number does not complete a row that has lost a figure.
    let lost =
        format!("{TITLE}一、本年新收政府信息公开申请数量 0 7 0 0 0 7\n4\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n");
    assert_eq!(row(&draft(&lost), Row::Received), [None; 7]);
    for cells in ["1'3 | 0 | 14 | 6 | 9 | 10 | 52", "0 | 0 | 0 | 0 | 9 | 1 2", "62其中3 | 0 | 0 | 0 | 0 | 0 | 62"] {
        let text = format!(
            "{TITLE}一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n（一）予以公开 | {cells} |\n（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
        );
        assert_eq!(row(&draft(&text), Row::Granted), [None; 7], "{cells}");
    }
}

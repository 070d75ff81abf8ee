//! Openings of reports, as search engines and archives keep them: the text stops before its tables, or prose stands where a table
//! would. What they say is read, and nothing is said of tables and parts that are merely not there.

use ogi_core::{Cell, CellId, Column, FormId, Number, Row, SectionId};
use ogi_documents::{Recognised, recognise};

fn read(text: &str) -> Recognised {
    recognise(&ogi_documents::read::text(text))
}

/// The topics and values of the claims.
fn claims(text: &str) -> Vec<(String, Option<u32>)> {
    let draft = read(text).draft;
    let value = |claim: &ogi_core::Claim| claim.value.and_then(|value| value.to_string().parse().ok());
    draft.claims.iter().map(|claim| (claim.what.to_string(), value(claim))).collect()
}

/// Words of the headers of both forms, as sentences have them.
#[test]
fn words_of_headers_in_prose_are_no_table() {
    for words in [
        "不断创新公开方式",
        "及时更新公开目录",
        "重新公开旧文件",
        "完善最新公开载体",
        "政府采购项目9项，采购总金额120万元",
        "比上一年项目数量增加3项",
        "新制作宣传册两种",
        "对外公开总数为120条",
    ] {
        for year in [2021, 2024] {
            let text = format!(
                "示例县东河镇人民政府{year}年政府信息公开工作年度报告\n一、总体情况\n我镇{words}，收到政府信息公开申请2件。\n"
            );
            let draft = read(&text).draft;
            assert_eq!(draft.form(), FormId::Official2021, "{words}");
            assert!(!draft.outline.unwrap().mixed_forms, "{words}");
        }
    }
}

#[test]
fn parts_that_are_only_listed_or_mentioned_are_not_there() {
    let opening = "示例市水务局2023年政府信息公开工作年度报告\n";
    for text in [
        "本报告由总体情况、存在的问题及改进措施等六部分组成。\n一、总体情况\n公开信息12条。\n",
        "全文包括总体情况、存在的主要问题及改进情况、其他需要报告事项等六部分。\n一、总体情况\n公开信息12条。\n",
        "一、总体情况\n开展专题调研，发现存在的3方面问题，提出4方面解决措施。\n",
        "一、总体情况\n（一）主动公开。公开财政信息6条，行政事业性收费1条。\n（二）依申请公开。未收取信息处理费。\n",
    ] {
        let outline = read(&format!("{opening}{text}")).draft.outline.unwrap();
        let lost = [SectionId::Problems, SectionId::OtherMatters];
        assert!(!outline.traces.iter().any(|id| lost.contains(id)), "{text}: {:?}", outline.traces);
    }
    // A heading of its own inside part one is the content.
    let inside = "一、总体情况\n公开信息12条。\n（四）存在的问题及改进措施。公开不够及时，下一步加强培训。\n";
    let outline = read(&format!("{opening}{inside}")).draft.outline.unwrap();
    assert!(outline.traces.contains(&SectionId::Problems));
}

#[test]
fn prose_under_the_heading_of_a_table_is_read() {
    for text in [
        "二、主动公开、依申请公开工作情况\n我局主动公开政府信息128条。收到政府信息公开申请3件。\n",
        "一、总体情况\n（二）主动公开政府信息情况。\n1.发布情况。主动公开政府信息128条。\n收到政府信息公开申请3件。\n",
        "一、总体情况\n主动公开政府信息128条。\n2023年新收政府信息公开申请数量3件，上年结转政府信息公开申请数量0件。\n",
        "一、总体情况\n公开信息128条。\n三、收到和处理政府信息公开申请情况\n收到政府信息公开申请3件，均予以公开。\n",
    ] {
        let claims = claims(&format!("示例市水务局2023年政府信息公开工作年度报告\n{text}"));
        for (topic, value) in [("published", 128), ("requests.received.total", 3)] {
            assert!(claims.contains(&(topic.to_owned(), Some(value))), "{text}: {claims:?}");
        }
    }
}

#[test]
fn a_row_of_metadata_is_no_row_of_a_table() {
    let text = "索 引 号 | 675490773/2025-00050 | 分 类 | 综合政务/其他 / |\n发布机构 | 党政办公室 | 发文日期 | 2025-02-14 |\n\
        示例经济技术开发区管理委员会2024年政府信息公开工作年度报告\n一、总体情况\n聚焦产业投资“11112250”工程、招商引资“166441”行动。\n";
    let found = read(text);
    assert!(found.draft.outline.unwrap().rows.is_empty() && !found.is_report);
}

#[test]
fn a_sentence_with_the_words_of_a_row_is_no_table() {
    let text = "示例县水务局2022年政府信息公开工作年度报告\n一、总体情况\n我局2022年行政事业性收费96.075万元，已全部上缴。\n";
    let found = read(text);
    let fees = CellId::from_path("proactive.fees.amount").unwrap();
    assert!(found.draft.number(fees).is_none() && !found.is_report);
    // The header of a table cut behind its second line, too, has the word of a row.
    let cut = "示例县水务局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\
        （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||\n\
        自然人 | 法人或其他组织 | 总计 | |||||||\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n";
    let draft = read(cut).draft;
    assert!(Column::ALL.iter().all(|column| *draft.cell(CellId::request(Row::OutcomesTotal, *column)) == Cell::Missing));
}

/// Under 万元, 125000元 is another figure; nothing is nothing in every unit.
#[test]
fn an_amount_in_yuan_is_no_figure_in_ten_thousands() {
    let fees = CellId::from_path("proactive.fees.amount").unwrap();
    for (printed, number) in [("0元", Some(0)), ("125000元", None), ("12万元", Some(12)), ("12", Some(12))] {
        let text = format!(
            "示例县水务局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\n\
            信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{printed}\n三、收到和处理政府信息公开申请情况\n"
        );
        assert_eq!(read(&text).draft.number(fees), number.map(Number::from), "{printed}");
    }
}

#[test]
fn titles_of_many_kinds() {
    for (text, organ, year, title) in [
        (
            "示例市工业局\n政府信息公开工作年度报告\n按2020年政务公开要点，开展2020年政务公开各项工作。现报告如下。\n",
            "示例市工业局",
            None,
            true,
        ),
        ("示例县东河镇人民政府2025年信息公开工作年度报告\n", "示例县东河镇人民政府", Some(2025), true),
        (
            "市人民政府办公室2021年政府信息公开工作年度报告\n现公布示例市人民政府办公室2021年政府信息公开工作年度报告。\n",
            "示例市人民政府办公室",
            Some(2021),
            true,
        ),
        ("廣州市示例區人民政府2022年政府信息公開工作年度報告\n", "广州市示例区人民政府", Some(2022), true),
        (
            "示例县人民政府办公室2020年政府信息公开年度报告\n字体：大中小\n县人民政府办公室2020年政府信息\n公开年度报告\n",
            "示例县人民政府办公室",
            Some(2020),
            true,
        ),
        (
            "示例县卫生健康委员会2021年政府信息公开工作年度报告\n大中小示例县卫生健康委员会2021年政府信息公开工作年度报告\n",
            "示例县卫生健康委员会",
            Some(2021),
            true,
        ),
        // A line of a menu is no title.
        ("政府信息公开年度报告\n", "", None, false),
    ] {
        let draft = read(&format!("{text}一、总体情况\n主动公开信息12条。\n")).draft;
        assert_eq!(draft.organ.as_deref().unwrap_or_default(), organ, "{text}");
        assert!(year.is_none() || draft.year == year, "{text}: {:?}", draft.year);
        assert_eq!(draft.outline.unwrap().title.is_some(), title, "{text}");
    }
}

#[test]
fn a_title_in_any_shape_names_organ_and_year() {
    let shapes = [
        ("示例县民政局\n2024年政府信息公开工作年度报告\n", "示例县民政局"),
        ("示例县民政局\n政府信息公开工作年度报告\n（2024年度）\n", "示例县民政局"),
        ("示例海关（本级）2024年政府信息公开工作年度报告\n", "示例海关"),
        ("2024年示例县民政局政府信息公开工作年度报告\n发布时间 2025-01-10\n2024年政府信息公开工作年度报告\n", "示例县民政局"),
        ("县民政局2024年政府信息公开工作年度报告\n现公布示例县民政局2024年政府信息公开工作年度报告。\n", "示例县民政局"),
        ("示例县民政局2024年度信息公开工作年度报告，根据条例编制。\n", "示例县民政局"),
        ("廣陵縣衛生健康局2024年政府信息公開工作年度報告\n", "广陵县卫生健康局"),
        ("示例镇人民政府信息公开工作年度报告（2024年度）\n", "示例镇人民政府"),
        ("示例镇人民政府2024政府信息公开工作年度报告\n", "示例镇人民政府"),
        ("示例县2024年度政府信息公开年报\n", "示例县"),
        ("示例县住房和城乡建设局（县人防办）\n2024年政府信息公开工作年度报告\n", "示例县住房和城乡建设局(县人防办)"),
        ("示例县民政局\n2024年政府信息公开工作年度报告\n2024年政府信息公开工作年度报告\n", "示例县民政局"),
        (
            "示例县民政局政府信息公开工作2024年度报告\n示例县民政局\n政府信息公开工作2024年度报告\n",
            "示例县民政局",
        ),
    ];
    for (lines, organ) in shapes {
        let draft = read(&format!("{lines}一、总体情况\n全年工作平稳。\n二、主动公开政府信息情况\n")).draft;
        assert_eq!((draft.organ.as_deref(), draft.year), (Some(organ), Some(2024)), "{lines}");
        assert!(draft.outline.unwrap().title.is_some(), "{lines}");
    }
}

#[test]
fn a_year_in_a_bracket_is_of_the_title_with_its_bracket() {
    let text = "示例县民政局政府信息公开工作年度报告（2024年度）\n一、总体情况\n全年工作平稳。\n二、主动公开政府信息情况\n";
    let title = read(text).draft.outline.unwrap().title.unwrap();
    assert_eq!(&*title.value, "示例县民政局政府信息公开工作年度报告(2024年度)");
}

#[test]
fn a_share_in_a_sentence_is_no_row() {
    let text = "示例县民政局2024年政府信息公开工作年度报告\n一、总体情况\n办结申请527件，其中予以公开占58.5%、不予公开占7.3%，\
        因本机关不掌握无法提供占28.9%。\n二、主动公开政府信息情况\n";
    assert!(read(text).draft.outline.unwrap().rows.is_empty());
}

#[test]
fn a_sentence_that_counts_applications_is_no_row() {
    let text = "示例县民政局2024年政府信息公开工作年度报告\n一、总体情况\n本年新收政府信息公开申请数量17件，上年结转政府信息公开申请数量3件，\
        结转下年度继续办理5件。\n二、主动公开政府信息情况\n";
    let values: Vec<_> = read(text).draft.claims.iter().filter_map(|claim| claim.value?.as_integer()).collect();
    assert_eq!(values, [17, 3, 5]);
}

#[test]
fn what_a_preface_lists_is_no_content_of_a_part() {
    let text = "示例县民政局2024年政府信息公开工作年度报告\n本报告由总体情况、信息处理费收取情况、存在的问题及改进措施等部分组成。\n一、总体情况\n\
        公开行政事业性收费信息3条，全年未收取信息处理费。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
    assert_eq!(read(text).draft.outline.unwrap().traces, []);
}

#[test]
fn prose_in_the_place_of_tables_is_read_to_its_end() {
    let parts = [
        "示例县民政局2024年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n全年公开信息41条。\n",
        "三、收到和处理政府信息公开申请情况\n收到政府信息公开申请8件，办结6件。\n",
        "四、政府信息公开行政复议、行政诉讼情况\n因政府信息公开被申请行政复议3件。\n",
    ];
    let values = |text: &str| read(text).draft.claims.iter().filter_map(|claim| claim.value?.as_integer()).collect::<Vec<_>>();
    assert_eq!(values(parts[0]), [41]);
    assert_eq!(values(&parts[..2].concat()), [41, 8, 6]);
    assert_eq!(values(&parts.concat()), [41, 8, 6, 3]);
}

//! Tables that lost a cell, a line or their end: what is left is read where it can be told, and never as another cell's figure.

use ogi_core::{Cell, CellId, Column, Draft, Measure, Number, Reason, Row, Subject};
use ogi_documents::{read, recognise};

const HEAD: &str = "示例县民政局2024年政府信息公开工作年度报告\n";
const FIRST: &str = "二、主动公开政府信息情况\n第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n";
const APPLICATIONS: &str = "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\n\
    自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";

fn draft(text: &str) -> Draft {
    recognise(&read::text(text)).draft
}

fn number(draft: &Draft, cell: CellId) -> Option<i64> {
    draft.number(cell).and_then(Number::as_integer)
}

fn reason(draft: &Draft, cell: CellId) -> Option<Reason> {
    match draft.cell(cell) {
        Cell::Unreadable(unreadable) => unreadable.why,
        _ => None,
    }
}

/// The applications table with so many figures in the row of 部分公开, and 予以公开 without applications.
fn applications(in_part: &str) -> String {
    let zero = "0\t0\t0\t0\t0\t0\t0\n";
    format!(
        "{HEAD}{APPLICATIONS}一、本年新收政府信息公开申请数量\t11\t0\t0\t0\t0\t0\t11\n二、上年结转政府信息公开申请数量\t{zero}\
        三、本年度办理结果\t（一）予以公开\t{zero}（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t{in_part}\n\
        （七）总计\t11\t0\t0\t0\t0\t0\t11\n四、结转下年度继续办理\t{zero}五、存在的主要问题及改进情况\n"
    )
}

#[test]
fn a_figure_beside_others_in_a_grid_is_not_cut_in_two() {
    let row = |column: Column| CellId::request(Row::GrantedInPart, column);
    for lost in ["0\t0\t0\t0\t0\t11", "11\t0\t0\t0\t0\t11"] {
        let draft = draft(&applications(lost));
        for column in Column::ALL {
            let truth = if matches!(column, Column::NaturalPerson | Column::Total) { 11 } else { 0 };
            let read = number(&draft, row(*column));
            assert!(read.is_none_or(|read| read == truth), "{lost}: {column:?} is {read:?}");
        }
    }
}

#[test]
fn a_row_of_the_first_table_that_lost_a_cell_is_not_read() {
    let rules = |measure: Measure| CellId::proactive(Subject::GovernmentRules, measure).unwrap();
    for (row, why) in [
        // Its last field fills up the rows of the grid.
        ("规章\t7\t12\t\n行政规范性文件\t1\t2\t3\t\n", Reason::CellLost),
        // The next row stands in its line.
        ("规章\t0\t5\t22\t0\t0\n", Reason::CellLost),
        // Two figures for three cells.
        ("规章\t35\t12\n", Reason::GluedAmbiguous),
    ] {
        let filled = FIRST.replace("现行有效件数\n", "现行有效件数\t\n");
        let draft = draft(&format!("{HEAD}{}{row}", if row.contains("\t12\t\n") { &filled } else { FIRST }));
        for measure in [Measure::Issued, Measure::Repealed, Measure::InForce] {
            assert_eq!(reason(&draft, rules(measure)), Some(why), "{row} {measure:?}");
        }
    }
}

#[test]
fn a_header_in_the_place_of_a_figure_spoils_its_row() {
    let text = applications("11\t0\t0\t0\t0\t0\t11").replace(
        "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n",
        "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t\t\t\t行政诉讼\t\t\n",
    );
    let draft = draft(&text);
    let total = draft.cell(CellId::request(Row::CarriedForward, Column::Total));
    assert!(!matches!(total, Cell::Text(_)), "{total:?}");
}

#[test]
fn a_text_that_ends_in_a_figure_may_have_lost_its_end() {
    let whole = applications("11\t0\t0\t0\t0\t0\t11");
    let end = whole.find("（七）总计\t11").unwrap();
    // A total of eleven of which one digit is left.
    let draft = draft(&format!("{}（七）总计\t11\t0\t0\t0\t0\t0\t1", &whole[..end]));
    assert_eq!(reason(&draft, CellId::request(Row::OutcomesTotal, Column::Total)), Some(Reason::CutOff));
    // A page that ends in a cell.
    let page = "<p>示例县民政局2024年政府信息公开工作年度报告</p><table><tr><td>信息内容</td><td>本年收费金额（单位：万元）</td></tr>\
        <tr><td>行政事业性收费</td><td>33";
    let fees = CellId::proactive(Subject::Fees, Measure::Amount).unwrap();
    assert_eq!(reason(&recognise(&read::html(page)).draft, fees), Some(Reason::CutOff));
    assert_eq!(number(&recognise(&read::html(&format!("{page}</td></tr></table>"))).draft, fees), Some(33));
}

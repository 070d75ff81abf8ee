use ogi_core::{CellId, Column, Number, Row};

use crate::{read, recognise};

#[test]
fn glued_rows_are_cut_by_their_sums() {
    let text = "三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\
        申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\
        一、本年新收政府信息公开申请数量1200000012二、上年结转政府信息公开申请数量0000000";
    let draft = recognise(&read::text(text)).draft;
    let number = |row, column| draft.number(CellId::request(row, column));
    assert_eq!(number(Row::Received, Column::NaturalPerson), Some(Number::from(12)));
    assert_eq!(number(Row::Received, Column::Total), Some(Number::from(12)));
    assert_eq!(number(Row::BroughtForward, Column::Total), Some(Number::ZERO));
}

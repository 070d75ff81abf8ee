use ogi_core::{Cell, CellId, Column, Number, Row};

use crate::{read, recognise};

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

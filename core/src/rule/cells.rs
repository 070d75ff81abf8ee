//! What a single cell must look like (单元格填写).

use super::Check;
use crate::check;

super::family! {
    "cells" { zh: "单元格填写", en: "cells", prose: "cells.md" }

    /// A cell holds words instead of a number.
    NOT_A_NUMBER "not-a-number" {
        zh: "单元格应填写数字", en: "a cell must hold a number",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        check: Check::Judge(check::not_a_number),
    }
    /// A count below zero; only 本年增/减 of the trial form may be.
    NEGATIVE "negative" {
        zh: "数量不能为负数", en: "a count must not be negative",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        check: Check::Judge(check::negative),
    }
    /// A count with decimals.
    NOT_WHOLE "not-whole" {
        zh: "件数应为整数", en: "a count must be a whole number",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        check: Check::Judge(check::not_whole),
    }
    /// An empty cell.
    BLANK "blank" {
        zh: "没有数据的应填写0，不留空白", en: "zero should be printed as 0, not left blank",
        severity: Warning,
        basis: [PRACTICE],
        check: Check::Judge(check::blank),
    }
    /// `/`, `-`, 无 instead of a figure.
    PLACEHOLDER "placeholder" {
        zh: "没有数据的应填写0，不用“/”“-”“无”代替", en: "zero should be printed as 0, not as a mark",
        severity: Warning,
        basis: [PRACTICE],
        check: Check::Judge(check::placeholder),
    }
    /// A unit or a remark beside the figure, or digits of another kind.
    NOTED "unit-in-cell" {
        zh: "单元格内只填数字，不带单位和说明", en: "a cell should hold digits only, without unit or remark",
        severity: Notice,
        basis: [FORM_2021, FORM_2019, PRACTICE],
        check: Check::Judge(check::noted),
    }
    /// Cells of the form that the document does not have.
    MISSING "missing" {
        zh: "表格应完整，不缺行缺格", en: "the tables must be complete",
        severity: Warning,
        basis: [FORM_2021, FORM_2019, ARTICLE_50],
        check: Check::Judge(check::missing),
    }
    /// Cells whose figures could not be decided.
    UNREADABLE "unreadable" {
        zh: "单元格应能唯一判读", en: "the figures of a cell must be decidable",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::unreadable),
    }
}

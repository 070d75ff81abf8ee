//! The fee for processing information (信息处理费).

use super::Check;
use crate::check;

super::family! {
    "fees" { zh: "信息处理费", en: "fee for processing information", prose: "fees.md" }

    /// Part six says whether a fee was charged.
    STATED "stated" {
        zh: "应说明信息处理费收取情况", en: "the report says whether a fee for processing information was charged",
        severity: Warning,
        basis: [FEES_HERE, PRACTICE],
        check: Check::Judge(check::fee_stated),
    }
    /// Said elsewhere, not in part six.
    PLACE "place" {
        zh: "信息处理费收取情况应在第六部分报告", en: "the fee for processing information is reported in part six",
        severity: Notice,
        basis: [FEES_HERE],
        check: Check::Judge(check::fee_place),
    }
    /// The fee is part of 行政事业性收费.
    IN_TOTAL "in-total" {
        zh: "信息处理费应计入行政事业性收费", en: "the fee is part of the administrative fees of table two",
        severity: Notice,
        basis: [FEE_RULE, FORM_PROACTIVE],
        check: Check::Judge(check::fee_in_total),
    }
    /// Every lawful charge is a multiple of 10 yuan.
    TARIFF "tariff" {
        zh: "信息处理费应为10元的整数倍", en: "the fee is a multiple of 10 yuan",
        severity: Notice,
        basis: [FEE_RULE],
        check: Check::Judge(check::tariff),
    }
    /// A fee although nothing was applied for.
    WITHOUT_REQUESTS "without-requests" {
        zh: "没有申请的不应有信息处理费", en: "no fee without applications",
        severity: Notice,
        basis: [FEE_RULE],
        check: Check::Judge(check::fee_without_requests),
    }
    /// （六）2 逾期未缴费 although no fee is spoken of.
    NOTICE "notice" {
        zh: "有逾期未缴费的，应说明收费情况", en: "where fees went unpaid, the text speaks of fees",
        severity: Notice,
        basis: [FEES_HERE, FEE_RULE],
        check: Check::Judge(check::fee_notice),
    }
}

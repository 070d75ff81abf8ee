//! The table of published information by itself and by the organ's profile (主动公开情况).

use super::Check;
use crate::check;

super::family! {
    "proactive" { zh: "主动公开情况", en: "information published on own initiative", prose: "proactive.md" }

    /// 现行有效 ≥ 制发 − 废止.
    IN_FORCE "in-force" {
        zh: "现行有效不应少于本年制发减废止", en: "documents in force are no fewer than those issued less those repealed",
        severity: Notice,
        basis: [FORM_PROACTIVE],
        check: Check::Judge(check::in_force),
    }
    /// Trial form: 对外公开总数量 ≥ 本年新公开数量.
    PUBLIC_TOTAL "public-total" {
        zh: "对外公开总数量不应少于本年新公开数量（试行格式）", en: "all that is public includes what was published this year (trial form)",
        severity: Notice,
        basis: [FORM_2019],
        check: Check::Judge(check::public_total),
    }
    /// Trial form: 本年新制作数量 ≥ 本年新公开数量.
    PUBLISHED "published" {
        zh: "本年新公开数量一般不多于新制作数量（试行格式）", en: "no more is published than made, unless older ones were opened (trial form)",
        severity: Info,
        basis: [FORM_2019],
        check: Check::Judge(check::published),
    }
    /// 规章 of an organ that cannot make any.
    RULES_WITHOUT_POWER "rules-without-power" {
        zh: "没有规章制定权的机关，规章应为0", en: "an organ without the power to make rules has none",
        severity: Error,
        basis: [LEGISLATION_LAW, FORM_PROACTIVE, TRIAL_PROACTIVE],
        check: Check::Judge(check::rules_without_power),
    }
    /// More than a hundred normative documents of one county department.
    LARGE_STOCK "large-stock" {
        zh: "县级部门现行有效规范性文件过多应核实统计口径", en: "a county department hardly has a hundred documents in force",
        severity: Notice,
        basis: [PROACTIVE, TRIAL_ITEMS, ACCURACY],
        check: Check::Judge(check::large_stock),
    }
    /// 许可、处罚、强制 against the organ's powers.
    POWERS "powers" {
        zh: "许可、处罚、强制数量应与机关职权相称", en: "licences, penalties and coercion fit the organ's powers",
        severity: Notice,
        basis: [ALL_DECISIONS, TRIAL_PROACTIVE],
        check: Check::Judge(check::powers),
    }
    /// 行政事业性收费 in yuan instead of 万元.
    FEE_UNIT "fee-unit" {
        zh: "行政事业性收费以万元为单位", en: "fees are stated in 万元",
        severity: Notice,
        basis: [FORM_PROACTIVE],
        check: Check::Judge(check::unit_of_amount),
    }
}

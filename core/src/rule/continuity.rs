//! This year's report against last year's (跨年核对).

use super::Check;
use crate::check;

super::family! {
    "continuity" { zh: "跨年核对", en: "year to year", prose: "continuity.md" }

    /// 上年结转 = last year's 结转下年度, per column; the total without exception.
    BROUGHT_FORWARD "brought-forward" {
        zh: "上年结转应等于上一年度报告的结转下年度", en: "what is brought forward is what last year's report carried forward",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS, ACCURACY],
        check: Check::Judge(check::brought_forward),
    }
    /// 现行有效 = last year's + 制发 − 废止.
    STOCK "stock" {
        zh: "现行有效件数应与上年及本年增减衔接", en: "documents in force follow from last year's",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: Check::Judge(check::stock),
    }
    /// 废止 ≤ last year's stock + 制发.
    REPEALED "repealed" {
        zh: "废止件数不应超过上年现行有效与本年制发之和", en: "no more documents are repealed than there were",
        severity: Warning,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: Check::Judge(check::repealed),
    }
    /// Trial form: 上一年项目数量 = last year's 上一年项目数量 + 本年增/减.
    ITEMS "items" {
        zh: "上一年项目数量应与上年报告衔接（试行格式）", en: "items of last year follow from last year's report (trial form)",
        severity: Warning,
        basis: [FORM_2019, TRIAL_ITEMS],
        check: Check::Judge(check::items),
    }
    /// Cases pending last year are counted this year.
    PENDING "pending" {
        zh: "上年尚未审结的复议诉讼应计入本年", en: "cases pending last year are counted this year",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES, ACCURACY],
        check: Check::Judge(check::pending),
    }
    /// A suit after reconsideration needs a reconsideration.
    SUITS "suits" {
        zh: "复议后起诉不应多于两年的行政复议", en: "suits after reconsideration are no more than the reconsiderations of two years",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES, ACCURACY],
        check: Check::Judge(check::suits),
    }
    /// 许可、处罚、强制 ten times more or less than last year.
    JUMP "jump" {
        zh: "许可、处罚、强制数量与上年相差十倍以上应核对", en: "licences, penalties and coercion do not change tenfold",
        severity: Notice,
        basis: [ALL_DECISIONS, ACCURACY, TRIAL_PROACTIVE],
        check: Check::Judge(check::jump),
    }
    /// 行政事业性收费 about ten thousand times last year's.
    FEE_UNIT "fee-unit" {
        zh: "收费金额与上年约差一万倍应核对单位", en: "fees ten thousand times apart point to a wrong unit",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: Check::Judge(check::fee_jump),
    }
    /// Every figure is last year's.
    IDENTICAL "identical" {
        zh: "全部数字与上年相同应核对", en: "figures are not all those of last year",
        severity: Notice,
        basis: [ACCURACY, ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::identical),
    }
    /// The total column is last year's and contradicts this year's applicants.
    STALE_TOTAL "stale-total" {
        zh: "“总计”一列不应沿用上年", en: "the total column is not left over from last year",
        severity: Notice,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS, ACCURACY],
        check: Check::Judge(check::stale_total),
    }
    /// The text is last year's apart from years and digits.
    COPIED "copied" {
        zh: "文字不应与上年雷同", en: "the text is not last year's",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::copied),
    }
    /// How much of the text is last year's, as a number, against a local limit.
    REPETITION "repetition" {
        zh: "文字与上年的重复率不应超过规定", en: "no more of the text is last year's than is allowed",
        severity: Warning,
        basis: [ACCOUNTABILITY, LOCAL],
        check: Check::Judge(check::repetition),
    }
    /// Part five is last year's.
    PROBLEMS_COPIED "problems-copied" {
        zh: "第五部分不应与上年雷同", en: "part five is not last year's",
        severity: Warning,
        basis: [PROBLEMS, ARTICLE_50],
        check: Check::Judge(check::problems_copied),
    }
    /// What the text says of last year against last year's report.
    STATED "stated" {
        zh: "文字中的上年数字应与上年报告一致", en: "last year's numbers in the text are those of last year's report",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::stated_last_year),
    }
    /// What was given as last year's report is of another year.
    OTHER_YEAR "other-year" {
        zh: "上年报告应为上一年度的报告", en: "what is given as last year's report is for the year before",
        severity: Notice,
        basis: [ARTICLE_49],
        check: Check::Judge(check::other_year),
    }
    /// Last year's report is another organ's.
    OTHER_ORGAN "other-organ" {
        zh: "两年报告应为同一机关", en: "both reports are of the same organ",
        severity: Notice,
        basis: [ARTICLE_49],
        check: Check::Judge(check::other_organ),
    }
    /// Figures or text of a year before last.
    REPEATED "repeated" {
        zh: "数字和文字不应与更早年度雷同", en: "figures and text are not those of an earlier year",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::repeated),
    }
    /// 现行有效 is 制发, year after year.
    STOCK_IS_FLOW "stock-is-flow" {
        zh: "现行有效件数不应年年等于制发件数", en: "documents in force are not those issued, year after year",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: Check::Judge(check::stock_is_flow),
    }
}

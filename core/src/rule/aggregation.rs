//! A report against those of the organs below (汇总核对).

use super::Check;
use crate::check;

super::family! {
    "aggregation" { zh: "汇总核对", en: "roll-up", prose: "aggregation.md" }

    /// A registered organ without a report.
    NOT_FILED "not-filed" {
        zh: "登记的机关都应报送年度报告", en: "every registered organ has filed its report",
        severity: Error,
        basis: [ARTICLE_49, SUMMARY],
        check: Check::Judge(check::not_filed),
    }
    /// A report of another year.
    WRONG_YEAR "wrong-year" {
        zh: "下级报告应为同一年度", en: "reports rolled up are of the same year",
        severity: Error,
        basis: [ARTICLE_49, SUMMARY],
        check: Check::Judge(check::wrong_year),
    }
    /// Less than the departments and townships below together.
    BELOW_CHILDREN "below-children" {
        zh: "汇总数不应少于下级机关合计", en: "a roll-up is no less than the organs below together",
        severity: Warning,
        basis: [SUMMARY],
        check: Check::Judge(check::below_children),
    }
    /// Less than the governments below together.
    BELOW_AREAS "below-areas" {
        zh: "汇总数不应少于下级政府合计", en: "a roll-up is usually no less than the governments below together",
        severity: Warning,
        basis: [SUMMARY],
        check: Check::Judge(check::below_areas),
    }
    /// Not the same as all organs below together.
    DIFFERS "differs" {
        zh: "下级机关列全时，汇总数应等于其合计", en: "with every organ given, a roll-up is their sum",
        severity: Notice,
        basis: [SUMMARY],
        check: Check::Judge(check::differs),
    }
    /// Fewer reconsiderations or suits than below.
    REMEDIES "remedies" {
        zh: "复议、诉讼的汇总数一般不少于下级合计", en: "reconsideration and suits are usually no fewer than below",
        severity: Warning,
        basis: [SUMMARY, CO_DEFENDANT],
        check: Check::Judge(check::aggregated_remedies),
    }
    /// Fees ten thousand times those of the organs below.
    FEE_UNIT "fee-unit" {
        zh: "收费金额与下级合计约差一万倍应核实单位", en: "fees ten thousand times those below point to a wrong unit",
        severity: Notice,
        basis: [SUMMARY, FORM_PROACTIVE, TRIAL_PROACTIVE],
        check: Check::Judge(check::aggregated_fee_unit),
    }
    /// Two organs with one text.
    SAME_TEXT "same-text" {
        zh: "各机关的正文不应雷同", en: "the texts of two organs are not the same",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::same_text),
    }
}

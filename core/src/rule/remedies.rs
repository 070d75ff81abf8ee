//! Identities of the remedies table (政府信息公开行政复议、行政诉讼情况).

use super::{Check, Formula};
use crate::check;
use crate::form::Ruling;

super::family! {
    "remedies" { zh: "复议诉讼表的勾稽关系", en: "identities of the remedies table", prose: "remedies.md" }

    /// 总计 = 维持 + 纠正 + 其他 + 尚未审结, per group.
    TOTAL "total" {
        zh: "总计等于维持、纠正、其他、尚未审结之和", en: "the total is the sum of upheld, corrected, other and pending",
        severity: Error,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        check: Check::EachRemedy(Formula {
            computed: &[Ruling::Upheld, Ruling::Corrected, Ruling::Other, Ruling::Pending],
            stated: &[Ruling::Total],
        }),
    }
    /// A suit after reconsideration without any reconsideration.
    SUIT_WITHOUT_REVIEW "suit-without-review" {
        zh: "有复议后起诉的，一般应有行政复议", en: "a suit after reconsideration usually follows a reconsideration of the year",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        check: Check::Judge(check::suit_without_review),
    }
    /// Reconsideration or suits although nothing was applied for.
    WITHOUT_REQUESTS "without-requests" {
        zh: "没有申请却有复议诉讼的应核对", en: "reconsideration and suits usually follow applications",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        check: Check::Judge(check::remedies_without_requests),
    }
}

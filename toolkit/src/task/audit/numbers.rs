//! The figures of a report that an office looks at first.

use ogi_core::{CellId, Draft};

/// The figures that an office looks at first (主要数据).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeyFigures {
    /// 本年新收
    pub received: Option<i64>,
    /// 办结: 第三项第（七）目总计
    pub concluded: Option<i64>,
    /// 予以公开与部分公开
    pub opened: Option<i64>,
    /// 结转下年度继续办理
    pub carried: Option<i64>,
    /// 行政复议已审结的: 维持、纠正、其他
    pub reviewed: Option<i64>,
    /// 行政复议结果纠正
    pub corrected: Option<i64>,
}

impl KeyFigures {
    /// Those of a report; the form of before 2021 has them in the same cells.
    pub fn new(draft: &Draft) -> Self {
        let whole = |path: &str| draft.number(CellId::from_path(path)?)?.as_integer();
        let sum = |paths: &[&str]| paths.iter().try_fold(0_i64, |sum, path| sum.checked_add(whole(path)?));
        let remedies = "remedies.reconsideration";
        Self {
            received: whole("requests.received.total"),
            concluded: whole("requests.outcomes.total.total"),
            opened: sum(&["requests.outcomes.granted.total", "requests.outcomes.granted_in_part.total"]),
            carried: whole("requests.carried_forward.total"),
            reviewed: ["upheld", "corrected", "other"]
                .iter()
                .try_fold(0_i64, |sum, ruling| sum.checked_add(whole(&format!("{remedies}.{ruling}"))?)),
            corrected: whole(&format!("{remedies}.corrected")),
        }
    }

    /// 公开率: what was opened, wholly or in part, in percent of what was concluded; half is rounded up.
    pub fn open_rate(&self) -> Option<i64> {
        percent(self.opened?, self.concluded?)
    }

    /// 复议纠错率: in percent of what was decided on reconsideration.
    pub fn correction_rate(&self) -> Option<i64> {
        percent(self.corrected?, self.reviewed?)
    }
}

/// A share in percent, rounded; none of nothing, and none that no share can be.
fn percent(part: i64, whole: i64) -> Option<i64> {
    let twice = part.checked_mul(200)?.checked_add(whole)?;
    (whole > 0 && (0..=whole).contains(&part)).then(|| twice.checked_div(whole.checked_mul(2)?)).flatten()
}

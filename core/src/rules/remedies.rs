//! Identities of the remedies table (政府信息公开行政复议、行政诉讼情况).

use crate::check::measure;
use crate::check::relation::{about, number, sum, whole};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::form::{CellId, Column, Remedy, Row, Ruling};
use crate::number::Number;
use crate::rule::{Formula, Linear, Rule};
use crate::severity::Verdict;

crate::check::family! {
    "remedies" { zh: "复议诉讼表的勾稽关系", en: "identities of the remedies table", prose: "remedies.md" }

    /// 总计 = 维持 + 纠正 + 其他 + 尚未审结, per group.
    TOTAL "total" {
        zh: "总计等于维持、纠正、其他、尚未审结之和", en: "the total is the sum of upheld, corrected, other and pending",
        severity: Error,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        linear: Linear::EachRemedy(Formula {
            computed: &[Ruling::Upheld, Ruling::Corrected, Ruling::Other, Ruling::Pending],
            stated: &[Ruling::Total],
        }),
    }
    /// A suit after reconsideration without any reconsideration.
    SUIT_WITHOUT_REVIEW "suit-without-review" {
        zh: "有复议后起诉的，一般应有行政复议", en: "a suit after reconsideration usually follows a reconsideration of the year",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        check: suit_without_review,
    }
    /// Reconsideration or suits although nothing was applied for.
    WITHOUT_REQUESTS "without-requests" {
        zh: "没有申请却有复议诉讼的应核实", en: "reconsideration and suits usually follow applications",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES],
        check: remedies_without_requests,
    }
}

/// A suit after reconsideration although there was none; with last year's report, `continuity/suits` counts both years.
pub(crate) fn suit_without_review(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    if case.before().is_some() {
        return sink.count(Verdict::NotApplicable);
    }
    let cell = CellId::remedy(Remedy::SuitAfterReconsideration, Ruling::Total);
    // Nearly every report has none.
    if number(case.draft, cell) == Some(Number::ZERO) {
        return sink.count(Verdict::Holds);
    }
    let total = |group| measure::remedy(case.draft, group, Ruling::Total).certain();
    let (Some(reviews), Some(suits)) = (total(Remedy::Reconsideration), total(Remedy::SuitAfterReconsideration)) else {
        return sink.count(Verdict::Undecided);
    };
    let holds = suits == Number::ZERO || reviews > Number::ZERO;
    let message = say!(
        "{cell}填报{actual}件，行政复议却为{expected}件；复议后起诉应先有复议，请核实是否为上年复议的案件",
        "{cell} is {actual}, but there was no reconsideration ({expected}); see whether it was last year's"
    );
    sink.judge(holds, || about(rule, case.draft, cell, message, Some(reviews), Some(suits)));
}

pub(crate) fn remedies_without_requests(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    let none = |row| whole(case, row).map(|value| value == 0);
    let disputes = sum(Remedy::ALL.iter().map(|group| measure::remedy(draft, *group, Ruling::Total).certain()));
    let (Some(received), Some(brought), Some(disputes)) = (none(Row::Received), none(Row::BroughtForward), disputes) else {
        return sink.count(Verdict::Undecided);
    };
    // An application of last year may still be fought over; what cannot be read of it leaves that open.
    let last = case.before().map(|last| number(last, CellId::request(Row::Received, Column::Total)));
    let idle = received && brought && last.flatten().is_none_or(|last| last == Number::ZERO);
    if idle && last == Some(None) && disputes > Number::ZERO {
        return sink.count(Verdict::Undecided);
    }
    let cell = Remedy::ALL
        .iter()
        .map(|group| CellId::remedy(*group, Ruling::Total))
        .find(|cell| number(draft, *cell).is_some_and(|value| value > Number::ZERO));
    let Some(cell) = cell.filter(|_| idle) else { return sink.count(Verdict::Holds) };
    let message = say!(
        "本年未收到也未结转申请，复议、诉讼填报{actual}件；请核实是否漏填申请，或者是否与政府信息公开有关",
        "there was no application, new or old, but {actual} cases of reconsideration or litigation; see whether applications are missing"
    );
    sink.report(about(rule, draft, cell, message, None, Some(disputes)));
}

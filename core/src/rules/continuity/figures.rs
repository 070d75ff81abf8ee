//! Figures of this year's report against last year's (跨年数字).

use crate::check::figures::{Each, Figures, Holds, Slot, Source};
use crate::check::measure;
use crate::check::relation::{Tally, about, is_unit_slip, number};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, Measure, Place, Remedy, Row, Ruling, Subject};
use crate::number::Number;
use crate::prose::Mentions;
use crate::rule::Rule;
use crate::severity::Verdict;

crate::check::rules! {
    "continuity"

    /// 上年结转 = last year's 结转下年度, per column; the total without exception.
    BROUGHT_FORWARD "brought-forward" {
        zh: "上年结转应等于上一年度报告的结转下年度", en: "what is brought forward is what last year's report carried forward",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS, ACCURACY],
        shape: Figures { certain: Some(Column::Total), ..Figures::equal(
                Each::Column,
                &[(Source::LastYear, Slot::Row(Row::CarriedForward), 1)],
                Slot::Row(Row::BroughtForward),
                say!(
                    "{cell}填报{actual}，上一年度报告的“结转下年度继续办理”为{expected}，相差{difference}",
                    "{cell} is {actual}, but last year's report carried {expected} forward; they differ by {difference}"
                ),
            ) },
    }
    /// 现行有效 = last year's + 制发 − 废止.
    STOCK "stock" {
        zh: "现行有效件数应与上年及本年增减衔接", en: "documents in force follow from last year's",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        shape: Figures { explained: Some((Mentions::STOCK_REASON, say!(
                    "{cell}填报{actual}，上年现行有效加本年制发减本年废止为{expected}，相差{difference}；正文已说明失效、清理或者调整情况",
                    "{cell} is {actual}, last year's stock plus those issued less those repealed {expected}, {difference} apart; the text gives a reason"
                ))), ..Figures::equal(
                Each::Subject(&DOCUMENTS),
                &[(Source::LastYear, Slot::Measure(Measure::InForce), 1), (Source::This, Slot::Measure(Measure::Issued), 1), (Source::This, Slot::Measure(Measure::Repealed), -1)],
                Slot::Measure(Measure::InForce),
                say!(
                    "{cell}填报{actual}；上年现行有效加本年制发减本年废止为{expected}，相差{difference}，请核实是否有失效、清理或者调整",
                    "{cell} is {actual}; last year's stock plus those issued less those repealed is {expected}; they differ by {difference}; see whether some lapsed or were reclassified"
                ),
            ) },
    }
    /// 废止 ≤ last year's stock + 制发.
    REPEALED "repealed" {
        zh: "废止件数不应超过上年现行有效与本年制发之和", en: "no more documents are repealed than there were",
        severity: Warning,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        shape: Figures { holds: Holds::AtMost, ..Figures::equal(
                Each::Subject(&DOCUMENTS),
                &[(Source::LastYear, Slot::Measure(Measure::InForce), 1), (Source::This, Slot::Measure(Measure::Issued), 1)],
                Slot::Measure(Measure::Repealed),
                say!(
                    "{cell}填报{actual}，超过上年现行有效与本年制发之和{expected}",
                    "{cell} is {actual}, more than last year's stock and those issued together ({expected})"
                ),
            ) },
    }
    /// Trial form: 上一年项目数量 = last year's 上一年项目数量 + 本年增/减.
    ITEMS "items" {
        zh: "上一年项目数量应与上年报告衔接（试行格式）", en: "items of last year follow from last year's report (trial form)",
        severity: Warning,
        basis: [FORM_2019, TRIAL_ITEMS],
        shape: Figures::equal(
                Each::Subject(&ITEMS_OF),
                &[(Source::LastYear, Slot::Measure(Measure::PreviousItems), 1), (Source::LastYear, Slot::Measure(Measure::Change), 1)],
                Slot::Measure(Measure::PreviousItems),
                say!(
                    "{cell}填报{actual}，上一年度报告的项目数量加增减为{expected}，相差{difference}",
                    "{cell} is {actual}; last year's items and their change add up to {expected}; they differ by {difference}"
                ),
            ),
    }
    /// Cases pending last year are counted this year.
    PENDING "pending" {
        zh: "上年尚未审结的复议诉讼应计入本年", en: "cases pending last year are counted this year",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES, ACCURACY],
        shape: Figures { holds: Holds::AtLeast, ..Figures::equal(
                Each::Remedy,
                &[(Source::LastYear, Slot::Ruling(Ruling::Pending), 1)],
                Slot::Ruling(Ruling::Total),
                say!(
                    "{cell}填报{actual}，少于上年尚未审结的{expected}件；请核实未结案件是否已计入本年",
                    "{cell} is {actual}, less than the {expected} that were pending last year; see whether they were counted"
                ),
            ) },
    }
    /// A suit after reconsideration needs a reconsideration.
    SUITS "suits" {
        zh: "复议后起诉不应多于两年的行政复议", en: "suits after reconsideration are no more than the reconsiderations of two years",
        severity: Notice,
        basis: [FORM_REMEDIES, TRIAL_REMEDIES, ACCURACY],
        shape: Figures { holds: Holds::AtMost, ..Figures::equal(
                Each::Once,
                &[(Source::This, Slot::Remedy(Remedy::Reconsideration, Ruling::Total), 1), (Source::LastYear, Slot::Remedy(Remedy::Reconsideration, Ruling::Total), 1)],
                Slot::Remedy(Remedy::SuitAfterReconsideration, Ruling::Total),
                say!(
                    "{cell}填报{actual}，多于本年和上年行政复议之和{expected}；复议后起诉应先有复议",
                    "{cell} is {actual}, more than the reconsiderations of this year and last together ({expected})"
                ),
            ) },
    }
    /// 许可、处罚、强制 ten times more or less than last year.
    JUMP "jump" {
        zh: "许可、处罚、强制数量与上年相差十倍以上应核实", en: "licences, penalties and coercion do not change tenfold",
        severity: Notice,
        basis: [ALL_DECISIONS, ACCURACY, TRIAL_PROACTIVE],
        check: jump,
    }
    /// 行政事业性收费 about ten thousand times last year's.
    FEE_UNIT "fee-unit" {
        zh: "收费金额与上年约差一万倍应核实单位", en: "fees ten thousand times apart point to a wrong unit",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: fee_jump,
    }
    /// Every figure is last year's.
    IDENTICAL "identical" {
        zh: "全部数字与上年相同应核实", en: "figures are not all those of last year",
        severity: Notice,
        basis: [ACCURACY, ACCOUNTABILITY, ARTICLE_47],
        check: identical,
    }
    /// The total column is last year's and contradicts this year's applicants.
    STALE_TOTAL "stale-total" {
        zh: "“总计”一列不应沿用上年", en: "the total column is not left over from last year",
        severity: Notice,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS, ACCURACY],
        check: stale_total,
    }
}

/// Last year's report, or the verdict that the rule does not apply.
macro_rules! last_year {
    ($case:ident, $sink:ident) => {
        match $case.before() {
            Some(last) => last,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

/// What the trial form counts items of.
const ITEMS_OF: [Subject; 5] =
    [Subject::Licences, Subject::OtherServices, Subject::Penalties, Subject::CoerciveMeasures, Subject::Fees];

pub(super) const DOCUMENTS: [Subject; 2] = [Subject::GovernmentRules, Subject::NormativeDocuments];

pub(super) fn document(draft: &Draft, subject: Subject, measure: Measure) -> Option<Number> {
    CellId::proactive(subject, measure).and_then(|cell| number(draft, cell))
}

/// The cell of a measure that both reports have on their forms.
fn shared(case: &Case<'_>, last: &Draft, subject: Subject, measure: Measure) -> Option<CellId> {
    let on_form = |draft: &Draft, cell| draft.form().form().has_cell(cell, draft.is_undivided());
    CellId::proactive(subject, measure).filter(|cell| on_form(case.draft, *cell) && on_form(last, *cell))
}

pub(crate) fn jump(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FACTOR: i64 = 10;
    const SMALLEST: i64 = 100;
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    for subject in [Subject::Licences, Subject::Penalties, Subject::CoerciveMeasures] {
        let Some(cell) = shared(case, last, subject, Measure::Decisions) else { continue };
        let whole = |draft| number(draft, cell).and_then(Number::as_integer);
        let (Some(before), Some(now)) = (whole(last), whole(case.draft)) else {
            tally.undecided();
            continue;
        };
        let (low, high) = (before.min(now).max(1), before.max(now));
        let leaps = high >= SMALLEST && high >= low.saturating_mul(FACTOR);
        let message = say!(
            "{cell}填报{actual}，上年为{expected}，变化十倍以上；请核实是否填错",
            "{cell} is {actual}, last year {expected}: a change by ten times or more; see whether a figure is wrong"
        );
        let stated = |value| Number::new(value, 0);
        tally.judge(!leaps, || about(rule, case.draft, cell, message, stated(before), stated(now)));
    }
    tally.end();
}

pub(crate) fn fee_jump(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some(cell) = shared(case, last, Subject::Fees, Measure::Amount) else { return sink.count(Verdict::NotApplicable) };
    let (Some(before), Some(now)) = (number(last, cell), number(case.draft, cell)) else {
        return sink.count(Verdict::Undecided);
    };
    let message = say!(
        "{cell}填报{actual}，上年为{expected}，约差一万倍；请核对单位是元还是万元",
        "{cell} is {actual}, last year {expected}: about ten thousand times apart; see whether the unit is 元 or 万元"
    );
    sink.judge(!is_unit_slip(before, now), || about(rule, case.draft, cell, message, Some(before), Some(now)));
}

/// How the figures of two reports stand to each other.
pub(super) enum Sameness {
    /// Every figure is the same; these are not zero.
    Same(Vec<CellId>),
    /// Some figure differs.
    Different,
    /// None differs, but not all could be read.
    Unknown,
}

/// Whether every figure of two reports is the same; `None` where there are too few to say.
pub(super) fn unchanged(draft: &Draft, other: &Draft) -> Option<Sameness> {
    const FEWEST: usize = 4;
    if other.form() != draft.form() {
        return None;
    }
    let (mut differing, mut unread) = (0_usize, 0_usize);
    let mut alike: Vec<CellId> = Vec::new();
    for (cell, _) in draft.cells() {
        match (number(draft, cell), number(other, cell)) {
            (Some(now), Some(before)) if now == before && now != Number::ZERO => alike.push(cell),
            (Some(now), Some(before)) if now == before => {}
            (Some(_), Some(_)) => differing = differing.saturating_add(1),
            _ if draft.cell(cell).is_empty() && other.cell(cell).is_empty() => {}
            _ => unread = unread.saturating_add(1),
        }
    }
    // The stock of documents may well stay; anything else that moved proves new figures.
    let moving = alike.iter().filter(|cell| !matches!(cell.place(), Place::Proactive(_, Measure::InForce))).count();
    if moving < FEWEST {
        return None;
    }
    Some(match (differing, unread) {
        (0, 0) => Sameness::Same(alike),
        (0, _) => Sameness::Unknown,
        _ => Sameness::Different,
    })
}

pub(crate) fn identical(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let alike = match unchanged(case.draft, last) {
        None => return sink.count(Verdict::NotApplicable),
        Some(Sameness::Different) => return sink.count(Verdict::Holds),
        Some(Sameness::Unknown) => return sink.count(Verdict::Undecided),
        Some(Sameness::Same(alike)) => alike,
    };
    let message = say!(
        "本年全部数字与上年完全相同，其中{count}个不为0；请核实是否误用了上年数据",
        "every figure is the same as last year's, {count} of them not zero; see whether last year's data were used"
    );
    let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
    sink.report(Finding::new(rule, Verdict::Broken, message).arg("count", Arg::Count(count)).concerning(alike));
}

pub(crate) fn stale_total(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    if last.form() != case.draft.form() {
        return sink.count(Verdict::NotApplicable);
    }
    let rows: Vec<Row> = case.draft.form().form().request_rows(case.draft.is_undivided()).collect();
    let total = |draft: &Draft, row: Row| number(draft, CellId::request(row, Column::Total));
    let known: Vec<(Number, Number)> = rows.iter().filter_map(|row| total(case.draft, *row).zip(total(last, *row))).collect();
    let same = known.iter().all(|(now, before)| now == before);
    let wrong: Vec<CellId> = rows
        .iter()
        .filter(|row| {
            let sum = measure::row_sum(case.draft, **row).certain();
            sum.zip(total(case.draft, **row)).is_some_and(|(sum, total)| sum != total)
        })
        .map(|row| CellId::request(*row, Column::Total))
        .collect();
    if wrong.is_empty() || !same {
        return sink.count(Verdict::Holds);
    }
    if known.len() < rows.len() {
        return sink.count(Verdict::Undecided);
    }
    let message = say!(
        "“总计”一列与上年报告完全相同，与本年各类申请人合计不符（{cells}）；疑似沿用了上年的总计",
        "the total column is last year's, and does not agree with this year's applicants ({cells}); it seems to be left over"
    );
    let span = wrong.first().and_then(|cell| case.draft.span(*cell));
    sink.report(
        Finding::new(rule, Verdict::Broken, message).concerning(wrong.iter().copied()).at(span).arg("cells", Arg::Cells(wrong)),
    );
}

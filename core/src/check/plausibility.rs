//! Figures that are lawful but unlikely (合理性).

use super::identity::say;
use super::measure;
use super::relation::{Tally, about, number, sum};
use super::{Case, Sink};
use crate::cell::Cell;
use crate::finding::{Arg, Finding, Verdict};
use crate::form::{CellId, Column, FormId, Remedy, Row, Ruling};
use crate::number::Number;
use crate::rule::Rule;

fn whole(case: &Case<'_>, row: Row) -> Option<i64> {
    number(case.draft, CellId::request(row, Column::Total)).and_then(Number::as_integer)
}

pub(crate) fn backlog(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FEWEST: i64 = 5;
    let (Some(received), Some(carried)) = (whole(case, Row::Received), whole(case, Row::CarriedForward)) else {
        return sink.count(Verdict::Undecided);
    };
    let cell = CellId::request(Row::CarriedForward, Column::Total);
    let many = carried >= FEWEST && carried.saturating_mul(4) > received;
    let message = say!(
        "{cell}填写{actual}，超过本年新收{expected}的四分之一；答复期限为20个工作日，可延长20个工作日，请核对是否有逾期",
        "{cell} is {actual}, more than a quarter of the {expected} received; an answer is due in 20 working days, 40 at most"
    );
    let mut tally = Tally::new(sink);
    tally.judge(!many, || about(rule, case.draft, cell, message, Number::new(received, 0), Number::new(carried, 0)));
}

/// Of the whole group: 对“其他处理”数量偏高的行政机关，要了解情况 (国办公开办函〔2019〕60号一（三）).
pub(crate) fn residual(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FEWEST: i64 = 10;
    const PARTS: [Row; 3] = [Row::CorrectionLapsed, Row::FeeLapsed, Row::OtherwiseClosedOther];
    let divided = case.draft.form() == FormId::Official2021 && !case.draft.is_undivided();
    let group = if divided {
        PARTS.iter().try_fold(0_i64, |sum, row| whole(case, *row).map(|value| sum.saturating_add(value)))
    } else {
        whole(case, Row::OtherwiseClosed)
    };
    let (Some(other), Some(all)) = (group, whole(case, Row::OutcomesTotal)) else {
        return sink.count(Verdict::Undecided);
    };
    let rows: &[Row] = if divided { &PARTS } else { &[Row::OtherwiseClosed] };
    let cells: Vec<CellId> = rows.iter().map(|row| CellId::request(*row, Column::Total)).collect();
    let many = all >= FEWEST && other.saturating_mul(5) > all;
    let message = say!(
        "“（六）其他处理”总计{actual}件，超过办理结果总计{expected}件的五分之一；请核实能否归入其他各项",
        "outcomes under （六）其他处理 are {actual}, more than a fifth of all {expected}; see whether some belong to another row"
    );
    let mut tally = Tally::new(sink);
    tally.judge(!many, || {
        let (expected, actual) = (Number::new(all, 0), Number::new(other, 0));
        let mut finding = Finding::new(rule, Verdict::Broken, message)
            .concerning(cells.iter().copied())
            .at(cells.first().and_then(|cell| case.draft.span(*cell)));
        if let (Some(expected), Some(actual)) = (expected, actual) {
            finding = finding.arg("expected", Arg::Number(expected)).arg("actual", Arg::Number(actual));
        }
        (finding.expected, finding.actual) = (expected, actual);
        finding
    });
}

pub(crate) fn only_totals(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    if super::cells::all_plain(draft) {
        return sink.count(Verdict::Holds);
    }
    let total = |row: Row| number(draft, CellId::request(row, Column::Total));
    let without_applicants = |row: &Row| {
        let applicants = Column::ALL.iter().filter(|column| **column != Column::Total);
        applicants.map(|column| draft.cell(CellId::request(*row, *column))).all(Cell::is_empty)
    };
    let bare: Vec<Row> = draft.form().form().request_rows(draft.is_undivided()).filter(without_applicants).collect();
    let rows: Vec<Row> = bare.iter().copied().filter(|row| total(*row).is_some_and(|total| total > Number::ZERO)).collect();
    if rows.is_empty() {
        let unread = |row: &Row| matches!(draft.cell(CellId::request(*row, Column::Total)), Cell::Unreadable(_));
        return sink.count(if bare.iter().any(unread) { Verdict::Undecided } else { Verdict::Holds });
    }
    let message = say!("只填了总计，没有填各类申请人：{cells}", "only the total is filled in, no applicant: {cells}");
    let cells: Vec<CellId> = rows.iter().map(|row| CellId::request(*row, Column::Total)).collect();
    let span = cells.first().and_then(|cell| draft.span(*cell));
    sink.report(
        Finding::new(rule, Verdict::Broken, message).concerning(cells.iter().copied()).at(span).arg("cells", Arg::Cells(cells)),
    );
}

/// A suit after reconsideration although there was none; with last year's report, `continuity/suits` counts both years.
pub(crate) fn suit_without_review(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    if case.before().is_some() {
        return sink.count(Verdict::NotApplicable);
    }
    let total = |group| measure::remedy(case.draft, group, Ruling::Total).certain();
    let (Some(reviews), Some(suits)) = (total(Remedy::Reconsideration), total(Remedy::SuitAfterReconsideration)) else {
        return sink.count(Verdict::Undecided);
    };
    let cell = CellId::remedy(Remedy::SuitAfterReconsideration, Ruling::Total);
    let holds = suits == Number::ZERO || reviews > Number::ZERO;
    let message = say!(
        "{cell}填报{actual}件，行政复议却为{expected}件；复议后起诉应先有复议，请核实是否为上年复议的案件",
        "{cell} is {actual}, but there was no reconsideration ({expected}); see whether it was last year's"
    );
    let mut tally = Tally::new(sink);
    tally.judge(holds, || about(rule, case.draft, cell, message, Some(reviews), Some(suits)));
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
        "没有收到也没有结转申请，复议诉讼却有{actual}件；请核对是否漏填申请，或者是否与政府信息公开有关",
        "there was no application, new or old, but {actual} cases of reconsideration or litigation; see whether applications are missing"
    );
    sink.report(about(rule, draft, cell, message, None, Some(disputes)));
}

//! Identities of the applications table (收到和处理政府信息公开申请情况).

use crate::cell::Cell;
use crate::check::relation::{about, number, whole};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, FormId, Row};
use crate::number::Number;
use crate::rule::{Formula, Linear, Rule};
use crate::severity::Verdict;

/// The six columns of applicants, whose sum is 总计.
const APPLICANTS: [Column; 6] =
    [Column::NaturalPerson, Column::Business, Column::Research, Column::PublicInterest, Column::LegalService, Column::Other];

/// The rows of outcomes, whose sum is （七）总计; a form uses those of them that it has.
const OUTCOMES: [Row; 22] = [
    Row::Granted,
    Row::GrantedInPart,
    Row::StateSecret,
    Row::ProhibitedByLaw,
    Row::SecurityAndStability,
    Row::ThirdPartyRights,
    Row::InternalAffairs,
    Row::Deliberative,
    Row::EnforcementFile,
    Row::AdministrativeInquiry,
    Row::NotHeld,
    Row::NeedsCreation,
    Row::StillUnclear,
    Row::Petition,
    Row::Duplicate,
    Row::Publication,
    Row::Vexatious,
    Row::Reissue,
    Row::OtherwiseClosed,
    Row::CorrectionLapsed,
    Row::FeeLapsed,
    Row::OtherwiseClosedOther,
];

crate::check::family! {
    "requests" { zh: "申请办理表的勾稽关系", en: "identities of the applications table", prose: "requests.md" }

    /// 总计 = six applicant columns, per row.
    ROW_TOTAL "row-total" {
        zh: "每行总计等于各类申请人之和", en: "the total of a row is the sum of its applicant columns",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        linear: Linear::EachRow(Formula { computed: &APPLICANTS, stated: &[Column::Total] }),
    }
    /// （七）总计 = all rows of outcomes, per column.
    OUTCOME_TOTAL "outcome-total" {
        zh: "（七）总计等于各项办理结果之和", en: "total outcomes are the sum of all outcome rows",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        linear: Linear::EachColumn(Formula { computed: &OUTCOMES, stated: &[Row::OutcomesTotal] }),
    }
    /// 一 + 二 = 三（七） + 四, per column.
    BALANCE "balance" {
        zh: "新收加上年结转等于办结加结转下年", en: "received plus brought forward equals outcomes plus carried forward",
        severity: Error,
        basis: [STUB_NOTE, TRIAL_STUB_NOTE],
        linear: Linear::EachColumn(Formula {
            computed: &[Row::Received, Row::BroughtForward],
            stated: &[Row::OutcomesTotal, Row::CarriedForward],
        }),
    }
    /// 结转下年度 more than a quarter of what was received.
    BACKLOG "backlog" {
        zh: "结转下年度偏多应核实", en: "few applications are carried forward",
        severity: Notice,
        basis: [ARTICLE_33],
        check: backlog,
    }
    /// （六）其他处理 more than a fifth of all outcomes.
    RESIDUAL "residual" {
        zh: "“（六）其他处理”偏多应核实", en: "few outcomes fall under （六）其他处理",
        severity: Notice,
        basis: [TRIAL_RESIDUAL, REQUESTS],
        check: residual,
    }
    /// Totals without the columns of applicants.
    ONLY_TOTALS "only-totals" {
        zh: "各类申请人应分别填写，不能只填总计", en: "the columns of applicants are filled in, not the total alone",
        severity: Warning,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        check: only_totals,
    }
}

pub(crate) fn backlog(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FEWEST: i64 = 5;
    let (Some(received), Some(carried)) = (whole(case, Row::Received), whole(case, Row::CarriedForward)) else {
        return sink.count(Verdict::Undecided);
    };
    let cell = CellId::request(Row::CarriedForward, Column::Total);
    let many = carried >= FEWEST && carried.saturating_mul(4) > received;
    let message = say!(
        "{cell}填报{actual}，超过本年新收{expected}件的四分之一；答复期限为20个工作日，可延长20个工作日，请核实是否有逾期",
        "{cell} is {actual}, more than a quarter of the {expected} received; an answer is due in 20 working days, 40 at most"
    );
    sink.judge(!many, || about(rule, case.draft, cell, message, Number::new(received, 0), Number::new(carried, 0)));
}

/// Of the whole group: 对“其他处理”数量偏高的行政机关，要了解情况 (国办公开办函〔2019〕60号一（三）).
pub(crate) fn residual(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FEWEST: i64 = 10;
    const PARTS: [Row; 3] = [Row::CorrectionLapsed, Row::FeeLapsed, Row::OtherwiseClosedOther];
    let divided = case.draft.form() == FormId::Official2021 && !case.draft.is_undivided();
    let Some(all) = whole(case, Row::OutcomesTotal) else { return sink.count(Verdict::Undecided) };
    if all < FEWEST {
        return sink.count(Verdict::Holds);
    }
    let group = if divided {
        PARTS.iter().try_fold(0_i64, |sum, row| whole(case, *row).map(|value| sum.saturating_add(value)))
    } else {
        whole(case, Row::OtherwiseClosed)
    };
    let Some(other) = group else { return sink.count(Verdict::Undecided) };
    let many = other.saturating_mul(5) > all;
    let message = say!(
        "“（六）其他处理”总计{actual}件，超过办理结果总计{expected}件的五分之一；请核实能否归入其他各项",
        "outcomes under （六）其他处理 are {actual}, more than a fifth of all {expected}; see whether some belong to another row"
    );
    sink.judge(!many, || {
        let rows: &[Row] = if divided { &PARTS } else { &[Row::OtherwiseClosed] };
        let cells: Vec<CellId> = rows.iter().map(|row| CellId::request(*row, Column::Total)).collect();
        let span = cells.first().and_then(|cell| case.draft.span(*cell));
        let finding = Finding::new(rule, Verdict::Broken, message).concerning(cells).at(span);
        finding.held(Number::new(all, 0), Number::new(other, 0))
    });
}

pub(crate) fn only_totals(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    if sink.is_plain {
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
    let message = say!("仅填报总计，未分申请人类别填报：{cells}", "only the total is filled in, no applicant: {cells}");
    let cells: Vec<CellId> = rows.iter().map(|row| CellId::request(*row, Column::Total)).collect();
    let span = cells.first().and_then(|cell| draft.span(*cell));
    sink.report(
        Finding::new(rule, Verdict::Broken, message).concerning(cells.iter().copied()).at(span).arg("cells", Arg::Cells(cells)),
    );
}

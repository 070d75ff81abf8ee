//! Identities of the applications table (收到和处理政府信息公开申请情况).

use super::{Check, Formula};
use crate::check;
use crate::form::{Column, Row};

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

super::family! {
    "requests" { zh: "申请办理表的勾稽关系", en: "identities of the applications table", prose: "requests.md" }

    /// 总计 = six applicant columns, per row.
    ROW_TOTAL "row-total" {
        zh: "每行总计等于各类申请人之和", en: "the total of a row is the sum of its applicant columns",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        check: Check::EachRow(Formula { computed: &APPLICANTS, stated: &[Column::Total] }),
    }
    /// （七）总计 = all rows of outcomes, per column.
    OUTCOME_TOTAL "outcome-total" {
        zh: "（七）总计等于各项办理结果之和", en: "total outcomes are the sum of all outcome rows",
        severity: Error,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        check: Check::EachColumn(Formula { computed: &OUTCOMES, stated: &[Row::OutcomesTotal] }),
    }
    /// 一 + 二 = 三（七） + 四, per column.
    BALANCE "balance" {
        zh: "新收加上年结转等于办结加结转下年", en: "received plus brought forward equals outcomes plus carried forward",
        severity: Error,
        basis: [STUB_NOTE, TRIAL_STUB_NOTE],
        check: Check::EachColumn(Formula {
            computed: &[Row::Received, Row::BroughtForward],
            stated: &[Row::OutcomesTotal, Row::CarriedForward],
        }),
    }
    /// 结转下年度 more than a quarter of what was received.
    BACKLOG "backlog" {
        zh: "结转下年度偏多应核对", en: "few applications are carried forward",
        severity: Notice,
        basis: [ARTICLE_33],
        check: Check::Judge(check::backlog),
    }
    /// （六）其他处理 more than a fifth of all outcomes.
    RESIDUAL "residual" {
        zh: "“（六）其他处理”偏多应核实", en: "few outcomes fall under （六）其他处理",
        severity: Notice,
        basis: [TRIAL_RESIDUAL, REQUESTS],
        check: Check::Judge(check::residual),
    }
    /// Totals without the columns of applicants.
    ONLY_TOTALS "only-totals" {
        zh: "各类申请人应分别填写，不能只填总计", en: "the columns of applicants are filled in, not the total alone",
        severity: Warning,
        basis: [FORM_REQUESTS, TRIAL_REQUESTS],
        check: Check::Judge(check::only_totals),
    }
}

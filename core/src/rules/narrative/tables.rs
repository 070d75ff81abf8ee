//! Numbers in the text against cells of the tables.

use super::considered;
use crate::check::claim_index::Class;
use crate::check::measure::{self, Reading, Readings};
use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::claim::{Claim, Confidence, Kind, OutcomeGroup, Topic};
use crate::finding::Finding;
use crate::form::{CellId, Column, FormId, Measure, Place, Row};
use crate::number::Number;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "narrative"

    /// 收到、受理、应办 n 件.
    RECEIVED "received" {
        zh: "正文中的收到件数应与表格一致", en: "applications received in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Claims { class: Class::Received, denied: None },
    }
    /// 办结、答复 n 件.
    ANSWERED "answered" {
        zh: "正文中的办结件数应与表格一致", en: "applications answered in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Claims { class: Class::Answered, denied: None },
    }
    /// 上年结转、结转下年 n 件.
    CARRIED "carried" {
        zh: "正文中的结转件数应与表格一致", en: "applications brought and carried forward in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Claims { class: Class::Carried, denied: Some(|topic| Class::of(topic) == Some(Class::Carried)) },
    }
    /// 予以公开、不予公开 … n 件.
    OUTCOMES "outcomes" {
        zh: "正文中的各类办理结果应与表格一致", en: "outcomes in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Claims { class: Class::Outcomes, denied: Some(|topic| matches!(topic, Topic::Outcomes(_))) },
    }
    /// 自然人 n 件、法人 m 件.
    APPLICANTS "applicants" {
        zh: "正文中的申请人构成应与表格一致", en: "applicants in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Claims { class: Class::Applicants, denied: None },
    }
    /// 行政复议、行政诉讼 n 件.
    REMEDIES "remedies" {
        zh: "正文中的复议、诉讼件数应与表格一致", en: "reconsideration and suits in the text are those of the table",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        shape: Claims { class: Class::Remedies, denied: None },
    }
    /// 规章、规范性文件制发、废止、现行有效 n 件.
    DOCUMENTS "documents" {
        zh: "正文中的规章、规范性文件数量应与表格一致", en: "rules and normative documents in the text are those of the table",
        severity: Warning,
        basis: [PROACTIVE, ACCOUNTABILITY, TRIAL_PROACTIVE],
        shape: Claims { class: Class::Documents, denied: Some(|topic| Class::of(topic) == Some(Class::Documents)) },
    }
    /// 行政许可、处罚、强制决定 n 件.
    DECISIONS "decisions" {
        zh: "正文中的许可、处罚、强制数量应与表格一致", en: "licences, penalties and coercive measures in the text are those of the table",
        severity: Warning,
        basis: [ALL_DECISIONS, ACCOUNTABILITY, TRIAL_PROACTIVE],
        shape: Claims { class: Class::Decisions, denied: Some(is_decision) },
    }
}

/// Compares every claim of a class with the tables; whether there was any.
fn compare(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>, class: Class) -> bool {
    let claims = considered(case);
    let mut applies = false;
    for (at, claim) in sink.claims.pick(claims, &[class]) {
        // Most numbers are simply those of their cells.
        let printed = claim.what.cell().and_then(|cell| case.draft.number(cell));
        let divided = claim.what == Topic::RECEIVED && is_divided(claims, at);
        if printed.is_some() && printed == claim.value && claim.is_comparable(case.draft.year) && !divided {
            applies = true;
            sink.count(Verdict::Holds);
            continue;
        }
        let vague = claim.is_vague(case.draft.year);
        let Some(value) = claim.value.filter(|_| vague || claim.is_comparable(case.draft.year)) else { continue };
        let readings = readings(case, at, claim);
        if readings.is_empty() {
            continue;
        }
        applies = true;
        if vague {
            sink.count(Verdict::Undecided);
            continue;
        }
        let value = stated(claims, claim, value);
        let more = || readings.iter().all(|reading| reading.value().is_some_and(|table| value > table));
        match verdict(&readings, value) {
            Verdict::Holds => sink.count(Verdict::Holds),
            // 政府新收3件，部门新收4件: the table has both.
            _ if add_up(case, at, claim, &readings) => sink.count(Verdict::Holds),
            // 0件 in one place and 3件, as in the table, in another: of one scope as far as the words say.
            Verdict::Broken if is_denied_by(case, at, claim, value) => {
                sink.report(disagreement(rule, case, claim, value, &readings).at_most(Severity::Info));
            }
            // The text speaks of the same thing twice, once in agreement: the other number may be of another scope.
            _ if said_elsewhere(case, at, claim, |verdict| verdict == Verdict::Holds) => sink.count(Verdict::Undecided),
            // Several numbers, none of them the table's: each may count some of them.
            Verdict::Broken if is_one_of_several(case, at, claim, value) => sink.count(Verdict::Undecided),
            _ if said_before(case, at, claim) => {}
            Verdict::Broken if super::is_of_other_scope(case, claim) => sink.count(Verdict::Undecided),
            // Fewer may have been published than were made; more cannot have been.
            Verdict::Broken if is_decision(claim.what) && is_narrower(case, claim, value) && more() => {
                sink.report(disagreement(rule, case, claim, value, &readings).at_most(Severity::Info));
            }
            Verdict::Broken if is_narrower(case, claim, value) => sink.count(Verdict::Undecided),
            Verdict::Broken => sink.report(disagreement(rule, case, claim, value, &readings)),
            _ => sink.report(undecided(rule, case, claim, value)),
        }
    }
    applies
}

/// The readings of the tables that the claim may mean.
fn readings(case: &Case<'_>, at: usize, claim: &Claim) -> Readings {
    let draft = case.draft;
    let mut readings = match claim.what {
        // 共受理41件，其中本年新收34件: the first is both rows, the second row one and nothing else.
        Topic::RECEIVED if is_divided(considered(case), at) => measure::readings(draft, Topic::Handled).first_only(),
        Topic::RECEIVED if is_new(considered(case), claim) => measure::readings(draft, Topic::RECEIVED).first_only(),
        // 信息不存在 is no row of its own: 本机关不掌握, or another of its group.
        Topic::NonExistent => {
            let mut readings = measure::readings(draft, Topic::outcome(Row::NotHeld));
            readings.push(measure::rows(draft, measure::group_rows(draft, OutcomeGroup::Unavailable)));
            readings.push(measure::row(draft, Row::NeedsCreation));
            readings
        }
        // The form of 2019 counts documents in force as those open to the public.
        what => match what.cell().map(CellId::place) {
            Some(Place::Proactive(subject, Measure::InForce)) if draft.form() == FormId::Trial2019 => {
                let public = CellId::proactive(subject, Measure::PublicTotal).map(Topic::Cell);
                measure::readings(draft, public.unwrap_or(what))
            }
            _ => measure::readings(draft, what),
        },
    };
    let says_partly = || draft.claims.iter().any(|other| other.what == Topic::outcome(Row::GrantedInPart));
    let granted = claim.what == Topic::outcome(Row::Granted) || claim.what == Topic::Agreed;
    if granted && !says_partly() {
        readings.push(measure::rows(draft, &[Row::Granted, Row::GrantedInPart]));
    }
    // 逾期未补正2件，其他处理5件: what stands beside the first item of the group is its last one.
    let other = claim.what == Topic::Outcomes(OutcomeGroup::OtherwiseClosed);
    let names_first = || {
        let first = [Topic::outcome(Row::CorrectionLapsed), Topic::outcome(Row::FeeLapsed)];
        draft.claims.iter().any(|other| first.contains(&other.what))
    };
    if other && !draft.is_undivided() && names_first() {
        readings.push(measure::rows(draft, &[Row::OtherwiseClosedOther]));
    }
    readings
}

/// Whether a number of applications has 本年新收 among its parts.
fn is_divided(claims: &[Claim], at: usize) -> bool {
    let is_new = |part: &Claim| part.what == Topic::RECEIVED && part.confidence != Confidence::Unclear;
    claims.iter().any(|part| is_new(part) && part.part_of.is_some_and(|whole| whole as usize == at))
}

/// Whether a number is that of row one and nothing else: it says so, or it is a part of what was to be handled.
fn is_new(claims: &[Claim], claim: &Claim) -> bool {
    let whole = claim.part_of.and_then(|whole| claims.get(whole as usize));
    whole.is_some_and(|whole| matches!(whole.what, Topic::RECEIVED | Topic::Handled | Topic::Processed))
        || claim.text.contains("新收")
}

/// Reasons that the form has in one row: 不属于本机关8件，信息不存在1件.
fn row_of(what: Topic) -> Topic {
    match what {
        Topic::NonExistent | Topic::Elsewhere => Topic::outcome(Row::NotHeld),
        what => what,
    }
}

/// Whether the numbers that the text gives for one thing are together what the table has: 政府新收3件，部门新收4件.
fn add_up(case: &Case<'_>, at: usize, claim: &Claim, readings: &Readings) -> bool {
    let claims = considered(case);
    let alike = |(other_at, other): &(usize, &Claim)| {
        row_of(other.what) == row_of(claim.what)
            && other.is_comparable(case.draft.year)
            && !claims.iter().any(|part| part.what == claim.what && part.part_of.is_some_and(|of| of as usize == *other_at))
    };
    let others = claims.iter().enumerate().filter(alike);
    let (mut count, mut sum) = (0_u32, Some(Number::ZERO));
    for (_, other) in others {
        count = count.saturating_add(1);
        sum = sum.and_then(|sum| sum.plus(other.value?));
    }
    count > 1 && !is_divided(claims, at) && readings.iter().any(|reading| reading.value().is_some() && reading.value() == sum)
}

/// The number to be compared: 已主动公开 and 同意公开 together are 予以公开.
fn stated(claims: &[Claim], claim: &Claim, value: Number) -> Number {
    let other = match claim.what {
        Topic::Agreed => Topic::AlreadyPublic,
        Topic::AlreadyPublic => Topic::Agreed,
        _ => return value,
    };
    let pair = claims.iter().find(|pair| pair.what == other && pair.part_of == claim.part_of).and_then(|pair| pair.value);
    pair.and_then(|pair| value.plus(pair)).unwrap_or(value)
}

fn verdict(readings: &Readings, value: Number) -> Verdict {
    if readings.iter().any(|reading| reading.value() == Some(value)) {
        Verdict::Holds
    } else if readings.contains(&Reading::Unknown) {
        Verdict::Undecided
    } else {
        Verdict::Broken
    }
}

fn said_elsewhere(case: &Case<'_>, at: usize, claim: &Claim, wanted: fn(Verdict) -> bool) -> bool {
    considered(case).iter().enumerate().any(|(other_at, other)| {
        other_at != at
            && other.what == claim.what
            && other.is_comparable(case.draft.year)
            && is_divided(considered(case), other_at) == is_divided(considered(case), at)
            && is_new(considered(case), other) == is_new(considered(case), claim)
            && other
                .value
                .is_some_and(|value| wanted(verdict(&readings(case, other_at, other), stated(considered(case), other, value))))
    })
}

/// Whether the text says elsewhere, of the same applications and as surely, that there were some where this number is none.
fn is_denied_by(case: &Case<'_>, at: usize, claim: &Claim, value: Number) -> bool {
    let same = |other: &Claim| {
        other.what == claim.what
            && other.scope == claim.scope
            && other.confidence.is_certain()
            && other.is_comparable(case.draft.year)
            && other.value > Some(Number::ZERO)
    };
    let others = considered(case).iter().enumerate();
    value == Number::ZERO
        && claim.confidence.is_certain()
        && Class::of(claim.what) == Some(Class::Received)
        && others.into_iter().any(|(place, other)| place != at && same(other))
}

/// One number is reported once, and 已主动公开 together with 同意公开.
fn said_before(case: &Case<'_>, at: usize, claim: &Claim) -> bool {
    let claims = considered(case);
    let paired =
        |other: &Claim| other.what == Topic::AlreadyPublic && claim.what == Topic::Agreed && other.part_of == claim.part_of;
    let same = |other_at: usize, other: &Claim| {
        other.what == claim.what
            && is_divided(claims, other_at) == is_divided(claims, at)
            && is_new(claims, other) == is_new(claims, claim)
    };
    let before = claims.get(..at).unwrap_or_default().iter().enumerate();
    before.into_iter().any(|(place, other)| other.is_comparable(case.draft.year) && (same(place, other) || paired(other)))
        || (claim.what == Topic::AlreadyPublic && !considered(case).iter().any(|other| other.what == Topic::Agreed))
}

/// Whether the words may lawfully count less than the table: only what was published, only what was really answered.
fn is_narrower(case: &Case<'_>, claim: &Claim, value: Number) -> bool {
    if claim.only_published || claim.confidence != Confidence::Certain && is_decision(claim.what) {
        return true;
    }
    if claim.what != Topic::ANSWERED {
        return false;
    }
    let otherwise = measure::group_rows(case.draft, OutcomeGroup::OtherwiseClosed);
    let unprocessed = measure::group_rows(case.draft, OutcomeGroup::NotProcessed);
    let total = measure::row(case.draft, Row::OutcomesTotal).value();
    let without = |rows: &[Row]| total?.minus(measure::rows(case.draft, rows).value()?);
    // 当年答复13件，上年结转1件一并答复
    let brought = [Row::BroughtForward];
    let of_this_year =
        without(&brought).filter(|_| measure::rows(case.draft, &brought).value().is_some_and(|brought| brought > Number::ZERO));
    let without_both = without(otherwise).and_then(|rest| rest.minus(measure::rows(case.draft, unprocessed).value()?));
    [without(otherwise), without(unprocessed), without_both, of_this_year].contains(&Some(value))
}

/// Whether the text counts the same thing with another number elsewhere: 市政府规范性文件3件、部门规范性文件5件.
fn is_one_of_several(case: &Case<'_>, at: usize, claim: &Claim, value: Number) -> bool {
    let claims = considered(case);
    let is_part = |part: &Claim, whole: usize| part.part_of.is_some_and(|of| of as usize == whole);
    // Of documents and decisions even a doubtful number may be one of them.
    let of_many = matches!(Class::of(claim.what), Some(Class::Documents | Class::Decisions));
    claims.iter().enumerate().any(|(other_at, other)| {
        other_at != at
            && (of_many || other.confidence != Confidence::Unclear)
            && other.what == claim.what
            && other.kind == Kind::Count
            && other.year == claim.year
            && !is_part(other, at)
            && !is_part(claim, other_at)
            && other.value.is_some_and(|other| other != value)
    })
}

fn is_decision(topic: Topic) -> bool {
    Class::of(topic) == Some(Class::Decisions)
}

fn disagreement(rule: &'static Rule, case: &Case<'_>, claim: &Claim, value: Number, readings: &Readings) -> Finding {
    let table = readings.first().and_then(|reading| reading.value());
    let sum = match claim.what.cell().map(CellId::place) {
        Some(Place::Request(row, Column::Total)) => measure::row_sum(case.draft, row).certain(),
        _ => match claim.what {
            Topic::Outcomes(group) => measure::group_rows(case.draft, group)
                .iter()
                .try_fold(Number::ZERO, |sum, row| sum.plus(measure::row_sum(case.draft, *row).certain()?)),
            Topic::Agreed | Topic::AlreadyPublic => measure::row_sum(case.draft, Row::Granted).certain(),
            _ => None,
        },
    };
    let counted_empty = readings.first().is_some_and(|reading| reading.certain().is_none());
    let message = if sum == Some(value) {
        say!(
            "正文表述{topic}为{actual}件（{quote}），表中总计填报{expected}件，各类申请人合计也是{actual}件；请核实总计",
            "the text states {actual} for {topic} ({quote}); the total in the table is {expected}, yet the applicant columns add up to {actual}; look at the total"
        )
    } else if counted_empty {
        say!(
            "正文表述{topic}为{actual}件（{quote}），表中为{expected}件（空白按0计），相差{difference}件；请核实哪一处有误",
            "the text states {actual} for {topic} ({quote}), the table {expected} (empty cells counted as zero); they differ by {difference}; find out which is wrong"
        )
    } else {
        say!(
            "正文表述{topic}为{actual}件（{quote}），表中填报{expected}件，相差{difference}件；请核实哪一处有误",
            "the text states {actual} for {topic} ({quote}), the table {expected}; they differ by {difference}; find out which is wrong"
        )
    };
    super::about_claim(rule, case, claim, Verdict::Broken, message).held(table, Some(value))
}

fn undecided(rule: &'static Rule, case: &Case<'_>, claim: &Claim, value: Number) -> Finding {
    let message = say!(
        "正文表述{topic}为{actual}件（{quote}），表中对应的格未填或者未能识别，无法核对",
        "the text states {actual} for {topic} ({quote}); the cells it speaks of are empty or were not read, so it cannot be checked"
    );
    super::about_claim(rule, case, claim, Verdict::Undecided, message).held(None, Some(value))
}

/// Numbers of the text against those of the table (正文与表格).
#[derive(Debug)]
struct Claims {
    /// What they speak of.
    class: Class,
    /// Of what a denial counts as well: 未印发规范性文件.
    denied: Option<fn(Topic) -> bool>,
}

impl Shape for Claims {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let counted = compare(rule, case, sink, self.class);
        let figure = |topic: Topic| measure::readings(case.draft, topic).first().copied().unwrap_or(Reading::Unknown);
        let denied = self.denied.is_some_and(|wanted| super::statements::none(rule, case, sink, wanted, figure));
        if !counted && !denied {
            sink.count(Verdict::NotApplicable);
        }
    }
}

//! Numbers in the text against cells of the tables.

use super::considered;
use crate::check::identity::say;
use crate::check::measure::{self, Reading, Readings};
use crate::check::sorted::Class;
use crate::check::{Case, Sink};
use crate::claim::{Claim, Confidence, OutcomeGroup, Topic};
use crate::finding::{Arg, Finding, Verdict};
use crate::form::{Column, Place, Row};
use crate::number::Number;
use crate::rule::Rule;

/// Compares every claim of a class with the tables; whether there was any.
fn compare(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>, class: Class) -> bool {
    let claims = considered(case);
    let mut applies = false;
    for (at, claim) in sink.claims.pick(claims, &[class]) {
        // Most numbers are simply those of their cells.
        let printed = claim.what.cell().and_then(|cell| case.draft.number(cell));
        if printed.is_some() && printed == claim.value && claim.is_comparable(case.draft.year) {
            applies = true;
            sink.count(Verdict::Holds);
            continue;
        }
        let vague = claim.is_vague(case.draft.year);
        let Some(value) = claim.value.filter(|_| vague || claim.is_comparable(case.draft.year)) else { continue };
        let readings = readings(case, claim);
        if readings.is_empty() {
            continue;
        }
        applies = true;
        if vague {
            sink.count(Verdict::Undecided);
            continue;
        }
        let value = stated(claims, claim, value);
        match verdict(&readings, value) {
            Verdict::Holds => sink.count(Verdict::Holds),
            // The text speaks of the same thing twice, once in agreement: the other number may be of another scope.
            _ if said_elsewhere(case, at, claim, |verdict| verdict == Verdict::Holds) => sink.count(Verdict::Undecided),
            _ if said_before(case, at, claim) => {}
            // Two numbers of documents or decisions, none of them the table's: each may count some of them.
            Verdict::Broken if is_one_of_several(claims, at, claim, value) => sink.count(Verdict::Undecided),
            Verdict::Broken if is_narrower(case, claim, value) || super::is_of_other_scope(case, claim) => {
                sink.count(Verdict::Undecided);
            }
            Verdict::Broken => sink.report(disagreement(rule, case, claim, value, &readings)),
            _ => sink.report(undecided(rule, case, claim, value)),
        }
    }
    applies
}

/// Compares every claim of a class with the tables.
fn compare_all(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>, class: Class) {
    if !compare(rule, case, sink, class) {
        sink.count(Verdict::NotApplicable);
    }
}

/// The readings of the tables that the claim may mean.
fn readings(case: &Case<'_>, claim: &Claim) -> Readings {
    let draft = case.draft;
    let mut readings = measure::readings(draft, claim.what);
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
            && other.value.is_some_and(|value| wanted(verdict(&readings(case, other), stated(considered(case), other, value))))
    })
}

/// One number is reported once, and 已主动公开 together with 同意公开.
fn said_before(case: &Case<'_>, at: usize, claim: &Claim) -> bool {
    let paired =
        |other: &Claim| other.what == Topic::AlreadyPublic && claim.what == Topic::Agreed && other.part_of == claim.part_of;
    let before = considered(case).get(..at).unwrap_or_default();
    before.iter().any(|other| other.is_comparable(case.draft.year) && (other.what == claim.what || paired(other)))
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
    let without_both = without(otherwise).and_then(|rest| rest.minus(measure::rows(case.draft, unprocessed).value()?));
    [without(otherwise), without(unprocessed), without_both].contains(&Some(value))
}

/// Whether the text counts the same documents or decisions with another number elsewhere: 市政府规范性文件3件、部门规范性文件5件.
fn is_one_of_several(claims: &[Claim], at: usize, claim: &Claim, value: Number) -> bool {
    matches!(Class::of(claim.what), Some(Class::Documents | Class::Decisions))
        && claims.iter().enumerate().any(|(other_at, other)| {
            other_at != at
                && other.what == claim.what
                && other.year == claim.year
                && other.value.is_some_and(|other| other != value)
        })
}

fn is_decision(topic: Topic) -> bool {
    Class::of(topic) == Some(Class::Decisions)
}

/// The topic by the name of the row that it is compared with.
const fn named(topic: Topic) -> Topic {
    match topic {
        Topic::Agreed | Topic::AlreadyPublic => Topic::outcome(Row::Granted),
        other => other,
    }
}

fn disagreement(rule: &'static Rule, case: &Case<'_>, claim: &Claim, value: Number, readings: &Readings) -> Finding {
    let table = readings.first().and_then(|reading| reading.value());
    let sum = match claim.what.cell().map(crate::CellId::place) {
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
            "文字称{topic}为{actual}（{quote}），表中总计为{expected}，但各类申请人之和也是{actual}；请核对总计",
            "the text states {actual} for {topic} ({quote}); the total in the table is {expected}, yet the applicant columns add up to {actual}; look at the total"
        )
    } else if counted_empty {
        say!(
            "文字称{topic}为{actual}（{quote}），表中为{expected}（空白按0计），相差{difference}；请核对哪一处有误",
            "the text states {actual} for {topic} ({quote}), the table {expected} (empty cells counted as zero); they differ by {difference}; find out which is wrong"
        )
    } else {
        say!(
            "文字称{topic}为{actual}（{quote}），表中为{expected}，相差{difference}；请核对哪一处有误",
            "the text states {actual} for {topic} ({quote}), the table {expected}; they differ by {difference}; find out which is wrong"
        )
    };
    let mut finding = Finding::new(rule, Verdict::Broken, message)
        .arg("topic", Arg::Topic(named(claim.what)))
        .arg("actual", Arg::Number(value))
        .arg("quote", Arg::Text(claim.text.clone()))
        .concerning(measure::cells(case.draft, claim.what))
        .at(Some(claim.span))
        .about(claim.what.path());
    if let Some(table) = table {
        let difference = if table > value { table.minus(value) } else { value.minus(table) };
        finding = finding.arg("expected", Arg::Number(table));
        if let Some(difference) = difference {
            finding = finding.arg("difference", Arg::Number(difference));
        }
    }
    finding.expected = table;
    finding.actual = Some(value);
    finding
}

fn undecided(rule: &'static Rule, case: &Case<'_>, claim: &Claim, value: Number) -> Finding {
    let message = say!(
        "文字称{topic}为{actual}（{quote}），表中对应的格未填写或未读出，无法核对",
        "the text states {actual} for {topic} ({quote}); the cells it speaks of are empty or were not read, so it cannot be checked"
    );
    let mut finding = Finding::new(rule, Verdict::Undecided, message)
        .arg("topic", Arg::Topic(named(claim.what)))
        .arg("actual", Arg::Number(value))
        .arg("quote", Arg::Text(claim.text.clone()))
        .concerning(measure::cells(case.draft, claim.what))
        .at(Some(claim.span))
        .about(claim.what.path());
    finding.actual = Some(value);
    finding
}

pub(crate) fn received(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Received);
}

pub(crate) fn answered(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Answered);
}

pub(crate) fn carried(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Carried);
}

pub(crate) fn outcomes(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Outcomes);
}

pub(crate) fn applicants(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Applicants);
}

pub(crate) fn remedies(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Remedies);
}

pub(crate) fn documents(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let counted = compare(rule, case, sink, Class::Documents);
    let figure = |topic: Topic| topic.cell().map_or(Reading::Unknown, |cell| measure::cell(case.draft, cell));
    let denied = super::statements::none(rule, case, sink, |topic| Class::of(topic) == Some(Class::Documents), figure);
    if !counted && !denied {
        sink.count(Verdict::NotApplicable);
    }
}

pub(crate) fn decisions(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    compare_all(rule, case, sink, Class::Decisions);
}

//! What a claim counts, by kind (类别), and which kinds can be parts of which.

use ogi_core::{CellId, Claim, Kind, Number, Place, Remedy, Row, Ruling, Topic, Unit};

use crate::lexicon::{begins, says};

/// What parts of one whole have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Flow,
    Outcome,
    Applicant,
    Channel,
    Remedy,
    Fee,
    Loose,
}

pub(super) fn family(topic: Topic) -> Family {
    match topic {
        Topic::RECEIVED
        | Topic::BROUGHT_FORWARD
        | Topic::ANSWERED
        | Topic::CARRIED_FORWARD
        | Topic::Handled
        | Topic::Processed
        | Topic::Unanswered => Family::Flow,
        Topic::Outcomes(_) | Topic::AlreadyPublic | Topic::Agreed | Topic::NonExistent | Topic::Elsewhere => Family::Outcome,
        Topic::Organisations => Family::Applicant,
        Topic::Channel(_) => Family::Channel,
        Topic::Litigation(_) | Topic::Disputes(_) => Family::Remedy,
        Topic::InformationFee => Family::Fee,
        Topic::Published | Topic::PublishedPart | Topic::Other => Family::Loose,
        Topic::Cell(cell) => match cell.place() {
            Place::Request(Row::Received, _) => Family::Applicant,
            Place::Request(..) => Family::Outcome,
            Place::Remedy(..) => Family::Remedy,
            Place::Proactive(..) => Family::Loose,
        },
    }
}

/// What is carried forward or still open is no part of what was answered, even in a bracket behind it.
pub(super) fn goes_on(whole: &Claim, part: &Claim) -> bool {
    whole.what == Topic::ANSWERED && matches!(part.what, Topic::CARRIED_FORWARD | Topic::Unanswered | Topic::RECEIVED)
}

/// Whether words say that they are about disclosure.
pub(super) fn says_disclosure(text: &str) -> bool {
    says(text, "信息公开 公开申请 依申请 政务公开 申请公开")
}

/// The count as a whole number; zero where it is none.
pub(super) fn whole_number(claim: &Claim) -> i64 {
    claim.value.and_then(Number::as_integer).unwrap_or_default()
}

/// The remedy that a topic counts, `None` for both kinds of suits, and how it ended.
pub(super) fn remedy(topic: Topic) -> Option<(Option<Remedy>, Ruling)> {
    match (topic.cell().map(CellId::place), topic) {
        (Some(Place::Remedy(group, ruling)), _) => Some((Some(group), ruling)),
        (_, Topic::Litigation(ruling)) => Some((None, ruling)),
        _ => None,
    }
}

/// Rulings are parts of the remedy that they end, remedies parts of all disputes.
/// One group of outcomes is no part of another.
pub(super) fn is_of(whole: &Claim, part: &Claim) -> bool {
    if let (Topic::Outcomes(whole), Topic::Outcomes(part)) = (whole.what, part.what) {
        return whole == part;
    }
    match (remedy(whole.what), remedy(part.what)) {
        (Some((whole, _)), Some((part, ruling))) => {
            whole == part && ruling != Ruling::Total
                || whole.is_none() && part.is_some_and(|part| part != Remedy::Reconsideration)
        }
        _ => true,
    }
}

/// Whether a whole of one kind can have parts of another.
pub(super) const fn may_hold(whole: Family, part: Family) -> bool {
    !matches!(
        (whole, part),
        (Family::Remedy, Family::Flow | Family::Outcome | Family::Applicant | Family::Channel)
            | (Family::Loose, Family::Flow | Family::Outcome | Family::Remedy)
            | (Family::Outcome, Family::Flow | Family::Remedy)
    )
}

pub(super) fn is_measurable(claim: &Claim) -> bool {
    claim.unit.is_none_or(|unit| unit.counts_cases() || unit.is_money() || matches!(unit, Unit::Article))
}

/// Whether two numbers are counted alike.
pub(super) fn same_unit(whole: &Claim, part: &Claim) -> bool {
    match (whole.unit, part.unit) {
        (Some(whole), Some(part)) => whole == part,
        (Some(unit), None) | (None, Some(unit)) => unit.counts_cases(),
        (None, None) => true,
    }
}

/// Whether two numbers count the same sort of thing, so that one can be a part of the other. Applications are counted
/// in 件 and 条 alike; what is published has one unit.
pub(super) fn same_measure(whole: &Claim, part: &Claim, kin: Family) -> bool {
    let cases = |claim: &Claim| claim.unit.is_none_or(Unit::counts_cases);
    whole.kind == Kind::Count && (same_unit(whole, part) || kin != Family::Loose && cases(whole) && cases(part))
}

pub(super) const fn is_published(claim: &Claim) -> bool {
    matches!(claim.what, Topic::Published | Topic::PublishedPart)
}

/// A count of this year that is no part of anything yet.
pub(super) fn is_free(claim: &Claim) -> bool {
    claim.kind == Kind::Count && claim.part_of.is_none() && !claim.approximate && !claim.cumulative
}

/// 收到留言56条, 公开征集意见14条: what came in, and was not published.
pub(super) fn came_in(claim: &Claim) -> bool {
    begins(claim.text.trim_start_matches("其中"), "收到 接到 收集 征集 回复")
}

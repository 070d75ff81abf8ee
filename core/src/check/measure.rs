//! What the tables say about the topic of a claim (表中对应的数字).

use crate::cell::Cell;
use crate::claim::{OutcomeGroup, Topic};
use crate::draft::Draft;
use crate::form::{CellId, Column, FormId, Place, Remedy, Row, Ruling};
use crate::number::Number;

/// A figure of the tables, or of several cells together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The figure, and whether empty cells had to count as zero for it.
    Known { value: Number, empty_as_zero: bool },
    /// A cell that it needs is missing or could not be read.
    Unknown,
}

impl Reading {
    const ZERO: Self = Self::Known { value: Number::ZERO, empty_as_zero: false };

    pub(crate) const fn value(self) -> Option<Number> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Unknown => None,
        }
    }

    /// The figure, when every cell of it is printed.
    pub(crate) const fn certain(self) -> Option<Number> {
        match self {
            Self::Known { value, empty_as_zero: false } => Some(value),
            _ => None,
        }
    }

    fn plus(self, other: Self) -> Self {
        let (Self::Known { value: left, empty_as_zero: first }, Self::Known { value: right, empty_as_zero: second }) =
            (self, other)
        else {
            return Self::Unknown;
        };
        left.plus(right).map_or(Self::Unknown, |value| Self::Known { value, empty_as_zero: first || second })
    }

    fn sum(readings: impl Iterator<Item = Self>) -> Self {
        readings.fold(Self::ZERO, Self::plus)
    }
}

/// One cell; an empty one counts as zero, with a note.
pub(crate) fn cell(draft: &Draft, id: CellId) -> Reading {
    match draft.cell(id) {
        Cell::Number(value) | Cell::Annotated { number: value, .. } => Reading::Known { value: *value, empty_as_zero: false },
        Cell::Blank | Cell::Placeholder(_) => Reading::Known { value: Number::ZERO, empty_as_zero: true },
        Cell::Missing | Cell::Text(_) | Cell::Unreadable(_) => Reading::Unknown,
    }
}

const APPLICANTS: [Column; 6] =
    [Column::NaturalPerson, Column::Business, Column::Research, Column::PublicInterest, Column::LegalService, Column::Other];
const ORGANISATIONS: [Column; 5] =
    [Column::Business, Column::Research, Column::PublicInterest, Column::LegalService, Column::Other];

/// The total of a row: the printed one, or the sum of its columns where none is printed.
pub(crate) fn row(draft: &Draft, row: Row) -> Reading {
    let total = CellId::request(row, Column::Total);
    match draft.number(total) {
        Some(value) => Reading::Known { value, empty_as_zero: false },
        None => match columns(draft, row, &APPLICANTS) {
            Reading::Known { value, .. } if draft.cell(total).is_empty() || value != Number::ZERO => {
                Reading::Known { value, empty_as_zero: true }
            }
            _ => Reading::Unknown,
        },
    }
}

/// The sum of the applicant columns of a row.
pub(crate) fn row_sum(draft: &Draft, row: Row) -> Reading {
    columns(draft, row, &APPLICANTS)
}

fn columns(draft: &Draft, row: Row, columns: &[Column]) -> Reading {
    Reading::sum(columns.iter().map(|column| cell(draft, CellId::request(row, *column))))
}

/// The rows of a group of outcomes in the form of the report.
pub(crate) fn group_rows(draft: &Draft, group: OutcomeGroup) -> &'static [Row] {
    match group {
        OutcomeGroup::Disclosed => &[Row::Granted, Row::GrantedInPart],
        OutcomeGroup::Denied => &[
            Row::StateSecret,
            Row::ProhibitedByLaw,
            Row::SecurityAndStability,
            Row::ThirdPartyRights,
            Row::InternalAffairs,
            Row::Deliberative,
            Row::EnforcementFile,
            Row::AdministrativeInquiry,
        ],
        OutcomeGroup::Unavailable => &[Row::NotHeld, Row::NeedsCreation, Row::StillUnclear],
        OutcomeGroup::NotProcessed => &[Row::Petition, Row::Duplicate, Row::Publication, Row::Vexatious, Row::Reissue],
        OutcomeGroup::OtherwiseClosed if draft.form() == FormId::Trial2019 || draft.is_undivided() => &[Row::OtherwiseClosed],
        OutcomeGroup::OtherwiseClosed => &[Row::CorrectionLapsed, Row::FeeLapsed, Row::OtherwiseClosedOther],
    }
}

pub(crate) fn rows(draft: &Draft, rows: &[Row]) -> Reading {
    Reading::sum(rows.iter().map(|each| row(draft, *each)))
}

pub(crate) const SUITS: [Remedy; 2] = [Remedy::DirectSuit, Remedy::SuitAfterReconsideration];

pub(crate) fn remedies(draft: &Draft, groups: &[Remedy], ruling: Ruling) -> Reading {
    Reading::sum(groups.iter().map(|group| remedy(draft, *group, ruling)))
}

/// A ruling of a remedy; the total is the sum of its rulings where none is printed.
pub(crate) fn remedy(draft: &Draft, group: Remedy, ruling: Ruling) -> Reading {
    let id = CellId::remedy(group, ruling);
    if ruling != Ruling::Total || draft.number(id).is_some() || !draft.cell(id).is_empty() {
        return cell(draft, id);
    }
    let parts = [Ruling::Upheld, Ruling::Corrected, Ruling::Other, Ruling::Pending];
    match Reading::sum(parts.iter().map(|ruling| cell(draft, CellId::remedy(group, *ruling)))) {
        Reading::Known { value, .. } => Reading::Known { value, empty_as_zero: true },
        Reading::Unknown => Reading::Unknown,
    }
}

/// What the tables may mean by a topic: each reading that the words allow, the likeliest first. Empty where no table
/// of the report's form speaks of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Readings {
    list: [Reading; 4],
    count: usize,
}

impl Readings {
    fn of(readings: &[Reading]) -> Self {
        let mut all = Self { list: [Reading::Unknown; 4], count: 0 };
        readings.iter().for_each(|reading| all.push(*reading));
        all
    }

    /// The likeliest alone.
    pub(crate) fn first_only(mut self) -> Self {
        self.count = self.count.min(1);
        self
    }

    pub(crate) fn push(&mut self, reading: Reading) {
        if let Some(place) = self.list.get_mut(self.count) {
            *place = reading;
            self.count = self.count.saturating_add(1);
        }
    }
}

impl std::ops::Deref for Readings {
    type Target = [Reading];

    fn deref(&self) -> &[Reading] {
        self.list.get(..self.count).unwrap_or_default()
    }
}

/// What the tables may mean by a topic.
pub(crate) fn readings(draft: &Draft, topic: Topic) -> Readings {
    let received = || row(draft, Row::Received);
    let due = || received().plus(row(draft, Row::BroughtForward));
    match topic {
        Topic::RECEIVED => Readings::of(&[received(), due()]),
        Topic::Handled => Readings::of(&[due(), received()]),
        Topic::Processed => Readings::of(&[received(), due(), row(draft, Row::OutcomesTotal)]),
        Topic::Unanswered => Readings::of(&[row(draft, Row::CarriedForward)]),
        Topic::Outcomes(group) => Readings::of(&[rows(draft, group_rows(draft, group))]),
        Topic::Agreed | Topic::AlreadyPublic => Readings::of(&[row(draft, Row::Granted)]),
        Topic::Organisations => {
            let [received, answered, brought] =
                [Row::Received, Row::OutcomesTotal, Row::BroughtForward].map(|each| columns(draft, each, &ORGANISATIONS));
            Readings::of(&[received, answered, received.plus(brought)])
        }
        Topic::Litigation(ruling) => Readings::of(&[remedies(draft, &SUITS, ruling)]),
        Topic::Disputes(ruling) => Readings::of(&[remedies(draft, Remedy::ALL, ruling)]),
        Topic::Cell(id) => of_cell(draft, id),
        Topic::NonExistent
        | Topic::Elsewhere
        | Topic::Channel(_)
        | Topic::Published
        | Topic::PublishedPart
        | Topic::InformationFee
        | Topic::Other => Readings::of(&[]),
    }
}

fn of_cell(draft: &Draft, id: CellId) -> Readings {
    if !draft.form().form().has_cell(id, draft.is_undivided()) {
        return Readings::of(&[]);
    }
    match id.place() {
        Place::Request(each, Column::Total) => Readings::of(&[row(draft, each)]),
        Place::Request(Row::Received, column) => {
            let at = |each| cell(draft, CellId::request(each, column));
            Readings::of(&[at(Row::Received), at(Row::Received).plus(at(Row::BroughtForward)), at(Row::OutcomesTotal)])
        }
        Place::Remedy(group, ruling) => Readings::of(&[remedy(draft, group, ruling)]),
        Place::Request(..) | Place::Proactive(..) => Readings::of(&[cell(draft, id)]),
    }
}

/// The cells that a topic is judged by, in printed order.
pub(crate) fn cells(draft: &Draft, topic: Topic) -> Vec<CellId> {
    let total = |each: &Row| CellId::request(*each, Column::Total);
    match topic {
        Topic::Handled => vec![total(&Row::Received), total(&Row::BroughtForward)],
        Topic::Processed => vec![total(&Row::Received), total(&Row::BroughtForward), total(&Row::OutcomesTotal)],
        Topic::Unanswered => vec![total(&Row::CarriedForward)],
        Topic::Outcomes(group) => group_rows(draft, group).iter().map(total).collect(),
        Topic::Agreed | Topic::AlreadyPublic => vec![total(&Row::Granted)],
        Topic::Organisations => ORGANISATIONS.iter().map(|column| CellId::request(Row::Received, *column)).collect(),
        Topic::Litigation(ruling) => SUITS.iter().map(|group| CellId::remedy(*group, ruling)).collect(),
        Topic::Disputes(ruling) => Remedy::ALL.iter().map(|group| CellId::remedy(*group, ruling)).collect(),
        Topic::Cell(id) => vec![id],
        Topic::NonExistent
        | Topic::Elsewhere
        | Topic::Channel(_)
        | Topic::Published
        | Topic::PublishedPart
        | Topic::InformationFee
        | Topic::Other => Vec::new(),
    }
}

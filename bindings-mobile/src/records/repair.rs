//! Smallest repairs (最小更正).

use ogi_report::Number as Figure;

/// A reason for a change.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reason {
    /// Stable name.
    pub code: String,
    /// What it adds to the score.
    pub weight: i64,
    /// The clause for a person.
    pub message: String,
}

/// The change of one cell.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Change {
    /// The path of the cell.
    pub cell: String,
    /// The figure as printed; none where it is no number.
    pub from: Option<Figure>,
    /// The figure proposed.
    pub to: Figure,
    /// The smallest figure possible; differs from `to` where cells that could not be read leave a choice.
    pub low: Option<Figure>,
    /// The largest figure possible; none where there is no limit.
    pub high: Option<Figure>,
    /// Why, as one sentence.
    pub reason: String,
    /// The reasons one by one.
    pub evidence: Vec<Reason>,
    /// The addition that cannot come out unless this cell changes; none where it lies in divisibility alone.
    pub certificate: Option<String>,
}

/// A complete smallest repair: with its changes applied no identity is broken (最小更正).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Repair {
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the changes have in common, and whether the document or its reading is in doubt.
    pub diagnosis: Vec<Reason>,
    /// What the ranking goes by.
    pub score: i64,
}

/// The smallest repairs of a report, best first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Repairs {
    /// The repairs; empty where nothing is broken.
    pub list: Vec<Repair>,
    /// The number of cells that each changes.
    pub cost: i64,
    /// How many smallest repairs there are, or at least.
    pub count: i64,
    /// Whether there are exactly so many.
    pub exact: bool,
    /// Whether none is smaller.
    pub proved: bool,
    /// What every repair costs at least, where it is not proved that none is smaller.
    pub at_least: Option<i64>,
}

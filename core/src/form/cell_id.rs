//! The universe of cells: every cell of every statutory form, by one stable path.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::axes::{COLUMNS, Column, Measure, Remedy, Ruling, Subject};
use super::rows::{REQUEST_PATHS, Row};

/// The cells of the first table that exist in any form, with their paths.
macro_rules! proactive_cells {
    ($(($subject:ident, $measure:ident, $path:literal),)*) => {
        const PROACTIVE: [(Subject, Measure); PROACTIVE_COUNT] = [$((Subject::$subject, Measure::$measure)),*];
        const PROACTIVE_PATHS: [&str; PROACTIVE_COUNT] = [$($path),*];
    };
}

const PROACTIVE_COUNT: usize = 27;
proactive_cells! {
    (GovernmentRules, Issued, "proactive.government_rules.issued"),
    (GovernmentRules, Published, "proactive.government_rules.published"),
    (GovernmentRules, PublicTotal, "proactive.government_rules.public_total"),
    (GovernmentRules, Repealed, "proactive.government_rules.repealed"),
    (GovernmentRules, InForce, "proactive.government_rules.in_force"),
    (NormativeDocuments, Issued, "proactive.normative_documents.issued"),
    (NormativeDocuments, Published, "proactive.normative_documents.published"),
    (NormativeDocuments, PublicTotal, "proactive.normative_documents.public_total"),
    (NormativeDocuments, Repealed, "proactive.normative_documents.repealed"),
    (NormativeDocuments, InForce, "proactive.normative_documents.in_force"),
    (Licences, PreviousItems, "proactive.licences.previous_items"),
    (Licences, Change, "proactive.licences.change"),
    (Licences, Decisions, "proactive.licences.decisions"),
    (OtherServices, PreviousItems, "proactive.other_services.previous_items"),
    (OtherServices, Change, "proactive.other_services.change"),
    (OtherServices, Decisions, "proactive.other_services.decisions"),
    (Penalties, PreviousItems, "proactive.penalties.previous_items"),
    (Penalties, Change, "proactive.penalties.change"),
    (Penalties, Decisions, "proactive.penalties.decisions"),
    (CoerciveMeasures, PreviousItems, "proactive.coercive_measures.previous_items"),
    (CoerciveMeasures, Change, "proactive.coercive_measures.change"),
    (CoerciveMeasures, Decisions, "proactive.coercive_measures.decisions"),
    (Fees, PreviousItems, "proactive.fees.previous_items"),
    (Fees, Change, "proactive.fees.change"),
    (Fees, Amount, "proactive.fees.amount"),
    (CentralProcurement, Projects, "proactive.central_procurement.projects"),
    (CentralProcurement, Amount, "proactive.central_procurement.amount"),
}

macro_rules! group_paths {
    ($($path:literal,)*) => {
        [$([
            concat!($path, ".upheld"), concat!($path, ".corrected"), concat!($path, ".other"),
            concat!($path, ".pending"), concat!($path, ".total"),
        ]),*]
    };
}

const REMEDY_PATHS: [[&str; RULINGS]; REMEDIES] =
    group_paths!["remedies.reconsideration", "remedies.direct_suit", "remedies.suit_after_reconsideration",];

const ROWS: usize = Row::ALL.len();
const REMEDIES: usize = 3;
pub(super) const RULINGS: usize = 5;
const REQUESTS_START: usize = PROACTIVE_COUNT;
const REMEDIES_START: usize = REQUESTS_START + ROWS * COLUMNS;

/// How many cells all forms have together.
pub const CELL_COUNT: usize = REMEDIES_START + REMEDIES * RULINGS;

/// Every cell in canonical order: the first table, the applications table by rows, the remedies table.
const PATHS: [&str; CELL_COUNT] = paths();
/// Cell numbers in the byte order of their paths, for look-up.
const BY_PATH: [u8; CELL_COUNT] = sorted();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn paths() -> [&'static str; CELL_COUNT] {
    let mut all = [""; CELL_COUNT];
    let mut at = 0;
    while at < CELL_COUNT {
        all[at] = if at < REQUESTS_START {
            PROACTIVE_PATHS[at]
        } else if at < REMEDIES_START {
            REQUEST_PATHS[(at - REQUESTS_START) / COLUMNS][(at - REQUESTS_START) % COLUMNS]
        } else {
            REMEDY_PATHS[(at - REMEDIES_START) / RULINGS][(at - REMEDIES_START) % RULINGS]
        };
        at += 1;
    }
    all
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn less(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time; 224 cells fit a byte"
)]
const fn sorted() -> [u8; CELL_COUNT] {
    let mut order = [0_u8; CELL_COUNT];
    let mut at = 0;
    while at < CELL_COUNT {
        order[at] = at as u8;
        let mut back = at;
        while back > 0 && less(PATHS[order[back] as usize], PATHS[order[back - 1] as usize]) {
            let other = order[back - 1];
            order[back - 1] = order[back];
            order[back] = other;
            back -= 1;
        }
        at += 1;
    }
    order
}

/// One cell of the statutory tables, the same in every form that has it (单元格).
///
/// ```
/// use ogi_core::{CellId, Column, Row};
/// let cell = CellId::from_path("requests.received.total").unwrap();
/// assert_eq!(cell, CellId::request(Row::Received, Column::Total));
/// assert_eq!(cell.path(), "requests.received.total");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(u8);

/// Where a cell stands: its table and its coordinates there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the table of published information (表二).
    Proactive(Subject, Measure),
    /// In the applications table (表三).
    Request(Row, Column),
    /// In the remedies table (表四).
    Remedy(Remedy, Ruling),
}

impl CellId {
    /// Every cell of every form, in canonical order.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        #[expect(clippy::cast_possible_truncation, reason = "224 cells fit a byte")]
        (0..CELL_COUNT as u8).map(Self)
    }

    /// The cell of an applications row and column.
    pub const fn request(row: Row, column: Column) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::arithmetic_side_effects, reason = "224 cells fit a byte")]
        Self((REQUESTS_START + row as usize * COLUMNS + column as usize) as u8)
    }

    /// The cell of a remedies group and ruling.
    pub const fn remedy(remedy: Remedy, ruling: Ruling) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::arithmetic_side_effects, reason = "224 cells fit a byte")]
        Self((REMEDIES_START + remedy as usize * RULINGS + ruling as usize) as u8)
    }

    /// The cell of the first table, where any form has one.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        reason = "below the length; 27 cells fit a byte"
    )]
    pub const fn proactive(subject: Subject, measure: Measure) -> Option<Self> {
        let mut at = 0;
        while at < PROACTIVE_COUNT {
            if PROACTIVE[at].0 as u8 == subject as u8 && PROACTIVE[at].1 as u8 == measure as u8 {
                return Some(Self(at as u8));
            }
            at += 1;
        }
        None
    }

    /// The cell with this path.
    pub fn from_path(path: &str) -> Option<Self> {
        let found = BY_PATH.binary_search_by(|cell| PATHS.get(usize::from(*cell)).copied().unwrap_or_default().cmp(path));
        found.ok().and_then(|at| BY_PATH.get(at)).copied().map(Self)
    }

    /// The stable path `TABLE.ROW.COLUMN`.
    pub fn path(self) -> &'static str {
        PATHS.get(self.index()).copied().unwrap_or_default()
    }

    /// The position in canonical order, below [`CELL_COUNT`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The same as a byte, for tables of 256 entries.
    pub(crate) const fn byte(self) -> u8 {
        self.0
    }

    /// The table and the coordinates in it.
    pub fn place(self) -> Place {
        let index = self.index();
        let coordinates = |start: usize, width: usize| {
            let offset = index.saturating_sub(start);
            (offset.checked_div(width).unwrap_or_default(), offset.checked_rem(width).unwrap_or_default())
        };
        if let Some((subject, measure)) = PROACTIVE.get(index) {
            return Place::Proactive(*subject, *measure);
        }
        if index < REMEDIES_START {
            let (row, column) = coordinates(REQUESTS_START, COLUMNS);
            Place::Request(
                Row::ALL.get(row).copied().unwrap_or(Row::Received),
                Column::ALL.get(column).copied().unwrap_or(Column::Total),
            )
        } else {
            let (group, ruling) = coordinates(REMEDIES_START, RULINGS);
            Place::Remedy(
                Remedy::ALL.get(group).copied().unwrap_or(Remedy::Reconsideration),
                Ruling::ALL.get(ruling).copied().unwrap_or(Ruling::Total),
            )
        }
    }

    /// Whether the cell may lawfully hold a negative number: only 本年增/减 of the trial form.
    pub fn is_signed(self) -> bool {
        self.index() < REQUESTS_START && matches!(self.place(), Place::Proactive(_, Measure::Change))
    }

    /// Whether a text in the cell counts in yuan (元) where the form counts in ten thousands of them (万元): 本年收费金额.
    ///
    /// ```
    /// use ogi_core::CellId;
    /// let fees = CellId::from_path("proactive.fees.amount").unwrap();
    /// assert!(fees.is_in_yuan("35000元") && !fees.is_in_yuan("3.5万元") && !fees.is_in_yuan("3.5"));
    /// ```
    pub fn is_in_yuan(self, printed: &str) -> bool {
        let in_ten_thousands =
            self.index() < REQUESTS_START && self.place() == Place::Proactive(Subject::Fees, Measure::Amount);
        in_ten_thousands && printed.contains('元') && !printed.contains(['万', '亿'])
    }

    /// Whether the cell holds money, which may have decimals.
    pub fn is_money(self) -> bool {
        self.index() < REQUESTS_START && matches!(self.place(), Place::Proactive(_, Measure::Amount))
    }
}

impl fmt::Debug for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

impl Serialize for CellId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.path())
    }
}

impl<'de> Deserialize<'de> for CellId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = CellId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the path of a cell, such as requests.received.total")
            }

            fn visit_str<E: serde::de::Error>(self, path: &str) -> Result<CellId, E> {
                CellId::from_path(path).ok_or_else(|| E::custom(format_args!("no cell has the path `{path}`")))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

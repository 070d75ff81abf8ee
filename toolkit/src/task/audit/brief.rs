//! What is kept of an entry to join it with others.

use std::sync::Arc;

use ogi_core::{CellId, Column, Draft, Place, Row, Ruling};

use super::super::register::plain;
use super::entry::two_lane_digest;
use super::numbers::KeyFigures;
use crate::input::entry::Entry;
use crate::likeness::sketch;
use crate::model::register::Enrolled;
use crate::shape::choice;

/// Texts of fewer clauses than this are copied by necessity.
const FEWEST_CLAUSES: usize = 12;
/// Figures up to this are the same in many reports.
const SMALL: i64 = 2;

choice! {
    /// How a file of an audit stands, by the gravest thing found (情况).
    pub enum FileStatus as "AuditStatus" {
        "errors" = Errors: "有错误",
        "warnings" = Warnings: "只有警告",
        "notices" = Notices: "只有存疑",
        "open" = Open: "没有核完: nothing is wrong, and something could not be decided.",
        "clean" = Clean: "没有问题",
        "unread" = Unread: "读不了",
    }
}

impl FileStatus {
    /// How a file stands.
    pub fn of(entry: &Entry) -> Self {
        match entry {
            Entry { error: Some(_), .. } => Self::Unread,
            Entry { errors: 1.., .. } => Self::Errors,
            Entry { warnings: 1.., .. } => Self::Warnings,
            Entry { notices: 1.., .. } => Self::Notices,
            Entry { undecided: 1.., .. } => Self::Open,
            _ => Self::Clean,
        }
    }
}

/// What is kept of an entry to join it with others.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The name of the file.
    pub file: String,
    /// How it stands.
    pub standing: FileStatus,
    /// The reporting year.
    pub year: Option<u16>,
    /// The organ as printed.
    pub organ: Option<String>,
    /// Its line in the register.
    pub registered: Option<usize>,
    /// The figures that an office looks at first.
    pub figures: KeyFigures,
    /// To whom it is compared: those under the same organ in the register, else in the same folder.
    pub group: Arc<str>,
    /// The same for the same bytes.
    pub(super) digest: u128,
}

/// The sketches of a report's text and figures, by which copies are found.
pub(super) struct Sketched {
    /// That of its text, empty where the text is short.
    pub(super) clauses: Vec<u32>,
    /// That of its figures.
    pub(super) numbers: Vec<u32>,
}

impl Brief {
    /// What is kept of an entry; the register says in whose roll-up its organ stands.
    pub fn new(entry: &Entry, register: Option<&[Enrolled]>) -> Self {
        Self::with_sketches(entry, register).0
    }

    /// The same, and what copies are found by.
    pub(super) fn with_sketches(entry: &Entry, register: Option<&[Enrolled]>) -> (Self, Sketched) {
        let draft = entry.draft();
        let registered = entry.registered.and_then(|line| usize::try_from(line).ok());
        let line = registered.and_then(|line| register?.get(line));
        let folder = || entry.file.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
        let group = line.and_then(|line| line.above.clone()).unwrap_or_else(|| folder().into());
        let sketched = Sketched {
            clauses: Some(entry.clauses()).filter(|clauses| clauses.len() >= FEWEST_CLAUSES).unwrap_or_default(),
            numbers: draft.as_ref().map(numbers).unwrap_or_default(),
        };
        let brief = Self {
            file: entry.file.clone(),
            standing: FileStatus::of(entry),
            year: entry.year,
            organ: entry.organ.clone(),
            registered,
            figures: draft.as_ref().map(KeyFigures::new).unwrap_or_default(),
            group,
            digest: u128::from_str_radix(&entry.digest, 16).unwrap_or_else(|_| two_lane_digest(entry.digest.as_bytes())),
        };
        (brief, sketched)
    }

    /// A hash of what identifies its organ.
    pub(super) fn organ_digest(&self) -> Option<u128> {
        self.organ_key().map(|key| two_lane_digest(key.as_bytes()))
    }

    /// What identifies its organ: its line in the register, else its name without white space.
    pub fn organ_key(&self) -> Option<String> {
        let name = || self.organ.as_deref().map(plain).filter(|name| !name.is_empty());
        self.registered.map(|line| format!("#{line}")).or_else(name)
    }
}

/// Figures that are no sums and not small, each with its cell.
fn numbers(draft: &Draft) -> Vec<u32> {
    let is_part = |cell: CellId| match cell.place() {
        Place::Request(row, column) => column != Column::Total && row != Row::OutcomesTotal,
        Place::Remedy(_, ruling) => ruling != Ruling::Total,
        Place::Proactive(..) => true,
    };
    let figure = |(cell, value): (CellId, &ogi_core::Cell)| {
        let value = value.number()?.as_integer().filter(|value| *value > SMALL && is_part(cell))?;
        let place = cell.path().bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(131) ^ u64::from(byte)) >> 24;
        Some(place.wrapping_shl(40) ^ u64::try_from(value).unwrap_or_default())
    };
    sketch(draft.cells().filter_map(figure))
}

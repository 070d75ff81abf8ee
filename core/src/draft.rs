//! A report as read or typed (报告草稿): declared figures with where they were read, never changed afterwards.

use crate::cell::Cell;
use crate::claim::Claim;
use crate::form::{CELL_COUNT, CellId, FormId};
use crate::number::Number;
use crate::outline::Outline;
use crate::prose::Prose;
use crate::span::Span;

/// One report: the form it uses, its declared cells, what its text claims and how it is built.
///
/// ```
/// use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Row};
/// let mut draft = Draft::new(FormId::Official2021);
/// let total = CellId::request(Row::Received, Column::Total);
/// assert_eq!(draft.cell(total), &Cell::Missing);
/// draft.set(total, Cell::Number(Number::from(13)));
/// assert_eq!(draft.number(total), Some(Number::from(13)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    form: FormId,
    undivided: bool,
    /// The reporting year (报告年度), where it is known.
    pub year: Option<u16>,
    /// The organ that reports (行政机关), where it is known.
    pub organ: Option<String>,
    /// Numbers and statements made in the text.
    pub claims: Vec<Claim>,
    /// How the document is built; `None` when only figures were given, so that nothing about its structure is judged.
    pub outline: Option<Outline>,
    /// What is known of its text besides claims; `None` when only figures were given.
    pub prose: Option<Prose>,
    cells: Box<[Cell; CELL_COUNT]>,
    spans: Box<[Span; CELL_COUNT]>,
    figures: Figures,
    joint: Vec<JointReading>,
}

/// Cells whose text can be cut in several ways, which exclude each other (联合判读): the figures of one row glued
/// together, or a row that has lost a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointReading {
    /// The cells, in printed order.
    pub cells: Vec<CellId>,
    /// The ways to read them, each one value a cell; `None` where that reading leaves the cell without a figure.
    pub readings: Vec<Vec<Option<Number>>>,
}

/// The plain whole figures of a draft in a form that sums fast: 256 places, so that a byte can index them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figures {
    values: [i64; 256],
    /// Cells that hold a whole number.
    whole: CellSet,
    /// Cells that hold a whole number of at least zero, printed as digits only.
    plain: CellSet,
}

/// A set of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellSet([u64; 4]);

impl CellSet {
    const fn locate(cell: CellId) -> (usize, u64) {
        (cell.index() / 64, 1 << (cell.index() % 64))
    }

    /// Adds a cell.
    pub fn insert(&mut self, cell: CellId) {
        let (word, bit) = Self::locate(cell);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Removes a cell.
    pub fn remove(&mut self, cell: CellId) {
        let (word, bit) = Self::locate(cell);
        if let Some(word) = self.0.get_mut(word) {
            *word &= !bit;
        }
    }

    /// Whether the cell is in the set.
    pub fn contains(&self, cell: CellId) -> bool {
        let (word, bit) = Self::locate(cell);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether every cell of `other` is in this set.
    pub fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine & theirs == *theirs)
    }

    /// Whether some cell is in both sets.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, theirs)| mine & theirs != 0)
    }

    /// The cells, in canonical order.
    pub fn iter(&self) -> impl Iterator<Item = CellId> + '_ {
        CellId::all().filter(|cell| self.contains(*cell))
    }
}

impl FromIterator<CellId> for CellSet {
    fn from_iter<I: IntoIterator<Item = CellId>>(cells: I) -> Self {
        let mut set = Self::default();
        for cell in cells {
            set.insert(cell);
        }
        set
    }
}

impl Figures {
    const fn new() -> Self {
        Self { values: [0; 256], whole: CellSet([0; 4]), plain: CellSet([0; 4]) }
    }

    #[expect(clippy::indexing_slicing, reason = "a byte always lies inside 256 places")]
    pub(crate) fn sum(&self, cells: &[u8]) -> i64 {
        // At most a few dozen figures of fifteen digits: the sum cannot leave 64 bits.
        cells.iter().fold(0_i64, |sum, cell| sum.wrapping_add(self.values[usize::from(*cell)]))
    }

    pub(crate) const fn whole(&self) -> &CellSet {
        &self.whole
    }

    pub(crate) const fn plain(&self) -> &CellSet {
        &self.plain
    }

    #[expect(clippy::indexing_slicing, reason = "a byte always lies inside 256 places")]
    fn set(&mut self, id: CellId, cell: &Cell) {
        let whole = cell.number().and_then(Number::as_integer);
        self.values[usize::from(id.byte())] = whole.unwrap_or_default();
        self.whole.remove(id);
        self.plain.remove(id);
        if let Some(value) = whole {
            self.whole.insert(id);
            if value >= 0 && matches!(cell, Cell::Number(_)) {
                self.plain.insert(id);
            }
        }
    }
}

impl Draft {
    /// A draft of a form with every cell missing.
    pub fn new(form: FormId) -> Self {
        Self {
            form,
            undivided: false,
            year: None,
            organ: None,
            claims: Vec::new(),
            outline: None,
            prose: None,
            cells: Box::new([const { Cell::Missing }; CELL_COUNT]),
            spans: Box::new([Span::new(0, 0); CELL_COUNT]),
            figures: Figures::new(),
            joint: Vec::new(),
        }
    }

    /// The form that the report uses.
    pub const fn form(&self) -> FormId {
        self.form
    }

    /// Whether a report on the 2021 form prints （六）其他处理 as one undivided row (未分项).
    pub const fn is_undivided(&self) -> bool {
        self.undivided
    }

    /// Says whether （六）其他处理 is one undivided row; without effect on the trial form, where it always is.
    pub const fn set_undivided(&mut self, undivided: bool) {
        self.undivided = undivided && matches!(self.form, FormId::Official2021);
    }

    /// What a cell holds.
    #[expect(clippy::indexing_slicing, reason = "a cell's index is below CELL_COUNT")]
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id.index()]
    }

    /// The number that a cell states, if it states one.
    pub fn number(&self, id: CellId) -> Option<Number> {
        self.cell(id).number()
    }

    /// Where the cell was read; `None` when it was not read from a text.
    pub fn span(&self, id: CellId) -> Option<Span> {
        self.spans.get(id.index()).copied().filter(|span| !span.is_empty() || span.start > 0)
    }

    /// Declares a cell.
    pub fn set(&mut self, id: CellId, cell: Cell) {
        self.figures.set(id, &cell);
        if let Some(place) = self.cells.get_mut(id.index()) {
            *place = cell;
        }
    }

    /// Declares a cell together with where it was read.
    pub fn set_at(&mut self, id: CellId, cell: Cell, span: Span) {
        self.set(id, cell);
        if let Some(place) = self.spans.get_mut(id.index()) {
            *place = span;
        }
    }

    /// Adds cells that can only be read together; they must already be set as unreadable.
    pub fn add_joint_reading(&mut self, joint: JointReading) {
        self.joint.push(joint);
    }

    /// Cells that can only be read together.
    pub fn joint_readings(&self) -> &[JointReading] {
        &self.joint
    }

    /// Every cell of the form with what it holds, in printed order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.form.form().cells(self.undivided).map(|id| (id, self.cell(id)))
    }

    /// Every path of the form in printed order, the undivided row beside the divided rows, so that no state is hidden.
    pub fn listed_cells(&self) -> impl ExactSizeIterator<Item = CellId> + Clone + use<> {
        self.form.form().listed_cells(self.undivided)
    }

    pub(crate) const fn figures(&self) -> &Figures {
        &self.figures
    }
}

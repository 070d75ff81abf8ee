//! Equations in solved form, with steps that can be taken back.
//!
//! A row is `sum of coefficient * cell = 0`. A *balance row* is about cells that stand as printed only: it holds, or it is
//! violated. A row with a *basic* cell gives its value by the others; it is violated when that value is outside the bounds of the
//! cell or not whole.

mod pivot;
mod undo;
mod violation;

use self::undo::Undo;
pub(super) use self::violation::Need;
use super::system::Block;
use super::{Cell, Observed};

/// What may happen to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// As printed so far; may still be chosen to change.
    Undecided,
    /// As observed for good.
    Fixed,
    /// Changes, and has the value it was given (a nonbasic variable).
    NonBasic,
    /// Changes, and its value follows from a row (a basic variable).
    Basic,
}

/// Stands for "no bound" without overflow in sums.
pub(super) const FAR: i128 = 1 << 90;

/// The rows of a block together with the state of its cells.
#[derive(Clone, Default)]
pub(super) struct Tableau {
    width: usize,
    height: usize,
    coefficients: Vec<i32>,
    /// Sum of the row over all cells but the basic one.
    rest: Vec<i128>,
    basic: Vec<Option<usize>>,
    /// What the row needs so that its own bounds are kept.
    violation: Vec<Option<Need>>,
    /// At least the largest coefficient of the row.
    size: Vec<i64>,
    status: Vec<Status>,
    value: Vec<i128>,
    /// Values before any step.
    printed: Vec<i128>,
    lower: Vec<i128>,
    upper: Vec<i128>,
    /// How many cells are nonbasic.
    nonbasic: usize,
    /// Which these are, one bit each.
    nonbasic_cells: Vec<u64>,
    undo: Vec<Undo>,
    saved: Vec<i32>,
    scratch: Vec<i32>,
    overflow: bool,
}

impl Tableau {
    /// The equations of a block as printed. With `traced`, each row carries a column per equation that
    /// says how often it was added in.
    pub(super) fn new(block: &Block, cells: &[Cell], traced: bool) -> Self {
        let (height, own) = (block.equations.len(), block.cells.len());
        let width = if traced { own + height } else { own };
        let mut coefficients;
        if traced {
            coefficients = Vec::with_capacity(width * height);
            for row in 0..height {
                coefficients.extend(block.matrix.iter().skip(row * own).take(own));
                coefficients.extend((0..height).map(|column| i32::from(column == row)));
            }
        } else {
            coefficients = block.matrix.clone();
        }
        let mut status = Vec::with_capacity(width);
        let mut value = Vec::with_capacity(width);
        let mut lower = Vec::with_capacity(width);
        for &number in &block.cells {
            let cell = cells.get(number).copied().unwrap_or_else(Cell::missing);
            let least = cell.lower.map_or(-FAR, i128::from);
            let (now, printed) = match cell.observed {
                Observed::Value(printed) => (i128::from(printed), true),
                Observed::Missing | Observed::Invalid => (least.max(0), false),
            };
            status.push(if printed && cell.pinned { Status::Fixed } else { Status::Undecided });
            value.push(now);
            lower.push(least);
        }
        status.resize(width, Status::Fixed);
        value.resize(width, 0);
        lower.resize(width, 0);
        let rest = block.terms.iter().map(|terms| sum(terms, &value)).collect();
        let size = block.terms.iter().map(|terms| terms.iter().map(|term| i64::from(term.1).abs()).max().unwrap_or(1));
        let mut tableau = Self {
            width,
            height,
            coefficients,
            rest,
            basic: vec![None; height],
            violation: vec![None; height],
            size: size.collect(),
            status,
            printed: value.clone(),
            value,
            lower,
            upper: vec![FAR; width],
            nonbasic: 0,
            nonbasic_cells: vec![0; width.div_ceil(64)],
            undo: Vec::new(),
            saved: Vec::new(),
            scratch: vec![0; width],
            overflow: false,
        };
        tableau.find_violations();
        tableau
    }

    /// Observes other figures in the cells that do not change.
    pub(super) fn reprint(&mut self, block: &Block, cells: &[Cell]) {
        for (place, number) in block.cells.iter().enumerate() {
            let (Some(Observed::Value(figure)), Status::Undecided | Status::Fixed) =
                (cells.get(*number).map(|cell| cell.observed), self.status(place))
            else {
                continue;
            };
            let by = i128::from(figure) - self.value(place);
            if by == 0 {
                continue;
            }
            for values in [&mut self.value, &mut self.printed] {
                if let Some(value) = values.get_mut(place) {
                    *value += by;
                }
            }
            let column = self.coefficients.iter().skip(place).step_by(self.width.max(1));
            for (rest, a) in self.rest.iter_mut().zip(column) {
                *rest += i128::from(*a) * by;
            }
        }
        self.find_violations();
    }

    /// What an equation comes to with every cell as it is.
    pub(super) fn sum(&self, block: &Block, equation: usize) -> i128 {
        block.terms.get(equation).map_or(0, |terms| sum(terms, &self.value))
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn overflowed(&self) -> bool {
        self.overflow
    }

    pub(super) fn nonbasic(&self) -> usize {
        self.nonbasic
    }

    pub(super) fn row(&self, row: usize) -> &[i32] {
        self.coefficients.get(row * self.width..(row + 1) * self.width).unwrap_or(&[])
    }

    pub(super) fn coefficient(&self, row: usize, cell: usize) -> i32 {
        self.coefficients.get(row * self.width + cell).copied().unwrap_or(0)
    }

    pub(super) fn rest(&self, row: usize) -> i128 {
        self.rest.get(row).copied().unwrap_or(0)
    }

    /// The cell a row gives the value of.
    pub(super) fn basic(&self, row: usize) -> Option<usize> {
        self.basic.get(row).copied().flatten()
    }

    pub(super) fn status(&self, cell: usize) -> Status {
        self.status.get(cell).copied().unwrap_or(Status::Fixed)
    }

    pub(super) fn statuses(&self) -> &[Status] {
        &self.status
    }

    /// The value of a cell that is not basic.
    pub(super) fn value(&self, cell: usize) -> i128 {
        self.value.get(cell).copied().unwrap_or(0)
    }

    /// What a cell held before any step.
    pub(super) fn printed(&self, cell: usize) -> i128 {
        self.printed.get(cell).copied().unwrap_or(0)
    }

    pub(super) fn lower(&self, cell: usize) -> i128 {
        self.lower.get(cell).copied().unwrap_or(0)
    }

    pub(super) fn upper(&self, cell: usize) -> i128 {
        self.upper.get(cell).copied().unwrap_or(FAR)
    }

    /// The row that gives the value of a cell, if it is basic.
    pub(super) fn row_of(&self, cell: usize) -> Option<usize> {
        self.basic.iter().position(|solved| *solved == Some(cell))
    }

    /// The value of any cell as a fraction: numerator and positive denominator.
    pub(super) fn fraction(&self, cell: usize) -> (i128, i128) {
        match self.row_of(cell) {
            Some(row) => (-self.rest(row), i128::from(self.coefficient(row, cell)).max(1)),
            None => (self.value(cell), 1),
        }
    }
}

fn sum(terms: &[(usize, i32)], values: &[i128]) -> i128 {
    terms.iter().map(|&(cell, a)| i128::from(a) * values.get(cell).copied().unwrap_or(0)).sum()
}

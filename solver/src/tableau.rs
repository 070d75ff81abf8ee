//! Equations in solved form, with steps that can be taken back.
//!
//! A row is `sum of coefficient * cell = 0`. A *balance row* speaks of cells that stand as printed only:
//! it holds or it is a conflict. A *solved row* gives one moving cell by the others; it conflicts when
//! the value falls outside the bounds of that cell or is not whole.

use super::system::{Block, gcd};
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

/// Which way the sum of a row has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It has to rise.
    Rise,
    /// It has to fall.
    Fall,
    /// It has to become divisible; either way may do.
    Either,
}

/// Stands for "no bound" without overflow in sums.
pub(super) const FAR: i128 = 1 << 90;

#[derive(Clone)]
enum Undo {
    Row { row: usize, rest: i128, solved: Option<usize>, size: i64 },
    Cell { cell: usize, status: Status, value: i128 },
    Bounds { cell: usize, lower: i128, upper: i128 },
}

/// The rows of a block together with the state of its cells.
#[derive(Clone, Default)]
pub(super) struct Tableau {
    width: usize,
    height: usize,
    coefficients: Vec<i32>,
    /// Sum of the row over all cells but the solved one.
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
    /// How many cells are moving and not solved.
    nonbasic: usize,
    /// Which these are, one bit each.
    moving: Vec<u64>,
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
            moving: vec![0; width.div_ceil(64)],
            undo: Vec::new(),
            saved: Vec::new(),
            scratch: vec![0; width],
            overflow: false,
        };
        tableau.find_violations();
        tableau
    }

    /// Prints other figures in the cells that do not move.
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

    /// Makes what has been done the beginning: it cannot be taken back.
    pub(super) fn forget(&mut self) {
        self.undo.clear();
        self.saved.clear();
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

    /// The value of a cell that is not solved.
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

    /// Whether a cell that is not solved can rise or fall within its bounds.
    pub(super) fn can(&self, cell: usize, rise: bool) -> bool {
        if rise { self.value(cell) < self.upper(cell) } else { self.value(cell) > self.lower(cell) }
    }

    /// Whether moving a cell with this coefficient can take a sum where it has to go.
    pub(super) fn helps(&self, cell: usize, coefficient: i32, need: Need) -> bool {
        match need {
            Need::Rise => self.can(cell, coefficient > 0),
            Need::Fall => self.can(cell, coefficient < 0),
            Need::Either => true,
        }
    }

    /// What a row needs so that its own bounds are kept; nothing if they are.
    pub(super) fn violation(&self, row: usize) -> Option<Need> {
        self.violation.get(row).copied().flatten()
    }

    /// Notes what a row needs, once it or the bounds of its cell have changed.
    fn find_violation(&mut self, row: usize) {
        let violation = self.violation_of(row);
        if let Some(entry) = self.violation.get_mut(row) {
            *entry = violation;
        }
    }

    fn find_violations(&mut self) {
        (0..self.height).for_each(|row| self.find_violation(row));
    }

    fn violation_of(&self, row: usize) -> Option<Need> {
        let rest = self.rest(row);
        let Some(cell) = self.basic(row) else {
            return match rest {
                0 => None,
                1.. => Some(Need::Fall),
                _ => Some(Need::Rise),
            };
        };
        let (lower, upper) = match self.coefficient(row, cell) {
            1 => (self.lower(cell), self.upper(cell)),
            factor => (self.lower(cell) * i128::from(factor), self.upper(cell) * i128::from(factor)),
        };
        if -rest < lower {
            Some(Need::Fall)
        } else if -rest > upper {
            Some(Need::Rise)
        } else {
            None
        }
    }

    /// Whether a solved row gives a value that is not whole.
    pub(super) fn is_split(&self, row: usize) -> bool {
        let factor = self.basic(row).map_or(1, |cell| i128::from(self.coefficient(row, cell)));
        factor > 1 && self.rest(row) % factor != 0
    }

    /// The first moving cell in a row that could help.
    pub(super) fn helper(&self, row: usize, need: Need) -> Option<usize> {
        let row = self.row(row);
        for (at, word) in self.moving.iter().enumerate() {
            let mut left = *word;
            while left != 0 {
                let cell = at * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if row.get(cell).is_some_and(|a| *a != 0 && self.helps(cell, *a, need)) {
                    return Some(cell);
                }
            }
        }
        None
    }

    /// A place to come back to.
    pub(super) fn mark(&self) -> usize {
        self.undo.len()
    }

    /// Takes back every step since the mark.
    pub(super) fn back(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop() {
                Some(Undo::Row { row, rest, solved, size }) => {
                    let start = self.saved.len().saturating_sub(self.width);
                    let (from, to) = (row * self.width, (row + 1) * self.width);
                    if let (Some(to), Some(saved)) = (self.coefficients.get_mut(from..to), self.saved.get(start..)) {
                        to.copy_from_slice(saved);
                    }
                    self.saved.truncate(start);
                    self.set_row(row, rest, solved, size);
                }
                Some(Undo::Cell { cell, status, value }) => self.put(cell, status, value),
                Some(Undo::Bounds { cell, lower, upper }) => self.put_bounds(cell, lower, upper),
                None => {}
            }
        }
    }

    fn set_row(&mut self, row: usize, rest: i128, solved: Option<usize>, size: i64) {
        if let Some(entry) = self.rest.get_mut(row) {
            *entry = rest;
        }
        if let Some(entry) = self.basic.get_mut(row) {
            *entry = solved;
        }
        if let Some(entry) = self.size.get_mut(row) {
            *entry = size;
        }
        self.find_violation(row);
    }

    fn put(&mut self, cell: usize, status: Status, value: i128) {
        if let Some(entry) = self.status.get_mut(cell) {
            self.nonbasic -= usize::from(*entry == Status::NonBasic);
            self.nonbasic += usize::from(status == Status::NonBasic);
            *entry = status;
            if let Some(word) = self.moving.get_mut(cell / 64) {
                *word = *word & !(1 << (cell % 64)) | u64::from(status == Status::NonBasic) << (cell % 64);
            }
        }
        if let Some(entry) = self.value.get_mut(cell) {
            *entry = value;
        }
    }

    fn put_bounds(&mut self, cell: usize, lower: i128, upper: i128) {
        if let (Some(low), Some(high)) = (self.lower.get_mut(cell), self.upper.get_mut(cell)) {
            (*low, *high) = (lower, upper);
        }
        if let Some(row) = self.row_of(cell) {
            self.find_violation(row);
        }
    }

    /// Narrows the bounds of a moving or solved cell.
    pub(super) fn narrow(&mut self, cell: usize, lower: i128, upper: i128) {
        self.undo.push(Undo::Bounds { cell, lower: self.lower(cell), upper: self.upper(cell) });
        self.put_bounds(cell, lower, upper);
    }

    /// Sets the status of a cell that is not solved.
    pub(super) fn set(&mut self, cell: usize, status: Status) {
        self.set_to(cell, status, self.value(cell));
    }

    fn set_to(&mut self, cell: usize, status: Status, value: i128) {
        self.undo.push(Undo::Cell { cell, status: self.status(cell), value: self.value(cell) });
        self.put(cell, status, value);
    }

    /// Moves a nonbasic cell by an amount.
    pub(super) fn shift(&mut self, cell: usize, by: i128) {
        for row in 0..self.height {
            let coefficient = self.coefficient(row, cell);
            if coefficient != 0 {
                self.save(row);
                let rest = self.rest(row) + i128::from(coefficient) * by;
                self.set_row(row, rest, self.basic(row), self.size.get(row).copied().unwrap_or(0));
            }
        }
        self.set_to(cell, Status::NonBasic, self.value(cell) + by);
    }

    /// Lets a cell move: solves a balance row for it if it stands in one.
    pub(super) fn release(&mut self, cell: usize) {
        let mut best: Option<(u32, usize)> = None;
        for row in 0..self.height {
            let coefficient = self.coefficient(row, cell);
            if coefficient != 0 && self.basic(row).is_none() {
                let rank = coefficient.unsigned_abs();
                if best.is_none_or(|(least, _)| rank < least) {
                    best = Some((rank, row));
                }
            }
        }
        self.set(cell, Status::NonBasic);
        if let Some((_, row)) = best {
            self.pivot(row, cell, None);
        } else if self.value(cell) < self.lower(cell) {
            self.shift(cell, self.lower(cell) - self.value(cell));
        }
    }

    /// Solves a row for a moving cell. A cell that the row was solved for is set to `leaving`.
    pub(super) fn pivot(&mut self, row: usize, cell: usize, leaving: Option<i128>) {
        let mut full = self.rest(row);
        if let (Some(old), Some(value)) = (self.basic(row), leaving) {
            full += i128::from(self.coefficient(row, old)) * value;
            self.set_to(old, Status::NonBasic, value);
        }
        let factor = self.coefficient(row, cell);
        self.save(row);
        let mut source = core::mem::take(&mut self.scratch);
        let sign = factor.signum();
        let width = self.width;
        if let Some(line) = self.coefficients.get_mut(row * width..(row + 1) * width) {
            if sign < 0 {
                for entry in line.iter_mut() {
                    *entry = -*entry;
                }
            }
            source.copy_from_slice(line);
        }
        let (factor, full) = (factor.abs(), full * i128::from(sign));
        let own = self.size.get(row).copied().unwrap_or(0);
        for other in (0..self.height).filter(|other| *other != row) {
            let entry = self.coefficient(other, cell);
            if entry != 0 {
                self.subtract(other, &source, own, full, factor, entry);
            }
        }
        self.scratch = source;
        self.set_row(row, full - i128::from(factor) * self.value(cell), Some(cell), own);
        self.set(cell, Status::Basic);
    }

    /// Takes the source row out of another so that the entry vanishes.
    fn subtract(&mut self, row: usize, source: &[i32], own: i64, full: i128, factor: i32, entry: i32) {
        let common = i32::try_from(gcd(u64::from(factor.unsigned_abs()), u64::from(entry.unsigned_abs()))).unwrap_or(1);
        let (a, b) = (factor / common, entry / common);
        self.save(row);
        let width = self.width;
        let size = self.size.get(row).copied().unwrap_or(0);
        let mut bound = i64::from(a) * size + i64::from(b.unsigned_abs()) * own;
        let Some(line) = self.coefficients.get_mut(row * width..(row + 1) * width) else { return };
        let pairs = line.iter_mut().zip(source);
        if bound > i64::from(i32::MAX) {
            let exact = |(x, y): (&mut i32, &i32)| i64::from(a) * i64::from(*x) - i64::from(b) * i64::from(*y);
            bound = pairs.map(exact).map(i64::abs).max().unwrap_or(0);
            if bound > i64::from(i32::MAX) {
                self.overflow = true;
                return;
            }
        }
        let pairs = line.iter_mut().zip(source);
        match (a, b) {
            (1, 1) => pairs.for_each(|(x, y)| *x -= y),
            (1, -1) => pairs.for_each(|(x, y)| *x += y),
            _ => pairs.for_each(|(x, y)| *x = x.wrapping_mul(a).wrapping_sub(y.wrapping_mul(b))),
        }
        let mut rest = self.rest.get(row).copied().unwrap_or(0) * i128::from(a) - full * i128::from(b);
        if a != 1 {
            let line = self.coefficients.get_mut(row * width..(row + 1) * width).unwrap_or(&mut []);
            let divisor = line.iter().fold(0, |divisor, x| gcd(divisor, u64::from(x.unsigned_abs())));
            if let Some(divisor) = i32::try_from(divisor).ok().filter(|divisor| *divisor > 1) {
                for x in line {
                    *x /= divisor;
                }
                rest /= i128::from(divisor);
            }
        }
        self.set_row(row, rest, self.basic(row), bound);
    }

    fn save(&mut self, row: usize) {
        let from = row * self.width;
        if let Some(line) = self.coefficients.get(from..from + self.width) {
            self.saved.extend_from_slice(line);
        }
        let size = self.size.get(row).copied().unwrap_or(0);
        self.undo.push(Undo::Row { row, rest: self.rest(row), solved: self.basic(row), size });
    }

    /// Brings every solved cell within its bounds by exchanging it with moving cells, as far as they reach
    /// (the simplex method; always the lowest cell first, so that it ends).
    pub(super) fn restore_feasibility(&mut self) {
        while self.nonbasic > 0 && !self.overflow {
            let rows = self.basic.iter().zip(&self.violation).enumerate();
            let violated = rows.filter(|(_, (_, need))| need.is_some()).filter_map(|(row, (cell, _))| Some(((*cell)?, row)));
            let Some((cell, row)) = violated.min() else { return };
            let Some(need) = self.violation(row) else { return };
            let Some(helper) = self.helper(row, need) else { return };
            let bound = if need == Need::Fall { self.lower(cell) } else { self.upper(cell) };
            self.pivot(row, helper, Some(bound));
        }
    }

    /// The row that gives the value of a cell, if it is solved.
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

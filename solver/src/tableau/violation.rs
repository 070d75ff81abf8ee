//! What the rows of a tableau need: which are violated, and which cells could satisfy them.

use super::Tableau;

/// Which way the sum of a row has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// It has to rise.
    Rise,
    /// It has to fall.
    Fall,
    /// It has to become divisible; either way may do.
    Either,
}

impl Tableau {
    /// Whether a cell that is not basic can rise or fall within its bounds.
    pub(crate) fn can(&self, cell: usize, rise: bool) -> bool {
        if rise { self.value(cell) < self.upper(cell) } else { self.value(cell) > self.lower(cell) }
    }

    /// Whether moving a cell with this coefficient can take a sum where it has to go.
    pub(crate) fn helps(&self, cell: usize, coefficient: i32, need: Need) -> bool {
        match need {
            Need::Rise => self.can(cell, coefficient > 0),
            Need::Fall => self.can(cell, coefficient < 0),
            Need::Either => true,
        }
    }

    /// What a row needs so that its own bounds are kept; nothing if they are.
    pub(crate) fn violation(&self, row: usize) -> Option<Need> {
        self.violation.get(row).copied().flatten()
    }

    /// Notes what a row needs, once it or the bounds of its cell have changed.
    pub(super) fn find_violation(&mut self, row: usize) {
        let violation = self.violation_of(row);
        if let Some(entry) = self.violation.get_mut(row) {
            *entry = violation;
        }
    }

    pub(super) fn find_violations(&mut self) {
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

    /// Whether the row of a basic cell gives a value that is not whole.
    pub(crate) fn is_split(&self, row: usize) -> bool {
        let factor = self.basic(row).map_or(1, |cell| i128::from(self.coefficient(row, cell)));
        factor > 1 && self.rest(row) % factor != 0
    }

    /// The first nonbasic cell in a row that could help.
    pub(crate) fn helper(&self, row: usize, need: Need) -> Option<usize> {
        let row = self.row(row);
        for (at, word) in self.nonbasic_cells.iter().enumerate() {
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
}

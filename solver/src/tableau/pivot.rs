//! Cells enter and leave the basis.

use super::{Need, Status, Tableau};
use crate::system::gcd;

impl Tableau {
    /// Moves a nonbasic cell by an amount.
    pub(crate) fn shift(&mut self, cell: usize, by: i128) {
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

    /// Lets a cell change: it enters a balance row, if it stands in one.
    pub(crate) fn release(&mut self, cell: usize) {
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

    /// Solves a row for a nonbasic cell, which enters. The basic cell of the row leaves, with the value `leaving`.
    pub(crate) fn pivot(&mut self, row: usize, cell: usize, leaving: Option<i128>) {
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

    /// Brings every basic cell within its bounds by exchanging it with nonbasic cells, as far as they reach (the dual
    /// simplex method with Bland's rule: always the lowest cell first, so that it ends).
    pub(crate) fn restore_feasibility(&mut self) {
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
}

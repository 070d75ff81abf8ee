//! Figures of several cells run together without separators: every way to cut them, decided by the form's own sums.

use ogi_core::Number;

/// One way to cut: a value a cell.
pub(super) type Reading = Vec<i64>;

/// No count has more digits than this.
const DIGITS: usize = 9;
/// Past this many digits nothing is tried.
const LONGEST: usize = 60;
/// Past this many readings they are only counted.
pub(super) const LISTED: usize = 4096;

/// The ways to cut runs of digits into `count` figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cuts {
    /// How many there are in all.
    pub(super) total: u64,
    /// All of them, when they are at most [`LISTED`]; otherwise none.
    pub(super) all: Vec<Reading>,
    /// Those in which every group of `whole` figures has its sum in the last one.
    pub(super) consistent: Vec<Reading>,
}

/// Cuts `parts`, whose own borders are kept, into `count` figures; each `group` figures end in their total.
pub(super) fn cuts(parts: &[&str], count: usize, group: usize) -> Cuts {
    let none = Cuts { total: 0, all: Vec::new(), consistent: Vec::new() };
    let mut digits = Vec::new();
    let mut ends = Vec::new();
    for part in parts {
        if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return none;
        }
        digits.extend(part.bytes().map(|byte| byte.wrapping_sub(b'0')));
        ends.push(digits.len());
    }
    if digits.len() > LONGEST || digits.len() < count || count == 0 || group == 0 {
        return none;
    }
    let cutter = Cutter { digits: &digits, ends: &ends, count, group };
    let total = cutter.total();
    let limit = usize::try_from(total).unwrap_or(usize::MAX);
    let (mut all, mut consistent) = (Vec::new(), Vec::new());
    if limit <= LISTED {
        cutter.list(0, &mut Vec::with_capacity(count), false, &mut all);
        consistent.extend(all.iter().filter(|reading| reading.chunks(group).all(adds_up)).cloned());
    } else {
        cutter.list(0, &mut Vec::with_capacity(count), true, &mut consistent);
    }
    Cuts { total, all, consistent }
}

/// Whether the last of some figures is the sum of the others.
pub(super) fn adds_up(figures: &[i64]) -> bool {
    let Some((total, parts)) = figures.split_last() else { return false };
    parts.iter().fold(0_i64, |sum, value| sum.saturating_add(*value)) == *total
}

struct Cutter<'d> {
    digits: &'d [u8],
    ends: &'d [usize],
    count: usize,
    group: usize,
}

impl Cutter<'_> {
    /// The figures that can start at a position: where each ends, and its value.
    fn figures(&self, at: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        let border = self.ends.iter().copied().find(|end| *end > at).unwrap_or(at);
        let longest = if self.digits.get(at) == Some(&0) { 1 } else { DIGITS };
        let mut value = 0_i64;
        (at..border.min(at.saturating_add(longest))).map(move |index| {
            value = value.saturating_mul(10).saturating_add(i64::from(self.digits.get(index).copied().unwrap_or_default()));
            (index.saturating_add(1), value)
        })
    }

    /// How many cuts there are, by counting from the end.
    fn total(&self) -> u64 {
        let length = self.digits.len();
        // ways[k][at]: cuts of the digits from `at` into k figures.
        let mut ways = vec![0_u64; length.saturating_add(1)];
        if let Some(last) = ways.last_mut() {
            *last = 1;
        }
        for _ in 0..self.count {
            let mut next = vec![0_u64; ways.len()];
            for (at, place) in next.iter_mut().enumerate().take(length) {
                *place =
                    self.figures(at).filter_map(|(end, _)| ways.get(end)).fold(0_u64, |sum, count| sum.saturating_add(*count));
            }
            ways = next;
        }
        ways.first().copied().unwrap_or_default()
    }

    /// Lists cuts, depth first; with `sums`, only those whose groups add up. At most [`LISTED`] are kept.
    fn list(&self, at: usize, taken: &mut Reading, sums: bool, found: &mut Vec<Reading>) {
        if found.len() >= LISTED {
            return;
        }
        let left = self.count.saturating_sub(taken.len());
        let digits_left = self.digits.len().saturating_sub(at);
        if left == 0 {
            if digits_left == 0 {
                found.push(taken.clone());
            }
            return;
        }
        if digits_left < left || digits_left > left.saturating_mul(DIGITS) {
            return;
        }
        let position = taken.len() % self.group;
        let closing = sums && position.saturating_add(1) == self.group;
        let sum: i64 = taken.iter().rev().take(position).fold(0, |sum, value| sum.saturating_add(*value));
        for (end, value) in self.figures(at) {
            if closing && value != sum {
                continue;
            }
            taken.push(value);
            self.list(end, taken, sums, found);
            taken.pop();
        }
    }
}

/// A reading as numbers.
pub(super) fn numbers(reading: &[i64]) -> Vec<Option<Number>> {
    reading.iter().map(|value| Number::new(*value, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn single_digits_leave_no_choice() {
        let found = cuts(&["7000007"], 7, 7);
        assert_eq!((found.total, found.consistent.len()), (1, 1));
        assert_eq!(found.all, [[7, 0, 0, 0, 0, 0, 7]]);
    }

    #[test]
    fn the_sum_of_the_row_decides() {
        let found = cuts(&["640020470"], 7, 7);
        assert!(found.total > 1);
        assert_eq!(found.consistent, [[64, 0, 0, 2, 0, 4, 70]]);
    }

    #[test]
    fn two_cuts_may_both_add_up() {
        assert_eq!(cuts(&["270020130"], 7, 7).consistent.len(), 2);
    }

    #[test]
    fn borders_are_kept() {
        assert_eq!(cuts(&["230", "000023"], 7, 7).consistent, [[23, 0, 0, 0, 0, 0, 23]]);
    }

    #[test]
    fn three_groups_of_five() {
        let found = cuts(&["10203120001200000"], 15, 5);
        assert_eq!(found.consistent, [[1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0]]);
    }

    #[test]
    fn digits_by_the_thousand_are_refused() {
        assert_eq!(cuts(&["1".repeat(5000).as_str()], 7, 7).total, 0);
    }
}

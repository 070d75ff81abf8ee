//! Figures of several cells run together without separators: every way to cut them, decided by the form's own sums.

/// No count has more digits than this.
const DIGITS: usize = 9;
/// Past this many digits nothing is tried.
const LONGEST: usize = 60;
/// Past this many readings they are only counted.
pub(crate) const LISTED: usize = 4096;

/// The ways to cut runs of digits into a number of figures. They are counted, and gone through where they are asked
/// for; only those that add up are kept.
#[derive(Debug, Clone)]
pub(crate) struct Cuts {
    digits: Vec<u8>,
    /// For every digit, one past the last digit of its part.
    borders: Vec<usize>,
    count: usize,
    /// How many there are in all.
    pub(crate) total: u64,
}

/// Readings of equally many figures, one behind another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Readings {
    figures: Vec<i64>,
    width: usize,
}

impl Readings {
    /// No reading.
    pub(crate) const fn none(width: usize) -> Self {
        Self { figures: Vec::new(), width }
    }

    pub(crate) fn len(&self) -> usize {
        self.figures.len().checked_div(self.width).unwrap_or_default()
    }

    /// Every reading.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[i64]> {
        self.figures.chunks_exact(self.width.max(1))
    }

    /// Puts them into the order in which they are gone through.
    fn sort(&mut self) {
        let mut sorted: Vec<&[i64]> = self.iter().collect();
        sorted.sort_unstable();
        self.figures = sorted.concat();
    }
}

/// Cuts `parts`, whose own borders are kept, into `count` figures.
pub(crate) fn cuts(parts: &[&str], count: usize) -> Cuts {
    let mut cuts = Cuts { digits: Vec::new(), borders: Vec::new(), count, total: 0 };
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let are_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !are_digits || length > LONGEST || length < count || count == 0 {
        return cuts;
    }
    for part in parts {
        cuts.digits.extend(part.bytes().map(|byte| byte.wrapping_sub(b'0')));
        cuts.borders.resize(cuts.digits.len(), cuts.digits.len());
    }
    // As many digits as figures leave one way.
    cuts.total = if length == count { 1 } else { cuts.counted() };
    cuts
}

impl Cuts {
    /// Whether there are so few readings that each is looked at.
    pub(crate) fn are_listed(&self) -> bool {
        (1..=LISTED as u64).contains(&self.total)
    }

    /// The readings in which every group of so many figures has its sum in the last one; [`LISTED`] at most.
    pub(crate) fn consistent(&self, group: usize) -> Readings {
        let mut found = Readings::none(self.count);
        if self.total == 0 || group == 0 {
            return found;
        }
        if group == self.count {
            self.rows(&mut found);
        } else {
            self.add_up(0, &mut Vec::with_capacity(self.count), 0, group, &mut found);
        }
        found
    }

    /// Lists the readings of one group that add up: for every total that can stand at the end, the figures before it.
    fn rows(&self, found: &mut Readings) {
        let length = self.digits.len();
        let parts = self.count.saturating_sub(1);
        for start in (parts..length).rev().take(DIGITS) {
            let total = self.figures(start).find(|(end, _)| *end == length);
            // Casting out nines: figures and their digits leave the same rest, and so must their sum.
            let digits: i64 = self.digits.iter().take(start).map(|digit| i64::from(*digit)).sum();
            if let Some((_, total)) = total.filter(|(_, total)| total % 9 == digits % 9) {
                self.parts_of(total, 0..start, &mut Vec::with_capacity(self.count), found);
            }
        }
        found.sort();
    }

    /// Lists the ways to cut some digits into figures whose sum is what is left of a total.
    fn parts_of(&self, rest: i64, digits: std::ops::Range<usize>, taken: &mut Vec<i64>, found: &mut Readings) {
        let left = self.count.saturating_sub(1).saturating_sub(taken.len());
        if left == 0 {
            if digits.is_empty() && rest == 0 && found.len() < LISTED {
                found.figures.extend_from_slice(taken);
                let total = taken.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
                found.figures.push(total);
            }
            return;
        }
        // A part has no more digits than what is left of the total.
        if found.len() >= LISTED || digits.len() < left || digits.len() > left.saturating_mul(length_of(rest)) {
            return;
        }
        for (end, value) in self.figures(digits.start).take_while(|(_, value)| *value <= rest) {
            if end > digits.end {
                break;
            }
            taken.push(value);
            self.parts_of(rest.saturating_sub(value), end..digits.end, taken, found);
            taken.pop();
        }
    }

    /// Every reading, where there are at most [`LISTED`].
    pub(crate) fn all(&self) -> Readings {
        let mut found = Readings::none(self.count);
        self.each(&mut |_, _| true, &mut |reading| {
            found.figures.extend_from_slice(reading);
            true
        });
        found
    }

    /// Goes through every reading, where there are at most [`LISTED`], in ascending order, until `found` says stop.
    /// Readings that begin with figures for which `may_begin` is false are passed over; it is asked with the place of
    /// the last figure.
    pub(crate) fn each(&self, may_begin: &mut dyn FnMut(usize, &[i64]) -> bool, found: &mut dyn FnMut(&[i64]) -> bool) {
        if self.are_listed() {
            self.walk(0, &mut Vec::with_capacity(self.count), may_begin, found);
        }
    }

    fn walk(
        &self,
        at: usize,
        taken: &mut Vec<i64>,
        may_begin: &mut dyn FnMut(usize, &[i64]) -> bool,
        found: &mut dyn FnMut(&[i64]) -> bool,
    ) -> bool {
        let left = self.count.saturating_sub(taken.len());
        let digits_left = self.digits.len().saturating_sub(at);
        if left == 0 {
            return digits_left > 0 || found(taken);
        }
        if digits_left < left || digits_left > left.saturating_mul(DIGITS) {
            return true;
        }
        for (end, value) in self.figures(at) {
            taken.push(value);
            let goes_on = !may_begin(taken.len().saturating_sub(1), taken) || self.walk(end, taken, may_begin, found);
            taken.pop();
            if !goes_on {
                return false;
            }
        }
        true
    }

    /// Lists the readings that add up, depth first; `sum` is that of the open group so far.
    fn add_up(&self, at: usize, taken: &mut Vec<i64>, sum: i64, group: usize, found: &mut Readings) {
        if found.len() >= LISTED {
            return;
        }
        let left = self.count.saturating_sub(taken.len());
        let digits_left = self.digits.len().saturating_sub(at);
        if left == 0 {
            if digits_left == 0 {
                found.figures.extend_from_slice(taken);
            }
            return;
        }
        if digits_left < left.saturating_sub(1).saturating_add(length_of(sum)) || digits_left > left.saturating_mul(DIGITS) {
            return;
        }
        let closing = (taken.len() % group).saturating_add(1) == group;
        if closing {
            // The total is known: it stands here, or nowhere.
            let end = at.saturating_add(length_of(sum));
            if self.figures(at).any(|figure| figure == (end, sum)) {
                taken.push(sum);
                self.add_up(end, taken, 0, group, found);
                taken.pop();
            }
            return;
        }
        for (end, value) in self.figures(at) {
            taken.push(value);
            self.add_up(end, taken, sum.saturating_add(value), group, found);
            taken.pop();
        }
    }

    /// The figures that can start at a position: where each ends, and its value.
    fn figures(&self, at: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        let border = self.borders.get(at).copied().unwrap_or(at);
        let longest = if self.digits.get(at) == Some(&0) { 1 } else { DIGITS };
        let digits = self.digits.get(at..border.min(at.saturating_add(longest))).unwrap_or_default();
        let mut value = 0_i64;
        digits.iter().zip(at.saturating_add(1)..).map(move |(digit, end)| {
            value = value.saturating_mul(10).saturating_add(i64::from(*digit));
            (end, value)
        })
    }

    /// How many cuts there are, by counting from the end.
    fn counted(&self) -> u64 {
        let length = self.digits.len();
        // ways[at]: cuts of the digits from `at` into the figures looked at so far; sums[at]: of all ways before `at`.
        let mut ways = vec![0_u64; length.saturating_add(1)];
        let mut sums = vec![0_u64; length.saturating_add(2)];
        if let Some(last) = ways.last_mut() {
            *last = 1;
        }
        for _ in 0..self.count {
            let mut sum = 0_u64;
            for (place, ways) in sums.iter_mut().skip(1).zip(&ways) {
                sum = sum.saturating_add(*ways);
                *place = sum;
            }
            for (at, (place, (digit, border))) in ways.iter_mut().zip(self.digits.iter().zip(&self.borders)).enumerate() {
                let longest = if *digit == 0 { 1 } else { DIGITS };
                let last = (*border).min(at.saturating_add(longest));
                let upto = |end: usize| sums.get(end).copied().unwrap_or_default();
                *place = upto(last.saturating_add(1)).saturating_sub(upto(at.saturating_add(1)));
            }
            if let Some(last) = ways.last_mut() {
                *last = 0;
            }
        }
        ways.first().copied().unwrap_or_default()
    }
}

/// How many digits a sum is printed with.
fn length_of(sum: i64) -> usize {
    sum.checked_ilog10().map_or(1, |power| power as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::{Cuts, Readings, cuts};

    fn adds_up(figures: &[i64]) -> bool {
        figures.split_last().is_some_and(|(total, parts)| parts.iter().sum::<i64>() == *total)
    }

    fn readings(readings: &Readings) -> Vec<Vec<i64>> {
        readings.iter().map(<[i64]>::to_vec).collect()
    }

    #[test]
    fn single_digits_leave_no_choice() {
        let found = cuts(&["7000007"], 7);
        assert_eq!((found.total, found.consistent(7).len()), (1, 1));
        assert_eq!(readings(&found.all()), [[7, 0, 0, 0, 0, 0, 7]]);
    }

    #[test]
    fn the_sum_of_the_row_decides() {
        let found = cuts(&["640020470"], 7);
        assert!(found.total > 1);
        assert_eq!(readings(&found.consistent(7)), [[64, 0, 0, 2, 0, 4, 70]]);
    }

    #[test]
    fn two_cuts_may_both_add_up() {
        assert_eq!(cuts(&["270020130"], 7).consistent(7).len(), 2);
    }

    #[test]
    fn borders_stay() {
        assert_eq!(readings(&cuts(&["230", "000023"], 7).consistent(7)), [[23, 0, 0, 0, 0, 0, 23]]);
    }

    #[test]
    fn three_groups_of_five() {
        let found = cuts(&["10203120001200000"], 15).consistent(5);
        assert_eq!(readings(&found), [[1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0]]);
    }

    #[test]
    fn digits_by_the_thousand_are_refused() {
        assert_eq!(cuts(&["1".repeat(5000).as_str()], 7).total, 0);
    }

    #[test]
    fn counted_listed_and_consistent_agree() {
        let parts: [&[&str]; 6] = [
            &["270020130"],
            &["120", "34005"],
            &["1111111111"],
            &["10000000001", "0"],
            &["9", "123456", "00"],
            &["1234567890123"],
        ];
        for parts in parts {
            let found = cuts(parts, 7);
            let all = readings(&found.all());
            assert_eq!(found.total, all.len() as u64, "{parts:?}");
            assert!(all.is_sorted(), "{parts:?}");
            let text: String = parts.concat();
            assert!(all.iter().all(|reading| reading.iter().map(i64::to_string).collect::<String>() == text), "{parts:?}");
            let sums: Vec<_> = all.iter().filter(|reading| adds_up(reading)).cloned().collect();
            assert_eq!(readings(&found.consistent(7)), sums, "{parts:?}");
        }
    }

    #[test]
    fn beginnings_are_passed_over() {
        let found: Cuts = cuts(&["270020130"], 7);
        let (mut seen, mut wanted) = (Vec::new(), readings(&found.all()));
        found.each(&mut |at, taken| at > 0 || taken[0] > 2, &mut |reading| {
            seen.push(reading.to_vec());
            true
        });
        wanted.retain(|reading| reading[0] > 2);
        assert_eq!(seen, wanted);
    }
}

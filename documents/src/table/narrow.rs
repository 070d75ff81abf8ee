//! Tables that can be read in too many ways (先行收窄): which readings of a row can still reach a total at all, column by column.

use std::collections::BTreeSet;

use super::choice::{Choice, Figures};
use super::prices::{Cost, MARGIN};
use super::shape::COLUMNS;

/// More candidates of one row than this are cut off.
pub(super) const CANDIDATES: usize = 400;
/// More ways than this to choose a candidate a row are narrowed column by column first.
const COMBINATIONS: u64 = 20_000;
/// More values than this of one column are not enumerated.
const VALUES: usize = 50_000;

/// Where there are too many combinations: column by column, which figures of a row can still reach a total at all. Only where
/// some total can be reached, and only among what can be tested.
pub(super) fn narrow(options: &mut [Vec<(Choice, Cost)>], outcomes: &[usize], total: usize) {
    let near = MARGIN.saturating_add(4);
    let mut combinations: u64 = 1;
    for row in outcomes {
        let count = options.get(*row).map_or(0, |list| list.iter().filter(|(_, cost)| *cost <= near).count());
        combinations = combinations.saturating_mul(u64::try_from(count.max(1)).unwrap_or(u64::MAX));
    }
    if combinations <= COMBINATIONS {
        return;
    }
    let zero: Figures = [Some(0); COLUMNS];
    let plain: Vec<Vec<Figures>> = outcomes
        .iter()
        .map(|row| {
            let list = options.get(*row).map(Vec::as_slice).unwrap_or_default();
            let listed: Vec<Figures> = list
                .iter()
                .filter(|(choice, cost)| choice.is_testable() && *cost <= MARGIN.saturating_add(3))
                .filter_map(|(choice, _)| choice.figures().copied())
                .collect();
            let left_out = list.iter().any(|(choice, _)| *choice == Choice::LeftOut);
            if listed.is_empty() && left_out { vec![zero] } else { listed }
        })
        .collect();
    let mut alive: Vec<BTreeSet<Figures>> = vec![BTreeSet::new(); outcomes.len()];
    let mut totals: BTreeSet<Figures> = BTreeSet::new();
    for (choice, _) in options.get(total).map(Vec::as_slice).unwrap_or_default() {
        let Some(figures) = choice.figures().filter(|_| choice.is_testable()) else { continue };
        if let Some(left) = reach(&plain, figures) {
            totals.insert(*figures);
            for (set, list) in alive.iter_mut().zip(left) {
                set.extend(list);
            }
        }
    }
    if totals.is_empty() {
        return;
    }
    for (row, set) in outcomes.iter().zip(&alive) {
        if let Some(list) = options.get_mut(*row) {
            let left_out = list.iter().any(|(choice, _)| *choice == Choice::LeftOut);
            let only_left_out = left_out && !list.iter().any(|(choice, _)| choice.is_testable());
            if !only_left_out {
                list.retain(|(choice, _)| choice.figures().is_some_and(|figures| set.contains(figures)));
            }
        }
    }
    if let Some(list) = options.get_mut(total) {
        list.retain(|(choice, _)| choice.figures().is_some_and(|figures| totals.contains(figures)));
    }
}

/// Of a row beside the outcomes that can be read in too many ways: those that balance with some reading of the others, where any do.
pub(super) fn narrow_sides(options: &mut [Vec<(Choice, Cost)>], total: usize, sides: [usize; 3]) {
    for side in sides {
        if options.get(side).is_none_or(|list| list.len() <= CANDIDATES) {
            continue;
        }
        let listed = |row: usize| -> Vec<Figures> {
            let list = options.get(row).map(Vec::as_slice).unwrap_or_default();
            list.iter().filter(|(choice, _)| choice.is_testable()).filter_map(|(choice, _)| choice.figures().copied()).collect()
        };
        // 一 + 二 = 三（七） + 四: what this row must be, by the other three.
        let [received, brought, carried] = sides;
        let (plus, minus) = match side {
            side if side == received => ([total, carried], brought),
            side if side == brought => ([total, carried], received),
            _ => ([received, brought], total),
        };
        let (first, second, third) = (listed(plus[0]), listed(plus[1]), listed(minus));
        if first.len().saturating_mul(second.len()).saturating_mul(third.len()) > VALUES {
            continue;
        }
        let mut wanted: BTreeSet<Figures> = BTreeSet::new();
        for one in &first {
            for two in &second {
                for three in &third {
                    let mut figures: Figures = [None; COLUMNS];
                    for (figure, ((one, two), three)) in figures.iter_mut().zip(one.iter().zip(two).zip(three)) {
                        *figure = (|| (*one)?.checked_add((*two)?)?.checked_sub((*three)?))();
                    }
                    wanted.insert(figures);
                }
            }
        }
        if let Some(list) = options.get_mut(side) {
            let fits = |choice: &Choice| choice.figures().is_some_and(|figures| wanted.contains(figures));
            if list.iter().any(|(choice, _)| fits(choice)) {
                list.retain(|(choice, _)| fits(choice));
            }
        }
    }
}

/// The readings of every row that can reach a total in every column; `None` where some row has none.
fn reach(rows: &[Vec<Figures>], total: &Figures) -> Option<Vec<Vec<Figures>>> {
    let mut left: Vec<Vec<Figures>> = rows.to_vec();
    loop {
        let before: usize = left.iter().map(Vec::len).sum();
        for column in 0..COLUMNS {
            let value = |figures: &Figures| figures.get(column).copied().flatten().unwrap_or_default();
            let goal = value(total);
            let values: Vec<BTreeSet<i64>> = left.iter().map(|list| list.iter().map(value).collect()).collect();
            let mut sums: Vec<BTreeSet<i64>> = vec![BTreeSet::from([0])];
            for own in &values {
                let last = sums.last().cloned().unwrap_or_default();
                let next: BTreeSet<i64> =
                    last.iter().flat_map(|sum| own.iter().map(move |value| sum + value)).filter(|sum| *sum <= goal).collect();
                if next.len() > VALUES {
                    return Some(left);
                }
                sums.push(next);
            }
            let mut rest: BTreeSet<i64> = BTreeSet::from([goal]);
            for ((list, own), before) in left.iter_mut().zip(&values).zip(&sums).rev() {
                let fits = |value: i64| rest.iter().any(|goal| before.contains(&(goal - value)));
                let good: BTreeSet<i64> = own.iter().copied().filter(|value| fits(*value)).collect();
                list.retain(|figures| good.contains(&value(figures)));
                rest =
                    rest.iter().flat_map(|goal| good.iter().map(move |value| goal - value)).filter(|sum| *sum >= 0).collect();
                if rest.len() > VALUES {
                    return Some(left);
                }
            }
        }
        if left.iter().any(Vec::is_empty) {
            return None;
        }
        if left.iter().map(Vec::len).sum::<usize>() == before {
            return Some(left);
        }
    }
}

//! What the identities of the form make of the candidates of the applications table (勾稽关系定数): for every candidate the price of the
//! cheapest reading of the whole table that holds it. Exact within a bound, and what the bound cuts off is said.

use super::align::Alignment;
use super::choice::{Choice, choices};
use super::map::Map;
use super::narrow::{CANDIDATES, narrow, narrow_sides};
use super::prices::{COLUMN_BROKEN, COLUMNS_BROKEN, Cost, MARGIN, NEVER};
use super::shape::{COLUMNS, Role, Shape};

/// More partial sums than this are not carried on.
const STATES: usize = 2_500;

/// The prices of the choices of every row of the applications table.
#[derive(Debug)]
pub(super) struct Settled {
    /// What the cheapest reading of the table costs above its alignment.
    pub(super) cost: Cost,
    /// By row of the shape; empty for rows of other tables.
    pub(super) prices: Vec<Vec<(Choice, Cost)>>,
    /// Whether a bound cut something off.
    pub(super) cut_off: bool,
}

/// A partial sum of the outcome rows: the known figures by column, and which columns have an unknown one.
type State = ([i64; COLUMNS], u8);

const ALL_UNKNOWN: u8 = 0x7F;

fn add(state: &State, choice: &Choice) -> State {
    let (mut sums, mut unknown) = *state;
    match choice {
        Choice::Figures(figures) => {
            for (column, (sum, figure)) in sums.iter_mut().zip(figures).enumerate() {
                match figure {
                    Some(figure) => *sum = sum.saturating_add(*figure),
                    None => unknown |= 1 << column,
                }
            }
        }
        Choice::Open | Choice::LeftOut => unknown = ALL_UNKNOWN,
    }
    // Of what is open no bound is known: sums that differ there are one state.
    if unknown == ALL_UNKNOWN {
        sums = [0; COLUMNS];
    }
    (sums, unknown)
}

/// The price of the columns in which the outcomes miss their total.
fn against_total(state: &State, total: &Choice) -> Cost {
    let Some(total) = total.figures() else { return 0 };
    let (sums, unknown) = state;
    let broken = sums.iter().zip(total).enumerate().filter(|(column, (sum, total))| match total {
        None => false,
        Some(total) if unknown >> column & 1 == 1 => *sum > total,
        Some(total) => *sum != total,
    });
    columns_price(broken.count())
}

fn columns_price(broken: usize) -> Cost {
    COLUMN_BROKEN.saturating_mul(i32::try_from(broken).unwrap_or(COLUMNS_BROKEN).min(COLUMNS_BROKEN))
}

/// The price of the columns in which 一 + 二 = 三（七） + 四 does not hold.
fn balance(received: &Choice, brought: &Choice, total: &Choice, carried: &Choice) -> Cost {
    let (Some(received), Some(brought), Some(total), Some(carried)) =
        (received.figures(), brought.figures(), total.figures(), carried.figures())
    else {
        return 0;
    };
    let columns = received.iter().zip(brought).zip(total.iter().zip(carried));
    let broken = columns.filter(|((received, brought), (total, carried))| match (received, brought, total, carried) {
        (Some(received), Some(brought), Some(total), Some(carried)) => received + brought != total + carried,
        _ => false,
    });
    columns_price(broken.count())
}

/// Settles the applications table.
pub(super) fn settle(shape: &Shape, alignment: &Alignment) -> Settled {
    let mut cut_off = false;
    let mut options: Vec<Vec<(Choice, Cost)>> = Vec::with_capacity(shape.rows.len());
    for ((row, candidates), left_out) in shape.rows.iter().zip(&alignment.candidates).zip(&alignment.left_out) {
        if row.role.is_request() {
            options.push(choices(candidates, *left_out));
        } else {
            options.push(Vec::new());
        }
    }
    let place = |role: Role| shape.rows.iter().position(|row| row.role == role).unwrap_or_default();
    let outcomes: Vec<usize> =
        shape.rows.iter().enumerate().filter(|(_, row)| row.role == Role::Outcome).map(|(place, _)| place).collect();
    let total = place(Role::OutcomesTotal);
    narrow(&mut options, &outcomes, total);
    narrow_sides(&mut options, total, [Role::Received, Role::BroughtForward, Role::CarriedForward].map(place));
    for list in &mut options {
        cut_off |= list.len() > CANDIDATES;
        list.truncate(CANDIDATES);
    }
    let most = MARGIN.saturating_add(COLUMN_BROKEN.saturating_mul(COLUMNS_BROKEN)).saturating_add(4);
    let most = most.min(first_choices(&options, &outcomes, total, &place).saturating_add(MARGIN));
    let table = Table {
        options: &options,
        outcomes: &outcomes,
        total,
        sides: [Role::Received, Role::BroughtForward, Role::CarriedForward].map(place),
    };
    // Cheap readings first: what costs more than the cheapest and the margin need not be looked at.
    for limit in [MARGIN, MARGIN.saturating_add(COLUMN_BROKEN)] {
        if limit < most {
            let settled = table.within(limit, cut_off);
            if settled.cost.saturating_add(MARGIN) <= limit && !settled.cut_off {
                return settled;
            }
        }
    }
    table.within(most, cut_off)
}

/// The applications table, with the choices of its rows.
struct Table<'a> {
    options: &'a [Vec<(Choice, Cost)>],
    outcomes: &'a [usize],
    total: usize,
    sides: [usize; 3],
}

impl Table<'_> {
    /// Settles it among readings that cost at most so much.
    fn within(&self, limit: Cost, mut cut_off: bool) -> Settled {
        let Self { options, outcomes, total, sides } = *self;
        let totals: Vec<Choice> = options.get(total).into_iter().flatten().map(|(choice, _)| *choice).collect();
        // Columns already above every total are broken, whatever follows.
        let exceeds = |state: &State| totals.iter().map(|total| above(state, total)).min().unwrap_or_default();
        // Forward over the outcomes.
        let mut layers: Vec<Map<State, Cost>> = vec![Map::from_iter([(([0; COLUMNS], 0), 0)])];
        for row in outcomes {
            let mut next: Map<State, Cost> = Map::default();
            let list = options.get(*row).map(Vec::as_slice).unwrap_or_default();
            for (state, cost) in layers.last().into_iter().flatten() {
                for (choice, price) in list {
                    let sum = cost.saturating_add(*price);
                    let state = add(state, choice);
                    if sum > limit || sum.saturating_add(exceeds(&state)) > limit {
                        continue;
                    }
                    let known = next.entry(state).or_insert(NEVER);
                    *known = (*known).min(sum);
                }
            }
            if next.len() > STATES {
                cut_off = true;
                let mut kept: Vec<(State, Cost)> = next.into_iter().collect();
                kept.sort_unstable_by_key(|(state, cost)| (*cost, *state));
                kept.truncate(STATES);
                next = kept.into_iter().collect();
            }
            layers.push(next);
        }
        let side = |at: usize| sides.get(at).and_then(|row| options.get(*row)).map(Vec::as_slice).unwrap_or_default();
        let (received, brought, carried) = (side(0), side(1), side(2));
        let totals = options.get(total).map(Vec::as_slice).unwrap_or_default();
        // For each total, what the other three cost beside it.
        let mut beside: Vec<(Choice, Cost, Cost)> = Vec::with_capacity(totals.len());
        for (choice, price) in totals {
            let mut least = NEVER;
            each_of_three(received, brought, carried, limit, &mut |first, second, third, cost| {
                least = least.min(cost.saturating_add(balance(first, second, choice, third)));
            });
            beside.push((*choice, *price, least));
        }
        let last = layers.last().cloned().unwrap_or_default();
        let mut prices: Vec<Map<Choice, Cost>> = vec![Map::default(); options.len()];
        let mut to_end: Map<State, Cost> = Map::default();
        let mut of_total: Map<Choice, Cost> = Map::default();
        for (state, cost) in &last {
            let mut least = NEVER;
            for (choice, price, others) in &beside {
                let end = against_total(state, choice);
                least = least.min(end.saturating_add(*price).saturating_add(*others));
                let known = of_total.entry(*choice).or_insert(NEVER);
                *known = (*known).min(cost.saturating_add(end));
            }
            to_end.insert(*state, least);
        }
        let cost = last.iter().map(|(state, cost)| cost.saturating_add(to_end.get(state).copied().unwrap_or(NEVER))).min();
        let cost = cost.unwrap_or(NEVER);
        // Backward.
        for (row, layer) in outcomes.iter().zip(&layers).rev() {
            let list = options.get(*row).map(Vec::as_slice).unwrap_or_default();
            let mut here: Map<State, Cost> = Map::with_capacity_and_hasher(layer.len(), foldhash::fast::RandomState::default());
            for (state, cost) in layer {
                let mut least = NEVER;
                for (choice, price) in list {
                    if cost.saturating_add(*price) > limit {
                        continue;
                    }
                    let Some(rest) = to_end.get(&add(state, choice)) else { continue };
                    let through = price.saturating_add(*rest);
                    least = least.min(through);
                    note(&mut prices, *row, *choice, cost.saturating_add(through));
                }
                here.insert(*state, least);
            }
            to_end = here;
        }
        for (choice, price, others) in &beside {
            let outcomes = of_total.get(choice).copied().unwrap_or(NEVER);
            note(&mut prices, total, *choice, price.saturating_add(*others).saturating_add(outcomes));
            let [first, second, third] = sides;
            each_of_three(received, brought, carried, limit, &mut |one, two, three, cost| {
                let sum = cost.saturating_add(balance(one, two, choice, three)).saturating_add(*price).saturating_add(outcomes);
                note(&mut prices, first, *one, sum);
                note(&mut prices, second, *two, sum);
                note(&mut prices, third, *three, sum);
            });
        }
        let sorted = |prices: Map<Choice, Cost>| {
            let mut list: Vec<(Choice, Cost)> = prices.into_iter().collect();
            list.sort_unstable_by_key(|(choice, cost)| (*cost, *choice));
            list
        };
        Settled { cost, prices: prices.into_iter().map(sorted).collect(), cut_off }
    }
}

/// The price of the columns in which the outcomes so far are above their total.
fn above(state: &State, total: &Choice) -> Cost {
    let Some(total) = total.figures() else { return 0 };
    let (sums, _) = state;
    columns_price(sums.iter().zip(total).filter(|(sum, total)| total.is_some_and(|total| **sum > total)).count())
}

/// What the table costs where every row is its cheapest choice: the cheapest reading costs no more.
fn first_choices(options: &[Vec<(Choice, Cost)>], outcomes: &[usize], total: usize, place: &dyn Fn(Role) -> usize) -> Cost {
    let first = |row: usize| options.get(row).and_then(|list| list.first()).copied().unwrap_or((Choice::LeftOut, 0));
    let mut cost: Cost = 0;
    let mut state: State = ([0; COLUMNS], 0);
    for row in outcomes {
        let (choice, price) = first(*row);
        state = add(&state, &choice);
        cost = cost.saturating_add(price);
    }
    let (total, price) = first(total);
    cost = cost.saturating_add(price).saturating_add(against_total(&state, &total));
    let [received, brought, carried] =
        [Role::Received, Role::BroughtForward, Role::CarriedForward].map(|role| first(place(role)));
    let sides = received.1.saturating_add(brought.1).saturating_add(carried.1);
    cost.saturating_add(sides).saturating_add(balance(&received.0, &brought.0, &total, &carried.0))
}

fn note(prices: &mut [Map<Choice, Cost>], row: usize, choice: Choice, cost: Cost) {
    if let Some(known) = prices.get_mut(row) {
        let entry = known.entry(choice).or_insert(NEVER);
        *entry = (*entry).min(cost);
    }
}

fn each_of_three(
    first: &[(Choice, Cost)],
    second: &[(Choice, Cost)],
    third: &[(Choice, Cost)],
    limit: Cost,
    found: &mut dyn FnMut(&Choice, &Choice, &Choice, Cost),
) {
    for (one, price_one) in first {
        for (two, price_two) in second {
            for (three, price_three) in third {
                let cost = price_one.saturating_add(*price_two).saturating_add(*price_three);
                if cost <= limit {
                    found(one, two, three, cost);
                }
            }
        }
    }
}

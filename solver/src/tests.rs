use proptest::prelude::*;

use super::*;

/// The largest value the oracle tries; far above any sum of the small values used with it.
const TOP: i64 = 40;

fn equation(terms: &[(usize, i32)]) -> Equation {
    Equation { terms: terms.to_vec() }
}

fn all(limit: usize) -> Options {
    Options { wanted: Wanted::All { limit }, node_budget: 1_000_000 }
}

/// Whether the cells marked can take whole numbers within bounds so that all equations hold: by trying.
fn feasible(equations: &[Equation], cells: &[Cell], moves: &[bool]) -> bool {
    fn extend(equations: &[Equation], domain: &mut Vec<(i64, i64)>, next: usize) -> bool {
        for equation in equations {
            let (mut low, mut high) = (0, 0);
            for &(cell, a) in &equation.terms {
                let (x, y) = (domain[cell].0 * i64::from(a), domain[cell].1 * i64::from(a));
                low += x.min(y);
                high += x.max(y);
            }
            if low > 0 || high < 0 {
                return false;
            }
        }
        let Some(&(low, high)) = domain.get(next) else { return true };
        for value in low..=high {
            domain[next] = (value, value);
            if extend(equations, domain, next + 1) {
                return true;
            }
        }
        domain[next] = (low, high);
        false
    }
    let used = |number: usize| equations.iter().any(|equation| equation.terms.iter().any(|term| term.0 == number));
    let mut domain: Vec<(i64, i64)> = cells
        .iter()
        .zip(moves)
        .enumerate()
        .map(|(number, (cell, moves))| match cell.observed {
            Observed::Value(value) if !moves => (value, value),
            _ if used(number) => (cell.lower.unwrap_or(-TOP), TOP),
            _ => (0, 0),
        })
        .collect();
    extend(equations, &mut domain, 0)
}

/// Every cheapest set of cells, by trying all sets.
fn oracle(equations: &[Equation], cells: &[Cell]) -> Option<(u64, Vec<Vec<usize>>)> {
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    for mask in 0..1u32 << cells.len() {
        let set: Vec<usize> = (0..cells.len()).filter(|cell| mask & 1 << cell != 0).collect();
        let printed = |cell: &usize| matches!(cells[*cell].observed, Observed::Value(_)) && !cells[*cell].pinned;
        let voids = cells.iter().filter(|cell| cell.observed == Observed::Invalid).count();
        let void = |cell: &usize| cells[*cell].observed == Observed::Invalid;
        if !set.iter().all(|cell| printed(cell) || void(cell)) || set.iter().filter(|cell| void(cell)).count() != voids {
            continue;
        }
        let cost: u64 = set.iter().map(|cell| u64::from(cells[*cell].weight)).sum();
        if best.as_ref().is_some_and(|(least, _)| cost > *least) {
            continue;
        }
        let moves: Vec<bool> = (0..cells.len()).map(|cell| set.contains(&cell)).collect();
        let below = |cell: &Cell| matches!((cell.observed, cell.lower), (Observed::Value(value), Some(lower)) if value < lower);
        if cells.iter().zip(&moves).any(|(cell, moves)| !moves && !cell.pinned && below(cell)) {
            continue;
        }
        if feasible(equations, cells, &moves) {
            match &mut best {
                Some((least, sets)) if *least == cost => sets.push(set),
                _ => best = Some((cost, vec![set])),
            }
        }
    }
    best.map(|(cost, mut sets)| {
        sets.sort();
        (cost, sets)
    })
}

/// The sets of all blocks put together.
fn joined(blocks: &[Block]) -> (u64, Vec<Vec<usize>>) {
    let mut sets = vec![Vec::new()];
    for block in blocks {
        let own: Vec<Vec<usize>> = block.sets.iter().map(|set| set.cells().collect()).collect();
        sets = sets.iter().flat_map(|set: &Vec<usize>| own.iter().map(move |own| [&set[..], own].concat())).collect();
    }
    for set in &mut sets {
        set.sort_unstable();
    }
    sets.sort();
    (blocks.iter().map(|block| block.cost).sum(), sets)
}

/// Applies the first set of each block and completes the open cells; every equation must hold.
fn is_repaired_by(system: &System, equations: &[Equation], cells: &[Cell], changes: &[Imputation]) -> bool {
    let mut values: Vec<Option<i64>> = cells
        .iter()
        .map(|cell| match cell.observed {
            Observed::Value(value) => Some(value),
            _ => None,
        })
        .collect();
    for setting in system.impute(cells, changes).iter().chain(changes) {
        values[setting.cell] = Some(setting.value);
    }
    let least = |cell: usize| cells[cell].pinned || cells[cell].lower.is_none_or(|lower| values[cell] >= Some(lower));
    equations.iter().all(|equation| {
        equation.terms.iter().all(|term| least(term.0))
            && equation.terms.iter().map(|&(cell, a)| values[cell].unwrap() * i64::from(a)).sum::<i64>() == 0
    })
}

/// A table with `rows` leaf rows and `columns` kinds, its totals, and the balance of the requests table.
struct Table {
    rows: usize,
    columns: usize,
    equations: Vec<Equation>,
}

impl Table {
    /// Rows: received, brought forward, leaves, outcomes total, carried forward; last column: total.
    fn new(rows: usize, columns: usize) -> Self {
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let mut equations = Vec::new();
        for row in 0..rows + 4 {
            let mut terms: Vec<(usize, i32)> = (0..columns).map(|column| (at(row, column), 1)).collect();
            terms.push((at(row, columns), -1));
            equations.push(Equation { terms });
        }
        for column in 0..=columns {
            let mut terms: Vec<(usize, i32)> = (2..rows + 2).map(|row| (at(row, column), 1)).collect();
            terms.push((at(rows + 2, column), -1));
            equations.push(Equation { terms });
            let signs = [(0, 1), (1, 1), (rows + 2, -1), (rows + 3, -1)];
            equations.push(Equation { terms: signs.map(|(row, a)| (at(row, column), a)).to_vec() });
        }
        Self { rows, columns, equations }
    }

    fn cells(&self) -> usize {
        (self.rows + 4) * (self.columns + 1)
    }

    /// A consistent table from leaf figures; every third column carries one case forward.
    fn fill(&self, leaves: &[i64]) -> Vec<i64> {
        let width = self.columns + 1;
        let mut values = vec![0; self.cells()];
        for column in 0..self.columns {
            let total: i64 = (0..self.rows)
                .map(|row| {
                    let leaf = leaves[(row * self.columns + column) % leaves.len()];
                    values[(row + 2) * width + column] = leaf;
                    leaf
                })
                .sum();
            let forward = i64::from(column % 3 == 0);
            values[(self.rows + 2) * width + column] = total;
            values[(self.rows + 3) * width + column] = forward;
            values[column] = total + forward;
        }
        for row in 0..self.rows + 4 {
            values[row * width + self.columns] = values[row * width..row * width + self.columns].iter().sum();
        }
        values
    }

    fn system(&self) -> System {
        System::new(self.cells(), &self.equations).unwrap()
    }
}

/// Every smallest set of cells, by trying all sets of at most so many.
fn smallest(equations: &[Equation], cells: &[Cell], most: u32) -> Vec<Vec<usize>> {
    let mut masks: Vec<u32> = (0..1u32 << cells.len()).filter(|mask| mask.count_ones() <= most).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for mask in masks {
        let moves: Vec<bool> = (0..cells.len()).map(|cell| mask & 1 << cell != 0).collect();
        let set: Vec<usize> = (0..cells.len()).filter(|cell| moves[*cell]).collect();
        if sets.first().is_some_and(|first| set.len() > first.len()) {
            break;
        }
        if feasible(equations, cells, &moves) {
            sets.push(set);
        }
    }
    sets.sort();
    sets
}

/// Tables of two rows that are equal, each two figures and their total; the totals of the first are the sums of those
/// of the others.
fn tied_tables() -> Vec<Equation> {
    let mut equations = Vec::new();
    for first in [0, 6, 12] {
        for row in [first, first + 3] {
            equations.push(equation(&[(row, 1), (row + 1, 1), (row + 2, -1)]));
        }
        for column in first..first + 3 {
            equations.push(equation(&[(column, 1), (column + 3, -1)]));
        }
    }
    for total in [2, 5] {
        equations.push(equation(&[(total + 6, 1), (total + 12, 1), (total, -1)]));
    }
    equations
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let observed = prop_oneof![8 => (0..5i64).prop_map(Observed::Value), 1 => Just(Observed::Missing), 1 => Just(Observed::Invalid),
        1 => Just(Observed::Value(-2))];
    let lower = prop_oneof![9 => Just(Some(0)), 1 => Just(None)];
    (observed, 1..3u32, prop::bool::weighted(0.1), lower).prop_map(|(observed, weight, pinned, lower)| Cell {
        observed,
        weight,
        pinned: pinned && observed != Observed::Invalid,
        lower,
        order: 0,
    })
}

fn any_equation(cells: usize) -> impl Strategy<Value = Equation> {
    let coefficient = prop_oneof![9 => Just(1), 9 => Just(-1), 1 => Just(2)];
    (prop::sample::subsequence((0..cells).collect::<Vec<_>>(), 2..=4.min(cells)), prop::collection::vec(coefficient, 4))
        .prop_map(|(cells, signs)| Equation { terms: cells.into_iter().zip(signs).collect() })
}

fn any_problem() -> impl Strategy<Value = (Vec<Equation>, Vec<Cell>)> {
    (4..8usize)
        .prop_flat_map(|count| (prop::collection::vec(any_equation(count), 1..5), prop::collection::vec(any_cell(), count)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any small system: the same cost, the same list of sets, and values that hold.
    #[test]
    fn agrees_with_trying_everything((equations, cells) in any_problem()) {
        let system = System::new(cells.len(), &equations).unwrap();
        let blocks = system.localise(&cells, &all(1000));
        let used = |cell: usize| equations.iter().any(|equation| equation.terms.iter().any(|term| term.0 == cell));
        // Cells that stand in no equation are nobody's business.
        let of_use = |(cell, observed): (usize, &Cell)| if used(cell) { *observed } else { Cell::observed(0) };
        let cells: Vec<Cell> = cells.iter().enumerate().map(of_use).collect();
        match oracle(&equations, &cells) {
            None => prop_assert!(blocks.iter().any(|block| block.proof == Proof::Impossible)),
            Some((cost, sets)) => {
                prop_assert!(blocks.iter().all(|block| block.proof == Proof::Proved));
                prop_assert_eq!(joined(&blocks), (cost, sets));
                let changes: Vec<Imputation> = blocks.iter().flat_map(|block| block.sets[0].changes.clone()).collect();
                prop_assert!(is_repaired_by(&system, &equations, &cells, &changes));
            }
        }
    }

    /// What was prepared for one problem serves another with other figures in the same cells.
    #[test]
    fn figures_are_exchanged((equations, cells) in any_problem(), others in proptest::collection::vec(0..TOP, 8)) {
        let system = System::new(cells.len(), &equations).unwrap();
        let mut again = cells.clone();
        for (cell, other) in again.iter_mut().zip(others.iter().cycle()) {
            if let Observed::Value(value) = &mut cell.observed {
                *value = *other;
            }
        }
        let mut opened = WarmStart::default();
        for problem in [&cells, &again, &cells] {
            prop_assert_eq!(system.localise_again(problem, |_| all(100), &mut opened), system.localise(problem, &all(100)));
        }
        let cost = |most| Options { wanted: Wanted::Cost { most }, ..all(1) };
        let outcomes = |blocks: &[Block]| blocks.iter().map(|block| (block.cost, block.proof)).collect::<Vec<_>>();
        let solved = system.localise(&cells, &all(100));
        prop_assert_eq!(outcomes(&system.localise(&cells, &cost(u64::MAX))), outcomes(&solved));
        let most = solved.iter().map(|block| block.cost).max().unwrap_or(0);
        for (most, within) in [(most, true), (most.saturating_sub(1), most == 0)] {
            let proved = |block: &Block| block.proof == Proof::Proved;
            let bounded = system.localise(&cells, &cost(most));
            prop_assert_eq!(bounded.iter().all(proved), within && solved.iter().all(proved));
        }
    }

    /// Small tables of the same build as the statutory one.
    #[test]
    fn agrees_on_small_tables(
        leaves in prop::collection::vec(0..4i64, 4),
        wrong in prop::collection::vec((0..18usize, 0..6i64), 1..4),
    ) {
        let table = Table::new(2, 2);
        let mut values = table.fill(&leaves);
        for (cell, value) in wrong {
            values[cell] = value;
        }
        let cells: Vec<Cell> = values.into_iter().map(Cell::observed).collect();
        let blocks = table.system().localise(&cells, &all(1000));
        prop_assert_eq!(joined(&blocks).1, smallest(&table.equations, &cells, 3));
    }

    /// Three tables, the first of which is the sum of the others in its totals.
    #[test]
    fn agrees_on_tables_that_are_tied(
        leaves in prop::collection::vec((0..4i64, 0..4i64), 2),
        wrong in prop::collection::vec((0..18usize, 0..6i64), 1..5),
    ) {
        let equations = tied_tables();
        let (one, other) = (leaves[0], leaves[1]);
        let table = |(a, b): (i64, i64)| [a, b, a + b, a, b, a + b];
        let sum = (one.0 + other.0, one.1 + other.1);
        let mut values = [table(sum), table(one), table(other)].concat();
        for (cell, value) in wrong {
            values[cell] = value;
        }
        let cells: Vec<Cell> = values.into_iter().map(Cell::observed).collect();
        let system = System::new(cells.len(), &equations).unwrap();
        prop_assert!(system.blocks.iter().any(|block| block.is_crowded));
        let blocks = system.localise(&cells, &all(1000));
        let (cost, sets) = joined(&blocks);
        prop_assert!(blocks.iter().all(|block| block.proof == Proof::Proved));
        prop_assert!(cost <= 4);
        prop_assert_eq!(sets, smallest(&equations, &cells, 4));
    }

    /// A table of the statutory size: never more cells than were damaged, and everything holds afterwards.
    #[test]
    fn repairs_large_tables(
        leaves in prop::collection::vec(prop_oneof![3 => Just(0i64), 1 => 0..30i64], 121),
        wrong in prop::collection::vec((0..175usize, prop_oneof![4 => (0..40i64).prop_map(Some), 1 => Just(None)]), 1..8),
    ) {
        let table = Table::new(21, 6);
        let mut cells: Vec<Cell> = table.fill(&leaves).into_iter().map(Cell::observed).collect();
        for (cell, value) in &wrong {
            cells[*cell] = value.map_or_else(Cell::missing, Cell::observed);
        }
        let system = table.system();
        for block in system.localise(&cells, &all(20)) {
            prop_assert_eq!(block.proof, Proof::Proved);
            prop_assert!(block.cost <= wrong.len() as u64);
            for set in &block.sets {
                prop_assert_eq!(set.changes.len() as u64, block.cost);
                prop_assert!(is_repaired_by(&system, &table.equations, &cells, &set.changes));
                for change in &set.changes {
                    prop_assert!(change.range.low.is_none_or(|low| low <= change.value));
                    prop_assert!(change.range.high.is_none_or(|high| change.value <= high));
                }
                let numbers: Vec<usize> = set.cells().collect();
                let certificates = system.certificates(&cells, &numbers);
                prop_assert_eq!(certificates.len(), numbers.len());
                for certificate in certificates {
                    prop_assert!(is_contradiction(&table.equations, &cells, &numbers, &certificate));
                }
            }
        }
    }

    /// With a small budget the answer says less, never anything false.
    #[test]
    fn is_honest_about_its_budget(
        leaves in prop::collection::vec(0..9i64, 121),
        wrong in prop::collection::vec((0..175usize, 0..40i64), 4..8),
        node_budget in 0..40u64,
    ) {
        let table = Table::new(21, 6);
        let mut values = table.fill(&leaves);
        for (cell, value) in &wrong {
            values[*cell] = *value;
        }
        let cells: Vec<Cell> = values.into_iter().map(Cell::observed).collect();
        let system = table.system();
        let truth = system.localise(&cells, &all(50));
        let hasty = system.localise(&cells, &Options { node_budget, ..all(50) });
        prop_assert_eq!(truth.len(), hasty.len());
        for (truth, hasty) in truth.iter().zip(&hasty) {
            match hasty.proof {
                Proof::Proved => prop_assert_eq!(truth.cost, hasty.cost),
                Proof::NotProved { at_least } => prop_assert!(at_least <= truth.cost && truth.cost <= hasty.cost),
                Proof::Impossible => prop_assert!(false),
            }
            for set in &hasty.sets {
                prop_assert!(is_repaired_by(&system, &table.equations, &cells, &set.changes));
            }
            match (truth.count, hasty.count) {
                (Count::Exactly(all), Count::Exactly(some)) => prop_assert_eq!(all, some),
                (Count::Exactly(all), Count::AtLeast(some)) if hasty.proof == Proof::Proved => prop_assert!(some <= all),
                _ => {}
            }
        }
    }
}

/// Adds up the equations of a certificate: they give its terms, and no change of the other cells of the
/// set (or of cells without a value) brings the sum to zero.
fn is_contradiction(equations: &[Equation], cells: &[Cell], set: &[usize], certificate: &Certificate) -> bool {
    let mut total = vec![0i64; cells.len()];
    for &(number, multiplier) in &certificate.equations {
        for &(cell, a) in &equations[number].terms {
            total[cell] += i64::from(a) * multiplier;
        }
    }
    let mut terms: Vec<(usize, i64)> = total.iter().copied().enumerate().filter(|term| term.1 != 0).collect();
    terms.sort_unstable();
    let mut sum = 0;
    for &(cell, a) in &terms {
        let moves = cell != certificate.cell && set.contains(&cell);
        match cells[cell].observed {
            Observed::Value(value) if !moves => sum += i128::from(a * value),
            _ => {
                let grows = a > 0;
                if cells[cell].lower != Some(0) || (grows != (certificate.sum > 0)) {
                    return false;
                }
            }
        }
    }
    terms == certificate.terms && sum == certificate.sum && sum != 0 && terms.iter().any(|term| term.0 == certificate.cell)
}

#[test]
fn one_wrong_total() {
    let table = Table::new(21, 6);
    let mut values = table.fill(&[4, 0, 1, 0, 0, 2, 7]);
    let right = values[20];
    values[20] += 9;
    let cells: Vec<Cell> = values.into_iter().map(Cell::observed).collect();
    let blocks = table.system().localise(&cells, &all(12));
    let [block] = &blocks[..] else { panic!("one block") };
    assert_eq!((block.cost, block.count, block.proof), (1, Count::Exactly(1), Proof::Proved));
    let [change] = &block.sets[0].changes[..] else { panic!("one change") };
    assert_eq!((change.cell, change.value), (20, right));
    assert!(block.sets[0].is_unique());
}

#[test]
fn a_range_where_the_equation_leaves_one() {
    // a + b + c = 2 with a = b = 7: both must fall, and share what is left.
    let system = System::new(3, &[equation(&[(0, 1), (1, 1), (2, -1)])]).unwrap();
    let cells = [Cell::observed(7), Cell::observed(7), Cell::observed(2).pin()];
    let blocks = system.localise(&cells, &all(12));
    let set = &blocks[0].sets[0];
    let range = Range { low: Some(0), high: Some(2) };
    assert_eq!(set.changes.iter().map(|change| change.range).collect::<Vec<_>>(), [range, range]);
    assert_eq!(set.changes.iter().map(|change| change.value).sum::<i64>(), 2);
    assert!(!set.is_unique());
}

#[test]
fn open_cells_cost_nothing() {
    let system = System::new(3, &[equation(&[(0, 1), (1, 1), (2, -1)])]).unwrap();
    let holds = [Cell::observed(1), Cell::missing(), Cell::observed(4)];
    assert!(system.localise(&holds, &all(12)).is_empty());
    assert_eq!(system.impute(&holds, &[])[0].value, 3);
    let exceeds = [Cell::observed(6), Cell::missing(), Cell::observed(4)];
    let blocks = system.localise(&exceeds, &all(12));
    let ranges: Vec<Range> = blocks[0].sets.iter().map(|set| set.changes[0].range).collect();
    assert_eq!(ranges, [Range { low: Some(0), high: Some(4) }, Range { low: Some(6), high: None }]);
}

#[test]
fn pins_can_make_it_impossible() {
    let system = System::new(2, &[equation(&[(0, 1), (1, -1)])]).unwrap();
    let blocks = system.localise(&[Cell::observed(1).pin(), Cell::observed(2).pin()], &all(12));
    assert_eq!((blocks[0].proof, blocks[0].sets.len()), (Proof::Impossible, 0));
}

#[test]
fn divisibility_is_respected() {
    // 2a = b with b odd and fixed: no whole a.
    let system = System::new(2, &[equation(&[(0, 2), (1, -1)])]).unwrap();
    let blocks = system.localise(&[Cell::observed(1), Cell::observed(5).pin()], &all(12));
    assert_eq!(blocks[0].proof, Proof::Impossible);
    let blocks = system.localise(&[Cell::observed(1), Cell::observed(5)], &all(12));
    assert_eq!(joined(&blocks), (1, vec![vec![1]]));
}

#[test]
fn bad_equations_are_refused() {
    let unknown = System::new(1, &[equation(&[(3, 1)])]);
    assert_eq!(unknown.unwrap_err(), SystemError::UnknownCell { equation: 0, cell: 3 });
    let twice = System::new(1, &[equation(&[(0, 1), (0, -1)])]);
    assert_eq!(twice.unwrap_err(), SystemError::BadTerm { equation: 0, cell: 0 });
}

//! Preparation of the equations, once for all tables of a form.

/// A sum that must be zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// Cell numbers with their coefficients; no cell twice, no coefficient zero.
    pub terms: Vec<(usize, i32)>,
}

/// Why equations cannot be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SystemError {
    /// An equation names a cell beyond the number of cells.
    #[error("equation {equation} names cell {cell}, which does not exist")]
    UnknownCell {
        /// The equation.
        equation: usize,
        /// The cell.
        cell: usize,
    },
    /// An equation names a cell twice, or with coefficient zero.
    #[error("equation {equation} names cell {cell} twice or with coefficient zero")]
    BadTerm {
        /// The equation.
        equation: usize,
        /// The cell.
        cell: usize,
    },
    /// A block of equations is larger than the solver accepts.
    #[error("{rows} equations over {cells} cells hang together, more than can be solved")]
    TooLarge {
        /// Equations of the block.
        rows: usize,
        /// Cells of the block.
        cells: usize,
    },
}

/// The most coefficients a block may have.
const MAX_AREA: usize = 1 << 23;

/// Equations prepared for the search, split into independent blocks.
#[derive(Debug, Clone, Default)]
pub struct System {
    pub(super) blocks: Vec<Block>,
    pub(super) cells: usize,
}

/// Equations that hang together by common cells.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Cell numbers in the problem, ascending.
    pub(super) cells: Vec<usize>,
    /// Equation numbers in the problem, ascending.
    pub(super) equations: Vec<usize>,
    /// Terms of each equation, by position in `cells`.
    pub(super) terms: Vec<Vec<(usize, i32)>>,
    /// The same as a matrix, row after row.
    pub(super) matrix: Vec<i32>,
    /// The node of each equation.
    pub(super) node: Vec<usize>,
    /// How many nodes there are.
    pub(super) nodes: usize,
    /// The two nodes (often different) that a cell touches.
    pub(super) ends: Vec<(usize, usize)>,
    /// The equations that a cell occurs in.
    pub(super) equations_of: Vec<Vec<usize>>,
    /// Whether some node has so many equations that groups of nodes say little.
    pub(super) is_crowded: bool,
    /// Hashed multipliers: over any solution, the violations of the equations times these sum to zero.
    pub(super) charge: Vec<u64>,
}

impl System {
    /// Prepares the equations.
    ///
    /// # Errors
    /// A term that names no cell, names one twice or is zero; a block that is too large.
    pub fn new(cells: usize, equations: &[Equation]) -> Result<Self, SystemError> {
        let mut groups = Partition::new(equations.len());
        let mut first: Vec<Option<usize>> = vec![None; cells];
        let mut last: Vec<Option<usize>> = vec![None; cells];
        for (number, equation) in equations.iter().enumerate() {
            for &(cell, coefficient) in &equation.terms {
                let (Some(first), Some(last)) = (first.get_mut(cell), last.get_mut(cell)) else {
                    return Err(SystemError::UnknownCell { equation: number, cell });
                };
                if coefficient == 0 || *last == Some(number) {
                    return Err(SystemError::BadTerm { equation: number, cell });
                }
                *last = Some(number);
                groups.join(*first.get_or_insert(number), number);
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); equations.len()];
        for number in 0..equations.len() {
            if let Some(list) = members.get_mut(groups.find(number)) {
                list.push(number);
            }
        }
        let blocks = members.into_iter().filter(|list| !list.is_empty());
        let blocks = blocks.map(|list| Block::new(list, equations)).collect::<Result<_, _>>()?;
        Ok(Self { blocks, cells })
    }

    /// The number of cells the system was made for.
    pub fn cells(&self) -> usize {
        self.cells
    }
}

impl Block {
    fn new(numbers: Vec<usize>, equations: &[Equation]) -> Result<Self, SystemError> {
        let of = |number: &usize| equations.get(*number).map_or(&[][..], |equation| &equation.terms);
        let mut cells: Vec<usize> = numbers.iter().flat_map(of).map(|&(cell, _)| cell).collect();
        cells.sort_unstable();
        cells.dedup();
        let (rows, width) = (numbers.len(), cells.len());
        if rows.saturating_mul(width.saturating_add(rows)) > MAX_AREA {
            return Err(SystemError::TooLarge { rows, cells: width });
        }
        let place = |&(cell, coefficient): &(usize, i32)| Some((cells.binary_search(&cell).ok()?, coefficient));
        let terms: Vec<Vec<(usize, i32)>> =
            numbers.iter().map(|number| of(number).iter().filter_map(place).collect()).collect();
        let mut matrix = vec![0; rows * width];
        let mut touched: Vec<Vec<usize>> = vec![Vec::new(); width];
        for (row, terms) in terms.iter().enumerate() {
            for &(cell, coefficient) in terms {
                if let Some(entry) = matrix.get_mut(row * width + cell) {
                    *entry = coefficient;
                }
                if let Some(list) = touched.get_mut(cell) {
                    list.push(row);
                }
            }
        }
        let (node, nodes) = nodes(rows, &touched);
        let node_of = |row: Option<&usize>| row.and_then(|&row| node.get(row)).copied().unwrap_or(0);
        let ends = touched
            .iter()
            .map(|list| {
                let a = node_of(list.first());
                (a, list.iter().map(|row| node_of(Some(row))).find(|&b| b != a).unwrap_or(a))
            })
            .collect();
        let charge = charges(rows, width, &matrix);
        let is_crowded = (0..nodes).any(|number| node.iter().filter(|other| **other == number).count() > 2);
        Ok(Self { cells, equations: numbers, terms, matrix, node, nodes, ends, equations_of: touched, is_crowded, charge })
    }
}

/// Groups equations into nodes so that every cell touches at most two.
///
/// Where a cell occurs in three equations, two of these become one node: the smallest ones, and among
/// these the ones that cause the least trouble elsewhere. In the requests table this joins the outcome
/// total and the balance of a column, so that a cell is an edge between its row and its column.
fn nodes(rows: usize, touched: &[Vec<usize>]) -> (Vec<usize>, usize) {
    let mut crowded = vec![0usize; rows];
    for list in touched.iter().filter(|list| list.len() > 2) {
        for &row in list {
            if let Some(count) = crowded.get_mut(row) {
                *count += 1;
            }
        }
    }
    let mut groups = Partition::new(rows);
    for list in touched.iter().filter(|list| list.len() > 2) {
        loop {
            let mut near: Vec<usize> = list.iter().map(|&row| groups.find(row)).collect();
            near.sort_unstable();
            near.dedup();
            if near.len() < 3 {
                break;
            }
            let crowd = |&row: &usize| crowded.get(row).copied().unwrap_or(0);
            near.sort_by_key(|row| (groups.size(*row), crowd(row), *row));
            let mut smallest = near.iter();
            if let (Some(&a), Some(&b)) = (smallest.next(), smallest.next()) {
                let sum = crowd(&a) + crowd(&b);
                groups.join(a, b);
                if let Some(count) = crowded.get_mut(groups.find(a)) {
                    *count = sum;
                }
            }
        }
    }
    let mut number = vec![None; rows];
    let mut count = 0;
    let node = (0..rows)
        .map(|row| {
            let root = groups.find(row);
            number.get_mut(root).map_or(0, |entry: &mut Option<usize>| {
                *entry.get_or_insert_with(|| {
                    count += 1;
                    count - 1
                })
            })
        })
        .collect();
    (node, count)
}

/// Multipliers of the equations under which every cell cancels, hashed into one number per equation.
///
/// Whatever the cells, the violations of the equations, times such multipliers, sum to zero; and since a cell
/// touches only two nodes, this holds for every group of nodes that exchange nothing with the others.
/// Several multipliers are mixed into one by odd factors, modulo 2^64: sums that are zero stay zero.
fn charges(rows: usize, width: usize, matrix: &[i32]) -> Vec<u64> {
    let full = width + rows;
    let mut work: Vec<Vec<i64>> = (0..rows)
        .map(|row| {
            let mut line = vec![0; full];
            let source = matrix.iter().skip(row * width).take(width);
            line.iter_mut().zip(source).for_each(|(to, &from)| *to = i64::from(from));
            if let Some(entry) = line.get_mut(width + row) {
                *entry = 1;
            }
            line
        })
        .collect();
    let mut charge = vec![0u64; rows];
    let mut factor = 0x9e37_79b9_7f4a_7c15u64;
    let mut column = 0;
    while let Some(mut line) = work.pop() {
        // Rows above this one have been cleared of its leading cell, so what is left without cells is a dependency.
        column = line.iter().take(width).position(|&entry| entry != 0).unwrap_or(column);
        let Some(&pivot) = line.get(column).filter(|entry| **entry != 0) else {
            for (to, from) in charge.iter_mut().zip(line.drain(width..)) {
                *to = to.wrapping_add(from.cast_unsigned().wrapping_mul(factor));
            }
            factor = factor.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1;
            continue;
        };
        for other in &mut work {
            let entry = other.get(column).copied().unwrap_or(0);
            if entry != 0 && !combine(other, &line, pivot, entry) {
                return vec![0; rows];
            }
        }
    }
    charge
}

/// `to` times `a` less `from` times `b`, freed of common factors; false on overflow.
fn combine(to: &mut [i64], from: &[i64], a: i64, b: i64) -> bool {
    let mut common = 0;
    for (x, &y) in to.iter_mut().zip(from) {
        let product = x.checked_mul(a).zip(y.checked_mul(b)).and_then(|(x, y)| x.checked_sub(y));
        let Some(value) = product else { return false };
        *x = value;
        common = gcd(common, value.unsigned_abs());
    }
    if let Some(common) = i64::try_from(common).ok().filter(|common| *common > 1) {
        for x in to {
            *x /= common;
        }
    }
    true
}

/// The greatest common divisor; zero of zeros.
pub(super) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Sets of numbers that can be joined.
struct Partition {
    parent: Vec<usize>,
    sizes: Vec<usize>,
}

impl Partition {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect(), sizes: vec![1; count] }
    }

    fn find(&mut self, mut item: usize) -> usize {
        while let Some(&parent) = self.parent.get(item).filter(|parent| **parent != item) {
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(entry) = self.parent.get_mut(item) {
                *entry = above;
            }
            item = above;
        }
        item
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        if let Some(parent) = self.parent.get_mut(b) {
            *parent = a;
        }
        let moved = self.size(b);
        if let Some(size) = self.sizes.get_mut(a) {
            *size += moved;
        }
    }

    fn size(&self, root: usize) -> usize {
        self.sizes.get(root).copied().unwrap_or(1)
    }
}

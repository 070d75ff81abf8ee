//! Identities decided by the sums of whole columns.

use std::ops::{BitOr, Range};

use ogi_core::{CellId, CellSet, FormId, Identity, Profile, Severity, identities};

use super::figures::{BrokenSums, Figures, Sign};

/// Figures below this bound add up without overflow in 32 bits: no identity has as many as 64 cells.
const NARROW: u64 = 1 << 25;
/// So many rows are looked at together for one that differs.
const CHUNK: usize = 16;

/// The identities of a layout, with the columns that they add up.
pub(super) struct Sums<'a> {
    layout: (FormId, bool),
    /// The cells of the layout.
    cells: CellSet,
    /// In the order of findings.
    identities: Vec<Columns<'a>>,
    /// Whether every column is one of 32-bit numbers.
    is_narrow: bool,
}

/// An identity with its columns.
struct Columns<'a> {
    identity: &'static Identity,
    severity: Severity,
    computed: Vec<&'a Figures<'a>>,
    stated: Vec<&'a Figures<'a>>,
}

impl<'a> Sums<'a> {
    /// `None` where a cell of the layout has no column.
    pub(super) fn new(
        layout: (FormId, bool),
        profile: &Profile,
        column: &impl Fn(CellId) -> Option<&'a Figures<'a>>,
    ) -> Option<Self> {
        let (form, undivided) = layout;
        let cells: CellSet = form.form().cells(undivided).collect();
        if form.form().cells(undivided).any(|cell| column(cell).is_none()) {
            return None;
        }
        let mut ordered: Vec<_> = identities(form, undivided).iter().collect();
        ordered.retain(|identity| profile.is_on(identity.rule));
        ordered.sort_by_key(|identity| (identity.stated().last(), identity.rule.code));
        let of = |identity: &'static Identity| Columns {
            identity,
            severity: profile.override_of(identity.rule).unwrap_or(identity.rule.severity),
            computed: identity.computed().filter_map(column).collect(),
            stated: identity.stated().filter_map(column).collect(),
        };
        let identities: Vec<Columns<'a>> = ordered.into_iter().map(of).collect();
        let all = identities.iter().flat_map(|columns| columns.computed.iter().chain(&columns.stated));
        let is_narrow = all.into_iter().all(|figures| matches!(figures, Figures::Int32(..)));
        Some(Self { layout, cells, identities, is_narrow })
    }

    pub(super) fn is_for(&self, layout: (FormId, bool)) -> bool {
        self.layout == layout
    }

    pub(super) const fn cells(&self) -> &CellSet {
        &self.cells
    }

    /// The broken identities of a block of plain figures, row after row, each row's in the order of findings. `bits` are
    /// all bits that any of the figures has.
    pub(super) fn broken(&self, block: &Range<usize>, bits: u64) -> Vec<(usize, BrokenSums)> {
        let mut found = Vec::new();
        let (mut narrow, mut wide) = (Vec::new(), Vec::new());
        for columns in &self.identities {
            if self.is_narrow && bits < NARROW {
                narrow.clear();
                narrow.resize(block.len(), 0_i32);
                add(&mut narrow, &slices(&columns.computed, block), i32::wrapping_add);
                add(&mut narrow, &slices(&columns.stated, block), i32::wrapping_sub);
                columns.broken_rows(block, &narrow, &mut found);
            } else {
                wide.clear();
                wide.resize(block.len(), 0_i64);
                columns.add(|figures, sign| figures.add_wide(block, sign, &mut wide));
                columns.broken_rows(block, &wide, &mut found);
            }
        }
        // Stable: identities of one row stay in their order.
        found.sort_by_key(|(row, _)| *row);
        found
    }
}

/// A block of columns of 32-bit numbers.
fn slices<'a>(columns: &[&'a Figures<'a>], block: &Range<usize>) -> Vec<&'a [i32]> {
    columns.iter().filter_map(|figures| figures.narrow(block)).collect()
}

/// Puts columns into sums, four at a time, which spares reading and writing the sums.
fn add(sums: &mut [i32], columns: &[&[i32]], put: impl Fn(i32, i32) -> i32) {
    let (fours, rest) = columns.as_chunks::<4>();
    for [first, second, third, fourth] in fours {
        let parts = first.iter().zip(*second).zip(third.iter().zip(*fourth));
        for (sum, ((one, two), (three, four))) in sums.iter_mut().zip(parts) {
            *sum = put(*sum, one.wrapping_add(*two).wrapping_add(three.wrapping_add(*four)));
        }
    }
    for column in rest {
        sums.iter_mut().zip(*column).for_each(|(sum, value)| *sum = put(*sum, *value));
    }
}

impl Columns<'_> {
    fn add(&self, mut add: impl FnMut(&Figures<'_>, Sign)) {
        self.computed.iter().for_each(|figures| add(figures, Sign::Plus));
        self.stated.iter().for_each(|figures| add(figures, Sign::Minus));
    }

    /// Tells of the rows whose sums differ. Most do not, and are passed over by the chunk.
    fn broken_rows<T: Copy + Default + BitOr<Output = T> + Into<i64>>(
        &self,
        block: &Range<usize>,
        differences: &[T],
        found: &mut Vec<(usize, BrokenSums)>,
    ) {
        for (start, chunk) in block.clone().step_by(CHUNK).zip(differences.chunks(CHUNK)) {
            if chunk.iter().fold(T::default(), |all, difference| all | *difference).into() == 0 {
                continue;
            }
            for (row, difference) in (start..block.end).zip(chunk.iter().map(|difference| (*difference).into())) {
                if difference != 0 {
                    let actual = self.stated.iter().filter_map(|figures| figures.whole(row)).fold(0, i64::wrapping_add);
                    let (identity, severity) = (self.identity, self.severity);
                    found.push((row, BrokenSums { identity, severity, expected: actual.wrapping_add(difference), actual }));
                }
            }
        }
    }
}

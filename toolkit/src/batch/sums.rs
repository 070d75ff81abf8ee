//! Identities decided by the sums of whole columns.

use std::ops::Range;

use ogi_core::{CellId, CellSet, FormId, Identity, Profile, Severity, identities};

use super::columns::{BrokenSums, Figures};

/// Figures below this bound add up without overflow in 32 bits: no identity has as many as 64 cells.
const NARROW: u64 = 1 << 25;

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
                columns.add(|figures, sign| figures.add_narrow(block, sign, &mut narrow));
                columns.tell(block, narrow.iter().map(|difference| i64::from(*difference)), &mut found);
            } else {
                wide.clear();
                wide.resize(block.len(), 0_i64);
                columns.add(|figures, sign| figures.add_wide(block, sign, &mut wide));
                columns.tell(block, wide.iter().copied(), &mut found);
            }
        }
        // Stable: identities of one row stay in their order.
        found.sort_by_key(|(row, _)| *row);
        found
    }
}

/// Whether a column is added or taken away.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Plus,
    Minus,
}

impl Columns<'_> {
    fn add(&self, mut add: impl FnMut(&Figures<'_>, Sign)) {
        self.computed.iter().for_each(|figures| add(figures, Sign::Plus));
        self.stated.iter().for_each(|figures| add(figures, Sign::Minus));
    }

    /// Tells of the rows whose sums differ; most blocks have none.
    fn tell(&self, block: &Range<usize>, differences: impl Iterator<Item = i64> + Clone, found: &mut Vec<(usize, BrokenSums)>) {
        if differences.clone().fold(0, |all, difference| all | difference) == 0 {
            return;
        }
        for (row, difference) in block.clone().zip(differences).filter(|(_, difference)| *difference != 0) {
            let actual = self.stated.iter().filter_map(|figures| figures.whole(row)).fold(0, i64::wrapping_add);
            let (identity, severity) = (self.identity, self.severity);
            found.push((row, BrokenSums { identity, severity, expected: actual.wrapping_add(difference), actual }));
        }
    }
}

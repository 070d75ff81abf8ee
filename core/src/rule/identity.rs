//! Instances of linear identities in a form.

use super::Rule;
use crate::draft::CellSet;
use crate::form::{CellId, Column, Remedy, Row};

/// What an instance of a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A row of the applications table.
    Row(Row),
    /// A column of the applications table.
    Column(Column),
    /// A group of the remedies table.
    Remedy(Remedy),
}

/// One identity of a form: a rule bound to a row, column or group.
#[derive(Debug)]
pub struct Identity {
    /// The rule that declares it.
    pub rule: &'static Rule,
    /// What it is bound to.
    pub item: Item,
    /// The computed cells, then the stated ones; as bytes for the sums, which are most of what a check does.
    cells: Vec<CellId>,
    bytes: Vec<u8>,
    computed: usize,
    set: CellSet,
}

impl Identity {
    pub(crate) fn new(rule: &'static Rule, item: Item, computed: &[CellId], stated: &[CellId]) -> Self {
        Self {
            rule,
            item,
            bytes: computed.iter().chain(stated).map(|cell| cell.byte()).collect(),
            cells: [computed, stated].concat(),
            computed: computed.len(),
            set: [computed, stated].concat().into_iter().collect(),
        }
    }

    /// The cells whose sum is computed (+1).
    pub fn computed(&self) -> impl Iterator<Item = CellId> + '_ {
        self.cells.get(..self.computed).unwrap_or_default().iter().copied()
    }

    /// The cells whose sum is stated (−1).
    pub fn stated(&self) -> impl Iterator<Item = CellId> + '_ {
        self.cells.get(self.computed..).unwrap_or_default().iter().copied()
    }

    /// Every cell of the identity.
    pub const fn set(&self) -> &CellSet {
        &self.set
    }

    pub(crate) fn computed_bytes(&self) -> &[u8] {
        self.bytes.get(..self.computed).unwrap_or_default()
    }

    pub(crate) fn stated_bytes(&self) -> &[u8] {
        self.bytes.get(self.computed..).unwrap_or_default()
    }
}

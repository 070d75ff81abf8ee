//! Linear identities (勾稽关系) as data, and their instances in a form.

use std::sync::LazyLock;

use crate::check::Plan;
use crate::draft::CellSet;
use crate::form::{CellId, Column, FormId, Remedy, Row};
use crate::rule::Rule;

/// An identity: the sum of what is computed equals the sum of what is stated.
///
/// The type of its terms is its axis: a formula over columns is bound in each row, one over rows in each column,
/// so that one of the wrong scope does not compile.
#[derive(Debug)]
pub struct Formula<T: 'static> {
    /// The parts.
    pub computed: &'static [T],
    /// The whole, or the other side.
    pub stated: &'static [T],
}

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

/// Every identity of a form, in printed order: the one list that checker, sums and repair use.
///
/// ```
/// use ogi_core::FormId;
/// assert_eq!(ogi_core::identities(FormId::Official2021, false).len(), 42);
/// assert_eq!(ogi_core::identities(FormId::Trial2019, false).len(), 40);
/// ```
pub fn identities(form: FormId, undivided: bool) -> &'static [Identity] {
    plan(form, undivided).identities()
}

pub(crate) fn plan(form: FormId, undivided: bool) -> &'static Plan {
    static TRIAL: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Trial2019, false));
    static OFFICIAL: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Official2021, false));
    static UNDIVIDED: LazyLock<Plan> = LazyLock::new(|| Plan::new(FormId::Official2021, true));
    match (form, undivided) {
        (FormId::Trial2019, _) => &TRIAL,
        (FormId::Official2021, false) => &OFFICIAL,
        (FormId::Official2021, true) => &UNDIVIDED,
    }
}

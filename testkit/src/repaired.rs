//! What must hold once a repair is made (更正后的核验).

use ogi_core::repair::Repair;
use ogi_core::{Cell, CellId, Draft, Number, identities};

/// A draft with the changes of a repair made.
pub fn repaired(draft: &Draft, repair: &Repair) -> Draft {
    let mut draft = draft.clone();
    for change in &repair.changes {
        draft.set(change.cell, Cell::Number(change.to));
    }
    draft
}

/// The code of the first rule of whose identities one does not hold, among those whose cells are all numbers.
pub fn first_broken(draft: &Draft) -> Option<&'static str> {
    let sum = |mut cells: Box<dyn Iterator<Item = CellId> + '_>| {
        cells.try_fold(Number::ZERO, |sum, cell| sum.plus(draft.number(cell)?))
    };
    identities(draft.form(), draft.is_undivided()).iter().find_map(|identity| {
        let (parts, whole) = (sum(Box::new(identity.computed()))?, sum(Box::new(identity.stated()))?);
        (parts != whole).then_some(identity.rule.code)
    })
}

#[cfg(test)]
mod tests {
    use ogi_core::repair::{RepairOptions, repair};
    use ogi_core::{Case, FormId};

    use super::{first_broken, repaired};
    use crate::repair_cases::{draft, file, folder};

    #[test]
    fn a_damaged_table_is_broken_and_its_repairs_are_not() {
        let set = file(&folder().join("random-3.json"));
        for case in set["cases"].as_array().unwrap().iter().take(4) {
            let damaged = draft(FormId::Official2021, case);
            assert!(first_broken(&damaged).is_some());
            let repairs = repair(&Case::new(&damaged), &RepairOptions::default());
            assert!(!repairs.list.is_empty());
            assert!(repairs.list.iter().all(|one| first_broken(&repaired(&damaged, one)).is_none()));
        }
    }
}

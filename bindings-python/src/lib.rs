//! The Python binding: frozen classes over values of the toolkit. It converts and decides nothing.

#![allow(clippy::doc_markdown, reason = "the docstrings of Python name its own arguments")]

mod across;
mod arrow;
mod audit;
mod batch;
mod cell_mapping;
mod cells;
mod convert;
mod data;
mod error;
mod failure;
mod finding;
mod keywords;
mod members;
mod office;
mod options;
mod ordered;
mod parallel;
mod part;
mod rebuild;
mod repairs;
mod report;
mod rules;
mod session;
mod table;
mod tasks;
mod together;
mod totals;
mod unreadable;

use pyo3::prelude::*;

#[pymodule]
mod _ogi_report {
    #[pymodule_export]
    use crate::across::{Across, across};
    #[pymodule_export]
    use crate::audit::{audit_entry, audit_join, run_audit};
    #[pymodule_export]
    use crate::batch::Batch;
    #[pymodule_export]
    use crate::cells::{CellView, Cells};
    #[pymodule_export]
    use crate::data::ReportView;
    #[pymodule_export]
    use crate::failure::Failure;
    #[pymodule_export]
    use crate::finding::{Claim, FindingView, TermView};
    #[pymodule_export]
    use crate::keywords::check;
    #[pymodule_export]
    use crate::office::problem_list;
    #[pymodule_export]
    use crate::part::Part;
    #[pymodule_export]
    use crate::repairs::{ChangeView, RepairView};
    #[pymodule_export]
    use crate::rules::{ExplanationView, RuleView, catalogue, entry, explain, layout, reason_text, rules};
    #[pymodule_export]
    use crate::session::Session;
    #[pymodule_export]
    use crate::table::{Table, cell_table, check_table};
    #[pymodule_export]
    use crate::tasks::{command, read, repair, restore};
    #[pymodule_export]
    use crate::together::{ComparisonView, RollupView, Together, compare_years, roll_up_organs};
    #[pymodule_export]
    use crate::totals::{Total, Totals, cell_paths, fill};
    #[pymodule_export]
    use crate::unreadable::Unreadable;
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", ogi_report::VERSION)
    }
}

//! Computed totals beside the declared ones (合计), in the wire format.

use ogi_core::{CellId, Number};
use serde::Serialize;

use crate::input::Input;

/// The totals of a report.
#[derive(Debug, Serialize)]
pub(crate) struct WireTotals<'a> {
    file: Option<&'a str>,
    form: &'static str,
    year: Option<u16>,
    organ: Option<&'a str>,
    totals: Vec<WireTotal>,
}

#[derive(Debug, Serialize)]
struct WireTotal {
    cell: CellId,
    computed: Number,
    declared: Option<Number>,
}

impl<'a> WireTotals<'a> {
    pub(crate) fn new(input: &'a Input) -> Self {
        let mut totals = Vec::new();
        for total in ogi_core::fill(&input.draft) {
            totals.push(WireTotal { cell: total.cell, computed: total.computed, declared: total.declared });
        }
        Self {
            file: input.file.as_deref(),
            form: input.draft.form().name(),
            year: input.draft.year,
            organ: input.draft.organ.as_deref(),
            totals,
        }
    }
}

//! Computed totals beside the declared ones (合计), on the wire.

use ogi_core::{CellId, Draft, FormId, Number, fill};

use crate::shape::wire;

wire! {
    /// The totals of a report.
    pub struct WireTotals<'a> as "Totals" {
        /// The name of the source; null when it has none.
        file: Option<&'a str>,
        /// The statutory form.
        form: FormId,
        /// The reporting year (报告年度).
        year: Option<u16>,
        /// The organ that reports (行政机关).
        organ: Option<&'a str>,
        /// The totals that can be worked out, in printed order.
        totals: Vec<WireTotal>,
    }
}

wire! {
    /// A total that follows from other cells.
    pub struct WireTotal as "ComputedTotal" {
        /// The cell of the total.
        cell: CellId,
        /// What its parts add up to.
        computed: Number,
        /// What is declared there; null when no number is.
        declared: Option<Number>,
    }
}

impl<'a> WireTotals<'a> {
    /// The wire form.
    pub fn new(file: Option<&'a str>, draft: &'a Draft) -> Self {
        let totals = fill(draft).into_iter();
        let total = totals.map(|total| WireTotal { cell: total.cell, computed: total.computed, declared: total.declared });
        Self { file, form: draft.form(), year: draft.year, organ: draft.organ.as_deref(), totals: total.collect() }
    }
}

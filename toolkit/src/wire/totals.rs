//! Computed totals beside the declared ones (合计), on the wire.

use ogi_core::{CellId, ComputedTotal, Draft, FormId, Number, fill};

use crate::shape::wire;

wire! {
    /// The totals of a report.
    pub struct WireTotals<'a> as "Totals" {
        /// The name of the source; null when it has none.
        file: Option<&'a str> = file,
        /// The statutory form.
        form: FormId = draft.form(),
        /// The reporting year (报告年度).
        year: Option<u16> = draft.year,
        /// The organ that reports (行政机关).
        organ: Option<&'a str> = draft.organ.as_deref(),
        /// The totals that can be worked out, in printed order.
        totals: Vec<WireTotal> = fill(draft).iter().map(WireTotal::new).collect(),
    }
    from (file: Option<&'a str>, draft: &'a Draft)
}

wire! {
    /// A total that follows from other cells.
    pub struct WireTotal as "ComputedTotal" {
        /// The cell of the total.
        cell: CellId = total.cell,
        /// What its parts add up to.
        computed: Number = total.computed,
        /// What is declared there; null when no number is.
        declared: Option<Number> = total.declared,
    }
    from (total: &ComputedTotal)
}

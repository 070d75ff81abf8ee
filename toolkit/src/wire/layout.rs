//! A form as printed, on the wire.

use ogi_core::{CellId, FormId, Language};

use crate::model::layout::{Layout, LayoutSlot, LayoutTable, SlotContent};
use crate::shape::wire;

wire! {
    /// A form as printed.
    pub struct WireLayout as "Layout" {
        /// The statutory form.
        form: FormId = layout.form,
        /// The document that prescribes it (文号).
        authority: &'static str = layout.form.form().authority,
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool = layout.undivided,
        /// The three tables, in order.
        tables: Vec<WireTable> = layout.tables.iter().map(|table| WireTable::new(table, layout.form, language)).collect(),
    }
    from (layout: &Layout, language: Language)
}

wire! {
    /// One table of a form.
    pub struct WireTable as "LayoutTable" {
        /// `proactive`, `requests` or `remedies`.
        name: &'static str = table.name(),
        /// The title of its part.
        title: &'static str = table.title(form, language),
        /// How many columns its grid has.
        columns: usize = table.columns,
        /// Slots from left to right; those covered from above are left out.
        rows: Vec<Vec<WireSlot>> = table.rows.iter().map(|row| row.iter().map(slot).collect()).collect(),
    }
    from (table: &LayoutTable, form: FormId, language: Language) {
        let slot = |slot: &LayoutSlot| WireSlot::new(slot, form, language);
    }
}

wire! {
    /// A label or a cell.
    pub struct WireSlot as "LayoutSlot" {
        /// How many rows it covers.
        rows: usize = slot.rows,
        /// How many columns it covers.
        columns: usize = slot.columns,
        /// The printed label; absent in a cell.
        label: Option<String> => omit = label,
        /// The path of the cell; absent in a label.
        cell: Option<CellId> => omit = cell,
        /// The number of the cell, as a session counts; absent in a label.
        index: Option<usize> => omit = cell.map(CellId::index),
        /// The full name of the cell, row and column; absent in a label.
        name: Option<String> => omit = cell.map(|cell| form.form().cell_label(cell, language)),
        /// Whether the cell may be negative; absent in a label.
        signed: Option<bool> => omit = cell.map(CellId::is_signed),
        /// Whether the cell holds money, which may have decimals; absent in a label.
        money: Option<bool> => omit = cell.map(CellId::is_money),
    }
    from (slot: &LayoutSlot, form: FormId, language: Language) {
        let (label, cell) = match &slot.slot {
            SlotContent::Label(text) => (Some(text.clone()), None),
            SlotContent::Cell(cell) => (None, Some(*cell)),
        };
    }
}

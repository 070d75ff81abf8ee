//! A form as printed, on the wire.

use ogi_core::{CellId, FormId, Language};

use crate::model::layout::{Layout, LayoutSlot, LayoutTable, SlotContent};
use crate::shape::wire;

wire! {
    /// A form as printed.
    pub struct WireLayout as "Layout" {
        /// The statutory form.
        form: FormId,
        /// The document that prescribes it (文号).
        authority: &'static str,
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool,
        /// The three tables, in order.
        tables: Vec<WireTable>,
    }
}

wire! {
    /// One table of a form.
    pub struct WireTable as "LayoutTable" {
        /// `proactive`, `requests` or `remedies`.
        name: &'static str,
        /// The title of its part.
        title: &'static str,
        /// How many columns its grid has.
        columns: usize,
        /// Slots from left to right; those covered from above are left out.
        rows: Vec<Vec<WireSlot>>,
    }
}

wire! {
    /// A label or a cell.
    pub struct WireSlot as "LayoutSlot" {
        /// How many rows it covers.
        rows: usize,
        /// How many columns it covers.
        columns: usize,
        /// The printed label; absent in a cell.
        label: Option<String> => omit,
        /// The path of the cell; absent in a label.
        cell: Option<CellId> => omit,
        /// The number of the cell, as a session counts; absent in a label.
        index: Option<usize> => omit,
        /// The full name of the cell, row and column; absent in a label.
        name: Option<String> => omit,
        /// Whether the cell may be negative; absent in a label.
        signed: Option<bool> => omit,
        /// Whether the cell holds money, which may have decimals; absent in a label.
        money: Option<bool> => omit,
    }
}

impl WireLayout {
    /// The wire form of a layout.
    pub fn new(layout: &Layout, language: Language) -> Self {
        let tables = layout.tables.iter().map(|table| WireTable::new(table, layout.form, language)).collect();
        let form = layout.form.form();
        Self { form: layout.form, authority: form.authority, undivided: layout.undivided, tables }
    }
}

impl WireTable {
    fn new(table: &LayoutTable, form: FormId, language: Language) -> Self {
        let slot = |place: &LayoutSlot| {
            let (label, cell) = match &place.slot {
                SlotContent::Label(text) => (Some(text.clone()), None),
                SlotContent::Cell(cell) => (None, Some(*cell)),
            };
            WireSlot {
                rows: place.rows,
                columns: place.columns,
                label,
                cell,
                index: cell.map(CellId::index),
                name: cell.map(|cell| form.form().cell_label(cell, language)),
                signed: cell.map(CellId::is_signed),
                money: cell.map(CellId::is_money),
            }
        };
        Self {
            name: table.name(),
            title: table.title(form, language),
            columns: table.columns,
            rows: table.rows.iter().map(|row| row.iter().map(slot).collect()).collect(),
        }
    }
}

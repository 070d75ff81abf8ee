//! The form as printed (版式), for programs that draw it themselves: tables of labels and cells with their spans.

use ogi_core::{CellId, FormId, Language, SectionId};
use serde::Serialize;

use crate::render::grid::tables_of;
pub use crate::render::grid::{Place as LayoutSlot, Slot as SlotContent, Table as LayoutTable};

/// A form as printed (版式).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Which form.
    pub form: FormId,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    pub undivided: bool,
    /// The three tables, in order.
    pub tables: [LayoutTable; 3],
}

/// A form as printed, with labels in one language.
pub fn layout(form: FormId, undivided: bool, language: Language) -> Layout {
    let undivided = undivided && form == FormId::Official2021;
    Layout { form, undivided, tables: tables_of(form, undivided, language) }
}

impl LayoutTable {
    /// The stable name: `proactive`, `requests` or `remedies`.
    pub const fn name(&self) -> &'static str {
        match self.section {
            SectionId::Requests => "requests",
            SectionId::Remedies => "remedies",
            _ => "proactive",
        }
    }

    /// The title of its part.
    pub fn title(&self, form: FormId, language: Language) -> &'static str {
        form.form().section(self.section).map_or("", |section| match language {
            Language::Zh => section.title,
            Language::En => section.english,
        })
    }
}

/// A form as printed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Layout"))]
pub(crate) struct WireLayout {
    /// `official-2021` or `trial-2019`.
    form: &'static str,
    /// The document that prescribes it (文号).
    authority: &'static str,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    undivided: bool,
    /// The three tables, in order.
    tables: Vec<WireTable>,
}

/// One table of a form.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "LayoutTable"))]
struct WireTable {
    /// `proactive`, `requests` or `remedies`.
    name: &'static str,
    /// The title of its part.
    title: &'static str,
    /// How many columns its grid has.
    columns: usize,
    /// Slots from left to right; those covered from above are left out.
    rows: Vec<Vec<WireSlot>>,
}

/// A label or a cell.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "LayoutSlot"))]
struct WireSlot {
    /// How many rows it covers.
    rows: usize,
    /// How many columns it covers.
    columns: usize,
    /// The printed label; absent in a cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// The path of the cell; absent in a label.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellId>,
    /// The number of the cell, as a session counts; absent in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    /// The full name of the cell, row and column; absent in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Whether the cell may be negative; absent in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<bool>,
    /// Whether the cell holds money, which may have decimals; absent in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    money: Option<bool>,
}

impl WireLayout {
    /// The wire form of a layout.
    pub(crate) fn new(layout: &Layout, language: Language) -> Self {
        let tables = layout.tables.iter().map(|table| WireTable::new(table, layout.form, language)).collect();
        let form = layout.form.form();
        Self { form: form.name, authority: form.authority, undivided: layout.undivided, tables }
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

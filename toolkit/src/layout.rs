//! The form as printed (版式), for programs that draw it themselves: tables of labels and cells with their spans.

use ogi_core::{CellId, Draft, FormId, Language, SectionId};
use serde::Serialize;

use crate::render::grid::{Place, Slot, Table, tables};

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
    /// The printed label; null in a cell.
    label: Option<String>,
    /// The path of the cell; null in a label.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    cell: Option<CellId>,
    /// The number of the cell, as a session counts; null in a label.
    index: Option<usize>,
    /// The full name of the cell, row and column; null in a label.
    name: Option<String>,
    /// Whether the cell may be negative; null in a label.
    signed: Option<bool>,
    /// Whether the cell holds money, which may have decimals; null in a label.
    money: Option<bool>,
}

impl WireLayout {
    /// The layout of a form.
    pub(crate) fn new(form: FormId, undivided: bool, language: Language) -> Self {
        let mut draft = Draft::new(form);
        draft.set_undivided(undivided);
        let tables = tables(&draft, language).into_iter().map(|table| WireTable::new(table, form, language)).collect();
        Self { form: form.name(), authority: form.form().authority, undivided: draft.is_undivided(), tables }
    }
}

impl WireTable {
    fn new(table: Table, form: FormId, language: Language) -> Self {
        let section = form.form().section(table.section);
        let slot = |place: Place| {
            let (label, cell) = match place.slot {
                Slot::Label(text) => (Some(text), None),
                Slot::Cell(cell) => (None, Some(cell)),
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
            name: match table.section {
                SectionId::Requests => "requests",
                SectionId::Remedies => "remedies",
                _ => "proactive",
            },
            title: section.map_or("", |section| match language {
                Language::Zh => section.title,
                Language::En => section.english,
            }),
            columns: table.columns,
            rows: table.rows.into_iter().map(|row| row.into_iter().map(slot).collect()).collect(),
        }
    }
}

//! The rows and cells of a form in printed order, listed while compiling.

use super::axes::COLUMNS;
use super::cell_id::RULINGS;
use super::{CELL_COUNT, CellId, Column, Form, Remedy, Row, Ruling};

/// How （六）其他处理 of the applications table stands.
#[derive(Clone, Copy)]
pub(super) enum Otherwise {
    /// As the row and its items that the form prints.
    Divided,
    /// As one row.
    Undivided,
    /// Both, the one row first.
    Both,
}

impl Otherwise {
    pub(super) const fn of(undivided: bool) -> Self {
        if undivided { Self::Undivided } else { Self::Divided }
    }
}

/// A form's rows of figures and its cells.
#[derive(Debug)]
pub(super) struct Listed {
    rows: [Row; Row::ALL.len()],
    row_count: usize,
    cells: [CellId; CELL_COUNT],
    cell_count: usize,
    /// How many of the cells stand in the first table.
    proactive: usize,
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
impl Listed {
    /// The three lists of a form: divided, undivided, both.
    pub(super) const fn each(form: &Form) -> [Self; 3] {
        [Self::new(form, Otherwise::Divided), Self::new(form, Otherwise::Undivided), Self::new(form, Otherwise::Both)]
    }

    const fn new(form: &Form, otherwise: Otherwise) -> Self {
        let any = CellId::request(Row::Received, Column::Total);
        let mut listed =
            Self { rows: [Row::Received; Row::ALL.len()], row_count: 0, cells: [any; CELL_COUNT], cell_count: 0, proactive: 0 };
        listed.add_proactive(form);
        listed.proactive = listed.cell_count;
        let mut at = 0;
        while at < form.rows.len() {
            if let Some(row) = form.rows[at].row {
                listed.add_row(row, otherwise);
            }
            at += 1;
        }
        let mut at = 0;
        while at < Remedy::ALL.len() * RULINGS {
            listed.add(CellId::remedy(Remedy::ALL[at / RULINGS], Ruling::ALL[at % RULINGS]));
            at += 1;
        }
        listed
    }

    const fn add_proactive(&mut self, form: &Form) {
        let mut at = 0;
        while at < form.blocks.len() {
            let block = &form.blocks[at];
            let width = block.columns.len();
            let mut place = 0;
            while place < block.rows.len() * width {
                if let Some(cell) = CellId::proactive(block.rows[place / width].0, block.columns[place % width].0) {
                    self.add(cell);
                }
                place += 1;
            }
            at += 1;
        }
    }

    const fn add_row(&mut self, row: Row, otherwise: Otherwise) {
        match (row, otherwise) {
            (Row::CorrectionLapsed, Otherwise::Undivided) => self.add_cells(Row::OtherwiseClosed),
            (Row::CorrectionLapsed, Otherwise::Both) => {
                self.add_cells(Row::OtherwiseClosed);
                self.add_cells(row);
            }
            (Row::FeeLapsed | Row::OtherwiseClosedOther, Otherwise::Undivided) => {}
            _ => self.add_cells(row),
        }
    }

    const fn add_cells(&mut self, row: Row) {
        self.rows[self.row_count] = row;
        self.row_count += 1;
        let mut at = 0;
        while at < COLUMNS {
            self.add(CellId::request(row, Column::ALL[at]));
            at += 1;
        }
    }

    const fn add(&mut self, cell: CellId) {
        self.cells[self.cell_count] = cell;
        self.cell_count += 1;
    }
}

impl Listed {
    pub(super) fn rows(&self) -> &[Row] {
        self.rows.get(..self.row_count).unwrap_or_default()
    }

    pub(super) fn cells(&self) -> &[CellId] {
        self.cells.get(..self.cell_count).unwrap_or_default()
    }

    pub(super) fn proactive(&self) -> &[CellId] {
        self.cells.get(..self.proactive).unwrap_or_default()
    }
}

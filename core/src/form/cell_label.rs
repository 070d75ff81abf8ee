//! What a cell is called in sentences (单元格名称): by its row and column as printed.

use super::Form;
use super::cell_id::{CellId, Place};
use super::label::Label;
use crate::language::Language;

pub(super) fn cell_label(form: &Form, cell: CellId, language: Language) -> String {
    let joined = |row: &str, column: &str| match language {
        Language::Zh => format!("“{row}”的“{column}”"),
        Language::En => format!("{row} / {column}"),
    };
    match cell.place() {
        Place::Request(row, column) => joined(row.label(language), column.label(language)),
        Place::Remedy(group, ruling) => joined(group.label(language), ruling.label(language)),
        Place::Proactive(subject, measure) => {
            let printed =
                form.blocks.iter().find(|block| block.rows.iter().any(|(row, _)| *row == subject)).and_then(|block| {
                    let column = block.columns.iter().find(|(known, _)| *known == measure)?;
                    let row = block.rows.iter().find(|(known, _)| *known == subject)?;
                    Some((row.1, column.1))
                });
            match (language, printed) {
                (Language::Zh, Some((row, column))) => joined(row, column),
                _ => joined(subject.label(language), measure.label(language)),
            }
        }
    }
}

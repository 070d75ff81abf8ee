//! Writes one report in every layout into the folder that is named.
use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Remedy, Row, Ruling};
use ogi_documents::write::{Layout, write};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let mut draft = Draft::new(FormId::Official2021);
    draft.year = Some(2024);
    draft.organ = Some("示例市自然资源局".to_owned());
    for cell in FormId::Official2021.form().cells(false) {
        draft.set(cell, Cell::Number(Number::ZERO));
    }
    let mut put = |cell: CellId, value: i32| draft.set(cell, Cell::Number(Number::from(value)));
    for (row, person, business, total) in [
        (Row::Received, 31, 4, 35),
        (Row::BroughtForward, 2, 0, 2),
        (Row::Granted, 12, 3, 15),
        (Row::NotHeld, 17, 1, 18),
        (Row::Petition, 3, 0, 2), // one too few
        (Row::OutcomesTotal, 32, 4, 36),
        (Row::CarriedForward, 1, 0, 1),
    ] {
        put(CellId::request(row, Column::NaturalPerson), person);
        put(CellId::request(row, Column::Business), business);
        put(CellId::request(row, Column::Total), total);
    }
    put(CellId::remedy(Remedy::Reconsideration, Ruling::Upheld), 4);
    put(CellId::remedy(Remedy::Reconsideration, Ruling::Total), 4);
    for layout in Layout::ALL {
        let extension = match layout {
            Layout::Html => "html",
            Layout::Markdown => "md",
            _ => "txt",
        };
        let name = format!("{folder}/{}.{extension}", format!("{layout:?}").to_lowercase());
        std::fs::write(name, write(&draft, *layout))?;
    }
    Ok(())
}

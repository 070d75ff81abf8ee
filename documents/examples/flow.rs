//! Prints how a file is cut into paragraphs and cells, and where each of them stands.
use ogi_core::Language;
use ogi_documents::document::Block;
use ogi_documents::limits::Limits;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let document = ogi_documents::read::file(&bytes, &Limits::default()).unwrap().unwrap();
        let place = |start| document.locations.at(start).map(|location| location.text(Language::Zh)).unwrap_or_default();
        for block in &document.blocks {
            match block {
                Block::Paragraph(range) => println!("{}: {}", place(range.start), document.slice(range)),
                Block::Grid(grid) => {
                    for row in &grid.rows {
                        let start = row.cells.iter().find(|cell| !cell.range.is_empty()).map_or(0, |cell| cell.range.start);
                        let cells: Vec<_> =
                            row.cells.iter().map(|cell| document.slice(&cell.range).replace('\n', "¶")).collect();
                        println!("{}: {}", place(start), cells.join(" | "));
                    }
                }
            }
        }
    }
}

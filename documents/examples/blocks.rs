//! Prints a file as it is read, block by block: `cargo run -p ogi-documents --example blocks -- FILE`.

use ogi_documents::document::Block;
use ogi_documents::limits::Limits;
use ogi_documents::read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(std::env::args().nth(1).ok_or("which file?")?)?;
    let text;
    let document = match read::file(&bytes, &Limits::default())? {
        Some(document) => document,
        None => {
            text = ogi_documents::decode::decode(&bytes)?.text;
            read::document(&text, None)
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => println!("¶ {}", document.slice(range)),
            Block::Grid(grid) => {
                println!("▦ {} rows", grid.rows.len());
                for row in &grid.rows {
                    let cells = row.cells.iter().map(|cell| {
                        let text = document.slice(&cell.range).replace('\n', "⏎");
                        format!("{}:{}x{} {text}", cell.column, cell.row_span, cell.column_span)
                    });
                    println!("  {}", cells.collect::<Vec<_>>().join(" | "));
                }
            }
        }
    }
    Ok(())
}

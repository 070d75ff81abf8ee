//! Tables written in each layout and read again.
#![cfg(feature = "html")]

use ogi_documents::document::{Block, Document};
use ogi_documents::read;
use proptest::prelude::*;

fn cells(document: &Document<'_>) -> Vec<Vec<String>> {
    let grids = document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    grids
        .flat_map(|grid| &grid.rows)
        .map(|row| row.cells.iter().map(|cell| document.slice(&cell.range).to_owned()).collect())
        .collect()
}

/// Every cell leads back to its own text in the source.
fn assert_located(source: &str, document: &Document<'_>) {
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            let span = document.source_span(&cell.range);
            assert_eq!(source.get(span.start as usize..span.end as usize), Some(document.slice(&cell.range)));
        }
    }
}

/// Two columns or more; the first cell is never blank.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![3 => "[0-9]{1,4}", 1 => Just(String::new()), 1 => "[一-龥]{1,6}( [一-龥]{1,3})?"];
    let row = (2_usize..9).prop_flat_map(move |width| {
        ("[一-龥（）、]{1,9}", proptest::collection::vec(cell.clone(), width - 1))
            .prop_map(|(label, rest)| std::iter::once(label).chain(rest).collect())
    });
    proptest::collection::vec(row, 1..12)
}

proptest! {
    #[test]
    fn tabs(table in table(), blank_lines in any::<bool>()) {
        let between = if blank_lines { "\n\n" } else { "\r\n" };
        let rows: Vec<_> = table.iter().map(|row| row.join("\t")).collect();
        // A label with one empty cell behind it is read as a row only inside a table.
        prop_assume!(table[0].iter().skip(1).any(|cell| !cell.is_empty()));
        prop_assume!(!blank_lines || table.iter().all(|row| row.iter().skip(1).any(|cell| !cell.is_empty())));
        let source = format!("二、主动公开\n{}\n三、收到", rows.join(between));
        let document = read::text(&source);
        prop_assert_eq!(cells(&document), table);
        assert_located(&source, &document);
    }

    #[test]
    fn bars(table in table(), leading in any::<bool>()) {
        let rows: Vec<_> = table
            .iter()
            .map(|row| format!("{}{} |", if leading { "| " } else { "" }, row.join(" | ")))
            .collect();
        let source = format!("二、主动公开\n{}\n三、收到", rows.join("\n"));
        let document = read::text(&source);
        prop_assert_eq!(cells(&document), table);
        assert_located(&source, &document);
    }

    #[test]
    fn pages(table in table(), ends in any::<bool>(), styles in any::<bool>()) {
        let (cell_end, row_end) = if ends { ("</p></td>", "</tr>\n") } else { ("", "") };
        let style = if styles { " style='width: 31px' valign=center" } else { "" };
        let mut rows = String::new();
        for row in &table {
            rows.push_str("<tr>");
            for cell in row {
                rows.extend([&format!("<td{style}><p>"), cell.as_str(), cell_end]);
            }
            rows.push_str(row_end);
        }
        let source = format!("<p>二、主动公开</p><table><tbody>{rows}</table><p>三、收到");
        let document = read::html(&source);
        prop_assert_eq!(cells(&document), table);
        assert_located(&source, &document);
    }
}

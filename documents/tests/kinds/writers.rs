//! Writers of the kinds that are text or XML.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use ogi_documents::document::{Block, Document, Grid};
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The fields of a grid, row by row: for each column the cell that begins there, or whether another covers it.
pub(crate) fn fields(grid: &Grid) -> Vec<Vec<Field>> {
    let width = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| usize::from(cell.column + cell.column_span)).max();
    let mut fields = vec![vec![Field::Nothing; width.unwrap_or(0)]; grid.rows.len()];
    for (at, row) in grid.rows.iter().enumerate() {
        for (number, cell) in row.cells.iter().enumerate() {
            let (column, wide) = (usize::from(cell.column), usize::from(cell.column_span));
            for (below, row) in fields.iter_mut().enumerate().skip(at).take(usize::from(cell.row_span)) {
                for (beside, field) in row.iter_mut().enumerate().skip(column).take(wide) {
                    *field = match (below > at, beside > column) {
                        (false, false) => Field::Cell(number),
                        (true, false) => Field::Above { wide },
                        _ => Field::Beside,
                    };
                }
            }
        }
    }
    fields
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Nothing,
    /// The cell of this place in its row begins here.
    Cell(usize),
    /// A cell above goes on, so many columns wide.
    Above {
        wide: usize,
    },
    /// Covered by the cell on the left.
    Beside,
}

pub(crate) fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn rich_text(document: &Document<'_>, head: &str, encode: fn(&str) -> String) -> Vec<u8> {
    let mut out = format!("{{\\rtf1\\ansi{head}\n{{\\*\\generator test;}}{{\\header\\pard head 9\\par}}\n");
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                let _ = writeln!(out, "\\pard {}\\par", encode(document.slice(range)));
            }
            Block::Grid(grid) => {
                for (row, fields) in grid.rows.iter().zip(fields(grid)) {
                    let mut layout = "\\trowd\\trleft0".to_owned();
                    let mut cells = String::new();
                    for (column, field) in fields.iter().enumerate() {
                        match field {
                            Field::Cell(at) => {
                                let cell = &row.cells[*at];
                                let merged = if cell.row_span > 1 { "\\clvmgf" } else { "" };
                                let _ = write!(layout, "{merged}\\cellx{}", 900 * (column + usize::from(cell.column_span)));
                                let text = encode(document.slice(&cell.range)).replace('\n', "\\par ");
                                let _ = write!(cells, "\\pard\\intbl {{\\f0 {text}}}\\cell ");
                            }
                            Field::Above { wide } => {
                                let _ = write!(layout, "\\clvmrg\\cellx{}", 900 * (column + wide));
                                cells += "\\pard\\intbl\\cell ";
                            }
                            Field::Nothing => {
                                let _ = write!(layout, "\\cellx{}", 900 * (column + 1));
                                cells += "\\pard\\intbl\\cell ";
                            }
                            Field::Beside => {}
                        }
                    }
                    let _ = writeln!(out, "{layout}\n{cells}\\row");
                }
                out += "\\pard\\par\n";
            }
        }
    }
    out += "}";
    out.into_bytes()
}

/// Every character outside ASCII as `\u`, with a stand-in behind it.
pub(crate) fn rtf(document: &Document<'_>) -> Vec<u8> {
    rich_text(document, "\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}", |text| {
        text.chars()
            .map(|letter| match letter {
                '\\' | '{' | '}' => format!("\\{letter}"),
                '\n' | ' '..='~' => letter.to_string(),
                _ => letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{}?", unit.cast_signed())).collect(),
            })
            .collect()
    })
}

/// Characters as bytes of the Chinese code page, the second one sometimes a letter.
pub(crate) fn rtf_936(document: &Document<'_>) -> Vec<u8> {
    rich_text(document, "\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}", |text| {
        text.chars()
            .map(|letter| match letter {
                '\\' | '{' | '}' => format!("\\{letter}"),
                '\n' | ' '..='~' => letter.to_string(),
                _ => {
                    let letter = letter.to_string();
                    let (bytes, _, _) = encoding_rs::GBK.encode(&letter);
                    bytes.iter().map(|byte| format!("\\'{byte:02x}")).collect()
                }
            })
            .collect()
    })
}

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                      xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                      xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

fn open_table(document: &Document<'_>, grid: &Grid) -> String {
    let mut out = "<table:table table:name=\"t\">".to_owned();
    for (row, fields) in grid.rows.iter().zip(fields(grid)) {
        out += "<table:table-row>";
        for field in fields {
            match field {
                Field::Cell(at) => {
                    let cell = &row.cells[at];
                    let _ = write!(
                        out,
                        "<table:table-cell table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\">",
                        cell.column_span, cell.row_span
                    );
                    for line in document.slice(&cell.range).split('\n') {
                        let _ = write!(out, "<text:p>{}</text:p>", xml(line));
                    }
                    out += "</table:table-cell>";
                }
                Field::Nothing => out += "<table:table-cell/>",
                Field::Above { .. } | Field::Beside => out += "<table:covered-table-cell/>",
            }
        }
        out += "</table:table-row>";
    }
    out + "</table:table>"
}

fn open_text(document: &Document<'_>) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                let _ = write!(out, "<text:p>{}</text:p>", xml(document.slice(range)));
            }
            Block::Grid(grid) => out += &open_table(document, grid),
        }
    }
    format!("<office:body><office:text>{out}</office:text></office:body>")
}

pub(crate) fn odt(document: &Document<'_>) -> Vec<u8> {
    let content =
        format!("<?xml version=\"1.0\"?><office:document-content {SPACES}>{}</office:document-content>", open_text(document));
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

pub(crate) fn fodt(document: &Document<'_>) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document {SPACES}>{}</office:document>", open_text(document))
        .into_bytes()
}

pub(crate) fn ods(document: &Document<'_>) -> Vec<u8> {
    let mut rows = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                let _ = write!(
                    rows,
                    "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>\
                     <table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>",
                    xml(document.slice(range))
                );
            }
            Block::Grid(grid) => {
                let table = open_table(document, grid);
                let inside = table.strip_prefix("<table:table table:name=\"t\">").unwrap();
                rows += inside.strip_suffix("</table:table>").unwrap();
            }
        }
    }
    let content = format!(
        "<office:document-content {SPACES}><office:body><office:spreadsheet><table:table table:name=\"年报\">{rows}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

fn sheet(document: &Document<'_>, separator: &str) -> String {
    let width = document.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => fields(grid).first().map(Vec::len),
        Block::Paragraph(_) => None,
    });
    let width = width.max().unwrap_or(1);
    let field = |text: &str| {
        if text.contains([',', ';', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let mut out = String::new();
    let mut record = |mut fields: Vec<String>| {
        fields.resize(width, String::new());
        out += &(fields.join(separator) + "\r\n");
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => record(vec![field(document.slice(range))]),
            Block::Grid(grid) => {
                for (row, fields) in grid.rows.iter().zip(fields(grid)) {
                    record(
                        fields
                            .iter()
                            .map(|found| match found {
                                Field::Cell(at) => field(document.slice(&row.cells[*at].range)),
                                _ => String::new(),
                            })
                            .collect(),
                    );
                }
            }
        }
    }
    out
}

pub(crate) fn csv(document: &Document<'_>) -> Vec<u8> {
    sheet(document, ",").into_bytes()
}

pub(crate) fn csv_semicolons(document: &Document<'_>) -> Vec<u8> {
    sheet(document, ";").into_bytes()
}

pub(crate) fn csv_gb18030(document: &Document<'_>) -> Vec<u8> {
    encoding_rs::GB18030.encode(&sheet(document, ",")).0.into_owned()
}

/// A page saved as one file, in quoted-printable.
pub(crate) fn mht(document: &Document<'_>) -> Vec<u8> {
    let mut page = "<html><body>".to_owned();
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                let _ = write!(page, "<p>{}</p>", xml(document.slice(range)));
            }
            Block::Grid(grid) => {
                page += "<table>";
                for row in &grid.rows {
                    page += "<tr>";
                    for cell in &row.cells {
                        let text = xml(document.slice(&cell.range)).replace('\n', "<br>");
                        let _ = write!(page, "<td rowspan={} colspan={}>{text}</td>", cell.row_span, cell.column_span);
                    }
                    page += "</tr>";
                }
                page += "</table>";
            }
        }
    }
    let mut out = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"=_x\"\r\n\r\n--=_x\r\nContent-Type: \
                   text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        .to_owned();
    for line in page.as_bytes().chunks(20) {
        line.iter().for_each(|byte| {
            let _ =
                if byte.is_ascii_alphanumeric() { write!(out, "{}", char::from(*byte)) } else { write!(out, "={byte:02X}") };
        });
        out += "=\r\n";
    }
    out += "\r\n--=_x\r\nContent-Type: image/png\r\n\r\nx\r\n--=_x--\r\n";
    out.into_bytes()
}

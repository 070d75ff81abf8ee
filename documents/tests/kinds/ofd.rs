//! A writer of OFD after GB/T 33190: one long page, text in text codes with their steps, borders as paths.

use std::fmt::Write as _;

use ogi_documents::document::{Block, Document, Grid};

use crate::writers::{archive, xml};

const SPACE: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
/// Tenths of a millimetre.
const SIZE: usize = 25;
const LINE: usize = 32;
const LEFT: usize = 200;
const WIDTH: usize = 3600;

/// A length in millimetres.
fn millimetres(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[derive(Default)]
struct Page {
    out: String,
    y: usize,
    objects: usize,
}

fn width(letter: char) -> usize {
    if letter.is_ascii() { SIZE / 2 } else { SIZE }
}

/// A text as lines of at most this width.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for letter in part.chars() {
            if used + width(letter) > most && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            used += width(letter);
            line.push(letter);
        }
        lines.push(line);
    }
    lines
}

impl Page {
    fn text(&mut self, x: usize, base: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.objects += 1;
        let steps: Vec<usize> = text.chars().map(width).collect();
        let (all_alike, count) = (steps.iter().all(|step| *step == steps[0]), steps.len());
        let steps = match &steps[..count - 1] {
            [] => String::new(),
            [first, ..] if all_alike => format!(" DeltaX=\"g {} {}\"", count - 1, millimetres(*first)),
            some => format!(" DeltaX=\"{}\"", some.iter().map(|step| millimetres(*step)).collect::<Vec<_>>().join(" ")),
        };
        let _ = write!(
            self.out,
            "<ofd:TextObject ID=\"{}\" Boundary=\"{} {} 400 4\" Font=\"1\" Size=\"{}\"><ofd:TextCode X=\"0\" Y=\"2.5\"{steps}>{}\
             </ofd:TextCode></ofd:TextObject>",
            self.objects,
            millimetres(x),
            millimetres(base - SIZE),
            millimetres(SIZE),
            xml(text)
        );
    }

    fn line(&mut self, x: usize, y: usize, wide: usize, high: usize) {
        self.objects += 1;
        let _ = write!(
            self.out,
            "<ofd:PathObject ID=\"{}\" Boundary=\"{} {} {} {}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 0 L {} {}\
             </ofd:AbbreviatedData></ofd:PathObject>",
            self.objects,
            millimetres(x),
            millimetres(y),
            millimetres(wide.max(1)),
            millimetres(high.max(1)),
            millimetres(wide),
            millimetres(high)
        );
    }

    fn table(&mut self, document: &Document<'_>, grid: &Grid) {
        let columns = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| usize::from(cell.column + cell.column_span));
        let column = WIDTH / columns.max().unwrap_or(1);
        let lines = |cell: &ogi_documents::document::GridCell| {
            wrapped(document.slice(&cell.range), column * usize::from(cell.column_span) - SIZE)
        };
        let high = |row: &ogi_documents::document::GridRow| {
            let lines = row.cells.iter().map(|cell| lines(cell).len().div_ceil(usize::from(cell.row_span)));
            lines.max().unwrap_or(1) * LINE + 20
        };
        let mut tops = vec![self.y];
        for row in &grid.rows {
            tops.push(tops.last().unwrap() + high(row));
        }
        for (at, row) in grid.rows.iter().enumerate() {
            for cell in &row.cells {
                let left = LEFT + column * usize::from(cell.column);
                let wide = column * usize::from(cell.column_span);
                let bottom = tops[(at + usize::from(cell.row_span)).min(grid.rows.len())];
                self.line(left, tops[at], wide, 0);
                self.line(left, bottom, wide, 0);
                self.line(left, tops[at], 0, bottom - tops[at]);
                self.line(left + wide, tops[at], 0, bottom - tops[at]);
                for (number, line) in lines(cell).iter().enumerate() {
                    self.text(left + SIZE / 2, tops[at] + 10 + LINE * (number + 1) - 7, line);
                }
            }
        }
        self.y = tops.last().unwrap() + 100;
    }
}

pub(crate) fn ofd(document: &Document<'_>) -> Vec<u8> {
    let mut page = Page { y: 5000, ..Page::default() };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                for line in wrapped(document.slice(range), WIDTH) {
                    page.y += 60;
                    page.text(LEFT, page.y, &line);
                }
                page.y += 60;
            }
            Block::Grid(grid) => page.table(document, grid),
        }
    }
    let content = format!(
        "<ofd:Page {SPACE}><ofd:Template TemplateID=\"7\" ZOrder=\"Background\"/><ofd:Content><ofd:Layer ID=\"2\">{}</ofd:Layer>\
         </ofd:Content></ofd:Page>",
        page.out
    );
    // A watermark, turned, and a running head that nobody sees.
    let template = format!(
        "<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID=\"3\"><ofd:TextObject ID=\"90\" Boundary=\"50 50 100 100\" Size=\"20\" \
         CTM=\"0.7 -0.7 0.7 0.7 0 0\"><ofd:TextCode X=\"0\" Y=\"20\">999</ofd:TextCode></ofd:TextObject><ofd:TextObject ID=\"91\" \
         Boundary=\"50 600 100 100\" Size=\"3\" Visible=\"false\"><ofd:TextCode X=\"0\" Y=\"3\">888</ofd:TextCode></ofd:TextObject>\
         </ofd:Layer></ofd:Content></ofd:Page>"
    );
    let root = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD {SPACE} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo/>\
         <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    );
    let main = format!(
        "<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 400 {}</ofd:PhysicalBox></ofd:PageArea>\
         <ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" \
         BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>",
        page.y / 10 + 500
    );
    archive(&[
        ("OFD.xml", &root),
        ("Doc_0/Document.xml", &main),
        ("Doc_0/Tpls/Tpl_0/Content.xml", &template),
        ("Doc_0/Pages/Page_0/Content.xml", &content),
    ])
}

//! Pages set with a font that is not in the file, as many programs for Chinese write them.

use std::fmt::Write as _;

use ogi_core::{Anchor, Language};

use super::read;
use crate::document::{Block, Document};
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;

/// A page being drawn; places in points from the upper left corner of A4.
#[derive(Default)]
struct Page(String);

impl Page {
    fn text(mut self, x: u32, y: u32, size: u32, text: &str) -> Self {
        let hex: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        let _ = writeln!(self.0, "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm <{hex}> Tj ET", 842 - y);
        self
    }

    /// A thin rectangle, as Word draws borders.
    fn bar(mut self, x: u32, y: u32, width: u32, height: u32) -> Self {
        let _ = writeln!(self.0, "{x} {} {width}.5 {height}.5 re f", 842 - y - height);
        self
    }

    /// A table: edges of columns and of rows, and its cells by row and column with their text, centred as a rule.
    fn table(mut self, xs: &[u32], ys: &[u32], cells: &[(usize, usize, &str)]) -> Self {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (ys[0], ys[ys.len() - 1]);
        for y in ys {
            self = self.bar(left, *y, right - left, 0);
        }
        for x in xs {
            self = self.bar(*x, top, 0, bottom - top);
        }
        for (row, column, text) in cells {
            self = self.text(xs[*column] + 3, ys[*row].midpoint(ys[row + 1]) + 3, 9, text);
        }
        self
    }
}

/// A file of these pages.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 6 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 \
         /Descent -200 /CapHeight 800 /StemV 80 >>"
            .to_owned(),
    ];
    for (at, drawing) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            7 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()));
    }
    let mut file = String::from("%PDF-1.5\n");
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(file, "{offset:010} 00000 n ");
    }
    let _ = write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

fn document(pages: &[Page]) -> Document<'static> {
    let pages: Vec<&str> = pages.iter().map(|page| page.0.as_str()).collect();
    read(&pdf(&pages), Limits::default()).unwrap()
}

fn blocks(document: &Document<'_>) -> Vec<String> {
    let row = |row: &crate::document::GridRow| {
        let cells: Vec<String> = row.cells.iter().map(|cell| document.slice(&cell.range).replace('\n', "¶")).collect();
        cells.join("|")
    };
    let block = |block: &Block| match block {
        Block::Paragraph(range) => vec![document.slice(range).to_owned()],
        Block::Grid(grid) => grid.rows.iter().map(row).collect(),
    };
    document.blocks.iter().flat_map(block).collect()
}

#[test]
fn lines_become_paragraphs_and_page_numbers_go() {
    let first = Page::default()
        .text(200, 90, 20, "年度报告")
        .text(104, 130, 14, "本报告由示例市统计局按照条例的要求编制，所列数")
        .text(76, 155, 14, "据的统计期限为2024年。")
        .text(104, 180, 14, "一、总体情况")
        .text(104, 700, 14, "全年公开政府信息一百二十三条，比上一年有所增加")
        .text(285, 800, 9, "- 1 -");
    let second = Page::default().text(76, 90, 14, "，其中通过网站公开。").text(290, 800, 9, "2").text(400, 830, 9, "Page 2");
    let document = document(&[first, second]);
    let expected = [
        "年度报告",
        "本报告由示例市统计局按照条例的要求编制，所列数据的统计期限为2024年。",
        "一、总体情况",
        "全年公开政府信息一百二十三条，比上一年有所增加，其中通过网站公开。",
    ];
    assert_eq!(blocks(&document), expected);
    let location = document.locations.at(0).unwrap();
    assert_eq!((location.page, location.spot), (Some(1), Anchor::Line(1)));
    assert_eq!(location.text(Language::En), "page 1, line 1");
}

#[test]
fn a_table_goes_on_over_the_page_and_its_cut_row_is_one() {
    let xs = [60, 180, 220, 260, 300, 340, 380, 420, 460];
    let figures = |row: usize, values: &[&'static str]| -> Vec<(usize, usize, &'static str)> {
        values.iter().enumerate().map(|(at, value)| (row, at + 1, *value)).collect()
    };
    let mut cells = vec![(0, 0, "1.属于国家秘密"), (1, 0, "2.其他法律行政")];
    cells.extend(figures(0, &["1", "0", "0", "0", "0", "0", "1"]));
    cells.extend(figures(1, &["2", "0", "0", "0", "0", "0", "2"]));
    let first = Page::default().table(&xs, &[600, 640, 680], &cells);
    let mut cells = vec![(0, 0, "法规禁止公开"), (1, 0, "3.重复申请")];
    cells.extend(figures(1, &["3", "0", "0", "0", "0", "0", "3"]));
    let second = Page::default().table(&xs, &[60, 80, 110], &cells);
    let document = document(&[first.text(290, 800, 9, "第 7 页 共 9 页"), second]);
    let expected = ["1.属于国家秘密|1|0|0|0|0|0|1", "2.其他法律行政¶法规禁止公开|2|0|0|0|0|0|2", "3.重复申请|3|0|0|0|0|0|3"];
    assert_eq!(blocks(&document), expected);
    let three = u32::try_from(document.text.rfind('3').unwrap()).unwrap();
    let location = document.locations.at(three).unwrap();
    assert_eq!(location.text(Language::Zh), "第2页第1表第3行第8列");
}

#[test]
fn merged_cells_vertical_labels_and_wrapped_figures() {
    // Two rows whose first cell is one, with a label set one character a line; a figure broken by a narrow cell.
    let page = Page::default()
        .bar(60, 100, 200, 0)
        .bar(90, 150, 170, 0)
        .bar(60, 200, 200, 0)
        .bar(60, 100, 0, 100)
        .bar(90, 100, 0, 100)
        .bar(220, 100, 0, 100)
        .bar(260, 100, 0, 100)
        .text(70, 130, 10, "三")
        .text(70, 150, 10, "结")
        .text(70, 170, 10, "果")
        .text(95, 130, 10, "予以公开")
        .text(95, 180, 10, "行政许可")
        .text(236, 130, 10, "5")
        .text(223, 175, 10, "113988")
        .text(223, 188, 10, "89");
    let document = document(&[page]);
    assert_eq!(blocks(&document), ["三¶结¶果|予以公开|5", "行政许可|11398889"]);
    let Block::Grid(grid) = &document.blocks[0] else { panic!("a table") };
    assert_eq!((grid.rows[0].cells[0].row_span, grid.rows[1].cells[0].column), (2, 1));
}

#[test]
fn columns_without_lines_keep_their_gaps_and_bold_letters_stand_once() {
    let page = Page::default().text(60, 100, 12, "规章").text(200, 100, 12, "0").text(260, 100, 12, "12");
    let page = page.text(60, 140, 12, "合").text(61, 140, 12, "合").text(72, 140, 12, "计");
    // A written space parts figures even where it is drawn narrow.
    let page = page.text(60, 180, 12, "3 4").text(60, 220, 12, "  5 ");
    assert_eq!(blocks(&document(&[page])), ["规章   0   12", "合计", "3 4", "5"]);
}

#[test]
fn a_page_lying_on_its_side_is_turned() {
    let hex: String = "政府信息公开".encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    let turned = format!("BT /F1 12 Tf 0 1 -1 0 100 200 Tm <{hex}> Tj ET\nBT /F1 12 Tf 1 0 0 1 300 300 Tm <0041> Tj ET");
    assert_eq!(blocks(&read(&pdf(&[&turned]), Limits::default()).unwrap()), ["政府信息公开"]);
}

#[test]
fn files_without_text_are_not_broken_files() {
    let limits = Limits::default();
    let scan = "BT 3 Tr /F1 12 Tf 1 0 0 1 100 200 Tm <653f5e9c> Tj ET";
    assert_eq!(
        read(&pdf(&[scan, "0 0 100 100 re f"]), limits).unwrap_err(),
        DecodeError::NoText { kind: FileKind::Pdf, pages: 2 }
    );
    let broken = |bytes: &[u8]| read(bytes, limits).unwrap_err();
    let objects = DecodeError::Broken { kind: FileKind::Pdf, part: String::new(), fault: Fault::Objects };
    assert_eq!(broken(b"%PDF-1.7\n"), objects);
    assert_eq!(broken(&pdf(&[])), objects);
    let whole = pdf(&[&Page::default().text(60, 100, 12, "规章").0]);
    for cut in (9..whole.len()).step_by(whole.len() / 40) {
        // Whatever is left of the file, it ends in an answer.
        let _ = read(&whole[..cut], limits);
    }
}

#[test]
fn streams_that_unpack_to_too_much_are_refused() {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..1024 {
        packer.write_all(&[b' '; 8192]).unwrap();
    }
    let packed = packer.finish().unwrap();
    let mut file = b"%PDF-1.5\n1 0 obj\n<< /Filter /FlateDecode /Length 8000 >>\nstream\n".to_vec();
    file.extend_from_slice(&packed);
    file.extend_from_slice(b"\nendstream\nendobj\n");
    let error = read(&file, Limits { bytes: 1 << 20 }).unwrap_err();
    assert_eq!(error.code(), "input/unpacks-too-large");
}

/// A page that draws a form, which draws the next form ten times, and so on.
#[test]
fn forms_that_draw_each_other_without_end_are_refused() {
    let form = |at: usize, next: usize, content: &str| {
        format!(
            "{at} 0 obj\n<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {next} 0 R >> >> /Length {} >>\n\
             stream\n{content}\nendstream\nendobj\n",
            content.len()
        )
    };
    let file = |last: usize| {
        let mut file = "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] \
            /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources \
            << /XObject << /F 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj\n"
            .to_owned();
        (5..24).for_each(|at| file += &form(at, at + 1, &"/F Do ".repeat(10)));
        file + &form(24, last, "/F Do ") + "trailer\n<< /Root 1 0 R /Size 25 >>\n%%EOF\n"
    };
    for last in [5, 99] {
        let error = read(file(last).as_bytes(), Limits::default()).unwrap_err();
        assert_eq!(error.code(), "input/unpacks-too-large");
    }
}

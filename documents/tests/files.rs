//! The form written as files and read again: no kind of file loses or invents a figure.
#![cfg(all(feature = "html", feature = "office"))]

use std::fmt::Write as _;

use ogi_core::{Cell, CellId, Draft, FormId, Number};
use ogi_documents::document::Document;
use ogi_documents::limits::Limits;
use ogi_documents::write::{FormFile, file};
use ogi_documents::{ReadOptions, inspect};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = Cell> {
    let count = prop_oneof![6 => Just(0_i64), 4 => 1..100_i64, 1 => 100..10_000_000_i64];
    count.prop_map(|value| Cell::Number(Number::from(i32::try_from(value).unwrap())))
}

/// A cell as reports have them.
fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        8 => number(),
        2 => Just(Cell::Blank),
        1 => prop::sample::select(vec!["/", "-", "—", "无", "8590元", "=SUM(A:B)", "+x", "@x", "<w:t>", "12.5"]).prop_map(Cell::from_printed),
        1 => Just(Cell::Missing),
    ]
}

fn draft(cell: impl Strategy<Value = Cell>) -> impl Strategy<Value = Draft> {
    let cells = prop::collection::vec(cell, ogi_core::CELL_COUNT);
    let editions =
        vec![(FormId::Official2021, false, 2024), (FormId::Official2021, true, 2023), (FormId::Trial2019, false, 2020)];
    (prop::sample::select(editions), cells).prop_map(|((form, undivided, year), cells)| {
        let mut draft = Draft::new(form);
        draft.set_undivided(undivided);
        draft.year = Some(year);
        draft.organ = Some("示例市统计局".to_owned());
        let listed: Vec<CellId> = form.form().cells(undivided).collect();
        for (id, cell) in listed.into_iter().zip(cells) {
            draft.set(id, cell);
        }
        draft
    })
}

fn again(draft: &Draft, kind: FormFile) -> Draft {
    inspect(&file(draft, kind), &ReadOptions::default()).unwrap().draft
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn figures_come_back(draft in draft(number())) {
        for kind in FormFile::ALL {
            let read = again(&draft, *kind);
            prop_assert_eq!((read.form(), read.year, &read.organ), (draft.form(), draft.year, &draft.organ), "{:?}", kind);
            for (id, cell) in draft.cells() {
                prop_assert_eq!(read.cell(id), cell, "{:?} {}", kind, id);
            }
        }
    }

    #[test]
    fn what_is_no_figure_never_becomes_one(draft in draft(cell())) {
        for kind in FormFile::ALL {
            let read = again(&draft, *kind);
            for id in read.listed_cells() {
                if let Some(number) = read.number(id) {
                    prop_assert_eq!(Some(number), draft.number(id), "{:?} {}", kind, id);
                }
            }
        }
    }
}

#[test]
fn an_empty_form_stays_empty() {
    for form in FormId::ALL {
        let draft = Draft::new(*form);
        for kind in FormFile::ALL {
            let read = again(&draft, *kind);
            assert!(read.listed_cells().all(|id| read.number(id).is_none()), "{kind:?}");
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let mut draft = Draft::new(FormId::Official2021);
    draft.year = Some(2024);
    draft.organ = Some("示例\u{1}市".to_owned());
    for kind in FormFile::ALL {
        assert_eq!(file(&draft, *kind), file(&draft, *kind));
    }
    let docx = file(&draft, FormFile::Docx);
    assert!(docx.len() < 20_000 && docx.starts_with(b"PK"));
}

/// Files that an office program made of one of the example reports say the same as the report.
#[test]
fn files_of_an_office_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office");
    let read = |name: &str| inspect(&std::fs::read(folder.join(name)).unwrap(), &ReadOptions::default()).unwrap().draft;
    let page = std::fs::read(folder.join("../../examples/reports/blank-zeros.html")).unwrap();
    let page = inspect(&page, &ReadOptions::default()).unwrap().draft;
    let (word, book) = (read("blank-zeros.docx"), read("blank-zeros.xlsx"));
    for (id, cell) in page.cells() {
        assert_eq!(word.cell(id), cell, "docx {id}");
        assert_eq!(book.cell(id), cell, "xlsx {id}");
    }
    assert_eq!((&word.organ, word.year, word.claims.len()), (&page.organ, page.year, page.claims.len()));
    let endings = [
        "doc",
        "xls",
        "ods",
        "odt",
        "csv",
        "mht",
        "ofd",
        "word.xml",
        "excel.xml",
        #[cfg(feature = "pdf")]
        "pdf",
    ];
    for name in endings.map(|ending| format!("blank-zeros.{ending}")) {
        let file = read(&name);
        for (id, cell) in page.cells() {
            // In CSV a row without figures looks as the line between two tables does.
            if name.ends_with("csv") && file.cell(id) == &Cell::Missing {
                assert_eq!(cell, &Cell::Blank, "{name} {id}");
                continue;
            }
            assert_eq!(file.cell(id), cell, "{name} {id}");
        }
    }
}

/// A document with tracked changes, hidden text, merged cells and automatic numbers, and what an office program made of it:
/// every kind says the same.
#[test]
fn changes_are_read_as_accepted_in_every_kind() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office");
    let read = |name: &str| {
        ogi_documents::read::file(&std::fs::read(folder.join(name)).unwrap(), &Limits::default()).unwrap().unwrap()
    };
    let docx = read("changed.docx");
    for kept in ["三、收到和处理政府信息公开申请情况", "规章\t0\t0\t12", "行政规范性文件\t2\t1\t5"] {
        assert!(docx.text.contains(kept), "{kept}");
    }
    assert!(!docx.text.contains("已经删除"));
    for name in ["changed.doc", "changed.rtf", "changed.odt"] {
        let other = read(name);
        assert_eq!(other.text, docx.text, "{name}");
        assert_eq!(other.blocks, docx.blocks, "{name}");
        let place = |document: &Document<'_>| {
            let at = u32::try_from(document.text.find("行政强制\t4").unwrap()).unwrap();
            document.locations.at(at).unwrap().spot
        };
        assert_eq!(place(&other), place(&docx), "{name}");
    }
}

/// The parts of a Word document written one behind the other in one file say what they say packed.
#[test]
fn a_flat_word_document() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office");
    let packed = std::fs::read(folder.join("changed.docx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&packed)).unwrap();
    let mut flat = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Word.Document\"?>\n\
        <pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
        .to_owned();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let text = if text.starts_with("<?xml") { text.split_once("?>").unwrap().1 } else { text };
        let _ = write!(flat, "<pkg:part pkg:name=\"/{}\"><pkg:xmlData>{text}</pkg:xmlData></pkg:part>", part.name().unwrap());
    }
    flat += "</pkg:package>";
    let read = |bytes: &[u8]| ogi_documents::read::file(bytes, &Limits::default()).unwrap().unwrap();
    let (one, other) = (read(&packed), read(flat.as_bytes()));
    assert_eq!((one.text, one.blocks), (other.text, other.blocks));
}

/// What Word 2003 writes: changes, comments, merged cells, numbers that it counts itself.
#[test]
fn a_word_document_of_2003() {
    let text = r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">
<w:lists><w:listDef w:listDefId="7"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>
<w:list w:ilfo="3"><w:ilst w:val="7"/></w:list></w:lists>
<w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:listPr><w:ilfo w:val="3"/></w:listPr></w:pPr></w:style></w:styles>
<w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>主动公开政府信息情况</w:t></w:r></w:p>
<w:p><aml:annotation aml:id="0" w:type="Word.Deletion"><aml:content><w:r><w:delText>删去</w:delText></w:r></aml:content></aml:annotation>
<aml:annotation aml:id="1" w:type="Word.Insertion"><aml:content><w:r><w:t>加入</w:t></w:r></aml:content></aml:annotation>
<w:r><aml:annotation aml:id="2" w:type="Word.Comment"><aml:content><w:p><w:r><w:t>批注</w:t></w:r></w:p></aml:content></aml:annotation></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"#;
    let document = ogi_documents::read::file(text.as_bytes(), &Limits::default()).unwrap().unwrap();
    assert_eq!(document.text, "二、主动公开政府信息情况\n加入\n规章\t3\n4\t5\n");
    let Some(ogi_documents::document::Block::Grid(grid)) = document.blocks.last() else { panic!("{:?}", document.blocks) };
    assert_eq!((grid.rows[0].cells[0].row_span, grid.rows[0].cells[1].column_span), (2, 2));
}

/// Excel 2003: numbers as shown, merged cells, what is hidden left out.
#[test]
fn a_workbook_of_2003() {
    let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.00"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="表"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">信息内容</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">数量</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="String">隐藏</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">收费</Data><Comment><ss:Data>批注9</ss:Data></Comment></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">7730.2799999999997</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="DateTime">2024-01-31T00:00:00.000</Data></Cell></Row>
</Table></Worksheet><Worksheet ss:Name="藏"><Table><Row><Cell><Data ss:Type="Number">5</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
    let document = ogi_documents::read::file(text.as_bytes(), &Limits::default()).unwrap().unwrap();
    assert_eq!(document.text, "信息内容\t数量\n收费\t7730.28\t2024年1月31日\n");
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_opens_with_a_password_is_refused() {
    use ogi_documents::ReadError;
    use ogi_documents::error::{DecodeError, FileKind};
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office");
    let error = inspect(&std::fs::read(folder.join("encrypted.pdf")).unwrap(), &ReadOptions::default()).unwrap_err();
    assert_eq!(error, ReadError::Decode(DecodeError::Encrypted(FileKind::Pdf)));
}

//! The form written as files and read again: no kind of file loses or invents a figure.
#![cfg(all(feature = "html", feature = "office"))]

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
    for name in ["blank-zeros.doc", "blank-zeros.xls", "blank-zeros.ods"] {
        let file = read(name);
        for (id, cell) in page.cells() {
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

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_opens_with_a_password_is_refused() {
    use ogi_documents::ReadError;
    use ogi_documents::error::{DecodeError, FileKind};
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office");
    let error = inspect(&std::fs::read(folder.join("encrypted.pdf")).unwrap(), &ReadOptions::default()).unwrap_err();
    assert_eq!(error, ReadError::Decode(DecodeError::Encrypted(FileKind::Pdf)));
}

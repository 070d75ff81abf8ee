//! A report written in every kind of file that is read, by writers of the tests' own: no kind loses or invents a figure.
#![cfg(all(feature = "html", feature = "office", feature = "rich-text", feature = "open-document", feature = "ofd"))]

mod ofd;
mod writers;

use ogi_core::{Cell, CellId, Draft, FormId, Number};
use ogi_documents::limits::Limits;
use ogi_documents::write::{FormFile, file};
use ogi_documents::{ReadOptions, inspect, read};
use proptest::prelude::*;

/// A way to write blocks of text and tables as a file.
type Writer = fn(&ogi_documents::document::Document<'_>) -> Vec<u8>;

const WRITERS: [(&str, Writer); 10] = [
    ("rtf", writers::rtf),
    ("rtf in code page 936", writers::rtf_936),
    ("odt", writers::odt),
    ("fodt", writers::fodt),
    ("ods", writers::ods),
    ("csv", writers::csv),
    ("csv in GB18030", writers::csv_gb18030),
    ("csv with semicolons", writers::csv_semicolons),
    ("mht", writers::mht),
    ("ofd", ofd::ofd),
];

fn number() -> impl Strategy<Value = Cell> {
    let count = prop_oneof![6 => Just(0_i64), 4 => 1..100_i64, 1 => 100..10_000_000_i64];
    count.prop_map(|value| Cell::Number(Number::from(i32::try_from(value).unwrap())))
}

/// A cell as reports have them.
fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        8 => number(),
        2 => Just(Cell::Blank),
        1 => prop::sample::select(vec!["/", "-", "—", "无", "8590元", "{\\x}", "<w:t>", "12.5", "a,b;\"c\"", "1\\'b2"])
            .prop_map(Cell::from_printed),
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

/// The report as a Word document, written anew by each writer and read again.
fn again(draft: &Draft) -> impl Iterator<Item = (&'static str, Draft)> {
    let document = read::file(&file(draft, FormFile::Docx), &Limits::default()).unwrap().unwrap();
    WRITERS.into_iter().map(move |(name, write)| {
        let bytes = write(&document);
        let reading = inspect(&bytes, &ReadOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, reading.draft)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn figures_come_back(draft in draft(number())) {
        for (name, read) in again(&draft) {
            prop_assert_eq!((read.form(), read.year, &read.organ), (draft.form(), draft.year, &draft.organ), "{}", name);
            for (id, cell) in draft.cells() {
                prop_assert_eq!(read.cell(id), cell, "{} {}", name, id);
            }
        }
    }

    #[test]
    fn what_is_no_figure_never_becomes_one(draft in draft(cell())) {
        for (name, read) in again(&draft) {
            for id in read.listed_cells() {
                if let Some(number) = read.number(id) {
                    prop_assert_eq!(Some(number), draft.number(id), "{} {}", name, id);
                }
            }
        }
    }
}

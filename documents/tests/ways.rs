//! Every way of printing a table under `fixtures/layouts` is read as its folder says, and by the steps that it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Cell, Draft};
use ogi_documents::{ReadOptions, Shown, Stage, inspect, trace};
use serde_json::{Value, json};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/layouts");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What became of every cell that the document has.
fn cells(draft: &Draft) -> BTreeMap<&'static str, Value> {
    let value = |cell: &Cell| match cell {
        Cell::Number(number) | Cell::Annotated { number, .. } => json!(number),
        Cell::Unreadable(unread) => json!(unread.why.expect("a reason").code()),
        _ => Value::Null,
    };
    draft.cells().filter(|(_, cell)| !cell.is_missing()).map(|(id, cell)| (id.path(), value(cell))).collect()
}

#[test]
fn every_way_is_read_as_it_says() {
    let bless = std::env::var_os("OGI_BLESS").is_some();
    let folders = folders();
    assert!(folders.len() >= 12, "{folders:?}");
    for folder in folders {
        let input = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let input = input.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "input")).unwrap();
        let bytes = fs::read(&input).unwrap();
        let draft = inspect(&bytes, &ReadOptions::default()).unwrap().draft;
        let cells = serde_json::to_value(cells(&draft)).unwrap();
        let traced = trace(&bytes, &ReadOptions::default(), Shown { stage: Some(Stage::Rows), at: None }).unwrap();
        let (expected, steps) = (folder.join("expected.json"), folder.join("trace.txt"));
        if bless {
            fs::write(&expected, serde_json::to_string_pretty(&cells).unwrap() + "\n").unwrap();
            fs::write(&steps, &traced).unwrap();
        }
        let known: Value = serde_json::from_str(&fs::read_to_string(&expected).unwrap()).unwrap();
        assert_eq!(cells, known, "{}", folder.display());
        assert_eq!(traced, fs::read_to_string(&steps).unwrap(), "{}", folder.display());
    }
}

//! The glossary holds the public names, and they hold it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The names in the Rust column of every table.
fn glossary() -> BTreeSet<String> {
    let page = fs::read_to_string(root().join("docs/GLOSSARY.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let names = rows.flat_map(|row| row.split('|').nth(3).unwrap_or_default().split('`').skip(1).step_by(2).map(str::to_owned));
    names.collect()
}

/// The types and constants that a crate passes on at its top.
fn exported(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let uses = text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let declared = text.lines().filter_map(|line| {
        let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
        rest.split(|next: char| !next.is_alphanumeric()).next()
    });
    let words = |text: &str| -> Vec<String> {
        text.split(|next: char| !next.is_alphanumeric() && next != '_').map(str::to_owned).collect()
    };
    let names = uses.flat_map(words).chain(declared.map(str::to_owned));
    names.filter(|name| name.starts_with(char::is_uppercase)).collect()
}

#[test]
fn every_public_type_is_in_the_glossary_and_nothing_else() {
    let known = glossary();
    let files = ["core/src/lib.rs", "toolkit/src/lib.rs", "solver/src/lib.rs"];
    let exported: BTreeSet<String> = files.iter().flat_map(|file| exported(file)).collect();
    assert!(exported.len() > 100, "{exported:?}");
    let (missing, gone) = against(&exported, &known);
    assert!(missing.is_empty(), "not in docs/GLOSSARY.md: {missing:?}");
    assert!(gone.is_empty(), "in docs/GLOSSARY.md and in no crate: {gone:?}");
}

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            all.push(path);
        }
    }
}

/// Words that do not say what is done; those of the glossary's last section are among them.
const VAGUE: [&str; 16] = [
    "told", "tell", "tells", "heard", "hears", "bears", "mended", "mends", "kept", "given", "seen", "lies", "thread", "memory",
    "world", "wheel",
];

/// What a line of code declares, where that is a function or a type that others see, or a module or type of any kind.
fn declared(line: &str) -> Option<&str> {
    const FUNCTIONS: [&str; 2] = ["pub fn ", "pub const fn "];
    const ANY: [&str; 6] = ["struct ", "enum ", "mod ", "trait ", "type ", "union "];
    let line = line.trim_start();
    let inner = line.strip_prefix("pub").map_or(line, |rest| rest.split_once(' ').map_or(rest, |(_, rest)| rest));
    let name = FUNCTIONS
        .iter()
        .find_map(|start| line.strip_prefix(start))
        .or_else(|| ANY.iter().find_map(|start| inner.strip_prefix(start)))?;
    name.split(|next: char| !next.is_alphanumeric() && next != '_').next()
}

/// The vague word of a name, in snake or in camel case.
fn vague(name: &str) -> Option<&'static str> {
    let mut words = String::new();
    for next in name.chars() {
        if next.is_uppercase() {
            words.push('_');
        }
        words.extend(next.to_lowercase());
    }
    VAGUE.into_iter().find(|word| words.split('_').any(|part| part == *word))
}

#[test]
fn no_name_uses_a_word_that_says_nothing() {
    let mut files = Vec::new();
    let folders =
        ["core", "documents", "toolkit", "solver", "cli", "testkit", "bindings-python", "bindings-mobile", "bindings-wasm"];
    folders.iter().for_each(|folder| sources(&root().join(folder).join("src"), &mut files));
    assert!(files.len() > 400, "{}", files.len());
    let mut names = 0;
    for file in files {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some(name) = declared(line) else { continue };
            names += 1;
            assert_eq!(vague(name), None, "{}: `{}`", file.display(), line);
        }
    }
    assert!(names > 1000, "{names}");
}

#[test]
fn a_vague_name_is_found_wherever_it_stands() {
    let bad = [
        ("pub fn findings_told(&self) {", "told"),
        ("    pub const fn given() -> u8 {", "given"),
        ("struct Told<'a> {", "told"),
        ("pub(crate) struct RowTold;", "told"),
        ("mod mended;", "mended"),
        ("pub(super) enum WorldKept {", "kept"),
        ("type Memory = u8;", "memory"),
    ];
    for (line, word) in bad {
        assert_eq!(declared(line).and_then(vague), Some(word), "{line}");
    }
    for line in [
        "pub fn families() {",
        "fn told() {",
        "pub struct Worldwide;",
        "let told = 1;",
        "/// struct Told",
        "pub fn threads() {",
    ] {
        assert_eq!(declared(line).and_then(vague), None, "{line}");
    }
}

#[test]
fn the_glossary_names_words_that_the_test_refuses() {
    let page = fs::read_to_string(root().join("docs/GLOSSARY.md")).unwrap();
    let (_, section) = page.split_once("## Words that public names do not use").unwrap();
    let list = section.split_once('.').unwrap().0;
    let words: Vec<&str> = list.split(|next: char| !next.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    assert_eq!(words.iter().copied().collect::<BTreeSet<_>>(), VAGUE.into_iter().collect(), "{words:?}");
}

/// Both ways: a type without its row, and a row without its type.
fn against(exported: &BTreeSet<String>, known: &BTreeSet<String>) -> (Vec<String>, Vec<String>) {
    (exported.difference(known).cloned().collect(), known.difference(exported).cloned().collect())
}

#[test]
fn a_type_without_a_row_and_a_row_without_a_type_are_found() {
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    let (missing, gone) = against(&names(&["Report", "RowTold"]), &names(&["Report", "Vanished"]));
    assert_eq!((missing, gone), (vec!["RowTold".to_owned()], vec!["Vanished".to_owned()]));
}

#[test]
fn every_decision_stands_in_the_index() {
    let folder = root().join("docs/decisions");
    let index = fs::read_to_string(folder.join("README.md")).unwrap();
    let pages: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with('0'))
        .collect();
    assert!(pages.len() > 20);
    for page in pages {
        assert!(index.contains(&format!("({page})")), "{page} is not in docs/decisions/README.md");
    }
}

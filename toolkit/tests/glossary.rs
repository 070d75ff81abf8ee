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
    let missing: Vec<&String> = exported.difference(&known).collect();
    let gone: Vec<&String> = known.difference(&exported).collect();
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

#[test]
fn no_public_name_uses_a_word_that_says_nothing() {
    const WORDS: [&str; 9] = ["told", "tell", "heard", "bears", "mended", "kept", "given", "seen", "lies"];
    let mut files = Vec::new();
    ["core/src", "toolkit/src", "solver/src"].iter().for_each(|folder| sources(&root().join(folder), &mut files));
    assert!(files.len() > 150);
    for file in files {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let line = line.trim_start();
            let rest = ["pub fn ", "pub const fn ", "pub struct ", "pub enum ", "pub mod ", "pub trait ", "pub type ", "mod "]
                .iter()
                .find_map(|start| line.strip_prefix(start));
            let name = rest.and_then(|rest| rest.split(|next: char| !next.is_alphanumeric() && next != '_').next());
            let lower = name.unwrap_or_default().to_lowercase();
            let said = lower.split('_').find(|word| WORDS.contains(word));
            assert!(said.is_none(), "{}: `{}`", file.display(), line);
        }
    }
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

//! `unsafe-code`: counts the places marked `unsafe` in the crates that are built into the packages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::sbom;

/// Prints a row for each crate that has any; those of this workspace come first, with what they forbid.
pub(crate) fn run(root: &Path) -> Result<()> {
    let metadata = sbom::metadata(root)?;
    let mut crates: BTreeMap<(bool, String), usize> = BTreeMap::new();
    let mut without = 0_usize;
    for package in sbom::shipped(&metadata)? {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let folder = Path::new(text("manifest_path")).parent().context("a manifest has a folder")?;
        let count = count_in(&folder.join("src"))?;
        let is_own = package["source"].is_null();
        if count == 0 && !is_own {
            without += 1;
        } else {
            crates.insert((!is_own, format!("{} {}", text("name"), text("version"))), count);
        }
    }
    println!("| crate | places marked `unsafe` |\n| --- | ---: |");
    for ((is_foreign, name), count) in &crates {
        println!("| {}{name} | {count} |", if *is_foreign { "" } else { "own: " });
    }
    println!("| {without} further crates | 0 |");
    Ok(())
}

fn count_in(folder: &Path) -> Result<usize> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(0) };
    let mut count = 0;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            count += count_in(&path)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            count += places(&String::from_utf8_lossy(&fs::read(&path)?));
        }
    }
    Ok(count)
}

/// Blocks, functions, traits and implementations marked so; comments and attributes do not count.
fn places(source: &str) -> usize {
    let code = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = code.filter(|line| !line.trim_start().starts_with('#'));
    let is_mark = |line: &str, at: usize| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + "unsafe".len()..).unwrap_or_default();
        let stands_apart = !before.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '"' | '\''));
        let marks =
            after.is_empty() || [" {", " fn ", " impl", " trait ", " extern "].iter().any(|mark| after.starts_with(mark));
        stands_apart && marks
    };
    code.map(|line| line.match_indices("unsafe").filter(|(at, _)| is_mark(line, *at)).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn only_marks_in_code_count() {
        assert_eq!(places("unsafe fn a() {}\nlet b = unsafe { c() };\nunsafe impl Send for D {}"), 3);
        assert_eq!(
            places(
                "// unsafe\n#![forbid(unsafe_code)]\nlet unsafe_code = 1; let s = \"unsafe\"; \"style-src 'unsafe-inline'\""
            ),
            0
        );
    }
}

//! `notices`: the licences of the crates that are linked into what is shipped, with their texts (第三方许可声明).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What is shipped as a binary: whoever gets one gets the notices.
const SHIPPED: [&str; 4] = ["ogi", "ogi-report-python", "ogi-report-mobile", "ogi-report-wasm"];
/// Where the page is kept, from the root: beside the licences, and in the folder that Python's packages are built from.
const KEPT: [&str; 2] = ["THIRD-PARTY-NOTICES.txt", "bindings-python/THIRD-PARTY-NOTICES.txt"];

/// The page, for each place that it is kept in; and the licences in the folders of the packages.
///
/// # Errors
/// When cargo does not tell, or the sources of a crate are not here.
pub(crate) fn files(root: &Path) -> Result<Vec<(String, String)>> {
    let page = page(root)?;
    let mut files: Vec<(String, String)> = KEPT.iter().map(|path| ((*path).to_owned(), page.clone())).collect();
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs::read_to_string(root.join(licence))?;
        let folders = ["solver", "core", "documents", "toolkit", "cli", "bindings-python"];
        files.extend(folders.iter().map(|folder| (format!("{folder}/{licence}"), text.clone())));
    }
    Ok(files)
}

fn page(root: &Path) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features"];
    let told = Command::new(cargo).args(arguments).current_dir(root).output().context("cargo does not start")?;
    ensure!(told.status.success(), "cargo metadata fails: {}", String::from_utf8_lossy(&told.stderr));
    let metadata: Value = serde_json::from_slice(&told.stdout)?;
    let mut crates = linked(&metadata)?;
    crates.sort_by_key(|one| (text(one, "name").to_owned(), text(one, "version").to_owned()));
    let mut out = String::from(
        "Third-party notices\n===================\n\nogi-report is under MIT or Apache-2.0. The programs and libraries built from it contain the following crates,\neach under the licence named, with the texts of the licences below.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in &crates {
        let (name, version) = (text(one, "name"), text(one, "version"));
        let source = text(one, "repository");
        let licence = text(one, "license");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name} {version}\n    {licence}");
        if !source.is_empty() {
            let _ = writeln!(out, "    {source}");
        }
        for licence in licence_texts(one)? {
            texts.entry(licence).or_default().push(format!("{name} {version}"));
        }
    }
    let mut texts: Vec<(Vec<String>, String)> = texts.into_iter().map(|(licence, crates)| (crates, licence)).collect();
    texts.sort();
    for (crates, licence) in texts {
        let _ = writeln!(out, "\n{}\n{}\n\n{licence}", "-".repeat(78), crates.join(", "));
    }
    Ok(out)
}

fn text<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

/// Crates of others that end up in a binary: not those for tests and build scripts, nor macros.
fn linked(metadata: &Value) -> Result<Vec<&Value>> {
    let packages = metadata["packages"].as_array().context("no packages")?;
    let nodes = metadata["resolve"]["nodes"].as_array().context("no tree")?;
    let by_id: BTreeMap<&str, &Value> = packages.iter().map(|package| (text(package, "id"), package)).collect();
    let mut open: Vec<&str> =
        packages.iter().filter(|package| SHIPPED.contains(&text(package, "name"))).map(|package| text(package, "id")).collect();
    let mut reached: BTreeSet<&str> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| node["id"] == id).context("a package is not in the tree")?;
        for needed in node["deps"].as_array().into_iter().flatten() {
            let kinds = needed["dep_kinds"].as_array().into_iter().flatten();
            let is_linked = kinds.into_iter().any(|kind| kind["kind"].is_null());
            let Some(id) = needed["pkg"].as_str().filter(|id| is_linked && !reached.contains(id)) else { continue };
            let is_macro = by_id.get(id).is_some_and(|package| {
                package["targets"].as_array().into_iter().flatten().any(|target| target["kind"][0] == "proc-macro")
            });
            if !is_macro {
                reached.insert(id);
                open.push(id);
            }
        }
    }
    Ok(reached.into_iter().filter_map(|id| by_id.get(id).copied()).filter(|package| !package["source"].is_null()).collect())
}

/// The texts of licences and notices that a crate carries, of the licences that are used here: MIT where it may be chosen.
fn licence_texts(package: &Value) -> Result<Vec<String>> {
    let folder = PathBuf::from(text(package, "manifest_path"));
    let folder = folder.parent().context("a crate without a folder")?;
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is not here; cargo fetch", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        let is_notice =
            ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE"].iter().any(|start| name.starts_with(start));
        if path.is_file() && is_notice {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            found.push((name, text.trim_end().to_owned()));
        }
    }
    found.sort();
    // Where there is a choice, the text of MIT says all that has to be said.
    let may_choose = ["MIT OR", "OR MIT", "MIT/"].iter().any(|choice| text(package, "license").contains(choice));
    let mit: Vec<_> = found.iter().filter(|(name, _)| name.contains("MIT") || name.starts_with("NOTICE")).cloned().collect();
    let chosen = if may_choose && !mit.is_empty() { mit } else { found };
    Ok(chosen.into_iter().map(|(_, text)| text).collect())
}

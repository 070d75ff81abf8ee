//! What the packages are made of, as a bill of materials (软件物料清单) in the manner of `CycloneDX` 1.5.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The packages that are shipped; what only tests and tools need is left out.
const SHIPPED: [&str; 6] = ["ogi-core", "ogi-documents", "ogi-report", "ogi", "ogi-report-python", "ogi-report-mobile"];

/// Writes the bill of what is locked now.
///
/// # Errors
/// When cargo does not tell.
pub(crate) fn write(root: &Path, out: &Path) -> Result<()> {
    let bill = bill(&metadata(root)?)?;
    fs::write(out, serde_json::to_string_pretty(&bill)? + "\n")?;
    println!("written: {} with {} components", out.display(), bill["components"].as_array().map_or(0, Vec::len));
    Ok(())
}

/// What cargo tells of the workspace and of all that it is built from.
pub(crate) fn metadata(root: &Path) -> Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features"];
    let told = Command::new(cargo).args(arguments).current_dir(root).output().context("cargo does not start")?;
    ensure!(told.status.success(), "cargo metadata fails");
    Ok(serde_json::from_slice(&told.stdout)?)
}

/// The packages that are built into those that are shipped, and these themselves.
pub(crate) fn shipped(metadata: &Value) -> Result<Vec<&Value>> {
    let packages = metadata["packages"].as_array().context("no packages")?;
    let nodes = metadata["resolve"]["nodes"].as_array().context("no tree")?;
    let id_of = |name: &str| packages.iter().find(|package| package["name"] == name).and_then(|package| package["id"].as_str());
    // From the shipped packages down, by what is built into them.
    let mut reached: BTreeSet<&str> = SHIPPED.iter().filter_map(|name| id_of(name)).collect();
    let mut open: Vec<&str> = reached.iter().copied().collect();
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| node["id"] == id).context("a package is not in the tree")?;
        for needed in node["deps"].as_array().into_iter().flatten() {
            let is_built_in =
                needed["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"] != "dev"));
            if let Some(id) = needed["pkg"].as_str().filter(|id| is_built_in && !reached.contains(id)) {
                reached.insert(id);
                open.push(id);
            }
        }
    }
    let is_reached = |package: &&Value| package["id"].as_str().is_some_and(|id| reached.contains(id));
    Ok(packages.iter().filter(is_reached).collect())
}

fn bill(metadata: &Value) -> Result<Value> {
    let components: Vec<Value> = shipped(metadata)?.into_iter().map(component).collect();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "ogi-report", "version": env!("CARGO_PKG_VERSION")}},
        "components": components,
    }))
}

fn component(package: &Value) -> Value {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    json!({
        "type": "library",
        "bom-ref": text("id"),
        "name": text("name"),
        "version": text("version"),
        "purl": format!("pkg:cargo/{}@{}", text("name"), text("version")),
        "licenses": [{"expression": text("license").replace('/', " OR ")}],
    })
}

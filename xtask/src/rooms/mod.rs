//! `rooms`: holds every crate to modules without circles, and the toolkit to the order in which its rooms are declared.
//!
//! Seen from a module, its children are rooms. A room uses another where a path in it, or in anything below it, leads into
//! the other. What a child takes from its parent, or a parent from its child, is no use of one room by another.

mod paths;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;

use paths::{Source, module_of, used_paths};

/// The crates that are held to it, and whether their modules may use only those declared before them.
const CRATES: [(&str, bool); 10] = [
    ("solver", false),
    ("core", false),
    ("documents", false),
    ("toolkit", true),
    ("bindings-python", false),
    ("bindings-mobile", false),
    ("bindings-wasm", false),
    ("cli", false),
    ("testkit", false),
    ("xtask", false),
];

/// A path of modules below the root of a crate.
type Module = Vec<String>;

/// Something wrong with a crate.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    /// One line for people.
    what: String,
    /// The uses that show it.
    places: Vec<String>,
}

/// Says which circles there are; whether there is none.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let mut fine = true;
    for (name, ordered) in CRATES {
        let folder = root.join(name).join("src");
        if !folder.is_dir() {
            continue;
        }
        let sources = sources(&folder)?;
        let mut faults = circles(&sources);
        if ordered {
            faults.extend(against_order(&sources));
        }
        println!("{name}: {} modules, {} faults", sources.len(), faults.len());
        for Fault { what, places } in &faults {
            println!("  {what}");
            places.iter().for_each(|place| println!("    {place}"));
        }
        fine &= faults.is_empty();
    }
    Ok(fine)
}

/// Every module of a crate; those that only tests see are left out.
fn sources(folder: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(module) = module_of(folder, &path) {
                sources.push(Source::new(module, &fs::read_to_string(&path)?));
            }
        }
    }
    sources.sort_by(|one, other| one.module.cmp(&other.module));
    Ok(sources)
}

/// Which rooms of a module use which others, each with one place that shows it.
type Uses = BTreeMap<(String, String), String>;

/// For every module that has children: which of them uses which.
fn uses(sources: &[Source]) -> BTreeMap<Module, Uses> {
    let known: BTreeSet<&Module> = sources.iter().map(|source| &source.module).collect();
    let mut all: BTreeMap<Module, Uses> = BTreeMap::new();
    for source in sources {
        for target in used_paths(source, sources, &known) {
            let common = source.module.iter().zip(&target).take_while(|(one, other)| one == other).count();
            if let (Some(from), Some(to)) = (source.module.get(common), target.get(common)) {
                let place = format!("{} uses {}", source.module.join("::"), target.join("::"));
                let parent = source.module.iter().take(common).cloned().collect();
                all.entry(parent).or_default().entry((from.clone(), to.clone())).or_insert(place);
            }
        }
    }
    all
}

/// Circles among the children of any module.
fn circles(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (parent, uses) in uses(sources) {
        let rooms: BTreeSet<&String> = uses.keys().flat_map(|(from, to)| [from, to]).collect();
        let mut left = rooms.clone();
        while let Some(room) = left.pop_first() {
            let circle: BTreeSet<&String> = rooms
                .iter()
                .copied()
                .filter(|other| *other == room || (reaches(&uses, room, other) && reaches(&uses, other, room)))
                .collect();
            if circle.len() < 2 {
                continue;
            }
            left.retain(|other| !circle.contains(*other));
            let within = if parent.is_empty() { "the crate".to_owned() } else { parent.join("::") };
            let names: Vec<&str> = circle.iter().map(|name| name.as_str()).collect();
            let inside = uses.iter().filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
            faults.push(Fault {
                what: format!("a circle in {within}: {}", names.join(", ")),
                places: inside.map(|(_, place)| place.clone()).collect(),
            });
        }
    }
    faults
}

/// Whether one room leads to another, over others or none.
fn reaches(uses: &Uses, from: &str, to: &str) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = vec![from];
    while let Some(room) = next.pop() {
        for ((_, target), _) in uses.iter().filter(|((source, _), _)| source == room) {
            if target == to {
                return true;
            }
            if seen.insert(target) {
                next.push(target);
            }
        }
    }
    false
}

/// Rooms of the crate that use one declared after them.
fn against_order(sources: &[Source]) -> Vec<Fault> {
    let Some(top) = sources.iter().find(|source| source.module.is_empty()) else { return Vec::new() };
    let place = |room: &str| top.declared.iter().position(|known| known == room);
    let uses = uses(sources).remove(&Vec::new()).unwrap_or_default();
    let wrong = uses.into_iter().filter(|((from, to), _)| place(from) < place(to));
    wrong.map(|((from, to), shown)| Fault { what: format!("{from} stands before {to}"), places: vec![shown] }).collect()
}

//! Keeps the target folder small while the steps run.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the compiler keeps to be faster the next time may weigh so much; a run of all steps makes it grow without use.
const MOST: u64 = 1 << 28;

/// Clears away what the compiler has kept for the next time, once it weighs too much.
pub(super) fn clear(root: &Path) {
    for profile in ["debug", "quick"] {
        let kept = root.join("target").join(profile).join("incremental");
        if weight(&kept) > MOST {
            // What cannot be removed stays: it is only room on the disk.
            let _ = fs::remove_dir_all(&kept);
        }
    }
}

/// Clears away the programs of tests and examples, which are linked again in a minute; what they were linked from stays.
pub(super) fn clear_programs(root: &Path) {
    let debug = root.join("target/debug");
    let mut hashes = HashSet::new();
    for kept in entries(&debug.join(".fingerprint")) {
        if entries(&kept).iter().any(|path| name(path).starts_with("test-")) {
            hashes.extend(name(&kept).rsplit_once('-').map(|(_, hash)| hash.to_owned()));
        }
    }
    let is_of_test = |program: &Path| name(program).rsplit_once('-').is_some_and(|(_, hash)| hashes.contains(hash));
    let programs = entries(&debug.join("deps")).into_iter().filter(|path| path.extension().is_none() && is_of_test(path));
    let examples = entries(&debug.join("examples")).into_iter().filter(|path| path.extension().is_none());
    for program in programs.chain(examples) {
        let _ = fs::remove_file(program);
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Bytes below a folder; none where there is none.
fn weight(folder: &Path) -> u64 {
    entries(folder)
        .iter()
        .map(|path| if path.is_dir() { weight(path) } else { path.metadata().map_or(0, |data| data.len()) })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_weighs_what_its_files_do() {
        let folder = std::env::temp_dir().join(format!("ogi-weight-{}", std::process::id()));
        fs::create_dir_all(folder.join("below")).unwrap();
        fs::write(folder.join("one"), [0; 10]).unwrap();
        fs::write(folder.join("below/other"), [0; 7]).unwrap();
        assert_eq!(weight(&folder), 17);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(weight(&folder), 0);
    }

    #[test]
    fn programs_of_tests_go_and_others_stay() {
        let root = std::env::temp_dir().join(format!("ogi-programs-{}", std::process::id()));
        let debug = root.join("target/debug");
        for (hash, kind) in [("aa", "test-lib-one"), ("bb", "bin-one"), ("cc", "lib-one")] {
            fs::create_dir_all(debug.join(".fingerprint").join(format!("one-{hash}"))).unwrap();
            fs::write(debug.join(".fingerprint").join(format!("one-{hash}")).join(kind), "").unwrap();
        }
        fs::create_dir_all(debug.join("deps")).unwrap();
        fs::create_dir_all(debug.join("examples")).unwrap();
        fs::write(debug.join("examples/shown-dd"), "").unwrap();
        fs::write(debug.join("examples/shown-dd.d"), "").unwrap();
        for file in ["one-aa", "one-aa.d", "one-bb", "libone-cc.rlib"] {
            fs::write(debug.join("deps").join(file), "").unwrap();
        }
        clear_programs(&root);
        let mut left: Vec<String> = entries(&debug.join("deps")).iter().map(|path| name(path)).collect();
        left.sort();
        assert_eq!(left, ["libone-cc.rlib", "one-aa.d", "one-bb"]);
        assert_eq!(entries(&debug.join("examples")).len(), 1);
        fs::remove_dir_all(&root).unwrap();
    }
}

//! Keeps the target folder small while the steps run.

use std::fs;
use std::path::Path;

/// What the compiler keeps to be faster the next time may weigh so much; many programs of tests make it grow without use.
const MOST: u64 = 1 << 30;

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

/// Bytes below a folder; none where there is none.
fn weight(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| if entry.path().is_dir() { weight(&entry.path()) } else { entry.metadata().map_or(0, |data| data.len()) })
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
}

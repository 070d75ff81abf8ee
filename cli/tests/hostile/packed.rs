//! Archives of reports.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("archives-in-each-other.zip", |times| (0..20 * times).fold(b"1".to_vec(), |inner, _| zipped(&[("a.zip", &inner)]))),
    ("many-small-files.zip", |times| {
        let names: Vec<String> = (0..900 * times).map(|at| format!("{at:06}.txt")).collect();
        zipped(&names.iter().map(|name| (name.as_str(), b"1".as_slice())).collect::<Vec<_>>())
    }),
    ("files-that-share-their-bytes.zip", |times| sharing(&zipped(&[("a.txt", &vec![b'0'; 1 << 20])]), 100 * times)),
    ("a-large-file.zip", |times| zipped(&[("a.txt", &vec![b' '; (8 << 20) * times]), ("b.txt", b"1")])),
    ("names-that-lead-out.zip", |times| {
        let name = "../".repeat(1000 * times);
        zipped(&[(&format!("{name}a.txt"), b"1"), ("/etc/passwd", b"1"), ("\u{1b}[2J.txt", b"1")])
    }),
];

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive of one file whose directory names that file so many times.
fn sharing(archive: &[u8], count: usize) -> Vec<u8> {
    let end = archive.len() - 22;
    let word = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap());
    let start = usize::try_from(word(end + 16)).unwrap();
    let entry = &archive[start..end];
    let mut bytes = archive[..start].to_vec();
    for at in 0..count {
        let mut entry = entry.to_vec();
        // The name has five letters.
        entry[46..51].copy_from_slice(format!("{at:05}").as_bytes());
        bytes.extend(entry);
    }
    let directory = u32::try_from(bytes.len() - start).unwrap();
    let count = u16::try_from(count).unwrap().to_le_bytes();
    let mut tail = archive[end..].to_vec();
    tail[8..10].copy_from_slice(&count);
    tail[10..12].copy_from_slice(&count);
    tail[12..16].copy_from_slice(&directory.to_le_bytes());
    bytes.extend(tail);
    bytes
}

//! A zip archive of reports, read as a folder: each file in it is a source of its own. Archives inside it are not opened.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

/// Files in one archive; more are refused.
const MOST_FILES: usize = 10_000;
/// A file may unpack to so many times its packed size, where it is not small.
const MOST_RATIO: u64 = 250;
const SMALL: u64 = 1 << 20;
/// Parts by which office files are told, which are archives too.
const OFFICE: [&str; 5] = ["[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "OFD.xml", "content.xml"];

/// Why a file of an archive cannot be read.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It opens with a password.
    Encrypted,
    /// It unpacks to more than this many bytes.
    TooLarge(u64),
    /// The archive is damaged.
    Damaged,
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed {
    archive: Arc<Path>,
    at: usize,
    name: String,
}

impl Packed {
    /// The archive and the name in it.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.archive.display(), self.name)
    }

    /// The archive.
    pub(crate) fn archive(&self) -> &Path {
        &self.archive
    }

    /// Unpacks it, never past the bound.
    pub(crate) fn read_into(&self, bytes: &mut Vec<u8>, most: u64) -> Result<(), Refused> {
        let file = File::open(&self.archive).map_err(|_| Refused::Damaged)?;
        let mut archive = ZipArchive::new(file).map_err(|_| Refused::Damaged)?;
        let part = archive.by_index(self.at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refused::Encrypted,
            _ => Refused::Damaged,
        })?;
        let limit = most.min(SMALL.max(part.compressed_size().saturating_mul(MOST_RATIO)));
        if part.size() > limit {
            return Err(Refused::TooLarge(limit));
        }
        part.take(limit.saturating_add(1)).read_to_end(bytes).map_err(|_| Refused::Damaged)?;
        if bytes.len() as u64 > limit { Err(Refused::TooLarge(limit)) } else { Ok(()) }
    }
}

/// Whether a file is an archive of other files: told by its first bytes and by what is in it, not by its name.
pub(crate) fn is_packed(path: &Path) -> bool {
    open(path).is_some_and(|archive| OFFICE.iter().all(|part| archive.index_for_name(part).is_none()))
}

fn open(path: &Path) -> Option<ZipArchive<File>> {
    let mut file = File::open(path).ok()?;
    let mut start = [0; 4];
    file.read_exact(&mut start).ok()?;
    matches!(&start, b"PK\x03\x04" | b"PK\x05\x06").then(|| ZipArchive::new(file).ok()).flatten()
}

/// The files of an archive that may be reports, in the order of their names; none where it has far too many.
pub(crate) fn files(path: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<Packed> {
    let Some(mut archive) = open(path).filter(|archive| archive.len() <= MOST_FILES) else { return Vec::new() };
    let shared: Arc<Path> = Arc::from(path);
    let mut files: Vec<Packed> = (0..archive.len())
        .filter_map(|at| {
            let part = archive.by_index_raw(at).ok()?;
            let name = named(part.name_raw());
            let is_own = !name.starts_with("__MACOSX/") && is_wanted(&PathBuf::from(&name));
            (part.is_file() && is_own).then(|| Packed { archive: Arc::clone(&shared), at, name })
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// A name in an archive: UTF-8, or the Chinese code page that Windows writes there.
fn named(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

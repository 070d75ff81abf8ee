//! A zip archive of reports, read as a folder: each file in it is a source of its own. Archives inside it are not opened.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

/// Files in one archive; more are refused.
const MOST_FILES: usize = 10_000;
/// A file may unpack to so many times its packed size, where it is not small.
const MOST_RATIO: u64 = 250;
const SMALL: u64 = 1 << 20;
/// Parts that only office files have, which are archives too.
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
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    archive: Arc<Archive>,
    at: usize,
    name: String,
}

/// An archive whose directory was read once, for all files in it.
#[derive(Debug)]
struct Archive {
    path: PathBuf,
    parts: ZipArchive<Handle>,
}

/// The bytes of an archive. A copy opens the file anew when it is read, so that several can be read at once.
#[derive(Debug)]
struct Handle {
    path: PathBuf,
    file: Option<File>,
}

impl Handle {
    fn file(&mut self) -> io::Result<&mut File> {
        if self.file.is_none() {
            self.file = Some(File::open(&self.path)?);
        }
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Clone for Handle {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), file: None }
    }
}

impl Read for Handle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file()?.read(buffer)
    }
}

impl Seek for Handle {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file()?.seek(place)
    }
}

impl PartialEq for Packed {
    fn eq(&self, other: &Self) -> bool {
        (&self.archive.path, self.at) == (&other.archive.path, other.at)
    }
}

impl Eq for Packed {}

impl Packed {
    /// The archive and the name in it.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.archive.path.display(), self.name)
    }

    /// The archive.
    pub(crate) fn archive(&self) -> &Path {
        &self.archive.path
    }

    /// Unpacks it, never past the bound.
    pub(crate) fn read_into(&self, bytes: &mut Vec<u8>, most: u64) -> Result<(), Refused> {
        let mut archive = self.archive.parts.clone();
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

/// Whether a file is an archive of other files: known by its first bytes and by what is in it, not by its name.
pub(crate) fn is_packed(path: &Path) -> bool {
    open(path).is_some_and(|archive| OFFICE.iter().all(|part| archive.index_for_name(part).is_none()))
}

fn open(path: &Path) -> Option<ZipArchive<Handle>> {
    let mut file = File::open(path).ok()?;
    let mut start = [0; 4];
    file.read_exact(&mut start).ok()?;
    let handle = Handle { path: path.to_path_buf(), file: Some(file) };
    matches!(&start, b"PK\x03\x04" | b"PK\x05\x06").then(|| ZipArchive::new(handle).ok()).flatten()
}

/// The files of an archive that may be reports, in the order of their names; none where it has far too many, or where they
/// share their bytes, as no program packs them.
pub(crate) fn files(path: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<Packed> {
    let Some(mut parts) = open(path).filter(|archive| archive.len() <= MOST_FILES) else { return Vec::new() };
    let mut packed = 0_u64;
    let found: Vec<(usize, String)> = (0..parts.len())
        .filter_map(|at| {
            let part = parts.by_index_raw(at).ok()?;
            packed = packed.saturating_add(part.compressed_size());
            let name = named(part.name_raw());
            let is_own = !name.starts_with("__MACOSX/") && is_wanted(&PathBuf::from(&name));
            (part.is_file() && is_own).then_some((at, name))
        })
        .collect();
    if std::fs::metadata(path).is_ok_and(|file| packed > file.len()) {
        return Vec::new();
    }
    // The copy keeps no file open.
    let archive = Arc::new(Archive { path: path.to_path_buf(), parts: parts.clone() });
    let mut files: Vec<Packed> =
        found.into_iter().map(|(at, name)| Packed { archive: Arc::clone(&archive), at, name }).collect();
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

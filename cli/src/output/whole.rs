//! A file that appears whole or not at all: written beside its place and put there at the end.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

/// Whether a file may take the place of an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// It may.
    Taken,
    /// It must be the first of its name.
    Free,
}

/// A file in the making. Until [`Whole::finish`] nothing has its name; when it is dropped before, nothing is left.
#[derive(Debug)]
pub(crate) struct Whole {
    file: BufWriter<File>,
    /// Where it goes, links followed.
    path: PathBuf,
    place: Place,
    /// The file that it takes the place of.
    earlier: Option<Metadata>,
    /// Its name until it is finished; on Linux it has none.
    beside: Option<TempPath>,
}

impl Whole {
    /// Begins a file beside the place it will have.
    pub(crate) fn begin(path: &Path, place: Place) -> io::Result<Self> {
        // A link is followed to what may be taken; where the name must be free, a link has it already.
        let (path, earlier) = match place {
            Place::Taken => (end_of_links(path), fs::metadata(path).ok()),
            Place::Free => (path.to_owned(), fs::symlink_metadata(path).ok()),
        };
        let refusal = earlier.as_ref().and_then(|earlier| match place {
            Place::Free => Some(io::ErrorKind::AlreadyExists),
            Place::Taken if earlier.is_dir() => Some(io::ErrorKind::IsADirectory),
            Place::Taken if earlier.permissions().readonly() => Some(io::ErrorKind::PermissionDenied),
            Place::Taken => None,
        });
        if let Some(refusal) = refusal {
            return Err(refusal.into());
        }
        let (file, beside) = begin_in(folder_of(&path))?;
        Ok(Self { file: BufWriter::new(file), path, place, earlier, beside })
    }

    /// Puts the file in its place, in one step.
    pub(crate) fn finish(self) -> io::Result<()> {
        let Self { file, path, place, earlier, beside } = self;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(earlier) = &earlier {
            keep_rights(&file, earlier)?;
        }
        // The name must not be there before the bytes are.
        file.sync_all()?;
        match (beside, place) {
            (Some(beside), Place::Taken) => beside.persist(&path).map_err(|error| error.error),
            (Some(beside), Place::Free) => beside.persist_noclobber(&path).map_err(|error| error.error),
            (None, place) => put_nameless(&file, &path, place),
        }
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Where a name leads, through links whose end need not exist: a link stays a link.
fn end_of_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..40 {
        let Ok(to) = fs::read_link(&path) else { break };
        path = folder_of(&path).join(to);
    }
    path
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The earlier file's rights and, where that is allowed, its owner.
fn keep_rights(file: &File, earlier: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only an administrator may; another user's own file is as good.
        let _ = fchown(file, Some(earlier.uid()), Some(earlier.gid()));
    }
    file.set_permissions(earlier.permissions())
}

/// A file without a name, which the system clears away whatever happens; elsewhere one with a name of its own.
fn begin_in(folder: &Path) -> io::Result<(File, Option<TempPath>)> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let nameless = i32::try_from((OFlags::TMPFILE | OFlags::CLOEXEC).bits()).unwrap_or_default();
        if let Ok(file) = OpenOptions::new().write(true).mode(0o666).custom_flags(nameless).open(folder) {
            return Ok((file, None));
        }
    }
    let named = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
    let made = tempfile::Builder::new().prefix(".ogi-").suffix(".tmp").make_in(folder, named)?;
    let (file, path) = made.into_parts();
    Ok((file, Some(path)))
}

#[cfg(target_os = "linux")]
fn put_nameless(file: &File, path: &Path, place: Place) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd;
    let held = format!("/proc/self/fd/{}", file.as_raw_fd());
    let link = |to: &Path| linkat(CWD, &held, CWD, to, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from);
    // Where nothing has the name yet, one step is enough.
    match link(path) {
        Err(error) if place == Place::Taken && error.kind() == io::ErrorKind::AlreadyExists => {}
        done => return done,
    }
    // A link cannot take the place of a file, a rename can.
    let made = tempfile::Builder::new().prefix(".ogi-").suffix(".tmp").make_in(folder_of(path), link)?;
    made.into_temp_path().persist(path).map_err(|error| error.error)
}

#[cfg(not(target_os = "linux"))]
fn put_nameless(_: &File, _: &Path, _: Place) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

//! The folder of an audit: what is in the making stands apart, and a file has its name when it is whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ogi_report::Language;

use super::refuse;
use super::shelf::FileShelf;
use crate::shown::shown;

/// What a run leaves while it goes on.
const WORK: &str = ".ogi-audit";
/// Which run it is, among what it leaves.
const PLAN: &str = "plan";
/// Folders that an audit fills; those of an earlier one are emptied.
const FILLED: [&str; 3] = ["reports", "notices", "parts"];

pub(crate) struct Folder {
    root: PathBuf,
    language: Language,
}

impl Folder {
    /// Opens a folder that may be written to.
    pub(crate) fn open(root: &Path, resume: bool, language: Language) -> Result<Self> {
        let folder = Self { root: root.to_owned(), language };
        let entries: Vec<String> = match fs::read_dir(root) {
            Ok(entries) => entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error).with_context(|| shown(root)),
        };
        let has = |name: &str| entries.iter().any(|entry| entry == name);
        let is_earlier = || has("index.html") && is_result(&root.join("result.json"));
        if !entries.is_empty() && !has(WORK) && !is_earlier() {
            refuse(
                format!("{}里有别的文件；请另起文件夹", shown(root)),
                format!("{} holds other files; name another folder", shown(root)),
                language,
            )?;
        }
        if resume && !has(WORK) {
            refuse(
                format!("{}里没有未完成的核查；请去掉--resume", shown(root)),
                format!("{} holds no run to go on with; leave out --resume", shown(root)),
                language,
            )?;
        }
        fs::create_dir_all(root.join(WORK)).with_context(|| shown(root))?;
        Ok(folder)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A file of the run itself.
    pub(crate) fn work(&self, name: &str) -> PathBuf {
        self.root.join(WORK).join(name)
    }

    /// The moment of the run that is gone on with; `None` where it begins, or was ended before it had begun.
    pub(crate) fn moment(&self, mark: &str, resume: bool, language: Language) -> Result<Option<String>> {
        if !resume {
            return Ok(None);
        }
        let told = match fs::read_to_string(self.work(PLAN)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            told => told.with_context(|| shown(&self.work(PLAN)))?,
        };
        let (known, moment) = told.trim().split_once(' ').unwrap_or_default();
        if known != mark {
            refuse(
                "文件或选项与上次不同，不能接着核查；请去掉--resume重新开始".to_owned(),
                "files or options are not those of the run that was ended; leave out --resume".to_owned(),
                language,
            )?;
        }
        Ok(Some(moment.to_owned()))
    }

    /// Begins anew: what an earlier run left is taken away. Whenever this is ended, the folder is one that can be begun in:
    /// what says how far a run is goes first, and no overview is left whose pages are gone.
    pub(crate) fn begin(&self, mark: &str, moment: &str) -> Result<()> {
        remove(&self.work(PLAN))?;
        remove(&self.root.join("index.html"))?;
        for entry in fs::read_dir(self.root.join(WORK))?.flatten() {
            remove(&entry.path())?;
        }
        for name in FILLED {
            match fs::remove_dir_all(self.root.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).with_context(|| shown(&self.root)),
                _ => {}
            }
        }
        self.put(&Path::new(WORK).join(PLAN), format!("{mark} {moment}\n").as_bytes())
    }

    /// Writes a file below the folder whole: it has its name when all of it is there.
    pub(crate) fn put(&self, name: &Path, bytes: &[u8]) -> Result<()> {
        let mut made = self.begin_file(name)?;
        made.write(bytes)?;
        made.finish()
    }

    /// Begins a file that is written piece by piece.
    pub(crate) fn begin_file(&self, name: &Path) -> Result<Made> {
        let path = self.root.join(name);
        let told = || match self.language {
            Language::Zh => format!("无法写入{}", shown(&path)),
            Language::En => format!("cannot write {}", shown(&path)),
        };
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).with_context(told)?;
        // Apart from what is handed on: a run that is killed leaves nothing there.
        let work = self.root.join(WORK);
        let beside = tempfile::Builder::new().prefix("making-").tempfile_in(work).with_context(told)?;
        Ok(Made { file: io::BufWriter::with_capacity(1 << 16, beside), path })
    }

    /// A place for numbers, apart from what is handed on; it is gone with the run.
    pub(crate) fn shelf(&self) -> Result<FileShelf> {
        let work = self.root.join(WORK);
        tempfile::tempfile_in(&work).map(FileShelf::new).with_context(|| shown(&work))
    }

    /// Ends the run.
    pub(crate) fn end(&self) -> Result<()> {
        fs::remove_dir_all(self.root.join(WORK)).with_context(|| shown(&self.root))
    }
}

/// Whether a file is what an audit wrote: its first member says so.
fn is_result(path: &Path) -> bool {
    let mut start = [0; 10];
    fs::File::open(path).and_then(|mut file| io::Read::read_exact(&mut file, &mut start)).is_ok() && &start == b"{\"inputs\":"
}

/// Takes a file away, if it is there.
fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).with_context(|| shown(path)),
        _ => Ok(()),
    }
}

/// A file in the making.
pub(crate) struct Made {
    file: io::BufWriter<tempfile::NamedTempFile>,
    path: PathBuf,
}

impl Made {
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> Result<()> {
        self.file.write_all(bytes.as_ref()).with_context(|| shown(&self.path))
    }

    pub(crate) fn finish(self) -> Result<()> {
        let Self { file, path } = self;
        let beside = file.into_inner().map_err(io::IntoInnerError::into_error).with_context(|| shown(&path))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // A file that is made to be temporary is its owner's alone; a result is like any other file.
            let _ = fs::set_permissions(beside.path(), fs::Permissions::from_mode(0o644));
        }
        beside.persist(&path).map_err(|error| error.error).with_context(|| shown(&path))?;
        Ok(())
    }
}

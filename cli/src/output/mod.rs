//! What the command writes: results to standard output or into a file, and forms by the ending of their name.

mod guard;
mod whole;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use ogi_report::{FormFile, Language};

pub(crate) use guard::refuse_what_is_read;
use whole::{Place, Whole};

use crate::shown::shown;

/// So many bytes of the output are written at once: the standard output looks for the last line end in all it is given.
const ROOM: usize = 128 << 10;

/// What a file is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The wire object.
    Json,
    /// The official form.
    Form(FormFile),
}

/// What the ending of a name asks for; any name that asks for nothing else gets JSON.
pub(crate) fn kind(path: &Path, language: Language) -> Result<Kind> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if let Some(form) = FormFile::from_extension(&ending) {
        return Ok(Kind::Form(form));
    }
    if matches!(ending.as_str(), "pdf" | "doc" | "xls" | "wps" | "et" | "rtf" | "odt" | "ods" | "ofd" | "csv") {
        bail!(match language {
            Language::Zh => format!("不能写成{ending}文件；可用的扩展名有json、html、md、docx、xlsx"),
            Language::En => format!("cannot write a {ending} file; name one that ends in json, html, md, docx or xlsx"),
        });
    }
    Ok(Kind::Json)
}

/// Refuses a name that is taken, before any work is done for it.
pub(crate) fn refuse_taken(path: &Path, language: Language) -> Result<()> {
    if fs::symlink_metadata(path).is_ok() { Err(taken(path, language)) } else { Ok(()) }
}

fn taken(path: &Path, language: Language) -> anyhow::Error {
    anyhow!(match language {
        Language::Zh => format!("{}已经存在；请另起文件名", shown(path)),
        Language::En => format!("{} exists; name a new file", shown(path)),
    })
}

/// Writes a file that does not exist yet, so that neither the input nor anything else is lost.
pub(crate) fn write_new(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let written = Whole::begin(path, Place::Free).and_then(|mut file| {
        file.write_all(bytes)?;
        file.finish()
    });
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken(path, language)),
        written => written.with_context(|| cannot_write(path, language)),
    }
}

/// Whether a table goes into a file that spreadsheets open: Chinese in it is only shown right with a byte order mark.
pub(crate) fn is_csv_for_chinese(output: Option<&Path>, language: Language) -> bool {
    let ending = output.and_then(Path::extension);
    language == Language::Zh && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// Where the result of a run goes.
pub(crate) struct Output {
    kind: Sink,
    path: Option<PathBuf>,
    language: Language,
}

enum Sink {
    Standard(BufWriter<StdoutLock<'static>>),
    /// A file that is there when it is whole.
    Whole(Box<Whole>),
    /// A pipe or device, which is written to as it stands.
    Device(BufWriter<File>),
}

impl Output {
    /// Opens the output; a file that has this name keeps it until [`Output::finish`].
    pub(crate) fn open(path: Option<&Path>, language: Language) -> Result<Self> {
        let Some(path) = path else {
            let kind = Sink::Standard(BufWriter::with_capacity(ROOM, io::stdout().lock()));
            return Ok(Self { kind, path: None, language });
        };
        let is_device = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        let opened = if is_device {
            File::options().write(true).open(path).map(|file| Sink::Device(BufWriter::new(file)))
        } else {
            Whole::begin(path, Place::Taken).map(|file| Sink::Whole(Box::new(file)))
        };
        let kind = opened.with_context(|| cannot_write(path, language))?;
        Ok(Self { kind, path: Some(path.to_owned()), language })
    }

    /// Writes a piece of the result.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> Result<()> {
        let bytes = bytes.as_ref();
        let written = match &mut self.kind {
            Sink::Standard(standard) => standard.write_all(bytes),
            Sink::Whole(file) => file.write_all(bytes),
            Sink::Device(device) => device.write_all(bytes),
        };
        written.with_context(|| failure(self.path.as_deref(), self.language))
    }

    /// Ends the output: all is written, and a file has its name.
    pub(crate) fn finish(self) -> Result<()> {
        let ended = match self.kind {
            Sink::Standard(mut standard) => standard.flush(),
            Sink::Whole(file) => file.finish(),
            Sink::Device(mut device) => device.flush(),
        };
        ended.with_context(|| failure(self.path.as_deref(), self.language))
    }
}

/// Writes a whole text to standard output.
pub(crate) fn print(text: &str, language: Language) -> Result<()> {
    let mut output = Output::open(None, language)?;
    output.write(text)?;
    output.finish()
}

/// Whether nobody reads the output any more: a pipe whose reader has seen enough. What was found holds all the same.
pub(crate) fn is_closed(result: &Result<()>) -> bool {
    result.as_ref().is_err_and(is_broken_pipe)
}

/// The result of writing, where a reader that has seen enough is no failure.
pub(crate) fn unless_closed(result: Result<()>) -> Result<()> {
    if is_closed(&result) { Ok(()) } else { result }
}

/// Whether an error is that of a closed pipe.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    };
    error.chain().any(pipe)
}

fn failure(path: Option<&Path>, language: Language) -> String {
    match (path, language) {
        (Some(path), language) => cannot_write(path, language),
        (None, Language::Zh) => "无法写到标准输出".to_owned(),
        (None, Language::En) => "cannot write to standard output".to_owned(),
    }
}

fn cannot_write(path: &Path, language: Language) -> String {
    match language {
        Language::Zh => format!("无法写入{}", shown(path)),
        Language::En => format!("cannot write {}", shown(path)),
    }
}

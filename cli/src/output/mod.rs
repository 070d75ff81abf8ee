//! What the command writes: results to standard output or into a file, and forms by the ending of their name.

mod guard;
mod whole;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use ogi_report::{FormFile, Language};

pub(crate) use guard::{Identity, refuse_what_is_read};
pub(crate) use whole::{Place, Whole};

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
        written.with_context(|| told(self.path.as_deref(), self.language))
    }

    /// Ends the output: all is written, and a file has its name.
    pub(crate) fn finish(self) -> Result<()> {
        let ended = match self.kind {
            Sink::Standard(mut standard) => standard.flush(),
            Sink::Whole(file) => file.finish(),
            Sink::Device(mut device) => device.flush(),
        };
        ended.with_context(|| told(self.path.as_deref(), self.language))
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

fn told(path: Option<&Path>, language: Language) -> String {
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

/// What the system says of a failure, in a language.
pub(crate) fn reason(error: &io::Error, language: Language) -> String {
    if language == Language::En {
        return error.to_string();
    }
    match error.kind() {
        ErrorKind::NotFound => "文件不存在".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::AlreadyExists => "已经存在".to_owned(),
        ErrorKind::IsADirectory => "是文件夹".to_owned(),
        ErrorKind::NotADirectory => "不是文件夹".to_owned(),
        ErrorKind::DirectoryNotEmpty => "文件夹不为空".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘空间不足".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘为只读".to_owned(),
        ErrorKind::FileTooLarge => "文件过大".to_owned(),
        ErrorKind::BrokenPipe => "管道已关闭".to_owned(),
        ErrorKind::InvalidFilename => "文件名无效".to_owned(),
        ErrorKind::InvalidInput => "参数无效".to_owned(),
        ErrorKind::InvalidData => "内容无效".to_owned(),
        ErrorKind::UnexpectedEof => "内容不完整".to_owned(),
        ErrorKind::TimedOut => "超时".to_owned(),
        ErrorKind::Interrupted => "已中断".to_owned(),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "文件正在使用".to_owned(),
        ErrorKind::Unsupported => "系统不支持".to_owned(),
        ErrorKind::OutOfMemory => "内存不足".to_owned(),
        _ => error.raw_os_error().map_or_else(|| "系统错误".to_owned(), |code| format!("系统错误{code}")),
    }
}

/// An error with what caused it, in a language; what other libraries say of a place is put into words.
pub(crate) fn reasons(error: &anyhow::Error, language: Language) -> String {
    let causes = error.chain().map(|cause| {
        let json = cause.downcast_ref::<serde_json::Error>().filter(|_| language == Language::Zh);
        match (cause.downcast_ref::<io::Error>(), json) {
            (Some(failed), _) => reason(failed, language),
            (None, Some(json)) => format!("第{}行第{}列有误", json.line(), json.column()),
            (None, None) => cause.to_string(),
        }
    });
    causes.collect::<Vec<_>>().join(if language == Language::Zh { "：" } else { ": " })
}

/// A name as it can be shown on a terminal; see [`seen`].
pub(crate) fn shown(path: &Path) -> String {
    seen(&path.display().to_string())
}

/// A text in which what would steer a terminal is spelled out: control characters, and those that turn the direction of
/// writing. Line ends and tabs stay.
pub(crate) fn seen(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for character in text.chars() {
        let steers = character.is_control() && !matches!(character, '\n' | '\t')
            || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if steers {
            seen.extend(character.escape_default());
        } else {
            seen.push(character);
        }
    }
    seen
}

//! Files that the command makes: the wire object or the official form, by the ending of the name.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use ogi_report::{FormFile, Language};

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

/// Writes a file that does not exist yet, so that neither the input nor anything else is lost.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let created = fs::OpenOptions::new().write(true).create_new(true).open(path);
    match created {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{} exists; name a new file", path.display()),
        created => created.and_then(|mut file| file.write_all(bytes)),
    }
    .with_context(|| format!("cannot write {}", path.display()))
}

//! `ogi repair`: writes a corrected copy, never over the input.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use ogi_report::{CellId, Format, Language, Options, Renderer, apply, inspect};

use crate::sources::Source;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告，或 - 表示标准输入 · the report, or - for standard input
    file: String,
    /// 采用第几种更正（见 ogi check） · which of the repairs that `ogi check` lists
    #[arg(long, value_name = "N", default_value_t = 1)]
    apply: usize,
    /// 写入此文件（须不存在）而不是标准输出 · writes to this file, which must not exist, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 已知无误、不得改动的单元格，可重复 · a cell known to be right; can be repeated
    #[arg(long, value_name = "CELL")]
    pin: Vec<String>,
}

/// Makes a repair; the exit status is that of a check of the corrected copy.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let source = if arguments.file == "-" { Source::Standard } else { Source::File(PathBuf::from(&arguments.file)) };
    let mut options = Options { language, file: Some(source.name()), ..Options::default() };
    for path in &arguments.pin {
        let cell = CellId::from_path(path);
        options.repairs.pinned.insert(cell.with_context(|| format!("--pin {path}: no cell has this path"))?);
    }
    // Nobody goes through more of them than this.
    options.repairs.limit = options.repairs.limit.max(arguments.apply.min(1000));
    let refuse = |error: ogi_report::Error| anyhow!("{}: {}", source.name(), error.message(language));
    let report = source.read().and_then(|bytes| inspect(&bytes, &options)).map_err(refuse)?;
    let mended = apply(&report, arguments.apply, &options).map_err(refuse)?;
    let text = Renderer::new(Format::Json, options.clone()).one(&mended);
    match &arguments.output {
        Some(path) => write_new(path, &text)?,
        None => write!(std::io::stdout().lock(), "{text}")?,
    }
    Ok(u8::from(mended.has_errors()))
}

/// Writes a file that does not exist yet, so that neither the input nor anything else is lost.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let created = fs::OpenOptions::new().write(true).create_new(true).open(path);
    match created {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{} exists; name a new file", path.display()),
        created => created.and_then(|mut file| file.write_all(text.as_bytes())),
    }
    .with_context(|| format!("cannot write {}", path.display()))
}

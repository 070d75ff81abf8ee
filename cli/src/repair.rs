//! `ogi repair`: writes a corrected copy, never over the input.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use ogi_report::{CellId, Format, Language, Options, Renderer, apply, inspect, write_form};

use crate::output::{Kind, kind, print, unless_closed, write_new};
use crate::sources::Source;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告，或 - 表示标准输入 · the report, or - for standard input
    file: String,
    /// 采用第几种更正（见 ogi check） · which of the repairs that `ogi check` lists
    #[arg(long, value_name = "N", default_value_t = 1)]
    apply: usize,
    /// 写入此文件（须不存在）而不是标准输出；扩展名为docx、xlsx、html、md时写成法定格式 · writes to this file, which must not
    /// exist, instead of standard output; as the official form where its name ends in docx, xlsx, html or md
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
    let refuse = |error: ogi_report::Error| anyhow!("{}: {}", source.shown(), error.message(language));
    let report = source.read().and_then(|bytes| inspect(&bytes, &options)).map_err(refuse)?;
    let mended = apply(&report, arguments.apply, &options).map_err(refuse)?;
    let text = || Renderer::new(Format::Json, options.clone()).one(&mended);
    match &arguments.output {
        Some(path) => match kind(path, language)? {
            Kind::Json => write_new(path, text().as_bytes(), language)?,
            Kind::Form(form) => write_new(path, &write_form(&mended.draft, form), language)?,
        },
        None => unless_closed(print(&text(), language))?,
    }
    Ok(u8::from(mended.has_errors()))
}

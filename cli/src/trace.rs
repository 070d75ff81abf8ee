//! `ogi trace`: how the tables of one report are read, stage by stage.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};
use ogi_report::{Language, Shown, Stage, find_cell, trace};

use crate::output::{print, unless_closed};
use crate::sources::Source;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告，或 - 表示标准输入 · the report, or - for standard input
    file: String,
    /// 只看一个单元格，如 requests.received.total · what concerns one cell alone
    #[arg(long, value_name = "CELL")]
    at: Option<String>,
    /// 只看一个阶段 · one stage alone
    #[arg(long, value_enum)]
    stage: Option<Name>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Name {
    /// 数字与其前后的文字 · figures and the words around them
    Lines,
    /// 对整份文件的假设 · the hypotheses about the whole document
    Hypotheses,
    /// 逐行的候选读法 · the candidates of every row
    Rows,
}

/// Prints the trace.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let source = if arguments.file == "-" { Source::Standard } else { Source::File(PathBuf::from(&arguments.file)) };
    let at = arguments.at.as_deref().map(find_cell).transpose().map_err(|error| anyhow!(error.message(language)))?;
    let stage = arguments.stage.map(|name| match name {
        Name::Lines => Stage::Lines,
        Name::Hypotheses => Stage::Hypotheses,
        Name::Rows => Stage::Rows,
    });
    let traced = source.read().and_then(|bytes| trace(&bytes, &Shown { stage, at }));
    let text = traced.map_err(|error| anyhow!("{}: {}", source.shown(), error.message(language)))?;
    unless_closed(print(&text, language))?;
    Ok(0)
}

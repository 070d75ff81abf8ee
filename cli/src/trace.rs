//! `ogi trace`: how the tables of one report are read, stage by stage.

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};
use ogi_report::{Language, Shown, Stage, find_cell, trace};

use crate::output::{print, unless_closed};
use crate::shown::printable;
use crate::sources::Source;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告，或以-表示标准输入 · the report, or - for standard input
    file: String,
    /// 只显示一个单元格，如requests.received.total · only what concerns one cell
    #[arg(long, value_name = "CELL")]
    at: Option<String>,
    /// 只显示一个阶段 · only one stage
    #[arg(long, value_enum)]
    stage: Option<Name>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Name {
    /// 机关与年度的依据 · what says which organ reports and for which year
    Identity,
    /// 数字与其前后的文字 · figures and the words around them
    Lines,
    /// 对整份文件的假设 · the hypotheses about the whole document
    Hypotheses,
    /// 逐行的候选识别结果 · the candidates of every row
    Rows,
}

/// Prints the trace.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let source = Source::one(&arguments.file);
    let at = arguments.at.as_deref().map(find_cell).transpose().map_err(|error| anyhow!(error.message(language)))?;
    let stage = arguments.stage.map(|name| match name {
        Name::Identity => Stage::Identity,
        Name::Lines => Stage::Lines,
        Name::Hypotheses => Stage::Hypotheses,
        Name::Rows => Stage::Rows,
    });
    let traced = source.read().and_then(|bytes| trace(&bytes, Shown { stage, at }));
    let text = traced.map_err(|error| anyhow!("{}: {}", source.shown(), error.message(language)))?;
    unless_closed(print(&printable(&text), language))?;
    Ok(0)
}

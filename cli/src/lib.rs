//! `ogi`: checks annual reports on open government information (政府信息公开工作年度报告) on the command line; a
//! library too, so that other packages can offer the same command.

#![forbid(unsafe_code)]

mod audit;
mod check;
mod context;
mod describe;
mod output;
mod packed;
mod profile;
mod register;
mod repair;
mod sources;
mod together;
mod trace;
mod writer;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use ogi_report::{Format, Language};

/// 核查政府信息公开工作年度报告 · checks annual reports on open government information
#[derive(Debug, Parser)]
#[command(name = "ogi", version, about)]
struct Arguments {
    /// 输出语言 · language of the output
    #[arg(long, value_enum, default_value_t = Lang::Zh, global = true)]
    lang: Lang,
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    /// 简体中文
    Zh,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Task {
    /// 核查文件、文件夹或标准输入（-） · checks files, folders or standard input (-)
    ///
    /// 退出码 · exit status: 0 没有错误 · nothing at error; 1 有错误 · findings at error; 2 有文件无法使用 · a file could not be used.
    Check(check::Arguments),
    /// 核查整个文件夹，生成总览、问题清单、退改通知 · audits a folder: an overview, a list of problems, notices
    ///
    /// 退出码同 check · exit status as of check.
    Audit(audit::Arguments),
    /// 对照同一机关的历年报告并核对跨年数字 · compares reports of one organ year by year
    ///
    /// 退出码同 check · exit status as of check.
    Compare(together::Compare),
    /// 核对汇总报告与下级机关报告之和 · compares a report with the sum of those of the organs below
    ///
    /// 退出码同 check · exit status as of check.
    Rollup(together::Rollup),
    /// 列出规则 · lists the rules
    Rules {
        /// 输出格式 · form of the output
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
    },
    /// 说明一条规则 · explains a rule
    Explain {
        /// 规则代码，如 requests/row-total · code of the rule
        code: String,
    },
    /// 查看、检验核查口径 · shows and validates profiles
    #[command(subcommand)]
    Profile(profile::Task),
    /// 逐步说明一份报告的表格是怎样读出来的 · shows how the tables of a report are read, stage by stage
    Trace(trace::Arguments),
    /// 按一种最小更正改正，另存为JSON · makes one of the smallest repairs and writes the corrected copy as JSON
    Repair(repair::Arguments),
    /// 按分项算出各项总计，与所填对照 · works out the totals beside the declared ones
    Fill {
        /// 报告 · the report, or - for standard input
        file: String,
        /// 输出格式 · form of the output
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
        /// 把补上各项总计的法定格式写入此文件（须不存在）：docx、xlsx、html、md、json · writes the form with the totals
        /// that were left out to this file, which must not exist
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Text or JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Plain {
    /// 文本
    Text,
    /// JSON
    Json,
}

impl From<Plain> for Format {
    fn from(plain: Plain) -> Self {
        match plain {
            Plain::Text => Self::Text,
            Plain::Json => Self::Json,
        }
    }
}

/// Runs the command with its arguments, the first of which is its name; the exit status.
pub fn command(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let printed = error.print().and_then(|()| std::io::stdout().flush());
            return match printed {
                Err(failed) if failed.kind() != ErrorKind::BrokenPipe => {
                    eprintln!("ogi: {failed}");
                    2
                }
                _ => u8::try_from(error.exit_code()).unwrap_or(2),
            };
        }
    };
    match run(&arguments) {
        Ok(status) => status,
        // The reader of a pipe has seen enough.
        Err(error) if output::is_broken_pipe(&error) => 0,
        Err(error) => {
            eprintln!("ogi: {}", output::seen(&format!("{error:#}")));
            2
        }
    }
}

/// Audits as `ogi audit` does, with its arguments; the exit status.
///
/// # Errors
/// When the arguments cannot be used, or the folder cannot be written.
pub fn audited(arguments: impl IntoIterator<Item = OsString>) -> Result<u8> {
    let named = ["ogi".into(), "audit".into()].into_iter().chain(arguments);
    run(&Arguments::try_parse_from(named)?)
}

fn run(arguments: &Arguments) -> Result<u8> {
    let language = arguments.lang.into();
    match &arguments.task {
        Task::Check(arguments) => check::run(arguments, language),
        Task::Audit(arguments) => audit::run(arguments, language),
        Task::Compare(arguments) => together::run_compare(arguments, language),
        Task::Rollup(arguments) => together::run_rollup(arguments, language),
        Task::Repair(arguments) => repair::run(arguments, language),
        Task::Trace(arguments) => trace::run(arguments, language),
        Task::Profile(task) => profile::run(task, language),
        Task::Rules { format } => describe::rules(*format == Plain::Json, language),
        Task::Explain { code } => describe::explain(code, language),
        Task::Fill { file, output: Some(path), .. } => describe::fill_into(file, path, language),
        Task::Fill { file, format, output: None } => describe::fill(file, (*format).into(), language),
    }
}

//! `ogi`: checks annual reports on open government information (政府信息公开工作年度报告) on the command line; a
//! library too, so that other packages can offer the same command.

#![forbid(unsafe_code)]

mod audit;
mod check;
mod context;
mod cores;
mod describe;
mod explain;
mod help;
mod identity;
#[cfg(feature = "mcp")]
mod mcp;
mod output;
mod packed;
mod profile;
mod register;
mod repair;
mod shown;
mod sources;
mod together;
mod trace;
mod writer;

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use ogi_report::{Format, Language};

/// 核查政府信息公开工作年度报告 · checks annual reports on open government information
#[derive(Debug, Parser)]
#[command(name = "ogi", version)]
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
    /// 退出码：0 没有错误；1 有错误；2 有文件无法处理 · exit status: 0 no errors; 1 errors; 2 a file could not be used
    Check(check::Arguments),
    /// 核查整个文件夹，生成总览、问题清单、退改通知 · audits a folder: an overview, a list of problems, notices
    ///
    /// 退出码同check · exit status as for check.
    Audit(audit::Arguments),
    /// 对照同一机关的历年报告并核对跨年数字 · compares the reports of one organ over several years
    ///
    /// 退出码同check · exit status as for check
    Compare(together::Compare),
    /// 核对汇总报告与下级机关合计 · checks a report against the sum of the reports of subordinate organs
    ///
    /// 退出码同check · exit status as for check
    Rollup(together::Rollup),
    /// 列出规则 · lists the rules
    Rules {
        /// 输出格式 · form of the output
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
    },
    /// 说明一条规则 · explains a rule
    Explain {
        /// 规则代码，如requests/row-total · code of the rule
        code: String,
    },
    /// 查看、检验核查方案 · shows and validates profiles
    #[command(subcommand)]
    Profile(profile::Task),
    /// 显示表格的识别过程，供反馈识别问题 · prints how tables were read, stage by stage, to report a wrong reading
    Trace(trace::Arguments),
    /// 按一种更正方案更正，另存一份 · applies one of the smallest repairs and writes a corrected copy
    Repair(repair::Arguments),
    /// 供智能助手调用（MCP，标准输入输出）：核查、说明、合计、对照 · serves an assistant (MCP on standard input and output)
    #[cfg(feature = "mcp")]
    Mcp,
    /// 输出命令补全脚本 · prints completions for a shell
    Completions {
        /// 命令行程序 · the shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// 输出手册页（man） · prints the manual page
    Man,
    /// 按分项计算各项总计，与填报数对照 · computes the totals and compares them with those stated
    Fill {
        /// 报告 · the report, or - for standard input
        file: String,
        /// 输出格式 · form of the output
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
        /// 将补齐总计的法定格式写入此文件（须不存在）：docx、xlsx、html、md、json · writes the form, with the totals that were
        /// left blank, to this file, which must not exist
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
    let words = help::without_help_command(arguments.into_iter().collect());
    let language = help::language(&words);
    let parsed = help::localised(Arguments::command(), language).try_get_matches_from(words);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error, language),
    };
    match run(&arguments) {
        Ok(status) => status,
        // The reader of a pipe has seen enough.
        Err(error) if output::is_broken_pipe(&error) => 0,
        Err(error) => {
            eprintln!("ogi: {}", shown::printable(&shown::reasons(&error, arguments.lang.into())));
            2
        }
    }
}

/// Prints help, or why the arguments cannot be used; the exit status.
fn refused(error: &clap::Error, language: Language) -> u8 {
    let printed = if error.use_stderr() {
        let text = help::refusal(error, language, std::io::stderr().is_terminal());
        std::io::stderr().write_all(text.as_bytes())
    } else {
        let text = help::refusal(error, language, std::io::stdout().is_terminal());
        std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush())
    };
    match printed {
        Err(failed) if failed.kind() != ErrorKind::BrokenPipe => {
            eprintln!("ogi: {}", shown::reason(&failed, language));
            2
        }
        _ => u8::try_from(error.exit_code()).unwrap_or(2),
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
        Task::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(*shell, &mut help::localised(Arguments::command(), language), "ogi", &mut out);
            describe::whole(&out, language)
        }
        Task::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(help::localised(Arguments::command(), language)).render(&mut out)?;
            describe::whole(&out, language)
        }
        #[cfg(feature = "mcp")]
        Task::Mcp => mcp::run(language),
        Task::Explain { code } => explain::run(code, language),
        Task::Fill { file, output: Some(path), .. } => describe::fill_into(file, path, language),
        Task::Fill { file, format, output: None } => describe::fill(file, (*format).into(), language),
    }
}

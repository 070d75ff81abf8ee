//! `ogi repair`: writes a corrected copy, never over the input.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use ogi_report::repair::{Count, Repair, Repairs};
use ogi_report::{CellId, Format, Language, Options, Renderer, Report, apply, inspect, write_corrected};

use crate::describe::cells;
use crate::output::{Kind, kind, print, refuse_taken, unless_closed, write_new};
use crate::shown::printable;
use crate::sources::Source;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告，或以-表示标准输入 · the report, or - for standard input
    file: String,
    /// 采用第几种更正方案（见ogi check） · the number of the repair, as listed by `ogi check`
    #[arg(long, value_name = "N")]
    apply: Option<usize>,
    /// 写入此文件（须不存在）而不是标准输出；扩展名为docx、xlsx、html、md时写成法定格式 · writes to this file, which must not
    /// exist, instead of standard output; as the official form where its name ends in docx, xlsx, html or md
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 已知无误、不得改动的单元格，可重复 · a cell known to be correct, which is not changed; can be repeated
    #[arg(long, value_name = "CELL")]
    pin: Vec<String>,
}

/// Makes a repair; the exit status is that of a check of the corrected copy.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let form = match &arguments.output {
        Some(path) => {
            let form = kind(path, language)?;
            refuse_taken(path, language)?;
            form
        }
        None => Kind::Json,
    };
    let source = Source::one(&arguments.file);
    let mut options = Options { language, file: Some(source.name()), ..Options::default() };
    for path in &arguments.pin {
        let cell = CellId::from_path(path);
        options.repairs.pinned.insert(cell.with_context(|| match language {
            Language::Zh => format!("--pin {path}：没有这一单元格"),
            Language::En => format!("--pin {path}: no cell has this path"),
        })?);
    }
    // Nobody goes through more of them than this.
    options.repairs.limit = options.repairs.limit.max(arguments.apply.unwrap_or(1).min(1000));
    let refuse = |error: ogi_report::Error| anyhow!("{}: {}", source.shown(), error.message(language));
    let bytes = source.read().map_err(refuse)?;
    let report = inspect(&bytes, &options).map_err(refuse)?;
    if arguments.apply.is_none() && is_tied(&report.repairs) {
        bail!(tied(&report, language));
    }
    let number = arguments.apply.unwrap_or(1);
    // Where no figure is to be corrected, the copy is what was read.
    let corrected = match (&*report.repairs.list, arguments.apply) {
        ([], None) => report.clone(),
        _ => apply(&report, number, &options).map_err(refuse)?,
    };
    let text = || Renderer::new(Format::Json, options.clone()).one(&corrected);
    let told = changed(&report, number, language);
    // A form that is as it was read has nothing to be said of it.
    let remark = if report.repairs.list.is_empty() { "" } else { &told };
    match &arguments.output {
        Some(path) => match form {
            Kind::Json => write_new(path, text().as_bytes(), language)?,
            Kind::Form(form) => write_new(path, &write_corrected(&corrected.draft, &bytes, remark, form), language)?,
        },
        None => unless_closed(print(&text(), language))?,
    }
    eprintln!("{}", printable(&told));
    Ok(u8::from(corrected.has_errors()))
}

/// Whether nothing speaks for the first repair more than for the second.
fn is_tied(repairs: &Repairs) -> bool {
    matches!(&*repairs.list, [first, second, ..] if first.score == second.score)
}

/// Why a repair has to be chosen, and between which.
fn tied(report: &Report, language: Language) -> String {
    let first = report.repairs.list.first().map_or(0, |repair| repair.score);
    let alike: Vec<_> = report.repairs.list.iter().take_while(|repair| repair.score == first).collect();
    let (ways, tied) = (ways(report, language), alike.len());
    let mut lines = vec![match language {
        Language::Zh => format!("{ways}，前{tied}种佐证强弱相同，请用--apply选定其一："),
        Language::En => format!("{ways}, the first {tied} of equal evidence; choose one with --apply:"),
    }];
    lines.extend(alike.into_iter().enumerate().map(|(at, repair)| {
        let number = at.saturating_add(1);
        format!("  --apply {number}  {}", changes(report, repair, language))
    }));
    lines.join("\n")
}

/// What the corrected copy has changed, and how many repairs are as small.
fn changed(report: &Report, number: usize, language: Language) -> String {
    let Some(repair) = number.checked_sub(1).and_then(|at| report.repairs.list.get(at)) else {
        return match language {
            Language::Zh => "没有需要更正的数字",
            Language::En => "no figure needs to be corrected",
        }
        .to_owned();
    };
    let (count, told) = (repair.changes.len(), changes(report, repair, language));
    match language {
        Language::Zh => format!("已更正{count}格：{told}。{}，本次采用方案{number}", ways(report, language)),
        Language::En => format!("corrected {}: {told}. {}; this is number {number}", cells(count), ways(report, language)),
    }
}

fn ways(report: &Report, language: Language) -> String {
    match (report.repairs.count, language) {
        (Count::Exactly(1), Language::Zh) => "更正方案唯一".to_owned(),
        (Count::Exactly(count), Language::Zh) => format!("改动格数相同的方案共{count}种"),
        (Count::AtLeast(count), Language::Zh) => format!("改动格数相同的方案至少{count}种"),
        (Count::Exactly(1), Language::En) => "no other repair is as small".to_owned(),
        (Count::Exactly(count), Language::En) => format!("{count} repairs of this size"),
        (Count::AtLeast(count), Language::En) => format!("at least {count} repairs of this size"),
    }
}

fn changes(report: &Report, repair: &Repair, language: Language) -> String {
    let form = report.draft.form().form();
    let told = repair.changes.iter().map(|change| {
        let label = form.cell_label(change.cell, language);
        match (change.from, language) {
            (Some(from), Language::Zh) => format!("{label}由{from}改为{}", change.to),
            (Some(from), Language::En) => format!("{label} from {from} to {}", change.to),
            (None, Language::Zh) => format!("{label}填为{}", change.to),
            (None, Language::En) => format!("{label} set to {}", change.to),
        }
    });
    told.collect::<Vec<_>>().join(if language == Language::Zh { "；" } else { "; " })
}

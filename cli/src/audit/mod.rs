//! `ogi audit`: a folder of reports in, an overview, lists and notices out.
//!
//! A run has three steps: every file by itself, in parts that are written as they are done; the reports of several years of
//! one organ once more, each with the one before it; all of them joined. Parts that are there need not be made again.

mod files;
mod folder;
mod parts;
mod regions;
mod shelf;
mod written;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};
use ogi_report::{Audit, Auditor, Enrolled, Language, Options};

use crate::check::{When, baseline, now};
use crate::register::read_register;
use crate::shown::{printable, shown};
use folder::Folder;
use parts::Plan;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 报告所在的文件夹，也可以是文件或压缩包（zip） · folders of reports, or files, or zip archives
    #[arg(required = true, value_name = "FOLDER")]
    inputs: Vec<String>,
    /// 写入此文件夹（须为空、不存在或是此前的核查结果） · the folder to write to: empty, new, or of an earlier audit
    #[arg(long, short, value_name = "DIR", required = true)]
    output: PathBuf,
    /// 机关名册（CSV：名称、文件、类别、层级、下级政府、网站域名、上级机关、公布日期、报送日期） · the register of organs
    #[arg(long, value_name = "FILE.csv")]
    register: Option<PathBuf>,
    /// 上一年度报告所在的文件夹 · the folder of last year's reports
    #[arg(long, value_name = "FOLDER")]
    last: Option<String>,
    /// 此前的核查结果（result.json） · an earlier result: what is new and what is resolved is reported
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// 核查方案：statutory、thorough或TOML、JSON文件 · profile: a name or a TOML or JSON file
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// 核查时间，默认为当前时间 · the moment of the check instead of the clock's, such as 2026-01-15
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// 退改通知中的期限，默认按核查方案的报送期限 · the day in notices; else the profile's day of handing in
    #[arg(long, value_name = "YYYY-MM-DD")]
    deadline: Option<String>,
    /// 退改通知的落款 · who signs the notices
    #[arg(long, value_name = "NAME")]
    office: Option<String>,
    /// 为哪些报告生成单独页面 · which reports get a page of their own
    #[arg(long, value_enum, default_value_t = Pages::All)]
    pages: Pages,
    /// 接着上次没有完成的核查继续 · goes on where a run that was ended stopped
    #[arg(long)]
    resume: bool,
    /// 何时显示进度 · when to show progress, on standard error
    #[arg(long, value_enum, default_value_t = When::Auto)]
    progress: When,
}

/// Which reports get a page of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pages {
    /// 全部
    All,
    /// 有问题的
    Wrong,
    /// 都不要
    None,
}

/// Audits what is named; the exit status.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let folder = Folder::open(&arguments.output, arguments.resume, language)?;
    let mut plan = Plan::new(arguments, &folder, language);
    let moment = match folder.moment(plan.mark(), arguments.resume, language)? {
        Some(moment) => moment,
        None => {
            let now = now(arguments.now.as_deref()).map_err(|error| anyhow!(error.message(language)))?;
            folder.begin(plan.mark(), now.as_str())?;
            now.as_str().to_owned()
        }
    };
    let profile = match &arguments.profile {
        Some(named) => crate::profile::read(named, language)?,
        None => ogi_report::Profile::default(),
    };
    let options = Options {
        language,
        profile,
        baseline: arguments.baseline.as_deref().map(|path| baseline(path, language)).transpose()?,
        now: Some(moment.parse().map_err(|error: ogi_report::Error| anyhow!(error.message(language)))?),
        ..Options::default()
    };
    let register = arguments.register.as_deref().map(|path| read_register(path, language)).transpose()?;
    let register: Option<Arc<[Enrolled]>> = register.map(Into::into);
    let auditor = Auditor::new(options, register.clone());
    let last = files::last_years(arguments.last.as_deref(), &auditor, language);
    plan.check(&auditor, &last, &folder, arguments.pages, arguments.progress)?;
    plan.check_again(&auditor, &folder, arguments.pages)?;
    let parts = plan.parts(&folder);
    // The files are done with.
    drop((plan, last));
    let shelf = || folder.shelf().map(Box::new);
    let mut audit = Audit::on_shelves(register, shelf()?, shelf()?);
    parts.each(|_, entry| {
        audit.add(&entry);
        Ok(())
    })?;
    audit
        .join_with(auditor.options(), &mut *shelf()?, |at| parts.entry(at).and_then(|entry| entry.draft()))
        .with_context(|| shown(folder.root()))?;
    written::write(arguments, &audit, &parts, &folder, auditor.options())?;
    folder.end()?;
    print_summary(&audit, &arguments.output, language);
    Ok(match (audit.counts.unread, audit.counts.errors) {
        (1.., _) => 2,
        (0, 1..) => 1,
        (0, 0) => 0,
    })
}

/// One line on what became of the run.
fn print_summary(audit: &Audit, output: &Path, language: Language) {
    let counts = &audit.counts;
    let index = shown(&output.join("index.html"));
    match language {
        Language::Zh => eprintln!(
            "{}个文件：有错误{}份，只有警告{}份，只有存疑{}份，没有核完{}份，没有问题{}份，读不了{}个，未报送{}个机关 → {index}",
            counts.files,
            counts.errors,
            counts.warnings,
            counts.notices,
            counts.open,
            counts.clean,
            counts.unread,
            counts.not_filed
        ),
        Language::En => eprintln!(
            "{} files: {} with errors, {} with warnings only, {} with notices only, {} not all decided, {} with nothing wrong, {} not \
             read, {} organs not filed → {index}",
            counts.files,
            counts.errors,
            counts.warnings,
            counts.notices,
            counts.open,
            counts.clean,
            counts.unread,
            counts.not_filed
        ),
    }
    for unread in audit.unread.iter().take(20) {
        eprintln!("{}: {}", printable(&unread.file), printable(&unread.message));
    }
    if audit.unread.len() > 20 {
        eprintln!("…");
    }
}

/// Refuses what cannot be gone on with.
fn refuse(zh: String, en: String, language: Language) -> Result<()> {
    bail!(if language == Language::Zh { zh } else { en })
}

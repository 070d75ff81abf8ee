//! `ogi compare`, `ogi rollup`: reports judged together.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use ogi_report::{Format, Language, Options, Renderer, Report, Subordinates, compare, read, roll_up};

use crate::context::organ;
use crate::cores::on_all_cores;
use crate::output::{Output as Opened, is_csv_for_chinese, refuse_what_is_read, unless_closed};
use crate::register::read_register;
use crate::shown::printable;
use crate::sources::{Source, sources_with_warnings};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// 同一机关的各年度报告 · reports of one organ, in any order
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    reports: Vec<String>,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Rollup {
    /// 汇总的报告，如本级政府的报告 · the report that sums up, such as the government's
    parent: String,
    /// 下级机关的报告或文件夹，本级机关自己的报告也可列入 · reports of subordinate organs, or folders of them; the office's own
    /// report may be included
    #[arg(required = true, value_name = "FILE|FOLDER")]
    children: Vec<String>,
    /// 机关名册（CSV：名称、文件、类别、层级、下级政府、网站域名） · the register of organs (CSV with name, file, kind, level, `is_area`, host)
    #[arg(long, value_name = "FILE.csv")]
    register: Option<PathBuf>,
    /// 汇总机关的概况（JSON：level、kind、coverage） · profile of the organ that sums up, as JSON
    #[arg(long, value_name = "FILE.json")]
    organ: Option<PathBuf>,
    /// 下级机关已经列全 · all subordinate organs are given
    #[arg(long)]
    complete: bool,
    /// 汇总数应等于下级合计：不符的，连同下级报告一并求更正方案 · the report equals the sum exactly; differences are repaired across all reports
    #[arg(long, requires = "complete")]
    exact: bool,
    #[command(flatten)]
    output: Output,
}

/// How the result is written.
#[derive(Debug, Args)]
struct Output {
    /// 输出格式 · form of the output
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
    /// 写入文件而不是标准输出 · writes to a file instead of standard output
    #[arg(long = "output", short = 'o', value_name = "FILE")]
    file: Option<PathBuf>,
    /// CSV以字节顺序标记开头，便于表格软件识别 · begins CSV with a byte order mark, for spreadsheets
    #[arg(long)]
    bom: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TableFormat {
    Text,
    Json,
    Html,
    Markdown,
    Sarif,
    Csv,
}

impl From<TableFormat> for Format {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Text => Self::Text,
            TableFormat::Json => Self::Json,
            TableFormat::Html => Self::Html,
            TableFormat::Markdown => Self::Markdown,
            TableFormat::Sarif => Self::Sarif,
            TableFormat::Csv => Self::Csv,
        }
    }
}

impl Output {
    fn renderer(&self, options: &Options) -> Renderer {
        let color = self.file.is_none() && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Renderer::new(self.format.into(), options.clone())
            .color(color)
            .byte_order_mark(self.bom || is_csv_for_chinese(self.file.as_deref(), options.language))
    }

    fn write(&self, text: &str, language: Language) -> Result<()> {
        let mut output = Opened::open(self.file.as_deref(), language)?;
        unless_closed(output.write(text).and_then(|()| output.finish()))
    }
}

/// Compares reports of one organ; the exit status.
pub(crate) fn run_compare(arguments: &Compare, language: Language) -> Result<u8> {
    let options = Options { language, ..Options::default() };
    let output = arguments.output.file.as_deref();
    refuse_what_is_read(output, &arguments.reports, &[], language)?;
    let (reports, failed) = read_all(&arguments.reports, output, language);
    if failed {
        return Ok(2);
    }
    let reports = by_year(reports, language);
    let comparison = compare(reports, &options).map_err(|error| anyhow::anyhow!(error.message(language)))?;
    arguments.output.write(&arguments.output.renderer(&options).comparison(&comparison), language)?;
    Ok(u8::from(comparison.has_errors()))
}

/// The reports by year, the oldest first. Standard error says where they were given in another order.
fn by_year(mut reports: Vec<Report>, language: Language) -> Vec<Report> {
    let years = |reports: &[Report]| -> Vec<Option<u16>> { reports.iter().map(|report| report.draft.year).collect() };
    let given = years(&reports);
    // A report of no known year keeps its place, which then tells its year.
    if given.iter().any(Option::is_none) {
        return reports;
    }
    reports.sort_by_key(|report| report.draft.year);
    let sorted = years(&reports);
    if sorted != given {
        let names: Vec<String> = sorted.into_iter().flatten().map(|year| year.to_string()).collect();
        match language {
            Language::Zh => eprintln!("已按年度先后排列：{}", names.join("、")),
            Language::En => eprintln!("sorted by year: {}", names.join(", ")),
        }
    }
    reports
}

/// Compares a report with the sum of those below; the exit status. A report below that cannot be used is told and left
/// out: the sum is then only a lower bound.
pub(crate) fn run_rollup(arguments: &Rollup, language: Language) -> Result<u8> {
    let output = arguments.output.file.as_deref();
    let names: Vec<String> = std::iter::once(&arguments.parent).chain(&arguments.children).cloned().collect();
    refuse_what_is_read(output, &names, &[arguments.organ.as_deref(), arguments.register.as_deref()], language)?;
    let context = organ(arguments.organ.as_deref(), None, language)?;
    let options = Options { language, context, ..Options::default() };
    let register = arguments.register.as_deref().map(|path| read_register(path, language)).transpose()?;
    let (parent, _) = read_all(std::slice::from_ref(&arguments.parent), output, language);
    let Ok([parent]) = <[Report; 1]>::try_from(parent) else { return Ok(2) };
    let (reports, failed) = read_all(&arguments.children, output, language);
    if failed && arguments.complete {
        bail!(match language {
            Language::Zh => "有报告无法处理，不能按--complete核对",
            Language::En => "--complete: some reports cannot be used",
        });
    }
    let register = register.map(|lines| lines.into_iter().map(|line| line.organ).collect());
    let below = Subordinates { reports, register, complete: arguments.complete };
    let mut rollup = roll_up(parent, below, &options);
    if arguments.exact {
        rollup.repair(&options).map_err(|error| anyhow::anyhow!(error.message(language)))?;
    }
    arguments.output.write(&arguments.output.renderer(&options).rollup(&rollup), language)?;
    Ok(if failed { 2 } else { u8::from(rollup.has_errors()) })
}

/// The reports of sources, in their order; those that cannot be used are named on standard error, and that there are any.
fn read_all(names: &[String], output: Option<&Path>, language: Language) -> (Vec<Report>, bool) {
    let sources: Vec<Source> = sources_with_warnings(names, output, language).collect();
    let results: Vec<_> = on_all_cores(&sources, || (), |(), _, source| read_one(source, language));
    let mut failed = false;
    let mut reports = Vec::with_capacity(results.len());
    for (result, source) in results.into_iter().zip(&sources) {
        match result {
            Ok(report) => reports.push(report),
            Err(error) => {
                eprintln!("{}: {}", source.shown(), printable(&error.message(language)));
                failed = true;
            }
        }
    }
    (reports, failed)
}

fn read_one(source: &Source, language: Language) -> Result<Report, ogi_report::Error> {
    let options = Options { language, file: Some(source.name()), ..Options::default() };
    read(&source.read()?, &options)
}

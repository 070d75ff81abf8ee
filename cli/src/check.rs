//! `ogi check`: reads sources in parallel, a bounded window at a time, and writes results in their order.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ogi_report::profile::{Baseline, Timestamp};
use ogi_report::{
    Copied, Copies, Error, Format, Language, ListFile, Options, ProblemList, Profile, Renderer, Severity, SpanUnit, Tally,
    annotate, find_rule, inspect,
};
use serde_json::Map;

use crate::context::ContextArguments;
use crate::cores::on_all_cores;
use crate::output::{Output, is_closed, is_csv_for_chinese, refuse_what_is_read, unless_closed, write_new};
use crate::shown::{printable, shown};
use crate::sources::{Source, are_several, count, sources_with_warnings, text_beside};
use crate::writer::Writer;

/// At most so many reports are in memory at once.
const WINDOW: usize = 128;
/// A baseline of more bytes is refused: the result of an audit of a province has fewer.
const MOST_OF_A_BASELINE: u64 = 512 << 20;
/// A buffer of more bytes is given back after its source.
const LARGE: usize = 1 << 20;
/// The exit status of a run that ended with the pipe it wrote to.
const BROKEN_PIPE: u8 = 141;
/// A progress bar appears when a run takes longer.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// 文件、文件夹、压缩包，或以-表示标准输入 · files, folders, archives, or - for standard input
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    inputs: Vec<String>,
    /// 输出格式 · form of the output
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    /// 写入文件而不是标准输出 · writes to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 核查方案：statutory、thorough或TOML、JSON文件 · profile: statutory, thorough, or a TOML or JSON file
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// 此前的核查结果（JSON），其中已有的不予列出 · an earlier result as JSON; what it contains is not reported again
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// 核查时间，如2026-01-15，默认为当前时间 · the time of the check, such as 2026-01-15; the current time by default
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// 关闭一条规则，可重复 · switches a rule off; can be repeated
    #[arg(long, value_name = "CODE")]
    off: Vec<String>,
    /// 改变一条规则的严重程度，可重复 · changes the severity of a rule; can be repeated
    #[arg(long, value_name = "CODE=SEVERITY")]
    severity: Vec<String>,
    /// 任一选项，如repairs=3，名称同JSON选项，可重复 · any option by its name in JSON, such as repairs=3; can be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    option: Vec<String>,
    /// 标准输入的文件名，用于结果中 · the file name that results give to standard input
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// JSON中位置的单位 · unit of positions in JSON
    #[arg(long, value_enum, default_value_t = Spans::Bytes)]
    spans: Spans,
    /// 何时使用颜色 · when to use colours
    #[arg(long, value_enum, default_value_t = When::Auto)]
    color: When,
    /// CSV以字节顺序标记开头，便于表格软件识别 · begins CSV with a byte order mark, for spreadsheets
    #[arg(long)]
    bom: bool,
    /// 另存一份加批注的文件（docx、xlsx） · writes a copy of the file with comments on its errors (docx, xlsx)
    #[arg(long, value_name = "OUT")]
    annotate: Option<PathBuf>,
    /// 没有读到表格数字的报告不影响退出码 · a report of which nothing could be checked does not make the exit status 2
    #[arg(long)]
    allow_unchecked: bool,
    /// 何时显示进度 · when to show progress on standard error; auto: on a terminal, once a run takes more than two seconds
    #[arg(long, value_enum, default_value_t = When::Auto)]
    progress: When,
    #[command(flatten)]
    context: ContextArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Text,
    Json,
    Html,
    Markdown,
    Sarif,
    Csv,
    /// 欧洲统计系统的核查报告 · validation report of the European Statistical System
    Ess,
    /// 问题清单，Excel工作簿 · the list of problems as a workbook
    Xlsx,
    /// 问题清单，Word表格 · the list of problems as a Word table
    Docx,
}

impl OutputFormat {
    /// The list of problems, where that is the form.
    const fn list(self) -> Option<ListFile> {
        match self {
            Self::Xlsx => Some(ListFile::Xlsx),
            Self::Docx => Some(ListFile::Docx),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Spans {
    Bytes,
    Utf16,
    #[value(name = "code_points")]
    CodePoints,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

impl From<OutputFormat> for Format {
    fn from(format: OutputFormat) -> Self {
        match format {
            OutputFormat::Text => Self::Text,
            OutputFormat::Json => Self::Json,
            OutputFormat::Html => Self::Html,
            OutputFormat::Markdown => Self::Markdown,
            OutputFormat::Sarif => Self::Sarif,
            // Lists of problems are not written by a renderer.
            OutputFormat::Csv | OutputFormat::Xlsx | OutputFormat::Docx => Self::Csv,
            OutputFormat::Ess => Self::Ess,
        }
    }
}

/// Checks the sources; the exit status.
pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let read = [arguments.baseline.as_deref(), arguments.profile.as_deref().map(Path::new)];
    let beside: Vec<_> = read.into_iter().chain(arguments.context.files()).collect();
    refuse_what_is_read(arguments.output.as_deref(), &arguments.inputs, &beside, language)?;
    let spans = match arguments.spans {
        Spans::Bytes => SpanUnit::Bytes,
        Spans::Utf16 => SpanUnit::Utf16,
        Spans::CodePoints => SpanUnit::CodePoints,
    };
    let stated = stated(&arguments.option, language)?;
    // A flag of its own goes before what `--option` states.
    let given = arguments.baseline.as_deref().map(|path| baseline(path, language)).transpose()?;
    let clock = || now(arguments.now.as_deref()).map_err(|error| anyhow::anyhow!(error.message(language)));
    let options = Options {
        language,
        spans,
        profile: profile(arguments, &stated.profile, language)?,
        baseline: given.or_else(|| stated.baseline.clone()),
        now: stated.now.filter(|_| arguments.now.is_none()).map_or_else(|| clock().map(Some), |stated| Ok(Some(stated)))?,
        context: arguments.context.read(&arguments.inputs, language)?.or(&stated.context),
        ..stated
    };
    let several = are_several(&arguments.inputs);
    let renderer = Renderer::new(arguments.format.into(), options.clone())
        .several(several)
        .color(use_color(arguments))
        .byte_order_mark(arguments.bom || is_csv_for_chinese(arguments.output.as_deref(), language));
    let writer = match arguments.format.list() {
        Some(file) => Writer::List(ProblemList::new(file, language)),
        None => Writer::Renderer(Box::new(renderer)),
    };
    if arguments.output.is_none() && arguments.format.list().is_some() && std::io::stdout().is_terminal() {
        bail!(match language {
            Language::Zh => "请用--output指定文件：工作簿和Word文档不能在终端显示",
            Language::En => "--output FILE: a workbook or a Word document is no text for a terminal",
        });
    }
    if let Some(copy) = &arguments.annotate {
        annotated(arguments, copy, &options, several)?;
    }
    let mut output = Output::open(arguments.output.as_deref(), language)?;
    let Run { tally, copies, is_closed, is_whole } = check_all(arguments, &options, &writer, &mut output)?;
    let alike = copied(&copies.found(), language);
    let is_told = arguments.output.is_none() && arguments.format == OutputFormat::Text;
    if !is_closed && is_told && several {
        unless_closed(output.write(&alike))?;
    } else if several {
        eprint!("{alike}");
    }
    if !is_closed {
        unless_closed(output.finish())?;
    }
    // Where the output is no place for them, or is a file, a person should still see what was left out.
    if arguments.output.is_some() || arguments.format != OutputFormat::Text {
        for (file, error) in &tally.failures {
            eprintln!("{}: {}", printable(file), printable(&error.message(language)));
        }
    }
    // Nothing found in what could not be checked is no good news.
    let nothing = if arguments.allow_unchecked { 0 } else { tally.unchecked };
    if nothing > 0 {
        eprintln!("{}", unchecked(nothing, language));
    }
    Ok(match (tally.failures.is_empty() && nothing == 0, tally.errors) {
        (false, _) => 2,
        (true, 0) if is_whole => 0,
        // Nobody reads on, and what is left was not looked at: as the shell tells of a command that the pipe ended.
        (true, 0) => BROKEN_PIPE,
        (true, _) => 1,
    })
}

/// A line for each two reports of different organs that are largely the same text.
fn copied(pairs: &[Copied], language: Language) -> String {
    let line = |Copied { one, other, percent }: &Copied| match language {
        Language::Zh => format!("雷同  {}与{}的正文有{percent}%相同；请核实是否抄袭\n", printable(one), printable(other)),
        Language::En => {
            format!(
                "alike  {percent}% of the text of {} and {} is the same; see whether it was copied\n",
                printable(one),
                printable(other)
            )
        }
    };
    pairs.iter().map(line).collect()
}

fn unchecked(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("input/nothing-checked：{count}份报告没有读到任何表格数字，均无法核对"),
        Language::En => {
            format!("input/nothing-checked: of {count} reports no figure of the tables was read; nothing could be checked")
        }
    }
}

fn profile(arguments: &Arguments, otherwise: &Profile, language: Language) -> Result<Profile> {
    let mut profile = match &arguments.profile {
        Some(named) => crate::profile::read(named, language)?,
        None => otherwise.clone(),
    };
    let rule = |code: &str| find_rule(code).map_err(|error| anyhow::anyhow!(error.message(language)));
    for code in &arguments.off {
        profile.switch_off(rule(code)?.code);
    }
    let expected = |zh: &str, en: &str| match language {
        Language::Zh => format!("应为{zh}"),
        Language::En => format!("expected {en}"),
    };
    for change in &arguments.severity {
        let Some((code, name)) = change.split_once('=') else {
            bail!("--severity {change}: {}", expected("代码=严重程度", "CODE=SEVERITY"))
        };
        let severity = Severity::ALL.iter().find(|severity| severity.name() == name);
        let Some(severity) = severity else {
            bail!("--severity {change}: {}", expected("error、warning、notice或info", "error, warning, notice or info"))
        };
        profile.set_severity(rule(code)?.code, *severity);
    }
    Ok(profile)
}

/// What `--option` states: values are JSON, or text where they are none.
fn stated(options: &[String], language: Language) -> Result<Options> {
    let mut members = Map::new();
    for option in options {
        let Some((name, value)) = option.split_once('=') else {
            bail!(match language {
                Language::Zh => format!("--option {option}：应为名称=值"),
                Language::En => format!("--option {option}: expected NAME=VALUE"),
            })
        };
        members.insert(name.to_owned(), serde_json::from_str(value).unwrap_or_else(|_| value.into()));
    }
    Options::from_value(&members.into()).map_err(|error| anyhow::anyhow!("--option: {}", error.message(language)))
}

pub(crate) fn baseline(path: &Path, language: Language) -> Result<Arc<Baseline>> {
    let baseline = Baseline::from_json(&text_beside(path, MOST_OF_A_BASELINE, language)?);
    baseline.map(Arc::new).map_err(|error| anyhow::anyhow!("{}: {}", shown(path), error.message(language)))
}

/// The moment given, else the clock's; only here is there a clock.
pub(crate) fn now(given: Option<&str>) -> Result<Timestamp, Error> {
    match given {
        Some(text) => text.parse(),
        None => jiff::ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().parse(),
    }
}

fn use_color(arguments: &Arguments) -> bool {
    match arguments.color {
        When::Always => true,
        When::Never => false,
        When::Auto => arguments.output.is_none() && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Writes the copy of the file that has comments on what is wrong.
fn annotated(arguments: &Arguments, copy: &Path, options: &Options, several: bool) -> Result<()> {
    let [input] = arguments.inputs.as_slice() else { bail!(one_file(copy, options.language)) };
    if several || input == "-" {
        bail!(one_file(copy, options.language));
    }
    let told = |error: Error| anyhow::anyhow!("{}: {}", printable(input), printable(&error.message(options.language)));
    let bytes = Source::File(PathBuf::from(input)).read().map_err(told)?;
    let report = inspect(&bytes, options).map_err(told)?;
    let written = annotate(&bytes, &report, options).map_err(told)?;
    write_new(copy, &written, options.language)
}

fn one_file(copy: &Path, language: Language) -> String {
    match language {
        Language::Zh => format!("--annotate {}：只能用于一份报告", shown(copy)),
        Language::En => format!("--annotate {}: expected one file", shown(copy)),
    }
}

/// What became of one source: its piece of the output, its counts, and why it could not be used.
struct Outcome {
    piece: String,
    tally: Tally,
    /// Its text, to be held against the others.
    copies: Copies,
}

/// What became of a run.
struct Run {
    tally: Tally,
    copies: Copies,
    /// The reader of the output went away.
    is_closed: bool,
    /// Every source was looked at.
    is_whole: bool,
}

fn check_all(arguments: &Arguments, options: &Options, writer: &Writer, output: &mut Output) -> Result<Run> {
    let mut run = Run { tally: Tally::default(), copies: Copies::default(), is_closed: false, is_whole: true };
    let mut progress = Progress::new(arguments.progress);
    let into = arguments.output.as_deref();
    let named = |source| match (source, &arguments.name) {
        (Source::Standard(_), Some(name)) => Source::Standard(name.clone()),
        (source, _) => source,
    };
    let mut queue = sources_with_warnings(&arguments.inputs, into, options.language).map(named);
    let mut ordinal = 0_usize;
    let mut written = writer.begin(output);
    // While one window is checked, the one before it is written and the next one is looked for.
    let mut window: Vec<Source> = queue.by_ref().take(WINDOW).collect();
    let mut done: Vec<Outcome> = Vec::new();
    while !window.is_empty() || !done.is_empty() {
        let (checked, next) = std::thread::scope(|scope| {
            let checking = scope.spawn(|| check_window(&window, ordinal, options, writer));
            for outcome in done.drain(..) {
                if let Ok(begun) = &mut written
                    && let Err(error) = begun.piece(output, &outcome.piece)
                {
                    written = Err(error);
                }
                run.tally.merge(outcome.tally);
                run.copies.merge(outcome.copies);
            }
            let next: Vec<Source> = queue.by_ref().take(WINDOW).collect();
            (checking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), next)
        });
        if written.is_err() {
            checked.into_iter().for_each(|outcome: Outcome| run.tally.merge(outcome.tally));
            run.is_whole = next.is_empty();
            break;
        }
        done = checked;
        ordinal = ordinal.saturating_add(window.len());
        window = next;
        progress.advance(ordinal, || count(&arguments.inputs, into, options.language));
    }
    progress.finish();
    let ended = written.and_then(|written| written.end(output, &run.tally));
    run.is_closed = is_closed(&ended);
    unless_closed(ended)?;
    Ok(run)
}

/// Checks sources on all cores; what became of them, in their order.
fn check_window(window: &[Source], ordinal: usize, options: &Options, writer: &Writer) -> Vec<Outcome> {
    let at_hand = || (options.clone(), Vec::new());
    on_all_cores(window, at_hand, |(options, bytes), at, source| {
        check_one(source, ordinal.saturating_add(at), options, writer, bytes)
    })
}

fn check_one(source: &Source, ordinal: usize, options: &mut Options, writer: &Writer, bytes: &mut Vec<u8>) -> Outcome {
    let name = source.name();
    let (mut tally, mut copies) = (Tally::default(), Copies::default());
    options.file = Some(name.clone());
    let result: Result<_, Error> = source.read_into(bytes).and_then(|()| inspect(bytes, options));
    // One large source is no reason to keep so much for all that follow.
    if bytes.capacity() > LARGE {
        *bytes = Vec::new();
    }
    let piece = match result {
        Ok(report) => {
            tally.add(&report);
            copies.add(&report);
            writer.report(ordinal, &report)
        }
        Err(error) => {
            let piece = writer.failure(&name, &error);
            tally.fail(&name, error);
            piece
        }
    };
    Outcome { piece, tally, copies }
}

/// A bar on standard error where that is a terminal; elsewhere, where it is asked for, a line now and then.
pub(crate) struct Progress {
    started: Instant,
    bar: Option<ProgressBar>,
    when: When,
    total: Option<u64>,
    told: Instant,
}

impl Progress {
    pub(crate) fn new(when: When) -> Self {
        let started = Instant::now();
        Self { started, bar: None, when, total: None, told: started }
    }

    pub(crate) fn advance(&mut self, done: usize, total: impl FnOnce() -> u64) {
        let is_terminal = std::io::stderr().is_terminal();
        let wanted = match self.when {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && self.started.elapsed() > PATIENCE,
        };
        if !wanted {
            return;
        }
        let total = *self.total.get_or_insert_with(total);
        if !is_terminal {
            if self.told.elapsed() > PATIENCE {
                self.told = Instant::now();
                eprintln!("{done}/{total}");
            }
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec} {eta}") {
                bar.set_style(style);
            }
            bar
        });
        bar.set_position(done as u64);
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

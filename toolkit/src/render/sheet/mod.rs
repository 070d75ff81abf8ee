//! A table of cells over several reports, with what was found: the common shape of comparisons and roll-ups.

mod compare;
mod csv;
pub(super) mod html;
mod markdown;
mod rollup;
mod text;

use ogi_core::{CellId, Finding, Form, Language, Number, Place, SectionId, Severity, Verdict};

use super::Format;
use super::text::Style;
use super::view;
use crate::model::line::one_line;
use crate::model::report::Report;
use crate::model::words::Words;
use crate::task::compare::Comparison;
use crate::task::roll_up::Rollup;

/// What a person is to see.
struct Sheet<'a> {
    title: String,
    /// The reports, one line each.
    sources: Vec<String>,
    /// What else to know.
    notes: Vec<String>,
    /// The headings of the columns of figures.
    columns: Vec<Column>,
    lines: Vec<Line>,
    /// What was left out of the table, and why.
    left_out: Vec<String>,
    /// Lists beneath the table: who has not filed, what was not added.
    lists: Vec<(String, Vec<String>)>,
    /// The organs below, where there are such.
    branches: Vec<Branch>,
    groups: Vec<Group<'a>>,
    conclusion: String,
    has_errors: bool,
}

/// A column of figures.
struct Column {
    /// Its heading beside the others.
    short: String,
    /// Its heading alone.
    name: String,
}

impl Column {
    fn new(name: String) -> Self {
        Self { short: name.clone(), name }
    }
}

/// One cell.
struct Line {
    cell: CellId,
    /// The part of the form.
    section: SectionId,
    name: String,
    figures: Vec<Figure>,
    /// What to know of the line: a stock, who is missing.
    remark: String,
    /// How grave the gravest finding about it is.
    mark: Option<Severity>,
    /// Whether a person should see it; a spreadsheet has every line.
    is_shown: bool,
    /// What it comes to in each of several years; empty where there are no years.
    course: Vec<Option<Number>>,
    /// What it is made up of, organ by organ.
    parts: Vec<Part>,
}

/// What an organ below contributes to a cell.
struct Part {
    name: String,
    figure: Number,
}

/// An organ below the one whose report is judged.
struct Branch {
    name: String,
    is_area: bool,
    is_missing: bool,
    /// 本年新收, and its share of all of them in percent.
    received: Option<(Number, Option<i64>)>,
}

/// A share in percent, rounded down; none of nothing.
fn share(part: Number, whole: Number) -> Option<i64> {
    let (part, whole) = part.as_integer().zip(whole.as_integer()).filter(|(_, whole)| *whole > 0)?;
    part.checked_mul(100)?.checked_div(whole)
}

/// One figure of a line.
enum Figure {
    /// As printed, or a sign for what is not there.
    Stated(String),
    /// Not stated itself, but the sum of what is.
    Computed(Number),
    /// A difference, with its sign.
    Difference(Number),
    /// A change in percent.
    Percent(Number),
    /// Nothing to say.
    None,
}

impl Figure {
    /// For a person.
    fn shown(&self) -> String {
        let sign = |number: &Number| if *number > Number::ZERO { "+" } else { "" };
        match self {
            Self::Stated(text) => text.clone(),
            Self::Computed(number) => format!("={number}"),
            Self::Difference(number) => format!("{}{number}", sign(number)),
            Self::Percent(number) => {
                let point = if number.is_whole() { ".0" } else { "" };
                format!("{}{number}{point}%", sign(number))
            }
            Self::None => String::new(),
        }
    }

    /// For a spreadsheet.
    fn plain(&self) -> String {
        match self {
            Self::Stated(text) => text.clone(),
            Self::Computed(number) | Self::Difference(number) | Self::Percent(number) => number.to_string(),
            Self::None => String::new(),
        }
    }
}

/// Findings about one report.
struct Group<'a> {
    title: String,
    report: &'a Report,
    findings: Vec<&'a Finding>,
    /// What to say where there are none.
    nothing: String,
    /// The repairs of several reports, line by line, the heading first.
    repairs: Vec<String>,
}

/// How a sheet is drawn.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    pub(super) format: Format,
    pub(super) language: Language,
    pub(super) color: bool,
    pub(super) byte_order_mark: bool,
}

impl Drawing {
    pub(super) fn comparison(self, comparison: &Comparison) -> String {
        self.draw(&compare::sheet(comparison, self.language))
    }

    pub(super) fn rollup(self, rollup: &Rollup) -> String {
        self.draw(&rollup::sheet(rollup, self.language))
    }

    fn draw(self, sheet: &Sheet<'_>) -> String {
        let words = Words { language: self.language };
        match self.format {
            Format::Html => html::draw(sheet, words),
            Format::Markdown => view::without_invisible(markdown::draw(sheet, words)),
            Format::Csv => {
                let mark = if self.byte_order_mark { "\u{FEFF}" } else { "" };
                mark.to_owned() + &view::without_invisible(csv::draw(sheet, words))
            }
            _ => view::without_invisible(text::draw(sheet, words, Style { color: self.color, brief: false })),
        }
    }
}

/// The part of the form that a cell stands in.
const fn section_of(place: Place) -> SectionId {
    match place {
        Place::Proactive(..) => SectionId::Proactive,
        Place::Request(..) => SectionId::Requests,
        Place::Remedy(..) => SectionId::Remedies,
    }
}

/// The printed title of a part.
fn section_title(form: &Form, id: SectionId, language: Language) -> &'static str {
    form.section(id).map_or("", |section| if language == Language::Zh { section.title } else { section.english })
}

/// The findings that are shown, gravest first.
fn visible_findings(findings: &[Finding]) -> Vec<&Finding> {
    let mut shown: Vec<&Finding> = findings.iter().filter(|finding| finding.verdict == Verdict::Broken).collect();
    shown.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    shown
}

/// The gravest finding about a cell.
fn mark<'a>(findings: impl Iterator<Item = &'a Finding>, cell: CellId) -> Option<Severity> {
    let about = findings.filter(|finding| finding.verdict == Verdict::Broken);
    about.filter(|finding| finding.terms.iter().any(|term| term.cell == cell)).map(|finding| finding.severity).max()
}

/// One line on a report: organ, year, source, form.
fn source(report: &Report, language: Language) -> String {
    let file = report.file.as_deref().map(|file| format!("  {}", one_line(file, 200))).unwrap_or_default();
    format!("{}  {}{file}", organ(report, language), view::particulars(report, language))
}

/// The name of the organ that reports.
fn organ(report: &Report, language: Language) -> String {
    let name = report.draft.organ.as_deref().map(|organ| one_line(organ, 60)).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| Words { language }.get("机关不明", "organ unknown").to_owned())
}

/// How many findings there are of each severity.
fn tally(count: impl Fn(Severity) -> usize, language: Language) -> String {
    let found: Vec<String> = Severity::ALL
        .iter()
        .map(|severity| (count(*severity), severity.names()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, names)| match language {
            Language::Zh => format!("{}{number}条", names.zh),
            Language::En => format!("{number} {}{}", names.en, if number == 1 { "" } else { "s" }),
        })
        .collect();
    match (found.is_empty(), language) {
        (true, Language::Zh) => "未发现问题".to_owned(),
        (true, Language::En) => "nothing found".to_owned(),
        (false, Language::Zh) => found.join("，"),
        (false, Language::En) => found.join(", "),
    }
}

//! The records of the border: immutable, signed integers, decimals as decimals.

use ogi_report::{Format, FormId, Language, Number as Figure, Severity, Verdict};

uniffi::custom_type!(
    /// An exact decimal: counts and money.
    Figure,
    String,
    {
        remote,
        lower: |figure| figure.to_string(),
        try_lift: |text| Ok(text.parse()?),
    }
);

/// A language of messages.
#[uniffi::remote(Enum)]
pub enum Language {
    /// 简体中文
    Zh,
    /// English
    En,
}

/// How grave a finding is (严重程度).
#[uniffi::remote(Enum)]
pub enum Severity {
    /// 提示: for information.
    Info,
    /// 关注: lawful but unlikely; a person should look.
    Notice,
    /// 警告: breaks an instruction or an implied identity.
    Warning,
    /// 错误: breaks a printed identity or a statutory duty.
    Error,
}

/// The outcome of a rule (结论).
#[uniffi::remote(Enum)]
pub enum Verdict {
    /// 成立
    Holds,
    /// 不成立
    Broken,
    /// 无法判断: the cells that it needs could not be read.
    Undecided,
    /// 不适用
    NotApplicable,
}

/// A statutory form (格式).
#[uniffi::remote(Enum)]
pub enum FormId {
    /// 国办公开办函〔2019〕60号（试行）, reporting years 2019 and 2020.
    Trial2019,
    /// 国办公开办函〔2021〕30号, reporting years from 2021.
    Official2021,
}

/// A form that results can be written in.
#[uniffi::remote(Enum)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// The wire object.
    Json,
    /// One self-contained page with the form redrawn and wrong cells marked.
    Html,
    /// Markdown.
    Markdown,
    /// SARIF 2.1.0, the exchange format of static analysis.
    Sarif,
    /// A table of findings.
    Csv,
}

/// What a cell is; zero is only a printed zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CellState {
    /// The cell is not in the document (缺失).
    Missing,
    /// A number, alone or with a unit or remark beside it.
    Number,
    /// The cell is there and empty (空白).
    Blank,
    /// A mark for "nothing" (占位符).
    Placeholder,
    /// Words or signs that state no number.
    Text,
    /// The figure cannot be decided (无法判读).
    Unreadable,
}

/// A place in the decoded text of the source, in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Span {
    /// First position.
    pub start: i32,
    /// One past the last position.
    pub end: i32,
}

/// One cell of the form.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Cell {
    /// Its stable path, such as `requests.received.total`.
    pub path: String,
    /// What it is.
    pub state: CellState,
    /// The number that it states, if it states one.
    pub number: Option<Figure>,
    /// Its text, where that is more than the number itself.
    pub printed: Option<String>,
    /// In how many ways an unreadable cell can be read, where that is known.
    pub readings: Option<i32>,
}

/// A number stated in the text.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Claim {
    /// The cell, row or group that it speaks of.
    pub what: String,
    /// The number.
    pub value: Figure,
    /// The words that state it.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// A cell's part in a finding.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Term {
    /// The path of the cell.
    pub cell: String,
    /// 1 on the computed side, -1 on the stated side, 0 when only concerned.
    pub coefficient: i32,
    /// What the cell holds.
    pub held: Cell,
    /// Where it was read.
    pub span: Option<Span>,
}

/// One thing that a rule has to say about a report.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Finding {
    /// The code of the rule.
    pub rule: String,
    /// What the rule demands.
    pub title: String,
    /// How grave.
    pub severity: Severity,
    /// The outcome.
    pub verdict: Verdict,
    /// Every cell of the rule, in printed order.
    pub terms: Vec<Term>,
    /// What the rule computes.
    pub expected: Option<Figure>,
    /// What the report states.
    pub actual: Option<Figure>,
    /// `actual` minus `expected`.
    pub difference: Option<Figure>,
    /// The sentence for a person.
    pub message: String,
    /// The articles and clauses that the rule rests on.
    pub basis: Vec<String>,
    /// Where in the source; none when nothing is there.
    pub span: Option<Span>,
    /// The words of the source at that place.
    pub source: Option<String>,
    /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
    pub fingerprint: String,
}

/// Something to know about a source that is no finding (提示).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Note {
    /// Stable name.
    pub code: String,
    /// The sentence for a person.
    pub message: String,
}

/// How many instances of rules came to which verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Summary {
    /// Rules that hold.
    pub holds: i32,
    /// Rules that are broken.
    pub broken: i32,
    /// Rules that could not be decided.
    pub undecided: i32,
    /// Rules that do not apply.
    pub not_applicable: i32,
}

/// A report and the result of its check (核查结果).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Report {
    /// The name of the source, where the caller gave one.
    pub file: Option<String>,
    /// The statutory form.
    pub form: FormId,
    /// The reporting year (报告年度).
    pub year: Option<i32>,
    /// The organ that reports (行政机关).
    pub organ: Option<String>,
    /// The title as printed (标题).
    pub title: Option<String>,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    pub undivided: bool,
    /// Every cell of the form, in printed order.
    pub cells: Vec<Cell>,
    /// Numbers stated in the text.
    pub claims: Vec<Claim>,
    /// What is broken or undecided, in printed order of the form.
    pub findings: Vec<Finding>,
    /// How many instances of rules came to which verdict.
    pub summary: Summary,
    /// The gravest severity among broken rules; none when nothing is broken.
    pub worst: Option<Severity>,
    /// What else to know about the source.
    pub notes: Vec<Note>,
}

/// A total that follows from other cells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ComputedTotal {
    /// The path of the cell of the total.
    pub cell: String,
    /// What its parts add up to.
    pub computed: Figure,
    /// What is declared there, if a number is.
    pub declared: Option<Figure>,
}

/// A rule of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Rule {
    /// Stable code `family/name`.
    pub code: String,
    /// What it demands.
    pub title: String,
    /// How grave it is when broken.
    pub severity: Severity,
    /// The articles and clauses that it rests on.
    pub basis: Vec<String>,
}

/// A rule explained (规则说明).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Explanation {
    /// The code of the rule.
    pub code: String,
    /// What it demands.
    pub title: String,
    /// How grave it is when broken, in words.
    pub severity: String,
    /// The articles and clauses that it rests on.
    pub basis: Vec<String>,
    /// Its formula in words; none where it has none.
    pub formula: Option<String>,
    /// The long prose, as Markdown.
    pub prose: String,
}

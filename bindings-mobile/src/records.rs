//! The records of the border: immutable, signed integers, decimals as decimals.

use ogi_report::profile::Known;
use ogi_report::{
    Confidence, Coverage, FormId, Format, Kind as ClaimKind, Language, Number as Figure, Organ, OrganKind, OrganLevel, Outcome,
    Scope, Severity, Verdict,
};

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
    /// The validation report of the European Statistical System (ESS).
    Ess,
}

/// What sort of claim it is (说法的种类).
#[uniffi::remote(Enum)]
pub enum ClaimKind {
    /// A count or an amount of money.
    Count,
    /// A share in percent (占比).
    Share,
    /// A change against another year, in percent (同比增减).
    Growth,
    /// A change against another year in pieces (较上年增减).
    Change,
    /// There was none (未收到、未发生、未收取).
    None,
    /// All were answered or finished (均已办结).
    AllAnswered,
    /// All were upheld (均获维持).
    AllUpheld,
    /// None was corrected or lost (无败诉、未被纠错).
    NoneCorrected,
}

/// Whose number a claim is (统计口径).
#[uniffi::remote(Enum)]
pub enum Scope {
    /// The sentence does not say.
    Unstated,
    /// The organ itself (本机关、本级).
    Own,
    /// The whole area or system (全市、全系统).
    Whole,
    /// Somebody else (下属单位、各镇).
    Others,
}

/// How sure the pattern of a claim is (识别把握).
#[uniffi::remote(Enum)]
pub enum Confidence {
    /// Subject or scope is in doubt: nothing is judged by it.
    Unclear,
    /// The subject was taken over from a clause before.
    Likely,
    /// Verb, object and number stand in one clause.
    Certain,
}

/// How a finding stands to an earlier result (与基线相比).
#[uniffi::remote(Enum)]
pub enum Known {
    /// It was not there (新出现).
    New,
    /// It was there, with another verdict or other figures (有变化).
    Changed,
    /// It was there and said the same (此前已知).
    Same,
}

/// What becomes of a report (处理意见).
#[uniffi::remote(Enum)]
pub enum Outcome {
    /// 审核通过
    Accept,
    /// 退回修改: returned to the organ for correction.
    Return,
    /// 不予接收: not taken as a report at all.
    Reject,
}

/// The level of an organ (层级).
#[uniffi::remote(Enum)]
pub enum OrganLevel {
    /// 乡镇、街道
    Township,
    /// 县、区
    County,
    /// 设区的市、自治州
    City,
    /// 省、自治区、直辖市
    Province,
    /// 国务院及其部门
    Central,
}

/// Whether an organ is a government or a department (类别).
#[uniffi::remote(Enum)]
pub enum OrganKind {
    /// 人民政府
    Government,
    /// 政府部门
    Department,
}

/// Whose figures a report holds (统计口径).
#[uniffi::remote(Enum)]
pub enum Coverage {
    /// The organ's own figures (本机关).
    Own,
    /// The organ and everybody below it (汇总).
    Whole,
}

/// What is known of an organ beside its report (机关概况).
#[uniffi::remote(Record)]
pub struct Organ {
    /// Its level (层级).
    #[uniffi(default = None)]
    pub level: Option<OrganLevel>,
    /// Whether it is a government or a department (类别).
    #[uniffi(default = None)]
    pub kind: Option<OrganKind>,
    /// Whether the figures are its own or those of everybody below it too (统计口径).
    #[uniffi(default = None)]
    pub coverage: Option<Coverage>,
    /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
    #[uniffi(default = None)]
    pub host: Option<String>,
    /// Whether it has powers of licence, penalty or coercion (执法权).
    #[uniffi(default = None)]
    pub enforces: Option<bool>,
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

/// A number or statement in the text.
#[expect(clippy::struct_excessive_bools, reason = "independent marks of one claim, as in the wire format")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Claim {
    /// The cell, or the sum of cells, that it speaks of.
    pub what: String,
    /// The number; none for a statement that amounts to none.
    pub value: Option<Figure>,
    /// The words that state it.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What sort of claim it is.
    pub kind: ClaimKind,
    /// The printed unit.
    pub unit: Option<String>,
    /// Decimals as printed.
    pub decimals: i32,
    /// Whether the number is said to be rough.
    pub approximate: bool,
    /// Whether it counts all years up to now.
    pub cumulative: bool,
    /// Whether it counts only what was published.
    pub only_published: bool,
    /// Whose number it is, as far as the sentence says.
    pub scope: Scope,
    /// The year that the sentence names.
    pub year: Option<i32>,
    /// How sure the pattern is.
    pub confidence: Confidence,
    /// The claim that this one is a part of, by its place in the list.
    pub part_of: Option<i32>,
    /// Which breakdown of its whole it belongs to.
    pub breakdown: i32,
    /// Whether the parts of this whole are said to be all of them.
    pub exhaustive: bool,
    /// The claim that a share or growth is about, by its place in the list.
    pub about: Option<i32>,
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
    /// Why the profile excuses it; none when it does not (豁免).
    pub suppressed: Option<Suppressed>,
    /// How it stands to the earlier result; none when none was given.
    pub known: Option<Known>,
}

/// Why a finding is excused (豁免).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Suppressed {
    /// The reason.
    pub reason: String,
    /// The last day on which it is excused, `YYYY-MM-DD`; none for ever.
    pub expires: Option<String>,
}

/// What becomes of a report, and which rules are why (处理意见及依据).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Decision {
    /// What becomes of it.
    pub outcome: Outcome,
    /// The codes of the rules that lead to it, each once, in the order of findings; none for an accepted report.
    pub by: Vec<String>,
    /// The name of the profile that decides; none when it has none.
    pub profile: Option<String>,
}

/// A reason for a change.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reason {
    /// Stable name.
    pub code: String,
    /// What it adds to the score.
    pub weight: i64,
    /// The clause for a person.
    pub message: String,
}

/// The change of one cell.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Change {
    /// The path of the cell.
    pub cell: String,
    /// The figure as printed; none where it is no number.
    pub from: Option<Figure>,
    /// The figure proposed.
    pub to: Figure,
    /// The smallest figure possible; differs from `to` where cells that could not be read leave a choice.
    pub low: Option<Figure>,
    /// The largest figure possible; none where there is no limit.
    pub high: Option<Figure>,
    /// Why, as one sentence.
    pub reason: String,
    /// The reasons one by one.
    pub evidence: Vec<Reason>,
    /// The addition that cannot come out unless this cell changes; none where it lies in divisibility alone.
    pub certificate: Option<String>,
}

/// A complete smallest repair: with its changes applied no identity is broken (最小更正).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Repair {
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the changes have in common, and whether the document or its reading is in doubt.
    pub diagnosis: Vec<Reason>,
    /// What the ranking goes by.
    pub score: i64,
}

/// The smallest repairs of a report, best first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Repairs {
    /// The repairs; empty where nothing is broken.
    pub list: Vec<Repair>,
    /// The number of cells that each changes.
    pub cost: i64,
    /// How many smallest repairs there are, or at least.
    pub count: i64,
    /// Whether there are exactly so many.
    pub exact: bool,
    /// Whether none is smaller.
    pub proved: bool,
    /// What every repair costs at least, where it is not proved that none is smaller.
    pub at_least: Option<i64>,
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
    /// The smallest corrections, where something is broken.
    pub repairs: Repairs,
    /// How many instances of rules came to which verdict.
    pub summary: Summary,
    /// The gravest severity among broken rules that count; none when nothing is broken.
    pub worst: Option<Severity>,
    /// What becomes of the report; none when the profile decides nothing.
    pub decision: Option<Decision>,
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

/// What the parts of a total add up to while a form is filled in (实时合计).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunningTotal {
    /// The path of the cell of the total.
    pub cell: String,
    /// The sum of the parts that hold a number.
    pub sum: Figure,
    /// How many parts hold a number.
    pub known: i32,
    /// How many parts hold none yet.
    pub open: i32,
}

/// What typing into a cell changed (变化).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// Findings that were not there before, in printed order.
    pub appeared: Vec<Finding>,
    /// Findings that are not there any more, in printed order.
    pub vanished: Vec<Finding>,
    /// Sums so far that are others than before, or new.
    pub totals: Vec<RunningTotal>,
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

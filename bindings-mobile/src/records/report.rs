//! A report, its cells, claims and findings.

use ogi_report::profile::Known;
use ogi_report::{Confidence, FormId, Kind as ClaimKind, Number as Figure, Outcome, Scope, Severity, Verdict};

use super::Repairs;

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

/// A place in a Word, Excel or PDF file (位置), as a person would look it up; everything counts from 1.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Location {
    /// The part of the file: `word/document.xml`, or the name of the sheet; none in a PDF.
    pub part: Option<String>,
    /// The page; none where the file has none.
    pub page: Option<i32>,
    /// The paragraph, outside tables.
    pub paragraph: Option<i32>,
    /// The line on the page, outside tables.
    pub line: Option<i32>,
    /// The table.
    pub table: Option<i32>,
    /// The row of the table.
    pub row: Option<i32>,
    /// The first column of the table that the cell covers.
    pub column: Option<i32>,
    /// The address of the cell on its sheet, such as `D12`.
    pub address: Option<String>,
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
    /// Why an unreadable cell cannot be decided, such as `unread/cell-lost`; see [`reason_text`](crate::reason_text).
    pub why: Option<String>,
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
    /// Why no rule uses it, such as `doubt/of-others`; see [`reason_text`](crate::reason_text).
    pub doubt: Option<String>,
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
    /// Where in a Word, Excel or PDF file it was read; none for text and web pages.
    pub location: Option<Location>,
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
    /// Where in a Word, Excel or PDF file that is; none for text and web pages.
    pub location: Option<Location>,
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

//! Records and words that the wire has in another form, or not at all: immutable, signed integers, decimals as decimals.

use ogi_report::profile::BaselineMatch;
use ogi_report::repair;
use ogi_report::{Format, ListFile, Number as Figure};

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

/// A kind of file that the list of problems is written as (问题清单).
#[uniffi::remote(Enum)]
pub enum ListFile {
    /// A Word document with one table (docx).
    Docx,
    /// An Excel workbook of two sheets (xlsx).
    Xlsx,
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

/// How a finding stands to an earlier result (与基线相比).
#[uniffi::remote(Enum)]
pub enum BaselineMatch {
    /// It was not there (新出现).
    New,
    /// It was there, with another verdict or other figures (有变化).
    Changed,
    /// It was there and said the same (此前已知).
    Same,
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

/// One of several reports that belong together (其中一份报告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WhichReport {
    /// The report that is judged (本报告).
    This,
    /// Last year's report (上年报告).
    LastYear,
    /// The report of an organ below, by its place among the children, from 0 (下级机关报告).
    Child {
        /// The place.
        at: i32,
    },
}

impl From<WhichReport> for repair::Member {
    fn from(which: WhichReport) -> Self {
        match which {
            WhichReport::This => Self::This,
            WhichReport::LastYear => Self::LastYear,
            // A place that no child has is no report's.
            WhichReport::Child { at } => Self::Child(usize::try_from(at).unwrap_or(usize::MAX)),
        }
    }
}

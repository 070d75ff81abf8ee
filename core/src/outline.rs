//! How a document is built (文档结构): title, period, parts, labels; what the rules on structure judge.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::form::{Row, SectionId};
use crate::span::Span;

/// What a reader found out about the document besides its figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The title of the report (标题).
    pub title: Option<Stated<Box<str>>>,
    /// The years named in the title.
    pub title_year: Option<Stated<u16>>,
    /// The period that the figures cover (统计期限).
    pub period: Option<Stated<Period>>,
    /// The headings of parts, in document order.
    pub sections: Vec<SectionFact>,
    /// Tables that were found, by the part they belong to.
    pub tables: Vec<SectionId>,
    /// Parts whose content was seen although their heading was not (内容尚在而标题缺失).
    pub traces: Vec<SectionId>,
    /// Labels that differ from the form's.
    pub labels: Vec<LabelFact>,
    /// Rows whose number of figures is not that of the form.
    pub rows: Vec<RowFact>,
    /// Rows of figures that no line of the form accounts for.
    pub stray_rows: Vec<Span>,
    /// Documents cited as the basis of the report's form (文号).
    pub citations: Vec<Stated<Box<str>>>,
    /// The form that the document's labels belong to disagrees with itself: labels of both editions were seen.
    pub mixed_forms: bool,
    /// The text shows that some of it is lost (文本缺损): a converter dropped a table or a page, so that what is missing says nothing
    /// of the report.
    pub has_losses: bool,
}

/// Something stated in the document, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// The heading of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionFact {
    /// Which part it is.
    pub id: SectionId,
    /// The printed ordinal, 1 to 6 and beyond; `None` where it is lost.
    pub ordinal: Option<u8>,
    /// The printed heading without its ordinal.
    pub printed: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A label that is recognised although it is not printed as on the form (标签错漏).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelFact {
    /// The label as on the form.
    pub expected: &'static str,
    /// The label as printed.
    pub printed: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A row that has more or fewer figures than the form has cells (缺格、多格).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowFact {
    /// Which row; `None` for the row of the remedies table.
    pub row: Option<Row>,
    /// How many figures it has.
    pub found: u16,
    /// How many cells the form has there.
    pub expected: u16,
    /// Where it stands.
    pub span: Span,
}

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// A date; `None` when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (day >= 1 && day <= days).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let date = (|| Self::new(next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?))();
        date.ok_or("expected a date as YYYY-MM-DD")
    }
}

/// A period from one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

//! The door of this crate: bytes in, a draft with its source text out.

use std::borrow::Cow;
use std::fmt::Write;

use ogi_core::{Cell, Draft, Language, Locations};

use crate::decode::{Encoding, Loss, decode_within};
use crate::document::Document;
use crate::error::DecodeError;
use crate::limits::Limits;
use crate::read::{self, Kind};
use crate::recognise::recognise;
use crate::table::Shown;
use crate::write::Wording;

/// How a document is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions {
    /// The kind of the source where it is known, for example from a file name; otherwise it is looked for.
    pub kind: Option<Kind>,
    /// How much is read at most.
    pub limits: Limits,
}

/// A report as read, with the text that its spans index.
#[derive(Debug, Clone)]
pub struct Reading<'b> {
    /// The report.
    pub draft: Draft,
    /// The source as UTF-8 text, of a Word, Excel or PDF file the text that it holds; every [`ogi_core::Span`] is a
    /// byte range of it.
    pub text: Cow<'b, str>,
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// What of the bytes could not be decoded, if anything.
    pub loss: Option<Loss>,
    /// Where in a Word, Excel or PDF file the text was read; empty for text and web pages.
    pub locations: Locations,
    /// Whether the file bears signatures (签章), which are not checked.
    pub is_signed: bool,
    /// The titles of the reports in it, where there are several: only one of them is read, and what is read may be of more than
    /// one (多份报告).
    pub several: Vec<String>,
}

/// Why a document cannot be read as a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are no text, or too much of it.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// Nothing of the statutory tables or of the title was found (不是年度报告).
    #[error("no annual report on open government information was found: neither its title nor any of its tables")]
    NotAReport,
    /// A report of a year before the unified forms (2019年以前的报告).
    #[error("the report is for {year}; the unified form starts with 2019, so there is nothing to check it against")]
    BeforeForms {
        /// The year in the title.
        year: u16,
    },
}

impl ReadError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Decode(error) => error.code(),
            Self::NotAReport => "not-a-report",
            Self::BeforeForms { .. } => "before-forms",
        }
    }

    /// The sentence in Chinese.
    pub fn message_zh(&self) -> String {
        match self {
            Self::Decode(error) => error.message_zh(),
            Self::NotAReport => "未找到政府信息公开工作年度报告：既无标题，也无法定表格".to_owned(),
            Self::BeforeForms { year } => format!("这是{year}年度报告；统一格式自2019年度起施行，此前的报告没有可核对的表格"),
        }
    }
}

/// Reads a report from bytes.
///
/// # Errors
/// When the bytes are no text of a known encoding, too large, or hold no report on one of the unified forms.
///
/// ```
/// use ogi_documents::{ReadError, ReadOptions, inspect};
/// let error = inspect("会议纪要".as_bytes(), &ReadOptions::default()).unwrap_err();
/// assert_eq!(error, ReadError::NotAReport);
/// ```
pub fn inspect<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<Reading<'b>, ReadError> {
    options.limits.admit(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if let Some(document) = read::file(bytes, &options.limits)? {
        return inspect_document(document);
    }
    let decoded = decode_within(bytes, &options.limits)?;
    let (draft, several) = draft_of(&decoded.text, options.kind)?;
    let (encoding, loss) = (decoded.encoding, decoded.loss);
    Ok(Reading { draft, text: decoded.text, encoding, loss, locations: Locations::default(), is_signed: false, several })
}

/// Reads a report from a document that is already put together, for example of positioned text.
///
/// # Errors
/// When it holds no report on one of the unified forms.
pub fn inspect_document(document: Document<'static>) -> Result<Reading<'static>, ReadError> {
    let (draft, several) = (draft_in(&document)?, crate::several::titles(&document));
    let Document { text, locations, is_signed, .. } = document;
    // What a font of a PDF does not name.
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let loss = (lost > 0).then_some(Loss::Replaced(lost));
    Ok(Reading { draft, text, encoding: Encoding::Utf8, loss, locations, is_signed, several })
}

/// Reads a report from text that is already decoded.
///
/// # Errors
/// When the text is too large or holds no report on one of the unified forms.
pub fn inspect_text<'b>(text: &'b str, options: &ReadOptions) -> Result<Reading<'b>, ReadError> {
    options.limits.admit(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let (draft, several) = draft_of(text, options.kind)?;
    let (text, locations) = (Cow::Borrowed(text), Locations::default());
    Ok(Reading { draft, text, encoding: Encoding::Utf8, loss: None, locations, is_signed: false, several })
}

/// How the tables of a document are read, stage by stage, for a person who asks why a cell is what it is (判读过程). Of one cell, the
/// last line says what became of it, and why it is unread where it is.
///
/// # Errors
/// When the bytes are no text of a known encoding, too large, or hold no report on one of the unified forms.
pub fn trace(bytes: &[u8], options: &ReadOptions, shown: Shown) -> Result<String, ReadError> {
    options.limits.admit(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if let Some(document) = read::file(bytes, &options.limits)? {
        return trace_in(&document, shown);
    }
    let decoded = decode_within(bytes, &options.limits)?;
    trace_in(&read::document(&decoded.text, options.kind), shown)
}

/// The words of a document part by part (正文), for a copy of it with other figures.
///
/// # Errors
/// As [`inspect`].
pub fn wording(bytes: &[u8], options: &ReadOptions) -> Result<Wording, ReadError> {
    options.limits.admit(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if let Some(document) = read::file(bytes, &options.limits)? {
        return wording_in(&document);
    }
    let decoded = decode_within(bytes, &options.limits)?;
    wording_in(&read::document(&decoded.text, options.kind))
}

fn wording_in(document: &Document<'_>) -> Result<Wording, ReadError> {
    let draft = draft_in(document)?;
    let outline = draft.outline.as_ref();
    Ok(outline.map(|outline| Wording::of_document(document, outline, draft.prose.as_ref())).unwrap_or_default())
}

fn trace_in(document: &Document<'_>, shown: Shown) -> Result<String, ReadError> {
    let draft = draft_in(document)?;
    let mut out = crate::recognise::trace(document, shown);
    let Some(cell) = shown.at else { return Ok(out) };
    let end = match draft.cell(cell) {
        Cell::Number(number) | Cell::Annotated { number, .. } => format!(" = {number}"),
        Cell::Unreadable(unread) => {
            let why = unread.why.map(|why| format!(": {} ({})", why.text(Language::En), why.code())).unwrap_or_default();
            format!(" is unread{why}; printed: {}", unread.printed)
        }
        Cell::Missing => " is not in the document".to_owned(),
        other => format!(" is {other:?}"),
    };
    let _ = writeln!(out, "{}{end}", cell.path());
    Ok(out)
}

fn draft_of(text: &str, kind: Option<Kind>) -> Result<(Draft, Vec<String>), ReadError> {
    let document = read::document(text, kind);
    Ok((draft_in(&document)?, crate::several::titles(&document)))
}

fn draft_in(document: &Document<'_>) -> Result<Draft, ReadError> {
    let found = recognise(document);
    let title_year = found.draft.outline.as_ref().and_then(|outline| outline.title_year).map(|year| year.value);
    match (found.is_report, title_year) {
        (false, Some(year)) if year < 2019 => Err(ReadError::BeforeForms { year }),
        (false, None) => Err(ReadError::NotAReport),
        (true, _) | (false, Some(_)) => Ok(found.draft),
    }
}

//! How a task is carried out and how its result is told.

use std::sync::Arc;

use ogi_core::repair::RepairOptions;
use ogi_core::{CellId, CellSet, Language, Profile};
use serde_json::Value;

use crate::context::{self, Context};
use crate::error::Error;
use crate::input::Input;
use crate::line::clip;
use crate::nearest::nearest_cell;
use crate::node::{Node, read};
use crate::profile::{self, Baseline, Moment};

/// The unit in which spans are counted at a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpanUnit {
    /// Bytes of the UTF-8 text: Rust, command line.
    #[default]
    Bytes,
    /// UTF-16 code units: JavaScript, Java, Kotlin, Swift's bridging.
    Utf16,
    /// Unicode code points: Python.
    CodePoints,
}

impl SpanUnit {
    /// Stable name in options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Utf16 => "utf16",
            Self::CodePoints => "code_points",
        }
    }
}

/// How a task is carried out.
///
/// ```
/// use ogi_report::{Language, Options, SpanUnit};
/// let options = Options::from_json(r#"{"language": "en", "spans": "utf16"}"#)?;
/// assert_eq!(options.language, Language::En);
/// assert_eq!(options.spans, SpanUnit::Utf16);
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The language of messages.
    pub language: Language,
    /// The unit of spans.
    pub spans: SpanUnit,
    /// Which rules are on and how grave, what is excused, what becomes of the report (核查口径).
    pub profile: Profile,
    /// An earlier result; what it said is known, and no longer told or counted (基线).
    pub baseline: Option<Arc<Baseline>>,
    /// The moment of the check, which the library cannot know by itself (核查时间).
    pub now: Option<Moment>,
    /// The name of the source, repeated in the result.
    pub file: Option<String>,
    /// What is known beside the report (核查背景).
    pub context: Context,
    /// How repairs are looked for (最小更正); with a limit of zero they are not.
    pub repairs: RepairOptions,
}

const FIELDS: &[&str] = &[
    "language",
    "spans",
    "profile",
    "baseline",
    "now",
    "file",
    "repairs",
    "pinned",
    "last_year",
    "organ_profile",
    "published",
    "submitted",
];
/// More repairs than this are not asked for by a person.
pub(crate) const MOST_REPAIRS: u16 = 1000;

impl Options {
    /// Options from a JSON object; an empty text stands for the defaults.
    ///
    /// # Errors
    /// When the text is not such an object.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        Self::read(&read(text)?)
    }

    /// Options from a JSON value; `null` stands for the defaults.
    ///
    /// # Errors
    /// When the value is not such an object.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        Self::read(&value.into())
    }

    fn read(value: &Node) -> Result<Self, Error> {
        let mut options = Self::default();
        if value.is_null() {
            return Ok(options);
        }
        let object = value.as_object().ok_or_else(|| wrong("options", "对象", "an object"))?;
        for (name, value) in object.all() {
            match &**name {
                "language" => options.language = language(value)?,
                "spans" => options.spans = spans(value)?,
                "profile" => options.profile = profile::from_option(value)?,
                "baseline" => options.baseline = baseline(value)?,
                "now" => options.now = Moment::read(value)?,
                "file" => options.file = optional_text("file", value)?,
                "repairs" => options.repairs.limit = repair_limit(value)?,
                "last_year" if value.is_null() => {}
                "last_year" => options.context.last_year = Some(Input::last_year(value)?.into()),
                "organ_profile" => options.context.organ = context::organ(value)?,
                "published" => options.context.published = context::date("published", value)?,
                "submitted" => options.context.submitted = context::date("submitted", value)?,
                "pinned" => options.repairs.pinned = pinned(value)?,
                _ => return Err(Error::UnknownField { field: clip(name), legal: FIELDS }),
            }
        }
        Ok(options)
    }
}

pub(crate) fn wrong(field: &str, expected_zh: &'static str, expected_en: &'static str) -> Error {
    Error::Field { field: field.to_owned(), expected_zh, expected_en }
}

pub(crate) fn optional_text(field: &str, value: &Node) -> Result<Option<String>, Error> {
    match value {
        Node::Null => Ok(None),
        Node::Text(text) => Ok(Some(text.to_string())),
        _ => Err(wrong(field, "字符串或null", "a string or null")),
    }
}

fn baseline(value: &Node) -> Result<Option<Arc<Baseline>>, Error> {
    if value.is_null() { Ok(None) } else { Baseline::read(value).map(|baseline| Some(Arc::new(baseline))) }
}

fn language(value: &Node) -> Result<Language, Error> {
    match value.as_str() {
        Some("zh") => Ok(Language::Zh),
        Some("en") => Ok(Language::En),
        _ => Err(wrong("language", "\"zh\"或\"en\"", "\"zh\" or \"en\"")),
    }
}

fn repair_limit(value: &Node) -> Result<usize, Error> {
    let limit =
        value.as_count().filter(|limit| *limit <= u32::from(MOST_REPAIRS)).and_then(|limit| usize::try_from(limit).ok());
    limit.ok_or_else(|| wrong("repairs", "0至1000的整数", "a whole number from 0 to 1000"))
}

/// Cells known to be right, as an array of their paths.
fn pinned(value: &Node) -> Result<CellSet, Error> {
    let paths = value.as_list().ok_or_else(|| wrong("pinned", "单元格路径的数组", "an array of cell paths"))?;
    let cell = |path: &Node| {
        let path = path.as_str().ok_or_else(|| wrong("pinned", "单元格路径的数组", "an array of cell paths"))?;
        CellId::from_path(path).ok_or_else(|| Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) })
    };
    paths.iter().map(cell).collect()
}

fn spans(value: &Node) -> Result<SpanUnit, Error> {
    let units = [SpanUnit::Bytes, SpanUnit::Utf16, SpanUnit::CodePoints];
    let unit = value.as_str().and_then(|name| units.into_iter().find(|unit| unit.name() == name));
    unit.ok_or_else(|| wrong("spans", "\"bytes\"、\"utf16\"或\"code_points\"", "\"bytes\", \"utf16\" or \"code_points\""))
}

//! How a task is carried out and how its result is written.

use std::sync::Arc;

use ogi_core::repair::RepairOptions;
use ogi_core::{Language, Profile};

use super::baseline::Baseline;
use super::context::Context;
use super::timestamp::Timestamp;
use super::units::SpanUnit;

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
    /// Which rules are on and how grave, what is excused, what becomes of the report (核查方案).
    pub profile: Profile,
    /// An earlier result; what it said is known, and no longer reported or counted (基线).
    pub baseline: Option<Arc<Baseline>>,
    /// The moment of the check, which the library cannot know by itself (核查时间).
    pub now: Option<Timestamp>,
    /// The name of the source, repeated in the result.
    pub file: Option<String>,
    /// What is known beside the report (核查背景).
    pub context: Context,
    /// How repairs are looked for (最小更正); with a limit of zero they are not.
    pub repairs: RepairOptions,
}

/// More repairs than this are not asked for by a person.
pub(crate) const MOST_REPAIRS: u16 = 1000;

//! Profiles (核查口径) as files and values: which rules are on and how grave, what is excused, what becomes of a report.
//!
//! A profile is one small object, in JSON or TOML:
//!
//! ```
//! let profile = ogi_report::profile::parse(r#"{
//!     "name": "示例市2024年度",
//!     "extends": "thorough",
//!     "severities": {"requests/backlog": "warning"},
//!     "off": ["proactive/large-stock"],
//!     "suppressions": [{"rule": "narrative/growth", "organ": "示例市水务局", "year": 2024,
//!                       "reason": "上年数据已公告更正", "expires": "2026-06-30"}],
//!     "accept": ["publication"],
//!     "reject": ["structure/year-mismatch"]
//! }"#)?;
//! assert_eq!(profile.name.as_deref(), Some("示例市2024年度"));
//! # Ok::<(), ogi_report::Error>(())
//! ```

mod assess;
mod baseline;
mod moment;
mod read;
#[cfg(feature = "toml")]
mod toml;
mod wire;
mod write;

use ogi_core::Profile;

pub use assess::{Assessment, Standing};
pub use baseline::{Baseline, Known, Resolved};
pub use moment::Moment;
pub(crate) use wire::{WireDecision, WireScore, WireSuppressed};
pub use write::to_value;

use crate::error::Error;
use crate::node::{self, Node};
use crate::options::wrong;

/// The profiles that come with the library, by name: `statutory`, by which only errors block, and `thorough`.
pub const SHIPPED: &[(&str, &str)] =
    &[("statutory", include_str!("statutory.json")), ("thorough", include_str!("thorough.json"))];

/// A shipped profile by its name.
///
/// ```
/// use ogi_report::profile::named;
/// assert!(named("thorough")?.policy.is_some());
/// assert_eq!(named("strict").unwrap_err().code(), "input/bad-field");
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When none has the name.
pub fn named(name: &str) -> Result<Profile, Error> {
    let shipped = SHIPPED.iter().find(|(known, _)| *known == name);
    let (_, text) = shipped.ok_or_else(|| {
        wrong("profile", "\"statutory\"、\"thorough\"或口径本身", "\"statutory\", \"thorough\" or a profile itself")
    })?;
    read::shipped(&node::read(text)?)
}

/// A profile from the text of a file: JSON when it begins with a brace, else TOML.
///
/// # Errors
/// When the text is neither, or says something that is not understood.
pub fn parse(text: &str) -> Result<Profile, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('{') {
        return read::read(&node::read(text)?);
    }
    #[cfg(feature = "toml")]
    return read::read(&(&toml::value(text)?).into());
    #[cfg(not(feature = "toml"))]
    Err(Error::Json("this build reads profiles as JSON only".to_owned()))
}

/// A profile from an option: the name of a shipped one, the text of a file, or the object itself.
pub(crate) fn from_option(value: &Node) -> Result<Profile, Error> {
    match value {
        Node::Text(text) if text.contains(['{', '=']) => parse(text),
        Node::Text(name) => named(name.trim()),
        _ => read::read(value),
    }
}

#[cfg(test)]
mod tests;

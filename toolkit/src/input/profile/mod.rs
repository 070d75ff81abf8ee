//! Profiles (核查方案) as files and values.

mod read;
#[cfg(feature = "toml")]
mod toml;
mod write;

pub(crate) use read::PROFILE;
pub use write::to_value;

use ogi_core::Profile;

use crate::jsontext::{self, Node};
use crate::model::error::{Error, wrong};
use crate::shape::{Choice, Shape, Word};

/// The profiles that come with the library, by name: `statutory`, by which only errors block, and `thorough`.
pub const SHIPPED: &[(&str, &str)] =
    &[("statutory", include_str!("statutory.json")), ("thorough", include_str!("thorough.json"))];

/// The name of a shipped profile.
pub(crate) const SHAPE: &Shape = &Shape::Choice(&Choice {
    name: "ShippedProfile",
    doc: "A profile that comes with the library.",
    words: &[
        Word { name: "statutory", rust: "", doc: "Only errors block a report (只有错误才退回)." },
        Word { name: "thorough", rust: "", doc: "Warnings block it too (警告也退回)." },
    ],
});

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
        wrong("profile", "\"statutory\"、\"thorough\"或核查方案本身", "\"statutory\", \"thorough\" or a profile itself")
    })?;
    read::shipped(&jsontext::read(text)?)
}

/// A profile from the text of a file: JSON when it begins with a brace, else TOML.
///
/// # Errors
/// When the text is neither, or says something that is not understood.
pub fn parse(text: &str) -> Result<Profile, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('{') {
        return read::read(&jsontext::read(text)?);
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

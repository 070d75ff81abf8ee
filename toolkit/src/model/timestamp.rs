//! The moment of a check: given by the caller, since the library has no clock.

use ogi_core::Date;

use crate::model::error::Error;
use crate::model::error::wrong;

/// When a check is made (核查时间), in ISO 8601: a day, or a day with a time.
///
/// ```
/// use ogi_report::profile::Timestamp;
/// let moment: Timestamp = "2026-01-15T09:30:00+08:00".parse()?;
/// assert_eq!(moment.day().to_string(), "2026-01-15");
/// assert!("15.1.2026".parse::<Timestamp>().is_err());
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp {
    text: Box<str>,
    day: Date,
}

impl Timestamp {
    /// The day, by which suppressions expire.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// As given.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// What is said of a text that is no moment.
pub(crate) fn bad() -> Error {
    wrong("now", "日期或时间，如2026-01-15或2026-01-15T09:30:00+08:00", "a day or a time such as 2026-01-15T09:30:00+08:00")
}

impl std::str::FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (day, time) = text.split_at_checked(10).ok_or_else(bad)?;
        let is_time = |time: &str| {
            let digits = time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'Z'));
            digits && time.len() >= 5 && time.len() <= 30
        };
        let rest_fits = time.is_empty() || time.strip_prefix('T').is_some_and(is_time);
        let day = Date::try_from(day.to_owned()).ok().filter(|_| rest_fits).ok_or_else(bad)?;
        Ok(Self { text: text.into(), day })
    }
}

//! From bytes to a draft: the only place that knows the readers.

use ogi_core::Draft;

use crate::error::Error;
use crate::input::Input;

/// Whether the bytes are the wire object rather than a document: no report begins with a brace.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().first() == Some(&b'{')
}

/// Reads the wire object.
pub(crate) fn read_json(bytes: &[u8]) -> Result<Input, Error> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|error| Error::Json(error.to_string()))?;
    Input::from_json(text)
}

/// Reads a document: its draft and the decoded text that spans point into.
pub(crate) fn read_document(bytes: &[u8]) -> Result<(Draft, Box<str>), Error> {
    let _ = bytes;
    Err(Error::Unreadable { code: "not_a_report", zh: "读取功能尚未接入".into(), en: "no reader".into() })
}

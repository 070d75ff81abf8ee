//! From bytes to text: which encoding, and what is not text at all.

mod charset;
pub(crate) mod kind;
#[cfg(test)]
mod tests;
mod unicode;

use std::borrow::Cow;
use std::str::Utf8Error;

#[cfg(any(feature = "word97", feature = "rich-text", feature = "excel97"))]
pub(crate) use charset::characters;
pub use charset::{Decoder, use_decoder};

use crate::error::{DecodeError, FileKind};
use crate::limits::Limits;

/// Text, the encoding it had, and what was lost on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, borrowed where the bytes already were UTF-8. Spans count its bytes; so that they hold for the file,
    /// the mark U+FEFF in front of UTF-8 stays.
    pub text: Cow<'b, str>,
    /// The encoding found.
    pub encoding: Encoding,
    /// What could not be decoded.
    pub loss: Option<Loss>,
}

/// 字符编码: a character encoding that reports are published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
    /// Big5, of pages in traditional characters.
    Big5,
}

impl Encoding {
    /// The usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }
}

/// What the bytes held that is no character; U+FFFD stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// The file ends within a character: it was cut.
    CutAtEnd,
    /// So many places hold no valid character.
    Replaced(usize),
}

/// Decodes a file of the default size at most; see [`decode_within`].
///
/// # Errors
/// See [`decode_within`].
///
/// ```
/// use ogi_documents::decode::{Encoding, decode};
///
/// let decoded = decode("政府信息公开".as_bytes())?;
/// assert_eq!((decoded.text.as_ref(), decoded.encoding), ("政府信息公开", Encoding::Utf8));
///
/// # #[cfg(feature = "encodings")] {
/// let decoded = decode(b"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2")?;
/// assert_eq!((decoded.text.as_ref(), decoded.encoding), ("政府信息", Encoding::Gb18030));
/// # }
/// # Ok::<(), ogi_documents::error::DecodeError>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    decode_within(bytes, &Limits::default())
}

/// Decodes a file: by its byte order mark, as UTF-8, as UTF-16, by what a web page declares, as GB18030.
///
/// # Errors
/// The file is empty, larger than the limit, not text (a PDF, an archive, a picture …), or in no known encoding.
pub fn decode_within<'b>(bytes: &'b [u8], limits: &Limits) -> Result<Decoded<'b>, DecodeError> {
    limits.admit(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let decoded = decode_any(bytes)?;
    if decoded.text.trim_start_matches('\u{feff}').trim_start().is_empty() {
        return Err(DecodeError::Empty);
    }
    Ok(decoded)
}

fn decode_any(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return unicode::utf16(rest, Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => return unicode::utf16(rest, Encoding::Utf16Be),
        _ => {}
    }
    if let Some(kind) = kind::of(bytes) {
        return Err(DecodeError::NotText(kind));
    }
    decode_bytes(bytes)
}

/// Decodes bytes that are text although they begin like another kind of file: an XML document that is one.
///
/// # Errors
/// As [`decode_within`], but for the size.
#[cfg(any(feature = "html", feature = "office", feature = "open-document"))]
pub(crate) fn decode_as_text(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => unicode::utf16(rest, Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => unicode::utf16(rest, Encoding::Utf16Be),
        _ => decode_bytes(bytes),
    }
}

/// Bytes as UTF-8. Where there is room for it, they are first looked at many at a time, which tells no place of an error.
fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    #[cfg(feature = "encodings")]
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes)
}

/// Of so many bytes one may be zero in what is text all the same.
const BYTES_PER_ZERO: usize = 256;

/// Where the first zero byte of a file stands that is text otherwise; nothing where it is no text.
fn zero_byte(bytes: &[u8]) -> Option<DecodeError> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    let offset = memchr::memchr(0, bytes)?;
    if zeros.saturating_sub(1) > bytes.len() / BYTES_PER_ZERO {
        return None;
    }
    let rest: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let has_control = |text: &str| text.chars().any(|letter| matches!(letter, '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}'));
    let decoded = decode_bytes(&rest).ok().filter(|decoded| decoded.loss.is_none() && !has_control(&decoded.text))?;
    let line = memchr::memchr_iter(b'\n', bytes.get(..offset)?).count().saturating_add(1);
    let narrow = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    (!decoded.text.is_empty()).then_some(DecodeError::ZeroByte { line: narrow(line), offset: narrow(offset) })
}

fn decode_bytes(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    if memchr::memchr(0, bytes).is_some() {
        return match unicode::guess_utf16(bytes) {
            Some(encoding) => unicode::utf16(bytes, encoding),
            None => Err(zero_byte(bytes).unwrap_or(DecodeError::NotText(FileKind::Binary))),
        };
    }
    let error = match utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, loss: None }),
        Err(error) => error,
    };
    if let Some(decoded) = unicode::damaged_utf8(bytes, error) {
        return Ok(decoded);
    }
    charset::decode(bytes)
        .or_else(|| unicode::guess_utf16(bytes).and_then(|encoding| unicode::utf16(bytes, encoding).ok()))
        .ok_or(DecodeError::UnknownEncoding { offset: u64::try_from(error.valid_up_to()).unwrap_or(u64::MAX) })
}

//! The Chinese encodings of before Unicode: GB18030 and Big5. Their tables come with the feature `encodings`, or from the
//! platform: every browser has them in its `TextDecoder`.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::unicode::is_usual;
use super::{Decoded, Encoding, Loss};
use crate::search::find;

/// Decodes bytes: the text, with U+FFFD for what is no character, and whether there was such a place. `None` where the
/// encoding is not known.
///
/// It follows the Encoding Standard of the WHATWG and leaves a byte order mark standing.
pub type Decoder = fn(&[u8], Encoding) -> Option<(String, bool)>;

static PLATFORM: OnceLock<Decoder> = OnceLock::new();

/// Names the decoder of the platform, which is asked for GB18030 and Big5 in a build without the feature `encodings`;
/// the first one stays.
pub fn use_decoder(decoder: Decoder) {
    PLATFORM.get_or_init(|| decoder);
}

#[cfg(feature = "encodings")]
#[expect(clippy::unnecessary_wraps, reason = "a platform may have no decoder")]
pub(crate) fn characters(bytes: &[u8], encoding: Encoding) -> Option<(Cow<'_, str>, bool)> {
    let table = if encoding == Encoding::Big5 { encoding_rs::BIG5 } else { encoding_rs::GB18030 };
    Some(table.decode_without_bom_handling(bytes))
}

#[cfg(not(feature = "encodings"))]
pub(crate) fn characters(bytes: &[u8], encoding: Encoding) -> Option<(Cow<'_, str>, bool)> {
    let (text, had_errors) = PLATFORM.get()?(bytes, encoding)?;
    Some((Cow::Owned(text), had_errors))
}

/// Where a page declares its encoding.
const HEAD: usize = 4096;
/// How many characters are looked at to judge a guess.
const SAMPLE: usize = 4096;
/// Words that a report in traditional characters has.
const WORDS: [&str; 5] = ["政府", "公開", "公开", "年", "的"];

/// Decodes what is not Unicode: by the encoding that a page declares, else by what reads as a report.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    match declared(bytes) {
        Some(Encoding::Big5) => return read(bytes, Encoding::Big5),
        Some(encoding) => {
            if let Some(decoded) = read(bytes, encoding) {
                return Some(decoded);
            }
        }
        None => {}
    }
    let gb18030 = read(bytes, Encoding::Gb18030);
    if gb18030.as_ref().is_some_and(has_words) {
        return gb18030;
    }
    read(bytes, Encoding::Big5).filter(has_words).or(gb18030)
}

fn has_words(decoded: &Decoded<'_>) -> bool {
    WORDS.iter().any(|word| find(decoded.text.as_bytes(), word.as_bytes()).is_some())
}

/// Decodes; nothing if the result does not read like Chinese or ASCII text.
fn read(bytes: &[u8], encoding: Encoding) -> Option<Decoded<'_>> {
    let (text, had_errors) = characters(bytes, encoding)?;
    let (mut seen, mut usual) = (0_usize, 0_usize);
    for letter in text.chars().take(SAMPLE) {
        seen += 1;
        usual += usize::from(is_usual(letter));
    }
    if usual * 10 < seen * 9 {
        return None;
    }
    let mut loss = None;
    if had_errors {
        let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
        if replaced > text.len() / 200 + 1 {
            return None;
        }
        let cut = replaced == 1 && text.ends_with(char::REPLACEMENT_CHARACTER);
        loss = Some(if cut { Loss::CutAtEnd } else { Loss::Replaced(replaced) });
    }
    Some(Decoded { text, encoding, loss })
}

/// The encoding named in `<meta charset=…>`, `<meta content="…; charset=…">` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|word| {
        let mut rest = head.as_slice();
        while let Some(at) = find(rest, word.as_bytes()) {
            rest = rest.get(at.saturating_add(word.len())..)?;
            let named = named(rest);
            if named.is_some() {
                return named;
            }
        }
        None
    })
}

/// The encoding named behind an equals sign.
fn named(rest: &[u8]) -> Option<Encoding> {
    let value = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    if value.starts_with(b"gb") || value.starts_with(b"x-gbk") {
        Some(Encoding::Gb18030)
    } else if value.starts_with(b"big5") {
        Some(Encoding::Big5)
    } else {
        None
    }
}

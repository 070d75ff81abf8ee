//! What the streams of a PDF come to once unpacked, estimated before anything is kept of them.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem::{find, find_iter};

use crate::error::DecodeError;
use crate::limits::Limits;

/// All streams together may unpack to so many times the limit of the file: pictures and fonts are among them.
const MOST_TIMES: u64 = 4;
/// How far before a stream its dictionary is looked at.
const DICTIONARY: usize = 1024;
/// What the older packing comes to at most.
const LZW_RATIO: u64 = 1400;
/// Streams packed more than once are unpacked so often.
const MOST_LAYERS: usize = 3;

/// Refuses a file whose streams unpack to too much.
pub(super) fn admit(bytes: &[u8], limits: Limits) -> Result<(), DecodeError> {
    let limit = limits.bytes.saturating_mul(MOST_TIMES);
    let mut total = 0_u64;
    for at in find_iter(bytes, b"stream") {
        let before = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        let data = bytes.get(at.saturating_add(6)..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        total = total.saturating_add(unpacked(data, before, limit.saturating_sub(total)));
        if total > limit {
            return Err(DecodeError::UnpacksTooLarge { part: "stream".to_owned(), limit });
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to; past the limit it is not counted on.
fn unpacked(data: &[u8], dictionary: &[u8], limit: u64) -> u64 {
    let length = find(data, b"endstream").unwrap_or(data.len());
    if find(dictionary, b"LZW").is_some() && find(dictionary, b"/Filter").is_some() {
        return u64::try_from(length).unwrap_or(u64::MAX).saturating_mul(LZW_RATIO);
    }
    let mut most = 0;
    let mut layer: Vec<u8> = Vec::new();
    for depth in 0..MOST_LAYERS {
        let packed = if depth == 0 { data } else { layer.as_slice() };
        if !packed.starts_with(b"\x78") && !packed.starts_with(b"\x48") && !packed.starts_with(b"\x58") {
            break;
        }
        let (size, start) = inflate(packed, limit);
        most = most.max(size);
        layer = start;
    }
    most
}

/// The size of what was packed, and its start where that may be packed again.
fn inflate(packed: &[u8], limit: u64) -> (u64, Vec<u8>) {
    let mut decoder = ZlibDecoder::new(packed).take(limit.saturating_add(1));
    let mut kept = Vec::new();
    let mut buffer = [0_u8; 1 << 14];
    let mut size = 0_u64;
    let mut again = false;
    while let Ok(count) = decoder.read(&mut buffer) {
        if count == 0 {
            break;
        }
        let piece = buffer.get(..count).unwrap_or_default();
        if size == 0 {
            again = matches!(piece.first(), Some(0x78 | 0x48 | 0x58));
        }
        if again {
            kept.extend_from_slice(piece);
        }
        size = size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
    (size, kept)
}

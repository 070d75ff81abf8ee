//! What a PDF would have the library unpack, looked at before it does: every stream in the file, wherever it stands and
//! whatever refers to it.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, FromBytes, MaybeRef, Name, Object};
use memchr::memmem::{find, find_iter};

use super::packing::Packing;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::budget::MOST_UNPACKED;

/// All streams but pictures may unpack to so many times the most of one: embedded fonts are among them.
const MOST_TIMES: u64 = 3;
/// What the tables of objects unpack to at most: half a million objects.
const MOST_TABLE: u64 = 4 << 20;
/// Packed data that cannot be looked at comes to so many times its size at most.
const MOST_RATIO: u64 = 1032;
/// A dictionary is looked for in so many places before its stream.
const MOST_PLACES: usize = 4;
/// References of dictionaries of streams are followed so often.
const MOST_REFERENCES: usize = 4096;
/// How far before a stream comments behind its dictionary are looked at.
const COMMENTS: usize = 4096;

fn broken(fault: Fault) -> DecodeError {
    DecodeError::Broken { kind: FileKind::Pdf, part: "stream".to_owned(), fault }
}

/// The most that all streams may come to.
pub(super) fn limit(limits: Limits) -> u64 {
    MOST_UNPACKED.min(limits.bytes).saturating_mul(MOST_TIMES)
}

/// The error for streams that come to too much.
pub(super) fn too_large(limits: Limits) -> DecodeError {
    DecodeError::UnpacksTooLarge { part: "stream".to_owned(), limit: limit(limits) }
}

/// The file with its pictures left packed for good, and whether it is encrypted, so that its streams are to be looked at again.
///
/// # Errors
/// When its streams would unpack to too much, or are packed as no program packs them.
pub(super) fn admit(bytes: &[u8], limits: Limits) -> Result<(Vec<u8>, bool), DecodeError> {
    let mut guard = Guard {
        bytes,
        ends: find_iter(bytes, b"endstream").collect(),
        objects: find_iter(bytes, b"obj").filter(|at| !bytes.get(..*at).unwrap_or_default().ends_with(b"end")).collect(),
        is_encrypted: is_encrypted(bytes),
        references: HashMap::new(),
        looked_at: 0,
        total: 0,
        limits,
    };
    guard.look_for_ends()?;
    let mut pictures = Vec::new();
    for at in find_iter(bytes, b"stream") {
        let before = bytes.get(..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        match guard.dictionary(at)? {
            Some((start, dict)) => pictures.extend(guard.stream(at, &dict)?.then_some(start..at)),
            None if follows_dictionary(before) => return Err(broken(Fault::Objects)),
            None => {}
        }
    }
    let mut kept = bytes.to_vec();
    for place in pictures {
        if let Some(dictionary) = kept.get_mut(place) {
            hide_filter(dictionary)?;
        }
    }
    Ok((kept, guard.is_encrypted))
}

struct Guard<'b> {
    bytes: &'b [u8],
    /// Where streams end.
    ends: Vec<usize>,
    /// Where objects begin.
    objects: Vec<usize>,
    is_encrypted: bool,
    references: HashMap<(u32, i32), Option<Object<'b>>>,
    /// Bytes looked at for dictionaries and ends of streams, some more than once.
    looked_at: usize,
    total: u64,
    limits: Limits,
}

impl<'b> Guard<'b> {
    /// Refuses a file in which many dictionaries, arrays or texts do not end: the library looks for the end of each in all
    /// that follows.
    fn look_for_ends(&mut self) -> Result<(), DecodeError> {
        let numbered = |at: &usize| {
            let before = self.bytes.get(..*at).unwrap_or_default();
            before.trim_ascii_end().len() < before.len() && before.trim_ascii_end().last().is_some_and(u8::is_ascii_digit)
        };
        let objects: Vec<usize> = self.objects.iter().copied().filter(numbered).collect();
        let length = self.bytes.len();
        let next = |at: usize| objects.get(objects.partition_point(|object| *object <= at)).copied().unwrap_or(length);
        let mut at = 0_usize;
        while let Some(found) = find(self.bytes.get(at..).unwrap_or_default(), b"<<") {
            let start = at.saturating_add(found);
            let piece = self.bytes.get(start..next(start)).unwrap_or_default();
            let Some(dict) = Dict::from_bytes(piece) else {
                self.look_at(length.saturating_sub(start))?;
                at = start.saturating_add(2);
                continue;
            };
            let end = end_of(&dict, piece).map_or(start.saturating_add(2), |end| start.saturating_add(end));
            let is_stream = self.bytes.get(end..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"stream"));
            let stream_end = || self.ends.get(self.ends.partition_point(|place| *place < end)).copied();
            at = if is_stream { stream_end().unwrap_or(length) } else { end };
        }
        for object in &objects {
            let start = object.saturating_add(3);
            let piece = self.bytes.get(start..next(start)).unwrap_or_default().trim_ascii_start();
            if matches!(piece.first(), Some(b'(' | b'[')) && Object::from_bytes(piece).is_none() {
                self.look_at(length.saturating_sub(start))?;
            }
        }
        Ok(())
    }

    /// The dictionary of the stream at a place, and where it starts.
    fn dictionary(&mut self, at: usize) -> Result<Option<(usize, Dict<'b>)>, DecodeError> {
        let after = self.objects.partition_point(|object| *object < at);
        for place in 1..=MOST_PLACES {
            let Some(object) = after.checked_sub(place).and_then(|at| self.objects.get(at)) else { break };
            let start = object.saturating_add(3);
            let between = self.bytes.get(start..at).unwrap_or_default();
            self.look_at(between.len())?;
            let blank = start_of_dictionary(between);
            let Some(dict) = blank.and_then(|blank| Dict::from_bytes(between.get(blank..).unwrap_or_default())) else {
                continue;
            };
            if is_followed_by_nothing(&dict, between) {
                return Ok(Some((start, dict)));
            }
        }
        Ok(None)
    }

    /// Bytes looked at, of which there may be some times as many as the file has.
    fn look_at(&mut self, bytes: usize) -> Result<(), DecodeError> {
        self.looked_at = self.looked_at.saturating_add(bytes);
        let most = self.bytes.len().saturating_mul(4).saturating_add(1 << 20);
        if self.looked_at > most { Err(broken(Fault::Objects)) } else { Ok(()) }
    }

    /// Counts a stream; whether it is a picture, which nobody unpacks.
    fn stream(&mut self, at: usize, dict: &Dict<'b>) -> Result<bool, DecodeError> {
        let packing = Packing::of(dict, &mut |object| self.followed(object)).map_err(broken)?;
        let subtype = dict.get_raw::<Object<'b>>("Subtype").and_then(|subtype| self.followed(subtype));
        let is_image = matches!(subtype, Some(Object::Name(name)) if &*name == b"Image");
        let start = at.saturating_add(6);
        let after = self.ends.partition_point(|end| *end < start);
        let end = self.ends.get(after).copied().unwrap_or(self.bytes.len());
        // Where the length is wrong, the library looks for the end itself.
        let stated = dict.get_raw::<Object<'b>>("Length");
        let is_stated = matches!(stated, Some(MaybeRef::Ref(_) | MaybeRef::NotRef(Object::Number(_))));
        if !is_stated || self.ends.get(after).is_none() {
            self.look_at(end.saturating_sub(start))?;
        }
        if is_image || packing.is_picture() {
            return Ok(!packing.is_plain());
        }
        if packing.is_plain() {
            return Ok(false);
        }
        let has = |keys: [&str; 2]| keys.iter().any(|key| dict.contains_key(key));
        let packed = self.bytes.get(start..end).unwrap_or_default();
        let is_objects = has(["N", "First"]);
        let (left, table) = (limit(self.limits).saturating_sub(self.total), dict.contains_key("W"));
        let size = if self.is_encrypted && !table {
            // What cannot be read yet is looked at once it is decrypted; but objects are unpacked on the way there.
            if !is_objects {
                return Ok(false);
            }
            u64::try_from(packed.len()).unwrap_or(u64::MAX).saturating_mul(MOST_RATIO)
        } else {
            // The length may be stated elsewhere, so that data may go on past what looks like their end.
            let data = self.bytes.get(start..).unwrap_or_default();
            let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r"));
            let data = if packing.ends_itself() { data.unwrap_or_default() } else { packed.trim_ascii_start() };
            packing.size(data, left.min(MOST_UNPACKED)).map_err(broken)?
        };
        self.total = self.total.saturating_add(size);
        if size > MOST_UNPACKED || self.total > limit(self.limits) || (table && size > MOST_TABLE) {
            return Err(too_large(self.limits));
        }
        Ok(false)
    }

    /// What a reference leads to, as far as that can be told from the file alone.
    fn followed(&mut self, object: MaybeRef<Object<'b>>) -> Option<Object<'b>> {
        let reference = match object {
            MaybeRef::NotRef(object) => return Some(object),
            MaybeRef::Ref(reference) => (reference.obj_number, reference.gen_number),
        };
        if let Some(known) = self.references.get(&reference) {
            return known.clone();
        }
        if self.references.len() >= MOST_REFERENCES || self.look_at(self.bytes.len() / 16).is_err() {
            return None;
        }
        let head = format!("{} {} obj", reference.0, reference.1);
        let digit_before = |at: usize| at.checked_sub(1).and_then(|at| self.bytes.get(at)).is_some_and(u8::is_ascii_digit);
        let mut places = find_iter(self.bytes, head.as_bytes()).filter(|at| !digit_before(*at));
        let place = places.next().filter(|_| places.next().is_none());
        let text = place.and_then(|at| self.bytes.get(at.saturating_add(head.len())..)).unwrap_or_default();
        let found = Object::from_bytes(text.trim_ascii_start()).filter(|_| place.is_some());
        self.references.insert(reference, found.clone());
        found
    }
}

/// Where a dictionary begins that follows white space and comments.
fn start_of_dictionary(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    loop {
        rest = rest.trim_ascii_start();
        while let [0, after @ ..] = rest {
            rest = after.trim_ascii_start();
        }
        match rest {
            [b'%', ..] => {
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
                rest = rest.get(end..)?;
            }
            [b'<', b'<', ..] => return bytes.len().checked_sub(rest.len()),
            _ => return None,
        }
    }
}

/// Where a dictionary ends in the bytes that it was read from.
fn end_of(dict: &Dict<'_>, bytes: &[u8]) -> Option<usize> {
    let end = dict.data().as_ptr_range().end.addr().checked_sub(bytes.as_ptr().addr())?;
    let rest = bytes.get(end..)?;
    let blank = rest.iter().take_while(|byte| is_blank(**byte)).count();
    let closes = rest.get(blank..).is_some_and(|rest| rest.starts_with(b">>"));
    Some(if closes { end.saturating_add(blank).saturating_add(2) } else { end })
}

const fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

/// Whether nothing but white space and comments stands in some bytes behind a dictionary read from them.
fn is_followed_by_nothing(dict: &Dict<'_>, bytes: &[u8]) -> bool {
    let mut rest = end_of(dict, bytes).and_then(|end| bytes.get(end..)).unwrap_or(b"?");
    let blank = |rest: &'_ [u8]| rest.iter().take_while(|byte| is_blank(**byte)).count();
    loop {
        rest = rest.get(blank(rest)..).unwrap_or_default();
        match rest {
            [] => return true,
            [b'%', ..] => {
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
                rest = rest.get(end..).unwrap_or_default();
            }
            _ => return false,
        }
    }
}

/// Whether nothing but white space and comments stands behind the end of some dictionary.
fn follows_dictionary(before: &[u8]) -> bool {
    let mut rest = before.get(before.len().saturating_sub(COMMENTS)..).unwrap_or_default();
    loop {
        while let Some((last, others)) = rest.split_last()
            && is_blank(*last)
        {
            rest = others;
        }
        if rest.ends_with(b">>") {
            return true;
        }
        let line = rest.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at.saturating_add(1));
        let Some(comment) = rest.get(line..).unwrap_or_default().iter().position(|byte| *byte == b'%') else {
            return rest.is_empty() && before.len() > COMMENTS;
        };
        rest = rest.get(..line.saturating_add(comment)).unwrap_or_default();
    }
}

/// Whether a name anywhere in the file says that it is encrypted.
fn is_encrypted(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'/', bytes).any(|at| {
        let name = bytes.get(at..at.saturating_add(32).min(bytes.len())).unwrap_or_default();
        name.starts_with(b"/Encrypt")
            || (name.contains(&b'#') && Name::from_bytes(name).is_some_and(|name| &*name == b"Encrypt"))
    })
}

/// Gives the filters of a picture another name, so that nothing ever unpacks it: only text is read.
fn hide_filter(dictionary: &mut [u8]) -> Result<(), DecodeError> {
    let places: Vec<usize> = find_iter(dictionary, b"/Filter").collect();
    for at in places {
        if let Some(letter) = dictionary.get_mut(at.saturating_add(1)) {
            *letter = b'X';
        }
    }
    let start = start_of_dictionary(dictionary).and_then(|start| dictionary.get(start..));
    let hidden = start.and_then(Dict::from_bytes).is_some_and(|dict| !dict.contains_key("Filter") && !dict.contains_key("F"));
    if hidden { Ok(()) } else { Err(broken(Fault::Packing)) }
}

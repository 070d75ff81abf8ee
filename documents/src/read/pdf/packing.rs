//! How the streams of a PDF are packed, and how many bytes they come to: told before the library unpacks any of them.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Dict, MaybeRef, Object};

use super::inflate::inflated;
use crate::error::Fault;

/// Looks up what a reference leads to.
pub(super) type Lookup<'l, 'a> = &'l mut dyn FnMut(MaybeRef<Object<'a>>) -> Option<Object<'a>>;

/// One step of unpacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
    /// A way to pack pictures, which hold no text.
    Picture,
}

/// How one stream is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packing {
    steps: Vec<Step>,
    /// The longest row that a predictor (预测器) works on.
    row: u64,
    /// Whether codes of the older packing get longer one early.
    early: bool,
}

impl Packing {
    /// The packing that a dictionary states.
    ///
    /// # Errors
    /// When no program packs a stream so.
    pub(super) fn of<'a>(dict: &Dict<'a>, look: Lookup<'_, 'a>) -> Result<Self, Fault> {
        let mut packing = Self { steps: Vec::new(), row: 0, early: true };
        let mut get = |short: &[u8], long: &[u8]| -> Result<Option<Object<'a>>, Fault> {
            for key in [short, long] {
                if let Some(raw) = dict.get_raw::<Object<'a>>(key) {
                    return look(raw).ok_or(Fault::Packing).map(Some);
                }
            }
            Ok(None)
        };
        let (filters, parms) = (get(b"F", b"Filter")?, get(b"DP", b"DecodeParms")?);
        let mut list = |object: Option<Object<'a>>| -> Result<Vec<Object<'a>>, Fault> {
            match object {
                Some(Object::Array(array)) => array.raw_iter().take(8).map(|item| look(item).ok_or(Fault::Packing)).collect(),
                other => Ok(other.into_iter().collect()),
            }
        };
        for filter in list(filters)? {
            let Object::Name(name) = filter else { return Err(Fault::Packing) };
            packing.steps.extend(step(&name)?);
        }
        for parms in list(parms)? {
            let Object::Dict(parms) = parms else { continue };
            packing.note(&parms, look)?;
        }
        if packing.steps.len() > 2 { Err(Fault::Packing) } else { Ok(packing) }
    }

    fn note<'a>(&mut self, parms: &Dict<'a>, look: Lookup<'_, 'a>) -> Result<(), Fault> {
        let mut number = |key: &str, usual: i32| match parms.get_raw::<Object<'a>>(key) {
            None => Ok(usual),
            Some(raw) => look(raw).and_then(Object::into_i32).ok_or(Fault::Packing),
        };
        self.early = number("EarlyChange", 1)? != 0;
        let (predictor, colors, bits, columns) =
            (number("Predictor", 1)?, number("Colors", 1)?, number("BitsPerComponent", 8)?, number("Columns", 1)?);
        if predictor <= 1 {
            return Ok(());
        }
        if !(1..=32).contains(&colors)
            || !matches!(bits, 1 | 2 | 4 | 8 | 16)
            || colors.saturating_mul(bits) > 255
            || columns < 1
        {
            return Err(Fault::Packing);
        }
        let bits = u64::try_from(colors.saturating_mul(bits)).unwrap_or(u64::MAX);
        let row = u64::try_from(columns).unwrap_or(u64::MAX).saturating_mul(bits).div_ceil(8);
        self.row = self.row.max(row);
        Ok(())
    }

    /// Whether it is a picture that is packed.
    pub(super) fn is_picture(&self) -> bool {
        self.steps.contains(&Step::Picture)
    }

    /// Whether the packed data say themselves where they end.
    pub(super) fn ends_itself(&self) -> bool {
        self.steps.first() == Some(&Step::Flate)
    }

    /// Whether nothing is packed.
    pub(super) fn is_plain(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many bytes all steps together make of the data; more than `most` as soon as it is more.
    ///
    /// # Errors
    /// When the data do not go with the packing.
    pub(super) fn size(&self, data: &[u8], most: u64) -> Result<u64, Fault> {
        let size = match self.steps.as_slice() {
            [] => 0,
            [only] => self.made(*only, data, most),
            [first, second] => {
                let counted = self.made(*first, data, most);
                if counted > most {
                    return Ok(counted);
                }
                let unpacked = unpack(*first, data, counted)?;
                counted.saturating_add(self.made(*second, &unpacked, most))
            }
            _ => return Err(Fault::Packing),
        };
        // A predictor makes rows of what was unpacked; a longer row is made of nothing.
        if self.row > size.max(1) { Err(Fault::Packing) } else { Ok(size) }
    }

    fn made(&self, step: Step, data: &[u8], most: u64) -> u64 {
        let length = u64::try_from(data.len()).unwrap_or(u64::MAX);
        match step {
            Step::Flate => inflated(data, most),
            Step::Lzw => unpacked_codes(data, self.early, most),
            Step::RunLength => repeated(data),
            // A single letter stands for four zeros.
            Step::Ascii85 => length.saturating_mul(4),
            Step::AsciiHex => length,
            Step::Picture => 0,
        }
    }
}

fn step(name: &[u8]) -> Result<Option<Step>, Fault> {
    Ok(Some(match name {
        b"FlateDecode" | b"Fl" => Step::Flate,
        b"LZWDecode" | b"LZW" => Step::Lzw,
        b"RunLengthDecode" | b"RL" => Step::RunLength,
        b"ASCII85Decode" | b"A85" => Step::Ascii85,
        b"ASCIIHexDecode" | b"AHx" => Step::AsciiHex,
        b"DCTDecode" | b"DCT" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" | b"JPXDecode" => Step::Picture,
        b"Crypt" => return Ok(None),
        _ => return Err(Fault::Packing),
    }))
}

/// What the first of two steps makes; only in the ways in which programs put one packing into another.
fn unpack(step: Step, data: &[u8], most: u64) -> Result<Vec<u8>, Fault> {
    let mut unpacked = Vec::new();
    match step {
        Step::Flate => {
            let read = ZlibDecoder::new(data).take(most.saturating_add(1)).read_to_end(&mut unpacked);
            read.map_err(|_| Fault::Packing)?;
        }
        Step::AsciiHex => {
            let digits = data.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
            let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
            unpacked.extend(digits.chunks(2).map(|pair| match pair {
                [high, low] => high << 4 | low,
                [high] => high << 4,
                _ => 0,
            }));
        }
        Step::Ascii85 => from_85(data, &mut unpacked),
        Step::Lzw | Step::RunLength | Step::Picture => return Err(Fault::Packing),
    }
    Ok(unpacked)
}

fn from_85(data: &[u8], unpacked: &mut Vec<u8>) {
    let (mut value, mut count) = (0_u32, 0_usize);
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if count == 0 => unpacked.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte.saturating_sub(b'!')));
                count = count.saturating_add(1);
                if count == 5 {
                    unpacked.extend(value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        unpacked.extend(value.to_be_bytes().iter().take(count.saturating_sub(1)));
    }
}

/// How many bytes the older packing (LZW) comes to: every code stands for a row of bytes one longer than an earlier one.
fn unpacked_codes(data: &[u8], early: bool, most: u64) -> u64 {
    let mut lengths: Vec<u32> = vec![1; 258];
    let mut last: Option<usize> = None;
    let (mut held, mut bits, mut size) = (0_u32, 0_u32, 0_u64);
    let mut bytes = data.iter();
    while size <= most {
        let width = match lengths.len().saturating_add(usize::from(early)) {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while bits < width {
            let Some(byte) = bytes.next() else { return size };
            held = held << 8 | u32::from(*byte);
            bits = bits.saturating_add(8);
        }
        bits = bits.saturating_sub(width);
        let code = usize::try_from(held >> bits & (1_u32 << width).saturating_sub(1)).unwrap_or(usize::MAX);
        match code {
            256 => {
                lengths.truncate(258);
                last = None;
            }
            257 => return size,
            _ => {
                let next = last.and_then(|last| lengths.get(last)).map(|length| length.saturating_add(1));
                let Some(length) = lengths.get(code).copied().or(next) else { return size };
                size = size.saturating_add(u64::from(length));
                if let Some(next) = next
                    && lengths.len() < 4096
                {
                    lengths.push(next);
                }
                last = Some(code);
            }
        }
    }
    size
}

/// How many bytes runs come to.
fn repeated(data: &[u8]) -> u64 {
    let (mut rest, mut size) = (data, 0_u64);
    while let [length, after @ ..] = rest {
        let (made, used) = match length {
            0..128 => (u64::from(*length).saturating_add(1), usize::from(*length).saturating_add(1)),
            128 => break,
            _ => (257_u64.saturating_sub(u64::from(*length)), 1),
        };
        size = size.saturating_add(made);
        rest = after.get(used..).unwrap_or_default();
    }
    size
}

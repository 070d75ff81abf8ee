//! How many bytes deflated data comes to, without making any of them. As lenient as the reader of PDF files is with data
//! that breaks the format, so that it never makes more than is counted here.

/// What a length code stands for at most, by the code less 257.
const LENGTHS: [u64; 29] =
    [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 22, 26, 30, 34, 42, 50, 58, 66, 82, 98, 114, 130, 162, 194, 226, 257, 258];
/// The order in which the lengths of the codes for code lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// Making a table of codes takes as long as making so small a part of its size in bytes.
const TABLE_SHARE: u64 = 4;

/// The size of what was deflated; more than `most` as soon as it is more.
pub(super) fn inflated(data: &[u8], most: u64) -> u64 {
    let mut bits = Bits { data: without_header(data), held: 0, count: 0 };
    let mut size = 0;
    while size <= most {
        match block(&mut bits, &mut size, most) {
            Some(true) => {}
            _ => break,
        }
    }
    size
}

/// Data behind the header that usually stands before it.
fn without_header(data: &[u8]) -> &[u8] {
    match data {
        [method, flags, rest @ ..] => {
            let both = u16::from(*method) << 8 | u16::from(*flags);
            let is_header = method & 0x0F == 8 && both.is_multiple_of(31) && flags & 0x20 == 0;
            if is_header { rest } else { data }
        }
        _ => data,
    }
}

struct Bits<'d> {
    data: &'d [u8],
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn byte(&mut self) -> Option<u32> {
        let (first, rest) = self.data.split_first()?;
        self.data = rest;
        Some(u32::from(*first))
    }

    /// So many bits, at most 16.
    fn take(&mut self, wanted: u32) -> Option<u32> {
        while self.count < wanted {
            self.held |= self.byte()? << self.count;
            self.count = self.count.saturating_add(8);
        }
        let taken = self.held & (1_u32 << wanted).saturating_sub(1);
        self.held >>= wanted;
        self.count = self.count.saturating_sub(wanted);
        Some(taken)
    }

    fn code(&mut self, table: &Table) -> Option<usize> {
        while self.count < table.longest
            && let Some(byte) = self.byte()
        {
            self.held |= byte << self.count;
            self.count = self.count.saturating_add(8);
        }
        let at = self.held & (1_u32 << table.longest).saturating_sub(1);
        let (length, value) = *table.codes.get(usize::try_from(at).ok()?)?;
        let length = u32::from(length);
        if length == 0 || self.count < length {
            return None;
        }
        self.held >>= length;
        self.count = self.count.saturating_sub(length);
        Some(usize::from(value))
    }
}

/// The code that any bits begin with: its length and value.
struct Table {
    codes: Vec<(u8, u16)>,
    longest: u32,
}

impl Table {
    fn new(lengths: &[u8]) -> Self {
        let longest = lengths.iter().copied().max().unwrap_or_default();
        if longest == 0 {
            return Self { codes: vec![(0, 0)], longest: 1 };
        }
        let size = 1_usize << longest;
        let mut codes = vec![(0, 0); size];
        let mut code = 0_u32;
        for length in 1..=longest {
            for (value, _) in lengths.iter().enumerate().filter(|(_, of)| **of == length) {
                let reversed = code.reverse_bits() >> 32_u32.saturating_sub(u32::from(length));
                let first = usize::try_from(reversed).unwrap_or(usize::MAX);
                for at in (first..size).step_by(1 << length) {
                    if let Some(place) = codes.get_mut(at) {
                        *place = (length, u16::try_from(value).unwrap_or_default());
                    }
                }
                code = code.wrapping_add(1);
            }
            code = code.wrapping_shl(1);
        }
        Self { codes, longest: u32::from(longest) }
    }
}

/// Counts a block; whether another follows, `None` where the data ends or breaks.
fn block(bits: &mut Bits<'_>, size: &mut u64, most: u64) -> Option<bool> {
    let head = bits.take(3)?;
    let goes_on = head & 1 == 0;
    let (values, distances) = match head >> 1 {
        0 => {
            stored(bits, size)?;
            return Some(goes_on);
        }
        1 => fixed(),
        2 => dynamic(bits)?,
        _ => return None,
    };
    let made = u64::try_from(values.codes.len().saturating_add(distances.codes.len())).unwrap_or(u64::MAX);
    *size = size.saturating_add(made / TABLE_SHARE);
    while *size <= most {
        match bits.code(&values)? {
            0..256 => *size = size.saturating_add(1),
            256 => return Some(goes_on),
            code => {
                let code = code.saturating_sub(257);
                bits.take(extra_of_length(code))?;
                let distance = bits.code(&distances)?;
                if distance >= 30 {
                    return None;
                }
                bits.take(u32::try_from(distance / 2).unwrap_or_default().saturating_sub(1))?;
                *size = size.saturating_add(LENGTHS.get(code).copied().unwrap_or_default());
            }
        }
    }
    None
}

/// Bits that follow a length code.
const fn extra_of_length(code: usize) -> u32 {
    match code {
        8..12 => 1,
        12..16 => 2,
        16..20 => 3,
        20..24 => 4,
        24..28 => 5,
        _ => 0,
    }
}

fn stored(bits: &mut Bits<'_>, size: &mut u64) -> Option<()> {
    (bits.held, bits.count) = (0, 0);
    let length = bits.byte()? | bits.byte()? << 8;
    bits.byte()?;
    bits.byte()?;
    let length = usize::try_from(length).ok()?;
    *size = size.saturating_add(u64::try_from(length.min(bits.data.len())).unwrap_or(u64::MAX));
    bits.data = bits.data.get(length..)?;
    Some(())
}

fn fixed() -> (Table, Table) {
    let mut lengths = [8_u8; 288];
    lengths.iter_mut().take(256).skip(144).for_each(|length| *length = 9);
    lengths.iter_mut().take(280).skip(256).for_each(|length| *length = 7);
    (Table::new(&lengths), Table::new(&[5; 30]))
}

fn dynamic(bits: &mut Bits<'_>) -> Option<(Table, Table)> {
    let mut counted = |width, least: usize| Some(usize::try_from(bits.take(width)?).ok()?.saturating_add(least));
    let (values, distances, codes) = (counted(5, 257)?, counted(5, 1)?, counted(4, 4)?);
    let mut of_codes = [0_u8; 19];
    for at in ORDER.iter().take(codes) {
        *of_codes.get_mut(*at)? = u8::try_from(bits.take(3)?).ok()?;
    }
    let table = Table::new(&of_codes);
    let all = values.saturating_add(distances);
    let mut lengths: Vec<u8> = Vec::with_capacity(all);
    while lengths.len() < all {
        let (length, times) = match bits.code(&table)? {
            code @ 0..16 => (u8::try_from(code).ok()?, 1),
            16 => (lengths.last().copied().unwrap_or_default(), bits.take(2)?.saturating_add(3)),
            17 => (0, bits.take(3)?.saturating_add(3)),
            _ => (0, bits.take(7)?.saturating_add(11)),
        };
        for _ in 0..times {
            if lengths.len() < all {
                lengths.push(length);
            }
        }
    }
    let (of_values, of_distances) = lengths.split_at_checked(values)?;
    Some((Table::new(of_values), Table::new(of_distances)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use proptest::prelude::*;

    use super::inflated;

    fn zlib(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    proptest! {
        #[test]
        fn all_that_is_unpacked_is_counted(bytes in prop::collection::vec(0_u8..8, 0..20_000), level in 0_u32..10) {
            let size = u64::try_from(bytes.len()).unwrap();
            let counted = inflated(&zlib(&bytes, level), 1 << 30);
            prop_assert!(counted >= size && counted <= size * 2 + 70_000, "{counted} for {size}");
            let mut bare = DeflateEncoder::new(Vec::new(), Compression::new(level));
            bare.write_all(&bytes).unwrap();
            prop_assert_eq!(counted, inflated(&bare.finish().unwrap(), 1 << 30));
        }

        #[test]
        fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..5_000)) {
            inflated(&bytes, 1 << 20);
        }
    }

    #[test]
    fn counting_stops_past_the_limit() {
        let packed = zlib(&vec![b' '; 64 << 20], 9);
        let counted = inflated(&packed, 1 << 20);
        assert!(counted > 1 << 20 && counted < 2 << 20, "{counted}");
    }
}

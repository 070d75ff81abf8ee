//! Compound files (复合文档): the container of Word, Excel and WPS files of before 2007, a small file system of sectors
//! ([MS-CFB]). Only what is asked for is followed, and no chain further than the file has sectors.

use super::bytes::{part, size_at, u16_at, u32_at};

/// Sector numbers from here on have a meaning of their own: free, end of chain, table.
const SPECIAL: u32 = 0xFFFF_FFF8;
/// Bytes of one entry of the directory.
const ENTRY: usize = 128;
/// Entries of the directory looked at; a document has some ten.
const MOST_ENTRIES: usize = 4096;
/// Bytes of a sector of the small streams.
const SMALL: usize = 64;

/// An opened compound file.
#[derive(Debug)]
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    /// The size of a sector.
    sector: usize,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    /// The same for the sectors of the small streams.
    next_small: Vec<u32>,
    /// What holds the small streams.
    small: Vec<u8>,
    /// Streams below this size are small ones.
    cutoff: usize,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// Opens a file; `None` where its tables lead nowhere.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            cutoff: size_at(bytes, 56)?.min(1 << 20),
            entries: Vec::new(),
        };
        file.next = file.table()?;
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(ENTRY).take(MOST_ENTRIES).filter_map(Entry::read).collect();
        let small_table = file.chain(u32_at(bytes, 60)?, usize::MAX).unwrap_or_default();
        file.next_small = words(&small_table).collect();
        let root = directory.get(..ENTRY).and_then(Entry::read)?;
        file.small = file.chain(root.start, root.size).unwrap_or_default();
        Some(file)
    }

    /// Whether there is a stream of this name.
    #[cfg(feature = "excel97")]
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name))
    }

    /// The content of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name))?;
        if entry.size >= self.cutoff {
            return self.chain(entry.start, entry.size);
        }
        let mut content = Vec::new();
        for at in follow(&self.next_small, entry.start) {
            let Some(sector) = part(&self.small, at.checked_mul(SMALL)?, SMALL) else { break };
            content.extend_from_slice(sector);
            if content.len() >= entry.size {
                break;
            }
        }
        content.truncate(entry.size);
        Some(content)
    }

    fn at(&self, sector: u32) -> Option<usize> {
        usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(self.sector)
    }

    /// A sector; the last one of a file may be cut.
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at(number)?..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The table of what follows what: its own sectors stand in the header, and further ones in a chain.
    fn table(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len().checked_div(self.sector)?.saturating_add(1);
        let mut sectors: Vec<u32> = words(self.bytes.get(76..512)?).collect();
        let mut further = u32_at(self.bytes, 68)?;
        let mut steps = 0_usize;
        while further < SPECIAL && steps < most {
            steps = steps.saturating_add(1);
            let Some(listed) = self.sector(further).filter(|sector| sector.len() == self.sector) else { break };
            let (rest, last) = listed.split_last_chunk::<4>()?;
            sectors.extend(words(rest));
            if sectors.len() > most.saturating_add(109) {
                break;
            }
            further = u32::from_le_bytes(*last);
        }
        let mut next = Vec::new();
        for number in sectors.into_iter().filter(|number| *number < SPECIAL) {
            next.extend(words(self.sector(number).unwrap_or_default()));
            if next.len() > most.saturating_add(self.sector) {
                break;
            }
        }
        (!next.is_empty()).then_some(next)
    }

    /// The content of a chain of sectors, up to a size.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        for at in follow(&self.next, start) {
            let Some(sector) = self.sector(u32::try_from(at).ok()?) else { break };
            content.extend_from_slice(sector);
            if content.len() >= size || content.len() > self.bytes.len() {
                break;
            }
        }
        content.truncate(size);
        Some(content)
    }
}

/// The sectors of a chain; one that runs in a circle ends after as many as the table has.
fn follow(next: &[u32], start: u32) -> impl Iterator<Item = usize> {
    let known = |number: u32| usize::try_from(number).ok().filter(|at| number < SPECIAL && *at < next.len());
    std::iter::successors(known(start), move |at| known(*next.get(*at)?)).take(next.len())
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0))
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).min(64).saturating_sub(2);
        let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
        let kind = *bytes.get(66)?;
        (kind != 0).then_some(Self {
            name: String::from_utf16_lossy(&units),
            is_stream: kind == 2,
            start: u32_at(bytes, 116)?,
            size: size_at(bytes, 120)?,
        })
    }
}

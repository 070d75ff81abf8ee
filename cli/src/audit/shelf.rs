//! Numbers laid by in a file: what a whole country's reports are compared by is more than is held in memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use ogi_report::likeness::Shelf;

/// So many bytes are written at a time.
const HELD: usize = 64 << 10;
/// A number takes so many bytes.
const WIDE: usize = size_of::<u32>();

/// Numbers in a file.
#[derive(Debug)]
pub(crate) struct FileShelf {
    file: File,
    /// How many bytes the file has.
    written: u64,
    /// What is not written yet.
    held: Vec<u8>,
}

impl FileShelf {
    /// None yet, in a file that is empty.
    pub(crate) const fn new(file: File) -> Self {
        Self { file, written: 0, held: Vec::new() }
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.held.is_empty() {
            self.file.seek(SeekFrom::Start(self.written))?;
            self.file.write_all(&self.held)?;
            self.written += self.held.len() as u64;
            self.held.clear();
        }
        Ok(())
    }
}

impl Shelf for FileShelf {
    fn put(&mut self, numbers: &[u32]) -> io::Result<()> {
        for number in numbers {
            self.held.extend_from_slice(&number.to_le_bytes());
        }
        if self.held.len() >= HELD { self.flush() } else { Ok(()) }
    }

    fn read(&mut self, places: Range<usize>) -> io::Result<Vec<u32>> {
        self.flush()?;
        let mut bytes = vec![0; places.len() * WIDE];
        self.file.seek(SeekFrom::Start((places.start * WIDE) as u64))?;
        self.file.read_exact(&mut bytes)?;
        let number = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_le_bytes);
        Ok(bytes.chunks_exact(WIDE).filter_map(number).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_by_is_read_again_whether_written_or_not() {
        let mut shelf = FileShelf::new(tempfile::tempfile().unwrap());
        let all: Vec<u32> = (0..50_000).map(|at: u32| at.wrapping_mul(2_654_435_761)).collect();
        for some in all.chunks(777) {
            shelf.put(some).unwrap();
            assert_eq!(shelf.read(0..some.len()).unwrap(), all[..some.len()]);
        }
        assert_eq!(shelf.read(0..all.len()).unwrap(), all);
        assert_eq!(shelf.read(49_999..50_000).unwrap(), all[49_999..]);
        assert!(shelf.read(49_999..50_001).is_err());
    }
}

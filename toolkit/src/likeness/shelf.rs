//! Where sketches lie, one after another: in memory, or in a file that a caller brings.

use std::io;
use std::ops::Range;

/// Numbers laid by, one after another (存放处).
pub trait Shelf: std::fmt::Debug + Send + Sync {
    /// Lays numbers behind those that are there.
    ///
    /// # Errors
    /// When they cannot be written.
    fn put(&mut self, numbers: &[u32]) -> io::Result<()>;

    /// The numbers of a range of places.
    ///
    /// # Errors
    /// When they cannot be read, or are not there.
    fn read(&mut self, places: Range<usize>) -> io::Result<Vec<u32>>;
}

impl Shelf for Vec<u32> {
    fn put(&mut self, numbers: &[u32]) -> io::Result<()> {
        self.extend_from_slice(numbers);
        Ok(())
    }

    fn read(&mut self, places: Range<usize>) -> io::Result<Vec<u32>> {
        self.as_slice().get(places).map(<[u32]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// Sketches on a shelf (草图集).
#[derive(Debug)]
pub struct Sketches {
    shelf: Box<dyn Shelf>,
    /// Where each ends.
    ends: Vec<u32>,
    /// What went wrong first while they were laid by.
    failed: Option<io::Error>,
}

impl Default for Sketches {
    fn default() -> Self {
        Self::on(Box::new(Vec::new()))
    }
}

/// Sketches that stand one after another, at hand.
pub(super) struct Block {
    from: usize,
    numbers: Vec<u32>,
    /// Where each ends among the numbers.
    ends: Vec<usize>,
}

impl Sketches {
    /// None yet, on a shelf that is empty.
    pub fn on(shelf: Box<dyn Shelf>) -> Self {
        Self { shelf, ends: Vec::new(), failed: None }
    }

    /// Lays one by. What cannot be written is an error when they are compared.
    pub fn push(&mut self, sketch: &[u32]) {
        if self.failed.is_none() {
            self.failed = self.shelf.put(sketch).err();
        }
        let length = u32::try_from(sketch.len()).unwrap_or(u32::MAX);
        self.ends.push(self.ends.last().copied().unwrap_or_default().saturating_add(length));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Where one begins, or where all end.
    fn start(&self, at: usize) -> usize {
        let end = at.checked_sub(1).and_then(|before| self.ends.get(before).or(self.ends.last()));
        end.and_then(|end| usize::try_from(*end).ok()).unwrap_or_default()
    }

    /// One of them.
    pub(super) fn get(&mut self, at: usize) -> io::Result<Vec<u32>> {
        let places = self.start(at)..self.start(at.saturating_add(1));
        self.shelf.read(places)
    }

    /// Those from a place on that hold so many numbers together; one at least.
    pub(super) fn block(&mut self, from: usize, most: usize) -> io::Result<Block> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let start = self.start(from);
        let limit = start.saturating_add(most);
        let rest = self.ends.get(from..).unwrap_or_default();
        let fit = rest.partition_point(|end| usize::try_from(*end).is_ok_and(|end| end <= limit)).max(1);
        let inside = |end: &u32| usize::try_from(*end).unwrap_or(usize::MAX).saturating_sub(start);
        let ends: Vec<usize> = rest.iter().take(fit).map(inside).collect();
        let numbers = self.shelf.read(start..start.saturating_add(ends.last().copied().unwrap_or_default()))?;
        Ok(Block { from, numbers, ends })
    }
}

impl Block {
    /// The place behind the last.
    pub(super) fn end(&self) -> usize {
        self.from.saturating_add(self.ends.len())
    }

    /// One by its place among all; empty where it is not at hand.
    pub(super) fn get(&self, at: usize) -> &[u32] {
        let Some(inside) = at.checked_sub(self.from) else { return &[] };
        let start = inside.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(inside)).map(|(start, end)| start..*end);
        range.and_then(|range| self.numbers.get(range)).unwrap_or_default()
    }

    /// All of them, with their places among all.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, &[u32])> {
        (self.from..self.end()).map(|at| (u32::try_from(at).unwrap_or(u32::MAX), self.get(at)))
    }
}

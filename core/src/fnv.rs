//! The one hash of the crates that must never change: fingerprints stand in baselines (指纹).

/// FNV-1a, 64 bits: small, stable, good enough to distinguish findings or clauses of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of nothing.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// Takes in one more byte, or a character as one step.
    #[inline]
    pub const fn step(&mut self, code: u32) {
        self.0 = (self.0 ^ code as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// Takes in a text and a mark for its end.
    pub(crate) fn write(&mut self, text: &str) {
        for byte in text.bytes().chain(std::iter::once(0x1f)) {
            self.step(byte.into());
        }
    }

    /// The hash of what was taken in.
    pub const fn value(self) -> u64 {
        self.0
    }
}

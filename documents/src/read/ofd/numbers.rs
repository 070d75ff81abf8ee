//! Lengths of OFD: millimetres written as decimals, here whole thousandths of them.

use crate::read::page::Units;

/// Larger numbers lie off every page.
const LARGEST: i64 = 1_000_000_000;
/// One of a matrix.
pub(super) const ONE: i64 = 1_000_000;

/// A decimal with so many digits behind the point, as a whole number.
fn decimal(text: &str, digits: usize) -> Option<i64> {
    let (minus, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut value: i64 = 0;
    let fraction = fraction.bytes().chain(std::iter::repeat(b'0')).take(digits);
    if whole.is_empty() && !text.contains('.') {
        return None;
    }
    for byte in whole.bytes().chain(fraction) {
        let digit = i64::from(char::from(byte).to_digit(10)?);
        value = value.checked_mul(10)?.checked_add(digit).filter(|value| *value < LARGEST)?;
    }
    Some(if minus { value.saturating_neg() } else { value })
}

/// A length in thousandths of a millimetre.
pub(super) fn length(text: &str) -> Option<i64> {
    decimal(text.trim(), 3)
}

/// Thousandths of a millimetre as units of a page.
pub(super) fn units(length: i64) -> Option<Units> {
    Units::try_from(length.checked_mul(28_346)?.checked_div(100_000)?).ok()
}

/// A rectangle (外接矩形): left, top, width, height.
#[derive(Debug, Clone, Copy)]
pub(super) struct Square {
    pub(super) left: i64,
    pub(super) top: i64,
    high: i64,
}

impl Square {
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split_ascii_whitespace().map(length);
        let (left, top, _, high) = (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??);
        Some(Self { left, top, high })
    }

    pub(super) fn height(self) -> Units {
        units(self.high).unwrap_or_default()
    }
}

/// How what is drawn is turned, scaled and moved (CTM), in millionths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix {
    across: (i64, i64),
    down: (i64, i64),
    moved: (i64, i64),
}

impl Matrix {
    pub(super) const PLAIN: Self = Self { across: (ONE, 0), down: (0, ONE), moved: (0, 0) };

    pub(super) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split_ascii_whitespace();
        let mut scale = || decimal(numbers.next()?, 6);
        let (across, down) = ((scale()?, scale()?), (scale()?, scale()?));
        let moved = (length(numbers.next()?)?, length(numbers.next()?)?);
        Some(Self { across, down, moved })
    }

    /// Where a place comes to lie.
    pub(super) fn apply(self, (x, y): (i64, i64)) -> (i64, i64) {
        let along = |by_x: i64, by_y: i64, moved: i64| {
            let sum = by_x.saturating_mul(x).saturating_add(by_y.saturating_mul(y));
            (sum / ONE).saturating_add(moved)
        };
        (along(self.across.0, self.down.0, self.moved.0), along(self.across.1, self.down.1, self.moved.1))
    }

    /// A length across and one down, scaled.
    pub(super) fn scale(self, across: i64, down: i64) -> (i64, i64) {
        (across.saturating_mul(self.across.0) / ONE, down.saturating_mul(self.down.1) / ONE)
    }

    /// Whether text runs from left to right and stands upright.
    pub(super) fn is_upright(self) -> bool {
        self.across.0 > 0
            && self.down.1 > 0
            && self.across.1.abs() <= self.across.0 / 20
            && self.down.0.abs() <= self.down.1 / 3
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, decimal, length, units};

    #[test]
    fn decimals_become_whole_numbers() {
        let cases =
            [("3.175", Some(3175)), ("-0.5", Some(-500)), ("210", Some(210_000)), (".5", Some(500)), ("1.23456", Some(1234))];
        for (text, expected) in cases {
            assert_eq!(length(text), expected, "{text}");
        }
        for text in ["", "-", "x", "1e9", "99999999999"] {
            assert_eq!(decimal(text, 3), None, "{text}");
        }
        assert_eq!(units(25_400), Some(7199));
    }

    #[test]
    fn matrices_move_and_scale() {
        let matrix = Matrix::read("2 0 0 0.5 1 -1").unwrap();
        assert_eq!(matrix.apply((10_000, 10_000)), (21_000, 4_000));
        assert!(matrix.is_upright() && !Matrix::read("0 1 -1 0 0 0").unwrap().is_upright());
    }
}

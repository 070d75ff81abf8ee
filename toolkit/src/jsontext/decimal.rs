//! Numbers in JSON that are not plain counts. They mean what they mean to every program that reads JSON, the nearest
//! binary double, and of that its shortest decimal; nothing here is a float but the test for it.

use ogi_core::Number;

/// How many digits a [`Number`] has at most.
const DIGITS: usize = 15;

/// The digits of a number without zeros before and behind: 0.`digits` times 10^`point`.
#[derive(Clone, Copy)]
struct Digits<'a> {
    /// The literal from its first digit that is not zero to its last, with the point where it has one.
    text: &'a str,
    count: usize,
    point: i64,
}

impl<'a> Digits<'a> {
    /// Of a literal without its sign; `None` for zero.
    fn of(literal: &'a str) -> Option<Self> {
        let (digits, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
        let (negative, exponent) = (exponent.starts_with('-'), exponent.trim_start_matches(['+', '-']));
        let exponent = exponent.bytes().fold(0_i64, |value, byte| {
            value.saturating_mul(10).saturating_add(i64::from(byte.wrapping_sub(b'0'))).min(1 << 40)
        });
        let whole = digits.split_once('.').map_or(digits, |(whole, _)| whole).len();
        let zeros = ['0', '.'];
        let text = digits.trim_start_matches(zeros);
        let before = digits.len().saturating_sub(text.len());
        let text = text.trim_end_matches(zeros);
        // Of the zeros before, the point itself is none.
        let point = place(whole).saturating_sub(place(before)).saturating_add(i64::from(before > whole));
        let point = point.saturating_add(if negative { exponent.saturating_neg() } else { exponent });
        let count = text.bytes().filter(u8::is_ascii_digit).count();
        (count > 0).then_some(Self { text, count, point })
    }

    fn iter(self) -> impl Iterator<Item = u8> {
        self.text.bytes().filter(u8::is_ascii_digit).map(|byte| byte.wrapping_sub(b'0'))
    }

    /// The first fifteen digits as a number, rounded where there are more, and the place of its point.
    fn rounded(self) -> (i64, i64) {
        let mut mantissa =
            self.iter().take(DIGITS).fold(0_i64, |value, digit| value.wrapping_mul(10).wrapping_add(i64::from(digit)));
        let kept = self.count.min(DIGITS);
        if self.iter().nth(DIGITS).is_some_and(|next| next >= 5) {
            mantissa = mantissa.saturating_add(1);
        }
        (mantissa, place(kept).saturating_sub(self.point))
    }

    /// How it stands to `factor` / 2^`shift`, which is below 10^16.
    fn cmp(self, factor: u128, shift: u32) -> std::cmp::Ordering {
        let mask = (1_u128 << shift).wrapping_sub(1);
        let (whole, mut rest) = (factor >> shift, factor & mask);
        let mut digits = self.iter();
        let mut own = 0_u128;
        for _ in 0..self.point {
            own = own.wrapping_mul(10).wrapping_add(u128::from(digits.next().unwrap_or_default()));
        }
        if own != whole {
            return own.cmp(&whole);
        }
        for _ in self.point..0 {
            rest = rest.wrapping_mul(10);
            if rest > mask {
                return std::cmp::Ordering::Less;
            }
        }
        for digit in digits {
            rest = rest.wrapping_mul(10);
            let other = rest >> shift;
            if u128::from(digit) != other {
                return u128::from(digit).cmp(&other);
            }
            rest &= mask;
        }
        0.cmp(&rest)
    }
}

/// The number that a JSON literal states; `None` past fifteen digits or nine decimals.
pub(super) fn number(literal: &str) -> Option<Number> {
    let (negative, literal) = literal.strip_prefix('-').map_or((false, literal), |rest| (true, rest));
    // What is nearer to zero than to the least double is zero.
    let Some(digits) = Digits::of(literal).filter(|digits| !is_below_all(*digits)) else { return Some(Number::ZERO) };
    let (mut mantissa, mut scale) = digits.rounded();
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa.wrapping_div(10), scale.saturating_sub(1));
    }
    while scale < 0 && mantissa < 1_000_000_000_000_000 {
        (mantissa, scale) = (mantissa.saturating_mul(10), scale.saturating_add(1));
    }
    let number = Number::new(if negative { mantissa.wrapping_neg() } else { mantissa }, u8::try_from(scale).ok()?)?;
    (digits.count <= DIGITS || is_nearest(digits, mantissa, number.scale())).then_some(number)
}

/// Whether a number rounds to the same double as `mantissa` / 10^`scale`.
fn is_nearest(digits: Digits, mantissa: i64, scale: u8) -> bool {
    #[expect(
        clippy::cast_precision_loss,
        clippy::float_arithmetic,
        reason = "both fit 53 bits, so that the quotient is rounded once"
    )]
    let bits = (mantissa as f64 / 10_u64.saturating_pow(u32::from(scale)) as f64).to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let factor = u128::from(fraction | 1 << 52);
    // The double is factor / 2^shift; being between 10^-9 and 10^15, its shift is between 3 and 82.
    let Some(shift) = u32::try_from(bits >> 52).ok().and_then(|exponent| 1075_u32.checked_sub(exponent)) else { return false };
    // Halfway to its neighbours; below a power of two they are twice as near.
    let below = if fraction == 0 { (factor << 2).wrapping_sub(1) } else { (factor << 2).wrapping_sub(2) };
    let (below, above) =
        (digits.cmp(below, shift.saturating_add(2)), digits.cmp((factor << 1).wrapping_add(1), shift.saturating_add(1)));
    let even = fraction & 1 == 0;
    (below.is_gt() || (below.is_eq() && even)) && (above.is_lt() || (above.is_eq() && even))
}

/// Whether a literal is past the largest double.
pub(super) fn is_above_all(literal: &str) -> bool {
    // Halfway from the largest double to the next that would follow.
    const BOUND: [u8; 20] = *b"17976931348623158079";
    Digits::of(literal.trim_start_matches('-')).is_some_and(|digits| {
        let first = digits.iter().map(|digit| digit.wrapping_add(b'0')).take(BOUND.len());
        digits.point > 309 || (digits.point == 309 && first.ge(BOUND))
    })
}

/// Whether a number is nearer to zero than to the least double.
fn is_below_all(digits: Digits) -> bool {
    const BOUND: [u8; 20] = *b"24703282292062327208";
    let first = digits.iter().map(|digit| digit.wrapping_add(b'0')).take(BOUND.len());
    digits.point < -323 || (digits.point == -323 && first.lt(BOUND))
}

fn place(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

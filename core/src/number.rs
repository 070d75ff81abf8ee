//! Exact decimal numbers: counts (件数) and money (金额).

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal of at most fifteen significant digits, so that it survives JSON and JavaScript unchanged.
///
/// Counts have no decimals; money (万元) may have up to nine. Two numbers are equal when their values are:
/// `18.8710` equals `18.871`.
///
/// ```
/// use ogi_core::Number;
/// let fee: Number = "24252.311082".parse()?;
/// assert_eq!(fee.to_string(), "24252.311082");
/// assert_eq!(fee.as_integer(), None);
/// assert_eq!("13.0".parse::<Number>()?, Number::from(13));
/// # Ok::<(), ogi_core::NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// All digits as one integer.
    mantissa: i64,
    /// How many of them stand after the decimal point; no trailing zeros are kept.
    scale: u8,
}

/// Why a text is not a [`Number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Something other than an optional minus sign, digits and one decimal point.
    #[error("not a decimal number")]
    NotANumber,
    /// More than fifteen significant digits, or more than nine decimals.
    #[error("more than 15 digits or more than 9 decimals")]
    TooLong,
}

const MAX_MANTISSA: i64 = 999_999_999_999_999;
const MAX_SCALE: u8 = 9;
const POWERS: [i64; 10] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

impl Number {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// The number `mantissa` / 10^`scale`; `None` past fifteen digits or nine decimals.
    pub fn new(mantissa: i64, scale: u8) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale = scale.saturating_sub(1);
        }
        (mantissa.unsigned_abs() <= MAX_MANTISSA.unsigned_abs() && scale <= MAX_SCALE).then_some(Self { mantissa, scale })
    }

    /// The value when it is whole.
    pub const fn as_integer(self) -> Option<i64> {
        if self.scale == 0 { Some(self.mantissa) } else { None }
    }

    /// Whether it has no decimals.
    pub const fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// How many decimals it has.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The value times 10^`scale`, exactly; `None` when `scale` is too small to hold it.
    pub fn scaled(self, scale: u8) -> Option<i128> {
        let power = POWERS.get(usize::from(scale.checked_sub(self.scale)?))?;
        // Two numbers of 64 bits do not leave 128.
        Some(i128::from(self.mantissa).wrapping_mul(i128::from(*power)))
    }

    /// The number whose value times 10^`scale` is `value`.
    pub fn from_scaled(value: i128, scale: u8) -> Option<Self> {
        // To divide 64 bits takes a fraction of what 128 take, and nearly every value fits.
        if let Ok(value) = i64::try_from(value) {
            return Self::new(value, scale);
        }
        let (mut value, mut scale) = (value, scale);
        while scale > 0 {
            let tenth = value / 10;
            if tenth.wrapping_mul(10) != value {
                break;
            }
            (value, scale) = (tenth, scale.saturating_sub(1));
        }
        Self::new(i64::try_from(value).ok()?, scale)
    }

    /// The number whose nearest binary double is a value, as JavaScript and other programs hold it; `None` where it takes
    /// more than fifteen digits or nine decimals to name it.
    ///
    /// ```
    /// use ogi_core::Number;
    /// assert_eq!(Number::nearest(24252.311082), "24252.311082".parse().ok());
    /// assert_eq!(Number::nearest(0.1 + 0.2), None);
    /// ```
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::float_arithmetic,
        clippy::float_cmp,
        reason = "both fit 53 bits, so that the quotient is rounded once and names the one decimal of fifteen digits"
    )]
    pub fn nearest(value: f64) -> Option<Self> {
        for (power, scale) in POWERS.iter().zip(0_u8..) {
            let scaled = value * *power as f64;
            let mantissa = (scaled + 0.5_f64.copysign(scaled)) as i64;
            if mantissa.unsigned_abs() > MAX_MANTISSA.unsigned_abs() {
                return None;
            }
            if mantissa as f64 / *power as f64 == value {
                return Self::new(mantissa, scale);
            }
        }
        None
    }

    /// The exact difference; `None` past fifteen digits.
    pub fn minus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::from_scaled(self.scaled(scale)?.checked_sub(other.scaled(scale)?)?, scale)
    }

    /// The exact sum; `None` past fifteen digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.scale == 0 && other.scale == 0 {
            return Self::new(self.mantissa.checked_add(other.mantissa)?, 0);
        }
        let scale = self.scale.max(other.scale);
        Self::from_scaled(self.scaled(scale)?.checked_add(other.scaled(scale)?)?, scale)
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self { mantissa: i64::from(value), scale: 0 }
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self { mantissa: i64::from(value), scale: 0 }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.scaled(scale).cmp(&other.scaled(scale))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let power = POWERS.get(usize::from(self.scale)).copied().unwrap_or(1).unsigned_abs();
        let magnitude = self.mantissa.unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let width = usize::from(self.scale);
        write!(
            f,
            "{sign}{}.{:0width$}",
            magnitude.checked_div(power).unwrap_or_default(),
            magnitude.checked_rem(power).unwrap_or_default()
        )
    }
}

impl std::str::FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || digits.ends_with('.') {
            return Err(NumberError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        let scale = u8::try_from(fraction.len()).ok().filter(|scale| *scale <= MAX_SCALE).ok_or(NumberError::TooLong)?;
        let mut mantissa = 0_i64;
        for byte in whole.bytes().chain(fraction.bytes()) {
            mantissa = mantissa
                .checked_mul(10)
                .and_then(|value| value.checked_add(i64::from(byte.wrapping_sub(b'0'))))
                .filter(|value| *value <= MAX_MANTISSA)
                .ok_or(NumberError::TooLong)?;
        }
        Self::new(if negative { mantissa.wrapping_neg() } else { mantissa }, scale).ok_or(NumberError::TooLong)
    }
}

/// A JSON number. At fifteen digits the shortest decimal text of the nearest binary double is the decimal itself.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_integer() {
            Some(value) => serializer.serialize_i64(value),
            None => {
                let power = POWERS.get(usize::from(self.scale)).copied().unwrap_or(1);
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::float_arithmetic,
                    reason = "both fit 53 bits, so that the quotient is rounded once"
                )]
                serializer.serialize_f64(self.mantissa as f64 / power as f64)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of at most 15 digits")
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Number, E> {
                Number::new(value, 0).ok_or_else(|| E::custom(NumberError::TooLong))
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Number, E> {
                i64::try_from(value).ok().and_then(|value| Number::new(value, 0)).ok_or_else(|| E::custom(NumberError::TooLong))
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Number, E> {
                Number::nearest(value).ok_or_else(|| E::custom(NumberError::TooLong))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

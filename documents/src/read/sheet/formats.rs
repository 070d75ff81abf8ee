//! Number formats (数字格式): how a stored number is shown.

/// More decimals are not shown.
const MOST_DECIMALS: usize = 30;

/// How the numbers of a cell are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::read) enum Shown {
    /// As short as can be.
    #[default]
    General,
    /// With so many decimals.
    Decimals(usize),
    /// As a day.
    Day,
}

/// The formats of a workbook by the number of the style.
#[derive(Debug, Default)]
pub(in crate::read) struct Formats {
    styles: Vec<Shown>,
    from_1904: bool,
}

impl Formats {
    /// Formats of styles, in the order of the styles' numbers.
    pub(in crate::read) fn new(styles: Vec<Shown>, from_1904: bool) -> Self {
        Self { styles, from_1904 }
    }

    /// A stored number as it is shown; the text itself where it is no number.
    pub(in crate::read) fn show(&self, stored: &str, style: usize) -> String {
        let Some(value) = stored.trim().parse::<f64>().ok().filter(|value| value.is_finite() && value.abs() < 1e15) else {
            return stored.to_owned();
        };
        match self.styles.get(style).copied().unwrap_or_default() {
            // What a whole format would round away was typed all the same.
            Shown::Decimals(0) if value.fract() != 0.0 => value.to_string(),
            Shown::Decimals(decimals) => without_minus_zero(format!("{value:.decimals$}")),
            Shown::Day => day(stored, self.from_1904).unwrap_or_else(|| value.to_string()),
            Shown::General => without_minus_zero(value.to_string()),
        }
    }
}

fn without_minus_zero(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// The formats that every workbook has.
pub(in crate::read) const fn built_in(id: u32) -> Shown {
    match id {
        1 | 3 | 37 | 38 => Shown::Decimals(0),
        2 | 4 | 39 | 40 => Shown::Decimals(2),
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Day,
        _ => Shown::General,
    }
}

/// What a format says: a day, a number of decimals, or nothing that matters.
pub(in crate::read) fn shown(code: &str) -> Shown {
    let mut plain = String::new();
    let mut letters = code.split(';').next().unwrap_or_default().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                letters.by_ref().take_while(|letter| *letter != '"').for_each(drop);
            }
            '[' => {
                letters.by_ref().take_while(|letter| *letter != ']').for_each(drop);
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            _ => plain.push(letter.to_ascii_lowercase()),
        }
    }
    if plain.contains(['y', 'd']) && !plain.contains("general") {
        return Shown::Day;
    }
    if !plain.contains(['0', '#']) || plain.contains(['%', 'e', '/', '?', 'h', 's']) {
        return Shown::General;
    }
    let decimals = plain.split_once('.').map_or("", |(_, decimals)| decimals);
    // `#.##` shows only the decimals that are there.
    if decimals.contains('#') {
        return Shown::General;
    }
    Shown::Decimals(decimals.bytes().take_while(|byte| *byte == b'0').count().min(MOST_DECIMALS))
}

/// A day counted from the start of 1900 or of 1904, as `2024年1月1日`.
fn day(stored: &str, from_1904: bool) -> Option<String> {
    let whole = stored.trim().split('.').next()?;
    let serial: i64 = whole.parse().ok().filter(|serial| (1..2_958_466).contains(serial))?;
    // Days since 1970-01-01. The count from 1900 has a day too many after 28 February 1900.
    let days = if from_1904 { serial - 24_107 } else { serial - 25_569 + i64::from(serial < 60) };
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{year}年{month}月{day}日"))
}

#[cfg(test)]
mod tests {
    use super::{Formats, Shown, day, shown};

    #[test]
    fn codes_say_how_numbers_are_shown() {
        let cases = [
            ("General", Shown::General),
            ("0", Shown::Decimals(0)),
            ("#,##0.00_ ;[Red]\\-#,##0.00\\ ", Shown::Decimals(2)),
            ("0.00\"万元\"", Shown::Decimals(2)),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Day),
            ("[$-804]yyyy/m/d;@", Shown::Day),
            ("0%", Shown::General),
            ("@", Shown::General),
            (&format!("0.{}", "0".repeat(70_000)), Shown::Decimals(30)),
        ];
        for (code, expected) in cases {
            assert_eq!(shown(code), expected, "{code}");
        }
    }

    #[test]
    fn numbers_and_days_are_shown() {
        let formats =
            Formats { styles: vec![Shown::General, Shown::Decimals(0), Shown::Decimals(2), Shown::Day], from_1904: false };
        let cases = [
            ("7730.2799999999997", 0, "7730.28"),
            ("13", 0, "13"),
            ("-0", 1, "0"),
            ("24252.311082", 2, "24252.31"),
            ("12.5", 1, "12.5"),
            ("45292", 3, "2024年1月1日"),
            ("无", 0, "无"),
        ];
        for (stored, style, expected) in cases {
            assert_eq!(formats.show(stored, style), expected);
        }
        assert_eq!(day("43830", true).as_deref(), Some("2024年1月1日"));
        assert_eq!(day("1", false).as_deref(), Some("1900年1月1日"));
    }
}

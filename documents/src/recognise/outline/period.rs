//! The period that is reported on, and the notices that are cited (统计期限、引用文件).

use ogi_core::{Date, Period, Stated};

use crate::recognise::landmarks::Landmark;
use crate::recognise::reader::Reader;
use crate::recognise::witness::Kind;

impl Reader<'_> {
    /// Finds the period, which is a witness of the year too.
    pub(in crate::recognise) fn find_period(&mut self) {
        self.outline.period = period(self);
        if let Some(period) = self.outline.period {
            self.witnesses.add_year(Kind::Period, period.value.to.year);
        }
    }

    /// Finds the notices on the form that the report cites: 国办公开办函 and its number.
    pub(in crate::recognise) fn find_citations(&mut self) {
        let name = "国办公开办函";
        for at in self.marks.all(Landmark::OfficeLetter) {
            let after = self.text().get(at.saturating_add(name.len())..).unwrap_or_default();
            let after = after.get(..after.floor_char_boundary(24_usize.saturating_add('号'.len_utf8()))).unwrap_or_default();
            let Some(length) = after.find('号').map(|length| length.saturating_add('号'.len_utf8())) else {
                continue;
            };
            let range = at..at.saturating_add(name.len()).saturating_add(length);
            let span = self.span_of(range.clone());
            self.outline.citations.push(Stated { value: self.stream.folded.get(range).unwrap_or_default().into(), span });
        }
    }
}

/// The period that the figures cover: two dates after words such as 统计期限.
fn period(reader: &Reader<'_>) -> Option<Stated<Period>> {
    let folded = reader.text();
    // Nearly every period starts on 1 January; only where none does, the words before it are looked for.
    for at in reader.marks.all(Landmark::NewYear) {
        let start = before_year(folded, at);
        if let Some(found) = period_at(reader, start) {
            return Some(found);
        }
    }
    for word in ["统计期限", "统计周期", "统计时限", "数据的期限", "数据期限", "时限", "起止", "期限", "统计数据", "所列数据"]
    {
        for at in crate::search::places(folded, word) {
            if let Some(found) = period_at(reader, at.saturating_add(word.len())) {
                return Some(found);
            }
        }
    }
    None
}

/// The start of the year before a month, where there is one.
fn before_year(folded: &str, at: usize) -> usize {
    let before = folded.get(..at).unwrap_or_default();
    let bare = before.strip_suffix('年').unwrap_or(before).trim_end_matches(|last: char| last.is_ascii_digit());
    bare.len()
}

/// The period that starts within a few words of a position.
fn period_at(reader: &Reader<'_>, start: usize) -> Option<Stated<Period>> {
    let window: String = reader.text().get(start..)?.chars().take(48).collect();
    let (period, from, to) = date_range(&window)?;
    let range = start.saturating_add(from)..start.saturating_add(to);
    Some(Stated { value: period, span: reader.span_of(range) })
}

/// `2024年1月1日至2024年12月31日`, the second year being optional.
fn date_range(text: &str) -> Option<(Period, usize, usize)> {
    let (first, from, middle) = date(text, None)?;
    let rest = text.get(middle..)?;
    let joined = rest.trim_start_matches(['起', '始']).trim_start_matches(',');
    if !joined.starts_with(['至', '到', '-', '—', '～', '~']) {
        return None;
    }
    let (second, at, length) = date(joined, Some(first.year))?;
    if joined.get(..at)?.chars().count() > 3 {
        return None;
    }
    let skipped = rest.len().saturating_sub(joined.len());
    Some((Period { from: first, to: second }, from, middle.saturating_add(skipped).saturating_add(length)))
}

/// The first date of a text, where it starts and where it ends.
fn date(text: &str, year: Option<u16>) -> Option<(Date, usize, usize)> {
    let at = text.find(|character: char| character.is_ascii_digit())?;
    let mut rest = text.get(at..)?;
    let mut number = |mark: char| -> Option<u16> {
        let (digits, tail) = rest.split_once(mark)?;
        let short = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let value = digits.parse().ok().filter(|_| short)?;
        rest = tail;
        Some(value)
    };
    let year = number('年').filter(|year| (1990..2100).contains(year)).or(year)?;
    let month = number('月')?;
    let day = number('日')?;
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((date, at, text.len().saturating_sub(rest.len())))
}

//! How well words fit a printed label (标签): by the letters they have in common, in order.

use std::sync::LazyLock;

use ogi_core::FormId;

use super::prices::{Cost, LABEL_ABSENT, LABEL_FAIR, LABEL_NEAR, LABEL_POOR};
use crate::first_chars::ideograph;
use crate::recognise::letters;

/// The ideographs that labels are printed with.
const IDEOGRAPHS: std::ops::RangeInclusive<u32> = 0x4E00..=0x9FFF;

/// The ideographs that occur in some label or header, numbered from 1; 0 is any other character.
struct Alphabet {
    /// By ideograph.
    numbers: Vec<u16>,
    size: u16,
}

static ALPHABET: LazyLock<Alphabet> = LazyLock::new(|| {
    let mut alphabet = Alphabet { numbers: vec![0; IDEOGRAPHS.count()], size: 0 };
    let mut add = |text: &str| {
        for letter in text.chars() {
            let Some(number) = place(letter).and_then(|place| alphabet.numbers.get_mut(place)) else { continue };
            if *number == 0 {
                alphabet.size = alphabet.size.saturating_add(1);
                *number = alphabet.size;
            }
        }
    };
    for form in FormId::ALL {
        form.form().rows.iter().for_each(|line| add(&letters(line.label)));
        for block in form.form().blocks {
            block.columns.iter().for_each(|(_, printed)| add(&letters(printed)));
            block.rows.iter().for_each(|(_, printed)| add(&letters(printed)));
        }
    }
    crate::recognise::row_aliases().for_each(&mut add);
    add("结果维持结果纠正其他结果尚未审结总计行政复议行政诉讼未经复议直接起诉复议后起诉合计规范性文件");
    alphabet
});

fn place(letter: char) -> Option<usize> {
    (letter as usize).checked_sub(*IDEOGRAPHS.start() as usize)
}

/// A letter's number.
fn letter_id(letter: char) -> u16 {
    place(letter).and_then(|place| ALPHABET.numbers.get(place)).copied().unwrap_or_default()
}

/// Adds the numbers of a run of ideographs.
pub(super) fn push_ids(run: &str, ids: &mut Vec<u16>) {
    let numbers = ALPHABET.numbers.as_slice();
    let (letters, _) = run.as_bytes().as_chunks::<3>();
    ids.extend(letters.iter().map(|letter| {
        let place = ideograph(letter).and_then(|code| code.checked_sub(*IDEOGRAPHS.start()));
        place.and_then(|place| numbers.get(place as usize)).copied().unwrap_or_default()
    }));
}

/// The letters of a text as numbers.
pub(super) fn letter_ids(text: &str) -> Vec<u16> {
    text.chars().map(letter_id).collect()
}

/// A label to look for.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) ids: Vec<u16>,
    /// For every letter of the alphabet, the places in the label where it stands.
    masks: Vec<u64>,
}

impl Label {
    /// INVARIANT: a label has fewer than 64 letters.
    pub(super) fn new(printed: &str) -> Self {
        let mut ids = letter_ids(&letters(printed));
        ids.truncate(63);
        let mut masks = vec![0; usize::from(ALPHABET.size).saturating_add(1)];
        for (place, id) in ids.iter().enumerate() {
            if let Some(mask) = masks.get_mut(usize::from(*id)) {
                *mask |= 1_u64 << place;
            }
        }
        // A letter that no label has fits nothing.
        if let Some(other) = masks.first_mut() {
            *other = 0;
        }
        Self { ids, masks }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// How many letters a text has in common with the first `length` letters of the label, in order: the longest common
    /// subsequence, many places at a time (Hyyrö 2004).
    pub(super) fn common(&self, length: usize, text: &[u16]) -> usize {
        let full = (1_u64 << length.min(63)).wrapping_sub(1);
        let mut rest = full;
        for letter in text {
            let mask = self.masks.get(usize::from(*letter)).copied().unwrap_or_default() & full;
            let taken = rest & mask;
            rest = (rest.wrapping_add(taken) | rest.wrapping_sub(taken)) & full;
        }
        length.saturating_sub(rest.count_ones() as usize)
    }

    /// The same for what is left of the label behind its first `start` letters.
    fn common_behind(&self, start: usize, text: &[u16]) -> usize {
        let length = self.len().saturating_sub(start);
        let full = (1_u64 << length.min(63)).wrapping_sub(1);
        let mut rest = full;
        for letter in text {
            let mask = (self.masks.get(usize::from(*letter)).copied().unwrap_or_default() >> start) & full;
            let taken = rest & mask;
            rest = (rest.wrapping_add(taken) | rest.wrapping_sub(taken)) & full;
        }
        length.saturating_sub(rest.count_ones() as usize)
    }

    /// How many letters of the label occur in a text at all: never less than they have in common in order.
    pub(super) fn occurring(&self, text: &[u16]) -> usize {
        let seen = text.iter().fold(0, |seen, letter| seen | self.masks.get(usize::from(*letter)).copied().unwrap_or_default());
        seen.count_ones() as usize
    }

    /// What it costs to take a text for the label.
    pub(super) fn grade(&self, text: &[u16]) -> Cost {
        let length = self.len();
        if length <= 3 {
            if text.windows(length.max(1)).any(|window| window == self.ids) {
                return 0;
            }
            let nearly = length == 3 && self.common(length, text) >= 2;
            return if nearly { LABEL_POOR } else { LABEL_ABSENT };
        }
        grade(length, self.common(length, text))
    }

    /// Whether a text ends with the whole label.
    pub(super) fn is_end_of(&self, text: &[u16]) -> bool {
        // The last letter turns nearly every text away.
        self.ids.last() == text.last() && text.ends_with(&self.ids)
    }

    /// How many letters of the label's beginning a text ends with, where that is not the whole label.
    pub(super) fn cut(&self, text: &[u16]) -> usize {
        let most = self.len().saturating_sub(1).min(text.len());
        let ends = |count: &usize| text.ends_with(self.ids.get(..*count).unwrap_or_default());
        (4..=most).rev().find(ends).unwrap_or_default()
    }

    pub(super) fn grade_first(&self, length: usize, text: &[u16]) -> Cost {
        part_grade(&self.ids, 0, length, text, |text| self.common(length, text))
    }

    pub(super) fn grade_behind(&self, start: usize, text: &[u16]) -> Cost {
        part_grade(&self.ids, start, self.len(), text, |text| self.common_behind(start, text))
    }
}

fn part_grade(ids: &[u16], start: usize, end: usize, text: &[u16], common: impl Fn(&[u16]) -> usize) -> Cost {
    let length = end.saturating_sub(start);
    if length <= 3 {
        let part = ids.get(start..end).unwrap_or_default();
        if text.windows(length.max(1)).any(|window| window == part) {
            return 0;
        }
        return if length == 3 && common(text) >= 2 { LABEL_POOR } else { LABEL_ABSENT };
    }
    grade(length, common(text))
}

/// The price by the share of letters that are missing.
fn grade(length: usize, common: usize) -> Cost {
    let missing = length.saturating_sub(common).saturating_mul(100);
    let share = missing.checked_div(length).unwrap_or(100);
    match share {
        0..=8 => 0,
        9..=22 => LABEL_NEAR,
        23..=40 => LABEL_FAIR,
        41..=55 => LABEL_POOR,
        _ => LABEL_ABSENT,
    }
}

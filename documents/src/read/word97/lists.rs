//! Lists and their levels: what the numbers look like that Word puts before headings and items.

use super::header::Place;
use crate::read::bytes::{part, size_at, u16_at, u32_at};
use crate::read::items::{Definition, LEVELS, LONGEST_PATTERN, Level, List, Numbering, number_format};

/// A document has some dozen lists; WPS leaves some hundred behind.
const MOST_LISTS: usize = 4096;

/// Reads the lists of the table stream and what uses of them change.
pub(super) fn read(table: &[u8], lists: Place, overrides: Place) -> Numbering {
    let mut numbering = Numbering::default();
    let numbers = definitions(table, lists, &mut numbering).unwrap_or_default();
    if overrides.length > 0 {
        let _ = uses(table, overrides, &numbers, &mut numbering);
    }
    numbering
}

/// Reads the definitions; the number of each, in their order.
fn definitions(table: &[u8], place: Place, numbering: &mut Numbering) -> Option<Vec<u32>> {
    let section = part(table, place.at, place.length).filter(|section| !section.is_empty())?;
    let count = usize::from(u16_at(section, 0)?).min(MOST_LISTS);
    // The levels of all lists follow behind.
    let mut rest = table.get(place.at.checked_add(place.length)?..)?;
    let mut numbers = Vec::new();
    for (at, list) in section.get(2..)?.chunks_exact(28).take(count).enumerate() {
        let number = u32_at(list, 0)?;
        let levels = if list.get(26)? & 1 == 1 { 1 } else { LEVELS };
        let mut definition = Definition::default();
        for slot in definition.levels.iter_mut().take(levels) {
            let (level, length) = level(rest)?;
            *slot = level;
            rest = rest.get(length..)?;
        }
        numbers.push(number);
        numbering.definitions.insert(u32::try_from(at).ok()?, definition);
    }
    Some(numbers)
}

/// One level and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let (characters, paragraphs) = (usize::from(*bytes.get(24)?), usize::from(*bytes.get(25)?));
    let at = characters.checked_add(paragraphs)?.checked_add(28)?;
    let length = usize::from(u16_at(bytes, at)?);
    let units = part(bytes, at.checked_add(2)?, length.checked_mul(2)?)?.chunks_exact(2);
    let units = units.take(LONGEST_PATTERN).filter_map(|pair| u16_at(pair, 0));
    let mut text = String::new();
    for letter in char::decode_utf16(units) {
        match letter {
            // A level is named by its number.
            Ok(letter) if u32::from(letter) < 9 => {
                text.push('%');
                text.extend(char::from_digit(u32::from(letter).saturating_add(1), 10));
            }
            letter => text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
    let level = Level {
        start: u32_at(bytes, 0),
        format: number_format(*bytes.get(4)?).to_owned(),
        text,
        decimal: bytes.get(5)? & 0x04 != 0,
        ..Level::default()
    };
    Some((level, at.checked_add(2)?.checked_add(length.checked_mul(2)?)?))
}

/// Uses of lists (LFO), counted from 1, and where they start anew.
fn uses(table: &[u8], place: Place, numbers: &[u32], numbering: &mut Numbering) -> Option<()> {
    let section = part(table, place.at, place.length)?;
    let count = size_at(section, 0)?.min(MOST_LISTS);
    let mut rest = section.get(count.checked_mul(16)?.checked_add(4)?..)?;
    for (id, used) in (1_u32..).zip(section.get(4..)?.chunks_exact(16).take(count)) {
        let number = u32_at(used, 0)?;
        let Some(definition) = numbers.iter().position(|known| *known == number) else { continue };
        numbering.lists.insert(id, List { definition: u32::try_from(definition).ok()?, ..List::default() });
    }
    for (id, used) in (1_u32..).zip(section.get(4..)?.chunks_exact(16).take(count)) {
        let changed = usize::from(*used.get(12)?);
        rest = rest.get(4..)?;
        for _ in 0..changed.min(LEVELS) {
            let (start, flags) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
            let at = usize::try_from(flags & 0x0F).ok()?;
            rest = rest.get(8..)?;
            let mut own = None;
            if flags & 0x20 != 0 {
                let (level, length) = level(rest)?;
                rest = rest.get(length..)?;
                own = Some(level);
            }
            let Some(list) = numbering.lists.get_mut(&id) else { continue };
            if let Some(slot) = list.starts.get_mut(at).filter(|_| flags & 0x10 != 0) {
                *slot = Some(start);
            }
            if let Some(own) = own.filter(|_| at < LEVELS) {
                list.levels.insert(at, own);
            }
        }
    }
    Some(())
}

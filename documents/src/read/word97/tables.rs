//! The layout of a row: where its cells begin and end, and which belong together.

use super::sprms::{self, changes};
use crate::read::bytes::u16_at;
use crate::read::items::Place;

/// Bytes that describe a cell.
const DESCRIPTION: usize = 20;

/// The cells of a row whose layout these changes state.
pub(super) fn places<'l>(lists: impl Iterator<Item = &'l [u8]>) -> Vec<Place> {
    let mut places = Vec::new();
    lists.for_each(|list| apply(&mut places, list));
    places
}

fn apply(places: &mut Vec<Place>, list: &[u8]) {
    for change in changes(list) {
        match (change.code, change.operand) {
            (sprms::TABLE, operand) => *places = defined(operand).unwrap_or_default(),
            (sprms::MERGE, [first, limit, ..]) => {
                let covered = usize::from(*first).saturating_add(1)..usize::from(*limit);
                places
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| covered.contains(at))
                    .for_each(|(_, place)| place.covered = true);
            }
            (sprms::SPLIT, [first, limit, ..]) => {
                let parted = usize::from(*first)..usize::from(*limit);
                places
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| parted.contains(at))
                    .for_each(|(_, place)| place.covered = false);
            }
            (sprms::MERGE_DOWN, [at, how, ..]) => {
                if let Some(place) = places.get_mut(usize::from(*at)) {
                    place.goes_on = *how == 1;
                }
            }
            _ => {}
        }
    }
}

/// The cells of a definition: their edges, then what each is.
fn defined(operand: &[u8]) -> Option<Vec<Place>> {
    let count = usize::from(*operand.first()?);
    let edge = |at: usize| {
        let edge = u16_at(operand, at.checked_mul(2)?.checked_add(1)?)?;
        Some(i32::from(edge.cast_signed()))
    };
    let descriptions = count.checked_add(1)?.checked_mul(2)?.checked_add(1)?;
    let mut places = Vec::with_capacity(count);
    for at in 0..count {
        // Descriptions may be fewer than cells.
        let flags = u16_at(operand, descriptions.checked_add(at.checked_mul(DESCRIPTION)?)?).unwrap_or_default();
        places.push(Place {
            left: edge(at)?,
            right: edge(at.checked_add(1)?)?,
            covered: flags & 0b11 == 0b10,
            goes_on: flags & 0x60 == 0x20,
        });
    }
    Some(places)
}

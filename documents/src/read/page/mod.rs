//! Pages on which characters and ruling lines have places: tables by their lines, lines joined to paragraphs.

mod characters;
mod grid;
mod lines;
mod pages;
mod rules;

pub(super) use characters::usual;
pub(super) use pages::Pages;
#[cfg(any(feature = "ofd", feature = "positions"))]
pub(super) use pages::Priced;
use rules::Rule;

/// Lengths and places on a page: hundredths of a point, from the left and from the top.
pub(super) type Units = i32;

/// A page of a report has a few thousand characters and a few hundred lines.
pub(super) const MOST_CHARACTERS: usize = 100_000;
pub(super) const MOST_RULES: usize = 20_000;
/// A line is drawn at most so thick.
const THICKEST: Units = 350;
/// A line between cells is at least so long.
const SHORTEST: Units = 400;

/// A character on a page.
#[derive(Debug, Clone)]
pub(in crate::read) struct Character {
    pub(in crate::read) text: String,
    pub(in crate::read) left: Units,
    pub(in crate::read) right: Units,
    /// The line that it stands on, from the top of the page.
    pub(in crate::read) base: Units,
    /// The size of its font.
    pub(in crate::read) size: Units,
}

/// What a page draws.
#[derive(Debug, Default)]
pub(in crate::read) struct Sheet {
    pub(in crate::read) height: Units,
    pub(in crate::read) characters: Vec<Character>,
    pub(in crate::read) horizontal: Vec<Rule>,
    pub(in crate::read) vertical: Vec<Rule>,
}

/// A place on a page: from the left, and from the top.
pub(in crate::read) type PagePoint = (Units, Units);

impl Sheet {
    /// Adds what is drawn between opposite corners, where it is a line.
    pub(in crate::read) fn line(&mut self, first: PagePoint, second: PagePoint) {
        let (left, right) = (first.0.min(second.0), first.0.max(second.0));
        let (top, bottom) = (first.1.min(second.1), first.1.max(second.1));
        let (wide, high) = (right.saturating_sub(left), bottom.saturating_sub(top));
        if high <= THICKEST && wide >= SHORTEST {
            self.horizontal.push(Rule { at: top.midpoint(bottom), from: left, to: right });
        } else if wide <= THICKEST && high >= SHORTEST {
            self.vertical.push(Rule { at: left.midpoint(right), from: top, to: bottom });
        }
    }
}

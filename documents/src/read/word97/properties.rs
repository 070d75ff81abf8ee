//! Properties of paragraphs and characters: runs of the main stream that have them, and what styles add.

use super::sprms::{self, Change, changes};
use crate::read::bytes::{part, size_at, u16_at, u32_at};

/// A page of properties.
const PAGE: usize = 512;
/// Styles based on each other in a longer chain are not followed to the end.
const LONGEST_CHAIN: usize = 16;
/// Styles that every document knows: the lines of a table of contents.
const CONTENTS: std::ops::RangeInclusive<u16> = 19..=27;

/// A run of the main stream with the same properties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'b> {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The style of a paragraph.
    pub(super) style: u16,
    pub(super) list: &'b [u8],
}

/// The runs of a stream, in the order of their places.
#[derive(Debug, Default)]
pub(super) struct Runs<'b>(Vec<Run<'b>>);

impl<'b> Runs<'b> {
    pub(super) fn paragraphs(table: &[u8], main: &'b [u8]) -> Self {
        Self::read(table, main, 13, |page, at| {
            let at = usize::from(*page.get(at)?).checked_mul(2)?;
            let length = usize::from(*page.get(at)?);
            let (start, length) = if length == 0 {
                (at.checked_add(2)?, usize::from(*page.get(at.checked_add(1)?)?).checked_mul(2)?)
            } else {
                (at.checked_add(1)?, length.checked_mul(2)?.checked_sub(1)?)
            };
            let all = part(page, start, length)?;
            Some((u16_at(all, 0)?, all.get(2..)?))
        })
    }

    pub(super) fn characters(table: &[u8], main: &'b [u8]) -> Self {
        Self::read(table, main, 1, |page, at| {
            let at = usize::from(*page.get(at)?).checked_mul(2).filter(|at| *at > 0)?;
            Some((0, part(page, at.checked_add(1)?, usize::from(*page.get(at)?))?))
        })
    }

    /// Reads the pages that a table names. Each has the places of its runs, then for each an entry of this size, which says
    /// where the properties stand.
    fn read(
        table: &[u8],
        main: &'b [u8],
        entry: usize,
        properties: impl Fn(&'b [u8], usize) -> Option<(u16, &'b [u8])>,
    ) -> Self {
        let most = (main.len() / PAGE).saturating_add(1);
        let count = table.len().saturating_sub(4) / 8;
        let pages = table.get(count.saturating_add(1).saturating_mul(4)..).unwrap_or_default();
        let mut runs = Vec::new();
        for number in pages.chunks_exact(4).take(count.min(most)).filter_map(|bytes| size_at(bytes, 0)) {
            let Some(page) = part(main, (number & 0x003F_FFFF).saturating_mul(PAGE), PAGE) else { continue };
            let count = usize::from(page.last().copied().unwrap_or_default());
            for at in 0..count {
                let place = |at: usize| u32_at(page, at.saturating_mul(4));
                let (Some(start), Some(end)) = (place(at), place(at.saturating_add(1))) else { break };
                let entries = count.saturating_add(1).saturating_mul(4);
                let (style, list) = properties(page, entries.saturating_add(at.saturating_mul(entry))).unwrap_or_default();
                runs.push(Run { start, end, style, list });
            }
        }
        runs.sort_by_key(|run| run.start);
        Self(runs)
    }

    /// The run that holds a place.
    pub(super) fn at(&self, offset: u32) -> Option<Run<'b>> {
        let index = self.0.partition_point(|run| run.start <= offset).checked_sub(1)?;
        self.0.get(index).copied().filter(|run| offset < run.end)
    }
}

/// What the reader has to know about a paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    /// How deep it stands in tables; 0 outside.
    pub(super) depth: u32,
    /// It is the end of a row, with the layout of its cells.
    pub(super) ends_row: bool,
    /// It ends a cell of a table inside a table.
    pub(super) ends_inner_cell: bool,
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    pub(super) in_table: bool,
}

impl Paragraph {
    /// Takes over the changes of a list, and what else it refers to.
    pub(super) fn apply(&mut self, list: &[u8]) {
        for change in changes(list) {
            match change.code {
                sprms::IN_TABLE => self.in_table = change.is_on(),
                sprms::DEPTH => self.depth = change.long(),
                sprms::ROW_END | sprms::INNER_ROW_END => self.ends_row |= change.is_on(),
                sprms::INNER_CELL => self.ends_inner_cell = change.is_on(),
                sprms::LIST => self.list = Some(change.word()),
                sprms::LIST_LEVEL => self.level = Some(change.byte()),
                _ => {}
            }
        }
    }

    /// Puts together what older and newer files say about tables.
    pub(super) fn settle(&mut self) {
        self.depth = if self.in_table { self.depth.max(1) } else { 0 };
    }
}

/// The changes of a paragraph that stand in the stream of data because they are too long.
pub(super) fn elsewhere<'d>(list: &[u8], data: &'d [u8]) -> Option<&'d [u8]> {
    let change = changes(list).find(|change| sprms::ELSEWHERE.contains(&change.code))?;
    let at = usize::try_from(change.long()).ok()?;
    part(data, at.checked_add(2)?, usize::from(u16_at(data, at)?))
}

/// Whether characters are shown, by the changes of a list.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Look {
    pub(super) deleted: bool,
    pub(super) hidden: Option<bool>,
    /// The character stands for a sign of another font.
    pub(super) symbol: bool,
    pub(super) style: Option<u16>,
}

impl Look {
    pub(super) fn apply(&mut self, list: &[u8]) {
        for change in changes(list) {
            match change.code {
                sprms::DELETED => self.deleted = change.is_on(),
                sprms::HIDDEN => self.hidden = Some(change.is_on()),
                sprms::SYMBOL => self.symbol = true,
                sprms::CHARACTER_STYLE => self.style = Some(change.word()),
                _ => {}
            }
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    known: u16,
    base: u16,
    list: Option<u16>,
    level: Option<u8>,
    hidden: Option<bool>,
}

/// The styles of a document (样式), by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

impl Styles {
    pub(super) fn read(sheet: &[u8]) -> Self {
        Self::all(sheet).map(Self).unwrap_or_default()
    }

    fn all(sheet: &[u8]) -> Option<Vec<Style>> {
        let header = usize::from(u16_at(sheet, 0)?);
        let count = u16_at(sheet, 2)?;
        let base = usize::from(u16_at(sheet, 4)?);
        let mut rest = sheet.get(header.checked_add(2)?..)?;
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(length) = u16_at(rest, 0).map(usize::from) else { break };
            let Some(style) = part(rest, 2, length) else { break };
            styles.push(Style::read(style, base).unwrap_or_default());
            rest = rest.get(length.checked_add(2)?..)?;
        }
        Some(styles)
    }

    fn chain(&self, style: u16) -> impl Iterator<Item = &Style> {
        let mut next = Some(style);
        std::iter::from_fn(move || {
            let style = self.0.get(usize::from(next?))?;
            next = Some(style.base);
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// The list and the level that a style puts its paragraphs into.
    pub(super) fn list(&self, style: u16) -> (Option<u16>, Option<u8>) {
        (self.chain(style).find_map(|style| style.list), self.chain(style).find_map(|style| style.level))
    }

    pub(super) fn is_hidden(&self, style: u16) -> bool {
        self.chain(style).find_map(|style| style.hidden).unwrap_or(false)
    }

    /// Whether paragraphs of a style are lines of a table of contents (目录).
    pub(super) fn is_contents(&self, style: u16) -> bool {
        self.0.get(usize::from(style)).is_some_and(|style| CONTENTS.contains(&style.known))
    }
}

impl Style {
    fn read(bytes: &[u8], base: usize) -> Option<Self> {
        let kind = u16_at(bytes, 2)?;
        let mut style = Self { known: u16_at(bytes, 0)? & 0x0FFF, base: kind >> 4, ..Self::default() };
        let name = usize::from(u16_at(bytes, base)?);
        let mut at = base.checked_add(name.checked_mul(2)?)?.checked_add(4)?;
        // The properties of a paragraph style: first those of paragraphs, behind the number of the style; then of characters.
        if kind & 0x0F == 1 {
            let length = usize::from(u16_at(bytes, at)?);
            style.note(part(bytes, at.checked_add(2)?, length)?.get(2..)?);
            at = at.checked_add(length)?.checked_add(length % 2)?.checked_add(2)?;
        }
        if let Some(list) = u16_at(bytes, at).and_then(|length| part(bytes, at.checked_add(2)?, usize::from(length))) {
            style.note(list);
        }
        Some(style)
    }

    fn note(&mut self, list: &[u8]) {
        for change in changes(list) {
            let change: Change<'_> = change;
            match change.code {
                sprms::LIST => self.list = Some(change.word()),
                sprms::LIST_LEVEL => self.level = Some(change.byte()),
                sprms::HIDDEN => self.hidden = Some(change.is_on()),
                _ => {}
            }
        }
    }
}

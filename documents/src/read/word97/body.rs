//! From characters and their properties to paragraphs and tables.

use std::ops::Range;

use super::pieces::{Character, Text};
use super::properties::{Look, Paragraph as Properties, Run, Runs, Styles, elsewhere};
use super::tables;
use crate::read::items::{Fields, Item, Numbering, Paragraph, Story};

/// Bytes of changes of properties that are looked at: paragraphs may share one long list of them. A report has some megabytes.
const MOST_CHANGES: usize = 64 << 20;

pub(super) struct Reader<'d> {
    paragraphs: &'d Runs<'d>,
    characters: &'d Runs<'d>,
    styles: &'d Styles,
    /// Holds properties that are too long for their own place.
    data: &'d [u8],
    numbering: Numbering,
    story: Story,
    fields: Fields,
    open: Paragraph,
    number: u32,
    /// Bytes of changes that may still be looked at.
    changes: usize,
    /// The run that the last character stood in, its piece, and how it looks.
    look: Option<(Run<'d>, u32, Look)>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(
        paragraphs: &'d Runs<'d>,
        characters: &'d Runs<'d>,
        styles: &'d Styles,
        data: &'d [u8],
        numbering: Numbering,
        bytes: usize,
    ) -> Self {
        Self {
            paragraphs,
            characters,
            styles,
            data,
            numbering,
            story: Story::for_source(bytes),
            fields: Fields::default(),
            open: Paragraph::default(),
            number: 0,
            changes: MOST_CHANGES,
            look: None,
        }
    }

    /// Reads the characters from one position to another; nothing where that is too much work.
    pub(super) fn read(&mut self, text: &'d Text<'d>, stretch: Range<usize>) -> Option<()> {
        for character in text.characters.get(stretch).unwrap_or_default().iter().flatten() {
            let changes = text.changes(character.piece);
            match character.value {
                '\r' | '\u{7}' | '\u{c}' => self.end_paragraph(*character, changes)?,
                '\u{13}' => self.fields.begin(),
                '\u{14}' => self.fields.separate(),
                '\u{15}' => self.fields.end(),
                _ => self.character(*character, changes)?,
            }
        }
        if !self.open.text.is_empty() {
            let paragraph = std::mem::take(&mut self.open);
            self.story.depth(0);
            self.story.add(Item::Paragraph(paragraph));
        }
        self.story.depth(0);
        Some(())
    }

    /// Draws the work that lists of changes are.
    fn draw(&mut self, lists: &[&[u8]]) -> Option<()> {
        let bytes = lists.iter().map(|list| list.len()).fold(0, usize::saturating_add);
        self.changes = self.changes.checked_sub(bytes)?;
        Some(())
    }

    pub(super) fn finish(self) -> Vec<Item> {
        self.story.finish()
    }

    fn character(&mut self, character: Character, changes: &[u8]) -> Option<()> {
        let look = self.look(character, changes)?;
        if look.deleted || look.symbol {
            return Some(());
        }
        if look.hidden.unwrap_or_else(|| look.style.is_some_and(|style| self.styles.is_hidden(style))) {
            return Some(());
        }
        if !self.fields.show() {
            self.fields.instruct(character.value.encode_utf8(&mut [0; 4]));
            return Some(());
        }
        match character.value {
            '\t' => self.open.text.push_str(self.open.tab()),
            '\u{b}' | '\u{e}' => self.open.text.push('\n'),
            '\u{1e}' => self.open.text.push('-'),
            // Marks of pictures, notes and comments, and places where a word may be parted.
            '\0'..='\u{1f}' => {}
            letter => self.open.text.push(letter),
        }
        Some(())
    }

    fn look(&mut self, character: Character, changes: &[u8]) -> Option<Look> {
        if let Some((run, piece, look)) = self.look
            && (run.start..run.end).contains(&character.offset)
            && piece == character.piece
        {
            return Some(look);
        }
        let mut look = Look::default();
        let run = self.characters.at(character.offset);
        self.draw(&[run.map(|run| run.list).unwrap_or_default(), changes])?;
        if let Some(run) = run {
            look.apply(run.list);
        }
        look.apply(changes);
        self.look = run.map(|run| (run, character.piece, look));
        Some(look)
    }

    fn end_paragraph(&mut self, end: Character, changes: &'d [u8]) -> Option<()> {
        let run = self.paragraphs.at(end.offset);
        let own = run.map(|run| run.list).unwrap_or_default();
        let long = elsewhere(own, self.data).unwrap_or_default();
        self.draw(&[own, long, changes])?;
        let mut properties = Properties { style: run.map(|run| run.style).unwrap_or_default(), ..Properties::default() };
        [own, long, changes].into_iter().for_each(|list| properties.apply(list));
        properties.settle();
        let depth = usize::try_from(properties.depth).unwrap_or(usize::MAX);
        let is_deleted = self.look(end, changes)?.deleted;
        self.story.depth(depth);
        if properties.ends_row {
            self.fields.end_paragraph();
            self.open = Paragraph::default();
            if is_deleted {
                self.story.drop_row();
            } else {
                self.story.end_row(&tables::places([own, long, changes].into_iter()));
            }
            return Some(());
        }
        let ends_cell = (end.value == '\u{7}' && depth == 1) || properties.ends_inner_cell;
        // A paragraph whose end was deleted goes on in the next one.
        if is_deleted && !ends_cell {
            return Some(());
        }
        let mut paragraph = std::mem::take(&mut self.open);
        self.count(&properties, &mut paragraph, depth > 0);
        if depth == 0 {
            self.number = self.number.saturating_add(1);
        }
        paragraph.number = self.number;
        if !self.styles.is_contents(properties.style) {
            self.story.add(Item::Paragraph(paragraph));
        }
        self.fields.end_paragraph();
        if ends_cell {
            self.story.end_cell();
        }
        Some(())
    }

    /// Puts the number in front that Word counts.
    fn count(&mut self, properties: &Properties, paragraph: &mut Paragraph, in_cell: bool) {
        let (list, level) = self.styles.list(properties.style);
        let Some(list) = properties.list.or(list).filter(|list| *list != 0) else { return };
        let level = properties.level.or(level).unwrap_or_default();
        if paragraph.text.trim().is_empty() {
            return;
        }
        if let Some(number) = self.numbering.next(u32::from(list), usize::from(level)) {
            paragraph.count(&number, in_cell);
        }
    }
}

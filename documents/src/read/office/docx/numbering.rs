//! The lists that a Word document states.

use super::styles::Styles;
use crate::error::{DecodeError, Fault, FileKind};
use crate::read::items::{LEVELS, LONGEST_PATTERN, Level, Numbering};
use crate::read::xml::{Element, Events, Node};

/// Lists and definitions of lists at most.
const MOST: usize = 10_000;

/// Where the reader of the part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Definition(u32),
    List(u32),
}

impl Numbering {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, DecodeError> {
        let mut numbering = Self::default();
        let mut events = Events::new(text, FileKind::Docx, part);
        let (mut open, mut level, mut depth) = (Open::Nothing, 0_usize, 0_usize);
        while let Some(node) = events.next()? {
            match node {
                Node::Start(element) => {
                    depth = depth.saturating_add(1);
                    match element.name() {
                        "abstractNum" => open = element.number("abstractNumId").map_or(Open::Nothing, Open::Definition),
                        "num" if depth == 2 => open = element.number("numId").map_or(Open::Nothing, Open::List),
                        "lvl" | "lvlOverride" => level = element.number("ilvl").unwrap_or(LEVELS),
                        _ => {}
                    }
                    numbering.note(open, level, &element);
                    if numbering.definitions.len().max(numbering.lists.len()) > MOST {
                        let fault = Fault::TooManyItems;
                        return Err(DecodeError::Broken { kind: FileKind::Docx, part: part.to_owned(), fault });
                    }
                }
                Node::End => {
                    depth = depth.saturating_sub(1);
                    if depth == 1 {
                        open = Open::Nothing;
                    }
                }
                Node::Text(_) => {}
            }
        }
        Ok(numbering)
    }

    fn note(&mut self, open: Open, level: usize, element: &Element<'_>) {
        match open {
            Open::Nothing => {}
            Open::Definition(id) => {
                let definition = self.definitions.entry(id).or_default();
                if element.name() == "numStyleLink" {
                    definition.same_as = element.name_in("val");
                } else if let Some(level) = definition.levels.get_mut(level) {
                    level.note(element);
                }
            }
            Open::List(id) => {
                let list = self.lists.entry(id).or_default();
                match element.name() {
                    "abstractNumId" => list.definition = element.number("val").unwrap_or_default(),
                    "startOverride" => {
                        if let Some(start) = list.starts.get_mut(level) {
                            *start = element.number("val");
                        }
                    }
                    "lvl" if level < LEVELS => {
                        list.levels.insert(level, Level::default());
                    }
                    _ => {
                        if let Some(level) = list.levels.get_mut(&level) {
                            level.note(element);
                        }
                    }
                }
            }
        }
    }

    /// Follows definitions that stand elsewhere.
    pub(super) fn link(&mut self, styles: &Styles) {
        let mut links = Vec::new();
        for (id, definition) in &self.definitions {
            let Some(style) = &definition.same_as else { continue };
            let target = styles.list(style).and_then(|(list, ..)| self.lists.get(&list)).map(|list| list.definition);
            if let Some(target) = target.filter(|target| target != id) {
                links.push((*id, target));
            }
        }
        for (id, target) in links {
            let levels = self.definitions.get(&target).map(|definition| definition.levels.clone());
            if let (Some(levels), Some(definition)) = (levels, self.definitions.get_mut(&id)) {
                definition.levels = levels;
            }
        }
    }
}

impl Level {
    fn note(&mut self, element: &Element<'_>) {
        match element.name() {
            "start" => self.start = element.number("val"),
            "numFmt" => self.format = element.name_in("val").unwrap_or_default(),
            "lvlText" => {
                let pattern = element.attribute("val").unwrap_or_default();
                self.text = pattern.chars().take(LONGEST_PATTERN).collect();
            }
            "pStyle" => self.style = element.name_in("val"),
            "isLgl" => self.decimal = element.is_on(),
            "lvlRestart" => self.never_restarts = element.number::<u32>("val") == Some(0),
            _ => {}
        }
    }
}

//! Word documents as one XML file: that of 2003, and the parts of a newer document written one behind the other.

use super::body;
use super::styles::Styles;
use crate::decode::decode_as_text;
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::budget::Allowance;
use crate::read::compose::Composer;
use crate::read::items::{self, LEVELS, LONGEST_PATTERN, List, Numbering, number_format};
use crate::read::xml::{Element, Events, Node};

/// Lists and definitions of lists at most.
const MOST: usize = 10_000;

/// Reads such a document as [`super::read`] reads its main part.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let decoded = decode_as_text(bytes)?;
    let text = &*decoded.text;
    let kind = FileKind::WordXml;
    let missing = || DecodeError::Broken { kind, part: "w:body".to_owned(), fault: Fault::Missing };
    let body = piece(text, "w:body").ok_or_else(missing)?;
    let mut styles = Styles::default();
    if let Some(stated) = piece(text, "w:styles") {
        styles = Styles::read(stated, "w:styles")?;
    }
    let mut numbering = Numbering::default();
    if let Some(stated) = piece(text, "w:numbering") {
        numbering = Numbering::read(stated, "w:numbering")?;
        numbering.link(&styles);
    } else if let Some(stated) = piece(text, "w:lists") {
        numbering = lists(stated)?;
    }
    let mut allowance = Allowance::within(limits);
    let items = body::read(body, (kind, "w:body"), &styles, numbering, &mut allowance)?;
    let mut composer = Composer::for_source(text.len());
    composer.part("");
    items::write(items, &mut composer);
    Ok(composer.finish())
}

/// The first element of a name, from its start tag to the last end tag of that name.
fn piece<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let opening = format!("<{name}");
    let is_whole = |at: usize| {
        let behind = text.as_bytes().get(at.saturating_add(opening.len()));
        behind.is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace())
    };
    let (start, _) = text.match_indices(&opening).find(|(at, _)| is_whole(*at))?;
    let closing = format!("</{name}>");
    let end = text.rfind(&closing)?.checked_add(closing.len())?;
    text.get(start..end)
}

/// Reads the lists of 2003: definitions, and lists that use them.
fn lists(text: &str) -> Result<Numbering, DecodeError> {
    let mut numbering = Numbering::default();
    let mut events = Events::new(text, FileKind::WordXml, "w:lists");
    let (mut definition, mut list, mut level) = (None, None, LEVELS);
    while let Some(node) = events.next()? {
        let Node::Start(element) = node else { continue };
        match element.name() {
            "listDef" => (definition, list) = (element.number::<u32>("listDefId"), None),
            "list" => (definition, list) = (None, element.number::<u32>("ilfo")),
            "lvl" | "lvlOverride" => level = element.number("ilvl").unwrap_or(LEVELS),
            _ => note(&mut numbering, definition, list, level, &element),
        }
        if numbering.definitions.len().max(numbering.lists.len()) > MOST {
            let (part, fault) = ("w:lists".to_owned(), Fault::TooManyItems);
            return Err(DecodeError::Broken { kind: FileKind::WordXml, part, fault });
        }
    }
    Ok(numbering)
}

fn note(numbering: &mut Numbering, definition: Option<u32>, list: Option<u32>, level: usize, element: &Element<'_>) {
    if let Some(id) = list {
        let list: &mut List = numbering.lists.entry(id).or_default();
        match element.name() {
            "ilst" => list.definition = element.number("val").unwrap_or_default(),
            "startOverride" => {
                if let Some(start) = list.starts.get_mut(level) {
                    *start = element.number("val");
                }
            }
            _ => {}
        }
    } else if let Some(id) = definition
        && let Some(level) = numbering.definitions.entry(id).or_default().levels.get_mut(level)
    {
        match element.name() {
            "start" => level.start = element.number("val"),
            "nfc" => number_format(element.number("val").unwrap_or_default()).clone_into(&mut level.format),
            "lvlText" => {
                let pattern = element.attribute("val").unwrap_or_default();
                level.text = pattern.chars().take(LONGEST_PATTERN).collect();
            }
            "pStyle" => level.style = element.name_in("val"),
            _ => {}
        }
    }
}

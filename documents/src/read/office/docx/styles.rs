//! Styles: what a paragraph gets from its style besides its looks.

use std::collections::HashMap;

use crate::error::{DecodeError, Fault, FileKind};
use crate::read::xml::{Events, Node};

/// Styles that inherit from each other in a longer chain are not followed to the end.
const LONGEST_CHAIN: usize = 16;

/// Styles at most; Word itself knows some hundreds.
const MOST: usize = 10_000;

/// The styles of a document (样式), and where each stands by its name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: Vec<Style>,
    places: HashMap<String, usize>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    id: String,
    /// The style that it takes over, by its name while reading.
    base: Option<String>,
    /// And by its place.
    based_on: Option<usize>,
    list: Option<u32>,
    level: Option<usize>,
    hidden: Option<bool>,
    name: String,
}

impl Styles {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, DecodeError> {
        let mut styles = Self::default();
        let mut events = Events::new(text, FileKind::Docx, part);
        let mut open: Option<Style> = None;
        let mut depth = 0_usize;
        while let Some(node) = events.next()? {
            match node {
                Node::Start(element) => {
                    depth = depth.saturating_add(1);
                    if element.name() == "style" {
                        open = Some(Style { id: element.name_in("styleId").unwrap_or_default(), ..Style::default() });
                    }
                    let Some(style) = &mut open else { continue };
                    match element.name() {
                        "basedOn" => style.base = element.name_in("val"),
                        "name" => style.name = element.name_in("val").unwrap_or_default(),
                        "numId" | "ilfo" => style.list = element.number("val"),
                        "ilvl" => style.level = element.number("val"),
                        "vanish" => style.hidden = Some(element.is_on()),
                        _ => {}
                    }
                }
                Node::End => {
                    depth = depth.saturating_sub(1);
                    // Styles stand right under the root.
                    if depth == 1
                        && let Some(style) = open.take()
                    {
                        if styles.all.len() >= MOST {
                            let fault = Fault::TooManyItems;
                            return Err(DecodeError::Broken { kind: FileKind::Docx, part: part.to_owned(), fault });
                        }
                        styles.places.insert(style.id.clone(), styles.all.len());
                        styles.all.push(style);
                    }
                }
                Node::Text(_) => {}
            }
        }
        for style in &mut styles.all {
            style.based_on = style.base.take().and_then(|base| styles.places.get(&base).copied());
        }
        Ok(styles)
    }

    /// A style and those that it is based on, nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.places.get(id).and_then(|at| self.all.get(*at));
        std::iter::successors(first, |style| self.all.get(style.based_on?)).take(LONGEST_CHAIN)
    }

    /// The list that a style puts its paragraphs into, the level where it says one, and the style that says so.
    pub(super) fn list(&self, id: &str) -> Option<(u32, Option<usize>, &str)> {
        let (owner, list) = self.chain(id).find_map(|style| Some((style.id.as_str(), style.list?)))?;
        let level = self.chain(id).find_map(|style| style.level);
        Some((list, level, owner))
    }

    /// Whether text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.hidden).unwrap_or(false)
    }

    /// Whether paragraphs of a style are lines of a table of contents (目录).
    pub(super) fn is_contents(&self, id: &str) -> bool {
        let is_toc = |name: &str| {
            let rest = name.get(..3).filter(|start| start.eq_ignore_ascii_case("toc")).and_then(|_| name.get(3..));
            rest.is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()) && !rest.trim().is_empty())
        };
        self.chain(id).take(1).any(|style| is_toc(&style.id) || is_toc(&style.name))
    }
}

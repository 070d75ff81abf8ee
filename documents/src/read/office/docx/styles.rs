//! Styles: what a paragraph gets from its style besides its looks.

use std::collections::HashMap;

use crate::error::{DecodeError, Fault, FileKind};
use crate::read::xml::{Events, Node};

/// Styles that inherit from each other in a longer chain are not followed to the end.
const LONGEST_CHAIN: usize = 16;

/// Styles at most; Word itself knows some hundreds.
const MOST: usize = 10_000;

/// The styles of a document (样式).
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    hidden: Option<bool>,
    name: String,
}

impl Styles {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, DecodeError> {
        let mut styles = HashMap::new();
        let mut events = Events::new(text, FileKind::Docx, part);
        let mut open: Option<(String, Style)> = None;
        let mut depth = 0_usize;
        while let Some(node) = events.next()? {
            match node {
                Node::Start(element) => {
                    depth = depth.saturating_add(1);
                    if element.name() == "style" {
                        let id = element.attribute("styleId").unwrap_or_default();
                        open = Some((id, Style::default()));
                    }
                    let Some((_, style)) = &mut open else { continue };
                    match element.name() {
                        "basedOn" => style.based_on = element.attribute("val"),
                        "name" => style.name = element.attribute("val").unwrap_or_default(),
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
                        && let Some((id, style)) = open.take()
                    {
                        if styles.len() >= MOST {
                            let fault = Fault::TooManyItems;
                            return Err(DecodeError::Broken { kind: FileKind::Docx, part: part.to_owned(), fault });
                        }
                        styles.insert(id, style);
                    }
                }
                Node::Text(_) => {}
            }
        }
        Ok(Self(styles))
    }

    /// A style and those that it is based on, nearest first.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.0.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// The list that a style puts its paragraphs into, the level where it says one, and the style that says so.
    pub(super) fn list<'a>(&'a self, id: &'a str) -> Option<(u32, Option<usize>, &'a str)> {
        let (owner, list) = self.chain(id).find_map(|(id, style)| Some((id, style.list?)))?;
        let level = self.chain(id).find_map(|(_, style)| style.level);
        Some((list, level, owner))
    }

    /// Whether text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|(_, style)| style.hidden).unwrap_or(false)
    }

    /// Whether paragraphs of a style are lines of a table of contents (目录).
    pub(super) fn is_contents(&self, id: &str) -> bool {
        let is_toc = |name: &str| {
            let rest = name.get(..3).filter(|start| start.eq_ignore_ascii_case("toc")).and_then(|_| name.get(3..));
            rest.is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()) && !rest.trim().is_empty())
        };
        self.chain(id).take(1).any(|(id, style)| is_toc(id) || is_toc(&style.name))
    }
}

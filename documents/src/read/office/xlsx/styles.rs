//! The number formats that a workbook states.

use std::collections::HashMap;

use crate::error::{DecodeError, FileKind};
use crate::read::sheet::{Formats, Shown, built_in, shown};
use crate::read::xml::{Events, Node};

/// Reads the part of styles.
pub(super) fn read(text: &str, part: &str, from_1904: bool) -> Result<Formats, DecodeError> {
    let mut own: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut events = Events::new(text, FileKind::Xlsx, part);
    let (mut depth, mut in_styles) = (0_usize, None);
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                depth = depth.saturating_add(1);
                match element.name() {
                    "numFmt" => {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        own.insert(element.number("numFmtId").unwrap_or_default(), shown(&code));
                    }
                    "cellXfs" => in_styles = Some(depth),
                    "xf" if in_styles.is_some() => {
                        let id: u32 = element.number("numFmtId").unwrap_or_default();
                        styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                }
            }
            Node::End => {
                if in_styles == Some(depth) {
                    in_styles = None;
                }
                depth = depth.saturating_sub(1);
            }
            Node::Text(_) => {}
        }
    }
    Ok(Formats::new(styles, from_1904))
}

//! The XML of office files: elements by their local names, nesting bounded, nothing declared or expanded.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::error::{DecodeError, Fault, FileKind};

/// Elements inside each other: tables in text boxes in tables come to a few dozen.
const DEEPEST: usize = 256;
/// Bytes of the name of a style, list or font; office programs allow 255 characters.
const LONGEST_NAME: usize = 1024;

/// What the reader of a part sees.
pub(super) enum Node<'x> {
    /// A start tag; an empty element has its end tag too.
    Start(Element<'x>),
    /// An end tag.
    End,
    /// Text, references resolved.
    Text(Cow<'x, str>),
}

/// A start tag.
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => found.value.into_owned(),
        })
    }

    /// An attribute that names something, which is looked up or kept for others; nothing where no name is so long.
    pub(super) fn name_in(&self, attribute: &str) -> Option<String> {
        self.attribute(attribute).filter(|name| name.len() <= LONGEST_NAME)
    }

    /// A numeric attribute.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `<w:vanish/>` is on: without a value it is.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// The nodes of one part.
pub(super) struct Events<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    kind: FileKind,
    part: &'x str,
}

impl<'x> Events<'x> {
    pub(super) fn new(text: &'x str, kind: FileKind, part: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self { reader, depth: 0, kind, part }
    }

    /// Where in the part the last node ends.
    #[cfg(feature = "office")]
    pub(super) fn place(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn broken(&self, fault: Fault) -> DecodeError {
        DecodeError::Broken { kind: self.kind, part: self.part.to_owned(), fault }
    }

    /// The next node; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'x>>, DecodeError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken(Fault::Xml))?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > DEEPEST {
                        return Err(self.broken(Fault::TooDeep));
                    }
                    Node::Start(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => match resolve(&reference) {
                    Some(character) => Node::Text(Cow::Owned(character.to_string())),
                    None => return Err(self.broken(Fault::Entity)),
                },
                Event::DocType(_) => return Err(self.broken(Fault::Doctype)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.broken(Fault::Xml)),
                Event::Eof => return Ok(None),
            }));
        }
    }
}

/// The character that a reference stands for: one of the five of XML, or a number.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

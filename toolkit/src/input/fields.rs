//! What fields of several objects have in common.

use crate::jsontext::{Members, Node};
use crate::model::error::{Error, wrong};
use crate::model::line::clip;
use crate::shape::Shape;

/// The shape of a text that may be null.
pub(crate) const OPTIONAL_TEXT: &Shape = &Shape::Optional(&Shape::Text);

/// A text, or nothing.
pub(crate) fn optional_text(field: &str, value: &Node) -> Result<Option<String>, Error> {
    match value {
        Node::Null => Ok(None),
        Node::Text(text) => Ok(Some(text.to_string())),
        _ => Err(wrong(field, "字符串或null", "a string or null")),
    }
}

/// An object that has no other fields than these.
pub(crate) fn object<'v, 'a>(
    name: &str,
    value: &'v Node<'a>,
    legal: &'static [&'static str],
) -> Result<&'v Members<'a>, Error> {
    let members = value.as_object().ok_or_else(|| wrong(name, "对象", "an object"))?;
    known(members, name, legal)?;
    Ok(members)
}

/// Makes sure that an object has no other fields than these; `within` is its own name in a message, where it has one.
pub(crate) fn known(members: &Members, within: &str, legal: &'static [&'static str]) -> Result<(), Error> {
    match members.unknown(legal) {
        Some(name) => {
            let mut field = within.to_owned();
            if !within.is_empty() {
                field.push('.');
            }
            field.push_str(&clip(name));
            Err(Error::UnknownField { field, legal })
        }
        None => Ok(()),
    }
}

/// Yes, no, or nothing.
pub(crate) fn flag(field: &str, value: &Node) -> Result<Option<bool>, Error> {
    match value {
        Node::Null => Ok(None),
        Node::Bool(flag) => Ok(Some(*flag)),
        _ => Err(wrong(field, "true、false或null", "true, false or null")),
    }
}

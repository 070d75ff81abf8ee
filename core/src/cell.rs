//! What one cell (单元格) of a statutory table holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::Number;
use crate::reason::Reason;

/// The content of a cell. The five states are never collapsed: zero is only a printed zero (零只能是印出来的零).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// The cell is not in the document (缺失).
    #[default]
    Missing,
    /// A number, printed as such.
    Number(Number),
    /// A number with something beside it: a unit (`8590元`), a remark (`22（其中修订16件）`), separators or
    /// full-width digits. `printed` is the cell's text.
    Annotated {
        /// The number that the cell states.
        number: Number,
        /// The whole text of the cell.
        printed: Box<str>,
    },
    /// The cell is there and empty (空白).
    Blank,
    /// The cell holds a mark for "nothing" (占位符: `/`, `-`, `—`, 无).
    Placeholder(Box<str>),
    /// The cell holds words or signs that state no number.
    Text(Box<str>),
    /// The document holds something here whose value cannot be decided (无法判读).
    Unreadable(Unreadable),
}

/// A figure that is in the document but cannot be decided.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unreadable {
    /// The text that the figure is part of, as printed.
    #[serde(rename = "unreadable")]
    pub printed: Box<str>,
    /// In how many ways the text can be read; `None` when that is not known.
    #[serde(default)]
    pub readings: Option<u32>,
    /// Why it cannot be decided; `None` when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Reason>,
}

impl Cell {
    /// The number that the cell states, if it states one.
    pub const fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::Annotated { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Whether the cell is there but holds no number that could be decided from it: blank or a placeholder.
    /// Whatever was meant is at least zero.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Blank | Self::Placeholder(_))
    }

    /// Whether the document has nothing at all for this cell.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// The text as printed, where it is more than the number itself.
    pub fn printed(&self) -> Option<&str> {
        match self {
            Self::Annotated { printed, .. } | Self::Placeholder(printed) | Self::Text(printed) => Some(printed),
            Self::Unreadable(unreadable) => Some(&unreadable.printed),
            Self::Blank => Some(""),
            Self::Missing | Self::Number(_) => None,
        }
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

/// Number; the printed string where it is not a number (`""` is blank); `null` when missing; an object when unreadable.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Number(number) | Self::Annotated { number, .. } => number.serialize(serializer),
            Self::Blank => serializer.serialize_str(""),
            Self::Placeholder(text) | Self::Text(text) => serializer.serialize_str(text),
            Self::Unreadable(unreadable) => unreadable.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Cell;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number, the printed text, null, or an object {\"unreadable\": text, \"readings\": count}")
            }

            fn visit_unit<E>(self) -> Result<Cell, E> {
                Ok(Cell::Missing)
            }

            fn visit_none<E>(self) -> Result<Cell, E> {
                Ok(Cell::Missing)
            }

            fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
                Ok(Cell::from_printed(text))
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Cell, E> {
                Number::new(value, 0).map(Cell::Number).ok_or_else(|| E::custom(crate::number::NumberError::TooLong))
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Cell, E> {
                let value = i64::try_from(value).map_err(|_| E::custom(crate::number::NumberError::TooLong))?;
                self.visit_i64(value)
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Cell, E> {
                let number = Number::nearest(value).ok_or_else(|| E::custom(crate::number::NumberError::TooLong))?;
                Ok(Cell::Number(number))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
                Unreadable::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Cell::Unreadable)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

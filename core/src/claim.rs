//! Numbers and statements made in prose (文字表述中的数字).

use serde::{Deserialize, Serialize};

use crate::number::Number;
use crate::span::Span;

/// A number stated in the text, recognised with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The path of the cell, row or group that it speaks of.
    pub what: Box<str>,
    /// The number.
    pub value: Number,
    /// The sentence part that states it, as printed.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
}

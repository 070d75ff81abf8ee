//! Values of `serde_json`, the second door's, as the tree that all doors read.

use std::borrow::Cow;

use serde_json::Value;

use super::{Members, Node};

/// More digits are kept as text.
const LARGEST: i64 = 999_999_999_999_999_999;

impl<'a> From<&'a Value> for Node<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => match number.as_i64() {
                Some(whole) if (-LARGEST..=LARGEST).contains(&whole) => Self::Whole(whole),
                _ => Self::Decimal(number.to_string().into()),
            },
            Value::String(text) => Self::Text(text.into()),
            Value::Array(list) => Self::List(list.iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::Object(Members(members.iter().map(|(name, value)| (Cow::from(name), value.into())).collect()))
            }
        }
    }
}

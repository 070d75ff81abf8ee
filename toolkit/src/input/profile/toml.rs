//! TOML as the value that JSON would give; days become their text.

use serde_json::{Map, Value};
use toml::Value as Toml;

use crate::model::error::Error;

pub(super) fn value(text: &str) -> Result<Value, Error> {
    let table: toml::Table = text.parse().map_err(|error| refused(text, &error))?;
    Ok(object(table))
}

/// One sentence with the line, as for JSON.
fn refused(text: &str, error: &toml::de::Error) -> Error {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    Error::Toml { line, reason: error.message().replace('\n', " ") }
}

fn object(table: toml::Table) -> Value {
    Value::Object(table.into_iter().map(|(name, value)| (name, convert(value))).collect::<Map<_, _>>())
}

fn convert(value: Toml) -> Value {
    match value {
        Toml::String(text) => text.into(),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(boolean) => boolean.into(),
        Toml::Datetime(moment) => moment.to_string().into(),
        Toml::Array(values) => values.into_iter().map(convert).collect(),
        Toml::Table(table) => object(table),
    }
}

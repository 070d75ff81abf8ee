//! JSON Schema of the wire format, made from the types that write it.

use serde_json::{Value, json};

use crate::input::FIELDS;
use crate::wire::WireReport;

/// The schema of a result as it is written.
pub fn report() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = Value::from(generator.into_root_schema_for::<WireReport<'static>>());
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "ogi-report: result for one report".into());
    }
    schema
}

/// The schema of a form as printed; see [`crate::json::layout`].
pub fn layout() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    Value::from(generator.into_root_schema_for::<crate::layout::WireLayout>())
}

/// The schema of a report given as figures: the fields that count, and those of a result, which are ignored.
pub fn input() -> Value {
    let report = report();
    let of = |pointer: &str| report.pointer(pointer).cloned().unwrap_or_default();
    let mut properties = serde_json::Map::new();
    for name in FIELDS {
        let ignored = json!({"description": "Ignored: follows from the rest."});
        properties.insert((*name).to_owned(), ignored);
    }
    for name in ["form", "year", "organ", "undivided", "cells", "printed", "claims"] {
        properties.insert(name.to_owned(), of(&format!("/properties/{name}")));
    }
    properties.insert(
        "form".into(),
        json!({
            "description": "The statutory form; follows from `year` when left out.",
            "enum": ["official-2021", "trial-2019", null],
        }),
    );
    properties.insert("undivided".into(), json!({
        "description": "Whether （六）其他处理 is one row although the form divides it into three; follows from the cells when left out.",
        "type": ["boolean", "null"],
    }));
    properties.insert("file".into(), json!({"description": "The name of the source.", "type": ["string", "null"]}));
    properties.insert(
        "profile".into(),
        json!({
            "description": "Severities and switched-off rules that take the place of the caller's.",
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": {
                "severities": {"type": "object", "additionalProperties": {"enum": ["error", "warning", "notice", "info"]}},
                "off": {"type": "array", "items": {"type": "string"}},
            },
        }),
    );
    json!({
        "$schema": of("/$schema"),
        "title": "ogi-report: a report given as figures",
        "description": "A cell left out is missing. Either `form` or `year` must be given.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "anyOf": [{"required": ["form"]}, {"required": ["year"]}],
        "$defs": of("/$defs"),
    })
}

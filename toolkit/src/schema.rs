//! JSON Schema of everything that goes in and comes out, made from the declarations of the shapes.

use ogi_core::{FAMILIES, Severity, rules};
use serde_json::{Map, Value, json};

use crate::input::INPUT;
use crate::input::context::ORGAN;
use crate::input::options::OPTIONS;
pub use crate::input::options::{CONTEXT_OPTIONS, is_of_one_report};
use crate::input::profile::PROFILE;
use crate::input::reports::REPORTS;
use crate::shape::{Field, Object, Shape, Union, Wire};
use crate::task::wire_objects::ROLL_UP;
#[cfg(feature = "documents")]
use crate::wire::WireAudit;
use crate::wire::{WireAcross, WireCatalogue, WireComparison, WireExplanation, WireLayout, WireReport, WireRollup, WireTotals};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Everything that is written, each with the name of its schema.
pub const WRITTEN: &[(&str, &Shape)] = &[
    ("report", WireReport::SHAPE),
    ("layout", WireLayout::SHAPE),
    ("comparison", WireComparison::SHAPE),
    ("rollup", WireRollup::SHAPE),
    ("across", WireAcross::SHAPE),
    ("totals", WireTotals::SHAPE),
    ("catalogue", WireCatalogue::SHAPE),
    ("explanation", WireExplanation::SHAPE),
    #[cfg(feature = "documents")]
    ("audit", WireAudit::SHAPE),
];

/// How a task is carried out: every option, declared once.
pub const TASK_OPTIONS: &Object = OPTIONS;

/// Everything that callers give.
pub const INPUTS: &[&Object] = &[OPTIONS, PROFILE, INPUT, ROLL_UP, REPORTS];

/// The schema of a result as it is written.
pub fn report() -> Value {
    root(WireReport::SHAPE, "ogi-report: result for one report")
}

/// The schema of a comparison as it is written; see [`crate::json::compare`].
pub fn comparison() -> Value {
    root(WireComparison::SHAPE, "ogi-report: reports of several years compared")
}

/// The schema of a roll-up as it is written; see [`crate::json::roll_up`].
pub fn rollup() -> Value {
    root(WireRollup::SHAPE, "ogi-report: a report beside the sum of those below")
}

/// The schema of repairs of several reports; see [`crate::across`].
pub fn across() -> Value {
    root(WireAcross::SHAPE, "ogi-report: repairs of several reports")
}

/// The schema of an audit as it is written; see [`crate::json::audit_join`].
#[cfg(feature = "documents")]
pub fn audit() -> Value {
    root(WireAudit::SHAPE, "ogi-report: many reports together")
}

/// The schema of a profile, as JSON or TOML.
pub fn profile() -> Value {
    root(&Shape::Object(PROFILE), "ogi-report: profile")
}

/// The schema of a report given as figures: the fields that count, and those of a result, which are ignored.
pub fn input() -> Value {
    let mut schema = root(&Shape::Object(INPUT), "ogi-report: a report given as figures");
    if let Some(object) = schema.as_object_mut() {
        object.insert("anyOf".into(), json!([{"required": ["form"]}, {"required": ["year"]}]));
    }
    schema
}

/// The schema of what a roll-up is made from; a report is the [`input`] of a check, which stands beside it as
/// `wire-input-schema.json`.
pub fn rollup_input() -> Value {
    root(&Shape::Object(ROLL_UP), "ogi-report: a report and those of the organs below")
}

/// A schema that stands alone: the shape itself, and beneath it everything that it names.
fn root(shape: &'static Shape, title: &str) -> Value {
    let mut definitions = Definitions { known: Map::new(), root: name_of(shape) };
    let body = match shape {
        Shape::Object(object) => definitions.object(object),
        other => definitions.schema(other),
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("title".into(), title.into());
    schema.extend(body.as_object().cloned().unwrap_or_default());
    schema.insert("$defs".into(), definitions.known.into());
    schema.into()
}

const fn name_of(shape: &Shape) -> &'static str {
    match shape {
        Shape::Object(object) => object.name,
        Shape::Union(union) => union.name,
        Shape::Choice(choice) => choice.name,
        _ => "",
    }
}

struct Definitions {
    known: Map<String, Value>,
    /// The name of the shape that stands at the top.
    root: &'static str,
}

impl Definitions {
    fn schema(&mut self, shape: &'static Shape) -> Value {
        match shape {
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Whole { least: None, .. } => json!({"type": "integer"}),
            Shape::Whole { least: Some(least), .. } => json!({"type": "integer", "minimum": least}),
            Shape::Number => json!({"type": "number"}),
            Shape::Text => json!({"type": "string"}),
            Shape::Pattern(pattern) => json!({"type": "string", "pattern": pattern}),
            Shape::Null => json!({"type": "null"}),
            Shape::Any => json!({}),
            Shape::Optional(value) => self.optional(value),
            Shape::List(value) => json!({"type": "array", "items": self.schema(value)}),
            Shape::Map(value) => json!({"type": "object", "additionalProperties": self.schema(value)}),
            Shape::ByRule(value) => json!({
                "type": "object",
                "propertyNames": self.named("RuleCode"),
                "additionalProperties": self.schema(value),
            }),
            Shape::Choice(choice) => self.define(choice.name, |_| json!({"enum": choice.names().collect::<Vec<_>>()})),
            Shape::Union(union) => self.define(union.name, |all| all.union(union)),
            Shape::Object(object) => self.define(object.name, |all| all.object(object)),
            Shape::Either(shapes) => json!({"anyOf": shapes.iter().map(|shape| self.schema(shape)).collect::<Vec<_>>()}),
            Shape::Named(name) => self.named(name),
        }
    }

    /// The value or null; where it has one type, in a word.
    fn optional(&mut self, value: &'static Shape) -> Value {
        let mut schema = self.schema(value);
        match schema.get("type").and_then(Value::as_str).map(|name| json!([name, "null"])) {
            Some(types) => {
                if let Some(object) = schema.as_object_mut() {
                    object.insert("type".into(), types);
                }
                schema
            }
            None => json!({"anyOf": [schema, {"type": "null"}]}),
        }
    }

    /// A shape that others refer to by its name.
    fn define(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if name == self.root {
            return json!({"$ref": "#"});
        }
        if !self.known.contains_key(name) {
            // Something stands there before it is made, since it may refer to itself.
            self.known.insert(name.to_owned(), Value::Null);
            let schema = make(self);
            self.known.insert(name.to_owned(), schema);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// What is declared elsewhere.
    fn named(&mut self, name: &'static str) -> Value {
        match name {
            "RuleCode" => self.define(name, |_| {
                let codes: Vec<&str> = rules().map(|rule| rule.code).collect();
                json!({"description": "The code of a rule.", "enum": codes})
            }),
            "Group" => self.define(name, |all| {
                let severities = Severity::ALL.iter().map(|severity| severity.name());
                let groups: Vec<&str> = severities.chain(FAMILIES.iter().map(|family| family.name)).collect();
                json!({"description": "A severity, a family of rules, or a rule.", "anyOf": [{"enum": groups}, all.named("RuleCode")]})
            }),
            "Input" if self.root != "Input" => json!({"$ref": "wire-input-schema.json"}),
            "Input" => json!({"$ref": "#"}),
            "Report" => json!({"$ref": "wire-schema.json"}),
            "Profile" => self.schema(&Shape::Object(PROFILE)),
            "Claim" => self.schema(crate::wire::WireClaim::SHAPE),
            "Cell" => self.schema(<ogi_core::Cell as Wire>::SHAPE),
            other => json!({"$ref": format!("#/$defs/{other}")}),
        }
    }

    fn union(&mut self, union: &'static Union) -> Value {
        let shapes = union.shapes.iter().map(|(shape, doc)| {
            let mut schema = shape.map_or_else(|| json!({"type": "null"}), |shape| self.schema(shape));
            if let Some(object) = schema.as_object_mut() {
                object.insert("description".into(), (*doc).into());
            }
            schema
        });
        let shapes: Vec<Value> = shapes.collect();
        json!({"description": union.doc, "anyOf": shapes})
    }

    fn object(&mut self, object: &'static Object) -> Value {
        // What is known of an organ is written whole, and read whatever is left out.
        let is_required = |field: &&Field| !field.omitted && object.name != ORGAN.name;
        let mut properties = Map::new();
        for field in object.fields {
            let mut schema = self.schema(field.shape);
            if let Some(members) = schema.as_object_mut() {
                members.insert("description".into(), sentence(field.doc).into());
            }
            properties.insert(field.name.to_owned(), schema);
        }
        let required: Vec<&str> = object.fields.iter().filter(is_required).map(|field| field.name).collect();
        json!({
            "description": sentence(object.doc),
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
            "required": required,
        })
    }
}

/// Lines of a doc comment as one.
pub fn sentence(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

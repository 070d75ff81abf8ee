//! JSON Schema of the wire format, made from the types that write it.

use ogi_core::{FAMILIES, Severity, rules};
use serde_json::{Value, json};

use crate::cases::wire::{WireComparison, WireRollup};
use crate::input::FIELDS;
use crate::profile::SHIPPED;
use crate::wire::WireReport;

/// The schema of a result as it is written.
pub fn report() -> Value {
    titled(of::<WireReport<'static>>(), "ogi-report: result for one report")
}

/// The schema of a comparison as it is written; see [`crate::json::compare`].
pub fn comparison() -> Value {
    titled(of::<WireComparison<'static>>(), "ogi-report: reports of several years compared")
}

/// The schema of a roll-up as it is written; see [`crate::json::roll_up`].
pub fn rollup() -> Value {
    titled(of::<WireRollup<'static>>(), "ogi-report: a report beside the sum of those below")
}

fn of<T: schemars::JsonSchema>() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<T>().into()
}

fn titled(mut schema: Value, title: &str) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), title.into());
    }
    schema
}

/// The schema of repairs of several reports; see [`crate::across`].
pub fn across() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    Value::from(generator.into_root_schema_for::<crate::across::WireAcross>())
}

/// The schema of a form as printed; see [`crate::json::layout`].
pub fn layout() -> Value {
    of::<crate::layout::WireLayout>()
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
            "description": "A profile that takes the place of the caller's, or the name of a shipped one.",
            "anyOf": [{"$ref": "#/$defs/Profile"}, {"type": "string"}, {"type": "null"}],
        }),
    );
    properties.insert("organ_profile".into(), of("/properties/organ_profile"));
    properties.insert(
        "last_year".into(),
        json!({
            "description": "Last year's report of the same organ; what it was itself judged together with is left aside.",
            "anyOf": [{"$ref": "#"}, {"type": "null"}],
        }),
    );
    properties.insert(
        "published".into(),
        json!({"description": "The day on which the report was published, `YYYY-MM-DD`.", "type": ["string", "null"]}),
    );
    properties.insert(
        "submitted".into(),
        json!({"description": "The day on which it was handed in to the office in charge, `YYYY-MM-DD`.", "type": ["string", "null"]}),
    );
    let mut definitions = of("/$defs");
    if let (Some(definitions), Value::Object(mut profile)) = (definitions.as_object_mut(), profile()) {
        if let Some(Value::Object(more)) = profile.remove("$defs") {
            definitions.extend(more);
        }
        profile.remove("$schema");
        definitions.insert("Profile".into(), profile.into());
    }
    json!({
        "$schema": of("/$schema"),
        "title": "ogi-report: a report given as figures",
        "description": "A cell left out is missing. Either `form` or `year` must be given.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "anyOf": [{"required": ["form"]}, {"required": ["year"]}],
        "$defs": definitions,
    })
}

/// The schema of a profile, as JSON or TOML.
pub fn profile() -> Value {
    let codes: Vec<&str> = rules().map(|rule| rule.code).collect();
    let severities: Vec<&str> = Severity::ALL.iter().map(|severity| severity.name()).collect();
    let groups: Vec<&str> = severities.iter().copied().chain(FAMILIES.iter().map(|family| family.name)).collect();
    let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
    let leads = |outcome: &str| {
        json!({
            "description": format!("Severities, families and rules that lead to {outcome}; a rule outweighs its family, and that a severity."),
            "type": "array",
            "items": {"anyOf": [{"enum": groups}, {"$ref": "#/$defs/RuleCode"}]},
        })
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ogi-report: profile",
        "description": "Which rules are on and how grave, what is excused, what becomes of a report (核查口径).",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "name": {"description": "Its name, for people.", "type": "string", "minLength": 1},
            "extends": {
                "description": "The shipped profile that it starts from. One that has a name or lists outcomes starts from `statutory`; one that has neither decides nothing.",
                "enum": names,
            },
            "severities": {
                "description": "Rules that are given another severity.",
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/RuleCode"},
                "additionalProperties": {"enum": severities},
            },
            "off": {"description": "Rules that are switched off.", "type": "array", "items": {"$ref": "#/$defs/RuleCode"}},
            "suppressions": {
                "description": "Findings that are excused.",
                "type": "array",
                "items": {"$ref": "#/$defs/Suppression"},
            },
            "accept": leads("审核通过 (accepted)"),
            "return": leads("退回修改 (returned for correction)"),
            "reject": leads("不予接收 (rejected)"),
            "local": local(),
            "points": points(&groups, &codes),
        },
        "$defs": {
            "RuleCode": {"description": "The code of a rule.", "enum": codes},
            "Suppression": suppression(),
        },
    })
}

/// What a place has set besides the law.
fn local() -> Value {
    let day = |what: &str| json!({"description": format!("{what}, as month and day of the next year: `01-26`."), "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"});
    let words = |what: &str| json!({"description": what, "type": "array", "items": {"type": "string", "minLength": 2}});
    json!({
        "description": "What the place has set (本地规定).",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "overview": {"description": "The most characters of part one (第一部分字数上限).", "type": "integer", "minimum": 1, "maximum": 100_000},
            "repetition": {"description": "The most of the text that may be last year's, in percent (重复率上限).", "type": "integer", "minimum": 0, "maximum": 100},
            "submit": day("The last day of handing in (报送期限)"),
            "publish": day("The last day of publication (公布期限)"),
            "placeholders": words("Text of the place's own template that must not be left in (自有范本文字)."),
            "names": words("Names of other places and organs that must not stand in the text (不应出现的名称)."),
        },
    })
}

/// How a report is scored.
fn points(groups: &[&str], codes: &[&str]) -> Value {
    let selectors: Vec<&str> = groups.iter().chain(codes).copied().collect();
    let families: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
    json!({
        "description": "How a report is scored (评分办法).",
        "type": "object",
        "additionalProperties": false,
        "required": ["off"],
        "properties": {
            "start": {"description": "What a report without findings has; 100 when left out (起评分).", "type": "number", "minimum": 0},
            "off": {
                "description": "Points off for a finding of a severity, a family or a rule; a rule outweighs its family, and that a severity (扣分).",
                "type": "object",
                "propertyNames": {"enum": selectors},
                "additionalProperties": {"type": "number", "minimum": 0},
            },
            "ceilings": {
                "description": "The most that the findings of a family cost together (单类扣分上限).",
                "type": "object",
                "propertyNames": {"enum": families},
                "additionalProperties": {"type": "number", "minimum": 0},
            },
        },
    })
}

fn suppression() -> Value {
    json!({
        "description": "Findings that are excused, with the reason (豁免); all conditions given must be met.",
        "type": "object",
        "additionalProperties": false,
        "required": ["rule", "reason"],
        "properties": {
            "rule": {"$ref": "#/$defs/RuleCode"},
            "organ": {"description": "Only in reports of this organ (行政机关).", "type": "string", "minLength": 1},
            "year": {"description": "Only in reports for this year (报告年度).", "type": "integer", "minimum": 1900, "maximum": 2999},
            "cell": {"description": "Only findings that name this cell, by its path.", "type": "string"},
            "fingerprint": {"description": "Only the finding with this fingerprint.", "type": "string", "pattern": "^[0-9a-fA-F]{16}$"},
            "reason": {"description": "Why (豁免理由).", "type": "string", "minLength": 1},
            "expires": {"description": "The last day on which it applies, `YYYY-MM-DD`; for ever when left out.", "type": "string", "format": "date"},
        },
    })
}

/// The schema of what a roll-up is made from; a report is the [`input`] of a check, which stands beside it as
/// `wire-input-schema.json`.
pub fn rollup_input() -> Value {
    let flag = json!({"type": ["boolean", "null"]});
    let organ = report().pointer("/$defs/OrganProfile/properties").cloned().unwrap_or_default();
    let mut line = json!({
        "name": {"description": "Its name (名称).", "type": "string"},
        "file": {"description": "The name of its report's source, where that is known.", "type": ["string", "null"]},
        "is_area": {
            "description": "Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).",
            "type": ["boolean", "null"],
        },
    });
    if let (Some(line), Some(organ)) = (line.as_object_mut(), organ.as_object()) {
        line.extend(organ.clone());
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ogi-report: a report and those of the organs below",
        "type": "object",
        "additionalProperties": false,
        "required": ["parent", "children"],
        "properties": {
            "parent": {"description": "The report that should be the sum.", "$ref": "wire-input-schema.json"},
            "children": {
                "description": "Reports of the organs below.",
                "type": "array",
                "items": {"$ref": "wire-input-schema.json"},
            },
            "register": {
                "description": "The organs that should have filed (机关名册).",
                "type": ["array", "null"],
                "items": {"type": "object", "additionalProperties": false, "required": ["name"], "properties": line},
            },
            "complete": flag,
            "exact": {
                "description": "Whether the report is the very sum of those below, so that all are repaired together.",
                "type": ["boolean", "null"],
            },
        },
    })
}

//! Claims as callers give them (文字中的数字): from an earlier result, or from another recogniser.

use ogi_core::{Claim, Span};

use crate::jsontext::Node;
use crate::model::error::Error;
use crate::model::error::wrong;
use crate::shape::Read;

const FIELDS: &[&str] = &[
    "what",
    "value",
    "text",
    "span",
    "kind",
    "unit",
    "decimals",
    "approximate",
    "cumulative",
    "only_published",
    "scope",
    "year",
    "confidence",
    "pattern",
    "doubt",
    "part_of",
    "breakdown",
    "exhaustive",
    "about",
];

/// The claims of a list; null is none.
pub(crate) fn claims(value: &Node) -> Result<Vec<Claim>, Error> {
    let list = if value.is_null() { Some([].as_slice()) } else { value.as_list() };
    let mut claims = Vec::new();
    for value in list.ok_or_else(expected)? {
        let known = value.as_object().is_some_and(|members| members.unknown(FIELDS).is_none());
        claims.push(Some(value).filter(|_| known).and_then(claim).ok_or_else(expected)?);
    }
    Ok(claims)
}

fn expected() -> Error {
    wrong("claims", "数组，每项含what、value、text和span", "an array of objects with `what`, `value`, `text` and `span`")
}

fn claim(node: &Node) -> Option<Claim> {
    Some(Claim {
        what: Read::member(node, "what")?,
        value: Read::member(node, "value")?,
        text: node.get("text")?.as_str()?.into(),
        span: span(node.get("span")?)?,
        kind: Read::member(node, "kind")?,
        unit: Read::member(node, "unit")?,
        decimals: Read::member(node, "decimals")?,
        approximate: Read::member(node, "approximate")?,
        cumulative: Read::member(node, "cumulative")?,
        only_published: Read::member(node, "only_published")?,
        scope: Read::member(node, "scope")?,
        year: Read::member(node, "year")?,
        confidence: Read::member(node, "confidence")?,
        pattern: <Option<String>>::member(node, "pattern")?.map(Into::into),
        doubt: Read::member(node, "doubt")?,
        part_of: Read::member(node, "part_of")?,
        breakdown: Read::member(node, "breakdown")?,
        exhaustive: Read::member(node, "exhaustive")?,
        about: Read::member(node, "about")?,
    })
}

fn span(node: &Node) -> Option<Span> {
    node.as_object()?.unknown(&["start", "end"]).is_none().then_some(())?;
    Some(Span::new(node.get("start")?.as_count()?, node.get("end")?.as_count()?))
}

#[cfg(test)]
mod tests {
    use ogi_core::{CellId, Confidence, Kind, Reason, Scope, Topic, Unit};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn ours(value: &Value) -> Option<Vec<Claim>> {
        claims(&value.into()).ok()
    }

    fn serdes(value: &Value) -> Option<Vec<Claim>> {
        serde_json::from_value(value.clone()).ok()
    }

    #[test]
    fn a_whole_claim_comes_back() {
        let claim = Claim {
            what: Topic::RECEIVED,
            value: "12.5".parse().ok(),
            text: "占12.5%".into(),
            span: Span::new(3, 9),
            kind: Kind::Share,
            unit: Some(Unit::Percent),
            decimals: 1,
            approximate: true,
            cumulative: true,
            only_published: true,
            scope: Scope::Whole,
            year: Some(2023),
            confidence: Confidence::Likely,
            pattern: Some("flow/received".into()),
            doubt: Some(Reason::SoFar),
            part_of: Some(1),
            breakdown: 2,
            exhaustive: true,
            about: Some(0),
        };
        let value = serde_json::to_value([&claim]).unwrap();
        let fields: Vec<&str> = value[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, FIELDS);
        assert_eq!(ours(&value), Some(vec![claim]));
    }

    proptest! {
        #[test]
        fn what_is_understood_is_what_serde_understands(
            field in proptest::sample::select(FIELDS),
            value in proptest::sample::select(vec![
                Value::Null, json!(true), json!(0), json!(7), json!(-1), json!(255), json!(256), json!(70_000), json!(1.5), json!(0.1),
                json!(1_234_567_890_123_456_u64), json!(""), json!("件"), json!("share"), json!("own"), json!("likely"), json!("doubt/so-far"), json!("x"),
                json!(CellId::all().next().unwrap().path()), json!([]), json!({}), json!({"start": 1, "end": 2}),
                json!({"start": 1}), json!({"start": 1, "end": 2, "other": 3}), json!({"start": null, "end": 2}),
            ]),
            dropped in proptest::bool::ANY,
        ) {
            let mut object = json!({"what": "requests.received.total", "value": 13, "text": "13件", "span": {"start": 0, "end": 5}});
            if dropped {
                object.as_object_mut().unwrap().remove(field);
            } else {
                object[field] = value;
            }
            let value = json!([object]);
            prop_assert_eq!(ours(&value), serdes(&value), "{}", value);
        }
    }
}

//! Claims as callers give them (文字中的数字): what an earlier result told, or another recogniser found.

use ogi_core::{Claim, Reason, Span, Topic, Unit};

use crate::jsontext::{Members, Node};
use crate::model::error::Error;
use crate::model::error::wrong;
use crate::shape::Named;

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
        let members = value.as_object().filter(|members| members.unknown(FIELDS).is_none());
        claims.push(members.and_then(claim).ok_or_else(expected)?);
    }
    Ok(claims)
}

fn expected() -> Error {
    wrong("claims", "数组，每项含what、value、text和span", "an array of objects with `what`, `value`, `text` and `span`")
}

fn claim(members: &Members) -> Option<Claim> {
    let flag = |name: &str| members.get(name).map_or(Some(false), Node::as_bool);
    let small = |name: &str| members.get(name).map_or(Some(0), |node| u8::try_from(node.as_count()?).ok());
    let place = |name: &str| members.field(name).optional(Node::as_count);
    Some(Claim {
        what: Topic::from_path(members.get("what")?.as_str()?)?,
        value: members.field("value").optional(Node::as_number)?,
        text: members.get("text")?.as_str()?.into(),
        span: span(members.get("span")?.as_object()?)?,
        kind: named(members, "kind")?,
        unit: members.field("unit").optional(|node| {
            let printed = node.as_str()?;
            Unit::ALL.iter().copied().find(|unit| unit.printed() == printed)
        })?,
        decimals: small("decimals")?,
        approximate: flag("approximate")?,
        cumulative: flag("cumulative")?,
        only_published: flag("only_published")?,
        scope: named(members, "scope")?,
        year: members.field("year").optional(|node| u16::try_from(node.as_count()?).ok())?,
        confidence: named(members, "confidence")?,
        pattern: members.field("pattern").optional(|node| Some(node.as_str()?.to_owned().into()))?,
        doubt: members.field("doubt").optional(|node| Reason::from_code(node.as_str()?))?,
        part_of: place("part_of")?,
        breakdown: small("breakdown")?,
        exhaustive: flag("exhaustive")?,
        about: place("about")?,
    })
}

fn span(members: &Members) -> Option<Span> {
    let place = |name: &str| members.get(name)?.as_count();
    members.unknown(&["start", "end"]).is_none().then_some(())?;
    Some(Span::new(place("start")?, place("end")?))
}

/// What a name stands for; the default where none is given.
fn named<T: Named + Default>(members: &Members, field: &str) -> Option<T> {
    members.get(field).map_or_else(|| Some(T::default()), |node| T::named(node.as_str()?))
}

#[cfg(test)]
mod tests {
    use ogi_core::{CellId, Confidence, Kind, Scope};
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

//! A profile as its object, whole: whatever it extends is written out.

use ogi_core::{CellId, Number, Points, Policy, Profile, Selector, Severity, Suppression, rules};
use serde_json::{Map, Value, json};

use super::read::OUTCOMES;

/// The object of a profile, with everything that it takes from the one it extends.
///
/// ```
/// use ogi_report::profile::{named, to_value};
/// let thorough = to_value(&named("thorough")?);
/// assert_eq!(thorough["return"], serde_json::json!(["error", "warning"]));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn to_value(profile: &Profile) -> Value {
    let mut object = Map::new();
    if let Some(name) = &profile.name {
        object.insert("name".into(), (&**name).into());
    }
    let severities: Map<String, Value> = rules()
        .filter_map(|rule| profile.override_of(rule).map(|severity| (rule.code.to_owned(), severity.name().into())))
        .collect();
    let off: Vec<&str> = rules().filter(|rule| !profile.is_on(rule)).map(|rule| rule.code).collect();
    let suppressions: Vec<Value> = profile.suppressions.iter().map(suppression).collect();
    insert(&mut object, "severities", !severities.is_empty(), severities.into());
    insert(&mut object, "off", !off.is_empty(), off.into());
    insert(&mut object, "suppressions", !suppressions.is_empty(), suppressions.into());
    for (field, outcome) in OUTCOMES {
        let lines = profile.policy.iter().flat_map(Policy::lines);
        let mut names: Vec<(u8, &str)> =
            lines.filter(|(_, led)| led == outcome).map(|(selector, _)| named(*selector)).collect();
        names.sort_by_key(|(rank, _)| *rank);
        let names: Vec<&str> = names.into_iter().map(|(_, name)| name).collect();
        insert(&mut object, field, !names.is_empty(), names.into());
    }
    let local = local(profile);
    insert(&mut object, "local", !local.is_empty(), local.into());
    if let Some(scored) = &profile.points {
        object.insert("points".into(), points(scored));
    }
    object.into()
}

fn local(profile: &Profile) -> Map<String, Value> {
    let mut object = Map::new();
    let day = |day: Option<(u8, u8)>| day.map(|(month, day)| format!("{month:02}-{day:02}"));
    let words = |words: &[Box<str>]| if words.is_empty() { Value::Null } else { json!(words) };
    let members = [
        ("overview", json!(profile.local.overview_limit)),
        ("repetition", json!(profile.local.repetition_limit)),
        ("submit", json!(day(profile.local.submit_by))),
        ("publish", json!(day(profile.local.publish_by))),
        ("placeholders", words(&profile.placeholders)),
        ("names", words(&profile.names)),
    ];
    for (name, value) in members {
        insert(&mut object, name, !value.is_null(), value);
    }
    object
}

fn points(points: &Points) -> Value {
    let number = |number: Number| json!(number);
    let mut off: Vec<((u8, &str), Number)> = points.off().iter().map(|(selector, cost)| (named(*selector), *cost)).collect();
    off.sort_by_key(|((rank, _), _)| *rank);
    let off: Map<String, Value> = off.into_iter().map(|((_, name), cost)| (name.to_owned(), number(cost))).collect();
    let ceilings: Map<String, Value> =
        points.ceilings().iter().map(|(family, most)| ((*family).to_owned(), number(*most))).collect();
    let mut object = Map::new();
    object.insert("start".into(), number(points.start));
    object.insert("off".into(), off.into());
    insert(&mut object, "ceilings", !ceilings.is_empty(), ceilings.into());
    object.into()
}

fn insert(object: &mut Map<String, Value>, name: &str, wanted: bool, value: Value) {
    if wanted {
        object.insert(name.to_owned(), value);
    }
}

/// The word of a selector, and its rank in a list: severities gravest first, then families, then rules.
fn named(selector: Selector) -> (u8, &'static str) {
    match selector {
        Selector::Severity(severity) => {
            let rank = Severity::ALL.iter().position(|known| *known == severity).and_then(|at| u8::try_from(at).ok());
            (rank.unwrap_or_default(), severity.name())
        }
        Selector::Family(name) => (10, name),
        Selector::Rule(code) => (11, code),
    }
}

fn suppression(one: &Suppression) -> Value {
    let mut object = Map::new();
    let members = [
        ("rule", json!(one.rule)),
        ("organ", json!(one.organ)),
        ("year", json!(one.year)),
        ("cell", json!(one.cell.map(CellId::path))),
        ("fingerprint", json!(one.fingerprint.map(|fingerprint| format!("{fingerprint:016x}")))),
        ("reason", json!(one.reason)),
        ("expires", json!(one.expires)),
    ];
    for (name, value) in members {
        insert(&mut object, name, !value.is_null(), value);
    }
    object.into()
}

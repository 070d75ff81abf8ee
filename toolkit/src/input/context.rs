//! What is known beside a report, as callers give it.

use ogi_core::{Coverage, Date, Organ, OrganKind, OrganLevel};

use super::fields::{OPTIONAL_TEXT, object};
use crate::jsontext::{Members, Node};
use crate::model::error::{Error, wrong};
use crate::shape::{Named, Wire, input};

/// What stands in a message about a member of an organ.
fn member<T>(field: &str, read: Option<T>) -> Result<T, Error> {
    let (zh, en) = expected(field);
    read.ok_or_else(|| wrong(&format!("organ_profile.{field}"), zh, en))
}

input! {
    /// What is known of an organ beside its report (机关概况).
    ORGAN as "OrganProfile", names ORGAN_FIELDS, take into Organ {
        /// Its level (层级).
        level: <Option<OrganLevel>>::SHAPE => |organ, node| {
            organ.level = member("level", node.optional(|node| OrganLevel::named(node.as_str()?)))?;
            Ok(())
        },
        /// Whether it is a government or a department (类别).
        kind: <Option<OrganKind>>::SHAPE => |organ, node| {
            organ.kind = member("kind", node.optional(|node| OrganKind::named(node.as_str()?)))?;
            Ok(())
        },
        /// Whether the figures are its own or those of everybody below it too (统计口径).
        coverage: <Option<Coverage>>::SHAPE => |organ, node| {
            organ.coverage = member("coverage", node.optional(|node| Coverage::named(node.as_str()?)))?;
            Ok(())
        },
        /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
        host: OPTIONAL_TEXT => |organ, node| {
            organ.host = member("host", node.optional(|node| node.as_str().map(str::to_owned)))?;
            Ok(())
        },
        /// Whether it has powers of licence, penalty or coercion (执法权).
        enforces: <Option<bool>>::SHAPE => |organ, node| {
            organ.enforces = member("enforces", node.optional(Node::as_bool))?;
            Ok(())
        },
    }
}

/// What is known of an organ, from `{"level": …, "kind": …, "coverage": …, "host": …, "enforces": …}`.
pub(crate) fn organ(value: &Node) -> Result<Option<Organ>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    organ_of(object("organ_profile", value, ORGAN_FIELDS)?).map(Some)
}

/// The members of an organ, whatever else is beside them.
pub(crate) fn organ_of(members: &Members) -> Result<Organ, Error> {
    let mut organ = Organ::default();
    for (name, value) in members.all() {
        take(&mut organ, name, value)?;
    }
    Ok(organ)
}

fn expected(field: &str) -> (&'static str, &'static str) {
    match field {
        "level" => ("township、county、city、province或central", "township, county, city, province or central"),
        "kind" => ("government、department或party", "government, department or party"),
        "coverage" => ("own或whole", "own or whole"),
        "enforces" => ("true、false或null", "true, false or null"),
        _ => ("字符串或null", "a string or null"),
    }
}

/// A day as `YYYY-MM-DD`.
pub(crate) fn date(field: &str, value: &Node) -> Result<Option<Date>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    let date = value.as_str().and_then(|text| Date::try_from(text.to_owned()).ok());
    date.map(Some).ok_or_else(|| wrong(field, "形如2025-01-31的日期", "a date such as 2025-01-31"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_of_an_organ_is_known_here_and_none_else() {
        let all = serde_json::to_value(Organ::default()).unwrap();
        let names: Vec<&String> = all.as_object().unwrap().keys().collect();
        assert_eq!(names, ORGAN_FIELDS);
        assert_eq!(organ(&(&all).into()).unwrap(), Some(Organ::default()));
        assert!(organ(&(&json!({"levels": "city"})).into()).unwrap_err().to_string().contains("level, kind"));
        let error = organ(&(&json!({"level": "town"})).into()).unwrap_err();
        assert!(error.to_string().contains("organ_profile.level") && error.to_string().contains("township"), "{error}");
    }

    #[test]
    fn a_whole_organ_is_that_of_serde() {
        let whole = json!({"level": "central", "kind": null, "coverage": "whole", "host": "x.gov.cn", "enforces": true});
        assert_eq!(organ(&(&whole).into()).unwrap(), serde_json::from_value(whole).unwrap());
    }

    #[test]
    fn a_date_is_a_day_that_exists() {
        assert_eq!(date("published", &(&json!("2025-01-31")).into()).unwrap(), Date::new(2025, 1, 31));
        for wrong in [json!("2025-02-30"), json!("2025/01/31"), json!(2025), json!("2025-01")] {
            assert!(date("published", &(&wrong).into()).is_err(), "{wrong}");
        }
    }
}

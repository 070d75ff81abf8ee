//! What is known beside a report (核查背景): last year's report, the organ, the day of publication.

use std::sync::Arc;

use ogi_core::{Case, Coverage, Date, Draft, Organ, OrganKind, OrganLevel};

use crate::error::Error;
use crate::line::clip;
use crate::node::{Members, Node};
use crate::options::wrong;

/// What a report is judged together with (核查背景). Everything may be left out; a rule that needs what is not given
/// does not apply.
///
/// ```
/// use ogi_report::{Context, Input, Options, check_case};
/// let report = |year, row: &str, total| {
///     Input::from_json(&format!(r#"{{"year": {year}, "cells": {{"requests.{row}.total": {total}}}}}"#))
/// };
/// let last = report(2023, "carried_forward", 2)?.draft;
/// let context = Context { last_year: Some(last.into()), ..Context::default() };
/// let report = check_case(report(2024, "brought_forward", 1)?.draft, &context, &Options::default());
/// let finding = report.checked.findings.iter().find(|finding| finding.rule.code == "continuity/brought-forward").unwrap();
/// assert_eq!((finding.expected, finding.actual), (Some(2.into()), Some(1.into())));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    /// Last year's report of the same organ (上一年度报告).
    pub last_year: Option<Arc<Draft>>,
    /// What is known of the organ (机关概况).
    pub organ: Option<Organ>,
    /// The day on which the report was published (公布日期).
    pub published: Option<Date>,
    /// The day on which it was handed in to the office in charge (报送日期).
    pub submitted: Option<Date>,
}

impl Context {
    /// A report together with what is known beside it, as the rules judge it.
    pub fn case<'a>(&'a self, draft: &'a Draft) -> Case<'a> {
        Case {
            last_year: self.last_year.as_deref(),
            organ: self.organ.as_ref(),
            published: self.published,
            submitted: self.submitted,
            ..Case::new(draft)
        }
    }

    /// This, and where it says nothing, the other.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            last_year: self.last_year.as_ref().or(other.last_year.as_ref()).cloned(),
            organ: self.organ.as_ref().or(other.organ.as_ref()).cloned(),
            published: self.published.or(other.published),
            submitted: self.submitted.or(other.submitted),
        }
    }
}

/// What may be said of an organ.
const ORGAN_FIELDS: &[&str] = &["level", "kind", "coverage", "host", "enforces"];

/// What is known of an organ, from `{"level": …, "kind": …, "coverage": …, "host": …, "enforces": …}`.
pub(crate) fn organ(value: &Node) -> Result<Option<Organ>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    let members = value.as_object().ok_or_else(|| wrong("organ_profile", "对象", "an object"))?;
    if let Some(name) = members.unknown(ORGAN_FIELDS) {
        return Err(Error::UnknownField { field: format!("organ_profile.{}", clip(name)), legal: ORGAN_FIELDS });
    }
    organ_of(members).map(Some)
}

/// The members of an organ, whatever else is beside them.
pub(crate) fn organ_of(members: &Members) -> Result<Organ, Error> {
    let mut organ = Organ::default();
    for (name, member) in members.all() {
        let understood = match &**name {
            "level" => member.optional(|node| node.named(LEVELS)).map(|level| organ.level = level),
            "kind" => member.optional(|node| node.named(KINDS)).map(|kind| organ.kind = kind),
            "coverage" => member.optional(|node| node.named(COVERAGES)).map(|coverage| organ.coverage = coverage),
            "host" => member.optional(|node| node.as_str().map(str::to_owned)).map(|host| organ.host = host),
            "enforces" => member.optional(Node::as_bool).map(|enforces| organ.enforces = enforces),
            _ => Some(()),
        };
        if understood.is_none() {
            let (zh, en) = expected(name);
            return Err(wrong(&format!("organ_profile.{name}"), zh, en));
        }
    }
    Ok(organ)
}

const LEVELS: &[(&str, OrganLevel)] = &[
    ("township", OrganLevel::Township),
    ("county", OrganLevel::County),
    ("city", OrganLevel::City),
    ("province", OrganLevel::Province),
    ("central", OrganLevel::Central),
];
const KINDS: &[(&str, OrganKind)] =
    &[("government", OrganKind::Government), ("department", OrganKind::Department), ("party", OrganKind::Party)];
const COVERAGES: &[(&str, Coverage)] = &[("own", Coverage::Own), ("whole", Coverage::Whole)];

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
    use crate::node::assert_names_of_serde;

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
    fn every_name_is_that_of_serde() {
        assert_names_of_serde(LEVELS);
        assert_names_of_serde(KINDS);
        assert_names_of_serde(COVERAGES);
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

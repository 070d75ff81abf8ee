//! What is known beside a report (核查背景): last year's report, the organ, the day of publication.

use std::sync::Arc;

use ogi_core::{Case, Date, Draft, Organ};

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
    /// Whether it is compared although its organ or year is another (仍予对照); otherwise a finding says that it was not.
    pub last_anyway: bool,
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
            last_anyway: self.last_anyway,
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
            last_anyway: self.last_anyway || other.last_anyway,
            organ: self.organ.as_ref().or(other.organ.as_ref()).cloned(),
            published: self.published.or(other.published),
            submitted: self.submitted.or(other.submitted),
        }
    }
}

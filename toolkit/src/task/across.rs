//! Several reports repaired together (联合更正).

use ogi_core::repair::{AcrossOptions, AcrossRepairs};

use crate::model::error::Error;
use crate::model::reports::Reports;

/// Finds every smallest repair of several reports together, best first (联合更正): which cells of which reports, and
/// which report is likelier wrong. Of the relations between them only those bind that are exact by themselves, or that
/// `wanted` confirms.
///
/// ```
/// use ogi_report::repair::{AcrossOptions, Member};
/// use ogi_report::{Reports, across};
/// let reports = Reports::from_json(r#"{
///     "report": {"year": 2024, "cells": {"requests.brought_forward.total": 2}},
///     "last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 3}}
/// }"#)?.0;
/// let found = across(&reports, &AcrossOptions::default())?;
/// assert_eq!(found.list.len(), 2); // either figure may be wrong
/// assert_eq!(found.list[0].parts[0].member, Member::This);
/// assert_eq!(found.list[0].parts[0].changes[0].to, 3.into());
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When there are more reports than can be solved together.
pub fn across(reports: &Reports, wanted: &AcrossOptions) -> Result<AcrossRepairs, Error> {
    let many = reports.children.len();
    reports.with_case(|case| ogi_core::repair::across(case, wanted)).map_err(|_| Error::TooManyReports(many))
}

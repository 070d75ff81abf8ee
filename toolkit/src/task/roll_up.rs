//! A report against those of the organs below (汇总核对): who has filed, the sum of every cell, what is left over.

use ogi_core::repair::{AcrossOptions, AcrossRepairs, Relation, across};
use ogi_core::{Case, Checked, Child, Draft, Severity, Share, Verdict, check};

use super::register::{Excluded, Member, match_reports};
use super::several::{count, only};
use crate::model::error::Error;
use crate::model::note::Note;
use crate::model::options::Options;
use crate::model::register::RegisterEntry;
use crate::model::report::Report;

/// What a report is the sum of (汇总范围).
#[derive(Debug, Clone, Default)]
pub struct Subordinates {
    /// Reports of the organs below, the office's own report among them where it is given (下级机关报告).
    pub reports: Vec<Report>,
    /// The organs that should have filed; `None` where there is no register (机关名册).
    pub register: Option<Vec<RegisterEntry>>,
    /// Whether register or reports are everybody, so that the sum can be exact (已列全).
    pub complete: bool,
}

/// A report beside the sum of those below (汇总核对结果).
#[derive(Debug, Clone)]
pub struct Rollup {
    /// The report that should be the sum.
    pub parent: Report,
    /// The organs below: those of the register in its order, or those that have filed in the order given.
    pub members: Vec<Member>,
    /// Reports that are not added, and why.
    pub set_aside: Vec<Excluded>,
    /// Whether the members are said to be everybody.
    pub complete: bool,
    /// Every cell of the form, in printed order.
    pub shares: Vec<Share>,
    /// What the rules on roll-ups find.
    pub checked: Checked,
    /// Where the report is said to be exactly the sum: the smallest repairs of all reports together; see
    /// [`Rollup::repair`].
    pub repairs: AcrossRepairs,
    /// What else to know.
    pub notes: Vec<Note>,
}

impl Rollup {
    /// Whether a rule of severity `error` is broken.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings are broken at a severity.
    pub fn count(&self, severity: Severity) -> usize {
        count(std::iter::once(&self.checked), severity)
    }

    /// Looks for the smallest repairs of all reports together (联合更正). Only the caller can say that the report is exactly
    /// the sum of the organs below, and by calling this says so; nothing is found unless they are all there.
    ///
    /// ```
    /// use ogi_report::{Subordinates, Input, Options, check_input, roll_up};
    /// let report = |organ: &str, licences: u32| {
    ///     let text = format!(r#"{{"year": 2024, "organ": "{organ}", "cells": {{"proactive.licences.decisions": {licences}}}}}"#);
    ///     Ok::<_, ogi_report::Error>(check_input(Input::from_json(&text)?, &Options::default()))
    /// };
    /// let reports = vec![report("示例县商务局", 40)?, report("示例县教育局", 30)?];
    /// let below = Subordinates { reports, complete: true, ..Subordinates::default() };
    /// let mut rollup = roll_up(report("示例县人民政府", 7)?, below, &Options::default());
    /// rollup.repair(&Options::default())?;
    /// assert_eq!(rollup.repairs.list[0].parts[0].changes[0].to, 70.into()); // 70 was written as 7
    /// # Ok::<(), ogi_report::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there are more reports than can be solved together.
    pub fn repair(&mut self, options: &Options) -> Result<(), Error> {
        if self.complete && options.repairs.limit > 0 {
            let found = self.with_case(|case| across(case, &wanted(options)));
            self.repairs = found.map_err(|_| Error::TooManyReports(self.members.len()))?;
        }
        Ok(())
    }

    /// How [`Rollup::repair`] looks for repairs.
    pub fn repair_options(options: &Options) -> AcrossOptions {
        wanted(options)
    }

    /// Calls with the reports as a case of the rules.
    pub fn with_case<T>(&self, task: impl FnOnce(&Case<'_>) -> T) -> T {
        let children: Vec<Child<'_>> = self.members.iter().map(child).collect();
        task(&Case { children: &children, complete: self.complete, ..Case::new(&self.parent.draft) })
    }

    /// How many cells came to a verdict.
    pub fn cells(&self, verdict: Verdict) -> usize {
        self.shares.iter().filter(|share| share.verdict == verdict).count()
    }
}

/// Compares a report with the sum of those of the organs below (汇总核对).
///
/// A missing organ can only add: a sum above the report is a finding, one below is left open unless everybody is there.
///
/// ```
/// use ogi_report::{Subordinates, Input, Options, check_input, roll_up};
/// let report = |organ: &str, received| {
///     let text = format!(r#"{{"year": 2024, "organ": "{organ}", "cells": {{"requests.received.total": {received}}}}}"#);
///     Ok::<_, ogi_report::Error>(check_input(Input::from_json(&text)?, &Options::default()))
/// };
/// let below = Subordinates { reports: vec![report("示例县商务局", 4)?, report("示例县教育局", 3)?], ..Subordinates::default() };
/// let rollup = roll_up(report("示例县人民政府", 5)?, below, &Options::default());
/// assert_eq!(rollup.checked.findings[0].rule.code, "aggregation/below-children");
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn roll_up(parent: Report, below: Subordinates, options: &Options) -> Rollup {
    let Subordinates { reports, register, complete } = below;
    let (members, set_aside) = match_reports(&parent, reports, register.as_deref());
    let profile = only(&options.profile, |code| code.starts_with("aggregation/"));
    let children: Vec<Child<'_>> = members.iter().map(child).collect();
    let organ = options.context.organ.as_ref().or(parent.context.organ.as_ref());
    let case = Case { organ, children: &children, complete, ..Case::new(&parent.draft) };
    let checked = check(&case, &profile);
    let shares = ogi_core::roll_up(&case);
    let notes = notes(&parent.draft, &members, register.is_some());
    let repairs = AcrossRepairs::default();
    Rollup { parent, members, set_aside, complete, shares, checked, repairs, notes }
}

/// How repairs of a roll-up that is exactly the sum are looked for.
pub(super) fn wanted(options: &Options) -> AcrossOptions {
    AcrossOptions { limit: options.repairs.limit, confirmed: vec![Relation::RollUp], ..AcrossOptions::default() }
}

fn child(member: &Member) -> Child<'_> {
    Child { name: &member.name, draft: member.report.as_ref().map(|report| &report.draft), is_area: member.is_area }
}

fn notes(parent: &Draft, members: &[Member], is_registered: bool) -> Vec<Note> {
    let mut notes = Vec::new();
    let filed = members.iter().filter(|member| member.report.is_some()).count();
    if filed == 0 {
        notes.push(Note {
            code: "rollup/nothing-to-add",
            zh: "没有下级机关的报告，无法汇总".to_owned(),
            en: "there is no report of an organ below to add up".to_owned(),
        });
    }
    if !is_registered {
        notes.push(Note {
            code: "rollup/no-register",
            zh: "未提供机关名册，无法列出未报送的机关".to_owned(),
            en: "without a register of organs, missing reports cannot be listed".to_owned(),
        });
    }
    if parent.year.is_none() {
        notes.push(Note {
            code: "rollup/year-unknown",
            zh: "汇总报告没有写明年度，各下级报告不论年度均已计入".to_owned(),
            en: "the report above names no year: reports below were added whatever their year".to_owned(),
        });
    }
    notes
}

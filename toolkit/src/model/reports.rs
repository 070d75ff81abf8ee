//! Several reports judged together (多份报告): this year's with last year's, a roll-up with the organs below.

use ogi_core::{Case, Child, Draft};

/// Reports that belong together (相互关联的报告).
#[derive(Debug, Clone)]
pub struct Reports {
    /// The report that is judged (本报告).
    pub report: Draft,
    /// Last year's report of the same organ (上年报告).
    pub last_year: Option<Draft>,
    /// Reports of the organs below (下级机关报告).
    pub children: Vec<ChildReport>,
    /// Whether the organs below are all there are (下级机关已列全).
    pub complete: bool,
}

/// An organ below the one whose report is judged (下级机关).
#[derive(Debug, Clone)]
pub struct ChildReport {
    /// Its name.
    pub name: String,
    /// Its report; `None` where it has filed none.
    pub report: Option<Draft>,
    /// Whether it is a government of its own (下级政府).
    pub is_area: bool,
}

impl Reports {
    /// Calls with the reports as a case of the rules.
    pub fn with_case<T>(&self, task: impl FnOnce(&Case<'_>) -> T) -> T {
        let children = self.children.iter();
        let children: Vec<Child<'_>> =
            children.map(|below| Child { name: &below.name, draft: below.report.as_ref(), is_area: below.is_area }).collect();
        task(&Case {
            last_year: self.last_year.as_ref(),
            children: &children,
            complete: self.complete,
            ..Case::new(&self.report)
        })
    }
}

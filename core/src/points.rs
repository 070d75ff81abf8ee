//! What findings cost (评分): points off from a start value, by rule, family or severity, with ceilings.

use crate::finding::Finding;
use crate::number::Number;
use crate::selector::Selector;
use crate::severity::Verdict;

/// How a report is scored (评分办法): a start value, and what each kind of finding takes off.
///
/// ```
/// use ogi_core::{Case, Draft, FormId, Number, Points, Profile, Selector, Severity, check};
/// let mut points = Points::from_start(Number::from(100));
/// points.set(Selector::Severity(Severity::Warning), Number::from(2));
/// points.set_ceiling("cells", Number::from(5));
/// let checked = check(&Case::new(&Draft::new(FormId::Official2021)), &Profile::default());
/// let score = points.score(checked.findings.iter());
/// // Three tables lack their cells, at two points each, but the family costs no more than five.
/// assert_eq!(score.value, Number::from(95));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// What a report without findings has (起评分).
    pub start: Number,
    /// What a finding of a severity, a family or a rule costs (扣分).
    off: Vec<(Selector, Number)>,
    /// The most that a family costs (单类扣分上限), by its name.
    ceilings: Vec<(&'static str, Number)>,
}

/// What a report scored, and what cost what (得分).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What is left of the start value; never below zero.
    pub value: Number,
    /// What it started from.
    pub start: Number,
    /// What each rule cost, in the order of findings; what a ceiling forgives is not counted.
    pub costs: Vec<Cost>,
}

/// What the findings of a rule cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// The code of the rule.
    pub rule: &'static str,
    /// How many findings it has.
    pub findings: u32,
    /// The points that they cost together, after the ceiling of their family.
    pub points: Number,
}

fn family(code: &str) -> &str {
    code.split_once('/').map_or(code, |(family, _)| family)
}

impl Points {
    /// Points off from a start value; nothing costs anything yet.
    pub const fn from_start(start: Number) -> Self {
        Self { start, off: Vec::new(), ceilings: Vec::new() }
    }

    /// Says what a selector costs, instead of what was said of it before.
    pub fn set(&mut self, selector: Selector, points: Number) {
        match self.off.iter_mut().find(|(known, _)| *known == selector) {
            Some((_, known)) => *known = points,
            None => self.off.push((selector, points)),
        }
    }

    /// Says what a family costs at most.
    pub fn set_ceiling(&mut self, family: &'static str, points: Number) {
        match self.ceilings.iter_mut().find(|(known, _)| *known == family) {
            Some((_, known)) => *known = points,
            None => self.ceilings.push((family, points)),
        }
    }

    /// What selectors cost, in the order in which it was first said.
    pub fn off(&self) -> &[(Selector, Number)] {
        &self.off
    }

    /// What families cost at most.
    pub fn ceilings(&self) -> &[(&'static str, Number)] {
        &self.ceilings
    }

    /// What one finding costs: a line on its rule outweighs one on its family, and that one on its severity.
    pub fn cost(&self, finding: &Finding) -> Number {
        let said = |selector: Selector| self.off.iter().find(|(known, _)| *known == selector).map(|(_, points)| *points);
        let family = finding.rule.code.split_once('/').map_or(finding.rule.code, |(family, _)| family);
        said(Selector::Rule(finding.rule.code))
            .or_else(|| said(Selector::Family(family)))
            .or_else(|| said(Selector::Severity(finding.severity)))
            .unwrap_or(Number::ZERO)
    }

    /// The score of a report by its findings, excused ones already left out.
    pub fn score<'a>(&self, findings: impl Iterator<Item = &'a Finding>) -> Score {
        let mut costs: Vec<Cost> = Vec::new();
        let mut spent: Vec<(&str, Number)> = Vec::new();
        let mut value = self.start;
        for finding in findings.filter(|finding| finding.verdict == Verdict::Broken) {
            let code = finding.rule.code;
            let mut points = self.cost(finding);
            if points <= Number::ZERO {
                continue;
            }
            let name = family(code);
            let so_far = spent.iter().find(|(known, _)| *known == name).map_or(Number::ZERO, |(_, spent)| *spent);
            if let Some((_, ceiling)) = self.ceilings.iter().find(|(known, _)| *known == name) {
                points = points.min(ceiling.minus(so_far).unwrap_or(Number::ZERO)).max(Number::ZERO);
            }
            let total = so_far.plus(points).unwrap_or(so_far);
            match spent.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = total,
                None => spent.push((name, total)),
            }
            value = value.minus(points).unwrap_or(value).max(Number::ZERO);
            match costs.iter_mut().find(|cost| cost.rule == code) {
                Some(cost) => {
                    cost.findings = cost.findings.saturating_add(1);
                    cost.points = cost.points.plus(points).unwrap_or(cost.points);
                }
                None => costs.push(Cost { rule: code, findings: 1, points }),
            }
        }
        Score { value, start: self.start, costs }
    }
}

//! What a profile and an earlier result make of findings: which still count, and what becomes of the report.

use ogi_core::{Case, Cell, CellId, Checked, Date, Decision, Draft, Finding, Outcome, Place, Profile, Score};

use super::baseline::{BaselineMatch, Resolved};
use super::timestamp::Timestamp;
use crate::model::note::Note;
use crate::model::options::Options;

/// What a profile and an earlier result make of a check (处理). The findings themselves stay as they are.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// The profile that was judged by.
    pub profile: Profile,
    /// How each finding stands, in the order of findings; empty when nothing is excused and nothing is known.
    pub standings: Vec<Disposition>,
    /// What becomes of the report; `None` when the profile decides nothing.
    pub decision: Option<Decision>,
    /// What the report scored; `None` when the profile scores nothing.
    pub score: Option<Score>,
    /// What an earlier result found and is found no more (已解决).
    pub resolved: Vec<Resolved>,
    /// Whether there was an earlier result.
    pub baseline: bool,
    /// What to know about suppressions: those that no longer apply.
    pub notes: Vec<Note>,
}

/// How a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disposition {
    /// Why it is excused, and until when; `None` when it is not.
    pub suppressed: Option<(Box<str>, Option<Date>)>,
    /// How it stands to an earlier result; `None` when there is none.
    pub known: Option<BaselineMatch>,
}

impl Disposition {
    /// Whether the finding is reported and counted: neither excused nor known before.
    pub fn counts(&self) -> bool {
        self.suppressed.is_none() && self.known != Some(BaselineMatch::Same)
    }
}

/// Whether something of each of the three tables was read.
fn has_tables(draft: &Draft) -> bool {
    let table = |cell: CellId| match cell.place() {
        Place::Proactive(..) => 0,
        Place::Request(..) => 1,
        Place::Remedy(..) => 2,
    };
    (0..3).all(|wanted| {
        draft.cells().any(|(id, cell)| table(id) == wanted && !cell.is_missing() && !matches!(cell, Cell::Unreadable(_)))
    })
}

impl Assessment {
    pub(crate) fn new(checked: &Checked, case: &Case<'_>, file: Option<&str>, options: &Options) -> Self {
        let draft = case.draft;
        let profile = &options.profile;
        let today = options.now.as_ref().map(Timestamp::day);
        let standing = |finding: &Finding| Disposition {
            suppressed: profile.suppression_of(finding, draft, today).map(|one| (one.reason.clone(), one.expires)),
            known: options.baseline.as_ref().map(|baseline| baseline.known(finding, draft, file)),
        };
        let plain = profile.suppressions.is_empty() && options.baseline.is_none();
        let standings: Vec<Disposition> = if plain { Vec::new() } else { checked.findings.iter().map(standing).collect() };
        // A mistake that is known is a mistake still: only what is excused is left out of the decision.
        let excused = |at: usize| standings.get(at).is_some_and(|standing| standing.suppressed.is_some());
        let counted = checked.findings.iter().enumerate().filter(|(at, _)| !excused(*at)).map(|(_, finding)| finding);
        // What could not be checked at all is not accepted: nothing is decided of it.
        let is_accepted = |decision: &Decision| decision.outcome == Outcome::Accept;
        let decision = profile.decide(counted.clone()).filter(|decision| !is_accepted(decision) || has_tables(draft));
        let score = profile.points.as_ref().map(|points| points.score(counted));
        let resolved = options.baseline.as_ref().map(|baseline| baseline.resolved(checked, case, file, profile));
        let resolved = resolved.unwrap_or_default();
        let notes = notes(checked, draft, profile, today);
        Self { profile: profile.clone(), standings, decision, score, resolved, baseline: options.baseline.is_some(), notes }
    }

    /// How a finding stands, by its place among the findings.
    pub fn standing(&self, at: usize) -> Option<&Disposition> {
        self.standings.get(at)
    }

    /// Whether a finding is reported and counted, by its place among the findings.
    pub fn counts(&self, at: usize) -> bool {
        self.standing(at).is_none_or(Disposition::counts)
    }

    /// How many broken rules an earlier result did not have, had as well, and had and are found no more; `None` without
    /// an earlier result.
    pub fn since(&self, checked: &Checked) -> Option<(usize, usize, usize)> {
        let broken = checked.findings.iter().zip(&self.standings);
        let broken =
            broken.filter(|(finding, standing)| finding.verdict == ogi_core::Verdict::Broken && standing.suppressed.is_none());
        let (mut new, mut known, mut any) = (0_usize, 0_usize, self.baseline);
        for standing in broken.filter_map(|(_, standing)| standing.known) {
            any = true;
            let count = if standing == BaselineMatch::Same { &mut known } else { &mut new };
            *count = count.saturating_add(1);
        }
        any.then_some((new, known, self.resolved.len()))
    }

    /// How many findings are excused, and how many others known before.
    pub fn set_aside(&self) -> (usize, usize) {
        let excused = self.standings.iter().filter(|standing| standing.suppressed.is_some()).count();
        let all = self.standings.iter().filter(|standing| !standing.counts()).count();
        (excused, all.saturating_sub(excused))
    }
}

/// Suppressions that would excuse a finding of this report if they were still in force.
fn notes(checked: &Checked, draft: &Draft, profile: &Profile, today: Option<Date>) -> Vec<Note> {
    let lapsed = profile.suppressions.iter().filter(|one| !one.is_in_force(today));
    let concerned = lapsed.filter(|one| checked.findings.iter().any(|finding| one.covers(finding, draft)));
    concerned
        .map(|one| {
            let (rule, reason) = (one.rule, &one.reason);
            let last = one.expires.map(|last| last.to_string()).unwrap_or_default();
            if today.is_some() {
                Note {
                    code: "profile/expired",
                    zh: format!("对{rule}的豁免（{reason}）已于{last}到期，不再适用"),
                    en: format!("the suppression of {rule} ({reason}) expired on {last} and no longer applies"),
                }
            } else {
                Note {
                    code: "profile/no-day",
                    zh: format!("对{rule}的豁免（{reason}）于{last}到期；未给出核查日期，不予适用"),
                    en: format!(
                        "the suppression of {rule} ({reason}) expires on {last}; without the day of the check it does not apply"
                    ),
                }
            }
        })
        .collect()
}

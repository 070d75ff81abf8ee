//! The claims of a report by what they are judged by (说法分类): sorted once a check, so that no rule looks at all of
//! them, and without memory of their own.

use std::ops::Range;

use crate::claim::{Claim, Kind, Topic};
use crate::form::{Column, Measure, Place, Row, Subject};

/// What a claim is judged by; a claim may be of several classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// 收到、应办、办理
    Received,
    /// 办结
    Answered,
    /// 上年结转、结转下年
    Carried,
    /// Outcomes by row or group.
    Outcomes,
    /// Kinds of applicants.
    Applicants,
    /// Ways of applying.
    Channels,
    /// Reconsideration and lawsuits.
    Remedies,
    /// 规章、规范性文件
    Documents,
    /// 许可、处罚、强制
    Decisions,
    /// 信息处理费, whatever is said of it.
    Fee,
    /// There was none.
    None,
    AllAnswered,
    AllUpheld,
    NoneCorrected,
    /// 占比
    Share,
    /// 同比
    Change,
    /// A part of another claim.
    Part,
}

const CLASSES: usize = 17;

impl Class {
    const fn bit(self) -> u32 {
        1 << (self as u32)
    }

    /// The class of what is counted; `None` where no rule holds it against a table.
    pub(crate) fn of(topic: Topic) -> Option<Self> {
        Some(match topic {
            Topic::RECEIVED | Topic::Handled | Topic::Processed => Self::Received,
            Topic::ANSWERED => Self::Answered,
            Topic::BROUGHT_FORWARD | Topic::CARRIED_FORWARD | Topic::Unanswered => Self::Carried,
            Topic::Outcomes(_) | Topic::AlreadyPublic | Topic::Agreed | Topic::NonExistent => Self::Outcomes,
            Topic::Organisations => Self::Applicants,
            Topic::Channel(_) => Self::Channels,
            Topic::Litigation(_) | Topic::Disputes(_) => Self::Remedies,
            Topic::InformationFee => Self::Fee,
            Topic::Elsewhere | Topic::Published | Topic::PublishedPart | Topic::Other => return None,
            Topic::Cell(cell) => match cell.place() {
                Place::Request(_, Column::Total) => Self::Outcomes,
                Place::Request(Row::Received, _) => Self::Applicants,
                Place::Remedy(..) => Self::Remedies,
                Place::Proactive(Subject::GovernmentRules | Subject::NormativeDocuments, _) => Self::Documents,
                Place::Proactive(_, Measure::Decisions) => Self::Decisions,
                Place::Request(..) | Place::Proactive(..) => return None,
            },
        })
    }
}

/// Every class of a claim, as bits.
fn classes(claim: &Claim) -> u32 {
    let mut bits = match claim.kind {
        Kind::Count => Class::of(claim.what).map_or(0, Class::bit),
        Kind::None => Class::None.bit(),
        Kind::AllAnswered => Class::AllAnswered.bit(),
        Kind::AllUpheld => Class::AllUpheld.bit(),
        Kind::NoneCorrected => Class::NoneCorrected.bit(),
        Kind::Share => Class::Share.bit(),
        Kind::Growth | Kind::Change => Class::Change.bit(),
    };
    if matches!(claim.what, Topic::InformationFee) {
        bits |= Class::Fee.bit();
    }
    if claim.part_of.is_some() && matches!(claim.kind, Kind::Count) {
        bits |= Class::Part.bit();
    }
    bits
}

/// Where the claims of each class stand: one bit a claim, or a run of claims where they are more than 64.
#[derive(Debug)]
pub(crate) struct ClaimIndex {
    places: [u64; CLASSES],
    stride: usize,
}

impl ClaimIndex {
    pub(crate) fn new(claims: &[Claim]) -> Self {
        let claims = considered(claims);
        let stride = claims.len().div_ceil(64).max(1);
        let mut sorted = Self { places: [0; CLASSES], stride };
        for (run, claims) in claims.chunks(stride).enumerate() {
            let mut bits = claims.iter().fold(0, |bits, claim| bits | classes(claim));
            while bits != 0 {
                if let Some(places) = sorted.places.get_mut(bits.trailing_zeros() as usize) {
                    *places |= 1 << run;
                }
                bits &= bits.wrapping_sub(1);
            }
        }
        sorted
    }

    /// The claims of some classes, with their places, in their order.
    pub(crate) fn pick<'c>(&self, claims: &'c [Claim], wanted: &[Class]) -> ClaimsOf<'c> {
        let mut picked = ClaimsOf { claims: considered(claims), runs: 0, stride: self.stride, run: 0..0, wanted: 0 };
        for class in wanted {
            picked.runs |= self.places.get(*class as usize).copied().unwrap_or_default();
            picked.wanted |= class.bit();
        }
        picked
    }
}

/// The claims that are judged.
pub(crate) fn considered(claims: &[Claim]) -> &[Claim] {
    claims.get(..Claim::MOST).unwrap_or(claims)
}

/// Claims of some classes.
#[derive(Debug, Clone)]
pub(crate) struct ClaimsOf<'c> {
    claims: &'c [Claim],
    runs: u64,
    stride: usize,
    run: Range<usize>,
    wanted: u32,
}

impl<'c> Iterator for ClaimsOf<'c> {
    type Item = (usize, &'c Claim);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            for at in self.run.by_ref() {
                let Some(claim) = self.claims.get(at) else { break };
                if self.stride == 1 || classes(claim) & self.wanted != 0 {
                    return Some((at, claim));
                }
            }
            if self.runs == 0 {
                return None;
            }
            let start = (self.runs.trailing_zeros() as usize).saturating_mul(self.stride);
            self.runs &= self.runs.wrapping_sub(1);
            self.run = start..start.saturating_add(self.stride);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::Number;
    use crate::span::Span;

    const TOPICS: [Topic; 8] = [
        Topic::RECEIVED,
        Topic::ANSWERED,
        Topic::Agreed,
        Topic::Organisations,
        Topic::InformationFee,
        Topic::Published,
        Topic::CARRIED_FORWARD,
        Topic::Unanswered,
    ];
    const KINDS: [Kind; 4] = [Kind::Count, Kind::None, Kind::Share, Kind::Growth];

    proptest! {
        /// Few claims or many, picking is filtering.
        #[test]
        fn picking_is_filtering(made in prop::collection::vec((0..8_usize, 0..4_usize, any::<bool>()), 0..300)) {
            let claims: Vec<Claim> = made
                .into_iter()
                .map(|(topic, kind, part)| Claim {
                    kind: KINDS[kind],
                    part_of: part.then_some(0),
                    ..Claim::count(TOPICS[topic], Number::ZERO, "", Span::new(0, 0))
                })
                .collect();
            let sorted = ClaimIndex::new(&claims);
            for wanted in [&[Class::Received][..], &[Class::Fee], &[Class::None, Class::Change], &[Class::Part], &[]] {
                let bits = wanted.iter().fold(0, |bits, class| bits | class.bit());
                let filtered: Vec<usize> = (0..claims.len()).filter(|at| classes(&claims[*at]) & bits != 0).collect();
                let picked: Vec<usize> = sorted.pick(&claims, wanted).map(|(at, _)| at).collect();
                prop_assert_eq!(picked, filtered);
            }
        }
    }

    #[test]
    fn every_class_has_a_place() {
        assert_eq!(Class::Part as usize + 1, CLASSES);
    }
}

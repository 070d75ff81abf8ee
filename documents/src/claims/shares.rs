//! Shares and changes (占比、同比): numbers about other numbers; money in yuan.

use ogi_core::{Claim, Confidence, Kind, Number, Reason, Topic, Unit};

use super::clause::Place;
use super::groups::Frames;
use super::kin::{Family, family};
use super::lex::{Placed, Token};
use super::reader::Reader;
use crate::lexicon::{APPLICANT, CHANNEL, DISPUTES, Key, Keys, OUTCOME, says};
use crate::text::numeral;

impl Reader<'_> {
    /// Leaves out numbers that count nothing known and belong to no list, and gives the rest their final places.
    pub(super) fn drop_loose(&mut self) {
        let mut linked = vec![false; self.claims.len()];
        // A share of a number that counts nothing known and belongs to no list says nothing either.
        let topics: Vec<(Topic, bool)> =
            self.claims.iter().map(|claim| (claim.what, claim.what == Topic::Other && claim.part_of.is_none())).collect();
        for claim in &mut self.claims {
            if let Some((what, loose)) = claim.about.and_then(|about| topics.get(about as usize)) {
                claim.what = *what;
                claim.about = claim.about.filter(|_| !loose);
            }
        }
        for (at, claim) in self.claims.iter().enumerate() {
            for link in [claim.part_of, claim.about].into_iter().flatten() {
                for end in [at, link as usize] {
                    if let Some(linked) = linked.get_mut(end) {
                        *linked = true;
                    }
                }
            }
        }
        let mut place = self.first;
        let places: Vec<Option<u32>> = (self.claims.iter().zip(&linked))
            .map(|(claim, linked)| {
                let kept = *linked || !matches!(claim.what, Topic::Other);
                let own = kept.then_some(place);
                place = place.saturating_add(u32::from(kept));
                own
            })
            .collect();
        let moved = |link: Option<u32>| link.and_then(|at| places.get(at as usize).copied().flatten());
        let claims = std::mem::take(&mut self.claims);
        self.claims = (claims.into_iter().zip(&places))
            .filter(|(_, place)| place.is_some())
            .map(|(claim, _)| Claim { part_of: moved(claim.part_of), about: moved(claim.about), ..claim })
            .collect();
    }

    pub(super) fn percent(&mut self, mut claim: Claim, before: Keys, tokens: &[Placed], place: Place, frames: &mut Frames) {
        if before.has(Key::AnswerRate) {
            if claim.value == Some(Number::from(100)) && self.memory.requests && !self.memory.foreign {
                claim.kind = Kind::AllAnswered;
                claim.pattern = Some("rate/answered".into());
                claim.what = Topic::ANSWERED;
                claim.value = None;
                // A rate may be that of the answers that were due.
                claim.confidence = Confidence::Likely;
                self.claims.push(claim);
            }
            return;
        }
        // 同比分别下降6%和2%: each is of its own count, and falls as the first does.
        if frames.is_paired() {
            let first = self.claims.last().filter(|last| last.kind == Kind::Growth && before.is_empty());
            let fell = first.map(|first| first.value < Some(Number::ZERO));
            let way = if before.has(Key::Down) || before.has(Key::Up) { Some(before.has(Key::Down)) } else { fell };
            if let Some(fell) = way {
                let Some((at, part)) = frames.share_of().and_then(|at| Some((at, self.claims.get(at)?))) else { return };
                claim.kind = Kind::Growth;
                claim.pattern = Some("change/respectively".into());
                (claim.what, claim.confidence, claim.year) = (part.what, part.confidence, part.year);
                claim.about = u32::try_from(at).ok();
                claim.value = claim.value.and_then(|value| if fell { Number::ZERO.minus(value) } else { Some(value) });
                self.claims.push(claim);
                return;
            }
        }
        let compared = before.has(Key::Yoy) || before.has(Key::Than) || before.has(Key::Up) || before.has(Key::Down);
        if compared {
            if before.has(Key::Up) || before.has(Key::Down) {
                self.change(claim, before, frames, Kind::Growth);
            }
            return;
        }
        let number_between = tokens
            .get(place.clause.start..place.at)
            .is_some_and(|words| words.iter().any(|placed| matches!(placed.token, Token::Quantity(_))));
        let named = before.has(Key::ShareWord) || number_between;
        let Some(about) = frames.share_of().filter(|_| named && !before.has(Key::OtherRate)) else { return };
        let Some(part) = self.claims.get(about) else { return };
        claim.kind = Kind::Share;
        claim.pattern = Some("share/of-last".into());
        claim.what = part.what;
        (claim.confidence, claim.doubt) = (part.confidence, part.doubt);
        // 收到15件，占全县总量的20%: of what else is not known.
        let whole = matches!(part.what, Topic::RECEIVED | Topic::Handled | Topic::Processed) && part.part_of.is_none();
        // 办结551件，其中予以公开占50.64%: of 予以公开, whose number is not said.
        let of_another = family(part.what) == Family::Flow && before.meets(OUTCOME);
        let wider = says(&claim.text, "全市 全县 全区 全省 全州 全旗 全镇 全国 公开总 发布总 信息总");
        // 行政复议21宗、行政诉讼10宗，占4.63%: of both, or of the last.
        let numbers = |clause: super::clause::Clause| {
            let words = tokens.get(clause.start..clause.end).unwrap_or_default();
            words.iter().filter(|placed| matches!(placed.token, Token::Quantity(_))).count()
        };
        let of_several = !frames.is_paired() && !number_between && numbers(place.earlier[0]) > 1;
        if wider {
            claim.set_doubt(Reason::OfOthers);
        } else if of_several || whole || of_another {
            claim.set_doubt(Reason::SubjectUnclear);
        }
        claim.about = u32::try_from(about).ok();
        self.claims.push(claim);
    }

    /// 比上年的9件: the number of the year before, of what was counted last.
    pub(super) fn base_of_comparison(&mut self, mut claim: Claim, frames: &Frames) {
        let Some(subject) = frames.last().and_then(|at| self.claims.get(at)) else { return };
        // One number has one base.
        let has_base = |last: &Claim| last.kind == Kind::Count && last.what == subject.what && last.year != subject.year;
        if self.claims.last().is_some_and(has_base) {
            return;
        }
        claim.what = subject.what;
        claim.pattern = Some("base/year-before".into());
        claim.confidence = Confidence::Likely;
        claim.year = claim.year.filter(|year| Some(*year) != self.year).or(self.year.and_then(|year| year.checked_sub(1)));
        if claim.year.is_none()
            || !subject.unit.is_some_and(|unit| claim.unit.is_some_and(|own| own == unit || own.counts_cases()))
        {
            return;
        }
        self.claims.push(claim);
    }

    pub(super) fn change(&mut self, mut claim: Claim, before: Keys, frames: &Frames, kind: Kind) {
        let Some(about) = frames.last().and_then(|last| self.spoken_of(last, before)) else { return };
        let Some(part) = self.claims.get(about) else { return };
        let fell = before.has(Key::Down);
        if fell == before.has(Key::Up) && !before.has(Key::Yoy) {
            return;
        }
        claim.kind = kind;
        claim.pattern = Some("change/of-last".into());
        claim.what = part.what;
        claim.confidence = part.confidence;
        claim.year = part.year;
        claim.about = u32::try_from(about).ok();
        if fell {
            claim.value = claim.value.and_then(|value| Number::ZERO.minus(value));
        }
        self.claims.push(claim);
    }

    /// Of which number a change speaks: of the last one, unless its own words name another: 答复263件，申请量上升 is of the
    /// number received, 结转53件，办理量增长 of those handled; a number of last year in between has no change of its own.
    fn spoken_of(&self, last: usize, before: Keys) -> Option<usize> {
        let part = self.claims.get(last)?;
        let named = before.without(APPLICANT).without(CHANNEL).without(OUTCOME).without(DISPUTES) == before;
        let [asked, worked] = [&[Key::Apply, Key::Request, Key::Receive][..], &[Key::Answer, Key::Process]].map(Keys::of);
        let flows = matches!(family(part.what), Family::Flow | Family::Outcome);
        let wanted: &[Topic] = match (before.meets(asked), before.meets(worked)) {
            _ if !named || !flows => &[],
            (true, false) => &[Topic::RECEIVED, Topic::Handled, Topic::Processed],
            (false, true) => &[Topic::ANSWERED, Topic::Handled, Topic::Processed],
            _ => &[],
        };
        let is_earlier = self.year.is_some_and(|this| part.year.is_some_and(|year| year < this));
        if wanted.contains(&part.what) || wanted.is_empty() && !is_earlier {
            return Some(last);
        }
        let is_one = |claim: &Claim| match (wanted.is_empty(), is_earlier) {
            (_, true) => claim.what == part.what && claim.year.is_none_or(|year| Some(year) == self.year),
            _ => wanted.contains(&claim.what) && claim.year == part.year,
        };
        self.claims.iter().rposition(|claim| claim.kind == Kind::Count && is_one(claim))
    }
}

/// Money in yuan, whatever unit is printed.
pub(super) fn to_yuan(claim: &mut Claim) {
    let power = match claim.unit {
        Some(Unit::TenThousandYuan) => 4,
        Some(Unit::HundredMillionYuan) => 8,
        _ => return,
    };
    claim.value = claim.value.and_then(|value| numeral::times_power(value, power));
}

//! Numbers that nobody called parts, but that add up to a whole stated before them (分项汇总).

use ogi_core::{Claim, Kind, Number, Reason, Topic};

use super::kin::{Family, family, is_free, is_published};
use super::lists::next_breakdown;
use super::reader::Reader;

impl Reader<'_> {
    /// A list in which a number stands that is no claim is not known to be whole.
    pub(super) fn open_lists(&mut self, first: usize) {
        for at in first..self.claims.len() {
            let Some(whole) = self.claims.get(at).filter(|claim| claim.exhaustive) else { continue };
            let is_part = |claim: &&Claim| claim.part_of.is_some_and(|of| of as usize == at);
            let last = self.claims.iter().filter(is_part).map(|part| part.span.end).max().unwrap_or(whole.span.end);
            let range = whole.span.end..last;
            let told = self.claims.iter().filter(|claim| range.contains(&claim.span.start)).count();
            let flow = |at: u32| at.saturating_sub(self.offset);
            let printed = numbers(&self.words(flow(range.start), flow(range.end)));
            if printed > told
                && let Some(whole) = self.claims.get_mut(at)
            {
                whole.exhaustive = false;
            }
        }
    }

    /// At the end of a paragraph: numbers that nobody called parts, but that add up to a whole stated before them.
    pub(super) fn close_paragraph(&mut self) {
        if !self.lists.in_list && !self.lists.members.is_empty() {
            self.close_list();
        }
        let start = std::mem::replace(&mut self.lists.paragraph, self.claims.len());
        for kin in [Family::Channel, Family::Applicant, Family::Outcome] {
            let wholes: &[Topic] = if kin == Family::Outcome {
                &[Topic::ANSWERED, Topic::Handled, Topic::Processed, Topic::RECEIVED]
            } else {
                &[Topic::RECEIVED, Topic::Handled, Topic::Processed]
            };
            self.adopt(start, |claim| family(claim.what) == kin && claim.what != Topic::RECEIVED, wholes);
        }
        self.weigh_sums_so_far(start);
        self.adopt_run(start);
        self.adopt_rest(start);
        for at in std::mem::take(&mut self.lists.loose) {
            if let Some(claim) = self.claims.get_mut(at).filter(|claim| claim.part_of.is_none()) {
                claim.set_doubt(Reason::OfSome);
            }
        }
    }

    /// Links free claims of the paragraph to the first whole that they add up to.
    fn adopt(&mut self, start: usize, wanted: impl Fn(&Claim) -> bool, wholes: &[Topic]) {
        let free: Vec<usize> = self
            .claims
            .iter()
            .enumerate()
            .skip(start)
            .filter(|(_, claim)| is_free(claim) && wanted(claim))
            .map(|(at, _)| at)
            .collect();
        if free.len() < 2 {
            return;
        }
        let Some(sum) = self.sum(&free) else { return };
        let whole = wholes.iter().find_map(|topic| {
            self.claims.iter().rposition(|claim| {
                claim.what == *topic
                    && is_free(claim)
                    && claim.value == Some(sum)
                    && !self.has_parts(claim, kind_of(&self.claims, &free))
            })
        });
        if let Some(whole) = whole {
            self.link(&free, whole);
        }
    }

    fn has_parts(&self, whole: &Claim, kin: Option<Family>) -> bool {
        let at = self.claims.iter().position(|claim| std::ptr::eq(claim, whole)).and_then(|at| u32::try_from(at).ok());
        at.is_some() && self.claims.iter().any(|claim| claim.part_of == at && Some(family(claim.what)) == kin)
    }

    /// A run of numbers behind a number of published items that add up to it exactly.
    fn adopt_run(&mut self, start: usize) {
        let free: Vec<usize> = self
            .claims
            .iter()
            .enumerate()
            .skip(start)
            // 微信、微博分别发布18条、11条 stand side by side.
            .filter(|(_, claim)| claim.pattern.as_deref() != Some("published/respectively"))
            .filter(|(_, claim)| is_free(claim) && family(claim.what) == Family::Loose)
            .map(|(at, _)| at)
            .collect();
        let Some(first) = free.iter().position(|at| self.claims.get(*at).is_some_and(|claim| claim.what == Topic::Published))
        else {
            return;
        };
        let Some((whole, run)) = free.get(first..).and_then(<[usize]>::split_first) else { return };
        let (Some(target), false) = (
            self.claims.get(*whole).cloned(),
            self.claims.iter().any(|claim| claim.part_of.is_some_and(|of| of as usize == *whole)),
        ) else {
            return;
        };
        let mut sum = Number::ZERO;
        for (taken, at) in run.iter().enumerate() {
            let Some(part) = self.claims.get(*at).filter(|part| part.unit == target.unit) else { return };
            let Some(next) = part.value.and_then(|value| sum.plus(value)) else { return };
            sum = next;
            if Some(sum) == target.value && taken > 0 {
                let parts = run.get(..=taken).unwrap_or_default().to_vec();
                return self.link(&parts, *whole);
            }
            if target.value.is_some_and(|value| sum > value) {
                return;
            }
        }
    }

    /// 发布455条，其中网站127条；公众号发布328条: what stands behind a list is of it when it brings the parts to the whole.
    fn adopt_rest(&mut self, start: usize) {
        for at in start..self.claims.len() {
            let next = at.saturating_add(1);
            let Some(last) = self.reaches_whole(at).filter(|last| *last >= next) else { continue };
            for claim in self.claims.get_mut(next..=last).unwrap_or_default() {
                if claim.kind == Kind::Count && claim.part_of.is_none() {
                    (claim.what, claim.part_of) = (Topic::PublishedPart, u32::try_from(at).ok());
                }
            }
        }
    }

    /// The number with which the parts of a number of published items, and those behind them, reach it.
    fn reaches_whole(&self, at: usize) -> Option<usize> {
        let whole = self.claims.get(at).filter(|claim| claim.what == Topic::Published && is_free(claim))?;
        let (mut sum, mut has_parts) = (Number::ZERO, false);
        for (place, claim) in self.claims.iter().enumerate().skip(at.saturating_add(1)) {
            if claim.kind != Kind::Count {
                continue;
            }
            let is_part = claim.part_of.is_some_and(|of| of as usize == at) && claim.breakdown == 0;
            has_parts |= is_part;
            let goes_on = family(claim.what) == Family::Loose && is_free(claim) && claim.year == whole.year;
            if claim.unit != whole.unit || !has_parts || !is_part && !goes_on {
                return None;
            }
            sum = sum.plus(claim.value?)?;
            if Some(sum) >= whole.value {
                return (Some(sum) == whole.value).then_some(place);
            }
        }
        None
    }

    /// 主动公开信息44件，累计主动公开2305条: beside the number of the year a sum is of all years, unless it is what they add up to.
    fn weigh_sums_so_far(&mut self, start: usize) {
        let is_item = |claim: &&Claim| claim.what == Topic::Published && claim.kind == Kind::Count && claim.part_of.is_none();
        // 2024年，累计公开信息28条: of that year.
        let of_its_year = |claim: &Claim| self.around(claim).0.trim_end_matches([',', '，', '度']).ends_with('年');
        let is_sum = |claim: &Claim| claim.text.starts_with("累计") && !claim.cumulative && !of_its_year(claim);
        let claims = self.claims.get(start..).unwrap_or_default();
        let sums: Vec<bool> = claims.iter().map(is_sum).collect();
        let items = || claims.iter().zip(&sums).filter(|(claim, is_sum)| is_item(claim) && !**is_sum).map(|(claim, _)| claim);
        let of_year = |claim: &&Claim| claim.year.is_some() || claim.text.contains('年');
        let Some(year) = items().filter(of_year).filter_map(|claim| claim.value).max() else { return };
        let values = items().filter_map(|claim| claim.value);
        let all = values.fold(Number::ZERO, |sum, value| sum.plus(value).unwrap_or(sum));
        let so_far = |claim: &Claim| is_item(&claim) && claim.value > Some(year) && claim.value != Some(all);
        for (claim, is_sum) in self.claims.iter_mut().skip(start).zip(sums) {
            if is_sum && so_far(claim) {
                claim.set_doubt(Reason::SoFar);
            }
        }
    }

    /// Ends a list of paragraphs: its members are the parts of the number of published items stated before.
    pub(super) fn close_list(&mut self) {
        self.lists.in_list = false;
        let members = std::mem::take(&mut self.lists.members);
        let (Some(first), true) = (members.first().copied(), members.len() >= 3) else { return };
        let Some(unit) = self.claims.get(first).map(|claim| claim.unit) else { return };
        if members.iter().any(|at| self.claims.get(*at).is_none_or(|claim| claim.unit != unit || !is_free(claim))) {
            return;
        }
        let Some(sum) = self.sum(&members) else { return };
        let fits = |claim: &Claim| claim.what == Topic::Published && claim.unit == unit && is_free(claim) && !claim.cumulative;
        let whole = self.claims.iter().take(first).rposition(|claim| fits(claim) && claim.value == Some(sum));
        if let Some(whole) = whole {
            self.link(&members, whole);
        }
    }

    fn sum(&self, places: &[usize]) -> Option<Number> {
        places.iter().try_fold(Number::ZERO, |sum, at| sum.plus(self.claims.get(*at)?.value?))
    }

    fn link(&mut self, parts: &[usize], whole: usize) {
        let published = self.claims.get(whole).is_some_and(is_published);
        let breakdown = next_breakdown(&self.claims, whole);
        for part in parts {
            if let Some(claim) = self.claims.get_mut(*part) {
                claim.part_of = u32::try_from(whole).ok();
                claim.breakdown = breakdown;
                if published && matches!(claim.what, Topic::Other | Topic::Published) {
                    claim.what = Topic::PublishedPart;
                }
            }
        }
    }
}

fn kind_of(claims: &[Claim], places: &[usize]) -> Option<Family> {
    places.first().and_then(|at| claims.get(*at)).map(|claim| family(claim.what))
}

/// How many numbers in digits a text has that may count something.
fn numbers(text: &str) -> usize {
    let mut count = 0_usize;
    let mut inside = false;
    for letter in text.chars() {
        let digit = letter.is_ascii_digit() || ('０'..='９').contains(&letter) || inside && matches!(letter, '.' | ',');
        if inside && !digit && !matches!(letter, '年' | '月' | '日' | '%' | '％' | '号') {
            count = count.saturating_add(1);
        }
        inside = digit;
    }
    count.saturating_add(usize::from(inside))
}

//! Lists that stand in paragraphs of their own (分项), and ways of applying behind the one number of a sentence.

use ogi_core::{Claim, Kind, Topic};

use super::kin::{Family, family, is_free, is_published};
use super::lex::{Placed, Token};

/// A list that stands in paragraphs of its own, each with an ordinal (1.通知公告10条，占比7.19%).
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) members: Vec<usize>,
    /// The first claim of the paragraph.
    pub(super) paragraph: usize,
    pub(super) in_list: bool,
    /// Parts of what is not known, of the paragraph.
    pub(super) loose: Vec<usize>,
}

impl Lists {
    /// A paragraph with an ordinal: its first count is a member of the list.
    pub(super) fn member(&mut self, first: usize, claims: &[Claim]) {
        let count = claims.iter().enumerate().skip(first).find(|(_, claim)| claim.kind == Kind::Count);
        if let Some((at, claim)) = count
            && claim.part_of.is_none()
            && family(claim.what) == Family::Loose
        {
            self.members.push(at);
            self.in_list = true;
        }
    }

    /// What a sentence that begins with 其中 speaks of: the last number of its paragraph of applications or of items
    /// published, when nothing but kinds of applications stands between.
    pub(super) fn spoken_of(&self, claims: &[Claim]) -> Option<usize> {
        let is_whole = |claim: &Claim| {
            let flow = matches!(claim.what, Topic::RECEIVED | Topic::Handled | Topic::Processed | Topic::ANSWERED);
            claim.kind == Kind::Count
                && claim.part_of.is_none()
                && !claim.cumulative
                && (flow || claim.what == Topic::Published)
        };
        let whole = claims.iter().rposition(is_whole).filter(|at| *at >= self.paragraph)?;
        let between = claims.get(whole.saturating_add(1)..)?;
        // 发布信息56条，更新5条。其中文件3份、执法信息28条 may be parts of either.
        let is_another = |claim: &Claim| claim.what == Topic::Published && is_free(claim);
        let before = claims.get(self.paragraph..whole).and_then(<[Claim]>::last);
        if before.is_some_and(is_another) && claims.get(whole).is_some_and(is_published) {
            return None;
        }
        let is_kind = |claim: &Claim| matches!(family(claim.what), Family::Channel | Family::Applicant);
        // 比上年下降7.8%, 点击量为8353次 stand beside it.
        let beside = |claim: &Claim| claim.kind != Kind::Count || claim.what == Topic::Other;
        between.iter().all(|claim| is_kind(claim) || beside(claim)).then_some(whole)
    }

    pub(super) fn see_sentence(&mut self, tokens: &[Placed]) {
        if !matches!(tokens.first().map(|placed| placed.token), Some(Token::Item)) {
            self.in_list = false;
        }
    }
}

/// 收到5件，3件为网络申请，2件为信函申请: ways of applying behind the one number of applications of a sentence are its parts.
pub(super) fn join_ways(claims: &mut [Claim], first: usize) {
    let is_flow = |claim: &&Claim| family(claim.what) == Family::Flow && claim.kind == Kind::Count;
    let Some(sentence) = claims.get(first..) else { return };
    let mut flows = sentence.iter().filter(is_flow);
    let whole = match (flows.next(), flows.next()) {
        (Some(whole), None) if matches!(whole.what, Topic::RECEIVED | Topic::Processed) && is_free(whole) => whole,
        _ => return,
    };
    let Some(at) = sentence.iter().position(|claim| std::ptr::eq(claim, whole)).map(|at| at.saturating_add(first)) else {
        return;
    };
    let way = |claim: &Claim| family(claim.what) == Family::Channel && claim.year == whole.year;
    let free: Vec<usize> = (at.saturating_add(1)..claims.len())
        .filter(|at| claims.get(*at).is_some_and(|claim| way(claim) && is_free(claim)))
        .collect();
    let told = claims.iter().filter(|claim| way(claim)).count();
    if free.len() < 2 || told > free.len() {
        return;
    }
    let breakdown = next_breakdown(claims, at);
    for part in free {
        if let Some(claim) = claims.get_mut(part) {
            claim.part_of = u32::try_from(at).ok();
            claim.breakdown = breakdown;
        }
    }
}

/// The number of the next breakdown of a whole.
pub(super) fn next_breakdown(claims: &[Claim], whole: usize) -> u8 {
    let parts = claims.iter().filter(|claim| claim.part_of.is_some_and(|of| of as usize == whole));
    parts.map(|part| part.breakdown.saturating_add(1)).max().unwrap_or(0)
}

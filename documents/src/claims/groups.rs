//! Wholes and their parts (总数与分项): lists behind 其中, in brackets, behind 分别为, and lists of paragraphs.

use ogi_core::{CellId, Claim, Column, Number, Reason, Row, Ruling, Topic, Unit};

use super::clause::Clause;
use super::kin::{
    Family, came_in, family, goes_on, is_measurable, is_of, is_published, may_hold, remedy, same_measure, same_unit,
    says_disclosure, whole_number,
};
use super::lex::{Placed, Token};
use super::lists::next_breakdown;
use crate::lexicon::{begins, says};

/// A list that is open in a sentence.
#[derive(Debug, Default)]
struct Frame {
    /// The whole, by its place in the list of claims.
    whole: Option<usize>,
    /// The last claim that stands in this list itself.
    last: Option<usize>,
    /// What the first part is about.
    family: Option<Family>,
    /// Opened by a bracket.
    bracket: bool,
    parts: u32,
    /// What the parts add up to so far.
    sum: i64,
    /// Which breakdown of the whole the list is.
    breakdown: u8,
    /// Semicolons since the list began.
    semicolons: u32,
    /// In which clause of the sentence the first part stands, and whether others stand in others.
    clause: u32,
    spread: bool,
    /// Whether the first part has a verb of its own, as the others then may.
    verbs: bool,
    /// Whether the parts are said to be all (分别为).
    all: bool,
    /// Whether the last part is the rest (其他).
    rest: bool,
    /// Topics named before 分别为, last first.
    named: Vec<Topic>,
}

impl Frame {
    fn of(whole: Option<usize>) -> Self {
        Self { whole, ..Self::default() }
    }
}

/// A list that is over: its whole, which breakdown of it, and whether its parts are all.
#[derive(Debug, Clone, Copy)]
struct Done {
    whole: usize,
    breakdown: u8,
    exhaustive: bool,
    /// Whether all stand in one clause: where the list ends is plain.
    compact: bool,
}

/// The lists that are open in a sentence, innermost last.
#[derive(Debug)]
pub(super) struct Frames {
    open: Vec<Frame>,
    done: Vec<Done>,
    last: Option<usize>,
    /// Clauses without a number since the last one.
    idle: u32,
    /// Clauses so far.
    clause: u32,
    /// The counts of the sentence, in order.
    counts: Vec<usize>,
    /// Where in them the shares behind 分别占 begin to be paired.
    paired: Option<usize>,
}

/// Lists nest at most so deep; deeper brackets are read flat.
const DEEPEST: usize = 8;

impl Frames {
    pub(super) fn new() -> Self {
        Self {
            open: vec![Frame::default()],
            done: Vec::new(),
            last: None,
            idle: 0,
            clause: 0,
            counts: Vec::new(),
            paired: None,
        }
    }

    fn top(&mut self) -> Option<&mut Frame> {
        self.open.last_mut()
    }

    /// The last number of the sentence.
    pub(super) const fn last(&self) -> Option<usize> {
        self.last
    }

    /// The last number of the sentence that is no part.
    pub(super) fn last_whole(&self, claims: &[Claim]) -> Option<usize> {
        let is_whole = |at: &usize| claims.get(*at).is_some_and(|claim| claim.part_of.is_none());
        self.counts.iter().rev().copied().find(is_whole)
    }

    /// The first number of the sentence.
    pub(super) fn first(&self) -> Option<usize> {
        self.counts.first().copied()
    }

    /// The next clause pairs so many shares with the counts before it, in order; zero when it pairs none.
    pub(super) fn expect_shares(&mut self, shares: usize) {
        self.paired = if shares > 0 { Some(self.counts.len().checked_sub(shares).unwrap_or(usize::MAX)) } else { None };
    }

    /// The count that the next share is a share of.
    pub(super) fn share_of(&mut self) -> Option<usize> {
        let Some(at) = self.paired else { return self.last };
        self.paired = Some(at.saturating_add(1));
        self.counts.get(at).copied()
    }

    /// Whether the numbers of the clause are paired with the counts before it.
    pub(super) const fn is_paired(&self) -> bool {
        self.paired.is_some()
    }

    /// A bracket opens: a list of parts when it follows a number.
    pub(super) fn open(&mut self, tokens: &[Placed], clause: Clause) {
        let after_number = tokens
            .get(clause.start..clause.end)
            .is_some_and(|words| words.is_empty() || words.iter().any(|placed| matches!(placed.token, Token::Quantity(_))));
        let whole = self.top().and_then(|frame| frame.last).filter(|_| after_number);
        if self.open.len() < DEEPEST {
            self.open.push(Frame { bracket: true, ..Frame::of(whole) });
        }
    }

    /// A bracket closes: what follows speaks of the number before it.
    pub(super) fn close(&mut self) {
        while self.open.len() > 1 {
            let bracket = self.pop();
            if bracket {
                self.last = self.top().and_then(|frame| frame.last).or(self.last);
                break;
            }
        }
    }

    fn pop(&mut self) -> bool {
        let Some(frame) = self.open.pop() else { return false };
        if let Some(whole) = frame.whole.filter(|_| frame.parts > 0) {
            let exhaustive = frame.all || frame.rest;
            self.done.push(Done { whole, breakdown: frame.breakdown, exhaustive, compact: frame.parts > 1 && !frame.spread });
        }
        frame.bracket
    }

    /// 其中: what follows are parts of the number before; of what was received where that is followed by what was
    /// brought forward (收到13件，上年结转1件，其中), and never of none.
    pub(super) fn among(&mut self, claims: &[Claim]) {
        let Some(frame) = self.open.last() else { return };
        if frame.bracket && frame.last.is_none() {
            return;
        }
        let last = frame.last.filter(|_| self.idle <= 1);
        let Some(last) = last.and_then(|at| self.whole_at(claims, at)).filter(|_| self.open.len() < DEEPEST) else { return };
        self.open.push(Frame::of(Some(last)));
    }

    fn whole_at(&self, claims: &[Claim], last: usize) -> Option<usize> {
        let claim = claims.get(last)?;
        let of_flow = |what: Topic| matches!(what, Topic::RECEIVED | Topic::Handled | Topic::Processed);
        let mut before = self.counts.iter().rev().copied().skip_while(|at| *at >= last);
        let earlier = match claim.what {
            Topic::BROUGHT_FORWARD | Topic::CARRIED_FORWARD => {
                before.find(|at| claims.get(*at).is_some_and(|claim| of_flow(claim.what)))
            }
            _ if claim.value == Some(Number::ZERO) => before.find(|at| {
                claims
                    .get(*at)
                    .is_some_and(|other| other.value > Some(Number::ZERO) && family(other.what) == family(claim.what))
            }),
            _ => None,
        };
        earlier.or(Some(last))
    }

    /// A semicolon ends a list of several items; one item before it may be the first of a list of such.
    pub(super) fn semicolon(&mut self) {
        while let Some(frame) = self.open.last_mut().filter(|frame| frame.whole.is_some() && !frame.bracket) {
            frame.semicolons = frame.semicolons.saturating_add(1);
            if frame.parts <= frame.semicolons || frame.family != Some(Family::Loose) {
                break;
            }
            // 其他文件2条；政府会议8条 goes on.
            frame.rest = false;
            self.pop();
        }
    }

    pub(super) const fn end_clause(&mut self, counted: bool) {
        self.clause = self.clause.saturating_add(1);
        self.idle = if counted { 0 } else { self.idle.saturating_add(1) };
    }

    /// 分别为: what follows are numbers of the subjects named before it; where these are kinds of the number before,
    /// or 其中 was said, they are all its parts.
    pub(super) fn respectively(&mut self, claims: &[Claim], mut named: Vec<Topic>, of_last: bool) {
        named.reverse();
        let opened = self.top().is_some_and(|frame| frame.whole.is_some() && frame.parts == 0);
        if !opened && of_last {
            self.among(claims);
        }
        if let Some(frame) = self.top() {
            frame.named = named;
            if frame.whole.is_some() && (opened || of_last) {
                frame.all = true;
            }
        }
    }

    /// 已答复中: what follows are parts of a number stated before.
    pub(super) fn of(&mut self, whole: Option<usize>) {
        if whole.is_some() && self.open.len() < DEEPEST {
            self.open.push(Frame::of(whole));
        }
    }

    /// The whole of the list that is open.
    pub(super) fn whole_of_list(&self) -> Option<usize> {
        self.open.last().and_then(|frame| frame.whole)
    }

    /// Whether the sentence has counted what was answered.
    pub(super) fn has_answered(&self, claims: &[Claim]) -> bool {
        self.counts.iter().any(|at| claims.get(*at).is_some_and(|claim| claim.what == Topic::ANSWERED))
    }

    /// Whether a list is open that has parts already, and what they are counted in.
    pub(super) fn listed_in(&self, claims: &[Claim]) -> Option<Unit> {
        let frame = self.open.last().filter(|frame| frame.parts > 0)?;
        claims.get(frame.whole?)?.unit
    }

    /// The topic named for the next number by 分别为.
    pub(super) fn next_named(&mut self) -> Option<Topic> {
        self.top().and_then(|frame| frame.named.pop())
    }

    /// Whether the numbers of the open list are parts of the applications received, of what was published, or of the
    /// applications answered.
    pub(super) fn parts_of(&self, claims: &[Claim]) -> (bool, bool, bool) {
        let whole = self.open.last().and_then(|frame| frame.whole).and_then(|whole| claims.get(whole));
        whole.map_or((false, false, false), |whole| {
            let requests = matches!(whole.what, Topic::RECEIVED | Topic::Handled | Topic::Processed);
            (requests, whole.what == Topic::Published, whole.what == Topic::ANSWERED)
        })
    }

    /// Adds a count: to the open list when it can be a part of its whole, otherwise to the list outside it. A number
    /// that is published, made or done anew (`anew`) goes on no list of other things.
    pub(super) fn add(&mut self, claims: &mut Vec<Claim>, mut claim: Claim, rest: bool, anew: bool) {
        let kin = family(claim.what);
        while let Some(frame) = self.open.last() {
            let Some((at, whole)) = frame.whole.and_then(|at| Some((at, claims.get(at)?))) else { break };
            // 通过微博发布1380条 behind 发布135条，其中…; 同步发布 is the same once more.
            let again = says(&claim.text, "同步发布 同步推送 同步公开");
            let more = kin == Family::Loose
                && (again
                    || anew
                        && frame.semicolons > 0
                        && (claim.value > whole.value || !frame.verbs && frame.parts > 0 && begins_with_verb(&claim)));
            let is_over = frame.is_full(whole, &claim)
                || more
                || anew && !frame.verbs && kin == Family::Loose && frame.would_exceed(whole, &claim);
            let is_open = frame.parts == 0 && !more || !matches!(kin, Family::Loose | Family::Flow) || !is_over;
            let came_in = is_published(whole) && came_in(&claim);
            // 镇内应诉3起，其他应诉3起，在区法院4起: by whom, and then where.
            let besides = family(whole.what) == Family::Remedy && kin == Family::Loose && frame.would_exceed(whole, &claim);
            let fits = is_open
                && !came_in
                && !besides
                && same_measure(whole, &claim, kin)
                && !goes_on(whole, &claim)
                && is_of(whole, &claim)
                && frame.family.is_none_or(|first| {
                    first == kin
                        || (kin == Family::Loose && first != Family::Flow)
                        || (first == Family::Loose && kin == Family::Outcome)
                })
                && may_hold(family(whole.what), kin);
            // 自然人8件，法人2件，其中网络9件: 其中 begins anew with the whole of the list outside.
            let outer = self.open.iter().rev().nth(1).and_then(|outer| outer.whole).filter(|_| !frame.bracket);
            if frame.parts == 0 && outer.is_some() && (!fits || claim.value > whole.value) {
                self.open.pop();
                self.pop();
                self.open.push(Frame::of(outer));
                continue;
            }
            if fits {
                claim.part_of = u32::try_from(at).ok();
                claim.breakdown = if frame.parts == 0 { next_breakdown(claims, at) } else { frame.breakdown };
                let of_flow = family(whole.what) == Family::Flow;
                let of_answers = of_flow || family(whole.what) == Family::Outcome;
                // 答复15件，其中主动公开3件: not what is published of its own accord.
                if of_answers && claim.what == Topic::Published {
                    claim.what = Topic::Other;
                }
                // 全县收到93件，其中各部门收到48件: by whom, and not how much is new.
                let is_new = says(&claim.text, "新收 新增 本年 当年 今年");
                // 收到各类申请120件，其中政府信息公开申请12件: the whole is of all sorts.
                let of_sorts = says_disclosure(&claim.text) && !says_disclosure(&whole.text);
                if of_flow && claim.what == Topic::RECEIVED && !is_new && !of_sorts {
                    claim.set_doubt(Reason::SubjectUnclear);
                }
                let of_sorts = of_sorts && of_flow && claim.what == Topic::RECEIVED;
                // 公开信息688条，其中主动公开668条: published of its own accord, all of it; 其他应主动公开信息 is a part.
                let is_rest = claim.text.starts_with("其他") || claim.text.starts_with("其它");
                let of_own_accord = claim.text.contains("主动公开")
                    && !whole.text.contains("主动")
                    && !is_rest
                    && !says(&claim.text, "目录 栏目 专栏");
                if is_published(whole) && matches!(claim.what, Topic::Other | Topic::Published) && !of_own_accord {
                    claim.what = Topic::PublishedPart;
                }
                if let Some(whole) = claims.get_mut(at).filter(|_| of_sorts) {
                    whole.what = Topic::Other;
                }
                break;
            }
            if frame.bracket || frame.parts == 0 && !more || !is_open && self.open.len() < 2 {
                break;
            }
            if is_open && (!is_measurable(&claim) || kin == Family::Loose) && same_unit(whole, &claim) {
                break;
            }
            self.pop();
        }
        if claim.part_of.is_none() {
            self.join_remedy(claims, &mut claim);
            // 公开信息729条，其中文件15件: some of them, in another unit.
            let whole = self.whole_of_list().and_then(|whole| claims.get(whole)).filter(|whole| is_published(whole));
            let in_list = self.open.last().is_some_and(|frame| !frame.bracket && frame.semicolons == 0);
            let another_unit = whole.is_some_and(|whole| whole.unit != claim.unit) && in_list;
            if whole.is_some() && claim.what == Topic::Published && (!anew || another_unit) {
                claim.set_doubt(Reason::OfSome);
            }
        }
        let at = claims.len();
        let (is_part, breakdown, value) = (claim.part_of.is_some(), claim.breakdown, whole_number(&claim));
        claims.push(claim);
        self.counts.push(at);
        self.last = Some(at);
        let clause = self.clause;
        if let Some(frame) = self.top() {
            frame.last = Some(at);
            if is_part && frame.whole.is_some() {
                frame.verbs |= frame.parts == 0 && anew;
                frame.clause = if frame.parts == 0 { clause } else { frame.clause };
                frame.spread |= frame.clause != clause;
                frame.parts = frame.parts.saturating_add(1);
                frame.sum = frame.sum.saturating_add(value);
                frame.breakdown = breakdown;
                frame.family = frame.family.or(Some(kin));
                frame.rest = rest;
            }
        }
    }

    /// 行政复议2件、行政诉讼1件，其中行政复议纠正1件: a ruling is a part of its own remedy.
    fn join_remedy(&self, claims: &[Claim], claim: &mut Claim) {
        let (Some((group, ruling)), Family::Remedy) = (remedy(claim.what), family(claim.what)) else { return };
        if ruling == Ruling::Total {
            return;
        }
        let whole = self.counts.iter().rev().copied().find(|at| {
            claims.get(*at).is_some_and(|whole| remedy(whole.what) == Some((group, Ruling::Total)) && whole.year == claim.year)
        });
        if let Some(whole) = whole {
            let is_of = |part: &&Claim| part.part_of.is_some_and(|of| of as usize == whole);
            claim.breakdown = claims.iter().filter(is_of).map(|part| part.breakdown).max().unwrap_or(0);
            claim.part_of = u32::try_from(whole).ok();
        }
    }

    pub(super) fn finish(mut self, claims: &mut [Claim]) {
        while !self.open.is_empty() {
            self.pop();
        }
        for list in self.done {
            if (list.exhaustive || names_all(claims, list) || list.compact && exceeds(claims, list))
                && let Some(claim) = claims.get_mut(list.whole)
            {
                claim.exhaustive = true;
            }
        }
    }
}

impl Frame {
    /// Whether with one more the parts would be more than the whole.
    fn would_exceed(&self, whole: &Claim, claim: &Claim) -> bool {
        self.sum.saturating_add(whole_number(claim)) > whole_number(whole)
    }

    /// Whether the parts have reached the whole; what follows is none of them.
    fn is_full(&self, whole: &Claim, claim: &Claim) -> bool {
        self.sum == whole_number(whole) && claim.value > Some(Number::ZERO)
    }
}

/// 发布法定主动公开内容1条, and not 政务新媒体公开信息9500余条.
fn begins_with_verb(claim: &Claim) -> bool {
    begins(&claim.text, "公开 主动公开 发布 公布 公示")
}

/// Whether the parts add up to more than the whole.
fn exceeds(claims: &[Claim], list: Done) -> bool {
    let is_part = |part: &&Claim| part.part_of.is_some_and(|of| of as usize == list.whole) && part.breakdown == list.breakdown;
    let sum = claims.iter().filter(is_part).fold(0_i64, |sum, part| sum.saturating_add(whole_number(part)));
    claims.get(list.whole).is_some_and(|whole| sum > whole_number(whole))
}

/// Whether the parts are all there can be: natural persons and organisations, or three ways of applying.
fn names_all(claims: &[Claim], list: Done) -> bool {
    let is_part = |part: &&Claim| part.part_of.is_some_and(|of| of as usize == list.whole) && part.breakdown == list.breakdown;
    let parts = || claims.iter().filter(is_part);
    let says = |topic: Topic| parts().any(|part| part.what == topic);
    let persons = Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson));
    let ways = parts().filter(|part| family(part.what) == Family::Channel).count();
    says(persons) && says(Topic::Organisations) || ways >= 3
}

//! Gives a number its topic, its year, its scope and its place in a list: the heart of the reading.

use ogi_core::{Claim, Confidence, Kind, Number, Reason, Scope, Topic, Unit};

use super::clause::{DENYING, Place, collect, key_in, key_of};
use super::context::ClauseContext;
use super::doubt;
use super::groups::Frames;
use super::kin::{Family, family, says_disclosure};
use super::lex::{Placed, Quantity, Token};
use super::reader::Reader;
use super::topic::{self, Decision, TopicContext};
use crate::lexicon::{
    APPLICANT, CHANNEL, DISPUTES, DOCUMENT_VERBS, DOCUMENTS, Key, Keys, OUTCOME, RULINGS, begins, proactive, says, set,
};
use crate::text::fold::{fold, is_ideograph};

/// What is counted in cases, whatever the unit is called.
const CASES: Keys = DISPUTES.or(set![Apply]);

impl Reader<'_> {
    /// Takes a number as a claim, or leaves it.
    pub(super) fn quantity(
        &mut self,
        tokens: &[Placed],
        quantity: Quantity,
        place: Place,
        thread: &mut ClauseContext,
        frames: &mut Frames,
    ) {
        let Some(placed) = tokens.get(place.at).filter(|_| self.claims.len() < Claim::MOST) else { return };
        // 受理的申请除5件结转外均已答复: what is received are all, and no exception.
        let excepted = self.words(0, placed.start).trim_end().ends_with('除');
        let before = if excepted { Keys::NONE } else { collect(tokens, place.from, place.at) };
        let after_end = after(tokens, place.at, place.clause.end, before.is_empty());
        let after_end = self.without_exception(tokens, place.at, after_end);
        let after = words_behind(tokens, place, after_end, before, *thread);
        let start = place.from.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, |before| before.end);
        let end =
            after_end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(placed.end, |last| last.end.max(placed.end));
        let (start, end) = self.bounded(start, end, placed);
        let start = self.skip_filler(start, placed.start);
        // 向企业、自然人提供证明各1次; 11个社区未收到申请
        let each = self.slice(0, placed.start).trim_end().ends_with('各');
        if each || after.meets(DENYING) {
            return;
        }
        let mut claim = Claim::count(Topic::Other, quantity.value, self.slice(start, end), self.span(start, end));
        claim.unit = quantity.unit;
        claim.decimals = quantity.decimals;
        claim.approximate = quantity.approximate || before.has(Key::Every);
        claim.scope = thread.scope;
        claim.year = thread.year;
        claim.cumulative = thread.cumulative;
        match quantity.unit {
            Some(Unit::Percent) => return self.percent(claim, before, tokens, place, frames),
            // A difference of shares, a multiple: neither counts anything.
            Some(Unit::PercentPoint | Unit::Fold) => return,
            _ => {}
        }
        let compared = collect(tokens, place.clause.start, place.at);
        if compared.has(Key::Yoy) || compared.has(Key::Than) {
            // 比2023年多公开66条
            let before = before.or(more_or_fewer(&claim));
            if before.has(Key::Up) || before.has(Key::Down) {
                return self.change(claim, before, frames, Kind::Change);
            }
            return self.base_of_comparison(claim, frames);
        }
        let (channels, published, answered) = frames.parts_of(&self.claims);
        let last = place.at.checked_sub(1).filter(|last| *last >= place.from).and_then(|last| tokens.get(last));
        let near = last.is_some_and(|last| self.is_near(tokens, place, last, placed));
        let mut around = TopicContext { published, answered, near, ..self.surroundings(*thread, channels) };
        self.see_outcomes(&mut around, &claim, before);
        // 作出行政许可110件，行政处罚203件: the verb of the first is that of the next.
        around.decided = frames.last().and_then(|at| self.claims.get(at)).is_some_and(is_decision);
        // 上年结转3件、本年新收49件政府信息公开申请
        let flows = set![CarryIn CarryOut Carry Receive];
        around.requests |= before.meets(flows) && collect(tokens, place.clause.start, place.clause.end).has(Key::Apply);
        let times = self.counts_times(tokens, quantity, place, before, after);
        let unit = quantity.unit.filter(|_| !times).unwrap_or(Unit::Piece);
        let decided = match frames.next_named() {
            Some(topic) => Some(Decision::new(topic, Confidence::Likely, "list/named")),
            None => Self::decide(tokens, before, after, unit, place, goes_on(&claim, tokens, place, near), around)
                .or_else(|| topic::document_in_list(before, after, unit, thread.verb, thread.document)),
        };
        // 在公开的2条信息中 speaks of a number stated before.
        let is_said =
            |earlier: &Claim| earlier.what == Topic::Published && earlier.value == claim.value && earlier.kind == Kind::Count;
        if after.has(Key::InWord)
            && decided.is_some_and(|found| found.topic == Topic::Published)
            && let Some(whole) = self.claims.iter().rposition(is_said)
        {
            return frames.of(Some(whole));
        }
        // 依申请公开等4个板块: what is counted stands behind the unit.
        let another = matches!(quantity.unit, Some(Unit::Thing | Unit::Matter)) && self.counts_a_noun(placed);
        let decided = decided.filter(|found| !(another && is_request(found.topic)));
        let decided = decided.or_else(|| self.respectively_too(&claim, tokens, place, before.or(after)));
        thread.see_document(before.or(after), decided);
        if decided.is_none() && self.same_again(&claim, before, *thread, place, frames) {
            return;
        }
        let decided = decided.or_else(|| {
            let closed = frames.listed_in(&self.claims).is_none();
            closed.then(|| self.published_too(&claim, before, after, place, frames)).flatten()
        });
        // 公告3条，其他信息45，通知4条: the unit of the list goes without saying.
        let listed = frames.listed_in(&self.claims).filter(|_| quantity.unit.is_none() && place.from != place.at);
        claim.unit = claim.unit.or(listed);
        // 依申请公开数量为0
        let stated = matches!(
            self.words(last.map_or(placed.start, |last| last.end), placed.start).trim(),
            "数为" | "数量为" | "量为" | "为" | "件数为"
        );
        if claim.unit.is_none()
            && (decided.is_none() || place.from == place.at || !(is_strong(before) || stated && last.is_some()))
        {
            return;
        }
        if let Some(decision) = decided {
            claim.what = decision.topic;
            claim.confidence = claim.confidence.min(decision.confidence);
            claim.only_published = decision.only_published;
            claim.pattern = Some(decision.pattern.into());
        }
        if claim.what == Topic::InformationFee {
            super::shares::to_yuan(&mut claim);
        }
        let around = Around { tokens, place, both: before.or(after), after_end, thread: *thread };
        self.weigh_number(&mut claim, around, frames);
        // 共收到8件申请，办结7件: without a heading, what was received says what the rest is about.
        if claim.what == Topic::RECEIVED && claim.confidence != Confidence::Unclear && before.or(after).has(Key::Request) {
            (self.memory.requests, self.memory.foreign) = (true, false);
        }
        // 结果公告、其他公告等信息264条 is no rest.
        let listed = claim.text.split_once("、其他").is_some_and(|(_, items)| items.contains('等'));
        let rest = before.has(Key::OtherWay) || before.has(Key::OtherWord) && !listed;
        let anew = !rest && begins_anew(&claim, tokens, place, before);
        frames.add(&mut self.claims, claim, rest, anew);
    }

    /// 收到8件，公开6件，不予公开2件: whether 公开 alone is said, and beside other outcomes.
    fn see_outcomes(&self, around: &mut TopicContext, claim: &Claim, before: Keys) {
        let parts = around.channels || around.answered;
        let behind = parts && before.without(set![Among]).is_empty() && claim.text.ends_with("件公开");
        around.beside = parts || self.memory.said.meets(set![Denied Partial]);
        around.bare = around.requests && (behind || is_bare(claim));
    }

    /// Whether cases are counted in 次: 依申请公开3次，行政复议0次; 收到2次公民申请公开的要求.
    fn counts_times(&self, tokens: &[Placed], quantity: Quantity, place: Place, before: Keys, after: Keys) -> bool {
        let last = place.at.checked_sub(1).filter(|last| *last >= place.from).and_then(|last| tokens.get(last));
        let (Some(Unit::Time | Unit::Visit), Some(last), Some(number)) = (quantity.unit, last, tokens.get(place.at)) else {
            return false;
        };
        let named = key_of(last).is_some_and(|key| CASES.has(key)) && self.is_near(tokens, place, last, number);
        named || quantity.unit == Some(Unit::Time) && before.has(Key::Receive) && after.has(Key::Apply)
    }

    /// Whether a number stands right behind the last of its words: 共办理22件; not 办理道路挖掘22件.
    fn is_near(&self, tokens: &[Placed], place: Place, last: &Placed, number: &Placed) -> bool {
        let mark = last_end(tokens, place.at.saturating_sub(1));
        let (front, gap) = (self.words(mark, last.start), self.words(last.end, number.start));
        ["", "共", "共计", "已", "总", "一", "全部"].contains(&front.trim())
            && ["", "了", "数", "为", "数为", "量为"].contains(&gap.trim())
    }

    /// Whether the noun that a number counts stands behind its unit, and is no application: 4个板块, 12项制度.
    fn counts_a_noun(&self, number: &Placed) -> bool {
        const APPLICATIONS: &str = "申请 依申请 政府信息 信息公开 公开 案 件 属于";
        let behind = self.words(number.end, number.end.saturating_add(24).min(u32::try_from(self.text.len()).unwrap_or(0)));
        behind.starts_with(is_ideograph) && !behind.starts_with(['为', '是', '系', '由']) && !begins(&behind, APPLICATIONS)
    }

    /// 微信、微博分别发布信息584条、267条: the second number of what the first one counts.
    fn respectively_too(&self, claim: &Claim, tokens: &[Placed], place: Place, own: Keys) -> Option<Decision> {
        let last = self.claims.last().filter(|last| last.what == Topic::Published && last.unit == claim.unit)?;
        let pause = place.at.checked_sub(1).and_then(|mark| tokens.get(mark)).filter(|mark| mark.token == Token::Pause);
        let listed = key_in(tokens, place.clause.start, place.at, Key::Respectively) && pause.is_some();
        (own.is_empty() && listed && last.kind == Kind::Count).then_some(Decision::new(
            Topic::Published,
            Confidence::Likely,
            "published/respectively",
        ))
    }

    /// Where the words after a number end that is an exception: 除1件结转外均已答复 says of the one that it is carried on.
    fn without_exception(&self, tokens: &[Placed], at: usize, end: usize) -> usize {
        let Some(number) = tokens.get(at) else { return end };
        if !self.words(0, number.start).trim_end().ends_with(['除', '了', '有']) {
            return end;
        }
        let next = at.saturating_add(1);
        let is_behind = |place: &usize| {
            tokens.get(*place).is_some_and(|token| {
                let between = self.words(number.end, token.start);
                between.contains("以外") || between.contains('外')
            })
        };
        (next..end).find(is_behind).unwrap_or(end)
    }

    /// A number that says only when: 去年同期为8件 or 历年累计54件 counts what was counted before it.
    fn same_again(&mut self, claim: &Claim, before: Keys, thread: ClauseContext, place: Place, frames: &Frames) -> bool {
        let when = set![PreviousYear ThisYear Cumulative TotalWord Yoy];
        if !before.without(when).is_empty() || place.from != place.clause.start {
            return false;
        }
        let earlier = thread.year.is_some_and(|year| self.year.is_some_and(|this| year < this));
        if earlier || thread.compared {
            self.base_of_comparison(claim.clone(), frames);
        } else if before.has(Key::Cumulative)
            && thread.cumulative
            && let Some(first) = frames.first().and_then(|at| self.claims.get(at))
            && first.unit == claim.unit
        {
            self.claims.push(Claim {
                what: first.what,
                pattern: Some("base/all-years".into()),
                confidence: Confidence::Likely,
                ..claim.clone()
            });
        }
        earlier || thread.compared || before.has(Key::Cumulative)
    }

    /// A further number in a list of what was published: 公开预决算信息4条、采购信息2条.
    fn published_too(&self, claim: &Claim, before: Keys, after: Keys, place: Place, frames: &Frames) -> Option<Decision> {
        let nouns = set![Info Class Document OtherWord Licence Penalty];
        let media = says(&claim.text, "微信 公众号 微博 抖音 视频号 客户端 头条");
        let nouns = if claim.text.contains("解读") { nouns.or(set![DocWork]) } else { nouns };
        // 常务会议信息15条, 视频号549条: what the items are about.
        let nouns = if media || before.has(Key::Info) { nouns.or(set![Foreign]) } else { nouns };
        let noun_alone = before.or(after).without(nouns).is_empty();
        let named = before.meets(set![Info Class Document]);
        let listed = place.from != place.clause.start || named || claim.text.contains("解读");
        let last = frames.last_whole(&self.claims).and_then(|at| self.claims.get(at));
        let last = last.filter(|last| last.unit == claim.unit || named && claim.unit.is_some_and(Unit::counts_cases))?;
        let is_published = last.what == Topic::Published || last.only_published && topic::is_document(last.what);
        let goes_on = is_published && last.part_of.is_none() && !last.cumulative;
        // 发布信息62条、规范性文件8件
        let norms = before.without(set![Document]) == set![Norm] && after.is_empty();
        if norms && goes_on && listed && last.what == Topic::Published {
            let topic = proactive(ogi_core::Subject::NormativeDocuments, ogi_core::Measure::Published)?;
            return Some(Decision { only_published: true, ..Decision::new(topic, Confidence::Likely, "norms/published-too") });
        }
        (noun_alone && listed && goes_on && (media || !before.is_empty())).then_some(Decision::new(
            Topic::Published,
            Confidence::Likely,
            "published/goes-on",
        ))
    }

    /// The topic by the number's own clause, or by the clauses before it that have no number of their own.
    fn decide(
        tokens: &[Placed],
        before: Keys,
        after: Keys,
        unit: Unit,
        place: Place,
        goes_on: bool,
        around: TopicContext,
    ) -> Option<Decision> {
        if let Some(found) = topic::decide(before, after, unit, around) {
            return Some(found);
        }
        if place.from != place.clause.start {
            return None;
        }
        let mut keys = before;
        // What was done about documents is said of each number anew: 开展清理，宣布失效12件.
        let done = before.meets(DOCUMENT_VERBS.without(set![Publish]));
        for clause in place.earlier {
            let words = tokens.get(clause.start..clause.end).unwrap_or_default();
            // An amount may follow the number of cases that it was charged in.
            let counts = |placed: &Placed| match placed.token {
                Token::Quantity(quantity) => !unit.is_money() || quantity.unit.is_none_or(Unit::is_money),
                _ => false,
            };
            if words.iter().any(counts) {
                return None;
            }
            let own: Keys = words.iter().filter_map(key_of).collect();
            // 申请中，要求公开征地信息的6件 are some of them.
            if own.has(Key::InWord) {
                return None;
            }
            let reviewed = done && own.has(Key::DocWork);
            keys = keys.or(if reviewed { own.without(set![DocWork]) } else { own });
            if reviewed && let Some(found) = topic::decide(keys, after, unit, around) {
                return Some(Decision { confidence: Confidence::Unclear, ..found });
            }
            let is_own = |found: &Decision| found.topic != Topic::Published || goes_on;
            if let Some(found) = topic::decide(keys, after, unit, around).filter(is_own) {
                let confidence = found.confidence.min(Confidence::Likely);
                return Some(Decision { confidence, ..found });
            }
        }
        None
    }

    /// At most some fifty characters before the number: a claim is quoted, not retold.
    fn bounded(&self, start: u32, end: u32, number: &Placed) -> (u32, u32) {
        const LONGEST: u32 = 150;
        let floor = |at: u32| u32::try_from(self.text.floor_char_boundary(at as usize)).unwrap_or(at);
        let start =
            if number.start.saturating_sub(start) > LONGEST { floor(number.start.saturating_sub(LONGEST)) } else { start };
        let end = if end.saturating_sub(number.end) > LONGEST { floor(number.end.saturating_add(LONGEST)) } else { end };
        (start, end)
    }
}

/// Where the words after a number end: at the next mark; nowhere when another number comes first, unless the number
/// has no words before it.
fn after(tokens: &[Placed], at: usize, end: usize, alone: bool) -> usize {
    let next = at.saturating_add(1);
    for place in next..end {
        match tokens.get(place).map(|placed| placed.token) {
            // 9件申请分别作出予以公开6件: what is said there is said of the numbers behind it.
            Some(Token::Pause | Token::Key(Key::Respectively)) => return place,
            Some(Token::Quantity(_)) => return if alone { place } else { next },
            _ => {}
        }
    }
    end.max(next)
}

/// Where a number stands, and the words that belong to it.
#[derive(Clone, Copy)]
struct Around<'p> {
    tokens: &'p [Placed],
    place: Place,
    /// On both sides.
    both: Keys,
    after_end: usize,
    thread: ClauseContext,
}

impl Reader<'_> {
    /// Marks a number as doubtful that may count something else, or somebody else's.
    fn weigh_number(&self, claim: &mut Claim, around: Around<'_>, frames: &Frames) {
        let Around { tokens, place, both, after_end, thread } = around;
        let Some(placed) = tokens.get(place.at) else { return };
        let among = collect(tokens, place.clause.start, place.at).has(Key::Among);
        // 其中本机关收到2件 is a part of something that was not counted here.
        let of_unknown = claim.scope == Scope::Own && among && frames.first().is_none();
        if of_unknown && matches!(claim.what, Topic::RECEIVED | Topic::ANSWERED | Topic::Handled | Topic::Processed) {
            claim.set_doubt(Reason::OfSome);
        }
        let words = tokens.get(place.from..after_end).unwrap_or_default();
        let mark = place.from.checked_sub(1).and_then(|mark| tokens.get(mark));
        let flows = matches!(claim.what, Topic::RECEIVED | Topic::ANSWERED | Topic::Handled | Topic::Processed);
        let elsewhere = flows && !both.has(Key::Apply) && doubt::is_for_something_else(self, words, mark);
        let behind = |mark: &dyn Fn(&Token) -> bool| {
            let last = tokens.get(..place.at).and_then(|front| front.iter().rfind(|placed| mark(&placed.token)));
            self.words(last.map_or(0, |last| last.end), placed.start)
        };
        let ends = |token: &Token| matches!(token, Token::Stop | Token::Break | Token::Heading);
        let is_some = || {
            let parts = |token: &Token| ends(token) || matches!(token, Token::Comma | Token::Semicolon);
            doubt::of_part(&behind(&ends), &behind(&parts), flows)
        };
        if elsewhere {
            claim.set_doubt(Reason::OtherApplication);
        } else if claim.what != Topic::Other
            && let Some(reason) = is_some()
        {
            claim.set_doubt(reason);
        }
        // 收到网络述求3件: what came by that way is not known.
        if matches!(claim.what, Topic::Channel(_)) && !doubt::is_way_of_applying(self, tokens, place) {
            claim.set_doubt(Reason::UnknownWords);
        }
        // 行政权力500项，其中行政许可26项: powers, not what was done with them.
        let whole = frames.whole_of_list().and_then(|at| self.claims.get(at)).filter(|whole| whole.what == Topic::Other);
        let powers = !claim.text.contains("决定") && whole.is_some_and(|whole| says(&whole.text, "权力 事项 职权 清单 权责"));
        if powers && !topic::is_document(claim.what) && claim.what.cell().is_some() {
            claim.set_doubt(Reason::OtherMatter);
        }
        // 行政复议、行政诉讼均为0件: a report that speaks of no decisions against people speaks of its subject.
        let is_remedy = family(claim.what) == Family::Remedy;
        if is_remedy && claim.value == Some(Number::ZERO) && !self.memory.enforcing {
            claim.confidence = claim.confidence.max(Confidence::Likely);
        }
        // 受理行政复议案件120件: the organ that decides them.
        let decides = || says(&claim.text, "受理 办理 审理 应诉");
        if is_remedy
            && claim.value > Some(Number::ZERO)
            && !both.meets(RULINGS)
            && decides()
            && !says_disclosure(&behind(&ends))
        {
            claim.set_doubt(Reason::AsReviewer);
        }
        // 新收15件，加上结转3件: from where to where goes without saying only behind what was finished.
        let ends = set![CarryOut NextYear Unanswered];
        let finished =
            frames.has_answered(&self.claims) || self.claims.last().is_some_and(|last| last.kind == Kind::AllAnswered);
        if claim.what == Topic::CARRIED_FORWARD && !both.meets(ends) && !finished {
            claim.set_doubt(Reason::SubjectUnclear);
        }
        // A year that is only hinted at, or somebody else's number, is nothing to judge by.
        if thread.unknown_year {
            claim.set_doubt(Reason::OtherPeriod);
        } else if thread.scope == Scope::Others {
            claim.set_doubt(Reason::OfOthers);
        }
    }
}

/// Whether the words of a number only go on with what a clause before it says was published: 主动公开本部门信息，合计400条;
/// 主动公开政府文件，预算、决算等信息3498条; 主动公开本区（含办公室）各类信息6452条.
fn goes_on(claim: &Claim, tokens: &[Placed], place: Place, near: bool) -> bool {
    let before = collect(tokens, place.from, place.at);
    let total = set![TotalWord Cumulative];
    let sums_up = near && !before.is_empty() && before.without(total).is_empty();
    let nouns = total.or(set![Info Document Class Norm OtherWord]);
    let mark = place.clause.start.checked_sub(1).and_then(|mark| tokens.get(mark)).map(|mark| mark.token);
    let listed = says(&claim.text, "等信息 等政府信息 等各类信息 等各类政府信息");
    let names = before.meets(set![Info Class]) && before.without(nouns).is_empty();
    // What the items are about may be anything that is said of them: 会议、提案等信息.
    let verbs = set![Receive Answer Process Request Apply Publish Sent];
    let enumerated = listed && before.has(Key::Info) && !before.meets(verbs);
    sums_up || enumerated || names && mark == Some(Token::Close)
}

/// The words behind a number, without those that say of what it counts how it is: 公开11件以市政府名义印发的规范性文件, or
/// name the way of a second kind: 收到8件公开申请和通过邮件提交的公开申请.
fn words_behind(tokens: &[Placed], place: Place, end: usize, before: Keys, thread: ClauseContext) -> Keys {
    let next = place.at.saturating_add(1);
    let words = collect(tokens, next, end);
    let done = before.and(DOCUMENT_VERBS).or(if before.meets(DOCUMENTS) { Keys::NONE } else { thread.verb });
    let described = done == set![Publish] && words.meets(DOCUMENTS);
    let object = if next < end { tokens.get(next).and_then(key_of) } else { None };
    let joined = matches!(object, Some(Key::Apply | Key::Request)) && !words.has(Key::All);
    let words = if described { words.without(DOCUMENT_VERBS) } else { words };
    if joined { words.without(CHANNEL) } else { words }
}

/// Whether a number begins anew what its list is of: 公开文件30份 does, and 通过微博发布640条; 政策类信息发布30条 does not.
fn begins_anew(claim: &Claim, tokens: &[Placed], place: Place, before: Keys) -> bool {
    let done = set![Publish Issue Process Receive Answer];
    let first = tokens.get(place.from..place.at).unwrap_or_default().iter().find_map(key_of);
    let by_medium = begins(&claim.text, "通过 利用 依托") && before.has(Key::Publish);
    first.is_some_and(|first| done.has(first)) || by_medium
}

/// Whether nothing but 公开 is said before a number.
fn is_bare(claim: &Claim) -> bool {
    let words = claim.text.trim_start_matches(['其', '中', ':', '：']);
    let words = ["依法", "依规"].iter().find_map(|how| words.strip_prefix(how)).unwrap_or(words);
    words.strip_prefix("公开").is_some_and(|rest| rest.trim_start().starts_with(|next: char| fold(next).is_ascii_digit()))
}

/// Whether a claim counts decisions that were made, and not published only.
fn is_decision(claim: &Claim) -> bool {
    let named = claim.pattern.as_deref().is_some_and(|pattern| pattern.starts_with("decision/"));
    named && claim.confidence.is_certain() && !claim.only_published
}

/// Whether a topic is one of applications.
fn is_request(topic: Topic) -> bool {
    matches!(family(topic), Family::Flow | Family::Outcome | Family::Applicant | Family::Channel)
}

/// 多 or 少 with a verb of its own before the number.
fn more_or_fewer(claim: &Claim) -> Keys {
    let verbs = ["公开", "发布", "收到", "受理", "办理", "办结", "答复"];
    let says = |word: &str| verbs.iter().any(|verb| claim.text.contains(&format!("{word}{verb}")));
    match (says("多"), says("少")) {
        (true, false) => set![Up],
        (false, true) => set![Down],
        _ => Keys::NONE,
    }
}

/// Where the token before a place ends.
fn last_end(tokens: &[Placed], place: usize) -> u32 {
    place.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, |before| before.end)
}

/// Words that let a number without a unit pass for a count.
fn is_strong(keys: Keys) -> bool {
    keys.meets(OUTCOME.or(APPLICANT)) && keys.len() <= 2
}

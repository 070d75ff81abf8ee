//! Goes through the sentences of a text, gives each number its topic, and hands lists and statements on.

use ogi_core::{Claim, Scope, Topic, Unit};

use super::clause::{Clause, Place, collect, key_at, key_in, key_of, set_key};
use super::context::{ClauseContext, SectionContext};
use super::groups::Frames;
use super::kin::{Family, family};
use super::lex::{Placed, Quantity, Token};
use super::reader::Reader;
use super::topic::{self, TopicContext};
use crate::lexicon::{APPLICANT, CHANNEL, DISPUTES, Key, Keys, OUTCOME, PERSONS, set};

/// The longest clause, in tokens; what is longer is cut.
const LONGEST_CLAUSE: usize = 200;

const PUBLISHING: Keys = set![Publish];

const BOUNDARY: fn(&Token) -> bool =
    |token| matches!(token, Token::Comma | Token::Semicolon | Token::Colon | Token::Open | Token::Close | Token::Item);

impl Reader<'_> {
    pub(super) fn read(&mut self, mut tokens: Vec<Placed>) {
        self.settle(&mut tokens);
        let mut start = 0;
        let mut heading = false;
        for at in 0..tokens.len() {
            match tokens.get(at).map(|placed| placed.token) {
                Some(Token::Heading) => {
                    self.sentence(&tokens, start, at);
                    self.close_paragraph();
                    self.close_list();
                    self.memory = SectionContext::default();
                    (start, heading) = (at.saturating_add(1), true);
                }
                Some(Token::Stop | Token::Break) => {
                    if heading {
                        self.heading(&tokens, start, at);
                        heading = false;
                    }
                    self.sentence(&tokens, start, at);
                    start = at.saturating_add(1);
                    if matches!(tokens.get(at).map(|placed| placed.token), Some(Token::Break)) {
                        self.close_paragraph();
                    }
                }
                _ => {}
            }
        }
    }

    /// A heading such as （二）依申请公开情况 says what the text after it is about.
    fn heading(&mut self, tokens: &[Placed], start: usize, end: usize) {
        let keys = tokens.get(start..end).unwrap_or_default().iter().take(4).filter_map(key_of);
        for key in keys {
            match key {
                Key::Apply | Key::Review | Key::Suit => {
                    self.memory.requests = true;
                    self.memory.disclosure = true;
                    return;
                }
                Key::Publish => return,
                _ => {}
            }
        }
    }

    /// Settles words whose meaning lies in those beside them.
    fn settle(&self, tokens: &mut [Placed]) {
        for at in 0..tokens.len() {
            match key_at(tokens, at) {
                Some(Key::Carry) => {}
                // 因信息公开答复被申请行政复议: the answer is the cause, and is not counted.
                Some(Key::Answer) if self.leads_to(tokens, at, DISPUTES, &["因", "不服", "对", "就", "由"]) => {
                    set_key(tokens, at, Key::Disclosure);
                    continue;
                }
                // 通过网站、公报主动公开规章: where it is published, and not what.
                Some(Key::Foreign)
                    if self.leads_to(tokens, at, PUBLISHING, &["通过", "利用", "依托", "借助", "运用", "在"]) =>
                {
                    set_key(tokens, at, Key::Online);
                    continue;
                }
                _ => continue,
            }
            // 结转上年度3件 is what came from there.
            let earlier = |placed: Option<&Placed>| match placed.map(|placed| placed.token) {
                Some(Token::Key(Key::PreviousYear)) => true,
                Some(Token::Year(year)) => self.year.is_some_and(|this| year < this),
                _ => false,
            };
            let later = |placed: Option<&Placed>| match placed.map(|placed| placed.token) {
                Some(Token::Key(Key::NextYear)) => true,
                Some(Token::Year(year)) => self.year.is_some_and(|this| year > this),
                _ => false,
            };
            let (next, mut before) = (at.saturating_add(1), at.checked_sub(1));
            // 上年无结转
            if before.is_some_and(|before| key_at(tokens, before) == Some(Key::NoneHappened)) {
                let front = at.checked_sub(2).filter(|front| earlier(tokens.get(*front)) && self.touches(tokens, *front));
                before = front.or(before);
            }
            let key = if later(tokens.get(next)) {
                set_key(tokens, next, Key::CarryOut);
                Key::CarryOut
            } else if let Some(before) = before.filter(|before| later(tokens.get(*before)) && self.touches(tokens, *before)) {
                // 无下年度结转
                set_key(tokens, before, Key::CarryOut);
                Key::CarryOut
            } else if let Some(before) = before.filter(|before| earlier(tokens.get(*before))) {
                set_key(tokens, before, Key::CarryIn);
                Key::CarryIn
            } else if earlier(tokens.get(next)) {
                set_key(tokens, next, Key::CarryIn);
                Key::CarryIn
            } else {
                continue;
            };
            // 结转上年后新收47件: from then on, and not what came from there.
            let (carried, behind) = (tokens.get(next), tokens.get(next.saturating_add(1)));
            let after = carried.zip(behind).map(|(carried, behind)| self.words(carried.end, behind.start));
            if key == Key::CarryIn && after.is_some_and(|after| after.starts_with('后')) {
                set_key(tokens, next, Key::ThisYear);
                set_key(tokens, at, Key::ThisYear);
                continue;
            }
            set_key(tokens, at, key);
        }
    }

    /// Whether nothing stands between a token and the next.
    fn touches(&self, tokens: &[Placed], at: usize) -> bool {
        let (one, next) = (tokens.get(at), tokens.get(at.saturating_add(1)));
        one.zip(next).is_some_and(|(one, next)| self.slice(one.end, next.start).trim().is_empty())
    }

    /// Whether a word leads to one of some others in its clause, behind a word that says so and before any number.
    fn leads_to(&self, tokens: &[Placed], at: usize, others: Keys, leads: &[&str]) -> bool {
        const NEAR: usize = 6;
        let ends = |placed: &Placed| {
            BOUNDARY(&placed.token) || matches!(placed.token, Token::Quantity(_) | Token::Stop | Token::Break | Token::Heading)
        };
        let next = at.saturating_add(1);
        let behind = tokens.get(next..).unwrap_or_default().iter().take(NEAR).take_while(|placed| !ends(placed));
        if !behind.into_iter().filter_map(key_of).any(|key| others.has(key)) {
            return false;
        }
        let front = tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        let first = if at > NEAR { front.first().map_or(0, |first| first.start) } else { 0 };
        let start = front.iter().rfind(|placed| ends(placed)).map_or(first, |mark| mark.end);
        let words = self.words(start, tokens.get(at).map_or(start, |placed| placed.start));
        leads.iter().any(|lead| words.contains(lead))
    }

    fn sentence(&mut self, tokens: &[Placed], start: usize, end: usize) {
        let Some(all) = tokens.get(start..end).filter(|tokens| !tokens.is_empty()) else { return };
        if self.claims.len() >= Claim::MOST {
            return;
        }
        let keys: Keys = all.iter().filter_map(key_of).collect();
        self.memory.said = keys;
        if keys.has(Key::Disclosure) || keys.has(Key::Apply) {
            self.memory.enforcing = false;
        }
        self.memory.enforcing |= keys.meets(set![Enforcing Penalty Licence Coercion]);
        if keys.has(Key::NotDisclosure) {
            self.memory = SectionContext { said: keys, ..SectionContext::default() };
        }
        let has_number = all.iter().any(|placed| matches!(placed.token, Token::Quantity(_)));
        if !has_number && !super::statements::may_state(keys) {
            self.memory.disclosure |= keys.has(Key::Disclosure) || keys.has(Key::Apply);
            self.memory.requests |= keys.has(Key::Apply);
            self.lists.see_sentence(all);
            return;
        }
        let mut thread = ClauseContext::default();
        let mut frames = Frames::new();
        let among = all.first().and_then(key_of) == Some(Key::Among);
        let spoken_of = self.lists.spoken_of(&self.claims).filter(|_| among);
        frames.of(spoken_of);
        let listed = matches!(all.first().map(|placed| placed.token), Some(Token::Item));
        let first_claim = self.claims.len();
        let mut clause = Clause { start, end: start };
        let mut outside = (None, false, Scope::default());
        let mut around = None;
        let mut earlier: [Clause; 2] = [Clause { start, end: start }; 2];
        for at in start..=end {
            let token = tokens.get(at).filter(|_| at < end).map(|placed| placed.token);
            match token {
                Some(token) if !BOUNDARY(&token) && at.saturating_sub(clause.start) < LONGEST_CLAUSE => continue,
                _ => clause.end = at,
            }
            self.clause(tokens, clause, earlier, &mut thread, &mut frames);
            match token {
                Some(Token::Semicolon) => frames.semicolon(),
                Some(Token::Open) => {
                    frames.open(tokens, clause);
                    outside = (thread.year, thread.unknown_year, thread.scope);
                    around = Some((at, [clause, earlier[0]]));
                }
                Some(Token::Close) => {
                    frames.close();
                    (thread.year, thread.unknown_year, thread.scope) = outside;
                }
                _ => {}
            }
            if clause.start < clause.end {
                earlier = [clause, earlier[0]];
            }
            // 发布信息（包括天气预报、预警信号）共12条 goes on behind the bracket.
            if let Some((open, before)) = around.filter(|_| token == Some(Token::Close)) {
                let inside = tokens.get(open..at).unwrap_or_default();
                if !inside.iter().any(|placed| matches!(placed.token, Token::Quantity(_))) {
                    earlier = [clause, before[0]];
                }
            }
            let next = if token.is_some_and(|token| !BOUNDARY(&token)) { at } else { at.saturating_add(1) };
            clause = Clause { start: next, end: next };
        }
        frames.finish(&mut self.claims);
        super::lists::join_ways(&mut self.claims, first_claim);
        self.open_lists(first_claim);
        super::weigh::weigh(self.claims.get_mut(first_claim..).unwrap_or_default(), first_claim, keys);
        // 其中，公开机构职能1条: parts of what is not known.
        let earlier = self.claims.iter().take(first_claim).any(|claim| claim.what == Topic::Published);
        if among && spoken_of.is_none() && earlier {
            let list = all.iter().find(|placed| placed.token == Token::Semicolon).map_or(u32::MAX, |mark| mark.start);
            let list = list.saturating_add(self.offset);
            let parts = (first_claim..self.claims.len()).filter(|at| is_item(self.claims.get(*at), list));
            self.lists.loose.extend(parts);
        }
        if listed {
            self.lists.member(first_claim, &self.claims);
        }
        self.lists.see_sentence(all);
    }

    fn clause(
        &mut self,
        tokens: &[Placed],
        clause: Clause,
        earlier: [Clause; 2],
        thread: &mut ClauseContext,
        frames: &mut Frames,
    ) {
        let Some(words) = tokens.get(clause.start..clause.end) else { return };
        let keys: Keys = words.iter().filter_map(key_of).collect();
        self.memory.disclosure |= keys.has(Key::Disclosure) || keys.has(Key::Apply);
        if keys.has(Key::Apply) || keys.has(Key::Request) {
            self.memory.foreign = false;
        } else if keys.has(Key::Foreign) && words.iter().any(|placed| matches!(placed.token, Token::Quantity(_))) {
            self.memory.foreign = true;
        }
        let shares = words.iter().filter(|placed| is_percent(placed)).count();
        frames.expect_shares(if keys.has(Key::Respectively) && shares > 1 { shares } else { 0 });
        let mut from = clause.start;
        let mut counted = false;
        let outside = *thread;
        let mut years = self.years_of(words, keys).into_iter();
        // A year that this clause only compares with says nothing about the next.
        let mut compares = keys.has(Key::Yoy) || keys.has(Key::Than);
        for at in clause.start..clause.end {
            match tokens.get(at).map(|placed| placed.token) {
                // The year of what is published is not the year of publishing it.
                Some(Token::Year(year)) if !collect(tokens, clause.start, at).has(Key::Publish) => {
                    // What goes on into the next year is of this one: 余3件转2025年度办理.
                    compares |= self.compares(tokens, at) || self.goes_to(tokens, at);
                    thread.year = Some(year);
                    // 截至目前，2022年…: this year, and no other.
                    thread.cumulative &= Some(year) != self.year;
                    thread.unknown_year = self.ends_years(tokens, at);
                }
                Some(Token::Key(key)) => {
                    self.keyword(key, tokens, clause, at, thread, frames);
                }
                Some(Token::Quantity(quantity)) => {
                    let place = Place { at, from, clause, earlier };
                    thread.year = years.next().or(thread.year);
                    self.quantity(tokens, quantity, place, thread, frames);
                    thread.compared = false;
                    from = Self::end_of_item(tokens, at, clause.end);
                    counted = true;
                }
                _ => {}
            }
        }
        // 较2023年减少9件: what follows is of the year before the comparison again.
        if compares {
            (thread.year, thread.unknown_year) = (outside.year, outside.unknown_year);
        }
        self.memory.requests |= keys.meets(set![Apply RequestsOnline]);
        frames.end_clause(counted || clause.start == clause.end);
        super::statements::state(self, tokens, clause, keys, counted, *thread);
    }

    /// The years that the numbers of a clause are of, one each: 2023年、2024年分别收到19件、26件.
    fn years_of(&self, words: &[Placed], keys: Keys) -> Vec<u16> {
        if !keys.has(Key::Respectively) {
            return Vec::new();
        }
        let year = |placed: &Placed| match placed.token {
            Token::Year(year) => Some(year),
            Token::Key(Key::PreviousYear) => self.year.and_then(|year| year.checked_sub(1)),
            Token::Key(Key::ThisYear) => self.year,
            _ => None,
        };
        let before = words.iter().take_while(|placed| !matches!(placed.token, Token::Quantity(_)));
        let years: Vec<u16> = before.filter_map(year).collect();
        if years.len() > 1 { years } else { Vec::new() }
    }

    /// Whether a year is only named to compare with: 比2023年, 与2023年.
    fn compares(&self, tokens: &[Placed], at: usize) -> bool {
        let before = tokens.get(at).map(|placed| self.slice(0, placed.start));
        before.is_some_and(|text| text.trim_end().ends_with(['比', '较', '較', '与', '與', '和', '同']))
    }

    /// Whether something goes on into a year: 转2025年度办理.
    fn goes_to(&self, tokens: &[Placed], at: usize) -> bool {
        let before = tokens.get(at).map(|placed| self.slice(0, placed.start));
        before.is_some_and(|text| text.trim_end().ends_with(['转', '轉']))
    }

    /// Whether a year ends a span of several: 2021-2023年.
    fn ends_years(&self, tokens: &[Placed], at: usize) -> bool {
        let before = tokens.get(at).map_or("", |placed| self.slice(0, placed.start));
        let first = before.trim_end().strip_suffix(['-', '—', '~', '～', '至', '到', '－']);
        first.is_some_and(|first| first.trim_end_matches('年').ends_with(|last: char| last.is_ascii_digit()))
    }

    /// Whether words such as 镇政府 name the organ that reports.
    fn is_organ(&self, placed: &Placed) -> bool {
        let word = self.words(placed.start, placed.end);
        let level = ["镇", "乡", "街道"].into_iter().find(|level| word.starts_with(level));
        level.zip(self.organ).is_some_and(|(level, organ)| organ.contains(level))
    }

    /// Whether nothing is said in a clause before a token.
    fn is_first_word(&self, tokens: &[Placed], clause: Clause, at: usize) -> bool {
        let start = clause.start.checked_sub(1).and_then(|mark| tokens.get(mark)).map_or(0, |mark| mark.end);
        self.slice(start, tokens.get(at).map_or(start, |placed| placed.start)).trim().is_empty()
    }

    /// Where the words that belong to the next number begin: behind a 、 or right behind this one.
    fn end_of_item(tokens: &[Placed], at: usize, end: usize) -> usize {
        let next = at.saturating_add(1);
        for place in next..end {
            match tokens.get(place).map(|placed| placed.token) {
                Some(Token::Pause) => return place.saturating_add(1),
                Some(Token::Quantity(_)) => return next,
                _ => {}
            }
        }
        next
    }

    fn keyword(
        &mut self,
        key: Key,
        tokens: &[Placed],
        clause: Clause,
        at: usize,
        thread: &mut ClauseContext,
        frames: &mut Frames,
    ) {
        match key {
            // 2022年全年 is that year.
            Key::ThisYear if at.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(is_year) => {
                thread.cumulative = false;
            }
            Key::ThisYear => {
                thread.cumulative = false;
                thread.unknown_year = false;
                thread.year = None;
            }
            Key::PreviousYear => {
                thread.year = self.year.and_then(|year| year.checked_sub(1));
                thread.unknown_year = thread.year.is_none();
            }
            Key::NextYear => {
                thread.year = self.year.and_then(|year| year.checked_add(1));
                thread.unknown_year = thread.year.is_none();
            }
            Key::Cumulative | Key::Since => {
                let historic =
                    tokens.get(at).is_some_and(|placed| self.slice(placed.start, placed.end).contains(['历', '歷', '曆']));
                let since = tokens
                    .get(clause.start..at)
                    .is_some_and(|before| before.iter().any(|placed| key_of(placed) == Some(Key::ThisYear)));
                thread.cumulative |= historic || (key == Key::Since && !since && thread.year != self.year);
            }
            Key::PartYear => thread.unknown_year = true,
            Key::Yoy => thread.compared = true,
            Key::Own => thread.scope = Scope::Own,
            Key::Whole => thread.scope = Scope::Whole,
            // 镇政府 in the report of a town is the town.
            Key::Others if tokens.get(at).is_some_and(|placed| self.is_organ(placed)) => {}
            Key::Others => thread.scope = Scope::Others,
            Key::Review | Key::Suit | Key::DirectSuit | Key::SuitAfter => {
                let named: Keys = tokens.get(clause.start..=at).unwrap_or_default().iter().filter_map(key_of).collect();
                thread.remedy = topic::subject_of(named.and(DISPUTES));
            }
            Key::Among | Key::Including => frames.among(&self.claims),
            Key::Respectively => {
                // 官方网站、微信公众号分别发布: media, and no ways of applying.
                let publishes = key_at(tokens, at.saturating_add(1)) == Some(Key::Publish);
                let named = if publishes { Vec::new() } else { self.named_in(tokens, clause, at, *thread) };
                // 微信、微博分别发布18条、11条 has subjects of its own.
                let kin = |topic: &Topic| !matches!(family(*topic), Family::Loose | Family::Remedy | Family::Flow);
                let alone = collect(tokens, clause.start, at).is_empty() && self.is_first_word(tokens, clause, at);
                frames.respectively(&self.claims, named.clone(), alone || named.iter().any(kin));
            }
            Key::InWord => {
                let before = at.checked_sub(1).and_then(|at| key_at(tokens, at));
                let wanted = match before {
                    Some(Key::Answer) => Some(Topic::ANSWERED),
                    Some(Key::Apply) if key_in(tokens, clause.start, at, Key::Answer) => Some(Topic::ANSWERED),
                    Some(Key::Apply | Key::Receive) => Some(Topic::RECEIVED),
                    _ => None,
                };
                let whole = wanted.and_then(|wanted| self.claims.iter().rposition(|claim| claim.what == wanted));
                frames.of(whole);
            }
            _ => {}
        }
    }

    /// The topics named before 分别为, in order, to be paired with the numbers after it.
    fn named_in(&self, tokens: &[Placed], clause: Clause, end: usize, thread: ClauseContext) -> Vec<Topic> {
        let around = self.surroundings(thread, false);
        // 行政许可、行政处罚决定数量分别为3件、8件
        let decided = key_in(tokens, clause.start, end, Key::Decision) && !key_in(tokens, clause.start, end, Key::Publish);
        let decisions = if decided { set![Licence Penalty Coercion] } else { Keys::NONE };
        tokens
            .get(clause.start..end)
            .unwrap_or_default()
            .iter()
            .filter_map(key_of)
            .filter(|key| Keys::of(&[*key]).meets(OUTCOME.or(APPLICANT).or(CHANNEL).or(DISPUTES).or(decisions)))
            .filter_map(|key| topic::of_key(key, around))
            .collect()
    }

    pub(super) fn surroundings(&self, thread: ClauseContext, channels: bool) -> TopicContext {
        TopicContext {
            requests: self.memory.requests && !self.memory.foreign,
            disclosure: self.memory.disclosure,
            remedy: thread.remedy,
            channels,
            published: false,
            answered: false,
            bare: false,
            beside: false,
            decided: false,
            organisations: self.memory.said.meets(APPLICANT.without(PERSONS)),
            near: false,
        }
    }
}

/// Whether it is a free number of published items before a place.
fn is_item(claim: Option<&Claim>, end: u32) -> bool {
    claim.is_some_and(|claim| claim.what == Topic::Published && claim.part_of.is_none() && claim.span.start < end)
}

const fn is_year(placed: &Placed) -> bool {
    matches!(placed.token, Token::Year(_))
}

fn is_percent(placed: &Placed) -> bool {
    matches!(placed.token, Token::Quantity(Quantity { unit: Some(Unit::Percent), .. }))
}

//! Statements that amount to a number: none received, none charged, all answered, all upheld.

use ogi_core::{CellId, Claim, Column, Confidence, Kind, Number, Reason, Row, Ruling, Scope, Topic};

use super::clause::{Clause, DENYING, key_of};
use super::context::ClauseContext;
use super::denial::{self, Denied};
use super::doubt;
use super::lex::{Placed, Token};
use super::reader::Reader;
use super::topic;
use crate::lexicon::{APPLICANT, DENIALS, DISPUTES, DOCUMENTS, Key, Keys, OUTCOME, PERSONS, RULINGS, begins, says, set};

const HANDLING: Keys = set![Answer Process Publish];
const UNDOING: Keys = set![Wrongdoing Conditional NextYear];

/// Whether a sentence with these words may make a statement.
pub(super) const fn may_state(keys: Keys) -> bool {
    keys.meets(DENYING) || keys.has(Key::All)
}

/// What a clause without a number of its own may say of the number before it.
const ENDINGS: Keys = set![Upheld Pending DirectSuit SuitAfter Answer NaturalPerson Citizen].or(OUTCOME);

/// Recognises the statements of one clause.
pub(super) fn state(
    reader: &mut Reader<'_>,
    tokens: &[Placed],
    clause: Clause,
    keys: Keys,
    counted: bool,
    thread: ClauseContext,
) {
    if reader.claims.len() >= Claim::MOST || !may_state(keys) && !keys.meets(ENDINGS) {
        return;
    }
    let Some(words) = tokens.get(clause.start..clause.end) else { return };
    if let Some(second) = second_denial(words).filter(|_| !counted) {
        let middle = clause.start.saturating_add(second);
        let parts = [(clause.start, middle), (middle.saturating_add(1), clause.end)];
        for (start, end) in parts {
            let keys = super::clause::collect(tokens, start, end);
            state(reader, tokens, Clause { start, end }, keys, counted, thread);
        }
        return;
    }
    let end = tokens.get(clause.end).map_or(u32::MAX, |mark| mark.start);
    let denial = words.iter().position(|placed| key_of(placed).is_some_and(|key| Keys::of(&[key]).meets(DENYING)));
    // 无结转下年度的申请 denies what the next year would have got.
    let undone = keys.and(UNDOING).without(set![NextYear]);
    let next_year = keys.has(Key::NextYear) && !keys.meets(set![CarryOut NoneCarried]);
    if !undone.is_empty() || next_year {
        return;
    }
    let headed = is_headed(tokens, clause) && reader.words(tokens_end(tokens, clause), end).trim().is_empty();
    let mut found = Vec::new();
    match denial {
        Some(at) if !counted => {
            found = listed_denials(reader, words, at);
            if found.is_empty() {
                let first = denied(reader, words, at, end, keys, thread, headed);
                add(&mut found, first);
                add(&mut found, also_denied(reader, words, at, end, first));
            }
        }
        None if keys.meets(ENDINGS) && !keys.has(Key::All) => add(&mut found, ending(reader, words, keys, counted)),
        _ => add(&mut found, all_of_them(reader, words, keys, counted, thread)),
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    for Stated { kind, what, value, pattern } in found {
        let text = reader.slice(first.start, last.end);
        let text = text.get(..text.floor_char_boundary(180)).unwrap_or_default();
        let end = first.start.saturating_add(u32::try_from(text.len()).unwrap_or(0));
        let mut claim = Claim::count(what, Number::ZERO, text, reader.span(first.start, end));
        claim.kind = kind;
        claim.pattern = Some(pattern.into());
        let narrow = kind == Kind::None && value.is_none();
        claim.value = if narrow { Some(Number::ZERO) } else { value };
        claim.scope = thread.scope;
        // 未结转至下一年度 is of this year.
        claim.year = thread.year.filter(|year| reader.year.is_none_or(|this| *year <= this));
        let is_later = thread.year.is_some() && claim.year.is_none() && what != Topic::CARRIED_FORWARD;
        // None since the beginning is none this year.
        claim.cumulative = thread.cumulative && kind != Kind::None;
        if kind == Kind::AllAnswered && keys.has(Key::Deadline) {
            // Answered in time does not say that nothing is left.
            claim.confidence = Confidence::Likely;
        }
        let of_all = match kind {
            Kind::None => {
                denial.is_none_or(|at| doubt::denies_all(reader, tokens, clause, clause.start.saturating_add(at), what))
            }
            Kind::AllAnswered => !doubt::is_of_some(reader, tokens, clause),
            _ => true,
        };
        if thread.unknown_year || is_later {
            claim.set_doubt(Reason::OtherPeriod);
        } else if thread.scope == Scope::Others {
            claim.set_doubt(Reason::OfOthers);
        } else if !of_all || narrow {
            claim.set_doubt(Reason::OfSome);
        }
        // 未被纠错、未被判决败诉 says one thing twice.
        let is_said = |last: &Claim| kind == Kind::NoneCorrected && (last.kind, last.what) == (kind, what);
        if !reader.claims.last().is_some_and(is_said) {
            reader.claims.push(claim);
        }
    }
}

/// Where the second of two denials begins that have an object each: 未收到申请、无结转. 未印发、未发布文件 have one.
fn second_denial(words: &[Placed]) -> Option<usize> {
    let denies = |placed: &Placed| key_of(placed).is_some_and(|key| Keys::of(&[key]).meets(DENYING));
    let first = words.iter().position(denies)?;
    let is_next = |at: &usize| {
        let (mark, next) = (words.get(*at), words.get(at.saturating_add(1)));
        let object = words.get(first.saturating_add(1)..*at).unwrap_or_default();
        mark.is_some_and(|mark| mark.token == Token::Pause)
            && next.is_some_and(denies)
            && object.iter().filter_map(key_of).any(|key| !Keys::of(&[key]).meets(DENYING))
    };
    (first..words.len()).find(is_next)
}

/// 收到申请1件，已按期答复; 收到申请3件，为自然人申请: what a clause without a number says of all that was received.
fn of_received(reader: &Reader<'_>, last: &Claim, value: Number, keys: Keys, (lead, clause): (&str, &str)) -> Found {
    // 收到申请1件，为本机关不掌握的政府信息
    let outcome = keys.and(OUTCOME);
    let said = begins(lead, "为 属于 系 因");
    if value == Number::from(1) && outcome.len() == 1 && said && reader.memory.requests && !keys.has(Key::Foreign) {
        let around = reader.surroundings(ClauseContext::default(), false);
        let topic = topic::decide(outcome, Keys::NONE, ogi_core::Unit::Piece, around)?.topic;
        return Some(Stated::new(Kind::Count, topic, Some(value), "outcome/of-last"));
    }
    let undone = set![Unanswered Step Foreign Conditional Among Wrongdoing Carry];
    if keys.meets(undone) || keys.meets(DISPUTES) || last.part_of.is_some() || !reader.memory.requests || reader.memory.foreign
    {
        return None;
    }
    let is_person = keys.meets(PERSONS) && !keys.without(PERSONS).meets(APPLICANT) && !keys.has(Key::Answer);
    if is_person {
        let persons = Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson));
        let is_said =
            begins(lead, "为 是 系 属 （ ( 申请人类型为 申请人为 申请人均为") || says(clause, "为自然人 是自然人 系自然人");
        return is_said.then_some(Stated::new(Kind::Count, persons, Some(value), "received/of-last"));
    }
    // Of several, some may be open.
    let is_done = begins(lead, "已 并 予以 作出 进行");
    let single = value == Number::from(1) && keys.has(Key::Answer) && is_done;
    single.then_some(Stated::new(Kind::AllAnswered, Topic::ANSWERED, None, "all/answered-one"))
}

/// 行政复议1件，尚未审结: what a clause without a number says of the remedy counted just before it.
fn ending(reader: &Reader<'_>, words: &[Placed], keys: Keys, counted: bool) -> Found {
    if counted || keys.meets(RULINGS.without(set![Pending Upheld])) || keys.has(Key::RulingNoise) {
        return None;
    }
    let last = reader.claims.last().filter(|last| last.kind == Kind::Count && is_clear(last))?;
    let value = last.value.filter(|value| *value > Number::ZERO)?;
    let first = words.first()?;
    let between = reader.words(last.span.end.saturating_sub(reader.offset), first.start);
    if between.contains(['。', '；', ';']) {
        return None;
    }
    if last.what == Topic::RECEIVED {
        let clause = reader.words(first.start, words.last()?.end);
        return of_received(reader, last, value, keys, (between.trim_start_matches(['，', ',', ' ']), &clause));
    }
    let direct = keys.meets(set![DirectSuit SuitAfter]);
    let subject = topic::subject_of(keys.and(DISPUTES));
    let is_whole = |topic: Topic| last.what == topic;
    if direct && is_whole(Topic::Litigation(Ruling::Total)) {
        return Some(Stated::new(Kind::Count, subject?, Some(value), "remedy/of-last"));
    }
    let remedy = is_whole(Topic::Litigation(Ruling::Total)) || is_whole(Topic::reconsideration(Ruling::Total));
    let same = subject.is_none_or(is_whole);
    let ruling = if keys.has(Key::Upheld) { Ruling::Upheld } else { Ruling::Pending };
    // Of several, some may be upheld.
    let is_said = keys.has(Key::Pending) || keys.has(Key::Upheld) && value == Number::from(1);
    (is_said && remedy && same)
        .then(|| Stated::new(Kind::Count, topic::with_ruling(last.what, ruling), Some(value), "remedy/ruling-of-last"))
}

/// 未收到政府信息公开申请、行政复议和行政诉讼: what else a denial of disputes speaks of.
fn also_denied(reader: &Reader<'_>, words: &[Placed], at: usize, end: u32, found: Found) -> Found {
    let disputes = matches!(
        found,
        Some(Stated { kind: Kind::None, what: Topic::Disputes(_) | Topic::Litigation(_) | Topic::Cell(_), .. })
    );
    let object = reader.words(words.get(at)?.end, end);
    let (first, _) = object.split_once('、')?;
    let all = disputes && !first.contains("复议") && denial::denies_applications(first, true, false) == Denied::All;
    let is_new = !matches!(found, Some(Stated { what: Topic::RECEIVED, .. }));
    (all && is_new).then_some(Stated::none(Topic::RECEIVED, "none/received"))
}

/// Whether a clause stands right behind words of applications that a colon or a heading sets apart: 依申请公开情况：无,
/// （二）依申请公开。本年度没有发生.
fn is_headed(tokens: &[Placed], clause: Clause) -> bool {
    let at = |back: usize| clause.start.checked_sub(back).and_then(|at| tokens.get(at));
    let named = matches!(at(2).and_then(key_of), Some(Key::Apply | Key::Request));
    let heading = || at(3).is_some_and(|placed| placed.token == Token::Heading);
    named
        && match at(1).map(|placed| placed.token) {
            Some(Token::Colon) => true,
            Some(Token::Stop | Token::Break) => heading(),
            _ => false,
        }
}

/// Where the last word of a clause ends.
fn tokens_end(tokens: &[Placed], clause: Clause) -> u32 {
    clause.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |last| last.end)
}

/// What a clause says, and by which pattern.
#[derive(Debug, Clone, Copy)]
struct Stated {
    kind: Kind,
    what: Topic,
    value: Option<Number>,
    pattern: &'static str,
}

impl Stated {
    const fn new(kind: Kind, what: Topic, value: Option<Number>, pattern: &'static str) -> Self {
        Self { kind, what, value, pattern }
    }

    /// There was none.
    const fn none(what: Topic, pattern: &'static str) -> Self {
        Self::new(Kind::None, what, Some(Number::ZERO), pattern)
    }
}

type Found = Option<Stated>;

fn add(found: &mut Vec<Stated>, stated: Found) {
    if let Some(stated) = stated {
        found.push(stated);
    }
}

/// What the table of denials says of a clause.
fn listed_denials(reader: &Reader<'_>, words: &[Placed], at: usize) -> Vec<Stated> {
    let verb = |place: usize| words.get(place).and_then(key_of).filter(|key| Keys::of(&[*key]).meets(DENYING));
    // 未印发、未发布规范性文件: the last of several denials has the object.
    let last = (at..words.len()).rev().find(|place| verb(*place).is_some()).unwrap_or(at);
    // 未制定、废止、修改规范性文件: one of several verbs that are denied.
    let object = words.iter().position(|placed| key_of(placed).is_some_and(|key| DOCUMENTS.has(key))).unwrap_or(words.len());
    let is_listed =
        |place: usize, token: &Placed| place < object && ["修改", "修订"].contains(&&*reader.words(token.start, token.end));
    let behind = words.iter().enumerate().skip(last.saturating_add(1)).filter(|(place, token)| !is_listed(*place, token));
    let behind: Keys = behind.filter_map(|(_, token)| key_of(token)).collect();
    let Some(verb) = verb(last) else { return Vec::new() };
    let requests = reader.memory.requests && !reader.memory.foreign || behind.has(Key::Apply);
    let mut found = Vec::new();
    for denial in DENIALS.iter().filter(|denial| denial.fits(verb, behind, requests)) {
        add(&mut found, denial.none.map(|none| Stated::none(none, denial.name)));
    }
    found
}

fn denied(
    reader: &Reader<'_>,
    words: &[Placed],
    at: usize,
    end: u32,
    keys: Keys,
    thread: ClauseContext,
    headed: bool,
) -> Found {
    let tail = words.get(at.saturating_add(1)..).unwrap_or_default();
    let after: Keys = tail.iter().filter_map(key_of).collect();
    let denial = words.get(at).and_then(key_of)?;
    let none = |topic| {
        let pattern = match topic {
            Topic::InformationFee => "none/fee",
            Topic::RECEIVED => "none/received",
            _ => "none/remedies",
        };
        Some(Stated::none(topic, pattern))
    };
    if denial == Key::NoLoss || after.meets(set![Lost]) || after.has(Key::Corrected) {
        let named = topic::subject_of(keys.and(DISPUTES)).or(thread.remedy);
        let subject = named.or(reader.memory.disclosure.then_some(Topic::Disputes(Ruling::Total)))?;
        return Some(Stated::new(Kind::NoneCorrected, subject, None, "none/corrected"));
    }
    if denial == Key::NoneMade {
        return None;
    }
    // 没有针对我局信息公开的行政复议申请; not 未就行政复议作出评估.
    let of_dispute = after.meets(DISPUTES) && after.meets(set![Disclosure Apply]) && {
        let object = reader.words(words.get(at)?.end, end);
        let object = ["情况", "案件", "申请"].iter().fold(object.trim(), |object, end| object.trim_end_matches(end));
        object.ends_with("复议") || object.ends_with("诉讼")
    };
    if denial == Key::NoneTo && !of_dispute && !after.has(Key::Fee) && !after.has(Key::FeeWord) {
        // 未向本机关申请公开政府信息; 未就申请作出答复 is about something else.
        let place = words.get(at)?;
        let to = reader.words(place.start, place.end).ends_with('向') && !after.meets(HANDLING);
        let all = || denial::denies_applications(&reader.words(place.end, end), true, false) == Denied::All;
        return if to && all() { none(Topic::RECEIVED) } else { None };
    }
    if denial == Key::NoneCharged || after.has(Key::Fee) || after.has(Key::FeeWord) {
        let named = keys.has(Key::Fee)
            || (keys.has(Key::FeeWord) || denial == Key::NoneCharged) && keys.meets(set![Disclosure Apply FeeWord Waived]);
        // 未发生因收费引起的争议 does not say that nothing was charged.
        let object = reader.words(words.get(at)?.end, end);
        let of_quarrels = says(&object, "争议 纠纷 异议");
        // 与诉讼有关的费用 are others.
        let of_quarrels = of_quarrels || after.meets(DISPUTES) && !after.has(Key::Fee) && object.contains("有关");
        let about_fees = named && !of_quarrels && !keys.has(Key::OtherFee) && !keys.has(Key::FeeLapsed);
        return if about_fees { none(Topic::InformationFee) } else { None };
    }
    // 依申请公开情况：无。
    let alone = keys.without(set![ThisYear NoneHappened]).is_empty();
    if alone && after.is_empty() && denial == Key::NoneHappened {
        return if headed { none(Topic::RECEIVED) } else { None };
    }
    // 依申请公开零申请、零受理
    let is_whole = denial == Key::NoneReceived
        && words.get(at).is_some_and(|placed| reader.slice(placed.start, placed.end).ends_with(['请', '理']));
    if is_whole && (keys.meets(set![Apply Disclosure]) || reader.memory.requests) && !keys.has(Key::Foreign) {
        return none(Topic::RECEIVED);
    }
    let start = words.get(at)?.end;
    if after.meets(DISPUTES) {
        let ruled = after.meets(RULINGS) || after.has(Key::RulingNoise) || after.has(Key::Deadline) || after.has(Key::Answer);
        // Decisions against people have suits of their own; a report that says nothing of those speaks of its subject.
        let disclosed = keys.meets(set![Disclosure Apply]) || !reader.memory.enforcing;
        let subject = topic::subject_of(after.and(DISPUTES))?;
        // 未被复议机关… and 未被复议审查… say what that organ did not do.
        let object = reader.words(start, end);
        let by_organ = object.contains("机关") || object.contains("复议审查");
        return if ruled || !disclosed || by_organ { None } else { none(subject) };
    }
    let object = reader.words(start, end);
    let spoken_of = reader.memory.requests && !reader.memory.foreign;
    match denial::denies_applications(&object, denial == Key::NoneReceived, spoken_of) {
        Denied::Nothing => None,
        Denied::All => none(Topic::RECEIVED),
        // Reported; no rule uses it.
        Denied::Some => Some(Stated::new(Kind::None, Topic::RECEIVED, None, "none/received-in-part")),
    }
}

fn all_of_them(reader: &Reader<'_>, words: &[Placed], keys: Keys, counted: bool, thread: ClauseContext) -> Found {
    let all = words.iter().position(|placed| key_of(placed) == Some(Key::All))?;
    let after: Keys = words.get(all.saturating_add(1)..).unwrap_or_default().iter().filter_map(key_of).collect();
    if keys.has(Key::Foreign) || keys.has(Key::Step) || keys.has(Key::Publish) && !after.has(Key::Answer) {
        return None;
    }
    if after.has(Key::Upheld) || (keys.has(Key::Upheld) && keys.meets(DISPUTES)) {
        let subject = thread.remedy.filter(|_| !counted)?;
        return Some(Stated::new(Kind::AllUpheld, whole_subject(reader, subject), None, "all/upheld"));
    }
    let requests = reader.memory.requests && !reader.memory.foreign && !keys.meets(DISPUTES);
    if !requests || counted {
        return None;
    }
    let counted_as = |topic: Topic| {
        reader
            .claims
            .iter()
            .rev()
            .take(3)
            .find(|claim| claim.what == topic && claim.kind == Kind::Count)
            .filter(|claim| is_clear(claim))
    };
    let moved = reader.claims.iter().any(|claim| {
        matches!(claim.what, Topic::BROUGHT_FORWARD | Topic::CARRIED_FORWARD | Topic::Unanswered)
            && claim.value.is_some_and(|value| value > Number::ZERO)
    });
    let answered = counted_as(Topic::ANSWERED).or_else(|| counted_as(Topic::RECEIVED).filter(|_| !moved));
    if let Some(answered) = answered.filter(|_| after.has(Key::Granted) && after.and(OUTCOME).len() == 1) {
        return Some(Stated::new(Kind::Count, Topic::outcome(Row::Granted), answered.value, "all/granted"));
    }
    if after.meets(PERSONS) && !after.without(PERSONS).meets(APPLICANT) && !after.has(Key::Answer) {
        let received = reader.claims.iter().rev().find(|claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count)?;
        let persons = Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson));
        return Some(Stated::new(Kind::Count, persons, received.value, "all/natural-persons"));
    }
    // 收到32件，办结30件，均已答复: all of those that were answered.
    let last = reader.claims.last().filter(|last| last.what == Topic::ANSWERED && last.kind == Kind::Count);
    let most = reader.claims.iter().rev().take(4).find(|claim| matches!(claim.what, Topic::RECEIVED | Topic::Handled));
    if last.zip(most).is_some_and(|(last, most)| last.value < most.value) {
        return None;
    }
    let finished = after.has(Key::Answer) || (after.has(Key::Process) && after.has(Key::Deadline));
    finished.then_some(Stated::new(Kind::AllAnswered, Topic::ANSWERED, None, "all/answered"))
}

fn is_clear(claim: &Claim) -> bool {
    claim.confidence != Confidence::Unclear
}

/// 复议7件，诉讼9件，均获维持 speaks of both.
fn whole_subject(reader: &Reader<'_>, subject: Topic) -> Topic {
    let recent = reader.claims.iter().rev().take(4);
    let mut both = [false; 2];
    for claim in recent {
        match claim.what {
            Topic::Litigation(Ruling::Total) => both[1] = true,
            what if what == Topic::reconsideration(Ruling::Total) => both[0] = true,
            _ => {}
        }
    }
    if both == [true, true] { Topic::Disputes(Ruling::Total) } else { subject }
}

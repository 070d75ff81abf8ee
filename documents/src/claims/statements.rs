//! Statements that amount to a number: none received, none charged, all answered, all upheld.

use ogi_core::{CellId, Claim, Column, Confidence, Kind, Measure, Number, Row, Ruling, Scope, Subject, Topic};

use super::doubt;
use super::lex::{Placed, Token};
use super::read::{Clause, Reader, Thread, key_of};
use super::topic;
use crate::lexicon::{APPLICANT, CHANNEL, DISPUTES, Key, Keys, OUTCOME, PERSONS, RULINGS, proactive};

pub(super) const DENIALS: Keys =
    Keys::of(&[Key::NoneReceived, Key::NoneHappened, Key::NoneCharged, Key::NoneTo, Key::NoneMade, Key::NoLoss]);
const UNDOING: Keys = Keys::of(&[Key::Wrongdoing, Key::Conditional, Key::NextYear]);

/// Whether a sentence with these words may make a statement.
pub(super) const fn may_state(keys: Keys) -> bool {
    keys.meets(DENIALS) || keys.has(Key::All)
}

/// Recognises the statement of one clause, if it makes one.
pub(super) fn state(reader: &mut Reader<'_>, tokens: &[Placed], clause: Clause, keys: Keys, counted: bool, thread: Thread) {
    if reader.claims.len() >= Reader::MOST_CLAIMS || keys.meets(UNDOING) || (!keys.meets(DENIALS) && !keys.has(Key::All)) {
        return;
    }
    let Some(words) = tokens.get(clause.start..clause.end) else { return };
    let denial = words.iter().position(|placed| key_of(placed).is_some_and(|key| Keys::of(&[key]).meets(DENIALS)));
    let found = match denial {
        Some(at) if !counted => denied(reader, words, at, keys, thread),
        _ => all_of_them(reader, words, keys, counted, thread),
    };
    let Some((kind, what, value)) = found else { return };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let start = denial
        .and_then(|at| words.get(at))
        .filter(|_| kind == Kind::None)
        .map_or(first.start, |placed| placed.start.min(first.start));
    let text = reader.slice(start, last.end);
    let text = text.get(..text.floor_char_boundary(180)).unwrap_or_default();
    let mut claim = Claim::count(
        what,
        Number::ZERO,
        text,
        reader.span(start, start.saturating_add(u32::try_from(text.len()).unwrap_or(0))),
    );
    claim.kind = kind;
    claim.value = value;
    claim.scope = thread.scope;
    claim.year = thread.year;
    // None since the beginning is none this year.
    claim.cumulative = thread.cumulative && kind != Kind::None;
    if kind == Kind::AllAnswered && keys.has(Key::Deadline) {
        // Answered in time does not say that nothing is left.
        claim.confidence = Confidence::Likely;
    }
    let of_all = kind != Kind::None
        || denial.is_none_or(|at| doubt::denies_all(reader, tokens, clause, clause.start.saturating_add(at), what));
    if thread.unknown_year || thread.scope == Scope::Others || !of_all {
        claim.confidence = Confidence::Unclear;
    }
    reader.claims.push(claim);
}

type Found = Option<(Kind, Topic, Option<Number>)>;

fn denied(reader: &Reader<'_>, words: &[Placed], at: usize, keys: Keys, thread: Thread) -> Found {
    let tail = words.get(at.saturating_add(1)..).unwrap_or_default();
    let after: Keys = tail.iter().filter_map(key_of).collect();
    let denial = words.get(at).and_then(key_of)?;
    let none = |topic| Some((Kind::None, topic, Some(Number::ZERO)));
    if denial == Key::NoLoss || after.meets(Keys::of(&[Key::Lost])) || (after.has(Key::Corrected) && !after.meets(DISPUTES)) {
        let named = topic::subject_of(keys.and(DISPUTES)).or(thread.remedy);
        let subject = named.or(reader.memory.disclosure.then_some(Topic::Disputes(Ruling::Total)))?;
        return Some((Kind::NoneCorrected, subject, None));
    }
    if denial == Key::NoneMade {
        let document = document_made(after)?;
        return if after.meets(RULINGS.or(Keys::of(&[Key::DocWork, Key::Class]))) { None } else { none(document) };
    }
    if denial == Key::NoneTo && !after.has(Key::Fee) && !after.has(Key::FeeWord) {
        return None;
    }
    if denial == Key::NoneCharged || after.has(Key::Fee) || after.has(Key::FeeWord) {
        let named = keys.has(Key::Fee)
            || (keys.has(Key::FeeWord) || denial == Key::NoneCharged)
                && (keys.has(Key::Disclosure) || keys.has(Key::Apply) || keys.has(Key::FeeWord));
        let about_fees = named && !keys.has(Key::OtherFee) && !keys.has(Key::FeeLapsed);
        return if about_fees { none(Topic::InformationFee) } else { None };
    }
    // 依申请公开零申请
    let is_whole = words.get(at).is_some_and(|placed| reader.slice(placed.start, placed.end).ends_with("申请"));
    if is_whole && (keys.has(Key::Apply) || reader.memory.requests) && !keys.has(Key::Foreign) {
        return none(Topic::RECEIVED);
    }
    if after.meets(DISPUTES) {
        let ruled = after.meets(RULINGS) || after.has(Key::RulingNoise) || after.has(Key::Deadline) || after.has(Key::Answer);
        let disclosed = reader.memory.disclosure;
        let subject = topic::subject_of(after.and(DISPUTES))?;
        return if ruled || !disclosed { None } else { none(subject) };
    }
    let whose = after.and(APPLICANT);
    let everybody = whose.is_empty() || (whose.meets(PERSONS) && whose.has(Key::Organisations));
    let spoken_of = reader.memory.requests && !reader.memory.foreign && denial == Key::NoneReceived && after.has(Key::Request);
    if !(after.has(Key::Apply) || spoken_of)
        || !everybody
        || after.meets(CHANNEL)
        || after.has(Key::Foreign)
        || after.meets(OUTCOME)
    {
        return None;
    }
    let plain = Keys::of(&[
        Key::Apply,
        Key::Class,
        Key::Info,
        Key::Disclosure,
        Key::TotalWord,
        Key::Publish,
        Key::Request,
        Key::NaturalPerson,
        Key::Citizen,
        Key::Organisations,
        Key::Own,
        Key::Whole,
    ]);
    // 没有公民、法人向本机关提出政府信息公开申请
    let by_nobody = !whose.is_empty() && after.has(Key::Apply);
    let bare = by_nobody || matches!(tail.first().map(|placed| placed.token), Some(Token::Key(Key::Apply | Key::Disclosure)));
    let says = match denial {
        Key::NoneReceived => after.without(plain.or(Keys::of(&[Key::Answer, Key::Process, Key::Receive]))).is_empty(),
        _ => bare && after.without(plain).is_empty(),
    };
    if says { none(Topic::RECEIVED) } else { None }
}

fn all_of_them(reader: &Reader<'_>, words: &[Placed], keys: Keys, counted: bool, thread: Thread) -> Found {
    let all = words.iter().position(|placed| key_of(placed) == Some(Key::All))?;
    let after: Keys = words.get(all.saturating_add(1)..).unwrap_or_default().iter().filter_map(key_of).collect();
    if keys.has(Key::Foreign) || keys.has(Key::Step) || keys.has(Key::Publish) && !after.has(Key::Answer) {
        return None;
    }
    if after.has(Key::Upheld) || (keys.has(Key::Upheld) && keys.meets(DISPUTES)) {
        let subject = thread.remedy.filter(|_| !counted)?;
        return Some((Kind::AllUpheld, whole_subject(reader, subject), None));
    }
    let requests = reader.memory.requests && !reader.memory.foreign && !keys.meets(DISPUTES);
    if !requests || counted {
        return None;
    }
    let answered = reader.claims.iter().rev().take(3).find(|claim| claim.what == Topic::ANSWERED && claim.kind == Kind::Count);
    if let Some(answered) = answered.filter(|_| after.has(Key::Granted) && after.and(OUTCOME).len() == 1) {
        return Some((Kind::Count, Topic::outcome(Row::Granted), answered.value));
    }
    if after.meets(PERSONS)
        && !after.without(PERSONS.or(Keys::of(&[Key::Apply, Key::Request]))).meets(APPLICANT.or(CHANNEL))
        && !after.has(Key::Answer)
    {
        let received = reader.claims.iter().rev().find(|claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count)?;
        return Some((Kind::Count, Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson)), received.value));
    }
    let finished = after.has(Key::Answer) || (after.has(Key::Process) && after.has(Key::Deadline));
    finished.then_some((Kind::AllAnswered, Topic::ANSWERED, None))
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

/// The cell of the documents made, of the kind that the words name.
fn document_made(keys: Keys) -> Option<Topic> {
    let subject = match (keys.has(Key::Rules), keys.has(Key::Norm)) {
        (true, false) => Subject::GovernmentRules,
        (false, true) => Subject::NormativeDocuments,
        _ => return None,
    };
    proactive(subject, Measure::Issued)
}

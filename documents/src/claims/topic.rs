//! Decides what a number counts from the words on both sides of it.

use ogi_core::{CellId, Channel, Column, Confidence, Measure, OutcomeGroup, Place, Remedy, Row, Ruling, Subject, Topic, Unit};

use super::keys::Keys;
use super::words::Key;

/// What is known about the place where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a circumstance of its own")]
pub(super) struct Surroundings {
    /// Applications are spoken of: in the heading, or since it.
    pub(super) requests: bool,
    /// Disclosure of information is spoken of in the sentence.
    pub(super) disclosure: bool,
    /// The remedy that the sentence speaks of.
    pub(super) remedy: Option<Topic>,
    /// The number stands in a list of parts of the applications received.
    pub(super) channels: bool,
    /// The number stands in a list of parts of what was published.
    pub(super) published: bool,
    /// The number stands in a list of parts of the applications answered.
    pub(super) answered: bool,
}

/// What a number was found to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) topic: Topic,
    pub(super) confidence: Confidence,
    pub(super) only_published: bool,
}

const fn sure(topic: Topic) -> Decision {
    Decision { topic, confidence: Confidence::Certain, only_published: false }
}

const fn likely(topic: Topic) -> Decision {
    Decision { topic, confidence: Confidence::Likely, only_published: false }
}

const SUITS: Keys = Keys::of(&[Key::Suit, Key::DirectSuit, Key::SuitAfter]);
pub(super) const DISPUTES: Keys = Keys::of(&[Key::Review]).or(SUITS);
pub(super) const RULINGS: Keys = Keys::of(&[Key::Upheld, Key::Corrected, Key::OtherRuling, Key::Pending]);

/// Outcomes, each with the rows it stands for.
const OUTCOMES: [(Key, Topic); 28] = [
    (Key::AlreadyPublic, Topic::AlreadyPublic),
    (Key::Agree, Topic::Agreed),
    (Key::Granted, Topic::outcome(Row::Granted)),
    (Key::Partial, Topic::outcome(Row::GrantedInPart)),
    (Key::Denied, Topic::Outcomes(OutcomeGroup::Denied)),
    (Key::Unavailable, Topic::Outcomes(OutcomeGroup::Unavailable)),
    (Key::NotProcessed, Topic::Outcomes(OutcomeGroup::NotProcessed)),
    (Key::OtherwiseClosed, Topic::Outcomes(OutcomeGroup::OtherwiseClosed)),
    (Key::NotHeld, Topic::outcome(Row::NotHeld)),
    (Key::NonExistent, Topic::NonExistent),
    (Key::Elsewhere, Topic::Elsewhere),
    (Key::NeedsCreation, Topic::outcome(Row::NeedsCreation)),
    (Key::StillUnclear, Topic::outcome(Row::StillUnclear)),
    (Key::Petition, Topic::outcome(Row::Petition)),
    (Key::Duplicate, Topic::outcome(Row::Duplicate)),
    (Key::Publications, Topic::outcome(Row::Publication)),
    (Key::Vexatious, Topic::outcome(Row::Vexatious)),
    (Key::Reissue, Topic::outcome(Row::Reissue)),
    (Key::CorrectionLapsed, Topic::outcome(Row::CorrectionLapsed)),
    (Key::FeeLapsed, Topic::outcome(Row::FeeLapsed)),
    (Key::StateSecret, Topic::outcome(Row::StateSecret)),
    (Key::ProhibitedByLaw, Topic::outcome(Row::ProhibitedByLaw)),
    (Key::Security, Topic::outcome(Row::SecurityAndStability)),
    (Key::ThirdParty, Topic::outcome(Row::ThirdPartyRights)),
    (Key::Internal, Topic::outcome(Row::InternalAffairs)),
    (Key::Deliberative, Topic::outcome(Row::Deliberative)),
    (Key::EnforcementFile, Topic::outcome(Row::EnforcementFile)),
    (Key::Inquiry, Topic::outcome(Row::AdministrativeInquiry)),
];

const fn outcome_keys() -> Keys {
    let (mut keys, mut rest) = (Keys::NONE, OUTCOMES.as_slice());
    while let [(key, _), tail @ ..] = rest {
        keys.insert(*key);
        rest = tail;
    }
    keys
}

/// Kinds of documents that the first table counts.
pub(super) const DOCUMENTS: Keys = Keys::of(&[Key::Rules, Key::Norm]);
/// What happened to a document.
pub(super) const DOCUMENT_VERBS: Keys = Keys::of(&[Key::Issue, Key::Repeal, Key::InForce, Key::Publish]);
pub(super) const OUTCOME: Keys = outcome_keys();
const GROUPS: Keys = Keys::of(&[Key::Denied, Key::Unavailable, Key::NotProcessed, Key::OtherwiseClosed]);

const NATURAL_PERSON: Topic = Topic::Cell(CellId::request(Row::Received, Column::NaturalPerson));
const APPLICANTS: [(Key, Topic); 7] = [
    (Key::NaturalPerson, NATURAL_PERSON),
    (Key::Citizen, NATURAL_PERSON),
    (Key::Business, Topic::Cell(CellId::request(Row::Received, Column::Business))),
    (Key::Research, Topic::Cell(CellId::request(Row::Received, Column::Research))),
    (Key::PublicInterest, Topic::Cell(CellId::request(Row::Received, Column::PublicInterest))),
    (Key::LegalService, Topic::Cell(CellId::request(Row::Received, Column::LegalService))),
    (Key::Organisations, Topic::Organisations),
];
pub(super) const PERSONS: Keys = Keys::of(&[Key::NaturalPerson, Key::Citizen]);
pub(super) const APPLICANT: Keys =
    Keys::of(&[Key::Business, Key::Research, Key::PublicInterest, Key::LegalService, Key::Organisations]).or(PERSONS);

const CHANNELS: [(Key, Channel); 6] = [
    (Key::InPerson, Channel::InPerson),
    (Key::Letter, Channel::Letter),
    (Key::Online, Channel::Online),
    (Key::Fax, Channel::Fax),
    (Key::Email, Channel::Email),
    (Key::OtherWay, Channel::Other),
];
pub(super) const CHANNEL: Keys = Keys::of(&[Key::InPerson, Key::Letter, Key::Online, Key::Fax, Key::Email, Key::OtherWay]);

/// The topic of a single key word in a list such as 网络、信函分别为3件、4件.
pub(super) fn of_key(key: Key, around: Surroundings) -> Option<Topic> {
    let keys = Keys::of(&[key]);
    decide(keys, Keys::NONE, Unit::Piece, Surroundings { channels: true, ..around }).map(|decision| decision.topic)
}

/// What the number counts, given the words before and after it.
pub(super) fn decide(before: Keys, after: Keys, unit: Unit, around: Surroundings) -> Option<Decision> {
    let all = before.or(after);
    if unit.is_money() {
        return money(all, around);
    }
    let cases = unit.counts_cases() || matches!(unit, Unit::Matter | Unit::Thing);
    if !all.has(Key::Foreign) && !all.has(Key::Document) && !all.has(Key::Step) && cases {
        let requests = around.requests || around.channels || all.has(Key::Apply);
        let found = remedies(before, after, around)
            .or_else(|| flow_ends(before, after, requests))
            .or_else(|| outcomes(before, after, requests))
            .or_else(|| parts_of_received(before, after, around, requests))
            .or_else(|| flow(before, after, around, requests));
        if found.is_some() {
            return found;
        }
    }
    if (cases || matches!(unit, Unit::Book))
        && let Some(found) = documents(before, after, around.published).or_else(|| decisions(before, after))
    {
        return Some(found);
    }
    let items = unit.counts_cases() || matches!(unit, Unit::Article | Unit::Issue);
    (items && before.has(Key::Publish)).then_some(sure(Topic::Published))
}

fn money(all: Keys, around: Surroundings) -> Option<Decision> {
    if all.has(Key::OtherFee) || all.has(Key::Every) {
        return None;
    }
    if all.has(Key::Fee) {
        return Some(sure(Topic::InformationFee));
    }
    (all.has(Key::FeeWord) && (around.requests || all.has(Key::Apply))).then_some(likely(Topic::InformationFee))
}

/// What came in from last year, what goes on into the next.
fn flow_ends(before: Keys, after: Keys, requests: bool) -> Option<Decision> {
    let all = before.or(after);
    let found = |topic| if requests { sure(topic) } else { likely(topic) };
    let outgoing = |keys: Keys| keys.has(Key::CarryOut) || (keys.has(Key::Carry) && keys.has(Key::NextYear));
    let incoming = |keys: Keys| keys.has(Key::CarryIn) || (keys.has(Key::Carry) && keys.has(Key::PreviousYear));
    let known = requests || all.has(Key::Process) || all.has(Key::Answer) || all.has(Key::Receive);
    if !known || all.meets(DISPUTES) {
        return None;
    }
    // 收到上年结转的申请2件: received this year or brought forward.
    if incoming(before) && before.has(Key::Receive) {
        return Some(Decision { confidence: Confidence::Unclear, ..likely(Topic::Handled) });
    }
    if incoming(before) {
        return Some(found(Topic::BROUGHT_FORWARD));
    }
    if outgoing(all) {
        return Some(found(Topic::CARRIED_FORWARD));
    }
    if incoming(after) {
        return Some(found(Topic::BROUGHT_FORWARD));
    }
    all.has(Key::Unanswered).then_some(likely(Topic::Unanswered))
}

/// Reconsideration and lawsuits.
fn remedies(before: Keys, after: Keys, around: Surroundings) -> Option<Decision> {
    let all = before.or(after);
    let subject =
        if all.meets(DISPUTES) { subject_of(if before.meets(DISPUTES) { before } else { after }) } else { around.remedy };
    let subject = subject?;
    if !all.meets(DISPUTES) && !all.meets(RULINGS) {
        return None;
    }
    if all.has(Key::RulingNoise) || all.has(Key::Lost) || all.has(Key::Annulled) {
        return None;
    }
    let rulings = all.and(RULINGS);
    let ruling = match (rulings.len(), rulings) {
        (0, _) => Ruling::Total,
        (1, keys) if keys.has(Key::Upheld) => Ruling::Upheld,
        (1, keys) if keys.has(Key::Corrected) => Ruling::Corrected,
        (1, keys) if keys.has(Key::OtherRuling) => Ruling::Other,
        (1, _) => Ruling::Pending,
        _ => return None,
    };
    let topic = with_ruling(subject, ruling);
    let disclosed = around.disclosure || around.requests || all.has(Key::Apply) || all.has(Key::Disclosure);
    let unclear = !disclosed || all.has(Key::Answer) || all.has(Key::Carry) || all.has(Key::CarryIn);
    Some(match (unclear, all.meets(DISPUTES)) {
        (true, _) => Decision { topic, confidence: Confidence::Unclear, only_published: false },
        (false, true) => sure(topic),
        (false, false) => likely(topic),
    })
}

/// The remedy that some words name.
pub(super) fn subject_of(keys: Keys) -> Option<Topic> {
    let suit = keys.has(Key::Suit);
    Some(match () {
        () if keys.has(Key::SuitAfter) && keys.has(Key::DirectSuit) => Topic::Litigation(Ruling::Total),
        () if keys.has(Key::SuitAfter) => Topic::Cell(CellId::remedy(Remedy::SuitAfterReconsideration, Ruling::Total)),
        () if keys.has(Key::DirectSuit) => Topic::Cell(CellId::remedy(Remedy::DirectSuit, Ruling::Total)),
        () if keys.has(Key::Review) && suit => Topic::Disputes(Ruling::Total),
        () if keys.has(Key::Review) => Topic::reconsideration(Ruling::Total),
        () if suit => Topic::Litigation(Ruling::Total),
        () => return None,
    })
}

fn with_ruling(subject: Topic, ruling: Ruling) -> Topic {
    match subject {
        Topic::Litigation(_) => Topic::Litigation(ruling),
        Topic::Disputes(_) => Topic::Disputes(ruling),
        Topic::Cell(cell) => match cell.place() {
            Place::Remedy(group, _) => Topic::Cell(CellId::remedy(group, ruling)),
            _ => subject,
        },
        other => other,
    }
}

fn outcomes(before: Keys, after: Keys, requests: bool) -> Option<Decision> {
    let keys = if before.meets(OUTCOME) { before } else { after };
    let found = keys.and(OUTCOME);
    if found.is_empty() || !requests || before.or(after).has(Key::Class) {
        return None;
    }
    let disclosed = Keys::of(&[Key::Granted, Key::Agree, Key::Partial]);
    let topic = match found.len() {
        1 => OUTCOMES.iter().find(|(key, _)| found.has(*key))?.1,
        2 if found.without(disclosed).is_empty() && found.has(Key::Partial) => Topic::Outcomes(OutcomeGroup::Disclosed),
        // A group named together with a reason: 因不掌握无法提供 is the row alone, 因不掌握等原因无法提供 the whole group.
        _ if found.and(GROUPS).len() == 1 && found.and(disclosed).is_empty() => {
            let reason = found.without(GROUPS);
            let one = reason.len() == 1 && !before.or(after).has(Key::AndSo);
            let named = if one { reason } else { found.and(GROUPS) };
            OUTCOMES.iter().find(|(key, _)| named.has(*key))?.1
        }
        _ => return None,
    };
    // 收到重复申请2件 may have been answered otherwise.
    let received = before.has(Key::Receive) && (found.has(Key::Duplicate) || found.has(Key::Petition));
    Some(if received { Decision { confidence: Confidence::Unclear, ..sure(topic) } } else { sure(topic) })
}

/// Kinds of applicants and ways of applying.
fn parts_of_received(before: Keys, after: Keys, around: Surroundings, requests: bool) -> Option<Decision> {
    let all = before.or(after);
    if !requests || all.has(Key::Publish) || all.has(Key::Answer) {
        return None;
    }
    let received = all.has(Key::Receive) && (all.has(Key::Apply) || all.has(Key::Request));
    let applicants = all.and(APPLICANT);
    if applicants.len() == 1 {
        let topic = APPLICANTS.iter().find(|(key, _)| applicants.has(*key))?.1;
        // 收到公民申请 may mean everybody who applied.
        let everybody = received && applicants.has(Key::Citizen);
        let found = if received { likely(topic) } else { sure(topic) };
        return Some(if everybody { Decision { confidence: Confidence::Unclear, ..found } } else { found });
    }
    let organisations = applicants.without(PERSONS);
    if applicants.len() > 1 && applicants == organisations && !received {
        return Some(likely(Topic::Organisations));
    }
    let channels = all.and(CHANNEL);
    let aside = Keys::of(&[Key::Among, Key::TotalWord, Key::ThisYear, Key::Process, Key::Receive, Key::Own, Key::Whole]);
    let alone = all.without(CHANNEL.or(aside)).is_empty();
    let listed = alone || around.channels || all.has(Key::Apply) || all.has(Key::Request) || all.has(Key::ApplyWay);
    if !listed || applicants.len() > 1 {
        return None;
    }
    let online = Keys::of(&[Key::Online]);
    let topic = match channels.len() {
        1 => CHANNELS.iter().find(|(key, _)| channels.has(*key))?.1,
        // 网络平台、网上邮箱: the narrower word decides.
        2 if channels.meets(online) => CHANNELS.iter().find(|(key, _)| channels.without(online).has(*key))?.1,
        _ => return None,
    };
    Some(if received { likely(Topic::Channel(topic)) } else { sure(Topic::Channel(topic)) })
}

/// Applications received, due, handled, answered.
fn flow(before: Keys, after: Keys, around: Surroundings, requests: bool) -> Option<Decision> {
    let all = before.or(after);
    if all.has(Key::Publish) || all.has(Key::Info) && !all.has(Key::Apply) || all.has(Key::Class) && !all.has(Key::Apply) {
        return None;
    }
    let found = |topic| if all.has(Key::Apply) { sure(topic) } else { likely(topic) };
    let applied = all.has(Key::Request) && all.has(Key::Receive);
    // 审核申请答复文书 is work on them; 行政复议方面，新收5件 is about something else.
    let worked_on = all.has(Key::DocWork) && !all.has(Key::Receive) && !all.has(Key::Answer);
    if worked_on || around.remedy.is_some() && !all.has(Key::Apply) && !all.has(Key::Request) {
        return None;
    }
    if !requests && !applied {
        return None;
    }
    if all.has(Key::Due) {
        return Some(found(Topic::Handled));
    }
    let received = before.has(Key::Receive) || (after.has(Key::Receive) && !before.has(Key::Answer));
    let answered = before.has(Key::Answer) || (after.has(Key::Answer) && !before.has(Key::Receive));
    match (received, answered) {
        (true, true) => Some(likely(Topic::Processed)),
        (true, false) => Some(found(Topic::RECEIVED)),
        (false, true) => Some(if around.requests { sure(Topic::ANSWERED) } else { found(Topic::ANSWERED) }),
        (false, false) if all.has(Key::Process) && (all.has(Key::Apply) || all.has(Key::Request)) => {
            Some(likely(Topic::Processed))
        }
        (false, false) if around.answered || before.has(Key::InWord) => None,
        (false, false) if all.has(Key::Apply) => Some(likely(Topic::RECEIVED)),
        (false, false) => None,
    }
}

/// Rules and normative documents.
fn documents(before: Keys, after: Keys, published: bool) -> Option<Decision> {
    let all = before.or(after);
    let (rules, norms) = (all.has(Key::Rules), all.has(Key::Norm));
    if rules == norms || all.has(Key::DocWork) || all.has(Key::Class) || all.has(Key::Info) || all.has(Key::Foreign) {
        return None;
    }
    let subject = if rules { Subject::GovernmentRules } else { Subject::NormativeDocuments };
    let states = all.and(Keys::of(&[Key::Issue, Key::Repeal, Key::InForce]));
    let measure = match (states.len(), all.has(Key::Publish) || published) {
        (1, _) if states.has(Key::Issue) => Measure::Issued,
        (1, _) if states.has(Key::Repeal) => Measure::Repealed,
        (1, _) => Measure::InForce,
        (0, true) => Measure::Published,
        // 新增规范性文件4件
        (0, false) if all.has(Key::Up) && !all.has(Key::Yoy) && !all.has(Key::Than) => Measure::Issued,
        _ => return None,
    };
    let topic = Topic::Cell(CellId::proactive(subject, measure)?);
    let only_published = measure == Measure::Published;
    Some(Decision { topic, confidence: Confidence::Certain, only_published })
}

/// The cell of the documents made, of the kind that the words name.
pub(super) fn document_made(keys: Keys) -> Option<Topic> {
    let subject = match (keys.has(Key::Rules), keys.has(Key::Norm)) {
        (true, false) => Subject::GovernmentRules,
        (false, true) => Subject::NormativeDocuments,
        _ => return None,
    };
    CellId::proactive(subject, Measure::Issued).map(Topic::Cell)
}

/// Licences, penalties and coercive measures.
fn decisions(before: Keys, after: Keys) -> Option<Decision> {
    let all = before.or(after);
    let kinds =
        [(Key::Licence, Subject::Licences), (Key::Penalty, Subject::Penalties), (Key::Coercion, Subject::CoerciveMeasures)];
    let mut named = kinds.iter().filter(|(key, _)| all.has(*key));
    let (Some((_, subject)), None) = (named.next(), named.next()) else { return None };
    if all.has(Key::Class) || all.has(Key::Info) || all.has(Key::DocWork) || all.meets(DISPUTES) || all.has(Key::Apply) {
        return None;
    }
    let topic = Topic::Cell(CellId::proactive(*subject, Measure::Decisions)?);
    let confidence = if all.has(Key::Decision) { Confidence::Certain } else { Confidence::Likely };
    Some(Decision { topic, confidence, only_published: all.has(Key::Publish) })
}

/// Whether it is a kind of document of the first table.
pub(super) fn is_document(topic: Topic) -> bool {
    let Some(Place::Proactive(subject, _)) = topic.cell().map(CellId::place) else { return false };
    matches!(subject, Subject::GovernmentRules | Subject::NormativeDocuments)
}

/// A further number in a list of documents: the verb or the kind stands before the first.
pub(super) fn document_in_list(before: Keys, after: Keys, unit: Unit, verb: Keys, document: Keys) -> Option<Decision> {
    let own = before.or(after);
    let named = own.and(DOCUMENTS).len();
    let keys = match (named, own.meets(DOCUMENT_VERBS)) {
        (1, false) if !verb.is_empty() => before.or(verb),
        (0, true) if !document.is_empty() && !own.has(Key::Publish) => own.or(document),
        _ => return None,
    };
    let found = decide(keys, Keys::NONE, unit, Surroundings::default())?;
    Some(Decision { confidence: Confidence::Likely, ..found }).filter(|found| is_document(found.topic))
}

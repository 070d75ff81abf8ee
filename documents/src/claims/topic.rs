//! Decides what a number counts from the words on both sides of it: the first pattern that fits.

use ogi_core::{CellId, Confidence, Measure, Place, Remedy, Ruling, Subject, Topic, Unit};

use crate::lexicon::{
    APPLICANT, CHANNEL, DISPUTES, DOCUMENT_VERBS, DOCUMENTS, FLOW, GROUPS, Key, Keys, OUTCOME, PATTERNS, PERSONS, Pattern,
    RULINGS, Says, Units, proactive, set,
};

/// What is known about the place where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a circumstance of its own")]
pub(super) struct TopicContext {
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
    /// Nothing but 公开 is said of the number.
    pub(super) bare: bool,
    /// Outcomes are named beside it.
    pub(super) beside: bool,
    /// The number before it counts decisions.
    pub(super) decided: bool,
    /// The sentence names organisations.
    pub(super) organisations: bool,
    /// The number stands right behind the words before it.
    pub(super) near: bool,
}

/// What a number was found to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) topic: Topic,
    pub(super) confidence: Confidence,
    pub(super) only_published: bool,
    /// The name of the pattern.
    pub(super) pattern: &'static str,
}

impl Decision {
    pub(super) const fn new(topic: Topic, confidence: Confidence, pattern: &'static str) -> Self {
        Self { topic, confidence, only_published: false, pattern }
    }
}

/// The topic of a single key word in a list such as 网络、信函分别为3件、4件.
pub(super) fn of_key(key: Key, around: TopicContext) -> Option<Topic> {
    let keys = Keys::of(&[key]);
    decide(keys, Keys::NONE, Unit::Piece, TopicContext { channels: true, ..around }).map(|decision| decision.topic)
}

/// Words of which those before a number go before those behind it.
const NEAREST: [Keys; 3] = [OUTCOME, DISPUTES, FLOW];
/// What the number counts, given the words before and after it.
pub(super) fn decide(before: Keys, after: Keys, unit: Unit, around: TopicContext) -> Option<Decision> {
    let (before, after) = (joined(before), joined(after));
    let rest = NEAREST.iter().filter(|domain| before.meets(**domain)).fold(after, |rest, domain| rest.without(*domain));
    let words = before.or(rest);
    let all = words.or(circumstances(before, words, unit, around));
    let groups = PATTERNS.iter().filter(|(asked, _)| all.meets(*asked));
    let pattern = groups
        .flat_map(|(_, group)| *group)
        .find(|pattern| pattern.fits(before, after, all) && counted_in(pattern.units, unit))?;
    Some(Decision {
        topic: says(pattern, words, around)?,
        confidence: pattern.confidence(all),
        only_published: pattern.only_published
            || all.has(Key::Publish) && matches!(pattern.says, Says::Proactive(_, Measure::Decisions)),
        pattern: pattern.name,
    })
}

const fn counted_in(units: Units, unit: Unit) -> bool {
    let cases = unit.counts_cases() || matches!(unit, Unit::Matter | Unit::Thing);
    match units {
        Units::Money => unit.is_money(),
        Units::Cases => cases,
        Units::Pieces => unit.counts_cases(),
        Units::Matters => matches!(unit, Unit::Matter),
        Units::Documents => cases || matches!(unit, Unit::Book | Unit::Article),
        Units::Items => unit.counts_cases() && !matches!(unit, Unit::Letter) || matches!(unit, Unit::Article),
    }
}

/// 上年 … 结转 and 结转 … 下年 are one thing each, wherever they stand.
const fn joined(mut keys: Keys) -> Keys {
    if keys.has(Key::Carry) && keys.has(Key::PreviousYear) {
        keys.insert(Key::CarryIn);
    }
    if keys.has(Key::Carry) && keys.has(Key::NextYear) {
        keys.insert(Key::CarryOut);
    }
    if keys.has(Key::Done) {
        keys.insert(Key::Process);
    }
    if keys.has(Key::LicenceMatter) && !keys.has(Key::Process) && !keys.has(Key::Answer) && !keys.has(Key::Made) {
        keys.insert(Key::Powers);
    }
    if keys.has(Key::RequestsOnline) {
        keys.insert(Key::Online);
    }
    keys
}

/// What is known of the place, as keys beside those of its words.
fn circumstances(before: Keys, all: Keys, unit: Unit, around: TopicContext) -> Keys {
    let apply = all.has(Key::Apply);
    let requests = around.requests || around.channels || apply || all.has(Key::RequestsOnline);
    let applied = all.has(Key::Receive) && (apply || all.has(Key::Request));
    let organisations = all.and(APPLICANT).without(PERSONS);
    let aside = set![Among TotalWord ThisYear Process Receive Own Whole OnPaper];
    let listed = around.channels
        || all.has(Key::RequestsOnline)
        || apply
        || all.has(Key::Request)
        || all.has(Key::ApplyWay)
        || all.without(CHANNEL.or(aside)).is_empty();
    // 审核申请答复文书 is work on them; 行政复议方面，新收5件 is about something else.
    let worked_on = all.has(Key::DocWork) && !all.has(Key::Receive) && !all.has(Key::Answer);
    let other_remedy = around.remedy.is_some() && !apply && !all.has(Key::Request);
    let named = (all.has(Key::Info) || all.has(Key::Class)) && !apply;
    // 网上收到申请41件 are those that came that way, and so are 线下受理6件.
    let ways = all.and(CHANNEL).len();
    let one_way = ways == 1 && !requests || all.has(Key::Offline) && ways == 0;
    let known = requests || all.has(Key::Process) || all.meets(FLOW);
    let disclosed = around.disclosure || around.requests || apply || all.has(Key::Disclosure);
    let items = matches!(unit, Unit::Item | Unit::Article);
    let several = all.meets(GROUPS) && all.has(Key::AndSo);
    let facts = [
        (requests, Key::AboutRequests),
        (around.requests, Key::AboutBefore),
        (requests || applied, Key::AboutAny),
        (applied, Key::Applied),
        (applied && !around.organisations && !around.channels, Key::Everybody),
        (around.bare, if around.beside { Key::BareOutcome } else { Key::Bare }),
        (around.decided && all.len() == 1, Key::GoesOn),
        (!disclosed, Key::Undisclosed),
        (all.meets(DISPUTES) || around.remedy.is_some() && all.meets(RULINGS), Key::OfRemedy),
        (listed, Key::Listed),
        (several, Key::SeveralReasons),
        (organisations.len() > 1, Key::SeveralOrganisations),
        (before.has(Key::Receive), Key::ReceivedBefore),
        (other_remedy && before.has(Key::Unanswered), Key::InRemedy),
        (before.has(Key::InWord), Key::InBefore),
        (around.answered, Key::InAnswered),
        (around.near && before.without(aside).is_empty(), Key::ProcessAlone),
        (around.published, Key::InPublished),
        (around.published && items, Key::ItemInList),
        (items && !all.has(Key::Decision) && !all.has(Key::Made), Key::ItemUnit),
        (named || worked_on || other_remedy || one_way, Key::NotFlow),
        (!known, Key::Aimless),
    ];
    facts.iter().filter(|(holds, _)| *holds).map(|(_, key)| *key).collect()
}

fn says(pattern: &Pattern, words: Keys, around: TopicContext) -> Option<Topic> {
    match pattern.says {
        Says::Topic(topic) => Some(topic),
        Says::Proactive(subject, measure) => proactive(subject, measure),
        Says::Ruling(ruling) => {
            let subject = if words.meets(DISPUTES) { subject_of(words) } else { around.remedy };
            Some(with_ruling(subject?, ruling))
        }
    }
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

pub(super) fn with_ruling(subject: Topic, ruling: Ruling) -> Topic {
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
        (1, false) if !verb.is_empty() => own.or(verb),
        (0, true) if !document.is_empty() && !own.has(Key::Publish) => own.or(document),
        _ => return None,
    };
    let found = decide(keys, Keys::NONE, unit, TopicContext::default())?;
    Some(Decision { confidence: Confidence::Likely, ..found }).filter(|found| is_document(found.topic))
}

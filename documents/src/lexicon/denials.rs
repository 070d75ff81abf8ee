//! What a denial says that there was none of (没有的说法), by the words behind it.

use ogi_core::{CellId, Measure, OutcomeGroup, Subject, Topic};

use super::keys::Keys;
use super::said::Shown;
use super::words::Key;

/// A way to say that there was none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Denial {
    pub(crate) name: &'static str,
    /// The denials that it may begin with.
    pub(crate) verbs: Keys,
    /// Every one of these is said behind them.
    pub(crate) needs: Keys,
    /// None of these is.
    pub(crate) forbids: Keys,
    pub(crate) none: Option<Topic>,
    /// Whether applications must be spoken of.
    pub(crate) requests: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "for tests alone"))]
    pub(crate) shown: Shown,
}

const fn k(keys: &[Key]) -> Keys {
    Keys::of(keys)
}

const fn proactive(subject: Subject, measure: Measure) -> Option<Topic> {
    match CellId::proactive(subject, measure) {
        Some(cell) => Some(Topic::Cell(cell)),
        None => None,
    }
}

/// Words with which a denial speaks of how something was done, or of some of it.
const NARROWED: Keys =
    set![Class Info DocWork Powers LicenceMatter Wrongdoing Deadline Foreign Lost Annulled RulingNoise Upheld Corrected];

impl Denial {
    const fn new(name: &'static str, none: Option<Topic>, verbs: &[Key], needs: &[Key]) -> Self {
        Self { name, verbs: k(verbs), needs: k(needs), forbids: NARROWED, none, requests: false, shown: Shown::new("", "") }
    }

    /// 无行政许可信息需要公开: there were none.
    const fn to_publish(name: &'static str, subject: Subject, key: Key) -> Self {
        let denial = Self::new(name, proactive(subject, Measure::Decisions), HAPPENED, &[key, Key::ToPublish]);
        let forbids = NARROWED.without(set![Info]).or(set![Apply Review Suit]);
        Self { forbids, ..denial }
    }

    const fn without(self, keys: &[Key]) -> Self {
        Self { forbids: self.forbids.or(k(keys)), ..self }
    }

    /// Kinds and matters may be named with it: 没有上年结转的申请事项.
    const fn of_matters(self) -> Self {
        Self { forbids: self.forbids.without(set![Class]), ..self }
    }

    const fn of_requests(self) -> Self {
        Self { requests: true, ..self }
    }

    const fn shown(self, example: &'static str, unlike: &'static str) -> Self {
        Self { shown: Shown::new(example, unlike), ..self }
    }

    /// Whether it is what a denial with these words behind it says.
    pub(crate) const fn fits(&self, verb: Key, behind: Keys, requests: bool) -> bool {
        self.verbs.has(verb) && behind.covers(self.needs) && !behind.meets(self.forbids) && (requests || !self.requests)
    }
}

const MADE: &[Key] = &[Key::NoneMade];
const DECIDED: &[Key] = &[Key::NoneDecided, Key::NoneHappened];
const HAPPENED: &[Key] = &[Key::NoneHappened];
const CARRIED: &[Key] = &[Key::NoneCarried];

/// Every way; a clause may say several at once.
pub(crate) const DENIALS: &[Denial] = &[
    Denial::new("none/rules", proactive(Subject::GovernmentRules, Measure::Issued), MADE, &[Key::Rules])
        .shown("全年未制定政府规章。", "未制定规章制度。"),
    Denial::new("none/norms", proactive(Subject::NormativeDocuments, Measure::Issued), MADE, &[Key::Norm])
        .shown("全年未印发、未发布规范性文件。", "未制定规范性文件解读方案。"),
    Denial::new("none/norms-made", proactive(Subject::NormativeDocuments, Measure::Issued), HAPPENED, &[Key::Norm, Key::Issue])
        .without(&[Key::Repeal])
        .shown("全年没有行政规范性文件制发。", "没有规范性文件被纠正。"),
    Denial::new("none/rules-added", proactive(Subject::GovernmentRules, Measure::Issued), HAPPENED, &[Key::Rules, Key::Up])
        .without(&[Key::Yoy, Key::Than, Key::Issue, Key::Repeal])
        .shown("本年度无新增的规章和规范性文件。", "没有规章制度新增。"),
    Denial::new("none/norms-added", proactive(Subject::NormativeDocuments, Measure::Issued), HAPPENED, &[Key::Norm, Key::Up])
        .without(&[Key::Yoy, Key::Than, Key::Issue, Key::Repeal])
        .shown("本年度无新增的规范性文件。", "规范性文件数量与上年相比没有增加。"),
    Denial::new(
        "none/rules-in-force",
        proactive(Subject::GovernmentRules, Measure::InForce),
        HAPPENED,
        &[Key::Rules, Key::InForce],
    )
    .without(&[Key::Publish])
    .shown("我县无现行有效的政府规章。", "没有制定政府规章。"),
    Denial::new(
        "none/norms-in-force",
        proactive(Subject::NormativeDocuments, Measure::InForce),
        HAPPENED,
        &[Key::Norm, Key::InForce],
    )
    .without(&[Key::Publish])
    .shown("全年没有制发、没有现行有效的规范性文件。", "没有制发规范性文件。"),
    Denial::new(
        "none/norms-repealed",
        proactive(Subject::NormativeDocuments, Measure::Repealed),
        MADE,
        &[Key::Norm, Key::Repeal],
    )
    .without(&[Key::Publish])
    .shown("全年未制定、废止行政规范性文件。", "未制定规范性文件。"),
    Denial::new(
        "none/norms-lapsed",
        proactive(Subject::NormativeDocuments, Measure::Repealed),
        HAPPENED,
        &[Key::Norm, Key::Repeal],
    )
    .without(&[Key::Publish])
    .shown("全年没有废止规范性文件。", "没有规范性文件制发。"),
    Denial::new("none/licences", proactive(Subject::Licences, Measure::Decisions), DECIDED, &[Key::Licence])
        .without(&[Key::Apply, Key::Review, Key::Suit, Key::Publish])
        .shown("全年未作出行政许可决定。", "没有取消行政许可事项。"),
    Denial::new("none/penalties", proactive(Subject::Penalties, Measure::Decisions), DECIDED, &[Key::Penalty])
        .without(&[Key::Apply, Key::Review, Key::Suit, Key::Publish])
        .shown("全年未作出行政处罚等决定。", "未发生行政处罚引起的行政复议。"),
    Denial::new("none/coercion", proactive(Subject::CoerciveMeasures, Measure::Decisions), DECIDED, &[Key::Coercion])
        .without(&[Key::Apply, Key::Review, Key::Suit, Key::Publish])
        .shown("全年未实施行政强制。", "未发生违法行政强制。"),
    Denial::to_publish("none/licences-to-publish", Subject::Licences, Key::Licence)
        .shown("没有行政许可等信息需要公开。", "没有取消的行政许可事项需要公开。"),
    Denial::to_publish("none/penalties-to-publish", Subject::Penalties, Key::Penalty)
        .shown("没有行政处罚等信息需要公开。", "没有公开行政处罚信息。"),
    Denial::to_publish("none/coercion-to-publish", Subject::CoerciveMeasures, Key::Coercion)
        .shown("没有行政强制等信息需要公开。", "没有公开行政强制信息。"),
    Denial::new("none/carried-forward", Some(Topic::CARRIED_FORWARD), HAPPENED, &[Key::CarryOut])
        .of_matters()
        .shown("（二）依申请公开。无结转下年度继续办理的申请。", "（二）依申请公开。结转下年度继续办理的申请。"),
    Denial::new("none/carried", Some(Topic::CARRIED_FORWARD), HAPPENED, &[Key::Carry])
        .without(&[Key::CarryOut, Key::CarryIn, Key::PreviousYear])
        .of_requests()
        .shown("（二）依申请公开。全部办结，无结转。", "项目资金无结转。"),
    Denial::new("none/not-carried", Some(Topic::CARRIED_FORWARD), CARRIED, &[])
        .without(&[Key::CarryIn, Key::PreviousYear])
        .of_requests()
        .shown("（二）依申请公开。办结12件，未结转至下一年度。", "项目资金未结转至下一年度。"),
    Denial::new("none/brought-forward", Some(Topic::BROUGHT_FORWARD), HAPPENED, &[Key::CarryIn])
        .of_matters()
        .of_requests()
        .shown("（二）依申请公开。无上年结转申请。", "项目无上年结转资金。"),
    Denial::new("none/denied", Some(Topic::Outcomes(OutcomeGroup::Denied)), HAPPENED, &[Key::Denied])
        .without(&[Key::Publish, Key::Review, Key::Suit, Key::Request])
        .of_requests()
        .shown("（二）依申请公开。办结3件，没有不予公开的。", "（二）依申请公开。没有应公开而不予公开的情况。"),
];

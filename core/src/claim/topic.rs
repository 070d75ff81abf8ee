//! What a claim speaks of (说法的对象): a cell, a sum of cells, or something that no table holds.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::{CellId, Column, Remedy, Row, Ruling};
use crate::language::{Bilingual, Language};

/// What a claim counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// What one cell holds.
    Cell(CellId),
    /// Applications to be handled (应办): received and brought forward.
    Handled,
    /// Applications handled (办理), a word that may mean received, due or finished.
    Processed,
    /// Outcomes of a whole group.
    Outcomes(OutcomeGroup),
    /// Answers that the information is public already (属于已主动公开), a part of 予以公开.
    AlreadyPublic,
    /// Answers that agree to disclose (同意公开), the other part of 予以公开.
    Agreed,
    /// Answers that the information does not exist (信息不存在), a part of （四）1.
    NonExistent,
    /// Answers that another organ holds it (不属于本机关), a part of （四）1.
    Elsewhere,
    /// Applications not yet answered at the end of the year (待答复、正在办理).
    Unanswered,
    /// Applications of legal persons and other organisations (法人或其他组织): the five columns together.
    Organisations,
    /// Applications by the way they came (申请渠道).
    Channel(Channel),
    /// Lawsuits of both kinds (行政诉讼) by ruling.
    Litigation(Ruling),
    /// Reconsideration and lawsuits together (复议诉讼) by ruling.
    Disputes(Ruling),
    /// Items of information published (主动公开信息条数).
    Published,
    /// A class or channel of items published (按类别、渠道的信息条数).
    PublishedPart,
    /// The fee for processing information, in yuan (信息处理费).
    InformationFee,
    /// Something else, of interest only as a part or a whole.
    Other,
}

/// A group of outcomes of the applications table, or two rows that texts take together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeGroup {
    /// 予以公开和部分公开
    Disclosed,
    /// （三）不予公开
    Denied,
    /// （四）无法提供
    Unavailable,
    /// （五）不予处理
    NotProcessed,
    /// （六）其他处理
    OtherwiseClosed,
}

/// The way an application came (申请渠道).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 当面、现场
    InPerson,
    /// 信函、邮寄
    Letter,
    /// 网络、网上平台
    Online,
    /// 传真
    Fax,
    /// 电子邮件
    Email,
    /// 其他渠道
    Other,
}

impl Topic {
    /// Applications received (本年新收).
    pub const RECEIVED: Self = Self::Cell(CellId::request(Row::Received, Column::Total));
    /// Applications brought forward (上年结转).
    pub const BROUGHT_FORWARD: Self = Self::Cell(CellId::request(Row::BroughtForward, Column::Total));
    /// Applications answered (办结): （七）总计.
    pub const ANSWERED: Self = Self::Cell(CellId::request(Row::OutcomesTotal, Column::Total));
    /// Applications carried forward (结转下年).
    pub const CARRIED_FORWARD: Self = Self::Cell(CellId::request(Row::CarriedForward, Column::Total));

    /// The total of one row of outcomes.
    pub const fn outcome(row: Row) -> Self {
        Self::Cell(CellId::request(row, Column::Total))
    }

    /// Reconsideration (行政复议) by ruling.
    pub const fn reconsideration(ruling: Ruling) -> Self {
        Self::Cell(CellId::remedy(Remedy::Reconsideration, ruling))
    }

    /// The stable path, as in `what` of the wire format.
    pub fn path(self) -> &'static str {
        match self {
            Self::Cell(cell) => cell.path(),
            other => SUMS.iter().find(|(topic, ..)| *topic == other).map_or("other", |(_, path, _)| path),
        }
    }

    /// The topic with this path: that of a cell, or of a sum of cells.
    pub fn from_path(path: &str) -> Option<Self> {
        CellId::from_path(path)
            .map(Self::Cell)
            .or_else(|| SUMS.iter().find(|(_, known, _)| *known == path).map(|(topic, ..)| *topic))
    }

    /// The name for people of a topic that is no single cell; empty for a cell, whose name depends on the form.
    pub fn label(self, language: Language) -> &'static str {
        SUMS.iter().find(|(topic, ..)| *topic == self).map_or("", |(.., name)| name.get(language))
    }

    /// The cell, where the topic is one.
    pub const fn cell(self) -> Option<CellId> {
        match self {
            Self::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}

/// Every topic that is no single cell: its path and its name.
const SUMS: &[(Topic, &str, Bilingual)] = &[
    (
        Topic::Handled,
        "requests.handled",
        Bilingual {
            zh: "应办理的申请（本年新收加上年结转）", en: "applications to be handled (received and brought forward)"
        },
    ),
    (Topic::Processed, "requests.processed", Bilingual { zh: "办理的申请", en: "applications processed" }),
    (
        Topic::Outcomes(OutcomeGroup::Disclosed),
        "requests.outcomes.disclosed",
        Bilingual { zh: "予以公开和部分公开", en: "granted and granted in part" },
    ),
    (Topic::Outcomes(OutcomeGroup::Denied), "requests.outcomes.denied", Bilingual { zh: "（三）不予公开", en: "denied" }),
    (
        Topic::Outcomes(OutcomeGroup::Unavailable),
        "requests.outcomes.unavailable",
        Bilingual { zh: "（四）无法提供", en: "unavailable" },
    ),
    (
        Topic::Outcomes(OutcomeGroup::NotProcessed),
        "requests.outcomes.not_processed",
        Bilingual { zh: "（五）不予处理", en: "not processed" },
    ),
    (
        Topic::Outcomes(OutcomeGroup::OtherwiseClosed),
        "requests.outcomes.otherwise_closed",
        Bilingual { zh: "（六）其他处理", en: "otherwise closed" },
    ),
    (Topic::AlreadyPublic, "requests.outcomes.granted.already_public", Bilingual { zh: "已主动公开", en: "already public" }),
    (Topic::Agreed, "requests.outcomes.granted.agreed", Bilingual { zh: "同意公开", en: "agreed to disclose" }),
    (
        Topic::NonExistent,
        "requests.outcomes.unavailable.not_held.non_existent",
        Bilingual { zh: "信息不存在", en: "non-existent" },
    ),
    (
        Topic::Elsewhere,
        "requests.outcomes.unavailable.not_held.elsewhere",
        Bilingual { zh: "不属于本机关", en: "held by another organ" },
    ),
    (Topic::Unanswered, "requests.unanswered", Bilingual { zh: "尚未答复的申请", en: "applications not yet answered" }),
    (
        Topic::Organisations,
        "requests.received.organisations",
        Bilingual { zh: "法人或其他组织的申请", en: "applications of legal persons and other organisations" },
    ),
    (
        Topic::Channel(Channel::InPerson),
        "requests.channel.in_person",
        Bilingual { zh: "当面申请", en: "applications made in person" },
    ),
    (Topic::Channel(Channel::Letter), "requests.channel.letter", Bilingual { zh: "信函申请", en: "applications by letter" }),
    (Topic::Channel(Channel::Online), "requests.channel.online", Bilingual { zh: "网络申请", en: "applications online" }),
    (Topic::Channel(Channel::Fax), "requests.channel.fax", Bilingual { zh: "传真申请", en: "applications by fax" }),
    (Topic::Channel(Channel::Email), "requests.channel.email", Bilingual { zh: "电子邮件申请", en: "applications by e-mail" }),
    (
        Topic::Channel(Channel::Other),
        "requests.channel.other",
        Bilingual { zh: "其他渠道的申请", en: "applications by other ways" },
    ),
    (
        Topic::Litigation(Ruling::Upheld),
        "remedies.litigation.upheld",
        Bilingual { zh: "行政诉讼（结果维持）", en: "litigation, upheld" },
    ),
    (
        Topic::Litigation(Ruling::Corrected),
        "remedies.litigation.corrected",
        Bilingual { zh: "行政诉讼（结果纠正）", en: "litigation, corrected" },
    ),
    (
        Topic::Litigation(Ruling::Other),
        "remedies.litigation.other",
        Bilingual { zh: "行政诉讼（其他结果）", en: "litigation, other result" },
    ),
    (
        Topic::Litigation(Ruling::Pending),
        "remedies.litigation.pending",
        Bilingual { zh: "行政诉讼（尚未审结）", en: "litigation, pending" },
    ),
    (
        Topic::Litigation(Ruling::Total),
        "remedies.litigation.total",
        Bilingual { zh: "行政诉讼（总计）", en: "litigation, total" },
    ),
    (
        Topic::Disputes(Ruling::Upheld),
        "remedies.upheld",
        Bilingual { zh: "行政复议和行政诉讼（结果维持）", en: "reconsideration and litigation, upheld" },
    ),
    (
        Topic::Disputes(Ruling::Corrected),
        "remedies.corrected",
        Bilingual { zh: "行政复议和行政诉讼（结果纠正）", en: "reconsideration and litigation, corrected" },
    ),
    (
        Topic::Disputes(Ruling::Other),
        "remedies.other",
        Bilingual { zh: "行政复议和行政诉讼（其他结果）", en: "reconsideration and litigation, other result" },
    ),
    (
        Topic::Disputes(Ruling::Pending),
        "remedies.pending",
        Bilingual { zh: "行政复议和行政诉讼（尚未审结）", en: "reconsideration and litigation, pending" },
    ),
    (
        Topic::Disputes(Ruling::Total),
        "remedies.total",
        Bilingual { zh: "行政复议和行政诉讼（总计）", en: "reconsideration and litigation, total" },
    ),
    (Topic::Published, "published", Bilingual { zh: "主动公开的信息", en: "information published" }),
    (Topic::PublishedPart, "published.part", Bilingual { zh: "主动公开的一类信息", en: "a class of information published" }),
    (
        Topic::InformationFee,
        "fees.information_processing",
        Bilingual { zh: "信息处理费（元）", en: "fee for processing information (yuan)" },
    ),
    (Topic::Other, "other", Bilingual { zh: "其他", en: "something else" }),
];

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.path())
    }
}

impl<'de> Deserialize<'de> for Topic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Topic;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("what a claim speaks of, such as requests.received.total")
            }

            fn visit_str<E: serde::de::Error>(self, path: &str) -> Result<Topic, E> {
                Topic::from_path(path).ok_or_else(|| E::custom(format_args!("no cell or sum of cells has the path `{path}`")))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

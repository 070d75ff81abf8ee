//! What a claim speaks of (说法的对象): a cell, a sum of cells, or something that no table holds.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::{CellId, Column, Remedy, Row, Ruling};

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
            other => PATHS.iter().find(|(topic, _)| *topic == other).map_or("other", |(_, path)| path),
        }
    }

    /// The topic with this path: that of a cell, or of a sum of cells.
    pub fn from_path(path: &str) -> Option<Self> {
        CellId::from_path(path)
            .map(Self::Cell)
            .or_else(|| PATHS.iter().find(|(_, known)| *known == path).map(|(topic, _)| *topic))
    }

    /// The cell, where the topic is one.
    pub const fn cell(self) -> Option<CellId> {
        match self {
            Self::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}

const PATHS: &[(Topic, &str)] = &[
    (Topic::Handled, "requests.handled"),
    (Topic::Processed, "requests.processed"),
    (Topic::Outcomes(OutcomeGroup::Disclosed), "requests.outcomes.disclosed"),
    (Topic::Outcomes(OutcomeGroup::Denied), "requests.outcomes.denied"),
    (Topic::Outcomes(OutcomeGroup::Unavailable), "requests.outcomes.unavailable"),
    (Topic::Outcomes(OutcomeGroup::NotProcessed), "requests.outcomes.not_processed"),
    (Topic::Outcomes(OutcomeGroup::OtherwiseClosed), "requests.outcomes.otherwise_closed"),
    (Topic::AlreadyPublic, "requests.outcomes.granted.already_public"),
    (Topic::Agreed, "requests.outcomes.granted.agreed"),
    (Topic::NonExistent, "requests.outcomes.unavailable.not_held.non_existent"),
    (Topic::Elsewhere, "requests.outcomes.unavailable.not_held.elsewhere"),
    (Topic::Unanswered, "requests.unanswered"),
    (Topic::Organisations, "requests.received.organisations"),
    (Topic::Channel(Channel::InPerson), "requests.channel.in_person"),
    (Topic::Channel(Channel::Letter), "requests.channel.letter"),
    (Topic::Channel(Channel::Online), "requests.channel.online"),
    (Topic::Channel(Channel::Fax), "requests.channel.fax"),
    (Topic::Channel(Channel::Email), "requests.channel.email"),
    (Topic::Channel(Channel::Other), "requests.channel.other"),
    (Topic::Litigation(Ruling::Upheld), "remedies.litigation.upheld"),
    (Topic::Litigation(Ruling::Corrected), "remedies.litigation.corrected"),
    (Topic::Litigation(Ruling::Other), "remedies.litigation.other"),
    (Topic::Litigation(Ruling::Pending), "remedies.litigation.pending"),
    (Topic::Litigation(Ruling::Total), "remedies.litigation.total"),
    (Topic::Disputes(Ruling::Upheld), "remedies.upheld"),
    (Topic::Disputes(Ruling::Corrected), "remedies.corrected"),
    (Topic::Disputes(Ruling::Other), "remedies.other"),
    (Topic::Disputes(Ruling::Pending), "remedies.pending"),
    (Topic::Disputes(Ruling::Total), "remedies.total"),
    (Topic::Published, "published"),
    (Topic::PublishedPart, "published.part"),
    (Topic::InformationFee, "fees.information_processing"),
    (Topic::Other, "other"),
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

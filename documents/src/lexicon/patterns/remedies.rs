//! Reconsideration and lawsuits (行政复议、行政诉讼).

use ogi_core::Ruling;

use super::{Key, Keys, Pattern, Says, Units, k};

const SUITS: Keys = set![Suit DirectSuit SuitAfter];
pub(crate) const DISPUTES: Keys = set![Review].or(SUITS);
pub(crate) const RULINGS: Keys = set![Upheld Corrected OtherRuling Pending];
/// Endings that are no ruling of the table.
const NOISE: Keys = set![RulingNoise Lost Annulled Foreign Document Step];

const fn ruling(name: &'static str, ruling: Ruling, key: Key, example: &'static str, unlike: &'static str) -> Pattern {
    Pattern::new(name, Says::Ruling(ruling), Units::Cases)
        .needs(&[Key::OfRemedy, key])
        .without(NOISE.or(RULINGS.without(k(&[key]))))
        .sure(&[Key::Review, Key::Suit, Key::DirectSuit, Key::SuitAfter])
        .doubt(&[Key::Undisclosed, Key::Answer, Key::Carry, Key::CarryIn])
        .shown(example, unlike)
}

pub(super) const REMEDIES: &[Pattern] = &[
    ruling("remedy/upheld", Ruling::Upheld, Key::Upheld, "因政府信息公开被申请行政复议9件，其中维持7件。", "维持秩序7次。"),
    ruling(
        "remedy/corrected",
        Ruling::Corrected,
        Key::Corrected,
        "因政府信息公开被申请行政复议9件，其中纠正7件。",
        "纠正错别字7个。",
    ),
    ruling(
        "remedy/other",
        Ruling::Other,
        Key::OtherRuling,
        "因政府信息公开被申请行政复议9件，其中其他结果7件。",
        "公布抽查的其他结果7个。",
    ),
    ruling(
        "remedy/pending",
        Ruling::Pending,
        Key::Pending,
        "因政府信息公开被申请行政复议9件，尚未审结7件。",
        "刑事案件正在审理7件。",
    ),
    Pattern::new("remedy/total", Says::Ruling(Ruling::Total), Units::Cases)
        .any(DISPUTES)
        .without(NOISE.or(RULINGS))
        .doubt(&[Key::Undisclosed, Key::Answer, Key::Carry, Key::CarryIn])
        .shown("因政府信息公开被提起行政诉讼7件。", "行政复议案件结案7件。"),
];

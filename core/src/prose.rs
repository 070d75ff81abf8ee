//! Facts about the text of a report besides its claims (文字部分的事实): what the rules on publication judge.

use crate::form::SectionId;
use crate::outline::{Date, Stated};
use crate::span::Span;

/// What a reader found out about the narrative parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// How many characters the narrative of a part has, white space left out; only parts whose heading was found.
    pub lengths: Vec<(SectionId, u32)>,
    /// What is mentioned anywhere in the text.
    pub mentions: Mentions,
    /// Years named in part one, with how often, in ascending order.
    pub years: Vec<(u16, u32)>,
    /// Where part one stands.
    pub overview: Option<Span>,
    /// How many characters stand before part one, title included.
    pub introduction: u32,
    /// How many parts the introduction announces (由……六部分组成).
    pub announced: Option<Stated<u8>>,
    /// Hosts of links on government sites.
    pub hosts: Vec<Stated<Box<str>>>,
    /// The first bracket that has no partner.
    pub unbalanced: Option<Span>,
    /// Dates and document numbers that have lost a character: 2020年11日, 〔202130号.
    pub lost: Vec<Stated<Box<str>>>,
    /// Text of a template that nobody replaced: XX局, ××年, （单位名称）.
    pub template: Vec<Stated<Box<str>>>,
    /// The organ that signs at the end (落款).
    pub signature: Option<Stated<Box<str>>>,
    /// The day at the end of the report (落款日期).
    pub signed: Option<Stated<Date>>,
    /// Clauses of parts one and five, digits masked, as sorted fingerprints without doubles.
    pub clauses: Vec<u64>,
}

macro_rules! mentions {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Mentions {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

/// Things that a text may mention, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mentions(u16);

mentions! {
    /// 信息处理费、收费
    FEE = 0;
    /// 工作考核
    ASSESSMENT = 1;
    /// 社会评议
    PUBLIC_REVIEW = 2;
    /// 责任追究
    ACCOUNTABILITY = 3;
    /// 主动公开
    PROACTIVE = 4;
    /// 依申请公开
    ON_REQUEST = 5;
    /// 政府信息管理
    MANAGEMENT = 6;
    /// 平台建设
    PLATFORM = 7;
    /// 监督保障
    SUPERVISION = 8;
    /// A telephone number, an address, a mail address or a link.
    CONTACT = 9;
}

impl Mentions {
    /// Whether everything of the other set is mentioned.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Adds what is mentioned.
    pub const fn insert(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Prose {
    /// How many characters a part has.
    pub fn length(&self, id: SectionId) -> Option<u32> {
        self.lengths.iter().find(|(known, _)| *known == id).map(|(_, length)| *length)
    }

    /// How much of the text is the same as in another, in thousandths of all clauses of both; `None` when one of them
    /// is too short to say.
    ///
    /// ```
    /// use ogi_core::Prose;
    /// let text = |clauses: std::ops::Range<u64>| Prose { clauses: clauses.collect(), ..Prose::default() };
    /// assert_eq!(text(0..30).likeness(&text(0..30)), Some(1000));
    /// assert_eq!(text(0..30).likeness(&text(15..45)), Some(333));
    /// assert_eq!(text(0..5).likeness(&text(0..5)), None);
    /// ```
    pub fn likeness(&self, other: &Self) -> Option<u32> {
        const FEWEST: usize = 20;
        if self.clauses.len() < FEWEST || other.clauses.len() < FEWEST {
            return None;
        }
        let (mut mine, mut theirs) = (self.clauses.iter().peekable(), other.clauses.iter().peekable());
        let (mut common, mut all) = (0_u32, 0_u32);
        while let (Some(left), Some(right)) = (mine.peek(), theirs.peek()) {
            let order = left.cmp(right);
            common = common.saturating_add(u32::from(order.is_eq()));
            all = all.saturating_add(1);
            if order.is_le() {
                mine.next();
            }
            if order.is_ge() {
                theirs.next();
            }
        }
        let rest = u32::try_from(mine.count().saturating_add(theirs.count())).unwrap_or(u32::MAX);
        common.saturating_mul(1000).checked_div(all.saturating_add(rest))
    }
}

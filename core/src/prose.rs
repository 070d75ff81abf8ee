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
    /// The same of part five alone.
    pub problem_clauses: Vec<u64>,
    /// The day of publication that a saved page prints (发布时间).
    pub page_date: Option<Stated<Date>>,
    /// The last day that part one speaks of, plans left out.
    pub latest: Option<Stated<Date>>,
    /// Days that no calendar has: 2月30日.
    pub impossible: Vec<Stated<Box<str>>>,
    /// Acts and notices that have lapsed, by title or number (已失效的依据).
    pub lapsed: Vec<Stated<Box<str>>>,
    /// The Regulations by a name that they do not have: 政务信息公开条例.
    pub misnamed: Vec<Stated<Box<str>>>,
    /// Organs of another place with the tail of this one's name: 样本县统计局 in a report of 示例县统计局.
    pub others: Vec<Stated<Box<str>>>,
    /// The years that the text says the report is of, each as printed: 现公布2023年政府信息公开工作年度报告.
    pub said_years: Vec<Stated<(u16, Box<str>)>>,
    /// A paragraph that stands in the text a second time.
    pub repeated: Option<Stated<Box<str>>>,
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
    /// 信息处理费 in part six
    FEE_HERE = 10;
    /// Part five names what is wrong: 不足、薄弱、不够
    PROBLEM = 11;
    /// Part five names what is done: 加强、完善、整改
    MEASURE = 12;
    /// Part five names a matter: 栏目、更新、培训
    MATTER = 13;
    /// Documents that lapsed or were reclassified, beside 规范性文件: 失效、清理、口径
    STOCK_REASON = 14;
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
        likeness(&self.clauses, &other.clauses, FEWEST)
    }

    /// The same where both are of one organ, so that fewer clauses tell: what an organ writes itself is no common model.
    pub fn likeness_over_years(&self, other: &Self) -> Option<u32> {
        const FEWEST: usize = 8;
        likeness(&self.clauses, &other.clauses, FEWEST)
    }

    /// How much of part five is the same, in thousandths.
    pub fn likeness_of_problems(&self, other: &Self) -> Option<u32> {
        const FEWEST: usize = 3;
        likeness(&self.problem_clauses, &other.problem_clauses, FEWEST)
    }
}

/// How many of all clauses of both are the same, in thousandths; `None` where one has too few.
fn likeness(one: &[u64], other: &[u64], fewest: usize) -> Option<u32> {
    if one.len() < fewest || other.len() < fewest {
        return None;
    }
    let (mut mine, mut theirs) = (one.iter().peekable(), other.iter().peekable());
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

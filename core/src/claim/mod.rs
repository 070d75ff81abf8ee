//! Numbers and statements made in prose (文字表述中的数字和说法): what the text says besides the tables.

mod topic;

pub use topic::{Channel, OutcomeGroup, Topic};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::number::Number;
use crate::reason::Reason;
use crate::span::Span;

/// A number or statement in the text, recognised with what it speaks of.
///
/// ```
/// use ogi_core::{Claim, Kind, Topic};
/// let claim: Claim = serde_json::from_str(
///     r#"{"what": "requests.received.total", "value": 13, "text": "收到申请13件", "span": {"start": 0, "end": 18}}"#,
/// )?;
/// assert_eq!(claim.kind, Kind::Count);
/// assert_eq!(claim.what, Topic::RECEIVED);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a qualifier of its own, and a member of the wire form")]
pub struct Claim {
    /// What is counted or spoken of.
    pub what: Topic,
    /// The number; for a statement such as 未收到申请 the number that it amounts to, if it amounts to one.
    pub value: Option<Number>,
    /// The words that state it, as printed.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// What sort of claim it is.
    #[serde(default, skip_serializing_if = "Kind::is_count")]
    pub kind: Kind,
    /// The printed unit (单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Decimals as printed: a share of 51.80% has two.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub decimals: u8,
    /// Whether the number is said to be rough (余、多、约、近) or is rounded to 万.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// Whether it counts all years up to now (历年累计).
    #[serde(default, skip_serializing_if = "is_false")]
    pub cumulative: bool,
    /// Whether it counts only what was published (公示、公开的).
    #[serde(default, skip_serializing_if = "is_false")]
    pub only_published: bool,
    /// Whose number it is, as far as the sentence says.
    #[serde(default, skip_serializing_if = "Scope::is_unstated")]
    pub scope: Scope,
    /// The year that the sentence names; `None` where it names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// How sure the pattern is.
    #[serde(default, skip_serializing_if = "Confidence::is_certain")]
    pub confidence: Confidence,
    /// The pattern that says what it counts, such as `flow/received`; `None` where no pattern does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Cow<'static, str>>,
    /// Why no rule uses it; `None` where one may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Reason>,
    /// The claim that this one is a part of (其中), by its place in the list of claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<u32>,
    /// For a part: which breakdown of its whole it belongs to, where the whole is broken down more than once.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub breakdown: u8,
    /// For a whole: whether its parts are said to be all of them (分别为, or a last part 其他).
    #[serde(default, skip_serializing_if = "is_false")]
    pub exhaustive: bool,
    /// For a share: the claim that it is a share of the whole; for a growth: the claim that grew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_zero(value: &u8) -> bool {
    *value == 0
}

impl Claim {
    /// No report makes so many claims; what comes after is neither read nor judged, so that the work stays bounded.
    pub const MOST: usize = 1000;

    /// A plain count of this year.
    pub fn count(what: Topic, value: Number, text: &str, span: Span) -> Self {
        Self {
            what,
            value: Some(value),
            text: text.into(),
            span,
            kind: Kind::Count,
            unit: None,
            decimals: 0,
            approximate: false,
            cumulative: false,
            only_published: false,
            scope: Scope::Unstated,
            year: None,
            confidence: Confidence::Certain,
            pattern: None,
            doubt: None,
            part_of: None,
            breakdown: 0,
            exhaustive: false,
            about: None,
        }
    }

    /// Marks a claim that no rule may use, and why; the first reason stays.
    ///
    /// ```
    /// use ogi_core::{Claim, Confidence, Reason, Span, Topic};
    /// let mut claim = Claim::count(Topic::RECEIVED, 3.into(), "12月收到申请3件", Span::new(0, 21));
    /// claim.set_doubt(Reason::PartOfYear);
    /// assert_eq!((claim.confidence, claim.doubt), (Confidence::Unclear, Some(Reason::PartOfYear)));
    /// ```
    pub const fn set_doubt(&mut self, reason: Reason) {
        self.confidence = Confidence::Unclear;
        if self.doubt.is_none() {
            self.doubt = Some(reason);
        }
    }

    /// Whether the number can be held against a table of the report's own year: an exact count of that year, of a
    /// scope that can be that of the table.
    pub fn is_comparable(&self, year: Option<u16>) -> bool {
        matches!(self.kind, Kind::Count)
            && !self.approximate
            && !self.cumulative
            && self.confidence != Confidence::Unclear
            && self.speaks_of(year)
    }

    /// Whether it counts something of the report's own year, but roughly or of a scope that is not clear: what it says
    /// of a table cannot be decided.
    pub fn is_vague(&self, year: Option<u16>) -> bool {
        matches!(self.kind, Kind::Count)
            && !self.cumulative
            && (self.approximate || self.confidence == Confidence::Unclear)
            && self.speaks_of(year)
    }

    /// Whether it speaks of the report's own year.
    pub fn speaks_of(&self, year: Option<u16>) -> bool {
        match (self.year, year) {
            (None, _) => true,
            (Some(named), Some(year)) => named == year,
            (Some(_), None) => false,
        }
    }
}

/// What sort of claim it is (说法的种类).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A count or an amount of money.
    #[default]
    Count,
    /// A share in percent (占比).
    Share,
    /// A change against another year, in percent, negative when it fell (同比增减).
    Growth,
    /// A change against another year in pieces, negative when it fell (较上年增减n件).
    Change,
    /// There was none (未收到、未发生、未收取).
    None,
    /// All were answered or finished (均已办结).
    AllAnswered,
    /// All were upheld (均获维持).
    AllUpheld,
    /// None was corrected or lost (无败诉、未被纠错).
    NoneCorrected,
}

impl Kind {
    /// Whether it is a plain count.
    pub const fn is_count(&self) -> bool {
        matches!(self, Self::Count)
    }
}

/// Whose number a claim is (统计口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The sentence does not say.
    #[default]
    Unstated,
    /// The organ itself (我局、本机关、本级).
    Own,
    /// The whole area or system (全市、全系统).
    Whole,
    /// Somebody else (下属单位、各镇).
    Others,
}

impl Scope {
    /// Whether nothing is said.
    pub const fn is_unstated(&self) -> bool {
        matches!(self, Self::Unstated)
    }
}

/// How sure a pattern is (识别把握).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Subject or scope is in doubt: nothing is judged by it.
    Unclear,
    /// The subject was taken over from a clause before.
    Likely,
    /// Verb, object and number stand in one clause.
    #[default]
    Certain,
}

impl Confidence {
    /// Whether it is beyond doubt.
    pub const fn is_certain(&self) -> bool {
        matches!(self, Self::Certain)
    }
}

macro_rules! units {
    ($($member:ident $printed:literal,)*) => {
        /// A printed unit (量词、单位).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Unit {
            $(#[doc = concat!("`", $printed, "`")] #[serde(rename = $printed)] $member,)*
        }

        impl Unit {
            /// All units.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];

            /// The unit as printed.
            pub const fn printed(self) -> &'static str {
                match self { $(Self::$member => $printed,)* }
            }
        }
    };
}

units! {
    Piece "件",
    Case "宗",
    Instance "起",
    Example "例",
    Copy "份",
    Letter "封",
    Item "条",
    Article "篇",
    Issue "期",
    Time "次",
    Visit "人次",
    Person "人",
    Thing "个",
    Matter "项",
    Book "部",
    Household "户",
    Firm "家",
    Session "场",
    Yuan "元",
    TenThousandYuan "万元",
    HundredMillionYuan "亿元",
    Percent "%",
    PercentPoint "个百分点",
    Fold "倍",
}

impl Unit {
    /// Whether applications and cases are counted in it: 件 and what is used for it.
    pub const fn counts_cases(self) -> bool {
        matches!(self, Self::Piece | Self::Case | Self::Instance | Self::Example | Self::Copy | Self::Letter | Self::Item)
    }

    /// Whether it is money.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Yuan | Self::TenThousandYuan | Self::HundredMillionYuan)
    }
}

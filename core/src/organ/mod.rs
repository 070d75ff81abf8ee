//! The organ that reports (行政机关): what no report says of itself, but many judgements need.

mod name;

use serde::{Deserialize, Serialize};

pub use name::OrganName;

/// What is known of an organ beside its report (机关概况). Everything may be left out; a rule that needs what is not
/// given does not apply.
///
/// ```
/// use ogi_core::{Organ, OrganKind, OrganLevel};
/// let organ: Organ = serde_json::from_str(r#"{"kind": "department", "level": "county"}"#)?;
/// assert_eq!((organ.kind, organ.level), (Some(OrganKind::Department), Some(OrganLevel::County)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organ {
    /// Its level (层级).
    pub level: Option<OrganLevel>,
    /// Whether it is a government, a department or an organ of the Party (类别).
    pub kind: Option<OrganKind>,
    /// Whether the figures are its own or those of everybody below it too (统计口径).
    pub coverage: Option<Coverage>,
    /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
    pub host: Option<String>,
    /// Whether it has powers of licence, penalty or coercion (执法权).
    pub enforces: Option<bool>,
}

/// Whether two names may well be of one organ (同一机关): the same, or one a longer form of the other, as 市统计局 and
/// 示例市统计局, 市发改委 and 市发展和改革委员会, 示例市人民政府 and 示例市人民政府办公室. White space does not count.
///
/// ```
/// use ogi_core::is_same_organ;
/// assert!(is_same_organ("示例市统计局", "市统计局"));
/// assert!(is_same_organ("示例市科委", "示例市科学技术委员会"));
/// assert!(is_same_organ("示例市国资委", "示例市国有资产监督管理委员会"));
/// assert!(is_same_organ("示例区新湾街道", "示例市示例区新湾街道办事处"));
/// assert!(!is_same_organ("示例市统计局", "示例市水务局"));
/// assert!(!is_same_organ("示例新区", "示例新区行政审批局"));
/// ```
pub fn is_same_organ(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (short, long) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    // What stands in brackets behind a name is a second name of the same organ.
    let long = long.split_once('（').map_or(&*long, |(name, _)| name);
    let short = short.split_once('（').map_or(&*short, |(name, _)| name);
    !short.is_empty() && (is_abbreviated(short, long) || is_abbreviated(long, short))
}

/// A name without white space, brackets in one form, and without the office that writes the report for it.
fn plain(name: &str) -> String {
    let name = name.chars().filter(|character| !character.is_whitespace());
    let name: String = name.map(|character| if character == '(' { '（' } else { character }).collect();
    let mut rest = name.as_str();
    for office in ["办公室", "办公厅", "办事处", "人民政府", "管理委员会", "管委会"] {
        // 国有资产监督管理委员会 is a commission, and no zone's office.
        rest = rest.strip_suffix(office).filter(|rest| !rest.ends_with("监督")).unwrap_or(rest);
    }
    if rest.is_empty() { name } else { rest.to_owned() }
}

/// A name without what may stand at its end, once or more often.
pub(crate) fn without_end<'a>(name: &'a str, end: &str) -> &'a str {
    let mut rest = name;
    while let Some(shorter) = rest.strip_suffix(end) {
        rest = shorter;
    }
    rest
}

/// Whether a name is the other with characters left out, its kind (局, 委) kept.
fn is_abbreviated(short: &str, long: &str) -> bool {
    let kind = |name: &str| without_end(name, "员会").chars().next_back();
    let mut rest = long.chars();
    kind(short) == kind(long) && without_end(short, "员会").chars().all(|wanted| rest.any(|character| character == wanted))
}

/// The level of an organ (层级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganLevel {
    /// 乡镇、街道
    Township,
    /// 县、区
    County,
    /// 设区的市、自治州
    City,
    /// 省、自治区、直辖市
    Province,
    /// 国务院及其部门
    Central,
}

/// Whether an organ is a government, a department or an organ of the Party (类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganKind {
    /// 人民政府
    Government,
    /// 政府部门
    Department,
    /// 党的工作机关加挂行政机关牌子的单位: the notice on the form is followed by reference only.
    Party,
}

/// Whose figures a report holds (统计口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// The organ's own figures (本机关).
    Own,
    /// The organ and everybody below it (汇总).
    Whole,
}

impl Organ {
    /// Whether it is a government.
    pub fn is_government(&self) -> bool {
        self.kind == Some(OrganKind::Government)
    }

    /// This, and where it does not say level or kind, what a name says of them.
    #[must_use]
    pub fn or_name(&self, name: &OrganName) -> Self {
        Self { level: self.level.or(name.level), kind: self.kind.or(name.kind), ..self.clone() }
    }

    /// Whether it can hold rules of its own (规章制定权): organs of the State Council, provinces, and cities with
    /// districts; never a local department, a county or a township (立法法). `None` where its level is not known.
    pub fn may_make_rules(&self) -> Option<bool> {
        let government = match self.kind {
            Some(kind) => kind == OrganKind::Government,
            None if self.level == Some(OrganLevel::Central) => true,
            None => return self.level.filter(|level| *level <= OrganLevel::County).map(|_| false),
        };
        Some(match self.level? {
            OrganLevel::Central => true,
            OrganLevel::Province | OrganLevel::City => government,
            OrganLevel::County | OrganLevel::Township => false,
        })
    }
}

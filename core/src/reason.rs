//! Reasons for leaving a figure unread or a claim unused (原因), declared once: a stable code and a sentence for people.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::language::{Bilingual, Language};

/// Declares the reasons, in the order of their codes' families.
macro_rules! reasons {
    ($($name:ident $code:literal $zh:literal $en:literal,)*) => {
        /// Why a cell could not be read (`unread/…`), or why no rule uses a claim (`doubt/…`).
        ///
        /// ```
        /// use ogi_core::{Language, Reason};
        /// assert_eq!(Reason::CellLost.code(), "unread/cell-lost");
        /// assert_eq!(Reason::from_code("unread/cell-lost"), Some(Reason::CellLost));
        /// assert_eq!(Reason::CellLost.text(Language::En), "the row has lost a cell, and which one cannot be decided");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            $(#[doc = concat!($zh, "：", $en)] $name,)*
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable code, as on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The sentence in both languages; lower case and without a full stop, to stand within another.
            pub const fn sentence(self) -> Bilingual {
                match self { $(Self::$name => Bilingual { zh: $zh, en: $en },)* }
            }
        }
    };
}

reasons! {
    GluedAmbiguous "unread/glued-ambiguous" "数字粘连，切分方式不唯一" "the figures run together and can be cut in more than one way",
    CellLost "unread/cell-lost" "该行缺一格，无法确定所缺的是哪一格" "the row has lost a cell, and which one cannot be decided",
    BlanksDropped "unread/blanks-dropped" "空白格没有留下痕迹，余下的数字无法对应到列"
        "blank cells left no trace, so that the remaining figures have no certain place",
    ColumnOrder "unread/column-order" "列的次序与规定格式不同" "the columns are in another order than on the form",
    OtherUnit "unread/other-unit" "所填单位与该列规定的单位不同" "the amount is in another unit than that of its column",
    OrderLost "unread/order-lost" "文字次序已打乱，无法确定数字属于哪一行" "the order of the text is lost, so that figures cannot be tied to rows",
    OtherEdition "unread/other-edition" "表格是另一版格式，行列无法对应" "the table is of another edition of the form",
    TwoTablesDisagree "unread/two-tables-disagree" "同一表格出现两次，数字不一致" "the table occurs twice with different figures",
    NamedTwice "unread/named-twice" "同名的行重复出现" "more than one row bears this name",
    SpoiledFigure "unread/spoiled-figure" "数字中夹有其他字符" "the figure is spoiled by other characters",
    PageNumberSuspected "unread/page-number-suspected" "其中一个数字可能是页码" "one of the figures may be a page number",
    TooFew "unread/too-few" "数字少于格数，无法一一对应" "there are fewer figures than cells",
    TooMany "unread/too-many" "数字多于格数，无法一一对应" "there are more figures than cells",
    CutOff "unread/cut-off" "文字在此处中断，数字可能不完整" "the text breaks off here, and the figure may go on",
    LowConfidence "unread/low-confidence" "识别的可信度低，或者存在多种识别结果，可信程度相近，无法确定"
        "not read with confidence: it was recognised poorly, or of several readings none is clearly the most credible",
    NoFigures "unread/no-figures" "该行没有数字" "the row has no figures",
    LabelMissing "unread/label-missing" "未找到该行或该列的名称" "the label of the row or column is missing",
    NotSettled "unread/not-settled" "无法确定表格的结构" "the shape of the table could not be settled",
    TooLong "unread/too-long" "数字超过15位" "the figure has more than fifteen digits",
    OfOthers "doubt/of-others" "所述为其他机关，或者包括其他机关" "it speaks of other organs, or of them too",
    OfSome "doubt/of-some" "仅涉及其中一部分" "it speaks of some of them only",
    PartOfYear "doubt/part-of-year" "仅涉及一年中的部分时间" "it speaks of a part of the year only",
    SoFar "doubt/so-far" "系历年累计数" "it counts all years up to now",
    OtherApplication "doubt/other-application" "所述申请不是政府信息公开申请" "it speaks of applications for something other than information",
    OtherMatter "doubt/other-matter" "还包括政府信息公开以外的事项" "it speaks of other matters too",
    AsReviewer "doubt/as-reviewer" "系作为复议机关办理的案件" "it speaks of cases that the organ decides as the reviewing authority",
    Attribute "doubt/attribute" "所述为文件的公开属性，不是申请" "it speaks of how documents may be published, not of applications",
    OtherPeriod "doubt/other-period" "所述时间不是整个报告年度，或者无法确定" "it speaks of another time than the year of the report, or of one that cannot be decided",
    AmongProblems "doubt/among-problems" "出现在存在问题的部分" "it is part of the section on problems",
    UnknownWords "doubt/unknown-words" "句中有未能识别的词语" "the sentence has words that are not understood",
    SubjectUnclear "doubt/subject-unclear" "无法确定所指的项目" "what it speaks of cannot be decided",
}

impl Reason {
    /// The reason with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.code() == code)
    }

    /// The sentence in one language.
    pub const fn text(self, language: Language) -> &'static str {
        self.sentence().get(language)
    }
}

/// The code.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format_args!("unknown reason `{code}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_name_their_family() {
        for (at, reason) in Reason::ALL.iter().enumerate() {
            let code = reason.code();
            assert!(code.starts_with("unread/") || code.starts_with("doubt/"), "{code}");
            assert!(Reason::ALL.iter().skip(at + 1).all(|other| other.code() != code), "{code} twice");
            assert_eq!(Reason::from_code(code), Some(*reason));
            let Bilingual { zh, en } = reason.sentence();
            assert!(!zh.is_ascii() && !zh.ends_with('。'), "{code}");
            assert!(en.starts_with(char::is_lowercase) && !en.ends_with('.'), "{code}");
        }
    }
}

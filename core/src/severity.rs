//! How grave something is, and what came of a rule (严重程度、结论).

use serde::{Deserialize, Serialize};

use crate::language::Bilingual;

/// How grave a finding is (严重程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示: for information.
    Info,
    /// 存疑: lawful but unlikely; a person should look.
    Notice,
    /// 警告: breaks an instruction or an implied identity.
    Warning,
    /// 错误: breaks a printed identity or a statutory duty.
    Error,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Notice, Self::Info];

    /// Stable name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Name for people.
    pub const fn names(self) -> Bilingual {
        match self {
            Self::Info => Bilingual { zh: "提示", en: "info" },
            Self::Notice => Bilingual { zh: "存疑", en: "notice" },
            Self::Warning => Bilingual { zh: "警告", en: "warning" },
            Self::Error => Bilingual { zh: "错误", en: "error" },
        }
    }
}

/// The outcome of a rule (结论).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 成立
    Holds,
    /// 不成立
    Broken,
    /// 无法判断: what it needs could not be read, is not known, or is said too vaguely.
    Undecided,
    /// 不适用
    NotApplicable,
}

impl Verdict {
    /// Stable name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::Undecided => "undecided",
            Self::NotApplicable => "not_applicable",
        }
    }
}

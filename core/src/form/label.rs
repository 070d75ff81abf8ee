//! Printed names of columns, groups and subjects, in both languages; those of rows stand in `rows`.

use super::axes::{Column, Measure, Remedy, Ruling, Subject};
use crate::language::{Bilingual, Language};

/// Something that has a printed name on the form.
pub trait Label: Copy {
    /// The name: Chinese as printed (without ordinals), and its English equal.
    fn names(self) -> Bilingual;

    /// The name in one language.
    fn label(self, language: Language) -> &'static str {
        self.names().get(language)
    }
}

macro_rules! labels {
    ($type:ident { $($member:ident $zh:literal $en:literal,)* }) => {
        impl Label for $type {
            fn names(self) -> Bilingual {
                match self { $(Self::$member => Bilingual { zh: $zh, en: $en },)* }
            }
        }
    };
}

labels! { Column {
    NaturalPerson "自然人" "natural persons",
    Business "商业企业" "businesses",
    Research "科研机构" "research bodies",
    PublicInterest "社会公益组织" "public-interest organisations",
    LegalService "法律服务机构" "legal-service bodies",
    Other "其他" "others",
    Total "总计" "total",
} }

labels! { Remedy {
    Reconsideration "行政复议" "administrative reconsideration",
    DirectSuit "行政诉讼（未经复议直接起诉）" "litigation, direct suit",
    SuitAfterReconsideration "行政诉讼（复议后起诉）" "litigation after reconsideration",
} }

labels! { Ruling {
    Upheld "结果维持" "upheld",
    Corrected "结果纠正" "corrected",
    Other "其他结果" "other result",
    Pending "尚未审结" "pending",
    Total "总计" "total",
} }

labels! { Subject {
    GovernmentRules "规章" "government rules",
    NormativeDocuments "行政规范性文件" "normative documents",
    Licences "行政许可" "licences",
    OtherServices "其他对外管理服务事项" "other services",
    Penalties "行政处罚" "penalties",
    CoerciveMeasures "行政强制" "coercive measures",
    Fees "行政事业性收费" "administrative fees",
    CentralProcurement "政府集中采购" "central procurement",
} }

labels! { Measure {
    Issued "本年制发件数" "issued",
    Published "本年新公开数量" "newly published",
    PublicTotal "对外公开总数量" "public in total",
    Repealed "本年废止件数" "repealed",
    InForce "现行有效件数" "in force",
    PreviousItems "上一年项目数量" "items last year",
    Change "本年增/减" "change",
    Decisions "本年处理决定数量" "decisions",
    Amount "金额" "amount",
    Projects "采购项目数量" "projects",
} }

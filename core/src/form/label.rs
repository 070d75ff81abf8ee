//! Printed names of cells, rows, columns and groups, in both languages.

use super::{CellId, Column, Form, Measure, Place, Remedy, Row, Ruling, Subject};
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

labels! { Row {
    Received "本年新收政府信息公开申请数量" "applications received",
    BroughtForward "上年结转政府信息公开申请数量" "applications brought forward",
    Granted "予以公开" "granted",
    GrantedInPart "部分公开" "granted in part",
    StateSecret "属于国家秘密" "denied: state secret",
    ProhibitedByLaw "其他法律行政法规禁止公开" "denied: prohibited by law",
    SecurityAndStability "危及“三安全一稳定”" "denied: security and stability",
    ThirdPartyRights "保护第三方合法权益" "denied: third-party rights",
    InternalAffairs "属于三类内部事务信息" "denied: internal affairs",
    Deliberative "属于四类过程性信息" "denied: deliberative",
    EnforcementFile "属于行政执法案卷" "denied: enforcement file",
    AdministrativeInquiry "属于行政查询事项" "denied: administrative inquiry",
    NotHeld "本机关不掌握相关政府信息" "unavailable: not held",
    NeedsCreation "没有现成信息需要另行制作" "unavailable: needs creation",
    StillUnclear "补正后申请内容仍不明确" "unavailable: still unclear after correction",
    Petition "信访举报投诉类申请" "not processed: petition",
    Duplicate "重复申请" "not processed: duplicate",
    Publication "要求提供公开出版物" "not processed: publication",
    Vexatious "无正当理由大量反复申请" "not processed: vexatious",
    Reissue "要求行政机关确认或重新出具已获取信息" "not processed: confirmation or reissue",
    OtherwiseClosed "其他处理" "otherwise closed",
    CorrectionLapsed "申请人无正当理由逾期不补正" "otherwise closed: correction lapsed",
    FeeLapsed "申请人逾期未按收费通知要求缴纳费用" "otherwise closed: fee lapsed",
    OtherwiseClosedOther "其他处理中的‘其他’" "otherwise closed: other",
    OutcomesTotal "本年度办理结果总计" "outcomes, total",
    CarriedForward "结转下年度继续办理" "applications carried forward",
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

pub(super) fn cell_label(form: &Form, cell: CellId, language: Language) -> String {
    let joined = |row: &str, column: &str| match language {
        Language::Zh => format!("“{row}”的“{column}”"),
        Language::En => format!("{row} / {column}"),
    };
    match cell.place() {
        Place::Request(row, column) => joined(row.label(language), column.label(language)),
        Place::Remedy(group, ruling) => joined(group.label(language), ruling.label(language)),
        Place::Proactive(subject, measure) => {
            let printed =
                form.blocks.iter().find(|block| block.rows.iter().any(|(row, _)| *row == subject)).and_then(|block| {
                    let column = block.columns.iter().find(|(known, _)| *known == measure)?;
                    let row = block.rows.iter().find(|(known, _)| *known == subject)?;
                    Some((row.1, column.1))
                });
            match (language, printed) {
                (Language::Zh, Some((row, column))) => joined(row, column),
                _ => joined(subject.label(language), measure.label(language)),
            }
        }
    }
}

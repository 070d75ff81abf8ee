//! The two statutory forms. A further edition is one more static here.

use super::cells::Listed;
use super::{Block, Form, FormId, Measure as M, Row, RowLine, Section, SectionId, Subject as S};

const SECTIONS: &[Section] = &[
    Section {
        id: SectionId::Overview,
        title: "总体情况",
        in_notice: None,
        aliases: &["概述", "基本情况", "概述及总体情况"],
        english: "overview",
        has_table: false,
    },
    Section {
        id: SectionId::Proactive,
        title: "主动公开政府信息情况",
        in_notice: Some("行政机关主动公开政府信息情况"),
        aliases: &["主动公开情况", "行政机关主动公开政府信息情况", "主动公开政府政府信息情况"],
        english: "information published on own initiative",
        has_table: true,
    },
    Section {
        id: SectionId::Requests,
        title: "收到和处理政府信息公开申请情况",
        in_notice: Some("行政机关收到和处理政府信息公开申请情况"),
        aliases: &["行政机关收到和处理政府信息公开申请情况"],
        english: "applications received and handled",
        has_table: true,
    },
    Section {
        id: SectionId::Remedies,
        title: "政府信息公开行政复议、行政诉讼情况",
        in_notice: Some("因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        aliases: &[
            "政府信息公开行政复议行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议及行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ],
        english: "reconsideration and litigation",
        has_table: true,
    },
    Section {
        id: SectionId::Problems,
        title: "存在的主要问题及改进情况",
        in_notice: Some("政府信息公开工作存在的主要问题及改进情况"),
        aliases: &[
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进措施",
            "存在问题及改进情况",
            "存在的主要问题及改进措施",
            "存在的问题及改进情况",
            "存在的主要问题及改进举措",
        ],
        english: "main problems and improvements",
        has_table: false,
    },
    Section {
        id: SectionId::OtherMatters,
        title: "其他需要报告的事项",
        in_notice: None,
        aliases: &["需要说明的其他事项", "其他需要报告事项", "其他需报告事项"],
        english: "other matters",
        has_table: false,
    },
];

/// The lists of both forms.
pub(super) static TRIAL_2019_LISTED: [Listed; 3] = Listed::each(&TRIAL_2019);
pub(super) static OFFICIAL_2021_LISTED: [Listed; 3] = Listed::each(&OFFICIAL_2021);

/// 国办公开办函〔2019〕60号（试行）
pub(super) static TRIAL_2019: Form = Form {
    id: FormId::Trial2019,
    name: "trial-2019",
    authority: "国办公开办函〔2019〕60号（试行）",
    from_year: 2019,
    to_year: Some(2020),
    sections: SECTIONS,
    blocks: &[
        Block {
            caption: "第二十条第（一）项",
            columns: &[(M::Issued, "本年新制作数量"), (M::Published, "本年新公开数量"), (M::PublicTotal, "对外公开总数量")],
            rows: &[(S::GovernmentRules, "规章"), (S::NormativeDocuments, "规范性文件")],
        },
        Block {
            caption: "第二十条第（五）项",
            columns: &[(M::PreviousItems, "上一年项目数量"), (M::Change, "本年增/减"), (M::Decisions, "处理决定数量")],
            rows: &[(S::Licences, "行政许可"), (S::OtherServices, "其他对外管理服务事项")],
        },
        Block {
            caption: "第二十条第（六）项",
            columns: &[(M::PreviousItems, "上一年项目数量"), (M::Change, "本年增/减"), (M::Decisions, "处理决定数量")],
            rows: &[(S::Penalties, "行政处罚"), (S::CoerciveMeasures, "行政强制")],
        },
        Block {
            caption: "第二十条第（八）项",
            columns: &[(M::PreviousItems, "上一年项目数量"), (M::Change, "本年增/减")],
            rows: &[(S::Fees, "行政事业性收费")],
        },
        Block {
            caption: "第二十条第（九）项",
            columns: &[(M::Projects, "采购项目数量"), (M::Amount, "采购总金额")],
            rows: &[(S::CentralProcurement, "政府集中采购")],
        },
    ],
    rows: &[
        RowLine {
            row: Some(Row::Received), path: "requests.received", label: "一、本年新收政府信息公开申请数量", depth: 0
        },
        RowLine {
            row: Some(Row::BroughtForward),
            path: "requests.brought_forward",
            label: "二、上年结转政府信息公开申请数量",
            depth: 0,
        },
        RowLine { row: None, path: "requests.outcomes", label: "三、本年度办理结果", depth: 0 },
        RowLine { row: Some(Row::Granted), path: "requests.outcomes.granted", label: "（一）予以公开", depth: 1 },
        RowLine {
            row: Some(Row::GrantedInPart),
            path: "requests.outcomes.granted_in_part",
            label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            depth: 1,
        },
        RowLine { row: None, path: "requests.outcomes.denied", label: "（三）不予公开", depth: 1 },
        RowLine {
            row: Some(Row::StateSecret),
            path: "requests.outcomes.denied.state_secret",
            label: "1.属于国家秘密",
            depth: 2,
        },
        RowLine {
            row: Some(Row::ProhibitedByLaw),
            path: "requests.outcomes.denied.prohibited_by_law",
            label: "2.其他法律行政法规禁止公开",
            depth: 2,
        },
        RowLine {
            row: Some(Row::SecurityAndStability),
            path: "requests.outcomes.denied.security_and_stability",
            label: "3.危及“三安全一稳定”",
            depth: 2,
        },
        RowLine {
            row: Some(Row::ThirdPartyRights),
            path: "requests.outcomes.denied.third_party_rights",
            label: "4.保护第三方合法权益",
            depth: 2,
        },
        RowLine {
            row: Some(Row::InternalAffairs),
            path: "requests.outcomes.denied.internal_affairs",
            label: "5.属于三类内部事务信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Deliberative),
            path: "requests.outcomes.denied.deliberative",
            label: "6.属于四类过程性信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::EnforcementFile),
            path: "requests.outcomes.denied.enforcement_file",
            label: "7.属于行政执法案卷",
            depth: 2,
        },
        RowLine {
            row: Some(Row::AdministrativeInquiry),
            path: "requests.outcomes.denied.administrative_inquiry",
            label: "8.属于行政查询事项",
            depth: 2,
        },
        RowLine { row: None, path: "requests.outcomes.unavailable", label: "（四）无法提供", depth: 1 },
        RowLine {
            row: Some(Row::NotHeld),
            path: "requests.outcomes.unavailable.not_held",
            label: "1.本机关不掌握相关政府信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::NeedsCreation),
            path: "requests.outcomes.unavailable.needs_creation",
            label: "2.没有现成信息需要另行制作",
            depth: 2,
        },
        RowLine {
            row: Some(Row::StillUnclear),
            path: "requests.outcomes.unavailable.still_unclear",
            label: "3.补正后申请内容仍不明确",
            depth: 2,
        },
        RowLine { row: None, path: "requests.outcomes.not_processed", label: "（五）不予处理", depth: 1 },
        RowLine {
            row: Some(Row::Petition),
            path: "requests.outcomes.not_processed.petition",
            label: "1.信访举报投诉类申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Duplicate), path: "requests.outcomes.not_processed.duplicate", label: "2.重复申请", depth: 2
        },
        RowLine {
            row: Some(Row::Publication),
            path: "requests.outcomes.not_processed.publication",
            label: "3.要求提供公开出版物",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Vexatious),
            path: "requests.outcomes.not_processed.vexatious",
            label: "4.无正当理由大量反复申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Reissue),
            path: "requests.outcomes.not_processed.reissue",
            label: "5.要求行政机关确认或重新出具已获取信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::OtherwiseClosed),
            path: "requests.outcomes.otherwise_closed",
            label: "（六）其他处理",
            depth: 1,
        },
        RowLine { row: Some(Row::OutcomesTotal), path: "requests.outcomes.total", label: "（七）总计", depth: 1 },
        RowLine {
            row: Some(Row::CarriedForward), path: "requests.carried_forward", label: "四、结转下年度继续办理", depth: 0
        },
    ],
};

/// 国办公开办函〔2021〕30号
pub(super) static OFFICIAL_2021: Form = Form {
    id: FormId::Official2021,
    name: "official-2021",
    authority: "国办公开办函〔2021〕30号",
    from_year: 2021,
    to_year: None,
    sections: SECTIONS,
    blocks: &[
        Block {
            caption: "第二十条第（一）项",
            columns: &[(M::Issued, "本年制发件数"), (M::Repealed, "本年废止件数"), (M::InForce, "现行有效件数")],
            rows: &[(S::GovernmentRules, "规章"), (S::NormativeDocuments, "行政规范性文件")],
        },
        Block {
            caption: "第二十条第（五）项",
            columns: &[(M::Decisions, "本年处理决定数量")],
            rows: &[(S::Licences, "行政许可")],
        },
        Block {
            caption: "第二十条第（六）项",
            columns: &[(M::Decisions, "本年处理决定数量")],
            rows: &[(S::Penalties, "行政处罚"), (S::CoerciveMeasures, "行政强制")],
        },
        Block {
            caption: "第二十条第（八）项",
            columns: &[(M::Amount, "本年收费金额（单位：万元）")],
            rows: &[(S::Fees, "行政事业性收费")],
        },
    ],
    rows: &[
        RowLine {
            row: Some(Row::Received), path: "requests.received", label: "一、本年新收政府信息公开申请数量", depth: 0
        },
        RowLine {
            row: Some(Row::BroughtForward),
            path: "requests.brought_forward",
            label: "二、上年结转政府信息公开申请数量",
            depth: 0,
        },
        RowLine { row: None, path: "requests.outcomes", label: "三、本年度办理结果", depth: 0 },
        RowLine { row: Some(Row::Granted), path: "requests.outcomes.granted", label: "（一）予以公开", depth: 1 },
        RowLine {
            row: Some(Row::GrantedInPart),
            path: "requests.outcomes.granted_in_part",
            label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            depth: 1,
        },
        RowLine { row: None, path: "requests.outcomes.denied", label: "（三）不予公开", depth: 1 },
        RowLine {
            row: Some(Row::StateSecret),
            path: "requests.outcomes.denied.state_secret",
            label: "1.属于国家秘密",
            depth: 2,
        },
        RowLine {
            row: Some(Row::ProhibitedByLaw),
            path: "requests.outcomes.denied.prohibited_by_law",
            label: "2.其他法律行政法规禁止公开",
            depth: 2,
        },
        RowLine {
            row: Some(Row::SecurityAndStability),
            path: "requests.outcomes.denied.security_and_stability",
            label: "3.危及“三安全一稳定”",
            depth: 2,
        },
        RowLine {
            row: Some(Row::ThirdPartyRights),
            path: "requests.outcomes.denied.third_party_rights",
            label: "4.保护第三方合法权益",
            depth: 2,
        },
        RowLine {
            row: Some(Row::InternalAffairs),
            path: "requests.outcomes.denied.internal_affairs",
            label: "5.属于三类内部事务信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Deliberative),
            path: "requests.outcomes.denied.deliberative",
            label: "6.属于四类过程性信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::EnforcementFile),
            path: "requests.outcomes.denied.enforcement_file",
            label: "7.属于行政执法案卷",
            depth: 2,
        },
        RowLine {
            row: Some(Row::AdministrativeInquiry),
            path: "requests.outcomes.denied.administrative_inquiry",
            label: "8.属于行政查询事项",
            depth: 2,
        },
        RowLine { row: None, path: "requests.outcomes.unavailable", label: "（四）无法提供", depth: 1 },
        RowLine {
            row: Some(Row::NotHeld),
            path: "requests.outcomes.unavailable.not_held",
            label: "1.本机关不掌握相关政府信息",
            depth: 2,
        },
        RowLine {
            row: Some(Row::NeedsCreation),
            path: "requests.outcomes.unavailable.needs_creation",
            label: "2.没有现成信息需要另行制作",
            depth: 2,
        },
        RowLine {
            row: Some(Row::StillUnclear),
            path: "requests.outcomes.unavailable.still_unclear",
            label: "3.补正后申请内容仍不明确",
            depth: 2,
        },
        RowLine { row: None, path: "requests.outcomes.not_processed", label: "（五）不予处理", depth: 1 },
        RowLine {
            row: Some(Row::Petition),
            path: "requests.outcomes.not_processed.petition",
            label: "1.信访举报投诉类申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Duplicate), path: "requests.outcomes.not_processed.duplicate", label: "2.重复申请", depth: 2
        },
        RowLine {
            row: Some(Row::Publication),
            path: "requests.outcomes.not_processed.publication",
            label: "3.要求提供公开出版物",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Vexatious),
            path: "requests.outcomes.not_processed.vexatious",
            label: "4.无正当理由大量反复申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::Reissue),
            path: "requests.outcomes.not_processed.reissue",
            label: "5.要求行政机关确认或重新出具已获取信息",
            depth: 2,
        },
        RowLine { row: None, path: "requests.outcomes.otherwise_closed", label: "（六）其他处理", depth: 1 },
        RowLine {
            row: Some(Row::CorrectionLapsed),
            path: "requests.outcomes.otherwise_closed.correction_lapsed",
            label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::FeeLapsed),
            path: "requests.outcomes.otherwise_closed.fee_lapsed",
            label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            depth: 2,
        },
        RowLine {
            row: Some(Row::OtherwiseClosedOther),
            path: "requests.outcomes.otherwise_closed.other",
            label: "3.其他",
            depth: 2,
        },
        RowLine { row: Some(Row::OutcomesTotal), path: "requests.outcomes.total", label: "（七）总计", depth: 1 },
        RowLine {
            row: Some(Row::CarriedForward), path: "requests.carried_forward", label: "四、结转下年度继续办理", depth: 0
        },
    ],
};

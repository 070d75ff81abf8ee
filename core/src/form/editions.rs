//! The two statutory forms. A further edition is one more static here.

use super::cells::Listed;
use super::rows::{count_of, lines_of};
use super::{Block, Form, FormId, Measure as M, RowLine, Section, SectionId, Subject as S};

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

static TRIAL_2019_LINES: [RowLine; count_of(FormId::Trial2019)] = lines_of(FormId::Trial2019);
static OFFICIAL_2021_LINES: [RowLine; count_of(FormId::Official2021)] = lines_of(FormId::Official2021);

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
    rows: &TRIAL_2019_LINES,
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
    rows: &OFFICIAL_2021_LINES,
};

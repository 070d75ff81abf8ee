//! Applications for information (依申请公开): received, handled, answered, by applicant and by channel; the fee.

use ogi_core::{CellId, Channel, Column, OutcomeGroup, Row, Topic};

use super::remedies::DISPUTES;
use super::{Key, Keys, Pattern, Says, Units, k};

const ANOTHER: Keys = set![Foreign Document Step];

pub(super) const MONEY: &[Pattern] = &[
    Pattern::new("fee/named", Says::Topic(Topic::InformationFee), Units::Money)
        .needs(&[Key::Fee])
        .without(set![OtherFee Every Conditional])
        .shown("收取信息处理费7元。", "行政事业性收费7元。"),
    Pattern::new("fee/charged", Says::Topic(Topic::InformationFee), Units::Money)
        .needs(&[Key::FeeWord, Key::AboutRequests])
        .without(set![Fee OtherFee Every Conditional])
        .likely()
        .shown("答复政府信息公开申请9件，收取费用7元。", "会议费用7元。"),
];

// What came in from last year, what goes on into the next, what is open.

const NO_FLOW_END: Keys = ANOTHER.or(DISPUTES).or(set![Aimless InRemedy]);

const fn flow_end(name: &'static str, topic: Topic) -> Pattern {
    Pattern::new(name, Says::Topic(topic), Units::Cases).without(NO_FLOW_END).sure(&[Key::AboutRequests])
}

// Outcomes.

pub(crate) const GROUPS: Keys = set![Denied Unavailable NotProcessed OtherwiseClosed];
const DISCLOSED: Keys = set![Granted Agree Partial];
const REASONS: Keys = set![NotHeld NonExistent Elsewhere NeedsCreation StillUnclear Petition Duplicate Publications Vexatious Reissue CorrectionLapsed FeeLapsed StateSecret ProhibitedByLaw Security ThirdParty Internal Deliberative EnforcementFile Inquiry];
pub(crate) const OUTCOME: Keys = REASONS.or(GROUPS).or(DISCLOSED).or(set![AlreadyPublic]);

/// An outcome that stands alone.
const fn alone(name: &'static str, key: Key, topic: Topic, example: &'static str, unlike: &'static str) -> Pattern {
    Pattern::new(name, Says::Topic(topic), Units::Cases)
        .needs(&[key, Key::AboutRequests])
        .without(ANOTHER.or(OUTCOME.without(k(&[key]))).or(set![Class]))
        .shown(example, unlike)
}

/// A reason, alone or with the group that it belongs to: 因不掌握无法提供.
const fn reason(name: &'static str, key: Key, row: Row, example: &'static str, unlike: &'static str) -> Pattern {
    Pattern::new(name, Says::Topic(Topic::outcome(row)), Units::Cases)
        .needs(&[key, Key::AboutRequests])
        .without(ANOTHER.or(OUTCOME.without(GROUPS).without(k(&[key]))).or(set![Class SeveralReasons]))
        .doubt(if matches!(key, Key::Duplicate | Key::Petition) { &[Key::Receive] } else { &[] })
        .shown(example, unlike)
}

/// A group of outcomes, whatever reasons are named with it: 因不掌握等原因无法提供.
const fn group(name: &'static str, key: Key, group: OutcomeGroup, example: &'static str, unlike: &'static str) -> Pattern {
    let others = GROUPS.without(k(&[key])).or(DISCLOSED).or(set![AlreadyPublic Class]);
    Pattern::new(name, Says::Topic(Topic::Outcomes(group)), Units::Cases)
        .needs(&[key, Key::AboutRequests])
        .without(ANOTHER.or(others))
        .shown(example, unlike)
}

// Applicants and channels.

pub(crate) const PERSONS: Keys = set![NaturalPerson Citizen];
const ORGANISATIONS: Keys = set![Business Research PublicInterest LegalService Organisations];
pub(crate) const APPLICANT: Keys = ORGANISATIONS.or(PERSONS);
pub(crate) const CHANNEL: Keys = set![InPerson Letter Online Fax Email OtherWay];
/// Words with which neither applicants nor channels are counted.
const NO_PART: Keys = ANOTHER.or(set![Publish Answer]);

const fn applicant(name: &'static str, key: Key, column: Column, example: &'static str, unlike: &'static str) -> Pattern {
    let topic = Topic::Cell(CellId::request(Row::Received, column));
    Pattern::new(name, Says::Topic(topic), Units::Cases)
        .needs(&[key, Key::AboutRequests])
        .without(NO_PART.or(APPLICANT.without(k(&[key]))))
        // 收到公民提交的申请 is everybody's, and may be where organisations are named too.
        .without(if matches!(key, Key::Citizen) { set![Everybody] } else { Keys::NONE })
        .doubt(if matches!(key, Key::Citizen) { &[Key::Applied] } else { &[] })
        .shown(example, unlike)
}

const fn channel(name: &'static str, key: Key, channel: Channel, example: &'static str, unlike: &'static str) -> Pattern {
    // 网上邮箱: the narrower word decides; 邮寄、网络 are two.
    let others = CHANNEL.without(k(&[key])).without(if matches!(key, Key::Email) { set![Online] } else { Keys::NONE });
    // 线上、线下申请共8件 are both together.
    let others = others.or(if matches!(key, Key::Online) { set![Offline OnPaper] } else { Keys::NONE });
    Pattern::new(name, Says::Topic(Topic::Channel(channel)), Units::Cases)
        .needs(&[key, Key::AboutRequests, Key::Listed])
        .without(NO_PART.or(others).or(APPLICANT))
        .shown(example, unlike)
}

// Received, due, handled, answered.

pub(crate) const FLOW: Keys = set![Receive Answer];
const NO_FLOW: Keys = ANOTHER.or(set![Publish NotFlow]);

const fn flow(name: &'static str, topic: Topic) -> Pattern {
    Pattern::new(name, Says::Topic(topic), Units::Cases).needs(&[Key::AboutAny]).without(NO_FLOW)
}

/// What came in from last year, what goes on into the next.
pub(super) const FLOW_ENDS: &[Pattern] = &[
    // 收到上年结转的申请2件: received this year or brought forward.
    flow_end("flow/received-or-brought", Topic::Handled)
        .needs(&[Key::ReceivedBefore])
        .before(set![CarryIn])
        .unclear()
        .sure(&[])
        .shown("收到上年结转的政府信息公开申请7件。", "收到政府信息公开申请0件。"),
    flow_end("flow/brought-forward", Topic::BROUGHT_FORWARD)
        .before(set![CarryIn])
        .shown("上年结转政府信息公开申请7件。", "收到上年结转资金7项。"),
    flow_end("flow/carried-forward", Topic::CARRIED_FORWARD)
        .any(set![CarryOut])
        .shown("收到政府信息公开申请9件，结转下年度继续办理7件。", "项目结转下年度7个。"),
    flow_end("flow/brought-forward-behind", Topic::BROUGHT_FORWARD)
        .after(set![CarryIn])
        .shown("办理政府信息公开申请9件，7件为上年结转。", "实施项目9个，7个为上年结转。"),
    // 结转3件 without a year, behind what was answered.
    flow_end("flow/carried", Topic::CARRIED_FORWARD)
        .needs(&[Key::AboutRequests])
        .before(set![Carry])
        .without(set![Receive Answer CarryIn PreviousYear Among])
        .sure(&[])
        .likely()
        .shown("收到政府信息公开申请9件，办结2件，结转7件。", "结转资金7项。"),
    flow_end("flow/unanswered", Topic::Unanswered)
        .any(set![Unanswered])
        .sure(&[])
        .likely()
        .shown("收到政府信息公开申请9件，正在办理7件。", "正在办理行政复议7件。"),
];

/// How applications were answered.
pub(super) const OUTCOMES: &[Pattern] = &[
    Pattern::new("outcome/disclosed-beside", Says::Topic(Topic::outcome(Row::Granted)), Units::Cases)
        .needs(&[Key::BareOutcome])
        .without(ANOTHER.or(OUTCOME))
        .likely()
        .shown("收到政府信息公开申请9件，公开7件，不予公开2件。", "收到政府信息公开申请9件，公开信息7条。"),
    alone(
        "outcome/already-public",
        Key::AlreadyPublic,
        Topic::AlreadyPublic,
        "答复政府信息公开申请9件，其中已主动公开7件。",
        "政务服务事项已公开7项。",
    ),
    alone("outcome/agreed", Key::Agree, Topic::Agreed, "答复政府信息公开申请9件，其中同意公开7件。", "代表建议同意公开7件。"),
    alone(
        "outcome/granted",
        Key::Granted,
        Topic::outcome(Row::Granted),
        "答复政府信息公开申请9件，其中予以公开7件。",
        "建议提案予以公开7件。",
    ),
    alone(
        "outcome/partial",
        Key::Partial,
        Topic::outcome(Row::GrantedInPart),
        "答复政府信息公开申请9件，其中部分公开7件。",
        "提案部分公开7件。",
    ),
    Pattern::new("outcome/granted-or-public", Says::Topic(Topic::outcome(Row::Granted)), Units::Cases)
        .needs(&[Key::Granted, Key::AlreadyPublic, Key::AboutRequests])
        .without(ANOTHER.or(REASONS).or(GROUPS).or(set![Agree Partial Class]))
        .likely()
        .shown("答复政府信息公开申请9件，予以公开或已主动公开7件。", "建议提案予以公开或已主动公开7件。"),
    Pattern::new("outcome/disclosed", Says::Topic(Topic::Outcomes(OutcomeGroup::Disclosed)), Units::Cases)
        .needs(&[Key::Partial, Key::AboutRequests])
        .any(set![Granted Agree])
        .without(ANOTHER.or(REASONS).or(GROUPS).or(set![AlreadyPublic Class]))
        .shown("答复政府信息公开申请9件，予以公开和部分公开7件。", "代表建议全部公开或部分公开7件。"),
    reason(
        "outcome/not-held",
        Key::NotHeld,
        Row::NotHeld,
        "答复政府信息公开申请9件，本机关不掌握7件。",
        "不掌握线索的举报7件。",
    ),
    alone(
        "outcome/non-existent-alone",
        Key::NonExistent,
        Topic::NonExistent,
        "答复政府信息公开申请9件，信息不存在7件。",
        "投诉的问题不存在7件。",
    ),
    Pattern::new("outcome/non-existent", Says::Topic(Topic::NonExistent), Units::Cases)
        .needs(&[Key::NonExistent, Key::Unavailable, Key::AboutRequests])
        .without(ANOTHER.or(OUTCOME.without(set![NonExistent Unavailable])).or(set![Class SeveralReasons]))
        .shown("答复政府信息公开申请9件，因信息不存在无法提供7件。", "因不存在等原因投诉7件。"),
    Pattern::new("outcome/elsewhere", Says::Topic(Topic::Elsewhere), Units::Cases)
        .needs(&[Key::Elsewhere, Key::AboutRequests])
        .without(ANOTHER.or(OUTCOME.without(GROUPS).without(set![Elsewhere])).or(set![Class SeveralReasons]))
        .shown("答复政府信息公开申请9件，不属于本机关公开7件。", "不属于本机关职责的投诉7件。"),
    reason(
        "outcome/needs-creation",
        Key::NeedsCreation,
        Row::NeedsCreation,
        "答复政府信息公开申请9件，需另行制作7件。",
        "另行制作展板视频7个。",
    ),
    reason(
        "outcome/still-unclear",
        Key::StillUnclear,
        Row::StillUnclear,
        "答复政府信息公开申请9件，补正后申请内容仍不明确7件。",
        "投诉内容不明确7件。",
    ),
    reason(
        "outcome/petition",
        Key::Petition,
        Row::Petition,
        "答复政府信息公开申请9件，属信访举报投诉类申请7件。",
        "受理热线投诉7件。",
    ),
    reason("outcome/duplicate", Key::Duplicate, Row::Duplicate, "答复政府信息公开申请9件，重复申请7件。", "重复投诉7件。"),
    reason(
        "outcome/publication",
        Key::Publications,
        Row::Publication,
        "答复政府信息公开申请9件，要求提供公开出版物7件。",
        "发行公开出版物视频7个。",
    ),
    reason(
        "outcome/vexatious",
        Key::Vexatious,
        Row::Vexatious,
        "答复政府信息公开申请9件，无正当理由大量反复申请7件。",
        "反复投诉7件。",
    ),
    reason(
        "outcome/reissue",
        Key::Reissue,
        Row::Reissue,
        "答复政府信息公开申请9件，要求重新出具已获取信息的7件。",
        "重新出具许可证7份。",
    ),
    reason(
        "outcome/correction-lapsed",
        Key::CorrectionLapsed,
        Row::CorrectionLapsed,
        "答复政府信息公开申请9件，申请人逾期不补正7件。",
        "投诉材料逾期不补正7件。",
    ),
    reason(
        "outcome/fee-lapsed",
        Key::FeeLapsed,
        Row::FeeLapsed,
        "答复政府信息公开申请9件，逾期未缴费7件。",
        "仲裁逾期未缴费7件。",
    ),
    reason(
        "outcome/state-secret",
        Key::StateSecret,
        Row::StateSecret,
        "答复政府信息公开申请9件，属于国家秘密7件。",
        "国家秘密培训7次。",
    ),
    reason(
        "outcome/prohibited",
        Key::ProhibitedByLaw,
        Row::ProhibitedByLaw,
        "答复政府信息公开申请9件，法律法规禁止公开7件。",
        "禁止公开的会议7次。",
    ),
    reason(
        "outcome/security",
        Key::Security,
        Row::SecurityAndStability,
        "答复政府信息公开申请9件，危及三安全一稳定7件。",
        "三安全一稳定检查7次。",
    ),
    reason(
        "outcome/third-party",
        Key::ThirdParty,
        Row::ThirdPartyRights,
        "答复政府信息公开申请9件，保护第三方合法权益7件。",
        "维护第三方权益活动7场。",
    ),
    reason(
        "outcome/internal",
        Key::Internal,
        Row::InternalAffairs,
        "答复政府信息公开申请9件，属于内部事务信息7件。",
        "内部事务会议7次。",
    ),
    reason(
        "outcome/deliberative",
        Key::Deliberative,
        Row::Deliberative,
        "答复政府信息公开申请9件，属于过程性信息7件。",
        "过程性信息检查7次。",
    ),
    reason(
        "outcome/enforcement-file",
        Key::EnforcementFile,
        Row::EnforcementFile,
        "答复政府信息公开申请9件，属于行政执法案卷7件。",
        "检查执法案卷7份。",
    ),
    reason(
        "outcome/inquiry",
        Key::Inquiry,
        Row::AdministrativeInquiry,
        "答复政府信息公开申请9件，属于行政查询事项7件。",
        "窗口提供行政查询咨询7次。",
    ),
    group("outcome/denied", Key::Denied, OutcomeGroup::Denied, "答复政府信息公开申请9件，不予公开7件。", "提案不予公开7件。"),
    group(
        "outcome/unavailable",
        Key::Unavailable,
        OutcomeGroup::Unavailable,
        "答复政府信息公开申请9件，无法提供7件。",
        "投诉无法提供线索7件。",
    ),
    group(
        "outcome/not-processed",
        Key::NotProcessed,
        OutcomeGroup::NotProcessed,
        "答复政府信息公开申请9件，不予处理7件。",
        "投诉不予处理7件。",
    ),
    group(
        "outcome/otherwise-closed",
        Key::OtherwiseClosed,
        OutcomeGroup::OtherwiseClosed,
        "答复政府信息公开申请9件，其他处理7件。",
        "问题其他处理7件。",
    ),
];

/// Who applied.
pub(super) const APPLICANTS: &[Pattern] = &[
    applicant(
        "applicant/natural-person",
        Key::NaturalPerson,
        Column::NaturalPerson,
        "收到政府信息公开申请9件，其中自然人7件。",
        "自然人投诉7件。",
    ),
    applicant(
        "applicant/citizen",
        Key::Citizen,
        Column::NaturalPerson,
        "收到政府信息公开申请9件，其中公民7件。",
        "公民留言7件。",
    ),
    applicant(
        "applicant/business",
        Key::Business,
        Column::Business,
        "收到政府信息公开申请9件，其中商业企业7件。",
        "商业企业培训7次。",
    ),
    applicant(
        "applicant/research",
        Key::Research,
        Column::Research,
        "收到政府信息公开申请9件，其中科研机构7件。",
        "检查科研机构7个。",
    ),
    applicant(
        "applicant/public-interest",
        Key::PublicInterest,
        Column::PublicInterest,
        "收到政府信息公开申请9件，其中社会公益组织7件。",
        "公益组织活动7次。",
    ),
    applicant(
        "applicant/legal-service",
        Key::LegalService,
        Column::LegalService,
        "收到政府信息公开申请9件，其中法律服务机构7件。",
        "检查法律服务机构7个。",
    ),
    Pattern::new("applicant/organisations", Says::Topic(Topic::Organisations), Units::Cases)
        .needs(&[Key::Organisations, Key::AboutRequests])
        .without(NO_PART.or(APPLICANT.without(set![Organisations])))
        .shown("收到政府信息公开申请9件，其中法人或其他组织7件。", "法人投诉7件。"),
    Pattern::new("applicant/several-organisations", Says::Topic(Topic::Organisations), Units::Cases)
        .needs(&[Key::AboutRequests, Key::SeveralOrganisations])
        .without(NO_PART.or(PERSONS).or(set![Applied]))
        .likely()
        .shown("收到政府信息公开申请9件，其中商业企业、科研机构7件。", "检查商业企业、科研机构7家。"),
];

/// How they applied.
pub(super) const CHANNELS: &[Pattern] = &[
    channel("channel/in-person", Key::InPerson, Channel::InPerson, "收到政府信息公开申请9件，其中当面7件。", "当面咨询7次。"),
    channel("channel/letter", Key::Letter, Channel::Letter, "收到政府信息公开申请9件，其中信函7件。", "群众信函投诉7件。"),
    channel("channel/fax", Key::Fax, Channel::Fax, "收到政府信息公开申请9件，其中传真7件。", "传真投诉7件。"),
    channel("channel/email", Key::Email, Channel::Email, "收到政府信息公开申请9件，其中电子邮件7件。", "邮箱投诉7件。"),
    channel("channel/other", Key::OtherWay, Channel::Other, "收到政府信息公开申请9件，其中其他方式7件。", "其他渠道投诉7件。"),
    channel("channel/online", Key::Online, Channel::Online, "收到政府信息公开申请9件，其中网络7件。", "网络述求7件。"),
];

/// Received, due, handled, answered.
pub(super) const FLOWS: &[Pattern] = &[
    flow("flow/due", Topic::Handled)
        .needs(&[Key::Due])
        .sure(&[Key::Apply])
        .shown("应办政府信息公开申请7件。", "应办理提案7件。"),
    flow("flow/processed-both", Topic::Processed)
        .needs(&[Key::Receive, Key::Answer])
        .likely()
        .shown("受理并答复政府信息公开申请7件。", "受理并答复投诉7件。"),
    flow("flow/received", Topic::RECEIVED)
        .needs(&[Key::Receive])
        .sure(&[Key::Apply])
        .shown("收到政府信息公开申请7件。", "收到意见建议7条。"),
    flow("flow/answered", Topic::ANSWERED)
        .needs(&[Key::Answer])
        // 超期答复0件
        .without(set![Wrongdoing])
        // 网上答复18条、书面答复4条 are some of them.
        .doubt(&[Key::Online, Key::Letter, Key::InPerson, Key::Fax, Key::Email])
        .sure(&[Key::Apply, Key::AboutBefore])
        .shown("答复政府信息公开申请7件。", "答复网民留言7条。"),
    flow("flow/done", Topic::ANSWERED)
        .needs(&[Key::Done, Key::AboutBefore])
        .likely()
        .shown("收到政府信息公开申请9件，已办理7件，结转2件。", "收到政府信息公开申请9件，已办理提案7件。"),
    flow("flow/processed", Topic::Processed)
        .needs(&[Key::Process])
        .any(set![Apply Request])
        .likely()
        .shown("办理政府信息公开申请7件。", "办理提案7件。"),
    // 上年结转2件，共办理22件
    flow("flow/processed-alone", Topic::Processed)
        .needs(&[Key::Process, Key::ProcessAlone, Key::AboutBefore])
        .likely()
        .shown("收到政府信息公开申请5件，上年结转2件，共办理7件。", "收到政府信息公开申请5件，办理道路挖掘7件。"),
    // 申请总数9件
    flow("flow/total", Topic::RECEIVED)
        .needs(&[Key::Request, Key::TotalWord, Key::AboutBefore])
        .without(set![InAnswered InBefore Process])
        .likely()
        .shown("（二）依申请公开。申请总数7件。", "申请救助总数7件。"),
    // 64件申请中，自然人60件
    flow("flow/of-them", Topic::RECEIVED)
        .needs(&[Key::Request, Key::AboutBefore])
        .after(set![InWord])
        .without(set![InAnswered InBefore Process Answer Among])
        .likely()
        .shown("（二）依申请公开。7件申请中，自然人5件，法人2件。", "（二）依申请公开。申请中涉及征地7件。"),
    flow("flow/applications", Topic::RECEIVED)
        .any(set![Apply])
        .without(set![InAnswered InBefore OnPaper Withdrawn RulingNoise])
        .likely()
        .shown("全年政府信息公开申请7件。", "申请人主动撤回信息公开申请7件。"),
];

//! Documents, decisions and items published (主动公开).

use ogi_core::{Measure, Subject, Topic};

use super::remedies::DISPUTES;
use super::{Key, Keys, Pattern, Says, Units, k};

/// Kinds of documents that the first table counts.
pub(crate) const DOCUMENTS: Keys = set![Rules Norm];
/// What happened to a document.
pub(crate) const DOCUMENT_VERBS: Keys = set![Issue Repeal InForce Publish];
const STATES: Keys = set![Issue Repeal InForce];
/// What is said of documents without counting them.
const NOT_DOCUMENTS: Keys = set![Class Info Foreign];
const NOT_DECISIONS: Keys = set![Class Info DocWork Apply].or(DISPUTES);

const fn document(
    name: &'static str,
    (subject, key): (Subject, Key),
    (measure, state): (Measure, Key),
    example: &'static str,
    unlike: &'static str,
) -> Pattern {
    let others = DOCUMENTS.or(STATES).without(k(&[key, state]));
    // 清理并公开现行有效的规范性文件103件: what is in force is what a review finds.
    let worked_on = if matches!(measure, Measure::InForce) { Keys::NONE } else { set![DocWork] };
    let all = Pattern::new(name, Says::Proactive(subject, measure), Units::Documents).needs(&[key, state]);
    all.without(NOT_DOCUMENTS.or(others).or(worked_on)).shown(example, unlike)
}

/// 新增规范性文件4件
const fn added(name: &'static str, subject: Subject, key: Key, example: &'static str, unlike: &'static str) -> Pattern {
    let others = DOCUMENTS.or(STATES).without(k(&[key]));
    Pattern::new(name, Says::Proactive(subject, Measure::Issued), Units::Documents)
        .needs(&[key, Key::Up])
        .without(NOT_DOCUMENTS.or(others).or(set![DocWork Yoy Than Publish InPublished]))
        .shown(example, unlike)
}

const fn published(name: &'static str, subject: Subject, key: Key, example: &'static str, unlike: &'static str) -> Pattern {
    let others = DOCUMENTS.or(STATES).without(k(&[key]));
    Pattern::new(name, Says::Proactive(subject, Measure::Published), Units::Documents)
        .needs(&[key])
        .any(set![Publish InPublished])
        // 发布规范性文件及其他文件29件: of all sorts.
        .without(NOT_DOCUMENTS.or(others).or(set![DocWork ItemInList OtherWord]))
        .published()
        .shown(example, unlike)
}

const fn decision(name: &'static str, subject: Subject, key: Key, example: &'static str, unlike: &'static str) -> Pattern {
    let others = set![Licence Penalty Coercion OtherServices].without(k(&[key]));
    Pattern::new(name, Says::Proactive(subject, Measure::Decisions), Units::Documents)
        .needs(&[key])
        .without(NOT_DECISIONS.or(others).or(set![Powers ItemUnit ItemInList]))
        .sure(&[Key::Decision, Key::Made, Key::Process, Key::GoesOn])
        .shown(example, unlike)
}

const RULES: (Subject, Key) = (Subject::GovernmentRules, Key::Rules);
const NORMS: (Subject, Key) = (Subject::NormativeDocuments, Key::Norm);

pub(super) const PROACTIVE: &[Pattern] = &[
    document("rules/issued", RULES, (Measure::Issued, Key::Issue), "全年制定政府规章7件。", "制定规章制度7项。"),
    document("rules/repealed", RULES, (Measure::Repealed, Key::Repeal), "废止政府规章7件。", "废止制度7项。"),
    document("rules/in-force", RULES, (Measure::InForce, Key::InForce), "现行有效的政府规章7件。", "有效公开政府规章解读7篇。"),
    document("norms/issued", NORMS, (Measure::Issued, Key::Issue), "新制发行政规范性文件7件。", "制作规范性文件解读7篇。"),
    document("norms/repealed", NORMS, (Measure::Repealed, Key::Repeal), "宣布失效规范性文件7件。", "宣布失效的会议纪要7件。"),
    document(
        "norms/in-force",
        NORMS,
        (Measure::InForce, Key::InForce),
        "清理并公开现行有效的行政规范性文件7件。",
        "清理行政规范性文件7件。",
    ),
    added("rules/added", Subject::GovernmentRules, Key::Rules, "新增政府规章7件。", "政府规章解读同比新增7件。"),
    added("norms/added", Subject::NormativeDocuments, Key::Norm, "新增规范性文件7件。", "规范性文件类信息新增7件。"),
    published("rules/published", Subject::GovernmentRules, Key::Rules, "发布省政府规章7件。", "发布政府规章解读7篇。"),
    published(
        "norms/published",
        Subject::NormativeDocuments,
        Key::Norm,
        "公开行政规范性文件7件。",
        "公开规范性文件类信息7条。",
    ),
    decision("decision/licences", Subject::Licences, Key::Licence, "作出行政许可决定7件。", "公开行政许可信息7条。"),
    decision("decision/penalties", Subject::Penalties, Key::Penalty, "作出行政处罚7件。", "公示行政处罚信息7条。"),
    decision("decision/coercion", Subject::CoerciveMeasures, Key::Coercion, "实施行政强制7件。", "保留行政强制权力事项7项。"),
    // Of the trial form.
    decision(
        "decision/other-services",
        Subject::OtherServices,
        Key::OtherServices,
        "其他对外管理服务事项处理决定数量7件。",
        "公开其他对外管理服务事项7项。",
    )
    .needs(&[Key::Decision]),
    // 办结行政许可事项91件
    Pattern::new("decision/licence-matters", Says::Proactive(Subject::Licences, Measure::Decisions), Units::Pieces)
        .needs(&[Key::LicenceMatter])
        .any(set![Answer Made])
        .without(NOT_DECISIONS.or(set![Powers Publish Penalty Coercion]))
        .likely()
        .shown("全年办结行政许可事项7件。", "保留行政许可事项7项。"),
    // 作出环境影响评价文件许可21份
    Pattern::new("decision/permits", Says::Proactive(Subject::Licences, Measure::Decisions), Units::Documents)
        .needs(&[Key::Permit, Key::Made])
        .without(NOT_DECISIONS.or(set![Licence Penalty Coercion Powers Publish]))
        .likely()
        .shown("作出建设项目环境影响评价文件许可7份。", "公开环评许可7份。"),
    Pattern::new("published/items", Says::Topic(Topic::Published), Units::Items)
        .before(set![Publish])
        .without(set![Conditional Bare])
        .shown("主动公开政府信息7条。", "播出宣传片7条。"),
    // 公开政府信息7项: the unit of powers, with the word for what is published.
    Pattern::new("published/matters", Says::Topic(Topic::Published), Units::Matters)
        .needs(&[Key::Info])
        .before(set![Publish])
        .without(NOT_DECISIONS.without(set![Info Class]).or(set![Conditional Powers Foreign Licence Penalty Coercion Request]))
        .likely()
        .shown("通过各类渠道公开政府信息7项。", "公开行政许可事项7项。"),
    // 门户网站新增信息7条
    Pattern::new("published/added", Says::Topic(Topic::Published), Units::Items)
        .needs(&[Key::Up, Key::Info, Key::Online])
        .before(set![Info])
        .without(NOT_DECISIONS.without(set![Info]).or(set![Conditional Yoy Than Request Receive Foreign]))
        .likely()
        .shown("门户网站新增信息7条。", "平台新增投诉信息7条。"),
    // 政府信息公开共7条
    Pattern::new("published/disclosed", Says::Topic(Topic::Published), Units::Items)
        .needs(&[Key::Disclosure])
        .before(set![TotalWord Info])
        .without(
            NOT_DECISIONS
                .without(set![Info])
                .or(set![Conditional Request Receive Answer Process Foreign Step Sent Document Carry]),
        )
        .likely()
        .shown("本年度政府信息公开共7条。", "本年度政府信息公开培训共7次。"),
];

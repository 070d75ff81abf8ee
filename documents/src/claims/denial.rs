//! The object of a denial (未收到……): whether it is every application for information, in whatever order its words stand.

use crate::lexicon::{is_one_of, longest, says};

/// What is an application for information beyond doubt.
const NOUNS: &str = "申请信息公开 申请政府信息公开 申请公开政府信息的申请 公开政府信息申请 公开政府信息的申请 政府信息公开申请 \
    信息公开申请 公开申请 申请公开政府信息 申请公开信息 申请公开 依申请公开 依申请 公开信息申请 \
    政府信息公开的申请 信息公开的申请 信息公开型案件 政府信息公开型案件 政府信息公开办件 信息公开办件 \
    要求公开的信息 要求公开的政府信息 要求公开信息 要求公开政府信息 要求获取政府信息 \
    申请除本机关主动公开以外的其他政府信息";

/// Words that may stand around it without making it one of some applications only.
const PLAIN: &str = "政府信息 政务信息 政府 信息 公开 主动公开 主动 之外 以外 依法 有关 相关 关于 任何 任一 任意 \
    一种 一切 所有 其他 其它 社会公众 社会各界 社会 人民群众 群众 公众 公民 自然人 个人 法人 \
    其他组织 其它组织 社会组织 组织 企业 企事业单位 单位 申请人 申请者 人 行政相对人 当事人 公民个人 \
    机构 团体 我局 我委 我办 我厅 我镇 我乡 我街道 我单位 本机关 本单位 本部门 本级 本局 本镇 本乡 本街道 我县 我区 我市 提出 \
    提交 递交 提起 要求 请求 申请 获取 办理 处理 受理 答复 口头 向 对 对于 针对 涉及 以 通过 经 \
    采取 采用 由 从 情况 情形 行为 现象 事项 事件 事宜 案件 案例 办件 申请件 件 业务 诉求 需求 \
    内容 材料 表 方面 工作 发生 产生 新增 新 或者 以及 并 的 过 到 了 和 或 及 与 等 类 \
    任何形式 各种形式 形式 方式 渠道 收到 函件 函 一例 一件 一起 一项 一条 一宗 一份 一个 信件 \
    电话 来电 来函 来信";

/// Ways of applying: one of them alone is some applications only.
const WAYS: &str = "书面 当面 现场 窗口 邮寄 信函 来信 来函 网络 网上 在线 线上 互联网 网站 电子邮件 邮箱 邮件 \
    传真";

/// Kinds of applicants.
const WHOSE: &str = "单位 公民 自然人 个人 法人 其他组织 其它组织 社会组织 企业 组织";

/// Applicants that are everybody.
const EVERYBODY: &str = "公民 群众 公众 社会公众 社会各界";

/// What may come in beside applications: 未收到政府信息公开申请和投诉.
const BESIDE: &str = "来访 投诉 举报 投诉举报 咨询 意见 建议";

/// Marks that part the things denied, and those that do not matter.
fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '、' | '“' | '”' | '"' | '《' | '》' | '/' | '（' | '）' | '(' | ')')
}

/// What a denial says of applications for information.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    All,
    /// Some of them, or what is not known to be all.
    Some,
    Nothing,
}

/// Whether what stands behind a denial is applications for information, all of them: 公民、法人通过当面、邮寄等方式提出的
/// 政府信息公开申请. With `received` the denial is of receiving; with `spoken_of` 申请 alone means those.
pub(super) fn denies_applications(object: &str, received: bool, spoken_of: bool) -> Denied {
    if !says(object, "申请 要求公开 公开型案件 公开办件") {
        return Denied::Nothing;
    }
    let mut rest = object;
    let (mut named, mut bare, mut narrow) = (false, false, false);
    let (mut ways, mut whose) = (0_u32, 0_u32);
    let several = says(object, "方式 形式 渠道 途径");
    while let Some(letter) = rest.chars().next() {
        if is_mark(letter) {
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        }
        let [noun, way, plain, beside] = [NOUNS, WAYS, PLAIN, BESIDE].map(|words| longest(rest, words));
        let front = object.get(..object.len().saturating_sub(rest.len())).unwrap_or_default();
        let beside = beside.filter(|_| named && front.ends_with(['、', '和', '及', '与', '或']));
        let Some(word) = [noun, way, plain, beside].into_iter().flatten().max_by_key(|word| word.len()) else {
            // 未收到境外人员提出的政府信息公开申请; 未收到对申请答复的异议 is about something else.
            let is_one = object.trim_end_matches(['件', '项', '的']).ends_with("申请") && (received || named);
            return if is_one && says(object, NOUNS) { Denied::Some } else { Denied::Nothing };
        };
        // 未收到政府信息公开申请的单位
        narrow |= named && ["单位", "机构", "企业", "个人", "针对", "涉及"].contains(&word);
        if noun == Some(word) {
            named = true;
        } else if way == Some(word) && !(named && plain == Some(word)) {
            // 依申请公开来信 is an application, however it came.
            ways = ways.saturating_add(if word == "书面" { 2 } else { 1 });
        } else if word.ends_with("申请") || word == "申请件" {
            bare = true;
        }
        let one = u32::from(is_one_of(word, WHOSE));
        whose = whose.saturating_add(if is_one_of(word, EVERYBODY) { 2 } else { one });
        rest = rest.get(word.len()..).unwrap_or_default();
    }
    // 无申请件
    let short = object.trim().chars().count() <= 4;
    // 要求公开政府信息的申请
    let spelt = bare && says(object, "公开政府信息 获取政府信息 公开信息 相关政府信息 相关信息 获取主动公开之外的政府信息");
    if !(named || spelt || bare && spoken_of && (received || short)) {
        return Denied::Nothing;
    }
    let everybody = whose == 0 || whose > 1 || object.contains("任何");
    let all = everybody && !narrow && (ways == 0 || ways > 1 || several && object.contains('等'));
    if all { Denied::All } else { Denied::Some }
}

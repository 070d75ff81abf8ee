//! The name of an organ in what stands before a year (机关名称): without the words of sentences and pages around it.

use crate::text::numeral::is_ordinal;

/// Words behind which a name may begin: of sentences that publish a report, and of the page around it.
const LEADS: [&str; 40] = [
    "现将",
    "现就",
    "公布",
    "发布",
    "公开了",
    "编制了",
    "编制完成",
    "编制",
    "形成",
    "转发",
    "印发",
    "关于",
    "附件",
    "首页",
    "当前位置",
    "您的位置",
    "所在位置",
    "政府信息公开",
    "政务公开",
    "信息公开",
    "年度报告",
    "工作报告",
    "年报",
    "专栏",
    "目录",
    "列表",
    "正文",
    "详情",
    "标题",
    "名称",
    "分享",
    "下载",
    "打印",
    "收藏",
    "朋友圈",
    "文字版",
    "浏览",
    "来源",
    "字号",
    "大中小",
];

/// What no name has in it.
const NEVER: [&str; 25] = [
    "报告",
    "我局",
    "我市",
    "我县",
    "我区",
    "我们",
    "本机关",
    "本单位",
    "根据",
    "依据",
    "按照",
    "要求",
    "通知",
    "的",
    "社会公",
    "截至",
    "如下",
    "情况",
    "索引",
    "时间",
    "结合",
    "实际",
    "内容",
    "本级",
    "有关",
];

/// What the name of an organ ends with; a title's organ may end otherwise: 示例市, 示例公司.
const ENDS: [&str; 38] = [
    "局",
    "府",
    "会",
    "厅",
    "委",
    "办",
    "处",
    "室",
    "院",
    "道",
    "乡",
    "镇",
    "部",
    "署",
    "队",
    "心",
    "机关",
    "海关",
    "所",
    "站",
    "馆",
    "联合会",
    "公署",
    "关",
    "区",
    "县",
    "市",
    "省",
    "州",
    "盟",
    "旗",
    "行",
    "园",
    "校",
    "学",
    "社",
    "司",
    "团",
];

/// The longest name, in characters.
const LONGEST: usize = 40;

/// The name that a text ends with, and where it starts there; `None` where that is no name.
///
/// 关于 and 的 behind it are not of it, but the 关 of 海关 and 机关 is.
pub(super) fn ending(text: &str) -> Option<(usize, &str)> {
    let text = without_joint(without_remark(without_joint(text)));
    let start = LEADS.iter().filter_map(|lead| behind(text, lead)).max().unwrap_or(0);
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let signs = rest.char_indices().rev().find(|(_, sign)| !is_of_a_name(*sign));
    let start = signs.map_or(start, |(at, sign)| start.saturating_add(at).saturating_add(sign.len_utf8()));
    let rest = text.get(start..)?;
    // A day in front of it: 二〇二五年一月二十日示例市统计局.
    let day = rest.rmatch_indices('日').find(|(at, _)| rest.get(..*at).is_some_and(ends_in_a_numeral));
    let start = day.map_or(start, |(at, day)| start.saturating_add(at).saturating_add(day.len()));
    let name = text.get(start..)?;
    is_name(name).then_some((start, name))
}

/// A name whose last word is also the first of what stands behind it: 示例镇人民政府信息公开工作年度报告 is of 示例镇人民政府.
pub(super) fn completed(name: String) -> String {
    if name.ends_with("人民") { name + "政府" } else { name }
}

/// The words before a bracket that ends a text, and those in it: 示例县住房和城乡建设局(县人防办).
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(')')?.rsplit_once('(')
}

/// The end of the last place of a lead; 机构编制委员会 is a name.
fn behind(text: &str, lead: &str) -> Option<usize> {
    let mut places = text.rmatch_indices(lead);
    let own = |(at, _): &(usize, &str)| lead == "编制" && text.get(..*at).is_some_and(|before| before.ends_with("机构"));
    places.find(|place| !own(place)).map(|(at, _)| at.saturating_add(lead.len()))
}

/// Whether a whole text is the full name of an organ and nothing else, as in a signature.
pub(super) fn is_full(text: &str) -> bool {
    let relative =
        ["市", "县", "区", "省", "州", "旗", "乡", "镇", "局", "厅", "委", "办", "府", "街道", "我", "本", "各", "全"];
    is_name(text) && text.chars().count() >= 4 && is_ended(text) && !relative.iter().any(|start| text.starts_with(start))
}

/// Whether a name ends as names of organs do.
pub(super) fn is_ended(name: &str) -> bool {
    let name = bracketed(name).map_or(name, |(name, _)| name);
    name.chars().count() >= 3 && ENDS.iter().any(|end| name.ends_with(end))
}

/// A text without what stands in brackets behind a name and is not of it: (以下简称"市局"), (本级机关), (汇总).
fn without_remark(text: &str) -> &str {
    const REMARKS: [&str; 7] = ["(以下", "(简称", "(本级", "(机关", "(本部", "(汇总", "(含"];
    let at = REMARKS.iter().filter_map(|remark| text.rfind(remark)).max();
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// A text without the words that join a name to what it is about.
fn without_joint(text: &str) -> &str {
    let mut rest = text.trim_end_matches('的');
    if let Some(before) = rest.strip_suffix("关于") {
        // 示例海关于2024年: a customs house, and 于.
        let is_own = before.ends_with(['海', '机']);
        rest = if is_own { rest.strip_suffix('于').unwrap_or(rest) } else { before };
    } else if let Some(before) = rest.strip_suffix('于').filter(|before| before.ends_with("机关") || before.ends_with("海关"))
    {
        rest = before;
    }
    rest.trim_end_matches('的')
}

fn is_of_a_name(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}' | '(' | ')' | '·' | '\u{FFFD}' | '〇' | '×' | 'X')
}

fn ends_in_a_numeral(text: &str) -> bool {
    text.ends_with(|last| last == '〇' || is_ordinal(last))
}

/// Whether a text may be a name.
fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let balanced = text.matches('(').count() == text.matches(')').count() && !text.starts_with(')');
    let vague = [
        "我", "工作", "该", "各", "其", "并", "与", "就", "在", "对", "以", "了", "本机", "本单", "本报", "本年", "本部",
        "本局",
    ];
    (2..=LONGEST).contains(&count)
        && balanced
        && text.chars().all(is_of_a_name)
        && !text.starts_with('(')
        && !vague.iter().any(|word| text.starts_with(word))
        && !(text.contains('年') && text.replace("青年", "").contains('年'))
        && !NEVER.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{ending, is_full};

    #[test]
    fn what_stands_around_a_name_is_not_of_it() {
        for (text, name) in [
            ("示例市统计局", "示例市统计局"),
            ("示例市统计局关于", "示例市统计局"),
            ("示例市统计局的", "示例市统计局"),
            ("关于示例市统计局", "示例市统计局"),
            ("示例片区管理局机关", "示例片区管理局机关"),
            ("示例片区管理局机关关于", "示例片区管理局机关"),
            ("示例海关关于", "示例海关"),
            ("示例海关", "示例海关"),
            ("中共示例县委机构编制委员会办公室", "中共示例县委机构编制委员会办公室"),
            ("当前位置:首页政务公开政府信息公开示例市统计局政府信息公开年报示例市统计局", "示例市统计局"),
            ("标题:示例市统计局", "示例市统计局"),
            ("公报标题示例市统计局", "示例市统计局"),
            ("现向社会公布示例市统计局", "示例市统计局"),
            ("2025-01-2615:07示例市统计局", "示例市统计局"),
            ("二〇二五年一月二十日示例市统计局", "示例市统计局"),
            ("示例高新区(新城区)", "示例高新区(新城区)"),
            ("示例市统计局(以下简称\"市局\")", "示例市统计局"),
            ("现公布示例旗民族事务委员会(以下简称旗民委)", "示例旗民族事务委员会"),
            ("示例总署(本级机关)", "示例总署"),
            ("示例县水务局(含下属单位)", "示例县水务局"),
            ("示例市市场监管局(知识产权局)", "示例市市场监管局(知识产权局)"),
            ("字号:大中小示例市统计局", "示例市统计局"),
            ("Page8-示例市统计局", "示例市统计局"),
        ] {
            assert_eq!(ending(text).map(|(_, found)| found), Some(name), "{text}");
        }
    }

    #[test]
    fn words_of_sentences_are_no_name() {
        for text in ["现向社会公布", "特向社会公布", "我局编制完成了", "现将", "根据要求", "首页>政府信息公开>", "本机关", ""]
        {
            assert_eq!(ending(text), None, "{text}");
        }
    }

    #[test]
    fn a_full_name_says_of_which_place() {
        assert!(is_full("示例市统计局") && is_full("示例片区管理局机关") && is_full("国家示例总局"));
        assert!(!is_full("市统计局") && !is_full("本机关") && !is_full("认真贯彻落实") && !is_full("总体情况"));
    }
}

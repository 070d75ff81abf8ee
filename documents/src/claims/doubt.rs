//! What makes a claim doubtful (存疑): it speaks of some only, of a part of the year, of other applications than those for
//! information. A doubtful claim is told and never judged by.

use ogi_core::{Claim, Confidence, OutcomeGroup, Scope, Topic};

use super::lex::{Placed, Token};
use super::read::{Clause, Reader, key_of};
use crate::lexicon::{DISPUTES, Key, Keys};

/// Words that may stand around a denial without making it one of some applications only.
const PLAIN: [&str; 57] = [
    "书面或网络形式",
    "书面和网络形式",
    "任何形式",
    "各种形式",
    "社会公众",
    "人民群众",
    "其他组织",
    "社会组织",
    "任何单位",
    "政府信息",
    "要求公开",
    "任何",
    "有关",
    "相关",
    "关于",
    "提出",
    "提交",
    "递交",
    "提起",
    "要求",
    "获取",
    "书面",
    "公众",
    "群众",
    "组织",
    "涉及",
    "针对",
    "情况",
    "情形",
    "现象",
    "事项",
    "事宜",
    "案件",
    "办件",
    "业务",
    "诉求",
    "请求",
    "需求",
    "方面",
    "发生",
    "产生",
    "或者",
    "以及",
    "公开",
    "信息",
    "的",
    "过",
    "到",
    "了",
    "和",
    "或",
    "及",
    "与",
    "等",
    "类",
    "件",
    "向",
];

/// Words before a denial that say whose it is, or when: not the organ's, not the year's.
const OF_SOME: [&str; 60] = [
    "各",
    "部分",
    "个别",
    "其余",
    "其他",
    "其它",
    "有些",
    "有的",
    "一些",
    "多数",
    "少数",
    "社区",
    "科室",
    "股室",
    "处室",
    "机构",
    "学校",
    "医院",
    "公司",
    "企业",
    "图书馆",
    "司法所",
    "派出所",
    "村居",
    "村委",
    "居委",
    "乡镇",
    "镇街",
    "街镇",
    "事业单位",
    "等单位",
    "等部门",
    "单位均",
    "部门均",
    "下属",
    "所属",
    "原",
    "邮箱",
    "信箱",
    "渠道",
    "窗口",
    "受理点",
    "目录",
    "反映",
    "此前",
    "之前",
    "改革前",
    "以往",
    "过去",
    "以前",
    "上述",
    "除",
    "当月",
    "当日",
    "春节",
    "假期",
    "假日",
    "疫情期间",
    "季",
    "若",
];

/// At most so many words before a denial say whose it is.
const SUBJECT: usize = 24;

/// Whether a denial is the organ's own, of the whole year and of everything of its kind: `各村均未收到`, `12月未收到`,
/// `未收到境外人员的申请` and `未发生集体诉讼` are not. Words that are not known speak of something narrower.
pub(super) fn denies_all(reader: &Reader<'_>, tokens: &[Placed], clause: Clause, denial: usize, what: Topic) -> bool {
    let gap = |place: usize| {
        let start = place.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, |before| before.end);
        reader.words(start, tokens.get(place).map_or(u32::MAX, |token| token.start))
    };
    let mut behind = denial.saturating_add(1)..clause.end.saturating_add(1);
    if what == Topic::InformationFee {
        return true;
    }
    // Brackets do not end what a sentence is about: 各村（居）委会未收到.
    let inside = |placed: &Placed| {
        matches!(placed.token, Token::Key(_) | Token::Year(_) | Token::Open | Token::Close | Token::Pause | Token::Quantity(_))
    };
    // No subject has more words; what stands further back is not looked at.
    let least = denial.saturating_sub(SUBJECT);
    let front = tokens.get(least..denial).unwrap_or_default();
    let first = front.iter().rposition(|placed| !inside(placed)).map_or(least, |at| least.saturating_add(at).saturating_add(1));
    let start = first.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, |before| before.end);
    let before = reader.words(start, tokens.get(denial).map_or(start, |denial| denial.start));
    // 除此之外，未收到申请
    let mark = first.checked_sub(1).and_then(|mark| tokens.get(mark)).filter(|mark| mark.token == Token::Comma);
    if mark.is_some_and(|mark| reader.words(0, mark.start).trim_end().ends_with('外')) {
        return false;
    }
    let listed = tokens.get(first..denial).is_some_and(|words| words.iter().any(|word| word.token == Token::Pause));
    // 11个社区, 有十二个部门; not 个旧市.
    let counted = before.match_indices('个').any(|(at, _)| {
        let number = before.get(..at).and_then(|before| before.trim_end().chars().next_back());
        number.is_some_and(|last| last.is_ascii_digit() || "一二两三四五六七八九十百几多".contains(last))
    });
    let of_some = OF_SOME.iter().any(|word| before.contains(word)) || before.trim_start().starts_with('对');
    if counted || of_some || names_a_month(&before) || names_another(&before, reader.organ) {
        return false;
    }
    if what != Topic::RECEIVED {
        return behind.all(|place| !["共同", "集体"].iter().any(|kind| gap(place).contains(kind)));
    }
    if listed {
        return false;
    }
    // One place more than there are words: what stands behind the last.
    behind.all(|place| is_made_of(&gap(place), &PLAIN))
}

/// Whether a text is made of these words and of nothing else.
fn is_made_of(text: &str, words: &[&str]) -> bool {
    let mut rest = text.trim();
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// Whether the words before a denial name somebody who is not the organ, whose name is known: what is left without the
/// words of time and of such sentences has a character that its name has not.
fn names_another(before: &str, organ: Option<&str>) -> bool {
    const WORDS: [&str; 34] = [
        "依申请公开",
        "政府信息公开",
        "信息公开",
        "行政复议",
        "行政诉讼",
        "提起",
        "申请",
        "截至目前",
        "截至",
        "截止",
        "全年",
        "年度",
        "年内",
        "期间",
        "期内",
        "报告",
        "以来",
        "目前",
        "本年",
        "今年",
        "当年",
        "经统计",
        "据统计",
        "统计",
        "工作",
        "方面",
        "情况",
        "我们",
        "机关",
        "单位",
        "总体",
        "因",
        "被",
        "均",
    ];
    let Some(organ) = organ else { return false };
    let mut rest = before.to_owned();
    WORDS.iter().for_each(|word| rest = rest.replace(word, ""));
    let is_plain = |letter: char| {
        !('\u{4E00}'..='\u{9FFF}').contains(&letter)
            || "年月日底末至从自在度内间中共全也都尚暂仍并曾还亦我本局委办厅院处队站镇乡所馆会部校".contains(letter)
    };
    rest.chars().any(|letter| !is_plain(letter) && !organ.contains(letter))
}

/// Whether words name a month (12月份收到) that is not part of a date or of the whole year (1-12月).
fn names_a_month(text: &str) -> bool {
    text.match_indices('月').any(|(at, month)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let after = text.get(at.saturating_add(month.len())..).unwrap_or_default().trim_start();
        let digits = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
        let is_number = digits.len() < before.len() || before.ends_with(numerals);
        let ends_range = digits.ends_with(['-', '—', '至', '到', '~', '～', '－']);
        let is_date = after.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '底' | '末'));
        is_number && !ends_range && !is_date
    })
}

/// Whether a number counts some of what its words name: those of one month or one person, or so far in all years.
pub(super) fn counts_some(sentence: &str, clause: &str) -> bool {
    let so_far = (sentence.contains("截至") || sentence.contains("截止")) && sentence.contains("累计");
    so_far || names_a_month(clause) || ["同一", "最多"].iter().any(|word| clause.contains(word))
}

/// Whether the words before 申请 say that it is not for information: 受理低保申请, 办理道路挖掘申请.
pub(super) fn is_for_something_else(reader: &Reader<'_>, words: &[Placed]) -> bool {
    let Some(at) = words.iter().position(|placed| key_of(placed) == Some(Key::Request)) else { return false };
    let (Some(request), Some(before)) = (words.get(at), at.checked_sub(1).and_then(|before| words.get(before))) else {
        return false;
    };
    let gap = reader.words(before.end, request.start);
    let plain = ["各类", "新增", "有效", "书面", "群众", "公众", "社会", "的", "到", "了", "共", "新", "其", "件"];
    !is_made_of(&gap, &plain)
}

/// Goes through the claims of one sentence once all are known.
pub(super) fn weigh(claims: &mut [Claim], keys: Keys) {
    let is_remedy = |claim: &Claim| super::groups::family(claim.what) == super::groups::Family::Remedy;
    let doubt = |claim: &mut Claim| claim.confidence = Confidence::Unclear;
    // The organ decides on the complaints about others: 作为复议机关.
    if keys.has(Key::Judging) {
        claims.iter_mut().filter(|claim| is_remedy(claim)).for_each(doubt);
    }
    // 公文320件，其中主动公开110件、依申请公开95件、不予公开115件: how documents may be published, not what was asked for.
    let begins = |claim: &Claim, word: &str| claim.text.trim_start_matches("其中").starts_with(word);
    let denied = Topic::Outcomes(OutcomeGroup::Denied);
    let is_asked = |claim: &Claim| claim.what == Topic::RECEIVED && begins(claim, "依申请公开");
    let is_denied = |claim: &Claim| claim.what == denied && begins(claim, "不予公开");
    if claims.iter().any(is_asked) && claims.iter().any(|claim| claim.text.contains("主动公开")) {
        claims.iter_mut().filter(|claim| is_asked(claim) || is_denied(claim)).for_each(doubt);
    }
    // 机关收到45件，所属分局收到112件: the whole is their sum.
    for place in 1..claims.len() {
        let (earlier, rest) = claims.split_at_mut(place);
        let Some(claim) = rest.first().filter(|claim| claim.scope == Scope::Others) else { continue };
        let received = ["收到", "受理", "接收"].iter().any(|word| claim.text.contains(word));
        let is_same = |other: &Claim| other.what == claim.what || received && other.what == Topic::RECEIVED;
        earlier.iter_mut().filter(|other| is_same(other) && other.part_of.is_none()).for_each(doubt);
    }
    // 行政诉讼16件，其中信息公开类1件: the whole is about other things too.
    let about = |claim: &Claim| claim.text.contains("信息公开");
    let narrower = claims.iter().rposition(about).filter(|_| keys.meets(DISPUTES) && keys.has(Key::Among));
    let (wider, _) = claims.split_at_mut(narrower.unwrap_or(0));
    wider.iter_mut().filter(|claim| is_remedy(claim) && !about(claim)).for_each(doubt);
}

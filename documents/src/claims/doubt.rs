//! What makes a claim doubtful (存疑): it speaks of some only, of a part of the year, of other applications than those for
//! information. A doubtful claim is reported; no rule uses it.

use ogi_core::{CellId, Reason, Topic};

use super::clause::{Clause, DENYING, Place, key_of};
use super::lex::{Placed, Token};
use super::ranges::{goes_to_december, is_range};
use super::reader::Reader;
use crate::lexicon::{CHANNEL, Key, Keys, is_made_of, says, set};
use crate::text::fold::is_ideograph;

/// Words before a denial that say whose it is, or when: not the organ's, not the year's.
const OF_SOME: &str = "各 部分 个别 其余 其他 其它 有些 有的 一些 多数 少数 社区 科室 股室 处室 机构 学校 医院 公司 \
    企业 图书馆 司法所 派出所 村居 村委 居委 乡镇 镇街 街镇 事业单位 等单位 等部门 单位均 部门均 \
    下属 所属 原 邮箱 信箱 渠道 窗口 受理点 目录 反映 此前 之前 改革前 以往 过去 以前 上述 除 \
    当月 当日 春节 假期 假日 疫情期间 季 若";

/// At most so many words before a denial say whose it is.
const SUBJECT: usize = 24;

/// Whether a denial is the organ's own, of the whole year and of everything of its kind: `各村均未收到`, `12月未收到`,
/// `未收到境外人员的申请` and `未发生集体诉讼` are not. Words that are not known speak of something narrower.
pub(super) fn denies_all(reader: &Reader<'_>, tokens: &[Placed], clause: Clause, denial: usize, what: Topic) -> bool {
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
    // 就信息公开未发布规范性文件: of those about one thing.
    let is_document = || matches!(what.cell().map(CellId::place), Some(ogi_core::Place::Proactive(..)));
    if says(&before, "就 关于 针对 涉及") && is_document() {
        return false;
    }
    // 11个社区, 有十二个部门; not 个旧市.
    let counted = before.match_indices('个').any(|(at, _)| {
        let number = before.get(..at).and_then(|before| before.trim_end().chars().next_back());
        number.is_some_and(|last| last.is_ascii_digit() || "一二两三四五六七八九十百几多".contains(last))
    });
    let of_some = says(&before, OF_SOME) || before.trim_start().starts_with('对');
    if counted || of_some || names_a_month(&before) || names_another(&before, reader.organ) {
        return false;
    }
    if what == Topic::RECEIVED {
        // 一局、二局未收到; 未印发文件、未收到申请 lists what there was none of.
        let denies = |placed: &Placed| key_of(placed).is_some_and(|key| Keys::of(&[key]).meets(DENYING));
        let list = tokens.get(first..denial).unwrap_or_default();
        // 线上、线下均未收到: every way of applying.
        let said: Keys = list.iter().filter_map(key_of).collect();
        let ways = said.and(CHANNEL.or(set![Offline]));
        let by_ways = ways.len() > 1 && said.without(ways).without(set![Own ThisYear All]).is_empty();
        return !list.iter().any(|word| word.token == Token::Pause) || by_ways || list.iter().any(denies);
    }
    let start = tokens.get(denial).map_or(0, |denial| denial.end);
    let end = tokens.get(clause.end).map_or(u32::MAX, |mark| mark.start);
    let object = reader.words(start, end);
    !says(&object, "共同 集体") && !has_fault(&object)
}

/// Whether a denial of disputes is of those with a fault as their cause: 因超时引发的行政复议 leaves the others open, where
/// 因政府信息公开引发的 does not.
fn has_fault(object: &str) -> bool {
    const ENDS: [&str; 7] = ["引发", "引起", "导致", "造成", "产生", "被", "而"];
    let Some((_, cause)) = object.split_once('因') else { return false };
    let end = ENDS.iter().filter_map(|end| cause.find(end)).min().unwrap_or(0);
    let cause = cause.get(..end).unwrap_or_default().replace("不服", "").replace("不满", "");
    cause.contains(['不', '未', '超', '逾', '违', '错', '漏', '误'])
}

/// Whether 均 speaks of some of them: 对符合规定的申请，均已答复.
pub(super) fn is_of_some(reader: &Reader<'_>, tokens: &[Placed], clause: Clause) -> bool {
    let stop = |placed: &Placed| matches!(placed.token, Token::Stop | Token::Break | Token::Heading | Token::Semicolon);
    let start =
        tokens.get(..clause.start).and_then(|front| front.iter().rfind(|placed| stop(placed))).map_or(0, |mark| mark.end);
    let end = clause.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |last| last.end);
    let words = reader.words(start, end);
    says(&words, "符合 属于 能够公开 可以公开 受理范围")
}

/// Whether the words before a denial name an organ that is not the one that reports: what an organ's name ends with,
/// behind a character that the reporting organ's name has not.
fn names_another(before: &str, organ: Option<&str>) -> bool {
    const ENDS: &str = "局委办厅院处队站镇乡所馆会部校村社科室司厂";
    // Words with such a character that name nobody.
    const WORDS: &str = "依申请公开 社会 机会 部分 全部 内部 外部 办理 办结 办公 交办 承办 委托 所有 所属年度 处理 会议 \
    科学 村民 所列 截至 我部 我办 查处 各处 本部 举办";
    let Some(organ) = organ else { return false };
    let mut rest = before.to_owned();
    WORDS.split(' ').for_each(|word| rest = rest.replace(word, ""));
    let mut last = ' ';
    for letter in rest.chars().filter(|letter| !letter.is_whitespace()) {
        let own = organ.contains(last) || "我本全该贵".contains(last) || !is_ideograph(last);
        if ENDS.contains(letter) && !own && !(ENDS.contains(last) && organ.contains(letter)) {
            return true;
        }
        last = letter;
    }
    false
}

/// Whether words name a month (12月份收到) that is not part of a date or of the whole year (1-12月).
fn names_a_month(text: &str) -> bool {
    text.match_indices('月').any(|(at, month)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let after = text.get(at.saturating_add(month.len())..).unwrap_or_default().trim_start();
        let digits = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
        let january =
            matches!(before.trim_start_matches(digits), "1" | "01") || before.ends_with('一') && !before.ends_with("十一");
        let whole = january && goes_to_december(after);
        let is_number = digits.len() < before.len() || before.ends_with(numerals);
        let ends_range = digits.ends_with(is_range);
        let is_date = after.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '底' | '末'));
        is_number && !ends_range && !is_date && !whole
    })
}

fn ends_with_digit(text: &str) -> bool {
    text.trim_end().ends_with(|last: char| last.is_ascii_digit())
}

/// Why a number counts some of what its words name, or more: those of one month or one person, or so far in all years.
pub(super) fn of_part(sentence: &str, clause: &str, of_flow: bool) -> Option<Reason> {
    // 截至目前，2024年累计收到 is of that year.
    let names_year = || {
        says(clause, "今年 本年 全年 年度")
            || !clause.contains('截') && clause.match_indices('年').any(|(at, _)| clause.get(..at).is_some_and(ends_with_digit))
    };
    // 截至12月31日，累计受理5件: the year's.
    let of_year = || of_flow && sentence.contains("12月31日");
    let so_far =
        !of_year() && sentence.contains("累计") && (sentence.contains("截至") || sentence.contains("截止")) && !names_year();
    match () {
        () if so_far => Some(Reason::SoFar),
        () if names_a_month(clause) => Some(Reason::PartOfYear),
        () if says(clause, "同一 最多") => Some(Reason::OfSome),
        () => None,
    }
}

/// Whether the words before 申请 say that it is not for information: 受理低保申请, 办理道路挖掘申请.
pub(super) fn is_for_something_else(reader: &Reader<'_>, words: &[Placed], mark: Option<&Placed>) -> bool {
    let Some(at) = words.iter().position(|placed| key_of(placed) == Some(Key::Request)) else { return false };
    // 办理挖掘（占用）城市道路申请件78件: behind a bracket the words go on.
    let bracket = || mark.filter(|mark| mark.token == Token::Close);
    let before = at.checked_sub(1).map_or_else(bracket, |before| words.get(before));
    let (Some(request), Some(before)) = (words.get(at), before) else { return false };
    let gap = reader.words(before.end, request.start);
    !is_made_of(&gap, "各类 新增 有效 书面 群众 公众 社会 的 到 了 共 新 其 件")
}

/// Whether between a way of applying and its number stands nothing but words of applying: 网络申请3件, not 网络述求3件.
pub(super) fn is_way_of_applying(reader: &Reader<'_>, tokens: &[Placed], place: Place) -> bool {
    const WORDS: &str = "政府信息公开 信息公开 依申请公开 政府信息 申请件 申请表 申请 公开 信息 提交 提出 递交 寄送 收到 \
        接收 受理 办理 方式 形式 渠道 途径 平台 系统 网站 数量 的 为 是 有 件 各";
    let Some(number) = tokens.get(place.at) else { return false };
    let words = tokens.get(place.from..place.at).unwrap_or_default();
    let is_way = |placed: &&Placed| key_of(placed).is_some_and(|key| CHANNEL.has(key));
    let Some(way) = words.iter().rfind(is_way) else { return true };
    is_made_of(&reader.words(way.end, number.start), WORDS)
}

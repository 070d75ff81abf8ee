//! What makes a claim doubtful (存疑): it speaks of some only, of a part of the year, of other applications than those for
//! information. A doubtful claim is reported; no rule uses it.

use ogi_core::{CellId, Claim, Confidence, Kind, Measure, Number, OutcomeGroup, Reason, Ruling, Scope, Topic, Unit};

use super::clause::{Clause, DENYING, Place, key_of};
use super::kin::{Family, family, remedy, whole_number};
use super::lex::{Placed, Token};
use super::ranges::{goes_to_december, is_range};
use super::reader::Reader;
use crate::lexicon::{CHANNEL, DISPUTES, Key, Keys, doubted};
use crate::text::fold::is_ideograph;

/// Words before a denial that say whose it is, or when: not the organ's, not the year's.
const OF_SOME: &[&str] = &[
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
    if ["就", "关于", "针对", "涉及"].iter().any(|word| before.contains(word)) && is_document() {
        return false;
    }
    // 11个社区, 有十二个部门; not 个旧市.
    let counted = before.match_indices('个').any(|(at, _)| {
        let number = before.get(..at).and_then(|before| before.trim_end().chars().next_back());
        number.is_some_and(|last| last.is_ascii_digit() || "一二两三四五六七八九十百几多".contains(last))
    });
    let of_some = OF_SOME.iter().any(|word| before.contains(word)) || before.trim_start().starts_with('对');
    if counted || of_some || names_a_month(&before) || names_another(&before, reader.organ) {
        return false;
    }
    if what == Topic::RECEIVED {
        // 一局、二局未收到; 未印发文件、未收到申请 lists what there was none of.
        let denies = |placed: &Placed| key_of(placed).is_some_and(|key| Keys::of(&[key]).meets(DENYING));
        let list = tokens.get(first..denial).unwrap_or_default();
        // 线上、线下均未收到: every way of applying.
        let said: Keys = list.iter().filter_map(key_of).collect();
        let ways = said.and(CHANNEL.or(Keys::of(&[Key::Offline])));
        let by_ways = ways.len() > 1 && said.without(ways).without(Keys::of(&[Key::Own, Key::ThisYear, Key::All])).is_empty();
        return !list.iter().any(|word| word.token == Token::Pause) || by_ways || list.iter().any(denies);
    }
    let start = tokens.get(denial).map_or(0, |denial| denial.end);
    let end = tokens.get(clause.end).map_or(u32::MAX, |mark| mark.start);
    let object = reader.words(start, end);
    !["共同", "集体"].iter().any(|kind| object.contains(kind)) && !has_fault(&object)
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

/// Why a number of published items is none of the year's: 其他信息3条 is the rest of a list, and 行政许可公示3条 an item of
/// one that is named by what was done.
fn of_items(claim: &Claim) -> Option<Reason> {
    const VERBS: [&str; 6] = ["公开", "发布", "公布", "推送", "更新", "公示"];
    if claim.what != Topic::Published {
        return None;
    }
    let words = claim.text.trim_end_matches(|letter: char| !is_ideograph(letter) || "件条篇份余多约近".contains(letter));
    let words = words.trim_end_matches(|letter: char| !is_ideograph(letter));
    let named = words.strip_suffix("公示").or_else(|| words.strip_suffix("双公开")).filter(|words| {
        !words.is_empty()
            && !VERBS.iter().any(|verb| words.contains(verb))
            && !["通过", "在", "利用", "共"].iter().any(|word| words.contains(word))
    });
    // 通过其他方式公开信息 says how.
    let object = VERBS.iter().filter_map(|verb| words.rfind(verb).map(|at| at.saturating_add(verb.len()))).max().unwrap_or(0);
    let object = words.get(object..).unwrap_or_default();
    let rest = || ["其他", "其它"].iter().any(|word| object.contains(word)) && object.ends_with(['息', '容', '类', '件', '料']);
    // 收到公开意见建议14条 came in.
    let came_in = ["收到", "接到", "征集"].iter().any(|verb| claim.text.starts_with(verb));
    (named.is_some() || came_in || rest()).then_some(Reason::OfSome)
}

/// Whether 均 speaks of some of them: 对符合规定的申请，均已答复.
pub(super) fn is_of_some(reader: &Reader<'_>, tokens: &[Placed], clause: Clause) -> bool {
    let stop = |placed: &Placed| matches!(placed.token, Token::Stop | Token::Break | Token::Heading | Token::Semicolon);
    let start =
        tokens.get(..clause.start).and_then(|front| front.iter().rfind(|placed| stop(placed))).map_or(0, |mark| mark.end);
    let end = clause.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |last| last.end);
    let words = reader.words(start, end);
    ["符合", "属于", "能够公开", "可以公开", "受理范围"].iter().any(|word| words.contains(word))
}

/// Whether a text is made of these words and of nothing else.
fn is_made_of(text: &str, words: &[&str]) -> bool {
    let mut rest = text.trim();
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start();
    }
    rest.is_empty()
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
        ["今年", "本年", "全年", "年度"].iter().any(|word| clause.contains(word))
            || !clause.contains('截') && clause.match_indices('年').any(|(at, _)| clause.get(..at).is_some_and(ends_with_digit))
    };
    // 截至12月31日，累计受理5件: the year's.
    let of_year = || of_flow && sentence.contains("12月31日");
    let so_far =
        !of_year() && sentence.contains("累计") && (sentence.contains("截至") || sentence.contains("截止")) && !names_year();
    match () {
        () if so_far => Some(Reason::SoFar),
        () if names_a_month(clause) => Some(Reason::PartOfYear),
        () if ["同一", "最多"].iter().any(|word| clause.contains(word)) => Some(Reason::OfSome),
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
    let plain = ["各类", "新增", "有效", "书面", "群众", "公众", "社会", "的", "到", "了", "共", "新", "其", "件"];
    !is_made_of(&gap, &plain)
}

/// Whether between a way of applying and its number stands nothing but words of applying: 网络申请3件, not 网络述求3件.
pub(super) fn is_way_of_applying(reader: &Reader<'_>, tokens: &[Placed], place: Place) -> bool {
    const WORDS: [&str; 31] = [
        "政府信息公开",
        "信息公开",
        "依申请公开",
        "政府信息",
        "申请件",
        "申请表",
        "申请",
        "公开",
        "信息",
        "提交",
        "提出",
        "递交",
        "寄送",
        "收到",
        "接收",
        "受理",
        "办理",
        "方式",
        "形式",
        "渠道",
        "途径",
        "平台",
        "系统",
        "网站",
        "数量",
        "的",
        "为",
        "是",
        "有",
        "件",
        "各",
    ];
    let Some(number) = tokens.get(place.at) else { return false };
    let words = tokens.get(place.from..place.at).unwrap_or_default();
    let is_way = |placed: &&Placed| key_of(placed).is_some_and(|key| CHANNEL.has(key));
    let Some(way) = words.iter().rfind(is_way) else { return true };
    is_made_of(&reader.words(way.end, number.start), &WORDS)
}

/// Goes through the claims of one sentence once all are known.
pub(super) fn weigh(claims: &mut [Claim], first: usize, keys: Keys) {
    let is_remedy = |claim: &Claim| family(claim.what) == Family::Remedy;
    // The organ decides on the complaints about others: 作为复议机关.
    if keys.has(Key::Judging) {
        claims.iter_mut().filter(|claim| is_remedy(claim)).for_each(|claim| claim.set_doubt(Reason::AsReviewer));
    }
    // 公布权责清单，其中行政许可120项: powers, not decisions.
    let is_power = |claim: &Claim| {
        matches!(claim.what.cell().map(CellId::place), Some(ogi_core::Place::Proactive(_, Measure::Decisions)))
            && claim.unit == Some(Unit::Matter)
    };
    if keys.meets(Keys::of(&[Key::Powers, Key::LicenceMatter])) {
        claims.iter_mut().filter(|claim| is_power(claim)).for_each(|claim| claim.set_doubt(Reason::OtherMatter));
    }
    // 行政事业性收费1项，公开费用4.043万元: the fees of the first table.
    let is_other = |claim: &Claim| claim.kind == Kind::Count || claim.text.contains("零收费");
    let is_fee = |claim: &&mut Claim| claim.what == Topic::InformationFee && is_other(claim) && !claim.text.contains("处理费");
    if keys.has(Key::OtherFee) {
        claims.iter_mut().filter(is_fee).for_each(|claim| claim.set_doubt(Reason::OtherMatter));
    }
    weigh_attributes(claims, first);
    // 共受理1508件，本年新收1467件，上年结转41件: the first is what was due, both together.
    let flow = |topic: Topic| claims.iter().rev().find(|claim| claim.what == topic && claim.kind == Kind::Count);
    if let (Some(new), Some(brought)) = (flow(Topic::RECEIVED), flow(Topic::BROUGHT_FORWARD))
        && let (Some(new), Some(brought)) = (new.value, brought.value.filter(|value| *value > Number::ZERO))
    {
        let both = new.plus(brought);
        let is_due = |claim: &&mut Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.value == both;
        let has_parts =
            |at: usize| claims.iter().any(|claim| claim.part_of.is_some_and(|of| of as usize == first.wrapping_add(at)));
        let wholes: Vec<bool> = (0..claims.len()).map(has_parts).collect();
        let free = claims.iter_mut().zip(wholes).filter(|(_, whole)| !whole).map(|(claim, _)| claim);
        free.filter(is_due).for_each(|claim| claim.what = Topic::Handled);
    }
    // 受理59件，结转上年后新收47件: the first is what was due.
    let received = |claim: &Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.part_of.is_none();
    let new = claims.iter().rposition(|claim| received(claim) && claim.text.contains("新收"));
    let (due, new) = claims.split_at_mut(new.unwrap_or(0));
    let is_due = |claim: &&mut Claim| new.first().is_some_and(|new| received(claim) && claim.value > new.value);
    due.iter_mut().filter(is_due).filter(|due| !due.text.contains('新')).for_each(|due| due.what = Topic::Handled);
    weigh_answers(claims, first);
    weigh_rulings(claims);
    weigh_denials(claims);
    let is_free = |claim: &&mut Claim| claim.part_of.is_none() && claim.kind == Kind::Count;
    for claim in &mut *claims {
        if let Some(reason) = doubted(claim) {
            claim.set_doubt(reason);
        }
    }
    for claim in claims.iter_mut().filter(is_free) {
        if let Some(reason) = of_items(claim) {
            claim.set_doubt(reason);
        }
    }
    sum_ways(claims, first);
    weigh_sums_so_far(claims);
    // 全区受理38件，区级收到36件，各部门2件: some of what was counted first.
    let received = |claim: &Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.part_of.is_none();
    let most = claims.iter().find(|claim| received(claim)).and_then(|first| first.value);
    let of_level =
        |claim: &Claim| ["省级", "市级", "州级", "区级", "县级", "旗级"].iter().any(|level| claim.text.contains(level));
    for claim in claims.iter_mut().filter(|claim| received(claim) && claim.value < most && of_level(claim)) {
        claim.set_doubt(Reason::OfSome);
    }
    // 机关收到45件，所属分局收到112件: the whole is their sum.
    for place in 1..claims.len() {
        let (earlier, rest) = claims.split_at_mut(place);
        let Some(claim) = rest.first().filter(|claim| claim.scope == Scope::Others) else { continue };
        let received = ["收到", "受理", "接收"].iter().any(|word| claim.text.contains(word));
        let is_same = |other: &Claim| other.what == claim.what || received && other.what == Topic::RECEIVED;
        let wholes = earlier.iter_mut().filter(|other| is_same(other) && other.part_of.is_none());
        wholes.for_each(|whole| whole.set_doubt(Reason::OfSome));
    }
    // 行政诉讼16件，其中信息公开类1件: the whole is about other things too.
    let about = |claim: &Claim| claim.text.contains("信息公开");
    let narrower = claims.iter().rposition(about).filter(|_| keys.meets(DISPUTES) && keys.has(Key::Among));
    let (wider, _) = claims.split_at_mut(narrower.unwrap_or(0));
    wider.iter_mut().filter(|claim| is_remedy(claim) && !about(claim)).for_each(|claim| claim.set_doubt(Reason::OtherMatter));
}

/// 接到依申请公开事项3项，未产生依申请公开案例: what a sentence counts it does not deny.
fn weigh_denials(claims: &mut [Claim]) {
    let counts = |claim: &&Claim| claim.kind == Kind::Count && claim.value.is_some_and(|value| value > Number::ZERO);
    let counted: Vec<(Topic, Option<u16>)> = claims.iter().filter(counts).map(|claim| (claim.what, claim.year)).collect();
    let is_denial = |claim: &&mut Claim| claim.kind == Kind::None && counted.contains(&(claim.what, claim.year));
    claims.iter_mut().filter(is_denial).for_each(|claim| claim.set_doubt(Reason::SubjectUnclear));
}

/// 网上申请105件，快递17件，合计122件: what the ways of applying add up to was received.
fn sum_ways(claims: &mut [Claim], first: usize) {
    let mut sum = Number::ZERO;
    let mut ways = Vec::new();
    for at in 0..claims.len() {
        let Some(claim) = claims.get_mut(at) else { return };
        if family(claim.what) == Family::Channel && claim.part_of.is_none() && claim.kind == Kind::Count {
            sum = claim.value.and_then(|value| sum.plus(value)).unwrap_or(sum);
            ways.push(at);
        } else if claim.what == Topic::Other
            && ways.len() > 1
            && claim.value == Some(sum)
            && ["合计", "共计", "总计", "共"].iter().any(|word| claim.text.starts_with(word))
        {
            claim.what = Topic::RECEIVED;
            claim.pattern = Some("flow/sum-of-ways".into());
            let whole = u32::try_from(first.saturating_add(at)).ok();
            for way in &ways {
                if let Some(way) = claims.get_mut(*way) {
                    way.part_of = whole;
                }
            }
            return;
        }
    }
}

/// 主动公开信息44件，累计主动公开2305条: beside the number of the year a sum is of all years, unless it is what they add up to.
fn weigh_sums_so_far(claims: &mut [Claim]) {
    let is_item = |claim: &&Claim| claim.what == Topic::Published && claim.kind == Kind::Count && claim.part_of.is_none();
    let is_sum = |claim: &Claim| claim.text.starts_with("累计") && !claim.cumulative;
    let of_year = |claim: &&Claim| !is_sum(claim) && (claim.year.is_some() || claim.text.contains('年'));
    let year = claims.iter().filter(is_item).filter(of_year).filter_map(|claim| claim.value).max();
    let all = claims.iter().filter(is_item).filter(|claim| !is_sum(claim)).filter_map(|claim| claim.value);
    let all = all.fold(Number::ZERO, |sum, value| sum.plus(value).unwrap_or(sum));
    let so_far = |claim: &&mut Claim| is_item(&&**claim) && is_sum(claim) && claim.value > year && claim.value != Some(all);
    if year.is_some() {
        claims.iter_mut().filter(so_far).for_each(|claim| claim.set_doubt(Reason::SoFar));
    }
}

/// 复议后起诉1件，直接起诉3件，未审结2件: a ruling behind both kinds of suits may be of either.
fn weigh_rulings(claims: &mut [Claim]) {
    let kinds = [ogi_core::Remedy::SuitAfterReconsideration, ogi_core::Remedy::DirectSuit];
    let total = |claim: &Claim| match remedy(claim.what) {
        Some((Some(kind), Ruling::Total)) => kinds.iter().position(|known| *known == kind),
        _ => None,
    };
    let (mut said, mut ruled) = ([false; 2], false);
    for claim in claims {
        if let Some(kind) = total(claim) {
            said = if ruled { [false; 2] } else { said };
            ruled = false;
            if let Some(place) = said.get_mut(kind) {
                *place = true;
            }
        } else if matches!(remedy(claim.what), Some((Some(_), _))) && claim.kind == Kind::Count {
            ruled = true;
            if said == [true; 2] && !["起诉", "诉讼"].iter().any(|word| claim.text.contains(word)) {
                claim.set_doubt(Reason::SubjectUnclear);
            }
        }
    }
}

/// Tells what was answered in all from what was due, and from one of several ends.
fn weigh_answers(claims: &mut [Claim], first: usize) {
    let is_count = |claim: &Claim, topic: Topic| claim.what == topic && claim.kind == Kind::Count;
    let is_other = |claim: &Claim| claim.what == Topic::Processed && claim.text.contains("其余");
    claims.iter_mut().filter(|claim| is_other(claim)).for_each(|claim| claim.set_doubt(Reason::OfSome));
    let answers: Vec<usize> =
        (0..claims.len()).filter(|at| claims.get(*at).is_some_and(|claim| is_count(claim, Topic::ANSWERED))).collect();
    let Some(place) = answers.first().copied() else { return };
    let whole_of = |claim: &Claim| claim.part_of.map(|at| (at as usize).wrapping_sub(first));
    // 1件撤回，其余4件均按期答复: the rest of them.
    // Of others it is said where they are: carried on, or open.
    let open = claims.iter().any(|claim| matches!(claim.what, Topic::CARRIED_FORWARD | Topic::Unanswered));
    let is_rest = |claim: &Claim| {
        !open && (claim.text.starts_with('另') || ["其余", "剩余", "余下"].iter().any(|word| claim.text.contains(word)))
    };
    for at in &answers {
        if let Some(claim) = claims.get_mut(*at).filter(|claim| is_rest(claim)) {
            claim.set_doubt(Reason::OfSome);
        }
    }
    // 办理、答复申请151件（含上年结转13件），办结146件: the first is what was due.
    let brought = claims.iter().any(|claim| is_count(claim, Topic::BROUGHT_FORWARD) && whole_of(claim) == Some(place));
    let later = answers.get(1).and_then(|at| claims.get(*at)).filter(|later| later.part_of.is_none());
    let is_less = later.is_some_and(|later| claims.get(place).is_some_and(|due| later.value < due.value));
    if brought
        && is_less
        && let Some(due) = claims.get_mut(place)
    {
        due.what = Topic::Handled;
        return;
    }
    // 收到10件，其中2件办结，6件本机关不掌握: one of several ends.
    let Some(answered) = claims.get(place) else { return };
    let Some(received) = whole_of(answered).and_then(|at| claims.get(at)).filter(|whole| whole.what == Topic::RECEIVED) else {
        return;
    };
    let ends = claims.iter().skip(place).filter(|claim| family(claim.what) == Family::Outcome && claim.kind == Kind::Count);
    let free = ends.filter(|claim| whole_of(claim) != Some(place));
    let others = free.fold(0_i64, |sum, claim| sum.saturating_add(whole_number(claim)));
    let is_one = others > 0 && others.saturating_add(whole_number(answered)) <= whole_number(received);
    if is_one && let Some(answered) = claims.get_mut(place) {
        answered.set_doubt(Reason::OfSome);
    }
}

/// Doubts what speaks of the attributes of an organ's documents (公开属性): how they may be published, not what was asked for.
fn weigh_attributes(claims: &mut [Claim], first: usize) {
    // 公文320件，其中主动公开110件、依申请公开95件、不予公开115件; and what stands beside 主动公开 where the sentence counts no applications in other words.
    let is_attribute = |claim: &Claim| {
        let words = claim.text.trim_start_matches("其中");
        // 作为依申请公开信息28条: a noun of documents, and no application.
        let noun = ["依申请公开信息", "依申请公开的信息", "依申请公开政府信息", "依申请公开文件", "依申请公开公文"];
        words.starts_with("依申请")
            || noun.iter().any(|noun| words.contains(noun)) && !words.contains("收到") && !words.contains("受理")
    };
    let is_flow = |claim: &Claim| family(claim.what) == Family::Flow;
    let is_asked = |claim: &Claim| claim.what == Topic::RECEIVED && is_attribute(claim);
    let is_denied = |claim: &Claim| claim.what == Topic::Outcomes(OutcomeGroup::Denied);
    let whole_of = |claim: &Claim| claim.part_of.and_then(|at| claims.get((at as usize).wrapping_sub(first)));
    let of_answers = |claim: &Claim| whole_of(claim).is_some_and(is_flow);
    let by_attribute = |claim: &Claim| claim.text.contains("主动公开") && !of_answers(claim);
    let by_attributes = |claim: &mut Claim| claim.set_doubt(Reason::Attribute);
    let is_outcome = |claim: &Claim| family(claim.what) == Family::Outcome && !is_denied(claim);
    let is_counted = |claim: &Claim| is_flow(claim) || is_outcome(claim) && claim.pattern.as_deref() != Some("all/granted");
    let counts_applications = claims.iter().any(|claim| is_counted(claim) && !is_attribute(claim));
    let names_attributes = claims.iter().any(|claim| is_attribute(claim) && (is_asked(claim) || is_denied(claim)));
    if claims.iter().any(by_attribute) && (names_attributes || !counts_applications) {
        claims.iter_mut().filter(|claim| is_asked(claim) || is_denied(claim)).for_each(by_attributes);
    }
    // 依申请公开及不予公开431份: one number for two.
    let is_joint = |claim: &Claim| {
        let before = claim.text.split_once("不予公开").map(|(before, _)| before);
        let is_one_phrase =
            |before: &str| (is_attribute(claim) || before.contains("申请公开")) && before.chars().all(is_ideograph);
        let joins = |before: &str| before.ends_with(['及', '和', '与', '或']) || is_one_phrase(before);
        is_denied(claim) && before.is_some_and(joins)
    };
    claims.iter_mut().filter(|claim| is_joint(claim)).for_each(by_attributes);
    // 依申请公开95件，全部予以公开: what follows from a count is as doubtful as the count.
    let is_doubted = |claim: &&Claim| is_asked(claim) && claim.confidence == Confidence::Unclear;
    let doubted: Vec<Number> = claims.iter().filter(is_doubted).filter_map(|claim| claim.value).collect();
    let follows_doubted = |claim: &&mut Claim| {
        claim.pattern.as_deref() == Some("all/granted") && claim.value.is_some_and(|value| doubted.contains(&value))
    };
    claims.iter_mut().filter(follows_doubted).for_each(by_attributes);
}

//! What a text cites and names (引用和名称): lapsed acts, the Regulations by a wrong name, organs of other places.

use std::ops::Range;

use ogi_core::{OrganKind, OrganName, Prose, Stated};

use super::{MOST_NOTES, place};
use crate::document::Document;
use crate::lexicon::says;
use crate::search::{find, places};
use crate::traditional;

/// Notes acts that have lapsed, and the Regulations by names that they do not have.
pub(super) fn cited(document: &Document<'_>, range: &Range<u32>, prose: &mut Prose) {
    let text = document.slice(range);
    let has = |word: &str| find(text.as_bytes(), word.as_bytes()).is_some();
    // 国务院令第492号公布，第711号修订: the Regulations with their history.
    if has("492号") && !has("711号") {
        let around = |at: usize, end: usize| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(end..).unwrap_or_default();
            let start = before.rfind("国务院").filter(|start| at.saturating_sub(*start) <= 24);
            let is_order = after.starts_with('令') || before.ends_with(['令', '第']) && start.is_some();
            is_order
                .then(|| start.unwrap_or(at)..end.saturating_add(if after.starts_with('令') { '令'.len_utf8() } else { 0 }))
        };
        note(document, range, "492号", around, &mut prose.lapsed);
    }
    if has("2014") && has("32号") {
        let around = |at: usize, end: usize| {
            let before = text.get(..at)?;
            let start = before.rfind("国办发").filter(|start| at.saturating_sub(*start) <= 24)?;
            before.get(start..)?.contains("2014").then_some(start..end)
        };
        note(document, range, "32号", around, &mut prose.lapsed);
    }
    if has("试行") {
        let around = |at: usize, end: usize| {
            let before = text.get(..at)?;
            let start = ["政府信息公开工作年度报告格式", "年度报告格式"].iter().find_map(|name| {
                let bare = before.trim_end_matches(['（', '(']);
                Some(bare.strip_suffix(*name)?.len())
            })?;
            Some(start..end)
        };
        note(document, range, "试行", around, &mut prose.lapsed);
    }
    let title = "关于政府信息公开工作年度报告有关事项的通知";
    if has(title) {
        note(document, range, title, |at, end| Some(at..end), &mut prose.lapsed);
    }
    if has("条例") || has("公开法") {
        for name in ["政务信息公开条例", "政务公开条例", "政府信息公开管理条例", "政府信息公开法"]
        {
            // Of a province, a law may well be called so.
            let own = |at: usize, end: usize| {
                let before = text.get(..at)?;
                let is_title = before.ends_with('《') || before.ends_with("中华人民共和国");
                let ends = name.ends_with('例') || text.get(end..)?.starts_with('》');
                (is_title && ends).then_some(at..end)
            };
            note(document, range, name, own, &mut prose.misnamed);
        }
    }
}

/// Notes the places of a word, widened or refused by `around`; each printed form once.
fn note(
    document: &Document<'_>,
    range: &Range<u32>,
    word: &str,
    around: impl Fn(usize, usize) -> Option<Range<usize>>,
    notes: &mut Vec<Stated<Box<str>>>,
) {
    let text = document.slice(range);
    for at in places(text, word) {
        let Some(found) = around(at, at.saturating_add(word.len())) else { continue };
        let printed = text.get(found.clone()).unwrap_or_default();
        if notes.len() < MOST_NOTES && !notes.iter().any(|known| *known.value == *printed) {
            notes.push(Stated { value: printed.into(), span: document.source_span(&place(range, &found)) });
        }
    }
}

/// An organ's name in parts: 示例省示例县统计局 is of 示例县 and ends with 统计局.
struct Own<'o> {
    /// The last place of the name without its word: 示例.
    place: &'o str,
    /// The word of the place: 县.
    word: char,
    /// What follows: 统计局.
    tail: &'o str,
}

impl<'o> Own<'o> {
    fn of(organ: &'o str) -> Option<Self> {
        let organ = organ.trim();
        let name = OrganName::read(organ);
        let split = match (organ.strip_suffix("镇人民政府"), organ.strip_suffix("乡人民政府")) {
            (Some(before), _) | (_, Some(before)) => before.len().checked_add('镇'.len_utf8())?,
            _ => name.area.as_deref()?.len(),
        };
        let (area, tail) = organ.split_at_checked(split)?;
        let word = area.chars().next_back().filter(|word| "县区市镇乡旗".contains(*word))?;
        // In a zone, 区 alone is the zone itself: 实验区财政局 is 区财政局.
        let is_zone = ["实验区", "开发区", "新区", "示范区", "园区", "保税区", "度假区", "高新区"];
        if is_zone.iter().any(|zone| area.ends_with(zone)) {
            return None;
        }
        let before = area.strip_suffix(word)?;
        let start = before.rfind(['省', '市', '州', '县', '区', '盟']);
        let place = start.and_then(|at| before.get(at..)).map_or(before, |rest| {
            let mut rest = rest.chars();
            rest.next();
            rest.as_str()
        });
        // A city has cities below it, and a city's government speaks of theirs.
        let below = word == '市' && name.kind != Some(OrganKind::Department);
        (place.chars().count() >= 2 && tail.chars().count() >= 3 && !below).then_some(Self { place, word, tail })
    }
}

/// Notes organs of other places with the tail of this one's name that a clause begins with: 样本县统计局 in a report of
/// 示例县统计局.
pub(super) fn others(document: &Document<'_>, range: &Range<u32>, organ: Option<&str>, prose: &mut Prose) {
    /// A place has at most so many characters before its word.
    const LONGEST: usize = 6;
    // What begins a clause without being a place.
    const NO_PLACE: &str = "组建 成立 设立 落实 围绕 配合 协助 依托 联合 通过 加强 推动 指导 督促 推进 开展 召开 组织 \
        制定 印发 完善 建立 健全 明确 调整 撤销 整合 划转 接受 参加 参与 邀请 支持 服务 坚持 结合 \
        严格 认真 积极 主动 及时 全面 继续 深入 切实 充分 今年 去年 一年 年度 近年 截至 目前 此外 \
        同时 另外 例如 属于 作为 成为 隶属 原来 新任 领导 上报 移交 转发 转交 发布 公布 公开 收到 \
        办理 答复 更名 挂牌 合并 改为 取消 牵头 协调 协同 监督 检查 考核 评估 汇报 请示 申请 委托 \
        授权 涉及 立足 紧扣 聚焦 对照 遵照 遵循 执行 学习 借鉴 贯彻 响应 履行 承担 负责 管理 利用 \
        登录 关注 围绕 提高 提升 强化 优化 规范 深化 紧紧 片 关于 可以 查阅 前往 咨询 联系 地址 来源 \
        作者 单位 撤并 归口 并入 划入 做好 抓好 统筹 聘请 通报 展示 维护 专栏";
    // Words that stand before a name, or in place of one.
    const NOT_FIRST: &str = "各本我全该由对向和与为经按据根在及等所下有相其个的报从以到至于同请原被跟给是";
    const NO_NAME: &str = "的所属辖该各";
    let Some(own) = organ.and_then(Own::of) else { return };
    let text = document.slice(range);
    for at in places(text, own.tail) {
        let Some(before) = text.get(..at).and_then(|before| before.strip_suffix(own.word)) else { continue };
        let is_ideograph = |character: &char| ('一'..='龥').contains(character);
        let name: Vec<char> = before.chars().rev().take(LONGEST.saturating_add(1)).take_while(is_ideograph).collect();
        if !(2..=LONGEST).contains(&name.len())
            || name.iter().any(|character| NO_NAME.contains(*character))
            || name.last().is_some_and(|first| NOT_FIRST.contains(*first))
        {
            continue;
        }
        let start = before.len().saturating_sub(name.iter().map(|character| character.len_utf8()).sum());
        let printed = before.get(start..).unwrap_or_default();
        let simplified = traditional::folded(printed, true);
        if says(printed, NO_PLACE) {
            continue;
        }
        let is_own =
            printed.ends_with(own.place) || organ.is_some_and(|organ| organ.contains(printed) || organ.contains(&*simplified));
        let found = start..at.saturating_add(own.tail.len());
        let value = text.get(found.clone()).unwrap_or_default();
        if !is_own && prose.others.len() < MOST_NOTES && !prose.others.iter().any(|known| *known.value == *value) {
            prose.others.push(Stated { value: value.into(), span: document.source_span(&place(range, &found)) });
        }
    }
}

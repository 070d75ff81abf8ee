//! What part five speaks of, why a stock of documents moved, and paragraphs that stand twice.

use std::ops::Range;

use ogi_core::{Mentions, Prose, Stated};

use super::place;
use crate::document::Document;
use crate::lexicon::says;
use crate::search::find;

// A rule speaks only where nothing of the kind is found, so that what finds them is wide on purpose.

/// What is wrong: said by a word, or by a character that few other words have.
const PROBLEMS: &str = "问题 有待 亟待 还需 仍需 尚需 需要进一步 需进一步 短板 差距 单一 较少 较低 较弱 较难 个别 过于 \
    困难 太少 很少 少数 到访者少 不足 滞后";
const WRONG: [char; 18] =
    ['缺', '欠', '弱', '偏', '尚', '仍', '未', '没', '浅', '窄', '慢', '难', '差', '漏', '错', '误', '空', '少'];
/// 不 followed by one of these is no complaint: 不断、不仅、不定期.
const NO_COMPLAINT: [char; 16] =
    ['断', '仅', '但', '定', '忘', '懈', '折', '遗', '打', '漏', '留', '走', '搞', '松', '得', '超'];

fn names_problem(text: &str) -> bool {
    let complains = |at: usize| {
        let next = text.get(at.saturating_add('不'.len_utf8())..).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| !NO_COMPLAINT.contains(&next))
    };
    PROBLEMS.split(' ').any(|word| find(text.as_bytes(), word.as_bytes()).is_some())
        || text.chars().any(|character| WRONG.contains(&character))
        || text.match_indices('不').any(|(at, _)| complains(at))
}

/// What is done about it.
const MEASURES: &str = "将 已 拟 计划 打算 准备 下一步 下步 今后 明年 来年 下一年 下阶段 改进 改善 整改 措施 举措 \
    加强 加大 完善 提高 提升 强化 建立 健全 深化 推进 推动 严格 优化 丰富 规范 落实 拓宽 拓展 \
    扩大 增加 增强 组织 开展 督促 要求 补充 修订 明确";
/// What stands before such a word where it says what is lacking: 有待提高, 不够规范, 需进一步加强.
const LACKING: [char; 10] = ['待', '需', '不', '够', '欠', '未', '缺', '太', '没', '少'];

fn names_measure(text: &str) -> bool {
    MEASURES.split(' ').any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().chars().rev().take(5);
            let mut before = before.take_while(|character| !"，。；、：\n".contains(*character));
            !before.any(|character| LACKING.contains(&character))
        })
    })
}

/// Words that every part five may have, the longest of those with one beginning first.
const GENERAL: &str = "政府信息公开工作 政府信息公开 政务公开工作 政务公开 信息公开 有关 工作 存在的主要问题 存在的问题 存在 \
    主要问题 主要 问题 不足之处 不足 一些 一定 差距 薄弱环节 薄弱 取得 成绩 成效 进展 但是 但 还有 \
    还 仍然 仍 有待 进一步 改进情况 改进措施 改进 完善 加强 提高 提升 水平 今后 下一步 下步 我们 \
    我局 我县 我市 我区 我镇 我乡 我单位 本单位 本机关 我委 我办 我街道 将会 将 继续 努力 不断 \
    认真 切实 积极 做好 做得 更好 力度 与 和 及 的 地 得 了 在 是 对 按照 根据 上级 要求 相比 \
    距 离 群众 期望 期待 需求 需要 需 相应 采取 措施 有效 各项 各方面 方面 整改 情况 总体 虽然 \
    年 度 本 新 一是 二是 三是 更加 更 为 把 以 等 有 也 就 予以 加以 解决 克服 逐步 尽快 \
    全面 深入 扎实 推进 推动 开展 落实 发展 上 中 下 到 不够 到位 不到位 理想 不 够 着力 进行 \
    针对 这些 以上 上述 改正 目前 当前 通过 同时 现 如下 之处 很多 较多 许多 少 多 个别 环节 能 \
    会";

/// Whether a part names a matter: anything besides what every such part may say.
fn names_matter(text: &str) -> bool {
    const FEWEST: u32 = 3;
    let mut left = text;
    let mut own = 0_u32;
    let general = |left: &str, first: char| {
        let mut begun = GENERAL
            .match_indices(first)
            .filter(|(at, _)| GENERAL.get(..*at).is_some_and(|front| front.is_empty() || front.ends_with(' ')));
        begun.find_map(|(at, _)| GENERAL.get(at..)?.split(' ').next().filter(|word| left.starts_with(word)))
    };
    while let Some(character) = left.chars().next() {
        let general = general(left, character);
        let passed = general.map_or(character.len_utf8(), str::len);
        own = own.saturating_add(u32::from(general.is_none() && ('一'..='龥').contains(&character)));
        if own >= FEWEST {
            return true;
        }
        left = left.get(passed..).unwrap_or_default();
    }
    false
}

/// What part five names.
pub(super) fn mentions(text: &str) -> Mentions {
    let mut mentions = Mentions::default();
    let found = [
        (names_problem(text), Mentions::PROBLEM),
        (names_measure(text), Mentions::MEASURE),
        (names_matter(text), Mentions::MATTER),
    ];
    found.iter().filter(|(is_there, _)| *is_there).for_each(|(_, mention)| mentions.insert(*mention));
    mentions
}

/// Whether a sentence on normative documents names why they are fewer or more: 失效、清理、口径.
pub(super) fn explains_stock(text: &str) -> bool {
    const REASONS: &str = "失效 清理 口径 划转 届满 到期 移交 重新核定";
    const SUBJECT: &str = "规范性文件";
    if find(text.as_bytes(), SUBJECT.as_bytes()).is_none() {
        return false;
    }
    text.split(['。', '\n']).any(|sentence| sentence.contains(SUBJECT) && says(sentence, REASONS))
}

/// Notes the first paragraph of the parts that stands there a second time.
pub(super) fn repeated(document: &Document<'_>, parts: &[&Range<u32>], prose: &mut Prose) {
    const SHORTEST: usize = 120;
    const MOST: usize = 500;
    let lines = parts.iter().flat_map(|range| {
        let text = document.slice(range);
        let lines = text.split('\n').map(str::trim).filter(|line| line.len() >= SHORTEST);
        lines.map(move |line| (line, *range, (line.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)))
    });
    let mut lines: Vec<_> = lines.take(MOST).collect();
    lines.sort_by_key(|(line, range, at)| (line.len(), *line, range.start, *at));
    let twice = lines.windows(2).filter_map(|pair| match pair {
        [(one, ..), second @ (other, ..)] if one == other => Some(second),
        _ => None,
    });
    if let Some((line, range, at)) = twice.min_by_key(|(_, range, at)| (range.start, *at)) {
        let span = document.source_span(&place(range, &(*at..at.saturating_add(line.len()))));
        let opening: String = line.chars().take(20).chain(['…']).collect();
        prose.repeated = Some(Stated { value: opening.into(), span });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_names_differs_from_what_every_part_says() {
        let named = |text: &str| [names_problem(text), names_measure(text), names_matter(text)];
        for text in [
            "有的统计分析专业词较多，不便于普通读者理解。今后发布分析时同时给出一段通俗说明，并配图表。",
            "线下查阅点位置偏僻，到访者少。已与县图书馆商定，把查阅点移到图书馆一楼。",
            "早期档案的目录著录项不齐。计划用两年时间补录，补一批、公布一批。",
            "答复文书的说理还不充分，个别申请补正次数偏多。将整理典型答复供经办人员参考。",
        ] {
            assert_eq!(named(text), [true; 3], "{text}");
        }
        assert_eq!(named("仍存在一些不足，今后将进一步改进。"), [true, true, false]);
        assert_eq!(
            named("我局政府信息公开工作取得一定成绩，但还存在一些问题和不足，下一步将继续努力，不断提高工作水平。"),
            [true, true, false]
        );
        assert_eq!(named("一是公开内容不够全面；二是栏目更新不及时；三是业务能力有待进一步提高。"), [true, false, true]);
        assert_eq!(named("下一步，我局将加强学习培训，完善制度，提高公开质量，推进平台建设。"), [false, true, true]);
        assert_eq!(named("无"), [false; 3]);
    }
}

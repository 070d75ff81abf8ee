//! What the words before part one say of the report besides its title (引言): who publishes, who wrote it, whom to ask; and the rows
//! of metadata of a page, and the signature.

use std::ops::Range;

use ogi_core::Date;

use crate::recognise::landmarks::Landmark;
use crate::recognise::name;
use crate::recognise::reader::Reader;
use crate::recognise::tokens::{Gap, Stream};
use crate::recognise::witness::{Kind, Witness, Witnesses};
use crate::search::places;
use crate::text::numeral::is_ordinal;

/// How a document names the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mention {
    /// Alone on its line.
    Line,
    /// In the sentence that publishes it: 现公布…, …编制….
    Opening,
    /// In another sentence.
    Passing,
}

/// Verbs of the sentence that publishes the report.
const VERBS: [&str; 20] = [
    "现将",
    "现就",
    "现公布",
    "现发布",
    "现公开",
    "向社会公布",
    "向社会发布",
    "向社会公开",
    "予以公布",
    "特公布",
    "特发布",
    "编制完成了",
    "编制完成",
    "编制形成了",
    "编制形成",
    "编制了",
    "编制",
    "公布",
    "形成了",
    "发布",
];
/// Words of sentences that mention a report and are not its title.
const SENTENCES: [&str; 8] = ["编制", "公布", "现将", "根据", "按照", "发布", "公开如下", "依据"];

/// Where what is published begins, in the words before the name of the report, where these publish it: behind the verb and an
/// opening bracket.
pub(super) fn verb(before: &str) -> Option<usize> {
    // What others publish, or was published, is another report.
    if ["做好", "通知", "关于印发", "要求", "有关"].iter().any(|word| before.contains(word)) {
        return None;
    }
    // 机构编制委员会 is a name.
    let known = before.replace("机构编制", "机构■■");
    let behind = VERBS.iter().filter_map(|verb| known.rfind(verb).map(|at| at.saturating_add(verb.len()))).max()?;
    let rest = before.get(behind..)?;
    let bare = rest.trim_start_matches(['《', '〈', '"', '了', ':']);
    Some(behind.saturating_add(rest.len().saturating_sub(bare.len())))
}

/// Whether words are of a sentence, not of a title.
pub(super) fn is_sentence(before: &str) -> bool {
    // 机构编制委员会 is a name.
    let before = before.replace("机构编制", "");
    SENTENCES.iter().any(|word| before.contains(word)) || before.contains(['《', '〈'])
}

/// Whether a text, or a row of metadata, begins, so that what stood before was the title.
pub(super) fn begins(text: &str) -> bool {
    const BEGINNINGS: [&str; 15] = [
        "本报告",
        "本年",
        "根据",
        "依据",
        "按照",
        "为",
        "引言",
        "现将",
        "现公布",
        "发布",
        "来源",
        "时间",
        "字号",
        "信息来源",
        "目录",
    ];
    let is_heading = || text.starts_with(is_ordinal) && text.chars().nth(1) == Some('、');
    BEGINNINGS.iter().any(|word| text.starts_with(word)) || is_heading()
}

/// Bytes of the introduction that are looked at.
const LONGEST: usize = 4000;
/// Bytes between 由 and what follows the organ's name.
const NAME: usize = 120;

impl Reader<'_> {
    /// Adds what the introduction and the first words of part one say.
    pub(in crate::recognise) fn find_introduction(&mut self) {
        let Self { stream, marks, headings, witnesses, .. } = self;
        let text = stream.folded.as_str();
        let table = marks.first_of(0, &[Landmark::ItemOne, Landmark::Subjects, Landmark::Applicants]).unwrap_or(text.len());
        let first = headings.first().filter(|heading| heading.start < table);
        let end = first.map_or(table, |heading| heading.start).min(LONGEST);
        let end = text.floor_char_boundary(end);
        compilers(text, 0..end, witnesses);
        contacts(text, 0..end, witnesses);
        rows(stream, end, witnesses);
        let Some(first) = first else { return };
        // An introduction that stands below the heading of part one.
        let limit = text.floor_char_boundary(first.end.saturating_add(900).min(table));
        let opens = text.get(first.end..limit).unwrap_or_default();
        if let Some(at) = opens.find("编制").filter(|_| opens.starts_with("本年") || opens.starts_with("本报告") || end < 60)
        {
            compilers(text, first.end..first.end.saturating_add(at).saturating_add("编制".len()), witnesses);
        }
        subject(text, first.end..limit, witnesses);
    }

    /// Adds the signature: a line that is the name of an organ, and a line with a day below it, or above.
    pub(in crate::recognise) fn find_signature(&mut self) {
        let Self { stream, headings, witnesses, .. } = self;
        let from = headings.last().map_or(0, |heading| heading.end);
        let first = stream.tokens.partition_point(|token| (token.folded.start as usize) < from);
        let mut lines: Vec<Range<usize>> = Vec::new();
        for token in stream.tokens.iter().skip(first) {
            let place = token.folded.start as usize..token.folded.end as usize;
            match lines.last_mut().filter(|_| token.gap < Gap::Cell) {
                Some(line) => line.end = place.end,
                None => lines.push(place),
            }
        }
        let text = |line: &Range<usize>| stream.folded.get(line.clone()).unwrap_or_default();
        let end = lines.iter().position(|line| {
            let text = text(line);
            text.len() < 60
                && ["相关", "上一篇", "下一篇", "上一条", "下一条", "推荐", "打印本页"].iter().any(|word| text.contains(word))
        });
        let lines = lines.get(..end.unwrap_or(lines.len())).unwrap_or_default();
        let lines = lines.get(lines.len().saturating_sub(LAST_LINES)..).unwrap_or_default();
        for pair in lines.windows(2) {
            let [one, other] = pair else { continue };
            for (name, date) in [(one, other), (other, one)] {
                if let Some(date) = day(text(date)) {
                    add(Kind::Signature, text(name), name.start, witnesses);
                    witnesses.add(Witness {
                        kind: Kind::Day,
                        organ: None,
                        year: date.year.checked_sub(1),
                        place: name.clone(),
                    });
                }
            }
        }
    }
}

/// 由示例市统计局编制, 由示例市统计局根据…要求编制.
fn compilers(text: &str, range: Range<usize>, witnesses: &mut Witnesses) {
    let introduction = text.get(range.clone()).unwrap_or_default();
    for (at, by) in introduction.match_indices('由') {
        let from = at.saturating_add(by.len());
        let behind = introduction.get(from..).unwrap_or_default();
        let sentence = behind.split('。').next().unwrap_or_default();
        let sentence = sentence.get(..sentence.floor_char_boundary(4 * NAME)).unwrap_or_default();
        if !["编制", "编写", "撰写"].iter().any(|verb| sentence.contains(verb)) {
            continue;
        }
        let stops = ["根据", "按照", "依据", "负责", "组织", "统一", "汇总", "编制完成", "编写", "撰写"];
        let bare = places(sentence, "编制").find(|at| !sentence.get(..*at).is_some_and(|name| name.ends_with("机构")));
        let stop = stops.iter().filter_map(|stop| sentence.find(stop)).chain(bare).min().unwrap_or(0);
        let name = sentence.get(..stop).unwrap_or_default();
        add(Kind::Compiler, name, range.start.saturating_add(from), witnesses);
    }
    // 示例市统计局编制完成了…, the subject of a clause.
    for at in places(introduction, "编制") {
        let before = introduction.get(..at).unwrap_or_default();
        let behind = introduction.get(at..).unwrap_or_default();
        let is_verb = ["编制了", "编制完成", "编制本", "编制20", "编制形成"].iter().any(|verb| behind.starts_with(verb));
        let clause =
            before.rfind([',', '。', ';', ':', '由', ')', '》']).map_or(0, |stop| super::year::next_char(before, stop));
        let name = before.get(clause..).unwrap_or_default().trim_end_matches(['现', '特', '已']);
        if is_verb {
            add(Kind::Compiler, name, range.start.saturating_add(clause), witnesses);
        }
    }
}

/// 请与示例市统计局联系.
fn contacts(text: &str, range: Range<usize>, witnesses: &mut Witnesses) {
    let introduction = text.get(range.clone()).unwrap_or_default();
    for before in ["请与", "请联系", "请致电", "请向"] {
        let Some(at) = introduction.find(before).map(|at| at.saturating_add(before.len())) else { continue };
        let behind = introduction.get(at..).unwrap_or_default();
        let stops = ["联系", "咨询", "反映", "(", ",", "。", ";", ":"];
        let stop = stops.iter().filter_map(|stop| behind.find(stop)).min().unwrap_or(0);
        add(Kind::Contact, behind.get(..stop).unwrap_or_default(), range.start.saturating_add(at), witnesses);
    }
}

/// 2024年，示例市统计局认真贯彻….
fn subject(text: &str, range: Range<usize>, witnesses: &mut Witnesses) {
    const VERBS: [&str; 26] = [
        "认真", "坚持", "严格", "深入", "贯彻", "着力", "切实", "高度", "全面", "始终", "以", "积极", "按照", "在", "根据",
        "继续", "紧紧", "持续", "围绕", "扎实", "聚焦", "牢固", "主动", "严", "共", "不断",
    ];
    let words = text.get(range.clone()).unwrap_or_default().trim_start_matches([':', '。', '\u{3000}']);
    let skipped = text.get(range.clone()).unwrap_or_default().len().saturating_sub(words.len());
    let start = range.start.saturating_add(skipped);
    let (year, rest) = match super::year::year_in(words) {
        Some((year, place)) if place.start == 0 => {
            (Some(year), words.get(place.end..).unwrap_or_default().trim_start_matches(['年', '度', ',', '以', '来']))
        }
        _ => (None, words),
    };
    let first = rest.get(..rest.floor_char_boundary(NAME)).unwrap_or_default();
    let stop = VERBS.iter().filter_map(|verb| first.find(verb)).min().unwrap_or(0);
    let name = first.get(..stop).filter(|name| name::is_full(name));
    let place = start..start.saturating_add(words.len().saturating_sub(rest.len())).saturating_add(stop);
    witnesses.add(Witness { kind: Kind::Subject, organ: name.map(str::to_owned), year, place });
}

/// Rows of metadata (发布机构、发文机关) before the text.
fn rows(stream: &Stream, end: usize, witnesses: &mut Witnesses) {
    const AUTHORS: [&str; 7] = ["发文机关", "发文单位", "制发机关", "制作单位", "公开机关", "主办单位", "责任部门"];
    const ISSUERS: [&str; 5] = ["发布机构", "发布机关", "发布单位", "信息来源", "来源"];
    let text = stream.folded.get(..end).unwrap_or_default();
    let labels = AUTHORS.iter().map(|label| (*label, Kind::Author)).chain(ISSUERS.iter().map(|label| (*label, Kind::Issuer)));
    for (label, kind) in labels {
        for at in places(text, label).take(2) {
            let from = at.saturating_add(label.len());
            let behind = text.get(from..).unwrap_or_default();
            let colon = behind.len().saturating_sub(behind.trim_start_matches(':').len());
            let start = from.saturating_add(colon);
            let token = stream.at(start);
            // The value ends with its token: behind it stands a gap.
            let Some(value) = stream.tokens.get(token).map(|token| token.folded.end as usize) else { continue };
            let apart = stream.tokens.get(token).is_some_and(|token| token.folded.start as usize == start);
            if colon == 0 && !apart {
                continue;
            }
            add(kind, text.get(start..value).unwrap_or_default(), start, witnesses);
        }
    }
}

fn add(kind: Kind, name: &str, at: usize, witnesses: &mut Witnesses) {
    if name::is_full(name) {
        let place = at..at.saturating_add(name.len());
        witnesses.add(Witness { kind, organ: Some(name.to_owned()), year: None, place });
    }
}

/// Lines at the end of a document in which a signature is looked for.
const LAST_LINES: usize = 12;

/// A line that is nothing but a day: 2025年1月7日.
fn day(line: &str) -> Option<Date> {
    let (year, rest) = line.trim_matches(['(', ')']).split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, rest.strip_suffix('日')?.parse().ok()?)
}

//! Facts about the narrative text besides its claims (文字部分的事实), in one pass over its characters.

mod dates;
mod problems;
mod words;

use std::ops::Range;

use ogi_core::{Date, Fnv, Mentions, Prose, SectionId, Stated};

use crate::document::Document;
use crate::first_chars::{BigramSet, ideograph, pair};
use crate::lexicon::{begins, says};
use crate::text::numeral::{is_ordinal, ordinal};
use crate::traditional;

/// Where the narrative stands, as ranges of the flow.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    /// Before part one.
    pub(crate) introduction: Range<u32>,
    /// Part one, without its heading.
    pub(crate) overview: Option<Range<u32>>,
    /// Part five, without its heading.
    pub(crate) problems: Option<Range<u32>>,
    /// Part six, without its heading.
    pub(crate) other: Option<Range<u32>>,
}

const WORDS: &[(&str, Mentions)] = &[
    ("信息处理费", Mentions::FEE),
    ("公开处理费", Mentions::FEE),
    ("收费", Mentions::FEE),
    ("费用", Mentions::FEE),
    ("考核", Mentions::ASSESSMENT),
    ("社会评议", Mentions::PUBLIC_REVIEW),
    ("评议", Mentions::PUBLIC_REVIEW),
    ("责任追究", Mentions::ACCOUNTABILITY),
    ("追究责任", Mentions::ACCOUNTABILITY),
    ("追责", Mentions::ACCOUNTABILITY),
    ("问责", Mentions::ACCOUNTABILITY),
    ("主动公开", Mentions::PROACTIVE),
    ("主动发布", Mentions::PROACTIVE),
    ("依申请", Mentions::ON_REQUEST),
    ("公开申请", Mentions::ON_REQUEST),
    ("信息管理", Mentions::MANAGEMENT),
    ("信息发布", Mentions::MANAGEMENT),
    ("审查", Mentions::MANAGEMENT),
    ("审核", Mentions::MANAGEMENT),
    ("制度", Mentions::MANAGEMENT),
    ("规范性文件", Mentions::MANAGEMENT),
    ("平台", Mentions::PLATFORM),
    ("网站", Mentions::PLATFORM),
    ("公众号", Mentions::PLATFORM),
    ("新媒体", Mentions::PLATFORM),
    ("监督", Mentions::SUPERVISION),
    ("培训", Mentions::SUPERVISION),
    ("领导小组", Mentions::SUPERVISION),
    ("督查", Mentions::SUPERVISION),
    ("电话", Mentions::CONTACT),
    ("地址", Mentions::CONTACT),
    ("邮箱", Mentions::CONTACT),
    ("邮编", Mentions::CONTACT),
];

/// What the words begin with.
static PAIRS: BigramSet = {
    let (mut pairs, mut rest) = (BigramSet::EMPTY, WORDS);
    while let [(word, _), tail @ ..] = rest {
        pairs.insert(word);
        rest = tail;
    }
    pairs
};

/// The first two characters of each word.
static STARTS: [u64; WORDS.len()] = {
    let mut starts = [0; WORDS.len()];
    let (mut places, mut rest): (&mut [u64], _) = (&mut starts, WORDS);
    while let ([place, others @ ..], [(word, _), tail @ ..]) = (places, rest) {
        if let Some(start) = pair(word.as_bytes()) {
            *place = start;
        }
        (places, rest) = (others, tail);
    }
    starts
};

/// The place of a part of a range, in the flow.
fn place(range: &Range<u32>, part: &Range<usize>) -> Range<u32> {
    let offset = |at: usize| range.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    offset(part.start)..offset(part.end)
}

/// Finds the facts.
pub(crate) fn facts(document: &Document<'_>, parts: &Parts, organ: Option<&str>, is_traditional: bool) -> Prose {
    let mut prose = Prose { overview: parts.overview.as_ref().map(|range| document.source_span(range)), ..Prose::default() };
    let mut clauses = Vec::new();
    let narrative = [
        (Some(&parts.introduction), None),
        (parts.overview.as_ref(), Some(SectionId::Overview)),
        (parts.problems.as_ref(), Some(SectionId::Problems)),
        (parts.other.as_ref(), Some(SectionId::OtherMatters)),
    ];
    for (range, part) in narrative {
        let Some(range) = range else { continue };
        let mut scan = Scan { is_traditional, ..Scan::new(document, range, part, &mut prose, &mut clauses) };
        scan.run();
        let length = scan.length;
        dates::note(document, range, part == Some(SectionId::Overview), &mut prose);
        if part.is_none_or(|part| part == SectionId::Overview) {
            dates::said_years(document, range, part.is_none(), &mut prose);
        }
        words::cited(document, range, &mut prose);
        if part == Some(SectionId::Problems) {
            prose.mentions.insert(problems::mentions(document.slice(range)));
        }
        if part == Some(SectionId::Overview) {
            words::others(document, range, organ, &mut prose);
            if problems::explains_stock(document.slice(range)) {
                prose.mentions.insert(Mentions::STOCK_REASON);
            }
        }
        match part {
            Some(id) => prose.lengths.push((id, length)),
            // What is said of a correction is not the organ's.
            None => {
                let remarks = document.slice(range).lines().filter(|line| crate::claims::is_remark(line));
                let own: usize = remarks.map(|line| line.chars().count()).sum();
                prose.introduction = length.saturating_sub(u32::try_from(own).unwrap_or(u32::MAX));
            }
        }
    }
    clauses.sort_unstable();
    clauses.dedup();
    prose.clauses = clauses;
    prose.years.sort_unstable();
    prose.problem_clauses.sort_unstable();
    prose.problem_clauses.dedup();
    let narrative: Vec<&Range<u32>> = parts.overview.iter().chain(&parts.problems).collect();
    problems::repeated(document, &narrative, &mut prose);
    prose.page_date = dates::of_page(document, &parts.introduction);
    prose.announced = announced(document, &parts.introduction);
    if let Some(range) = &parts.other {
        sign(document, range, &mut prose);
    }
    prose
}

/// A text makes at most so many clauses and notes; what follows is not looked at for them.
const MOST_CLAUSES: usize = 4000;
const MOST_NOTES: usize = 20;
/// The shortest clause that tells one text from another, in ideographs.
const SHORTEST_CLAUSE: u32 = 6;

struct Scan<'d, 's, 'p> {
    document: &'d Document<'s>,
    range: &'d Range<u32>,
    part: Option<SectionId>,
    prose: &'p mut Prose,
    clauses: &'p mut Vec<u64>,
    length: u32,
    hash: Fnv,
    ideographs: u32,
    /// Open brackets, by where they stand.
    open: Vec<usize>,
    is_traditional: bool,
}

impl<'d, 's, 'p> Scan<'d, 's, 'p> {
    fn new(
        document: &'d Document<'s>,
        range: &'d Range<u32>,
        part: Option<SectionId>,
        prose: &'p mut Prose,
        clauses: &'p mut Vec<u64>,
    ) -> Self {
        Self {
            document,
            range,
            part,
            prose,
            clauses,
            length: 0,
            hash: Fnv::EMPTY,
            ideographs: 0,
            open: Vec::new(),
            is_traditional: false,
        }
    }

    fn run(&mut self) {
        let text = &*traditional::folded(self.document.slice(self.range), self.is_traditional);
        let mut skip = 0;
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            // Most of a text is ideographs.
            let passed = self.ideographs(rest.as_bytes());
            at = at.saturating_add(passed);
            let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if !character.is_whitespace() {
                self.length = self.length.saturating_add(1);
            }
            if at >= skip {
                skip = self.step(text, at, character);
            }
            // Text of the template says nothing of fees.
            let passed = self.placeholder(text, at).unwrap_or(character.len_utf8());
            at = at.saturating_add(passed);
        }
        self.end_clause();
        if let Some(at) = self.open.first().copied() {
            self.unbalanced(at);
        }
    }

    /// Passes over the ideographs that a text begins with; how many bytes they have.
    fn ideographs(&mut self, text: &[u8]) -> usize {
        let mut rest = text;
        let mut next = ideograph(rest);
        while let Some(code) = next.filter(|code| *code <= LAST) {
            self.hash.step(code);
            let after = rest.get(3..).unwrap_or_default();
            next = ideograph(after);
            if next.is_some() && PAIRS.may_begin(rest) {
                self.mention(rest);
            }
            rest = after;
        }
        let passed = text.len().saturating_sub(rest.len());
        let count = u32::try_from(passed / 3).unwrap_or(u32::MAX);
        self.length = self.length.saturating_add(count);
        self.ideographs = self.ideographs.saturating_add(count);
        passed
    }

    /// Notes what is spoken of by the words that a text begins with.
    fn mention(&mut self, text: &[u8]) {
        let Some(start) = pair(text) else { return };
        for (_, (word, mention)) in STARTS.iter().zip(WORDS).filter(|(known, _)| **known == start) {
            if text.starts_with(word.as_bytes()) {
                self.prose.mentions.insert(*mention);
                if *mention == Mentions::FEE && self.part == Some(SectionId::OtherMatters) {
                    self.prose.mentions.insert(Mentions::FEE_HERE);
                }
            }
        }
    }

    fn step(&mut self, text: &str, at: usize, character: char) -> usize {
        let rest = || text.get(at..).unwrap_or_default();
        let last = text.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
        match character {
            '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '\n' => self.end_clause(),
            '(' | '（' if self.open.len() < 64 => self.open.push(at),
            ')' | '）' => {
                // 1） and 一） number an item.
                let numbers = last.is_ascii_digit() || is_ordinal(last);
                if self.open.pop().is_none() && !numbers {
                    self.unbalanced(at);
                }
            }
            '0'..='9' if !last.is_ascii_alphanumeric() => return at.saturating_add(self.digits(rest(), at, last)),
            'w' if rest().starts_with("www.") => self.prose.mentions.insert(Mentions::CONTACT),
            'h' if rest().starts_with("http") => self.link(rest(), at),
            'X' | 'x' | '×' | '＊' | '*' | '○' if last != character => self.template(rest(), at, character),
            _ => {}
        }
        0
    }

    fn end_clause(&mut self) {
        let counted = matches!(self.part, Some(SectionId::Overview | SectionId::Problems));
        if counted && self.ideographs >= SHORTEST_CLAUSE && self.clauses.len() < MOST_CLAUSES {
            self.clauses.push(self.hash.value());
            if self.part == Some(SectionId::Problems) {
                self.prose.problem_clauses.push(self.hash.value());
            }
        }
        (self.hash, self.ideographs) = (Fnv::EMPTY, 0);
    }

    fn flow(&self, start: usize, end: usize) -> Range<u32> {
        let offset = |at: usize| self.range.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        offset(start)..offset(end)
    }

    fn unbalanced(&mut self, at: usize) {
        if self.prose.unbalanced.is_none() {
            let width =
                self.document.slice(self.range).get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            self.prose.unbalanced = Some(self.document.source_span(&self.flow(at, at.saturating_add(width))));
        }
    }

    /// A run of digits: a year, or a date or number of a document that has lost characters.
    fn digits(&mut self, rest: &str, at: usize, last: char) -> usize {
        let length = rest.bytes().take(20).take_while(u8::is_ascii_digit).count();
        let digits = rest.get(..length).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default().trim_start_matches(' ');
        let year = digits.get(..4).and_then(|year| year.parse::<u16>().ok()).filter(|year| (2000..2100).contains(year));
        let Some(year) = year else { return length };
        // A year that is only compared with, or from which something was carried over, is not what the text is about.
        let compared = matches!(last, '比' | '较' | '與' | '与' | '較');
        let carried = after.strip_prefix('年').is_some_and(|after| after.starts_with("结转") || after.starts_with("結轉"));
        if length == 4 && after.starts_with('年') && self.part == Some(SectionId::Overview) && !compared && !carried {
            let years = &mut self.prose.years;
            match years.iter().position(|(known, _)| *known == year) {
                Some(place) => {
                    if let Some((_, times)) = years.get_mut(place) {
                        *times = times.saturating_add(1);
                    }
                }
                None if years.len() < MOST_NOTES => years.push((year, 1)),
                None => {}
            }
        }
        let date = (5..=8).contains(&length) && after.starts_with('日');
        let number = (5..=8).contains(&length) && matches!(last, '〔' | '[') && after.starts_with('号');
        let known = self.prose.lost.iter().any(|lost| lost.value.starts_with(digits));
        if (date || number) && !known && self.prose.lost.len() < MOST_NOTES {
            let mark = after.chars().next().map_or(0, char::len_utf8);
            let end = rest.len().saturating_sub(after.len()).saturating_add(mark);
            let printed = rest.get(..end).unwrap_or_default();
            let span = self.document.source_span(&self.flow(at, at.saturating_add(end)));
            self.prose.lost.push(Stated { value: printed.into(), span });
        }
        length
    }

    fn link(&mut self, rest: &str, at: usize) {
        self.prose.mentions.insert(Mentions::CONTACT);
        let Some(address) = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://")) else { return };
        let end = address.find(|character: char| !character.is_ascii_alphanumeric() && !matches!(character, '.' | '-'));
        let host = address.get(..end.unwrap_or(address.len()).min(253)).unwrap_or_default();
        let known = self.prose.hosts.iter().any(|known| *known.value == *host);
        if host.ends_with(".gov.cn") && !known && self.prose.hosts.len() < MOST_NOTES {
            let start = at.saturating_add(rest.len().saturating_sub(address.len()));
            let span = self.document.source_span(&self.flow(start, start.saturating_add(host.len())));
            self.prose.hosts.push(Stated { value: host.into(), span });
        }
    }

    /// What the form prints where text belongs, from the bracket on: （文字描述）, （单位名称）; or ____ before or behind a
    /// word. How many bytes to pass over.
    fn placeholder(&mut self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let length = if rest.starts_with(['（', '(']) {
            let inside = rest.get(rest.chars().next()?.len_utf8()..)?;
            let is_left = begins(inside, "文字描述 单位名称 机关名称 此处填写");
            let (end, bracket) = rest.char_indices().take(60).find(|(_, character)| matches!(character, '）' | ')'))?;
            is_left.then_some(end.saturating_add(bracket.len_utf8()))?
        } else if rest.starts_with(['_', '＿']) {
            let length = rest.len().saturating_sub(rest.trim_start_matches(['_', '＿']).len());
            let before = text.get(..at)?.trim_end_matches(' ').chars().next_back();
            let after = rest.get(length..)?.trim_start_matches(' ').chars().next();
            let is_word = |character: Option<char>| character.is_some_and(|character| ('一'..='龥').contains(&character));
            (length >= 3 && (is_word(before) || is_word(after))).then_some(length)?
        } else {
            return None;
        };
        if self.prose.template.len() < MOST_NOTES {
            let span = self.document.source_span(&self.flow(at, at.saturating_add(length)));
            self.prose.template.push(Stated { value: rest.get(..length)?.into(), span });
        }
        // The bracket was opened and is closed here.
        if rest.starts_with(['（', '(']) {
            self.open.pop();
        }
        Some(length)
    }

    /// XX局, ××年: two or more marks before a word that a template leaves open.
    fn template(&mut self, rest: &str, at: usize, mark: char) {
        let run = rest.chars().take_while(|character| *character == mark).take(8).count();
        let length = run.saturating_mul(mark.len_utf8());
        let Some(next) = rest.get(length..).and_then(|after| after.chars().next()) else { return };
        let open = matches!(
            next,
            '年' | '局' | '县' | '市' | '区' | '镇' | '乡' | '委' | '办' | '省' | '厅' | '单' | '街' | '件' | '条'
        );
        // XX条例 is a regulation whose name is withheld.
        let is_title = next == '条'
            && rest.get(length.saturating_add(next.len_utf8())..).is_some_and(|after| after.starts_with(['例', '款', '规']));
        if run >= 2 && open && !is_title && self.prose.template.len() < MOST_NOTES {
            let end = length.saturating_add(next.len_utf8());
            let span = self.document.source_span(&self.flow(at, at.saturating_add(end)));
            self.prose.template.push(Stated { value: rest.get(..end).unwrap_or_default().into(), span });
        }
    }
}

/// The last ideograph of the first block, where the words of a clause end.
const LAST: u32 = 0x9FA5;

/// How many parts the introduction announces: 六部分, 六个部分, 6个部分.
fn announced(document: &Document<'_>, range: &Range<u32>) -> Option<Stated<u8>> {
    let text = document.slice(range);
    let at = text.rfind("部分组成").or_else(|| text.rfind("部分"))?;
    let before = text.get(..at)?.trim_end_matches([' ', '\n', '\r', '个']);
    let numeral = before.chars().next_back()?;
    let value = match numeral {
        '1'..='9' => u8::try_from(numeral.to_digit(10)?).ok()?,
        _ => ordinal(numeral).filter(|number| *number < 10)?,
    };
    // 第五部分 is one of them.
    if before.strip_suffix(numeral)?.ends_with('第') {
        return None;
    }
    // A smaller number speaks of parts of something else.
    let start = before.len().saturating_sub(numeral.len_utf8());
    let place = |at: usize| range.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    let end = at.saturating_add("部分".len());
    (value >= 4).then(|| Stated { value, span: document.source_span(&(place(start)..place(end))) })
}

/// The signature: a short line with the name of an organ, and a line with a day after it.
fn sign(document: &Document<'_>, range: &Range<u32>, prose: &mut Prose) {
    let text = document.slice(range);
    let mut previous: Option<(usize, &str)> = None;
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let start = at.saturating_add(line.len().saturating_sub(line.trim_start().len()));
        at = at.saturating_add(line.len());
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        // What follows belongs to the page, not to the report.
        if line.len() < 60 && says(line, "相关 上一篇 下一篇 上一条 下一条 推荐 打印本页") {
            return;
        }
        if let (Some(date), Some((organ_at, organ))) = (day(line), previous) {
            let place = |at: usize| range.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            if is_organ(organ) {
                let span = document.source_span(&(place(organ_at)..place(organ_at.saturating_add(organ.len()))));
                prose.signature = Some(Stated { value: organ.into(), span });
            }
            let span = document.source_span(&(place(start)..place(start.saturating_add(line.len()))));
            prose.signed = Some(Stated { value: date, span });
        }
        previous = Some((start, line));
    }
}

fn is_organ(line: &str) -> bool {
    let count = line.chars().count();
    let ends = ["局", "府", "委员会", "办公室", "厅", "院", "处", "中心", "会", "委", "办", "室", "队", "所", "站"];
    (4..=30).contains(&count) && ends.iter().any(|end| line.ends_with(end)) && !line.contains(['，', '。', '、', ':', '：'])
}

/// A line that is nothing but a day: 2025年1月7日.
fn day(line: &str) -> Option<Date> {
    if line.len() > 40 {
        return None;
    }
    let compact: String = line.chars().filter(|character| !character.is_whitespace()).collect();
    let (year, rest) = compact.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

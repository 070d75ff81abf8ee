//! What a report says of itself besides its figures: title, year, organ, period, headings and cited documents.

mod headings;
mod losses;
mod numbered;
mod opening;
mod period;
mod title;
mod year;

use std::ops::Range;

use ogi_core::SectionId;

use super::find;
use super::reader::Reader;
use super::tokens::{Gap, Stream};

pub(crate) use year::year_in;

/// What the content of a part speaks of (内容线索): one word of each group.
const PROBLEMS: [&[&str]; 2] = [&["问题", "不足"], &["改进", "整改", "下一步", "措施"]];
const OTHER_MATTERS: [&[&str]; 1] = [&["其他需要报告", "需要报告的其他", "需要说明"]];
/// What the part on other matters reports, behind the tables.
const FEES: [&[&str]; 1] = [&["信息处理费", "收费"]];

/// No line that stands for a heading is longer.
const LONGEST_TOPIC: usize = 24;

impl Reader<'_> {
    /// Parts without heading whose content is there nevertheless. Only the narrative tells: the tables speak of fees too.
    ///
    /// Behind the tables every sentence tells. Before them only a line of its own does, `（四）存在的问题及改进措施`: an
    /// introduction lists the parts, and part one may mention a problem or that no fee was charged.
    pub(super) fn find_traces(&mut self, narrative: &[Range<u32>; 2]) {
        let Self { stream, headings, outline, .. } = self;
        let [_, after] = narrative.each_ref().map(|part| stream.folded_in(part));
        let topics: Vec<&str> = topics(stream, &narrative[0]).collect();
        // Where the end of the last table was not found, what follows its header.
        let has_tables = !outline.tables.is_empty();
        let behind =
            stream.folded.rfind("审结").filter(|_| has_tables).and_then(|at| stream.folded.get(at..)).unwrap_or_default();
        let speaks_of =
            |text: &str, groups: &[&[&str]]| groups.iter().all(|words| words.iter().any(|word| find(text, 0, word).is_some()));
        let has = |groups: &[&[&str]]| speaks_of(after, groups) || topics.iter().any(|topic| speaks_of(topic, groups));
        let lost = |id: SectionId| headings.iter().all(|heading| heading.id != id);
        if lost(SectionId::Overview) && stream.folded.len() > 600 {
            outline.traces.push(SectionId::Overview);
        }
        if lost(SectionId::Problems) && (has(&PROBLEMS) || speaks_of(behind, &PROBLEMS)) {
            outline.traces.push(SectionId::Problems);
        }
        if lost(SectionId::OtherMatters) && (has(&OTHER_MATTERS) || speaks_of(after, &FEES)) {
            outline.traces.push(SectionId::OtherMatters);
        }
    }
}

/// The first sentences of lines in a stretch of the flow that may be headings: short, without a comma.
fn topics<'s>(stream: &'s Stream, part: &Range<u32>) -> impl Iterator<Item = &'s str> {
    let tokens = stream.tokens.iter().filter(|token| part.contains(&token.flow.start));
    let starts = tokens.filter(|token| token.gap == Gap::Line);
    starts.filter_map(|token| {
        let line = stream.folded.get(token.folded.start as usize..)?;
        let end = line
            .char_indices()
            .take(LONGEST_TOPIC.saturating_add(1))
            .find(|(_, letter)| matches!(letter, '。' | ':' | ';' | ','));
        let next =
            stream.tokens.get(stream.at(token.folded.start as usize)..)?.iter().skip(1).find(|next| next.gap == Gap::Line);
        let length = next.map_or(line.len(), |next| (next.folded.start.saturating_sub(token.folded.start)) as usize);
        let end = match end {
            Some((at, ',')) if at < length => return None,
            Some((at, _)) => at.min(length),
            None => length,
        };
        line.get(..end).filter(|topic| topic.chars().count() <= LONGEST_TOPIC)
    })
}

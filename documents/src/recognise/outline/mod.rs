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
use super::tokens::Gap;

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
        let [before, after] = narrative;
        let topics: Vec<&str> = self.topics(before).collect();
        let (text, after) = (self.text(), self.stream.folded_in(after));
        // Where the end of the last table was not found, what follows its header.
        let last = text.rfind("审结").filter(|_| !self.outline.tables.is_empty());
        let behind = last.and_then(|at| text.get(at..)).unwrap_or_default();
        let speaks_of =
            |text: &str, groups: &[&[&str]]| groups.iter().all(|words| words.iter().any(|word| find(text, 0, word).is_some()));
        let has = |groups: &[&[&str]]| speaks_of(after, groups) || topics.iter().any(|topic| speaks_of(topic, groups));
        let is_there = |id: SectionId| match id {
            SectionId::Overview => text.len() > 600,
            SectionId::Problems => has(&PROBLEMS) || speaks_of(behind, &PROBLEMS),
            SectionId::OtherMatters => has(&OTHER_MATTERS) || speaks_of(after, &FEES),
            SectionId::Proactive | SectionId::Requests | SectionId::Remedies => false,
        };
        let lost = SectionId::ALL.iter().filter(|id| self.heading(**id).is_none());
        let traces: Vec<SectionId> = lost.copied().filter(|id| is_there(*id)).collect();
        self.outline.traces.extend(traces);
    }

    /// The first sentences of lines in a stretch of the flow that may be headings: short, without a comma.
    fn topics(&self, part: &Range<u32>) -> impl Iterator<Item = &str> {
        let starts = self.stream.tokens.iter().enumerate().filter(|(_, token)| token.gap == Gap::Line);
        let inside = starts.filter(|(_, token)| part.contains(&token.flow.start));
        inside.filter_map(|(index, token)| {
            let start = token.folded.start as usize;
            let line = self.text().get(start..self.line_end(index, token.row, start))?;
            let topic = line.split(['。', ':', ';']).next()?;
            (!topic.contains(',') && topic.chars().count() <= LONGEST_TOPIC).then_some(topic)
        })
    }
}

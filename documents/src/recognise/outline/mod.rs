//! What a report says of itself besides its figures: title, year, organ, period, headings and cited documents.

mod headings;
mod losses;
mod name;
mod numbered;
mod opening;
mod period;
mod title;
mod year;

use std::ops::Range;

use ogi_core::SectionId;

use super::find;
use super::reader::Reader;
pub(crate) use year::year_in;

impl Reader<'_> {
    /// Parts without heading whose content is there nevertheless. Only the narrative tells: the tables speak of fees too.
    pub(super) fn find_traces(&mut self, narrative: &[Range<u32>; 2]) {
        let Self { stream, headings, outline, .. } = self;
        let texts = narrative.each_ref().map(|part| stream.folded_in(part));
        let [before, after] = texts;
        // An introduction lists the parts by their names, which says nothing of their content.
        let own = headings.first().and_then(|first| before.get(first.end..)).unwrap_or(before);
        let own = own.replace("存在的主要问题及改进情况", "");
        let in_either =
            |words: &[&str], texts: [&str; 2]| words.iter().any(|word| texts.iter().any(|text| find(text, 0, word).is_some()));
        let has = |words: &[&str]| in_either(words, [&own, after]);
        // Where the end of the last table was not found, what follows its header.
        let behind = stream.folded.rfind("审结").and_then(|at| stream.folded.get(at..)).unwrap_or_default();
        let names = |words: &[&str]| has(words) || in_either(words, [behind, after]);
        let lost = |id: SectionId| headings.iter().all(|heading| heading.id != id);
        if lost(SectionId::Overview) && stream.folded.len() > 600 {
            outline.traces.push(SectionId::Overview);
        }
        if lost(SectionId::Problems) && names(&["问题", "不足"]) && names(&["改进", "整改", "下一步", "措施"]) {
            outline.traces.push(SectionId::Problems);
        }
        // What is said of fees before the tables is no part six.
        let last = ["信息处理费", "其他需要报告", "需要报告的其他", "未收费", "收费情况", "收取费用", "需要说明"];
        if lost(SectionId::OtherMatters) && in_either(&last, [behind, after]) {
            outline.traces.push(SectionId::OtherMatters);
        }
    }
}

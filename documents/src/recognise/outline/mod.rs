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
        // An introduction lists the parts by their names, which says nothing of their content.
        let listed_names = ["存在的主要问题及改进情况", "其他需要报告的事项"];
        let [before, after] = texts;
        let listed = listed_names.iter().any(|name| find(before, 0, name).is_some());
        let unlisted = listed.then(|| listed_names.iter().fold(before.to_owned(), |text, name| text.replace(name, "")));
        let own = unlisted.as_deref().unwrap_or(before);
        let in_either =
            |words: &[&str], texts: [&str; 2]| words.iter().any(|word| texts.iter().any(|text| find(text, 0, word).is_some()));
        let has = |words: &[&str]| in_either(words, [own, after]);
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
        if lost(SectionId::OtherMatters) && has(&["信息处理费", "其他需要报告", "需要报告的其他", "收费", "需要说明"])
        {
            outline.traces.push(SectionId::OtherMatters);
        }
    }
}

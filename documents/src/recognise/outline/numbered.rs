//! Headings in an organ's own words, believed by their number and their place (自拟标题).

use ogi_core::SectionId;

use crate::recognise::heading::Heading;
use crate::recognise::landmarks::Landmark;
use crate::recognise::reader::Reader;
use crate::recognise::tokens::{Gap, Token};
use crate::text::numeral::ordinal;

/// The longest such heading, in characters: a line of more is a sentence.
const LONGEST: usize = 24;

/// Adds the parts that have no heading yet and whose number stands before a short line with a word of that part, between
/// the parts before and behind it: `五、存在的主要问题`, `二、主动公开`.
pub(super) fn add(reader: &Reader<'_>, found: &mut Vec<(Heading, bool)>) {
    for start in reader.marks.all(Landmark::Ordinal) {
        let index = reader.stream.at(start);
        let opens = |token: &Token| token.folded.start as usize == start && token.gap >= Gap::Cell;
        let Some(token) = reader.stream.tokens.get(index).filter(|token| opens(token)) else { continue };
        let end = reader.line_end(index, token.row, start);
        let Some((numeral, title)) = reader.text().get(start..end).and_then(|line| line.split_once('、')) else { continue };
        let Some(ordinal) = numeral.chars().next().and_then(ordinal) else { continue };
        let Some(id) = SectionId::from_number(ordinal) else { continue };
        let is_title = title.chars().nth(LONGEST).is_none() && !title.contains(['。', ';', '；', '?']);
        let names_part = words(id).iter().any(|word| title.contains(word));
        let in_place = || found.iter().all(|(other, _)| other.id != id && (other.id < id) == (other.start < start));
        if is_title && names_part && in_place() {
            let title = end.saturating_sub(title.len());
            found.push((Heading { id, ordinal: Some(ordinal), start, title, end }, true));
        }
    }
    found.sort_by_key(|(heading, _)| heading.start);
}

/// Words of which the heading of a part has at least one.
const fn words(id: SectionId) -> &'static [&'static str] {
    match id {
        SectionId::Overview => &["总体", "概况", "概述", "基本情况"],
        SectionId::Proactive => &["主动公开"],
        SectionId::Requests => &["申请"],
        SectionId::Remedies => &["复议", "诉讼"],
        SectionId::Problems => &["问题", "不足"],
        SectionId::OtherMatters => &["其他", "需要说明", "需要报告"],
    }
}

//! Judgements about how a report is built. Without an outline (figures alone were given) none applies.

use super::identity::say;
use super::{Case, Sink};
use crate::finding::{Arg, Finding, Severity, Verdict};
use crate::form::{FormId, SectionId};
use crate::outline::{Outline, SectionFact, Stated};
use crate::rule::Rule;

/// The outline, or the verdict that the rule does not apply.
macro_rules! outline {
    ($case:ident, $sink:ident) => {
        match &$case.draft.outline {
            Some(outline) => outline,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

fn has_heading(outline: &Outline, id: SectionId) -> bool {
    outline.sections.iter().any(|section| section.id == id)
}

/// Whether not one heading was recognised, so that the text may be no more than a part of a report: the tables alone,
/// or a page whose headings are of another kind.
fn is_excerpt(outline: &Outline) -> bool {
    outline.sections.is_empty()
}

/// What follows from finding nothing wrong in the tables: nothing, where no table was found.
fn where_tables(outline: &Outline) -> Verdict {
    if outline.tables.is_empty() { Verdict::Undecided } else { Verdict::Holds }
}

/// Title or period are not stated; where a date has lost a character they may be, but were not understood.
fn unstated(case: &Case<'_>) -> Verdict {
    let lost = case.draft.prose.as_ref().is_some_and(|prose| prose.lost.iter().any(|lost| lost.value.ends_with('日')));
    if lost { Verdict::Undecided } else { Verdict::NotApplicable }
}

/// Whether the document shows the content of a part, with or without its heading.
fn has_content(outline: &Outline, id: SectionId) -> bool {
    outline.tables.contains(&id) || outline.traces.contains(&id)
}

/// For 2019 the unified form was encouraged, not required (国办公开办函〔2019〕60号).
fn grave_only_after_2019(case: &Case<'_>, severity: Severity) -> Severity {
    if case.draft.year == Some(2019) { severity.min(Severity::Warning) } else { severity }
}

pub(crate) fn title(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let Some(title) = &outline.title else { return sink.count(Verdict::Undecided) };
    let compact: String = title.value.chars().filter(|character| !character.is_whitespace()).collect();
    let says_year =
        compact.chars().filter(char::is_ascii_digit).count() >= 4 || compact.contains("二〇") || compact.contains("二○");
    let is_annual = compact.contains("年度报告");
    if is_annual && says_year && compact.contains("工作") {
        return sink.count(Verdict::Holds);
    }
    // The annex has no model title; the name is that of the Regulations. One word less is a matter of style.
    let (message, severity) = if is_annual && says_year {
        let message = say!(
            "标题为{printed}，条例规定的名称是“政府信息公开工作年度报告”，缺“工作”二字",
            "the title reads {printed}; the Regulations call it 政府信息公开工作年度报告, with 工作"
        );
        (message, Severity::Info)
    } else {
        let message = say!(
            "标题为{printed}，应写明年份，并称“政府信息公开工作年度报告”",
            "the title reads {printed}; it should name the year and call itself 政府信息公开工作年度报告"
        );
        (message, Severity::Notice)
    };
    let finding = Finding::new(rule, Verdict::Broken, message).arg("printed", Arg::Text(title.value.clone()));
    sink.report(finding.at(Some(title.span)).at_most(severity));
}

pub(crate) fn section_missing(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if is_excerpt(outline) {
        let message = say!(
            "未识别出任何一个部分的标题，可能只是报告的一部分，无法判断六个部分是否齐全",
            "no heading of a part was recognised; this may be an excerpt, so whether all six parts are there cannot be decided"
        );
        return sink.report(Finding::new(rule, Verdict::Undecided, message));
    }
    let message = say!("缺“{section}”部分", "the part on {section} was not found");
    for id in SectionId::ALL {
        if has_heading(outline, *id) || has_content(outline, *id) {
            sink.count(Verdict::Holds);
        } else {
            let finding = Finding::new(rule, Verdict::Broken, message).arg("section", Arg::Section(*id));
            sink.report(finding.about(section_name(*id)).at_most(grave_only_after_2019(case, Severity::Error)));
        }
    }
}

pub(crate) fn heading_missing(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let message = say!(
        "“{section}”部分有内容，但标题缺失或编排在其他标题之下",
        "the part on {section} has content, but its heading is lost or placed under another"
    );
    if is_excerpt(outline) {
        return sink.count(Verdict::Undecided);
    }
    for id in SectionId::ALL {
        if has_heading(outline, *id) || !has_content(outline, *id) {
            sink.count(Verdict::Holds);
        } else {
            let finding = Finding::new(rule, Verdict::Broken, message).arg("section", Arg::Section(*id));
            sink.report(finding.about(section_name(*id)));
        }
    }
}

pub(crate) fn section_order(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let out_of_order = outline.sections.windows(2).find_map(|pair| match pair {
        [first, second] if second.id < first.id => Some((first, second)),
        _ => None,
    });
    if let Some((first, second)) = out_of_order {
        let message =
            say!("“{second}”排在“{first}”之后，与格式顺序不符", "{second} comes after {first}, against the order of the form");
        let finding = Finding::new(rule, Verdict::Broken, message)
            .arg("first", Arg::Section(first.id))
            .arg("second", Arg::Section(second.id));
        return sink.report(finding.at(Some(second.span)));
    }
    let expected =
        |section: &SectionFact| SectionId::ALL.iter().position(|id| *id == section.id).map_or(0, |at| at.saturating_add(1));
    let misnumbered = outline
        .sections
        .iter()
        .find(|section| section.ordinal.is_some_and(|ordinal| usize::from(ordinal) != expected(section)));
    match misnumbered {
        // Of one heading nothing follows, and ordinals that are lost cannot be compared.
        None if outline.sections.len() < 2 || outline.sections.iter().any(|section| section.ordinal.is_none()) => {
            sink.count(Verdict::Undecided);
        }
        None => sink.count(Verdict::Holds),
        Some(section) => {
            let message = say!(
                "“{section}”的序号应为第{expected}，印作第{printed}",
                "{section} should be numbered {expected}, but is numbered {printed}"
            );
            let count = |value: usize| Arg::Count(u32::try_from(value).unwrap_or_default());
            let finding = Finding::new(rule, Verdict::Broken, message)
                .arg("section", Arg::Section(section.id))
                .arg("expected", count(expected(section)))
                .arg("printed", count(section.ordinal.map_or(0, usize::from)));
            sink.report(finding.at(Some(section.span)).about(section_name(section.id)));
        }
    }
}

pub(crate) fn section_title(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let form = case.draft.form().form();
    if is_excerpt(outline) {
        return sink.count(Verdict::Undecided);
    }
    let message = say!("标题{printed}与格式的“{section}”不一致", "the heading reads {printed}; the form has {section}");
    for fact in &outline.sections {
        let Some(section) = form.section(fact.id) else { continue };
        let normal = |text: &str| text.chars().filter(|character| is_word(*character)).collect::<String>();
        // The words of the annex, or those of the notice itself.
        let mut official = std::iter::once(section.title).chain(section.in_notice);
        if official.any(|title| *fact.printed == *title || normal(&fact.printed) == normal(title)) {
            sink.count(Verdict::Holds);
            continue;
        }
        let finding = Finding::new(rule, Verdict::Broken, message)
            .arg("printed", Arg::Text(fact.printed.clone()))
            .arg("section", Arg::Section(fact.id));
        sink.report(finding.at(Some(fact.span)).about(section_name(fact.id)));
    }
}

/// Whether a character is more than a sign between words. The ranges of Unicode's signs that headings are printed with
/// stand here because the whole table of letters would weigh more than the rule.
const fn is_word(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{a9}'
        | '\u{ab}'..='\u{b1}'
        | '\u{2000}'..='\u{206f}'
        | '\u{2190}'..='\u{245f}'
        | '\u{2500}'..='\u{2775}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe10}'..='\u{fe6f}'
        | '\u{feff}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}'
        | '·'
        | '〰' => false,
        _ => true,
    }
}

pub(crate) fn table_missing(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let message = say!("“{section}”部分缺少表格", "no table was found in the part on {section}");
    for section in case.draft.form().form().sections.iter().filter(|section| section.has_table) {
        if outline.tables.contains(&section.id) {
            sink.count(Verdict::Holds);
        } else if is_excerpt(outline) {
            sink.count(Verdict::Undecided);
        } else {
            let finding = Finding::new(rule, Verdict::Broken, message).arg("section", Arg::Section(section.id));
            sink.report(finding.about(section_name(section.id)).at_most(grave_only_after_2019(case, Severity::Error)));
        }
    }
}

pub(crate) fn wrong_form(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let (Some(year), used) = (case.draft.year, case.draft.form()) else { return sink.count(Verdict::Undecided) };
    // Labels of both editions: whose table it is was a guess of the reader's.
    let mixed = case.draft.outline.as_ref().is_some_and(|outline| outline.mixed_forms);
    match FormId::for_year(year) {
        None => sink.count(Verdict::NotApplicable),
        Some(due) if due == used => sink.count(Verdict::Holds),
        Some(_) if mixed => sink.count(Verdict::Undecided),
        Some(due) => {
            let message = say!(
                "{year}年度报告应使用{due}规定的格式，所用表格为{used}的格式",
                "a report for {year} must use the form of {due}, but its tables are those of {used}"
            );
            let finding = Finding::new(rule, Verdict::Broken, message)
                .arg("year", Arg::Year(year))
                .arg("due", Arg::Text(due.form().authority.into()))
                .arg("used", Arg::Text(used.form().authority.into()));
            sink.report(finding.at(case.draft.outline.as_ref().and_then(|outline| outline.title_year).map(|year| year.span)));
        }
    }
}

pub(crate) fn year_mismatch(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let (Some(title), Some(period)) = (outline.title_year, outline.period) else { return sink.count(unstated(case)) };
    if title.value == period.value.to.year {
        return sink.count(Verdict::Holds);
    }
    let message = say!("标题为{title}年度，统计期限至{to}", "the title is for {title}, but the period ends on {to}");
    let finding =
        Finding::new(rule, Verdict::Broken, message).arg("title", Arg::Year(title.value)).arg("to", Arg::Date(period.value.to));
    sink.report(finding.at(Some(period.span)));
}

pub(crate) fn period(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let Some(period) = outline.period else { return sink.count(unstated(case)) };
    let (from, to) = (period.value.from, period.value.to);
    if (from.month, from.day, to.month, to.day) == (1, 1, 12, 31) && from.year == to.year {
        return sink.count(Verdict::Holds);
    }
    let message = say!(
        "统计期限为{from}至{to}，应为当年1月1日至12月31日；年内新设机构请注明",
        "the period runs from {from} to {to}; it should be 1 January to 31 December (say so where the organ was set up during the year)"
    );
    sink.report(
        Finding::new(rule, Verdict::Broken, message)
            .arg("from", Arg::Date(from))
            .arg("to", Arg::Date(to))
            .at(Some(period.span)),
    );
}

pub(crate) fn label_misprint(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.labels.is_empty() {
        return sink.count(where_tables(outline));
    }
    let message = say!("项目名称印作{printed}，格式为“{expected}”", "a label reads {printed}; the form has {expected}");
    for label in &outline.labels {
        let finding = Finding::new(rule, Verdict::Broken, message)
            .arg("printed", Arg::Text(label.printed.clone()))
            .arg("expected", Arg::Words(crate::Bilingual { zh: label.expected, en: label.expected }));
        sink.report(finding.at(Some(label.span)).about(label.expected));
    }
}

pub(crate) fn row_incomplete(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.rows.is_empty() {
        return sink.count(where_tables(outline));
    }
    for fact in &outline.rows {
        let message = if fact.row.is_some() {
            say!(
                "“{row}”一行有{found}个数，格式为{expected}格，无法确定各数所属的列",
                "the row {row} has {found} figures where the form has {expected} cells; which column each belongs to cannot be decided"
            )
        } else {
            say!(
                "复议诉讼表的数据行有{found}个数，格式为{expected}格，无法确定各数所属的列",
                "the row of the remedies table has {found} figures where the form has {expected} cells; which column each belongs to cannot be decided"
            )
        };
        let mut finding = Finding::new(rule, Verdict::Broken, message)
            .arg("found", Arg::Count(u32::from(fact.found)))
            .arg("expected", Arg::Count(u32::from(fact.expected)))
            .at(Some(fact.span));
        if let Some(row) = fact.row {
            finding = finding.arg("row", Arg::Row(row)).about(row.path());
        }
        sink.report(finding);
    }
}

pub(crate) fn stray_row(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.stray_rows.is_empty() {
        return sink.count(where_tables(outline));
    }
    let message = say!("表格中有一行数据不属于格式的任何项目", "a row of figures belongs to no line of the form");
    for span in &outline.stray_rows {
        sink.report(Finding::new(rule, Verdict::Broken, message).at(Some(*span)));
    }
}

pub(crate) fn basis_outdated(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let lapsed = case.draft.prose.as_ref().map_or(&[][..], |prose| &prose.lapsed);
    if outline.citations.is_empty() && lapsed.is_empty() {
        return sink.count(Verdict::NotApplicable);
    }
    let Some(year) = case.draft.year else { return sink.count(Verdict::Undecided) };
    // 此前有关政府信息公开的各类报告和统计口径，随原条例的失效而失效.
    let of_old_law = |fact: &&Stated<Box<str>>| ["492", "2014"].iter().any(|mark| fact.value.contains(mark));
    let is_trial = |fact: &&Stated<Box<str>>| !of_old_law(fact);
    let before = say!(
        "{year}年度报告引用了{printed}，该文件已随原条例失效",
        "the report for {year} cites {printed}, which lapsed with the former Regulations"
    );
    let old: Vec<_> = lapsed.iter().filter(of_old_law).filter(|_| year >= 2019).collect();
    for citation in &old {
        sink.report(outdated(rule, year, citation, before).about(&citation.value));
    }
    if year < 2021 {
        if old.is_empty() {
            sink.count(Verdict::NotApplicable);
        }
        return;
    }
    let by_number = outline.citations.iter().find(|citation| citation.value.contains("2019") && citation.value.contains("60"));
    // 原国办公开办函〔2019〕60号同时废止: named beside the one in force, it need not be what was followed.
    let in_force = outline.citations.iter().any(|citation| citation.value.contains("2021") && citation.value.contains("30"));
    match by_number.or_else(|| lapsed.iter().find(is_trial)) {
        None if old.is_empty() => sink.count(Verdict::Holds),
        None => {}
        Some(_) if in_force => sink.count(Verdict::Undecided),
        Some(citation) => {
            let message = say!(
                "{year}年度报告引用了{printed}，该试行格式已由国办公开办函〔2021〕30号替代",
                "the report for {year} cites {printed}; that trial form was replaced by 国办公开办函〔2021〕30号"
            );
            sink.report(outdated(rule, year, citation, message));
        }
    }
}

fn outdated(rule: &'static Rule, year: u16, citation: &Stated<Box<str>>, message: &'static crate::Bilingual) -> Finding {
    let finding = Finding::new(rule, Verdict::Broken, message)
        .arg("year", Arg::Year(year))
        .arg("printed", Arg::Text(citation.value.clone()));
    finding.at(Some(citation.span))
}

/// Stable name of a part, to tell findings apart.
const fn section_name(id: SectionId) -> &'static str {
    match id {
        SectionId::Overview => "overview",
        SectionId::Proactive => "proactive",
        SectionId::Requests => "requests",
        SectionId::Remedies => "remedies",
        SectionId::Problems => "problems",
        SectionId::OtherMatters => "other_matters",
    }
}

#[cfg(test)]
mod tests {
    use super::is_word;

    #[test]
    fn signs_between_words_are_those_of_unicode() {
        let signs = "　、。，．：；！？“”‘’（）()《》〈〉【】〔〕「」『』—–-_·•…~～／/|｜*＊#＃□■●○◆◇★☆→※&＋+=＝%％\u{a0}\u{feff}\u{200b}\t\n ";
        assert_eq!(signs.chars().find(|sign| is_word(*sign)), None);
        let words = "政府信息公开〇０９ＡｚaZ09①⒈㈠Ⅳ々〆é";
        assert_eq!(words.chars().find(|word| !is_word(*word)), None);
        for character in signs.chars().chain(words.chars()) {
            assert_eq!(is_word(character), character.is_alphanumeric(), "{character}");
        }
    }
}

//! Title, parts and headings (标题、部分).

use super::{EachSection, Excerpt, has_content, has_heading, is_before_forms, section_name};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::finding::{Arg, Finding};
use crate::language::Bilingual;
use crate::outline::SectionFact;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "structure"

    /// The title lacks the organ, the year or the name of the report.
    TITLE "title" {
        zh: "标题应含年份和“政府信息公开工作年度报告”", en: "the title names the year and the annual report",
        severity: Notice,
        basis: [ARTICLE_49, ARTICLE_50],
        check: title,
    }
    /// A part of the report is not there at all.
    SECTION_MISSING "section-missing" {
        zh: "六个部分应齐全", en: "all six parts are present",
        severity: Error,
        basis: [ARTICLE_50, CONTENTS, FORM_2019],
        shape: EachSection {
            of: |_| true,
            lacks: |outline, id| !has_heading(outline, id) && !has_content(outline, id),
            excerpt: Excerpt::Undecided {
                no_heading: say!(
                    "未识别出任何一个部分的标题，可能只是报告的一部分，无法判断六个部分是否齐全",
                    "no heading of a part was recognised; this may be an excerpt, so whether all six parts are there cannot be decided"
                ),
                losses: say!(
                    "文件内容有缺损，可能是转换格式时丢失，无法判断六个部分是否齐全",
                    "some of the text is lost, perhaps by a converter, so whether all six parts are there cannot be decided"
                ),
            },
            message: |_, _| say!("缺“{section}”部分", "the part on {section} was not found"),
        },
    }
    /// The content of a part is there, but its heading is lost.
    HEADING_MISSING "heading-missing" {
        zh: "各部分应有标题", en: "every part has its heading",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        shape: EachSection {
            of: |_| true,
            lacks: |outline, id| !has_heading(outline, id) && has_content(outline, id),
            excerpt: Excerpt::Open,
            message: |outline, id| {
                if outline.tables.contains(&id) {
                    say!("有“{section}”部分的表格，没有该部分的标题", "the table of the part on {section} is there, its heading is not")
                } else {
                    say!("文中有“{section}”部分的内容，没有该部分的标题", "the text of the part on {section} is there, its heading is not")
                }
            },
        },
    }
    /// Parts are out of order or numbered wrongly.
    SECTION_ORDER "section-order" {
        zh: "六个部分应按顺序编排", en: "the six parts are in order",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: section_order,
    }
    /// The heading of a part is not that of the form.
    SECTION_TITLE "section-title" {
        zh: "各部分标题应与格式一致", en: "headings are those of the form",
        severity: Info,
        basis: [FORM_2021, FORM_2019],
        check: section_title,
    }
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
    // The annex has no model title; the name is that of the Regulations. One word less is a matter of style, and so is 年度 before
    // 政府信息公开 where the name has it behind.
    let apart =
        !is_annual && says_year && compact.contains("年度") && ["工作报告", "公开报告"].iter().any(|end| compact.contains(end));
    let is_report = is_annual || compact.contains("年报") || compact.contains("报告") && !compact.contains("年度");
    let message = if apart {
        say!(
            "标题为{printed}，条例规定的名称是“政府信息公开工作年度报告”，“年度”在“报告”之前",
            "the title reads {printed}; the Regulations call it 政府信息公开工作年度报告, with 年度 right before 报告"
        )
    } else if is_report {
        say!(
            "标题为{printed}，缺{missing}；条例规定的名称是“政府信息公开工作年度报告”",
            "the title reads {printed}, without {missing}; the Regulations call it 政府信息公开工作年度报告"
        )
    } else if says_year {
        say!(
            "标题为{printed}，应称“政府信息公开工作年度报告”",
            "the title reads {printed}; it should call itself 政府信息公开工作年度报告"
        )
    } else {
        say!(
            "标题为{printed}，应称“政府信息公开工作年度报告”，并写明年份",
            "the title reads {printed}; it should call itself 政府信息公开工作年度报告 and name the year"
        )
    };
    let severity = if says_year && (is_annual || apart) { Severity::Info } else { Severity::Notice };
    let missing = Arg::Words(missing_words(!says_year, !is_annual, !compact.contains("工作")));
    let finding =
        Finding::new(rule, Verdict::Broken, message).arg("printed", Arg::Text(title.value.clone())).arg("missing", missing);
    sink.report(finding.at(Some(title.span)).at_most(severity));
}

/// What a title lacks: the year, 年度 or 工作.
const fn missing_words(year: bool, annual: bool, work: bool) -> Bilingual {
    let (zh, en) = match (year, annual, work) {
        (true, true, true) => ("年份、“年度”和“工作”", "the year, 年度 and 工作"),
        (true, true, false) => ("年份和“年度”", "the year and 年度"),
        (true, false, true) => ("年份和“工作”", "the year and 工作"),
        (true, false, false) => ("年份", "the year"),
        (false, true, true) => ("“年度”和“工作”", "both 年度 and 工作"),
        (false, true, false) => ("“年度”二字", "年度"),
        (false, false, _) => ("“工作”二字", "工作"),
    };
    Bilingual { zh, en }
}

pub(crate) fn section_order(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if is_before_forms(case) {
        return sink.count(Verdict::NotApplicable);
    }
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
    let is_misnumbered = |section: &&SectionFact| section.ordinal.is_some_and(|ordinal| ordinal != section.id.number());
    let misnumbered = outline.sections.iter().find(is_misnumbered);
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
            let count = |number: u8| Arg::Count(u32::from(number));
            let finding = Finding::new(rule, Verdict::Broken, message)
                .arg("section", Arg::Section(section.id))
                .arg("expected", count(section.id.number()))
                .arg("printed", count(section.ordinal.unwrap_or_default()));
            sink.report(finding.at(Some(section.span)).about(section_name(section.id)));
        }
    }
}

pub(crate) fn section_title(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let form = case.draft.form().form();
    if is_before_forms(case) {
        return sink.count(Verdict::NotApplicable);
    }
    if outline.sections.is_empty() {
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

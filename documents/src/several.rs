//! Several reports in one document (多份报告): a compilation of a county's bureaus, the reports of two years one after the other.

use crate::document::Document;

/// The first and the last row of the third table, which every report prints once.
const ROWS: [&str; 2] = ["本年新收", "结转下年度"];
/// Characters of a title at most.
const LONGEST: usize = 60;
/// What stands in sentences and in references, not in titles.
const NOT_TITLES: [char; 6] = ['。', '，', '；', '《', '“', '"'];

/// The titles of the reports in a document, where there are several: lines that name a report and its year, each with a third
/// table of its own before the next. Links to other years have none, and one title printed twice is one report.
pub(crate) fn titles(document: &Document<'_>) -> Vec<String> {
    // Nearly every document ends here.
    if crate::search::places(&document.text, ROWS[1]).nth(1).is_none() {
        return Vec::new();
    }
    let mut found: Vec<(String, [bool; 2])> = Vec::new();
    for line in document.text.lines() {
        let line: String = line.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{3000}').collect();
        if is_title(&line) {
            if found.last().is_none_or(|(last, _)| *last != line) {
                found.push((line, [false; 2]));
            }
        } else if let Some((_, rows)) = found.last_mut() {
            for (is_there, row) in rows.iter_mut().zip(ROWS) {
                *is_there |= line.contains(row);
            }
        }
    }
    let mut titles: Vec<String> = found.into_iter().filter(|(_, rows)| *rows == [true; 2]).map(|(title, _)| title).collect();
    titles.sort();
    titles.dedup();
    if titles.len() > 1 { titles } else { Vec::new() }
}

/// Whether a line is the title of a report: it names one and its year, and is no sentence.
fn is_title(line: &str) -> bool {
    let names = |word: &str| line.contains(word);
    names("信息公开")
        && (line.ends_with("报告") || line.ends_with("年报"))
        && line.chars().nth(LONGEST).is_none()
        && !line.contains(NOT_TITLES)
        && (2008..2040).any(|year: u16| names(&year.to_string()) || names(&chinese(year)))
}

/// A year in Chinese figures: 二〇二四.
fn chinese(year: u16) -> String {
    let figures = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    year.to_string().chars().filter_map(|digit| figures.get(usize::try_from(digit.to_digit(10)?).ok()?)).collect()
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn count(text: &str) -> usize {
        super::titles(&read::document(text, None)).len()
    }

    const TABLE: &str = "一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n";

    #[test]
    fn reports_that_follow_one_another_are_counted() {
        let one = format!("示例市水务局2024年政府信息公开工作年度报告\n{TABLE}");
        let other = format!("示例市二〇二四年司法局政府信息公开工作年度报告\n{TABLE}");
        assert_eq!(count(&format!("{one}{other}")), 2);
        assert_eq!(count(&format!("{one}{other}{}", one.replace("2024", "2023"))), 3);
    }

    #[test]
    fn one_report_is_one_whatever_stands_around_it() {
        let one = format!("示例市水务局2024年政府信息公开工作年度报告\n{TABLE}");
        // A title printed twice, links to other years before and behind, the words of the rows in sentences.
        let links = "示例市水务局2023年政府信息公开工作年度报告\n示例市水务局2022年政府信息公开工作年度报告\n";
        let words =
            "本年新收申请3件，结转下年度继续办理0件。\n根据2023年政府信息公开工作年度报告，去年没有结转下年度的申请。\n";
        for text in [one.clone(), format!("{one}{one}"), format!("{links}{one}{words}{links}"), format!("{one}{TABLE}{words}")]
        {
            assert_eq!(count(&text), 0, "{text}");
        }
    }
}

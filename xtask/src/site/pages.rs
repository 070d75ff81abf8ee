//! Pages that the site has in one language each, where the repository has both on one page.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ogi_core::Family;
use ogi_report::{FAMILIES, Language, explain};

/// The page that a visitor sees first: what it is with its picture, for whom, how far it is, then the guide.
///
/// # Errors
/// When the README has other headings.
pub(super) fn start(root: &Path, language: Language, guide: &str) -> Result<String> {
    let (file, own, last, more) = match language {
        Language::Zh => ("README.zh.md", "](docs/guide/zh/", "\n## 试用\n", "## 文档"),
        Language::En => ("README.md", "](docs/guide/en/", "\n## Try it\n", "## The guide"),
    };
    let readme = fs::read_to_string(root.join(file))?;
    let (head, _) = readme.split_once(last).with_context(|| format!("{file} has no heading{last}"))?;
    // The title and the line of links are those of the repository.
    let said = head.splitn(3, "\n\n").nth(2).with_context(|| format!("{file} begins otherwise"))?;
    let said = said.replace(own, "](").replace("](docs/", "](");
    let list = guide.split_once("\n- ").map_or("", |(_, list)| list);
    Ok(format!("# ogi-report\n\n{said}\n{more}\n\n- {list}"))
}

/// The rules of a family, as the command explains them.
pub(super) fn rules(family: &Family, language: Language) -> String {
    let words = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
    let mut page = format!("# {}\n", family.title.get(language));
    for rule in family.rules {
        let told = explain(rule, language);
        let anchor = rule.code.replace('/', "-");
        // Writing to a string cannot fail.
        let _ = write!(page, "\n<a id=\"{anchor}\"></a>\n\n## `{}`\n\n**{}**\n\n", rule.code, told.title);
        let _ = writeln!(page, "- {}{}", words("严重程度：", "severity: "), told.severity);
        if let Some(formula) = &told.formula {
            let _ = writeln!(page, "- {}{formula}", words("公式：", "formula: "));
        }
        let _ = writeln!(page, "- {}{}", words("依据：", "basis: "), told.basis.join(words("；", "; ")));
        let _ = writeln!(page, "\n{}", told.prose.trim());
    }
    page
}

/// All rules in tables, a family each.
pub(super) fn all_rules(language: Language) -> String {
    let words = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
    let mut page = format!("# {}\n", words("核查规则", "Rules"));
    let heads = words("| 代码 | 要求 | 严重程度 |", "| code | demand | severity |");
    for family in FAMILIES {
        let _ = write!(page, "\n## {}\n\n{heads}\n| --- | --- | --- |\n", family.title.get(language));
        for rule in family.rules {
            let (title, severity) = (rule.title.get(language), rule.severity.names().get(language));
            let anchor = rule.code.replace('/', "-");
            let _ = writeln!(page, "| [`{}`]({}.md#{anchor}) | {title} | {severity} |", rule.code, family.name);
        }
    }
    page
}

/// Chinese text with the lines of a paragraph joined: between its characters a line break would be shown as a space.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        let is_own = in_code || line.trim_start().starts_with(['|', '#', '-', '`', '>', '!', '<']) || line.is_empty();
        let goes_on = out.ends_with(is_wide) && line.trim_start().starts_with(is_wide);
        match !is_own && goes_on {
            true => out.push_str(line.trim_start()),
            false if out.is_empty() => out.push_str(line),
            false => {
                out.push('\n');
                out.push_str(line);
            }
        }
    }
    out + "\n"
}

/// Whether a character stands in Chinese text, punctuation included.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_lines_are_joined_and_others_stay() {
        assert_eq!(joined("一、二，\n三。\n\n- 四\n  五\n- 六\n"), "一、二，三。\n\n- 四五\n- 六\n");
        assert_eq!(joined("见\nword\n```sh\n一\n二\n```\n| 三 |\n"), "见\nword\n```sh\n一\n二\n```\n| 三 |\n");
    }

    #[test]
    fn every_rule_stands_on_its_page_in_one_language() {
        for family in FAMILIES {
            let english = rules(family, Language::En);
            let heads = english.lines().filter(|line| line.starts_with("## ")).count();
            assert_eq!(heads, family.rules.len());
            assert!(!english.contains("严重程度") && !rules(family, Language::Zh).contains("severity"));
            assert!(all_rules(Language::Zh).contains(family.title.get(Language::Zh)));
        }
    }
}

//! The language of everything that people read: findings, repairs, errors, pages of rules, help. Chinese as an office writes
//! it, English in the words of the field; see docs/WORDING.md.

use std::fs;
use std::path::{Path, PathBuf};

use ogi_report::{FAMILIES, Format, Language, Options, Renderer, explain, inspect};

/// What Chinese sentences do not use: quotation marks of other regions, words of speech and of programs.
const CHINESE: [&str; 30] = [
    "「",
    "」",
    "『",
    "』",
    "读出",
    "改法",
    "收支",
    "文字称",
    "不在名册",
    "无法使用",
    "另一种（",
    "有数机关",
    "多半",
    "自成一套",
    "去向",
    "抹去",
    "最小更正",
    "下级之和",
    "汇总填写",
    "没有一项能够",
    "无法判读",
    "所给上年",
    "听说",
    "社会上",
    "各格都",
    "不再列出",
    "同样少",
    "加起来",
    "按读不出",
    "口径有效",
];
/// What English sentences do not use: words of this project's own where the field has one.
const ENGLISH: [&str; 16] = [
    "told", "tell", "tells", "heard", "grave", "gravest", "mend", "mended", "door", "doors", "nobody", "whoever", "milder",
    "handed", "hark", "stands",
];
/// Folders and files whose literals are what documents say, not what is said to people.
const READERS: [&str; 11] = [
    "documents/src/read",
    "documents/src/recognise",
    "documents/src/table",
    "documents/src/text",
    "documents/src/lexicon",
    "documents/src/claims",
    "documents/src/prose",
    "documents/src/traditional",
    "core/src/form",
    "core/src/claim",
    "core/src/organ",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// A sentence without the names of what is put into it.
fn without_places(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push('0');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    plain + rest
}

/// What is wrong with the wording of a text, if anything.
fn complaint(text: &str) -> Option<String> {
    let plain = without_places(text);
    // Commands are no sentences.
    if plain.contains("ogi check ") {
        return None;
    }
    let (text, told) = (plain.as_str(), text);
    let chinese = text.chars().filter(|character| is_han(*character)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let is_chinese = chinese * 2 > latin && !text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic());
    complaint_of(text, is_chinese).map(|why| format!("{why} in: {told}"))
}

fn complaint_of(text: &str, is_chinese: bool) -> Option<String> {
    if is_chinese {
        let word = CHINESE.iter().find(|word| text.contains(**word));
        if let Some(word) = word {
            return Some((*word).to_owned());
        }
        let characters: Vec<char> = text.chars().collect();
        let gap = characters.windows(3).find(|three| match three {
            [before, ' ', after] => {
                (is_han(*before) && after.is_ascii_alphabetic()) || (before.is_ascii_alphabetic() && is_han(*after))
            }
            _ => false,
        });
        return gap.map(|gap| format!("a space between Latin and Chinese ({})", gap.iter().collect::<String>()));
    }
    let mut words = text.split(|character: char| !character.is_alphanumeric()).map(str::to_ascii_lowercase);
    let prose = text.contains(' ');
    words.find(|word| prose && ENGLISH.contains(&word.as_str()))
}

/// The string literals of a source, its tests and ordinary comments left out; and what help is made of.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut code = String::new();
    for line in source.lines() {
        let line = line.trim_start();
        match line.strip_prefix("//") {
            Some(comment) if comment.contains(" · ") => {
                found.extend(comment.trim_start_matches(['/', ' ']).splitn(2, " · ").map(str::to_owned));
            }
            Some(_) => {}
            None if line.starts_with("assert") || line.contains("reason = ") => {}
            None => {
                code.push_str(line);
                code.push('\n');
            }
        }
    }
    let mut rest = code.as_str();
    while let Some((before, after)) = rest.split_once('"') {
        if before.ends_with('\'') && after.starts_with('\'') {
            rest = after;
            continue;
        }
        let mut literal = String::new();
        let mut characters = after.char_indices();
        let mut end = after.len();
        while let Some((at, character)) = characters.next() {
            match character {
                '\\' => {
                    literal.extend(characters.next().map(|(_, escaped)| escaped));
                }
                '"' => {
                    end = at + 1;
                    break;
                }
                other => literal.push(other),
            }
        }
        found.push(literal);
        rest = &after[end..];
    }
    found
}

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
            all.push(path);
        }
    }
}

#[test]
fn every_sentence_of_the_sources_is_worded_as_the_field_does() {
    let mut files = Vec::new();
    for folder in [
        "core/src",
        "documents/src",
        "toolkit/src",
        "cli/src",
        "bindings-python/src",
        "bindings-wasm/src",
        "bindings-mobile/src",
    ] {
        sources(&root().join(folder), &mut files);
    }
    let mut complaints = Vec::new();
    let mut seen = 0_usize;
    for file in files {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if READERS.iter().any(|reader| name.starts_with(reader)) || name.contains("/tests/") {
            continue;
        }
        for literal in literals(&fs::read_to_string(&file).unwrap()) {
            seen += usize::from(literal.chars().any(is_han));
            complaints.extend(complaint(&literal).map(|complaint| format!("{name}: {complaint}")));
        }
    }
    assert!(seen > 500, "only {seen} sentences were found");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn rules_and_results_are_worded_as_the_field_does() {
    let mut complaints = Vec::new();
    for rule in FAMILIES.iter().flat_map(|family| family.rules) {
        let text = explain(rule, Language::Zh).to_markdown(Language::Zh);
        let text = text.split("### 例子").next().unwrap_or_default();
        // The heading is the code and the title.
        complaints.extend(complaint(rule.title.get(Language::Zh)));
        complaints.extend(text.lines().skip(1).filter_map(complaint).map(|complaint| format!("{}: {complaint}", rule.code)));
    }
    let folder = root().join("examples/reports");
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for (format, language) in [(Format::Text, Language::Zh), (Format::Markdown, Language::Zh), (Format::Text, Language::En)]
        {
            let options = Options { language, ..Options::default() };
            let Ok(report) = inspect(&bytes, &options) else { continue };
            let text = Renderer::new(format, options).one(&report);
            let lines = text
                .lines()
                .filter_map(|line| complaint_of(line, language == Language::Zh).map(|why| format!("{why} in: {line}")));
            complaints.extend(lines);
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The pages of the clerk and the documents: what is printed, but for code and the names of files.
#[test]
fn pages_and_guides_use_no_banned_word() {
    let mut files: Vec<PathBuf> =
        ["README.zh.md", "examples/portal/index.html", "examples/portal/src/words.js"].map(Into::into).into();
    for folder in ["docs/guide/zh", "docs/rules", "bindings-wasm/npm/element"] {
        let listed = fs::read_dir(root().join(folder)).unwrap();
        files.extend(listed.map(|entry| Path::new(folder).join(entry.unwrap().file_name())));
    }
    let mut complaints = Vec::new();
    let mut sentences = 0_usize;
    for file in &files {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//") && line.chars().any(is_han)) {
            sentences += 1;
            let word = CHINESE.iter().find(|word| line.contains(**word));
            complaints.extend(word.map(|word| format!("{}: {word} in: {line}", file.display())));
        }
    }
    assert!(sentences > 1000, "only {sentences} lines were found");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Whether a sentence is what a literal makes with something in its places.
fn is_made_of(sentence: &str, literal: &str) -> bool {
    let pieces: Vec<&str> = literal.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after)).collect();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    let after =
        |rest: Option<&str>, piece: &&str| rest.and_then(|rest| rest.split_once(piece)).map(|(_, after)| after.to_owned());
    let mut rest = Some(sentence.to_owned());
    for piece in &pieces {
        rest = after(rest.as_deref(), piece);
    }
    // What is made of places alone makes anything.
    let fixed: usize = pieces.iter().map(|piece| piece.chars().count()).sum();
    fixed > 7 && sentence.starts_with(first) && sentence.ends_with(last) && rest.is_some()
}

#[test]
fn the_sentences_shown_as_examples_are_those_that_are_printed() {
    let mut files = Vec::new();
    sources(&root().join("core/src"), &mut files);
    let all: Vec<String> = files.iter().flat_map(|file| literals(&fs::read_to_string(file).unwrap())).collect();
    let page = fs::read_to_string(root().join("docs/WORDING.md")).unwrap();
    let (_, table) = page.split_once("| before | after |").expect("the table of examples");
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|line| line.starts_with("| ")).map(|line| line.split(" | ").collect()).collect();
    let rows: Vec<_> = rows.iter().filter(|row| !row[0].contains("---")).collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let (before, after) = (row[0].trim_start_matches("| "), row[1].trim_end_matches(" |"));
        assert!(all.iter().any(|literal| is_made_of(after, literal)), "not printed: {after}");
        assert!(!all.iter().any(|literal| is_made_of(before, literal)), "still printed: {before}");
    }
}

#[test]
fn a_sentence_that_is_not_so_worded_is_found() {
    for bad in ["口径「市级」有效", "同样少的改法有2种", "这是Word 文档", "the finding is not told again"] {
        assert!(complaint(bad).is_some(), "{bad}");
    }
    for good in ["核查方案“市级”有效", "the finding is not reported again", "Word 97–2003文档", "told"] {
        assert!(complaint(good).is_none(), "{good}");
    }
    assert_eq!(literals("let a = \"一\\\"二\"; // \"三\"\n/// 甲 · one\n")[..2], ["甲".to_owned(), "one".to_owned()]);
}

//! `new-rule FAMILY/NAME`: declaration, check and page of a new rule, to be filled in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// The file of a family that a new rule is written to, from `core/src/rules`: the part that is most like it.
fn file(family: &str) -> Option<&'static str> {
    Some(match family {
        "structure" => "structure/tables.rs",
        "cells" => "cells.rs",
        "requests" => "requests.rs",
        "remedies" => "remedies.rs",
        "proactive" => "proactive.rs",
        "fees" => "fees.rs",
        "narrative" => "narrative/tables.rs",
        "publication" => "publication/writing.rs",
        "continuity" => "continuity/figures.rs",
        "aggregation" => "aggregation.rs",
        _ => return None,
    })
}

/// Writes a rule into the file of its family and its page. The tests fail until each of them says something.
pub(crate) fn run(root: &Path, code: &str) -> Result<bool> {
    let (family, name) = code.split_once('/').context("a code is FAMILY/NAME")?;
    let is_name = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.chars().all(|character| character.is_ascii_lowercase() || character == '-')
    };
    ensure!(is_name(name), "a name has lower-case letters and hyphens: {name}");
    let Some(file) = file(family) else { bail!("no family is called {family}") };
    ensure!(ogi_report::rule(code).is_none(), "{code} is there already");
    let function = name.replace('-', "_");
    let rules = root.join("core/src/rules");
    let (source, page) = (rules.join(file), rules.join(format!("{family}.md")));
    declare(&source, &declaration(name, &function))?;
    append(&source, &body(&function))?;
    append(&page, &prose(code))?;
    let mut written = vec![source, page];
    // A family in parts lists its rules in the order of the catalogue.
    if let Some((_, part)) = file.trim_end_matches(".rs").split_once('/') {
        let table = rules.join(family).join("mod.rs");
        declare(&table, &format!("    {part}::{},\n", function.to_uppercase()))?;
        written.push(table);
    }
    for path in &written {
        println!("written: {}", path.strip_prefix(root).unwrap_or(path).display());
    }
    println!("next: docs/RULES.md");
    Ok(true)
}

/// Puts a line at the end of the first macro of a file: where rules are declared or listed.
fn declare(path: &Path, more: &str) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let start = text.find("crate::check::").filter(|_| text.contains("! {\n")).context("no rules are declared here")?;
    let start = text[start..].find("! {\n").map_or(start, |at| start + at);
    let end = text[start..].find("\n}\n").context("a family ends with its bracket")? + start + 1;
    fs::write(path, format!("{}{more}{}", &text[..end], &text[end..]))?;
    Ok(())
}

fn append(path: &Path, more: &str) -> Result<()> {
    let text = fs::read_to_string(path)?;
    // Tests stay last.
    let (before, tests) = text.find("\n#[cfg(test)]").map_or((text.as_str(), ""), |at| text.split_at(at));
    fs::write(path, format!("{}\n\n{more}{tests}", before.trim_end()))?;
    Ok(())
}

fn declaration(name: &str, function: &str) -> String {
    format!(
        "    /// What is wrong.\n    {} \"{name}\" {{\n        zh: \"\", en: \"\",\n        severity: Notice,\n        basis: [],\n        \
         check: {function},\n    }}\n",
        function.to_uppercase()
    )
}

fn body(function: &str) -> String {
    format!(
        "fn {function}(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {{\n    let message = say!(\"\", \"\");\n    \
         let mut tally = Tally::new(sink);\n    tally.judge(case.draft.year.is_some(), || Finding::new(rule, Verdict::Broken, message));\n    \
         tally.end();\n}}\n"
    )
}

fn prose(code: &str) -> String {
    let headings = ["查什么", "为什么", "怎么改", "依据", "例子"].map(|heading| format!("### {heading}\n\n\n\n")).concat();
    format!("## {code}\n\n{headings}```ogi fires\n```\n\n```ogi holds\n```\n\n```ogi undecided\n```\n\n### In English\n\n\n")
}

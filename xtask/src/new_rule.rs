//! `new-rule FAMILY/NAME`: declaration, judge and page of a new rule, to be filled in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Where the judges of a family stand, from `core/src/check`.
fn judges(family: &str) -> Option<&'static str> {
    Some(match family {
        "structure" => "structure.rs",
        "cells" => "cells.rs",
        "requests" | "remedies" => "plausibility.rs",
        "proactive" | "fees" => "proactive.rs",
        "narrative" => "narrative/tables.rs",
        "publication" => "writing.rs",
        "continuity" => "continuity.rs",
        "aggregation" => "aggregation.rs",
        _ => return None,
    })
}

/// Writes the three places of a rule. The tests fail until each of them says something.
pub(crate) fn run(root: &Path, code: &str) -> Result<bool> {
    let (family, name) = code.split_once('/').context("a code is FAMILY/NAME")?;
    let is_name = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.chars().all(|character| character.is_ascii_lowercase() || character == '-')
    };
    ensure!(is_name(name), "a name has lower-case letters and hyphens: {name}");
    let Some(judges) = judges(family) else { bail!("no family is called {family}") };
    ensure!(ogi_report::rule(code).is_none(), "{code} is there already");
    let function = name.replace('-', "_");
    let declared = root.join(format!("core/src/rule/{family}.rs"));
    let (judge, page) = (root.join("core/src/check").join(judges), root.join(format!("core/src/rule/{family}.md")));
    let text = fs::read_to_string(&declared)?;
    let text = text.trim_end().strip_suffix('}').context("a family ends with its bracket")?;
    fs::write(&declared, format!("{text}{}}}\n", declaration(name, &function)))?;
    append(&judge, &body(&function))?;
    append(&page, &prose(code))?;
    for path in [&declared, &judge, &page] {
        println!("written: {}", path.strip_prefix(root).unwrap_or(path).display());
    }
    println!("next: docs/RULES.md");
    Ok(true)
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
         check: Check::Judge(check::{function}),\n    }}\n",
        function.to_uppercase()
    )
}

fn body(function: &str) -> String {
    format!(
        "pub(crate) fn {function}(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {{\n    let message = say!(\"\", \"\");\n    \
         let mut tally = Tally::new(sink);\n    tally.judge(case.draft.year.is_some(), || Finding::new(rule, Verdict::Broken, message));\n    \
         tally.end();\n}}\n"
    )
}

fn prose(code: &str) -> String {
    let headings = ["查什么", "为什么", "怎么改", "依据", "例子"].map(|heading| format!("### {heading}\n\n\n\n")).concat();
    format!("## {code}\n\n{headings}```ogi fires\n```\n\n```ogi holds\n```\n\n```ogi undecided\n```\n\n### In English\n\n\n")
}

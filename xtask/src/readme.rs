//! Runs the code blocks of the READMEs: commands must end as stated, shown output must be true, the Rust program must
//! be the example that compiles.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::step::cargo;

/// Pages with their twins in Chinese: the same headings, the same blocks.
const PAGES: &[[&str; 2]] = &[
    ["README.md", "README.zh.md"],
    ["docs/guide/en/command.md", "docs/guide/zh/command.md"],
    ["docs/guide/en/rust.md", "docs/guide/zh/rust.md"],
    ["docs/guide/en/python.md", "docs/guide/zh/python.md"],
    ["docs/guide/en/javascript.md", "docs/guide/zh/javascript.md"],
    ["docs/guide/en/jvm-swift.md", "docs/guide/zh/jvm-swift.md"],
    ["docs/guide/en/accuracy.md", "docs/guide/zh/accuracy.md"],
    ["docs/guide/en/clerk.md", "docs/guide/zh/clerk.md"],
];
/// A shorter block of a language than this is one call, which the guide's program has in it.
const CALL: usize = 3;
/// The programs shown, by the language of their block: each is the whole of a file that is compiled and run.
const PROGRAMS: [(&str, &str); 4] = [
    ("rust", "examples/rust/src/main.rs"),
    ("kotlin", "examples/kotlin/src/main/kotlin/Main.kt"),
    ("java", "examples/java-portal/src/main/java/Check.java"),
    ("swift", "examples/swift/Sources/example/main.swift"),
];

/// A fenced block: its language and its lines.
struct Block {
    language: String,
    text: String,
}

/// Runs the blocks of both pages.
pub(crate) fn run(root: &Path) -> Result<bool> {
    if !cargo(root, &["build", "--quiet", "--locked", "-p", "ogi", "-p", "examples-rust"])? {
        return Ok(false);
    }
    let mut fine = true;
    for [page, twin] in PAGES {
        let texts = [page, twin].map(|page| fs::read_to_string(root.join(page)));
        let [Ok(english), Ok(chinese)] = texts else { anyhow::bail!("{page} or {twin} is missing") };
        if let Some(complaint) = differing(&english, &chinese) {
            println!("{page} and {twin}: {complaint}");
            fine = false;
        }
    }
    for page in PAGES.iter().flatten() {
        let mut true_page = true;
        let text = fs::read_to_string(root.join(page)).with_context(|| format!("{page} is missing"))?;
        let mut output = String::new();
        for block in blocks(&text) {
            let complaint = match block.language.as_str() {
                "sh" => commands(root, &block.text, &mut output)?,
                "text" => shown(&block.text, &output),
                language => program(root, language, &block.text)?,
            };
            if let Some(complaint) = complaint {
                println!("{page}: {complaint}");
                true_page = false;
            }
        }
        fine &= true_page;
        println!("{page}: {}", if true_page { "its code blocks are true" } else { "see above" });
    }
    Ok(fine)
}

/// In what two pages that are to say the same differ: the levels of their headings, or their blocks but for what is printed.
fn differing(english: &str, chinese: &str) -> Option<String> {
    let levels = |text: &str| -> Vec<usize> {
        let mut in_block = false;
        let mut levels = Vec::new();
        for line in text.lines() {
            in_block ^= line.starts_with("```");
            let level = line.chars().take_while(|sign| *sign == '#').count();
            if !in_block && level > 0 {
                levels.push(level);
            }
        }
        levels
    };
    if levels(english) != levels(chinese) {
        return Some(format!("headings of the levels {:?} and {:?}", levels(english), levels(chinese)));
    }
    let (english, chinese) = (blocks(english), blocks(chinese));
    let same = |(one, other): (&Block, &Block)| {
        let text = |block: &Block| block.text.replace(" --lang en", "");
        one.language == other.language && (one.language == "text" || text(one) == text(other))
    };
    let at = english.iter().zip(&chinese).position(|pair| !same(pair));
    match at {
        Some(at) => Some(format!("block {} is another one", at + 1)),
        None => (english.len() != chinese.len()).then(|| format!("{} and {} blocks", english.len(), chinese.len())),
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some(Block { language: language.to_owned(), text: String::new() }),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// Runs each line; `# exit status N` at its end says how it must end.
fn commands(root: &Path, text: &str, output: &mut String) -> Result<Option<String>> {
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (command, remark) = line.split_once(" # ").unwrap_or((line, ""));
        // This very run is one of the commands.
        if command.starts_with("cargo xtask") || command.starts_with("git clone") {
            continue;
        }
        let expected = remark.split_once("exit status ").and_then(|(_, rest)| rest.trim().parse::<i32>().ok()).unwrap_or(0);
        let built = command.replace("cargo run -p ogi --", "target/debug/ogi");
        let built = built.replace("cargo run -p examples-rust", "target/debug/example");
        let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
        let built = built.replace("target/debug/", &format!("{target}/debug/"));
        let run = Command::new("sh").args(["-c", &built]).current_dir(root).output()?;
        *output = String::from_utf8_lossy(&run.stdout).into_owned();
        if run.status.code() != Some(expected) {
            let error = String::from_utf8_lossy(&run.stderr).into_owned();
            return Ok(Some(format!("`{command}` ended with {:?}, not {expected}\n{error}", run.status.code())));
        }
    }
    Ok(None)
}

/// Whether the shown lines stand in the output of the command before, `…` alone on a line standing for any lines.
fn shown(text: &str, output: &str) -> Option<String> {
    let mut rest = output;
    for part in text.split("…\n").map(str::trim_end).filter(|part| !part.is_empty()) {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return Some(format!("this is not what the command prints:\n{part}\n--- it prints:\n{output}")),
        }
    }
    None
}

fn program(root: &Path, language: &str, text: &str) -> Result<Option<String>> {
    let Some((_, file)) = PROGRAMS.iter().find(|(known, _)| *known == language) else { return Ok(None) };
    let example = fs::read_to_string(root.join(file))?;
    if text.lines().count() < CALL {
        let call = text.split('=').nth(1).unwrap_or(text).trim();
        let name = call.split(['(', '&']).next().unwrap_or_default().rsplit([':', '.', ' ']).next().unwrap_or_default();
        return Ok((!example.contains(name)).then(|| format!("its {language} call `{name}` is not in {file}")));
    }
    let program = example.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    let body: String = program.flat_map(|line| [line, "\n"]).collect();
    Ok((body != text).then(|| format!("its {language} program is not that of {file}")))
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn pages_that_say_the_same_have_the_same_headings_and_blocks() {
        let english = "# A\n\n```sh\nogi check a --lang en\n```\n\n```text\none\n```\n";
        let chinese = "# 甲\n\n```sh\nogi check a\n```\n\n```text\n一\n```\n";
        assert_eq!(differing(english, chinese), None);
        assert!(differing(english, &chinese.replace("# 甲", "## 甲")).is_some());
        assert!(differing(english, &chinese.replace("check a", "check b")).is_some());
        assert!(differing(english, &chinese.replace("```sh\nogi check a\n```\n", "")).is_some());
    }
}

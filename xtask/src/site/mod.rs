//! `site`: the documentation as pages, in both languages, with search: two books, one a language, built by mdBook.

mod pages;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use ogi_report::{FAMILIES, Language};

/// The pages of the guide, with their titles.
const GUIDE: [(&str, &str, &str); 9] = [
    ("clerk.md", "起草人员：网页", "For clerks: the page"),
    ("command.md", "命令行工具", "The command"),
    ("python.md", "Python", "Python"),
    ("javascript.md", "JavaScript", "JavaScript"),
    ("jvm-swift.md", "Kotlin、Java、Swift", "Kotlin, Java, Swift"),
    ("rust.md", "Rust", "Rust"),
    ("read.md", "能够识别的文件", "What is read"),
    ("accuracy.md", "准确程度", "Accuracy"),
    ("README.md", "", ""),
];
/// Pages that are the same in both languages.
const COMMON: [(&str, &str, &str); 7] = [
    ("DESIGN.md", "设计问答", "Design"),
    ("GLOSSARY.md", "词汇表", "Glossary"),
    ("KINDS.md", "差错类型", "Kinds of error"),
    ("RULES.md", "如何增加规则", "How to add a rule"),
    ("WORDING.md", "用语", "Wording"),
    ("WIRE.md", "数据格式", "Wire format"),
    ("positions.md", "带位置的文字", "Positioned text"),
];

/// Builds the site into `target/site`; whether mdBook was content.
///
/// # Errors
/// When mdBook is not here or a page is missing.
pub(crate) fn build(root: &Path) -> Result<bool> {
    let out = root.join("target/site");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    for language in [Language::En, Language::Zh] {
        let source = lay(root, language)?;
        let to = if language == Language::En { out.clone() } else { out.join("zh") };
        let mut book = Command::new(std::env::var_os("MDBOOK").unwrap_or_else(|| "mdbook".into()));
        let status = book.arg("build").arg(&source).arg("--dest-dir").arg(&to).status();
        let status = status.context("mdBook does not start; install it with: cargo install mdbook")?;
        ensure!(status.success(), "mdBook fails");
    }
    links(&out)?;
    println!("written: {}", out.display());
    Ok(true)
}

/// Lays the sources of a book: guide, rules, decisions and what belongs to both languages, in one folder.
fn lay(root: &Path, language: Language) -> Result<PathBuf> {
    let words = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
    let folder = root.join("target/site-source").join(words("zh", "en"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let src = folder.join("src");
    for part in ["rules", "decisions", "images"] {
        copy(&root.join("docs").join(part), &src.join(part))?;
    }
    let mut summary = format!("# {}\n\n[ogi-report](README.md)\n\n# {}\n\n", words("目录", "Summary"), words("使用", "Guide"));
    for (page, zh, en) in GUIDE {
        let text = fs::read_to_string(root.join("docs/guide").join(words("zh", "en")).join(page))?;
        let text = text.replace("](../../", "](");
        let other = words(
            "[English](../index.html) · [网页](../portal/index.html)",
            "[中文](zh/index.html) · [the page](portal/index.html)",
        );
        let text = if page == "README.md" { format!("{}\n{other}\n", pages::start(root, language, &text)?) } else { text };
        let text = if language == Language::Zh { pages::joined(&text) } else { text };
        fs::write(src.join(page), text)?;
        if !en.is_empty() {
            writeln!(summary, "- [{}]({page})", words(zh, en))?;
        }
    }
    write!(summary, "\n# {}\n\n- [{}](rules/README.md)\n", words("规则", "Rules"), words("全部规则", "All rules"))?;
    fs::write(src.join("rules/README.md"), pages::all_rules(language))?;
    for family in FAMILIES {
        fs::write(src.join(format!("rules/{}.md", family.name)), pages::rules(family, language))?;
        writeln!(summary, "  - [{}](rules/{}.md)", family.title.get(language), family.name)?;
    }
    write!(summary, "\n# {}\n\n", words("接口", "Interfaces"))?;
    for (file, title, text) in crate::references::pages(root)? {
        fs::write(src.join(file), text)?;
        writeln!(summary, "- [{title}]({file})")?;
    }
    write!(summary, "\n# {}\n\n", words("参考", "Reference"))?;
    for (page, zh, en) in COMMON {
        let text = fs::read_to_string(root.join("docs").join(page))?;
        fs::write(src.join(page), text.replace("](decisions)", "](decisions/README.md)"))?;
        writeln!(summary, "- [{}]({page})", words(zh, en))?;
    }
    for (page, zh, en) in [
        ("CHANGELOG.md", "更新日志", "Changelog"),
        ("CONTRIBUTING.md", "参与开发", "Contributing"),
        ("SECURITY.md", "安全", "Security"),
    ] {
        let text = fs::read_to_string(root.join(page))?;
        fs::write(src.join(page), text.replace("](docs/", "]("))?;
        writeln!(summary, "- [{}]({page})", words(zh, en))?;
    }
    writeln!(summary, "- [{}](decisions/README.md)", words("设计决策记录", "Decisions"))?;
    let mut decisions: Vec<String> = fs::read_dir(root.join("docs/decisions"))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    decisions.sort();
    for name in decisions {
        let text = fs::read_to_string(root.join("docs/decisions").join(&name))?;
        let title = text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']);
        writeln!(summary, "  - [{title}](decisions/{name})")?;
    }
    fs::write(src.join("SUMMARY.md"), summary)?;
    for schema in [
        "wire-schema",
        "wire-input-schema",
        "wire-compare-schema",
        "wire-rollup-schema",
        "wire-rollup-input-schema",
        "profile-schema",
    ] {
        fs::copy(root.join(format!("docs/{schema}.json")), src.join(format!("{schema}.json")))?;
    }
    let book = format!(
        "[book]\ntitle = \"ogi-report\"\nlanguage = \"{}\"\nsrc = \"src\"\n\n[output.html]\ngit-repository-url = \"https://github.com/ogi-report/ogi-report\"\nsite-url = \"/ogi-report/{}\"\nadditional-js = [{}]\nadditional-css = [\"site.css\"]\n\n[output.html.search]\nenable = true\n",
        words("zh", "en"),
        words("zh/", ""),
        words("\"search-zh.js\"", ""),
    );
    fs::write(folder.join("search-zh.js"), include_str!("search-zh.js"))?;
    fs::write(folder.join("site.css"), include_str!("site.css"))?;
    fs::write(folder.join("book.toml"), book)?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Sees that the pages that findings name are there, with the places in them.
fn links(out: &Path) -> Result<()> {
    for family in FAMILIES {
        for book in ["", "zh/"] {
            let path = out.join(format!("{book}rules/{}.html", family.name));
            let page = fs::read_to_string(&path).with_context(|| format!("{} was not built", path.display()))?;
            for rule in family.rules {
                let anchor = format!("id=\"{}\"", rule.code.replace('/', "-"));
                ensure!(page.contains(&anchor), "{} has no place {anchor}", path.display());
            }
        }
    }
    Ok(())
}

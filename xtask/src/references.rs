//! Pages of reference for the site: what the type stubs and declarations of the packages say, item by item, so that they can be
//! searched and linked.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The pages: file, title, text.
pub(crate) fn pages(root: &Path) -> Result<[(&'static str, &'static str, String); 3]> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("{path} is missing"));
    let python = page("Python", "python", &python(&read("bindings-python/python/ogi_report/_ogi_report.pyi")?))?;
    let mut declarations = Vec::new();
    for file in ["index", "form", "more", "init", "element", "wire"] {
        declarations.extend(typescript(&read(&format!("bindings-wasm/npm/{file}.d.ts"))?));
    }
    let typescript = page("TypeScript", "ts", &declarations)?;
    let java = page("Java and Kotlin", "java", &java(&read("bindings-mobile/jvm/src/main/java/ogi/report/OgiReport.java")?))?;
    Ok([
        ("reference-python.md", "Python", python),
        ("reference-typescript.md", "TypeScript", typescript),
        ("reference-jvm.md", "Java, Kotlin", java),
    ])
}

/// An item: its name and its declaration with its comment.
type Item = (String, String);

fn page(title: &str, language: &str, items: &[Item]) -> Result<String> {
    ensure!(!items.is_empty(), "{title}: nothing is declared");
    let mut out = format!("# {title}\n\nGenerated from the declarations of the package.\n");
    for (name, text) in items {
        write!(out, "\n## {name}\n\n```{language}\n{}\n```\n", text.trim_end())?;
    }
    Ok(out)
}

/// Classes and functions of a stub, with what is indented below them; names with an underscore are not public.
fn python(stub: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut open = false;
    let mut decorators = String::new();
    for line in stub.lines() {
        let declared = line.strip_prefix("class ").or_else(|| line.strip_prefix("def "));
        if let Some(rest) = declared {
            let name: String = rest.chars().take_while(|next| next.is_alphanumeric() || *next == '_').collect();
            open = !name.starts_with('_');
            if open {
                items.push((name, format!("{decorators}{line}\n")));
            }
            decorators.clear();
        } else if line.starts_with('@') {
            decorators.push_str(line);
            decorators.push('\n');
            open = false;
        } else if open && (line.starts_with([' ', ')']) || line.is_empty()) {
            if let Some((_, text)) = items.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        } else {
            open = false;
        }
    }
    items
}

/// What a declaration file exports, with the comment before it.
fn typescript(file: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut comment = String::new();
    let mut depth = 0_i32;
    for line in file.lines() {
        if depth == 0 && (line.starts_with("/**") || line.starts_with(" *")) {
            comment.push_str(line);
            comment.push('\n');
            continue;
        }
        let name = [
            "export function ",
            "export class ",
            "export interface ",
            "export type ",
            "export const ",
            "export declare const ",
        ]
        .iter()
        .find_map(|start| line.strip_prefix(start))
        .map(|rest| rest.chars().take_while(|next| next.is_alphanumeric() || *next == '_').collect::<String>());
        let begins = depth == 0 && name.as_ref().is_some_and(|name| !name.is_empty());
        if begins {
            items.push((name.unwrap_or_default(), std::mem::take(&mut comment)));
        } else if depth == 0 && !line.starts_with([' ', '}', '|']) {
            comment.clear();
            continue;
        }
        if let Some((_, text)) = items.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
        let count = |signs: [char; 2]| i32::try_from(line.matches(signs).count()).unwrap_or_default();
        depth += count(['{', '(']) - count(['}', ')']);
    }
    items
}

/// The public methods of a class, with their comments and without their bodies.
fn java(file: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut comment = String::new();
    for line in file.lines() {
        let text = line.trim_start();
        if text.starts_with("/**") {
            comment.clear();
        }
        if text.starts_with(['/', '*']) {
            let margin = if text.starts_with('*') { " " } else { "" };
            let _ = writeln!(comment, "{margin}{text}");
        } else if let Some(rest) = text.strip_prefix("public static ") {
            let signature = rest.trim_end_matches('{').trim_end();
            let name = signature.split('(').next().unwrap_or_default().rsplit(' ').next().unwrap_or_default();
            items.push((name.to_owned(), format!("{}public static {signature}", std::mem::take(&mut comment))));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_taken_with_what_belongs_to_them() {
        let stub = "x: int\n\n@final\nclass A:\n    \"\"\"What it is.\"\"\"\n    b: int\n\nclass _B:\n    c: int\n\ndef read(\n    a: int,\n) -> A:\n    \"\"\"Reads.\"\"\"\n";
        let items = python(stub);
        assert_eq!(items.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["A", "read"]);
        assert!(items[0].1.contains("b: int") && !items[0].1.contains("c: int") && items[1].1.contains(") -> A:"));
        let items = typescript(
            "import x;\n/** Says. */\nexport function f(a: string): void;\nexport interface I {\n  /** b */\n  b: number;\n}\n",
        );
        assert_eq!(items.len(), 2);
        assert!(items[0].1.starts_with("/** Says. */") && items[1].1.contains("b: number"));
        let items = java(
            "/** Class. */\npublic final class O {\n    /** Does. */\n    public static int f(int a) {\n        return a;\n    }\n}\n",
        );
        assert_eq!(items, [("f".to_owned(), "/** Does. */\npublic static int f(int a)".to_owned())]);
    }
}

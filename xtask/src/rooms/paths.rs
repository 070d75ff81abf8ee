//! The paths that a module uses, as its text has them: no compiler is asked, so that the check takes no time.

use std::collections::BTreeSet;
use std::path::Path;

use super::Module;

/// A module: what it declares, what it uses, what it passes on under its own name.
pub(super) struct Source {
    pub(super) module: Module,
    /// The modules that it declares, in order.
    pub(super) declared: Vec<String>,
    /// Every path that begins at the crate or at a neighbour.
    paths: Vec<Module>,
    /// Names that it passes on, with the paths that they stand for.
    passed_on: Vec<(String, Module)>,
}

/// The module of a file; `None` for one that only tests see.
pub(super) fn module_of(folder: &Path, file: &Path) -> Option<Module> {
    let path = file.strip_prefix(folder).ok()?.with_extension("");
    let mut module: Module = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if file.extension()? != "rs" || module.iter().any(|part| part == "tests") {
        return None;
    }
    let last = module.last()?;
    if last == "mod" || (module.len() == 1 && (last == "lib" || last == "main")) {
        module.pop();
    }
    Some(module)
}

impl Source {
    pub(super) fn new(module: Module, text: &str) -> Self {
        let words = words(&code(text));
        let mut source = Self { module, declared: Vec::new(), paths: Vec::new(), passed_on: Vec::new() };
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", String::as_str);
            match word.as_str() {
                "mod" if words.get(at + 2).is_some_and(|next| next == ";") => {
                    source.declared.extend(words.get(at + 1).cloned());
                }
                "use" => {
                    let is_public = before == "pub" || before == ")";
                    let mut leaves = Vec::new();
                    at = tree(&words, at + 1, &mut Vec::new(), &mut leaves);
                    for (path, name) in leaves {
                        source.add(&path, is_public.then_some(name));
                    }
                    continue;
                }
                "crate" | "super" | "self" if before != "::" && words.get(at + 1).is_some_and(|next| next == "::") => {
                    let mut path = vec![word.clone()];
                    while words.get(at + 1).is_some_and(|next| next == "::") {
                        path.extend(words.get(at + 2).cloned());
                        at += 2;
                    }
                    source.add(&path, None);
                }
                _ => {}
            }
            at += 1;
        }
        source
    }

    /// Adds a path, made one from the root of the crate.
    fn add(&mut self, path: &[String], passed_on: Option<String>) {
        let mut from = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self" | "super") => self.module.clone(),
            Some(first) if self.declared.iter().any(|known| known == first) => {
                [self.module.as_slice(), std::slice::from_ref(&first.to_owned())].concat()
            }
            _ => return,
        };
        for part in path.iter().skip(usize::from(path.first().is_some_and(|first| first != "super"))) {
            if part == "super" {
                from.pop();
            } else {
                from.push(part.clone());
            }
        }
        if let Some(name) = passed_on {
            self.passed_on.push((name, from.clone()));
        }
        self.paths.push(from);
    }
}

/// The modules that a module uses; names that others pass on are followed to where they come from.
pub(super) fn used_paths(source: &Source, all: &[Source], known: &BTreeSet<&Module>) -> Vec<Module> {
    source.paths.iter().filter_map(|path| resolved(path.clone(), all, known)).collect()
}

fn resolved(mut path: Module, all: &[Source], known: &BTreeSet<&Module>) -> Option<Module> {
    // No name is passed on more often than this.
    for _ in 0..8 {
        let mut module = path.clone();
        while !known.contains(&module) {
            module.pop()?;
        }
        let name = path.get(module.len());
        let holder = all.iter().find(|source| source.module == module)?;
        let next = name.and_then(|name| holder.passed_on.iter().find(|(known, _)| known == name));
        match next {
            Some((_, target)) if *target != path => path = target.clone(),
            _ => return Some(module),
        }
    }
    None
}

/// The leaves of a tree of uses, each with the name that it goes by from then on; the place behind it.
fn tree(words: &[String], mut at: usize, path: &mut Module, leaves: &mut Vec<(Module, String)>) -> usize {
    let depth = path.len();
    loop {
        match words.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while words.get(at).is_some_and(|word| word != "}") {
                    at = tree(words, at, path, leaves);
                    at += usize::from(words.get(at).is_some_and(|word| word == ","));
                }
                path.truncate(depth);
                return at + 1;
            }
            Some("::") => at += 1,
            Some(word) if word.starts_with(|first: char| first.is_alphanumeric() || first == '_' || first == '*') => {
                path.push(word.to_owned());
                at += 1;
                if words.get(at).is_none_or(|next| next != "::") {
                    let is_renamed = words.get(at).is_some_and(|next| next == "as");
                    let name = if is_renamed { words.get(at + 1) } else { Some(&words[at - 1]) };
                    let mut leaf = path.clone();
                    // The module itself: use a::{self, B}.
                    if leaf.len() > 1 && leaf.last().is_some_and(|last| last == "self") {
                        leaf.pop();
                    }
                    leaves.push((leaf, name.cloned().unwrap_or_default()));
                    path.truncate(depth);
                    return at + if is_renamed { 2 } else { 0 };
                }
            }
            _ => {
                path.truncate(depth);
                return at + 1;
            }
        }
    }
}

/// The text without comments, literals, and what only tests see.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut out = String::new();
    for line in before_tests.lines() {
        let line = line.split("//").next().unwrap_or_default();
        let mut in_text = false;
        let mut last = ' ';
        for character in line.chars() {
            if character == '"' && last != '\\' {
                in_text = !in_text;
            } else if !in_text {
                out.push(character);
            }
            last = character;
        }
        out.push('\n');
    }
    out
}

/// Names and signs; two colons are one sign.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for character in code.chars() {
        let is_name = character.is_alphanumeric() || character == '_';
        match words.last_mut() {
            Some(last) if is_name && is_open => last.push(character),
            Some(last) if character == ':' && last == ":" => last.push(':'),
            _ if character.is_whitespace() => {}
            _ => words.push(character.to_string()),
        }
        is_open = is_name;
    }
    words
}

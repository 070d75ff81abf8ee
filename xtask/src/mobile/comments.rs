//! Doc comments of Rust turned into those of the other languages.

/// How a language writes what a doc comment of Rust says its own way.
pub(super) struct Manner {
    /// What stands before and after the name of another item.
    link: (&'static str, &'static str),
    /// What begins the sentence about errors, in place of a heading.
    errors: &'static str,
}

pub(super) const KOTLIN: Manner = Manner { link: ("[", "]"), errors: "@throws InputException " };
pub(super) const SWIFT: Manner = Manner { link: ("``", "``"), errors: "- Throws: " };

impl Manner {
    /// The generated text with its comments in this manner, and without white space at the ends of lines.
    pub(super) fn adapted(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut errors = false;
        for line in text.lines().map(str::trim_end) {
            let Some((indent, said)) = line.split_once("* ").filter(|(indent, _)| indent.trim().is_empty()) else {
                told.extend([line, "\n"]);
                continue;
            };
            if said == "# Errors" {
                errors = true;
                continue;
            }
            let begin = if std::mem::take(&mut errors) { self.errors } else { "" };
            told.extend([indent, "* ", begin, &self.linked(said), "\n"]);
        }
        told
    }

    fn linked(&self, said: &str) -> String {
        let mut parts = said.split("[`");
        let mut linked = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once("`]").unwrap_or((part, ""));
            linked.extend([self.link.0, &camel(name.trim_start_matches("crate::")), self.link.1, rest]);
        }
        linked
    }
}

/// `rollUpJson` of `roll_up_json`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_errors_are_written_in_the_manner_of_the_language() {
        let text = " /**\n  * As [`crate::roll_up`].  \n  *\n  * # Errors\n  * When it is empty.\n  */\nval x = a[`b`]\n";
        assert_eq!(
            KOTLIN.adapted(text),
            " /**\n  * As [rollUp].\n  *\n  * @throws InputException When it is empty.\n  */\nval x = a[`b`]\n"
        );
        assert!(SWIFT.adapted(text).contains("* As ``rollUp``.\n  *\n  * - Throws: When it is empty.\n"));
    }
}

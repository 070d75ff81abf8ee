//! A rule explained to people (规则说明).

use std::fmt::Write;

use ogi_core::{Label, Language, Linear, Rule};

use crate::model::words::Words;

/// A rule explained: what it demands and why, in one language (规则说明).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code of the rule.
    pub code: &'static str,
    /// What it demands.
    pub title: &'static str,
    /// How grave it is when broken.
    pub severity: &'static str,
    /// The articles and clauses that it rests on.
    pub basis: Vec<&'static str>,
    /// Its formula in words; `None` where it has none.
    pub formula: Option<String>,
    /// The long prose as Markdown; empty in builds without prose.
    pub prose: String,
    /// The address of its page in the documentation, which does not change.
    pub page: String,
}

/// Where the documentation is published.
const SITE: &str = "https://ogi-report.github.io/ogi-report/";

/// The address of a rule's page in a language; it does not change.
pub(crate) fn page(code: &str, language: Language) -> String {
    let family = code.split('/').next().unwrap_or_default();
    let book = Words { language }.get("zh/", "");
    format!("{SITE}{book}rules/{family}.html#{}", code.replace('/', "-"))
}

/// Explains a rule.
///
/// ```
/// use ogi_report::{Language, explain, find_rule};
/// let explanation = explain(find_rule("requests/row-total")?, Language::Zh);
/// assert_eq!(
///     explanation.formula.as_deref(),
///     Some("自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计")
/// );
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn explain(rule: &'static Rule, language: Language) -> Explanation {
    Explanation {
        code: rule.code,
        title: rule.title.get(language),
        severity: rule.severity.names().get(language),
        basis: rule.basis.iter().map(|basis| basis.0.get(language)).collect(),
        formula: formula(rule, language),
        prose: prose(rule, language),
        page: page(rule.code, language),
    }
}

/// Heading of the English part of a rule's prose.
const ENGLISH: &str = "### In English\n";
/// Heading of the examples, which belong to both languages.
const EXAMPLES: &str = "### 例子\n";

/// A rule's prose in one language, without its heading.
fn prose(rule: &Rule, language: Language) -> String {
    let whole = rule.prose().unwrap_or_default();
    let body = whole.split_once('\n').map_or("", |(_, body)| body);
    let (chinese, rest) = body.split_once(ENGLISH).unwrap_or((body, ""));
    let text = match language {
        Language::Zh => chinese.to_owned(),
        Language::En => {
            let examples = chinese.split_once(EXAMPLES).map_or("", |(_, examples)| examples);
            format!("{}\n\n### Examples\n\n{}", rest.trim(), examples.trim())
        }
    };
    let text = text.trim();
    if whole.is_empty() || text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// The formula of a rule in words.
pub(crate) fn formula(rule: &Rule, language: Language) -> Option<String> {
    Some(match rule.linear.as_ref()? {
        Linear::EachRow(formula) => equation(formula.computed, formula.stated, language),
        Linear::EachColumn(formula) => equation(formula.computed, formula.stated, language),
        Linear::EachRemedy(formula) => equation(formula.computed, formula.stated, language),
    })
}

fn equation<T: Label>(computed: &[T], stated: &[T], language: Language) -> String {
    let sum = |terms: &[T]| terms.iter().map(|term| term.label(language)).collect::<Vec<_>>().join(" + ");
    format!("{} = {}", sum(computed), sum(stated))
}

impl Explanation {
    /// The explanation as Markdown.
    pub fn to_markdown(&self, language: Language) -> String {
        let words = Words { language };
        let mut text = format!("# {} {}\n\n", self.code, self.title);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}{}", words.get("严重程度：", "severity: "), self.severity);
        if let Some(formula) = &self.formula {
            let _ = writeln!(text, "{}{formula}", words.get("公式：", "formula: "));
        }
        let _ = writeln!(text, "{}{}", words.get("依据：", "basis: "), self.basis.join(words.get("；", "; ")));
        let _ = writeln!(text, "{}<{}>", words.get("网页：", "page: "), self.page);
        if !self.prose.is_empty() {
            text.push('\n');
            text.push_str(&self.prose);
        }
        text
    }
}

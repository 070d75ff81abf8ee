//! The rules for people and programs (规则目录).

use std::fmt::Write;

use ogi_core::{Bilingual, Check, Column, FAMILIES, Label, Language, Row, Rule, Ruling};
use serde_json::{Map, Value, json};

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
    match &rule.check {
        Check::EachRow(formula) => Some(equation(formula.computed, formula.stated, language)),
        Check::EachColumn(formula) => Some(equation(formula.computed, formula.stated, language)),
        Check::EachRemedy(formula) => Some(equation(formula.computed, formula.stated, language)),
        Check::Judge(_) => None,
    }
}

fn equation<T: Label>(computed: &[T], stated: &[T], language: Language) -> String {
    let sum = |terms: &[T]| terms.iter().map(|term| term.label(language)).collect::<Vec<_>>().join(" + ");
    format!("{} = {}", sum(computed), sum(stated))
}

/// The catalogue as a JSON value: families, their rules, formulas as data.
pub(crate) fn catalogue(language: Language) -> Value {
    let families = FAMILIES.iter().map(|family| {
        let rules: Vec<Value> = family.rules.iter().map(|rule| rule_value(rule, language)).collect();
        json!({"name": family.name, "title": family.title.get(language), "rules": rules})
    });
    json!({"families": families.collect::<Vec<_>>()})
}

fn rule_value(rule: &Rule, language: Language) -> Value {
    let basis: Vec<&str> = rule.basis.iter().map(|basis| basis.0.get(language)).collect();
    json!({
        "code": rule.code,
        "title": rule.title.get(language),
        "severity": rule.severity.name(),
        "basis": basis,
        "formula": formula_value(rule),
    })
}

/// A formula as data: over what it is repeated, and the last segments of the paths of its terms.
fn formula_value(rule: &Rule) -> Value {
    let value =
        |each: &str, computed: Vec<&str>, stated: Vec<&str>| json!({"each": each, "computed": computed, "stated": stated});
    match &rule.check {
        Check::EachRow(formula) => {
            let paths = |terms: &[Column]| terms.iter().map(|term| term.path()).collect();
            value("row", paths(formula.computed), paths(formula.stated))
        }
        Check::EachColumn(formula) => {
            let paths = |terms: &[Row]| terms.iter().map(|term| term.path()).collect();
            value("column", paths(formula.computed), paths(formula.stated))
        }
        Check::EachRemedy(formula) => {
            let paths = |terms: &[Ruling]| terms.iter().map(|term| term.path()).collect();
            value("group", paths(formula.computed), paths(formula.stated))
        }
        Check::Judge(_) => Value::Null,
    }
}

impl Explanation {
    /// The explanation as a JSON value.
    pub(crate) fn to_value(&self) -> Value {
        let mut object = Map::new();
        object.insert("code".into(), self.code.into());
        object.insert("title".into(), self.title.into());
        object.insert("severity".into(), self.severity.into());
        object.insert("basis".into(), self.basis.clone().into());
        object.insert("formula".into(), self.formula.clone().into());
        object.insert("prose".into(), self.prose.clone().into());
        Value::Object(object)
    }

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
        if !self.prose.is_empty() {
            text.push('\n');
            text.push_str(&self.prose);
        }
        text
    }
}

/// Picks words of ours in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: Language,
}

impl Words {
    pub(crate) const fn get(self, zh: &'static str, en: &'static str) -> &'static str {
        Bilingual { zh, en }.get(self.language)
    }
}

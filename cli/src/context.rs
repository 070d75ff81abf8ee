//! What is known beside a report, from the arguments: last year's report, the organ, the day of publication.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use ogi_report::{Context, Draft, Finding, Language, Options, Verdict, check, read};
use serde_json::{Map, Value, json};

use crate::shown::shown;
use crate::sources::{Source, are_several, text_beside};

/// What is known of an organ takes a few lines.
const MOST_OF_AN_ORGAN: u64 = 1 << 20;

#[derive(Debug, Args)]
pub(crate) struct ContextArguments {
    /// 同一机关的上一年度报告 · last year's report of the same organ
    #[arg(long, value_name = "FILE")]
    last: Option<PathBuf>,
    /// 上年报告的机关或年度不符也照用 · uses last year's report although its organ or its year is another
    #[arg(long, requires = "last")]
    last_anyway: bool,
    /// 机关概况（JSON：level、kind、coverage、host、enforces） · profile of the organ as JSON: level, kind, coverage, host, enforces
    #[arg(long, value_name = "FILE.json")]
    organ: Option<PathBuf>,
    /// 公布日期 · the date of publication
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
    /// 报送主管部门的日期 · the date of submission to the supervising office
    #[arg(long, value_name = "YYYY-MM-DD")]
    submitted: Option<String>,
}

impl ContextArguments {
    /// The files that they name.
    pub(crate) fn files(&self) -> [Option<&Path>; 2] {
        [self.last.as_deref(), self.organ.as_deref()]
    }

    /// The context that they state, for the one report named.
    pub(crate) fn read(&self, inputs: &[String], language: Language) -> Result<Context> {
        let mut context = organ(self.organ.as_deref(), self.published.as_deref(), language)?;
        if let Some(day) = &self.submitted {
            let said = Options::from_value(&json!({"submitted": day})).map_err(|error| anyhow!(error.message(language)))?;
            context.submitted = said.context.submitted;
        }
        if let Some(last) = &self.last {
            context.last_year = Some(draft(last, language)?.into());
            context.last_anyway = self.last_anyway;
            if !self.last_anyway {
                ask_about_last(inputs, &context, language)?;
            }
        }
        if context != Context::default() && are_several(inputs) {
            bail!(match language {
                Language::Zh => "--last、--organ、--published和--submitted只能用于一份报告",
                Language::En => "--last, --organ, --published and --submitted belong to one report, not to several",
            });
        }
        Ok(context)
    }
}

/// What is known of an organ and of the day of publication.
pub(crate) fn organ(path: Option<&Path>, published: Option<&str>, language: Language) -> Result<Context> {
    let mut members = Map::new();
    if let Some(path) = path {
        let text = text_beside(path, MOST_OF_AN_ORGAN, language)?;
        let organ: Value = serde_json::from_str(&text).with_context(|| match language {
            Language::Zh => format!("{}：不是有效的JSON", shown(path)),
            Language::En => format!("{}: not JSON", shown(path)),
        })?;
        members.insert("organ_profile".to_owned(), organ);
    }
    if let Some(day) = published {
        members.insert("published".to_owned(), day.into());
    }
    let options = Options::from_value(&members.into()).map_err(|error| anyhow!(error.message(language)))?;
    Ok(options.context)
}

/// Refuses what is given as last year's report but is another organ's, or of another year: figures that do not follow from it
/// would be called wrong.
fn ask_about_last(inputs: &[String], context: &Context, language: Language) -> Result<()> {
    let [input] = inputs else { return Ok(()) };
    // What cannot be read is told where it is checked.
    let Ok(report) = draft(Path::new(input), language) else { return Ok(()) };
    let options = Options { language, context: context.clone(), ..Options::default() };
    let form = report.form();
    let checked = check(report, &options).checked;
    let asked = |finding: &&Finding| matches!(finding.rule.code, "continuity/other-organ" | "continuity/other-year");
    let Some(finding) = checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken).find(asked) else {
        return Ok(());
    };
    let said = finding.text(form, language);
    bail!(match language {
        Language::Zh => format!("{said}。仍要用它对照的，请加--last-anyway"),
        Language::En => format!("{said}; to use it all the same, add --last-anyway"),
    })
}

fn draft(path: &Path, language: Language) -> Result<Draft> {
    let options = Options { language, ..Options::default() };
    let report = Source::File(path.to_owned()).read().and_then(|bytes| read(&bytes, &options));
    Ok(report.map_err(|error| anyhow!("{}: {}", shown(path), error.message(language)))?.draft)
}

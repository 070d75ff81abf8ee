//! `ogi mcp`: the tasks as tools of an assistant, over the Model Context Protocol on standard input and output, so that whoever
//! drafts a report with an assistant gets exact answers in the place of guesses.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use ogi_report::{Format, Input, Language, Options, Renderer, Report, json};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, JsonObject, ListToolsResult,
    PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler, ServiceExt};
use serde_json::{Map, Value};

use crate::sources::Source;

/// What an assistant is given of the server.
const INSTRUCTIONS: &str = "Exact checks of China's statutory annual reports on open government information \
    (政府信息公开工作年度报告). Call `check` with a draft before handing it over, `fill` for totals instead of adding up yourself, \
    `compare` with the reports of earlier years, `explain` for what a rule demands and by which clause. Results are computed, not \
    estimated; what cannot be decided is said to be undecided.";

/// Serves until the client closes its end.
pub(crate) fn run(language: Language) -> Result<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("mcp")?;
    runtime.block_on(async {
        let service = Tools { language }.serve(rmcp::transport::stdio()).await.context("mcp")?;
        service.waiting().await.context("mcp")?;
        Ok(0)
    })
}

/// The tasks as tools.
#[derive(Debug, Clone, Copy)]
struct Tools {
    language: Language,
}

/// What a tool gives: words for a person, and the same as data.
struct Answer {
    text: String,
    data: Value,
}

/// What a tool can be given, as properties of a JSON Schema.
const REPORT: &str = r#"{
    "text": {"type": "string", "description": "the report as text, Markdown or HTML (年报全文)"},
    "figures": {"type": "object", "description": "the report as figures: form or year, and cells by their paths, such as {\"year\": 2024, \"cells\": {\"requests.received.total\": 3}}"},
    "file": {"type": "string", "description": "the path of a file on this machine: Word, WPS, Excel, PDF, OFD, web page, text"}
}"#;
const LANGUAGE: &str = r#"{"language": {"enum": ["zh", "en"], "description": "language of the answer"}}"#;

impl Tools {
    fn all() -> Vec<Tool> {
        let one = "Give exactly one of `text`, `figures` and `file`.";
        vec![
            tool(
                "check",
                &format!(
                    "Checks a report (核查): which figures do not agree, where, by which clause, and the smallest correction. {one}"
                ),
                &[REPORT, LANGUAGE, r#"{"profile": {"type": "string", "description": "statutory (default) or thorough"}}"#],
                &[],
            ),
            tool(
                "explain",
                "Explains a rule (规则说明) by its code, such as requests/row-total: what it demands, why, how to correct it, its clauses.",
                &[r#"{"rule": {"type": "string", "description": "the code of the rule"}}"#, LANGUAGE],
                &["rule"],
            ),
            tool(
                "fill",
                &format!("Works out every total of a report (合计) from its parts, beside what it states. {one}"),
                &[REPORT, LANGUAGE],
                &[],
            ),
            tool(
                "compare",
                "Compares reports of one organ for several years (历年对照), the oldest first: what changed and what does not carry over.",
                &[
                    &format!(
                        r#"{{"reports": {{"type": "array", "minItems": 2, "description": "the reports, the oldest first", "items": {{"type": "object", "properties": {REPORT}}}}}}}"#
                    ),
                    LANGUAGE,
                ],
                &["reports"],
            ),
        ]
    }

    fn call(self, name: &str, given: &JsonObject) -> Result<Option<Answer>> {
        let language = match given.get("language").and_then(Value::as_str) {
            Some("zh") => Language::Zh,
            Some("en") => Language::En,
            _ => self.language,
        };
        let options = Options { language, ..Options::default() };
        Ok(Some(match name {
            "check" => check(given, options)?,
            "explain" => explain(given, language)?,
            "fill" => fill(given, &options)?,
            "compare" => compare(given, &options)?,
            _ => return Ok(None),
        }))
    }
}

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let mut info = Implementation::default();
        "ogi".clone_into(&mut info.name);
        ogi_report::VERSION.clone_into(&mut info.version);
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(info)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(Self::all()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let given = request.arguments.unwrap_or_default();
        Ok(CallToolResponse::Complete(match self.call(&request.name, &given) {
            Ok(Some(Answer { text, data })) => {
                let mut result = CallToolResult::structured(data);
                result.content = vec![ContentBlock::text(text)];
                result
            }
            Ok(None) => return Err(ErrorData::invalid_params(format!("there is no tool `{}`", request.name), None)),
            // What is wrong with what was given is for the assistant to read and to mend.
            Err(error) => CallToolResult::error(vec![ContentBlock::text(format!("{error:#}"))]),
        }))
    }
}

fn tool(name: &'static str, description: &str, properties: &[&str], required: &[&str]) -> Tool {
    let read = |text: &&str| serde_json::from_str::<JsonObject>(text).unwrap_or_default();
    let properties: JsonObject = properties.iter().flat_map(read).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties.into());
    schema.insert("required".to_owned(), required.to_vec().into());
    schema.insert("additionalProperties".to_owned(), false.into());
    let mut hints = ToolAnnotations::default();
    hints.read_only_hint = Some(true);
    hints.idempotent_hint = Some(true);
    hints.open_world_hint = Some(false);
    Tool::new(name, description.to_owned(), Arc::new(schema)).with_annotations(hints)
}

/// A report as it was given.
enum Argument {
    Document(Vec<u8>),
    Figures(String),
}

impl Argument {
    fn of(given: &JsonObject, language: Language) -> Result<(Self, Option<String>)> {
        let members = ["text", "figures", "file"].map(|name| given.get(name).filter(|value| !value.is_null()));
        match members {
            [Some(Value::String(text)), None, None] => Ok((Self::Document(text.as_bytes().to_vec()), None)),
            [None, Some(figures @ Value::Object(_)), None] => Ok((Self::Figures(figures.to_string()), None)),
            [None, None, Some(Value::String(path))] => {
                let bytes =
                    Source::File(PathBuf::from(path)).read().map_err(|error| anyhow::anyhow!(error.message(language)))?;
                Ok((Self::Document(bytes), Some(path.clone())))
            }
            _ => anyhow::bail!(match language {
                Language::Zh => "请给出text（文本）、figures（对象）、file（文件路径）三者之一",
                Language::En => "give one of text (a string), figures (an object) and file (a path)",
            }),
        }
    }

    fn checked(&self, options: &Options) -> Result<Report, ogi_report::Error> {
        match self {
            Self::Document(bytes) => ogi_report::inspect(bytes, options),
            Self::Figures(text) => Ok(ogi_report::check_input(Input::from_json(text)?, options)),
        }
    }

    fn read(&self, options: &Options) -> Result<Report, ogi_report::Error> {
        match self {
            Self::Document(bytes) => ogi_report::read(bytes, options),
            Self::Figures(text) => ogi_report::read(text.as_bytes(), options),
        }
    }
}

/// An error of the library in the language of the answer.
fn in_words<T>(done: Result<T, ogi_report::Error>, language: Language) -> Result<T> {
    done.map_err(|error| anyhow::anyhow!("{} ({})", error.message(language), error.code()))
}

/// The members of a result that an assistant can use; the figures it has itself.
fn some(result: &str, members: &[&str]) -> Result<Value> {
    let all: Map<String, Value> = serde_json::from_str(result)?;
    Ok(all.into_iter().filter(|(name, _)| members.contains(&name.as_str())).collect::<Map<_, _>>().into())
}

fn check(given: &JsonObject, options: Options) -> Result<Answer> {
    let language = options.language;
    let (report, file) = Argument::of(given, language)?;
    let profile = given.get("profile").and_then(Value::as_str).map(ogi_report::profile::named).transpose();
    let profile = in_words(profile, language)?.unwrap_or_default();
    let options = Options { file, profile, ..options };
    let report = in_words(report.checked(&options), language)?;
    let result = ogi_report::WireReport::new(&report, &options).to_json();
    let data =
        some(&result, &["file", "form", "year", "organ", "findings", "summary", "repairs", "notes", "decision", "score"])?;
    Ok(Answer { text: Renderer::new(Format::Text, options).one(&report), data })
}

fn explain(given: &JsonObject, language: Language) -> Result<Answer> {
    let code = given.get("rule").and_then(Value::as_str).unwrap_or_default();
    let data: Value = serde_json::from_str(&in_words(json::explain(code, language), language)?)?;
    let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let basis: Vec<&str> =
        data.get("basis").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let head = format!("# {} ({code})\n\n{}\n\n{}", text("title"), basis.join("\n"), text("formula"));
    Ok(Answer { text: format!("{}\n\n{}", head.trim_end(), text("prose")).trim_end().to_owned(), data })
}

fn fill(given: &JsonObject, options: &Options) -> Result<Answer> {
    let (report, _) = Argument::of(given, options.language)?;
    let report = in_words(report.read(options), options.language)?;
    let totals = ogi_report::wire::WireTotals::new(None, &report.draft);
    let data: Value = serde_json::from_str(&ogi_report::shape::Wire::to_json(&totals))?;
    Ok(Answer { text: Renderer::new(Format::Text, options.clone()).totals(&report), data })
}

fn compare(given: &JsonObject, options: &Options) -> Result<Answer> {
    let language = options.language;
    let reports = given.get("reports").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read = |(at, report): (usize, &Value)| -> Result<Report> {
        let empty = JsonObject::default();
        let (report, file) = Argument::of(report.as_object().unwrap_or(&empty), language)?;
        let file = file.or_else(|| Some(format!("#{}", at.saturating_add(1))));
        in_words(report.read(&Options { file, ..options.clone() }), language)
    };
    let reports = reports.iter().enumerate().map(read).collect::<Result<Vec<_>>>()?;
    let comparison = in_words(ogi_report::compare(reports, options), language)?;
    let result = ogi_report::shape::Wire::to_json(&ogi_report::WireComparison::new(&comparison, options));
    let mut data = some(&result, &["reports", "cells", "steps", "notes"])?;
    if let Some(cells) = data.get_mut("cells").and_then(Value::as_array_mut) {
        cells.retain(|cell| cell.get("equal") == Some(&Value::Bool(false)));
    }
    Ok(Answer { text: Renderer::new(Format::Text, options.clone()).comparison(&comparison), data })
}

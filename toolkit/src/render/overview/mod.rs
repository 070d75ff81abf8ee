//! The overview of an audit (核查总览): one page without network, that sorts and filters itself; without script it is a table.
//!
//! The script and the style are the only ones that the page lets run, by their hashes; what comes from documents is data.

mod sections;
#[cfg(test)]
mod tests;
mod words;

use std::fmt::Write as _;

use ogi_core::{Language, rule};
use serde_json::{Value, json};

use super::html::escape;
use crate::input::entry::Entry;
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::task::audit::{Audit, FileStatus, KeyFigures};
use words::Words;

/// What draws the page, and the line that lets it draw.
const SCRIPT: &str =
    concat!(include_str!("page.js"), "overview(document, JSON.parse(document.getElementById(\"data\").textContent));\n");
const STYLE: &str = include_str!("page.css");
/// The hashes by which the page lets its own script and style run; a test recomputes them.
const SCRIPT_HASH: &str = "sha256-CGjBx+7PWPktJKWbnJ9POOVx57HbRYR2J8d2BIWFXZI=";
const STYLE_HASH: &str = "sha256-QySMjiLL6x/aCZZdaK+Xl3rsKGXy9+IIWHH8oZthcCs=";

/// The members of a row, in order; the script finds them by these names.
const FIELDS: [&str; 26] = [
    "file",
    "organ",
    "year",
    "standing",
    "errors",
    "warnings",
    "notices",
    "infos",
    "undecided",
    "least",
    "score",
    "received",
    "concluded",
    "opened",
    "carried",
    "correction",
    "on_time",
    "rank",
    "ranked",
    "group",
    "decision",
    "page",
    "notice",
    "findings",
    "resolved",
    "error",
];

/// Makes the pages of an overview.
#[derive(Debug)]
pub struct Overview<'a> {
    audit: &'a Audit,
    inputs: &'a [String],
    options: &'a Options,
    words: Words,
}

/// A report as a row of the overview: as data for the script, and as a row of the plain table.
#[derive(Debug, Clone)]
pub struct OverviewRow {
    data: String,
    plain: String,
}

impl OverviewRow {
    /// The row as one line of text, which can be laid by while others are made.
    pub fn to_line(&self) -> String {
        json!([self.data, self.plain]).to_string()
    }

    /// A row from its line; `None` where the text is none.
    pub fn from_line(line: &str) -> Option<Self> {
        let [data, plain]: [String; 2] = serde_json::from_str(line).ok()?;
        Some(Self { data, plain })
    }
}

/// A page that holds part of the reports (分册).
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it holds.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// How many reports it has.
    pub reports: usize,
    /// How many of them have errors.
    pub errors: usize,
    /// How many files could not be read.
    pub unread: usize,
}

impl<'a> Overview<'a> {
    /// Pages of an audit that is joined.
    pub const fn new(audit: &'a Audit, inputs: &'a [String], options: &'a Options) -> Self {
        Self { audit, inputs, options, words: Words { language: options.language } }
    }

    /// The row of a report by its place, with the links to its own page and its notice where there are such.
    pub fn row(&self, at: usize, entry: &Entry, page: Option<&str>, notice: Option<&str>) -> OverviewRow {
        let figures = entry.draft().as_ref().map(KeyFigures::new).unwrap_or_default();
        let rank = self.audit.ranks.get(at).copied().flatten();
        let group = self.audit.briefs.get(at).map(|brief| &*brief.group);
        let place = |code: &str| self.audit.rules.iter().position(|rule| rule.rule == code);
        let findings: Vec<Value> = entry
            .findings
            .iter()
            .map(|one| {
                let severity = one.severity.name();
                let rule = place(&one.rule);
                json!([rule, severity, one.message, one.proposed, one.place, one.fingerprint, one.since])
            })
            .collect();
        let number = |number: Option<ogi_core::Number>| {
            number.map_or(Value::Null, |number| serde_json::from_str(&number.to_string()).unwrap_or_default())
        };
        let resolved: Vec<&str> = entry.resolved.iter().map(|one| one.message.as_str()).collect();
        let values: [Value; FIELDS.len()] = [
            json!(entry.file),
            json!(entry.organ),
            json!(entry.year),
            json!(word_of(FileStatus::of(entry))),
            json!(entry.errors),
            json!(entry.warnings),
            json!(entry.notices),
            json!(entry.infos),
            json!(entry.undecided),
            json!(entry.least_changes.unwrap_or_default()),
            number(entry.score),
            json!(figures.received),
            json!(figures.concluded),
            json!(figures.open_rate()),
            json!(figures.carried),
            json!(figures.correction_rate()),
            json!(entry.on_time),
            json!(rank.map(|(place, _)| place)),
            json!(rank.map(|(_, of)| of)),
            json!(group),
            json!(entry.decision),
            json!(page),
            json!(notice),
            json!(findings),
            json!(resolved),
            json!(entry.error.as_ref().map(|error| error.message.as_str())),
        ];
        OverviewRow { data: inside_script(&Value::from(values.to_vec())), plain: Self::plain(entry, &figures, page) }
    }

    fn plain(entry: &Entry, figures: &KeyFigures, page: Option<&str>) -> String {
        let name = escape(entry.organ.as_deref().unwrap_or(&entry.file));
        let name = page.map_or_else(|| name.clone(), |page| format!("<a href=\"{}\">{name}</a>", escape(page)));
        let mut row = format!("<tr><td>{name}<small>{}</small></td>", escape(&entry.file));
        if let Some(error) = &entry.error {
            let _ = write!(row, "<td></td><td colspan=\"7\">{}</td></tr>", escape(&error.message));
            return row;
        }
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let whole = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let cells = [
            year,
            entry.errors.to_string(),
            entry.warnings.to_string(),
            entry.notices.to_string(),
            entry.undecided.to_string(),
            whole(figures.received),
            whole(figures.concluded),
            whole(figures.carried),
        ];
        for cell in cells {
            let _ = write!(row, "<td class=\"n\">{cell}</td>");
        }
        row.push_str("</tr>\n");
        row
    }

    /// A page with these rows, or with links to the pages that have them.
    pub fn page(&self, title: Option<&str>, rows: &[OverviewRow], pieces: &[Piece]) -> String {
        let words = self.words;
        let code = if self.options.language == Language::Zh { "zh-CN" } else { "en" };
        let heading = title.map_or_else(|| words.title().to_owned(), |title| format!("{} · {title}", words.title()));
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; script-src '{SCRIPT_HASH}'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action \
             'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<header><h1>{0}</h1>\n<p>{1}</p></header>\n<main>\n",
            escape(&heading),
            escape(&self.said())
        );
        if pieces.is_empty() {
            self.write_list(&mut out, rows);
        } else {
            self.write_pieces(&mut out, pieces);
        }
        if title.is_none() {
            self.write_sections(&mut out);
        }
        out.push_str("</main>\n");
        if pieces.is_empty() {
            let _ = write!(
                out,
                "<script type=\"application/json\" id=\"data\">{}</script>\n<script>{SCRIPT}</script>\n",
                self.data(rows)
            );
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    /// Whose reports, when, by which profile and version.
    fn said(&self) -> String {
        let words = self.words;
        let mut parts = vec![self.inputs.join(words.pick("、", ", ")), words.files(self.audit.counts.files)];
        parts.extend(self.audit.year.map(|year| words.year(year)));
        parts.extend(self.options.now.as_ref().map(|now| words.moment(now.as_str())));
        parts.extend(self.options.profile.name.as_ref().map(|name| format!("{}{name}", words.pick("核查方案：", "profile "))));
        if let (Some(new), Some(resolved)) = (self.audit.counts.new, self.audit.counts.resolved) {
            parts.push(words.since(new, resolved));
        }
        parts.push(format!("ogi {VERSION}"));
        parts.join(" · ")
    }

    /// The tiles as plain text, which the script makes buttons of.
    fn write_tiles(&self, out: &mut String) {
        let counts = &self.audit.counts;
        let numbers = [counts.files, counts.errors, counts.warnings, counts.notices, counts.clean, counts.open, counts.unread];
        out.push_str("<ul class=\"tiles\" id=\"tiles\">\n");
        for ((name, label), count) in self.words.standings().into_iter().zip(numbers) {
            let _ = writeln!(out, "<li><span class=\"tile {name}\"><b>{count}</b>{label}</span></li>");
        }
        let (missing, label) = (counts.not_filed, self.words.missing());
        let _ = writeln!(out, "<li><a class=\"tile missing\" href=\"#missing\"><b>{missing}</b>{label}</a></li>\n</ul>");
    }

    fn write_list(&self, out: &mut String, rows: &[OverviewRow]) {
        let words = self.words;
        self.write_tiles(out);
        let (rules, matrix, list) =
            (words.pick("问题所涉规则（份数）", "rules (reports)"), words.pick("机关与年度", "organs and years"), words.list());
        let all = words.pick("全部显示", "show all");
        let _ = write!(
            out,
            "<div class=\"side\" data-script hidden>\n<section class=\"card\"><h2>{rules}</h2><div id=\"rules\"></div></section>\n\
             <section class=\"card\"><h2>{matrix}</h2><table class=\"matrix\" id=\"matrix\"></table>\
             <button class=\"plain\" type=\"button\" id=\"allOrgans\" hidden>{all}</button></section>\n</div>\n\
             <section class=\"card\" id=\"list\"><h2>{list}</h2>\n<div class=\"tool\" data-script hidden>\
             <input type=\"search\" id=\"text\" aria-label=\"{search}\" placeholder=\"{search}\" size=\"22\">\
             <select id=\"year\" aria-label=\"{year}\"></select><select id=\"status\" aria-label=\"{status}\"></select>\
             <span id=\"count\" class=\"mute\" role=\"status\"></span><span class=\"grow\"></span>\
             <button type=\"button\" id=\"clear\">{clear}</button><button type=\"button\" id=\"csv\">{csv}</button>\
             <button type=\"button\" id=\"print\">{print}</button><button type=\"button\" id=\"save\">{save}</button>\
             <label class=\"plain load\">{load}<input type=\"file\" id=\"load\" accept=\".json,application/json\"></label></div>\n\
             <div class=\"scroll\" data-script hidden><table><thead><tr id=\"head\"></tr></thead><tbody id=\"body\"></tbody></table></div>\n\
             <button class=\"plain\" type=\"button\" id=\"further\" hidden>{further}</button>\n",
            search = words.pick("搜索机关、文件、问题", "search organs, files, findings"),
            year = words.pick("年度", "year"),
            status = words.pick("处理状态", "status"),
            clear = words.pick("清除条件", "clear"),
            csv = words.pick("导出表格", "save as CSV"),
            print = words.pick("打印问题清单", "print"),
            save = words.pick("保存处理状态", "save status"),
            load = words.pick("载入处理状态", "load status"),
            further = words.pick("再显示200份", "200 more"),
        );
        out.push_str("<noscript><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for heading in words.plain_columns() {
            let _ = write!(out, "<th scope=\"col\">{heading}</th>");
        }
        out.push_str("</tr></thead><tbody>\n");
        rows.iter().for_each(|row| out.push_str(&row.plain));
        out.push_str("</tbody></table></div></noscript>\n</section>\n");
    }

    fn write_pieces(&self, out: &mut String, pieces: &[Piece]) {
        let words = self.words;
        self.write_tiles(out);
        let _ = writeln!(
            out,
            "<section class=\"card wide\"><h2>{}</h2><div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>",
            words.pick("分册", "parts"),
            words.pick("机关", "organs"),
            words.pick("报告", "reports"),
            words.pick("有错误", "with errors"),
            words.pick("读不了", "not read")
        );
        for Piece { title, href, reports, errors, unread } in pieces {
            let _ = writeln!(
                out,
                "<tr><td><a href=\"{}\">{}</a></td><td class=\"n\">{reports}</td><td class=\"n\">{errors}</td><td class=\"n\">{unread}</td></tr>",
                escape(href),
                escape(title)
            );
        }
        out.push_str("</tbody></table></div></section>\n");
        sections::rules(out, self.audit, words);
    }

    fn write_sections(&self, out: &mut String) {
        let words = self.words;
        out.push_str("<div class=\"wide\">\n");
        sections::files(out, self.audit, words);
        sections::copies(out, self.audit, words);
        sections::sums(out, self.audit, words);
        sections::years(out, self.audit, words);
        out.push_str("</div>\n");
    }

    /// What the script draws from.
    fn data(&self, rows: &[OverviewRow]) -> String {
        let rules: Vec<Value> = self
            .audit
            .rules
            .iter()
            .map(|one| {
                let title = rule(&one.rule).map_or(one.rule.as_str(), |rule| rule.title.get(self.options.language));
                json!([one.rule, title, one.severity.name(), one.reports])
            })
            .collect();
        let key = format!("ogi:{}:{}", self.inputs.join("|"), self.audit.year.unwrap_or_default());
        let head = json!({
            "key": key, "missing": self.audit.counts.not_filed, "fields": FIELDS, "words": self.words.of_script(), "rules": rules
        });
        let mut text = inside_script(&head);
        text.pop();
        text.push_str(",\"rows\":[\n");
        for (at, row) in rows.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { ",\n" });
            text.push_str(&row.data);
        }
        text.push_str("\n]}");
        text
    }
}

const fn word_of(standing: FileStatus) -> &'static str {
    match standing {
        FileStatus::Errors => "errors",
        FileStatus::Warnings => "warnings",
        FileStatus::Notices => "notices",
        FileStatus::Open => "open",
        FileStatus::Clean => "clean",
        FileStatus::Unread => "unread",
    }
}

/// JSON that can stand in an element of script: nothing in it ends the element.
fn inside_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

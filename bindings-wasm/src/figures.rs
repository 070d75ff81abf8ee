//! A session as JSON without the writer of the toolkit, which would be a third of the small build.
//! The bytes are those of the wire format.

use ogi_report::{Cell, CellId, Draft, Finding, Language, Session};

use crate::write::Json;

impl Json {
    fn optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }
}

/// The findings of a session, as in a result.
pub(crate) fn findings(session: &Session) -> String {
    let draft = &session.report().draft;
    let mut json = Json::new();
    json.open('[');
    for finding in session.findings() {
        write_finding(&mut json, finding, draft, session.options().language);
    }
    json.close(']');
    json.0
}

fn write_finding(json: &mut Json, finding: &Finding, draft: &Draft, language: Language) {
    json.open('{');
    for (key, text) in [
        ("rule", finding.rule.code),
        ("title", finding.rule.title.get(language)),
        ("severity", finding.severity.name()),
        ("verdict", finding.verdict.name()),
    ] {
        json.key(key);
        json.text(text);
    }
    json.key("cells");
    json.open('[');
    for term in &finding.terms {
        json.text(term.cell.path());
    }
    json.close(']');
    json.key("terms");
    json.open('[');
    for term in &finding.terms {
        let cell = draft.cell(term.cell);
        json.open('{');
        json.key("cell");
        json.text(term.cell.path());
        json.key("coefficient");
        json.raw(match term.coefficient {
            0 => "0",
            1 => "1",
            _ => "-1",
        });
        json.key("printed");
        match (cell.printed(), cell.number()) {
            (None, Some(number)) => json.text(&number.to_string()),
            (printed, _) => json.optional_text(printed),
        }
        json.key("value");
        json.number(cell.number());
        json.key("span");
        json.raw("null");
        json.close('}');
    }
    json.close(']');
    for (key, number) in [("expected", finding.expected), ("actual", finding.actual), ("difference", finding.difference())] {
        json.key(key);
        json.number(number);
    }
    json.key("message");
    json.text(&finding.text(draft.form(), language));
    json.key("basis");
    json.open('[');
    for basis in finding.basis() {
        json.text(basis.0.get(language));
    }
    json.close(']');
    json.key("span");
    json.raw("null");
    json.key("fingerprint");
    json.0.push('"');
    json.hexadecimal(finding.fingerprint(), 16);
    json.0.push_str("\"}");
}

/// The figures of a session, as an input of the tasks.
pub(crate) fn value(session: &Session) -> String {
    let draft = &session.report().draft;
    let mut json = Json::new();
    json.open('{');
    json.key("form");
    json.text(draft.form().name());
    json.key("year");
    match draft.year {
        Some(year) => json.count(usize::from(year)),
        None => json.raw("null"),
    }
    json.key("organ");
    json.optional_text(draft.organ.as_deref());
    json.key("undivided");
    json.raw(if draft.is_undivided() { "true" } else { "false" });
    json.key("cells");
    json.open('{');
    for id in draft.listed_cells() {
        json.key(id.path());
        write_cell(&mut json, draft.cell(id));
    }
    json.close('}');
    let noted = |id: &CellId| matches!(draft.cell(*id), Cell::Noted { .. });
    if draft.listed_cells().any(|id| noted(&id)) {
        json.key("printed");
        json.open('{');
        for id in draft.listed_cells().filter(noted) {
            json.key(id.path());
            json.optional_text(draft.cell(id).printed());
        }
        json.close('}');
    }
    json.close('}');
    json.0
}

fn write_cell(json: &mut Json, cell: &Cell) {
    match cell {
        Cell::Number(number) | Cell::Noted { number, .. } => json.number(Some(*number)),
        Cell::Unreadable(unreadable) => {
            json.open('{');
            json.key("unreadable");
            json.text(&unreadable.printed);
            json.key("readings");
            match unreadable.readings.and_then(|readings| usize::try_from(readings).ok()) {
                Some(readings) => json.count(readings),
                None => json.raw("null"),
            }
            json.close('}');
        }
        other => json.optional_text(other.printed()),
    }
}

#[cfg(test)]
mod tests {
    use ogi_report::{FormId, Options};

    use super::*;
    use crate::write::layout;

    fn session() -> Session {
        let mut session = Session::new(FormId::Official2021, Options::default());
        session.set_year(Some(2024));
        session.set_organ(Some("示例\"市\\\u{1}\n统计局".to_owned()));
        let cell = |path: &str| CellId::from_path(path).unwrap();
        for (path, text) in [
            ("proactive.fees.amount", "24252.311082"),
            ("proactive.licences.decisions", "12.5"),
            ("requests.received.natural_person", "13"),
            ("requests.received.total", "10件"),
            ("requests.brought_forward.natural_person", "-3"),
            ("requests.brought_forward.total", "见\"附件\""),
            ("requests.outcomes.granted.total", "/"),
            ("requests.outcomes.total.total", "1234567890123456789"),
        ] {
            session.set(cell(path), text);
        }
        session
    }

    #[test]
    fn the_bytes_are_those_of_the_wire_format() {
        let mut session = session();
        assert!(session.findings().count() > 3);
        assert_eq!(findings(&session), session.findings_json().unwrap());
        assert_eq!(value(&session), session.value_json().unwrap());
        session.set_complete(true);
        session.set_language(Language::En);
        assert_eq!(findings(&session), session.findings_json().unwrap());
        assert_eq!(value(&session), session.value_json().unwrap());
        for (form, undivided) in [(FormId::Official2021, false), (FormId::Official2021, true), (FormId::Trial2019, false)] {
            let written = layout(&ogi_report::layout(form, undivided, Language::Zh), Language::Zh);
            assert_eq!(written, ogi_report::json::layout(form.name(), undivided, Language::Zh).unwrap());
        }
    }
}

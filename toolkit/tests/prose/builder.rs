//! A report that an example describes line by line, and what one rule says of it.

use ogi_core::{
    Arg, Case, Cell, CellId, Child, Column, Date, Draft, FormId, Label, LabelFact, Language, Local, Mentions, Number, Organ,
    Outline, Period, Profile, Prose, Remedy, Row, RowFact, Rule, Ruling, SectionFact, SectionId, Severity, Span, Stated,
    Summary, Unreadable, Verdict, check,
};

use super::{Outcome, all};

/// Somewhere in a source.
const HERE: Span = Span::new(1, 2);

/// A report under construction.
pub(super) struct Builder {
    pub(super) draft: Draft,
    outline: Outline,
    last: Option<Draft>,
    earlier: Vec<Draft>,
    organ: Option<Organ>,
    published: Option<Date>,
    submitted: Option<Date>,
    local: Local,
    children: Vec<(String, Option<Draft>, bool)>,
    complete: bool,
}

/// A draft of the same form and year with every figure 0.
fn zeros(draft: &Draft, year: Option<u16>) -> Draft {
    let mut zeros = Draft::new(draft.form());
    for cell in draft.form().form().cells(false) {
        zeros.set(cell, Cell::Number(Number::ZERO));
    }
    zeros.year = year;
    zeros
}

/// Sets `CELL = printed`, `ROW = seven figures` or `GROUP = five figures` of a report beside the one that is judged.
fn set_beside(draft: &mut Draft, line: &str) {
    let (path, value) = line.split_once('=').unwrap_or_else(|| panic!("not understood: {line}"));
    let (path, value) = (path.trim(), value.trim());
    let cells: Vec<CellId> = if let Some(cell) = CellId::from_path(path) {
        vec![cell]
    } else if let Some(row) = Row::from_path(path) {
        Column::ALL.iter().map(|column| CellId::request(row, *column)).collect()
    } else {
        let group = Remedy::from_path(path).unwrap_or_else(|| panic!("no cell, row or group has the path {path}"));
        Ruling::ALL.iter().map(|ruling| CellId::remedy(group, *ruling)).collect()
    };
    for (cell, printed) in cells.into_iter().zip(value.split_whitespace()) {
        draft.set(cell, cell_of(printed));
    }
}

/// A cell as printed; `(blank)`, `(missing)` and `(unreadable)` stand for cells without a figure.
fn cell_of(printed: &str) -> Cell {
    match printed {
        "(blank)" => Cell::Blank,
        "(missing)" => Cell::Missing,
        "(unreadable)" => Cell::Unreadable(Unreadable { printed: "?".into(), readings: Some(2), why: None }),
        printed => Cell::from_printed(printed),
    }
}

fn numbers(range: &str) -> Vec<u64> {
    let (from, to) = range.split_once("..").unwrap();
    (from.trim().parse().unwrap()..to.trim().parse().unwrap()).collect()
}

fn day(text: &str) -> Stated<Date> {
    Stated { value: Date::try_from(text.to_owned()).unwrap(), span: HERE }
}

fn month_and_day(text: &str) -> (u8, u8) {
    let (month, day) = text.split_once('-').unwrap();
    (month.parse().unwrap(), day.parse().unwrap())
}

fn mention(name: &str) -> Mentions {
    match name {
        "fee" => Mentions::FEE,
        "assessment" => Mentions::ASSESSMENT,
        "review" => Mentions::PUBLIC_REVIEW,
        "accountability" => Mentions::ACCOUNTABILITY,
        "proactive" => Mentions::PROACTIVE,
        "request" => Mentions::ON_REQUEST,
        "management" => Mentions::MANAGEMENT,
        "platform" => Mentions::PLATFORM,
        "supervision" => Mentions::SUPERVISION,
        "contact" => Mentions::CONTACT,
        "fee-here" => Mentions::FEE_HERE,
        "problem" => Mentions::PROBLEM,
        "measure" => Mentions::MEASURE,
        "matter" => Mentions::MATTER,
        "stock-reason" => Mentions::STOCK_REASON,
        _ => panic!("nothing is called {name}"),
    }
}

impl Builder {
    pub(super) fn new(lines: &[&str]) -> Self {
        let value = |key: &str| lines.iter().find_map(|line| line.strip_prefix(key)).map(str::trim);
        let form = value("form:").map_or(FormId::Official2021, |name| FormId::from_name(name).expect("a form"));
        let mut draft = Draft::new(form);
        draft.set_undivided(value("undivided:") == Some("yes"));
        for cell in form.form().cells(draft.is_undivided()) {
            draft.set(cell, Cell::Number(Number::ZERO));
        }
        let mut outline = Outline::default();
        for (at, section) in form.form().sections.iter().enumerate() {
            outline.sections.push(SectionFact {
                id: section.id,
                ordinal: u8::try_from(at + 1).ok(),
                printed: section.title.into(),
                span: HERE,
            });
            if section.has_table {
                outline.tables.push(section.id);
            } else {
                outline.traces.push(section.id);
            }
        }
        let mut builder = Self {
            draft,
            outline,
            last: None,
            earlier: Vec::new(),
            organ: None,
            published: None,
            submitted: None,
            local: Local::default(),
            children: Vec::new(),
            complete: false,
        };
        lines.iter().for_each(|line| builder.line(line));
        builder
    }

    /// One line: `CELL = as printed`, `ROW = seven figures`, `GROUP = five figures`, or `KEY: VALUE`.
    fn line(&mut self, line: &str) {
        if let Some((key, value)) = line.split_once(": ").or_else(|| line.strip_suffix(':').map(|key| (key, ""))) {
            return self.fact(key.trim(), value.trim());
        }
        match line {
            "overview" => return self.prose().overview = Some(HERE),
            "unbalanced" => return self.prose().unbalanced = Some(HERE),
            "stray row" => return self.outline.stray_rows.push(HERE),
            "no headings" => return self.outline.sections.clear(),
            "mixed forms" => return self.outline.mixed_forms = true,
            _ => {}
        }
        let (path, value) = line.split_once('=').unwrap_or_else(|| panic!("not understood: {line}"));
        let (path, value) = (path.trim(), value.trim());
        // 其他处理中的其他 is a row whose path is also that of a cell of the undivided row.
        let is_row = value.split_whitespace().count() == Column::ALL.len() && Row::from_path(path).is_some();
        if let Some(cell) = CellId::from_path(path).filter(|_| !is_row) {
            return self.set(cell, value);
        }
        let cells: Vec<CellId> = if let Some(row) = Row::from_path(path) {
            Column::ALL.iter().map(|column| CellId::request(row, *column)).collect()
        } else if let Some(group) = Remedy::from_path(path) {
            Ruling::ALL.iter().map(|ruling| CellId::remedy(group, *ruling)).collect()
        } else {
            panic!("no cell, row or group has the path {path}")
        };
        let values: Vec<&str> = value.split_whitespace().collect();
        assert_eq!(values.len(), cells.len(), "{line}");
        for (cell, value) in cells.into_iter().zip(values) {
            self.set(cell, value);
        }
    }

    fn prose(&mut self) -> &mut Prose {
        self.draft.prose.get_or_insert_default()
    }

    fn last(&mut self) -> &mut Draft {
        let zeros = zeros(&self.draft, self.draft.year.map(|year| year - 1));
        self.last.get_or_insert(zeros)
    }

    /// `earlier YEAR: CELL = printed`, `earlier YEAR: clauses = 0..40`.
    fn earlier(&mut self, year: &str, value: &str) {
        let year = year.parse().ok();
        let at = self.earlier.iter().position(|draft| draft.year == year).unwrap_or(self.earlier.len());
        if at == self.earlier.len() {
            self.earlier.push(zeros(&self.draft, year));
        }
        match value.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("clauses", range)) => self.earlier[at].prose.get_or_insert_default().clauses = numbers(range),
            _ => set_beside(&mut self.earlier[at], value),
        }
    }

    /// `child NAME: none`, `child NAME: CELL = printed`, `child NAME: year = 2023`, `child NAME: clauses = 0..40`.
    fn child(&mut self, name: &str, is_area: bool, value: &str) {
        let at = self.children.iter().position(|(known, ..)| known == name).unwrap_or(self.children.len());
        if at == self.children.len() {
            let draft = (value != "none").then(|| zeros(&self.draft, self.draft.year));
            self.children.push((name.to_owned(), draft, is_area));
        }
        let Some(draft) = &mut self.children[at].1 else { return };
        match value.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("year", year)) => draft.year = year.parse().ok(),
            Some(("clauses", range)) => draft.prose.get_or_insert_default().clauses = numbers(range),
            _ => set_beside(draft, value),
        }
    }

    fn set(&mut self, id: CellId, printed: &str) {
        assert!(self.draft.form().form().has_cell(id, self.draft.is_undivided()), "{id} is not on the form");
        self.draft.set_at(id, cell_of(printed), HERE);
    }

    fn fact(&mut self, key: &str, value: &str) {
        match key {
            "form" | "undivided" => {}
            _ if value.is_empty() => {}
            "year" => self.draft.year = value.parse().ok(),
            "text" => {
                let first = u32::try_from(self.draft.claims.len()).unwrap();
                let claims = ogi_documents::claims::recognise(value, 0, first, self.draft.year);
                self.draft.claims.extend(claims);
            }
            "last year" => self.last().year = value.parse().ok(),
            "last organ" => self.last().organ = Some(value.to_owned()),
            "last form" => {
                let mut last = zeros(&Draft::new(FormId::from_name(value).expect("a form")), None);
                last.year = self.draft.year.map(|year| year - 1);
                self.last = Some(last);
            }
            "last" => set_beside(self.last(), value),
            "last clauses" => self.last().prose.get_or_insert_default().clauses = numbers(value),
            "clauses" => self.prose().clauses = numbers(value),
            "organ" => self.organ = Some(serde_json::from_str(value).expect("an organ")),
            "published" => self.published = Some(Date::try_from(value.to_owned()).unwrap()),
            "complete" => self.complete = value == "yes",
            "mentions" => value.split_whitespace().for_each(|name| self.prose().mentions.insert(mention(name))),
            "years" => {
                for year in value.split_whitespace().map(|year| year.parse().unwrap()) {
                    let years = &mut self.prose().years;
                    match years.iter_mut().find(|(known, _)| *known == year) {
                        Some((_, times)) => *times += 1,
                        None => years.push((year, 1)),
                    }
                }
            }
            "announced" => self.prose().announced = value.parse().ok().map(|value| Stated { value, span: HERE }),
            "template" => self.prose().template.push(Stated { value: value.into(), span: HERE }),
            "lost" => self.prose().lost.push(Stated { value: value.into(), span: HERE }),
            "host" => self.prose().hosts.push(Stated { value: value.into(), span: HERE }),
            "signature" => self.prose().signature = Some(Stated { value: value.into(), span: HERE }),
            "title organ" => self.draft.organ = Some(value.to_owned()),
            "length introduction" => self.prose().introduction = value.parse().unwrap(),
            "length overview" => self.prose().lengths.push((SectionId::Overview, value.parse().unwrap())),
            "length other_matters" => self.prose().lengths.push((SectionId::OtherMatters, value.parse().unwrap())),
            "length problems" => self.prose().lengths.push((SectionId::Problems, value.parse().unwrap())),
            _ if key.starts_with("earlier ") => self.earlier(&key["earlier ".len()..], value),
            _ if key.starts_with("child ") => self.child(&key["child ".len()..], false, value),
            _ if key.starts_with("area ") => self.child(&key["area ".len()..], true, value),
            "title" => self.outline.title = Some(Stated { value: value.into(), span: HERE }),
            "title year" => self.outline.title_year = value.parse().ok().map(|value| Stated { value, span: HERE }),
            "period" => {
                let date = |text: &str| Date::try_from(text.trim().to_owned()).unwrap();
                let (from, to) = value.split_once("..").unwrap();
                self.outline.period = Some(Stated { value: Period { from: date(from), to: date(to) }, span: HERE });
            }
            "without part" => {
                let id = section(value);
                self.without_heading(id);
                self.outline.tables.retain(|known| *known != id);
                self.outline.traces.retain(|known| *known != id);
            }
            "only headings" => {
                let kept: Vec<SectionId> = value.split_whitespace().map(section).collect();
                self.outline.sections.retain(|fact| kept.contains(&fact.id));
            }
            "without heading" => self.without_heading(section(value)),
            "without table" => self.outline.tables.retain(|known| *known != section(value)),
            "order" => {
                let order: Vec<SectionId> = value.split_whitespace().map(section).collect();
                self.outline.sections.sort_by_key(|fact| order.iter().position(|id| *id == fact.id));
            }
            "ordinal" => {
                let (id, ordinal) = value.split_once('=').unwrap();
                self.heading(section(id.trim())).ordinal = ordinal.trim().parse().ok();
            }
            "heading" => {
                let (id, printed) = value.split_once('=').unwrap();
                self.heading(section(id.trim())).printed = printed.trim().into();
            }
            "label" => {
                let (expected, printed) = value.split_once('=').unwrap();
                let row = Row::ALL.iter().find(|row| row.label(Language::Zh) == expected.trim()).expect("a row");
                let expected = row.label(Language::Zh);
                self.outline.labels.push(LabelFact { expected, printed: printed.trim().into(), span: HERE });
            }
            "row" => {
                let (path, counts) = value.split_once('=').unwrap();
                let (found, expected) = counts.split_once("of").unwrap();
                let count = |text: &str| text.trim().parse().unwrap();
                let row = Row::from_path(path.trim());
                self.outline.rows.push(RowFact { row, found: count(found), expected: count(expected), span: HERE });
            }
            "cites" => self.outline.citations.push(Stated { value: value.into(), span: HERE }),
            _ => self.beside(key, value),
        }
    }

    /// What is known of days and words, and what a place has set.
    fn beside(&mut self, key: &str, value: &str) {
        match key {
            "submitted" => self.submitted = Some(Date::try_from(value.to_owned()).unwrap()),
            "local publish" => self.local.publish_by = Some(month_and_day(value)),
            "local submit" => self.local.submit_by = Some(month_and_day(value)),
            "local overview" => self.local.overview_limit = value.parse().ok(),
            "local repetition" => self.local.repetition_limit = value.parse().ok(),
            "signed" => self.prose().signed = Some(day(value)),
            "page date" => self.prose().page_date = Some(day(value)),
            "latest" => self.prose().latest = Some(day(value)),
            "impossible" => self.prose().impossible.push(Stated { value: value.into(), span: HERE }),
            "lapsed" => self.prose().lapsed.push(Stated { value: value.into(), span: HERE }),
            "misnamed" => self.prose().misnamed.push(Stated { value: value.into(), span: HERE }),
            "other organ" => self.prose().others.push(Stated { value: value.into(), span: HERE }),
            "says year" => {
                let (year, printed) = value.split_once(' ').unwrap();
                let value = (year.parse().unwrap(), printed.into());
                self.prose().said_years.push(Stated { value, span: HERE });
            }
            "repeated" => self.prose().repeated = Some(Stated { value: value.into(), span: HERE }),
            "problem clauses" => self.prose().problem_clauses = numbers(value),
            "last problem clauses" => self.last().prose.get_or_insert_default().problem_clauses = numbers(value),
            _ => panic!("not understood: {key}"),
        }
    }

    fn without_heading(&mut self, id: SectionId) {
        self.outline.sections.retain(|fact| fact.id != id);
    }

    fn heading(&mut self, id: SectionId) -> &mut SectionFact {
        self.outline.sections.iter_mut().find(|fact| fact.id == id).unwrap()
    }

    /// What one rule alone says of the report, and how grave it is.
    pub(super) fn outcome(mut self, rule: &Rule) -> (Outcome, Option<Severity>) {
        self.draft.outline = Some(self.outline);
        let children: Vec<Child<'_>> = (self.children.iter())
            .map(|(name, draft, is_area)| Child { name, draft: draft.as_ref(), is_area: *is_area })
            .collect();
        let earlier: Vec<&Draft> = self.earlier.iter().collect();
        let case = Case {
            last_year: self.last.as_ref(),
            earlier: &earlier,
            organ: self.organ.as_ref(),
            published: self.published,
            submitted: self.submitted,
            children: &children,
            complete: self.complete,
            ..Case::new(&self.draft)
        };
        let mut alone = Profile::default();
        alone.local = self.local;
        all().filter(|other| other.code != rule.code).for_each(|other| alone.switch_off(other.code));
        let checked = check(&case, &alone);
        for finding in &checked.findings {
            for language in [Language::Zh, Language::En] {
                let text = finding.text(self.draft.form(), language);
                assert!(!text.contains(['{', '}']), "{}: a name without an argument: {text}", rule.code);
            }
            let named = |name: &str| finding.message.zh.contains(&format!("{{{name}}}"));
            let number = |arg: &Arg| matches!(arg, Arg::Number(_) | Arg::Sum(_));
            let numbers = finding.args.iter().any(|(name, arg)| number(arg) && named(name));
            let linear = finding.rule.linear.is_some();
            assert!(!linear || finding.verdict != Verdict::Broken || numbers, "{} says no number", rule.code);
        }
        let mut prints: Vec<u64> = checked.findings.iter().map(ogi_core::Finding::fingerprint).collect();
        prints.sort_unstable();
        assert!(prints.windows(2).all(|pair| pair[0] != pair[1]), "{}: two findings cannot be told apart", rule.code);
        let Summary { holds, broken, undecided, not_applicable } = checked.summary;
        let outcome = match (broken, undecided, holds) {
            (1.., ..) => Outcome::Fires,
            (0, 1.., _) => Outcome::Undecided,
            (0, 0, 1..) => Outcome::Holds,
            (0, 0, 0) => {
                assert!(not_applicable > 0, "{} says nothing at all", rule.code);
                Outcome::NotApplicable
            }
        };
        (outcome, checked.worst())
    }
}

fn section(name: &str) -> SectionId {
    match name {
        "overview" => SectionId::Overview,
        "proactive" => SectionId::Proactive,
        "requests" => SectionId::Requests,
        "remedies" => SectionId::Remedies,
        "problems" => SectionId::Problems,
        "other_matters" => SectionId::OtherMatters,
        _ => panic!("no part is called {name}"),
    }
}

//! From the toolkit's values to the records. Every struct is taken apart by name and every enum matched in full, so that
//! a new field or case stops the build here.

use ogi_report::Draft;
use ogi_report::profile::{Assessment, Standing};
use ogi_report::repair::{Count, Evidence, Proof, contradictions};
use ogi_report::{CellId, FormId, Language, Locations, Offsets, Spot};

use crate::records::{
    Cell, CellState, Change, Claim, ComputedTotal, Decision, Explanation, Finding, Location, Note, Reason, Repair, Repairs,
    Report, Rule, RunningTotal, Span, Summary, Suppressed, Term,
};

/// Counts and positions stay far below the limit: a document has at most some dozens of megabytes.
pub(crate) fn signed(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

pub(crate) fn long(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

pub(crate) fn report(source: &ogi_report::Report, options: &ogi_report::Options) -> Report {
    // The context is the caller's own.
    let ogi_report::Report { file, draft, text: _, locations: _, notes: _, context: _, checked, repairs: found, assessment } =
        source;
    // What it has to note stands among `all_notes`.
    let Assessment { profile, standings: _, decision, notes: _ } = assessment;
    let language = options.language;
    let offsets = source.offsets(options.spans);
    let title = draft.outline.as_ref().and_then(|outline| outline.title.as_ref());
    Report {
        file: file.clone(),
        form: draft.form(),
        year: draft.year.map(i32::from),
        organ: draft.organ.clone(),
        title: title.map(|title| title.value.to_string()),
        undivided: draft.is_undivided(),
        cells: draft.listed_cells().map(|id| cell(id, draft.cell(id))).collect(),
        claims: draft.claims.iter().map(|stated| claim(stated, &offsets)).collect(),
        findings: findings(source, &offsets, language),
        repairs: repairs(found, draft, options),
        summary: summarised(checked.summary),
        worst: source.worst(),
        decision: decision.as_ref().map(|made| decided(made, profile)),
        notes: source.all_notes().map(|said| note(said, language)).collect(),
    }
}

/// The findings of a report, in order.
pub(crate) fn findings(source: &ogi_report::Report, offsets: &Offsets, language: Language) -> Vec<Finding> {
    let ogi_report::Checked { findings, summary: _ } = &source.checked;
    let findings = findings.iter().enumerate();
    findings.map(|(at, found)| finding(found, source.assessment.standing(at), source, offsets, language)).collect()
}

fn decided(source: &ogi_report::Decision, profile: &ogi_report::Profile) -> Decision {
    let ogi_report::Decision { outcome, by } = source;
    Decision { outcome: *outcome, by: owned(by), profile: profile.name.as_deref().map(str::to_owned) }
}

pub(crate) fn cell(id: CellId, held: &ogi_report::Cell) -> Cell {
    use ogi_report::Cell as Held;
    let (state, unreadable) = match held {
        Held::Missing => (CellState::Missing, None),
        Held::Number(_) | Held::Noted { number: _, printed: _ } => (CellState::Number, None),
        Held::Blank => (CellState::Blank, None),
        Held::Placeholder(_) => (CellState::Placeholder, None),
        Held::Text(_) => (CellState::Text, None),
        Held::Unreadable(unreadable) => (CellState::Unreadable, Some(unreadable)),
    };
    let printed = held.printed().map(str::to_owned);
    let (readings, why) = match unreadable {
        Some(ogi_report::Unreadable { printed: _, readings, why }) => (readings.map(signed), why.map(code)),
        None => (None, None),
    };
    Cell { path: id.path().to_owned(), state, number: held.number(), printed, readings, why }
}

/// The stable code of a reason.
fn code(reason: ogi_report::Reason) -> String {
    reason.code().to_owned()
}

fn span(source: ogi_report::Span, offsets: &Offsets) -> Span {
    let ogi_report::Span { start, end } = offsets.convert(source);
    Span { start: signed(start), end: signed(end) }
}

fn claim(source: &ogi_report::Claim, offsets: &Offsets) -> Claim {
    let ogi_report::Claim {
        what,
        value,
        text,
        span: place,
        kind,
        unit,
        decimals,
        approximate,
        cumulative,
        only_published,
        scope,
        year,
        confidence,
        doubt,
        part_of,
        breakdown,
        exhaustive,
        about,
    } = source;
    Claim {
        what: what.path().to_owned(),
        value: *value,
        text: text.to_string(),
        span: span(*place, offsets),
        kind: *kind,
        unit: unit.map(|unit| unit.printed().to_owned()),
        decimals: i32::from(*decimals),
        approximate: *approximate,
        cumulative: *cumulative,
        only_published: *only_published,
        scope: *scope,
        year: year.map(i32::from),
        confidence: *confidence,
        doubt: doubt.map(code),
        part_of: part_of.map(signed),
        breakdown: i32::from(*breakdown),
        exhaustive: *exhaustive,
        about: about.map(signed),
    }
}

/// Where in a file of pages, tables or sheets a place of the text is.
fn location(place: Option<ogi_report::Span>, locations: &Locations) -> Option<Location> {
    let found = locations.at(place?.start)?;
    let ogi_report::Location { span: _, part, page, spot } = found;
    let (paragraph, line, table, row, column) = match *spot {
        Spot::Paragraph(number) => (Some(number), None, None, None, None),
        Spot::Line(number) => (None, Some(number), None, None, None),
        Spot::Cell { table, row, column } => (None, None, Some(table), Some(row), Some(column)),
        Spot::Address { row: _, column: _ } => (None, None, None, None, None),
    };
    Some(Location {
        part: Some(part.to_string()).filter(|part| !part.is_empty()),
        page: page.map(signed),
        paragraph: paragraph.map(signed),
        line: line.map(signed),
        table: table.map(signed),
        row: row.map(signed),
        column: column.map(signed),
        address: found.address(),
    })
}

fn term(source: ogi_report::Term, report: &ogi_report::Report, offsets: &Offsets) -> Term {
    let ogi_report::Term { cell: id, coefficient } = source;
    let draft = &report.draft;
    Term {
        cell: id.path().to_owned(),
        coefficient: coefficient.into(),
        held: cell(id, draft.cell(id)),
        span: draft.span(id).map(|place| span(place, offsets)),
        location: location(draft.span(id), &report.locations),
    }
}

pub(crate) fn finding(
    source: &ogi_report::Finding,
    standing: Option<&Standing>,
    report: &ogi_report::Report,
    offsets: &Offsets,
    language: Language,
) -> Finding {
    // The sentence is made of `message`, `args` and `subject`.
    let ogi_report::Finding {
        rule: declared,
        severity,
        verdict,
        terms,
        expected,
        actual,
        message: _,
        args: _,
        span: place,
        subject: _,
    } = source;
    let Standing { suppressed, known } = standing.cloned().unwrap_or_default();
    let Rule { code, title, severity: _, basis } = rule(declared, language);
    let draft = &report.draft;
    Finding {
        rule: code,
        title,
        severity: *severity,
        verdict: *verdict,
        terms: terms.iter().map(|part| term(*part, report, offsets)).collect(),
        expected: *expected,
        actual: *actual,
        difference: source.difference(),
        message: source.text(draft.form(), language),
        basis,
        span: place.map(|place| span(place, offsets)),
        location: location(*place, &report.locations),
        source: place.and_then(|place| report.source(place)).map(str::to_owned),
        fingerprint: format!("{:016x}", source.fingerprint()),
        suppressed: suppressed
            .map(|(reason, expires)| Suppressed { reason: reason.into(), expires: expires.map(|last| last.to_string()) }),
        known,
    }
}

pub(crate) fn repairs(source: &ogi_report::Repairs, draft: &Draft, options: &ogi_report::Options) -> Repairs {
    let ogi_report::Repairs { cost, proof, count, list } = source;
    let Counted { count, exact, proved, at_least } = counted(*count, *proof);
    let list = list.iter().map(|found| repair(found, draft, options)).collect();
    Repairs { list, cost: long(*cost), count, exact, proved, at_least }
}

/// How a search for repairs came out.
pub(crate) struct Counted {
    pub(crate) count: i64,
    pub(crate) exact: bool,
    pub(crate) proved: bool,
    pub(crate) at_least: Option<i64>,
}

pub(crate) fn counted(count: Count, proof: Proof) -> Counted {
    let (count, exact) = match count {
        Count::Exactly(count) => (count, true),
        Count::AtLeast(count) => (count, false),
    };
    let (proved, at_least) = match proof {
        Proof::Proved => (true, None),
        Proof::NotProved { at_least } => (false, Some(long(at_least))),
        Proof::Impossible => (false, None),
    };
    Counted { count: i64::try_from(count).unwrap_or(i64::MAX), exact, proved, at_least }
}

fn repair(source: &ogi_report::Repair, draft: &Draft, options: &ogi_report::Options) -> Repair {
    let ogi_report::Repair { changes, unique, diagnosis, score } = source;
    let language = options.language;
    let proofs = contradictions(draft, source, &options.repairs);
    let changes = changes.iter().map(|changed| {
        let proof = proofs.iter().find(|proof| proof.cell == changed.cell);
        change(changed, draft.form(), proof.map(|proof| proof.text(draft, source, language)), language)
    });
    let diagnosis = reasons(diagnosis, draft.form(), language);
    Repair { changes: changes.collect(), unique: *unique, diagnosis, score: *score }
}

pub(crate) fn change(source: &ogi_report::Change, form: FormId, certificate: Option<String>, language: Language) -> Change {
    let ogi_report::Change { cell, from, to, low, high, evidence } = source;
    Change {
        cell: cell.path().to_owned(),
        from: *from,
        to: *to,
        low: *low,
        high: *high,
        reason: source.reason(form, language),
        evidence: reasons(evidence, form, language),
        certificate,
    }
}

pub(crate) fn reasons(source: &[Evidence], form: FormId, language: Language) -> Vec<Reason> {
    let reason = |evidence: &Evidence| Reason {
        code: evidence.code.to_owned(),
        weight: evidence.weight,
        message: evidence.text(form, language),
    };
    source.iter().map(reason).collect()
}

pub(crate) fn note(source: &ogi_report::Note, language: Language) -> Note {
    Note { code: source.code.to_owned(), message: source.message(language).to_owned() }
}

pub(crate) fn summarised(source: ogi_report::Summary) -> Summary {
    let ogi_report::Summary { holds, broken, undecided, not_applicable } = source;
    Summary {
        holds: signed(holds),
        broken: signed(broken),
        undecided: signed(undecided),
        not_applicable: signed(not_applicable),
    }
}

pub(crate) fn total(source: ogi_report::ComputedTotal) -> ComputedTotal {
    let ogi_report::ComputedTotal { cell: id, computed, declared } = source;
    ComputedTotal { cell: id.path().to_owned(), computed, declared }
}

pub(crate) fn running(source: ogi_report::RunningTotal) -> RunningTotal {
    let ogi_report::RunningTotal { cell, sum, known, open } = source;
    let count = |parts: usize| i32::try_from(parts).unwrap_or(i32::MAX);
    RunningTotal { cell: cell.path().to_owned(), sum, known: count(known), open: count(open) }
}

pub(crate) fn rule(source: &ogi_report::Rule, language: Language) -> Rule {
    // How a rule is checked is data for programs: see `catalogue_json`.
    let ogi_report::Rule { code, title, severity, basis, check: _ } = source;
    Rule {
        code: (*code).to_owned(),
        title: title.get(language).to_owned(),
        severity: *severity,
        basis: basis.iter().map(|basis| basis.0.get(language).to_owned()).collect(),
    }
}

pub(crate) fn explanation(source: ogi_report::Explanation) -> Explanation {
    let ogi_report::Explanation { code, title, severity, basis, formula, prose } = source;
    Explanation {
        code: code.to_owned(),
        title: title.to_owned(),
        severity: severity.to_owned(),
        basis: owned(&basis),
        formula,
        prose,
    }
}

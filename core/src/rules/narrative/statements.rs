//! Statements that amount to a number: none received, no reconsideration, all answered, all upheld.

use super::considered;
use crate::check::claim_index::Class;
use crate::check::measure::{self, Reading};
use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::claim::{Claim, Confidence, Scope, Topic};
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, Place, Remedy, Row, Ruling};
use crate::number::Number;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "narrative"

    /// 未收到申请 although the table has applications.
    NONE_RECEIVED "none-received" {
        zh: "称未收到申请的，表中新收应为0", en: "where the text says that none was received, the table has none",
        severity: Error,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        shape: Denial { of: |topic| topic == Topic::RECEIVED, figure: |case, _| measure::row(case.draft, Row::Received) },
    }
    /// The applications table is all zero although the text counts applications.
    ZERO_TABLE "zero-table" {
        zh: "正文表述有申请的，申请办理表不应全部为0", en: "where the text counts applications, the table is not all zero",
        severity: Error,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: zero_table,
    }
    /// 未发生复议、诉讼 although the table has cases.
    NO_REMEDIES "no-remedies" {
        zh: "称没有复议、诉讼的，表中应为0", en: "where the text says that there was no reconsideration or suit, the table has none",
        severity: Error,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        shape: Denial { of: is_remedy, figure: |case, topic| remedy_figure(case, topic, Ruling::Total) },
    }
    /// 均获维持 although cases are pending or were corrected.
    ALL_UPHELD "all-upheld" {
        zh: "称复议、诉讼均维持的，表中应没有其他结果和未审结", en: "where the text says that all were upheld, none is pending, corrected or otherwise ended",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        shape: Ruled { class: Class::AllUpheld, excluded: &[Ruling::Corrected, Ruling::Other, Ruling::Pending] },
    }
    /// 无败诉、未被纠错 although some were corrected.
    NONE_CORRECTED "none-corrected" {
        zh: "称没有被纠错、败诉的，表中结果纠正应为0", en: "where the text says that none was lost, none was corrected",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        shape: Ruled { class: Class::NoneCorrected, excluded: &[Ruling::Corrected] },
    }
    /// 全部办结 although some are carried forward.
    ALL_ANSWERED "all-answered" {
        zh: "称全部办结的，不应有结转下年度", en: "where the text says that all were finished, none is carried forward",
        severity: Notice,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: all_answered,
    }
}

/// The statements of one class that are about the report's own year.
fn statements<'a>(
    case: &Case<'a>,
    sink: &Sink<'_>,
    class: Class,
    wanted: fn(Topic) -> bool,
) -> impl Iterator<Item = &'a Claim> + Clone + use<'a> {
    let year = case.draft.year;
    let of_class = sink.claims.pick(considered(case), &[class]).map(|(_, claim)| claim);
    of_class.filter(move |claim| wanted(claim.what) && claim.speaks_of(year))
}

/// Whether it is open whose statement it is.
fn is_unclear(claim: &Claim) -> bool {
    claim.confidence == Confidence::Unclear || claim.scope == Scope::Others
}

/// How grave a contradiction may be: an error only where nobody else can be meant.
fn gravity(case: &Case<'_>, claim: &Claim) -> Severity {
    let names_organ = case.draft.organ.as_deref().is_some_and(|organ| !organ.is_empty() && claim.text.contains(organ));
    if claim.confidence.is_certain() || claim.scope == Scope::Own || names_organ { Severity::Error } else { Severity::Warning }
}

/// Judges statements that there was none against a figure of the tables; whether there were any.
pub(super) fn none(
    rule: &'static Rule,
    case: &Case<'_>,
    sink: &mut Sink<'_>,
    wanted: fn(Topic) -> bool,
    figure: impl Fn(Topic) -> Reading,
) -> bool {
    let mut applies = false;
    for claim in statements(case, sink, Class::None, wanted) {
        applies = true;
        if is_unclear(claim) {
            sink.count(Verdict::Undecided);
            continue;
        }
        let table = figure(claim.what);
        let severity = match table {
            Reading::Known { value: Number::ZERO, .. } => {
                sink.count(Verdict::Holds);
                continue;
            }
            Reading::Known { empty_as_zero, .. } if empty_as_zero => Severity::Warning,
            Reading::Known { .. } => gravity(case, claim),
            Reading::Unknown => Severity::Error,
        };
        // That the office itself had none leaves room for the rest of what the table counts.
        if table.value().is_some() && claim.scope == Scope::Own && super::is_of_other_scope(case, claim) {
            sink.count(Verdict::Undecided);
            continue;
        }
        let verdict = if table.value().is_some() { Verdict::Broken } else { Verdict::Undecided };
        let message = if verdict == Verdict::Broken {
            say!(
                "正文表述为没有（{quote}），表中{topic}填报{expected}件；请核实哪一处有误",
                "the text says there was none ({quote}), but the table has {expected} for {topic}; find out which is wrong"
            )
        } else {
            say!(
                "正文表述为没有（{quote}），表中{topic}未填或者未能识别，无法核对",
                "the text says there was none ({quote}); the cells of {topic} are empty or were not read, so it cannot be checked"
            )
        };
        let finding = super::about_claim(rule, case, claim, verdict, message).held(table.value(), Some(Number::ZERO));
        sink.report(finding.at_most(severity));
    }
    applies
}

const fn groups(topic: Topic) -> Option<&'static [Remedy]> {
    match topic {
        Topic::Disputes(Ruling::Total) => Some(Remedy::ALL),
        Topic::Litigation(Ruling::Total) => Some(&measure::SUITS),
        _ => None,
    }
}

fn is_remedy(topic: Topic) -> bool {
    groups(topic).is_some() || matches!(topic.cell().map(CellId::place), Some(Place::Remedy(_, Ruling::Total)))
}

fn remedy_figure(case: &Case<'_>, topic: Topic, ruling: Ruling) -> Reading {
    match (groups(topic), topic.cell().map(CellId::place)) {
        (Some(groups), _) => measure::remedies(case.draft, groups, ruling),
        (None, Some(Place::Remedy(group, _))) => measure::remedy(case.draft, group, ruling),
        _ => Reading::Unknown,
    }
}

pub(crate) fn zero_table(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    let counting = [Class::Received, Class::Answered, Class::Carried, Class::Outcomes];
    let counted = sink.claims.pick(considered(case), &counting).map(|(_, claim)| claim);
    let mut positive = counted.filter(|claim| {
        claim.what != Topic::BROUGHT_FORWARD
            && claim.value.is_some_and(|value| value > Number::ZERO)
            && (claim.is_comparable(draft.year) || claim.is_vague(draft.year))
    });
    let exact = positive.clone().find(|claim| !claim.is_vague(draft.year));
    let Some(claim) = exact.or_else(|| positive.next()) else { return sink.count(Verdict::NotApplicable) };
    let cells = || draft.form().form().cells(draft.is_undivided()).filter(|id| matches!(id.place(), Place::Request(..)));
    if cells().any(|id| draft.number(id).is_some_and(|value| value != Number::ZERO)) {
        return sink.count(Verdict::Holds);
    }
    if exact.is_none() || super::is_of_other_scope(case, claim) || cells().any(|id| draft.number(id).is_none()) {
        return sink.count(Verdict::Undecided);
    }
    let mut denials = statements(case, sink, Class::None, |topic| topic == Topic::RECEIVED);
    let denied = denials.any(|denial| !is_unclear(denial));
    let severity = if denied || claim.scope == Scope::Whole { Severity::Warning } else { gravity(case, claim) };
    let message = say!(
        "申请办理表全部为0，正文表述为{quote}；请核实是否漏填",
        "every figure of the applications table is 0, but the text states {quote}; see whether the table was left unfilled"
    );
    let finding = Finding::new(rule, Verdict::Broken, message).quoting(claim).concerning(measure::cells(draft, claim.what));
    sink.report(finding.held(claim.value, Some(Number::ZERO)).at_most(severity));
}

pub(crate) fn all_answered(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut statements = statements(case, sink, Class::AllAnswered, |_| true);
    let sure = statements.clone().find(|claim| claim.confidence.is_certain());
    let Some(claim) = sure.or_else(|| statements.next()) else { return sink.count(Verdict::NotApplicable) };
    let carried = measure::row(case.draft, Row::CarriedForward);
    let Some(value) = carried.value().filter(|_| !is_unclear(claim)) else { return sink.count(Verdict::Undecided) };
    if value == Number::ZERO {
        return sink.count(Verdict::Holds);
    }
    // The text says itself what goes on: 均依法答复，结转3件.
    let says = |claim: &Claim| {
        let open = matches!(claim.what, Topic::CARRIED_FORWARD | Topic::Unanswered);
        open && claim.speaks_of(case.draft.year) && claim.value.is_some_and(|value| value > Number::ZERO)
    };
    if super::is_of_other_scope(case, claim) || considered(case).iter().any(says) {
        return sink.count(Verdict::Undecided);
    }
    // Answered in time may mean those that were due; 收到9件，均已按期答复 speaks of the nine.
    let counted = sink.claims.pick(considered(case), &[Class::Received, Class::Answered]).map(|(_, counted)| counted);
    let of_count =
        counted.into_iter().any(|counted| counted.is_comparable(case.draft.year) && counted.span.end <= claim.span.start);
    if sure.is_none() && !of_count {
        return sink.count(Verdict::Undecided);
    }
    let severity = if sure.is_some() { Severity::Error } else { Severity::Info };
    let message = say!(
        "正文表述为全部办结（{quote}），表中结转下年度{carried}件；请核实",
        "the text says that all were finished ({quote}), but the table carries {carried} forward"
    );
    let finding = Finding::new(rule, Verdict::Broken, message)
        .quoting(claim)
        .arg("carried", Arg::Number(value))
        .concerning([CellId::request(Row::CarriedForward, Column::Total)]);
    sink.report(finding.held(None, Some(value)).at_most(severity));
}

/// There was none (没有), against a figure of the table.
#[derive(Debug)]
struct Denial {
    /// Of what.
    of: fn(Topic) -> bool,
    figure: fn(&Case<'_>, Topic) -> Reading,
}

impl Shape for Denial {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        if !none(rule, case, sink, self.of, |topic| (self.figure)(case, topic)) {
            sink.count(Verdict::NotApplicable);
        }
    }
}

/// Rulings that there were none of (均获维持、无败诉).
#[derive(Debug)]
struct Ruled {
    class: Class,
    /// What the table must have none of.
    excluded: &'static [Ruling],
}

impl Shape for Ruled {
    /// Judges a statement that excludes some rulings.
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let (class, excluded) = (self.class, self.excluded);
        let mut applies = false;
        for claim in statements(case, sink, class, is_remedy) {
            applies = true;
            if is_unclear(claim) {
                sink.count(Verdict::Undecided);
                continue;
            }
            let figures: Vec<Reading> = excluded.iter().map(|ruling| remedy_figure(case, claim.what, *ruling)).collect();
            if figures.iter().all(|figure| figure.value() == Some(Number::ZERO)) {
                sink.count(Verdict::Holds);
                continue;
            }
            let Some(worst) = figures.iter().position(|figure| figure.value().is_some_and(|value| value > Number::ZERO)) else {
                sink.count(Verdict::Undecided);
                continue;
            };
            let message = say!(
                "正文表述为{quote}，表中{rulings}合计{count}件；请核实",
                "the text says {quote}, but the table has {count} cases that were {rulings}"
            );
            let sum = figures.iter().filter_map(|figure| figure.value()).try_fold(Number::ZERO, Number::plus);
            let names = if class == Class::NoneCorrected {
                crate::Bilingual { zh: "“结果纠正”", en: "corrected" }
            } else {
                crate::Bilingual { zh: "“维持”以外的结果或“尚未审结”", en: "pending or not upheld" }
            };
            let topic = excluded.get(worst).copied().unwrap_or(Ruling::Pending);
            let concerned =
                excluded.iter().flat_map(|ruling| match (groups(claim.what), claim.what.cell().map(CellId::place)) {
                    (Some(groups), _) => groups.iter().map(|group| CellId::remedy(*group, *ruling)).collect::<Vec<_>>(),
                    (None, Some(Place::Remedy(group, _))) => vec![CellId::remedy(group, *ruling)],
                    _ => Vec::new(),
                });
            let concerned = concerned.filter(|cell| case.draft.number(*cell).is_some_and(|value| value > Number::ZERO));
            let mut finding = Finding::new(rule, Verdict::Broken, message)
                .arg("quote", Arg::Text(claim.text.clone()))
                .arg("rulings", Arg::Words(names))
                .concerning(concerned)
                .at(Some(claim.span))
                .about(topic.path());
            if let Some(sum) = sum {
                finding = finding.arg("count", Arg::Number(sum));
            }
            finding.actual = sum;
            sink.report(finding);
        }
        if !applies {
            sink.count(Verdict::NotApplicable);
        }
    }
}

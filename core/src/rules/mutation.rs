//! Breaks each formula as data and demands that an example of the rule notices: a term dropped, counted twice or put on
//! the other side, a difference of one forgiven. `cargo xtask mutate` does the same to the code of the other rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{identities, rules};
use crate::cell::{Cell, Unreadable};
use crate::check::verdict;
use crate::form::{CellId, Column, FormId, Place, Remedy, Row, Ruling};
use crate::number::Number;
use crate::rule::{Identity, Linear, Rule};
use crate::severity::Verdict;

/// An example of a rule's page, as far as figures go.
struct Example {
    outcome: String,
    form: FormId,
    undivided: bool,
    cells: BTreeMap<CellId, Cell>,
}

fn cell(printed: &str) -> Cell {
    match printed {
        "(blank)" => Cell::Blank,
        "(missing)" => Cell::Missing,
        "(unreadable)" => Cell::Unreadable(Unreadable { printed: "?".into(), readings: Some(2), why: None }),
        printed => Cell::from_printed(printed),
    }
}

fn line_of(path: &str) -> Vec<CellId> {
    if let Some(row) = Row::from_path(path) {
        return Column::ALL.iter().map(|column| CellId::request(row, *column)).collect();
    }
    Remedy::from_path(path)
        .map_or_else(Vec::new, |group| Ruling::ALL.iter().map(|ruling| CellId::remedy(group, *ruling)).collect())
}

fn examples(rule: &Rule) -> Vec<Example> {
    let prose = rule.prose().expect("every rule has prose");
    let fences = prose.split("```ogi ").skip(1).map(|rest| rest.split_once("\n```").expect("a fence ends").0);
    fences
        .map(|fence| {
            let mut lines = fence.lines();
            let outcome = lines.next().expect("a mark").to_owned();
            let lines: Vec<&str> = lines.collect();
            let fact = |key: &str| lines.iter().find_map(|line| line.strip_prefix(key)).map(str::trim);
            let mut example = Example {
                outcome,
                form: fact("form:").map_or(FormId::Official2021, |name| FormId::from_name(name).expect("a form")),
                undivided: fact("undivided:") == Some("yes"),
                cells: BTreeMap::new(),
            };
            for (path, values) in lines.iter().filter_map(|line| line.split_once(" = ")) {
                let values: Vec<&str> = values.split_whitespace().collect();
                let line = line_of(path);
                let cells =
                    if line.len() == values.len() { line } else { vec![CellId::from_path(path).expect("a cell or line")] };
                example.cells.extend(cells.into_iter().zip(values.into_iter().map(cell)));
            }
            example
        })
        .collect()
}

/// One term of a formula, by its side and the column, row or ruling that it is.
type Term = (bool, &'static str);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mutation {
    None,
    Drop(Term),
    Double(Term),
    Move(Term),
    Forgive,
}

fn term(rule: &Rule, cell: CellId) -> &'static str {
    match (&rule.linear, cell.place()) {
        (Some(Linear::EachRow(_)), Place::Request(_, column)) => column.path(),
        (Some(Linear::EachColumn(_)), Place::Request(row, _)) => row.path(),
        (Some(Linear::EachRemedy(_)), Place::Remedy(_, ruling)) => ruling.path(),
        _ => panic!("{} is not linear in {cell}", rule.code),
    }
}

/// The identity with a mutated formula.
fn mutated(identity: &Identity, mutation: Mutation) -> Identity {
    let mut sides: [Vec<CellId>; 2] = [Vec::new(), Vec::new()];
    for (is_stated, cells) in [(false, identity.computed().collect::<Vec<_>>()), (true, identity.stated().collect())] {
        for cell in cells {
            let own = (is_stated, term(identity.rule, cell));
            let (side, times) = match mutation {
                Mutation::Drop(wanted) if wanted == own => continue,
                Mutation::Double(wanted) if wanted == own => (is_stated, 2),
                Mutation::Move(wanted) if wanted == own => (!is_stated, 1),
                _ => (is_stated, 1),
            };
            sides[usize::from(side)].extend(std::iter::repeat_n(cell, times));
        }
    }
    Identity::new(identity.rule, identity.item, &sides[0], &sides[1])
}

/// What the rule with a mutated formula says of an example.
fn outcome(rule: &'static Rule, example: &Example, mutation: Mutation) -> &'static str {
    let value = |cell: CellId| example.cells.get(&cell).cloned().unwrap_or(Cell::Number(Number::ZERO));
    let sum = |cells: &mut dyn Iterator<Item = CellId>| -> Option<i64> {
        cells.map(|cell| value(cell).number().and_then(Number::as_integer)).sum()
    };
    let judged = identities(example.form, example.undivided).iter().filter(|identity| std::ptr::eq(identity.rule, rule));
    let verdicts: BTreeSet<&str> = judged
        .map(|identity| {
            let identity = mutated(identity, mutation);
            let off = sum(&mut identity.computed()).zip(sum(&mut identity.stated())).map(|(one, other)| one - other);
            let forgiven = mutation == Mutation::Forgive && off.is_some_and(|off| off.abs() == 1);
            match verdict(&identity, value) {
                Verdict::Broken if !forgiven => "fires",
                Verdict::Undecided => "undecided",
                _ => "holds",
            }
        })
        .collect();
    ["fires", "undecided", "holds"].into_iter().find(|wanted| verdicts.contains(wanted)).expect("instances of the rule")
}

#[test]
fn a_broken_formula_is_noticed_by_an_example() {
    let mut missed = Vec::new();
    let mut count = 0;
    for rule in rules().filter(|rule| rule.linear.is_some()) {
        let examples = examples(rule);
        for example in &examples {
            assert_eq!(outcome(rule, example, Mutation::None), example.outcome, "{}: {:?}", rule.code, example.cells);
        }
        let forms = [(FormId::Official2021, false), (FormId::Official2021, true), (FormId::Trial2019, false)];
        let of_rule = forms.iter().flat_map(|(form, undivided)| identities(*form, *undivided));
        let of_rule: Vec<&Identity> = of_rule.filter(|identity| std::ptr::eq(identity.rule, rule)).collect();
        let computed = of_rule.iter().flat_map(|identity| identity.computed().map(|cell| (false, term(rule, cell))));
        let stated = of_rule.iter().flat_map(|identity| identity.stated().map(|cell| (true, term(rule, cell))));
        let terms: BTreeSet<Term> = computed.chain(stated).collect();
        let mutations = terms.iter().flat_map(|term| [Mutation::Drop(*term), Mutation::Double(*term), Mutation::Move(*term)]);
        for mutation in mutations.chain([Mutation::Forgive]) {
            count += 1;
            if !examples.iter().any(|example| outcome(rule, example, mutation) != example.outcome) {
                missed.push(format!("{} {mutation:?}", rule.code));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {count} mutations go unnoticed:\n{}", missed.len(), missed.join("\n"));
    assert!(count > 100, "only {count} mutations were tried");
}

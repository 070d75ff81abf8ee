//! What speaks for or against a change (佐证).

use super::Change;
use super::evidence_context::EvidenceContext;
use super::slips::slip;
use crate::check::{say, verdict};
use crate::finding::Arg;
use crate::form::{CellId, Column, FormId, Place, Row};
use crate::language::{Bilingual, Language};
use crate::number::Number;
use crate::render;
use crate::rule::{Identity, Item};
use crate::severity::Verdict;

/// A reason for a change or a repair, with its weight in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Stable name, such as `claim` or `transposed`.
    pub code: &'static str,
    /// What it adds to the score of a repair; negative where it speaks against.
    pub weight: i64,
    message: &'static Bilingual,
    args: Vec<(&'static str, Arg)>,
}

impl Evidence {
    pub(super) const fn new(
        code: &'static str,
        weight: i64,
        message: &'static Bilingual,
        args: Vec<(&'static str, Arg)>,
    ) -> Self {
        Self { code, weight, message, args }
    }

    /// The reason as a clause for people.
    pub fn text(&self, form: FormId, language: Language) -> String {
        render::sentence(self.message, &self.args, form, language)
    }
}

/// Everything that speaks for or against one change of a set.
pub(super) fn of_change(scene: &EvidenceContext<'_>, changes: &[Change], change: &Change) -> Vec<Evidence> {
    let mut list = vec![from_identity(scene, changes, change)];
    list.extend(choice(change));
    list.extend(claims(scene, changes, change));
    list.extend(last_year(scene, change));
    if let Some(from) = change.from {
        list.extend(slip(from, change.to).map(|(code, weight, message)| Evidence::new(code, weight, message, Vec::new())));
        list.extend(of_total(scene, changes, change, from));
        let stands = !from.is_negative() && (from.is_whole() || change.cell.is_money());
        if !stands {
            let message = say!("件数不能为负数或小数", "a count is neither negative nor a fraction");
            list.push(Evidence::new("cannot-stand", 0, message, Vec::new()));
        } else if change.to == Number::ZERO && !is_total(change.cell) {
            list.push(Evidence::new("erases", -5, say!("但将使原填数字归零", "but this erases a stated figure"), Vec::new()));
        }
    }
    list
}

/// Whether the cell is a 总计 of some table.
pub(super) fn is_total(cell: CellId) -> bool {
    match cell.place() {
        Place::Request(row, column) => row == Row::OutcomesTotal || column == Column::Total,
        Place::Remedy(_, ruling) => ruling == crate::form::Ruling::Total,
        Place::Proactive(..) => false,
    }
}

/// The identity that asks for this figure, as a sum to add up.
fn from_identity(scene: &EvidenceContext<'_>, changes: &[Change], change: &Change) -> Evidence {
    let after = |cell: CellId| scene.after(changes, cell);
    let known = |identity: &&Identity| identity.set().iter().all(|cell| after(cell).is_some());
    let broken = |identity: &&Identity| verdict(identity, |cell| scene.draft().cell(cell).clone()) == Verdict::Broken;
    let about = || scene.identities.iter().filter(|identity| identity.set().contains(change.cell));
    let states = |identity: &&Identity| identity.stated().eq([change.cell]);
    let chosen = about()
        .filter(broken)
        .find(|identity| states(identity) && known(identity))
        .or_else(|| about().filter(broken).find(known))
        .or_else(|| about().filter(broken).find(states))
        // What ties reports to each other moves cells of identities that held before.
        .or_else(|| about().filter(|_| scene.linked).find(|identity| states(identity) && known(identity)))
        .or_else(|| about().filter(|_| scene.linked).find(known));
    let Some(identity) = chosen else {
        let message = say!("更正后各项勾稽关系全部成立", "with this every identity holds");
        return Evidence::new("identity", 0, message, Vec::new());
    };
    let item = match identity.item {
        Item::Row(row) => Arg::Row(row),
        Item::Column(column) => Arg::Column(column),
        Item::Remedy(group) => Arg::Remedy(group),
    };
    let message = match (identity.item, identity.stated().eq([change.cell])) {
        (Item::Row(_), true) => {
            say!("“{item}”一行各类申请人合计{to}（{parts}）", "in row {item} the applicant columns add up to {to} ({parts})")
        }
        (Item::Row(_), false) => {
            say!("“{item}”一行要与总计{whole}相符，此格应为{to}", "row {item} agrees with its total {whole} if this is {to}")
        }
        (Item::Column(_), true) => {
            say!("“{item}”一列各项办理结果合计{to}", "in column {item} the outcomes add up to {to}")
        }
        (Item::Column(_), false) => {
            say!("“{item}”一列的勾稽关系要求此格为{to}", "the identity of column {item} asks for {to} here")
        }
        (Item::Remedy(_), true) => say!("{item}各项合计{to}（{parts}）", "{item} adds up to {to} ({parts})"),
        (Item::Remedy(_), false) => {
            say!("{item}要与总计{whole}相符，此格应为{to}", "{item} agrees with its total {whole} if this is {to}")
        }
    };
    let sum = |cells: &mut dyn Iterator<Item = CellId>| Arg::Sum(cells.map(after).collect());
    let args = vec![
        ("item", item),
        ("to", Arg::Number(change.to)),
        ("parts", sum(&mut identity.computed())),
        ("whole", sum(&mut identity.stated())),
    ];
    Evidence::new("identity", 0, message, args)
}

/// Where cells that could not be read leave a choice.
fn choice(change: &Change) -> Option<Evidence> {
    if change.low == change.high {
        return None;
    }
    let low = Arg::Number(change.low.unwrap_or(change.to));
    let (message, high) = match change.high {
        Some(high) => (
            say!(
                "因有未能识别的单元格或其他分配方式，{low}至{high}均有可能",
                "cells that were not read, or another split, allow anything from {low} to {high}"
            ),
            high,
        ),
        None => (
            say!("因有未能识别的单元格，应不小于{low}", "cells that were not read allow anything from {low} upwards"),
            change.to,
        ),
    };
    Some(Evidence::new("choice", 0, message, vec![("low", low), ("high", Arg::Number(high))]))
}

/// Figures stated in the text about this cell, or about a group of cells that it belongs to.
fn claims(scene: &EvidenceContext<'_>, changes: &[Change], change: &Change) -> Vec<Evidence> {
    let mut list = Vec::new();
    let mut heard: Vec<&[CellId]> = Vec::new();
    for (_, cells) in scene.claims.iter().filter(|(_, cells)| cells.contains(&change.cell)) {
        if heard.contains(&cells.as_slice()) {
            continue;
        }
        heard.push(cells);
        let total =
            |value: &dyn Fn(CellId) -> Option<Number>| cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(value(*cell)?));
        let (before, after) = (total(&|cell| scene.draft().number(cell)), total(&|cell| scene.after(changes, cell)));
        let alike = || scene.claims.iter().filter(|(_, other)| other == cells).map(|(other, _)| other);
        let says = |sum: Option<Number>| alike().find(|other| sum.is_some() && other.value == sum);
        let args = |text: &str| vec![("text", Arg::Text(text.into()))];
        if let Some(said) = says(after) {
            list.push(Evidence::new("claim", 40, say!("与正文{text}相符", "agrees with {text} in the text"), args(&said.text)));
        } else if alike().count() > 1 && alike().try_fold(Number::ZERO, |sum, other| sum.plus(other.value?)) == after {
            let message = say!("与正文所列各数之和相符", "agrees with the sum of the figures stated in the text");
            list.push(Evidence::new("claim", 40, message, Vec::new()));
        } else if let Some(said) = says(before) {
            let message = say!("但原填数与正文{text}相符", "but the printed figure agrees with {text} in the text");
            list.push(Evidence::new("claim-against", -40, message, args(&said.text)));
        }
    }
    list
}

/// What last year's report says.
fn last_year(scene: &EvidenceContext<'_>, change: &Change) -> Vec<Evidence> {
    let Some(draft) = scene.case.before() else { return Vec::new() };
    let mut list = Vec::new();
    if let Place::Request(Row::BroughtForward, column) = change.cell.place() {
        if scene.linked {
            return list;
        }
        let forward = draft.number(CellId::request(Row::CarriedForward, column));
        if forward == Some(change.to) {
            let message = say!("与上年报告结转下年度的{to}相符", "agrees with the {to} carried forward in last year's report");
            list.push(Evidence::new("last-year", 30, message, vec![("to", Arg::Number(change.to))]));
        } else if forward.is_some() && forward == change.from {
            let message = say!(
                "但原填数与上年报告结转下年度相符",
                "but the printed figure agrees with what last year's report carried forward"
            );
            list.push(Evidence::new("last-year-against", -30, message, Vec::new()));
        }
        return list;
    }
    let figure = draft.number(change.cell).filter(|figure| *figure != Number::ZERO);
    if figure.is_some() && figure == change.from {
        let message = say!("原填数与上年报告同一格相同，疑为沿用", "the printed figure is last year's, as if carried over");
        list.push(Evidence::new("left-over", 10, message, Vec::new()));
    } else if figure == Some(change.to) {
        let message = say!("与上年报告同一格相同", "equals last year's figure in the same cell");
        list.push(Evidence::new("last-year", 5, message, Vec::new()));
    }
    list
}

/// Typical errors of totals.
fn of_total(scene: &EvidenceContext<'_>, changes: &[Change], change: &Change, from: Number) -> Vec<Evidence> {
    let mut list = Vec::new();
    let states = |identity: &&Identity| identity.stated().eq([change.cell]);
    for identity in scene.identities.iter().filter(states) {
        let parts: Vec<CellId> = identity.computed().collect();
        // Parts that change as well say nothing about their total.
        let stands = |part: &CellId| scene.draft().number(*part).is_some() && changes.iter().all(|change| change.cell != *part);
        if !parts.iter().all(stands) {
            continue;
        }
        if from == Number::ZERO {
            let message = say!(
                "总计填0而各项不为0，疑未填总计",
                "the total is stated as 0 although its parts are not, as if never filled in"
            );
            list.push(Evidence::new("total-not-filled", 20, message, Vec::new()));
        } else if let Some(excess) = from.minus(change.to).filter(|excess| *excess > Number::ZERO)
            && let Some(twice) = parts.iter().find(|part| scene.draft().number(**part) == Some(excess))
        {
            let message = say!(
                "多出的{excess}正是{cell}的数字，疑重复计入",
                "the excess of {excess} is the figure of {cell}, as if counted twice"
            );
            let args = vec![("excess", Arg::Number(excess)), ("cell", Arg::Cell(*twice))];
            list.push(Evidence::new("counted-twice", 10, message, args));
        }
        let holds = |part: &CellId| {
            let mut others =
                scene.identities.iter().filter(|other| other.set().contains(*part) && !other.set().contains(change.cell));
            others.any(|other| verdict(other, |cell| scene.draft().cell(cell).clone()) == Verdict::Holds)
        };
        if parts.iter().all(holds) {
            let message = say!("各项另有勾稽关系印证", "other identities confirm the parts");
            list.push(Evidence::new("confirmed-parts", 10, message, Vec::new()));
            break;
        }
    }
    list
}

//! A figure held against others, of this report or last year's: as data, which the checker judges by and repair solves with.

use std::fmt::Debug;

use super::relation::{Tally, about};
use super::{Case, Sink};
use crate::draft::Draft;
use crate::form::{CellId, Column, Measure, Remedy, Row, Ruling, Subject};
use crate::language::Bilingual;
use crate::number::Number;
use crate::prose::Mentions;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

/// Data that judges: what several rules have in common, declared once for each of them.
pub(crate) trait Shape: Debug + Sync {
    /// Looks at the case and reports to the sink.
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>);

    /// The figures that it holds against others, for repair.
    fn figures(&self) -> Option<&Figures> {
        None
    }
}

/// Which report a figure stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    This,
    LastYear,
}

/// What a rule is repeated over.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Each {
    /// Every column of the applications table.
    Column,
    /// Some subjects of the first table.
    Subject(&'static [Subject]),
    /// Every group of the remedies table.
    Remedy,
    Once,
}

/// A cell, but for what the rule is repeated over.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Slot {
    Row(Row),
    Measure(Measure),
    Ruling(Ruling),
    Remedy(Remedy, Ruling),
}

/// How the stated figure stands to the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Equal,
    AtMost,
    AtLeast,
}

/// A figure held against others.
#[derive(Debug)]
pub(crate) struct Figures {
    pub(crate) each: Each,
    /// What is added up: +1 or −1 each.
    pub(crate) parts: &'static [(Source, Slot, i8)],
    /// The figure of this report that it is held against.
    pub(crate) stated: Slot,
    pub(crate) holds: Holds,
    /// The instance that cannot be otherwise, where the others are a warning: 总计 among columns.
    pub(crate) certain: Option<Column>,
    /// What the text may explain, and the sentence that is then said instead of the blame.
    pub(crate) explained: Option<(Mentions, &'static Bilingual)>,
    pub(crate) message: &'static Bilingual,
}

/// A rule of figures for one column, subject or group.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(crate) parts: Vec<(Source, CellId, i8)>,
    pub(crate) stated: CellId,
    pub(crate) column: Option<Column>,
}

impl Slot {
    fn cell(self, item: Item) -> Option<CellId> {
        match (self, item) {
            (Self::Row(row), Item::Column(column)) => Some(CellId::request(row, column)),
            (Self::Measure(measure), Item::Subject(subject)) => CellId::proactive(subject, measure),
            (Self::Ruling(ruling), Item::Remedy(group)) | (Self::Remedy(group, ruling), _) => {
                Some(CellId::remedy(group, ruling))
            }
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Item {
    Column(Column),
    Subject(Subject),
    Remedy(Remedy),
    Once,
}

impl Figures {
    /// A rule whose figures are equal.
    pub(crate) const fn equal(
        each: Each,
        parts: &'static [(Source, Slot, i8)],
        stated: Slot,
        message: &'static Bilingual,
    ) -> Self {
        Self { each, parts, stated, holds: Holds::Equal, certain: None, explained: None, message }
    }

    /// Whether a figure of last year's report is needed.
    fn is_across(&self) -> bool {
        self.parts.iter().any(|(source, ..)| *source == Source::LastYear)
    }

    /// What the rule is repeated over, without a list of it.
    fn items(&self) -> impl Iterator<Item = Item> {
        let each = self.each;
        (0_usize..).map_while(move |at| match each {
            Each::Column => Column::ALL.get(at).copied().map(Item::Column),
            Each::Subject(subjects) => subjects.get(at).copied().map(Item::Subject),
            Each::Remedy => Remedy::ALL.get(at).copied().map(Item::Remedy),
            Each::Once => (at == 0).then_some(Item::Once),
        })
    }

    /// Whether every cell of an instance is on the form of its report.
    fn is_on_forms(&self, item: Item, now: &Draft, last: Option<&Draft>) -> bool {
        let on_form = |draft: Option<&Draft>, cell: Option<CellId>| {
            draft.zip(cell).is_some_and(|(draft, cell)| draft.form().form().has_cell(cell, draft.is_undivided()))
        };
        let part = |(source, slot, _): &(Source, Slot, i8)| {
            on_form(if *source == Source::This { Some(now) } else { last }, slot.cell(item))
        };
        on_form(Some(now), self.stated.cell(item)) && self.parts.iter().all(part)
    }

    /// The instances whose cells are all on the forms of their reports.
    pub(crate) fn instances(&self, now: &Draft, last: Option<&Draft>) -> Vec<Instance> {
        let on_form = |draft: &Draft, cell| draft.form().form().has_cell(cell, draft.is_undivided());
        let bind = |item: Item| {
            let stated = self.stated.cell(item).filter(|cell| on_form(now, *cell))?;
            let part = |(source, slot, sign): &(Source, Slot, i8)| {
                let draft = if *source == Source::This { now } else { last? };
                slot.cell(item).filter(|cell| on_form(draft, *cell)).map(|cell| (*source, cell, *sign))
            };
            let parts = self.parts.iter().map(part).collect::<Option<_>>()?;
            let column = if let Item::Column(column) = item { Some(column) } else { None };
            Some(Instance { parts, stated, column })
        };
        self.items().filter_map(bind).collect()
    }
}

impl Shape for Figures {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let last = case.before();
        if self.is_across() && last.is_none() {
            return sink.count(Verdict::NotApplicable);
        }
        let mentions = case.draft.prose.as_ref().map(|prose| prose.mentions);
        let explained = self.explained.filter(|(reason, _)| mentions.is_some_and(|mentions| mentions.has(*reason)));
        let mut tally = Tally::new(sink);
        for item in self.items() {
            let Some(stated) = self.stated.cell(item) else { continue };
            let expected = self.parts.iter().try_fold(Number::ZERO, |sum, (source, slot, sign)| {
                let draft = if *source == Source::This { case.draft } else { last? };
                let number = draft.number(slot.cell(item)?)?;
                if *sign < 0 { sum.minus(number) } else { sum.plus(number) }
            });
            let (Some(expected), Some(actual)) = (expected, case.draft.number(stated)) else {
                if self.is_on_forms(item, case.draft, last) {
                    tally.undecided();
                }
                continue;
            };
            let holds = match self.holds {
                Holds::Equal => actual == expected,
                Holds::AtMost => actual <= expected,
                Holds::AtLeast => actual >= expected,
            };
            let said = |message| about(rule, case.draft, stated, message, Some(expected), Some(actual));
            if let (false, Some((_, message))) = (holds, explained) {
                let mut finding = said(message);
                finding.verdict = Verdict::Holds;
                tally.note(finding);
                continue;
            }
            let certain = self.certain.is_none() || matches!(item, Item::Column(column) if self.certain == Some(column));
            let severity = if certain { rule.severity } else { Severity::Warning };
            tally.judge(holds, || said(self.message).at_most(severity));
        }
        tally.end();
    }

    fn figures(&self) -> Option<&Figures> {
        Some(self)
    }
}

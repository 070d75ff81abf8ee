//! From an explanation to the draft: what is believed of every cell, and what the rows show about the document.

use ogi_core::{
    Cell, CellId, Draft, FormId, JointReading, LabelFact, Number, Outline, Place, Reason, Row, RowFact, Span, Subject,
    Unreadable,
};

use super::edge::figures_of;
use super::explain::explain;
use super::explanation::{Explanation, Understood, Verdict};
use super::layout::{Layout, Slot, Source};
use super::line::{Figure, Lines, Run};
use super::prices::LABEL_NEAR;
use super::shape::{HEADER_BYTES, Line, Role};
use super::trail::{Shown, Trail};
use crate::document::Document;
use crate::recognise::{self, Kind, Stream, Words};

/// More readings of one row than this are not listed in the draft.
const LISTED: usize = 512;

/// So many rows show that the totals stand before the other columns.
const LEADING: usize = 3;

/// What was found of the tables, as places among the tokens.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Found {
    /// Whether rows of each table were found.
    pub(crate) proactive: bool,
    pub(crate) requests: bool,
    pub(crate) remedies: bool,
    /// One past the last token of the last row of the applications table.
    pub(crate) requests_end: Option<usize>,
    /// The first and one past the last token of the row of the remedies table.
    pub(crate) remedies_start: Option<usize>,
    pub(crate) remedies_end: Option<usize>,
}

/// The tables of a document, understood and not yet declared.
pub(crate) struct Tables {
    lines: Lines,
    explanation: Option<Explanation>,
}

/// Reads the tables of a document.
pub(crate) fn read(document: &Document<'_>, stream: &Stream, year: Option<u16>) -> Tables {
    let (lines, others) = lines_of(document, stream, year);
    let mut explanation = explain(document, stream, &lines, year, None);
    if let Some(explanation) = &mut explanation {
        super::years::disagree(&lines, explanation, &others);
    }
    Tables { lines, explanation }
}

/// The runs of the document that may be rows of the year's tables, and those of tables that nothing tells apart from them.
fn lines_of(document: &Document<'_>, stream: &Stream, year: Option<u16>) -> (Lines, Vec<Run>) {
    let mut lines = super::cutter::lines(document, stream, 0..stream.tokens.len());
    super::columns::narrow(stream, &mut lines, year);
    let others = super::years::keep_the_year(stream, &mut lines, year);
    (lines, others)
}

/// Prints how the tables of a document are read, stage by stage.
pub(crate) fn trace(document: &Document<'_>, stream: &Stream, year: Option<u16>, shown: Shown) -> String {
    let (lines, _) = lines_of(document, stream, year);
    let mut trail = Trail::default();
    let explanation = explain(document, stream, &lines, year, Some(&mut trail));
    super::trail::print(document, stream, &lines, explanation.as_ref(), &trail, shown).unwrap_or_default()
}

impl Tables {
    /// The form that the tables are of; `None` where there are none.
    pub(crate) fn form(&self) -> Option<(FormId, bool)> {
        let explanation =
            self.explanation.as_ref().filter(|explanation| explanation.rows.iter().any(|row| row.best.is_some()))?;
        Some((explanation.shape.form, explanation.shape.undivided))
    }

    /// Puts what is believed into the draft.
    pub(crate) fn declare(
        &self,
        document: &Document<'_>,
        stream: &Stream,
        words: Words,
        draft: &mut Draft,
        outline: &mut Outline,
    ) -> Found {
        let mut found = Found::default();
        let Some(explanation) = &self.explanation else { return found };
        let declaration = Declaration { document, stream, lines: &self.lines, explanation };
        let in_order = declaration.columns_in_order();
        // A sentence may have the words of one row, but without a header: 全年行政事业性收费96.1万元.
        let has_header = words.official.saturating_add(words.trial) > 0;
        let is_sentence = |row: &Understood| {
            let run = row.best.as_ref().and_then(|best| self.lines.runs.get(best.runs.0));
            !has_header && matches!(row.line, Line::Proactive(_)) && run.is_some_and(|run| !run.in_grid && run.has_own_words)
        };
        let shown = explanation.rows.iter().filter(|row| shows_its_table(row, &self.lines) && !is_sentence(row));
        let shown: Vec<Line> = shown.map(|row| row.line).collect();
        for (shape, row) in explanation.shape.rows.iter().zip(&explanation.rows) {
            let Some(best) = &row.best else { continue };
            if !shown.iter().any(|line| line.is_of_table(row.line)) {
                continue;
            }
            let figures: Vec<(usize, &Figure)> = figures_of(&self.lines, best.runs.0..best.runs.1);
            let first = figures.first().map(|(_, figure)| figure.token);
            let last = figures.last().map(|(_, figure)| figure.token.saturating_add(1));
            let unread_because = match row.line {
                Line::Proactive(subject) => {
                    found.proactive = true;
                    declaration.first_table_misfits(subject, words, draft)
                }
                Line::Request(_) => {
                    found.requests = true;
                    found.requests_end = found.requests_end.max(last);
                    (!in_order.0).then_some(Reason::ColumnOrder)
                }
                Line::Remedies => {
                    found.remedies = true;
                    (found.remedies_start, found.remedies_end) = (first, last);
                    (!in_order.1).then_some(Reason::ColumnOrder)
                }
            };
            let unread_because = unread_because.or_else(|| {
                let is_titled = outline.title.is_some();
                declaration.may_be_cut_off(row, &figures, is_titled).then_some(Reason::CutOff)
            });
            let Some(why) = unread_because else {
                declaration.row(draft, &shape.cells, row, &figures);
                declaration.facts(outline, shape.role, row, &figures);
                continue;
            };
            let own = Declaration::cells_of_the_form(row.line, &shape.cells, draft);
            declaration.unreadable(draft, &own, &figures, None, why);
            declaration.facts(outline, shape.role, row, &figures);
        }
        declaration.stray_rows(outline, &found);
        found
    }
}

/// Whether a row shows that its table is there: figures are read in it, or its whole label stands there. 总计 is a word of the header too,
/// and 其他 of any list: 分 类 | 综合政务/其他 | 2025. A share is of a sentence: 予以公开占50.64%.
fn shows_its_table(row: &Understood, lines: &Lines) -> bool {
    let run = row.best.as_ref().and_then(|best| lines.runs.get(best.runs.0));
    let is_share = run.is_some_and(|run| run.spoiled && !run.in_grid && run.solid(lines) == 1);
    let is_common = matches!(row.line, Line::Request(Row::OutcomesTotal | Row::OtherwiseClosedOther));
    let is_read = row.cells.iter().any(|verdict| matches!(verdict, Verdict::Is(slot) if slot.number.is_some()));
    let best = row.best.as_ref();
    best.is_some_and(|best| is_read || row.line == Line::Remedies || (best.label <= LABEL_NEAR && !is_common && !is_share))
}

struct Declaration<'a, 's> {
    document: &'a Document<'s>,
    stream: &'a Stream,
    lines: &'a Lines,
    explanation: &'a Explanation,
}

impl Declaration<'_, '_> {
    fn row(&self, draft: &mut Draft, cells: &[CellId], row: &Understood, figures: &[(usize, &Figure)]) {
        let open = cells.iter().zip(&row.cells).filter(|(_, verdict)| **verdict == Verdict::Open);
        let open: Vec<CellId> = open.map(|(cell, _)| *cell).collect();
        let listed = !row.readings.is_empty() && row.readings.len() <= LISTED;
        let readings = u32::try_from(row.readings.len()).ok().filter(|count| *count > 0);
        if !open.is_empty() {
            self.unreadable(draft, &open, figures, readings, self.reason(row, figures));
            if listed && row.readings.len() > 1 && open.len() == cells.len() {
                draft.add_joint_reading(JointReading { cells: cells.to_vec(), readings: row.readings.clone() });
            }
        }
        for (cell, verdict) in cells.iter().zip(&row.cells) {
            if let Verdict::Is(slot) = verdict {
                self.declare(draft, *cell, slot, figures);
            }
        }
    }

    /// Whether a row ends where the text does, so that its last figure may go on in what is lost: no sum confirms it. A zero does not go
    /// on, and what is a table alone, without the title of a report, may end with the last of its rows.
    fn may_be_cut_off(&self, row: &Understood, figures: &[(usize, &Figure)], is_titled: bool) -> bool {
        let Some((_, last)) = figures.iter().rfind(|(_, figure)| figure.kind != Kind::Blank) else { return false };
        let mut further = self.explanation.rows.iter().skip_while(|other| other.line != row.line).skip(1);
        let is_last = further.next().is_none_or(|next| !next.line.is_of_table(row.line));
        let ends_the_form = is_last && matches!(row.line, Line::Remedies);
        let best = row.best.as_ref();
        let run = best.and_then(|best| self.lines.runs.get(best.runs.0..best.runs.1)?.last());
        let is_glued = best.is_some_and(|best| best.layout == Layout::Glued);
        let ends = run.is_some_and(|run| run.ends_the_text) && (is_titled || !is_last) && (is_glued || !ends_the_form);
        if !ends || (is_glued && (ends_the_form || figures.len() > 1)) {
            return ends;
        }
        let is_confirmed = row
            .counts()
            .is_some_and(|counts| counts.split_last().is_some_and(|(total, parts)| *total == parts.iter().sum::<i64>()));
        let is_summed = !matches!(row.line, Line::Proactive(_));
        !(is_summed && is_confirmed) && (is_summed || last.number.is_none_or(|number| number != Number::ZERO))
    }

    /// Why a row is not read.
    fn reason(&self, row: &Understood, figures: &[(usize, &Figure)]) -> Reason {
        if let Some(why) = row.why {
            return why;
        }
        if figures.iter().any(|(_, figure)| figure.kind == Kind::Digits && figure.number.is_none()) {
            return Reason::TooLong;
        }
        match row.best.as_ref().map(|best| best.layout) {
            Some(Layout::Spoiled) => Reason::SpoiledFigure,
            Some(Layout::Glued) => Reason::GluedAmbiguous,
            Some(Layout::BlanksDropped) if self.explanation.drops_blanks => Reason::BlanksDropped,
            Some(Layout::BlanksDropped) => Reason::TooFew,
            Some(Layout::CellLost) => Reason::CellLost,
            Some(Layout::CutOff) => Reason::CutOff,
            Some(Layout::PageInside) => Reason::PageNumberSuspected,
            Some(Layout::TooMany | Layout::Repeated) => Reason::TooMany,
            Some(Layout::Block | Layout::FirstColumnApart | Layout::ByColumns) => Reason::OrderLost,
            Some(Layout::Plain | Layout::Padded) if row.runs > 1 => Reason::NamedTwice,
            Some(Layout::Plain) if row.readings.len() <= 1 => Reason::PageNumberSuspected,
            Some(Layout::Plain | Layout::Padded) => Reason::LowConfidence,
            None => Reason::NotSettled,
        }
    }

    fn declare(&self, draft: &mut Draft, cell: CellId, slot: &Slot, figures: &[(usize, &Figure)]) {
        match slot.source {
            Source::Whole(at) => {
                let Some(figure) = self.lines.figures.get(at) else { return };
                // Also where a tool has printed a word for nothing: nan
                let printed = if figure.kind == Kind::Blank { "" } else { self.document.slice(&figure.flow) };
                // 125000元 is another figure under 万元, and 0元 is none.
                if cell.is_in_yuan(printed) && slot.number != Some(Number::ZERO) {
                    self.unreadable(draft, &[cell], figures, None, Reason::OtherUnit);
                    return;
                }
                let read = Cell::from_printed(printed);
                let value = match slot.number {
                    Some(number) if read.number() != Some(number) => Cell::Number(number),
                    _ => read,
                };
                draft.set_at(cell, value, self.document.source_span(&figure.flow));
            }
            Source::Part(_) => {
                let value = slot.number.map_or(Cell::Blank, Cell::Number);
                draft.set_at(cell, value, self.span(figures));
            }
            Source::Empty => draft.set_at(cell, Cell::Blank, self.span(figures)),
            Source::Gone => self.unreadable(draft, &[cell], figures, None, Reason::BlanksDropped),
        }
    }

    fn unreadable(
        &self,
        draft: &mut Draft,
        cells: &[CellId],
        figures: &[(usize, &Figure)],
        readings: Option<u32>,
        why: Reason,
    ) {
        let (printed, span) = (self.printed(figures), self.span(figures));
        for cell in cells {
            draft.set_at(*cell, Cell::Unreadable(Unreadable { printed: printed.clone(), readings, why: Some(why) }), span);
        }
    }

    fn span(&self, figures: &[(usize, &Figure)]) -> Span {
        let spans = figures.iter().map(|(_, figure)| self.document.source_span(&figure.flow));
        spans.reduce(Span::join).unwrap_or_default()
    }

    /// The text of some figures, as printed.
    fn printed(&self, figures: &[(usize, &Figure)]) -> Box<str> {
        let start = figures.iter().map(|(_, figure)| figure.flow.start).min();
        let end = figures.iter().map(|(_, figure)| figure.flow.end).max();
        let (Some(start), Some(end)) = (start, end) else { return Box::default() };
        let text = self.document.slice(&(start..end));
        let plain = text.chars().map(|character| if character.is_control() { ' ' } else { character });
        plain.take(80).collect::<String>().trim().into()
    }

    /// Whether the columns of the applications table and of the remedies table stand in the form's order (列序).
    fn columns_in_order(&self) -> (bool, bool) {
        let header = |wanted: &dyn Fn(&Line) -> bool| -> &str {
            let rows = self.explanation.shape.rows.iter().zip(&self.explanation.rows);
            let first = rows.filter(|(shape, _)| wanted(&shape.line)).find_map(|(_, row)| row.best.as_ref());
            let token = first.and_then(|best| self.lines.runs.get(best.runs.0)).map(|run| run.figures.start);
            let token = token.and_then(|figure| self.lines.figures.get(figure)).map(|figure| figure.token);
            let end = token.and_then(|token| self.stream.tokens.get(token)).map_or(0, |token| token.folded.start as usize);
            let start = self.stream.folded.ceil_char_boundary(end.saturating_sub(HEADER_BYTES));
            self.stream.folded.get(start..end).unwrap_or_default()
        };
        let requests = header(&|line| matches!(line, Line::Request(_)));
        let requests =
            ["申请人情况", "自然人"].iter().filter_map(|word| requests.rfind(word)).min().and_then(|at| requests.get(at..));
        let remedies = header(&|line| matches!(line, Line::Remedies));
        let remedies = remedies.rfind("下年度继续办理").and_then(|at| remedies.get(at..)).unwrap_or(remedies);
        let requests = requests.is_none_or(recognise::requests_in_order) && !self.totals_lead();
        (requests, recognise::remedies_in_order(remedies))
    }

    /// Whether the sums say that the totals stand before the other columns (总计列在前): several rows hold so, and none as on the form.
    fn totals_lead(&self) -> bool {
        let (mut leading, mut as_on_the_form) = (0_usize, 0_usize);
        let requests = self.explanation.rows.iter().filter(|row| matches!(row.line, Line::Request(_)));
        for values in requests.filter_map(Understood::counts) {
            let holds = |total: Option<&i64>, parts: &[i64]| total == Some(&parts.iter().sum());
            let first = values.split_first().is_some_and(|(total, parts)| holds(Some(total), parts));
            let last = values.split_last().is_some_and(|(total, parts)| holds(Some(total), parts));
            leading = leading.saturating_add(usize::from(first && !last));
            as_on_the_form = as_on_the_form.saturating_add(usize::from(last && !first));
        }
        leading >= LEADING && as_on_the_form == 0
    }

    /// Why the figures of a subject are not read: they stand under headers of the other edition, or in another order or unit.
    fn first_table_misfits(&self, subject: Subject, words: Words, draft: &Draft) -> Option<Reason> {
        let is_first = matches!(subject, Subject::GovernmentRules | Subject::NormativeDocuments);
        let official = draft.form() == FormId::Official2021;
        let other_edition =
            self.explanation.shape.first_table != draft.form() || (is_first && words.first_is_trial && official);
        let other_unit = subject == Subject::Fees && official && words.in_yuan;
        match (other_edition, other_unit, is_first && !words.in_order) {
            (true, ..) => Some(Reason::OtherEdition),
            (_, true, _) => Some(Reason::OtherUnit),
            (.., true) => Some(Reason::ColumnOrder),
            _ => None,
        }
    }

    /// The cells that the form has for a line; of the first table by its subject.
    fn cells_of_the_form(line: Line, cells: &[CellId], draft: &Draft) -> Vec<CellId> {
        let Line::Proactive(subject) = line else { return cells.to_vec() };
        let own = draft.form().form().proactive_cells();
        own.filter(|cell| matches!(cell.place(), Place::Proactive(own, _) if own == subject)).collect()
    }

    /// Labels that are misprinted, and rows with too few or too many figures.
    fn facts(&self, outline: &mut Outline, role: Role, row: &Understood, figures: &[(usize, &Figure)]) {
        let Some(best) = &row.best else { return };
        if let Line::Request(line) = row.line {
            let before = self.words_before(best.runs.0);
            if let Some((expected, printed)) = recognise::misprint(&before, line) {
                let first = figures.first().and_then(|(_, figure)| figure.token.checked_sub(1));
                let token = first.and_then(|token| self.stream.tokens.get(token));
                let span = token.map(|token| self.document.source_span(&token.flow)).unwrap_or_default();
                outline.labels.push(LabelFact { expected, printed, span });
            }
        }
        let unread = row.cells.contains(&Verdict::Open);
        let count = figures.iter().filter(|(_, figure)| figure.kind != Kind::Blank).count();
        let odd = matches!(best.layout, Layout::BlanksDropped | Layout::TooMany | Layout::CellLost | Layout::Spoiled);
        let glued = figures.iter().any(|(_, figure)| figure.has_leading_zero(self.stream));
        let expected = row.cells.len();
        if unread && odd && !glued && role != Role::Free && best.label <= LABEL_NEAR && count != expected {
            let line = match row.line {
                Line::Request(row) => Some(row),
                _ => None,
            };
            outline.rows.push(RowFact {
                row: line,
                found: u16::try_from(count).unwrap_or(u16::MAX),
                expected: u16::try_from(expected).unwrap_or(u16::MAX),
                span: self.span(figures),
            });
        }
    }

    /// Rows of figures inside the applications table that no row of the form takes.
    fn stray_rows(&self, outline: &mut Outline, found: &Found) {
        let rows = self.explanation.shape.rows.iter().zip(&self.explanation.rows);
        let placed = rows.filter(|(shape, _)| shape.role.is_request()).filter_map(|(_, row)| row.best.as_ref());
        let start = placed.map(|best| best.runs.0).min();
        for run in &self.explanation.unplaced {
            let figures = figures_of(self.lines, *run..run.saturating_add(1));
            let solid = figures.iter().filter(|(_, figure)| figure.kind != Kind::Blank).count();
            let token = figures.first().map(|(_, figure)| figure.token);
            let inside = start.is_some_and(|start| start < *run) && token < found.requests_end;
            if inside && solid == 7 {
                outline.stray_rows.push(self.span(&figures));
            }
        }
    }

    /// The letters before a run, as they stand.
    fn words_before(&self, run: usize) -> String {
        let figure = self.lines.runs.get(run).and_then(|run| self.lines.figures.get(run.figures.start));
        let Some(token) = figure.map(|figure| figure.token) else { return String::new() };
        let from = run
            .checked_sub(1)
            .and_then(|before| self.lines.runs.get(before))
            .and_then(|before| Some(self.lines.figures.get(before.figures.end.checked_sub(1)?)?.token.saturating_add(1)));
        let tokens = self.stream.tokens.get(from.unwrap_or_default()..token).unwrap_or_default();
        let mut words = String::new();
        for token in tokens.iter().rev().take(12).rev().filter(|token| token.kind == Kind::Text) {
            recognise::push_letters(self.stream.text(token), &mut words);
        }
        if let Some((start, _)) = words.char_indices().rev().nth(119) {
            words.drain(..start);
        }
        words
    }
}

//! The header words of the first table (主动公开政府信息情况): which edition they are of, their order, their misprints.

use std::ops::Range;
use std::sync::LazyLock;

use ogi_core::{FormId, LabelFact};

use super::labels::{is_letter, letters};
use super::landmarks::{Landmark, Landmarks};
use super::reader::Reader;
use super::tokens::{Gap, Kind};

/// Words that only one edition's headers have.
const OFFICIAL_WORDS: [Landmark; 4] = [Landmark::Issued, Landmark::Repealed, Landmark::InForce, Landmark::FeesCharged];
const TRIAL_WORDS: [Landmark; 6] = [
    Landmark::NewlyMade,
    Landmark::NewlyPublished,
    Landmark::PublishedInAll,
    Landmark::LastYearsItems,
    Landmark::Procurements,
    Landmark::ProcurementSum,
];

/// Which edition's words stand in the headers of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    /// How many words of the 2021 form.
    pub(crate) official: usize,
    /// How many of the trial form.
    pub(crate) trial: usize,
    /// The first block alone has the header of the trial form: 2021年 rows under 本年新制作、本年新公开、对外公开总数量.
    pub(crate) first_is_trial: bool,
    /// The columns of the first block stand in the form's order.
    pub(crate) in_order: bool,
    /// Fees are counted in yuan, not in ten thousands as on the form.
    pub(crate) in_yuan: bool,
}

/// Finds the words of both editions in a stretch of the folded text.
pub(super) fn edition_words(marks: &Landmarks, folded: &str, start: usize, end: usize) -> Words {
    let has = |word: &Landmark| marks.within(start, end, *word);
    let count = |words: &[Landmark]| words.iter().filter(|word| has(word)).count();
    let [.., items, procurements, sum] = TRIAL_WORDS;
    let fees = marks.after(start, Landmark::FeesCharged).filter(|at| *at < end).and_then(|at| folded.get(at..end));
    let in_yuan = fees.is_some_and(|fees| fees.starts_with("收费金额(单位:元"));
    let first = |word: Landmark| marks.after(start, word).filter(|at| *at < end);
    let ordered = |words: [Landmark; 3]| {
        let places: Option<Vec<usize>> = words.into_iter().map(first).collect();
        places.is_none_or(|places| places.is_sorted())
    };
    let in_order = ordered([Landmark::Issued, Landmark::Repealed, Landmark::InForce])
        && ordered([Landmark::NewlyMade, Landmark::NewlyPublished, Landmark::PublishedInAll]);
    let first_is_trial =
        has(&Landmark::FeesCharged) && has(&Landmark::PublishedInAll) && ![items, procurements, sum].iter().any(has);
    Words { official: count(&OFFICIAL_WORDS), trial: count(&TRIAL_WORDS), first_is_trial, in_order, in_yuan }
}

impl Reader<'_> {
    /// Headers of columns that differ from the form's by a letter or two.
    pub(super) fn find_misprinted_columns(&mut self, range: Range<usize>, form: FormId) {
        let Self { document, stream, outline, .. } = self;
        for token in stream.tokens.get(range).unwrap_or_default() {
            if token.kind != Kind::Text || token.gap < Gap::Cell {
                continue;
            }
            let text = stream.text(token);
            if text.chars().find(|character| is_letter(*character)) != Some('本') {
                continue;
            }
            let printed = letters(text);
            if !(5..=LONGEST_HEADER).contains(&printed.chars().count()) {
                continue;
            }
            let headers = || HEADERS.iter().filter(|header| header.form == form);
            if headers().any(|header| header.letters.starts_with(&printed)) {
                continue;
            }
            let distances = headers().map(|header| (differences(&header.letters, &printed), header.printed));
            if let Some((_, expected)) = distances.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance)
            {
                outline.labels.push(LabelFact { expected, printed: printed.into(), span: document.source_span(&token.flow) });
            }
        }
    }
}

/// A header of a column of the form (表头).
struct Header {
    form: FormId,
    printed: &'static str,
    letters: String,
}

static HEADERS: LazyLock<Vec<Header>> = LazyLock::new(|| {
    let columns = |form: &'static FormId| {
        let columns = form.form().blocks.iter().flat_map(|block| block.columns);
        columns.map(|(_, printed)| Header { form: *form, printed, letters: letters(printed) })
    };
    FormId::ALL.iter().flat_map(columns).collect()
});

/// No header of a column has more letters.
const LONGEST_HEADER: usize = 12;

/// Letters that differ once the common start and end are taken off.
fn differences(first: &str, second: &str) -> usize {
    let [first, second] = [first, second].map(|text| text.chars().collect::<Vec<char>>());
    let start = first.iter().zip(&second).take_while(|(one, other)| one == other).count();
    let rest = first.len().min(second.len()).saturating_sub(start);
    let end = first.iter().rev().zip(second.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    first.len().max(second.len()).saturating_sub(start).saturating_sub(end)
}

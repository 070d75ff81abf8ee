//! Figures that satisfy every identity, and one way to spoil them.

use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Remedy, Row, Ruling};

/// A small generator of numbers that follow from a seed (`SplitMix64`).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Numbers that follow from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which must not be zero.
    pub fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound)).unwrap_or_default()
    }

    /// Whether something of a chance of one in so many happens.
    pub fn one_in(&mut self, bound: u32) -> bool {
        self.below(bound) == 0
    }

    /// One of several things.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let bound = u32::try_from(things.len()).unwrap_or(1);
        &things[self.below(bound) as usize]
    }
}

fn set(draft: &mut Draft, cell: CellId, value: u32) {
    draft.set(cell, Cell::Number(Number::from(value)));
}

fn value(draft: &Draft, cell: CellId) -> u32 {
    draft.number(cell).and_then(Number::as_integer).and_then(|value| u32::try_from(value).ok()).unwrap_or_default()
}

/// The columns of applicants.
fn applicants() -> impl Iterator<Item = Column> {
    Column::ALL.iter().copied().filter(|column| *column != Column::Total)
}

/// A report whose figures satisfy every identity.
pub(super) fn draft(form: FormId, random: &mut Random) -> Draft {
    let mut draft = Draft::new(form);
    draft.year = Some(match form {
        FormId::Trial2019 => 2019 + u16::try_from(random.below(2)).unwrap_or_default(),
        FormId::Official2021 => 2021 + u16::try_from(random.below(5)).unwrap_or_default(),
    });
    for cell in form.form().cells(false) {
        set(&mut draft, cell, 0);
    }
    for cell in form.form().proactive_cells() {
        if random.one_in(3) {
            let largest = *random.pick(&[9, 60, 4000]);
            set(&mut draft, cell, random.below(largest));
        }
    }
    // Half of the organs receive no applications at all.
    if !random.one_in(2) {
        requests(&mut draft, random);
    }
    for group in Remedy::ALL {
        let parts = [Ruling::Upheld, Ruling::Corrected, Ruling::Other, Ruling::Pending];
        let mut sum = 0;
        for ruling in parts {
            let count = if random.one_in(6) { random.below(6) } else { 0 };
            set(&mut draft, CellId::remedy(*group, ruling), count);
            sum += count;
        }
        set(&mut draft, CellId::remedy(*group, Ruling::Total), sum);
    }
    draft
}

/// A report of an organ with applications, its figures up to so many times larger.
pub fn sound(form: FormId, random: &mut Random, scale: u32) -> Draft {
    let mut draft = draft(form, random);
    requests(&mut draft, random);
    for cell in form.form().cells(false) {
        let figure = value(&draft, cell);
        set(&mut draft, cell, figure * scale);
    }
    draft
}

fn requests(draft: &mut Draft, random: &mut Random) {
    let edges = [Row::Received, Row::BroughtForward, Row::OutcomesTotal, Row::CarriedForward];
    let outcomes: Vec<Row> = draft.form().form().request_rows(false).filter(|row| !edges.contains(row)).collect();
    for column in applicants() {
        let busy = if column == Column::NaturalPerson { 3 } else { 12 };
        let mut closed = 0;
        for row in &outcomes {
            let count = if random.one_in(busy) { random.below(25) } else { 0 };
            set(draft, CellId::request(*row, column), count);
            closed += count;
        }
        let carried = random.below(4).min(closed);
        let brought = random.below(4).min(closed + carried);
        set(draft, CellId::request(Row::OutcomesTotal, column), closed);
        set(draft, CellId::request(Row::CarriedForward, column), carried);
        set(draft, CellId::request(Row::BroughtForward, column), brought);
        set(draft, CellId::request(Row::Received, column), closed + carried - brought);
    }
    for row in outcomes.iter().chain(&edges) {
        let sum = applicants().map(|column| value(draft, CellId::request(*row, column))).sum();
        set(draft, CellId::request(*row, Column::Total), sum);
    }
}

/// Makes the total of one row wrong.
pub(super) fn break_a_total(draft: &mut Draft, random: &mut Random) {
    let rows: Vec<Row> = draft.form().form().request_rows(false).collect();
    let cell = CellId::request(*random.pick(&rows), Column::Total);
    let wrong = value(draft, cell) + 1 + random.below(5);
    set(draft, cell, wrong);
}

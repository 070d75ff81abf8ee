//! Times a check of figures that are already at hand, as a form or a batch job has them: every rule on one report.

use divan::{Bencher, black_box};
use ogi_core::{Case, Cell, CellId, Column, Draft, FormId, Number, Profile, Row, check};

fn main() {
    divan::main();
}

fn zeros() -> Draft {
    let mut draft = Draft::new(FormId::Official2021);
    draft.year = Some(2024);
    for cell in FormId::Official2021.form().cells(false) {
        draft.set(cell, Cell::Number(Number::ZERO));
    }
    draft
}

/// Five totals that are not the sums of their rows.
fn broken() -> Draft {
    let mut draft = zeros();
    for row in [Row::StateSecret, Row::NotHeld, Row::Petition, Row::Duplicate, Row::Reissue] {
        draft.set(CellId::request(row, Column::Business), Cell::Number(Number::from(3)));
    }
    draft
}

#[divan::bench]
fn clean(bencher: Bencher<'_, '_>) {
    let (draft, profile) = (zeros(), Profile::default());
    bencher.bench(|| check(black_box(&Case::new(&draft)), &profile));
}

#[divan::bench]
fn five_broken(bencher: Bencher<'_, '_>) {
    let (draft, profile) = (broken(), Profile::default());
    bencher.bench(|| check(black_box(&Case::new(&draft)), &profile));
}

/// Only the identities, as a form or a batch job that asks for no more: every other rule is switched off.
fn identities_only() -> Profile {
    let mut profile = Profile::default();
    let others = ogi_core::rules().filter(|rule| matches!(rule.check, ogi_core::Check::Judge(_)));
    others.for_each(|rule| profile.switch_off(rule.code));
    profile
}

#[divan::bench]
fn identities_clean(bencher: Bencher<'_, '_>) {
    let (draft, profile) = (zeros(), identities_only());
    bencher.bench(|| check(black_box(&Case::new(&draft)), &profile));
}

#[divan::bench]
fn identities_five_broken(bencher: Bencher<'_, '_>) {
    let (draft, profile) = (broken(), identities_only());
    bencher.bench(|| check(black_box(&Case::new(&draft)), &profile));
}

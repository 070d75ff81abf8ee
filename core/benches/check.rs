//! Times a check of figures that are already at hand, as a form or a batch job has them: every rule on one report.

use divan::{Bencher, black_box};
use ogi_core::{
    Case, Cell, CellId, Channel, Claim, Column, Draft, FormId, Kind, Number, OutcomeGroup, Outline, Profile, Prose, Row,
    Ruling, SectionFact, Span, Topic, check,
};

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
    let others = ogi_core::rules().filter(|rule| rule.linear.is_none());
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

/// Zeros, with the text of a diligent report: 47 claims that all agree, its outline and the facts about its text.
fn with_claims() -> Draft {
    let mut draft = zeros();
    let span = Span::new(1, 2);
    let mut say = |what: Topic, value: u32, part_of: Option<u32>| {
        let claim = Claim::count(what, Number::from(value), "政府信息公开申请", span);
        draft.claims.push(Claim { part_of, ..claim });
        u32::try_from(draft.claims.len() - 1).unwrap_or_default()
    };
    for _ in 0..2 {
        let published = say(Topic::Published, 120, None);
        (1..=15).for_each(|value| {
            say(Topic::PublishedPart, value, Some(published));
        });
    }
    let received = say(Topic::RECEIVED, 0, None);
    for channel in [Channel::Online, Channel::Letter] {
        say(Topic::Channel(channel), 0, Some(received));
    }
    say(Topic::BROUGHT_FORWARD, 0, None);
    let answered = say(Topic::ANSWERED, 0, None);
    for what in [Topic::Agreed, Topic::outcome(Row::GrantedInPart), Topic::Outcomes(OutcomeGroup::Denied)] {
        say(what, 0, Some(answered));
    }
    say(Topic::Outcomes(OutcomeGroup::Unavailable), 0, Some(answered));
    say(Topic::CARRIED_FORWARD, 0, None);
    say(Topic::reconsideration(Ruling::Total), 0, None);
    say(Topic::Litigation(Ruling::Total), 0, None);
    say(Topic::Organisations, 0, Some(received));
    let fee = say(Topic::InformationFee, 0, None);
    let all = say(Topic::ANSWERED, 0, None);
    for (at, kind) in [(fee, Kind::None), (all, Kind::AllAnswered)] {
        if let Some(claim) = draft.claims.get_mut(at as usize) {
            claim.kind = kind;
        }
    }
    let mut outline = Outline::default();
    for (at, section) in draft.form().form().sections.iter().enumerate() {
        let ordinal = u8::try_from(at + 1).ok();
        outline.sections.push(SectionFact { id: section.id, ordinal, printed: section.title.into(), span });
        if section.has_table {
            outline.tables.push(section.id);
        }
    }
    draft.outline = Some(outline);
    draft.prose = Some(Prose::default());
    draft
}

#[divan::bench]
fn told_in_47_claims(bencher: Bencher<'_, '_>) {
    let (draft, profile) = (with_claims(), Profile::default());
    assert_eq!(draft.claims.len(), 47);
    assert_eq!(check(&Case::new(&draft), &profile).summary.broken, 0);
    bencher.bench(|| check(black_box(&Case::new(&draft)), &profile));
}

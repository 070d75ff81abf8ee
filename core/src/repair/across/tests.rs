use crate::{Column, Draft, Number, Remedy, Ruling, Verdict};

use super::*;
use crate::cell::Cell as Printed;
use crate::check::{Child, verdict};
use crate::form::{FormId, Row};
use crate::repair::links::links;

/// A draft of which every cell is zero, with figures of natural persons and the same as totals.
fn table(rows: &[(Row, i32)]) -> Draft {
    let mut draft = Draft::new(FormId::Official2021);
    for cell in FormId::Official2021.form().cells(false) {
        draft.set(cell, Printed::Number(Number::ZERO));
    }
    for (row, figure) in rows {
        for column in [Column::NaturalPerson, Column::Total] {
            draft.set(CellId::request(*row, column), Printed::Number(Number::from(*figure)));
        }
    }
    draft
}

/// Received nine; so many brought and carried forward; the rest was granted.
fn year(brought: i32, carried: i32) -> Draft {
    let closed = 9 + brought - carried;
    table(&[
        (Row::Received, 9),
        (Row::BroughtForward, brought),
        (Row::Granted, closed),
        (Row::OutcomesTotal, closed),
        (Row::CarriedForward, carried),
    ])
}

fn set(draft: &mut Draft, row: Row, column: Column, figure: i32) {
    draft.set(CellId::request(row, column), Printed::Number(Number::from(figure)));
}

fn found(case: &Case<'_>, options: &AcrossOptions) -> AcrossRepairs {
    let found = across(case, options).unwrap();
    let links = links(case, &options.confirmed);
    for repair in found.list.iter().take(3) {
        for contradiction in across_contradictions(case, repair, options) {
            assert_ne!(contradiction.sum, Number::ZERO);
        }
    }
    for repair in &found.list {
        let repaired = |member: Member, draft: &Draft| {
            let mut draft = draft.clone();
            for change in repair.parts.iter().filter(|part| part.member == member).flat_map(|part| &part.changes) {
                draft.set(change.cell, Printed::Number(change.to));
            }
            draft
        };
        let draft_of = |member: Member| match member {
            Member::This => repaired(member, case.draft),
            Member::LastYear => repaired(member, case.last_year.unwrap()),
            Member::Child(at) => repaired(member, case.children[at].draft.unwrap()),
        };
        for suspect in &found.members {
            let draft = draft_of(suspect.member);
            for identity in crate::identities(draft.form(), draft.is_undivided()) {
                assert_ne!(verdict(identity, |cell| draft.cell(cell).clone()), Verdict::Broken);
            }
        }
        for link in links.iter().filter(|link| link.binding) {
            let sum = link.terms.iter().try_fold(0, |sum, (member, cell, factor)| {
                Some(sum + draft_of(*member).number(*cell)?.as_integer()? * i64::from(*factor))
            });
            assert!(sum.is_none_or(|sum| sum == 0 || link.at_most && sum < 0), "{link:?}");
        }
    }
    found
}

fn suspicions(found: &AcrossRepairs) -> Vec<(Member, Suspicion)> {
    found.members.iter().map(|suspect| (suspect.member, suspect.suspicion)).collect()
}

fn cells(part: &Part) -> Vec<(CellId, Number)> {
    part.changes.iter().map(|change| (change.cell, change.to)).collect()
}

#[test]
fn either_of_two_sound_reports_may_be_wrong() {
    let (last, this) = (year(0, 3), year(2, 0));
    let case = Case { last_year: Some(&last), ..Case::new(&this) };
    let found = found(&case, &AcrossOptions { limit: 100, ..AcrossOptions::default() });
    assert_eq!((found.cost, found.proof), (4, Proof::Proved));
    assert_eq!(suspicions(&found), [(Member::This, Suspicion::Possible), (Member::LastYear, Suspicion::Possible)]);
    assert!(found.list.iter().all(|repair| repair.parts.len() == 1 && !repair.unique));
    // Repairs that keep the classes of applicants come first, of either report.
    let keeps = |repair: &AcrossRepair| {
        let mut changes = repair.parts.iter().flat_map(|part| &part.changes);
        changes.all(|change| matches!(change.cell.place(), crate::Place::Request(_, Column::NaturalPerson | Column::Total)))
    };
    let keeping = found.list.iter().filter(|repair| keeps(repair)).count();
    assert!(found.list.len() > keeping && found.list.iter().take(keeping).all(keeps));
    for member in [Member::This, Member::LastYear] {
        assert!(found.list.iter().take(keeping).any(|repair| repair.parts[0].member == member));
    }
}

#[test]
fn a_report_that_contradicts_itself_is_certainly_wrong() {
    let last = year(0, 3);
    let mut this = year(3, 0);
    set(&mut this, Row::BroughtForward, Column::Total, 2);
    let case = Case { last_year: Some(&last), ..Case::new(&this) };
    let found = found(&case, &AcrossOptions::default());
    assert_eq!(suspicions(&found), [(Member::This, Suspicion::Certain), (Member::LastYear, Suspicion::Clear)]);
    let [only] = &found.list[..] else { panic!("{found:?}") };
    assert!(only.unique);
    assert_eq!(cells(&only.parts[0]), [(CellId::request(Row::BroughtForward, Column::Total), Number::from(3))]);
    assert_eq!(
        only.parts[0].changes[0].reason(FormId::Official2021, Language::Zh),
        "“上年结转政府信息公开申请数量”一行各类申请人合计3（3 + 0 + 0 + 0 + 0 + 0）；各项另有勾稽关系印证；与上年报告结转下年度的3相符"
    );
}

#[test]
fn classes_of_applicants_bind_only_where_confirmed() {
    let last = year(0, 3);
    let mut this = year(3, 0);
    for (column, figure) in [(Column::NaturalPerson, 2), (Column::Business, 1)] {
        set(&mut this, Row::BroughtForward, column, figure);
    }
    set(&mut this, Row::Granted, Column::NaturalPerson, 11);
    set(&mut this, Row::Granted, Column::Business, 1);
    set(&mut this, Row::OutcomesTotal, Column::NaturalPerson, 11);
    set(&mut this, Row::OutcomesTotal, Column::Business, 1);
    let case = Case { last_year: Some(&last), ..Case::new(&this) };
    assert_eq!(found(&case, &AcrossOptions::default()).count, Count::Exactly(0));
    let confirmed = vec![Relation::BroughtForward];
    let strict = found(&case, &AcrossOptions { confirmed, ..AcrossOptions::default() });
    assert_eq!(strict.cost, 4);
}

#[test]
fn a_report_of_another_year_ties_nothing() {
    let (mut last, mut this) = (year(0, 3), year(2, 0));
    (last.year, this.year) = (Some(2021), Some(2024));
    let found = found(&Case { last_year: Some(&last), ..Case::new(&this) }, &AcrossOptions::default());
    assert_eq!((found.count, found.members.len()), (Count::Exactly(0), 1));
}

#[test]
fn a_fixed_report_leaves_the_other() {
    let (last, this) = (year(0, 3), year(2, 0));
    let case = Case { last_year: Some(&last), ..Case::new(&this) };
    let fixed = vec![Member::LastYear];
    let options = AcrossOptions { fixed, ..AcrossOptions::default() };
    let found = found(&case, &options);
    let why = across_contradictions(&case, &found.list[0], &options);
    assert_eq!(why.len(), 4);
    assert_eq!(
        why[1].text(&case, &found.list[0], Language::Zh),
        "若不更正本报告“本年新收政府信息公开申请数量”的“总计”，则由本报告“总计”一列的收办平衡、两年报告的结转衔接得 9 − 11 + 3 = 1，不为0"
    );
    assert_eq!(found.members[0].text(&case, Language::Zh), "本报告需要更正：改动最少的各方案均须更正该报告");
    assert_eq!(suspicions(&found), [(Member::This, Suspicion::Certain), (Member::LastYear, Suspicion::Clear)]);
}

/// Three organs and their roll-up.
fn organs() -> (Draft, Vec<Draft>) {
    (
        table(&[(Row::Received, 24), (Row::NotHeld, 24), (Row::OutcomesTotal, 24)]),
        [13, 7, 4].map(|figure| table(&[(Row::Received, figure), (Row::NotHeld, figure), (Row::OutcomesTotal, figure)])).into(),
    )
}

fn children(drafts: &[Draft]) -> Vec<Child<'_>> {
    drafts.iter().map(|draft| Child { name: "某局", draft: Some(draft), is_area: false }).collect()
}

#[test]
fn a_roll_up_binds_only_where_confirmed() {
    let (mut parent, drafts) = organs();
    let listed = children(&drafts);
    let all = AcrossOptions { confirmed: vec![Relation::RollUp], limit: 100, ..AcrossOptions::default() };
    assert_eq!(found(&Case { children: &listed, complete: true, ..Case::new(&parent) }, &all).count, Count::Exactly(0));
    for row in [Row::Received, Row::NotHeld, Row::OutcomesTotal] {
        for column in [Column::NaturalPerson, Column::Total] {
            set(&mut parent, row, column, 22);
        }
    }
    let case = Case { children: &listed, complete: true, ..Case::new(&parent) };
    assert_eq!(found(&case, &AcrossOptions::default()).count, Count::Exactly(0));
    let across = found(&case, &all);
    // Any of the four reports may be wrong, in one column of applicants and the total.
    assert_eq!((across.cost, across.proof), (6, Proof::Proved));
    assert!(across.members.iter().all(|suspect| suspect.suspicion == Suspicion::Possible));
    assert_eq!(across.members.len(), 4);
    // Without the word that they are all, nothing follows.
    assert_eq!(found(&Case { complete: false, ..case }, &all).count, Count::Exactly(0));
}

#[test]
fn a_child_that_contradicts_itself_explains_the_roll_up() {
    let (parent, mut drafts) = organs();
    set(&mut drafts[1], Row::NotHeld, Column::Total, 1);
    let listed = children(&drafts);
    let all = AcrossOptions { confirmed: vec![Relation::RollUp], ..AcrossOptions::default() };
    let found = found(&Case { children: &listed, complete: true, ..Case::new(&parent) }, &all);
    assert_eq!((found.cost, found.count), (1, Count::Exactly(1)));
    assert_eq!(found.members[2].member, Member::Child(1));
    assert_eq!((found.members[2].suspicion, found.members[2].broken), (Suspicion::Certain, 2));
    assert_eq!(found.list[0].parts[0].changes[0].to, Number::from(7));
}

#[test]
fn fewer_than_the_organs_below_is_a_bound() {
    let (mut parent, drafts) = organs();
    let listed = children(&drafts);
    let below = AcrossOptions { confirmed: vec![Relation::AtLeastChildren], ..AcrossOptions::default() };
    // More than the children given: the others account for it.
    set(&mut parent, Row::Received, Column::NaturalPerson, 25);
    set(&mut parent, Row::Received, Column::Total, 25);
    set(&mut parent, Row::CarriedForward, Column::NaturalPerson, 1);
    set(&mut parent, Row::CarriedForward, Column::Total, 1);
    assert_eq!(found(&Case { children: &listed, ..Case::new(&parent) }, &below).count, Count::Exactly(0));
    let cell = CellId::proactive(crate::Subject::Licences, crate::Measure::Decisions).unwrap();
    let mut drafts = drafts.clone();
    drafts[0].set(cell, Printed::Number(Number::from(5)));
    let listed = children(&drafts);
    let found = found(&Case { children: &listed, ..Case::new(&parent) }, &below);
    assert_eq!((found.cost, found.count), (1, Count::Exactly(2)));
    assert_eq!(suspicions(&found)[..2], [(Member::This, Suspicion::Possible), (Member::Child(0), Suspicion::Possible)]);
}

#[test]
fn each_report_keeps_what_is_wrong_in_it_alone() {
    let (mut last, this) = (year(0, 2), year(2, 0));
    last.set(CellId::remedy(Remedy::DirectSuit, Ruling::Upheld), Printed::Number(Number::from(4)));
    let found = found(&Case { last_year: Some(&last), ..Case::new(&this) }, &AcrossOptions::default());
    assert_eq!((found.cost, found.count), (1, Count::Exactly(2)));
    assert_eq!(suspicions(&found), [(Member::This, Suspicion::Clear), (Member::LastYear, Suspicion::Certain)]);
}

#[test]
fn of_very_many_organs_those_that_agree_with_themselves_are_taken_as_right() {
    let (mut parent, drafts) = organs();
    let mut drafts: Vec<Draft> = drafts.iter().cycle().take(60).cloned().collect();
    for row in [Row::Received, Row::NotHeld, Row::OutcomesTotal] {
        for column in [Column::NaturalPerson, Column::Total] {
            set(&mut parent, row, column, 24 * 20);
        }
    }
    set(&mut drafts[4], Row::NotHeld, Column::Total, 1);
    let listed = children(&drafts);
    let all = AcrossOptions { confirmed: vec![Relation::RollUp], ..AcrossOptions::default() };
    let found = found(&Case { children: &listed, complete: true, ..Case::new(&parent) }, &all);
    assert_eq!((found.cost, found.count, found.proof), (1, Count::Exactly(1), Proof::Proved));
    let suspects: Vec<Member> = found.members.iter().filter(|suspect| !suspect.assumed).map(|suspect| suspect.member).collect();
    assert_eq!(suspects, [Member::This, Member::Child(4)]);
    assert_eq!(found.list[0].parts[0].member, Member::Child(4));
}

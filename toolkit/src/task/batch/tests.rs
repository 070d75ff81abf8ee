use std::time::Duration;

use ogi_core::{CellId, FormId, Number, Profile, Severity, rules};
use proptest::prelude::*;

use super::{ColumnBatch, Detail, Figures, Head, Item, Pool, RowResult, Source, Validity};
use crate::check;
use crate::model::options::Options;

const HEAD: Head = Head { form: Some(FormId::Official2021), year: Some(2024), undivided: None };

fn identities_only() -> Profile {
    let mut profile = Profile::default();
    for rule in rules().filter(|rule| rule.linear.is_none()) {
        profile.switch_off(rule.code);
    }
    profile
}

/// The results of a batch, as lines.
fn row_results(batch: &ColumnBatch<'_>, profile: &Profile) -> Vec<String> {
    let mut lines = Vec::new();
    batch.check(0..batch.len(), profile, Detail::Findings, |row, result| match result {
        RowResult::Checked(_, checked) => lines.extend(checked.findings.iter().map(|finding| format!("{row} {finding:?}"))),
        RowResult::Unusable(error) => lines.push(format!("{row} {}", error.code())),
        RowResult::Sums(_) => unreachable!("whole findings were asked for"),
    });
    lines
}

/// The same without sentences: rule, severity, both sides.
fn brief_row_results(batch: &ColumnBatch<'_>, profile: &Profile, detail: Detail) -> Vec<String> {
    let mut lines = Vec::new();
    let brief = |row, code, severity: Severity, expected, actual| format!("{row} {code} {severity:?} {expected:?} {actual:?}");
    batch.check(0..batch.len(), profile, detail, |row, result| match result {
        RowResult::Checked(_, checked) => {
            lines.extend(checked.findings.iter().map(|one| brief(row, one.rule.code, one.severity, one.expected, one.actual)));
        }
        RowResult::Sums(sums) => {
            let number = |value| Number::new(value, 0);
            lines.push(brief(row, sums.identity.rule.code, sums.severity, number(sums.expected), number(sums.actual)));
        }
        RowResult::Unusable(error) => lines.push(format!("{row} {}", error.code())),
    });
    lines
}

/// The same, by checking one draft after another.
fn expected(batch: &ColumnBatch<'_>, profile: &Profile) -> Vec<String> {
    let options = Options { profile: profile.clone(), ..Options::default() };
    let one = |row| match batch.draft(row) {
        Ok(draft) => {
            let report = check(draft, &options);
            report.checked.findings.iter().map(|finding| format!("{row} {finding:?}")).collect()
        }
        Err(error) => vec![format!("{row} {}", error.code())],
    };
    (0..batch.len()).flat_map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whole columns, rows by themselves and single drafts say the same, whatever is missing or out of place.
    #[test]
    fn columns_agree_with_single_reports(
        rows in 1_usize..30,
        changed in proptest::collection::vec((0_usize..224, 0_usize..30, -1_i32..4), 0..6),
        holes in proptest::collection::vec((0_usize..224, 0_usize..30), 0..3),
        floor in -1_i32..1,
        extra in any::<bool>(),
    ) {
        let cells: Vec<CellId> = CellId::all().collect();
        let mut values = vec![vec![0_i32; rows]; cells.len()];
        let mut valid = vec![vec![0xFF_u8; 5]; cells.len()];
        for (cell, row, value) in &changed {
            values[*cell][row % rows] = (*value).max(floor);
        }
        for (cell, row) in &holes {
            valid[*cell][(row + 3) / 8] &= !(1 << ((row + 3) % 8));
        }
        let form = FormId::Official2021.form();
        let columns = cells.iter().zip(&values).zip(&valid).filter_map(|((id, values), valid)| {
            let own = form.has_cell(*id, false);
            let validity = if own { Validity::new(valid, 3) } else { Validity::new(&[], 0) };
            (own || extra).then_some((*id, Figures::Int32(values, Some(validity))))
        });
        let heads = vec![HEAD; rows];
        let batch = ColumnBatch::new(columns.collect(), &heads).unwrap();
        for profile in [identities_only(), Profile::default()] {
            prop_assert_eq!(row_results(&batch, &profile), expected(&batch, &profile));
            prop_assert_eq!(
                brief_row_results(&batch, &profile, Detail::Sums),
                brief_row_results(&batch, &profile, Detail::Findings)
            );
        }
    }
}

#[test]
fn sums_of_large_figures_do_not_overflow() {
    let paths = ["natural_person", "business", "research", "public_interest", "legal_service", "other"];
    let path = |column: &str| CellId::from_path(&format!("requests.received.{column}")).unwrap();
    let large = [i32::MAX, (1 << 25) - 1, 3, i32::MIN];
    let stated: Vec<i64> = large.iter().map(|figure| i64::from(*figure) * 6).collect();
    let wide: Vec<i64> = large.iter().map(|figure| i64::from(*figure)).collect();
    let zeros = [0_i32; 4];
    for rows in [0..4_usize, 0..1, 1..2, 2..3, 1..3, 3..4] {
        let columns = FormId::Official2021.form().cells(false).map(|cell| {
            let part = paths.iter().position(|column| path(column) == cell);
            let figures = match part {
                // Some columns of 32 bits, some of 64.
                Some(at) if at % 2 == 0 => Figures::Int32(&large[rows.clone()], None),
                Some(_) => Figures::Int64(&wide[rows.clone()], None),
                None if cell == path("total") => Figures::Int64(&stated[rows.clone()], None),
                None => Figures::Int32(&zeros[rows.clone()], None),
            };
            (cell, figures)
        });
        let narrow = FormId::Official2021.form().cells(false).map(|cell| {
            let is_part = paths.iter().any(|column| path(column) == cell);
            (cell, Figures::Int32(if is_part { &large[rows.clone()] } else { &zeros[rows.clone()] }, None))
        });
        let heads = vec![HEAD; rows.len()];
        for columns in [columns.collect::<Vec<_>>(), narrow.collect()] {
            let batch = ColumnBatch::new(columns, &heads).unwrap();
            assert_eq!(row_results(&batch, &identities_only()), expected(&batch, &identities_only()), "{rows:?}");
            let brief = |detail| brief_row_results(&batch, &identities_only(), detail);
            assert_eq!(brief(Detail::Sums), brief(Detail::Findings), "{rows:?}");
        }
    }
}

#[test]
fn forms_and_layouts_may_change_from_row_to_row() {
    let undivided: Vec<CellId> = CellId::all().filter(|cell| cell.path().contains("otherwise_closed.total")).collect();
    let (trial, divided) = (HEAD, Head { year: Some(2020), form: None, undivided: None });
    let heads = [trial, divided, HEAD, Head::default()];
    let values = [1_i64, 1, 1, 1];
    let batch = ColumnBatch::new(vec![(undivided[0], Figures::Int64(&values, None))], &heads).unwrap();
    for profile in [identities_only(), Profile::default()] {
        assert_eq!(row_results(&batch, &profile), expected(&batch, &profile));
    }
    assert!(row_results(&batch, &Profile::default()).contains(&"3 input/no-form".to_owned()));
    assert!(batch.draft(0).unwrap().is_undivided());
    assert_eq!(batch.draft(1).unwrap().form(), FormId::Trial2019);
}

#[test]
fn a_column_is_named_once_and_whole() {
    let total = CellId::from_path("requests.received.total").unwrap();
    let twice = vec![(total, Figures::Int32(&[1], None)), (total, Figures::Int32(&[1], None))];
    assert_eq!(ColumnBatch::new(twice, &[HEAD]).unwrap_err().code(), "input/duplicate");
    let short = vec![(total, Figures::Int32(&[1], None))];
    assert_eq!(ColumnBatch::new(short, &[HEAD, HEAD]).unwrap_err().code(), "input/bad-cell");
}

#[test]
fn results_come_back_in_order_and_a_bad_item_stops_nothing() {
    let mut pool = Pool::new(3, &Options::default());
    for number in 0..200 {
        let text =
            if number % 7 == 0 { "无关".to_owned() } else { format!(r#"{{"year": {}, "cells": {{}}}}"#, 2021 + number % 4) };
        pool.give(vec![Item { source: Source::Text(text), file: Some(number.to_string()) }]);
    }
    for number in 0..200 {
        let results = pool.take(Duration::from_mins(1)).unwrap().unwrap();
        match &results[0] {
            Ok(report) => assert_eq!(report.file.as_deref(), Some(number.to_string().as_str())),
            Err(error) => assert_eq!((number % 7, error.code()), (0, "input/not-a-report")),
        }
    }
    assert!(pool.is_empty());
}

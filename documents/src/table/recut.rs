//! Whether digits that run together can be cut in a way that mends the table (另一种断法): with one wrong figure in the row, the right cut
//! does not add up while a wrong one may. What the columns ask of the row tells them apart.

use super::settle::Figures;
use super::shape::{Role, Shape};

const COLUMNS: usize = 7;

/// Whether the printed digits of a row are also what the columns ask of it, but for one figure; and that is not what was chosen.
pub(super) fn fits_the_columns(shape: &Shape, chosen: &[Option<Figures>], place: usize, printed: &str) -> bool {
    let own = chosen.get(place).copied().flatten();
    asked(shape, chosen, place).into_iter().any(|asked| {
        let differs = own.is_none_or(|own| own.iter().zip(&asked).any(|(own, asked)| *own != Some(*asked)));
        differs && is_printed_but_for_one(&asked, printed, own.as_ref())
    })
}

/// What the other rows leave for one row, by each identity that ties it.
fn asked(shape: &Shape, chosen: &[Option<Figures>], place: usize) -> Vec<[i64; COLUMNS]> {
    let row = |role: Role| {
        let place = shape.rows.iter().position(|row| row.role == role)?;
        chosen.get(place).copied().flatten()
    };
    let outcomes = || -> Option<[i64; COLUMNS]> {
        let rows = shape.rows.iter().enumerate().filter(|(at, row)| row.role == Role::Outcome && *at != place);
        rows.map(|(at, _)| chosen.get(at).copied().flatten()).try_fold([0; COLUMNS], |sum, row| combine(&sum, &row?, 1))
    };
    let (received, brought) = (row(Role::Received), row(Role::BroughtForward));
    let (total, carried) = (row(Role::OutcomesTotal), row(Role::CarriedForward));
    // 一 + 二 = 三（七） + 四
    let balance = |plus: [Option<Figures>; 2], minus: [Option<Figures>; 2]| -> Option<[i64; COLUMNS]> {
        let sum = plus.into_iter().flatten().try_fold([0; COLUMNS], |sum, row| combine(&sum, &row, 1))?;
        let all = plus.iter().flatten().count().saturating_add(minus.iter().flatten().count());
        (all == 3).then_some(())?;
        minus.into_iter().flatten().try_fold(sum, |sum, row| combine(&sum, &row, -1))
    };
    let known = match shape.rows.get(place).map(|row| row.role) {
        Some(Role::Outcome) => {
            vec![outcomes().and_then(|sum| combine(&[0; COLUMNS], &total?, 1).and_then(|total| minus(&total, &sum)))]
        }
        Some(Role::OutcomesTotal) => vec![outcomes(), balance([received, brought], [carried, None])],
        Some(Role::Received) => vec![balance([total, carried], [brought, None])],
        Some(Role::BroughtForward) => vec![balance([total, carried], [received, None])],
        Some(Role::CarriedForward) => vec![balance([received, brought], [total, None])],
        _ => Vec::new(),
    };
    known.into_iter().flatten().collect()
}

fn combine(sum: &[i64; COLUMNS], row: &Figures, sign: i64) -> Option<[i64; COLUMNS]> {
    let mut out = *sum;
    for (out, figure) in out.iter_mut().zip(row) {
        *out = out.checked_add((*figure)?.checked_mul(sign)?)?;
    }
    Some(out)
}

fn minus(one: &[i64; COLUMNS], other: &[i64; COLUMNS]) -> Option<[i64; COLUMNS]> {
    let mut out = *one;
    for (out, other) in out.iter_mut().zip(other) {
        *out = out.checked_sub(*other)?;
    }
    Some(out)
}

/// Whether digits are those of seven figures, one of which may be any other; at most one more may be what was chosen.
fn is_printed_but_for_one(asked: &[i64; COLUMNS], printed: &str, own: Option<&Figures>) -> bool {
    (0..COLUMNS).any(|wrong| {
        let text = |figures: &mut dyn Iterator<Item = &i64>| -> Option<String> {
            figures.map(|figure| (*figure >= 0).then(|| figure.to_string())).collect()
        };
        let before = text(&mut asked.iter().take(wrong));
        let behind = text(&mut asked.iter().skip(wrong.saturating_add(1)));
        let (Some(before), Some(behind)) = (before, behind) else { return false };
        let rest = printed.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(behind.as_str()));
        let is_figure = rest.is_some_and(|rest| !rest.is_empty() && (rest.len() == 1 || !rest.starts_with('0')));
        // The same cells with the same figures are no other reading.
        let is_own = own
            .is_some_and(|own| own.iter().zip(asked).enumerate().all(|(at, (own, asked))| at == wrong || *own == Some(*asked)));
        is_figure && !is_own
    })
}

#[cfg(test)]
mod tests {
    use super::is_printed_but_for_one;

    #[test]
    fn a_wrong_total_is_one_figure() {
        let asked = [0, 179, 30, 0, 0, 1, 210];
        let own = [0, 17, 93, 0, 0, 0, 110].map(Some);
        assert!(is_printed_but_for_one(&asked, "01793000110", Some(&own)));
        assert!(!is_printed_but_for_one(&asked, "01793000110", Some(&[0, 179, 30, 0, 0, 1, 10].map(Some))));
        assert!(!is_printed_but_for_one(&[0, 179, 30, 0, 0, 2, 211], "01793000110", Some(&own)));
    }
}

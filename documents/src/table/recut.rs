//! Whether digits that run together can be cut in a way that mends the table (另一种断法): with one wrong figure in the row, the right cut
//! does not add up while a wrong one may. What the columns ask of the row tells them apart.

use super::choice::Figures;
use super::shape::{COLUMNS, Role, Shape};

/// Whether the printed digits of a row are also what the columns ask of it, but for one figure; and that is not what was chosen.
pub(super) fn fits_the_columns(shape: &Shape, chosen: &[Option<Figures>], place: usize, printed: &str) -> bool {
    let own = chosen.get(place).copied().flatten();
    asked(shape, chosen, place).into_iter().flatten().any(|asked| is_printed_but_for_one(&asked, printed, own.as_ref()))
}

/// What the other rows leave for one row, by each identity that ties it.
fn asked(shape: &Shape, chosen: &[Option<Figures>], place: usize) -> Vec<Option<[i64; COLUMNS]>> {
    let rows = || shape.rows.iter().zip(chosen).enumerate();
    let row = |role: Role| rows().find(|(_, (row, _))| row.role == role).and_then(|(_, (_, figures))| *figures);
    let outcomes = |sign: i64| {
        let others = rows().filter(move |(at, (row, _))| row.role == Role::Outcome && *at != place);
        others.map(move |(_, (_, figures))| (*figures, sign)).collect::<Vec<_>>()
    };
    let (received, brought) = (row(Role::Received), row(Role::BroughtForward));
    let (total, carried) = (row(Role::OutcomesTotal), row(Role::CarriedForward));
    // 一 + 二 = 三（七） + 四
    match shape.rows.get(place).map(|row| row.role) {
        Some(Role::Outcome) => vec![sum([vec![(total, 1)], outcomes(-1)].concat())],
        Some(Role::OutcomesTotal) => vec![sum(outcomes(1)), sum(vec![(received, 1), (brought, 1), (carried, -1)])],
        Some(Role::Received) => vec![sum(vec![(total, 1), (carried, 1), (brought, -1)])],
        Some(Role::BroughtForward) => vec![sum(vec![(total, 1), (carried, 1), (received, -1)])],
        Some(Role::CarriedForward) => vec![sum(vec![(received, 1), (brought, 1), (total, -1)])],
        _ => Vec::new(),
    }
}

/// The sum of some rows, each with its sign, column by column; `None` where a figure of them is unknown.
fn sum(rows: Vec<(Option<Figures>, i64)>) -> Option<[i64; COLUMNS]> {
    let mut sum = [0_i64; COLUMNS];
    for (figures, sign) in rows {
        for (sum, figure) in sum.iter_mut().zip(figures?) {
            *sum = sum.checked_add(figure?.checked_mul(sign)?)?;
        }
    }
    Some(sum)
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

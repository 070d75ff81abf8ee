//! Slips of the pen and the keyboard (笔误): how one figure becomes another.

use crate::check::say;
use crate::language::Bilingual;
use crate::number::Number;

/// How a printed figure may have come from the right one, most telling first; with the weight of it.
pub(super) fn slip(printed: Number, right: Number) -> Option<(&'static str, i64, &'static Bilingual)> {
    let (printed, right) = (printed.to_string(), right.to_string());
    let (from, to) = (right.as_bytes(), printed.as_bytes());
    // With single digits any figure is one digit away from any other: that says nothing.
    if from.len().max(to.len()) < 2 || !from.iter().chain(to).all(u8::is_ascii_digit) {
        return None;
    }
    if is_transposed(from, to) {
        return Some(("transposed", 25, say!("相邻两位数字颠倒", "two neighbouring digits are transposed")));
    }
    if has_one_more(from, to, true) {
        return Some(("doubled", 20, say!("一位数字重复录入", "one digit is typed twice")));
    }
    if from.len() > 1 && has_one_more(to, from, false) {
        return Some(("dropped", 15, say!("漏录一位数字", "one digit is left out")));
    }
    if printed.len() > right.len() && right != "0" && (printed.starts_with(&right) || printed.ends_with(&right)) {
        return Some((
            "glued",
            15,
            say!("前后粘连了别的数字，如页码或序号", "another number is glued on, such as a page or item number"),
        ));
    }
    let differing = from.iter().zip(to).filter(|(a, b)| a != b).count();
    if from.len() == to.len() && from.len() > 2 && differing == 1 {
        return Some(("one-digit", 10, say!("只有一位数字不同", "a single digit differs")));
    }
    None
}

fn is_transposed(from: &[u8], to: &[u8]) -> bool {
    let same = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let (Some([a, b, from @ ..]), Some([c, d, to @ ..])) = (from.get(same..), to.get(same..)) else { return false };
    a == d && b == c && from == to
}

/// Whether `long` is `short` with one digit more; with `repeated`, one that repeats its neighbour.
fn has_one_more(short: &[u8], long: &[u8], repeated: bool) -> bool {
    if long.len() != short.len().saturating_add(1) {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = long.get(same.saturating_add(1)..) == short.get(same..);
    tail && (!repeated || same > 0 && long.get(same) == long.get(same.wrapping_sub(1)))
}

//! Whether the columns of a table stand in the form's order (列序), as far as their headers can be read. Where they do not,
//! its figures belong to other cells than their places say, and none is read.

/// Whether words that all stand in a header stand there in this order; also where one of them does not.
fn holds(header: &str, words: &[&str]) -> bool {
    let places: Option<Vec<usize>> = words.iter().map(|word| header.find(word)).collect();
    places.is_none_or(|places| places.is_sorted())
}

/// The columns of the applications table. Two-line headers may be cut into words: 商业 科研 … 企业 机构. Where 总计
/// stands says nothing: converters print merged cells first or last.
pub(crate) fn of_requests(header: &str) -> bool {
    holds(header, &["商业", "科研", "公益组织", "法律服务"]) && holds(header, &["自然人", "商业"])
}

/// The rulings in the form's order.
const RULINGS: [&str; 4] = ["结果维持", "结果纠正", "其他结果", "尚未审结"];

/// Whether the rulings of every group stand in the form's order. Read through the header they ascend once a group; a word that is
/// misprinted makes no difference.
fn rulings_hold(header: &str) -> bool {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (ruling, word) in RULINGS.iter().enumerate() {
        places.extend(crate::search::places(header, word).map(|at| (at, ruling)));
    }
    places.sort_unstable();
    let falls = places.windows(2).filter(|pair| matches!(pair, [(_, one), (_, next)] if next <= one)).count();
    let groups = (0..RULINGS.len()).map(|ruling| places.iter().filter(|(_, own)| *own == ruling).count()).max();
    falls < groups.unwrap_or_default().max(1)
}

/// The columns of the remedies table, by the letters of its header.
pub(crate) fn of_remedies(header: &str) -> bool {
    rulings_hold(header) && holds(header, &["未经复议", "复议后"]) && groups_hold(header)
}

/// Whether reconsideration stands before suits in the header itself; the heading above it has both words too.
fn groups_hold(header: &str) -> bool {
    let groups = header.find("结果").and_then(|end| header.get(..end)).unwrap_or(header);
    let groups = groups.rsplit("情况").next().unwrap_or(groups);
    let places = ["行政复议", "行政诉讼"].map(|word| groups.rfind(word));
    matches!(places, [Some(review), Some(suit)] if review < suit) || places.contains(&None)
}

#[cfg(test)]
mod tests {
    use super::{of_remedies, of_requests};

    #[test]
    fn columns_in_another_order_are_found() {
        assert!(of_requests("申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"));
        assert!(of_requests("自然人总计商业科研社会公益组织法律服务其他企业机构机构"));
        assert!(of_requests("申请人情况"));
        assert!(!of_requests("自然人科研机构商业企业社会公益组织法律服务机构其他总计"));
        assert!(!of_requests("商业企业自然人科研机构社会公益组织法律服务机构其他总计"));
        assert!(of_remedies("行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉"));
        assert!(!of_remedies("行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计复议后起诉未经复议直接起诉"));
        // A word that is misprinted.
        let groups = "结果维持结果纠正其他结果尚未审结总计".repeat(2);
        assert!(of_remedies(&format!(
            "行政复议行政诉讼结果的持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉{groups}"
        )));
        let swapped = "结果纠正结果维持其他结果尚未审结总计".repeat(3);
        assert!(!of_remedies(&format!("行政复议行政诉讼{swapped}")));
        assert!(!of_remedies("行政复议结果纠正结果维持其他结果尚未审结总计"));
        assert!(!of_remedies("行政诉讼行政复议"));
    }
}

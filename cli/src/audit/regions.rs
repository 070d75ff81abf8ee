//! The pages of an overview that is too long for one: by regions (分册按地区), as the register or the folders have them.

use std::collections::{HashMap, HashSet};

use ogi_report::audit::Brief;
use ogi_report::{Audit, Enrolled};

/// A page at most so long; a region that fits is not divided.
const MOST: usize = 1_500;
/// No register has more levels; one that names itself as the organ above ends here.
const DEEPEST: usize = 8;

/// A page: what it is of, and the places of its reports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) title: String,
    pub(super) places: Vec<usize>,
}

/// The pages of an audit.
pub(super) fn regions(audit: &Audit) -> Vec<Region> {
    let register = audit.register.as_deref().unwrap_or_default();
    // Of the lines of a whole country, those that others stand below.
    let uppers: HashSet<&str> = register.iter().filter_map(|line| line.above.as_deref()).collect();
    let is_upper = |line: &&Enrolled| uppers.contains(&*line.organ.name);
    let upper = register.iter().filter(is_upper);
    let above: HashMap<&str, &str> = upper.filter_map(|line| Some((&*line.organ.name, line.above.as_deref()?))).collect();
    let paths = audit.briefs.iter().map(|brief| path(brief, register, &above));
    divide(&paths.collect::<Vec<_>>())
}

/// Where a report stands: the organs above it, the highest first; of one that is in no register, the folders of its file.
fn path<'a>(brief: &'a Brief, register: &'a [Enrolled], above: &HashMap<&'a str, &'a str>) -> Vec<&'a str> {
    let Some(line) = brief.registered.and_then(|line| register.get(line)) else {
        let folders = brief.file.rsplit_once(['/', '\\']).map_or("", |(folders, _)| folders);
        return folders.split(['/', '\\']).filter(|folder| !folder.is_empty()).collect();
    };
    let mut path = vec![line.organ.name.as_str()];
    let mut next = line.above.as_deref();
    while let Some(upper) = next.filter(|upper| path.len() < DEEPEST && !path.contains(upper)) {
        path.push(upper);
        next = above.get(upper).copied();
    }
    path.reverse();
    path
}

/// Pages of paths, in the order of regions.
fn divide(paths: &[Vec<&str>]) -> Vec<Region> {
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_by(|one, other| paths[*one].cmp(&paths[*other]).then(one.cmp(other)));
    let mut pages = Vec::new();
    split(paths, &order, 0, &mut pages);
    pages
}

/// Divides what is too long by the next part of the paths; what is short stays with its neighbours.
fn split(paths: &[Vec<&str>], places: &[usize], depth: usize, pages: &mut Vec<Region>) {
    let part = |place: &usize| paths[*place].get(depth).copied();
    if places.len() <= MOST || places.iter().all(|place| part(place).is_none()) {
        for places in places.chunks(MOST) {
            pages.push(Region { title: title(paths, places), places: places.to_vec() });
        }
        return;
    }
    let mut held: Vec<usize> = Vec::new();
    for same in places.chunk_by(|one, other| part(one) == part(other)) {
        if held.len() + same.len() > MOST && !held.is_empty() {
            pages.push(Region { title: title(paths, &held), places: std::mem::take(&mut held) });
        }
        if same.len() > MOST {
            split(paths, same, depth + 1, pages);
        } else {
            held.extend_from_slice(same);
        }
    }
    if !held.is_empty() {
        pages.push(Region { title: title(paths, &held), places: held });
    }
}

/// What all of them stand below, and from which to which.
fn title(paths: &[Vec<&str>], places: &[usize]) -> String {
    let (Some(first), Some(last)) = (places.first().map(|place| &paths[*place]), places.last().map(|place| &paths[*place]))
    else {
        return String::new();
    };
    // Places are in the order of their paths: what the first and the last have in common, all have.
    let common = first.iter().zip(last).take_while(|(one, other)| one == other).count();
    let head = first[..common].join(" / ");
    match (first.get(common), last.get(common)) {
        (None, None) => head,
        (one, other) => {
            let ends = [one, other].into_iter().flatten().copied().collect::<Vec<_>>().join(" — ");
            if head.is_empty() { ends } else { format!("{head} / {ends}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_region_or_several_that_are_short() {
        let mut paths = Vec::new();
        // Files come in any order.
        for report in 0..900 {
            for (city, count) in [("甲市", 900), ("乙市", 400), ("丙市", 200)] {
                if report < count {
                    paths.push(vec!["某省", city, if report % 2 == 0 { "东县" } else { "西县" }]);
                }
            }
        }
        for _ in 0..1600 {
            paths.push(vec!["另省", "大市"]);
        }
        let pages = divide(&paths);
        let told: Vec<(&str, usize)> = pages.iter().map(|page| (page.title.as_str(), page.places.len())).collect();
        assert_eq!(told, [("另省 / 大市", 1500), ("另省 / 大市", 100), ("某省 / 丙市 — 甲市", 1500)]);
        let mut all: Vec<usize> = pages.into_iter().flat_map(|page| page.places).collect();
        all.sort_unstable();
        assert_eq!(all, (0..paths.len()).collect::<Vec<_>>());
    }
}

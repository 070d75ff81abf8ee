//! Counts how many of the numbers and statements in the text of real reports become a claim, how many of those are
//! right, and whether the relations that the truth files name come out as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use ogi_report::{Claim, Kind, Number, Report, Verdict};
use serde_json::Value;

/// Every number and statement that can be checked, read by a person: by document, in words such as `published = 87`.
const COUNTED: &str = "xtask/corpus-claims.json";

/// What became of the numbers in texts.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counted: BTreeMap<String, Vec<String>>,
    /// As a person counted them.
    stated: usize,
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
    /// As the truth files list them.
    listed: usize,
    found: usize,
    /// Relations of the truth files that do not hold, and those of them that a finding names.
    untrue: usize,
    told: usize,
    untold: Vec<String>,
    /// Wholes whose parts were added up, with what they add up to.
    sums: Vec<String>,
    /// Relations that hold, of which a finding says that they do not.
    accused: Vec<String>,
}

/// A claim in words.
fn words(claim: &Claim) -> String {
    let value = claim.value.map_or_else(String::new, |value| format!(" = {value}"));
    match claim.kind {
        Kind::Count => format!("{}{value}", claim.what),
        Kind::Share => format!("share {}{value}", claim.what),
        Kind::Growth => format!("growth {}{value}", claim.what),
        Kind::Change => format!("change {}{value}", claim.what),
        Kind::None => format!("none {}", claim.what),
        Kind::AllAnswered => format!("all_answered {}", claim.what),
        Kind::AllUpheld => format!("all_upheld {}", claim.what),
        Kind::NoneCorrected => format!("none_corrected {}", claim.what),
    }
}

/// Every whole of a text with its parts: `87 = 4 + 2 + …`, or `2599 ≠ 2533` where they do not add up to it.
fn sums(file: &str, report: &Report) -> Option<String> {
    let claims = &report.draft.claims;
    let mut lists: BTreeMap<(u32, u8), (usize, Number)> = BTreeMap::new();
    for part in claims.iter().filter(|part| part.kind == Kind::Count) {
        let (Some(whole), Some(value)) = (part.part_of, part.value) else { continue };
        let (count, sum) = lists.entry((whole, part.breakdown)).or_insert((0, Number::ZERO));
        *count += 1;
        *sum = sum.plus(value)?;
    }
    let told: Vec<String> = lists
        .into_iter()
        .filter_map(|((whole, _), (count, sum))| {
            let whole = claims.get(whole as usize)?.value?;
            Some(if whole == sum { format!("{whole} (from {count})") } else { format!("{whole} ≠ {sum}") })
        })
        .collect();
    (!told.is_empty()).then(|| format!("{file} {}", told.join(", ")))
}

impl Tally {
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let counted = serde_json::from_str(&fs::read_to_string(root.join(COUNTED))?)?;
        Ok(Self { counted, ..Self::default() })
    }

    /// Adds a document, where a person has counted it.
    pub(crate) fn add(&mut self, file: &str, report: &Report, truth: &Value) {
        let Some(mut stated) = self.counted.get(file).cloned() else { return };
        self.stated += stated.len();
        for claim in &report.draft.claims {
            let words = words(claim);
            if let Some(at) = stated.iter().position(|known| *known == words) {
                stated.swap_remove(at);
                self.right += 1;
            } else {
                self.wrong.push(format!("{file}: {words} ({})", claim.text.replace('\n', "")));
            }
        }
        self.missed.extend(stated.into_iter().map(|words| format!("{file}: {words}")));
        self.sums.extend(sums(file, report));
        for entry in truth["prose_numbers"].as_array().into_iter().flatten() {
            self.relation(file, report, entry);
        }
    }

    fn relation(&mut self, file: &str, report: &Report, entry: &Value) {
        let numbers = entry["numbers"].as_array().into_iter().flatten();
        let numbers: Vec<Number> = numbers.filter_map(|number| number.to_string().parse().ok()).collect();
        let has = |number: &&Number| report.draft.claims.iter().any(|claim| claim.value == Some(**number));
        self.listed += numbers.len();
        self.found += numbers.iter().filter(has).count();
        // A number of the relation is named by a finding of the text's rules as what is stated.
        let blames = |number: &Number| {
            report.checked.findings.iter().any(|finding| {
                finding.verdict == Verdict::Broken
                    && finding.rule.code.starts_with("narrative/")
                    && (finding.actual == Some(*number) || finding.expected == Some(*number))
            })
        };
        let upheld = report.checked.findings.iter().any(|finding| finding.rule.code == "narrative/all-upheld");
        match entry["agrees"].as_bool() {
            Some(false) => {
                self.untrue += 1;
                if numbers.iter().any(blames) || upheld {
                    self.told += 1;
                } else {
                    self.untold.push(format!("{file}: {}", entry["about"].as_str().unwrap_or_default()));
                }
            }
            Some(true) if numbers.len() > 2 && numbers.iter().all(blames) => {
                self.accused.push(format!("{file}: {}", entry["about"].as_str().unwrap_or_default()));
            }
            _ => {}
        }
    }

    /// Prints the figures; false when they are below what was reached.
    pub(crate) fn print(&self) -> bool {
        let share = |part: usize, whole: usize| {
            let thousandths = part * 1000 / whole.max(1);
            format!("{}.{} %", thousandths / 10, thousandths % 10)
        };
        let claims = self.right + self.wrong.len();
        println!("\nnumbers and statements in the texts, counted by a person: {}", self.stated);
        println!("  became a claim and are right: {} ({})", self.right, share(self.right, self.stated));
        println!("  claims that are wrong: {} of {claims} ({})", self.wrong.len(), share(self.wrong.len(), claims));
        self.wrong.iter().for_each(|line| println!("    wrong: {line}"));
        self.missed.iter().for_each(|line| println!("    missed: {line}"));
        println!("numbers listed in the truth files: {}, of them in claims: {}", self.listed, self.found);
        println!("relations that the truth files deny: {}, of them named by a finding: {}", self.untrue, self.told);
        println!("sums in the texts that were checked: {}", self.sums.join("; "));
        self.untold.iter().for_each(|line| println!("    not named: {line}"));
        self.accused.iter().for_each(|line| println!("    denied although true: {line}"));
        let enough = self.right * 100 >= self.stated * 80 && self.right * 100 >= claims * 98;
        enough && self.accused.is_empty()
    }
}

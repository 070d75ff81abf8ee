//! Reading is linear: whatever a text repeats, twice as much takes about twice as long. The repeated units are every piece of
//! text that the sources of this crate know, so that each word added later joins by itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use ogi_documents::{ReadOptions, inspect_text};

/// Sizes that are compared, in bytes.
const SMALL: usize = 4 << 10;
/// How many times larger the other one is; work that grows with the square takes sixteen times as long.
const TIMES: usize = 4;
const MOST_GROWTH: f64 = 9.0;
/// Subordinates this nothing can be told, and below that nothing is told of it.
const SHORT: Duration = Duration::from_millis(4);
const LONG: Duration = Duration::from_millis(40);
/// Units that once took time that grew with the square, or stand for those that did.
const ONCE: &[&str] = &[
    "0",
    "|",
    "国办公开办函",
    "年政府信息公开工作年度报告",
    "甲局政府信息公开工作年度报告\t",
    "<td>",
    "1月1日",
    "2021年",
    "（一）",
    "\t",
];

/// The pieces of text in the sources: what stands between quotation marks of either sort.
fn units() -> BTreeSet<String> {
    fn walk(folder: &Path, units: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, units);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                let source = fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
                    units.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
                    units.extend(
                        line.split('\'').skip(1).step_by(2).filter(|unit| unit.chars().count() == 1).map(str::to_owned),
                    );
                }
            }
        }
    }
    let mut units = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut units);
    units.retain(|unit| (1..=60).contains(&unit.len()) && !unit.is_ascii());
    units.extend((0x20_u8..0x7F).map(|byte| char::from(byte).to_string()));
    units.extend(
        ["\t", "\n", "0\t", "|0", "0 ", "1,", "<td>", "<table>", "1.", "0\n", "（1）", "2021年", "1月1日"].map(str::to_owned),
    );
    units
}

/// Processor time of this thread; other programs do not lengthen it.
#[cfg(target_os = "linux")]
fn now() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split_whitespace().next().unwrap().parse().unwrap())
}

#[cfg(not(target_os = "linux"))]
fn now() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// How long a text of one unit takes, at best of some tries.
fn time(unit: &str, size: usize, tries: u32) -> Duration {
    let text = unit.repeat(size / unit.len());
    let once = |_| {
        let started = now();
        let _ = inspect_text(&text, &ReadOptions::default());
        now().saturating_sub(started)
    };
    (0..tries).map(once).min().unwrap_or_default()
}

/// Which of some units take time that grows faster than they do.
fn grown<'u>(units: impl Iterator<Item = &'u str>) -> Vec<String> {
    let mut grown = Vec::new();
    for unit in units {
        // Most are told to be harmless by one look; the others are looked at more closely, at sizes where it shows.
        let mut size = SMALL * TIMES;
        if time(unit, size, 1) < SHORT.max(time(unit, SMALL, 1) * 6) {
            continue;
        }
        let mut growth = 0.0;
        while size <= SMALL * TIMES * TIMES {
            let (one, more) = (time(unit, size, 4), time(unit, size * TIMES, 4));
            growth = if more < LONG { 0.0 } else { more.as_secs_f64() / one.as_secs_f64() };
            if growth < MOST_GROWTH || more > Duration::from_secs(2) {
                break;
            }
            size *= TIMES;
        }
        if growth >= MOST_GROWTH {
            grown.push(format!("{unit:?}: {growth:.1} times as long for {TIMES} times as much"));
        }
    }
    grown
}

#[test]
fn what_once_took_too_long_takes_time_in_proportion() {
    let grown = grown(ONCE.iter().copied());
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[test]
#[ignore = "takes a minute: cargo xtask attack"]
fn whatever_is_repeated_takes_time_in_proportion() {
    let units = units();
    assert!(units.len() > 300, "{}", units.len());
    println!("{} units", units.len());
    let grown = grown(units.iter().map(String::as_str));
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

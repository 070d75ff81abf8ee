//! `ogi audit`: a folder in, an overview and lists out.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use ogi_report::{CellId, Entry};
use serde_json::{Value, json};
use support::{folder, text};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

fn ogi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(folder).output().unwrap()
}

/// A county: an office that sums up, bureaus of two years, one of them twice, one file that is no report.
fn county(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir_all(folder.join("in/sub")).unwrap();
    for (number, file) in ["water-2022.txt", "water-2023.txt", "water-2024.txt", "county/government.txt"].iter().enumerate() {
        fs::copy(examples().join("cases").join(file), folder.join(format!("in/{number}.txt"))).unwrap();
    }
    for file in fs::read_dir(examples().join("cases/county/below")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join("in/sub").join(file.file_name())).unwrap();
    }
    fs::copy(examples().join("reports/wrong-totals.txt"), folder.join("in/wrong.txt")).unwrap();
    fs::copy(examples().join("reports/wrong-totals.txt"), folder.join("in/wrong-again.txt")).unwrap();
    fs::write(folder.join("in/扫描件.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let organs = ["教育局", "商务局", "交通运输局", "气象局", "司法局"];
    let lines: String = organs.iter().map(|organ| format!("{organ},示例县人民政府\n")).collect();
    fs::write(folder.join("register.csv"), format!("名称,上级机关\n示例县人民政府,\n{lines}")).unwrap();
    folder
}

const NOW: [&str; 4] = ["--now", "2026-01-20T09:00:00+08:00", "--office", "示例县政务公开办"];

fn audit(folder: &Path, more: &[&str]) -> Output {
    ogi(folder, &[&["audit", "in", "--output", "out"][..], &NOW, more].concat())
}

fn result(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("out/result.json")).unwrap()).unwrap()
}

/// Every file below a folder with its bytes.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![root.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn an_audit_says_who_is_wrong_who_is_missing_and_what_was_not_read() {
    let folder = county("audit");
    let output = audit(&folder, &["--register", "register.csv"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    let result = result(&folder);
    let reports = result["reports"].as_array().unwrap();
    // The counts are those of the entries, told once more.
    let count = |wanted: &dyn Fn(&Value) -> bool| reports.iter().filter(|report| wanted(report)).count();
    let number = |name: &str| usize::try_from(result["counts"][name].as_u64().unwrap()).unwrap();
    assert_eq!(number("files"), reports.len());
    assert_eq!(number("unread"), count(&|report| !report["error"].is_null()));
    assert_eq!(number("errors"), count(&|report| report["errors"].as_u64() > Some(0)));
    assert_eq!(number("findings"), reports.iter().map(|report| report["findings"].as_array().unwrap().len()).sum::<usize>());
    assert_eq!(result["unread"][0]["file"], "in/扫描件.png");
    for rule in result["rules"].as_array().unwrap() {
        let breaks =
            |report: &Value| report["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == rule["rule"]);
        assert_eq!(rule["reports"].as_u64(), Some(count(&breaks) as u64), "{rule}");
    }
    let missing: Vec<&str> = result["not_filed"].as_array().unwrap().iter().map(|one| one["organ"].as_str().unwrap()).collect();
    assert_eq!(missing, ["司法局"]);
    let double = &result["doubles"].as_array().unwrap().iter().find(|one| one["kind"] == "bytes").unwrap()["files"];
    assert_eq!(double.to_string(), r#"["in/wrong-again.txt","in/wrong.txt"]"#);
    // A year that follows another among the files is judged with it.
    let water = reports.iter().find(|report| report["file"] == "in/2.txt").unwrap();
    assert_eq!(water["last_year"], "in/1.txt");
    assert!(water["findings"].to_string().contains("continuity/brought-forward"));
    let sum = &result["sums"][0];
    assert_eq!((sum["members"].as_u64(), sum["missing"].to_string()), (Some(5), r#"["司法局"]"#.to_owned()));
    assert!(sum["cells"].as_array().unwrap().iter().any(|cell| cell["verdict"] == "broken"), "{sum}");
    // What is handed on: a page and a notice for who must correct, a workbook, a table.
    let index = fs::read_to_string(folder.join("out/index.html")).unwrap();
    let at = reports.iter().position(|report| report["file"] == "in/wrong.txt").unwrap();
    for file in [format!("reports/000/{at:06}.html"), format!("notices/000/{at:06}.html"), format!("notices/000/{at:06}.docx")]
    {
        assert!(folder.join("out").join(&file).is_file(), "{file}");
    }
    assert!(index.contains(&format!("notices/000/{at:06}.html")));
    assert!(!index.contains("src=") && !index.contains("=\"http"), "the page needs nothing else");
    let table = fs::read_to_string(folder.join("out/findings.csv")).unwrap();
    assert_eq!(table.lines().count(), number("findings") + number("unread") + 1);
    assert!(fs::read(folder.join("out/findings.xlsx")).unwrap().starts_with(b"PK"));
    assert!(!folder.join("out/.ogi-audit").exists());
}

#[test]
fn a_run_that_was_ended_goes_on_and_writes_the_same_bytes() {
    let folder = county("resume");
    let straight = ["--register", "register.csv"];
    audit(&folder, &straight);
    let whole = tree(&folder.join("out"));
    fs::remove_dir_all(folder.join("out")).unwrap();
    assert_eq!(audit(&folder, &["--resume"]).status.code(), Some(2), "there is nothing to go on with");
    assert!(!folder.join("out/result.json").exists());
    // A run that ends before its last step leaves the parts that are done.
    fs::create_dir_all(folder.join("out/.ogi-audit")).unwrap();
    fs::create_dir_all(folder.join("out/findings.xlsx/in-the-way")).unwrap();
    let broken = audit(&folder, &straight);
    assert_eq!(broken.status.code(), Some(2));
    assert!(folder.join("out/.ogi-audit/part-000000.jsonl").exists(), "{}", text(&broken.stderr));
    fs::remove_dir_all(folder.join("out/findings.xlsx")).unwrap();
    fs::remove_dir_all(folder.join("out/reports")).unwrap();
    fs::remove_file(folder.join("out/.ogi-audit/part-000000.jsonl")).unwrap();
    fs::remove_file(folder.join("out/.ogi-audit/again-000000.jsonl")).unwrap();
    let other = audit(&folder, &["--resume"]);
    assert!(text(&other.stderr).contains("--resume"), "other options are another run");
    audit(&folder, &["--register", "register.csv", "--resume"]);
    assert_eq!(tree(&folder.join("out")), whole);
}

#[test]
fn whenever_a_run_is_killed_it_goes_on_to_the_same_bytes() {
    let folder = county("killed");
    let arguments = ["audit", "in", "--output", "out", "--register", "register.csv"];
    let begun = std::time::Instant::now();
    ogi(&folder, &[&arguments[..], &NOW].concat());
    let took = begun.elapsed();
    let whole = tree(&folder.join("out"));
    for eighth in 0..8 {
        let mut run = Command::new(env!("CARGO_BIN_EXE_ogi"));
        let mut run = run.args(arguments).args(NOW).current_dir(&folder).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(took * eighth / 8);
        run.kill().unwrap();
        run.wait().unwrap();
        let left = folder.join("out/.ogi-audit").exists();
        let again = audit(&folder, &[&["--register", "register.csv"][..], if left { &["--resume"] } else { &[] }].concat());
        assert_eq!(again.status.code(), Some(2), "{eighth}: {}", text(&again.stderr));
        assert!(tree(&folder.join("out")) == whole, "{eighth}: other bytes");
    }
}

#[test]
fn the_result_is_the_baseline_of_the_next_audit() {
    let folder = county("baseline");
    audit(&folder, &[]);
    fs::rename(folder.join("out/result.json"), folder.join("earlier.json")).unwrap();
    fs::remove_dir_all(folder.join("out")).unwrap();
    // The organ corrects its report.
    let corrected = ogi(&folder, &["repair", "in/wrong.txt", "--apply", "1", "--output", "in/wrong.json"]);
    assert_eq!(corrected.status.code(), Some(0), "{}", text(&corrected.stderr));
    for file in ["in/wrong.txt", "in/wrong-again.txt"] {
        fs::remove_file(folder.join(file)).unwrap();
    }
    audit(&folder, &["--baseline", "earlier.json"]);
    let result = result(&folder);
    assert_eq!(result["counts"]["new"], 0, "{}", result["counts"]);
    assert!(result["counts"]["resolved"].as_u64() > Some(0), "{}", result["counts"]);
    assert_eq!(result["counts"]["findings"], 0);
}

#[test]
fn a_folder_with_other_files_is_not_written_to() {
    let folder = county("other");
    fs::create_dir(folder.join("out")).unwrap();
    fs::write(folder.join("out/letter.txt"), "x").unwrap();
    let output = audit(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("请另起文件夹"), "{}", text(&output.stderr));
    assert_eq!(tree(&folder.join("out")).len(), 1);
}

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
    rest.split_once(end).unwrap().0
}

/// The numbers of the cells of a piece of a page.
fn numbers(html: &str) -> Vec<i64> {
    html.split('>').filter_map(|piece| piece.split_once('<')?.0.parse().ok()).collect()
}

/// So many things as a number of the page.
fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap()
}

/// What an office looks at first, out of the figures of an entry: received, concluded, opened in percent, carried, corrected in percent.
fn key_figures(report: &Value) -> [Option<i64>; 5] {
    let Some(draft) = Entry::from_json(&report.to_string()).unwrap().draft() else { return [None; 5] };
    let of = |path: &str| draft.number(CellId::from_path(path)?)?.as_integer();
    let sum = |paths: &[&str]| paths.iter().map(|path| of(path)).sum::<Option<i64>>();
    let percent = |part: Option<i64>, whole: Option<i64>| match (part?, whole?) {
        (part, whole) if whole > 0 && (0..=whole).contains(&part) => Some((part * 200 + whole) / (whole * 2)),
        _ => None,
    };
    let outcomes = "requests.outcomes";
    let opened = sum(&[&format!("{outcomes}.granted.total"), &format!("{outcomes}.granted_in_part.total")]);
    let [upheld, corrected, other] = ["upheld", "corrected", "other"].map(|one| format!("remedies.reconsideration.{one}"));
    let concluded = of("requests.outcomes.total.total");
    [
        of("requests.received.total"),
        concluded,
        percent(opened, concluded),
        of("requests.carried_forward.total"),
        percent(of(&corrected), sum(&[&upheld, &corrected, &other])),
    ]
}

#[test]
fn every_number_of_the_overview_is_worked_out_again_from_the_result() {
    let folder = county("overview");
    // Organs with enough applications to be ranked, two of them alike.
    for (number, granted) in [40, 30, 30, 10].into_iter().enumerate() {
        let report = json!({"year": 2024, "organ": format!("示例县第{number}局"), "cells": {
            "requests.received.total": 40, "requests.outcomes.granted.total": granted, "requests.outcomes.granted_in_part.total": 0,
            "requests.outcomes.total.total": 40, "requests.carried_forward.total": 0}});
        fs::write(folder.join(format!("in/sub/ranked-{number}.json")), report.to_string()).unwrap();
    }
    audit(&folder, &["--register", "register.csv"]);
    let (result, index) = (result(&folder), fs::read_to_string(folder.join("out/index.html")).unwrap());
    let reports = result["reports"].as_array().unwrap();
    let whole = |report: &Value, name: &str| report[name].as_i64().unwrap_or_default();
    let gravest = |report: &Value| match report {
        report if !report["error"].is_null() => "unread",
        report => {
            ["errors", "warnings", "notices", "undecided"].into_iter().find(|name| whole(report, name) > 0).unwrap_or("clean")
        }
    };
    // The tiles, and under them the words of those who read without script.
    let standings = ["errors", "warnings", "notices", "clean", "undecided", "unread"];
    let standing = |name: &str| count(reports.iter().filter(|report| gravest(report) == name).count());
    let missing = count(result["not_filed"].as_array().unwrap().len());
    let tiles = [vec![count(reports.len())], standings.map(standing).to_vec(), vec![missing]].concat();
    assert_eq!(numbers(between(&index, "id=\"tiles\">", "</ul>")), tiles);
    // The rows, member by member.
    let data: Value = serde_json::from_str(between(&index, "id=\"data\">", "</script>")).unwrap();
    assert_eq!(data["missing"], missing);
    let fields: Vec<&str> = data["fields"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let rows = data["rows"].as_array().unwrap();
    assert_eq!(rows.len(), reports.len());
    let group = |report: &Value| match report["registered"].as_u64() {
        // The first line of the register is the office above, all others are of those below.
        Some(0) | None => report["file"].as_str().unwrap().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
        Some(_) => "示例县人民政府".to_owned(),
    };
    let ranked: Vec<(String, &Value, i64)> = (reports.iter())
        .filter_map(|report| match key_figures(report) {
            [Some(30..), _, Some(rate), ..] => Some((group(report), &report["year"], rate)),
            _ => None,
        })
        .collect();
    assert!(ranked.len() > 2, "the example has too few to rank: {ranked:?}");
    for (report, row) in reports.iter().zip(rows) {
        let of = |name: &str| &row[fields.iter().position(|field| *field == name).unwrap_or_else(|| panic!("no {name}"))];
        for name in
            ["file", "organ", "year", "errors", "warnings", "notices", "infos", "undecided", "score", "on_time", "decision"]
        {
            assert_eq!(of(name), &report[name], "{name} of {}", report["file"]);
        }
        let standing = if gravest(report) == "undecided" { "open" } else { gravest(report) };
        assert_eq!(of("standing"), standing);
        assert_eq!(of("least"), whole(report, "least_changes"));
        let figures = key_figures(report);
        for (name, figure) in ["received", "concluded", "opened", "carried", "correction"].into_iter().zip(figures) {
            assert_eq!(of(name), &json!(figure), "{name} of {}", report["file"]);
        }
        assert_eq!(of("group"), &json!(group(report)));
        let peers = || ranked.iter().filter(|(name, year, _)| *name == group(report) && **year == report["year"]);
        let is_ranked = figures[0] >= Some(30) && figures[2].is_some();
        let place = is_ranked.then(|| peers().filter(|(.., rate)| Some(*rate) > figures[2]).count() + 1);
        assert_eq!(of("rank"), &json!(place), "{}", report["file"]);
        assert_eq!(of("ranked"), &json!(is_ranked.then(|| peers().count())));
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(of("findings").as_array().unwrap().len(), findings.len());
        for (told, finding) in of("findings").as_array().unwrap().iter().zip(findings) {
            let rule = &data["rules"][usize::try_from(told[0].as_u64().unwrap()).unwrap()][0];
            assert_eq!((rule, &told[1], &told[2]), (&finding["rule"], &finding["severity"], &finding["message"]));
        }
    }
    // The rules, the years, the sums, the copies.
    for rule in data["rules"].as_array().unwrap() {
        let breaks = |report: &&Value| report["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == rule[0]);
        assert_eq!(rule[3], reports.iter().filter(breaks).count());
    }
    let mut years = Vec::new();
    for year in 2022..=2024 {
        let all: Vec<&Value> = reports.iter().filter(|report| report["year"] == year).collect();
        let sum = |at: usize| all.iter().filter_map(|report| key_figures(report)[at]).sum::<i64>();
        let opened: i64 = all
            .iter()
            .filter_map(|report| Entry::from_json(&report.to_string()).unwrap().draft())
            .filter_map(|draft| {
                let of =
                    |name: &str| draft.number(CellId::from_path(&format!("requests.outcomes.{name}.total"))?)?.as_integer();
                Some(of("granted")? + of("granted_in_part")?)
            })
            .sum();
        let errors = count(all.iter().filter(|report| whole(report, "errors") > 0).count());
        years.extend([year, count(all.len()), errors, sum(0), sum(1), opened, sum(3)]);
    }
    assert_eq!(numbers(between(between(&index, "id=\"years\">", "</section>"), "<tbody>", "</tbody>")), years);
    let pairs: Vec<&str> = result["alike"].as_array().unwrap().iter().map(|pair| pair["kind"].as_str().unwrap()).collect();
    assert_eq!(index.matches("%</td><td>").count(), pairs.len());
}

#[test]
fn the_sums_of_the_overview_are_added_up_again_from_the_result() {
    let folder = county("sums");
    audit(&folder, &["--register", "register.csv"]);
    let (result, index) = (result(&folder), fs::read_to_string(folder.join("out/index.html")).unwrap());
    let reports = result["reports"].as_array().unwrap();
    let sum = &result["sums"][0];
    let told = between(between(&index, "id=\"sums\">", "</section>"), "<tbody>", "</tbody>");
    let mut cells = Vec::new();
    for cell in sum["cells"].as_array().unwrap() {
        let path = CellId::from_path(cell["cell"].as_str().unwrap());
        let below = sum["below"].as_array().unwrap().iter().map(|at| &reports[usize::try_from(at.as_u64().unwrap()).unwrap()]);
        let all = below.map(|report| Entry::from_json(&report.to_string()).unwrap().draft()?.number(path?)?.as_integer());
        if let Some(sum) = all.sum::<Option<i64>>() {
            assert_eq!(cell["sum"], sum, "{cell}");
            assert_eq!(cell["remainder"].as_i64(), cell["stated"].as_i64().map(|stated| stated - sum), "{cell}");
        }
        cells.extend(["stated", "sum", "remainder"].into_iter().filter_map(|name| cell[name].as_i64()));
    }
    assert_eq!(numbers(told), cells);
}

#[test]
fn a_result_is_what_the_published_schema_says() {
    let folder = county("schema");
    audit(&folder, &["--register", "register.csv"]);
    let read = |path: PathBuf| -> Value { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let earlier = folder.join("earlier.json");
    fs::rename(folder.join("out/result.json"), &earlier).unwrap();
    fs::remove_dir_all(folder.join("out")).unwrap();
    audit(&folder, &["--baseline", "earlier.json", "--last", "in", "--profile", "thorough", "--lang", "en"]);
    let schema = read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/wire-audit-schema.json"));
    let schema = jsonschema::validator_for(&schema).unwrap();
    for mut told in [read(earlier), result(&folder)] {
        let faults: Vec<String> =
            schema.iter_errors(&told).map(|fault| format!("{fault} at {}", fault.instance_path)).collect();
        assert_eq!(faults, Vec::<String>::new());
        // It is the result that is described, not anything.
        told["reports"][0]["errors"] = json!("many");
        assert!(!schema.is_valid(&told));
    }
}

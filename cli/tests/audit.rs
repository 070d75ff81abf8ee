//! `ogi audit`: a folder in, an overview and lists out.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
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
    fs::create_dir_all(folder.join("out/index.html/in-the-way")).unwrap();
    let broken = audit(&folder, &straight);
    assert_eq!(broken.status.code(), Some(2));
    assert!(folder.join("out/.ogi-audit/part-000000.jsonl").exists(), "{}", text(&broken.stderr));
    fs::remove_dir_all(folder.join("out/index.html")).unwrap();
    fs::remove_dir_all(folder.join("out/reports")).unwrap();
    fs::remove_file(folder.join("out/.ogi-audit/part-000000.jsonl")).unwrap();
    fs::remove_file(folder.join("out/.ogi-audit/again-000000.jsonl")).unwrap();
    let other = audit(&folder, &["--resume"]);
    assert!(text(&other.stderr).contains("--resume"), "other options are another run");
    audit(&folder, &["--register", "register.csv", "--resume"]);
    assert_eq!(tree(&folder.join("out")), whole);
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

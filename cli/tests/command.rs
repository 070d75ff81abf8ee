//! The command as a user meets it: exit status, order, what is written where.

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::{folder, text};

fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports")
}

fn hostile() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/hostile")
}

fn ogi(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogi")).args(arguments).current_dir(reports()).output().unwrap()
}

#[test]
fn the_exit_status_says_what_was_found() {
    assert_eq!(ogi(&["check", "clean.txt"]).status.code(), Some(0));
    assert_eq!(ogi(&["check", "blank-zeros.html"]).status.code(), Some(0));
    assert_eq!(ogi(&["check", "wrong-totals.txt"]).status.code(), Some(1));
    assert_eq!(ogi(&["check", "no-such-file.txt"]).status.code(), Some(2));
    assert_eq!(ogi(&["check", "clean.txt", "no-such-file.txt", "wrong-totals.txt"]).status.code(), Some(2));
    assert_eq!(ogi(&["check"]).status.code(), Some(2));
}

#[test]
fn every_option_of_the_wire_is_one_of_the_command() {
    let check = |options: &[&str]| ogi(&[&["check", "wrong-totals.txt", "--format", "json"], options].concat());
    let found = |options: &[&str]| -> Value { serde_json::from_slice(&check(options).stdout).unwrap() };
    assert!(found(&[])["repairs"].as_array().unwrap().len() > 1);
    assert_eq!(found(&["--option", "repairs=1"])["repairs"].as_array().unwrap().len(), 1);
    assert_eq!(found(&["--option", "submitted=2025-01-20"])["submitted"], "2025-01-20");
    for (wrong, said) in [("repairs", "NAME=VALUE"), ("repairs=many", "0 to 1000"), ("repeats=1", "repeats")] {
        let refused = check(&["--option", wrong, "--lang", "en"]);
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
        assert!(text(&refused.stderr).contains(said), "{wrong}: {}", text(&refused.stderr));
    }
}

#[test]
fn one_file_is_an_object_and_several_are_an_array_in_the_order_given() {
    let one: Value = serde_json::from_slice(&ogi(&["check", "clean.txt", "--format", "json"]).stdout).unwrap();
    assert_eq!(one["file"], "clean.txt");
    let names = ["wrong-totals.txt", "missing.txt", "clean.txt", "figures.json"];
    let output = ogi(&[&["check", "--format", "json"], names.as_slice()].concat());
    let several: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files: Vec<&str> = several.as_array().unwrap().iter().map(|report| report["file"].as_str().unwrap()).collect();
    assert_eq!(files, names);
    assert_eq!(several[1]["error"]["code"], "input/cannot-open");
    assert!(text(&output.stderr).contains("missing.txt"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_folder_is_walked_in_the_order_of_names_and_every_file_is_reported() {
    let folder = folder("walk");
    fs::create_dir_all(folder.join("b/c")).unwrap();
    for name in ["b/c/2.txt", "a.html", "z.TXT", "b/1.md"] {
        let source = if name.ends_with("html") { "blank-zeros.html" } else { "clean.txt" };
        fs::copy(reports().join(source), folder.join(name)).unwrap();
    }
    fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    // Hidden and temporary files, and what belongs to a saved page, are nobody's report.
    fs::create_dir(folder.join("a_files")).unwrap();
    for name in ["a_files/logo.png", ".DS_Store", "~$b.docx", "b.tmp", "Thumbs.db"] {
        fs::write(folder.join(name), b"x").unwrap();
    }
    let output = ogi(&["check", folder.to_str().unwrap(), "--format", "json"]);
    let reports: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<String> = reports
        .as_array()
        .unwrap()
        .iter()
        .map(|report| Path::new(report["file"].as_str().unwrap()).strip_prefix(&folder).unwrap().display().to_string())
        .collect();
    assert_eq!(names, ["a.html", "b/1.md", "b/c/2.txt", "picture.png", "z.TXT"]);
    assert_eq!(reports[3]["error"]["code"], "input/not-text");
    assert_eq!(output.status.code(), Some(2));
    fs::remove_file(folder.join("picture.png")).unwrap();
    assert_eq!(ogi(&["check", folder.to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn many_reports_come_out_in_order_and_every_one() {
    let folder = folder("many");
    for number in 0..300 {
        let source = if number % 3 == 0 { "wrong-totals.txt" } else { "clean.txt" };
        fs::copy(reports().join(source), folder.join(format!("{number:03}.txt"))).unwrap();
    }
    let output = ogi(&["check", folder.to_str().unwrap(), "--format", "json"]);
    let results: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = results.as_array().unwrap();
    assert_eq!(results.len(), 300);
    for (number, result) in results.iter().enumerate() {
        assert!(result["file"].as_str().unwrap().ends_with(&format!("{number:03}.txt")));
        assert_eq!(result["summary"]["broken"], if number % 3 == 0 { 3 } else { 0 });
    }
    let closing = text(&ogi(&["check", folder.to_str().unwrap()]).stdout);
    assert!(closing.ends_with("共核查300份报告：100份有错误（错误300条），警告0条；0个文件无法处理。\n"), "{closing}");
}

#[test]
fn an_empty_folder_is_said_to_be_empty() {
    let output = ogi(&["check", folder("empty").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("文件夹中没有"));
}

#[test]
fn hostile_files_get_one_sentence_each_and_cost_the_others_nothing() {
    let mut names: Vec<String> =
        fs::read_dir(hostile()).unwrap().map(|entry| entry.unwrap().path().display().to_string()).collect();
    names.sort();
    names.push("clean.txt".to_owned());
    let arguments: Vec<&str> = ["check", "--format", "json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let output = ogi(&arguments);
    assert_eq!(output.status.code(), Some(2));
    let results: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = results.as_array().unwrap();
    assert_eq!(results.len(), names.len());
    assert_eq!(results.last().unwrap()["summary"]["broken"], 0);
    for result in results.iter().filter(|result| !result["error"].is_null()) {
        let message = result["error"]["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.contains('\n'), "{result}");
        assert!(result["error"]["code"].as_str().unwrap().starts_with("input/"), "{result}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let path = folder("large").join("large.txt");
    fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    let output = ogi(&["check", path.to_str().unwrap(), "clean.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let out = text(&output.stdout);
    assert!(out.contains("文件过大（200 MB") && out.contains("clean.txt  未发现错误"), "{out}");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ogi"))
        .args(["check", "-", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(reports().join("wrong-totals.txt")).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("the total should be 21"));
}

#[test]
fn every_format_can_be_written_to_a_file() {
    let folder = folder("formats");
    for (format, start) in [
        ("text", "示例市水务局"),
        ("json", "{\"file\""),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# 示例市水务局"),
        ("sarif", "{\"$schema\""),
        ("csv", "文件,格式"),
        ("ess", "[\n{\"id\":\"wrong-totals.txt#requests/row-total@"),
    ] {
        let path = folder.join(format);
        let output = ogi(&["check", "wrong-totals.txt", "--format", format, "--output", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(output.stdout.is_empty(), "{format}");
        assert!(fs::read_to_string(path).unwrap().starts_with(start), "{format}");
    }
    let sarif = ogi(&["check", ".", "nothing.txt", "--format", "sarif"]);
    let sarif: Value = serde_json::from_slice(&sarif.stdout).unwrap();
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn rules_are_switched_off_and_softened() {
    assert_eq!(ogi(&["check", "figures.json"]).status.code(), Some(1));
    assert_eq!(ogi(&["check", "figures.json", "--off", "requests/outcome-total"]).status.code(), Some(0));
    assert_eq!(ogi(&["check", "figures.json", "--severity", "requests/outcome-total=warning"]).status.code(), Some(0));
    let output = ogi(&["check", "figures.json", "--off", "requests/outcomes-total"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("requests/outcome-total"));
}

#[test]
fn rules_explanations_and_totals_are_printed() {
    let rules = text(&ogi(&["rules"]).stdout);
    assert!(rules.contains("requests/row-total"));
    let rules: Value = serde_json::from_slice(&ogi(&["rules", "--format", "json", "--lang", "en"]).stdout).unwrap();
    assert!(rules["families"].as_array().unwrap().len() >= 4);
    let explanation = text(&ogi(&["explain", "requests/balance"]).stdout);
    assert!(explanation.contains("\n怎么改\n") && !explanation.contains("In English"));
    let explanation = text(&ogi(&["explain", "requests/balance", "--lang", "en"]).stdout);
    assert!(explanation.contains("what came in was either") && explanation.contains("\nExamples\n"));
    assert_eq!(ogi(&["explain", "requests/balances"]).status.code(), Some(2));
    let totals = text(&ogi(&["fill", "wrong-totals.txt"]).stdout);
    assert!(
        totals.contains("计算数  填报数") && totals.contains("21  19        “本年新收政府信息公开申请数量”的“总计”  ← 不一致"),
        "{totals}"
    );
    let totals: Value = serde_json::from_slice(&ogi(&["fill", "wrong-totals.txt", "--format", "json"]).stdout).unwrap();
    assert!(totals["totals"].as_array().unwrap().len() >= 28);
}

/// The best repair of a report, written to a file.
fn repaired(folder: &Path, more: &[&str]) -> (Output, PathBuf) {
    let path = folder.join("corrected.json");
    let arguments = [&["repair", "wrong-totals.txt", "--output", path.to_str().unwrap()], more].concat();
    (ogi(&arguments), path)
}

#[test]
fn a_repair_is_written_as_json_that_has_nothing_left_to_repair() {
    let folder = folder("repair");
    let (output, path) = repaired(&folder, &["--apply", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let repaired: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(repaired["cells"]["requests.received.total"], 21);
    assert_eq!(repaired["repairs"].as_array().unwrap().len(), 0);
    assert!(repaired["findings"].as_array().unwrap().iter().all(|finding| finding["severity"] != "error"));
    // What was written is an input again.
    assert_eq!(ogi(&["check", path.to_str().unwrap()]).status.code(), Some(0));
    let standard = ogi(&["repair", "wrong-totals.txt", "--apply", "2"]);
    assert_eq!(text(&standard.stdout), fs::read_to_string(&path).unwrap());
}

#[test]
fn repairs_are_counted_as_in_a_check_and_pinned_cells_stay() {
    let listed: Value = serde_json::from_slice(&ogi(&["check", "wrong-totals.txt", "--format", "json"]).stdout).unwrap();
    let repairs = listed["repairs"].as_array().unwrap();
    for (at, repair) in repairs.iter().enumerate() {
        let number = (at + 1).to_string();
        let repaired: Value = serde_json::from_slice(&ogi(&["repair", "wrong-totals.txt", "--apply", &number]).stdout).unwrap();
        for change in repair["changes"].as_array().unwrap() {
            assert_eq!(repaired["cells"][change["cell"].as_str().unwrap()], change["to"]);
        }
    }
    let beyond = ogi(&["repair", "wrong-totals.txt", "--apply", &(repairs.len() + 1).to_string()]);
    assert_eq!(beyond.status.code(), Some(2));
    assert!(beyond.stdout.is_empty() && !beyond.stderr.is_empty());
    assert_eq!(ogi(&["repair", "wrong-totals.txt", "--apply", "0"]).status.code(), Some(2));
    let pinned = ogi(&["repair", "wrong-totals.txt", "--apply", "1", "--pin", "requests.received.total"]);
    let pinned: Value = serde_json::from_slice(&pinned.stdout).unwrap();
    assert_eq!(pinned["cells"]["requests.received.total"], listed["cells"]["requests.received.total"]);
    let unknown = ogi(&["repair", "wrong-totals.txt", "--pin", "requests.recieved.total"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn a_repair_never_overwrites_the_input_or_anything_else() {
    let folder = folder("repair-over");
    let input = folder.join("report.txt");
    fs::copy(reports().join("wrong-totals.txt"), &input).unwrap();
    let before = fs::read(&input).unwrap();
    let other = folder.join("other.txt");
    fs::write(&other, "kept").unwrap();
    let mut outputs = vec![input.clone(), folder.join("../repair-over/./report.txt"), other.clone(), folder.clone()];
    let hard = folder.join("hard-link.txt");
    fs::hard_link(&input, &hard).unwrap();
    outputs.push(hard);
    #[cfg(unix)]
    {
        let soft = folder.join("symlink.txt");
        std::os::unix::fs::symlink(&input, &soft).unwrap();
        outputs.push(soft);
        // A link to nothing is there as well: what it points to must not come into being.
        let dangling = folder.join("dangling.txt");
        std::os::unix::fs::symlink(folder.join("nowhere.txt"), &dangling).unwrap();
        outputs.push(dangling);
    }
    for output in outputs {
        let refused = ogi(&["repair", input.to_str().unwrap(), "--output", output.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(2), "{}", output.display());
        assert!(text(&refused.stderr).contains(output.file_name().unwrap().to_str().unwrap()));
        assert_eq!(fs::read(&input).unwrap(), before);
    }
    assert_eq!(fs::read_to_string(&other).unwrap(), "kept");
    assert!(!folder.join("nowhere.txt").exists());
}

#[test]
fn every_format_for_people_shows_the_best_repair() {
    for (format, shown) in [
        ("text", "由19改为21"),
        ("markdown", "由19改为21"),
        ("html", "由19改为21"),
        ("csv", "requests.received.total: 19 → 21"),
        ("json", "\"from\":19,\"to\":21"),
        ("sarif", "21"),
    ] {
        let output = text(&ogi(&["check", "wrong-totals.txt", "--format", format]).stdout);
        assert!(output.contains(shown), "{format}: {output}");
    }
}

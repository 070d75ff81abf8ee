//! Files that the command writes: whole or not at all, and never over what it reads.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use support::{folder, text};

const NOW: &str = "2026-01-15";

fn report(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports").join(name)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ogi"));
    command.args(arguments).args(["--lang", "en"]).current_dir(folder);
    command
}

fn ogi(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with so many reports.
fn reports(name: &str, count: usize) -> PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("in")).unwrap();
    for number in 0..count {
        fs::copy(report("wrong-totals.txt"), folder.join(format!("in/{number:04}.txt"))).unwrap();
    }
    folder
}

#[test]
fn what_is_read_is_not_written_over() {
    let folder = folder("read-and-written");
    let whole = fs::read(report("wrong-totals.txt")).unwrap();
    fs::create_dir(folder.join("below")).unwrap();
    for name in ["a.txt", "last.txt", "below/c.txt"] {
        fs::write(folder.join(name), &whole).unwrap();
    }
    symlink("a.txt", folder.join("link.txt")).unwrap();
    symlink("../a.txt", folder.join("below/link.txt")).unwrap();
    fs::hard_link(folder.join("a.txt"), folder.join("hard.txt")).unwrap();
    fs::write(folder.join("profile.toml"), "name = \"own\"\n").unwrap();
    fs::write(folder.join("organ.json"), "{}").unwrap();
    fs::write(folder.join("register.csv"), "name\n商务局\n").unwrap();
    assert_eq!(ogi(&folder, &["check", "a.txt", "--format", "json", "-o", "base.json"]).status.code(), Some(1));
    let before: Vec<_> = names(&folder).iter().map(|name| fs::read(folder.join(name)).ok()).collect();
    let refused: &[&[&str]] = &[
        &["check", "a.txt", "-o", "a.txt"],
        &["check", "a.txt", "-o", "./below/../a.txt"],
        &["check", "a.txt", "-o", "link.txt"],
        &["check", "link.txt", "-o", "a.txt"],
        &["check", "a.txt", "-o", "hard.txt"],
        &["check", "below/c.txt", "below/link.txt", "-o", "hard.txt"],
        &["check", "below", "-o", "below/c.txt"],
        &["check", "below", "-o", "a.txt"],
        &["check", ".", "-o", "hard.txt"],
        &["check", "a.txt", "--last", "last.txt", "-o", "last.txt"],
        &["check", "a.txt", "--profile", "profile.toml", "-o", "profile.toml"],
        &["check", "a.txt", "--organ", "organ.json", "-o", "organ.json"],
        &["check", "a.txt", "--baseline", "base.json", "-o", "base.json"],
        &["compare", "last.txt", "a.txt", "-o", "last.txt"],
        &["rollup", "a.txt", "below", "-o", "a.txt"],
        &["rollup", "last.txt", "below", "-o", "below/c.txt"],
        &["rollup", "last.txt", "below", "--register", "register.csv", "-o", "register.csv"],
        &["rollup", "last.txt", "below", "--organ", "organ.json", "-o", "organ.json"],
    ];
    for arguments in refused {
        let output = ogi(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("is one of the files to be read"), "{arguments:?}: {}", text(&output.stderr));
    }
    for arguments in [["repair", "a.txt", "-o", "a.txt"], ["fill", "a.txt", "-o", "hard.txt"]] {
        let output = ogi(&folder, &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("exists; name a new file"), "{arguments:?}");
    }
    let after: Vec<_> = names(&folder).iter().map(|name| fs::read(folder.join(name)).ok()).collect();
    assert_eq!(before, after);
    assert_eq!(fs::read(folder.join("below/c.txt")).unwrap(), whole);
}

#[test]
fn the_result_of_an_earlier_run_is_no_source() {
    let folder = reports("earlier", 3);
    for (format, name) in
        [("json", "in/a.json"), ("text", "in/a.txt"), ("markdown", "in/a.md"), ("html", "in/a.html"), ("csv", "in/a.csv")]
    {
        let arguments = ["check", "in", "--format", format, "--now", NOW, "-o", name];
        assert_eq!(ogi(&folder, &arguments).status.code(), Some(1));
        let first = fs::read(folder.join(name)).unwrap();
        let second = ogi(&folder, &arguments);
        assert_eq!(second.status.code(), Some(1), "{format}: {}", text(&second.stderr));
        assert_eq!(first, fs::read(folder.join(name)).unwrap(), "{format}");
        fs::remove_file(folder.join(name)).unwrap();
    }
    // Figures made by hand are a report.
    fs::write(folder.join("in/figures.json"), r#"{"file": "x", "year": 2024, "cells": {}}"#).unwrap();
    assert_eq!(ogi(&folder, &["check", "in", "-o", "in/figures.json"]).status.code(), Some(2));
}

#[test]
fn a_link_stays_a_link_and_rights_stay() {
    let folder = reports("rights", 1);
    fs::write(folder.join("real.json"), "earlier").unwrap();
    fs::set_permissions(folder.join("real.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.json", folder.join("result.json")).unwrap();
    symlink("not-yet.json", folder.join("new.json")).unwrap();
    for name in ["result.json", "new.json"] {
        assert_eq!(ogi(&folder, &["check", "in/0000.txt", "--format", "json", "-o", name]).status.code(), Some(1));
        assert!(fs::symlink_metadata(folder.join(name)).unwrap().is_symlink());
        assert!(fs::read(folder.join(name)).unwrap().starts_with(b"{\"file\""));
    }
    assert_eq!(fs::metadata(folder.join("real.json")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(&folder), ["in", "new.json", "not-yet.json", "real.json", "result.json"]);
}

/// How many runs are ended in the middle, by each of the signals.
const ROUNDS: u32 = 8;

#[test]
fn a_run_that_is_ended_leaves_the_earlier_file_or_the_new_one() {
    let folder = reports("killed", 60);
    let out = folder.join("result.json");
    let arguments = ["check", "in", "--format", "json", "--now", NOW, "-o", "result.json"];
    let started = Instant::now();
    assert_eq!(ogi(&folder, &arguments).status.code(), Some(1));
    let whole_run = started.elapsed();
    let new = fs::read(&out).unwrap();
    let earlier = b"the earlier result\n".repeat(9);
    // The walk finds no earlier result here, as the output stands outside the folder.
    let (mut kept, mut replaced) = (0, 0);
    for signal in ["-INT", "-TERM", "-KILL"] {
        for round in 0..ROUNDS {
            fs::write(&out, &earlier).unwrap();
            let mut child = command(&folder, &arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(whole_run * round / (ROUNDS - 2));
            let ended = Command::new("kill").args([signal, &child.id().to_string()]).stderr(Stdio::null()).status();
            assert!(ended.is_ok());
            child.wait().unwrap();
            let found = fs::read(&out).unwrap();
            assert!(found == earlier || found == new, "{signal}, round {round}: {} bytes", found.len());
            if found == new {
                replaced += 1;
            } else {
                kept += 1;
            }
            // Between a file's getting a name and its taking the place of the earlier one lies a single call.
            for name in names(&folder).iter().filter(|name| !["in", "result.json"].contains(&name.as_str())) {
                assert!(signal == "-KILL" && fs::read(folder.join(name)).unwrap() == new, "{signal}, round {round}: {name}");
            }
        }
    }
    assert_eq!(kept + replaced, 3 * ROUNDS);
    assert!(kept > 0, "no run was ended in the middle");
}

#[test]
fn an_audit_that_is_ended_goes_on_and_leaves_nothing_else() {
    let folder = reports("audit-killed", 60);
    let arguments = ["audit", "in", "--output", "out", "--now", NOW];
    let files = || -> Vec<(PathBuf, Vec<u8>)> {
        let mut open = vec![folder.join("out")];
        let mut files = Vec::new();
        while let Some(path) = open.pop() {
            match fs::read_dir(&path) {
                Ok(entries) => open.extend(entries.map(|entry| entry.unwrap().path())),
                Err(_) => files.push((path.clone(), fs::read(&path).unwrap())),
            }
        }
        files.sort();
        files
    };
    let started = Instant::now();
    assert_eq!(ogi(&folder, &arguments).status.code(), Some(1));
    let whole_run = started.elapsed();
    let whole = files();
    for round in 0..ROUNDS {
        fs::remove_dir_all(folder.join("out")).unwrap();
        let mut child = command(&folder, &arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole_run * round / (ROUNDS - 1));
        let signal = if round % 2 == 0 { "-TERM" } else { "-INT" };
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).stderr(Stdio::null()).status().is_ok());
        child.wait().unwrap();
        // Where nothing was begun, or all was done, there is nothing to go on with.
        if ogi(&folder, &[&arguments[..], &["--resume"]].concat()).status.code() == Some(2) {
            assert_eq!(ogi(&folder, &arguments).status.code(), Some(1));
        }
        assert!(files() == whole, "round {round}");
    }
}

#[test]
fn a_full_disk_leaves_the_earlier_file() {
    let folder = reports("full", 3);
    fs::write(folder.join("result.json"), "earlier").unwrap();
    // A limit on the size of files ends the run as a full disk does.
    for arguments in [
        "check in --format json -o result.json",
        "compare in/0000.txt in/0001.txt -o result.json",
        "repair in/0000.txt -o new.json",
        "fill in/0000.txt -o new.docx",
    ] {
        let line = format!("ulimit -f 1; exec {} {arguments}", env!("CARGO_BIN_EXE_ogi"));
        let output = Command::new("sh").args(["-c", &line]).current_dir(&folder).output().unwrap();
        assert_ne!(output.status.code(), Some(0), "{arguments}");
        assert_eq!(names(&folder), ["in", "result.json"], "{arguments}");
        assert_eq!(fs::read(folder.join("result.json")).unwrap(), b"earlier", "{arguments}");
    }
}

#[test]
fn two_runs_on_one_output_leave_one_whole_result() {
    let folder = reports("two", 40);
    let arguments = ["check", "in", "--format", "json", "--now", NOW, "-o", "result.json"];
    assert_eq!(ogi(&folder, &arguments).status.code(), Some(1));
    let whole = fs::read(folder.join("result.json")).unwrap();
    for _ in 0..3 {
        let runs: Vec<_> = (0..2).map(|_| command(&folder, &arguments).spawn().unwrap()).collect();
        runs.into_iter().for_each(|mut run| assert_eq!(run.wait().unwrap().code(), Some(1)));
        assert_eq!(fs::read(folder.join("result.json")).unwrap(), whole);
    }
    assert_eq!(names(&folder), ["in", "result.json"]);
}

#[test]
fn pipes_and_devices_in_a_folder_are_skipped_with_a_word() {
    let folder = reports("fifo", 2);
    assert!(Command::new("mkfifo").arg(folder.join("in/pipe.txt")).status().unwrap().success());
    symlink("/dev/zero", folder.join("in/zero.docx")).unwrap();
    symlink("nowhere", folder.join("in/gone.txt")).unwrap();
    let output = ogi(&folder, &["check", "in", "--format", "csv"]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "the link to nothing is told of: {told}");
    assert_eq!(told.matches("skipped, as it is no regular file").count(), 2, "{told}");
    assert!(told.contains("in/pipe.txt: ") && told.contains("in/zero.docx: ") && told.contains("in/gone.txt: "), "{told}");
}

#[test]
fn files_beside_the_reports_are_bounded() {
    let folder = reports("large", 1);
    let sparse = |name: &str| fs::File::create(folder.join(name)).unwrap().set_len(3 << 30).unwrap();
    ["p.toml", "b.json", "o.json", "r.csv", "l.txt"].into_iter().for_each(sparse);
    let one = "in/0000.txt";
    for arguments in [
        &["check", one, "--profile", "p.toml"][..],
        &["check", one, "--baseline", "b.json"],
        &["check", one, "--organ", "o.json"],
        &["check", one, "--last", "l.txt"],
        &["rollup", one, "in", "--register", "r.csv"],
        &["profile", "validate", "p.toml"],
    ] {
        let output = ogi(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("too large"), "{arguments:?}: {}", text(&output.stderr));
    }
    let lines: String =
        std::iter::once("name\n".to_owned()).chain((0..400_001).map(|number| format!("局{number}\n"))).collect();
    fs::write(folder.join("many.csv"), lines).unwrap();
    let output = ogi(&folder, &["rollup", one, "in", "--register", "many.csv"]);
    assert!(text(&output.stderr).contains("names more than 400000 organs"), "{}", text(&output.stderr));
}

#[test]
fn a_closed_pipe_does_not_change_what_was_found() {
    let folder = reports("pipe", 1);
    for (arguments, status) in [
        (&["check", "in/0000.txt"][..], 1),
        (&["check", "in", "--format", "json"], 1),
        (&["check", "nowhere.txt"], 2),
        (&["repair", "in/0000.txt"], 0),
        (&["rules"], 0),
    ] {
        let mut child = command(&folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let whole = ogi(&folder, arguments).status.code();
        assert_eq!(output.status.code(), whole, "{arguments:?}: {}", text(&output.stderr));
        assert!(status == 0 || whole == Some(status), "{arguments:?}: {whole:?}");
        assert!(!text(&output.stderr).contains("pipe"), "{}", text(&output.stderr));
    }
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = reports("told", 1);
    let output = ogi(&folder, &["check", "in/0000.txt", "-o", "no/such/folder.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot write no/such/folder.json"), "{}", text(&output.stderr));
    let output = ogi(&folder, &["check", "\u{1b}[31mred\u{202e}.txt", "--format", "csv"]);
    assert!(text(&output.stderr).contains("\\u{1b}[31mred\\u{202e}.txt"), "{}", text(&output.stderr));
    let output = ogi(&folder, &["fill", "\u{1b}[31mred.txt"]);
    assert!(text(&output.stderr).contains("\\u{1b}[31mred.txt"), "{}", text(&output.stderr));
    let full = Path::new("/dev/full");
    if full.exists() {
        for arguments in [&["--help"][..], &["rules"], &["check", "in/0000.txt"], &["check", "--help"]] {
            let full = fs::File::options().write(true).open(full).unwrap();
            let output = command(&folder, arguments).stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(!output.stderr.is_empty(), "{arguments:?}");
        }
        let output = ogi(&folder, &["check", "in/0000.txt", "-o", "/dev/full"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("cannot write /dev/full"), "{}", text(&output.stderr));
    }
    let started = Instant::now();
    assert_eq!(ogi(&folder, &["check", "in/0000.txt", "-o", "/dev/null"]).status.code(), Some(1));
    assert!(started.elapsed() < Duration::from_mins(1) && Path::new("/dev/null").exists());
}

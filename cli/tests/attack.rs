//! Files made to do harm, each checked within 512 MB of memory and five seconds of processor time: the answer is a result or one
//! clear error. Small sizes run always; `cargo xtask attack` runs all.
#![cfg(target_os = "linux")]

mod hostile;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use support::{folder, text};

/// What one run may take.
const KILOBYTES: u32 = 512 << 10;
/// Without optimisation everything takes several times as long.
const SECONDS: u32 = if cfg!(debug_assertions) { 40 } else { 5 };

/// Checks a file within bounds; what is wrong with the answer, if anything, and how long it took.
fn attack(path: &Path) -> Result<String, String> {
    let line = format!(r#"ulimit -v {KILOBYTES} -t {SECONDS} -c 0; exec "$0" check --lang en --format csv "$1""#);
    let started = Instant::now();
    let output = Command::new("bash").args(["-c", &line, env!("CARGO_BIN_EXE_ogi")]).arg(path).output().unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    let took = format!("{:>6} ms", started.elapsed().as_millis());
    let told = err.lines().next().unwrap_or_default().replace(&path.display().to_string(), "");
    let status = output.status.code();
    if !matches!(status, Some(0..=2)) {
        return Err(format!("{took} ended with {}: {told}", output.status));
    }
    if err.contains("panicked") || err.contains("defect of this program") {
        return Err(format!("{took} {told}"));
    }
    let errors = err.lines().count();
    if (status == Some(2)) != (errors == 1) || out.is_empty() {
        return Err(format!("{took} ended with {status:?} and {errors} errors: {err}"));
    }
    Ok(format!("{took} {}", if errors == 0 { "a result" } else { told.trim_start_matches(": ") }))
}

fn attack_all(name: &str, sizes: &[usize]) {
    let folder = folder(name);
    let mut failed = Vec::new();
    for class in hostile::classes() {
        for times in sizes {
            let path = folder.join(class.name);
            let bytes = (class.make)(*times);
            fs::write(&path, &bytes).unwrap();
            let answer = attack(&path);
            println!("{:<46} ×{times:<3} {:>9} bytes {}", class.name, bytes.len(), answer.as_ref().unwrap_or_else(|why| why));
            failed.extend(answer.err().map(|why| format!("{} ×{times}: {why}", class.name)));
            fs::remove_file(&path).unwrap();
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn small_files_made_to_do_harm_are_answered() {
    attack_all("attack-small", &[1]);
}

#[test]
#[ignore = "takes minutes: cargo xtask attack"]
fn large_files_made_to_do_harm_are_answered() {
    attack_all("attack-large", &[1, 2, 10]);
}

/// Files kept elsewhere, such as those that a fuzzer found.
#[test]
#[ignore = "needs OGI_ATTACK, a folder: cargo xtask attack FOLDER"]
fn files_of_a_folder_are_answered() {
    let Some(folder) = std::env::var_os("OGI_ATTACK").map(PathBuf::from) else { return };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut failed = Vec::new();
    for path in paths {
        let answer = attack(&path);
        println!("{:<46} {}", path.file_name().unwrap().display(), answer.as_ref().unwrap_or_else(|why| why));
        failed.extend(answer.err().map(|why| format!("{}: {why}", path.display())));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

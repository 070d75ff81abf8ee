//! Files made to do harm, each checked within 512 MB of memory and five seconds of processor time: the answer is a result or one
//! clear error. Small sizes run always; `cargo xtask attack` runs all.
#![cfg(target_os = "linux")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "figures of measurements")]

mod hostile;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use support::{folder, text};

/// What one run may take.
const KILOBYTES: u32 = 512 << 10;
/// Tells how much memory a program took.
const TIME: &str = "/usr/bin/time";
/// Without optimisation everything takes several times as long.
const SECONDS: u32 = if cfg!(debug_assertions) { 40 } else { 5 };

/// What came of an attack.
struct Answer {
    /// Of processor time where the system's `time` is there to tell, else of time.
    milliseconds: u128,
    /// The most memory that it took.
    kilobytes: Option<u64>,
    /// What was answered, or what is wrong with the answer.
    told: Result<String, String>,
}

/// The command under attack: this one, or one that is named to be compared with it.
fn command() -> PathBuf {
    std::env::var_os("OGI_ATTACK_COMMAND").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_ogi")), PathBuf::from)
}

/// Checks a file within bounds.
fn attack(path: &Path) -> Answer {
    let memory = path.with_extension("memory");
    let measured = if Path::new(TIME).exists() { r#"exec "$3" -f "%U %S %M" -o "$2" "$0""# } else { r#"exec "$0""# };
    let line = format!(r#"ulimit -v {KILOBYTES} -t {SECONDS} -c 0; {measured} check --lang en --format csv "$1""#);
    let started = Instant::now();
    let output = Command::new("bash").args(["-c", &line]).arg(command()).arg(path).arg(&memory).arg(TIME).output().unwrap();
    let elapsed = started.elapsed().as_millis();
    let told = fs::read_to_string(&memory).unwrap_or_default();
    let _ = fs::remove_file(memory);
    let numbers: Vec<f64> =
        told.lines().last().unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
    let (milliseconds, kilobytes) = match numbers[..] {
        [user, system, memory] => (((user + system) * 1000.0).round() as u128, Some(memory as u64)),
        _ => (elapsed, None),
    };
    Answer { milliseconds, kilobytes, told: judge(&output, path) }
}

/// What was answered, if it is a result or one clear error a file.
fn judge(output: &std::process::Output, path: &Path) -> Result<String, String> {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    let told = err.lines().next().unwrap_or_default().replace(&path.display().to_string(), "");
    let status = output.status.code();
    if !matches!(status, Some(0..=2)) {
        return Err(format!("ended with {}: {told}", output.status));
    }
    if err.contains("panicked") || err.contains("defect of this program") || err.contains('\u{1b}') {
        return Err(told);
    }
    let errors = err.lines().count();
    // Each file of an archive has an answer of its own.
    let is_archive = path.extension().is_some_and(|end| end == "zip");
    if (status == Some(2)) != (errors > 0) || (errors > 1 && !is_archive) || out.is_empty() {
        return Err(format!("ended with {status:?} and {errors} errors: {err}"));
    }
    Ok(if errors == 0 { "a result".to_owned() } else { told.trim_start_matches(": ").to_owned() })
}

impl Answer {
    /// A row of the table.
    fn row(&self, name: &str, times: &str, bytes: usize) -> String {
        let memory = self.kilobytes.map_or_else(|| "–".to_owned(), |size| (size / 1024).to_string());
        let told = self.told.as_ref().unwrap_or_else(|wrong| wrong).replace('|', "\\|");
        format!("| `{name}` | {times} | {bytes} | {} | {memory} | {told} |", self.milliseconds)
    }
}

/// A class of files: its answers in growing sizes, each with how many bytes the file has.
type Asked = (&'static str, Vec<(usize, Answer)>);

/// Writes what came of it where that is asked for: a row for each class.
fn write_table(classes: &[Asked]) {
    let Some(path) = std::env::var_os("OGI_ATTACK_TABLE") else { return };
    let mut table = "| file | bytes | ms | MB | answer to the largest |\n| --- | ---: | ---: | ---: | --- |\n".to_owned();
    for (name, answers) in classes {
        let each = |figure: fn(&(usize, Answer)) -> String| answers.iter().map(figure).collect::<Vec<_>>().join(" / ");
        let memory = |answer: &Answer| answer.kilobytes.map_or_else(|| "–".to_owned(), |size| (size / 1024).to_string());
        let told = answers.last().map_or("", |(_, answer)| answer.told.as_ref().unwrap_or_else(|wrong| wrong));
        // Without the advice.
        let told = told.split("; ").next().unwrap_or_default();
        let _ = writeln!(
            table,
            "| `{name}` | {} | {} | {} | {} |",
            each(|(bytes, _)| bytes.to_string()),
            each(|(_, answer)| answer.milliseconds.to_string()),
            answers.iter().map(|(_, answer)| memory(answer)).collect::<Vec<_>>().join(" / "),
            told.replace('|', "\\|"),
        );
    }
    fs::write(path, table).unwrap();
}

fn attack_all(name: &str, sizes: &[usize]) {
    let folder = folder(name);
    let (mut failed, mut asked) = (Vec::new(), Vec::new());
    for class in hostile::classes() {
        let mut answers = Vec::new();
        for times in sizes {
            let path = folder.join(class.name);
            let bytes = (class.make)(*times);
            fs::write(&path, &bytes).unwrap();
            let answer = attack(&path);
            println!("{}", answer.row(class.name, &format!("×{times}"), bytes.len()));
            failed.extend(answer.told.as_ref().err().map(|why| format!("{} ×{times}: {why}", class.name)));
            answers.push((bytes.len(), answer));
            fs::remove_file(&path).unwrap();
        }
        asked.push((class.name, answers));
    }
    if sizes.len() > 1 {
        write_table(&asked);
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
        let name = path.file_name().unwrap().to_string_lossy();
        println!("{}", answer.row(&name, "", fs::metadata(&path).map_or(0, |file| usize::try_from(file.len()).unwrap())));
        failed.extend(answer.told.err().map(|why| format!("{}: {why}", path.display())));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

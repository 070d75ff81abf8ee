//! `mutate`: breaks the judges, or what reads tables and claims, in a copy of the sources, one small change at a time, and
//! shows that an example of the rule pages or a test notices. cargo-mutants says what can be changed; thresholds are shifted
//! by one beside that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde_json::Value;

/// What to break.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only the judge of this rule
    #[arg(long)]
    rule: Option<String>,
    /// Only files whose path contains this; of the reader for example documents/src/table/
    #[arg(long, default_value = "core/src/rules/")]
    file: String,
    /// A part of the work: 1/4 is the first of four
    #[arg(long, default_value = "1/1")]
    shard: String,
    /// Only says what would be changed
    #[arg(long)]
    list: bool,
}

/// The folder for the copy and its build, from the root.
const FOLDER: &str = "target/mutate";
/// A test program, as cargo is asked for it, and the arguments that it is run with.
type Test = (&'static [&'static str], &'static [&'static str]);

/// What is broken together.
struct Part {
    package: &'static str,
    folders: [&'static str; 2],
    /// What must notice, the quickest first.
    tests: &'static [Test],
}

/// The judges: the examples notice, then the tests of the core besides the slow ones of the solver.
const JUDGES: Part = Part {
    package: "ogi-core",
    folders: ["core/src/check", "core/src/rules"],
    tests: &[(&["-p", "ogi-report", "--test", "prose"], &[]), (&["-p", "ogi-core", "--lib"], &["--skip", "repair::"])],
};
/// What reads tables and claims.
const READING: Part = Part {
    package: "ogi-documents",
    folders: ["documents/src/table", "documents/src/claims"],
    tests: &[
        (&["-p", "ogi-documents", "--lib"], &[]),
        (&["-p", "ogi-documents", "--test", "layouts"], &[]),
        (&["-p", "ogi-documents", "--test", "claims"], &[]),
        (&["-p", "ogi-documents", "--test", "ways"], &[]),
        (&["-p", "ogi-documents", "--test", "misprints"], &[]),
        (&["-p", "ogi-documents", "--test", "witnesses"], &[]),
        (&["-p", "ogi-report", "--test", "samples"], &[]),
    ],
};

impl Part {
    /// The part whose files are wanted.
    fn of(wanted: &str) -> &'static Self {
        if READING.folders.iter().any(|folder| folder.contains(wanted) || wanted.contains(folder)) { &READING } else { &JUDGES }
    }
}

/// A change may make a loop endless.
const LONGEST: Duration = Duration::from_mins(2);

/// One change of one file.
#[derive(Debug)]
struct Mutant {
    file: String,
    name: String,
    function: String,
    /// The bytes that are replaced, and by what.
    from: usize,
    to: usize,
    replacement: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Caught,
    Missed,
    /// Does not compile.
    Unviable,
}

/// Tries every change; false when one goes unnoticed.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    let tested = Part::of(&options.file);
    let mut mutants = mutants(root, tested, &options.file)?;
    if let Some(code) = &options.rule {
        let Some(judge) = judge_of(root, code)? else {
            println!("{code} is a formula: cargo test breaks it as data, in core/src/rules/mutation.rs");
            return Ok(true);
        };
        mutants.retain(|mutant| mutant.function == judge);
    }
    let (part, of) = shard(&options.shard)?;
    let mutants: Vec<Mutant> =
        mutants.into_iter().enumerate().filter(|(at, _)| at % of == part - 1).map(|(_, mutant)| mutant).collect();
    ensure!(!mutants.is_empty(), "nothing to change");
    if options.list {
        mutants.iter().for_each(|mutant| println!("{}", mutant.name));
        return Ok(true);
    }
    let tree = copy(root)?;
    ensure!(test(&tree, tested.tests)? == Outcome::Missed, "the tests do not pass as the sources stand");
    let (mut caught, mut missed, mut unviable) = (0, 0, 0);
    for (at, mutant) in mutants.iter().enumerate() {
        let path = tree.join(&mutant.file);
        let sound = fs::read_to_string(&path)?;
        let (before, after) = sound.get(..mutant.from).zip(sound.get(mutant.to..)).context("a span outside its file")?;
        fs::write(&path, format!("{before}{}{after}", mutant.replacement))?;
        let outcome = test(&tree, tested.tests);
        fs::write(&path, sound)?;
        match outcome? {
            Outcome::Caught => caught += 1,
            Outcome::Unviable => unviable += 1,
            Outcome::Missed => {
                missed += 1;
                println!("missed  {}", mutant.name);
            }
        }
        if (at + 1) % 20 == 0 {
            println!("{} of {}: {caught} caught, {missed} missed, {unviable} do not compile", at + 1, mutants.len());
        }
    }
    println!("{} changes: {caught} caught, {missed} missed, {unviable} do not compile", mutants.len());
    Ok(missed == 0)
}

fn shard(text: &str) -> Result<(usize, usize)> {
    let (part, of) = text.split_once('/').context("a shard is written 1/4")?;
    let (part, of): (usize, usize) = (part.parse()?, of.parse()?);
    ensure!((1..=of).contains(&part), "there is no shard {part} of {of}");
    Ok((part, of))
}

/// Every change of the files whose path contains `wanted`.
fn mutants(root: &Path, part: &Part, wanted: &str) -> Result<Vec<Mutant>> {
    let [first, second] = part.folders;
    let output = Command::new(tool(root)?)
        .args(["mutants", "--list", "--json", "-p", part.package])
        .args(["-f", &format!("{first}/**"), "-f", &format!("{second}/**")])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "cargo-mutants does not list anything");
    let listed: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let mut mutants = Vec::new();
    for mutant in &listed {
        let text = |key: &str| mutant[key].as_str().unwrap_or_default().to_owned();
        let file = text("file");
        if !file.contains(wanted) {
            continue;
        }
        let source = fs::read_to_string(root.join(&file))?;
        let place = |end: &str| offset(&source, &mutant["span"][end]).context("a span outside its file");
        let function = mutant["function"]["function_name"].as_str().unwrap_or_default().to_owned();
        let (from, to) = (place("start")?, place("end")?);
        mutants.push(Mutant { file, name: text("name"), function, from, to, replacement: text("replacement") });
    }
    for path in [rust_files(&root.join(first))?, rust_files(&root.join(second))?].concat() {
        let file = path.strip_prefix(root)?.to_string_lossy().into_owned();
        if file.contains(wanted) {
            mutants.extend(thresholds(&file, &fs::read_to_string(&path)?));
        }
    }
    Ok(mutants)
}

/// The byte of a line and column, both counted from one, columns in characters.
fn offset(source: &str, place: &Value) -> Option<usize> {
    let (line, column) = (place["line"].as_u64()?, place["column"].as_u64()?);
    let start: usize = source.split_inclusive('\n').take(usize::try_from(line).ok()? - 1).map(str::len).sum();
    let rest = source.get(start..)?;
    let skipped: usize = rest.chars().take(usize::try_from(column).ok()? - 1).map(char::len_utf8).sum();
    Some(start + skipped)
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// `const SHORTEST: u32 = 120;`, one more and one less.
fn thresholds(file: &str, source: &str) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let mut function = String::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if let Some(name) = line.split_once("fn ").map(|(_, rest)| rest) {
            function = name.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
        }
        if let Some((name, digits)) = line.trim().strip_prefix("const ").and_then(|rest| rest.split_once(" = "))
            && let Some(number) = digits.strip_suffix(';').and_then(|digits| digits.replace('_', "").parse::<i64>().ok())
        {
            let from = start + line.find(digits).unwrap_or_default();
            let to = from + digits.len() - 1;
            let number_line = source.get(..start).map_or(0, |before| before.lines().count() + 1);
            for changed in [number + 1, number - 1] {
                mutants.push(Mutant {
                    file: file.to_owned(),
                    name: format!("{file}:{number_line}: replace {name} = {number} with {changed} in {function}"),
                    function: function.clone(),
                    from,
                    to,
                    replacement: changed.to_string(),
                });
            }
        }
        start += line.len();
    }
    mutants
}

/// The name of the judge of a rule; `None` for a formula.
fn judge_of(root: &Path, code: &str) -> Result<Option<String>> {
    let (family, name) = code.split_once('/').context("a rule is called family/name")?;
    let rules = root.join("core/src/rules");
    let (file, folder) = (rules.join(family).with_extension("rs"), rules.join(family));
    let files = if folder.is_dir() { rust_files(&folder)? } else { vec![file] };
    for file in files {
        let source = fs::read_to_string(&file).with_context(|| format!("there is no family {family}"))?;
        let Some(at) = source.find(&format!("\"{name}\" {{")) else { continue };
        let declared = source.get(at..).and_then(|rest| rest.split_once("\n    }")).map_or("", |(declared, _)| declared);
        let judge = declared.split_once("check: ").and_then(|(_, rest)| rest.split_once(','));
        return Ok(judge.map(|(judge, _)| judge.to_owned()));
    }
    bail!("there is no rule {code}")
}

/// Copies the sources that git knows of, as they stand; what has not changed is left alone, so that little is rebuilt.
fn copy(root: &Path) -> Result<PathBuf> {
    let tree = root.join(FOLDER).join("tree");
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .context("git does not start")?;
    for file in String::from_utf8(listed.stdout)?.split('\0').filter(|file| !file.is_empty()) {
        let (from, to) = (root.join(file), tree.join(file));
        let Ok(bytes) = fs::read(&from) else { continue };
        if fs::read(&to).is_ok_and(|known| known == bytes) {
            continue;
        }
        fs::create_dir_all(to.parent().context("a file without a folder")?)?;
        fs::write(&to, bytes)?;
    }
    Ok(tree)
}

/// Runs the tests until one notices.
fn test(tree: &Path, tests: &[Test]) -> Result<Outcome> {
    for (target, filters) in tests {
        let Some(program) = build(tree, target)? else { return Ok(Outcome::Unviable) };
        if !passes(&program, tree, filters)? {
            return Ok(Outcome::Caught);
        }
    }
    Ok(Outcome::Missed)
}

/// The test program of a target; `None` where it does not compile.
fn build(tree: &Path, target: &[&str]) -> Result<Option<PathBuf>> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--quiet", "--no-run", "--message-format=json"])
        .args(target)
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", tree.with_file_name("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTFLAGS", "--cap-lints=allow")
        .output()
        .context("cargo does not start")?;
    if !output.status.success() {
        return Ok(None);
    }
    let told = String::from_utf8_lossy(&output.stdout);
    let messages = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter(|message| message["profile"]["test"] == true).rev();
    let program = programs.find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.map(Some).context("no test program was built")
}

/// Whether a test program passes; one that does not end does not.
fn passes(program: &Path, tree: &Path, filters: &[&str]) -> Result<bool> {
    let mut child =
        Command::new(program).args(filters).current_dir(tree).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The command cargo-mutants, installed under `target/tools` where it is missing.
fn tool(root: &Path) -> Result<PathBuf> {
    let tools = root.join("target/tools");
    let command = tools.join("bin/cargo-mutants");
    if command.is_file() {
        return Ok(command);
    }
    println!("cargo install cargo-mutants");
    let installed = Command::new("cargo")
        .args(["install", "--quiet", "--locked", "cargo-mutants", "--root"])
        .arg(&tools)
        .arg("--target-dir")
        .arg(root.join("target/tools-build"))
        .status()?;
    ensure!(installed.success(), "cargo-mutants cannot be installed");
    Ok(command)
}

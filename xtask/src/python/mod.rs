//! The Python binding: a wheel built, installed into clean environments, tested on every Python that is here.

pub(crate) mod keywords;
pub(crate) mod members;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

use crate::step::Outcome;

/// The oldest Python that the wheel is for, as its minor version.
const OLDEST: u32 = 9;
/// What builds the wheel.
const TOOLS: &[&str] = &["maturin>=1.9,<2"];
/// What the tests use; the package itself needs nothing.
const TESTS: &[&str] =
    &["pytest", "hypothesis", "mypy", "tqdm", "pyarrow", "polars", "duckdb", "pandas", "openpyxl", "xlsxwriter"];
/// What the examples use besides; tests that need them are skipped by name where they cannot be had.
const EXAMPLES: &[&str] = &["matplotlib", "nbclient", "nbformat", "ipykernel"];
/// What the example on Spark uses besides: some 450 MB.
const SPARK: &[&str] = &["pyspark"];

/// Builds the wheel and tests it: all tests on one Python, the plain ones on every other.
pub(crate) fn run(root: &Path) -> Result<Outcome> {
    let pythons = pythons();
    let Some((_, newest)) = pythons.range(..=13).next_back().or_else(|| pythons.iter().next_back()) else {
        return Ok(Outcome::Skipped(no_python()));
    };
    let step = Step { root, folder: root.join("target/python") };
    // Downloads and installs while the compiler works.
    let (wheel, tests) = std::thread::scope(|scope| {
        let tests = scope.spawn(|| {
            let tests = environment(newest, &step.folder.join("tests"), TESTS)?;
            for some in [EXAMPLES, SPARK] {
                if !pip(&tests, some)? {
                    println!("not here, so that examples are skipped: some of {}", some.join(", "));
                }
            }
            Ok::<_, anyhow::Error>(tests)
        });
        let wheel = step.wheel(newest);
        let tests = tests.join().map_err(|_| anyhow!("the environments were not made"))??;
        Ok::<_, anyhow::Error>((wheel?, tests))
    })?;
    install(&tests, &wheel)?;
    let mut timer = Timer::default();
    step.pytest(&tests)?;
    timer.note("tests");
    step.types(&tests)?;
    timer.note("types");
    for (minor, python) in &pythons {
        step.clean(python, *minor, &wheel).with_context(|| format!("Python 3.{minor}"))?;
    }
    timer.note("clean environments");
    let versions: Vec<String> = pythons.keys().map(|minor| format!("3.{minor}")).collect();
    println!("the wheel was installed into a clean environment of Python {}", versions.join(", "));
    Ok(Outcome::Passed)
}

/// Why there is nothing to test with; `None` where there is.
pub(crate) fn missing() -> Option<String> {
    pythons().is_empty().then(no_python)
}

fn no_python() -> String {
    format!("no Python 3.{OLDEST} or later here")
}

/// Says how long each part took.
struct Timer(Instant);

impl Default for Timer {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Timer {
    fn note(&mut self, part: &str) {
        println!("-- {part}: {:.0} s", self.0.elapsed().as_secs_f32());
        self.0 = Instant::now();
    }
}

/// Where the step works.
struct Step<'a> {
    root: &'a Path,
    /// Wheels and environments.
    folder: PathBuf,
}

impl Step<'_> {
    fn package(&self) -> PathBuf {
        self.root.join("bindings-python")
    }

    /// The wheel, built as the tests of the workspace are, so that overflows are seen.
    fn wheel(&self, python: &Path) -> Result<PathBuf> {
        let mut timer = Timer::default();
        let tools = environment(python, &self.folder.join("tools"), TOOLS)?;
        let wheels = self.folder.join("test-wheels");
        if wheels.is_dir() {
            fs::remove_dir_all(&wheels)?;
        }
        let mut maturin = Command::new(script(&tools, "maturin"));
        maturin.args(["build", "--locked", "--profile", "dev", "--out"]).arg(&wheels);
        succeed(maturin.arg("--interpreter").arg(&tools).current_dir(self.package()))?;
        timer.note("wheel");
        let wheel = fs::read_dir(&wheels)?.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some());
        wheel.context("maturin has built no wheel")
    }

    fn pytest(&self, python: &Path) -> Result<()> {
        let mut pytest = Command::new(python);
        pytest.args(["-m", "pytest", "-p", "no:cacheprovider", "-rs", "--durations=5"]);
        pytest.args(["-W", "error::pytest.PytestUnraisableExceptionWarning"]);
        succeed(pytest.current_dir(self.package()))
    }

    /// The stubs against the package, and the package against its own types.
    fn types(&self, python: &Path) -> Result<()> {
        let allowed = self.package().join("stubtest-allowlist.txt");
        let mut stubtest = Command::new(python);
        succeed(stubtest.args(["-m", "mypy.stubtest", "ogi_report", "--allowlist"]).arg(allowed).current_dir(&self.folder))?;
        succeed(Command::new(python).args(["-m", "mypy", "--strict", "python/ogi_report"]).current_dir(self.package()))
    }

    /// Installs the wheel where nothing else is, and runs what needs nothing else.
    fn clean(&self, python: &Path, minor: u32, wheel: &Path) -> Result<()> {
        let folder = self.folder.join(format!("clean-3.{minor}"));
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
        let clean = environment(python, &folder, &[])?;
        install(&clean, wheel)?;
        succeed(Command::new(&clean).arg(self.package().join("tests/plain.py")).current_dir(&self.folder))?;
        // It is made anew every time.
        Ok(fs::remove_dir_all(folder)?)
    }
}

/// One interpreter of each minor version from the oldest, of those on the path and those that pyenv has installed.
fn pythons() -> BTreeMap<u32, PathBuf> {
    let mut found = BTreeMap::new();
    let mut candidates: Vec<PathBuf> = vec!["python3".into()];
    candidates.extend((OLDEST..30).map(|minor| format!("python3.{minor}").into()));
    let pyenv = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let pyenv = pyenv.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".pyenv")));
    if let Some(Ok(versions)) = pyenv.map(|root| fs::read_dir(root.join("versions"))) {
        candidates.extend(versions.flatten().map(|entry| entry.path().join("bin/python")));
    }
    for candidate in candidates {
        if let Some((minor, path)) = version(&candidate) {
            found.entry(minor).or_insert(path);
        }
    }
    found
}

/// The minor version of an interpreter and where it is, when it is one that the wheel is for and that makes
/// environments.
fn version(python: &Path) -> Option<(u32, PathBuf)> {
    let code = "import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1], sys.executable)";
    let output = Command::new(python).args(["-c", code]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.trim().splitn(3, ' ');
    let (major, minor, path) = (words.next()?, words.next()?.parse().ok()?, words.next()?);
    (major == "3" && minor >= OLDEST).then(|| (minor, PathBuf::from(path)))
}

/// The interpreter of an environment with packages; made anew only where it is not there.
fn environment(python: &Path, folder: &Path, packages: &[&str]) -> Result<PathBuf> {
    let inside = script_folder(folder).join("python");
    if !inside.exists() {
        succeed(Command::new(python).args(["-m", "venv"]).arg(folder))?;
    }
    ensure!(pip(&inside, packages)?, "cannot install {}", packages.join(", "));
    Ok(inside)
}

fn script_folder(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

fn script(python: &Path, name: &str) -> PathBuf {
    python.with_file_name(name)
}

/// Installs packages; whether all of them could be had.
fn pip(python: &Path, packages: &[&str]) -> Result<bool> {
    if packages.is_empty() {
        return Ok(true);
    }
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages);
    Ok(command.status().context("pip does not start")?.success())
}

fn install(python: &Path, wheel: &Path) -> Result<()> {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]);
    succeed(command.arg("--force-reinstall").arg(wheel))
}

fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} does not start", command.get_program().to_string_lossy()))?;
    ensure!(status.success(), "{} failed: {status}", command.get_program().to_string_lossy());
    Ok(())
}

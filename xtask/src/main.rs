//! `cargo xtask`: the one task runner of the workspace.

mod attack;
mod bench;
mod checks;
mod corpus;
mod corpus_claims;
mod count;
mod damage;
mod features;
mod generate;
mod install;
mod kinds;
mod mobile;
mod mutate;
mod new_layout;
mod new_rule;
mod notices;
mod parity;
mod python;
mod readme;
mod references;
mod release;
mod reproduce;
mod rooms;
mod sbom;
mod site;
mod step;
mod steps;
mod test;
mod unsafe_code;
mod wasm;
mod wire_page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Tasks of the workspace")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Looks whether the tools are there and fetches the crates
    Setup {
        /// Installs system packages that are missing, with apt-get as root or with rustup
        #[arg(long)]
        install: bool,
    },
    /// Runs every check: format, lints, tests, generated files, README, corpus, and the packages of every language
    Test(test::Options),
    /// Writes the generated files: rule pages, JSON Schema of the wire format
    Generate {
        /// Only looks whether they are up to date
        #[arg(long)]
        check: bool,
    },
    /// Looks for circles of modules, and for rooms of the toolkit that use one declared after them
    Rooms,
    /// Writes declaration, judge and page of a new rule, to be filled in; see docs/RULES.md
    NewRule {
        /// FAMILY/NAME
        code: String,
    },
    /// Makes a folder of fixtures/layouts for a new way of printing a table; see docs/READING.md
    NewLayout {
        /// Its name, in lower case
        name: String,
    },
    /// Builds the npm package: both WebAssembly modules, with their sizes
    BuildWasm,
    /// Runs every language over the golden vectors and compares the bytes
    Parity,
    /// Builds the library for this platform and packs it into the JVM module and the Swift package
    BuildMobile {
        /// Only the generated Kotlin and Swift sources
        #[arg(long)]
        sources: bool,
    },
    /// Builds the Python wheel and tests it on every Python that is here
    TestPython,
    /// Builds the Kotlin, Java and Swift packages and tests them with their examples
    TestMobile,
    /// Reads the corpus and compares with the true readings
    Corpus {
        /// The folders; those of `OGI_CORPUS`, or ../shared/corpus and ../shared/corpus-2, where left out
        folders: Vec<PathBuf>,
        /// Takes the findings of this run as the ones to compare later runs with
        #[arg(long)]
        bless: bool,
    },
    /// Writes synthetic reports in the layouts of the wild, always the same ones
    Reports {
        /// How many
        #[arg(long, default_value_t = 1000)]
        count: usize,
        /// Where to
        #[arg(long)]
        out: PathBuf,
    },
    /// Reads damaged synthetic reports, whose figures are known: no false value, no false error
    Damage {
        /// How many reports, each damaged in every way
        #[arg(long, default_value_t = 3000)]
        count: usize,
        /// Where the damage begins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// A folder for the texts that are read falsely
        #[arg(long)]
        keep: Option<PathBuf>,
    },
    /// Has the conformance set of repairs confirmed by `HiGHS` and CP-SAT (needs Python with highspy and ortools)
    RepairOracle {
        /// Seconds for the list of one case
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Times repairs of fresh random damage: six to eight wrong cells (run it with `cargo run --release -p xtask`)
    RepairTail {
        /// How many tables
        #[arg(long, default_value_t = 2000)]
        count: u64,
        /// The first seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Counts the instructions of the standard cases with callgrind, against those kept in the repository
    Count {
        /// Keeps the counts of this run as the ones to compare later runs with
        #[arg(long)]
        bless: bool,
    },
    /// Breaks the judges of the rules, one small change at a time, and shows that an example notices
    Mutate(mutate::Options),
    /// Has the command check files made to do harm, in many sizes, each within 512 MB and five seconds
    Attack(attack::Options),
    /// Counts the places marked `unsafe` in the crates that are built into the packages
    UnsafeCode,
    /// Writes what the packages are made of, as a bill of materials
    Sbom {
        /// Where to
        #[arg(long, default_value = "target/sbom.json")]
        out: PathBuf,
    },
    /// Builds the wheel and the modules of the npm package twice, in two places, and compares the bytes
    Reproduce(reproduce::Options),
    /// Checks the crates with every feature, every two of them, none and all (needs cargo-hack)
    Features {
        /// How many features are taken together
        #[arg(long, default_value_t = 2)]
        depth: u8,
    },
    /// Builds the packed npm package with every bundler and runs it in a browser (fetches the bundlers)
    TestBundlers,
    /// Installs every package from its packed file into an empty project of its ecosystem, and runs it
    InstallTest {
        /// Only these: rust, python, npm, jvm, swift
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Builds the documentation in both languages with mdBook, into target/site
    Site,
    /// Does everything that a release does, but for publishing
    Release {
        /// Must be said: releases are made by the workflow, on a tag
        #[arg(long, required = true)]
        dry_run: bool,
    },
    /// Times the benches and `ogi check` on synthetic reports
    Bench {
        /// How many reports
        #[arg(long, default_value_t = 20_000)]
        count: usize,
    },
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let root = root()?;
    match Arguments::parse().task {
        Task::Setup { install } => {
            if install {
                step::allow_installing();
            }
            steps::setup(&root)
        }
        Task::Test(options) => {
            if options.install {
                step::allow_installing();
            }
            test::run(&root, &options)
        }
        Task::Generate { check } => generate::run(&root, check),
        Task::Rooms => rooms::run(&root),
        Task::NewRule { code } => new_rule::run(&root, &code),
        Task::NewLayout { name } => new_layout::run(&root, &name),
        Task::BuildWasm => wasm::build(&root),
        Task::Parity => parity::run(&root),
        Task::BuildMobile { sources: true } => mobile::sources(&root).map(|()| true),
        Task::BuildMobile { sources: false } => mobile::build(&root),
        Task::TestPython => python::run(&root).map(|outcome| matches!(outcome, step::Outcome::Passed)),
        Task::TestMobile => mobile::step(&root),
        Task::Corpus { folders, bless } => {
            let folders = if folders.is_empty() { corpus::folders(&root) } else { folders };
            anyhow::ensure!(!folders.is_empty(), "no corpus: set OGI_CORPUS or name the folders");
            corpus::run(&root, &folders, bless)
        }
        Task::Reports { count, out } => ogi_testkit::reports::write(count, &out).map(|()| true),
        Task::Damage { count, seed, keep } => damage::run(count, seed, keep.as_deref()),
        Task::RepairOracle { seconds } => ogi_testkit::repair_set::oracle(&root, seconds),
        Task::RepairTail { count, seed } => {
            ogi_testkit::repair_set::tail::run(count, seed);
            Ok(true)
        }
        Task::Count { bless } => count::run(&root, bless).map(step::is_fine),
        Task::Mutate(options) => mutate::run(&root, &options),
        Task::Sbom { out } => sbom::write(&root, &root.join(out)).map(|()| true),
        Task::Reproduce(options) => reproduce::run(&root, &options),
        Task::Features { depth } => features::run(&root, depth),
        Task::TestBundlers => wasm::bundlers(&root),
        Task::InstallTest { only } => install::run(&root, &only),
        Task::Site => site::build(&root),
        Task::Release { dry_run: _ } => release::dry_run(&root),
        Task::Attack(options) => attack::run(&root, &options),
        Task::UnsafeCode => unsafe_code::run(&root).map(|()| true),
        Task::Bench { count } => bench::run(&root, count).map(|()| true),
    }
}

/// The root of the workspace.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask has no parent folder")?.to_path_buf())
}

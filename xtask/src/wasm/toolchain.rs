//! Tools of the browser build: a compiler with the target, wasm-bindgen of the version in the lockfile, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{run, starts};

/// How the target is compiled.
pub(super) enum Toolchain {
    /// The compiler at hand knows the target.
    Installed,
    /// Debian's compiler, which builds the standard library from its sources.
    Debian,
}

/// Debian's compiler for the web, its sources and its linker.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";

impl Toolchain {
    /// A cargo command that can be given the target.
    pub(super) fn cargo(&self) -> Command {
        match self {
            Self::Installed => Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
            Self::Debian => {
                let mut command = Command::new(CARGO);
                command
                    .args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"])
                    .env("RUSTC", RUSTC)
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld")
                    .env_remove("RUSTUP_TOOLCHAIN");
                command
            }
        }
    }
}

/// Finds a compiler for the target, or installs one.
pub(super) fn find(root: &Path) -> Result<Toolchain> {
    if has_target(root) {
        return Ok(Toolchain::Installed);
    }
    if has_debian() {
        return Ok(Toolchain::Debian);
    }
    if starts("rustup") {
        println!("rustup target add wasm32-unknown-unknown");
        let added = Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(root).output();
        if added.is_ok_and(|output| output.status.success()) && has_target(root) {
            return Ok(Toolchain::Installed);
        }
    }
    if !has_debian() && is_root() && starts("apt-get") {
        install(&PACKAGES);
    }
    if has_debian() {
        return Ok(Toolchain::Debian);
    }
    bail!(
        "no compiler for wasm32-unknown-unknown; mend it with: rustup target add wasm32-unknown-unknown (or, on Debian, apt-get install {})",
        PACKAGES.join(" ")
    )
}

fn has_target(root: &Path) -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root).output();
    let Ok(sysroot) = sysroot.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()) else { return false };
    Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir()
}

fn has_debian() -> bool {
    [RUSTC, CARGO, SOURCES].iter().all(|path| Path::new(path).exists()) && starts("wasm-ld")
}

pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Installs Debian packages; what is missing afterwards is reported by whoever needs it.
pub(crate) fn install(packages: &[&str]) {
    println!("apt-get install {}", packages.join(" "));
    for arguments in
        [vec!["update", "-qq"], [vec!["install", "-qq", "-y", "--no-install-recommends"], packages.to_vec()].concat()]
    {
        let _ = Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").output();
    }
}

/// Chromium, installed where it can be.
pub(crate) fn chromium() -> Option<PathBuf> {
    let known = || {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
        named.into_iter().chain(usual).find(|path| path.exists())
    };
    known().or_else(|| {
        if is_root() && starts("apt-get") {
            install(&["chromium", "fonts-noto-cjk"]);
        }
        known()
    })
}

/// The command wasm-bindgen, of the very version of the crate: installed under `target/tools` where it is missing.
pub(super) fn bindgen(root: &Path) -> Result<PathBuf> {
    let version = locked_version(root, "wasm-bindgen")?;
    let tools = root.join("target/tools");
    let command = tools.join("bin/wasm-bindgen");
    let current = Command::new(&command).arg("--version").output();
    if current.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim().ends_with(&version)) {
        return Ok(command);
    }
    println!("cargo install wasm-bindgen-cli --version {version}");
    run(Command::new("cargo")
        .args(["install", "--quiet", "wasm-bindgen-cli", "--version", &version, "--root"])
        .arg(&tools)
        .arg("--target-dir")
        .arg(root.join("target/tools-build")))?;
    Ok(command)
}

fn locked_version(root: &Path, name: &str) -> Result<String> {
    let lock = fs::read_to_string(root.join("Cargo.lock"))?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    let at = lock.find(&entry).with_context(|| format!("{name} is not in Cargo.lock"))?;
    let rest = lock.get(at + entry.len()..).unwrap_or_default();
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// Makes a module smaller and drops its names. The npm package binaryen has the tool in one version everywhere;
/// old ones of distributions break tables of references.
pub(super) fn shrink(root: &Path, module: &Path) -> Result<()> {
    run(Command::new(root.join(super::TESTS).join("node_modules/.bin/wasm-opt"))
        .args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--enable-bulk-memory", "--enable-sign-ext"])
        .args(["--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-reference-types"])
        .args(["--enable-multivalue", "-o"])
        .arg(module)
        .arg(module))
}

//! Tools of the browser build: a compiler with the target, wasm-bindgen of the version in the lockfile, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{run, starts};
use crate::step::may_install;

/// How the target is compiled.
pub(super) enum Toolchain {
    /// The compiler at hand, with a standard library made for it beforehand: a tenth larger.
    Installed,
    /// The compiler at hand, and the sources of the standard library.
    Sources,
    /// Debian's compiler, and the sources of the standard library.
    Debian,
}

/// Builds the standard library with the module, for size: a panic stops at once, and nothing of its message is carried.
const BUILD_STD: [&str; 4] = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];
const FLAGS: &str = concat!(
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none ",
    // Browsers of domestic desktops are built on Chromium 90 and later, which know references from 96 on.
    "-Ctarget-feature=-reference-types"
);

/// Debian's compiler for the web, its sources and its linker.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";
/// What a toolchain of rustup has when the sources, or the library for the target, are installed.
const SOURCES: &str = "lib/rustlib/src/rust/library/std";
const TARGET: &str = "lib/rustlib/wasm32-unknown-unknown/lib";

impl Toolchain {
    /// A cargo command that can be given the target.
    pub(super) fn cargo(&self) -> Command {
        let mut command = match self {
            Self::Installed | Self::Sources => Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
            Self::Debian => {
                let mut command = Command::new(CARGO);
                command.env("RUSTC", RUSTC).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
                command.env_remove("RUSTUP_TOOLCHAIN");
                command
            }
        };
        if !matches!(self, Self::Installed) {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
        }
        command
    }

    /// What its cargo is told besides, to build.
    pub(super) const fn arguments(&self) -> &'static [&'static str] {
        match self {
            Self::Installed => &[],
            Self::Sources | Self::Debian => &BUILD_STD,
        }
    }

    /// Whether what it builds is as small as can be.
    pub(super) const fn is_smallest(&self) -> bool {
        !matches!(self, Self::Installed)
    }
}

/// Finds a compiler for the target, or installs one.
pub(super) fn find(root: &Path) -> Result<Toolchain> {
    if builds_library(root) {
        return Ok(Toolchain::Sources);
    }
    if has_debian() {
        return Ok(Toolchain::Debian);
    }
    if may_install() && starts("rustup") {
        rustup(root, ["component", "add", "rust-src"]);
        if builds_library(root) {
            return Ok(Toolchain::Sources);
        }
        if !in_sysroot(root, TARGET) {
            rustup(root, ["target", "add", "wasm32-unknown-unknown"]);
        }
    }
    if in_sysroot(root, TARGET) {
        return Ok(Toolchain::Installed);
    }
    if !has_debian() {
        install(&PACKAGES);
    }
    if has_debian() {
        return Ok(Toolchain::Debian);
    }
    bail!(
        "no compiler for wasm32-unknown-unknown (rustup target add wasm32-unknown-unknown; Debian: apt-get install {})",
        PACKAGES.join(" ")
    )
}

fn rustup(root: &Path, arguments: [&str; 3]) {
    println!("rustup {}", arguments.join(" "));
    // Whether it helped is looked at afterwards.
    let _ = Command::new("rustup").args(arguments).current_dir(root).output();
}

/// Whether the sources are here and the compiler takes the flags, which are not stable yet.
fn builds_library(root: &Path) -> bool {
    let mut probe = Command::new("rustc");
    probe.args(FLAGS.split(' ')).args(["--print", "cfg", "--target", "wasm32-unknown-unknown"]);
    in_sysroot(root, SOURCES)
        && probe.env("RUSTC_BOOTSTRAP", "1").current_dir(root).output().is_ok_and(|output| output.status.success())
}

fn in_sysroot(root: &Path, part: &str) -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root).output();
    let Ok(sysroot) = sysroot.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()) else { return false };
    Path::new(&sysroot).join(part).is_dir()
}

fn has_debian() -> bool {
    [RUSTC, CARGO, DEBIAN_SOURCES].iter().all(|path| Path::new(path).exists()) && starts("wasm-ld")
}

/// Whether a compiler for the target is here.
pub(super) fn is_here(root: &Path) -> bool {
    has_debian() || builds_library(root) || in_sysroot(root, TARGET)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Whether this user can install Debian packages here.
pub(crate) fn can_install() -> bool {
    is_root() && starts("apt-get")
}

/// Installs Debian packages where the user has allowed it and it can be done; what is missing afterwards is reported by
/// the step that needs it.
pub(crate) fn install(packages: &[&str]) {
    if !may_install() || !can_install() {
        return;
    }
    println!("apt-get install {}", packages.join(" "));
    for arguments in
        [vec!["update", "-qq"], [vec!["install", "-qq", "-y", "--no-install-recommends"], packages.to_vec()].concat()]
    {
        let _ = Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").output();
    }
}

/// Chromium with a font that has Chinese characters, both installed where they can be.
pub(crate) fn chromium() -> Option<PathBuf> {
    let known = || {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
        named.into_iter().chain(usual).find(|path| path.exists())
    };
    if known().is_none() {
        install(&["chromium"]);
    }
    let chromium = known();
    // Without one the pages pass their tests, but show nothing to whoever looks at the pictures.
    if chromium.is_some() && draws_chinese() == Some(false) {
        install(&["fonts-noto-cjk"]);
    }
    chromium
}

/// Whether a font with Chinese characters is installed, where fontconfig can say so.
fn draws_chinese() -> Option<bool> {
    let fonts = Command::new("fc-list").args([":lang=zh", "family"]).output().ok()?;
    fonts.status.success().then(|| !fonts.stdout.trim_ascii().is_empty())
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
    let build = root.join("target/tools-build");
    run(Command::new("cargo")
        .args(["install", "--quiet", "wasm-bindgen-cli", "--version", &version, "--root"])
        .arg(&tools)
        .arg("--target-dir")
        .arg(&build))?;
    // Only the program is wanted; what it was built from takes a gigabyte.
    fs::remove_dir_all(&build)?;
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
    let features = ["bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "reference-types", "multivalue"];
    // Passes that make the module smaller once it is compressed; -Oz saves bytes by inlining but costs compressed ones.
    let passes = ["-O1", "--dae-optimizing", "--optimize-instructions", "--precompute-propagate", "--rse", "--vacuum", "-O1"];
    run(Command::new(root.join(super::TESTS).join("node_modules/.bin/wasm-opt"))
        .args(features.map(|feature| format!("--enable-{feature}")))
        .args(passes)
        // Functions of like names are alike and compress well side by side.
        .args(["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features", "-o"])
        .arg(module)
        .arg(module))
}

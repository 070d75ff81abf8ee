//! The Swift package: by path, with the library beside it, and by URL, as a repository at a tag.

use std::fs;

use anyhow::{Context, Result};

use super::{FOUND, OFFICE, REPORT, fresh, lay};
use crate::checks::Checks;
use crate::mobile::{self, Swift};

const PROGRAM: &str = r#"import Foundation
import OgiReport

let paths = CommandLine.arguments
let report = try inspect(document: Data(contentsOf: URL(fileURLWithPath: paths[1])), options: Options())
guard report.findings.contains(where: { $0.rule == "FOUND" }) else { fatalError("not found") }
guard try inspect(document: Data(contentsOf: URL(fileURLWithPath: paths[2])), options: Options()).year == 2023 else { fatalError("no year") }
print("shown")
"#;

/// Lays the package as it is published, and uses it from two empty ones.
pub(super) fn run(checks: &mut Checks<'_>) -> Result<()> {
    let Some(swift) = Swift::find() else {
        checks.leave_out(&format!("Swift: {}", mobile::swift_missing().unwrap_or_default()));
        return Ok(());
    };
    let (root, folder) = (checks.root, fresh(checks.root, "swift")?);
    let library = mobile::native(root, true)?;
    let package = folder.join("packed/OgiReport");
    mobile::copy_folder(&root.join(mobile::SWIFT), &package)?;
    for left in ["native", ".build"] {
        if package.join(left).exists() {
            fs::remove_dir_all(package.join(left))?;
        }
    }
    fs::create_dir_all(folder.join("library"))?;
    fs::copy(&library, folder.join("library").join(library.file_name().context("the library has no name")?))?;
    for (name, source) in [(REPORT, "report.txt"), (OFFICE, "report.docx")].map(|(from, to)| (root.join(from), to)) {
        fs::copy(name, folder.join(source))?;
    }
    let version = env!("CARGO_PKG_VERSION");
    for (name, needs) in [
        ("by-path", ".package(path: \"../OgiReport\")".to_owned()),
        // SwiftPM takes only an absolute address; the copy may lie elsewhere.
        (
            "by-url",
            format!(".package(url: \"file://\\(Context.packageDirectory)/../repository/OgiReport\", exact: \"{version}\")"),
        ),
    ] {
        let manifest = format!(
            "// swift-tools-version:5.9\nimport PackageDescription\n\nlet package = Package(\n    name: \"show\",\n    platforms: [.macOS(.v12)],\n    \
            dependencies: [{needs}],\n    targets: [.executableTarget(name: \"show\", dependencies: [.product(name: \"OgiReport\", package: \"OgiReport\")])]\n)\n"
        );
        lay(&folder.join(name), &[("Package.swift", manifest), ("Sources/show/main.swift", PROGRAM.replace("FOUND", FOUND))])?;
    }
    let by_path = "cp -r packed/OgiReport . && cp -r library OgiReport/native && cd by-path && swift run -q show ../report.txt ../report.docx";
    // A repository of nothing but the package, with a tag; no flags that SwiftPM refuses of a package by version.
    let by_url = "if ! command -v git >/dev/null; then echo 'no git'; exit 3; fi; mkdir repository && cp -r packed/OgiReport repository/ && \
        cd repository/OgiReport && git init -q && git add . && git -c user.name=test -c user.email=test@localhost commit -qm packed && \
        git tag VERSION && cd ../../by-url && swift run -q -Xlinker -L../library -Xlinker -rpath -Xlinker \"$PWD/../library\" show ../report.txt ../report.docx"
        .replace("VERSION", version);
    for (name, script) in [("Swift by path", by_path), ("Swift by URL", by_url.as_str())] {
        println!("== {name}");
        let run = swift.at(&folder, script)?;
        let text = String::from_utf8_lossy(&run.stdout);
        match run.status.code() {
            Some(0) if text.contains("shown") => println!("{name}: passed"),
            Some(3) if text.contains("no git") => checks.leave_out(&format!("{name}: no git where Swift runs")),
            _ => checks.fail(&format!("{name}: FAILED\n{text}{}", String::from_utf8_lossy(&run.stderr))),
        }
    }
    Ok(())
}

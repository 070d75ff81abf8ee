//! The npm package: in Node, in strict TypeScript, and in every bundler.

use anyhow::Result;

use super::{FOUND, OFFICE, REPORT, fresh, lay};
use crate::checks::Checks;
use crate::wasm;

const PROGRAM: &str = "import assert from \"node:assert/strict\";
import { readFileSync } from \"node:fs\";
import { inspect, type Report } from \"ogi-report\";
const [text, office] = process.argv.slice(2);
const report: Report = inspect(readFileSync(text!), { language: \"en\" });
assert.ok(report.findings.some(({ rule }) => rule === \"FOUND\"));
assert.equal(inspect(readFileSync(office!)).year, 2023);
";
const SETTINGS: &str = r#"{ "compilerOptions": { "strict": true, "noUncheckedIndexedAccess": true, "exactOptionalPropertyTypes": true,
  "skipLibCheck": false, "target": "es2022", "module": "nodenext", "types": ["node"] }, "files": ["show.ts"] }"#;

/// Packs it, and installs it where nothing else is.
pub(super) fn run(checks: &mut Checks<'_>) -> Result<()> {
    if let Some(why) = wasm::missing(checks.root) {
        checks.leave_out(&format!("npm package: {why}"));
        return Ok(());
    }
    let (root, folder) = (checks.root, fresh(checks.root, "npm")?);
    let package = root.join("bindings-wasm/npm");
    if !package.join("dist/ogi_report_bg.wasm").exists() {
        checks.add(wasm::build(root)?);
    }
    let project = r#"{ "name": "empty", "private": true, "type": "module" }"#.to_owned();
    let files =
        [("package.json", project), ("show.ts", PROGRAM.replace("FOUND", FOUND)), ("tsconfig.json", SETTINGS.to_owned())];
    lay(&folder.join("node"), &files)?;
    let script = "npm pack --silent --pack-destination \"$1\" \"$2\"; cd \"$1/node\"; \
        npm install --no-audit --no-fund --loglevel=error \"$1\"/*.tgz typescript@5 @types/node@22; \
        npx --no-install tsc; node show.js \"$3\" \"$4\"";
    checks.script("npm: Node and strict TypeScript", script, &[&folder, &package, &root.join(REPORT), &root.join(OFFICE)]);
    // Vite 6, 7, 8, a worker, webpack, esbuild, Rollup, a server: each says what became of it.
    let fine = wasm::bundlers(root)?;
    println!("npm: bundlers: {}", if fine { "passed" } else { "FAILED" });
    checks.add(fine);
    Ok(())
}

//! The wheel and the source distribution, by pip and by uv.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{FOUND, OFFICE, REPORT, fresh};
use crate::checks::Checks;

/// The environment of maturin, twine and uv.
pub(crate) const TOOLS: &str = "target/install/tools";

const PROGRAM: &str = "import pathlib, sys, ogi_report
report = ogi_report.read(pathlib.Path(sys.argv[1]))
assert 'FOUND' in [finding.rule for finding in report.findings], report
assert ogi_report.read(pathlib.Path(sys.argv[2])).year == 2023
";

/// What makes the environment in a folder, where it is not there.
pub(crate) const TOOLS_SCRIPT: &str = "test -x \"$1/bin/uv\" || { python3 -m venv \"$1\"; \"$1/bin/pip\" install --quiet --disable-pip-version-check \
     'maturin>=1.9,<2' twine uv; }";

/// Makes the environment of the tools, where it is not there.
pub(crate) fn tools(checks: &mut Checks<'_>) {
    checks.script("Python: tools", TOOLS_SCRIPT, &[Path::new(TOOLS)]);
}

/// Builds both, and installs each where nothing else is.
pub(super) fn run(checks: &mut Checks<'_>) -> Result<()> {
    let (root, folder) = (checks.root, fresh(checks.root, "python")?);
    let tools_folder = root.join(TOOLS);
    tools(checks);
    std::fs::write(folder.join("show.py"), PROGRAM.replace("FOUND", FOUND))?;
    let pack = "\"$1/bin/maturin\" build --quiet --locked --profile quick --manifest-path bindings-python/Cargo.toml --out \"$2/dist\"; \
        \"$1/bin/maturin\" sdist --manifest-path bindings-python/Cargo.toml --out \"$2/dist\"";
    checks.script("Python: packed", pack, &[&tools_folder, &folder]);
    let documents = [root.join(REPORT), root.join(OFFICE)];
    let [report, office] = documents.each_ref().map(std::path::PathBuf::as_path);
    let shown = "cd \"$1\"; \"$python\" show.py \"$2\" \"$3\"; \"$(dirname \"$python\")/ogi\" check \"$2\" | grep FOUND"
        .replace("FOUND", FOUND);
    let pip = format!(
        "python3 -m venv \"$1/pip\"; python=\"$1/pip/bin/python\"; \
        \"$python\" -m pip install --quiet --disable-pip-version-check --no-index \"$1\"/dist/*.whl; {shown}"
    );
    checks.script("Python: the wheel by pip", &pip, &[&folder, report, office]);
    // A project of uv's own, with the wheel among what it needs, locked and synchronised.
    let uv = format!(
        "mkdir \"$1/uv\"; cd \"$1/uv\"; \"$4/bin/uv\" init --quiet --bare --name empty; \
        \"$4/bin/uv\" add --quiet --no-index \"$1\"/dist/*.whl; \"$4/bin/uv\" sync --quiet --locked --no-index; \
        python=\"$1/uv/.venv/bin/python\"; {shown}"
    );
    checks.script("Python: the wheel by uv", &uv, &[&folder, report, office, &tools_folder]);
    let sdist = format!(
        "python3 -m venv \"$1/sdist\"; python=\"$1/sdist/bin/python\"; \
        \"$python\" -m pip install --quiet --disable-pip-version-check \"$1\"/dist/*.tar.gz; {shown}"
    );
    let mut command = Command::new("sh");
    command.args(["-euc", &sdist, "sh"]).arg(&folder).args([report, office]);
    // It holds all that it is built from; what was compiled of the registry's crates is used again, in the profile of the wheel.
    command.env("CARGO_TARGET_DIR", root.join("target")).env("MATURIN_PEP517_ARGS", "--profile quick");
    checks.step("Python: the sdist by pip", &mut command);
    Ok(())
}

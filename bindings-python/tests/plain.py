"""What a plain ``pip install`` gives: golden vectors, the ten lines of the README, a batch, the command. No other package."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import ogi_report

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "fixtures" / "vectors"


def run(vector: dict) -> str:
    """What a task gives for a golden vector."""
    options = json.loads(vector["options"]) if vector["options"] else {}
    source = VECTORS / "inputs" / vector["input"]
    if vector["task"] == "inspect":
        return ogi_report.read(source.read_bytes(), **options).to_json()
    if vector["task"] == "check":
        return ogi_report.check(source.read_text("utf-8"), **options).to_json()
    if vector["task"] == "fill":
        return ogi_report.fill(source.read_text("utf-8")).to_json()
    if vector["task"] in ("compare", "roll_up"):
        return together(vector["task"], VECTORS / "together" / "inputs" / vector["input"], options["language"]).to_json()
    return ogi_report.explain(vector["input"]).to_json()


def together(task: str, source: Path, language: str) -> ogi_report.Comparison | ogi_report.Rollup:
    """Reports judged together; figures have no places, so that the unit of spans says nothing."""
    given = json.loads(source.read_text("utf-8"))
    if task == "compare":
        return ogi_report.compare(given, language=language)
    parent, children = given.pop("parent"), given.pop("children", [])
    try:
        return ogi_report.rollup(parent, children, language=language, **given)
    except TypeError as error:
        # A word that the function does not have is refused by Python itself.
        assert "unexpected keyword argument" in str(error)
        raise ogi_report.ReportError("input/unknown-field", str(error), str(error)) from None


def block(language: str) -> str:
    """The block in a language of the guide's page on Python."""
    page = (ROOT / "docs/guide/en/python.md").read_text("utf-8")
    return page.split(f"```{language}\n")[1].split("```")[0]


def the_vectors_are_the_same() -> None:
    count = 0
    for path in [*sorted(VECTORS.glob("*.vector.json")), *sorted(VECTORS.glob("together/*.vector.json"))]:
        vector = json.loads(path.read_text("utf-8"))
        try:
            got = {"expected": run(vector)}
        except ogi_report.ReportError as error:
            got = {"error": error.code}
        assert got == {name: vector[name] for name in got if name in vector}, f"{path.name}: another result than in Rust"
        count += 1
    assert count, "no vectors were found"


def the_readme_is_true() -> None:
    done = subprocess.run([sys.executable, "-c", block("python")], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode() == block("output")


def a_batch_gives_reports_failures_and_tables() -> None:
    path = VECTORS / "inputs" / "tabs.txt"
    results = list(ogi_report.check_many([path, "会议纪要", ROOT / "none.txt", path], threads=2))
    assert [result.error and result.error.code for result in results] == [None, "input/not-a-report", "input/cannot-open", None]
    assert pickle.loads(pickle.dumps(results)) == results
    rows = ogi_report.check_table(results).to_dicts()
    assert [row["report"] for row in rows if row["verdict"] == "unusable"] == [1, 2]
    assert ogi_report.cell_table(results).num_rows == 4


def the_command_runs() -> None:
    path = str(VECTORS / "inputs" / "tabs.txt")
    for command in ([sys.executable, "-m", "ogi_report"], [str(Path(sys.executable).with_name("ogi"))]):
        done = subprocess.run([*command, "check", path, "--format", "json"], stdout=subprocess.PIPE, check=False)
        assert done.returncode == 1 and json.loads(done.stdout)["file"] == path


def main() -> None:
    the_vectors_are_the_same()
    the_readme_is_true()
    a_batch_gives_reports_failures_and_tables()
    the_command_runs()
    print(f"Python {sys.version.split()[0]}: vectors, README, batch and command are right")


if __name__ == "__main__":
    main()

"""The examples run, and say what is true."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import ogi_report
import pytest

import plain
from conftest import ROOT

EXAMPLES = ROOT / "examples" / "python"
REPORTS = ROOT / "examples" / "reports"


def run(*arguments: object, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=EXAMPLES,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_the_readme_is_true() -> None:
    assert plain.block("python") == (EXAMPLES / "ten_lines.py").read_text("utf-8")
    plain.the_readme_is_true()


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    texts = [(REPORTS / name).read_text("utf-8") for name in ("clean.txt", "wrong-totals.txt", "glued.txt")]
    table = pa.table({"id": [f"r{n}" for n in range(60)], "text": [texts[n % 3] for n in range(60)]})
    path = tmp_path / "reports.parquet"
    pq.write_table(table, path, row_group_size=20)
    return path


def counts(output: str) -> dict[str, int]:
    return {rule: int(count) for rule, count in (line.split() for line in output.splitlines())}


def expected() -> dict[str, int]:
    broken: dict[str, int] = {}
    for name in ("clean.txt", "wrong-totals.txt", "glued.txt"):
        for finding in ogi_report.read(REPORTS / name).findings:
            if finding.verdict == "broken":
                broken[finding.rule] = broken.get(finding.rule, 0) + 20
    assert broken
    return broken


def test_check_one() -> None:
    output = run("check_one.py", REPORTS / "wrong-totals.txt", status=1)
    report = ogi_report.read(REPORTS / "wrong-totals.txt", language="en")
    assert all(finding.message in output for finding in report.findings if finding.verdict == "broken")


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_audit_folder(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("matplotlib")
    pl = pytest.importorskip("polars")
    if ending == "xlsx":
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    output, picture = tmp_path / f"findings.{ending}", tmp_path / "chart.png"
    run("audit_folder.py", REPORTS, output, picture)
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 5_000
    if ending == "parquet":
        rows = pl.read_parquet(output).rows(named=True)
    else:
        import openpyxl

        first, *rest = openpyxl.load_workbook(output).active.iter_rows(values_only=True)
        rows = [dict(zip(first, row)) for row in rest]
    wrong = [row["message"] for row in rows if row["file"] == "wrong-totals.txt"]
    report = ogi_report.read(REPORTS / "wrong-totals.txt", language="en")
    assert wrong == [finding.message for finding in report.findings]


def test_two_years(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    output = run("two_years.py", ROOT / "examples" / "cases", tmp_path / "panel.parquet")
    table = pl.read_parquet(tmp_path / "panel.parquet")
    assert f"{table.height} cells of" in output and "continuity/brought-forward" in output
    brought = table.filter((pl.col("cell") == "requests.brought_forward.total") & (pl.col("year") == 2024))
    years = [ogi_report.read(ROOT / "examples" / "cases" / f"water-{year}.txt") for year in (2023, 2024)]
    (row,) = [row for row in brought.rows(named=True) if row["organ"] == years[0].organ]
    assert [row["before"], row["after"]] == [year.cells["requests.brought_forward.total"] for year in years]


def test_engines(parquet: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("polars")
    assert counts(run("engines.py", parquet)) == expected()


def test_spark(parquet: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    assert counts(run("spark.py", parquet, tmp_path / "findings.parquet")) == expected()


def test_notebook(request: pytest.FixtureRequest) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    for module in ("ipykernel", "polars", "matplotlib"):
        pytest.importorskip(module)
    path = EXAMPLES / "audit.ipynb"
    notebook = nbformat.read(path, as_version=4)
    shown = outputs(notebook)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    if request.config.getoption("--bless"):
        for cell in notebook.cells:
            cell.metadata.clear()
        nbformat.write(notebook, path)
    else:
        assert outputs(notebook) == shown, "its output is another now; mend it with: pytest --bless -k notebook"


def outputs(notebook: Any) -> list[list[Any]]:
    """What cells of code show, as text; pictures and pages are left out."""
    cells = [cell.get("outputs") for cell in notebook.cells if cell.cell_type == "code"]
    assert len(cells) > 5
    shown = []
    for cell in cells:
        # What is printed may come in several pieces.
        printed = "".join(output["text"] for output in cell if output.output_type == "stream")
        shown.append([printed, *(output["data"].get("text/plain") for output in cell if "data" in output)])
    return shown

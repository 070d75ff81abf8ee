"""A folder of reports into a table of findings, and a chart of how many reports break which rule.

    python audit_folder.py ../reports findings.xlsx chart.png
"""

import sys
from pathlib import Path

import matplotlib
import ogi_report
import polars as pl

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402


def findings(folder: Path) -> pl.DataFrame:
    """One row a finding, with the file that it is about. Reports are let go as soon as their findings are taken."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md", ".html", ".json"})
    results = ogi_report.check_many(paths, progress=sys.stderr.isatty(), language="en", repairs=0)
    files = pl.DataFrame({"report": range(len(paths)), "file": [str(path.relative_to(folder)) for path in paths]})
    table = pl.DataFrame(ogi_report.check_table(results)).join(files, on="report", how="left")
    return table.select("file", pl.exclude("file", "report")).with_columns(pl.col("cells").list.join(" "))


def neutral(column: str) -> pl.Expr:
    """Text that a spreadsheet would take for a formula is made plain."""
    return pl.when(pl.col(column).str.contains(r"^[=+\-@]")).then("'" + pl.col(column)).otherwise(column).alias(column)


def chart(table: pl.DataFrame, path: Path) -> None:
    broken = table.filter(pl.col("verdict").is_in(["broken", "unusable"]))
    counts = broken.group_by("rule", "severity").agg(pl.col("file").n_unique()).sort("file")
    colours = {"error": "#b3261e", "warning": "#8a5a00", "notice": "#1f5a8c", "info": "#8a8a8a"}
    figure, axes = plt.subplots(figsize=(8, 0.4 * len(counts) + 1.2), layout="constrained")
    axes.barh(counts["rule"], counts["file"], color=[colours[severity] for severity in counts["severity"]])
    axes.set_xlabel("reports")
    axes.set_title("Reports that break a rule")
    axes.xaxis.get_major_locator().set_params(integer=True)
    figure.savefig(path)


def main() -> None:
    folder, output, picture = (Path(argument) for argument in sys.argv[1:4])
    table = findings(folder)
    if output.suffix == ".xlsx":
        texts = [name for name, kind in table.schema.items() if kind == pl.String]
        table.with_columns(neutral(name) for name in texts).write_excel(output, autofit=True)
    else:
        table.write_parquet(output)
    chart(table, picture)
    print(f"{table['file'].n_unique()} files, {table.height} findings in {output}, chart in {picture}")


if __name__ == "__main__":
    main()

"""A panel of two years: what was carried over from one report of an organ to the next, and what has changed.

    python two_years.py ../cases panel.parquet
"""

import sys
from itertools import pairwise
from pathlib import Path

import ogi_report
import polars as pl


def by_organ(folder: Path) -> dict[str, list[ogi_report.Report]]:
    """The reports of every organ, the oldest first. A file that cannot be used is named and left out."""
    organs: dict[str, list[ogi_report.Report]] = {}
    for result in ogi_report.check_many(sorted(folder.rglob("*.txt")), language="en", repairs=0):
        if isinstance(result, ogi_report.Failure):
            print(f"{result.file}: {result.message}", file=sys.stderr)
        elif result.organ and result.year:
            organs.setdefault(result.organ, []).append(result)
    return {organ: sorted(reports, key=lambda report: report.year) for organ, reports in organs.items()}


def panel(organs: dict[str, list[ogi_report.Report]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row for each organ, cell and pair of years in a row; and what the rules on two years find."""
    changes, findings = [], []
    for organ, reports in organs.items():
        for before, after in pairwise(reports):
            if after.year != before.year + 1:
                continue
            comparison = ogi_report.compare([before, after], language="en")
            key = {"organ": organ, "year": after.year}
            for row in comparison.cells:
                old, new = before.cell(row["cell"]).number, after.cell(row["cell"]).number
                if old is not None and new is not None:
                    changes.append({**key, "cell": row["cell"], "before": float(old), "after": float(new)})
            for finding in comparison.findings:
                if finding["verdict"] == "broken":
                    findings.append({**key, "rule": finding["rule"], "message": finding["message"]})
    schema = {"organ": pl.String, "year": pl.Int64}
    return (
        pl.DataFrame(changes, {**schema, "cell": pl.String, "before": pl.Float64, "after": pl.Float64}),
        pl.DataFrame(findings, {**schema, "rule": pl.String, "message": pl.String}),
    )


def main() -> None:
    changes, findings = panel(by_organ(Path(sys.argv[1])))
    changes.write_parquet(sys.argv[2])
    print(f"{changes.height} cells of {changes['organ'].n_unique()} organs in {sys.argv[2]}")
    for row in findings.rows(named=True):
        print(f"{row['organ']} {row['year']}: {row['rule']}: {row['message']}")


if __name__ == "__main__":
    main()

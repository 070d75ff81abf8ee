"""`check_table` beside polars and duckdb expressions of the same 42 identities, on the same table in the same run.

Usage: python benches/table.py [reports]     (needs numpy, pyarrow, polars, duckdb)

Each engine reads the same Parquet file and gives one row for every broken identity: report, rule, difference.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable

import duckdb
import figures
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import ogi_report

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
ROUNDS = 7
SAME = ["rule", "difference"]
BRIEF = ["rule", "severity", "verdict", "expected", "actual", "difference", "cells"]


def timed(name: str, task: Callable[[], int]) -> float:
    task()
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = task()
        seconds.append(time.perf_counter() - started)
    median = statistics.median(seconds)
    print(f"{name:58s} {median:8.3f} s {COUNT / median:12,.0f} reports/s  {found} findings", flush=True)
    return median


def polars_findings(frame: pl.LazyFrame, rules: list[tuple[str, list[str], list[str]]]) -> int:
    def plus(columns: list[str]) -> pl.Expr:
        total = pl.col(columns[0])
        for column in columns[1:]:
            total = total + pl.col(column)
        return total

    differences = [plus(stated) - plus(computed) for _, computed, stated in rules]
    broken = [pl.when(d != 0).then(d).alias(str(at)) for at, d in enumerate(differences)]
    wide = frame.select("id", *broken)
    long = wide.unpivot(index="id", variable_name="rule", value_name="difference")
    return long.filter(pl.col("difference").is_not_null()).collect().height


def duckdb_findings(connection: duckdb.DuckDBPyConnection, source: str, rules: list) -> int:
    plus = lambda columns: " + ".join(f'"{column}"' for column in columns)  # noqa: E731
    differences = [f"(({plus(stated)}) - ({plus(computed)}))" for _, computed, stated in rules]
    wide = ", ".join(f'CASE WHEN {d} <> 0 THEN {d} END AS "{at}"' for at, d in enumerate(differences))
    query = f"""SELECT count(*) FROM (UNPIVOT (SELECT id, {wide} FROM {source})
                ON COLUMNS(* EXCLUDE id) INTO NAME rule VALUE difference)"""
    return connection.execute(query).fetchone()[0]


def main() -> None:
    rules = figures.identities()
    assert len(rules) == 42, len(rules)
    columns = figures.figures(COUNT)
    path = Path(tempfile.mkdtemp()) / "reports.parquet"
    table = pa.table({"id": np.arange(COUNT, dtype=np.int32), **columns})
    pq.write_table(table, path)
    frame = pl.read_parquet(path)
    connection = duckdb.connect()
    connection.execute("SET threads=2")
    connection.register("reports", table)
    off = [rule.code for rule in ogi_report.rules() if rule.formula is None]
    identities = {"off": off}

    def ours(data: object, **options: object) -> int:
        return len(ogi_report.check_table(data, form=figures.FORM, key="id", **options))

    print(f"{COUNT} reports, {len(columns)} cells, {len(rules)} identities\n\nin memory")
    polars = timed("polars, findings", lambda: polars_findings(frame.lazy(), rules))
    timed("duckdb, findings", lambda: duckdb_findings(connection, "reports", rules))
    same = timed("ogi_report, identities, the same columns", lambda: ours(frame, profile=identities, columns=SAME))
    timed("ogi_report, identities, all columns but sentences", lambda: ours(frame, profile=identities, columns=BRIEF))
    timed("ogi_report, identities, with sentences", lambda: ours(frame, profile=identities))
    timed("ogi_report, every rule, with sentences", lambda: ours(frame))
    print(f"\npolars / ogi_report: {polars / same:.2f} for the identities\n\nfrom Parquet")
    polars = timed("polars, findings", lambda: polars_findings(pl.scan_parquet(path), rules))
    timed("duckdb, findings", lambda: duckdb_findings(connection, f"read_parquet('{path}')", rules))

    def batches() -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(table.schema, pq.ParquetFile(path).iter_batches(16384))

    same = timed("ogi_report on pyarrow's batches, identities", lambda: ours(batches(), profile=identities, columns=SAME))
    via = timed("ogi_report on polars.read_parquet, identities", lambda: ours(pl.read_parquet(path), profile=identities, columns=SAME))
    timed("polars.read_parquet alone", lambda: pl.read_parquet(path).height)
    print(f"\npolars / ogi_report: {polars / min(same, via):.2f} for the identities")


if __name__ == "__main__":
    main()

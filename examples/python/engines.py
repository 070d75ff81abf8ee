"""The function that `spark.py` runs, in DuckDB and in Polars: findings by rule of a Parquet of report texts.

    python engines.py reports.parquet        (a column `text` with the texts of reports, a column `id`)

Both read the file batch by batch, so that it may be larger than memory.
"""

import sys
from itertools import chain
from pathlib import Path

import duckdb
import findings
import polars as pl
import pyarrow as pa

#: As many as there are cores: here the function itself is what uses them.
THREADS = 2


def by_duckdb(path: str) -> list[tuple]:
    """The findings as a table that a query names; the next batch of texts is read when the query asks for it."""
    texts = duckdb.connect().read_parquet(path).select("id, text").to_arrow_reader(1024)
    batches = findings.check(texts, THREADS)
    first = next(batches)
    found = pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))  # noqa: F841  (named in the query)
    query = "SELECT rule, count(*) AS findings FROM found WHERE verdict = 'broken' GROUP BY rule ORDER BY rule"
    return duckdb.connect().execute(query).fetchall()


def by_polars(path: str) -> list[tuple]:
    """The findings as a step of a lazy query."""

    def step(texts: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(pa.Table.from_batches(findings.check(texts.to_arrow().to_batches(), THREADS)))

    schema = {"id": pl.String, "rule": pl.String, "severity": pl.String, "verdict": pl.String, "expected": pl.Float64,
              "actual": pl.Float64, "difference": pl.Float64, "cells": pl.List(pl.String), "message": pl.String}  # fmt: skip
    found = pl.scan_parquet(path).select("id", "text").map_batches(step, schema=schema, streamable=True)
    broken = found.filter(pl.col("verdict") == "broken")
    return broken.group_by("rule").len().sort("rule").collect(engine="streaming").rows()


def main() -> None:
    path = str(Path(sys.argv[1]))
    one, other = by_duckdb(path), by_polars(path)
    assert one == other
    for rule, count in one:
        print(f"{rule:32s} {count}")


if __name__ == "__main__":
    main()

"""The same function over the same table through DuckDB and through Polars: findings by rule.

    python engines.py reports.parquet        (a column `text` with the texts of reports, a column `id`)
"""

import sys

import duckdb
import ogi_report
import polars as pl
import pyarrow as pa


def by_duckdb(path: str) -> list[tuple]:
    connection = duckdb.connect()
    texts = connection.read_parquet(path)
    findings = pa.table(ogi_report.check_table(texts, text="text", key="id"))  # noqa: F841  (named in the query)
    query = "SELECT rule, count(*) AS findings FROM findings WHERE verdict = 'broken' GROUP BY rule ORDER BY rule"
    return connection.sql(query).fetchall()


def by_polars(path: str) -> list[tuple]:
    texts = pl.read_parquet(path, columns=["id", "text"])
    findings = pl.DataFrame(ogi_report.check_table(texts, text="text", key="id"))
    broken = findings.filter(pl.col("verdict") == "broken")
    return broken.group_by("rule").len().sort("rule").rows()


def main() -> None:
    one, other = by_duckdb(sys.argv[1]), by_polars(sys.argv[1])
    assert one == other
    for rule, count in one:
        print(f"{rule:32s} {count}")


if __name__ == "__main__":
    main()

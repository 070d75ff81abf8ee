"""Findings of a Parquet of report texts on Spark: batches of Arrow in, batches of Arrow out, nothing is copied to rows.

    python spark.py reports.parquet findings.parquet        (a column `text` with the texts of reports, a column `id`)
"""

import sys
from collections.abc import Iterator

import ogi_report
import pyarrow as pa
from pyspark.sql import SparkSession

SCHEMA = (
    "id string, rule string, severity string, verdict string, "
    "expected double, actual double, difference double, cells array<string>, message string"
)


def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Runs in every task; one thread each, since Spark itself uses every core."""
    for batch in batches:
        findings = pa.table(ogi_report.check_table(batch, text="text", key="id", threads=1))
        yield from findings.drop_columns(["report"]).to_batches()


def main() -> None:
    source, target = sys.argv[1:3]
    spark = SparkSession.builder.master("local[2]").appName("ogi-report").config("spark.ui.enabled", "false").getOrCreate()
    reports = spark.read.parquet(source).select("id", "text")
    reports.mapInArrow(check, SCHEMA).write.mode("overwrite").parquet(target)
    findings = spark.read.parquet(target)
    for row in findings.filter("verdict = 'broken'").groupBy("rule").count().orderBy("rule").collect():
        print(f"{row['rule']:32s} {row['count']}")
    spark.stop()


if __name__ == "__main__":
    main()

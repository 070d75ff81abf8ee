"""Findings of a Parquet of report texts on Spark: batches of Arrow in, batches of Arrow out, nothing is copied to rows.

    python spark.py reports.parquet findings.parquet        (a column `text` with the texts of reports, a column `id`)
"""

import os
import sys

import findings
from pyspark.sql import SparkSession


def main() -> None:
    source, target = sys.argv[1:3]
    # The workers run the Python that runs this, wherever its environment is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").appName("ogi-report").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.addPyFile(findings.__file__)  # goes to the workers, which need ogi_report and pyarrow as well
    reports = spark.read.parquet(source).select("id", "text")
    reports.mapInArrow(findings.check, findings.SCHEMA).write.mode("overwrite").parquet(target)
    broken = spark.read.parquet(target).filter("verdict = 'broken'")
    for row in broken.groupBy("rule").count().orderBy("rule").collect():
        print(f"{row['rule']:32s} {row['count']}")
    spark.stop()


if __name__ == "__main__":
    main()

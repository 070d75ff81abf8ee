"""An audit of a Parquet of report texts on Spark: each report by itself on the workers, then what they are together.

    python spark_audit.py reports.parquet OUT [CORES]     (a column `id`, a column `text`)

OUT/entries holds what is kept of each report, OUT/findings one row a finding, OUT/organs one row an organ, OUT/alike the
pairs of reports that share clauses of their texts, by the same sketches that `ogi audit` compares. The functions are those of
`ogi_report.audit_entry`: one process and a cluster give the same entries.
"""

import json
import os
import sys
import time

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as sf

ENTRIES = "id string, organ string, year int, errors int, warnings int, notices int, undecided int, entry string, clauses array<string>"
FINDING = "array<struct<rule:string,severity:string,message:string,place:string,proposed:string,fingerprint:string>>"
# Fewer clauses than this are shared by chance.
CROWD = 24
FEWEST = 5
LEAST_SHARE = 15


def entries(batches):
    """Batches of texts in, batches of entries out; runs on the workers."""
    import ogi_report

    for batch in batches:
        rows = []
        for name, text in zip(batch.column("id").to_pylist(), batch.column("text").to_pylist()):
            entry = ogi_report.audit_entry(name, text.encode())
            kept = json.loads(entry)
            sketch = kept.pop("sketch", "")
            clauses = [sketch[at : at + 8] for at in range(0, len(sketch), 8)]
            counts = {key: kept[key] for key in ("organ", "year", "errors", "warnings", "notices", "undecided")}
            rows.append({"id": name, **counts, "entry": entry, "clauses": clauses if len(clauses) >= 12 else []})
        yield pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


SCHEMA = pa.schema(
    [("id", pa.string()), ("organ", pa.string())]
    + [(name, pa.int32()) for name in ("year", "errors", "warnings", "notices", "undecided")]
    + [("entry", pa.string()), ("clauses", pa.list_(pa.string()))]
)


def alike(kept):
    """The pairs that share clauses: those of each clause that few have, counted, then held against what is their own."""
    # What more than a tenth of the reports have is a common model.
    most = min(1000, max(16, kept.count() // 10))
    clauses = kept.select("id", sf.explode("clauses").alias("clause"))
    holders = clauses.groupBy("clause").count()
    own = clauses.join(holders.filter(f"count <= {most}").select("clause"), "clause")
    sizes = own.groupBy("id").count()
    few = own.join(holders.filter(f"count between 2 and {CROWD}").select("clause"), "clause")
    other = few.withColumnRenamed("id", "other")
    pairs = few.join(other, "clause").filter("id < other").groupBy("id", "other").agg(sf.count("*").alias("shared"))
    pairs = pairs.filter(f"shared >= {FEWEST}")
    mine, theirs = sizes.withColumnRenamed("count", "mine"), sizes.select(sf.col("id").alias("other"), sf.col("count").alias("theirs"))
    share = sf.floor(100 * sf.col("shared") / sf.least("mine", "theirs"))
    return pairs.join(mine, "id").join(theirs, "other").select("id", "other", "shared", share.alias("share")).filter(f"share >= {LEAST_SHARE}")


def main() -> None:
    source, target, *cores = sys.argv[1:]
    # The workers run the Python that runs this, wherever its environment is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = f"local[{cores[0] if cores else 2}]"
    spark = SparkSession.builder.master(master).appName("ogi-report audit").config("spark.ui.enabled", "false").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    begun = time.monotonic()
    # A file of few row groups would keep one core busy and the others idle.
    reports = spark.read.parquet(source).select("id", "text").repartition(4 * spark.sparkContext.defaultParallelism, "id")
    reports.mapInArrow(entries, ENTRIES).write.mode("overwrite").parquet(f"{target}/entries")
    took = time.monotonic() - begun
    kept = spark.read.parquet(f"{target}/entries")
    count = kept.count()
    print(f"{count} reports, {count / took:.0f} a second on {master}")
    found = kept.select("id", "organ", "year", sf.explode(sf.from_json(sf.get_json_object("entry", "$.findings"), FINDING)).alias("one"))
    found.select("id", "organ", "year", "one.*").write.mode("overwrite").parquet(f"{target}/findings")
    organs = kept.groupBy("organ", "year").agg(sf.count("*").alias("reports"), sf.sum("errors").alias("errors"), sf.sum("warnings").alias("warnings"))
    organs.write.mode("overwrite").parquet(f"{target}/organs")
    alike(kept).write.mode("overwrite").parquet(f"{target}/alike")
    print(f"{spark.read.parquet(f'{target}/alike').count()} pairs alike, {time.monotonic() - begun:.1f} s in all")
    spark.stop()


if __name__ == "__main__":
    main()

"""An audit of a Parquet of report texts on Spark: each report by itself on the workers, then what they are together.

    python spark_audit.py reports.parquet OUT [CORES]     (a column `id`, a column `text`; CORES 0: one process without Spark)

OUT/entries holds what is kept of each report, OUT/findings one row a finding, OUT/organs one row an organ, OUT/alike the
pairs of reports that share clauses of their texts, by the same sketches that `ogi audit` compares. The functions are those of
`ogi_report.audit_entry`: one process and a cluster give the same entries. One process makes OUT/entries alone.
"""

import array
import itertools
import json
import os
import pathlib
import sys
import time

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

COUNTS = ("errors", "warnings", "notices", "undecided")
FINDING = pa.struct([(name, pa.string()) for name in ("rule", "severity", "message", "place", "proposed", "fingerprint")])
SCHEMA = pa.schema(
    [("id", pa.string()), ("organ", pa.string()), ("year", pa.int32())]
    + [(name, pa.int32()) for name in COUNTS]
    + [("entry", pa.string()), ("findings", pa.list_(FINDING)), ("clauses", pa.list_(pa.int32()))]
)
# What Spark has to know of the same columns.
COLUMNS = (
    f"id string, organ string, year int, {', '.join(f'{name} int' for name in COUNTS)}, entry string, "
    f"findings array<struct<{','.join(f'{field.name}:string' for field in FINDING)}>>, clauses array<int>"
)
# Texts of fewer clauses than this are alike by necessity; what more reports than a crowd have is a model.
SHORT = 12
CROWD = 24
FEWEST = 5
LEAST_SHARE = 15
# Reports that are handed to a worker at a time.
BATCH = 1000


def entries(batches):
    """Batches of texts in, batches of entries out; runs on the workers."""
    import ogi_report

    for batch in batches:
        names = batch.column("id").to_pylist()
        texts = batch.column("text").cast(pa.binary()).to_pylist()
        made = [ogi_report.audit_entry(name, text) for name, text in zip(names, texts)]
        kept = [json.loads(entry) for entry in made]
        findings = [[{field.name: one[field.name] for field in FINDING} for one in entry["findings"]] for entry in kept]
        columns = [pa.array(names, pa.string())]
        columns += [pa.array([entry[name] for entry in kept], SCHEMA.field(name).type) for name in ("organ", "year", *COUNTS)]
        columns += [pa.array(made, pa.string()), pa.array(findings, SCHEMA.field("findings").type)]
        columns.append(clauses([entry.get("sketch", "") for entry in kept]))
        yield pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def clauses(sketches):
    """Lists of numbers from eight hexadecimal digits a clause, all of a batch at a time."""
    sketches = [sketch if len(sketch) >= 8 * SHORT else "" for sketch in sketches]
    numbers = array.array("i", bytes.fromhex("".join(sketches)))
    if sys.byteorder == "little":
        numbers.byteswap()
    ends = itertools.accumulate((len(sketch) // 8 for sketch in sketches), initial=0)
    values = pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), values)


def alike(kept, sf):
    """The pairs that share clauses: those of each clause that few have, counted, then held against what is their own."""
    # What more than a tenth of the reports have is a common model.
    most = min(1000, max(16, kept.count() // 10))
    held = kept.select("id", sf.explode("clauses").alias("clause"))
    holders = held.groupBy("clause").count()
    common = sf.broadcast(holders.filter(f"count > {most}").select("clause"))
    sizes = held.join(common, "clause", "left_anti").groupBy("id").count()
    few = held.join(holders.filter(f"count between 2 and {CROWD}").select("clause"), "clause")
    other = few.withColumnRenamed("id", "other")
    pairs = few.join(other, "clause").filter("id < other").groupBy("id", "other").agg(sf.count("*").alias("shared"))
    pairs = pairs.filter(f"shared >= {FEWEST}")
    mine, theirs = sizes.withColumnRenamed("count", "mine"), sizes.select(sf.col("id").alias("other"), sf.col("count").alias("theirs"))
    share = sf.floor(100 * sf.col("shared") / sf.least("mine", "theirs"))
    return pairs.join(mine, "id").join(theirs, "other").select("id", "other", "shared", share.alias("share")).filter(f"share >= {LEAST_SHARE}")


def in_one_process(source, target):
    """The entries without Spark: what a cluster is held against."""
    begun = time.monotonic()
    folder = pathlib.Path(target, "entries")
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with pq.ParquetWriter(folder / "part-0.snappy.parquet", SCHEMA) as out:
        for batch in entries(ds.dataset(source).to_batches(columns=["id", "text"], batch_size=BATCH, use_threads=False)):
            out.write_batch(batch)
            count += batch.num_rows
    print(f"{count} reports, {count / (time.monotonic() - begun):.0f} a second in one process")


def on_spark(source, target, cores):
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as sf

    # The workers run the Python that runs this, wherever its environment is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = f"local[{cores}]"
    builder = SparkSession.builder.master(master).appName("ogi-report audit").config("spark.ui.enabled", "false")
    # The work is in the workers: what the JVM spends on optimising its own part is taken from them.
    builder = builder.config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1").config("spark.driver.memory", "4g")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH).config("spark.sql.shuffle.partitions", 4 * cores)
    # Small tasks, so that no core is idle at the end: texts are packed to a fifth.
    spark = builder.config("spark.sql.files.maxPartitionBytes", "4m").getOrCreate()
    begun = time.monotonic()
    reports = spark.read.schema("id string, text string").parquet(source)
    if sum(file.metadata.num_row_groups for file in ds.dataset(source).get_fragments()) < cores:
        # A file of few groups of rows would keep one core busy and the others idle; texts are sent to where they are read.
        reports = reports.repartition(4 * cores, "id")
    reports.mapInArrow(entries, COLUMNS).write.mode("overwrite").parquet(f"{target}/entries")
    took = time.monotonic() - begun
    kept = spark.read.parquet(f"{target}/entries")
    count = kept.count()
    print(f"{count} reports, {count / took:.0f} a second on {master}")
    found = kept.select("id", "organ", "year", sf.explode("findings").alias("one"))
    found.select("id", "organ", "year", "one.*").write.mode("overwrite").parquet(f"{target}/findings")
    organs = kept.groupBy("organ", "year").agg(sf.count("*").alias("reports"), sf.sum("errors").alias("errors"), sf.sum("warnings").alias("warnings"))
    organs.write.mode("overwrite").parquet(f"{target}/organs")
    alike(kept, sf).write.mode("overwrite").parquet(f"{target}/alike")
    print(f"{spark.read.parquet(f'{target}/alike').count()} pairs alike, {time.monotonic() - begun:.1f} s in all")
    spark.stop()


def main() -> None:
    source, target, *cores = sys.argv[1:]
    if cores == ["0"]:
        in_one_process(source, target)
    else:
        on_spark(source, target, int(cores[0]) if cores else 2)


if __name__ == "__main__":
    main()

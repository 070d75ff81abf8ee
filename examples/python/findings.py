"""Batches of report texts in, batches of findings out: the function that an engine runs where its data are."""

from collections.abc import Iterator

import ogi_report
import pyarrow as pa

#: What comes out, as Spark writes it.
SCHEMA = (
    "id string, rule string, severity string, verdict string, "
    "expected double, actual double, difference double, cells array<string>, message string"
)


def check(batches: Iterator[pa.RecordBatch], threads: int = 1) -> Iterator[pa.RecordBatch]:
    """One thread each where the engine itself uses every core, as Spark does."""
    for batch in batches:
        findings = pa.table(ogi_report.check_table(batch, text="text", key="id", threads=threads))
        yield from findings.drop_columns(["report"]).to_batches()

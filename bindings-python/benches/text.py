"""Reading texts: reports per second from Python beside the command `ogi`, on the same files in the same run.

Usage: python benches/text.py FOLDER OGI [rounds]     (FOLDER: cargo xtask reports; OGI: the command, built with --release)

Each way reads every file, checks it and looks for corrections. The command writes what it finds as JSON to nowhere;
`check_many` gives an object for every report; `check_table` gives a table of findings.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable

import ogi_report

FOLDER, OGI = Path(sys.argv[1]), sys.argv[2]
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
PATHS = sorted(FOLDER.iterdir())


def by_command(*arguments: str) -> Callable[[], int]:
    def task() -> int:
        done = subprocess.run([OGI, "check", *arguments, str(FOLDER)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert done.returncode in (0, 1), done.returncode
        return len(PATHS)

    return task


def objects() -> int:
    return sum(result.error is None for result in ogi_report.check_many(PATHS))


def findings() -> int:
    return sum(len(result.findings) > -1 for result in ogi_report.check_many(PATHS) if result.error is None)


def json_text() -> int:
    return sum(len(result.to_json()) > 0 for result in ogi_report.check_many(PATHS) if result.error is None)


def table() -> int:
    import pyarrow as pa

    texts = pa.table({"text": pa.array([path.read_bytes() for path in PATHS], pa.large_binary())})
    return ogi_report.cell_table(texts, text="text").num_rows


def main() -> None:
    ways: dict[str, Callable[[], int]] = {
        "ogi check --format text": by_command("--format", "text"),
        "ogi check --format json": by_command("--format", "json"),
        "check_many": objects,
        "check_many, every finding": findings,
        "check_many, to_json": json_text,
        "cell_table of a column of bytes (no corrections)": table,
    }
    size = sum(path.stat().st_size for path in PATHS)
    print(f"{len(PATHS)} reports, {size / 1e6:.0f} MB")
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for round in range(ROUNDS + 1):
        for name, way in ways.items():
            started = time.perf_counter()
            assert way() == len(PATHS), name
            if round:  # the first one warms the files up
                seconds[name].append(time.perf_counter() - started)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    rust = medians["ogi check --format json"]
    for name, median in medians.items():
        print(f"{name:52s} {median:7.2f} s {len(PATHS) / median:10,.0f} reports/s {size / 1e6 / median:7.0f} MB/s  ratio {median / rust:.2f}")


if __name__ == "__main__":
    main()

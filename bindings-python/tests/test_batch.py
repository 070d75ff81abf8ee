"""Many documents."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Iterator

import ogi_report
import pytest


def test_results_keep_the_order_of_the_items(document: Path) -> None:
    text = document.read_text("utf-8")
    items = [(str(number), text if number % 3 else text.encode("gb18030")) for number in range(200)]
    results = list(ogi_report.check_many(items, threads=3))
    assert [result.file for result in results] == [str(number) for number in range(200)]
    assert results[0].to_dict()["findings"] == ogi_report.read(text).to_dict()["findings"]


def test_a_bad_item_gives_a_row_that_says_why(document: Path, tmp_path: Path, zeros: dict[str, Any]) -> None:
    good = ogi_report.read(document)
    text = document.read_bytes()
    bad: dict[int, Any] = {
        5: b"\x00\x01", 100: "会议纪要", 101: tmp_path / "none.txt", 102: tmp_path, 103: 7, 104: None,
        105: {"year": 2024, "cells": {"no.such": 1}}, 106: "\ud800", 107: b"", 9_999: [],
    }  # fmt: skip
    others: dict[int, Any] = {200: document, 201: good, 202: zeros, 203: bytearray(text)}
    items = [bad[number] if number in bad else others.get(number, text) for number in range(10_000)]
    results = list(ogi_report.check_many(items, repairs=0))
    assert len(results) == 10_000
    failures = {number: result for number, result in enumerate(results) if result.error}
    assert failures.keys() == bad.keys()
    for failure in failures.values():
        assert isinstance(failure, ogi_report.Failure) and failure.message and failure.code.startswith("input/")
        assert failure.to_dict()["error"]["code"] == failure.code and failure.error.code == failure.code
    assert "none.txt" in failures[101].message and failures[101].file and "none.txt" in failures[101].file
    expected = [finding.to_dict() for finding in good.findings]
    complete = [result for number, result in enumerate(results) if number not in bad and number != 202]
    assert all(len(result.findings) == len(expected) for result in complete)
    assert [finding.to_dict() for finding in results[201].findings] == expected


def test_an_exception_of_the_iterable_comes_after_what_was_before(document: Path) -> None:
    text = document.read_bytes()

    def items() -> Iterator[bytes]:
        for _ in range(50):
            yield text
        raise RuntimeError("the source broke")

    results = ogi_report.check_many(items())
    assert len([next(results) for _ in range(50)]) == 50
    with pytest.raises(RuntimeError, match="the source broke"):
        next(results)
    with pytest.raises(StopIteration):
        next(results)


def test_items_are_taken_only_as_they_are_needed(document: Path) -> None:
    text = document.read_bytes()
    taken = 0

    def items() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield text

    results = ogi_report.check_many(items(), threads=2)
    for _ in range(10):
        next(results)
    assert taken <= 10 + 2 * 4 * 16 + 16
    del results  # threads end with the batch


def test_memory_does_not_grow_with_the_number_of_items(document: Path) -> None:
    text = document.read_bytes()
    sum(1 for _ in ogi_report.check_many((text for _ in range(500)), repairs=0))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sum(1 for _ in ogi_report.check_many((text for _ in range(4_000)), repairs=0))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 20_000  # kB; 4,000 reports held would take some 60,000


def test_progress_is_shown(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[int, Any]] = []
    list(ogi_report.check_many([document] * 5, progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    pytest.importorskip("tqdm")
    list(ogi_report.check_many([document] * 5, progress=True))
    assert "5/5" in capsys.readouterr().err


def test_progress_without_tqdm(document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    list(ogi_report.check_many([document] * 250, progress=True))
    assert capsys.readouterr().err == "\r100 / 250 reports\r200 / 250 reports\r250 / 250 reports\n"
    results = ogi_report.check_many((document for _ in range(101)), progress=True)
    for _ in range(100):
        next(results)
    del results  # a batch that is left early ends its line
    assert capsys.readouterr().err == "\r100 reports\r100 reports\n"


def test_results_can_be_pickled_and_threads_must_be_some(document: Path) -> None:
    for source in (document, document.read_bytes()[:-1] + b"\xe4", document.read_text("utf-8")):
        (report,) = ogi_report.check_many([source])
        assert pickle.loads(pickle.dumps(report)) == report
    with pytest.raises(ogi_report.ReportError, match="threads"):
        ogi_report.check_many([], threads=0)
    with pytest.raises(TypeError):
        ogi_report.check_many(3)  # type: ignore[arg-type]


def test_the_lock_is_free_meanwhile(document: Path) -> None:
    text = document.read_bytes()
    counted = 0
    done = threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    started = time.monotonic()
    list(ogi_report.check_many([text] * 1_500, repairs=0))
    seconds = time.monotonic() - started
    done.set()
    thread.join()
    assert counted > seconds * 20


def test_many_threads_may_use_the_library_at_once(document: Path) -> None:
    text = document.read_bytes()
    expected = ogi_report.read(text).to_json()
    wrong: list[str] = []

    def work() -> None:
        for _ in range(30):
            if ogi_report.read(text).to_json() != expected:
                wrong.append("differs")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


SCRIPT = """
import sys, ogi_report
text = open(sys.argv[1], "rb").read()
def items():
    while True:
        yield text
print("ready", flush=True)
try:
    if sys.argv[2] == "many":
        for _ in ogi_report.check_many(items(), threads=2):
            pass
    else:
        class Endless:
            def __arrow_c_stream__(self, requested_schema=None):
                import pyarrow
                schema = pyarrow.schema({"text": pyarrow.binary()})
                batch = pyarrow.record_batch({"text": [text] * 100_000})
                return pyarrow.RecordBatchReader.from_batches(schema, [batch] * 1000).__arrow_c_stream__()
        ogi_report.check_table(Endless(), text="text")
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize("way", ["many", "table"])
def test_ctrl_c_stops_at_once(document: Path, way: str) -> None:
    if way == "table":
        pytest.importorskip("pyarrow")
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(document), way],
        stdout=subprocess.PIPE,
        # A shell that starts these tests in the background has the signal ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout and process.stdout.readline() == b"ready\n"
    time.sleep(3)
    os.kill(process.pid, signal.SIGINT)
    started = time.monotonic()
    assert process.communicate(timeout=60)[0] == b"stopped\n"
    assert time.monotonic() - started < 10  # what is under way is a few milliseconds of work; the rest is a busy machine

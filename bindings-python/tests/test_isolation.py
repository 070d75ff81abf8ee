"""Threads, sub-interpreters, and a million calls without a leak."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import ogi_report
import pytest

#: Calls of the test on leaks.
CALLS = 1_000_000
TOTAL = "requests.received.total"
FEW = {f"remedies.direct_suit.{part}": 1 for part in ("upheld", "corrected", "other", "pending", "total")}

INSIDE = """
try:
    import ogi_report
except ImportError as error:
    print("refused:", error, flush=True)
else:
    print("read:", len(ogi_report.read(open({document!r}, "rb").read()).findings), flush=True)
"""
OUTSIDE = """
try:
    import {module} as interpreters
except ImportError:
    print("none")
    raise SystemExit
import ogi_report
ogi_report.read(open({document!r}, "rb").read())
other = interpreters.create({isolation})
failed = interpreters.run_string(other, {inside!r})
assert failed is None, failed
interpreters.destroy(other)
print("main:", len(ogi_report.read(open({document!r}, "rb").read()).findings))
"""


def test_a_sub_interpreter_reads_or_says_clearly_that_it_cannot(document: Path) -> None:
    modern = sys.version_info >= (3, 13)
    found = len(ogi_report.read(document).findings)
    for isolation in ("", "'legacy'") if modern else ("",):
        inside = INSIDE.format(document=str(document))
        module = "_interpreters" if modern else "_xxsubinterpreters"
        code = OUTSIDE.format(module=module, document=str(document), isolation=isolation, inside=inside)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        if done.stdout == "none\n":
            pytest.skip("this Python has no sub-interpreters")
        first, last = done.stdout.splitlines()
        assert last == f"main: {found}"
        assert first == f"read: {found}" or first.startswith("refused:") and "subinterpreter" in first.replace("-", ""), first


def test_threads_share_every_kind_of_object(document: Path) -> None:
    report = ogi_report.read(document)
    session = ogi_report.Session(report)
    expected = (report.to_json(), [finding.message for finding in report.findings], report.repairs[0].to_json())
    wrong: list[object] = []

    def work(number: int) -> None:
        try:
            for _ in range(20):
                got = (report.to_json(), [finding.message for finding in report.findings], report.repairs[0].to_json())
                if got != expected or report.cell(TOTAL).span is None:
                    wrong.append(got)
                session[TOTAL] = number
                session.findings, session.totals, session.report
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert session[TOTAL] in range(8)


def resident() -> int:
    """The memory of this process in kB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the memory of a process is read from /proc")
def test_a_million_calls_do_not_leak(document: Path) -> None:
    report = ogi_report.read(document, language="en")
    session = ogi_report.Session(year=2024)
    text = report.to_json(spans="bytes")

    def documents() -> int:
        """Calls that read whole documents."""
        ogi_report.read(document.read_bytes()).repairs
        ogi_report.Report.from_json(text).findings
        pickle.loads(pickle.dumps(report))
        list(ogi_report.check_many([text, b"", {"year": 2024, "cells": FEW}], threads=1))
        for wrong in ("会议纪要", b"\0", ""):
            try:
                ogi_report.read(wrong)
            except ogi_report.ReportError as error:
                str(error)
        return 10

    def tasks() -> int:
        """Calls that check figures at hand."""
        checked = ogi_report.check(FEW, year=2024, repairs=0)
        checked.to_json(), checked.findings[0].terms
        session.set(TOTAL, 1), session.set(TOTAL, "2"), session.findings, session.totals
        ogi_report.fill(FEW, year=2024)[0].computed
        return 9

    def values() -> int:
        """Calls that look at a value."""
        finding = report.findings[0]
        finding.message, finding.cells, finding.expected, finding.basis, finding.source, finding.span, hash(finding)
        report.cell(TOTAL), report.cells[TOTAL], report.cells.get("x"), report.claims, report.repairs, report.notes
        hash(ogi_report.Unreadable("12", 2)), session[TOTAL], report.summary, report.year, report.organ, report.period
        return 20

    def work(calls: int) -> int:
        done = 0
        while done < calls:
            done += documents() + documents() + sum(tasks() for _ in range(8)) + sum(values() for _ in range(400))
        gc.collect()
        return resident()

    before = work(CALLS // 10)
    assert work(CALLS) - before < 4_000  # kB: half a pointer a call, or half of every report read

"""Every kind of object: equality, hashes, pickles, JSON, and the words that explain it."""

from __future__ import annotations

import array
import ast
import copy
import inspect
import json
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Callable, Iterator

import ogi_report
import pytest
from ogi_report import _ogi_report

from conftest import ROOT


def values(document: Path) -> Iterator[Any]:
    """Objects of every class that is a value."""
    report = ogi_report.read(document, language="en")
    yield from (report, report.cells, report.apply())
    yield from report.findings
    yield from (report.findings[0].terms[-1], report.cell("requests.received.total"), report.cell(report.findings[0].cells[0]))
    yield from (*report.claims[:3], *report.repairs, *report.repairs[0].changes)
    yield from (*ogi_report.rules(), *ogi_report.rules(language="en")[:2])
    yield from (ogi_report.explain("requests/balance"), ogi_report.explain("requests/balance", language="en"))
    totals = ogi_report.fill(report)
    yield from (totals, *totals, ogi_report.Total("proactive.fees.amount", 3))
    (failure,) = ogi_report.check_many([("x", "会议纪要")])
    yield from (failure, failure.error, ogi_report.Unreadable("1212", 3))
    years = [ogi_report.read(ROOT / "examples" / "cases" / f"water-{year}.txt") for year in (2023, 2024)]
    yield from (ogi_report.compare(years, language="en"), ogi_report.rollup(years[0], years[1:], register=["甲", "乙"]))
    yield ogi_report.across(years[1], last_year=years[0], language="en")
    with pytest.raises(ogi_report.CellError) as caught:
        report.cell("no.such.cell")
    yield caught.value
    yield from ogi_report.check_many([report.to_dict(spans="bytes"), report, document.read_bytes()])


def classes() -> set[type]:
    found = {getattr(ogi_report, name) for name in ogi_report.__all__}
    return {one for one in found if inspect.isclass(one)} - {ogi_report.Session, ogi_report.Table}


def test_values_are_equal_by_what_they_hold(document: Path) -> None:
    once, again = list(values(document)), list(values(document))
    assert classes() == {type(one) for one in once}
    for at, (one, other) in enumerate(zip(once, again)):
        if isinstance(one, ogi_report.ReportError):
            continue
        assert one == other and not one != other and one is not other, one
        assert one != 3 and one != "x"
        if not isinstance(one, (ogi_report.Cells, ogi_report.Totals)):
            assert hash(one) == hash(other)
        for later in once[at + 1 :]:
            if type(later) is not type(one):
                assert one != later
    rules = ogi_report.rules()
    assert len({*rules, *rules}) == len(rules) and rules[0] != rules[1]
    assert rules[0] != ogi_report.rules(language="en")[0]


def test_values_survive_pickling_and_copying(document: Path) -> None:
    for one in values(document):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            restored = pickle.loads(pickle.dumps(one, protocol))
            assert type(restored) is type(one) and repr(restored) == repr(one)
            if not isinstance(one, ogi_report.ReportError):
                assert restored == one and copy.deepcopy(one) == one
            if hasattr(one, "to_json"):
                assert restored.to_json() == one.to_json()
                assert one.to_dict() == json.loads(one.to_json())


def messages(report: ogi_report.Report) -> list[str]:
    return [finding.message for finding in report.findings]


def test_values_go_to_other_processes(document: Path) -> None:
    report = ogi_report.read(document)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(messages, report).result(timeout=120) == messages(report)
        assert pool.submit(ogi_report.read, document).result(timeout=120) == report


def test_pieces_are_what_the_wire_object_has(document: Path) -> None:
    report = ogi_report.read(document, language="en")
    whole = report.to_dict()
    for name in ("findings", "claims", "repairs"):
        assert [piece.to_dict() for piece in getattr(report, name)] == whole[name]
    assert report.repairs_found == whole["repairs_found"]
    (change, *_), wire = report.repairs[0].changes, whole["repairs"][0]["changes"][0]
    assert change.to_dict() == wire and change.certificate == wire["certificate"] and change.evidence == wire["evidence"]
    assert change.range == wire.get("range") and report.repairs[0].diagnosis == whole["repairs"][0]["diagnosis"]
    assert report.repairs[0].score == whole["repairs"][0]["score"]
    assert [claim.kind for claim in report.claims] == [claim.get("kind") for claim in whole["claims"]]
    assert report.findings[0].terms[0].to_dict() == whole["findings"][0]["terms"][0]
    cell = report.cell(report.findings[0].cells[-1])
    assert cell.to_dict()["value"] == cell.number and report.text[slice(*cell.span or (0, 0))] == cell.printed


def test_repair_is_a_task_of_its_own(document: Path) -> None:
    report = ogi_report.read(document)
    assert ogi_report.repair(report) == report.repairs
    assert len(ogi_report.repair(report, limit=1)) == 1
    pinned = report.repairs[0].changes[0].cell
    assert all(change.cell != pinned for repair in ogi_report.repair(report, pinned=[pinned]) for change in repair.changes)
    assert ogi_report.repair(dict.fromkeys(ogi_report.cell_paths(), 0), year=2024) == ()


def documented() -> Iterator[Any]:
    """Everything that the stubs explain: the object and the docstring."""
    tree = ast.parse((Path(ogi_report.__file__).parent / "_ogi_report.pyi").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found = getattr(_ogi_report, node.name)
            if text := ast.get_docstring(node):
                yield pytest.param(found, text, id=node.name)
            for member in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(member, ast.FunctionDef) and (text := ast.get_docstring(member)):
                    yield pytest.param(getattr(found, member.name), text, id=f"{node.name}.{member.name}")


@pytest.mark.parametrize(("found", "text"), list(documented()))
def test_help_says_what_the_stubs_say(found: Any, text: str) -> None:
    assert inspect.getdoc(found) == text, "the doc comment in Rust and the stub differ"


def test_everything_public_is_explained() -> None:
    for name in ogi_report.__all__:
        found = getattr(ogi_report, name)
        if name == "__version__":
            continue
        assert inspect.getdoc(found), name
        if inspect.isclass(found) and not issubclass(found, Exception):
            for member in vars(found):
                assert member.startswith("_") or inspect.getdoc(getattr(found, member)), f"{name}.{member}"


def test_a_path_that_no_cell_has_is_one_error_everywhere() -> None:
    report, session = ogi_report.check({}, year=2024, language="en"), ogi_report.Session(year=2024, language="en")
    wrong = "requests.recieved.total"
    calls: list[Callable[[], object]] = [
        lambda: report.cells[wrong],
        lambda: report.cell(wrong),
        lambda: session[wrong],
        lambda: session.set(wrong, 1),
        lambda: ogi_report.check({wrong: 1}, year=2024, language="en"),
        lambda: ogi_report.check({"year": 2024, "cells": {wrong: 1}}, language="en"),
    ]
    for call in calls:
        with pytest.raises(ogi_report.CellError) as caught:
            call()
        error = caught.value
        assert isinstance(error, ogi_report.ReportError) and isinstance(error, KeyError)
        assert error.code == "input/unknown-cell" and "did you mean `requests.received.total`?" in str(error)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_rules_and_forms_as_data() -> None:
    catalogue = ogi_report.catalogue(language="en")
    rules = ogi_report.rules(language="en")
    listed = [rule for family in catalogue["families"] for rule in family["rules"]]
    assert [rule.to_dict() for rule in rules] == listed
    assert [(rule.code, rule.title, rule.severity, list(rule.basis)) for rule in rules] == [
        (one["code"], one["title"], one["severity"], one["basis"]) for one in listed
    ]
    assert {rule.family for rule in rules} == {family["name"] for family in catalogue["families"]}
    assert [rule.formula is None for rule in rules] == [one["formula"] is None for one in listed]
    for form, undivided in (("official-2021", False), ("official-2021", True), ("trial-2019", False)):
        layout = ogi_report.layout(form, undivided=undivided)
        slots = [slot for table in layout["tables"] for row in table["rows"] for slot in row]
        paths = [slot["cell"] for slot in slots if "cell" in slot]
        assert sorted(paths) == sorted(ogi_report.cell_paths(form, undivided=undivided))
        report = ogi_report.check({}, form=form)
        if not undivided:
            assert all(report.cell(slot["cell"]).label == slot["name"] for slot in slots if "cell" in slot)
    with pytest.raises(ogi_report.ReportError, match="official-2021"):
        ogi_report.layout("official-2022")


def test_figures_in_printed_order_are_the_same_as_by_paths() -> None:
    numpy = pytest.importorskip("numpy")
    for form, undivided in (("official-2021", False), ("official-2021", True), ("trial-2019", False)):
        paths = ogi_report.cell_paths(form, undivided=undivided)
        figures = [(number * 7) % 5 for number in range(len(paths))]
        by_paths = ogi_report.check(dict(zip(paths, figures)), form=form, language="en", repairs=0)
        assert by_paths.findings and by_paths.undivided == undivided
        arrays = [array.array(kind, figures) for kind in "bBhHiIlLqfd"]
        arrays += [numpy.array(figures, kind) for kind in ("i1", "u2", "i4", "u4", "i8", "f4", "f8", "<i8")]
        wide = numpy.zeros((len(paths), 2), "i8")
        wide[:, 1] = figures
        for given in (figures, tuple(figures), *arrays, memoryview(arrays[0]), wide[:, 1]):
            assert ogi_report.check(given, form=form, language="en", repairs=0) == by_paths
        assert ogi_report.fill(arrays[0], form=form) == ogi_report.fill(by_paths)
        session = ogi_report.Session(arrays[6], form=form, language="en")
        session.complete = True
        assert [finding.rule for finding in session.findings] == [
            finding.rule for finding in by_paths.findings if finding.verdict == "broken"
        ]
        # Any values that cells may hold, other keys that are equal, another order.
        mixed: list[Any] = [*figures[:-3], "", None, "1件"]
        equal = {"".join(path): value for path, value in reversed(list(zip(paths, mixed)))}
        assert ogi_report.check(mixed, form=form, repairs=0).cells == ogi_report.check(equal, form=form, repairs=0).cells
        floats = numpy.array(figures, "f8")
        floats[3] = numpy.nan
        assert ogi_report.check(floats, form=form, repairs=0).cells[paths[3]] is None


def test_figures_that_are_none() -> None:
    for wrong, code in (
        ([1] * 199, "input/bad-field"),
        (array.array("q", [1]), "input/bad-field"),
        ([1, 2, 10**20, *[0] * 197], "input/bad-cell"),
    ):
        with pytest.raises(ogi_report.ReportError) as caught:
            ogi_report.check(wrong, form="official-2021", language="en")
        assert caught.value.code == code
    for nothing in (object(), memoryview(b"x").cast("c"), iter([1])):
        with pytest.raises(TypeError, match="expected"):
            ogi_report.check(nothing, form="official-2021")  # type: ignore[call-overload]
    with pytest.raises(ogi_report.ReportError) as caught:
        ogi_report.check([1] * 200)
    assert caught.value.code == "input/no-form"
    # A figure of more than fifteen digits in an array is what is printed, and no number.
    report = ogi_report.check(array.array("q", [10**17] * 200), form="official-2021")
    assert report.cells["requests.received.total"] == str(10**17)


def test_what_is_easily_forgotten_is_said() -> None:
    cells = {"requests.received.total": 1}
    with pytest.raises(ogi_report.ReportError, match="year（报告年度）") as caught:
        ogi_report.check(cells)
    assert caught.value.code == "input/no-form"
    for year in (70000, 24, -1, 10**30):
        with pytest.raises(ogi_report.ReportError, match="year"):
            ogi_report.check(cells, year=year)
    assert ogi_report.check(cells, year=pytest.importorskip("numpy").int64(2024)).year == 2024
    for one in ("report.txt", b"report", Path("report.txt")):
        with pytest.raises(TypeError, match="several reports"):
            ogi_report.check_many(one)  # type: ignore[arg-type]
    with pytest.raises(ogi_report.ReportError, match="requests/row-total"):
        ogi_report.explain("row-total")


@pytest.mark.parametrize("figure", [float("inf"), float("-inf")])
def test_an_infinity_is_refused(figure):
    with pytest.raises(ValueError, match="infinity"):
        ogi_report.check({"year": 2024, "cells": {"requests.received.total": figure}})
    for kind in "fd":
        with pytest.raises(ValueError, match="infinity"):
            ogi_report.check(array.array(kind, [figure] * 200), form="official-2021")
    pa = pytest.importorskip("pyarrow")
    with pytest.raises(ValueError, match="row 1: an infinity"):
        ogi_report.check_table(pa.table({"requests.received.total": [1.0, figure]}), year=2024)


def test_more_threads_than_cores_are_not_started():
    import threading

    before = threading.active_count()
    results = list(ogi_report.check_many([{"year": 2024, "cells": {}}] * 3, threads=10**9))
    assert len(results) == 3 and threading.active_count() <= before + 1

"""One report: reading, checking, cells, findings, repairs."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ogi_report
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PATHS = ogi_report.cell_paths()
NOT_HELD = "requests.outcomes.unavailable.not_held.natural_person"
TOTAL = "requests.received.total"


def test_read_takes_bytes_text_paths_and_files(document: Path) -> None:
    by_bytes = ogi_report.read(document.read_bytes())
    by_text = ogi_report.read(document.read_text("utf-8"))
    assert by_bytes == by_text and by_bytes.file is None
    with document.open("rb") as file:
        assert ogi_report.read(file).file == str(document)
    by_path = ogi_report.read(document)
    assert by_path.file == str(document) and by_path.text == by_bytes.text
    assert ogi_report.read(document, file="a").file == "a"


def test_an_encoding_that_a_decoded_text_names_is_not_believed() -> None:
    page = '<html><head><meta charset="gb18030"></head><body><h1>示例市统计局2024年政府信息公开工作年度报告</h1></body></html>'
    assert ogi_report.read(page).organ == ogi_report.read(page.replace("gb18030", "utf-8")).organ


def test_errors_have_a_code_and_both_sentences(tmp_path: Path) -> None:
    with pytest.raises(ogi_report.ReportError) as caught:
        ogi_report.read("会议纪要")
    error = caught.value
    assert error.code == "input/not-a-report" and str(error) == error.zh
    assert pickle.loads(pickle.dumps(error)).code == error.code
    with pytest.raises(ogi_report.ReportError, match="no annual report"):
        ogi_report.read("会议纪要", language="en")
    path = tmp_path / "会议纪要.txt"
    path.write_text("会议纪要")
    with pytest.raises(ogi_report.ReportError, match="pathlib.Path"):
        ogi_report.read(str(path))
    with pytest.raises(FileNotFoundError):
        ogi_report.read(tmp_path / "none.txt")
    with pytest.raises(TypeError, match="not int"):
        ogi_report.read(3)  # type: ignore[arg-type]
    with pytest.raises(ogi_report.ReportError, match="language"):
        ogi_report.read(b"", language="fr")  # type: ignore[arg-type]


def test_cells_are_a_mapping_of_states(zeros: dict[str, Any]) -> None:
    zeros["cells"].update({TOTAL: "8590元", NOT_HELD: "", "proactive.fees.amount": Decimal("18.871")})
    zeros["cells"]["requests.received.other"] = "/"
    zeros["cells"]["requests.received.business"] = None
    zeros["cells"]["requests.received.research"] = ogi_report.Unreadable("1212", 3)
    report = ogi_report.check(zeros)
    cells = report.cells
    assert isinstance(cells, Mapping) and list(cells) == list(PATHS) and len(cells) == 200
    assert cells[TOTAL] == 8590 and report.cell(TOTAL).printed == "8590元" and report.cell(TOTAL).state == "noted"
    assert cells[NOT_HELD] == "" and cells["requests.received.business"] is None
    assert cells["requests.received.research"] == ogi_report.Unreadable("1212", 3)
    assert cells["proactive.fees.amount"] == Decimal("18.871")
    assert dict(cells) == dict(cells.items()) and cells == dict(cells)
    assert "no.such.cell" not in cells and cells.get("no.such.cell", 7) == 7
    with pytest.raises(KeyError, match="requests.received.total"):
        cells["requests.recieved.total"]


def test_check_takes_cells_the_wire_object_or_a_report(zeros: dict[str, Any]) -> None:
    whole = ogi_report.check(zeros)
    assert ogi_report.check(json.dumps(zeros)) == whole
    assert ogi_report.check(zeros["cells"], year=2024, organ="示例市统计局").to_json() == whole.to_json()
    assert whole.findings == () and not whole.has_errors and whole.worst is None
    zeros["cells"][NOT_HELD] = 7
    broken = ogi_report.check(zeros, language="en")
    assert {finding.rule for finding in broken.findings if finding.severity == "error"} == {
        "requests/row-total",
        "requests/outcome-total",
    }
    lenient = ogi_report.check(broken, profile={"severities": {"requests/row-total": "notice"}})
    assert broken.count("error") - lenient.count("error") == 1
    with pytest.raises(ogi_report.ReportError, match="requests.received.total"):
        ogi_report.check({"requests.recieved.total": 3}, year=2024)
    with pytest.raises(ogi_report.ReportError) as caught:
        ogi_report.check({}, year=2010)
    assert caught.value.code == "input/no-form-for-year"


def test_a_finding_says_everything(zeros: dict[str, Any]) -> None:
    zeros["cells"][NOT_HELD] = 7
    report = ogi_report.check(zeros, language="en")
    finding = next(finding for finding in report.findings if finding.rule == "requests/row-total")
    assert (finding.expected, finding.actual, finding.difference) == (7, 0, -7)
    assert finding.verdict == "broken" and len(finding.cells) == 7 and finding.terms[-1].coefficient == -1
    assert "总计" in finding.text("zh") and "total" in finding.message and finding.basis and len(finding.fingerprint) == 16
    assert finding.to_dict()["message"] == finding.message
    assert pickle.loads(pickle.dumps(finding)) == finding and hash(finding) == hash(copy.copy(finding))
    assert repr(finding).startswith("<Finding requests/row-total error broken")


def test_spans_are_indexes_of_the_text(document: Path) -> None:
    report = ogi_report.read(document)
    spans = [finding.span for finding in report.findings if finding.span]
    assert spans
    for finding in report.findings:
        if finding.span:
            assert report.text[slice(*finding.span)] == finding.source
    cell = report.cell(TOTAL)
    assert cell.span and report.text[slice(*cell.span)] == cell.printed
    bytes_span = ogi_report.read(document, spans="bytes").cell(TOTAL).span
    assert bytes_span and report.text.encode()[slice(*bytes_span)].decode() == cell.printed


def test_repairs_can_be_made(zeros: dict[str, Any]) -> None:
    zeros["cells"].update({"remedies.direct_suit.upheld": 2, "remedies.direct_suit.total": 1})
    report = ogi_report.check(zeros)
    assert report.repairs
    change = report.repairs[0].changes[0]
    mended = report.apply()
    assert mended.cells[change.cell] == change.after and not mended.has_errors
    assert pickle.loads(pickle.dumps(mended)) == mended
    assert ogi_report.check(zeros, repairs=0).repairs == ()
    pinned = ogi_report.check(zeros, pinned=[change.cell])
    assert all(change.cell != other.cell for repair in pinned.repairs for other in repair.changes)
    with pytest.raises(ogi_report.ReportError):
        report.apply(99)


def test_totals_rules_and_explanations() -> None:
    totals = ogi_report.fill({f"remedies.direct_suit.{part}": 1 for part in ("upheld", "corrected", "other", "pending")}, year=2024)
    assert isinstance(totals, Sequence) and len(totals) == 1
    assert (totals[0].cell, totals[-1].computed, totals[0].declared) == ("remedies.direct_suit.total", 4, None)
    assert [total.computed for total in totals] == [4]
    codes = [rule.code for rule in ogi_report.rules()]
    assert "requests/row-total" in codes and len(codes) == len(set(codes))
    explanation = ogi_report.explain("requests/row-total", language="en")
    assert explanation.formula and explanation.to_dict()["code"] == explanation.code
    with pytest.raises(ogi_report.ReportError, match="requests/row-total"):
        ogi_report.explain("requests/row-totals")


def test_forms_for_people(document: Path) -> None:
    report = ogi_report.read(document)
    assert "应为" in str(report) and "should" not in str(report)
    assert report.render("html").startswith("<!DOCTYPE html>") and "srcdoc=" in report._repr_html_()
    assert json.loads(report.render("sarif"))["version"] == "2.1.0"
    assert report.render("csv", language="en").startswith("file,form,year")
    with pytest.raises(ValueError, match="text、json"):
        report.render("pdf")  # type: ignore[arg-type]


def test_objects_are_frozen(document: Path) -> None:
    report = ogi_report.read(document)
    with pytest.raises(AttributeError):
        report.year = 2020  # type: ignore[misc]
    with pytest.raises(TypeError):
        ogi_report.Report()


VALUES = st.one_of(st.integers(-5, 10**9), st.sampled_from(["", "/", "—", "12件", "见附件", "３"]), st.none())


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(list(PATHS)), VALUES, max_size=12), st.sampled_from(["zh", "en"]))
def test_a_report_survives_the_round_trip(cells: dict[str, Any], language: Any) -> None:
    report = ogi_report.check(cells, year=2023, organ="示例县", language=language, repairs=2)
    again = ogi_report.Report.from_json(report.to_json(spans="bytes"), language=language)
    assert [finding.to_dict() for finding in again.findings] == [finding.to_dict() for finding in report.findings]
    assert dict(again.cells) == dict(report.cells)
    restored = pickle.loads(pickle.dumps(report))
    assert restored == report and hash(restored) == hash(report) and restored.to_json() == report.to_json()
    assert report.to_dict() == json.loads(report.to_json())


def test_documents_survive_pickling(document: Path) -> None:
    for source in (document.read_bytes(), (document.read_text("utf-8") + "\n").encode("gb18030"), document.read_bytes()[:-1] + b"\xe4"):
        report = ogi_report.read(source, language="en", file="a")
        assert pickle.loads(pickle.dumps(report)) == report


def test_the_command(document: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run([sys.executable, "-m", "ogi_report", *arguments], capture_output=True, check=False)

    done = run("check", str(document), "--format", "json")
    assert done.returncode == 1
    report = ogi_report.read(document.read_bytes(), file=str(document), spans="bytes")
    assert done.stdout.decode().rstrip("\n") == report.to_json()
    assert run("check", str(tmp_path / "none.txt")).returncode == 2
    assert run("nonsense").returncode == 2

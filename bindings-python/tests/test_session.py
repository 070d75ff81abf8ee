"""A form while it is typed in."""

from __future__ import annotations

import json
from pathlib import Path

import ogi_report
import pytest

COLUMNS = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"]
TOTAL = "requests.received.total"


def test_a_half_filled_form_does_not_shout() -> None:
    session = ogi_report.Session(year=2024, organ="示例市统计局", language="en")
    assert session.findings == ()
    for column, figure in zip(COLUMNS, ["13", 0, 0, 0, 0, 0, "10"]):
        session[f"requests.received.{column}"] = figure
    (finding,) = session.findings
    assert finding.rule == "requests/row-total" and finding.expected == 13 and "should be 13" in finding.message
    assert session.totals == [(TOTAL, 13, 6, 0)]
    assert session.repairs
    assert session.set(TOTAL, 13) and session.findings == () and session[TOTAL] == 13
    assert not session.set(TOTAL, "13")
    del session[TOTAL]
    assert session[TOTAL] is None
    session.complete = True
    assert session.complete and "cells/blank" in {finding.rule for finding in session.findings}
    assert json.loads(session.to_json())["organ"] == "示例市统计局"


def test_a_session_corrects_a_report(document: Path) -> None:
    report = ogi_report.read(document)
    session = ogi_report.Session(report)
    assert session.complete and len(session.findings) == sum(one.verdict == "broken" for one in report.findings)
    before = session.report
    for change in report.repairs[0].changes:
        session[change.cell] = change.after
    assert not session.report.has_errors and before.has_errors
    with pytest.raises(ogi_report.ReportError):
        ogi_report.Session()
    with pytest.raises(KeyError, match="是否指"):
        session["no.such.cell"] = 1

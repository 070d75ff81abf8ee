"""Reports judged together with others: last year's, several years, a roll-up; profiles and baselines."""

from __future__ import annotations

import csv
import datetime
import json
import pickle
from typing import Any

import ogi_report
import pytest

from conftest import ROOT

SEVERAL = ROOT / "fixtures" / "several"
CASES = ROOT / "examples" / "cases"
YEARS = [CASES / f"water-{year}.txt" for year in (2022, 2023, 2024)]


def rules(report: ogi_report.Report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.verdict == "broken"]


def test_a_report_is_judged_with_last_year_s() -> None:
    last = ogi_report.read(YEARS[1])
    alone, beside = ogi_report.read(YEARS[2]), ogi_report.read(YEARS[2], last_year=last, language="en")
    assert "continuity/brought-forward" not in rules(alone) and "continuity/brought-forward" in rules(beside)
    assert beside.to_dict()["last_year"]["year"] == 2023
    for given in (last.to_dict(), last.to_json()):
        again = ogi_report.check(alone, last_year=given)
        assert "continuity/brought-forward" in rules(again)
        assert pickle.loads(pickle.dumps(again)) == again
    restored = pickle.loads(pickle.dumps(beside))
    assert restored == beside and restored.to_json() == beside.to_json()
    # What is known beside a report stays known when it is checked once more, and when it is mended.
    once_more = ogi_report.check(beside, language="zh")
    assert "continuity/brought-forward" in rules(once_more) and pickle.loads(pickle.dumps(once_more)) == once_more
    cells = {"requests.brought_forward.total": 1}
    few = ogi_report.check(cells, year=2024, last_year=last)
    assert "continuity/brought-forward" in rules(few) and pickle.loads(pickle.dumps(few)) == few
    session = ogi_report.Session(year=2024, last_year=last)
    session["requests.brought_forward.total"] = 1
    assert "continuity/brought-forward" in {finding.rule for finding in session.findings}
    session["requests.brought_forward.total"] = 2
    assert session.findings == () and session.undo() and session.findings and session.redo() and not session.findings


def test_last_year_s_report_of_another_organ_or_year_is_not_compared_unless_asked() -> None:
    def report(year: int, organ: str, cell: str) -> dict[str, object]:
        return {"year": year, "organ": organ, "cells": {f"requests.{cell}.total": 1 if cell == "brought_forward" else 2}}

    this = report(2024, "示例市统计局", "brought_forward")
    cases = [("示例市水务局", 2023, "continuity/other-organ"), ("示例市统计局", 2022, "continuity/other-year")]
    for organ, year, asked in cases:
        last = report(year, organ, "carried_forward")
        found = ogi_report.check(this, last_year=last)
        assert asked in rules(found) and "continuity/brought-forward" not in rules(found)
        assert "跨年数字未予核对" in next(finding for finding in found.findings if finding.rule == asked).message
        anyway = ogi_report.check(this, last_year=last, last_anyway=True)
        assert asked in rules(anyway) and "continuity/brought-forward" in rules(anyway)
        assert pickle.loads(pickle.dumps(anyway)) == anyway
        assert "continuity/brought-forward" in rules(ogi_report.check(anyway))
    assert "continuity/brought-forward" in rules(ogi_report.check(this, last_year=report(2023, "市统计局", "carried_forward")))


def test_what_is_known_of_the_organ_and_the_day_of_publication() -> None:
    organ = {"level": "county", "kind": "department"}
    report = ogi_report.read(YEARS[2], organ=organ, published=datetime.date(2025, 6, 1))
    found = report.to_dict()
    assert found["organ_profile"]["level"] == "county" and found["published"] == "2025-06-01"
    assert "publication/department-deadline" in rules(report) and "publication/department-deadline" not in rules(ogi_report.read(YEARS[2]))
    assert pickle.loads(pickle.dumps(report)) == report
    assert ogi_report.check({}, year=2024, organ="甲县水务局").organ == "甲县水务局"
    with pytest.raises(ogi_report.ReportError, match="organ_profile.level"):
        ogi_report.read(YEARS[2], organ={"level": "town"})
    with pytest.raises(ogi_report.ReportError, match="published"):
        ogi_report.read(YEARS[2], published="2025-02-30")


def test_profiles_decide_and_baselines_are_known() -> None:
    path = ROOT / "examples" / "reports" / "wrong-totals.txt"
    report = ogi_report.read(path, profile="statutory")
    assert report.decision and report.decision["outcome"] in {"return", "reject"}
    assert ogi_report.read(path).decision is None
    later = ogi_report.read(path, baseline=report)
    assert all(finding.known for finding in later.findings) and later.count("error") == 0
    assert not any(finding.known for finding in report.findings) and report.count("error") == 3
    assert pickle.loads(pickle.dumps(later)) == later
    (by_batch,) = ogi_report.check_many([path], baseline=[report.to_dict()])
    assert isinstance(by_batch, ogi_report.Report) and by_batch.count("error") == 0
    excused = {"suppressions": [{"rule": "remedies/total", "reason": "已核实", "expires": "2025-12-31"}]}
    before = ogi_report.read(path, profile=excused, now="2025-06-01")
    after = ogi_report.read(path, profile=excused, now=datetime.date(2026, 6, 1))
    assert (before.count("error"), after.count("error")) == (2, 3)
    assert [bool(one.suppressed) for one in before.findings] == [one.rule == "remedies/total" for one in before.findings]


def test_years_side_by_side() -> None:
    reports = [ogi_report.read(path, language="en") for path in YEARS]
    comparison = ogi_report.compare(reports, language="en")
    assert comparison.has_errors and comparison.count("error") >= 1 and len(comparison.steps) == 2
    assert [step["adjacent"] for step in comparison.steps] == [True, True]
    assert {finding["rule"] for finding in comparison.findings} >= {"continuity/brought-forward"}
    (row,) = [row for row in comparison.cells if row["cell"] == "requests.received.total"]
    assert row["values"] == [report.cells["requests.received.total"] for report in reports]
    assert "continuity/brought-forward" in str(comparison) and "<iframe" in comparison._repr_html_()
    assert comparison.render("csv", language="zh") != comparison.render("csv")
    given = ogi_report.compare([report.to_dict() for report in reports], language="en")
    assert [row["values"] for row in given.cells] == [row["values"] for row in comparison.cells]
    for one in (comparison, given):
        assert pickle.loads(pickle.dumps(one)) == one and one.to_dict() == json.loads(one.to_json())
    assert repr(comparison) == f"<Comparison of 2022, 2023, 2024: {comparison.count('error')} errors>"
    with pytest.raises(ogi_report.ReportError):
        ogi_report.compare(reversed(reports))
    with pytest.raises(ogi_report.ReportError):
        ogi_report.compare(reports[:1])


def test_a_report_and_those_below_it() -> None:
    county = CASES / "county"
    parent = ogi_report.read(county / "government.txt")
    below = [ogi_report.read(path) for path in sorted((county / "below").iterdir())]
    with (county / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [line.get("name") or line["名称"] for line in csv.DictReader(file)]
    rollup = ogi_report.rollup(parent, below, register=names, language="en")
    assert [member["name"] for member in rollup.members] == names
    assert any(member["report"] is None for member in rollup.members) and rollup.set_aside
    broken = [row for row in rollup.cells if row["verdict"] == "broken"]
    assert broken and rollup.has_errors and rollup.findings and "not filed" in str(rollup)
    assert pickle.loads(pickle.dumps(rollup)) == rollup and rollup != ogi_report.rollup(parent, below)
    whole = ogi_report.rollup(parent.to_dict(), (report.to_dict() for report in below), register=[{"name": name} for name in names])
    assert [row["remainder"] for row in whole.cells] == [row["remainder"] for row in rollup.cells]
    with pytest.raises(ogi_report.ReportError, match="register"):
        ogi_report.rollup(parent, below, register=[{"nome": "x"}])
    wrong: Any = "register.csv"
    with pytest.raises(ogi_report.ReportError):
        ogi_report.rollup(parent, [wrong])


def across(name: str, **options: Any) -> ogi_report.AcrossRepairs:
    given = json.loads((SEVERAL / f"across.{name}.json").read_text("utf-8"))
    return ogi_report.across(given.pop("report"), **given, **options)


def test_two_years_are_mended_together() -> None:
    both = across("two-years", language="en")
    assert len(both) == len(both.repairs) > 1 and both.repairs_found and both.repairs_found["cost"] == 2
    assert [report["report"] for report in both.reports] == ["this", "last_year"]
    changed = {part["report"] for repair in both.repairs for part in repair["parts"]}
    assert changed == {"this", "last_year"}
    assert both.to_dict() == json.loads(both.to_json()) and "repair across reports" in str(both)
    right = across("last-year-is-right", language="en")
    assert {part["report"] for repair in right.repairs for part in repair["parts"]} == {"this"}
    assert right.reports[0]["suspicion"] == "certain" and right.reports[1]["assumed"]
    for one in (both, right):
        assert pickle.loads(pickle.dumps(one)) == one and hash(pickle.loads(pickle.dumps(one))) == hash(one)
    assert both != right and across("two-years", language="en") == both != across("two-years")
    assert len(across("two-years", limit=1)) == 1
    assert repr(both) == f"<AcrossRepairs of 2 reports: {len(both)} corrections of 2 cells>"
    alike = json.loads((SEVERAL / "across.two-years.json").read_text("utf-8"))
    assert not ogi_report.across(alike["last_year"]) and ogi_report.across(alike["last_year"]).repairs_found is None


def test_a_report_is_mended_with_those_below_it() -> None:
    given = json.loads((SEVERAL / "across.organs-below.json").read_text("utf-8"))
    by_values = across("organs-below")
    pinned = given.pop("pinned")[0]
    below = [(child["name"], ogi_report.check(child["report"], repairs=0)) for child in given["children"]]
    words: dict[str, Any] = {"complete": True, "confirmed": iter(["aggregation/differs"]), "pinned": [(pinned["report"], pinned["cell"])]}
    by_pairs = ogi_report.across(ogi_report.check(given["report"]), children=iter(below), **words)
    assert by_pairs == by_values and by_pairs and pickle.loads(pickle.dumps(by_pairs)) == by_pairs
    # A report brings its own name; one inside a mapping is read as well.
    words["confirmed"] = ["aggregation/differs"]
    by_reports = ogi_report.across(given["report"], children=[report for _, report in below], **words)
    by_mappings = ogi_report.across(given["report"], children=[{"name": name, "report": report} for name, report in below], **words)
    assert by_reports == by_values == by_mappings
    # One that has not filed leaves the sum open.
    none_filed = ogi_report.across(given["report"], children=[*below, ("示例县司法局", None)], complete=True)
    assert not none_filed and [report["report"] for report in none_filed.reports] == ["this"]
    with pytest.raises(ogi_report.ReportError) as caught:
        across("no-such-report")
    assert caught.value.code == "input/bad-field"
    with pytest.raises(ogi_report.ReportError, match="confirmed"):
        ogi_report.across(given["report"], confirmed=["requests/balance"])
    with pytest.raises(ogi_report.CellError, match="是否指"):
        ogi_report.across(given["report"], pinned=[("this", "requests.recieved.total")])

"""Tables of Arrow in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ogi_report
import pytest

pa = pytest.importorskip("pyarrow")

FORM = "official-2021"
PATHS = ogi_report.cell_paths()
NOT_HELD = "requests.outcomes.unavailable.not_held.natural_person"
IDENTITIES = {"off": [rule.code for rule in ogi_report.rules() if rule.formula is None]}


def wide(count: int, kind: Any = None) -> dict[str, Any]:
    columns = {path: [0] * count for path in PATHS}
    columns[NOT_HELD][1 % count] = 7
    columns["remedies.direct_suit.total"][count - 1] = 3
    return {path: pa.array(values, kind or pa.int32()) for path, values in columns.items()}


def findings(table: Any) -> list[tuple[Any, ...]]:
    rows = table.to_dicts()
    return [(row["report"], row["rule"], row["expected"], row["actual"]) for row in rows if row["severity"] == "error"]


EXPECTED = [
    (1, "requests/row-total", 7.0, 0.0),
    (1, "requests/outcome-total", 7.0, 0.0),
    (2999, "remedies/total", 0.0, 3.0),
]


@pytest.mark.parametrize("kind", ["int32", "int64", "int8", "uint16", "float64", "string", "large_string", "string_view", "decimal"])
def test_columns_of_any_type_hold_figures(kind: str) -> None:
    types = {"decimal": pa.decimal128(12, 2)}
    table = pa.table(wide(3000))
    if kind == "decimal" or hasattr(pa, kind):
        target = types.get(kind) or getattr(pa, kind)()
        table = pa.table({name: column.cast(target) for name, column in zip(table.column_names, table.columns)})
    result = ogi_report.check_table(table, year=2024, profile=IDENTITIES)
    assert findings(result) == EXPECTED
    assert result.to_dicts()[0]["message"].startswith("“")


def test_whole_columns_and_single_reports_agree() -> None:
    table = pa.table(wide(3000))
    whole = ogi_report.check_table(table, form=FORM, columns=["rule", "severity", "expected", "actual", "cells"])
    worded = ogi_report.check_table(table, form=FORM)
    assert whole.column_names == ["report", "rule", "severity", "expected", "actual", "cells"]
    plain = [{name: row[name] for name in whole.column_names} for row in worded.to_dicts()]
    assert whole.to_dicts() == plain
    one = ogi_report.check({path: table[path][1].as_py() for path in PATHS}, form=FORM)
    rows = [row for row in worded.to_dicts() if row["report"] == 1]
    assert [row["message"] for row in rows] == [finding.message for finding in one.findings]


def test_other_libraries_take_and_give_tables(document: Path) -> None:
    table = pa.table({"id": [f"r{n}" for n in range(3000)], **wide(3000)})
    expected = findings(ogi_report.check_table(table, form=FORM))
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(table)
    result = ogi_report.check_table(frame, form=FORM, key="id")
    assert findings(result) == expected
    back = polars.DataFrame(result)
    assert back["id"].to_list()[0] == "r1" and back.height == len(result)
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql("from frame")
    assert findings(ogi_report.check_table(relation, form=FORM)) == expected
    assert duckdb.sql("SELECT count(*) FROM result").fetchall() == [(len(result),)]
    pandas = pytest.importorskip("pandas")
    assert findings(ogi_report.check_table(pandas.DataFrame(table.to_pandas()), form=FORM)) == expected
    assert pandas.DataFrame(pa.table(result).to_pandas()).shape == (len(result), 10)
    assert findings(ogi_report.check_table(table.to_batches()[0], form=FORM)) == expected


def test_missing_cells_and_forms_row_by_row() -> None:
    table = pa.table({"year": [2024, 2020, None, 2010], "requests.received.total": ["13", "/", "", "1"]})
    rows = ogi_report.check_table(table).to_dicts()
    assert {row["rule"] for row in rows if row["report"] in (2, 3)} == {"input/no-form", "input/no-form-for-year"}
    assert {row["verdict"] for row in rows if row["report"] == 3} == {"unusable"}
    cells = ogi_report.cell_table(table).to_dicts()
    assert [row["form"] for row in cells] == ["official-2021", "trial-2019", None, None]
    assert [row["requests.received.total"] for row in cells] == [13, None, None, None]
    assert cells[3]["error"] == "input/no-form-for-year"
    assert "cells/missing" in {row["rule"] for row in rows}


def test_documents_in_a_column(document: Path) -> None:
    texts = [document.read_text("utf-8"), "会议纪要", None]
    for column in (pa.array(texts), pa.array([text and text.encode("gb18030") for text in texts])):
        table = pa.table({"name": ["a", "b", "c"], "body": column})
        rows = ogi_report.check_table(table, text="body", key="name", threads=1).to_dicts()
        report = ogi_report.read(texts[0] or "")
        assert [row["message"] for row in rows if row["name"] == "a"] == [finding.message for finding in report.findings]
        assert [row["rule"] for row in rows if row["name"] == "b"] == ["input/not-a-report"]
        assert [row["verdict"] for row in rows if row["name"] == "c"] == ["unusable"]
        (first, *_) = ogi_report.cell_table(table, text="body").to_dicts()
        assert {path: first[path] for path in PATHS} == dict(report.cells)
        assert first["errors"] == report.count("error") and first["organ"] == report.organ


def test_results_of_a_batch_make_tables(document: Path) -> None:
    results = list(ogi_report.check_many([document, "无关"]))
    rows = ogi_report.check_table(results).to_dicts()
    assert [row["report"] for row in rows if row["verdict"] == "unusable"] == [1]
    assert len(ogi_report.cell_table(results)) == 2


def refused(code: str, *arguments: Any, **named: Any) -> str:
    with pytest.raises(ogi_report.ReportError) as caught:
        ogi_report.check_table(*arguments, **named)
    assert caught.value.code == code
    return caught.value.en


def test_wrong_calls_say_what_was_expected() -> None:
    assert "text=" in refused("input/table", pa.table({"a": [1]}))
    assert "no column `id`" in refused("input/table", pa.table(wide(1)), form=FORM, key="id")
    assert "there are a" in refused("input/table", pa.table({"a": [1]}), text="b")
    assert "no `rules`" in refused("input/table", pa.table(wide(1)), form=FORM, columns=["rules"])
    assert "expected numbers, text or bytes" in refused("input/table", pa.table({PATHS[0]: [True]}), form=FORM)
    assert "at least 1" in refused("input/bad-field", pa.table(wide(1)), form=FORM, threads=0)
    assert "official-2021" in refused("input/unknown-form", pa.table(wide(1)), form="official-2022")
    with pytest.raises(TypeError, match="expected a table"):
        ogi_report.check_table([3])  # type: ignore[list-item]


def test_the_first_rows_are_shown_in_a_notebook() -> None:
    table = ogi_report.check_table(pa.table({"id": ["<b>"] * 3000, **wide(3000)}), form=FORM, key="id")
    page = table._repr_html_()
    assert "&lt;b&gt;" in page and "<b>" not in page and "requests/row-total" in page
    cells = ogi_report.cell_table(pa.table(wide(3000)), form=FORM)
    assert cells._repr_html_().count("<tr>") == 21 and "2980 more rows" in cells._repr_html_()
    assert len(cells.to_dicts(7)) == 7 and cells == ogi_report.cell_table(pa.table(wide(3000)), form=FORM)
    assert cells != ogi_report.cell_table(pa.table(wide(2999)), form=FORM)


def test_tables_tell_how_far_they_have_come(document: Path) -> None:
    texts = pa.table({"text": [document.read_text("utf-8")] * 300})
    told: list[tuple[int, Any]] = []
    ogi_report.check_table(texts, text="text", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (300, 300) and told == sorted(told)

    def stop(done: int, total: Any) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        ogi_report.check_table(texts, text="text", progress=stop)

"""The golden vectors: the same bytes as every other language."""

from __future__ import annotations

import json
from typing import Any

import ogi_report
import pytest

from conftest import VECTORS, vectors


def run(vector: dict[str, Any]) -> str:
    options = json.loads(vector["options"]) if vector["options"] else {}
    source = VECTORS / "inputs" / vector["input"]
    if vector["task"] == "inspect":
        return ogi_report.read(source.read_bytes(), **options).to_json()
    if vector["task"] == "check":
        return ogi_report.check(source.read_text("utf-8"), **options).to_json()
    if vector["task"] == "fill":
        return ogi_report.fill(source.read_text("utf-8")).to_json()
    assert vector["task"] == "explain", f"no test for the task {vector['task']}"
    return ogi_report.explain(vector["input"]).to_json()


@pytest.mark.parametrize("vector", list(vectors()), ids=lambda vector: vector["name"])
def test_the_same_bytes_as_every_language(vector: dict[str, Any]) -> None:
    if "error" in vector:
        with pytest.raises(ogi_report.ReportError) as caught:
            run(vector)
        assert caught.value.code == vector["error"]
    else:
        assert run(vector) == vector["expected"]

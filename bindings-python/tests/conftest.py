"""Figures and documents that the tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Iterator

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "fixtures" / "vectors"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="keep the output of the notebook as it is now")


def vectors() -> Iterator[dict[str, Any]]:
    """Every golden vector, with its name."""
    for path in [*sorted(VECTORS.glob("*.vector.json")), *sorted(VECTORS.glob("together/*.vector.json"))]:
        yield {"name": path.name, **json.loads(path.read_text("utf-8"))}


@pytest.fixture
def document() -> Path:
    """A report as plain text with two broken identities."""
    return VECTORS / "inputs" / "tabs.txt"


@pytest.fixture
def zeros() -> dict[str, Any]:
    """The wire object of a report in which nothing happened."""
    import ogi_report

    return {"year": 2024, "organ": "示例市统计局", "cells": dict.fromkeys(ogi_report.cell_paths(), 0)}

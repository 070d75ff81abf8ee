"""The golden vectors: the same bytes as every other language."""

from __future__ import annotations

from typing import Any

import ogi_report
import pytest

from conftest import vectors
from plain import run


@pytest.mark.parametrize("vector", list(vectors()), ids=lambda vector: vector["name"])
def test_the_same_bytes_as_every_language(vector: dict[str, Any]) -> None:
    if "error" in vector:
        with pytest.raises(ogi_report.ReportError) as caught:
            run(vector)
        assert caught.value.code == vector["error"]
    else:
        assert run(vector) == vector["expected"]

"""Names for the types of arguments."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Mapping, Protocol, Union

if sys.version_info >= (3, 10):
    from typing import TypeAlias
else:
    TypeAlias = object

from typing import Literal

if TYPE_CHECKING:
    from ._ogi_report import Unreadable

Language = Literal["zh", "en"]
SpanUnit = Literal["code_points", "bytes", "utf16"]
Severity = Literal["error", "warning", "notice", "info"]
Verdict = Literal["holds", "broken", "undecided", "not_applicable"]
FormName = Literal["official-2021", "trial-2019"]
Format = Literal["text", "json", "html", "markdown", "sarif", "csv"]
CellState = Literal["missing", "number", "noted", "blank", "placeholder", "text", "unreadable"]

#: What a cell holds: a number, the printed text (``""`` is blank), ``None`` when it is missing, or ``Unreadable``.
CellValue = Union[int, float, Decimal, str, None, "Unreadable"]
Profile = Union[Mapping[str, Any], str]
Readable = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", IO[bytes], IO[str]]


class ArrowTable(Protocol):
    """Anything that gives itself as a table of Arrow: pyarrow, polars, pandas, duckdb and others."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

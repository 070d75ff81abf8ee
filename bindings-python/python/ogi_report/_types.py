"""Names for the types of arguments."""

from __future__ import annotations

import os
import sys
from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Mapping, Protocol, Sequence, Union

if sys.version_info >= (3, 10):
    from typing import TypeAlias
else:
    TypeAlias = object

from typing import Literal

if TYPE_CHECKING:
    from ._ogi_report import Report, Unreadable

Language = Literal["zh", "en"]
SpanUnit = Literal["code_points", "bytes", "utf16"]
Severity = Literal["error", "warning", "notice", "info"]
Verdict = Literal["holds", "broken", "undecided", "not_applicable"]
FormName = Literal["official-2021", "trial-2019"]
Format = Literal["text", "json", "html", "markdown", "sarif", "csv", "ess"]
CellState = Literal["missing", "number", "noted", "blank", "placeholder", "text", "unreadable"]

#: What a cell holds: a number, the printed text (``""`` is blank), ``None`` when it is missing, or ``Unreadable``.
CellValue = Union[int, float, Decimal, str, None, "Unreadable"]
#: A mapping, the name of a shipped profile, or the text of a file in TOML or JSON.
Profile = Union[Mapping[str, Any], str]
#: A report that is at hand: an object of the package, the wire object, or its JSON text.
Given = Union["Report", Mapping[str, Any], str, bytes]
#: The name of an organ, or what is known of it.
Organ = Union[str, Mapping[str, Any]]
Day = Union[date, str]
#: An earlier result, or several.
Baseline = Union["Report", Mapping[str, Any], Sequence[Any], str, bytes]
Readable = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", IO[bytes], IO[str]]


class Ordered(Protocol):
    """All figures of a form in printed order: an array (numpy, ``array``, ``memoryview``), a list or a tuple."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: Any, /) -> Any: ...


#: What :func:`ogi_report.check` takes.
Figures = Union[Given, Ordered]


class ArrowTable(Protocol):
    """Anything that gives itself as a table of Arrow: pyarrow, polars, pandas, duckdb and others."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

"""What a caller may name as a report: files are opened here, in Python, and nowhere else."""

from __future__ import annotations

import os
from typing import Any, Optional, Sequence, Tuple

from . import _ogi_report
from ._error import ReportError
from ._types import Baseline, Day, Given, Language, Organ, Profile, Readable, SpanUnit
from ._ogi_report import Report

# The largest report seen is below one megabyte; a file of more bytes than this is refused unread.
MOST_BYTES = 64 << 20


def load(source: Any) -> Tuple[Any, Optional[str]]:
    """The bytes, text or figures of a source, and the name it goes by."""
    if isinstance(source, (bytes, str)):
        return source, None
    if isinstance(source, (bytearray, memoryview)):
        return bytes(source), None
    if isinstance(source, os.PathLike):
        name = os.fspath(source)
        if isinstance(name, bytes):
            name = os.fsdecode(name)
        with open(name, "rb") as file:
            return _limited(file.read(MOST_BYTES + 1), name), name
    if hasattr(source, "read"):
        name = getattr(source, "name", None)
        content = source.read(MOST_BYTES + 1)
        return _limited(content, str(name)), name if isinstance(name, str) else None
    if isinstance(source, tuple) and len(source) == 2 and isinstance(source[0], str):
        content, _ = load(source[1])
        return content, source[0]
    return source, None


def _limited(content: Any, name: str) -> Any:
    if len(content) > MOST_BYTES:
        raise ReportError(
            "input/too-large",
            f"{name}：文件过大（上限{MOST_BYTES >> 20} MB），不像是一份年度报告",
            f"{name}: the file is too large (the limit is {MOST_BYTES >> 20} MB) to be an annual report",
        )
    return content


# From the options, by cargo xtask generate: read and its options
def read(
    source: Readable,
    *,
    language: Optional[Language] = None,
    spans: Optional[SpanUnit] = None,
    file: Optional[str] = None,
    profile: Optional[Profile] = None,
    baseline: Optional[Baseline] = None,
    now: Optional[Day] = None,
    last_year: Optional[Given] = None,
    organ: Optional[Organ] = None,
    published: Optional[Day] = None,
    submitted: Optional[Day] = None,
    last_anyway: bool = False,
    repairs: Optional[int] = None,
    pinned: Optional[Sequence[str]] = None,
) -> Report:
    """Reads a report and checks it (读取并核查).

    Args:
        source: ``bytes`` of a document (text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON; the
            encoding is found out), ``str`` that is the *text* of one, a path (``pathlib.Path``), or a file that is
            open for reading.
        language: The language of messages; Chinese by default. ``"zh"`` or ``"en"``.
        spans: The unit of spans. ``"code_points"`` (indexes of a ``str``, the default), ``"bytes"`` (of its UTF-8)
            or ``"utf16"``.
        file: The name of the source, repeated in the result. That of the file where ``source`` is one.
        profile: Which rules are on and how grave, what is excused, what becomes of the report (核查方案), or a shipped
            profile's name. A mapping such as ``{"off": [CODE, …], "severities": {CODE: SEVERITY}}``, the name of a
            shipped one (``"statutory"``, ``"thorough"``), or the text of a file in TOML or JSON.
        baseline: An earlier result; what it said is known, and no longer counted (基线). A :class:`Report`, the wire
            object, or a list of them.
        now: The moment of the check in ISO 8601, by which suppressions expire (核查时间).
        last_year: Last year's report of the same organ (上一年度报告). A :class:`Report`, or the wire object. Where its
            organ or its year is another, nothing is compared with it, and a finding says so.
        organ: What is known of the organ (机关概况). ``{"level": …, "kind": …, "coverage": …, "host": …, "enforces":
            …}``; or the name alone of the organ that reports.
        published: The day on which the report was published, ``YYYY-MM-DD`` (公布日期).
        submitted: The day on which it was handed in to the office in charge, ``YYYY-MM-DD`` (报送日期).
        last_anyway: Whether last year's report is compared although its organ or year is another (仍予对照); false by
            default.
        repairs: How many repairs at most; 12 by default, 0 for none.
        pinned: Cells known to be right, which no repair changes.

    Raises:
        ReportError: the source is no annual report that can be read: empty, binary, too large, of before 2019,
            another document. ``.code`` says which.
        OSError: a path cannot be opened.
    """
# Up to here.
    content, name = load(source)
    try:
        return _ogi_report.read(
            content,
            # From the options, by cargo xtask generate: the options as given
            language=language,
            spans=spans,
            file=file if file is not None else name,
            profile=profile,
            baseline=baseline,
            now=now,
            last_year=last_year,
            organ=organ,
            published=published,
            submitted=submitted,
            last_anyway=last_anyway,
            repairs=repairs,
            pinned=pinned,
            # Up to here.
        )
    except ReportError as error:
        if isinstance(source, str) and error.code == "input/not-a-report" and os.path.exists(source[:4096]):
            raise ReportError(
                error.code,
                f"{error.zh}；字符串被当作报告正文，文件请用pathlib.Path给出",
                f"{error.en}; a str is taken as the text of a report, give a file as pathlib.Path",
                error.language,
            ) from None
        raise


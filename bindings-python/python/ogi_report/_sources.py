"""What a caller may name as a report: files are opened here, in Python, and nowhere else."""

from __future__ import annotations

import os
from typing import Any, Mapping, Optional, Tuple

from . import _ogi_report
from ._error import ReportError
from ._types import Baseline, Day, Given, Language, Profile, Readable, SpanUnit
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


def read(
    source: Readable,
    *,
    profile: Optional[Profile] = None,
    language: Language = "zh",
    spans: SpanUnit = "code_points",
    file: Optional[str] = None,
    repairs: Optional[int] = None,
    last_year: Optional[Given] = None,
    organ: Optional[Mapping[str, Any]] = None,
    published: Optional[Day] = None,
    baseline: Optional[Baseline] = None,
    now: Optional[Day] = None,
) -> Report:
    """Reads a report and checks it (读取并核查).

    Args:
        source: ``bytes`` of a document (text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON; the encoding
            is found out), ``str`` that is the *text* of one, a path (``pathlib.Path``), or a file that is open for reading.
        profile: which rules are on, how grave they are and what is excused, see :func:`check`.
        language: of messages, ``"zh"`` or ``"en"``.
        spans: the unit of positions: ``"code_points"`` (indexes of a ``str``), ``"bytes"`` (of its UTF-8) or ``"utf16"``.
        file: the name repeated in the result; that of the file where ``source`` is one.
        repairs: list at most so many smallest corrections; 12 where left out, ``0`` looks for none.
        last_year: last year's report of the same organ: a :class:`Report`, or the wire object.
        organ: what is known of the organ, see :func:`check`.
        published: the day on which the report was published.
        baseline: an earlier result, or a list of them; what was found then is known, and no longer counts.
        now: the day of the check, by which what a profile excuses expires.

    Raises:
        ReportError: the source is no annual report that can be read: empty, binary, too large, of before 2019,
            another document. ``.code`` says which.
        OSError: a path cannot be opened.
    """
    content, name = load(source)
    try:
        return _ogi_report.read(
            content,
            profile=profile,
            language=language,
            spans=spans,
            file=file if file is not None else name,
            repairs=repairs,
            last_year=last_year,
            organ=organ,
            published=published,
            baseline=baseline,
            now=now,
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


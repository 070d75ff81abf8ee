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
# Up to here.
    content, name = load(source)
    try:
        return _ogi_report.read(
            content,
            # From the options, by cargo xtask generate: the options as given
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


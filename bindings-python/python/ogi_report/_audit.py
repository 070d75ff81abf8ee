"""A folder of reports in, an overview out."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
from typing import Any, Iterable, Literal, Optional, Union, cast

from . import _ogi_report

Path = Union[str, "os.PathLike[str]"]


def audit(
    inputs: Union[Path, Iterable[Path]],
    *,
    output: Path,
    register: Optional[Path] = None,
    last: Optional[Path] = None,
    baseline: Optional[Path] = None,
    profile: Optional[Path] = None,
    now: Union[str, datetime.date, None] = None,
    deadline: Union[str, datetime.date, None] = None,
    office: Optional[str] = None,
    pages: Literal["all", "wrong", "none"] = "all",
    resume: bool = False,
    language: Literal["zh", "en"] = "zh",
) -> dict[str, Any]:
    """Audits folders of reports (总体核查) as the command ``ogi audit`` does, on all cores.

    Args:
        inputs: a folder, or several folders, files and zip archives.
        output: the folder to write to: empty, new, or of an earlier audit. It then holds ``index.html``, a page for each
            report, ``findings.xlsx``, ``findings.csv``, ``result.json``, and a notice for each organ that must correct.
        register: the register of organs, a CSV file with a column ``name`` (名称).
        last: the folder of last year's reports.
        baseline: the ``result.json`` of an earlier audit: what is new and what is resolved is reported.
        profile: ``statutory``, ``thorough``, or a TOML or JSON file.
        now: the moment of the check; the clock's where left out.
        deadline: the day in notices; the profile's day of handing in where left out.
        office: who signs the notices.
        pages: which reports get a page of their own.
        resume: goes on where a run that was ended stopped.
        language: of messages.

    Returns:
        The result: ``counts``, ``rules``, ``unread``, ``not_filed``, ``doubles``, ``alike``, ``sums``, ``reports`` and more.
    """
    named = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    arguments = [*(os.fspath(name) for name in named), "--output", os.fspath(output), "--pages", pages, "--progress", "never", "--lang", language]
    given = {"register": register, "last": last, "baseline": baseline, "profile": profile, "office": office}
    for name, value in given.items():
        if value is not None:
            arguments += [f"--{name}", os.fspath(value)]
    for name, day in {"now": now, "deadline": deadline}.items():
        if day is not None:
            arguments += [f"--{name}", day if isinstance(day, str) else day.isoformat()]
    if resume:
        arguments.append("--resume")
    _ogi_report.run_audit(arguments)
    result = json.loads((pathlib.Path(output) / "result.json").read_text("utf-8"))
    return cast("dict[str, Any]", result)

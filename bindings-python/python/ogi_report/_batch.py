"""Many reports in one call."""

from __future__ import annotations

import os
from typing import Any, Iterable, Iterator, Optional, Union

from . import _ogi_report, _progress
from ._ogi_report import Failure, Report
from ._progress import Progress
from ._sources import load
from ._types import Baseline, Day, Language, Profile, SpanUnit


def check_many(
    items: Iterable[Any],
    *,
    threads: Optional[int] = None,
    progress: Progress = None,
    # From the options, by cargo xtask generate: what a check of many takes
    language: Optional[Language] = None,
    spans: Optional[SpanUnit] = None,
    profile: Optional[Profile] = None,
    baseline: Optional[Baseline] = None,
    now: Optional[Day] = None,
    repairs: Optional[int] = None,
    # Up to here.
) -> Iterator[Union[Report, Failure]]:
    """Reads and checks many reports on all cores (批量核查); results come in the order of the items.

    Nothing is held but what is under way, so that a generator over a million files takes no more memory than one over
    a hundred. An item that cannot be used gives a :class:`Failure` that says why, in its place; the others are not
    touched by it. The lock of the interpreter is free while threads work. Ctrl-C stops at once.

    Args:
        items: each one as for :func:`read`, or a :class:`Report` or wire object as for :func:`check`, or a pair of a
            name and one of these.
        threads: how many; as many as there are cores where left out.
        progress: ``True`` for a bar (of ``tqdm`` where it is installed, else a line on standard error), or a function
            that is called with the number of results so far and the number of items, ``None`` where that is not known.

    The other arguments are those of :func:`read` that are not about one report alone; ``repairs=0`` makes reports with errors
    faster.

    Yields:
        A :class:`Report` or a :class:`Failure` for every item. ``result.error`` is ``None`` for a report.
    """
    if isinstance(items, (str, bytes, os.PathLike)):
        # The letters of a name are no reports.
        raise TypeError(f"expected several reports, not {type(items).__name__}; ogi_report.read reads one")
    reporter = _progress.reporter(progress, items)
    batch = _ogi_report._Batch(
        items,
        load,
        threads=threads,
        # From the options, by cargo xtask generate: the options as given
        language=language,
        spans=spans,
        profile=profile,
        baseline=baseline,
        now=now,
        repairs=repairs,
        # Up to here.
    )
    return batch if reporter is None else _reported(batch, reporter)


def _reported(batch: Iterator[Union[Report, Failure]], reporter: _progress.Reporter) -> Iterator[Union[Report, Failure]]:
    try:
        for done, result in enumerate(batch, 1):
            reporter(done)
            yield result
    finally:
        reporter.close()

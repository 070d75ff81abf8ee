"""Many reports in one call."""

from __future__ import annotations

import sys
from typing import Any, Callable, Iterable, Iterator, Optional, Sized, Union

from . import _ogi_report
from ._ogi_report import Failure, Report
from ._sources import load
from ._types import Language, Profile, SpanUnit

Progress = Union[bool, Callable[[int, Optional[int]], object], None]


def check_many(
    items: Iterable[Any],
    *,
    threads: Optional[int] = None,
    progress: Progress = None,
    profile: Optional[Profile] = None,
    language: Language = "zh",
    spans: SpanUnit = "code_points",
    repairs: Optional[int] = None,
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
        profile: see :func:`read`.
        language: see :func:`read`.
        spans: see :func:`read`.
        repairs: see :func:`read`; ``0`` makes reports with errors faster.

    Yields:
        A :class:`Report` or a :class:`Failure` for every item. ``result.error`` is ``None`` for a report.
    """
    total = len(items) if isinstance(items, Sized) else None
    batch = _ogi_report._Batch(
        items, load, threads=threads, profile=profile, language=language, spans=spans, repairs=repairs
    )
    return batch if not progress else _told(batch, total, _teller(progress, total))


def _told(
    batch: Iterator[Union[Report, Failure]], total: Optional[int], tell: Callable[[int, Optional[int]], object]
) -> Iterator[Union[Report, Failure]]:
    done = 0
    for result in batch:
        done += 1
        tell(done, total)
        yield result


def _teller(progress: Progress, total: Optional[int]) -> Callable[[int, Optional[int]], object]:
    if callable(progress):
        return progress
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return _line
    bar = tqdm(total=total, unit="report")

    def advance(done: int, total: Optional[int]) -> None:
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return advance


def _line(done: int, total: Optional[int]) -> None:
    if done % 100 == 0 or done == total:
        of = "" if total is None else f" / {total}"
        sys.stderr.write(f"\r{done}{of}" + ("\n" if done == total else ""))
        sys.stderr.flush()

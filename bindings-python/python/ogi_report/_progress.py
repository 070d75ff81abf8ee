"""How far a batch has come, shown to a person or passed to a function."""

from __future__ import annotations

import sys
from typing import Any, Callable, Optional, Sized, Union

Progress = Union[bool, Callable[[int, Optional[int]], object], None]

#: A plain line is written anew after so many results.
STEP = 100


class Reporter:
    """Tells a function how many results there are."""

    def __init__(self, tell: Callable[[int, Optional[int]], object], total: Optional[int]) -> None:
        self.tell = tell
        self.total = total

    def __call__(self, done: int) -> None:
        self.tell(done, self.total)

    def close(self) -> None:
        """Nothing more will be reported."""


class Bar(Reporter):
    """A bar of ``tqdm``."""

    def __init__(self, bar: Any, total: Optional[int]) -> None:
        super().__init__(lambda done, _: bar.update(done - bar.n), total)
        self.bar = bar

    def close(self) -> None:
        self.bar.close()


class Line(Reporter):
    """One line on standard error, written again and again."""

    def __init__(self, total: Optional[int]) -> None:
        super().__init__(self.write, total)
        self.shown = 0

    def write(self, done: int, total: Optional[int]) -> None:
        if done // STEP > self.shown // STEP or done == total:
            of = "" if total is None else f" / {total}"
            sys.stderr.write(f"\r{done}{of} reports")
            sys.stderr.flush()
        self.shown = done

    def close(self) -> None:
        sys.stderr.write(f"\r{self.shown} reports\n" if self.total is None else "\n")
        sys.stderr.flush()


def reporter(progress: Progress, items: object) -> Optional[Reporter]:
    """What reports progress; ``None`` where nothing does."""
    if not progress:
        return None
    total = _count(items)
    if callable(progress):
        return Reporter(progress, total)
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return Line(total)
    return Bar(tqdm(total=total, unit=" reports"), total)


def _count(items: object) -> Optional[int]:
    """How many reports there are, where that is known without looking: a query of a database would be run for it."""
    for name in ("num_rows", "height"):
        count = getattr(items, name, None)
        if isinstance(count, int):
            return count
    is_query = hasattr(items, "__arrow_c_stream__")
    return len(items) if isinstance(items, Sized) and not is_query else None

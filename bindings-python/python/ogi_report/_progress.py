"""How far a batch has come, told to a person or to a function."""

from __future__ import annotations

import sys
from typing import Any, Callable, Optional, Sized, Union

Progress = Union[bool, Callable[[int, Optional[int]], object], None]

#: A plain line is written anew after so many results.
STEP = 100


class Teller:
    """Tells a function how many results there are."""

    def __init__(self, tell: Callable[[int, Optional[int]], object], total: Optional[int]) -> None:
        self.tell = tell
        self.total = total

    def __call__(self, done: int) -> None:
        self.tell(done, self.total)

    def close(self) -> None:
        """Nothing more will be told."""


class Bar(Teller):
    """A bar of ``tqdm``."""

    def __init__(self, bar: Any, total: Optional[int]) -> None:
        super().__init__(lambda done, _: bar.update(done - bar.n), total)
        self.bar = bar

    def close(self) -> None:
        self.bar.close()


class Line(Teller):
    """One line on standard error, written again and again."""

    def __init__(self, total: Optional[int]) -> None:
        super().__init__(self.write, total)
        self.told = 0

    def write(self, done: int, total: Optional[int]) -> None:
        if done // STEP > self.told // STEP or done == total:
            of = "" if total is None else f" / {total}"
            sys.stderr.write(f"\r{done}{of} reports")
            sys.stderr.flush()
        self.told = done

    def close(self) -> None:
        sys.stderr.write(f"\r{self.told} reports\n" if self.total is None else "\n")
        sys.stderr.flush()


def teller(progress: Progress, items: object) -> Optional[Teller]:
    """Who is to be told, ``None`` where nobody is."""
    if not progress:
        return None
    total = _count(items)
    if callable(progress):
        return Teller(progress, total)
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

"""Tables for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._ogi_report import Table

#: So many rows and columns are shown.
ROWS, COLUMNS = 20, 12


def table(table: Table) -> str:
    """The first rows of a table as HTML; everything in it is escaped."""
    names = list(table.column_names)
    shown = names[:COLUMNS]
    head = "".join(f"<th>{escape(name)}</th>" for name in shown)
    rows = [
        "<tr>" + "".join(f"<td>{escape(_text(row[name]))}</td>" for name in shown) + "</tr>"
        for row in table.to_dicts(ROWS)
    ]
    left = ", ".join(
        f"{hidden} more {what}"
        for hidden, what in ((len(names) - len(shown), "columns"), (len(table) - len(rows), "rows"))
        if hidden
    )
    caption = f"{len(table)} rows" + (f" ({left} not shown)" if left else "")
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)

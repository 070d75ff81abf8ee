"""Reads, checks and explains China's statutory annual reports on open government information
(政府信息公开工作年度报告).

>>> import ogi_report
>>> report = ogi_report.check({"remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0,
...     "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 1}, year=2024)
>>> [finding.expected for finding in report.findings if finding.rule == "remedies/total"]
[2]

One function per task: :func:`read` and :func:`check` for one report, :func:`check_many` for many documents,
:func:`check_table` and :func:`cell_table` for tables of Arrow, :func:`fill` for totals, :func:`repair` for the smallest
corrections, :func:`compare` for several years of an organ, :func:`rollup` for a report and those below it, :func:`across` for
the smallest corrections of several reports together, :func:`audit` for a folder and what its reports are together, :func:`rules`, :func:`catalogue` and :func:`explain` for the rules,
:func:`layout` and :func:`cell_paths` for the form, :func:`problem_list` for the list of problems as a workbook or a Word table,
:class:`Session` for a form while it is typed in.
What is wrong in a report is a :class:`Finding`; what cannot be used at all raises :class:`ReportError`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ._audit import audit
from ._batch import check_many
from ._error import CellError, ReportError
from ._ogi_report import (
    AcrossRepairs,
    Cell,
    Cells,
    Change,
    Claim,
    Comparison,
    Explanation,
    Failure,
    Finding,
    Repair,
    Report,
    Rollup,
    Rule,
    Session,
    Table,
    Term,
    Total,
    Totals,
    Unreadable,
    __version__,
    across,
    audit_entry,
    audit_join,
    catalogue,
    cell_paths,
    cell_table,
    check,
    check_table,
    compare,
    explain,
    fill,
    layout,
    problem_list,
    reason_text,
    repair,
    rollup,
    rules,
)
from ._sources import read

Mapping.register(Cells)
Sequence.register(Totals)

__all__ = [
    "AcrossRepairs",
    "Cell",
    "CellError",
    "Cells",
    "Change",
    "Claim",
    "Comparison",
    "Explanation",
    "Failure",
    "Finding",
    "Repair",
    "Report",
    "ReportError",
    "Rollup",
    "Rule",
    "Session",
    "Table",
    "Term",
    "Total",
    "Totals",
    "Unreadable",
    "__version__",
    "across",
    "audit",
    "audit_entry",
    "audit_join",
    "catalogue",
    "cell_paths",
    "cell_table",
    "check",
    "check_many",
    "check_table",
    "compare",
    "explain",
    "fill",
    "layout",
    "problem_list",
    "read",
    "reason_text",
    "repair",
    "rollup",
    "rules",
]

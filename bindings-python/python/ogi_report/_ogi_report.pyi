"""The compiled part of the package: frozen classes over values of the Rust library."""

from datetime import date
from decimal import Decimal
from typing import Any, Callable, Iterable, Iterator, Literal, Mapping, Optional, Sequence, Tuple, Union, final

from typing_extensions import disjoint_base

from ._error import ReportError
from ._progress import Progress
from ._types import (
    ArrowTable,
    Baseline,
    CellState,
    CellValue,
    Day,
    Figures,
    Format,
    FormName,
    Given,
    Language,
    Organ,
    Profile,
    Severity,
    SpanUnit,
    Verdict,
)

_Number = Union[int, Decimal]
_Span = Tuple[int, int]

__all__ = [
    "AcrossRepairs",
    "Cell",
    "Cells",
    "Change",
    "Claim",
    "Comparison",
    "Explanation",
    "Failure",
    "Finding",
    "Repair",
    "Report",
    "Rollup",
    "Rule",
    "Session",
    "Table",
    "Term",
    "Total",
    "Totals",
    "Unreadable",
    "_Batch",
    "_Part",
    "_Together",
    "__version__",
    "across",
    "audit_entry",
    "audit_join",
    "catalogue",
    "cell_paths",
    "cell_table",
    "check",
    "check_table",
    "command",
    "compare",
    "entry",
    "explain",
    "fill",
    "layout",
    "problem_list",
    "read",
    "reason_text",
    "repair",
    "restore",
    "rollup",
    "rules",
    "run_audit",
]

__version__: str

@final
class Report:
    """A report as read or given, and what was found in it (政府信息公开工作年度报告).

    Frozen; nothing is converted until it is asked for. ``print(report)`` shows the rows with the wrong figures marked;
    a notebook shows the official form. Reports are equal when sources, figures, findings and options are, and can be
    pickled.
    """

    @property
    def file(self) -> Optional[str]:
        """The name of the source, where it has one."""
    @property
    def form(self) -> FormName:
        """The statutory form: ``official-2021`` (国办公开办函〔2021〕30号) or ``trial-2019`` (〔2019〕60号)."""
    @property
    def year(self) -> Optional[int]:
        """The reporting year (报告年度)."""
    @property
    def organ(self) -> Optional[str]:
        """The organ that reports (行政机关)."""
    @property
    def title(self) -> Optional[str]:
        """The title as printed."""
    @property
    def period(self) -> Optional[Tuple[date, date]]:
        """First and last day that the figures cover (统计期限)."""
    @property
    def undivided(self) -> bool:
        """Whether （六）其他处理 is one row although the form divides it into three."""
    @property
    def text(self) -> str:
        """The decoded text of the source, which spans point into; empty when only figures were given."""
    @property
    def language(self) -> Language:
        """The language of messages."""
    @property
    def cells(self) -> Cells:
        """Every cell of the form by its path."""
    def cell(self, path: str) -> Cell:
        """One cell with all that is known of it. Raises :class:`CellError` that names the nearest path."""
    @property
    def claims(self) -> Tuple[Claim, ...]:
        """Numbers and statements in the text (文字表述)."""
    @property
    def findings(self) -> Tuple[Finding, ...]:
        """What is broken or undecided, and what holds with a note, in printed order of the form."""
    @property
    def repairs(self) -> Tuple[Repair, ...]:
        """Smallest corrections, best first; with the changes of one made, every identity holds."""
    @property
    def repairs_found(self) -> Optional[dict[str, Any]]:
        """How the search went: ``cost`` (cells to change), ``count`` of equally small ways, whether it is ``exact`` and
        ``proved`` smallest, else ``at_least`` so many cells; ``None`` when nothing is to be corrected."""
    def apply(self, number: int = 1) -> Report:
        """The report with one of its repairs made, checked again. Repairs are counted from 1."""
    @property
    def notes(self) -> Sequence[Tuple[str, str]]:
        """Code and sentence of what else to know about the source: part of it could not be decoded."""
    @property
    def summary(self) -> Mapping[Verdict, int]:
        """How many instances of rules came to which verdict."""
    @property
    def has_errors(self) -> bool:
        """Whether a rule of severity ``error`` is broken."""
    @property
    def decision(self) -> Optional[dict[str, Any]]:
        """What becomes of the report by its profile: ``outcome`` (``accept``, ``return`` or ``reject``), the rules that lead to
        it, and the name of the profile; ``None`` where the profile does not decide."""
    @property
    def worst(self) -> Optional[Severity]:
        """The gravest severity among broken rules."""
    @property
    def error(self) -> None:
        """``None``: the source could be used. See :class:`Failure`."""
    def count(self, severity: Severity) -> int:
        """How many findings are broken at a severity."""
    def to_json(self, *, language: Optional[Language] = None, spans: Optional[SpanUnit] = None) -> str:
        """The wire object as JSON text: the same bytes in every language that the library has a binding for."""
    def to_dict(self, *, language: Optional[Language] = None, spans: Optional[SpanUnit] = None) -> dict[str, Any]:
        """The wire object as plain values."""
    @staticmethod
    def from_json(
        text: Union[str, bytes],
        *,
        language: Optional[Language] = None,
        spans: Optional[SpanUnit] = None,
        profile: Optional[Profile] = None,
    ) -> Report:
        """A report from the wire object as JSON text; findings in it are worked out anew."""
    def render(self, format: Format = "text", *, language: Optional[Language] = None) -> str:
        """The result as text, JSON, a page of HTML, Markdown, SARIF or CSV."""
    def annotate(self, *, language: Optional[Language] = None) -> bytes:
        """A copy of the Word or Excel file (docx, xlsx) that the report was read from, with a comment on every wrong cell or
        paragraph (加批注): what is wrong, the clause, what would correct it. Everything else stays as it is.

        Raises:
            `ReportError`: the report was read from another kind of file."""
    def _get(self, *path: Union[str, int]) -> Any: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., Report], Tuple[Any, ...]]: ...

@disjoint_base
class _Part:
    """A piece of a report: hashable, comparable, and pickled with the report that it belongs to."""

    def to_dict(self) -> dict[str, Any]:
        """The piece as in the wire object."""
    def to_json(self) -> str:
        """The same as JSON text."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., Any], Tuple[Any, ...]]: ...

@final
class Cells:
    """The cells of a report by their paths, in printed order; a ``Mapping`` that converts nothing until asked.

    A value is a number (``int``, or ``decimal.Decimal`` for money with decimals), the printed text where that is no
    number (``""`` is blank), ``None`` when the cell is not in the document, or :class:`Unreadable`.
    """

    def __getitem__(self, path: str, /) -> CellValue: ...
    def __contains__(self, path: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def keys(self) -> Sequence[str]:
        """The paths, in printed order."""
    def values(self) -> Sequence[CellValue]:
        """What the cells hold, in printed order."""
    def items(self) -> Sequence[Tuple[str, CellValue]]:
        """Paths with what the cells hold."""
    def get(self, path: str, default: Any = None) -> Any:
        """What a cell holds; ``default`` when the form has no such cell."""
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> Tuple[Callable[..., Any], Tuple[str, ...]]: ...

@final
class Unreadable:
    """A figure that is in the document but cannot be decided (无法判读)."""

    def __new__(cls, printed: str, readings: Optional[int] = None, why: Optional[str] = None) -> Unreadable: ...
    @property
    def printed(self) -> str:
        """The text that the figure is part of."""
    @property
    def readings(self) -> Optional[int]:
        """In how many ways it can be read; ``None`` when that is not known."""
    @property
    def why(self) -> Optional[str]:
        """Why it cannot be decided, such as ``unread/cell-lost``; ``None`` when that is not known."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs__(self) -> Tuple[str, Optional[int], Optional[str]]: ...

@final
class Cell(_Part):
    """One cell of a report with all that is known of it (单元格)."""

    @property
    def path(self) -> str:
        """The stable path ``TABLE.ROW.COLUMN``."""
    @property
    def label(self) -> str:
        """Row and column as printed on the form."""
    @property
    def state(self) -> CellState:
        """What is there; zero is only a printed zero."""
    @property
    def number(self) -> Optional[_Number]:
        """The number that it states, if it states one."""
    @property
    def printed(self) -> Optional[str]:
        """What is printed; ``None`` when the cell is missing."""
    @property
    def why(self) -> Optional[str]:
        """Why an unreadable cell cannot be decided, such as ``unread/cell-lost``; ``None`` for other cells."""
    @property
    def span(self) -> Optional[_Span]:
        """Where in ``Report.text`` it was read."""

@final
class Finding(_Part):
    """What a rule has to say about a report (核查结果)."""

    @property
    def rule(self) -> str:
        """The code of the rule, such as ``requests/row-total``."""
    @property
    def title(self) -> str:
        """What the rule demands."""
    @property
    def severity(self) -> Severity:
        """How grave; a finding that is not broken is only for information."""
    @property
    def verdict(self) -> Verdict:
        """``broken``, ``undecided``, or ``holds`` with a note."""
    @property
    def cells(self) -> Tuple[str, ...]:
        """The paths of every cell of the rule, in printed order."""
    @property
    def terms(self) -> Tuple[Term, ...]:
        """The same cells with their part in the rule."""
    @property
    def expected(self) -> Optional[_Number]:
        """What the rule computes."""
    @property
    def actual(self) -> Optional[_Number]:
        """What the report states."""
    @property
    def difference(self) -> Optional[_Number]:
        """``actual`` minus ``expected``."""
    @property
    def message(self) -> str:
        """The sentence for a person, in the language of the report."""
    def text(self, language: Language) -> str:
        """The sentence in a language."""
    @property
    def basis(self) -> Tuple[str, ...]:
        """The articles and clauses that the rule rests on (依据)."""
    @property
    def span(self) -> Optional[_Span]:
        """Where in ``Report.text``; ``None`` when nothing is there."""
    @property
    def source(self) -> Optional[str]:
        """The text at that place."""
    @property
    def place(self) -> Optional[str]:
        """Where in a Word, Excel or PDF file, for a person: ``第3表第12行第4列``; ``None`` for other sources."""
    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that stay the same when figures or the order of findings change."""
    # From the wire, by cargo xtask generate: Finding
    @property
    def location(self) -> Optional[dict[str, Any]]:
        """The place in a Word, Excel or PDF file; ``None`` for other sources."""
    @property
    def suppressed(self) -> Optional[dict[str, Any]]:
        """Why it is excused; an excused finding does not count."""
    @property
    def known(self) -> bool:
        """Whether an earlier result said the same; what is known does not count, but for the decision."""
    # Up to here.

@final
class Term(_Part):
    """A cell's part in a finding."""

    @property
    def cell(self) -> str:
        """The path of the cell."""
    @property
    def coefficient(self) -> int:
        """1 on the computed side, -1 on the stated side, 0 when only concerned."""
    @property
    def value(self) -> Optional[_Number]:
        """The number read; ``None`` when there is none."""
    @property
    def span(self) -> Optional[_Span]:
        """Where it was read."""
    # From the wire, by cargo xtask generate: Term
    @property
    def printed(self) -> Optional[str]:
        """What is printed in it; ``None`` when it is missing."""
    @property
    def location(self) -> Optional[dict[str, Any]]:
        """The place in a Word, Excel or PDF file; ``None`` for other sources."""
    # Up to here.

@final
class Claim(_Part):
    """A number or statement in the text (文字表述中的数字)."""

    @property
    def what(self) -> str:
        """The cell, or the sum of cells, that it speaks of."""
    @property
    def value(self) -> Optional[_Number]:
        """The number; ``None`` for a statement that amounts to none."""
    @property
    def text(self) -> str:
        """The words that state it."""
    @property
    def span(self) -> _Span:
        """Where they stand."""
    # From the wire, by cargo xtask generate: Claim
    @property
    def kind(self) -> Optional[Literal["count", "share", "growth", "change", "none", "all_answered", "all_upheld", "none_corrected"]]:
        """What sort of claim it is, where it is no plain count."""
    @property
    def unit(self) -> Optional[str]:
        """The printed unit."""
    @property
    def decimals(self) -> int:
        """Decimals as printed."""
    @property
    def approximate(self) -> bool:
        """Whether the number is said to be rough."""
    @property
    def cumulative(self) -> bool:
        """Whether it counts all years up to now."""
    @property
    def only_published(self) -> bool:
        """Whether it counts only what was published."""
    @property
    def scope(self) -> Optional[Literal["unstated", "own", "whole", "others"]]:
        """Whose number it is, where the sentence says so."""
    @property
    def year(self) -> Optional[int]:
        """The year that the sentence names."""
    @property
    def confidence(self) -> Optional[Literal["unclear", "likely", "certain"]]:
        """How sure the pattern is, where it is not certain."""
    @property
    def pattern(self) -> Optional[str]:
        """The pattern that says what it counts, such as ``flow/received``."""
    @property
    def doubt(self) -> Optional[str]:
        """Why no rule uses it, such as ``doubt/of-others``."""
    @property
    def part_of(self) -> Optional[int]:
        """The claim that this one is a part of, by its place in the list."""
    @property
    def breakdown(self) -> int:
        """Which breakdown of its whole it belongs to."""
    @property
    def exhaustive(self) -> bool:
        """Whether the parts of this whole are said to be all of them."""
    @property
    def about(self) -> Optional[int]:
        """The claim that a share or a change is about, by its place in the list."""
    # Up to here.

@final
class Repair(_Part):
    """A smallest correction (最小更正): with its changes made, every identity holds."""

    @property
    def changes(self) -> Tuple[Change, ...]:
        """The cells to change."""
    @property
    def unique(self) -> bool:
        """Whether no other repair is as small."""
    @property
    def score(self) -> int:
        """What repairs of the same size are ranked by: the weights of all evidence added up."""
    def __len__(self) -> int: ...
    # From the wire, by cargo xtask generate: Repair
    @property
    def diagnosis(self) -> list[dict[str, Any]]:
        """What the changes have in common, and whether the document or its reading is in doubt."""
    # Up to here.

@final
class Change(_Part):
    """A change of one cell."""

    @property
    def cell(self) -> str:
        """The path of the cell."""
    @property
    def before(self) -> Optional[_Number]:
        """What is declared; ``None`` when no number is."""
    @property
    def after(self) -> _Number:
        """What it should be."""
    @property
    def reason(self) -> str:
        """Why."""
    # From the wire, by cargo xtask generate: Change
    @property
    def evidence(self) -> list[dict[str, Any]]:
        """The reasons one by one, with their weight in the ranking."""
    @property
    def range(self) -> Optional[dict[str, Any]]:
        """The smallest and largest figure possible, where there is a choice; ``None`` for no limit."""
    @property
    def certificate(self) -> Optional[dict[str, Any]]:
        """What cannot hold together unless this cell changes; ``None`` where the reason is divisibility alone."""
    # Up to here.

@final
class Rule:
    """A rule of the catalogue (核查规则)."""

    @property
    def code(self) -> str:
        """The stable code ``family/name``."""
    @property
    def family(self) -> str:
        """The family that it belongs to, the first part of its code."""
    @property
    def title(self) -> str:
        """What it demands, in a few words."""
    @property
    def severity(self) -> Severity:
        """How grave it is when broken, unless a profile says otherwise."""
    @property
    def basis(self) -> Tuple[str, ...]:
        """The articles and clauses that it comes from."""
    @property
    def formula(self) -> Optional[str]:
        """Its formula in words; ``None`` where it has none."""
    def to_dict(self) -> dict[str, Any]:
        """The rule as in :func:`catalogue`, its formula as data."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., Rule], Tuple[Any, ...]]: ...

@final
class Explanation:
    """A rule explained (规则说明); shown as Markdown in a notebook."""

    @property
    def code(self) -> str:
        """The code of the rule."""
    @property
    def title(self) -> str:
        """What it demands, in a few words."""
    @property
    def severity(self) -> str:
        """How grave, in words."""
    @property
    def basis(self) -> Tuple[str, ...]:
        """The articles and clauses that it comes from (依据)."""
    @property
    def formula(self) -> Optional[str]:
        """Its formula in words; ``None`` where it has none."""
    @property
    def prose(self) -> str:
        """What is looked at, why, and how to correct it, as Markdown."""
    def to_json(self) -> str:
        """The explanation as JSON text."""
    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain values."""
    def _repr_markdown_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., Explanation], Tuple[Any, ...]]: ...

@final
class Total:
    """A total that follows from its parts (自动求和)."""

    def __new__(cls, cell: str, computed: _Number, declared: Optional[_Number] = None) -> Total: ...
    @property
    def cell(self) -> str:
        """The path of the total's cell."""
    @property
    def computed(self) -> _Number:
        """What its parts add up to."""
    @property
    def declared(self) -> Optional[_Number]:
        """What is declared there, if a number is."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs__(self) -> Tuple[str, _Number, Optional[_Number]]: ...

@final
class Totals:
    """The totals of a report, in printed order."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Total: ...
    def __iter__(self) -> Iterator[Total]: ...
    def to_json(self) -> str:
        """The totals as JSON text."""
    def to_dict(self) -> dict[str, Any]:
        """The totals as plain values."""
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> Tuple[Callable[..., Totals], Tuple[Any, ...]]: ...

@final
class Session:
    """A form that is being filled in or corrected (填报会话): one cell changes, what follows is known at once.

    A form that is not complete has few findings: what is not typed yet is not missing.
    """

    def __new__(
        cls,
        report: Optional[Figures] = None,
        *,
        year: Optional[int] = None,
        form: Optional[FormName] = None,
        # From the options, by cargo xtask generate: the options of a session
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
        # Up to here.
    ) -> Session: ...
    def set(self, path: str, value: CellValue) -> bool:
        """Puts a number or a text as typed into a cell; whether the findings are others than before."""
    def __setitem__(self, path: str, value: CellValue, /) -> None: ...
    def __delitem__(self, path: str, /) -> None: ...
    def __getitem__(self, path: str, /) -> CellValue: ...
    def undo(self) -> bool:
        """Takes back the last change; whether there was one."""
    def redo(self) -> bool:
        """Makes the change again that was taken back last; whether there was one."""
    def apply(self, number: int) -> bool:
        """Makes one of the repairs, counted from 1, as one change; whether there is one of that number."""
    @property
    def complete(self) -> bool:
        """Whether the form is filled in; then cells left empty count as blank."""
    @complete.setter
    def complete(self, value: bool) -> None: ...
    @property
    def report(self) -> Report:
        """The report as it stands, with its repairs; a value of its own, which later changes do not touch."""
    @property
    def findings(self) -> Tuple[Finding, ...]:
        """What is broken, in printed order; what cannot be decided yet is left out."""
    @property
    def repairs(self) -> Tuple[Repair, ...]:
        """The smallest corrections of what stands there now, best first."""
    @property
    def totals(self) -> Sequence[Tuple[str, _Number, int, int]]:
        """Of every total: its cell, the sum so far, how many parts hold a number and how many hold none yet."""
    def to_json(self) -> str:
        """The figures as an input of :func:`check`."""

@disjoint_base
class _Together:
    """Reports judged together."""

    @property
    def cells(self) -> list[dict[str, Any]]:
        """Every cell of the forms, in printed order, as in the wire object: one dictionary each, ready for a data frame."""
    @property
    def findings(self) -> list[dict[str, Any]]:
        """What the rules find, as in the wire object."""
    @property
    def notes(self) -> list[dict[str, Any]]:
        """What else to know, as in the wire object."""
    @property
    def has_errors(self) -> bool:
        """Whether a rule of severity ``error`` is broken."""
    def count(self, severity: Severity) -> int:
        """How many findings are broken at a severity."""
    def to_json(self) -> str:
        """The wire object as JSON text."""
    def to_dict(self) -> dict[str, Any]:
        """The wire object as plain values."""
    def render(self, format: Format = "text", *, language: Optional[Language] = None) -> str:
        """The result as text, JSON, a page of HTML, Markdown or CSV."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., Any], Tuple[Any, ...]]: ...

@final
class Comparison(_Together):
    """Reports of one organ, the oldest first, side by side (历年对照结果)."""

    @property
    def steps(self) -> list[dict[str, Any]]:
        """From each report to the next: ``from`` and ``to`` (places in the list), whether they are ``adjacent`` years,
        ``findings`` and ``summary``."""

@final
class AcrossRepairs:
    """The smallest corrections of several reports together (联合更正); ``print`` puts them in words. It is false where
    nothing is to be corrected."""

    @property
    def reports(self) -> Sequence[dict[str, Any]]:
        """Every report taken into account: ``report`` (``"this"``, ``"last_year"``, ``"children.0"``), ``organ``, ``year``,
        ``suspicion`` (``clear``, ``possible``, ``likely`` or ``certain`` to be wrong), how many of its identities are
        ``broken``, whether it was ``assumed`` to be right, and a ``message``."""
    @property
    def repairs(self) -> Sequence[dict[str, Any]]:
        """Smallest corrections, best first: ``parts`` (each with its ``report``, ``name``, ``changes`` and ``diagnosis``),
        whether it is ``unique``, and the ``score`` that it is ranked by."""
    @property
    def repairs_found(self) -> Optional[dict[str, Any]]:
        """How the search went, as ``Report.repairs_found``; ``None`` when nothing is to be corrected."""
    def to_json(self) -> str:
        """The wire object as JSON text."""
    def to_dict(self) -> dict[str, Any]:
        """The wire object as plain values."""
    def __len__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[Callable[..., AcrossRepairs], Tuple[Any, ...]]: ...

@final
class Rollup(_Together):
    """A report beside the sum of those below (汇总核对结果)."""

    @property
    def members(self) -> list[dict[str, Any]]:
        """The organs below: ``name``, ``is_area``, and ``report``, ``None`` where it has filed none."""
    @property
    def set_aside(self) -> list[dict[str, Any]]:
        """Reports that are not added, and why."""

@final
class Failure:
    """An item of a batch that could not be used, in the place of its report (无法使用)."""

    def __new__(cls, file: Optional[str], code: str, zh: str, en: str, language: Language = "zh") -> Failure: ...
    @property
    def file(self) -> Optional[str]:
        """The name of the item, where it has one."""
    @property
    def error(self) -> ReportError:
        """Why; the exception that a single call would have raised."""
    @property
    def code(self) -> str:
        """The stable name of the reason."""
    @property
    def message(self) -> str:
        """The sentence for a person."""
    @property
    def language(self) -> Language:
        """The language of the sentence."""
    def to_json(self) -> str:
        """The failure as JSON text, as the command writes it."""
    def to_dict(self) -> dict[str, Any]:
        """The same as plain values."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Tuple[type[Failure], Tuple[Any, ...]]: ...

@final
class Table:
    """A table in Arrow's format: give it to pyarrow, polars, pandas or duckdb, none of which is needed here."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    @property
    def num_rows(self) -> int:
        """How many rows."""
    @property
    def column_names(self) -> Sequence[str]:
        """The names of the columns."""
    def __len__(self) -> int: ...
    def to_dicts(self, limit: Optional[int] = None) -> list[dict[str, Any]]:
        """The rows as plain dictionaries, the first ``limit`` of them."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class _Batch:
    def __new__(
        cls,
        items: Iterable[Any],
        load: Callable[[Any], Tuple[Any, Optional[str]]],
        *,
        threads: Optional[int] = None,
        **options: Any,
    ) -> _Batch: ...
    def __iter__(self) -> _Batch: ...
    def __next__(self) -> Union[Report, Failure]: ...

# From the options, by cargo xtask generate: the options of check
def read(
    source: Union[bytes, str],
    **options: Any,
) -> Report: ...
def check(
    report: Figures,
    *,
    year: Optional[int] = None,
    form: Optional[FormName] = None,
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
    """Checks figures that are at hand (核查).

    Args:
        report: a mapping of cell paths and values where ``year`` or ``form`` is given; else the wire object
            ``{"year": …, "cells": {…}}`` as mapping or JSON text; or a :class:`Report`, to be checked once more. A
            cell left out is missing. Values: a number, the printed text, ``None``, or :class:`Unreadable`. The
            fastest way is an array (numpy, ``array.array``, ``memoryview``) or a list of all figures in the order
            of :func:`cell_paths`, with ``year`` or ``form``; ``nan`` in an array of floats is a missing cell.
        year: the reporting year, which says the form.
        form: the statutory form, where the year does not say it.
        language: The language of messages; Chinese by default. ``"zh"`` or ``"en"``.
        spans: The unit of spans. ``"code_points"`` (indexes of a ``str``, the default), ``"bytes"`` (of its UTF-8)
            or ``"utf16"``.
        file: The name of the source, repeated in the result.
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
        `ReportError`: an unknown field or cell (the nearest is named), a value of the wrong kind, no form for the year.
    """
# Up to here.

def repair(
    report: Figures,
    *,
    year: Optional[int] = None,
    form: Optional[FormName] = None,
    limit: Optional[int] = None,
    pinned: Optional[Sequence[str]] = None,
    language: Optional[Language] = None,
) -> Tuple[Repair, ...]:
    """The smallest corrections after which every identity of a report holds, best first (最小更正).

    Args:
        report: as for :func:`check`.
        year: as for :func:`check`.
        form: as for :func:`check`.
        limit: at most so many of equally small ones; 12 where left out.
        pinned: paths of cells known to be right, which no correction changes.
        language: of reasons.

    Returns:
        None, where every identity holds. ``Report.apply`` makes one of them in a report.
    """

def compare(
    reports: Iterable[Given],
    *,
    organ: Optional[Mapping[str, Any]] = None,
    profile: Optional[Profile] = None,
    language: Optional[Language] = None,
) -> Comparison:
    """Compares two or more reports of one organ, the oldest first (跨年核对): each year with the one before, and with all
    before that. What is wrong inside one report is not looked for.

    Args:
        reports: each one a :class:`Report`, or the wire object as mapping or JSON text.
        organ: what is known of the organ, see :func:`check`.
        profile: see :func:`check`.
        language: of messages.

    Raises:
        `ReportError`: fewer than two reports, or a year after a later one; nothing is sorted silently.
    """

def across(
    report: Given,
    *,
    last_year: Optional[Given] = None,
    children: Optional[Iterable[Union[Report, Tuple[str, Optional[Given]], Mapping[str, Any]]]] = None,
    complete: bool = False,
    confirmed: Optional[Iterable[str]] = None,
    fixed: Optional[Iterable[str]] = None,
    pinned: Optional[Iterable[Union[Tuple[str, str], Mapping[str, str]]]] = None,
    limit: Optional[int] = None,
    language: Optional[Language] = None,
) -> AcrossRepairs:
    """The smallest corrections of several reports together, best first (联合更正): which figures of which report, and which
    report is likelier wrong. What ties the reports is that last year's 结转下年度 is this year's 上年结转, and that a report
    is the sum of those below.

    Args:
        report: the report that is judged: a :class:`Report`, or the wire object as mapping or JSON text.
        last_year: last year's report of the same organ, likewise.
        children: the reports of the organs below: each a :class:`Report`, a pair of a name and a report (``None`` where
            none was filed), or ``{"name": …, "report": …, "is_area": …}``.
        complete: whether these are all organs below.
        confirmed: codes of rules between reports that are known to bind, such as ``"aggregation/differs"``; of those that
            are not named, only the ones bind that are exact by themselves.
        fixed: reports known to be right: ``"this"``, ``"last_year"``, ``"children.0"``.
        pinned: cells known to be right, each a pair of a report and the path of a cell.
        limit: at most so many of equally small ones; 12 where left out.
        language: of messages.

    Raises:
        `ReportError`: a report or a name that is not understood, more reports than can be solved together.
    """

def rollup(
    parent: Given,
    children: Iterable[Given],
    *,
    register: Optional[Iterable[Union[str, Mapping[str, Any]]]] = None,
    complete: bool = False,
    profile: Optional[Profile] = None,
    language: Optional[Language] = None,
) -> Rollup:
    """Holds a report against the sum of those of the organs below (汇总核对). A missing organ can only add: a sum above the
    report is a finding, one below is left open unless everybody is there.

    Args:
        parent: the report that should be the sum, as for :func:`compare`.
        children: the reports of the organs below, the office's own report among them where it is given.
        register: the organs that should have filed: names, or ``{"name": …, "file": …, "kind": …, "level": …,
            "is_area": …, "host": …}``.
        complete: whether register or reports are everybody, so that the sum can be exact.
        profile: see :func:`check`.
        language: of messages.
    """

def fill(
    report: Figures,
    *,
    year: Optional[int] = None,
    form: Optional[FormName] = None,
) -> Totals:
    """Works out the totals of a report beside the declared ones, which are not touched (自动求和); arguments as for
    :func:`check`."""

def rules(*, language: Language = "zh") -> Tuple[Rule, ...]:
    """Every rule, in the order of the catalogue."""

def explain(code: str, *, language: Language = "zh") -> Explanation:
    """Explains a rule. Raises :class:`ReportError` that names the nearest code."""

def reason_text(code: str, *, language: Language = "zh") -> str:
    """The sentence for the code of a reason for leaving a figure unread or a claim unused (原因). Raises ``KeyError`` for a
    code that no reason has."""

def catalogue(*, language: Language = "zh") -> dict[str, Any]:
    """The catalogue as plain values (规则目录): ``{"families": [{"name": …, "title": …, "rules": [{"code": …, "title": …,
    "severity": …, "basis": […], "formula": …}]}]}``. A formula is ``{"each": "row" | "column" | "group", "computed": […],
    "stated": […]}``, segments of the paths of cells; ``None`` where a rule has none. :func:`rules` gives the same rules as
    objects."""

def problem_list(
    reports: Iterable[Union[Report, Failure]], format: Literal["xlsx", "docx"] = "xlsx", *, language: Optional[Language] = None
) -> bytes:
    """The list of problems of reports (问题清单) as a workbook or a Word table: a row a finding, with an empty column 整改情况, and a
    table of totals.

    Args:
        reports: reports, and what :func:`check_many` gives in their place where an item could not be used.
        format: ``"xlsx"`` or ``"docx"``.
        language: of the list; that of the first report where left out.
    """

def layout(form: FormName = "official-2021", *, undivided: bool = False, language: Language = "zh") -> dict[str, Any]:
    """A form as printed, as plain values (版式): its ``tables``, each with ``rows`` of slots, which are labels or cells with the
    ``rows`` and ``columns`` that they cover; a cell has its path as ``cell`` and its full ``name``.

    Args:
        form: the statutory form.
        undivided: whether （六）其他处理 is one row although the form divides it into three.
        language: of labels.

    Raises:
        `ReportError`: no form has the name.
    """

def cell_paths(form: FormName = "official-2021", *, undivided: bool = False) -> Sequence[str]:
    """The paths of the cells of a form, in printed order."""

def check_table(
    data: Union[ArrowTable, Iterable[Union[Report, Failure]]],
    *,
    text: Optional[str] = None,
    key: Optional[str] = None,
    year: Optional[int] = None,
    form: Optional[FormName] = None,
    columns: Optional[Sequence[str]] = None,
    profile: Optional[Profile] = None,
    language: Optional[Language] = None,
    threads: Optional[int] = None,
    progress: Progress = None,
) -> Table:
    """The findings of every report of a table, one row a finding, by all cores and without the interpreter's lock.

    Args:
        data: a table with one report a row that gives itself as Arrow (``__arrow_c_stream__``: pyarrow, polars, pandas,
            duckdb); or results of :func:`check_many`. Columns named by the paths of cells hold figures or printed texts;
            a path without a column is a missing cell. Columns ``year``, ``form`` and ``undivided`` are used if there.
        text: the column that holds documents (text, or bytes of any encoding); then the other columns are not looked at.
        key: a column to repeat in the result, to join by.
        year: the reporting year of rows that state none.
        form: the statutory form of rows that state none.
        columns: which columns to work out besides ``report`` and the key; all where left out. Without ``message``,
            identities are decided by whole columns, which is several times as fast.
        profile: see :func:`check`.
        language: of messages.
        threads: how many; as many as there are cores where left out.
        progress: as for :func:`check_many`.

    Returns:
        ``report`` (number of the row, from 0), the key, ``rule``, ``severity``, ``verdict``, ``expected``, ``actual``,
        ``difference`` (floats, exact to fifteen digits), ``cells`` (list of paths), ``message``. A row that cannot be
        used has one with the code of the error as ``rule`` and ``unusable`` as ``verdict``.
    """

def cell_table(
    data: Union[ArrowTable, Iterable[Union[Report, Failure]]],
    *,
    text: Optional[str] = None,
    key: Optional[str] = None,
    year: Optional[int] = None,
    form: Optional[FormName] = None,
    profile: Optional[Profile] = None,
    language: Optional[Language] = None,
    threads: Optional[int] = None,
    progress: Progress = None,
) -> Table:
    """Every report of a table with all its cells, one row a report (宽表); arguments as for :func:`check_table`.

    Returns:
        ``report``, the key, ``form``, ``year``, ``organ``, ``undivided``, counts of ``errors``, ``warnings``, ``broken``
        and ``undecided`` findings, ``error`` (the code where the row cannot be used), and one column for each cell of
        both forms: whole numbers; money (万元) as float. A cell that holds no number is null.
    """

def entry(code: str, language: Language, explained: bool) -> Any: ...
def restore(source: bytes, state: str, last_year: Optional[Report] = None) -> Report: ...
def command(arguments: Sequence[str]) -> int: ...

def run_audit(arguments: list[str]) -> int:
    """Audits what is named; see ``ogi_report.audit``."""

def audit_entry(file: str, document: bytes, *, register: str = "", options: str = "") -> str:
    """Reads and checks one file of an audit (逐份核查): an entry as JSON on one line.

    Args:
        file: its name.
        document: its bytes.
        register: the register as JSON text, an array of objects; empty where there is none.
        options: options as JSON text, such as ``'{"language": "en", "profile": "thorough"}'``.
    """

def audit_join(entries: Iterable[str], *, register: str = "", options: str = "") -> str:
    """Joins entries of an audit in their order (汇总): the result as JSON text.

    Args:
        entries: what :func:`audit_entry` gave.
        register: see :func:`audit_entry`.
        options: see :func:`audit_entry`.
    """

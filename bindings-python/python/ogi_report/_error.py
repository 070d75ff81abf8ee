"""The exception class of the package."""

from __future__ import annotations


class ReportError(ValueError):
    """A source, an argument or a piece of JSON that cannot be used at all (无法使用).

    What is wrong *in* a report is a finding, never an exception.

    Attributes:
        code: a stable name for programs, such as ``"input/not-a-report"``.
        zh: the sentence in Chinese.
        en: the sentence in English.
        language: the language of ``str(error)``, ``"zh"`` or ``"en"``.
    """

    code: str
    zh: str
    en: str
    language: str

    def __init__(self, code: str, zh: str, en: str, language: str = "zh") -> None:
        super().__init__(code, zh, en, language)
        self.code = code
        self.zh = zh
        self.en = en
        self.language = language

    def __str__(self) -> str:
        return self.en if self.language == "en" else self.zh


class CellError(ReportError, KeyError):
    """A path that no cell of the forms has (无此单元格); the message names the nearest one. It is a ``KeyError`` too."""

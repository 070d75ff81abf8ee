"""Word, Excel and PDF files (办公文档)."""

import pathlib
import pickle

import pytest

import ogi_report

OFFICE = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "office"


KINDS = ["docx", "doc", "xlsx", "xls", "odt", "ods", "ofd", "pdf", "word.xml", "excel.xml"]


@pytest.mark.parametrize("ending", KINDS)
def test_office_files_are_read_like_any_other(ending: str) -> None:
    page = ogi_report.read(OFFICE.parents[1] / "examples" / "reports" / "blank-zeros.html")
    report = ogi_report.read(OFFICE / f"blank-zeros.{ending}")
    assert report.to_dict()["cells"] == page.to_dict()["cells"]
    located = [finding for finding in report.findings if finding.span is not None]
    assert located and all(finding.place for finding in located)
    if ending in ("docx", "xlsx"):
        # A blank cell has its place and no text.
        texts = [(report.text[finding.span[0] : finding.span[1]], finding.source or "") for finding in located if finding.span]
        assert all(text == source for text, source in texts)
    assert pickle.loads(pickle.dumps(report)) == report
    assert all(finding.place is None for finding in page.findings)


def test_a_file_with_a_password_is_refused() -> None:
    with pytest.raises(ogi_report.ReportError) as error:
        ogi_report.read(OFFICE / "encrypted.pdf", language="en")
    assert error.value.code == "input/encrypted"


def test_a_signature_is_said_to_be_unchecked() -> None:
    report = ogi_report.read(OFFICE / "blank-zeros.ofd", language="en")
    assert [code for code, _ in report.notes] == ["input/signature-unchecked"]


def test_recognised_figures_are_read_or_left_open() -> None:
    truth = ogi_report.read(OFFICE.parents[1] / "examples" / "reports" / "clean.txt").to_dict()["cells"]
    cells = ogi_report.read(OFFICE / "recognised.positions.json").to_dict()["cells"]
    read = {path: value for path, value in cells.items() if isinstance(value, (int, float))}
    assert len(read) > 80 and all(truth[path] == value for path, value in read.items())
    unsure = [value for value in cells.values() if isinstance(value, dict) and value["why"] == "unread/low-confidence"]
    assert unsure


def test_comments_are_written_into_a_copy() -> None:
    for ending in ("docx", "xlsx"):
        report = ogi_report.read(OFFICE / f"blank-zeros.{ending}")
        copy = report.annotate(language="en")
        assert b"omments" in copy
        assert ogi_report.read(copy).to_dict()["cells"] == report.to_dict()["cells"]
    with pytest.raises(ogi_report.ReportError) as error:
        ogi_report.read(OFFICE / "blank-zeros.doc").annotate()
    assert error.value.code == "input/not-annotated"


def test_the_list_of_problems_is_a_file() -> None:
    items = [OFFICE / "blank-zeros.docx", ("empty.txt", b"")]
    for ending in ("xlsx", "docx"):
        list_of_problems = ogi_report.problem_list(ogi_report.check_many(items), ending)
        assert list_of_problems.startswith(b"PK")
    with pytest.raises(ogi_report.ReportError):
        ogi_report.problem_list([], "pdf")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        ogi_report.problem_list(["report"])  # type: ignore[list-item]

"""Word, Excel and PDF files (办公文档)."""

import pathlib
import pickle

import pytest

import ogi_report

OFFICE = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "office"


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_office_files_are_read_like_any_other(ending: str) -> None:
    page = ogi_report.read(OFFICE.parents[1] / "examples" / "reports" / "blank-zeros.html")
    report = ogi_report.read(OFFICE / f"blank-zeros.{ending}")
    assert report.to_dict()["cells"] == page.to_dict()["cells"]
    located = [finding for finding in report.findings if finding.span is not None]
    assert located and all(finding.place for finding in located)
    # A blank cell has its place and no text.
    texts = [(report.text[finding.span[0] : finding.span[1]], finding.source or "") for finding in located if finding.span]
    assert all(text == source for text, source in texts)
    assert pickle.loads(pickle.dumps(report)) == report
    assert all(finding.place is None for finding in page.findings)


def test_a_file_with_a_password_is_refused() -> None:
    with pytest.raises(ogi_report.ReportError) as error:
        ogi_report.read(OFFICE / "encrypted.pdf", language="en")
    assert error.value.code == "input/encrypted"

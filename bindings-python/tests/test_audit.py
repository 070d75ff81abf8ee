"""An audit: the same from the command, from Python, and put together by the caller."""

import json
import pathlib
import shutil

import pytest

import ogi_report

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("clean.txt", "wrong-totals.txt", "left-over-totals.txt"):
        shutil.copy(EXAMPLES / "reports" / name, tmp_path / "in" / name)
    (tmp_path / "in" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def test_a_folder_and_its_result(folder):
    result = ogi_report.audit(folder / "in", output=folder / "out", now="2026-01-20", language="en")
    assert result["counts"]["files"] == 4 and result["counts"]["unread"] == 1
    assert (folder / "out" / "index.html").is_file()
    with pytest.raises(ValueError, match="no run to go on with"):
        ogi_report.audit(folder / "in", output=folder / "out", resume=True, language="en")


def test_entries_made_anywhere_join_to_the_same(folder):
    result = ogi_report.audit(folder / "in", output=folder / "out", now="2026-01-20")
    files = sorted((folder / "in").iterdir())
    options = '{"now": "2026-01-20"}'
    entries = [ogi_report.audit_entry(str(file), file.read_bytes(), options=options) for file in files]
    joined = json.loads(ogi_report.audit_join(entries, options=options))
    joined["inputs"] = result["inputs"]
    assert joined == result

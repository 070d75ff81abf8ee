"""Recognised pages (OCR) with a real engine: a report of ours is drawn, recognised, and read again.

Asked for by ``OGI_OCR=1``, since it takes a minute; needs Chromium and poppler, and RapidOCR or Tesseract with Chinese.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any, Callable

import pytest

import ogi_report

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORT = ROOT / "examples" / "reports" / "clean.txt"
EXAMPLE = ROOT / "examples" / "python" / "positions.py"

pytestmark = pytest.mark.skipif(os.environ.get("OGI_OCR") != "1", reason="recognition takes a minute; OGI_OCR=1 asks for it")


def example() -> Any:
    spec = importlib.util.spec_from_file_location("positions", EXAMPLE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[pathlib.Path]:
    """Pictures of the pages of the report, as a scanner makes them."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or shutil.which("pdftoppm") is None:
        pytest.skip("Chromium and pdftoppm (poppler-utils) draw the pages; one of them is not installed")
    folder = tmp_path_factory.mktemp("pages")
    form = folder / "form.html"
    subprocess.run([sys.executable, "-m", "ogi_report", "fill", str(REPORT), "--output", str(form)], check=True, stdout=subprocess.DEVNULL)
    printed = folder / "form.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={printed}"]
    subprocess.run([chromium, *options, form.as_uri()], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", str(printed), str(folder / "page")], check=True)
    return sorted(folder.glob("page-*.png"))


def by_rapidocr(pages: list[pathlib.Path]) -> list[Any]:
    rapidocr = pytest.importorskip("rapidocr_onnxruntime", reason="RapidOCR (rapidocr-onnxruntime) is not installed")
    engine = rapidocr.RapidOCR()
    return [example().from_rapidocr(engine(str(page))[0] or []) for page in pages]


def by_tesseract(pages: list[pathlib.Path]) -> list[Any]:
    known = shutil.which("tesseract") and subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout
    if not known or not {"chi_sim", "eng"} <= set(known.split()):
        pytest.skip("Tesseract with Chinese and English (tesseract-ocr-chi-sim, tesseract-ocr-eng) is not installed")
    for page in pages:
        subprocess.run(["tesseract", str(page), str(page.with_suffix("")), "-l", "chi_sim+eng", "tsv"], check=True, stderr=subprocess.DEVNULL)
    return [example().from_tesseract_tsv(page.with_suffix(".tsv").read_text("utf-8").splitlines()) for page in pages]


@pytest.mark.parametrize(("recognise", "least"), [(by_rapidocr, 80), (by_tesseract, 5)])
def test_what_is_recognised_is_read_or_left_open(
    pages: list[pathlib.Path], recognise: Callable[[list[pathlib.Path]], list[Any]], least: int
) -> None:
    truth = ogi_report.read(REPORT).to_dict()["cells"]
    report = ogi_report.read(json.dumps({"pages": recognise(pages)}, ensure_ascii=False).encode())
    cells = report.to_dict()["cells"]
    read = {path: value for path, value in cells.items() if isinstance(value, (int, float))}
    assert {path: (value, truth[path]) for path, value in read.items() if value != truth[path]} == {}
    print(f"{len(read)} figures read")
    assert len(read) >= least

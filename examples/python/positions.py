"""Turns what a recogniser (OCR) gives into positioned text, which `ogi check` and every other door read.

    python positions.py page-1.tsv page-2.tsv > report.positions.json      # tesseract page-1.png page-1 -l chi_sim+eng tsv
    python positions.py report.hocr > report.positions.json                # tesseract … hocr
    python positions.py page-1.json page-2.json > report.positions.json    # RapidOCR or PaddleOCR: [[box, text, score], …]
    ogi check report.positions.json

One file is one page, but for hOCR, which may hold several. Nothing but the standard library is needed.
"""

import csv
import html.parser
import json
import re
import sys


def run(left, top, right, bottom, text, confidence):
    return {"x": left, "y": top, "width": right - left, "height": bottom - top, "text": text, "confidence": confidence}


def words_to_runs(words):
    """Words of one line, of which neighbours that touch are one run: Tesseract parts ideographs."""
    runs = []
    for word in words:
        last = runs[-1] if runs else None
        gap = word["x"] - (last["x"] + last["width"]) if last else 0
        if last and gap < 0.6 * word["height"]:
            last["width"] = word["x"] + word["width"] - last["x"]
            bottom = max(last["y"] + last["height"], word["y"] + word["height"])
            last["y"] = min(last["y"], word["y"])
            last["height"] = bottom - last["y"]
            last["text"] += word["text"]
            last["confidence"] = min(last["confidence"], word["confidence"])
        else:
            runs.append(word)
    return runs


def from_tesseract_tsv(lines):
    """The page of a TSV file of Tesseract."""
    page, words = {}, {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        if row["level"] == "1":
            page = {"width": width, "height": height}
        elif row["level"] == "5" and row["text"].strip():
            line = tuple(row[name] for name in ("block_num", "par_num", "line_num"))
            confidence = max(0.0, min(1.0, float(row["conf"]) / 100))
            words.setdefault(line, []).append(run(left, top, left + width, top + height, row["text"].strip(), confidence))
    page["runs"] = [joined for line in words.values() for joined in words_to_runs(line)]
    return page


class Hocr(html.parser.HTMLParser):
    """The pages of an hOCR file."""

    def __init__(self):
        super().__init__()
        self.pages, self.line, self.word = [], [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        kind, title = attributes.get("class", ""), attributes.get("title", "")
        box = re.search(r"bbox (\d+) (\d+) (\d+) (\d+)", title)
        if not box:
            return
        left, top, right, bottom = map(int, box.groups())
        if kind == "ocr_page":
            self.pages.append({"width": right - left, "height": bottom - top, "runs": []})
        elif kind in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            self.end_line()
        elif kind == "ocrx_word":
            confidence = re.search(r"x_wconf (\d+)", title)
            self.word = run(left, top, right, bottom, "", int(confidence.group(1)) / 100 if confidence else None)

    def handle_data(self, data):
        if self.word is not None and data.strip():
            self.word["text"] += data.strip()

    def handle_endtag(self, tag):
        if self.word is not None and tag == "span":
            if self.word["text"]:
                self.line.append(self.word)
            self.word = None

    def end_line(self):
        if self.pages:
            self.pages[-1]["runs"] += words_to_runs(self.line)
        self.line = []


def from_hocr(text):
    parser = Hocr()
    parser.feed(text)
    parser.end_line()
    return parser.pages


def from_rapidocr(result, width=None, height=None):
    """The page of a result of RapidOCR or PaddleOCR: items of a box of four corners, the text, the score."""
    runs = []
    for item in result:
        box, text, score = item if len(item) == 3 else (item[0], *item[1])
        xs, ys = [corner[0] for corner in box], [corner[1] for corner in box]
        runs.append(run(min(xs), min(ys), max(xs), max(ys), text, float(score)))
    width = width or max((item["x"] + item["width"] for item in runs), default=1) * 1.1
    height = height or max(width * 1.414, max((item["y"] + item["height"] for item in runs), default=1))
    return {"width": width, "height": height, "runs": runs}


def pages_of(name):
    with open(name, encoding="utf-8") as file:
        if name.endswith(".tsv"):
            return [from_tesseract_tsv(file)]
        if name.endswith((".hocr", ".html")):
            return from_hocr(file.read())
        return [from_rapidocr(json.load(file))]


def main(names):
    pages = [page for name in names for page in pages_of(name)]
    json.dump({"pages": pages}, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Answers the cases of ``cargo xtask parity`` with the Python package and prints one JSON line each: vectors.py FOLDER."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ogi_report

VECTORS = Path(sys.argv[1]) / "vectors"


def call(name: str, *arguments: object, **options: object) -> str | None:
    """What a function of the package gives as JSON text; ``None``, a gap, when it is not there."""
    function = getattr(ogi_report, name, None)
    if function is None:
        return None
    result = function(*arguments, **options)
    return text(result) if isinstance(result, dict) else result.to_json()


def text(values: dict) -> str:
    """Plain values as JSON text, in the order that they have."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def session(asked: dict, options: dict) -> str:
    options.pop("spans", None)
    given = ogi_report.Session(form=asked["form"], year=asked["year"], **options)
    for cell, text in asked["typed"]:
        given.set(cell, text)
    return given.to_json() + "\n" + " ".join(finding.rule for finding in given.findings)


def run(vector: dict) -> str | None:
    options = json.loads(vector["options"]) if vector["options"] else {}
    source = VECTORS / "inputs" / vector["input"]
    task = vector["task"]
    if task == "inspect":
        return ogi_report.read(source.read_bytes(), **options).to_json()
    if task == "render":
        return ogi_report.read(source.read_bytes(), **options).render(vector["format"])
    if task == "annotate":
        return ogi_report.read(source.read_bytes(), **options).annotate().hex()
    if task == "problem_list":
        options.pop("spans", None)
        items = [("report", source.read_bytes())]
        reports = ogi_report.check_many(items, **options)
        return ogi_report.problem_list(reports, vector["format"], language=options.get("language")).hex()
    if task in ("check", "fill"):
        return call(task, source.read_text("utf-8"), **options)
    if task == "explain":
        return call("explain", vector["input"], **options)
    if task == "session":
        return session(json.loads(source.read_text("utf-8")), options)
    options.pop("spans", None)
    given = json.loads(source.read_text("utf-8")) if source.is_file() else None
    if task == "roll_up":
        return call("rollup", given.pop("parent"), given.pop("children", []), **given, **options)
    if task == "across":
        return call(task, given.pop("report"), **given, **options)
    if task == "compare":
        return call(task, given, **options)
    if task == "layout":
        return call(task, vector["input"], **options)
    return call("catalogue", **options) if task == "catalogue" else None


for path in sorted(VECTORS.glob("*.vector.json")):
    line = {"vector": path.name}
    try:
        line["result"] = run(json.loads(path.read_text("utf-8")))
    except ogi_report.ReportError as error:
        line["error"] = error.code
    except TypeError as error:
        # An option that is not there is a gap.
        if "unexpected keyword argument" not in str(error):
            line["error"] = repr(error)
    print(json.dumps(line))

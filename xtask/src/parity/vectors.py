"""Runs the golden vectors with the tests' own runner and prints one JSON line each: vectors.py TESTS FIXTURES."""

import json
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True

import ogi_report
from plain import run

for path in sorted((Path(sys.argv[2]) / "vectors").glob("*.vector.json")):
    line = {"vector": path.name}
    try:
        line["result"] = run(json.loads(path.read_text("utf-8")))
    except ogi_report.ReportError as error:
        line["error"] = error.code
    print(json.dumps(line))

"""Golden vectors without any other package, as after a plain ``pip install``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ogi_report

VECTORS = Path(__file__).resolve().parents[2] / "fixtures" / "vectors"


def run(vector: dict) -> str:
    options = json.loads(vector["options"]) if vector["options"] else {}
    source = VECTORS / "inputs" / vector["input"]
    if vector["task"] == "inspect":
        return ogi_report.read(source.read_bytes(), **options).to_json()
    if vector["task"] == "check":
        return ogi_report.check(source.read_text("utf-8"), **options).to_json()
    if vector["task"] == "fill":
        return ogi_report.fill(source.read_text("utf-8")).to_json()
    return ogi_report.explain(vector["input"]).to_json()


def main() -> None:
    count = 0
    for path in sorted(VECTORS.glob("*.vector.json")):
        vector = json.loads(path.read_text("utf-8"))
        try:
            got = {"expected": run(vector)}
        except ogi_report.ReportError as error:
            got = {"error": error.code}
        wanted = {name: vector[name] for name in got if name in vector}
        if got != wanted:
            sys.exit(f"{path.name}: another result than in Rust")
        count += 1
    if count == 0:
        sys.exit("no vectors were found")
    print(f"Python {sys.version.split()[0]}: {count} vectors the same")


if __name__ == "__main__":
    main()

"""Figures of synthetic reports: 200 cells that agree in all 42 identities; every tenth report has four wrong cells."""

from __future__ import annotations

import numpy as np

import ogi_report

FORM = "official-2021"
PATHS = ogi_report.cell_paths(FORM)


def identities() -> list[tuple[str, list[str], list[str]]]:
    """Rule, computed cells and stated cells of every identity, worked out from the catalogue's formulas."""
    rows = list(dict.fromkeys(p.rsplit(".", 1)[0] for p in PATHS if p.startswith("requests.")))
    columns = list(dict.fromkeys(p.rsplit(".", 1)[1] for p in PATHS if p.startswith("requests.")))
    groups = list(dict.fromkeys(p.rsplit(".", 1)[0] for p in PATHS if p.startswith("remedies.")))
    found = []
    for family in ogi_report.catalogue()["families"]:
        for rule in family["rules"]:
            formula = rule["formula"]
            if formula is None:
                continue
            computed, stated = formula["computed"], formula["stated"]
            if formula["each"] == "column":
                for column in columns:
                    bind = lambda terms: [f"{t}.{column}" for t in terms if t in rows]  # noqa: E731
                    found.append((rule["code"], bind(computed), bind(stated)))
            else:
                for place in rows if formula["each"] == "row" else groups:
                    bind = lambda terms: [f"{place}.{t}" for t in terms]  # noqa: E731
                    found.append((rule["code"], bind(computed), bind(stated)))
    return found


def figures(count: int, seed: int = 7) -> dict[str, np.ndarray]:
    """One array of int32 a cell."""
    random = np.random.default_rng(seed)
    cells = {path: random.poisson(0.4, count).astype(np.int32) for path in PATHS}
    applicants = ["natural_person", "business", "research", "public_interest", "legal_service", "other"]
    rows = list(dict.fromkeys(p.rsplit(".", 1)[0] for p in PATHS if p.startswith("requests.")))
    received, brought, carried, total = rows[0], rows[1], "requests.carried_forward", "requests.outcomes.total"
    outcomes = [row for row in rows if row not in (received, brought, carried, total)]
    for column in applicants:
        cells[f"{total}.{column}"] = sum(cells[f"{row}.{column}"] for row in outcomes)
        cells[f"{brought}.{column}"] = np.minimum(
            cells[f"{brought}.{column}"], cells[f"{total}.{column}"] + cells[f"{carried}.{column}"]
        )
        cells[f"{received}.{column}"] = (
            cells[f"{total}.{column}"] + cells[f"{carried}.{column}"] - cells[f"{brought}.{column}"]
        )
    for row in rows:
        cells[f"{row}.total"] = sum(cells[f"{row}.{column}"] for column in applicants)
    for group in dict.fromkeys(p.rsplit(".", 1)[0] for p in PATHS if p.startswith("remedies.")):
        parts = ("upheld", "corrected", "other", "pending")
        cells[f"{group}.total"] = sum(cells[f"{group}.{part}"] for part in parts)
    requests = [path for path in PATHS if path.startswith("requests.")]
    for report in range(0, count, 10):
        for path in random.choice(requests, 4, replace=False):
            cells[path][report] += 1
    return {path: cells[path].astype(np.int32) for path in PATHS}

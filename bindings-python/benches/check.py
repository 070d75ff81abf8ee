"""One call on cells in memory, beside numpy, pydantic and jsonschema-rs, on the same report in the same run.

Usage: python benches/check.py     (needs numpy, pydantic, jsonschema-rs)

A report of 200 cells that agree in all 42 identities, and the same with four wrong cells. numpy and pydantic decide the
identities and name those that are broken; jsonschema-rs, which knows no sums, looks at types alone. `ogi_report` gives
findings with both sums; besides identities alone it is timed with every rule, and with sentences.
"""

from __future__ import annotations

import statistics
import time
from typing import Annotated, Any, Callable

import figures
import jsonschema_rs
import numpy as np
from pydantic import Field, ValidationError, create_model, model_validator

import ogi_report

PATHS = figures.PATHS
RULES = figures.identities()
ROUNDS = 15


def timed(task: Callable[[], Any]) -> float:
    """Microseconds: the median of rounds of some 50 ms each."""
    task()
    started = time.perf_counter()
    count = 0
    while time.perf_counter() - started < 0.02:
        task()
        count += 1
    count = max(1, count * 5 // 2)
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(count):
            task()
        rounds.append((time.perf_counter() - started) / count)
    return statistics.median(rounds) * 1e6


def main() -> None:
    columns = figures.figures(11)
    good = {path: int(columns[path][1]) for path in PATHS}
    bad = {path: int(columns[path][0]) for path in PATHS}

    matrix = np.zeros((len(RULES), len(PATHS)))
    for at, (_, computed, stated) in enumerate(RULES):
        matrix[at, [PATHS.index(path) for path in computed]] = 1
        matrix[at, [PATHS.index(path) for path in stated]] = -1
    codes = np.array([code for code, *_ in RULES])

    def by_numpy(cells: dict[str, int]) -> list[str]:
        broken = matrix @ np.fromiter(cells.values(), float, len(cells)) != 0
        return codes[broken].tolist() if broken.any() else []

    names = {path: path.replace(".", "__") for path in PATHS}
    sums = [(code, [names[path] for path in computed], [names[path] for path in stated]) for code, computed, stated in RULES]

    def validate(self: Any) -> Any:
        values = self.__dict__
        wrong = [
            code for code, computed, stated in sums if sum(values[name] for name in computed) != sum(values[name] for name in stated)
        ]
        if wrong:
            raise ValueError(", ".join(wrong))
        return self

    whole = Annotated[int, Field(ge=0)]
    model = create_model(
        "Cells",
        __validators__={"rules": model_validator(mode="after")(validate)},
        **{names[path]: (whole, ...) for path in PATHS},
    )

    def by_pydantic(cells: dict[str, int]) -> list[str]:
        try:
            model.model_validate(cells)
        except ValidationError as error:
            return str(error.errors()[0]["ctx"]["error"]).split(", ")
        return []

    flat = [{names[path]: value for path, value in cells.items()} for cells in (good, bad)]
    schema = jsonschema_rs.validator_for(
        {"type": "object", "required": list(PATHS), "additionalProperties": False,
         "properties": {path: {"type": "integer", "minimum": 0} for path in PATHS}}  # fmt: skip
    )
    identities = {"off": [rule.code for rule in ogi_report.rules() if rule.formula is None]}

    arrays = [np.array(list(cells.values())) for cells in (good, bad)]

    def ours(cells: Any, **words: Any) -> ogi_report.Report:
        return ogi_report.check(cells, form=figures.FORM, repairs=0, **words)

    wanted = sorted(by_numpy(bad))
    assert wanted and sorted(finding.rule for finding in ours(bad, profile=identities).findings) == wanted
    assert by_numpy(good) == [] == by_pydantic(flat[0]) and sorted(by_pydantic(flat[1])) == wanted
    assert not ours(good, profile=identities).findings

    def told(cells: dict[str, int]) -> list[tuple[Any, ...]]:
        return [(finding.rule, finding.expected, finding.actual) for finding in ours(cells).findings]

    ways: list[tuple[str, Callable[[dict[str, int]], Any], Any]] = [
        ("numpy, 42 × 200 matrix, from the dict", by_numpy, (good, bad)),
        ("pydantic model_validate, 42 sums in a validator", by_pydantic, flat),
        ("jsonschema-rs is_valid, types alone", schema.is_valid, (good, bad)),
        ("ogi_report.check, every rule", ours, (good, bad)),
        ("ogi_report.check of an array, every rule", ours, arrays),
        ("ogi_report.check, every rule, rule and sums of each finding", told, (good, bad)),
        ("ogi_report.check, every rule, with sentences", lambda cells: [f.message for f in ours(cells).findings], (good, bad)),
    ]
    print(f"{len(PATHS)} cells, {len(RULES)} identities; microseconds: agreeing / {len(wanted)} identities broken")
    base = None
    for name, way, (one, other) in ways:
        pair = timed(lambda: way(one)), timed(lambda: way(other))
        base = base or pair
        print(f"{name:62s} {pair[0]:9.2f} {pair[1]:9.2f}   of numpy: {pair[0] / base[0]:6.2f} {pair[1] / base[1]:6.2f}", flush=True)

    session = ogi_report.Session(good, form=figures.FORM)
    session.complete = True
    cell = "requests.received.natural_person"
    values = iter(range(1 << 60))
    print(f"{'Session.set, one cell, every rule':62s} {timed(lambda: session.set(cell, next(values) % 9)):9.2f}")


if __name__ == "__main__":
    main()

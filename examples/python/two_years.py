"""Two years of the same organs side by side: what was carried forward must be brought forward (上年结转 = 结转下年度继续办理).

    python two_years.py
"""

import ogi_report
import polars as pl

COLUMNS = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"]


def panel(cells: pl.DataFrame) -> pl.DataFrame:
    """One row an organ, year and column of applicants where the two reports do not agree."""
    before = cells.with_columns(pl.col("year") + 1)
    pairs = cells.join(before, on=["organ", "year"], suffix=" before")
    rows = [
        pairs.select(
            "organ",
            "year",
            pl.lit(column).alias("column"),
            pl.col(f"requests.carried_forward.{column} before").alias("carried_forward"),
            pl.col(f"requests.brought_forward.{column}").alias("brought_forward"),
        )
        for column in COLUMNS
    ]
    return pl.concat(rows).filter(pl.col("carried_forward") != pl.col("brought_forward")).sort("organ", "year")


def main() -> None:
    zeros = dict.fromkeys(ogi_report.cell_paths(), 0)
    waiting = {"requests.received.natural_person": 3, "requests.received.total": 3,
               "requests.carried_forward.natural_person": 3, "requests.carried_forward.total": 3}  # fmt: skip
    reports = [
        {"organ": "甲县示例局", "year": 2023, "cells": {**zeros, **waiting}},
        {"organ": "甲县示例局", "year": 2024, "cells": zeros},
        {"organ": "乙县示例局", "year": 2023, "cells": zeros},
        {"organ": "乙县示例局", "year": 2024, "cells": zeros},
    ]
    cells = pl.DataFrame(ogi_report.cell_table(ogi_report.check_many(reports)))
    with pl.Config(tbl_hide_dataframe_shape=True):
        print(panel(cells))


if __name__ == "__main__":
    main()

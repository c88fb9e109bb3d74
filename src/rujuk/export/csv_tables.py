"""`export csv`: the records of a case and its weighed picture as tables for a spreadsheet.

UTF-8, comma, first row the column names, several values in one cell joined by "; ". The formula
guard is that of `rujuk.export.cells`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.export import picture_tables, tables
from rujuk.export.cells import write_csv_table
from rujuk.export.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rujuk.export.cells import Cell
    from rujuk.export.picture_tables import Fields
    from rujuk.export.weighed_case import WeighedCase

FIELDS: dict[str, Fields] = {**tables.FIELDS, **picture_tables.FIELDS}
"""Every table with its columns and their kinds, in order."""


def rows_of_table(case: WeighedCase, table: str, *, text: bool) -> Iterator[list[Cell]]:
    """The rows of a table."""
    make = tables.record_rows if table in tables.FIELDS else picture_tables.picture_rows
    return make(case, table, text=text)


def write_csv(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write one file for each table."""
    paths = []
    for table, fields in FIELDS.items():
        paths.append(folder / f"{table}.csv")
        write_csv_table(paths[-1], fields, rows_of_table(case, table, text=text))
    return Written(paths=tuple(paths))

"""`export parquet`: the tables of `export csv` as typed Parquet files.

DuckDB writes them (the extra `rujuk[export]`): on one thread and in order, so that the same rows
give the same bytes with the same DuckDB. Nothing is guarded: no spreadsheet runs a Parquet cell.
"""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.errors import ExportError
from rujuk.export.csv_tables import FIELDS, rows_of_table
from rujuk.export.written import Written

if TYPE_CHECKING:
    from rujuk.export.weighed_case import WeighedCase

TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def write_parquet(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write one file for each table. Raises ExportError where DuckDB is not installed."""
    if find_spec("duckdb") is None:
        message = "needs DuckDB, which is not installed: pip install 'rujuk[export]'"
        raise ExportError("parquet", message)
    import duckdb  # noqa: PLC0415 - an extra, and slow to load

    paths = []
    with tempfile.TemporaryDirectory() as held, duckdb.connect(config={"threads": 1}) as database:
        rows_file = Path(held) / "rows.json"
        for table, fields in FIELDS.items():
            with rows_file.open("wb") as file:
                for row in rows_of_table(case, table, text=text):
                    file.write(form.encode(dict(zip(fields, row, strict=True))) + b"\n")
            columns = ", ".join(f"'{name}': '{TYPES[kind]}'" for name, kind in fields.items())
            paths.append(folder / f"{table}.parquet")
            source = _quoted(rows_file)
            database.execute(
                f"COPY (SELECT * FROM read_json({source}, format = 'newline_delimited',"  # noqa: S608 - paths and names of ours
                f" columns = {{{columns}}}, maximum_object_size = 1073741824))"
                f" TO {_quoted(paths[-1])} (FORMAT parquet, COMPRESSION zstd)"
            )
    return Written(paths=tuple(paths))


def _quoted(path: Path) -> str:
    """A path as a literal of SQL."""
    return "'" + str(path).replace("'", "''") + "'"

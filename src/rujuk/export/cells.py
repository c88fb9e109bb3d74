"""Cells and tables of text files: CSV and TSV that a spreadsheet opens and runs nothing of.

**Formula guard:** a spreadsheet runs a cell that begins with one of ``= + - @``, a tab or a line
end, and some skip what is blank or cannot be seen before it. A cell of text that begins so, also
with a full-width form, or with an apostrophe, gets one apostrophe before it; a reader takes one
leading apostrophe off again. Numbers are written bare. `unguarded` is the inverse of the guard.

CSV: UTF-8, comma, quotes doubled, line feeds. TSV: UTF-8, tab, no quotes at all, since some readers
of POLECAT and GDELT know none and others take each for the beginning of a quoted cell: a tab or
line end inside a cell becomes a space, a double quote a single one.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Cell: TypeAlias = str | int | float | None

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212"
"""What a formula begins with: the ASCII marks, their full-width and small forms, the minus sign."""
_FORMULAS = frozenset(FORMULA)
GUARDED = frozenset(f"{FORMULA}\t\r\n'")
_SPACES = (0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_INVISIBLE = (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF)
_UNSEEN = "".join(
    map(chr, (*range(0x21), *range(0x7F, 0xA1), *_SPACES, *_INVISIBLE, *range(0x2060, 0x2070)))
)
"""What some skip at the beginning of a cell: white space, control and invisible characters."""
SEVERAL = "; "
"""Joins the values of one cell."""

_ONE_LINE = {ord(mark): " " for mark in "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"} | {ord('"'): "'"}


def guarded(cell: Cell) -> str:
    """The cell as it is written: bare numbers, text that no spreadsheet runs, nothing for null."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in GUARDED or cell.lstrip(_UNSEEN)[:1] in _FORMULAS else cell
    return str(cell)


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote.

    >>> unguarded(guarded("=1+1")), unguarded(guarded("'tis"))
    ('=1+1', "'tis")
    """
    return cell.removeprefix("'")


def several(values: Iterable[str | None], join: str = SEVERAL) -> str | None:
    """The values in one cell, an empty one for null; null for none at all."""
    told = [value or "" for value in values]
    return join.join(told) if any(told) else None


def write_csv_table(path: Path, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    """A CSV file with one header row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def write_tsv_table(
    path: Path, header: Iterable[str] | None, rows: Iterable[Iterable[Cell]], *, missing: str = ""
) -> None:
    """A TSV file, without header where that is null; `missing` stands for what is not known."""
    with path.open("w", encoding="utf-8", newline="") as file:
        if header is not None:
            file.write("\t".join(header) + "\n")
        for row in rows:
            cells = (missing if cell is None else guarded(_one_line(cell)) for cell in row)
            file.write("\t".join(cells) + "\n")


def _one_line(cell: str | float) -> str | float:
    return cell.translate(_ONE_LINE) if isinstance(cell, str) else cell

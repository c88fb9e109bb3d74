"""A column of a table of event data: its name, its kind, what it holds and how it is filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.export.cells import Cell
    from rujuk.export.weighed_case import Deed

Kind: TypeAlias = Literal["string", "integer", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A deed as it is written: with the words of the pages, or without (`text` false)."""

    deed: Deed
    text: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a peer. Without `value` it is always empty: rujuk never knows it from a page."""

    name: str
    kind: Kind
    how: str
    """What it holds, or why it is empty: docs/columns.md."""
    value: Callable[[Row], Cell] | None = None
    words: bool = False
    """Whether it holds words of pages: empty where these are left out."""


def rows_of(
    columns: tuple[Column, ...], deeds: Iterable[Deed], *, text: bool
) -> Iterator[list[Cell]]:
    """A row of cells for each deed."""
    for deed in deeds:
        row = Row(deed=deed, text=text)
        yield [
            None if one.value is None or (one.words and not text) else one.value(row)
            for one in columns
        ]

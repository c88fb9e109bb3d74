"""Whether a source begins with what a corpus holds of it: asked of one that no name tells apart.

A path names its source; the standard input has the same name whatever comes through it, so that
its pages themselves must say that they are those of before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow.parquet as pq

from rujuk.corpus.batches import name_of
from rujuk.corpus.folder import number_and_name, parts_in
from rujuk.errors import CorpusError
from rujuk.read.inputs.opening import STDIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rujuk.corpus.batches import Batch

_DEVICES = ("/dev/", "/proc/")


class _Held(NamedTuple):
    """A part by the name of its batch, its rows, and the program that coded it."""

    name: str
    rows: int
    coded_by: str


def is_nameless(source: str) -> bool:
    """Whether what comes from there may be another source each time, as the standard input is."""
    return source == STDIN or source.startswith(_DEVICES)


class Beginning:
    """The pages that a corpus holds, to be met again batch by batch where no name tells them."""

    def __init__(self, folder: Path, sources: Sequence[str]) -> None:
        """Look at the parts in the folder, where one of the sources has no name of its own."""
        self._path = str(folder)
        self._held: dict[int, list[_Held]] = {}
        if any(map(is_nameless, sources)) and folder.is_dir():
            for part in parts_in(folder):
                if (held := _described(folder / part)) is not None:
                    number, _ = number_and_name(part)
                    self._held.setdefault(number, []).append(held)

    def meet(self, batch: Batch) -> None:
        """Raise CorpusError where the batch does not begin with what is held of this number."""
        for one in self._held.pop(batch.number, ()):
            if one.name == batch.name:
                continue
            begun = batch.items[: one.rows]
            if one.name != name_of(batch.place, begun, one.coded_by):
                raise self._other(f"they differ after page {batch.place}")

    def end(self) -> None:
        """Raise CorpusError where the source ended before all that is held was met."""
        if self._held:
            raise self._other("there are fewer")

    def _other(self, how: str) -> CorpusError:
        message = (
            f"holds pages that are not those of the standard input now: {how};"
            " nothing is removed; name another folder"
        )
        return CorpusError(self._path, message)


def _described(path: Path) -> _Held | None:
    """The part as its last bytes tell; null for a damaged one, which is coded again anyway."""
    try:
        told = pq.read_metadata(path)
    except (OSError, ValueError):
        return None
    if not told.num_rows:
        return None
    column = told.row_group(0).column(told.schema.names.index("coded_by"))
    return _Held(number_and_name(path.name)[1], told.num_rows, column.statistics.min)

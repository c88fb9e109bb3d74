"""How far a run has come: in bytes of its sources, by the pages that are done, not those read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.read.inputs.position import Position

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.corpus.batches import Item


class Course(Position):
    """A position behind that of the reading, which runs ahead of the workers by whole batches."""

    def __init__(
        self,
        sources: Iterable[str | os.PathLike[str]] = (),
        *,
        kept: Callable[[int], None] | None = None,
    ) -> None:
        """The beginning of these sources; `kept` hears of pages whose part is there already."""
        super().__init__(sources)
        self._kept = kept
        self._found = self._in_parts = 0

    @property
    def done(self) -> int:
        """The share of the bytes read that belongs to the pages in parts."""
        return super().done * self._in_parts // self._found if self._found else 0

    def write(self, pages: int) -> None:
        """Tell that the part of so many pages is written."""
        self._in_parts += pages

    def keep(self, pages: int) -> None:
        """Tell that the part of so many pages was there before."""
        self._in_parts += pages
        if self._kept is not None:
            self._kept(pages)

    def counted(self, pages: Iterable[Item]) -> Iterator[Item]:
        """The same pages, counted as they are read."""
        for page in pages:
            self._found += 1
            yield page

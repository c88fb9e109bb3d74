"""Names known as places while the parties of a sentence are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_WORDS = 4  # words in a place's name after a noun
MIN_LETTERS = 4  # of a town's name; shorter ones are mostly abbreviations


class PlaceNames:
    """Folded names that the page uses as places, with their country where it is known.

    `asked` are the places of a sentence, as `[position, end)`, at which a name was looked for.
    """

    __slots__ = ("asked", "local")

    def __init__(self, local: Mapping[str, str | None]) -> None:
        """The names of a page; none where only the gazetteer tells."""
        self.local = local
        self.asked: list[tuple[int, int]] = []

    def hold_one_of(self, lowers: Sequence[str], asked: Iterable[tuple[int, int]]) -> bool:
        """Whether a name of the page begins at one of these places of a sentence."""
        return any(
            fold(" ".join(lowers[position : position + length])) in self.local
            for position, end in asked
            for length in range(1, 1 + min(MAX_WORDS, end - position))
        )

    def longest(self, lowers: list[str], position: int, end: int) -> tuple[int, str | None]:
        """The end of the longest known name that begins here, and the country it tells.

        `position` itself where nothing is known. `end` bounds the name (its capitalised words).
        """
        self.asked.append((position, end))
        for length in range(min(MAX_WORDS, end - position), 0, -1):
            form = fold(" ".join(lowers[position : position + length]))
            if form in self.local:
                return position + length, self.local[form]
            if (len(form) >= MIN_LETTERS or gazetteer().sure_region(form)) and form in gazetteer():
                return position + length, gazetteer().sure_country(form)
        return position, None

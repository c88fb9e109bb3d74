"""Names known as places while the parties of a sentence are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold

MAX_WORDS = 4  # words in a place's name after a noun
MIN_LETTERS = 4  # of a town's name; shorter ones are mostly abbreviations


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Folded names that the page uses as places, with their country where it is known."""

    local: dict[str, str | None] = field(default_factory=dict)

    def longest(self, lowers: list[str], position: int, end: int) -> tuple[int, str | None]:
        """The end of the longest known name that begins here, and the country it tells.

        `position` itself where nothing is known. `end` bounds the name (its capitalised words).
        """
        for length in range(min(MAX_WORDS, end - position), 0, -1):
            form = fold(" ".join(lowers[position : position + length]))
            if form in self.local:
                return position + length, self.local[form]
            if (len(form) >= MIN_LETTERS or gazetteer().sure_region(form)) and form in gazetteer():
                return position + length, gazetteer().sure_country(form)
        return position, None


NO_PLACES = PlaceNames()

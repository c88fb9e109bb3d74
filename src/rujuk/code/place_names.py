"""Names known as places while the parties of a sentence are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.lang.tokens import Token

MAX_WORDS = 4  # words in a place's name after a noun
MIN_LETTERS = 4  # of a town's name; shorter ones are mostly abbreviations


class PlaceNames:
    """Folded names that the page uses as places, with their country where it is known."""

    __slots__ = ("_openers", "local")

    def __init__(self, local: Mapping[str, str | None]) -> None:
        """The names of a page; none where only the gazetteer tells."""
        self.local = local
        self._openers = frozenset(_words(form)[0] for form in local)

    def may_stand_in(self, tokens: Sequence[Token]) -> bool:
        """Whether a name of the page may stand among these words: its first word does."""
        return bool(self.local) and not self._openers.isdisjoint(
            word for token in tokens for word in _words(fold(token.lower))
        )

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


def _words(form: str) -> list[str]:
    """The words of a folded form; one that holds nothing but marks is one empty word."""
    return form.split() or [""]


NO_PLACES = PlaceNames({})

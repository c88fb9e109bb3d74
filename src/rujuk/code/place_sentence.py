"""One sentence as the reader of places sees it: names, their owners, words behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actor_lexicon import Name
    from rujuk.code.place_words import PlaceGrammar
    from rujuk.lang.tokens import Token

MAX_WORDS = 5  # words in the name of a place
_JOINERS = frozenset("-–.")
SHORT = 2  # letters of a word whose full stop abbreviates it


class PlaceSentence:
    """The tokens of one sentence with the matchers that every frame of a place uses.

    `names` are those of parties, states among them, for pages of this language.
    """

    __slots__ = ("lowers", "names", "size", "tokens", "words")

    def __init__(
        self,
        tokens: Sequence[Token],
        words: PlaceGrammar,
        lowers: list[str],
        names: Mapping[str, tuple[Name, ...]],
    ) -> None:
        """Take the tokens, and their small letters where the caller has them."""
        self.tokens = tokens
        self.words = words
        self.lowers = lowers
        self.size = len(tokens)
        self.names = names

    def _owner(self, position: int) -> tuple[int, str | None]:
        """The end of a state that what follows lies in, and its country; null for none.

        "Syria's Idlib", "the Syrian city of Aleppo".
        """
        if not self.words.possessive_marks:
            return position, None
        for name in self.names.get(self.lowers[position], ()):
            end = position + 1 + len(name.rest)
            if self.lowers[position + 1 : end] != name.rest:
                continue
            if name.actor.kind not in {"state", "metonym"}:
                continue
            if self._is_owner(end):
                return end + 1, name.actor.country
            if name.adjective and not self._is_known(position, end):
                return end, name.actor.country
            break
        return position, None

    def _is_known(self, start: int, end: int) -> bool:
        """Whether an adjective begins the longer name of a place: "Russian Far East"."""
        stop = self._name_end(start)
        return any(self._form(start, last) in gazetteer().regions for last in range(stop, end, -1))

    def _is_owner(self, end: int) -> bool:
        """Whether a mark of possession stands here."""
        return end < self.size and self.tokens[end].text in self.words.possessive_marks

    def _trailing(self, start: int, end: int) -> tuple[int, int, int]:
        """Where the name ends, where the word for its kind behind it ends, and the precision."""
        if not self.words.after:
            return end, end, 0
        for name_end in (*range(start + 1, end), end):
            for rest, precision in self.words.after.get(self._lower(name_end), ()):
                whole = name_end + 1 + len(rest)
                if whole >= end and self.lowers[name_end + 1 : whole] == rest:
                    known = self._form(start, whole) in gazetteer().regions
                    return (whole, whole, 0) if known else (name_end, whole, precision)
        return end, end, 0

    def _lower(self, position: int) -> str:
        return self.lowers[position] if position < self.size else ""

    def _name_end(self, position: int) -> int:
        """The end of the capitalised words from here, at most five."""
        end, words = position, 0
        while end < self.size and words < MAX_WORDS:
            token = self.tokens[end]
            if token.is_capitalised and token.kind == "word":
                if self.lowers[end] in self.words.not_places:
                    break
                words += 1
            elif not (
                words and (self._is_inner(end) or (token.text in _JOINERS and self._touches(end)))
            ):
                break
            end += 1
        while end > position and self.tokens[end - 1].kind == "mark":
            end -= 1
        return end

    def _is_inner(self, position: int) -> bool:
        """Whether a small word inside a name stands here, a capital after it."""
        if self.lowers[position] not in self.words.inner or position + 1 >= self.size:
            return False
        following = self.tokens[position + 1]
        return following.is_capitalised or following.lower in self.words.inner

    def _touches(self, position: int) -> bool:
        if self.tokens[position].text == ".":  # "St. Petersburg"
            following = self.tokens[position + 1] if position + 1 < self.size else None
            short = len(self.tokens[position - 1].text) <= SHORT
            return short and following is not None and following.is_capitalised
        return (
            position + 1 < self.size
            and self.tokens[position].end == self.tokens[position + 1].start
            and self.tokens[position - 1].end == self.tokens[position].start
            and self.tokens[position + 1].is_capitalised
        )

    def _form(self, start: int, end: int) -> str:
        return fold(" ".join(self.lowers[start:end]))

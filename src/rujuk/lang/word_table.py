"""What is known of each word of a language, found at its first sight and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Fact = TypeVar("Fact")

_MOST_WORDS = 50_000
_LONGEST_KEPT = 64  # characters; longer words are addresses or noise


class WordTable(dict[str, Fact]):
    """A fact by word: `table[word]` finds it once. Small: it begins anew when it is full."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], Fact]) -> None:
        """`find` tells the fact of a word from the lexica alone."""
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Fact:
        """The fact of a word that was not asked for before."""
        fact = self._find(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = fact
        return fact

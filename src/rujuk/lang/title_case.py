"""Headlines in which most words are capitalised: there case tells nothing about names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token

_SHARE = 0.7  # of capitalised words, from which case tells nothing
_LEAST_WORDS = 5  # fewer words tell no share
_FINAL = frozenset(".?!\"”'’;")  # a headline ends with none of these


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence without a final mark are capitalised."""
    if not tokens or tokens[-1].text in _FINAL:
        return False
    words = [token for token in tokens if token.kind == "word"]
    capitals = [token for token in words if token.is_capitalised]
    return len(words) >= _LEAST_WORDS and len(capitals) >= _SHARE * len(words)

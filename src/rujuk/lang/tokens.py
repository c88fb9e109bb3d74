"""Tokens with their offsets in the page."""

from __future__ import annotations

import re
from sys import intern
from typing import NamedTuple

import msgspec

# A number keeps its separators (11.000; 1,5; 14.30; 11/4/2025). Letters that stick to a number with
# separators are cut off (a currency sign in letters). A word keeps inner apostrophes and hyphens
# before a small letter (reduplication); a hyphen before a capital parts two names. A final 's is a
# token of its own.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,/:]\d+)*(?:-[^\W\d_]+)?(?![^\W_]))"
    r"|(?P<word>['’][sS](?![^\W_])|[^\W_]++(?![.,]\d)(?:(?!['’][sS](?![^\W_]))"
    r"['’\-][^\W\dA-Z_][^\W_]*|-\d+)*"
    r"|[^\W\d_]++(?=\d+[.,]\d)|[^\W_]+(?:(?!['’][sS](?![^\W_]))"
    r"['’\-][^\W\dA-Z_][^\W_]*|-\d+)*)"
    r"|(?P<mark>\.\.\.|--|[^\w\s]|_)"
)


class Token(msgspec.Struct, eq=False, gc=False):
    """One word, number or mark. `start` and `end` are offsets in the page, `lower` is casefolded.

    `kind` is "word", "number" or "mark"; `is_capitalised`: the first letter is a capital.
    """

    text: str
    lower: str
    is_capitalised: bool
    kind: str
    start: int
    end: int
    index: int

    def __repr__(self) -> str:
        """Short form for debugging and test failures."""
        return f"Token({self.text!r}, {self.start}, {self.end})"


class _Piece(NamedTuple):
    """A token of a run of characters without white space: all of it that no page changes."""

    text: str
    lower: str
    is_capitalised: bool
    kind: str
    first: int
    last: int


# The tokens of runs seen before ("mengatakan,"): no token reaches across white space, and the words
# of the news come again and again. The small letters are shared, so that look-ups of a word find
# its hash known and equal words are one object.
_PIECES: dict[str, tuple[_Piece, ...]] = {}
_MOST_RUNS = 50_000
_LONGEST_KEPT = 40  # characters; longer runs are addresses and seldom come twice


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`. White space is skipped."""
    tokens: list[Token] = []
    at, index = start, 0
    for run in text[start:end].split():
        at = text.index(run, at)
        for form, lower, is_capitalised, kind, first, last in _PIECES.get(run) or _pieces(run):
            tokens.append(Token(form, lower, is_capitalised, kind, at + first, at + last, index))
            index += 1
        at += len(run)
    return tokens


def _pieces(run: str) -> tuple[_Piece, ...]:
    """The tokens of a run of characters without white space, kept for the next time."""
    pieces = tuple(
        _Piece(
            found[0], intern(found[0].lower()), found[0][0].isupper(),
            found.lastgroup or "mark", *found.span(),
        )
        for found in _TOKEN.finditer(run)
    )  # fmt: skip
    if len(run) <= _LONGEST_KEPT:
        if len(_PIECES) >= _MOST_RUNS:
            _PIECES.clear()
        _PIECES[run] = pieces
    return pieces

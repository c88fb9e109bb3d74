"""Words between quotation marks: where they begin and end."""

from __future__ import annotations

import re

QUOTE_MARKS = frozenset('"“”«»„‟')
_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»‟")
_QUOTE_MARK = re.compile("[" + "".join(sorted(QUOTE_MARKS)) + "]")


class Quotation:
    """Words between quotation marks: page offsets of the words, and whether the mark was closed."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        """Offsets of the quoted words, without the marks."""
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        """Short form for debugging."""
        return f"<Quotation {self.start}-{self.end}>"


_SHORTEST_QUOTE_WORDS = 3


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of `text[start:end]` of at least three words; an unclosed one runs to the end.

    Straight marks open and close in turn; curved ones by their shape. Shorter quoted words are
    scare quotes, not somebody's speech.
    """
    found: list[Quotation] = []
    opened: int | None = None
    for match in _QUOTE_MARK.finditer(text, start, end):
        mark, index = match.group(), match.start()
        if opened is None and mark not in _CLOSING:
            opened = index + 1
        elif opened is not None and mark not in _OPENING:
            if len(text[opened:index].split()) >= _SHORTEST_QUOTE_WORDS:
                found.append(Quotation(opened, index))
            opened = None
    if opened is not None and len(text[opened:end].split()) >= _SHORTEST_QUOTE_WORDS:
        found.append(Quotation(opened, end))
    return found

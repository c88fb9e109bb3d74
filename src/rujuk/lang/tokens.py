"""Tokens with their offsets in the page."""

from __future__ import annotations

import re

# A number keeps its separators (11.000; 1,5; 14.30; 11/4/2025). Letters that stick to a number with
# separators are cut off (a currency sign in letters). A word keeps inner apostrophes and hyphens
# before a small letter (reduplication); a hyphen before a capital parts two names.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,/:]\d+)*(?:-[^\W\d_]+)?(?![^\W_]))"
    r"|(?P<word>[^\W_]++(?![.,]\d)(?:['’\-][^\W\dA-Z_][^\W_]*|-\d+)*"
    r"|[^\W\d_]++(?=\d+[.,]\d)|[^\W_]+(?:['’\-][^\W\dA-Z_][^\W_]*|-\d+)*)"
    r"|(?P<mark>\.\.\.|--|[^\w\s]|_)"
)


class Token:
    """One word, number or mark. `start` and `end` are offsets in the page, `lower` is casefolded.

    `kind` is "word", "number" or "mark"; `is_capitalised`: the first letter is a capital.
    """

    __slots__ = ("end", "index", "is_capitalised", "kind", "lower", "start", "text")

    def __init__(self, text: str, start: int, end: int, kind: str, index: int) -> None:
        """Keep the parts; `index` is the position in the sentence."""
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = end
        self.kind = kind
        self.index = index
        self.is_capitalised = text[0].isupper()

    def __repr__(self) -> str:
        """Short form for debugging and test failures."""
        return f"Token({self.text!r}, {self.start}, {self.end})"


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`. White space is skipped."""
    last = len(text) if end is None else end
    return [
        Token(found[0], *found.span(), found.lastgroup or "mark", index)
        for index, found in enumerate(_TOKEN.finditer(text, start, last))
    ]

"""Tokens with their offsets in the page."""

from __future__ import annotations

import re
from sys import intern

import msgspec

# A number keeps its separators (11.000; 1,5; 14.30; 11/4/2025). Letters that stick to a number with
# separators are cut off (a currency sign in letters). A word keeps inner apostrophes and hyphens
# before a small letter (reduplication); a hyphen before a capital parts two names.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,/:]\d+)*(?:-[^\W\d_]+)?(?![^\W_]))"
    r"|(?P<word>[^\W_]++(?![.,]\d)(?:['’\-][^\W\dA-Z_][^\W_]*|-\d+)*"
    r"|[^\W\d_]++(?=\d+[.,]\d)|[^\W_]+(?:['’\-][^\W\dA-Z_][^\W_]*|-\d+)*)"
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


# What each form of a token is, however often it stands in the news. Shared strings make later
# look-ups of a word cheap: their hash is known, and equal words are the same object.
_FORMS: dict[str, tuple[str, str, bool, str]] = {}
_MOST_FORMS = 100_000
_LONGEST_KEPT = 40  # characters; longer tokens are addresses and seldom come twice


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`. White space is skipped."""
    last = len(text) if end is None else end
    forms, tokens = _FORMS, list[Token]()
    for index, found in enumerate(_TOKEN.finditer(text, start, last)):
        form = found[0]
        known = forms.get(form) or _form(form, found.lastgroup or "mark")
        tokens.append(Token(*known, *found.span(), index))
    return tokens


def _form(text: str, kind: str) -> tuple[str, str, bool, str]:
    """Text, small letters, whether it is capitalised and kind: all that no page changes."""
    form = (text, intern(text.lower()), text[0].isupper(), kind)
    if len(text) <= _LONGEST_KEPT:
        if len(_FORMS) >= _MOST_FORMS:
            _FORMS.clear()
        _FORMS[text] = form
    return form

"""The fingerprint of a page's body: what finds reprints of it, whole or in part.

The sketch holds every hash of three words in a row that falls into a fixed share of the range of
hashes. So what a text shares with another can be told from their sketches alone, and a cut reprint
is found as surely as a whole one: source of the idea, Broder 1997, "On the resemblance and
containment of documents" (the containment of A in B from the elements that are 0 modulo m).
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Document

ROW = 3
"""Words in a row that are hashed together."""
KEPT = 4
"""One hash of so many is kept, of a text of usual length."""
ALL_BELOW = 200
"""A text with fewer rows than this keeps all of its hashes."""

_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B1  # spreads the bits of a checksum: the odd number nearest 2**32 / golden ratio
_RANGE = 0xFFFFFFFF
ALWAYS_BELOW = _RANGE // KEPT
"""Hashes up to this are kept of every text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """`digest`: of the words of the body in order, without case, marks and white space.

    `sketch` is sorted, four bytes a row, since a case holds a hundred thousand of them; `rows` is
    how many different rows of three words the body has, `words` how many words.
    """

    document: str
    digest: str
    words: int
    rows: int
    sketch: array[int]


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a page's body; furniture has no part in it."""
    return fingerprint_of(document.id, body_words(document))


def fingerprint_of(document: str, words: Sequence[str]) -> Fingerprint:
    """The fingerprint of a document with these words, casefolded, in order."""
    rows = {(checksum * _MIX) & _RANGE for checksum in _checksums(words)}
    limit = ALWAYS_BELOW if len(rows) >= ALL_BELOW else _RANGE
    return Fingerprint(
        document=document,
        digest=hashlib.sha256(" ".join(words).encode()).hexdigest()[:32],
        words=len(words),
        rows=len(rows),
        sketch=array("I", sorted(one for one in rows if one <= limit)),
    )


def _checksums(words: Sequence[str]) -> set[int]:
    """Checksums of all rows, a space between words: each goes on from that of the words before."""
    spaced = [f"{word} ".encode() for word in words]
    last = [word.encode() for word in words[ROW - 1 :]]
    found: Iterable[int] = map(crc32, spaced)
    for at in range(1, ROW - 1):
        found = map(crc32, spaced[at:], found)
    return set(map(crc32, last, found))


def body_words(document: Document) -> list[str]:
    """The words of the body in order, casefolded."""
    text = " ".join(document.text[start:end] for start, end in document.body_spans)
    return _WORD.findall(text.casefold())


def placed_words(document: Document) -> list[tuple[int, int]]:
    """Where the words of the body stand: `[start, end)` of the text, in order.

    Empty where a casefolded word falls apart, so that they are not those of `body_words`.
    """
    found = [
        (start + word.start(), start + word.end())
        for start, end in document.body_spans
        for word in _WORD.finditer(document.text[start:end])
    ]
    return found if len(found) == len(body_words(document)) else []


def containment(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter text that stands in the other, from 0 to 1, from their sketches."""
    limit = ALWAYS_BELOW if max(one.rows, other.rows) >= ALL_BELOW else _RANGE
    mine = one.sketch[: bisect_right(one.sketch, limit)]
    theirs = other.sketch[: bisect_right(other.sketch, limit)]
    least = min(len(mine), len(theirs))
    return len(set(mine).intersection(theirs)) / least if least else 0.0


def least_rows(one: Fingerprint) -> int:
    """How many rows of a sketch are compared with another one's, at least."""
    return bisect_right(one.sketch, ALWAYS_BELOW)

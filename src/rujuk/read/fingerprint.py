"""The fingerprint of a page's body: what finds reprints of it, whole or in part.

The sketch holds every hash of three words in a row that falls into a fixed share of the range of
hashes. So what a text shares with another can be told from their sketches alone, and a cut reprint
is found as surely as a whole one: source of the idea, Broder 1997, "On the resemblance and
containment of documents" (the containment of A in B from the elements that are 0 modulo m).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """`digest`: of the words of the body in order, without case, marks and white space.

    `sketch` is sorted; `rows` is how many different rows of three words the body has, `words` how
    many words.
    """

    document: str
    digest: str
    words: int
    rows: int
    sketch: tuple[int, ...]


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a page's body; furniture has no part in it."""
    words = body_words(document)
    rows = {
        (zlib.crc32(" ".join(words[at : at + ROW]).encode()) * _MIX) & _RANGE
        for at in range(max(0, len(words) - ROW + 1))
    }
    limit = _RANGE // KEPT if len(rows) >= ALL_BELOW else _RANGE
    return Fingerprint(
        document=document.id,
        digest=hashlib.sha256(" ".join(words).encode()).hexdigest()[:32],
        words=len(words),
        rows=len(rows),
        sketch=tuple(sorted(one for one in rows if one <= limit)),
    )


def body_words(document: Document) -> list[str]:
    """The words of the body in order, casefolded."""
    text = " ".join(document.text[start:end] for start, end in document.body_spans)
    return _WORD.findall(text.casefold())


def containment(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter text that stands in the other, from 0 to 1, from their sketches."""
    limit = min(_limit(one), _limit(other))
    mine = {row for row in one.sketch if row <= limit}
    theirs = {row for row in other.sketch if row <= limit}
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0


def _limit(one: Fingerprint) -> int:
    return _RANGE // KEPT if one.rows >= ALL_BELOW else _RANGE

"""The words by which a page says that it was told a figure and not by whom: unnamed reports."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.records import Claim, Document

PURPOSES = frozenset({"attribution", "attributed_to", "said_by", "hearsay"})
"""A witness for one of these on a claim without a speaker is the word of an unnamed report."""

BEFORE, AFTER = 60, 30
"""Code points before and after a claim, in its sentence, where such a word speaks of it."""

_SENTENCE_END = re.compile(r"[.!?]\s|\n")


class HearsayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`hearsay.yaml` of a pack."""

    source: str
    words: tuple[str, ...]


def hearsay_words(claim: Claim, document: Document) -> str | None:
    """The page's word for an unnamed report of a claim; null where it has a speaker or none."""
    if claim.said_by:
        return None
    for witness in claim.witnesses:
        if witness.purpose in PURPOSES:
            return witness.text
    pattern = _pattern(document.language) if document.language else None
    if pattern is None:
        return None
    text = document.text
    before = _SENTENCE_END.split(text[max(0, claim.start - BEFORE) : claim.start])[-1]
    after = _SENTENCE_END.split(text[claim.end : claim.end + AFTER])[0]
    found = pattern.search(f"{before}{claim.quote}{after}")
    return found.group() if found else None


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    path = lexicon_path(language, "hearsay")
    if path is None:
        return None
    words = "|".join(re.escape(word) for word in load(path, HearsayWords).words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

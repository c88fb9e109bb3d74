"""The words by which a page says that it was told a figure and not by whom: unnamed reports."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Claim, Document, Event, Party

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
    named = _witnessed(claim)
    if named is not None:
        return named
    pattern = _pattern(document.language) if document.language else None
    if pattern is None:
        return None
    text = document.text
    before = _SENTENCE_END.split(text[max(0, claim.start - BEFORE) : claim.start])[-1]
    after = _SENTENCE_END.split(text[claim.end : claim.end + AFTER])[0]
    found = pattern.search(f"{before}{claim.quote}{after}")
    return found.group() if found else None


def event_source(
    event: Event, claims: Sequence[Claim], document: Document
) -> tuple[tuple[Party, ...], str | None]:
    """The speakers of an event, and the page's word for an unnamed report.

    An event for which the clause names no speaker has the source of the counts it carries: the
    same words give the same source to both.
    """
    if event.attributed_to:
        return event.attributed_to, None
    chain = next((claim.said_by for claim in claims if claim.said_by), ())
    if chain and all(claim.said_by[:1] == chain[:1] for claim in claims):
        return chain, None
    named = _witnessed(event)
    heard = (hearsay_words(claim, document) for claim in claims)
    return (), named or next((words for words in heard if words is not None), None)


def _witnessed(record: Claim | Event) -> str | None:
    found = (one.text for one in record.witnesses if one.purpose in PURPOSES)
    return next(found, None)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    path = lexicon_path(language, "hearsay")
    if path is None:
        return None
    words = "|".join(re.escape(word) for word in load(path, HearsayWords).words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

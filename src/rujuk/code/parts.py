"""Whether a claim counts a part of a force and not the force: words of the language packs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.records import Claim, Document


AFTER, WORDS_AFTER = 40, 2
"""Code points and words after counted ones within which "the other" is said of them."""

_WORD = re.compile(r"\w+(?:-\w+)*")


class PartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`parts.yaml` of a pack: words of a counted group that is by nature part of a larger one."""

    source: str
    words: tuple[str, ...]
    one_of_them: tuple[str, ...] = ()
    """First words of a count of one that say "a": of more that its page tells it is one."""
    rest: frozenset[str] = frozenset()
    """Words after counted ones for those who are left beside others told before."""
    handled: frozenset[str] = frozenset()
    """Verb forms of what is done with some of the dead or hurt: as many as it was done with."""
    note: str | None = None


def is_part(claim: Claim, language: str | None, claims: Mapping[str, Claim] | None = None) -> bool:
    """Whether the claim is of a part: it says of which claim, or its words name a special group.

    `claims` are those of its page by id. A figure taken from one of another measure ("of 4,700
    killed or wounded, 600 killed") is a part of that and the whole of its own. A part is shown
    beside its whole and contradicts it never.
    """
    whole = (claims or {}).get(claim.part_of or "")
    if whole is not None:
        return whole.measure is claim.measure
    return claim.part_of is not None or part_words(claim, language) is not None


def is_of_more(claim: Claim, document: Document, claims: Iterable[Claim]) -> bool:
    """Whether a claim is of one, or of the rest, of more that its page tells of the same measure.

    "A drone hit a house" beside 312 drones; "the other 20 crew" beside 23.
    """
    words = _words(document.language) if document.language else None
    if words is None:
        return False
    figure = claim.best or claim.low or 0
    more = [
        one
        for one in claims
        if one.measure is claim.measure and (one.best or one.low or 0) > figure > 0
    ]
    if not more:
        return False
    if figure == 1 and claim.quote.casefold().startswith(words.one_of_them):
        return True
    beside = _WORD.findall(document.text[claim.start : claim.end + AFTER].casefold())
    counted = len(_WORD.findall(claim.quote))
    left = not words.rest.isdisjoint(beside[: counted + WORDS_AFTER])
    return left and any(one.start < claim.start for one in more)


def handled_verbs(language: str) -> frozenset[str]:
    """Forms of verbs whose counted dead or hurt are those that it was done with, no total."""
    words = _words(language)
    return words.handled if words is not None else frozenset()


def part_words(claim: Claim, language: str | None) -> str | None:
    """The words that name the counted group as part of a larger one; null for none."""
    pattern = _pattern(language) if language else None
    if pattern is None:
        return None
    subject = (claim.of_whom.text,) if claim.of_whom is not None else ()
    heard = (claim.quote, *subject, *(witness.text for witness in claim.witnesses))
    found = (pattern.search(words) for words in heard)
    return next((one.group() for one in found if one is not None), None)


@cache
def _words(language: str) -> PartWords | None:
    path = lexicon_path(language, "parts")
    return None if path is None else load(path, PartWords)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    found = _words(language)
    if found is None:
        return None
    words = "|".join(re.escape(word) for word in found.words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

"""How a deed is told as not done: as untrue, not yet, not willing, or failed."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Modality, Stance

if TYPE_CHECKING:
    from rujuk.records import Event


class Negation(StrEnum):
    """Why a deed is told as not done."""

    UNTRUE = "untrue"
    """It is said not to be so: this contradicts who says it is."""
    NOT_YET = "not_yet"
    """It may still come: a later report that it did is news."""
    UNWILLING = "unwilling"
    """Somebody will not, cannot or shall not do it."""
    FAILED = "failed"
    """It was tried, or meant, and did not come about."""


class NegationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`negations.yaml` of a language."""

    source: str
    not_yet: frozenset[str]
    unwilling: frozenset[str]
    unwilling_phrases: tuple[str, ...]
    failed: frozenset[str]
    answering: frozenset[str]
    not_yet_phrases: tuple[str, ...] = ()


def negation_of(event: Event, language: str | None) -> Negation | None:
    """How the event is told as not done; null where it is not."""
    if event.modality is not Modality.DENIED and event.stance is not Stance.DENIED:
        return None
    words = _words(language) if language else None
    if words is None or event.denied_by is not None:
        return Negation.UNTRUE
    said = _said(event)
    for kind, listed in (
        (Negation.NOT_YET, words.not_yet),
        (Negation.UNWILLING, words.unwilling),
        (Negation.FAILED, words.failed),
    ):
        if said & listed:
            return kind
    for kind, pattern in _phrases(language or ""):
        if pattern.search(event.quote):
            return kind
    return Negation.UNTRUE


def is_answer(event: Event, language: str | None) -> bool:
    """Whether the words that negate the event answer what others say ("it is not true that")."""
    words = _words(language) if language else None
    return words is not None and not words.answering.isdisjoint(_said(event))


def _said(event: Event) -> set[str]:
    """The words that say the status of the event."""
    return {one.text.casefold() for one in event.witnesses if one.purpose == "modality"}


@cache
def _words(language: str) -> NegationWords | None:
    path = lexicon_path(language, "negations")
    return None if path is None else load(path, NegationWords)


@cache
def _phrases(language: str) -> list[tuple[Negation, re.Pattern[str]]]:
    words = _words(language)
    if words is None:
        return []
    told = (
        (Negation.NOT_YET, words.not_yet_phrases),
        (Negation.UNWILLING, words.unwilling_phrases),
    )
    return [
        (kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE))
        for kind, phrases in told
        if phrases
    ]

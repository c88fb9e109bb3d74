"""The words by which a figure is the older one, or is rejected: `lang/<code>/revisions.yaml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.verdict_words import verdict_words
from rujuk.lang.grammar import grammar
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.number_grammar import KindWords


class RevisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`revisions.yaml` of a language."""

    source: str
    formerly: frozenset[str]
    before: frozenset[str]
    reports: frozenset[str]
    figures: frozenset[str]
    older: frozenset[str]
    initial: frozenset[str]
    compared: frozenset[str]
    than: frozenset[str]
    past: tuple[str, ...]
    yesterday: tuple[str, ...]
    now: tuple[str, ...]
    since: frozenset[str]
    breaks: frozenset[str]
    right: tuple[str, ...]
    corrections: frozenset[str]
    rejections: tuple[str, ...]
    rejected: tuple[str, ...]
    sayings: frozenset[str]
    mistaken: frozenset[str]
    not_: frozenset[str] = msgspec.field(name="not")
    only: frozenset[str]
    takes_up: frozenset[str]
    adjectives_first: bool = False
    """Whether "earlier" and "that" stand before the noun of a figure, not behind it."""


class RevisionLexicon:
    """The words of one language, made ready for look-up."""

    __slots__ = (
        "falsehoods", "kinds", "negators", "now", "past", "rejected", "rejections", "relatives",
        "right", "takers", "triggers", "words", "yesterday",
    )  # fmt: skip

    def __init__(self, language: str, words: RevisionWords, kinds: KindWords) -> None:
        """`kinds` are the words beside numbers: of change, "dari", "menjadi"."""
        closed = grammar(language)
        verdicts = verdict_words(language)
        self.words = words
        self.kinds = kinds
        self.past = split_phrases(words.past)
        self.now = split_phrases(words.now)
        self.right = split_phrases(words.right)
        self.yesterday = split_phrases(words.yesterday)
        self.rejections = split_phrases(words.rejections)
        self.rejected = split_phrases(words.rejected)
        self.falsehoods = split_phrases(verdicts.falsehoods) if verdicts is not None else []
        self.relatives = closed.relativisers if closed is not None else frozenset()
        self.takers = closed.complementisers if closed is not None else frozenset()
        self.negators = (
            frozenset(w for w, kind in closed.auxiliaries.items() if kind == "negated")
            if closed is not None
            else frozenset()
        )
        phrases = (self.past, self.yesterday, self.rejections, self.rejected, self.falsehoods)
        self.triggers = (
            words.formerly | words.before | words.older | words.initial | words.compared
            | words.than | words.corrections | words.mistaken | words.not_ | kinds.rises | kinds.to
            | {phrase[0] for table in phrases for phrase in table}
        )  # fmt: skip


def split_phrases(phrases: Sequence[str]) -> list[tuple[str, ...]]:
    """The phrases as words, longest first."""
    return sorted((tuple(p.split()) for p in phrases), key=lambda parts: (-len(parts), parts))


@cache
def revision_lexicon(language: str) -> RevisionLexicon | None:
    """The words of this language; null where its pack has none."""
    path = lexicon_path(language, "revisions")
    numbers = number_grammar(language)
    if path is None or numbers is None:
        return None
    return RevisionLexicon(language, load(path, RevisionWords), numbers.kinds)

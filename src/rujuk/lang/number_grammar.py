"""The number lexica of a language (numbers, hedges, classifiers), made ready for look-up."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.number_words import NumberWords, number_words
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Hedge  # noqa: TC001 - msgspec reads the annotations


class HedgeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `hedges.yaml`."""

    words: str
    source: str
    hedge: Hedge | None = None
    before: bool = False
    after: bool = False
    neutral: bool = False
    of_many: bool = False
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    note: str | None = None


class KindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`classifiers.yaml`: what stands beside a number and says what kind it is."""

    source: str
    persons: frozenset[str]
    things: frozenset[str]
    units: frozenset[str]
    money_before: frozenset[str]
    money_after: frozenset[str]
    clock_before: frozenset[str]
    clock_after: frozenset[str]
    names_before: frozenset[str]
    ordinals_before: frozenset[str]
    ages_before: frozenset[str]
    years_before: frozenset[str]
    parts: tuple[str, ...]
    part_of: frozenset[str]
    not_wholes: frozenset[str]
    others: frozenset[str]
    from_: frozenset[str] = msgspec.field(name="from")
    to: frozenset[str]
    rises: frozenset[str]
    becomes: frozenset[str]
    scores: frozenset[str]
    counted: frozenset[str] = frozenset()
    ages_between: frozenset[str] = frozenset()
    clock_after_phrases: tuple[str, ...] = ()
    not_others: frozenset[str] = frozenset()
    open_parts: frozenset[str] = frozenset()
    """Last words of those `parts` that the noun of the whole follows ("three of the soldiers")."""


class NumberGrammar:
    """The lexica of one language, made ready for look-up."""

    __slots__ = (
        "after", "before", "clock_phrases", "days", "kinds", "language", "months", "none", "parts",
        "small_words", "triggers", "words",
    )  # fmt: skip

    def __init__(self, language: str, words: NumberWords) -> None:
        """Index hedges and phrases by the word where their look-up begins."""
        kinds_path = lexicon_path(language, "classifiers")
        hedges_path = lexicon_path(language, "hedges")
        if kinds_path is None or hedges_path is None:
            message = f"a pack with numbers.yaml needs classifiers.yaml and hedges.yaml: {language}"
            raise LookupError(message)
        self.language = language
        self.words = words
        self.kinds = load(kinds_path, KindWords)
        self.before: dict[str, list[tuple[tuple[str, ...], HedgeWords]]] = {}
        self.after: dict[str, list[tuple[tuple[str, ...], HedgeWords]]] = {}
        for entry in load(hedges_path, list[HedgeWords]):
            parts = tuple(entry.words.split())
            if entry.before:
                self.before.setdefault(parts[-1], []).append((parts, entry))
            if entry.after:
                self.after.setdefault(parts[0], []).append((parts, entry))
        for table in (self.before, self.after):
            for entries in table.values():
                entries.sort(key=lambda item: -len(item[0]))
        self.parts = _by_first(self.kinds.parts)
        self.none = _by_first(words.none)
        self.clock_phrases = _by_first(self.kinds.clock_after_phrases)
        calendar = calendar_words(language)
        self.months, self.days = calendar.months, calendar.days
        self.small_words = calendar.needs_capital
        self.triggers = frozenset(
            (*words.units, *words.wholes, *words.fused_packs, *words.ones, *words.vague,
             *words.several, *words.fractions, *words.half, *words.articles, *self.none,
             *words.none_openers)
        )  # fmt: skip


def _by_first(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda words: -len(words.split())):
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append(parts)
    return table


@cache
def number_grammar(language: str) -> NumberGrammar | None:
    """The number grammar of this language; null where its pack has none."""
    words = number_words(language)
    return None if words is None else NumberGrammar(language, words)

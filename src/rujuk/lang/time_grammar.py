"""The calendar words of a language made ready for look-up, and one time as read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.calendar_words import CalendarWords, calendar_words
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.number_words import NumberWords, number_words

if TYPE_CHECKING:
    from rujuk.lang.spans_of_time import When


class Atom(msgspec.Struct):
    """One time as read at `[first, last)`, before ranges and "since" are put together.

    `floating` is what must be told again against a neighbour: a weekday, or month and day without
    a year. `clock` is the time of day told with it.
    """

    first: int
    last: int
    when: When
    rule: str
    floating: tuple[str, int, int] | None = None
    clock: str | None = None


Phrases = dict[str, list[tuple[tuple[str, ...], str, int]]]


class TimeGrammar:
    """The calendar words of one language, made ready for look-up."""

    __slots__ = (
        "clocks",
        "counted",
        "gate",
        "language",
        "numbers",
        "openers",
        "parts",
        "phrases",
        "words",
    )

    def __init__(self, language: str, words: CalendarWords, numbers: NumberWords) -> None:
        """Build the phrase tables once."""
        self.language = language
        self.words = words
        self.numbers = numbers
        self.phrases: Phrases = {}
        self.parts: Phrases = {}
        for phrase, days in words.deictic.items():
            _add(self.phrases, phrase, "deictic", days)
        for phrase, days in words.next_day.items():
            _add(self.phrases, phrase, "next_day", days)
        for kind, phrases in (
            ("now", words.now), ("unresolved", words.unresolved), ("same_day", words.same_day),
        ):  # fmt: skip
            for phrase in phrases:
                _add(self.phrases, phrase, kind, 0)
        for phrase in words.parts_of_day:
            _add(self.parts, phrase, "part", 0)
        for table in (self.phrases, self.parts):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.gate = frozenset(
            (*words.months, *words.days, *words.periods, *words.fused_periods, *self.phrases,
             *words.quarters, *words.stages, *(phrase.split()[0] for phrase in words.weekend))
        )  # fmt: skip
        grammar = number_grammar(language)
        self.counted = frozenset[str]() if grammar is None else grammar.kinds.counted
        self.clocks = words.clock_heads | words.clock_zones
        self.openers = self.gate.union(
            words.date_heads,
            numbers.units,
            numbers.wholes,
            words.several,
            words.shifts_before,
            numbers.articles,
        )


def _add(table: Phrases, phrase: str, kind: str, days: int) -> None:
    parts = tuple(phrase.split())
    table.setdefault(parts[0], []).append((parts, kind, days))


@cache
def time_grammar(language: str) -> TimeGrammar | None:
    """The time grammar of this language; null where its pack has none."""
    words, numbers = calendar_words(language), number_words(language)
    if numbers is None or not words.months:
        return None
    return TimeGrammar(language, words, numbers)

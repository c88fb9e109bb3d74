"""Names of months and days of the week of a language: shared by the number and time grammars."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load


class CalendarWords(msgspec.Struct, frozen=True):
    """The part of `times.yaml` that names months (1-12) and days of the week (Monday is 0)."""

    source: str
    months: dict[str, int]
    days: dict[str, int]


@cache
def calendar_words(language: str) -> CalendarWords:
    """Months and days of this language by small letters; empty where it has no time lexicon."""
    path = lexicon_path(language, "times")
    if path is None:
        return CalendarWords(source="", months={}, days={})
    return load(path, CalendarWords)

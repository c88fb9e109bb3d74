"""Words of the calendar of a language: shared by the number and the time grammar."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load


class CalendarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`times.yaml` of a language. Months are 1-12, Monday is 0; offsets are days."""

    source: str
    months: dict[str, int]
    days: dict[str, int]
    week_or_day: frozenset[str] = frozenset()
    day_heads: frozenset[str] = frozenset()
    date_heads: frozenset[str] = frozenset()
    month_heads: frozenset[str] = frozenset()
    year_heads: frozenset[str] = frozenset()
    before_bare: frozenset[str] = frozenset()
    periods: dict[str, str] = {}
    fused_periods: dict[str, str] = {}
    several: frozenset[str] = frozenset()
    ago: frozenset[str] = frozenset()
    this: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    recent: frozenset[str] = frozenset()
    in_future: tuple[str, ...] = ()
    later: frozenset[str] = frozenset()
    earlier: tuple[str, ...] = ()
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    parts_of_day: tuple[str, ...] = ()
    part_hours: dict[str, tuple[int, int]] = {}
    clock_heads: frozenset[str] = frozenset()
    clock_zones: frozenset[str] = frozenset()
    local_time: frozenset[str] = frozenset()
    deictic: dict[str, int] = {}
    now: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    next_day: dict[str, int] = {}
    stages: dict[str, int] = {}
    weekend: tuple[str, ...] = ()
    quarters: dict[str, int] = {}
    quarter_ordinals: dict[str, int] = {}
    since: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    through_strict: frozenset[str] = frozenset()
    through_tails: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    needs_capital: frozenset[str] = frozenset()
    month_first: bool = False
    shifts_before: dict[str, int] = {}
    spans_before: frozenset[str] = frozenset()
    stage_links: frozenset[str] = frozenset()
    half_days: frozenset[str] = frozenset()
    date_links: frozenset[str] = frozenset()
    """Words between day, month and year ("5 de mayo de 2025")."""
    small_names: bool = False
    """Whether months and days of the week are written small."""


_NOTHING = CalendarWords(source="", months={}, days={})


@cache
def calendar_words(language: str) -> CalendarWords:
    """The calendar words of this language by small letters; empty where it has none."""
    path = lexicon_path(language, "times")
    return _NOTHING if path is None else load(path, CalendarWords)

"""Times of day told by the clock, as they are written: "pukul 20.00 WITA", "jam 8 malam"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rujuk.lang.calendar_words import calendar_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.calendar_words import CalendarWords
    from rujuk.lang.tokens import Token

_WRITTEN = re.compile(r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9])(?:[.:][0-5][0-9])?)?")
_HALF_DAY = 12
_LONGEST_PART = 4  # tokens: "dini hari", "a.m."
_GAP = 2


class Clock(NamedTuple):
    """A time of day at the tokens `[first, last)`: `text` is "20:00", local time as told."""

    first: int
    last: int
    text: str


def find_clocks(tokens: Sequence[Token], language: str) -> list[Clock]:
    """The times of day of a sentence, in order.

    A range ("pukul 08.00-10.00") is none, nor is an hour that may be of the morning or the evening
    ("pukul 8"), nor 24.00, the end of a day.
    """
    words = calendar_words(language)
    found: list[Clock] = []
    ends = False  # whether the number before begins a range that this one ends
    for at, token in enumerate(tokens):
        if token.kind != "number":
            continue
        first = _head(tokens, at, words)
        clock = read_clock(tokens, at, words, headed=first < at)
        if clock is not None and not ends:
            found.append(Clock(first, clock.last, clock.text))
        begun = first < at or bool(words.half_days)
        ends = clock is None and begun and _goes_on(tokens, _part(tokens, at + 1, words)[1], words)
    return found


def _head(tokens: Sequence[Token], at: int, words: CalendarWords) -> int:
    """Where the word for the hour stands before a number ("pukul", "pkl."); `at` for none."""
    for back in (1, 2):
        if at >= back and tokens[at - back].lower in words.clock_heads:
            return at - back if back == 1 or tokens[at - 1].text == "." else at
    return at


def read_clock(
    tokens: Sequence[Token], at: int, words: CalendarWords, *, headed: bool = True
) -> Clock | None:
    """The time of day whose number is token `at`; without a word before it, it needs a zone."""
    written = _WRITTEN.fullmatch(tokens[at].text)
    if written is None:
        return None
    phrase, last = _part(tokens, at + 1, words)
    part = words.part_hours.get(phrase)
    zoned = last < len(tokens) and tokens[last].lower in words.clock_zones
    last += zoned
    halved = phrase in words.half_days
    if not headed and not halved and not (zoned and written[2]):
        return None
    if words.half_days and not (halved or zoned or written[2]):
        return None  # "at 18 places"
    if _goes_on(tokens, last, words):
        return None
    hour = int(written[1])
    if part is not None and hour <= _HALF_DAY:
        hours = [one for one in (hour, hour + _HALF_DAY) if part[0] <= one <= part[1]]
        if len(hours) != 1:
            return None
        hour = hours[0]
    elif not written[2] and hour <= _HALF_DAY and not written[1].startswith("0"):
        return None
    return Clock(at, last, f"{hour:02}:{written[2] or '00'}")


def _part(tokens: Sequence[Token], at: int, words: CalendarWords) -> tuple[str, int]:
    """The words for the part of the day that begin at `at`, and where they end; "" for none."""
    for length in range(_LONGEST_PART, 0, -1):
        phrase = " ".join(token.lower for token in tokens[at : at + length])
        if phrase in words.part_hours:
            return phrase, at + length
    return "", at


def _goes_on(tokens: Sequence[Token], at: int, words: CalendarWords) -> bool:
    """Whether a range goes on soon: a word like "to" and a number."""
    for place in range(at, min(at + _GAP + 1, len(tokens) - 1)):
        if tokens[place].lower in words.through_strict:
            return any(token.kind == "number" for token in tokens[place + 1 : place + 3])
        if tokens[place].kind != "word":
            return False
    return False

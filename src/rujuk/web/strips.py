"""Reports by day as bars: places and heights, which templates draw as an SVG without a script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.web.strings import Strings

DAY, WEEK, MONTH = "day", "week", "month"
MOST_BARS = 66
"""Bars of a strip: of more days weeks are shown, of more weeks months."""
LEAST_BARS = 7
"""Days of a strip, also of a story that took fewer: so that one bar is not as wide as the page."""
MOST_TICKS = 6
LAST_TICK = 0.72
"""Share of the width behind which no tick stands: its name would not fit."""
_DAYS_OF_WEEK = 7

Count = tuple[str, int, int]
"""A day (ISO), its independent reports, its copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The reports of a day, or of the week or month that begins with it."""

    day: str
    independent: int
    copies: int
    x: float
    """Left edge, in the unit of a bar with the gap behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Bars from the first day to the last, one for each step, empty ones too."""

    step: str
    bars: tuple[Bar, ...]

    @property
    def ticks(self) -> list[tuple[int, str]]:
        """Up to `MOST_TICKS` bars to be named, by their number, with the day or month (EDTF)."""
        every = -(-len(self.bars) // MOST_TICKS)
        cut = len("2024-06") if self.step == MONTH else None
        ends = len(self.bars) * LAST_TICK
        return [
            (at, self.bars[at].day[:cut])
            for at in range(0, len(self.bars), every or 1)
            if at < ends
        ]

    @property
    def most(self) -> int:
        """Reports of the highest bar, 0 for none."""
        return max((one.independent + one.copies for one in self.bars), default=0)


def strip_of(days: Sequence[Count]) -> Strip:
    """The strip of these days, which are in order; of none it has no bars."""
    if not days:
        return Strip(step=DAY, bars=())
    first, last = date.fromisoformat(days[0][0]), date.fromisoformat(days[-1][0])
    step = next((one for one in (DAY, WEEK) if _steps(first, last, one) <= MOST_BARS), MONTH)
    starts = [_start(first, step)]
    while (after := _next(starts[-1], step)) <= last or len(starts) < LEAST_BARS:
        starts.append(after)
    counted = {start: [0, 0] for start in starts}
    for day, independent, copies in days:
        found = counted[_start(date.fromisoformat(day), step)]
        found[0] += independent
        found[1] += copies
    bars = [
        Bar(day=start.isoformat(), independent=independent, copies=copies, x=float(at))
        for at, (start, (independent, copies)) in enumerate(counted.items())
    ]
    return Strip(step=step, bars=tuple(bars))


def _steps(first: date, last: date, step: str) -> int:
    days = (last - first).days + 1
    return days if step == DAY else -(-days // _DAYS_OF_WEEK)


def _start(day: date, step: str) -> date:
    """The day, the Monday of its week, or the first of its month."""
    if step == WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == MONTH else day


def _next(start: date, step: str) -> date:
    if step == MONTH:
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start + timedelta(days=_DAYS_OF_WEEK if step == WEEK else 1)


def between(first: str | None, last: str | None, *, strings: Strings) -> str:
    """Two days in words, what they share told once: "7–9 October 2026"; for none: unknown."""
    if first is None or last is None or first == last:
        return strings.day(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{strings.day(last)}"
    begins = strings.day(first)
    return f"{begins.removesuffix(f' {last[:4]}')} – {strings.day(last)}"

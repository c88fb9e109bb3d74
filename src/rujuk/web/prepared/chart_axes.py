"""Axes of a chart of claims: of figures from nothing up, and of days.

A place on an axis is a share of it, 0 to 1, so that a chart is as wide as its window.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.wording import Wording

ORDERS = 100.0
"""From how many times the least figure on the axis is logarithmic: two orders of magnitude."""
MOST_STEPS = 4
"""Of a linear axis from nothing to its top."""
MOST_POWERS = 4
"""Labelled powers of ten of a logarithmic axis."""
BASE = 0.1
"""Share of a logarithmic axis below its least power, where "none" stands."""
SIDE = 0.045
"""Share of the axis of days that is left free at each end."""
LETTER = 0.035
"""Share of the axis of days that a letter of its labels takes where the axis is narrowest."""
EDGE = 0.09
"""Within this share of an end a label of the axis begins or ends there."""


class FigureAxis:
    """Figures from nothing up; logarithmic only where they span more than two orders."""

    def __init__(self, figures: Iterable[float]) -> None:
        """An axis that holds these figures."""
        known = [*figures]
        positive = sorted(one for one in known if one > 0)
        least, most = (positive[0], positive[-1]) if positive else (1.0, 1.0)
        self.logarithmic = most > ORDERS * least
        self._base = BASE if 0 in known else 0.0
        if self.logarithmic:
            self._low, self._high = math.floor(math.log10(least)), math.ceil(math.log10(most))
            every = -(-(self._high - self._low) // MOST_POWERS)
            powers = range(self._low, self._high + 1, every)
            self.ticks = [*([0.0] if self._base else []), *(10.0**one for one in powers)]
        else:
            step = _step(most / MOST_STEPS)
            steps = max(1, math.ceil(most / step - 1e-9))
            self._top = steps * step
            self.ticks = [step * number for number in range(steps + 1)]

    def place(self, figure: float) -> float:
        """Where a figure stands; of a logarithmic axis nothing stands at its base."""
        if not self.logarithmic:
            return min(1.0, max(0.0, figure / self._top))
        if figure <= 0:
            return 0.0
        share = (math.log10(figure) - self._low) / (self._high - self._low)
        return self._base + (1 - self._base) * min(1.0, max(0.0, share))


def _step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20, ... that is no less."""
    if least <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * one for one in (1, 2, 5, 10) if power * one >= least - 1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTick:
    """A labelled day: its place, day and month, the year where it is another than before."""

    at: float
    label: str
    year: str
    anchor: str
    """`start`, `middle` or `end`, as SVG has it."""


class DayAxis:
    """Days since year 1 from the first to the last of these, with room at both ends."""

    def __init__(self, days: Iterable[float]) -> None:
        """An axis that holds these days; at least two different ones."""
        told = sorted(days)
        side = max(0.5, (told[-1] - told[0]) * SIDE / (1 - 2 * SIDE))
        self._since, self._until = told[0] - side, told[-1] + side

    def place(self, day: float) -> float:
        """Where a day stands; what lies beyond an end stands at it."""
        share = (day - self._since) / (self._until - self._since)
        return min(1.0, max(0.0, share))

    def ticks(self, days: Iterable[tuple[float, str]], wording: Wording) -> list[DayTick]:
        """The first, the last, and as many between as do not collide: days with their ISO text."""
        by_day = dict(sorted(days, reverse=True))  # of one day the least text, which is shortest
        told = sorted(by_day.items())
        taken: list[tuple[float, float]] = []
        shown: list[tuple[float, str]] = []
        for day, text in dict.fromkeys((told[0], told[-1], *told)):
            left, right = self._extent(day, _day_words(text, wording)[0])
            if all(right + LETTER < one or other + LETTER < left for one, other in taken):
                taken.append((left, right))
                shown.append((day, text))
        found, year = [], ""
        for day, text in sorted(shown):
            label, its_year = _day_words(text, wording)
            at = self.place(day)
            new = "" if its_year in {year, label} else its_year
            found.append(DayTick(at=at, label=label, year=new, anchor=_anchor(at)))
            year = its_year
        return found

    def _extent(self, day: float, label: str) -> tuple[float, float]:
        """From where to where its label goes."""
        at, wide = self.place(day), LETTER * len(label)
        left = at - {"start": 0.0, "middle": 0.5, "end": 1.0}[_anchor(at)] * wide
        return left, left + wide


def _anchor(at: float) -> str:
    return "start" if at < EDGE else "end" if at > 1 - EDGE else "middle"


_DAY, _MONTH = len("2024-12-19"), len("2024-12")


def _day_words(text: str, wording: Wording) -> tuple[str, str]:
    """`2024-12-19` as "19 Dec" and "2024"; a month as "Dec", a year as itself."""
    whole = text.rpartition("/")[2][:_DAY]
    year, month, day = whole[:4], whole[5:_MONTH], whole[8:_DAY]
    if not month:
        return year, year
    name = wording.say(f"month.{month}")[:3]
    first, slash, _ = text.partition("/")
    if slash and first[:_MONTH] == whole[:_MONTH] and first[8:_DAY] == "01":
        return name, year
    return (f"{int(day)} {name}" if day else name), year


def day_number(day: str) -> float:
    """The ISO day as days since year 1."""
    return float(date.fromisoformat(day[:_DAY]).toordinal())

"""The chart of claims of several days: days across, figures up, a row for each authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.web.prepared.chart_axes import DayAxis
from rujuk.web.prepared.chart_labels import Marked, place_labels
from rujuk.web.prepared.chart_marks import (
    ARROW,
    DOT,
    NARROW,
    RANK,
    WIDE,
    Drawing,
    bare,
    kind_of,
    middle_of,
    open_above,
    open_below,
    percent,
    spans,
    time_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.web.prepared.chart_marks import Row, State
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.quantities import Quantity

HEIGHTS = {1: 150.0, 2: 112.0, 3: 92.0, 4: 82.0}
"""Pixels of a row, by how many there are."""
LOW_ROW = 74.0
"""The same of more rows."""
ABOVE, BELOW = 20.0, 9.0
"""Pixels of a row above the top of the axis and below its bottom."""
MOST_ASIDE = 44.0
"""Pixels that a mark may stand aside at most; of more that coincide the last lie on the first."""
DENIAL = 10.0
"""Pixels from the top of a row to a denial that names no figure."""
UNDATED = 67.0
"""Least pixels of the column beside the days in which undated claims stand."""
UNDATED_AT = 0.2
"""Where in it they stand, as a share of it."""


class OverTime(Drawing):
    """Days across, figures up: small multiples on the same axes."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
        """Place the days and figures."""
        super().__init__(quantity, rows, states, wording)
        self.height = HEIGHTS.get(len(rows), LOW_ROW)
        self._known = [day for day, _ in states]
        days = [one.as_of for one in self._ones if one.as_of is not None]
        ends = [middle_of(one.since, one.until) for one in days]
        told = [one.told for one in self._ones if one.told is not None]
        again = [middle_of(one.since, one.until) for one in told]
        self.days = DayAxis([*ends, *again, *self._known])
        self._rows: list[JsonObject] | None = None

    def form(self) -> JsonObject:
        """Axes, band and height of a row."""
        days = [
            (middle_of(one.as_of.since, one.as_of.until), one.as_of.text)
            for one in self._ones
            if one.as_of is not None
        ]
        told = self.days.ticks(days, self.wording)
        return {
            "along": False,
            "height": self.height,
            "undated": any(one.as_of is None for one in self._ones),
            "logarithmic": self.figures.logarithmic,
            "ticks": [
                {"y": self._y(figure), "label": self.wording.number(figure)}
                for figure in self.figures.ticks
            ],
            "days": [msgspec.to_builtins(one) | {"at": percent(one.at)} for one in told],
            "band": self._band(),
        }

    def _y(self, figure: float) -> float:
        room = self.height - ABOVE - BELOW
        return round(ABOVE + room * (1 - self.figures.place(figure)), 1)

    def _band(self) -> list[Json]:
        """The estimate from each day on which it changed until the next."""
        ends = [*self._known[1:], float("inf")]
        found: list[Json] = []
        for (day, now), end in zip(self.states, ends, strict=True):
            if now.low is None or now.high is None:
                continue
            left, right = self.days.place(day), self.days.place(end)
            top, bottom = self._y(now.high), self._y(now.low)
            found.append(
                {
                    "x": percent(left),
                    "width": percent(right - left),
                    "y": top,
                    "height": max(1.0, round(bottom - top, 1)),
                    "best": None if now.best is None else self._y(now.best),
                    "open": now.open_top,
                }
            )
        return found

    def _best_lines(self) -> list[tuple[float, float, float]]:
        """Where the best figure of the estimate is drawn: from, to, at which height."""
        ends = [*self._known[1:], float("inf")]
        return [
            (self.days.place(day), self.days.place(end), self._y(now.best))
            for (day, now), end in zip(self.states, ends, strict=True)
            if now.best is not None
        ]

    def rows(self) -> list[JsonObject]:
        """The marks of each authority, undated ones apart."""
        if self._rows is None:
            self._rows = [self._row(row) for row in self.told]
        return self._rows

    def _row(self, row: Row) -> JsonObject:
        dated = [one for one in row.ones if one.as_of is not None]
        undated = [one for one in row.ones if one.as_of is None]
        aside = UNDATED if any(one.as_of is None for one in self._ones) else 0.0
        return {
            "marks": self._marks(dated, (WIDE - aside, NARROW - aside)),
            "undated": self._marks(undated, (UNDATED, UNDATED)),
        }

    def _marks(self, ones: Sequence[Assertion], widths: tuple[float, float]) -> list[Json]:
        """The marks of one row, those labelled first that weigh most."""
        ordered = sorted(
            ones, key=lambda one: (RANK[kind_of(one, self.quantity)], -time_of(one), one.id)
        )
        marks = [self._mark(one) for one in ordered]
        moved = self._moved(ordered)
        for mark, shift in zip(marks, moved, strict=True):
            mark["shift"] = shift
        asked = [
            Marked(
                at=self._x(one),
                left=self._x(one),
                right=self._x(one),
                shift=shift,
                y=self._height_of(one),
                top=self._reach(one)[0],
                bottom=self._reach(one)[1],
                text=self._label(one) or self.wording.say("modality.denied"),
            )
            for one, shift in zip(ordered, moved, strict=True)
        ]
        lines = [] if widths[0] == UNDATED else self._best_lines()
        placed = [place_labels(asked, width, self.height, lines) for width in widths]
        for mark, wanted, wide, narrow in zip(marks, asked, *placed, strict=True):
            mark["label"] = wanted.text
            mark["wide"] = None if wide is None else msgspec.to_builtins(wide)
            mark["narrow"] = None if narrow is None else msgspec.to_builtins(narrow)
        return [*marks]

    def _moved(self, ones: Sequence[Assertion]) -> list[float]:
        """How many pixels each mark stands aside, so that it hides none before it."""
        taken: list[tuple[float, float]] = []
        found = []
        for one in ones:
            x, y, shift = self._x(one) * NARROW, self._height_of(one), 0.0
            while any(abs(x + shift - a) < DOT and abs(y - b) < DOT for a, b in taken):
                shift += DOT
            taken.append((x + shift, y))
            found.append(shift if shift <= MOST_ASIDE else 0.0)
        return found

    def _x(self, one: Assertion) -> float:
        return (
            0.2
            if one.as_of is None
            else self.days.place(middle_of(one.as_of.since, one.as_of.until))
        )

    def _height_of(self, one: Assertion) -> float:
        return DENIAL if bare(one) else self._y(one.figure)

    def _reach(self, one: Assertion) -> tuple[float, float]:
        """The highest and the lowest pixel of a mark."""
        y = self._height_of(one)
        if bare(one):
            return y, y
        top = y if one.high is None else min(y, self._y(one.high))
        bottom = y if one.low is None else max(y, self._y(one.low))
        top = top if one.high is not None else top - ARROW
        return max(2.0, top), bottom if one.low is not None else min(self.height, bottom + ARROW)

    def _mark(self, one: Assertion) -> JsonObject:
        top, bottom = self._reach(one)
        told = super()._mark(one) | {
            "x": percent(self._x(one)),
            "y": self._height_of(one),
            "top": top,
            "bottom": bottom,
            "point": one.best is not None or not spans(one),
            "bare": bare(one),
            "up": open_above(one),
            "down": open_below(one),
            "stretch": None,
            "until": None,
        }
        if one.as_of is not None and one.as_of.until - one.as_of.since > 1:
            left, right = self.days.place(one.as_of.since), self.days.place(one.as_of.until)
            told["stretch"] = {"x": percent(left), "width": percent(right - left)}
        if one.as_of is not None and one.told is not None and one.told.until > one.as_of.until:
            told["until"] = percent(self.days.place(middle_of(one.told.since, one.told.until)))
        return told

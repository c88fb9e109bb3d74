"""The chart of claims of one day, or of none: figures across, a row for each authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

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
    open_above,
    open_below,
    percent,
    short_figure,
    spans,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.web.prepared.chart_marks import Row, State
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.quantities import Quantity

ALONG = 36.0
"""Pixels of a row."""
MOST_ASIDE = 44.0
"""Pixels that a mark may stand aside at most, where figures are nearly the same."""
START, END = 0.02, 0.88
"""Shares of the width at which the axis begins and ends: labels follow."""
NO_FIGURE = 0.97
"""Where a denial without a figure stands, as a share of the width."""


class Along(Drawing):
    """Figures across: claims of one day, or of none."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
        """Place the figures."""
        super().__init__(quantity, rows, states, wording)
        self._rows: list[JsonObject] | None = None
        self._mixed = len({one.as_of is None for one in self._ones}) > 1

    def _estimates(self) -> list[Estimate]:
        return [self.quantity.estimate] if self.quantity.estimate is not None else []

    def form(self) -> JsonObject:
        """Axis and band, in the fields that the other chart has too."""
        now = self.quantity.estimate
        band: list[Json] = []
        if now is not None and now.low is not None and now.high is not None:
            left, right = self._across(now.low), self._across(now.high)
            band = [
                {
                    "x": percent(left),
                    "width": max(0.4, percent(right - left)),
                    "best": None if now.best is None else percent(self._across(now.best)),
                    "open": now.open_top,
                }
            ]
        return {
            "along": True,
            "height": ALONG,
            "undated": False,
            "logarithmic": self.figures.logarithmic,
            "ticks": [
                {"x": percent(self._across(figure)), "label": self.wording.number(figure)}
                for figure in self.figures.ticks
            ],
            "days": [],
            "band": band,
        }

    def _across(self, figure: float) -> float:
        return START + (END - START) * self.figures.place(figure)

    def rows(self) -> list[JsonObject]:
        """The marks of each authority."""
        if self._rows is None:
            self._rows = [{"marks": self._marks(row.ones), "undated": []} for row in self.told]
        return self._rows

    def _marks(self, ones: Sequence[Assertion]) -> list[Json]:
        ordered = sorted(ones, key=lambda one: (RANK[kind_of(one, self.quantity)], one.id))
        marks = [self._mark(one) for one in ordered]
        middle = ALONG / 2 + 1
        moved = self._moved(ordered)
        for mark, shift in zip(marks, moved, strict=True):
            mark["shift"] = shift
        asked = [
            Marked(
                at=self._x(one),
                shift=shift,
                left=self._ends(one)[0],
                right=self._ends(one)[1],
                y=middle,
                top=middle - 1,
                bottom=middle + 1,
                text=self._label(one),
                before=ARROW if open_below(one) else 0,
                after=ARROW if open_above(one) else 0,
            )
            for one, shift in zip(ordered, moved, strict=True)
        ]
        placed = [place_labels(asked, width, ALONG + 2) for width in (WIDE, NARROW)]
        for mark, wanted, wide, narrow in zip(marks, asked, *placed, strict=True):
            mark["label"] = wanted.text
            mark["wide"] = None if wide is None else msgspec.to_builtins(wide)
            mark["narrow"] = None if narrow is None else msgspec.to_builtins(narrow)
        return [*marks]

    def _moved(self, ones: Sequence[Assertion]) -> list[float]:
        """How many pixels each mark stands aside, so that it hides none before it."""
        taken: list[float] = []
        found = []
        for one in ones:
            x, shift = self._x(one) * NARROW, 0.0
            while any(abs(x + shift - other) < DOT for other in taken) and shift < MOST_ASIDE:
                shift += DOT
            taken.append(x + shift)
            found.append(shift)
        return found

    def _label(self, one: Assertion) -> str:
        text = short_figure(one, self.wording) or self.wording.say("modality.denied")
        return f"{text} *" if self._mixed and one.as_of is None else text

    def kinds(self) -> list[Json]:
        """Also what the star of an undated claim means."""
        return [*super().kinds(), *(["undated"] if self._mixed else [])]

    def _x(self, one: Assertion) -> float:
        """A denial that names no figure stands beyond the axis: it is no zero."""
        return NO_FIGURE if bare(one) else self._across(one.figure)

    def _ends(self, one: Assertion) -> tuple[float, float]:
        if bare(one):
            return NO_FIGURE, NO_FIGURE
        ends = (one.low, one.high)
        left, right = (self._across(one.figure if end is None else end) for end in ends)
        return left, right

    def _mark(self, one: Assertion) -> JsonObject:
        left, right = self._ends(one)
        return super()._mark(one) | {
            "x": percent(self._x(one)),
            "y": ALONG / 2 + 1,
            "left": percent(left),
            "width": percent(right - left),
            "point": one.best is not None or not spans(one),
            "bare": bare(one),
            "up": open_above(one),
            "down": open_below(one),
        }

"""What the charts of claims share: which claims they show, as what kinds of marks.

Lengths across are shares of the width in percent, so that a chart fits every window; heights are
pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import Hedge, Modality, Mode
from rujuk.web.prepared.chart_axes import FigureAxis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.statements import Authority

WIDE, NARROW = 430.0, 250.0
"""Least pixels of a row on a desk and on a phone, for which labels are placed."""
ARROW = 13.0
"""Pixels of the arrow of a figure that is open above or below."""
DOT = 11.0
"""Pixels that the middles of two marks lie apart at least, so that each can be seen and hit."""
RANK = {"best": 0, "stands": 1, "denies": 1, "retracted": 2, "left": 3, "before": 2, "held": 4}
"""Which marks get their labels first."""
_SYMBOLS = {
    Hedge.EXACT: "{}",
    Hedge.ABOUT: "≈{}",
    Hedge.AT_LEAST: "≥{}",
    Hedge.MORE_THAN: ">{}",
    Hedge.UP_TO: "≤{}",
    Hedge.LESS_THAN: "<{}",
}
"""How a label writes a hedge; the others stand in words."""


State = tuple[float, "Estimate"]
"""An estimate with the day, since year 1, from which it held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An authority with what the chart shows of it."""

    authority: Authority
    ones: tuple[Assertion, ...]


def plotted(quantity: Quantity) -> list[Assertion]:
    """What a chart of a quantity shows: nothing held, no shares, of sums only the best figure."""
    now = quantity.estimate
    best = None if now is None else now.drivers[0].id
    figures = [
        one
        for one in quantity.assertions
        if one.id not in quantity.held
        and one.mode is not Mode.SHARE
        and (not one.derived_from or one.id == best)
    ]
    return [*figures, *quantity.denials]


def tells(quantity: Quantity) -> bool:
    """Whether a chart says more than a line: claims that differ."""
    told = {(one.modality, one.low, one.best, one.high, one.mode) for one in plotted(quantity)}
    return len(told) > 1


def size_of(one: Assertion) -> float:
    """The figure that orders a claim; of a denial without one 0."""
    return 0.0 if bare(one) else one.figure


def bare(one: Assertion) -> bool:
    """Whether a denial names no figure."""
    return one.low is one.best is one.high is None


def kind_of(one: Assertion, quantity: Quantity) -> str:
    """What became of a claim: best, stands, before, denies, left, retracted, held."""
    if one in quantity.denials:
        return "left" if one.id in quantity.dropped else "denies"
    if one.id in quantity.held:
        return "held"
    if one.id in quantity.retracted:
        return "retracted"
    now = quantity.estimate
    if now is not None:
        if one.id == now.drivers[0].id:
            return "best"
        old = (*now.standing.superseded, *now.standing.outdated)
        if any(each.id == one.id for each in old):
            return "before"
    return "stands"


def is_foreseen(one: Assertion) -> bool:
    """Whether a claim tells of what is planned, possible or conditional."""
    return one.modality in (Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL)


def short_figure(one: Assertion, wording: Wording) -> str:
    """The figure as a label has it: "≥100", "11,000–12,000", "thousands"."""
    if bare(one):
        return ""
    if one.hedge is Hedge.RANGE and one.low is not None and one.high is not None:
        return f"{wording.number(one.low)}–{wording.number(one.high)}"
    if one.hedge not in _SYMBOLS:
        return wording.figure(one)
    return _SYMBOLS[one.hedge].format(wording.number(one.figure))


def open_above(one: Assertion) -> bool:
    """Whether its words leave it open how many more."""
    return not bare(one) and one.high is None


def open_below(one: Assertion) -> bool:
    """Whether its words leave it open how many fewer."""
    return not bare(one) and one.low is None


def spans(one: Assertion) -> bool:
    """Whether its words give two figures."""
    return one.low is not None and one.high is not None and one.low < one.high


def is_open(one: Assertion) -> bool:
    """Whether its words leave an end open."""
    return open_above(one) or open_below(one)


def percent(share: float) -> float:
    """A share of the width as SVG has it."""
    return round(100 * share, 2)


def time_of(one: Assertion) -> float:
    """The end of its time in days since year 1; 0 where none is told."""
    return one.as_of.until if one.as_of is not None else 0.0


def middle_of(since: float, until: float) -> float:
    """The day that stands for a stretch: the middle of one day, else its last."""
    return (since + until) / 2 if until - since <= 1 else until - 0.5


class Drawing:
    """What both kinds of chart share: marks with their classes, and what the legend must name."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
        """For the rows of a quantity; `states` are its estimates, oldest first."""
        self.quantity, self.told, self.states, self.wording = quantity, rows, states, wording
        ones = [one for row in rows for one in row.ones]
        figures = [
            figure for one in ones for figure in (one.low, one.best, one.high) if figure is not None
        ]
        self.figures = FigureAxis([*figures, *self._bounds()])
        self._ones = ones

    def _estimates(self) -> list[Estimate]:
        now = self.quantity.estimate
        return [*(one for _, one in self.states), *([now] if now is not None else [])]

    def _bounds(self) -> list[float]:
        return [
            figure
            for one in self._estimates()
            for figure in (one.low, one.best, one.high)
            if figure
        ]

    def kinds(self) -> list[Json]:
        """The kinds of marks that the legend explains."""
        kinds = {kind_of(one, self.quantity) for one in self._ones}
        found: dict[str, bool] = {kind: kind in kinds for kind in ("best", "stands", "before")}
        found["range"] = any(spans(one) for one in self._ones)
        found["open"] = any(is_open(one) for one in self._ones)
        found["denied"] = bool(kinds & {"denies", "left", "retracted"})
        found["foreseen"] = any(is_foreseen(one) for one in self._ones)
        found["flow"] = any(one.mode is Mode.FLOW for one in self._ones)
        found["band"] = bool(self._bounds())
        return [kind for kind, shown in found.items() if shown]

    def _mark(self, one: Assertion) -> JsonObject:
        classes = [kind_of(one, self.quantity)]
        classes += ["foreseen"] if is_foreseen(one) else []
        classes += ["flow"] if one.mode is Mode.FLOW else []
        return {"id": one.id, "classes": " ".join(classes)}

    def _label(self, one: Assertion) -> str:
        return short_figure(one, self.wording)

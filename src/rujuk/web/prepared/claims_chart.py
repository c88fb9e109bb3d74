"""The chart of a quantity: one row for each authority, its claims over time as ranges of figures.

Where the claims are of one day, or of none, the figures lie along the row instead. Lengths across
are shares of the width in percent, so that a chart fits every window; heights are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from rujuk.records import Hedge, Modality, Mode
from rujuk.web.prepared.chart_axes import DayAxis, FigureAxis, day_number
from rujuk.web.prepared.chart_labels import Marked, place_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.quantities import Quantity, Step
    from rujuk.weigh.statements import Authority

WIDE, NARROW = 430.0, 250.0
"""Least pixels of a row on a desk and on a phone, for which labels are placed."""
HEIGHTS = {1: 150.0, 2: 112.0, 3: 92.0, 4: 82.0}
"""Pixels of a row over time, by how many there are."""
LOW_ROW = 74.0
"""The same of more rows."""
ALONG = 36.0
"""Pixels of a row along which figures lie."""
ABOVE, BELOW = 20.0, 9.0
"""Pixels of a row above the top of the axis and below its bottom."""
ARROW = 13.0
"""Pixels of the arrow of a figure that is open above or below."""
DENIAL = 10.0
"""Pixels from the top of a row to a denial that names no figure."""
END = 0.88
"""Share of the width at which the axis of figures that lie along a row ends: labels follow."""
START = 0.02

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


def chart(
    quantity: Quantity,
    ones: Sequence[Assertion],
    steps: Sequence[Step],
    names: Mapping[Authority, str],
    wording: Wording,
) -> JsonObject:
    """The chart of these claims as JSON; `steps` are those of its estimate, oldest first."""
    rows = _rows(ones)
    dated = {
        int(_middle(one.as_of.since, one.as_of.until)) for one in ones if one.as_of is not None
    }
    drawing = _OverTime if len(dated) > 1 else _Along
    made = drawing(quantity, rows, _states(quantity, steps), wording)
    shown = made.form()
    for row, told in zip(rows, made.rows(), strict=True):
        told["who"] = names[row.authority]
        told["side"] = row.authority.role.value if row.authority.role.value in _SIDES else None
    kinds = made.kinds()
    if drawing is _Along or not any(one.known_at for one in steps):
        kinds = ["now" if kind == "band" else kind for kind in kinds]
    return {**shown, "rows": [*made.rows()], "kinds": kinds}


def _states(quantity: Quantity, steps: Iterable[Step]) -> list[State]:
    """The estimate from each day on which it changed; without a history, from its own day on."""
    told = [(day_number(one.known_at) + 0.5, one.estimate) for one in steps if one.known_at]
    now = quantity.estimate
    if told or now is None or now.drivers[0].told is None:
        return told
    day = now.drivers[0].told
    return [(_middle(day.since, day.until), now)]


_SIDES = ("belligerent", "belligerent_own")


def _rows(ones: Iterable[Assertion]) -> list[Row]:
    """The authorities in the order of their first figures; undated ones last."""
    told: dict[Authority, list[Assertion]] = {}
    for one in ones:
        told.setdefault(one.authority, []).append(one)

    def first(item: tuple[Authority, list[Assertion]]) -> tuple[float, float, str]:
        days = [one.as_of.until for one in item[1] if one.as_of is not None]
        return min(days, default=float("inf")), max(_size(one) for one in item[1]), item[0].name

    return [
        Row(authority=authority, ones=tuple(found))
        for authority, found in sorted(told.items(), key=first)
    ]


def _size(one: Assertion) -> float:
    return 0.0 if _bare(one) else one.figure


def _bare(one: Assertion) -> bool:
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


def _is_foreseen(one: Assertion) -> bool:
    return one.modality in (Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL)


def short_figure(one: Assertion, wording: Wording) -> str:
    """The figure as a label has it: "≥100", "11,000–12,000", "thousands"."""
    if _bare(one):
        return ""
    if one.hedge is Hedge.RANGE and one.low is not None and one.high is not None:
        return f"{wording.number(one.low)}–{wording.number(one.high)}"
    if one.hedge not in _SYMBOLS:
        return wording.figure(one)
    return _SYMBOLS[one.hedge].format(wording.number(one.figure))


class _Drawing:
    """What both kinds of chart share: marks with their classes, and what the legend must name."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
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
        found["range"] = any(_spans(one) for one in self._ones)
        found["open"] = any(_open(one) for one in self._ones)
        found["denied"] = bool(kinds & {"denies", "left", "retracted"})
        found["foreseen"] = any(_is_foreseen(one) for one in self._ones)
        found["flow"] = any(one.mode is Mode.FLOW for one in self._ones)
        found["band"] = bool(self._bounds())
        return [kind for kind, shown in found.items() if shown]

    def _mark(self, one: Assertion) -> JsonObject:
        classes = [kind_of(one, self.quantity)]
        classes += ["foreseen"] if _is_foreseen(one) else []
        classes += ["flow"] if one.mode is Mode.FLOW else []
        return {"id": one.id, "classes": " ".join(classes)}

    def _label(self, one: Assertion) -> str:
        return short_figure(one, self.wording)

    def _ticks(self) -> list[Json]:
        return [
            {"at": self.figures.place(figure), "label": self.wording.number(figure)}
            for figure in self.figures.ticks
        ]


def _spans(one: Assertion) -> bool:
    return one.low is not None and one.high is not None and one.low < one.high


def _open(one: Assertion) -> bool:
    return _open_above(one) or _open_below(one)


def _percent(share: float) -> float:
    return round(100 * share, 2)


class _OverTime(_Drawing):
    """Days across, figures up: small multiples on the same axes."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
        super().__init__(quantity, rows, states, wording)
        self.height = HEIGHTS.get(len(rows), LOW_ROW)
        self._known = [day for day, _ in states]
        spans = [one.as_of for one in self._ones if one.as_of is not None]
        ends = [_middle(one.since, one.until) for one in spans]
        told = [one.told for one in self._ones if one.told is not None]
        again = [_middle(one.since, one.until) for one in told]
        self.days = DayAxis([*ends, *again, *self._known])
        self._rows: list[JsonObject] | None = None

    def form(self) -> JsonObject:
        days = [
            (_middle(one.as_of.since, one.as_of.until), one.as_of.text)
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
            "days": [msgspec.to_builtins(one) | {"at": _percent(one.at)} for one in told],
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
                    "x": _percent(left),
                    "width": _percent(right - left),
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
            ones, key=lambda one: (_RANK[kind_of(one, self.quantity)], -_time(one), one.id)
        )
        marks = [self._mark(one) for one in ordered]
        asked = [
            Marked(
                at=self._x(one),
                left=self._x(one),
                right=self._x(one),
                y=self._height_of(one),
                top=self._reach(one)[0],
                bottom=self._reach(one)[1],
                text=self._label(one) or self.wording.say("modality.denied"),
            )
            for one in ordered
        ]
        lines = [] if widths[0] == UNDATED else self._best_lines()
        placed = [place_labels(asked, width, self.height, lines) for width in widths]
        for mark, wanted, wide, narrow in zip(marks, asked, *placed, strict=True):
            mark["label"] = wanted.text
            mark["wide"] = None if wide is None else msgspec.to_builtins(wide)
            mark["narrow"] = None if narrow is None else msgspec.to_builtins(narrow)
        return [*marks]

    def _x(self, one: Assertion) -> float:
        return (
            0.2 if one.as_of is None else self.days.place(_middle(one.as_of.since, one.as_of.until))
        )

    def _height_of(self, one: Assertion) -> float:
        return DENIAL if _bare(one) else self._y(one.figure)

    def _reach(self, one: Assertion) -> tuple[float, float]:
        """The highest and the lowest pixel of a mark."""
        y = self._height_of(one)
        if _bare(one):
            return y, y
        top = y if one.high is None else min(y, self._y(one.high))
        bottom = y if one.low is None else max(y, self._y(one.low))
        top = top if one.high is not None else top - ARROW
        return max(2.0, top), bottom if one.low is not None else min(self.height, bottom + ARROW)

    def _mark(self, one: Assertion) -> JsonObject:
        top, bottom = self._reach(one)
        told = super()._mark(one) | {
            "x": _percent(self._x(one)),
            "y": self._height_of(one),
            "top": top,
            "bottom": bottom,
            "point": one.best is not None or not _spans(one),
            "bare": _bare(one),
            "up": _open_above(one),
            "down": _open_below(one),
            "stretch": None,
            "until": None,
        }
        if one.as_of is not None and one.as_of.until - one.as_of.since > 1:
            left, right = self.days.place(one.as_of.since), self.days.place(one.as_of.until)
            told["stretch"] = {"x": _percent(left), "width": _percent(right - left)}
        if one.as_of is not None and one.told is not None and one.told.until > one.as_of.until:
            told["until"] = _percent(self.days.place(_middle(one.told.since, one.told.until)))
        return told


UNDATED = 67.0
"""Least pixels of the column beside the days in which undated claims stand."""
UNDATED_AT = 0.2
"""Where in it they stand, as a share of it."""

_RANK = {"best": 0, "stands": 1, "denies": 1, "retracted": 2, "left": 3, "before": 2, "held": 4}


def _time(one: Assertion) -> float:
    return one.as_of.until if one.as_of is not None else 0.0


def _middle(since: float, until: float) -> float:
    """The day that stands for a stretch: the middle of one day, else its last."""
    return (since + until) / 2 if until - since <= 1 else until - 0.5


class _Along(_Drawing):
    """Figures across: claims of one day, or of none."""

    def __init__(
        self, quantity: Quantity, rows: Sequence[Row], states: Sequence[State], wording: Wording
    ) -> None:
        super().__init__(quantity, rows, states, wording)
        self._rows: list[JsonObject] | None = None
        self._mixed = len({one.as_of is None for one in self._ones}) > 1

    def _estimates(self) -> list[Estimate]:
        return [self.quantity.estimate] if self.quantity.estimate is not None else []

    def form(self) -> JsonObject:
        now = self.quantity.estimate
        band: list[Json] = []
        if now is not None and now.low is not None and now.high is not None:
            left, right = self._across(now.low), self._across(now.high)
            band = [
                {
                    "x": _percent(left),
                    "width": max(0.4, _percent(right - left)),
                    "best": None if now.best is None else _percent(self._across(now.best)),
                    "open": now.open_top,
                }
            ]
        return {
            "along": True,
            "height": ALONG,
            "undated": False,
            "logarithmic": self.figures.logarithmic,
            "ticks": [
                {"x": _percent(self._across(figure)), "label": self.wording.number(figure)}
                for figure in self.figures.ticks
            ],
            "days": [],
            "band": band,
        }

    def _across(self, figure: float) -> float:
        return START + (END - START) * self.figures.place(figure)

    def rows(self) -> list[JsonObject]:
        if self._rows is None:
            self._rows = [{"marks": self._marks(row.ones), "undated": []} for row in self.told]
        return self._rows

    def _marks(self, ones: Sequence[Assertion]) -> list[Json]:
        ordered = sorted(ones, key=lambda one: (_RANK[kind_of(one, self.quantity)], one.id))
        marks = [self._mark(one) for one in ordered]
        middle = ALONG / 2 + 1
        asked = [
            Marked(
                at=self._x(one),
                left=self._ends(one)[0],
                right=self._ends(one)[1],
                y=middle,
                top=middle - 1,
                bottom=middle + 1,
                text=self._label(one),
                before=ARROW if _open_below(one) else 0,
                after=ARROW if _open_above(one) else 0,
            )
            for one in ordered
        ]
        placed = [place_labels(asked, width, ALONG + 2) for width in (WIDE, NARROW)]
        for mark, wanted, wide, narrow in zip(marks, asked, *placed, strict=True):
            mark["label"] = wanted.text
            mark["wide"] = None if wide is None else msgspec.to_builtins(wide)
            mark["narrow"] = None if narrow is None else msgspec.to_builtins(narrow)
        return [*marks]

    def _label(self, one: Assertion) -> str:
        text = short_figure(one, self.wording) or self.wording.say("modality.denied")
        return f"{text} *" if self._mixed and one.as_of is None else text

    def kinds(self) -> list[Json]:
        """Also what the star of an undated claim means."""
        return [*super().kinds(), *(["undated"] if self._mixed else [])]

    def _x(self, one: Assertion) -> float:
        """A denial that names no figure stands beyond the axis: it is no zero."""
        return NO_FIGURE if _bare(one) else self._across(one.figure)

    def _ends(self, one: Assertion) -> tuple[float, float]:
        if _bare(one):
            return NO_FIGURE, NO_FIGURE
        ends = (one.low, one.high)
        left, right = (self._across(one.figure if end is None else end) for end in ends)
        return left, right

    def _mark(self, one: Assertion) -> JsonObject:
        left, right = self._ends(one)
        return super()._mark(one) | {
            "x": _percent(self._x(one)),
            "y": ALONG / 2 + 1,
            "left": _percent(left),
            "width": _percent(right - left),
            "point": one.best is not None or not _spans(one),
            "bare": _bare(one),
            "up": _open_above(one),
            "down": _open_below(one),
        }


NO_FIGURE = 0.97
"""Where a denial without a figure stands, as a share of the width."""


def _open_above(one: Assertion) -> bool:
    return not _bare(one) and one.high is None


def _open_below(one: Assertion) -> bool:
    return not _bare(one) and one.low is None

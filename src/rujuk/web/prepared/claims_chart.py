"""The chart of a quantity: one row for each authority, its claims over time as ranges of figures.

Where the claims are of one day, or of none, the figures lie along the row instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.web.prepared.chart_along import Along
from rujuk.web.prepared.chart_axes import day_number
from rujuk.web.prepared.chart_marks import Row, middle_of, size_of
from rujuk.web.prepared.chart_over_time import OverTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.brief.wording import Wording
    from rujuk.form import JsonObject
    from rujuk.web.prepared.chart_marks import State
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.quantities import Quantity, Step
    from rujuk.weigh.statements import Authority


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
        int(middle_of(one.as_of.since, one.as_of.until)) for one in ones if one.as_of is not None
    }
    drawing = OverTime if len(dated) > 1 else Along
    made = drawing(quantity, rows, _states(quantity, steps), wording)
    shown = made.form()
    for row, told in zip(rows, made.rows(), strict=True):
        told["who"] = names[row.authority]
        told["side"] = row.authority.role.value if row.authority.role.value in _SIDES else None
    kinds = made.kinds()
    if drawing is Along or not any(one.known_at for one in steps):
        kinds = ["now" if kind == "band" else kind for kind in kinds]
    return {**shown, "rows": [*made.rows()], "kinds": kinds}


def _states(quantity: Quantity, steps: Iterable[Step]) -> list[State]:
    """The estimate from each day on which it changed; without a history, from its own day on."""
    told = [(day_number(one.known_at) + 0.5, one.estimate) for one in steps if one.known_at]
    now = quantity.estimate
    if told or now is None or now.drivers[0].told is None:
        return told
    day = now.drivers[0].told
    return [(middle_of(day.since, day.until), now)]


_SIDES = ("belligerent", "belligerent_own")


def _rows(ones: Iterable[Assertion]) -> list[Row]:
    """The authorities in the order of their first figures; undated ones last."""
    told: dict[Authority, list[Assertion]] = {}
    for one in ones:
        told.setdefault(one.authority, []).append(one)

    def first(item: tuple[Authority, list[Assertion]]) -> tuple[float, float, str]:
        days = [one.as_of.until for one in item[1] if one.as_of is not None]
        return min(days, default=float("inf")), max(size_of(one) for one in item[1]), item[0].name

    return [
        Row(authority=authority, ones=tuple(found))
        for authority, found in sorted(told.items(), key=first)
    ]

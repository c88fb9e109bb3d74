"""Figures of one quantity that exclude each other, side by side, until they are weighed.

Nothing is decided here: a difference says who says what, and that both cannot be read as the same
figure. Which one holds, and whether one replaces the other, is the work of weighing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.quantities import comparable, time_span
from rujuk.records import Hedge, Modality, Stance
from rujuk.weigh.parties import party_key, speaker_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.quantities import Assertion, Mention, Quantity

SMALLEST_SLACK, LARGEST_SLACK = 0.05, 0.25
"""Share of a figure that its wording leaves open, at least and at most: docs/decisions.md."""

ROUND_FROM = 100
"""An exact figure under this is taken to be counted to the last one."""

OPEN_TOP = 1.5
"""How many times its figure "more than" may reach before another figure excludes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Figures of one quantity by different root speakers, each excluded by another of them."""

    quantity: Quantity
    assertions: tuple[Assertion, ...]


def find_differences(quantities: Sequence[Quantity]) -> tuple[Difference, ...]:
    """Per quantity that happened, the figures of the whole that another speaker's figure excludes.

    Bands must be disjoint, root speakers and not only pages must differ, times must overlap (both
    unknown counts as overlapping, one unknown does not), and places and counted sectors must not
    tell of different things. A part, a size in words, a denied figure and "none" differ from
    nothing.
    """
    found = []
    for quantity in quantities:
        if quantity.modality is not Modality.HAPPENED:
            continue
        wholes = [one for one in quantity.assertions if _is_figure(one)]
        groups: list[list[Assertion]] = []
        for one in wholes:
            joined = [group for group in groups if any(_differ(one, other) for other in group)]
            merged = [other for group in joined for other in group]
            groups = [group for group in groups if group not in joined]
            groups.append([*merged, one])
        found += [
            Difference(quantity=quantity, assertions=tuple(one for one in wholes if one in group))
            for group in groups
            if len(group) > 1
        ]
    return tuple(found)


def band(one: Assertion) -> tuple[float, float]:
    """Least and greatest figure that the words leave open; bounds that they tell are kept.

    A figure is good to half a unit of its last digit that is not zero, 5 to 25 percent of it.
    """
    figure = next((v for v in (one.best, one.low, one.high) if v is not None), 0)
    if one.hedge is Hedge.RANGE:
        return float(one.low or 0), float(one.high or figure)
    slack = _slack(figure)
    if one.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return float(figure), figure * OPEN_TOP
    if one.low is None:
        least = figure - 2 * slack if one.hedge is Hedge.NEARLY else 0.0
        return least, float(figure)
    if one.hedge is Hedge.EXACT and figure < ROUND_FROM:
        return float(figure), float(figure)
    return figure - slack, figure + slack


def _slack(figure: int) -> float:
    unit = 1
    while figure and figure % (unit * 10) == 0:
        unit *= 10
    return min(max(unit / 2, figure * SMALLEST_SLACK), figure * LARGEST_SLACK)


def _is_figure(one: Assertion) -> bool:
    return (
        not one.part
        and not one.vague
        and one.whole is None
        and one.stance is not Stance.DENIED
        and any((one.low, one.best, one.high))
    )


def _differ(one: Assertion, other: Assertion) -> bool:
    """Whether two figures exclude each other in some mention of each."""
    first, second = band(one), band(other)
    if first[1] >= second[0] and second[1] >= first[0]:
        return False
    if one.root is not None and speaker_key(one.root) == speaker_key(other.root):
        return False
    sectors = [set(each.subject.sectors) for each in (one, other) if each.subject is not None]
    if all(sectors) and len(sectors) > 1 and sectors[0].isdisjoint(sectors[1]):
        return False
    return any(_meet(this, that) for this in one.mentions for that in other.mentions)


def _meet(this: Mention, that: Mention) -> bool:
    """Whether two claims are of one time and place.

    A figure for which a page names nobody meets none of the same page, and none of other words.
    """
    if not this.claim.said_by or not that.claim.said_by:
        counted = {party_key(one.claim.of_whom) for one in (this, that) if one.claim.of_whom}
        if this.sheet.document.id == that.sheet.document.id or len(counted) > 1:
            return False
    spans = time_span(this), time_span(that)
    if spans[0] is None or spans[1] is None:
        return spans[0] is spans[1] and comparable(this.claim, that.claim)
    overlap = spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]
    return overlap and comparable(this.claim, that.claim)

"""Since when figures exclude each other, and which of them a later report has set right.

Each affair is weighed for every day of its reports, as the history of an estimate is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.weigh.assertions import Status
from rujuk.weigh.changes import about
from rujuk.weigh.picture import by_thread, state_of
from rujuk.weigh.quantities import conflicts_of, make_quantities
from rujuk.weigh.summary import assertion_form, conflict_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.reports import Report

GONE = "gone"
"""Fate of a figure that nothing tells any more."""
FAR = "far"
"""Fate of two figures that both stand, and do not count as of one time any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Two figures that excluded each other from one day on, and on another no longer (ISO)."""

    quantity: Quantity
    """As it was before it closed."""
    conflict: Conflict
    opened: str
    closed: str
    fates: tuple[str, str]
    """What became of each: a status of an assertion, `gone` or `far`."""
    goes_on: bool
    """Whether the same two contradict each other with newer figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The days on which contradictions of figures opened, by their ids, and those that closed."""

    opened: Mapping[str, str]
    closed: tuple[Closed, ...]


def past_of(weighed: Weighed) -> Past:
    """What was in dispute on each day; reports of unknown day belong to every one."""
    opened: dict[str, str] = {}
    closed: list[Closed] = []
    for reports in by_thread(weighed.reports, weighed.threads).values():
        _replay(weighed, reports, opened, closed)
    return Past(opened=opened, closed=tuple(closed))


def _replay(
    weighed: Weighed, reports: Sequence[Report], opened: dict[str, str], closed: list[Closed]
) -> None:
    copied = weighed.copied
    first: dict[object, str] = {}
    over: dict[object, Closed] = {}
    before: dict[object, tuple[Quantity, Conflict]] = {}
    for day in sorted({one.reported_at for one in reports if one.reported_at is not None}):
        known = [one for one in reports if one.public_by(day)]
        quantities = make_quantities(state_of(known, copied, weighed.links), weighed.constants)
        now = {about(pair): (quantity, pair) for quantity, pair in conflicts_of(quantities)}
        for key in now:
            first.setdefault(key, day)
            over.pop(key, None)
        for key, (quantity, pair) in before.items():
            if key not in now:
                over[key] = _closed(quantity, pair, first[key], day, quantities)
        before = now
    opened.update((str(conflict_form(*found)["id"]), first[key]) for key, found in before.items())
    closed += over.values()


def _closed(
    quantity: Quantity, pair: Conflict, opened: str, day: str, now: Iterable[Quantity]
) -> Closed:
    sides = (pair.one, pair.other)
    first, second = (_fate(one, now) for one in sides)
    if first == second == Status.ACTIVE.value:
        first = second = FAR
    voices = {one.authority for one in sides}
    goes_on = any(
        {other.one.authority, other.other.authority} == voices
        and other.one.measure is quantity.measure
        for _, other in conflicts_of(tuple(now))
    )
    return Closed(
        quantity=quantity,
        conflict=pair,
        opened=opened,
        closed=day,
        fates=(first, second),
        goes_on=goes_on,
    )


def _fate(one: Assertion, quantities: Iterable[Quantity]) -> str:
    told = (one.authority, one.measure, one.figure, one.modality)
    for quantity in quantities:
        for other in (*quantity.assertions, *quantity.denials):
            if (other.authority, other.measure, other.figure, other.modality) == told:
                return str(assertion_form(other, quantity)["status"])
    return GONE

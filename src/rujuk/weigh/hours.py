"""Figures told by the day beside figures of that day told by the clock.

A day does not say at which hour: its end is no fresher than an hour of it. Beside counts by the
clock such a figure is taken to be of an hour at which it can have been told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.count_clocks import RUNNING
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.moments import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from rujuk.weigh.statements import Statement

Clocked = dict[tuple[object, ...], list["Statement"]]


def on_the_hour(statements: Iterable[Statement]) -> list[Statement]:
    """The statements in their order, each day beside hours of that day with one of them as its end.

    That of the same figure of its authority; of a count that only grows the first at which as many
    had been counted; else the last. Where its authority tells a running count only by the day, but
    gives the same report another by the clock, it is of that hour. The words of the time
    stay as they are told.
    """
    told = [*statements]
    briefings: Clocked = defaultdict(list)
    own: set[tuple[object, ...]] = set()
    for one in told:
        hour = _hour(one)
        if hour is not None:
            briefings[one.report, one.authority, int(hour)].append(one)
            own.add((one.authority, *_quantity(one, hour)))
    if not briefings:
        return told
    told = [_briefed(one, briefings, own) for one in told]
    counts: Clocked = defaultdict(list)
    for one in told:
        hour = _hour(one)
        if hour is not None:
            counts[_quantity(one, hour)].append(one)
    return [_beside(one, counts) for one in told]


def _hour(one: Statement) -> float | None:
    """The moment of a figure that is told by the clock."""
    time = one.as_of
    return time.until if time is not None and time.since == time.until else None


def _day(one: Statement) -> float | None:
    """The day of a figure that is told by the day."""
    time = one.as_of
    return time.since if time is not None and time.until - time.since == 1 else None


def _quantity(one: Statement, time: float) -> tuple[object, ...]:
    return one.measure, one.subject, one.scope.root, int(time)


def _briefed(
    one: Statement,
    briefings: Mapping[tuple[object, ...], Sequence[Statement]],
    own: Container[tuple[object, ...]],
) -> Statement:
    day = _day(one)
    if day is None or one.measure not in RUNNING or (one.authority, *_quantity(one, day)) in own:
        return one
    briefing = briefings.get((one.report, one.authority, int(day)), ())
    return _at(one, max(_hours(briefing), default=None))


def _beside(one: Statement, counts: Mapping[tuple[object, ...], Sequence[Statement]]) -> Statement:
    day = _day(one)
    beside = counts.get(_quantity(one, day), ()) if day is not None else ()
    if not beside or one.as_of is None:
        return one
    again = [o for o in beside if o.authority == one.authority and o.figure == one.figure]
    figure = one.figure or 0.0
    by_then = [] if one.measure in PRESENT else [o for o in beside if (o.figure or 0.0) >= figure]
    hour = min(_hours(again or by_then), default=max(_hours(beside)))
    told = _at(one, hour)
    if again or not by_then or one.reported_at is None or one.reported_at[:2] != one.as_of[:2]:
        return told
    # reported on its day too: before the count that had passed it by then
    return replace(told, reported_at=Span(hour, hour, one.reported_at.text))


def _hours(statements: Iterable[Statement]) -> list[float]:
    return [hour for one in statements if (hour := _hour(one)) is not None]


def _at(one: Statement, hour: float | None) -> Statement:
    if hour is None or one.as_of is None:
        return one
    return replace(one, as_of=Span(hour, hour, one.as_of.text))

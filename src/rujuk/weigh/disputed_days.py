"""Happenings of which authorities tell different days: contradictions of events."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from rujuk.records import content_id
from rujuk.weigh.event_contradictions import EventContradiction, Side, once, parties_once
from rujuk.weigh.tellings import same_voice, times_exclude

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.tellings import Telling


def find_disputed_days(happenings: Iterable[Happening]) -> tuple[EventContradiction, ...]:
    """Two days of one happening that exclude each other, told by different voices; by id.

    Only days that the pages' own words tell, none inferred from a page's date.
    """
    found = []
    for happening in happenings:
        days: dict[float, list[Telling]] = defaultdict(list)
        for one in happening.tellings:
            if one.began is not None:
                days[one.began].append(one)
        for first, second in combinations(sorted(days), 2):
            these, those = once(days[first]), once(days[second])
            pairs = [(one, other) for one in these for other in those]
            if any(same_voice(*pair) for pair in pairs):
                continue
            if not any(times_exclude(*pair) for pair in pairs):
                continue
            found.append(
                EventContradiction(
                    id=content_id("con", "event", "days", happening.id, int(first), int(second)),
                    why="days",
                    sides=(_side(first, these), _side(second, those)),
                )
            )
    return tuple(sorted(found, key=lambda one: one.id))


def _side(day: float, tellings: tuple[Telling, ...]) -> Side:
    return Side(
        says=date.fromordinal(int(day)).isoformat(),
        parties=parties_once(one.speaker for one in tellings),
        tellings=tellings,
    )

"""Threads: reports of one affair over days or months, linked by what they name.

A story is one cycle of news; a thread holds the same quantities for as long as they are told of.
Whether two reports are linked is decided by these two alone, so that a new page links or does not,
and never parts others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rujuk.weigh.reports import Report
    from rujuk.weigh.stories import Vector

LINKS = 0.28
"""Likeness from which two reports are of one affair: docs/decisions.md."""
FADES_DAYS = 120.0
"""After how many days apart a likeness has fallen to a third."""
_FORGETTING = 365.0
"""Days apart from which no likeness is enough: finds no candidates."""
_ROUNDING = 1e-9  # of sums
_REACH = math.ceil(FADES_DAYS * math.log(1 / LINKS + 1)) + 1
"""Days apart from which what two reports share, with what `_candidates` leaves out, links none."""

# What an anchor weighs, by its kind: a name of its own more than a country, this more than a word.
_NAME, _ENTRY, _COUNTRY, _FIGURE, _WORD = 2.0, 1.0, 0.7, 1.0, 0.6
_LEAST_FIGURE = 10.0
_HEAD, _PASSING = 2.0, 0.3
"""What stands in title or lead, or twice, is what a report is about; else it passes by."""


@dataclass(frozen=True, kw_only=True)
class Threads:
    """Which reports are linked: pairs of ids in order. `alike` are those that are no copies."""

    links: frozenset[tuple[str, str]]
    alike: frozenset[tuple[str, str]]

    def of(self, reports: Iterable[Report]) -> dict[str, str]:
        """The thread of each report: the id of its first report, by day and id."""
        ordered = sorted(reports, key=_seniority)
        first = {one.id: one.id for one in ordered}

        def root(one: str) -> str:
            while first[one] != one:
                first[one] = first[first[one]]
                one = first[one]
            return one

        rank = {one.id: place for place, one in enumerate(ordered)}
        for one in rank:
            for other in self._linked.get(one, ()):
                if other not in rank:
                    continue
                low, high = root(one), root(other)
                if low != high:
                    low, high = sorted((low, high), key=rank.__getitem__)
                    first[high] = low
        return {one.id: root(one.id) for one in ordered}

    @cached_property
    def _linked(self) -> dict[str, list[str]]:
        """For the first of each pair the others: few reports are asked of among many links."""
        linked: dict[str, list[str]] = defaultdict(list)
        for one, other in self.links:
            linked[one].append(other)
        return linked


def link_reports(
    reports: Sequence[Report],
    copied: Iterable[tuple[str, str]] = (),
    *,
    known: Collection[str] = (),
    earlier: Threads | None = None,
) -> Threads:
    """The links between these reports; the order given never matters. Copies are always linked.

    Whether two `known` reports are alike is taken from the links that were found `earlier`.
    """
    vectors = {one.id: vector_of(one.anchors) for one in reports}
    days = {one.id: day_bounds(one) for one in reports}
    held = frozenset(known) if earlier is not None else frozenset[str]()
    alike = {
        (one, other)
        for one, other in _candidates(vectors, days, held)
        if likeness(vectors[one], vectors[other], days_between(days[one], days[other])) >= LINKS
    }
    if earlier is not None:
        alike.update(pair for pair in earlier.alike if held.issuperset(pair))
    pairs = {(min(pair), max(pair)) for pair in copied}
    return Threads(links=frozenset(alike | pairs), alike=frozenset(alike))


def likeness(one: Vector, other: Vector, days: float) -> float:
    """What two reports share, the less the further apart: 0 nothing, 1 the same on one day."""
    shared = one.keys() & other.keys()
    # The sum is rounded once, so that its order never matters.
    return math.fsum([one[anchor] * other[anchor] for anchor in shared]) * fading(days)


def fading(days: float) -> float:
    """What is left of a likeness so many days apart, from 1 on."""
    return math.exp(-days / FADES_DAYS) if days <= _FORGETTING else 0.0


def vector_of(anchors: Mapping[str, float]) -> Vector:
    """The anchors by what their kind weighs, as a vector of length 1."""
    found = {}
    for anchor in sorted(anchors):
        weight = anchors[anchor]
        value = _kind(anchor) * (math.log(weight) + 1 if weight >= _HEAD else _PASSING * weight)
        if value:
            found[anchor] = value
    length = math.sqrt(math.fsum(value * value for value in found.values())) or 1.0
    return {anchor: value / length for anchor, value in found.items()}


def _kind(anchor: str) -> float:
    match anchor[0]:
        case "'":
            return _NAME
        case "=":
            return _FIGURE if float(anchor[1:]) >= _LEAST_FIGURE else 0.0
        case "~":
            return _WORD
        case _:
            return _ENTRY if "." in anchor else _COUNTRY


def _candidates(
    vectors: Mapping[str, Vector], days: Mapping[str, tuple[float, float]], known: Collection[str]
) -> list[tuple[str, str]]:
    """Pairs that may be alike enough, but of two known ones: they share weighty anchors.

    The anchors of a vector are ordered from the rarest on; those left out at the end are together
    too light to link two reports (prefix filtering, Bayardo 2007). What a pair shares is at most
    what it shares before that and as much as is left out, so that none is missed.
    """
    held = Counter(anchor for vector in vectors.values() for anchor in vector)
    holders, new = _Holders(), _Holders()
    found: list[tuple[str, str]] = []
    for one in sorted(vectors):
        left = 1.0
        shared: dict[str, float] = defaultdict(float)
        for anchor in sorted(vectors[one], key=lambda anchor: (held[anchor], anchor)):
            if left < LINKS * LINKS:
                break
            weight = vectors[one][anchor]
            left -= weight**2
            others = new if one in known else holders
            for other, its in others.within_reach(anchor, days[one]):
                shared[other] += weight * its
            holders.put(anchor, days[one], (one, weight))
            if one not in known:
                new.put(anchor, days[one], (one, weight))
        for other, told in shared.items():
            most = (told + LINKS + _ROUNDING) * fading(days_between(days[one], days[other]))
            if most >= LINKS:
                found.append((other, one))
    return found


class _Holders:
    """Who holds an anchor with what weight, looked up among those who are near enough in time."""

    def __init__(self) -> None:
        self._of: dict[str, dict[float, list[tuple[str, float]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        """By anchor, then by the period in which a report begins; infinite: of no one period."""

    def put(self, anchor: str, days: tuple[float, float], holder: tuple[str, float]) -> None:
        """Take in a report of these days."""
        since, until = days
        period = since // _REACH if until - since <= _REACH else math.inf
        self._of[anchor][period].append(holder)

    def within_reach(self, anchor: str, days: tuple[float, float]) -> Iterator[tuple[str, float]]:
        """All that may be linked to a report of these days, each once; others may be among them."""
        held = self._of[anchor]
        first, last = days[0] / _REACH - 3, days[1] / _REACH + 1
        for period, holders in held.items():
            if first <= period <= last or period == math.inf:
                yield from holders


def days_apart(one: Report, other: Report) -> float:
    """Days between the times that two reports may be of; 0 where nothing tells them apart."""
    return days_between(day_bounds(one), day_bounds(other))


def days_between(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Days between two stretches of days; 0 where they meet."""
    return max(0.0, first[0] - second[1], second[0] - first[1])


def day_bounds(one: Report) -> tuple[float, float]:
    """The first and the last day that a report may be of, infinite where nothing bounds it."""
    day = one.reported_at if one.dated else None
    since, until = day or one.not_before, day or one.not_after
    return (
        float(date.fromisoformat(since).toordinal()) if since else -math.inf,
        float(date.fromisoformat(until).toordinal()) if until else math.inf,
    )


def _seniority(one: Report) -> tuple[bool, str, str]:
    return one.reported_at is None, one.reported_at or "", one.id

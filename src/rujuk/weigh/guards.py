"""What is kept out of the weighing, with the reason; nothing is deleted."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rujuk.records import Measure, Mode, Stance
from rujuk.weigh.constants import UNSOURCED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants

KINDS = frozenset({Measure.KILLED, Measure.WOUNDED})
TOTALS = frozenset({Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES})
_RUMOURS = frozenset({Stance.RUMOURED, Stance.UNVERIFIED})


class Hold(NamedTuple):
    """Why an assertion is not weighed: a reason, and the assertion that shows it, if one does."""

    reason: str
    because: Assertion | None = None


def hold(assertions: Sequence[Assertion], constants: Constants) -> dict[str, Hold]:
    """The held assertions by id.

    `category_garble`: deaths or wounds with the figure that the same family gives, about the same
    time, for dead and wounded together. `rumour`: from nobody who can know, until another family
    gives a figure that agrees.
    """
    held: dict[str, Hold] = {}
    totals = _Totals(assertions)
    beside: dict[object, list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.authority.role not in UNSOURCED:
            beside[_beside(one)].append(one)
    for one in assertions:
        total = _garbled(one, totals, constants)
        if total is not None:
            held[one.id] = Hold("category_garble", total)
        elif _rumour(one) and not any(
            _supports(other, one, constants) for other in beside.get(_beside(one), ())
        ):
            held[one.id] = Hold("rumour")
    return held


def _garbled(one: Assertion, totals: _Totals, constants: Constants) -> Assertion | None:
    if one.measure not in KINDS or one.mode is Mode.FLOW or not one.figure or one.as_of is None:
        return None
    found = (
        other
        for other in totals.near(one, constants)
        if other.as_of is not None
        and other.as_of.apart(one.as_of) <= constants.garble_days
        and abs(other.figure - one.figure) <= constants.garble * other.figure
    )
    return next(found, None)


class _Totals:
    """Figures for dead and wounded together: those of a family for a subject, by their figures."""

    def __init__(self, assertions: Sequence[Assertion]) -> None:
        self._assertions = assertions
        self._places: dict[object, list[tuple[float, int]]] = defaultdict(list)
        for place, one in enumerate(assertions):
            if one.measure in TOTALS and one.mode is not Mode.FLOW:
                self._places[self._key(one)].append((one.figure, place))
        for places in self._places.values():
            places.sort()

    def near(self, one: Assertion, constants: Constants) -> Iterator[Assertion]:
        """Those that may be this figure, in the order of the assertions."""
        places = self._places.get(self._key(one), [])
        room = 2 * constants.garble  # more than the guard allows: it is the guard that compares
        first = bisect_left(places, (one.figure / (1 + room), 0))
        last = len(places)
        if room < 1:
            last = bisect_left(places, (one.figure / (1 - room), len(self._assertions)))
        return (self._assertions[place] for place in sorted(at for _, at in places[first:last]))

    @staticmethod
    def _key(one: Assertion) -> object:
        return one.authority.family, one.subject


def _beside(one: Assertion) -> object:
    """What a figure and one that supports it share."""
    return one.measure, one.subject, one.mode


def _rumour(one: Assertion) -> bool:
    return one.stance in _RUMOURS and one.authority.role in UNSOURCED


def _supports(other: Assertion, one: Assertion, constants: Constants) -> bool:
    return (
        other.authority.family != one.authority.family
        and other.authority.role not in UNSOURCED
        and agree(other, one, constants)
    )


def agree(one: Assertion, other: Assertion, constants: Constants) -> bool:
    """Whether two figures are near: bands that meet, or a difference within a quarter."""
    if one.band.meets(other.band):
        return True
    larger = max(one.figure, other.figure)
    return abs(one.figure - other.figure) <= constants.agreement * larger

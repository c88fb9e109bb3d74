"""Which figures of a quantity vote for the best one, what each weighs, and which of them wins."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rujuk.records import Hedge, Stance
from rujuk.weigh.assertions import order
from rujuk.weigh.bands import last_unit
from rujuk.weigh.constants import Role
from rujuk.weigh.guards import agree
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.standing import until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.standing import Standing

_BOUNDS = frozenset(
    {Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.UP_TO, Hedge.LESS_THAN, Hedge.NEARLY, Hedge.VAGUE,
     Hedge.RANGE}
)  # fmt: skip
_PAIR = 2


def best_of(standing: Standing, constants: Constants) -> Assertion:
    """The vote that gives the best figure. There must be one.

    It is the candidate at the weighted median; of two of like weight the lower (ACLED). What a
    party admits of its own losses above it is believed.
    """
    votes = _candidates(standing, constants)
    best = _median(votes, standing, constants)
    admitted = [
        one
        for one in standing.active
        if one.authority.role is Role.BELLIGERENT_OWN
        and one.stance is Stance.ADMITTED
        and one.band.low > best.band.high
    ]
    return max(admitted, key=lambda one: (one.figure, order(one)), default=best)


def _candidates(standing: Standing, constants: Constants) -> list[Assertion]:
    """Votes that stand for a figure of their own.

    A bound ("more than 100") or a round figure ("about 100") that a more exact vote keeps (113)
    supports it. An older count that a later one of no less trust has passed is no candidate either:
    a cycle later, or any time later where their bands meet, as those of one growing count do.
    """
    votes = standing.concurrent
    told = [
        one for one in votes if not any(_keeps(other, one, standing, constants) for other in votes)
    ]
    left = [
        one for one in told if not any(_passed(other, one, standing, constants) for other in told)
    ]
    # Times of unlike width may pass one another, or themselves: then all of them stand.
    return left or told or [*votes]


def _keeps(exact: Assertion, rough: Assertion, standing: Standing, constants: Constants) -> bool:
    """Whether a figure is a more exact one of what another only bounds or rounds."""
    top = rough.band.high
    if rough.hedge is Hedge.NEARLY:
        top *= 1 + constants.slack_least  # "nearly 30,000" is said of 30,035 too
    if _bounds_only(exact) or not rough.band.low <= exact.figure <= top:
        return False
    late = until(rough) - until(exact) >= standing.tempo.cycle
    if _bounds_only(rough):
        return not late or rough.measure not in PRESENT
    unit = last_unit(rough.figure)
    rounded = rough.hedge is Hedge.ABOUT or unit >= constants.counted_below
    return not late and rounded and last_unit(exact.figure) < unit


def _bounds_only(one: Assertion) -> bool:
    return one.hedge in _BOUNDS


def _passed(fresh: Assertion, old: Assertion, standing: Standing, constants: Constants) -> bool:
    if fresh.as_of is None or old.told is None or fresh.as_of.until <= old.told.until:
        return False
    if fresh.as_of.until - old.told.until < standing.tempo.cycle and (
        fresh.as_of.since < old.told.until or not fresh.band.meets(old.band)
    ):
        return False
    trust = constants.role_weight
    if trust[fresh.authority.role] < trust[old.authority.role]:
        return False
    return fresh.figure > old.figure or (old.measure in PRESENT and fresh.scope == old.scope)


def _median(votes: Sequence[Assertion], standing: Standing, constants: Constants) -> Assertion:
    newest = max(until(one) for one in votes)
    ranked = sorted(votes, key=lambda one: (one.figure, order(one)))
    weights = [weight(one, newest, standing, constants) for one in ranked]
    middle = ranked[_middle(weights, constants)]
    return max((one for one in ranked if one.figure == middle.figure), key=order)


def _middle(weights: Sequence[float], constants: Constants) -> int:
    """The place of the weighted median; of two of like weight the first."""
    if len(weights) == _PAIR:
        lower, higher = weights
        near = abs(lower - higher) <= constants.tie * max(lower, higher)
        return 0 if near or lower > higher else 1
    half = sum(weights) / 2
    passed = 0.0
    for place, own in enumerate(weights):
        passed += own
        if passed >= half - 1e-9:
            return place
    return len(weights) - 1


def weight(one: Assertion, newest: float, standing: Standing, constants: Constants) -> float:
    """What an assertion weighs: role, age, wording, and the other roots of its family."""
    found = constants.role_weight[one.authority.role]
    age = max(0.0, newest - until(one))
    found *= math.exp2(-age / standing.tempo.half_life)
    if one.vague:
        found *= constants.vague_weight
    if one.derived_from:
        found *= constants.derived_weight
    roots = {
        other.authority
        for other in standing.active
        if other.authority.family == one.authority.family
        and other.authority != one.authority
        and agree(other, one, constants)
    }
    return found * (1 + constants.support * len(roots))

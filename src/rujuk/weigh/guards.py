"""What is kept out of the weighing, with the reason; nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.records import Measure, Mode, Stance
from rujuk.weigh.constants import UNSOURCED

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    for one in assertions:
        total = _garbled(one, assertions, constants)
        if total is not None:
            held[one.id] = Hold("category_garble", total)
        elif _rumour(one) and not any(_supports(other, one, constants) for other in assertions):
            held[one.id] = Hold("rumour")
    return held


def _garbled(
    one: Assertion, assertions: Sequence[Assertion], constants: Constants
) -> Assertion | None:
    if one.measure not in KINDS or one.mode is Mode.FLOW or not one.figure or one.as_of is None:
        return None
    for other in assertions:
        if (
            other.measure in TOTALS
            and other.mode is not Mode.FLOW
            and other.authority.family == one.authority.family
            and other.subject == one.subject
            and other.as_of is not None
            and other.as_of.apart(one.as_of) <= constants.garble_days
            and abs(other.figure - one.figure) <= constants.garble * other.figure
        ):
            return other
    return None


def _rumour(one: Assertion) -> bool:
    return one.stance in _RUMOURS and one.authority.role in UNSOURCED


def _supports(other: Assertion, one: Assertion, constants: Constants) -> bool:
    return (
        other.authority.family != one.authority.family
        and other.authority.role not in UNSOURCED
        and other.measure is one.measure
        and other.subject == one.subject
        and other.mode is one.mode
        and agree(other, one, constants)
    )


def agree(one: Assertion, other: Assertion, constants: Constants) -> bool:
    """Whether two figures are near: bands that meet, or a difference within a quarter."""
    if one.band.meets(other.band):
        return True
    larger = max(one.figure, other.figure)
    return abs(one.figure - other.figure) <= constants.agreement * larger

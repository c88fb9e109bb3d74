"""From where an authority counts, and how long figures of two sides are of one time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.weigh.constants import Role

if TYPE_CHECKING:
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.tempo import Tempo


class Side(StrEnum):
    """From where an authority counts."""

    PARTY = "party"  # it fights
    DUTY = "duty"  # it answers for what happens at home
    WATCH = "watch"  # it looks on: organisations, services, residents
    PRESS = "press"


_SIDES = {
    Role.BELLIGERENT: Side.PARTY,
    Role.BELLIGERENT_OWN: Side.PARTY,
    Role.OFFICIAL: Side.DUTY,
    Role.MEDIA: Side.PRESS,
    Role.VOICE: Side.PRESS,
    Role.MEDIA_UNSOURCED: Side.PRESS,
    Role.ANONYMOUS: Side.PRESS,
}


def side_of(one: Assertion) -> Side:
    """The side of an assertion's authority."""
    return _SIDES.get(one.authority.role, Side.WATCH)


def cycle_between(one: Assertion, other: Assertion, tempo: Tempo, constants: Constants) -> float:
    """Days within which a difference of two figures is a dispute, and not growth.

    Between those who answer for what happens, who fight and who look on, a figure is not simply
    overtaken by the next: for them the usual cycle counts where it is longer. The press follows,
    but "none" of one who fights is no old count that the news has left behind: it is his word.
    """
    sides = {side_of(one), side_of(other)}
    if any(side_of(each) is Side.PARTY and each.figure == 0 for each in (one, other)):
        return max(tempo.cycle, constants.usual_cycle)
    if len(sides) == 1 or Side.PRESS in sides or one.subject.affair is None:
        return tempo.cycle
    return max(tempo.cycle, constants.usual_cycle)

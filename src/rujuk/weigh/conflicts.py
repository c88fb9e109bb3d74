"""Figures that exclude each other: the same quantity, the same time, bands that do not meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from rujuk.records import Hedge, Modality
from rujuk.weigh.bands import last_unit
from rujuk.weigh.constants import Role
from rujuk.weigh.guards import exclude
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.sides import cycle_between

if TYPE_CHECKING:
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.standing import Standing


class Why(StrEnum):
    """Why two assertions contradict."""

    DISJOINT = "same_quantity_same_time_disjoint"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two assertions that cannot both be right."""

    one: Assertion
    other: Assertion
    why: Why = Why.DISJOINT

    @property
    def records(self) -> tuple[str, str]:
        """Ids of both, in order."""
        first, second = sorted((self.one.id, self.other.id))
        return first, second


def find_conflicts(standing: Standing, constants: Constants) -> tuple[Conflict, ...]:
    """The pairs of active assertions of different families, or domestic bodies, that contradict.

    No contradiction: growth (a cycle or more apart), a part beside its whole, a size told in words
    beside a figure that it may hold, one family's later figure, what only may be so, two sums (what
    they are sums of is told), a size in words beside its family's own figure or another such size.
    """
    feared = Modality.POSSIBLE
    firm = {one.authority.family for one in standing.active if one.modality is not feared}
    precise = {one.authority.family for one in standing.active if not one.vague}
    told = [
        one
        for one in standing.active
        if not (one.vague and one.authority.family in precise)
        and not (one.modality is feared and one.authority.family in firm)
    ]
    found = [
        Conflict(one, other)
        for one, other in combinations(told, 2)
        if _independent(one, other)
        and not (one.derived_from and other.derived_from)
        and not (one.vague and other.vague)
        and _said_to_be(one, other)
        and _same_time(one, other, standing, constants)
        and (exclude(one, other, constants) or _set_side_by_side(one, other))
        and not _part_below_whole(one, other)
    ]
    return tuple(sorted(found, key=lambda pair: pair.records))


def _set_side_by_side(one: Assertion, other: Assertion) -> bool:
    """Whether one report gives both as counted, and their last digits do not leave them equal.

    "180, says the Red Cross; 196, says Houthi": a page that tells both tells a dispute, though two
    pages with these figures might only round or count at another hour.
    """
    if one.hedge is not Hedge.EXACT or other.hedge is not Hedge.EXACT or one.vague or other.vague:
        return False
    if Role.VOICE in (one.authority.role, other.authority.role) or not _beside(one, other):
        return False
    open_by_wording = (last_unit(one.figure) + last_unit(other.figure)) / 2
    return abs(one.figure - other.figure) > open_by_wording


def _beside(one: Assertion, other: Assertion) -> bool:
    """Whether a report tells both."""
    reports = {mention.report for mention in one.mentions}
    return not reports.isdisjoint(mention.report for mention in other.mentions)


def _said_to_be(one: Assertion, other: Assertion) -> bool:
    """Whether both are said to be so; against "none at all" what is feared is said too."""
    feared = Modality.POSSIBLE in (one.modality, other.modality)
    return not feared or 0 in (one.figure, other.figure)


def _independent(one: Assertion, other: Assertion) -> bool:
    """Whether two figures are of two families, or of two domestic bodies that each count."""
    if one.authority.family != other.authority.family:
        return True
    official = one.authority.role is other.authority.role is Role.OFFICIAL
    return official and one.authority.name != other.authority.name


def _same_time(one: Assertion, other: Assertion, standing: Standing, constants: Constants) -> bool:
    """Whether nothing but a dispute explains that two figures differ."""
    if one.told is None or other.told is None:
        return False
    voices = Role.VOICE in (one.authority.role, other.authority.role)
    if voices and one.measure in LOSSES and not _beside(one, other):
        # Whose figure a page passes on is not known: a higher one of that day or later is growth.
        first, last = sorted((one, other), key=lambda each: each.told.until if each.told else 0.0)
        if first.told == last.told or last.figure > first.figure:
            return False
    return one.told.apart(other.told) < cycle_between(one, other, standing.tempo, constants)


def _part_below_whole(one: Assertion, other: Assertion) -> bool:
    """Whether one is of a part of the other's place and no larger."""
    if one.scope == other.scope:
        return False
    if one.scope.within(other.scope):
        return one.band.low <= other.band.high
    if other.scope.within(one.scope):
        return other.band.low <= one.band.high
    return True

"""Figures that somebody denies: set against what they deny, taken back where they are one's own.

A denial is never a zero and never weighed. "None" that an authority states is the figure 0.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import Modality, Stance
from rujuk.weigh.conflicts import Conflict, Why
from rujuk.weigh.guards import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.statements import Statement


def part_denials(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements that give a figure, and those that deny one, with or without naming it."""
    figures: list[Statement] = []
    denials: list[Statement] = []
    for one in statements:
        denying = Modality.DENIED is one.modality or Stance.DENIED is one.stance
        if denying and one.figure != 0:
            denials.append(replace(one, modality=Modality.DENIED))
        elif one.figure is not None:
            figures.append(replace(one, modality=Modality.HAPPENED) if denying else one)
    return figures, denials


def taken_back(
    assertions: Iterable[Assertion], denials: Sequence[Assertion], constants: Constants
) -> dict[str, Assertion]:
    """The figures that their own authority denies later, by id, with the denial: it is believed."""
    by_voice: dict[object, list[Assertion]] = defaultdict(list)
    for denial in denials:
        by_voice[_voice(denial)].append(denial)
    return {
        one.id: denial
        for one in (assertions if denials else ())
        for denial in by_voice.get(_voice(one), ())
        if _of_one_thing(one, denial)
        and not _later(one, denial)
        and (not _named(denial) or _equal(one, denial, constants))
    }


def given_up(denials: Iterable[Assertion], assertions: Sequence[Assertion]) -> dict[str, Assertion]:
    """The denials that their own authority has left for a figure, by id, with that figure."""
    denying = [*denials]
    by_voice: dict[object, list[Assertion]] = defaultdict(list)
    for one in assertions if denying else ():
        by_voice[_voice(one)].append(one)
    return {
        denial.id: one
        for denial in denying
        for one in by_voice.get(_voice(denial), ())
        if one.figure and _of_one_thing(one, denial) and _later(one, denial)
    }


def denied(
    assertions: Sequence[Assertion],
    denials: Iterable[Assertion],
    cycle: float,
    constants: Constants,
) -> tuple[Conflict, ...]:
    """The contradictions between denials and figures of other families that they deny.

    One that names a figure denies those near it, told no later than a cycle after; one that names
    none denies all but zero.
    """
    found = {
        Conflict(one, denial, Why.DENIED)
        for denial in denials
        for one in assertions
        if one.authority.family != denial.authority.family
        and one.figure
        and _of_one_thing(one, denial)
        and (not _named(denial) or (near(one, denial, constants) and _by_then(one, denial, cycle)))
    }
    return tuple(sorted(found, key=lambda pair: pair.records))


def _named(denial: Assertion) -> bool:
    return (denial.low, denial.best, denial.high) != (None, None, None)


def _voice(one: Assertion) -> tuple[object, ...]:
    """Who speaks of what: a retraction is of the same voice."""
    return one.authority.name, one.authority.family, one.measure, one.subject


def _of_one_thing(one: Assertion, denial: Assertion) -> bool:
    return (
        one.measure is denial.measure
        and one.subject == denial.subject
        and (one.scope.within(denial.scope) or denial.scope.within(one.scope))
    )


def _later(one: Assertion, denial: Assertion) -> bool:
    """Whether a figure is told of a later time than a denial, or of its time in a later report."""
    if one.told is None or denial.told is None:
        return False
    if one.told.until != denial.told.until:
        return one.told.until > denial.told.until
    if one.reported_at is None or denial.reported_at is None:
        return False
    return one.reported_at.until > denial.reported_at.until


def _by_then(one: Assertion, denial: Assertion, cycle: float) -> bool:
    if one.told is None or denial.told is None:
        return True
    return one.told.until - denial.told.until < cycle


def _equal(one: Assertion, denial: Assertion, constants: Constants) -> bool:
    return abs(one.figure - denial.figure) <= constants.garble * one.figure

"""Quantities: what is counted, of whom, where, done or planned - each with its history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.records import Modality, Mode, content_id
from rujuk.weigh.assertions import make_assertions, planned
from rujuk.weigh.estimates import Estimate, estimate
from rujuk.weigh.guards import Hold, hold
from rujuk.weigh.identities import derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Measure
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.statements import Scope, Statement, Subject


class Change(StrEnum):
    """What a new report changed in an estimate."""

    FIRST = "first"
    GROWTH = "growth"
    REVISION_UP = "revision_up"
    REVISION_DOWN = "revision_down"
    CONFLICT_OPENED = "conflict_opened"
    CONFLICT_CLOSED = "conflict_closed"
    BAND = "band"  # the same best figure, other bounds or grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of an estimate, on the day that it became known (null: undated reports)."""

    known_at: str | None
    estimate: Estimate
    change: Change
    because: Assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity as it is known: all its assertions, the held ones, the estimate."""

    id: str
    measure: Measure
    subject: Subject
    scope: Scope
    modality: Modality
    part: bool
    """Whether it is of a part of which no word says what part it is."""
    assertions: tuple[Assertion, ...]
    held: dict[str, Hold]
    estimate: Estimate | None

    @property
    def weighed(self) -> tuple[Assertion, ...]:
        """The assertions that are not held."""
        return tuple(one for one in self.assertions if one.id not in self.held)


Key = tuple["Measure", "Subject", "Scope", bool, "float | None"]


def make_quantities(statements: Iterable[Statement], constants: Constants) -> tuple[Quantity, ...]:
    """The quantities of these statements with their estimates, in order of their ids."""
    assertions = make_assertions(_figures(statements), constants)
    held = hold(assertions, constants)
    sums = derive([one for one in assertions if one.id not in held])
    groups: dict[Key, list[Assertion]] = defaultdict(list)
    for one in (*assertions, *sums):
        groups[quantity_key(one)].append(one)
    found = []
    for key, group in groups.items():
        measure, subject, scope, future, part = key
        weighed = [one for one in group if one.id not in held]
        found.append(
            Quantity(
                id=quantity_id(key),
                measure=measure,
                subject=subject,
                scope=scope,
                modality=Modality.PLANNED if future else Modality.HAPPENED,
                part=part is not None,
                assertions=tuple(group),
                held={one.id: held[one.id] for one in group if one.id in held},
                estimate=_estimate(weighed, group, constants),
            )
        )
    return tuple(sorted(found, key=lambda one: one.id))


def _estimate(
    weighed: Sequence[Assertion], group: Sequence[Assertion], constants: Constants
) -> Estimate | None:
    """The estimate of what is weighed.

    Where all is held, of that; where only what was added or a share is told, of that: it says so.
    """
    found = estimate(weighed, constants)
    if found is not None or not group:
        return found
    flags = ("flow",) if weighed else ("held",)
    told = [
        replace(one, mode=Mode.UNKNOWN) for one in weighed or group if one.mode is not Mode.SHARE
    ]
    found = estimate(told, constants)
    grade = found.grade if found is not None and weighed else "E"
    return found and replace(found, grade=grade, flags=(*found.flags, *flags))


def _figures(statements: Iterable[Statement]) -> Iterable[Statement]:
    """Statements with a figure that nobody denies: a denial is set against it, never weighed."""
    return (
        one for one in statements if one.figure is not None and one.modality is not Modality.DENIED
    )


def quantity_key(one: Assertion) -> Key:
    """What makes two assertions speak of one quantity. A part of a place belongs to its whole.

    Parts of which no word says what part they are speak of one only where they are equal.
    """
    part = one.figure if any(mention.part_of is not None for mention in one.mentions) else None
    return one.measure, one.subject, one.scope.root, planned(one.modality, one.measure), part


def quantity_id(key: Key) -> str:
    """The id of the estimate of a quantity: of what it is, not of what is known of it."""
    measure, subject, scope, future, part = key
    return content_id(
        "est",
        subject.affair,
        measure,
        subject.country,
        *subject.sectors,
        subject.group,
        "|",
        *scope.path,
        "|",
        future,
        part,
    )


def conflicts_of(quantities: Sequence[Quantity]) -> list[tuple[Quantity, Conflict]]:
    """The contradictions of all quantities, in order."""
    return [
        (quantity, one)
        for quantity in quantities
        if quantity.estimate is not None
        for one in quantity.estimate.conflicts
    ]

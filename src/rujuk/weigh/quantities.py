"""Quantities: what is counted, of whom, where, done or planned - each with its history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from rujuk.records import Modality, Mode, content_id
from rujuk.weigh.assertions import make_assertions, planned
from rujuk.weigh.contested import denied, given_up, part_denials, taken_back
from rujuk.weigh.estimates import Estimate, estimate
from rujuk.weigh.guards import Hold, hold
from rujuk.weigh.hours import on_the_hour
from rujuk.weigh.identities import derive
from rujuk.weigh.measures import FORCES
from rujuk.weigh.subsets import oversized
from rujuk.weigh.tempo import tempo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Measure
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.remembered import Remembered
    from rujuk.weigh.statements import Scope, Statement, Subject
    from rujuk.weigh.tempo import Tempo


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
    denials: tuple[Assertion, ...]
    """What is denied of it, each by its authority: never weighed."""
    retracted: dict[str, Assertion]
    """Figures that their own authority took back, by id, with the denial."""
    dropped: dict[str, Assertion]
    """Denials that their own authority left for a figure, by id, with that figure."""
    denied: tuple[Conflict, ...]
    """The denials that stand against figures of other families."""
    estimate: Estimate | None
    pace: Tempo | None = None
    """The tempo of its affair; null where there is none."""
    oversized: bool = False
    """Whether a family gives more of this part than of the whole that holds it."""

    @property
    def flags(self) -> tuple[str, ...]:
        """What a reader should know of the estimate, those of the weighing first."""
        told = self.estimate.flags if self.estimate is not None else ()
        reasons = {one.reason for one in self.held.values()}
        return (
            *told,
            *(flag for reason, flag in _HELD_FLAGS if reason in reasons),
            *(["subset"] if self.oversized else []),
            *(["retracted"] if self.retracted else []),
            *(["denied"] if self.denied else []),
        )

    @property
    def weighed(self) -> tuple[Assertion, ...]:
        """The assertions that are neither held nor taken back."""
        return tuple(
            one
            for one in self.assertions
            if one.id not in self.held and one.id not in self.retracted
        )

    @property
    def contradictions(self) -> tuple[Conflict, ...]:
        """The figures that exclude each other, and the denials of figures.

        "20, not 22" of one authority against another's 22 is one contradiction: of the figures.
        """
        disjoint = self.estimate.conflicts if self.estimate is not None else ()
        told = {
            (one.id, other.authority)
            for pair in disjoint
            for one, other in ((pair.one, pair.other), (pair.other, pair.one))
        }
        return (
            *disjoint,
            *(pair for pair in self.denied if (pair.one.id, pair.other.authority) not in told),
        )


_HELD_FLAGS = (
    ("category_garble", "garble"),
    ("stale_date", "stale"),
    ("misprint", "misprint"),
    ("rumour", "rumour"),
)
"""Reasons for which a figure is held, and the flag that tells of it."""

Told = TypeVar("Told")
Key = tuple["Measure", "Subject", "Scope", bool, "float | None"]


def make_quantities(
    statements: Iterable[Statement], constants: Constants, before: Remembered | None = None
) -> tuple[Quantity, ...]:
    """The quantities of these statements with their estimates, in order of their ids.

    `before` spares a replay the work that the run before has done, and keeps that of this one.
    """
    told, denying = part_denials(on_the_hour(statements))
    assertions = make_assertions(told, constants, before)
    denials = make_assertions(denying, constants, before)
    retracted = taken_back(assertions, denials, constants)
    standing = [one for one in assertions if one.id not in retracted]
    held = hold(standing, constants, derive(standing))
    sums = derive([one for one in standing if one.id not in held])
    groups: dict[Key, _Group] = defaultdict(_Group)
    for one in (*assertions, *sums):
        groups[quantity_key(one)].assertions.append(one)
    for one in denials:
        groups[quantity_key(one)].denials.append(one)
    paces = _paces([one for one in standing if one.id not in held], constants)
    known = before.quantities if before is not None else {}
    for key, group in groups.items():
        here = _of(group.assertions, held), _of(group.assertions, retracted)
        group.pace = _pace_of(key, paces)
        if key not in known or not _is_made_of(known[key], group, *here):
            known[key] = _quantity(key, group, *here, constants)
    found = [known[key] for key in groups]
    odd = oversized(found)
    return tuple(
        replace(one, oversized=True) if one.id in odd else one
        for one in sorted(found, key=lambda one: one.id)
    )


def _paces(assertions: Iterable[Assertion], constants: Constants) -> dict[tuple[str, bool], Tempo]:
    """The tempo of each affair, of forces and of all else apart."""
    told: dict[tuple[str, bool], list[Assertion]] = defaultdict(list)
    for one in assertions:
        key = _pace_key(one.measure, one.subject)
        if key is not None and not planned(one.modality, one.measure):
            told[key].append(one)
    return {key: tempo_of(found, constants) for key, found in told.items()}


def _pace_of(key: Key, paces: Mapping[tuple[str, bool], Tempo]) -> Tempo | None:
    pace = _pace_key(key[0], key[1])
    return None if pace is None else paces.get(pace)


def _pace_key(measure: Measure, subject: Subject) -> tuple[str, bool] | None:
    return None if subject.affair is None else (subject.affair, measure in FORCES)


class _Group:
    """What is said of one quantity."""

    def __init__(self) -> None:
        """Start empty."""
        self.assertions: list[Assertion] = []
        self.denials: list[Assertion] = []
        self.pace: Tempo | None = None


def _of(assertions: Iterable[Assertion], told: Mapping[str, Told]) -> dict[str, Told]:
    return {one.id: told[one.id] for one in assertions if one.id in told}


def _is_made_of(
    one: Quantity, group: _Group, held: dict[str, Hold], retracted: dict[str, Assertion]
) -> bool:
    made_of = one.assertions, one.denials, one.held, one.retracted, one.pace
    told = tuple(group.assertions), tuple(group.denials)
    return made_of == (*told, held, retracted, group.pace)


def _quantity(
    key: Key,
    group: _Group,
    held: dict[str, Hold],
    retracted: dict[str, Assertion],
    constants: Constants,
) -> Quantity:
    measure, subject, scope, future, part = key
    kept = [one for one in group.assertions if one.id not in retracted]
    weighed = [one for one in kept if one.id not in held]
    now = _estimate(weighed, kept, constants, group.pace)
    dropped = given_up(group.denials, weighed)
    replaced = {one.id for one in now.standing.superseded} if now is not None else set()
    return Quantity(
        id=quantity_id(key),
        measure=measure,
        subject=subject,
        scope=scope,
        modality=Modality.PLANNED if future else Modality.HAPPENED,
        part=part is not None,
        assertions=tuple(group.assertions),
        held=held,
        denials=tuple(group.denials),
        retracted=retracted,
        dropped=dropped,
        denied=denied(
            [one for one in weighed if one.id not in replaced and not one.derived_from],
            [one for one in group.denials if one.id not in dropped],
            now.standing.tempo.cycle if now is not None else constants.usual_cycle,
            constants,
        ),
        estimate=now,
        pace=group.pace,
    )


def _estimate(
    weighed: Sequence[Assertion],
    group: Sequence[Assertion],
    constants: Constants,
    pace: Tempo | None,
) -> Estimate | None:
    """The estimate of what is weighed.

    Where all is held, of that; where only what was added or a share is told, of that: it says so.
    """
    found = estimate(weighed, constants, pace)
    if found is not None or not group:
        return found
    flags = ("flow",) if weighed else ("held",)
    told = [
        replace(one, mode=Mode.UNKNOWN) for one in weighed or group if one.mode is not Mode.SHARE
    ]
    found = estimate(told, constants, pace)
    grade = found.grade if found is not None and weighed else "E"
    return found and replace(found, grade=grade, flags=(*found.flags, *flags))


def quantity_key(one: Assertion) -> Key:
    """What makes two assertions speak of one quantity. A part of a place belongs to its whole.

    Parts of which no word says what part they are speak of one only where they are equal.
    """
    part = one.figure if any(mention.part_of is not None for mention in one.mentions) else None
    # Rows made elsewhere name places as they like; those of pages are parts by the gazetteer.
    scope = one.scope.root if one.subject.affair is None else one.scope
    return one.measure, one.subject, scope, planned(one.modality, one.measure), part


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
        *([] if subject.by is None else ["by", subject.by]),
        "|",
        *scope.path,
        "|",
        future,
        part,
    )


def conflicts_of(quantities: Sequence[Quantity]) -> list[tuple[Quantity, Conflict]]:
    """The contradictions of all quantities, in order."""
    return [(quantity, one) for quantity in quantities for one in quantity.contradictions]

"""What weighs more in a list of disputes: lives, then wounds and liberty, then homes and forces."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from rujuk.records import EventType, Measure

if TYPE_CHECKING:
    from rujuk.weigh.event_contradictions import EventContradiction


class Stake(IntEnum):
    """What a dispute is about, the gravest first."""

    LIVES = 0
    BODIES = 1
    """Wounds, captivity, the missing."""
    HOMES_AND_FORCES = 2
    OTHER = 3


_LIVES = frozenset({Measure.KILLED, Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES})
_BODIES = frozenset(
    {Measure.WOUNDED, Measure.CAPTURED, Measure.HOSTAGES, Measure.MISSING, Measure.DETAINED,
     Measure.PRISONERS, Measure.RELEASED, Measure.REPATRIATED, Measure.CREW}
)  # fmt: skip
_HOMES_AND_FORCES = frozenset(
    {Measure.DISPLACED, Measure.TROOPS, Measure.CIVILIANS, Measure.PEOPLE, Measure.MISSILES,
     Measure.DRONES, Measure.AIRCRAFT, Measure.SHIPS, Measure.WEAPONS, Measure.VEHICLES,
     Measure.SHELLS, Measure.SURRENDERED, Measure.DESERTERS}
)  # fmt: skip


def stake_of_measure(measure: Measure) -> Stake:
    """What a dispute about figures of this measure is about."""
    if measure in _LIVES:
        return Stake.LIVES
    if measure in _BODIES:
        return Stake.BODIES
    return Stake.HOMES_AND_FORCES if measure in _HOMES_AND_FORCES else Stake.OTHER


def stake_of_deed(dispute: EventContradiction) -> Stake:
    """What a dispute about a deed is about; that of its day alone comes last."""
    if dispute.why == DAYS:
        return Stake.OTHER
    told = [one for side in dispute.sides for one in side.tellings]
    measures = {claim.measure for one in told for claim in one.claims}
    found = {stake_of_measure(measure) for measure in measures & (_LIVES | _BODIES)}
    return min({*found, *(_OF_TYPES.get(one.event.type, Stake.OTHER) for one in told)})


DAYS = "days"
_OF_TYPES = {
    EventType.ASSAULT: Stake.BODIES,
    EventType.COERCE: Stake.BODIES,
    EventType.MOBILIZE: Stake.HOMES_AND_FORCES,
    EventType.AID: Stake.HOMES_AND_FORCES,
    EventType.RETREAT: Stake.HOMES_AND_FORCES,
}

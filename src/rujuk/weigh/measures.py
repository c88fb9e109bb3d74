"""Kinds of measures, by how their figures behave."""

from __future__ import annotations

from rujuk.records import Measure

FORCES = frozenset(
    {Measure.TROOPS, Measure.WEAPONS, Measure.SHIPS, Measure.AIRCRAFT, Measure.VEHICLES,
     Measure.MISSILES, Measure.DRONES, Measure.SHELLS, Measure.CONTAINERS, Measure.DESERTERS,
     Measure.SURRENDERED}
)  # fmt: skip
"""Of armed forces and what they use."""

MACHINES = frozenset(
    {Measure.DRONES, Measure.MISSILES, Measure.AIRCRAFT, Measure.SHIPS, Measure.VEHICLES,
     Measure.WEAPONS}
)  # fmt: skip
"""What is sent against the other side, and what the other side destroys."""

PRESENCE = FORCES | {
    Measure.DISPLACED, Measure.PEOPLE, Measure.CIVILIANS, Measure.WORKERS, Measure.POLICE,
    Measure.PROTESTERS, Measure.PRISONERS, Measure.BUILDINGS, Measure.VILLAGES,
}  # fmt: skip
"""Of who or what is where: a figure of a part of the place is of a part."""

LOSSES = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES,
     Measure.CAPTURED, Measure.MISSING, Measure.SURRENDERED, Measure.DESERTERS,
     Measure.AIRCRAFT, Measure.VEHICLES, Measure.SHIPS}
)  # fmt: skip
"""What a side loses in fighting: it knows its own, and has reason to tell fewer."""

NOBODY_KILLED = frozenset({Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES})
"""Totals of which nobody is nobody killed either."""

HELD = frozenset({Measure.CAPTURED, Measure.HOSTAGES, Measure.PRISONERS, Measure.DETAINED})
"""Of those in somebody's hands: as they are let go they are the released."""

PRESENT = frozenset(
    {Measure.DISPLACED, Measure.MISSING, Measure.HOSTAGES, Measure.PRISONERS, Measure.PROTESTERS,
     Measure.CREW, Measure.POLICE, Measure.PEOPLE, Measure.CIVILIANS, Measure.WORKERS}
)  # fmt: skip
"""Measures that fall as well as rise; all others only grow."""

LEAVING = "leaving"
"""Group of forces that are counted as they withdraw."""

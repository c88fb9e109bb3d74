"""Who stands on which side of a deed, in the terms of conflict data: states, groups, civilians."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.export.countries import country
from rujuk.export.naming import party_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Party
    from rujuk.weigh.happenings import Happening


class Stand(StrEnum):
    """What a party is to the peers: none of them has more kinds of armed sides in common."""

    STATE = "state"  # a government, its army, police, courts, services
    GROUP = "group"  # rebels, militias, armed gangs
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_GROUP = frozenset({"REB", "PRM", "UAF", "CRM", "IMG"})
_CIVIL = frozenset(
    {
        "CVL",
        "AGR",
        "BUS",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "NGO",
        "OPP",
        "PTY",
        "REF",
        "REL",
        "SOC",
    }
)


def stand_of(party: Party) -> Stand:
    """The kind of side that a party is."""
    return stand_of_sectors(party.sectors)


def stand_of_sectors(sectors: tuple[str, ...]) -> Stand:
    """The kind of side by the first sector (PLOVER 2.0)."""
    first = sectors[0] if sectors else None
    if first in _STATE:
        return Stand.STATE
    if first in _GROUP:
        return Stand.GROUP
    return Stand.CIVILIANS if first in _CIVIL else Stand.UNKNOWN


def both_sides(one: Happening) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who did it and to whom; of a fight without recipients, the first and the others."""
    if not one.recipients and len(one.actors) > 1:
        return one.actors[:1], one.actors[1:]
    return one.actors, one.recipients


def first_of(parties: Iterable[Party], *stands: Stand) -> Party | None:
    """The first party of these kinds; null for none."""
    return next((one for one in parties if stand_of(one) in stands), None)


def side_name(party: Party, *, text: bool) -> str | None:
    """A side as UCDP names it: the government of a state, a group by its name, civilians."""
    stand = stand_of(party)
    state = country(party.country)
    if stand is Stand.STATE and state is not None:
        return f"Government of {state.name}"
    if stand is Stand.CIVILIANS:
        return "Civilians"
    return party_name(party, text=text)

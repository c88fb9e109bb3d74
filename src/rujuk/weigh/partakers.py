"""Those on one side of a deed, made ready to be compared with those of many other tellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.weigh.parties import is_named, is_state, party_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Party

BODIES_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
"""Sectors (PLOVER 2.0) of those who act for their state."""


@dataclass(frozen=True, slots=True)
class Identities:
    """What tells parties from others: their keys, countries of states, countries of their bodies.

    A state and a body that acts for it may be one. Of pages in two languages ("polisi Kenya",
    "Kenyan police") roles are one that have a country and a sector in common: `roles`.
    """

    keys: frozenset[str]
    states: frozenset[str]
    bodies: frozenset[str]
    roles: frozenset[tuple[str, str]] = frozenset()
    language: str | None = None

    def meet(self, other: Identities) -> bool:
        """Whether one of these may be one of those."""
        if (
            self.keys.isdisjoint(other.keys)
            and self.states.isdisjoint(other.bodies)
            and self.bodies.isdisjoint(other.states)
        ):
            return self.language != other.language and not self.roles.isdisjoint(other.roles)
        return True


@dataclass(frozen=True, slots=True)
class Partakers:
    """The parties of one side, and those of them who are somebody in particular."""

    everybody: Identities
    named: Identities

    def __bool__(self) -> bool:
        """Whether anybody is told."""
        return bool(self.everybody.keys)

    def share(self, other: Partakers) -> bool:
        """Whether one of these may be one of those."""
        return self.everybody.meet(other.everybody)

    def share_named(self, other: Partakers) -> bool:
        """Whether one of these, somebody in particular, may be one of those."""
        return self.named.meet(other.everybody) or self.everybody.meet(other.named)


def partakers_of(parties: Sequence[Party], language: str | None = None) -> Partakers:
    """These parties, to be compared with others; `language` is that of the words for them."""
    everybody = _identities(parties, language)
    named = [*filter(is_named, parties)]
    return Partakers(
        everybody=everybody,
        named=everybody if len(named) == len(parties) else _identities(named, language),
    )


def _identities(parties: Sequence[Party], language: str | None) -> Identities:
    countries = [(party.country, party) for party in parties if party.country is not None]
    return Identities(
        keys=frozenset(map(party_key, parties)),
        states=frozenset(country for country, party in countries if is_state(party)),
        bodies=frozenset(
            country for country, party in countries if not BODIES_OF_STATE.isdisjoint(party.sectors)
        ),
        roles=roles_of(parties),
        language=language,
    )


def roles_of(parties: Sequence[Party]) -> frozenset[tuple[str, str]]:
    """Country and sector of each who is known by what he does, and by no entry."""
    return frozenset(
        (party.country, sector)
        for party in parties
        if party.id is None and party.country is not None
        for sector in party.sectors
    )

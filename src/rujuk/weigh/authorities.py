"""Who stands behind a figure: the root of a chain, its family, and how it stands to what it counts.

A family shares its knowledge and has one vote: the organs of a state, the bodies of an organisation
of states. Everyone else is a family alone. The page's own voice is its outlet's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import EventType, Measure, Modality
from rujuk.weigh.constants import Role
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.statements import Authority

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Event, Party
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Subject

# PLOVER sectors by what a speaker of them is.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG", "ELI", "PTY"})
_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
_RELIEF = frozenset({"NGO", "MED", "REL"})
_PRESS = frozenset({"JRN"})
_FIRMS = frozenset({"BUS"})
_ORGANISATIONS = frozenset({"UNO", "EUU", "NAT", "IGO"})
_NO_STATE = frozenset({"NGO", "IGO", "MNC", "ISM", "IMG"})

_SHORT_NAME = re.compile(r"\(([A-Z][A-Za-z-]+)\)")  # "Lembaga ... (LBH) Semarang"
_FIGHTERS = frozenset({"GOV", "MIL", "SPY"})


def root_of(chain: Sequence[Party]) -> Party | None:
    """The first of a chain that is somebody; of nobody but unnamed ones the first.

    "Credible sources, said the UN office": the office stands behind the figure.
    """
    return next((one for one in chain if is_somebody(one)), chain[0] if chain else None)


def is_somebody(party: Party) -> bool:
    """Whether a party is known by an entry, a name, or as an organ of a known state."""
    if party.id is not None or (party.name or party.text)[:1].isupper():
        return True
    primary = party.sectors[:1]
    return bool(primary) and primary[0] != "UNK" and party.country is not None


def belligerents(reports: Iterable[Report]) -> frozenset[str]:
    """The families that fight in these reports: who attacks others, by events that happened.

    Police against their own citizens are none: their conduct is at issue, but they are no army.
    """
    found: set[str] = set()
    for report in reports:
        for event in report.events:
            if event.type is EventType.ASSAULT and event.modality in _DONE:
                found.update(_sides(event))
    return frozenset(found)


_DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})


def _sides(event: Event) -> Iterable[str]:
    victims = {party.country for party in event.recipients}
    for party in event.actors:
        primary = party.sectors[:1]
        armed = bool(primary) and primary[0] in _ARMED
        state = bool(primary) and primary[0] in _FIGHTERS and bool(victims - {party.country, None})
        soldiers = primary == ("MIL",)
        if armed or state or soldiers:
            yield family_of(party)


def family_of(party: Party) -> str:
    """The family of a party: its state or organisation of states, else its own name."""
    primary = party.sectors[0] if party.sectors else "UNK"
    if party.country in _ORGANISATIONS:
        return party.country
    words = party.name or party.text
    short = _SHORT_NAME.search(words)
    named = party.id or (short[1] if short else words).casefold()
    official = primary in _STATE or (primary == "UNK" and (party.name or party.text)[:1].isupper())
    if official and party.country is not None and party.country not in _NO_STATE:
        return party.country
    return named


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is who in an affair: the families that fight, and the country where it happens."""

    fighting: frozenset[str]
    home: str | None


def authority_of(root: Party, subject: Subject, measure: Measure, parties: Parties) -> Authority:
    """The authority that a root speaker is for a figure of this subject."""
    family = family_of(root)
    return Authority(
        name=" ".join((root.name or root.text).split()),
        family=family,
        role=_role(root, family, subject, measure, parties),
        country=root.country,
    )


def _role(root: Party, family: str, subject: Subject, measure: Measure, parties: Parties) -> Role:
    primary = root.sectors[0] if root.sectors else "UNK"
    if family in parties.fighting or primary in _ARMED:
        own = subject.country is not None and subject.country == root.country
        counted = measure in LOSSES and ("MIL" in subject.sectors or primary in _ARMED)
        return Role.BELLIGERENT_OWN if own and counted else Role.BELLIGERENT
    if root.country in _ORGANISATIONS or root.country in _NO_STATE or primary in _RELIEF:
        return Role.IGO_NGO
    if primary in _PRESS:
        return Role.MEDIA
    if primary in _FIRMS or (
        primary in _STATE and root.country in (None, parties.home, subject.country)
    ):
        return Role.OFFICIAL
    if not is_somebody(root):
        return Role.ANONYMOUS
    if primary in _STATE or family == root.country:
        return Role.THIRD_PARTY_INTEL
    return Role.WITNESS


def voice_of(report: Report, *, unnamed: bool) -> Authority:
    """The page's own voice; `unnamed`: it passes on what it was told by nobody it names."""
    name = report.outlet or report.id
    if unnamed:
        return Authority(name=name, family=f"unnamed {name}", role=Role.ANONYMOUS)
    return Authority(name=name, family=name, role=Role.MEDIA)

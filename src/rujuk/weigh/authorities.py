"""Who stands behind a figure: the root of a chain, its family, and how it stands to what it counts.

A family shares its knowledge and has one vote: the organs of a state, the bodies of an organisation
of states. Everyone else is a family alone. The page's own voice is its outlet's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rujuk.records import EventType, Measure, Modality
from rujuk.weigh.bodies import body_of, lexica_of
from rujuk.weigh.constants import Role
from rujuk.weigh.measures import LOSSES
from rujuk.weigh.statements import Authority

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.records import Event, Party
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Subject

# PLOVER sectors by what a speaker of them is.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG", "ELI", "PTY"})
_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
_RELIEF = frozenset({"NGO", "REL"})
_PRESS = frozenset({"JRN"})
_FIRMS = frozenset({"BUS", "MED"})  # they know of their own people, or of who was brought in
_ORGANISATIONS = frozenset({"UNO", "EUU", "NAT", "IGO"})
_NO_STATE = frozenset({"NGO", "IGO", "MNC", "ISM", "IMG"})

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is who in an affair.

    `fighting` holds the families that fight, `home` is the country where it happens, `short_names`
    the short names that its pages use ("FPD") with what each stands for, `callings` the first
    sector told of each body, `shown` the name it is shown by. `bodies` are the lexica by which
    bodies are known across the languages of its pages; empty where they have one.
    """

    fighting: frozenset[str]
    home: str | None
    short_names: Mapping[str, str]
    callings: Mapping[str, str]
    shown: Mapping[str, str]
    bodies: tuple[str, ...] = ()

    def family_of(self, party: Party) -> str:
        """The family of a party: its state or organisation of states, else its own name."""
        country: str | None = party.country
        if country in _ORGANISATIONS and country is not None:
            return country
        words = party.name or party.text
        calling, name = self.calling_of(party), self.name_of(party)
        official = calling in _STATE or (calling == _UNKNOWN and words[:1].isupper())
        if not official or country is None or country in _NO_STATE:
            return name
        # At home the police answer for what they do themselves: they are no family of others.
        return f"{country} {calling}" if calling == "COP" and country == self.home else country

    def name_of(self, party: Party) -> str:
        """The entry, else the short name (told, or of the same initials), else the words."""
        if party.id is not None:
            return party.id
        words = party.name or party.text
        body = body_of(words, self.bodies) if self.bodies and party.country is not None else None
        if body is not None:
            return f"{party.country} {body}"
        told: str | None = next((one for one in _WORD.findall(words) if _is_short_name(one)), None)
        if told is not None:
            return self.short_names.get(told.casefold(), told.casefold())
        return self.short_names.get(_initials(words)) or " ".join(words.split()).casefold()

    def calling_of(self, party: Party) -> str:
        """Its first PLOVER sector: the one that most of the pages tell of it."""
        primary = party.sectors[0] if party.sectors else _UNKNOWN
        return self.callings.get(self.name_of(party), primary)


def parties_of(reports: Sequence[Report], home: str | None) -> Parties:
    """Who is who in these reports of one affair.

    A family fights that attacks others, by events that happened. Police against their own citizens
    are none: their conduct is at issue, but they are no army.
    """
    events = [event for report in reports for event in report.events]
    named = [
        party
        for told in (
            *((*event.actors, *event.recipients, *event.attributed_to) for event in events),
            *(claim.said_by for report in reports for claim in report.claims),
        )
        for party in told
    ]
    short = {
        one.casefold(): party.id or one.casefold()
        for party in sorted(named, key=lambda one: one.id or "")
        for one in _WORD.findall(party.text)
        if _is_short_name(one) and (party.id is None or party.text == one)
    }
    for party in named:
        if party.id is not None:  # "PMI" of one page is the Palang Merah Indonesia of another
            initials = _initials(party.name or party.text)
            if len(initials) in _SHORT_LENGTHS:
                short.setdefault(initials, party.id)
    known = Parties(
        fighting=frozenset(), home=home, short_names=short, callings={}, shown={},
        bodies=lexica_of(report.language for report in reports),
    )  # fmt: skip
    callings: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for party in named:
        name = known.name_of(party)
        shown[name][" ".join((party.name or party.text).split())] += 1
        primary = party.sectors[0] if party.sectors else _UNKNOWN
        if primary != _UNKNOWN:
            callings[name][primary] += 1
    known = replace(known, callings=_most(callings), shown=_most(shown))
    fighting = {
        known.family_of(party)
        for event in events
        if event.type is EventType.ASSAULT and event.modality in _DONE
        for party in event.actors
        if _fights(party, event, known)
    }
    return replace(known, fighting=frozenset(fighting))


def _most(counted: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Of each the most frequent, of several the shortest, then the first."""
    return {
        name: min(found, key=lambda one: (-found[one], len(one), one))
        for name, found in counted.items()
    }


_DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})
_UNKNOWN = "UNK"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT_LENGTHS = range(2, 9)


def _initials(words: str) -> str:
    return "".join(one[0] for one in _WORD.findall(words) if one[:1].isupper()).casefold()


def _is_short_name(word: str) -> bool:
    return word.isupper() and len(word) in _SHORT_LENGTHS


def _fights(party: Party, event: Event, parties: Parties) -> bool:
    victims = {one.country for one in event.recipients}
    calling = parties.calling_of(party)
    abroad = calling in _FIGHTERS and bool(victims - {party.country, None})
    return calling in _ARMED or calling == "MIL" or abroad


def authority_of(root: Party, subject: Subject, measure: Measure, parties: Parties) -> Authority:
    """The authority that a root speaker is for a figure of this subject."""
    return Authority(
        name=parties.shown.get(parties.name_of(root)) or root.name or root.text,
        family=parties.family_of(root),
        role=_role(root, subject, measure, parties),
        country=root.country,
    )


def _role(root: Party, subject: Subject, measure: Measure, parties: Parties) -> Role:
    calling = parties.calling_of(root)
    own = subject.country is not None and subject.country == root.country
    # A state that counts what its own soldiers lost, or how many it has abroad, is a party.
    abroad = measure is Measure.TROOPS and parties.home != root.country
    if calling in _STATE and own and "MIL" in subject.sectors and (measure in LOSSES or abroad):
        return Role.BELLIGERENT_OWN
    if calling in _ARMED or parties.family_of(root) in parties.fighting:
        at_home = root.country is not None and root.country == (subject.country or parties.home)
        # A state that another state attacks counts its own dead and hurt, soldiers or not.
        citizens = calling in _STATE and at_home and not subject.sectors and measure in LOSSES
        citizens = citizens and any(_is_abroad(one, parties.home) for one in parties.fighting)
        ours = citizens or (own and calling in subject.sectors)
        return Role.BELLIGERENT_OWN if ours else Role.BELLIGERENT
    if root.country in _ORGANISATIONS or root.country in _NO_STATE or calling in _RELIEF:
        return Role.IGO_NGO
    if calling in _PRESS:
        return Role.MEDIA
    concerned = (None, parties.home, subject.country)
    if calling in _FIRMS or (calling in _STATE and root.country in concerned):
        return Role.OFFICIAL
    if not is_somebody(root):
        return Role.ANONYMOUS
    if calling in _STATE or parties.family_of(root) == root.country:
        return Role.THIRD_PARTY_INTEL
    return Role.WITNESS


def _is_abroad(family: str, home: str | None) -> bool:
    """Whether a family is another state than the one at home."""
    return len(family) == _STATE_CODE and family.isupper() and family != home


_STATE_CODE = 3  # letters of an ISO 3166 code; a short name is in small letters


def voice_of(report: Report, *, unnamed: bool) -> Authority:
    """The page's own voice; `unnamed`: it passes on what it was told by nobody it names."""
    name = report.outlet or report.id
    if unnamed:
        return Authority(name=name, family=f"unnamed {name}", role=Role.ANONYMOUS)
    return Authority(name=name, family=name, role=Role.VOICE)

"""Of whom a counted claim is: what makes two figures of one affair the same quantity.

A country that the words do not tell, but the page's context, is no country of the counted people:
"34 people" of a page about Sudan are people. Only armed forces are always somebody's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.count_subjects import country_ground
from rujuk.code.groups import group_of
from rujuk.records import Measure, Modality
from rujuk.weigh.measures import FORCES, LOSSES
from rujuk.weigh.statements import Subject

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from rujuk.records import Claim

_ARMED = ("MIL", "REB", "UAF", "PRM")
_SOLDIERS = frozenset({"soldiers", "rebels"})
_UNARMED = frozenset({"civilians", "children", "elderly", "patients", "students"})


def subject_of(claim: Claim, language: str | None, affair: str) -> Subject:
    """The subject of a claim by its own words."""
    party = claim.of_whom
    if party is None:
        return Subject(affair=affair)
    arms = tuple(one for one in _ARMED if one in party.sectors)[:1]
    group = group_of(claim, language)
    if claim.measure in FORCES or (arms and claim.measure in LOSSES):
        sectors = arms or (("MIL",) if claim.measure is Measure.TROOPS else ())
        inner = None if group in _SOLDIERS else group
        return Subject(country=party.country, sectors=sectors, group=inner, affair=affair)
    return Subject(country=told_country(claim), group=group, affair=affair)


def told_country(claim: Claim) -> str | None:
    """The country of the counted people that the words themselves tell."""
    # A figure that points back has the country of what was told before, unless words tell its own.
    back = _IN_WORDS not in claim.rules and any(_POINTS_BACK in rule for rule in claim.rules)
    told = claim.of_whom is not None and not back and country_ground(claim) in _TOLD
    return claim.of_whom.country if told and claim.of_whom is not None else None


_TOLD = ("words", "clause")
_IN_WORDS = "of_whom.country.noun_phrase"
_POINTS_BACK = "count.context.restated"


def settle(found: Iterable[tuple[Claim, Subject]], home: str | None) -> dict[str, Subject]:
    """The subjects of the claims of one affair, by claim id, those that differ in words joined.

    `home` is the country where it happens: its people are people, those of another country a part
    of them. People of a country by context are its soldiers where the affair counts those by that
    measure, and no children or civilians of that country; civilians are people where it counts no
    soldiers apart.
    """
    listed = _described(list(found))
    unarmed = {
        (claim.measure, claim.of_whom.country)
        for claim, subject in listed
        if claim.of_whom is not None and subject.group in _UNARMED
    }
    armies: dict[Measure, set[Subject]] = defaultdict(set)
    for claim, subject in listed:
        if subject.sectors:
            armies[claim.measure].add(replace(subject, group=None))
    settled = {
        claim.id: _settled(claim, subject, sorted(armies[claim.measure], key=str), home, unarmed)
        for claim, subject in listed
    }
    alone = _alone((claim, settled[claim.id]) for claim, _ in listed)
    return {
        claim.id: replace(settled[claim.id], group=None)
        if (claim.measure, settled[claim.id]) in alone
        else settled[claim.id]
        for claim, _ in listed
    }


def _described(found: list[tuple[Claim, Subject]]) -> list[tuple[Claim, Subject]]:
    """The same, without the kind of those whom their page counts as people too: it tells who.

    "One shot dead" of a title is the farmer of the body, and all who died.
    """
    anybody = {
        (claim.document, claim.measure, _figure(claim))
        for claim, subject in found
        if claim.measure in LOSSES and subject.group is None and not subject.sectors
    }
    return [
        (claim, replace(subject, group=None))
        if subject.group is not None
        and not subject.sectors
        and claim.part_of is None
        and (claim.document, claim.measure, _figure(claim)) in anybody
        else (claim, subject)
        for claim, subject in found
    ]


def _figure(claim: Claim) -> int:
    return claim.best or claim.low or claim.high or 0


def _alone(found: Iterable[tuple[Claim, Subject]]) -> set[tuple[Measure, Subject]]:
    """The losses of a kind of people beside which no larger one of people is told, nor of others.

    "A trader died" tells who the dead one was; it counts no part of more.
    """
    groups: dict[tuple[Measure, Subject], dict[str | None, int]] = defaultdict(dict)
    for claim, subject in found:
        if claim.measure in LOSSES and claim.modality is not Modality.DENIED:
            largest = groups[claim.measure, replace(subject, group=None)]
            largest[subject.group] = max(largest.get(subject.group, 0), _figure(claim))
    return {
        (measure, replace(people, group=group))
        for (measure, people), largest in groups.items()
        for group, figure in largest.items()
        if group is not None and largest.keys() <= {group, None} and figure >= largest.get(None, 0)
    }


def _settled(
    claim: Claim,
    subject: Subject,
    armies: list[Subject],
    home: str | None,
    unarmed: Container[tuple[Measure, str | None]],
) -> Subject:
    if subject.sectors or claim.of_whom is None:
        return subject
    if subject.group is None or subject.group in _SOLDIERS:
        country = subject.country or claim.of_whom.country
        army = next((one for one in armies if one.country == country), None)
        mixed = subject.group is None and (claim.measure, country) in unarmed
        if army is not None and not mixed:
            return army
    group = None if subject.group == "civilians" and not armies else subject.group
    country = None if subject.country == home else subject.country
    return replace(subject, group=group, country=country)

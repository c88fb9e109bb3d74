"""Forces, arms and people that went from one state into another: by deeds, and by counts abroad."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.brief.affairs import is_planned
from rujuk.brief.deeds_section import deed_line
from rujuk.brief.wording import wording
from rujuk.records import Measure
from rujuk.web.prepared.shown_deeds import DENIED, HAPPENED, PLANNED, status_of
from rujuk.weigh.measures import FORCES
from rujuk.weigh.tellings import WHOLE_COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rujuk.brief.deeds import Deed
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.records import Place
    from rujuk.web.press import Making
    from rujuk.weigh.quantities import Quantity

MOVED = "MOBILIZE"
"""The type of deeds (PLOVER) that bring forces to a place."""
SENT = {"sending", "supply"}
"""Kinds of deeds (data/ontology/deed_kinds.yaml) that bring men, arms or goods to a place."""
MILITARY = "military"
BROUGHT, LEFT = "deport", "withdraw"
"""Modes (PLOVER) of deeds that bring people out of a state, and forces home."""
DRIVEN_OUT = Measure.DISPLACED
MOVEMENTS = 30
"""Movements kept, those of most reports."""


@dataclass(kw_only=True)
class _Movement:
    """From a state to a place of another, with what tells of it."""

    sender: str
    place: Place
    status: str
    what: str
    originals: set[str] = field(default_factory=set)
    deeds: list[Deed] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


def movements(
    making: Making, language: str, capitals: Mapping[str, tuple[float, float]]
) -> Iterator[JsonObject]:
    """The movements with both ends known, those of most reports first.

    The sender, and a place of which only the state is told, stand at the capital of the state:
    `at_capital` says so of the place. What left a place goes home from it.
    """
    say = wording(language)
    found: dict[tuple[str, str, str, str], _Movement] = {}
    for deed in making.picture.deeds:
        _add_deed(found, deed)
    for quantity in making.picture.weighed.quantities:
        _add_quantity(found, quantity, making)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1].originals), one[0]))
    kept = 0
    for _, one in ordered:
        home, whole = capitals.get(one.sender), _whole(one.place)
        there = capitals.get(one.place.country or "") if whole else _point(one.place)
        if home is None or there is None or kept == MOVEMENTS:
            continue
        kept += 1
        yield {
            "sender": say.state(one.sender),
            "place": say.state(one.place.country) if whole else say.place(one.place),
            "from": [home[1], home[0]],
            "to": [there[1], there[0]],
            "at_capital": whole,
            "home": one.what == "left",
            "what": one.what,
            "status": one.status,
            "reports": len(one.originals),
            "figures": _figures(one, making, language),
            "deeds": [_deed(deed, say) for deed in one.deeds],
        }


def _deed(deed: Deed, say: Wording) -> Json:
    return [deed.happening.id, deed_line(deed, say)]


def _figures(one: _Movement, making: Making, language: str) -> list[Json]:
    """Id, figure, measure and grade of each count of it, as the brief words them."""
    voices = making.voices[language]
    return [
        [
            quantity.id,
            voices.figure(quantity.estimate.drivers[0]),
            quantity.measure.value,
            quantity.estimate.grade,
        ]
        for quantity in one.quantities
        if quantity.estimate is not None and quantity.estimate.drivers
    ]


def _add_deed(found: dict[tuple[str, str, str, str], _Movement], deed: Deed) -> None:
    happening = deed.happening
    place = happening.place
    if place is None or place.inferred is not None or place.country is None:
        return
    if happening.type.value == MOVED:
        what, movers = "forces", happening.actors
    elif {one.kind for one in happening.tellings} & SENT:
        what, movers = "forces" if _is_military(deed) else "sent", happening.actors
    elif LEFT in happening.modes:
        what, movers = "left", happening.actors
    elif BROUGHT in happening.modes:
        what, movers = "people", happening.recipients
    else:
        return
    states = dict.fromkeys(one.country for one in movers if one.country is not None)
    for sender in states:
        if sender != place.country:
            movement = _of(found, sender, place, status_of(deed), what)
            movement.deeds.append(deed)
            movement.originals |= {one.original for one in happening.tellings}


def _is_military(deed: Deed) -> bool:
    """Whether what is sent is troops or arms, by the context (PLOVER) or the count of a telling."""
    return any(
        MILITARY in one.event.contexts or any(claim.measure in FORCES for claim in one.claims)
        for one in deed.happening.tellings
    )


def _add_quantity(
    found: dict[tuple[str, str, str, str], _Movement], quantity: Quantity, making: Making
) -> None:
    sender = quantity.subject.country
    if sender is None or quantity.subject.group is not None or quantity.part:
        return
    if quantity.measure not in {Measure.TROOPS, DRIVEN_OUT}:
        return
    weighed = making.picture.weighed
    what = "forces" if quantity.measure in FORCES else "people"
    told = quantity.assertions or quantity.denials
    sources = [mention for one in told for mention in one.sources]
    places = [weighed.claims[one.id][1].place for one in sources]
    narrow = [
        one
        for one in places
        if one is not None
        and one.inferred is None
        and one.country not in {None, sender}
        and one.country in quantity.scope.path
    ]
    if not narrow:
        return
    place = min(narrow, key=lambda one: one.precision or WHOLE_COUNTRY)
    status = PLANNED if is_planned(quantity) else HAPPENED
    movement = _of(found, sender, place, status if quantity.assertions else DENIED, what)
    movement.quantities.append(quantity)
    movement.originals |= {weighed.originals.get(one.report, one.report) for one in sources}


def _of(
    found: dict[tuple[str, str, str, str], _Movement],
    sender: str,
    place: Place,
    status: str,
    what: str,
) -> _Movement:
    where = f"state {place.country}" if _whole(place) else place.id or place.text.casefold()
    made = _Movement(sender=sender, place=place, status=status, what=what)
    return found.setdefault((sender, where, status, what), made)


def _whole(place: Place) -> bool:
    return place.precision == WHOLE_COUNTRY


def _point(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude

"""Happenings and contradictions of events as the JSON objects of docs/form.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.form import Json, JsonObject
    from rujuk.records import Party, Place
    from rujuk.weigh.event_contradictions import EventContradiction, Side
    from rujuk.weigh.happenings import Happening


def happening_form(one: Happening) -> JsonObject:
    """One happening; `events` are ids of its mentions, `reports` counts pages but for copies."""
    first, last = one.reported
    return {
        "id": one.id,
        "type": one.type.value,
        "modes": [*one.modes],
        "actors": [_party(party) for party in one.actors],
        "recipients": [_party(party) for party in one.recipients],
        "place": _place(one.place),
        "from": one.since,
        "until": one.until,
        "modality": one.modality.value,
        "events": [*one.events],
        "reports": one.reports,
        "first_reported": first,
        "last_reported": last,
        "paths": [*sorted({path for each in one.tellings for path in each.report.paths})],
    }


def event_contradiction_form(one: EventContradiction) -> JsonObject:
    """One contradiction of events; `records` are ids of the events of both sides."""
    return {
        "id": one.id,
        "kind": "event",
        "measure": None,
        "records": [*one.records],
        "claims": [],
        "paths": [*one.paths],
        "why": one.why,
        "sides": [_side(side) for side in one.sides],
    }


def _side(side: Side) -> JsonObject:
    quotes: list[Json] = [
        {"event": each.event.id, "path": each.report.path, "quote": each.event.quote}
        for each in side.tellings
    ]
    return {"says": side.says, "by": [_party(party) for party in side.parties], "quotes": quotes}


def _party(party: Party) -> JsonObject:
    return {
        "name": party.name or party.text,
        "country": party.country,
        "sectors": [*party.sectors],
        "inferred": party.inferred,
    }


def _place(place: Place | None) -> JsonObject | None:
    if place is None:
        return None
    return {"id": place.id, "text": place.name or place.text, "within": [*place.within]}

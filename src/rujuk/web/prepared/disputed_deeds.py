"""Deeds that are told and denied, and deeds of disputed days, as the page shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rujuk.brief.deeds_section import deed_line
from rujuk.brief.disputes_section import DAYS, SIDES, side_words, unnamed_tellings
from rujuk.brief.entries import capital
from rujuk.web.prepared.gravity import stake_of_deed
from rujuk.web.prepared.quoted import carried, carriers, outlet_of, quoted
from rujuk.web.strings import strings
from rujuk.weigh.parties import party_key
from rujuk.weigh.tellings import times_exclude

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.brief.deeds import Deed
    from rujuk.brief.voices import Voices
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.weigh.event_contradictions import EventContradiction, Side
    from rujuk.weigh.tellings import Telling

MOST_QUOTES = 4
"""Quotes of one side of a deed; how many more there are is said."""


def deed_dispute(one: EventContradiction, deeds: Mapping[str, Deed], voices: Voices) -> JsonObject:
    """Two sides of one deed, the telling before the denying, or the earlier day before the later.

    `deeds` are those of the picture, by the ids of their events.
    """
    wording = voices.wording
    first, second = one.sides
    told = [*first.tellings, *second.tellings]
    deed = _fullest([deeds[each.event.id] for each in told])
    sides: list[Json] = [_side(side, voices) for side in one.sides]
    since = [_first_day(side.tellings) for side in one.sides if side.tellings]
    days = [day for day in since if day is not None]
    accused = bool(second.parties) and any(
        party_key(actor) == party_key(party)
        for party in second.parties
        for each in told
        for actor in each.event.actors
    )
    events = [each.event for each in told]
    places = [wording.place(event.place) for event in events if event.place is not None]
    times = [
        wording.time(event.time) for event in events if event.time is not None and event.time.edtf
    ]
    reports = len({each.original for each in told})
    return {
        "kind": "event",
        "id": one.id,
        "type": deed.event.type.value,
        "why": one.why,
        "heading": _heading(deed, wording, [*dict.fromkeys(times)]),
        "affair": "",
        "happening": deed.happening.id,
        "open": True,
        "opened": max(days, default=None) if len(days) == len(since) else None,
        "closed": None,
        "stake": int(stake_of_deed(one)),
        "reports": reports,
        "ratio": 1.0,
        "sides": sides,
        "hidden": 0,
        "goes_on": False,
        "grade": None,
        "accused": accused,
        "places": [*dict.fromkeys(places)],
        "times": [*dict.fromkeys(times)],
        "other_times": any(
            times_exclude(each, other) for each in first.tellings for other in second.tellings
        ),
        "apart": _days_between(first.says, second.says) if one.why == DAYS else None,
        "reported": [_first_day(side.tellings) for side in one.sides],
        "last_told": _last_day(first.tellings),
        "one_page": len({each.report.id for each in told}) == 1,
    }


def _fullest(deeds: list[Deed]) -> Deed:
    """The first of the deeds that name most of the parties."""
    return max(deeds, key=lambda one: (bool(one.event.actors), bool(one.event.recipients)))


def _heading(deed: Deed, wording: Wording, times: list[str]) -> str:
    """Who did what to whom; where nobody is named, what was done and where, or when."""
    event = deed.event
    if event.actors or event.recipients:
        return capital(deed_line(deed, wording))
    text = strings(wording.language).say(f"disputes.deed.{event.type.value}")
    places = [one.event.place for one in deed.mentions if one.event.place is not None]
    if places:
        return wording.say("heading.where", heading=text, place=wording.place(places[0]))
    return f"{text}, {times[0]}" if len(times) == 1 else text


def _side(side: Side, voices: Voices) -> JsonObject:
    wording, sheets = voices.wording, voices.sheets
    found: dict[object, Json] = {}
    note = wording.say(f"dispute.note.{side.says}") if side.says in SIDES else ""
    own = [one for one in side.tellings if not one.is_copy] or side.tellings
    for each in own:
        words = side_words(each, side, sheets, wording)
        words = replace(words, note=words.note.removesuffix(note).removesuffix(", "))
        place = (words.document, words.start, words.end)
        found.setdefault(place, quoted(words, sheets[each.report.id], each.event.id))
    told = [(sheets[each.report.id], each.event.start) for each in side.tellings]
    quotes = [*found.values()]
    return {
        "says": side.says,
        "denied": side.says == "denied",
        "who": _voices(side, voices),
        "quotes": quotes[:MOST_QUOTES],
        "more_quotes": max(0, len(quotes) - MOST_QUOTES),
        **carried(carriers(told, voices.weighed.originals)),
    }


def _voices(side: Side, voices: Voices) -> list[Json]:
    """The named ones, then the outlets that tell it in their own voice or of unnamed reports."""
    wording = voices.wording
    words = strings(wording.language)
    named = dict.fromkeys(wording.party(party) for party in side.parties)
    for each in unnamed_tellings(side, wording):
        sheet = voices.sheets[each.report.id]
        name = outlet_of(sheet) or words.say("page.number", number=sheet.number)
        key = "disputes.voice.own" if each.hearsay is None else "disputes.voice.heard"
        named[words.say(key, outlet=name, words=each.hearsay or "")] = None
    return [*named]


def _first_day(tellings: tuple[Telling, ...]) -> str | None:
    known = [one.report.reported_at for one in tellings if one.report.reported_at is not None]
    return min(known, default=None)


def _last_day(tellings: tuple[Telling, ...]) -> str | None:
    known = [one.report.reported_at for one in tellings if one.report.reported_at is not None]
    return max(known, default=None)


def _days_between(first: str, second: str) -> int:
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days)

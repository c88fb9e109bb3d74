"""Deeds that are told and denied, and days of deeds that are told otherwise: who says which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.brief.count_disputes import count_disputes
from rujuk.brief.deeds import telling_on
from rujuk.brief.deeds_section import deed_line
from rujuk.brief.entries import Entry, Section, Sentence, record_words, words_at
from rujuk.weigh.sameness import status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.brief.deeds import Deed
    from rujuk.brief.entries import Words
    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.voices import Voices
    from rujuk.brief.wording import Wording
    from rujuk.records import Witness
    from rujuk.weigh.event_contradictions import EventContradiction, Side
    from rujuk.weigh.tellings import Telling

DAYS = "days"
"""Reason of a contradiction about the day of a deed."""
SIDES = ("told", "denied")
"""What the sides of all others say."""


def disputes_section(picture: Picture, voices: Voices) -> Section:
    """Every contradiction of figures, then those of events in the order of their pages."""
    wording = voices.wording
    counts = count_disputes(voices)
    pages = {sheet.document.id: sheet for sheet in picture.sheets}
    deeds = {one.event.id: deed for deed in picture.deeds for one in deed.mentions}
    entries = [
        (_place(one, pages), _entry(one, deeds, pages, wording))
        for one in picture.weighed.event_contradictions
    ]
    return Section(
        key="disputes",
        title=wording.say("section.disputes"),
        notes=(wording.say("disputes.meaning"),) if counts else (),
        entries=(*counts, *(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))),
    )


def _place(one: EventContradiction, pages: Mapping[str, Sheet]) -> tuple[int, int, str]:
    told = [each for side in one.sides for each in side.tellings]
    number, start = min((pages[each.report.id].number, each.event.start) for each in told)
    return number, start, one.id


def _entry(
    one: EventContradiction,
    deeds: Mapping[str, Deed],
    pages: Mapping[str, Sheet],
    wording: Wording,
) -> Entry:
    first, second = one.sides
    shown = (first.tellings or second.tellings)[0]
    return Entry(
        text=deed_line(deeds[shown.event.id], wording),
        sentences=(
            Sentence(text=who_says_which(one, pages, wording), cites=(one.id, *one.records)),
        ),
        words=tuple(
            dict.fromkeys(
                side_words(each, side, pages, wording)
                for side in one.sides
                for each in side.tellings
            )
        ),
        record=one.id,
    )


def who_says_which(one: EventContradiction, pages: Mapping[str, Sheet], wording: Wording) -> str:
    """Who says which, in a sentence."""
    first, second = one.sides
    tellers, deniers = _voices(first, pages, wording), _voices(second, pages, wording)
    if one.why == DAYS:
        return wording.say(
            "dispute.days",
            first=wording.day(first.says),
            tellers=tellers,
            second=wording.day(second.says),
            others=deniers,
        )
    independent = len({each.original for each in first.tellings})
    reports = wording.say("dispute.reports", n=independent) if independent > 1 else ""
    return wording.say(f"dispute.{one.why}", tellers=tellers, deniers=deniers, reports=reports)


def _voices(side: Side, pages: Mapping[str, Sheet], wording: Wording) -> str:
    """The named ones, then the pages that tell it in their own voice or of unnamed reports."""
    voices = {wording.party(party): None for party in side.parties}
    for each in unnamed_tellings(side, wording):
        key = "dispute.page" if each.hearsay is None else "dispute.heard"
        page = pages[each.report.id].number
        voices[wording.say(key, page=page, words=each.hearsay or "")] = None
    return wording.joined([*voices])


def unnamed_tellings(side: Side, wording: Wording) -> list[Telling]:
    """The tellings of a side for which none of its named voices answers."""
    named = {wording.party(party) for party in side.parties}
    return [
        each
        for each in side.tellings
        if each.speaker is None
        and not (side.says == SIDES[1] and side.parties)
        and not any(wording.party(actor) in named for actor in each.event.actors)
    ]  # an accusation is its actor's word


def side_words(each: Telling, side: Side, pages: Mapping[str, Sheet], wording: Wording) -> Words:
    """The words of a side; of a denial that stands behind what it denies, those around its name."""
    telling = telling_on(each, pages)
    note = wording.say(f"dispute.note.{side.says}") if side.says in SIDES else ""
    denier = next((one for one in each.event.witnesses if one.purpose == "denied_by"), None)
    if side.says == SIDES[1] and status_of(each.event) != SIDES[1] and denier is not None:
        return words_at(telling.sheet, *_clause(telling.sheet.document.text, denier), note)
    words = record_words(telling.sheet, telling.event, wording)
    return replace(words, note=", ".join(filter(None, (words.note, note))))


def _clause(text: str, denier: Witness) -> tuple[int, int]:
    """The words from stop to stop in which the denier is named."""
    first = max(text.rfind(mark, 0, denier.start) for mark in _STOPS) + 1
    ends = [at for mark in _STOPS if (at := text.find(mark, denier.end)) >= 0]
    start = first + len(text[first : denier.start]) - len(text[first : denier.start].lstrip())
    return start, min(ends, default=len(text))


_STOPS = ",.;!?\n"

"""Who did what to whom: deeds done, planned, conditional and denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.conditions import condition_of, is_condition, is_told_with_its_consequence
from rujuk.brief.deeds import disputed_denials
from rujuk.brief.denied_counts import denied_entries
from rujuk.brief.entries import Entry, Section, Words, record_words, words_at
from rujuk.code.negations import negation_of
from rujuk.records import Measure, Modality, Stance
from rujuk.weigh.deed_kinds import frame_of
from rujuk.weigh.denials import DENYING
from rujuk.weigh.parties import speaker_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.deeds import Deed, Telling
    from rujuk.brief.picture import Picture
    from rujuk.brief.voices import Voices
    from rujuk.brief.wording import Wording
    from rujuk.records import Claim, Party

DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})
OPEN = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL})


def deeds_sections(picture: Picture, voices: Voices) -> tuple[Section, ...]:
    """Deeds by status: done, planned, what may follow, denied.

    A denial that stands among the disputes is not told again.
    """
    wording = voices.wording
    disputed = disputed_denials(picture.weighed.event_contradictions)
    denied = [
        deed
        for deed in picture.deeds
        if is_denied(deed) and not all(one.event.id in disputed for one in deed.mentions)
    ]
    others = [deed for deed in picture.deeds if not is_denied(deed)]
    statuses = (("deeds", DONE), ("plans", frozenset({Modality.PLANNED})), ("conditionals", OPEN))
    sections = [
        Section(
            key=key,
            title=wording.say(f"section.{key}"),
            notes=(),
            entries=tuple(
                deed_entry(deed, wording)
                for deed in others
                if deed.event.modality in chosen and not _is_told_elsewhere(deed)
            ),
        )
        for key, chosen in statuses
    ]
    entries = [deed_entry(deed, wording) for deed in denied]
    entries += denied_entries(voices)
    title = wording.say("section.denials")
    return (*sections, Section(key="denials", title=title, notes=(), entries=tuple(entries)))


def is_denied(deed: Deed) -> bool:
    """Whether a deed is told as not so, or is itself the denial of what was said."""
    event = deed.event
    return (
        event.modality is Modality.DENIED
        or event.stance is Stance.DENIED
        or frame_of(event) == DENYING
    )


def _is_told_elsewhere(deed: Deed) -> bool:
    """Whether every mention is the condition of a deed that is told with it."""
    return all(is_told_with_its_consequence(one.sheet, one.event) for one in deed.mentions)


def deed_entry(deed: Deed, wording: Wording) -> Entry:
    """One deed: parties, what was done, status, source, place, time, counts, every mention."""
    say = wording.say
    event = deed.event
    denier = event.denied_by
    if denier is not None:
        details = [say("denied_by", name=wording.party(denier))]
    elif frame_of(event) == DENYING:  # that somebody denies did happen, and says nothing more
        details = []
    else:
        details = [say(f"modality.{event.modality.value}")]
        negation = negation_of(event, deed.first.sheet.document.language)
        if negation is not None and event.stance is not Stance.DENIED:
            details = [say(f"negation.{negation.value}")]
    details += _conditions(deed, wording)
    details += _sources(deed, denier, wording)
    if event.stance is not Stance.STATED and (event.stance is not Stance.DENIED or denier is None):
        details.append(say(f"stance.{event.stance.value}"))
    places = [one.event.place for one in deed.mentions if one.event.place is not None]
    times = [one.event.time for one in deed.mentions if one.event.time is not None]
    shown = [say("at_place", place=wording.place(place)) for place in places]
    shown += [say("at_time", time=wording.time(time)) for time in times]
    details += dict.fromkeys(shown)
    details += _figures(deed, wording)
    if len(deed.mentions) > 1:
        details.append(wording.several("mentions", len(deed.mentions)))
    return Entry(
        text=deed_line(deed, wording),
        details=tuple(details),
        words=tuple(_told(each, wording) for each in deed.mentions),
        record=event.id,
    )


def _sources(deed: Deed, denier: Party | None, wording: Wording) -> list[str]:
    """According to whom, each voice once; who denies it is told as that."""
    tellings = [deed.first, *deed.mentions]
    said = {
        wording.source(one.chain, hearsay=one.hearsay): None
        for one in tellings
        if denier is None or [speaker_key(each) for each in one.chain[:1]] != [speaker_key(denier)]
    }
    return [wording.joined([*said])] if said else []


def deed_line(deed: Deed, wording: Wording) -> str:
    """Parties and what was done, in a line."""
    event = deed.event
    claims = [claim for one in deed.mentions for claim in one.claims]
    done = _verb(deed, claims, wording)
    actors, recipients = wording.parties(event.actors), wording.parties(event.recipients)
    suffered = f"{done}.passive"
    if recipients and not actors and wording.has(suffered):
        return wording.say("deed.alone", actors=recipients, deed=wording.say(suffered))
    actors = actors or wording.say("nobody")
    if not recipients:
        return wording.say("deed.alone", actors=actors, deed=wording.say(done))
    return wording.say("deed", actors=actors, recipients=recipients, deed=wording.say(done))


def _verb(deed: Deed, claims: Sequence[Claim], wording: Wording) -> str:
    """Key of the most particular phrase: by mode, by what is counted, by verb, by type."""
    event = deed.event
    kind = f"type.{event.type.value}"
    measures = {claim.measure for claim in claims if claim.best != 0}
    if len(measures) > 1 and measures <= HARM:
        measures = {Measure.KILLED_OR_WOUNDED}
    marks = [*event.modes, *(sorted(measures) if len(measures) == 1 else ())]
    frame = frame_of(event)
    keys = [*(f"{kind}.{mark}" for mark in marks), f"frame.{frame}"]
    if frame == DENYING:  # what else the denial is about names no deed of its own
        keys.reverse()
    return next((key for key in keys if wording.has(key)), kind)


HARM = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED})
"""Measures that one verb tells together."""


def _conditions(deed: Deed, wording: Wording) -> list[str]:
    """What the deed hangs on, in the page's words; said of a condition told alone too."""
    said: dict[str, None] = {}
    for one in deed.mentions:
        condition = condition_of(one.sheet, one.event)
        if condition is None:
            continue
        alone = is_condition(one.event, condition)
        key = "condition.alone" if alone else "condition"
        said[wording.say(key, words=condition.quote)] = None
    return list(said)


def _told(one: Telling, wording: Wording) -> Words:
    """The words of a mention; of a conditional one with its condition."""
    condition = condition_of(one.sheet, one.event)
    if condition is None:
        return record_words(one.sheet, one.event, wording)
    start = min(one.event.start, condition.start)
    return words_at(one.sheet, start, max(one.event.end, condition.end))


def _figures(deed: Deed, wording: Wording) -> list[str]:
    """The counts told with the deed, each figure once."""
    figures: dict[str, None] = {}
    for telling in deed.mentions:
        for claim in telling.claims:
            measure = wording.say(f"measure.{claim.measure.value}")
            figures[f"{wording.figure(claim)} ({measure})"] = None
    if not figures:
        return []
    return [wording.say("counted", figures=wording.joined(list(figures)))]

"""Why the weighed picture says so: of an assertion, estimate, contradiction, deed or story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.affairs import Node
from rujuk.brief.count_disputes import dispute_sentence
from rujuk.brief.deeds_section import deed_line
from rujuk.brief.entries import cited
from rujuk.brief.paragraphs import held_words, quantity_entry
from rujuk.brief.plain import harmless
from rujuk.brief.since import step_sentence
from rujuk.brief.told_stories import stories_of
from rujuk.brief.voices import Voices
from rujuk.brief.wording import wording
from rujuk.weigh.assertions import Status
from rujuk.weigh.quantities import conflicts_of
from rujuk.weigh.standing import until
from rujuk.weigh.summary import assertion_form, conflict_form
from rujuk.weigh.votes import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.brief.deeds import Deed
    from rujuk.brief.entries import Sentence
    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.form import JsonObject
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.tellings import Telling

WEIGHED = ("ast-", "est-", "con-", "hap-", "sty-")
"""Beginnings of the ids that stand for something of the weighed picture."""

_WHOLE = 16
"""Letters of a whole id."""


def is_cut(record: str) -> bool:
    """Whether an id has fewer letters than a whole one."""
    return 0 < len(record.partition("-")[2]) < _WHOLE


def whole_ids(picture: Picture, record: str) -> list[str]:
    """The ids of a picture that begin so, in order: one for an id cut as a brief cuts it."""
    return sorted({one for one in _ids(picture) if one.startswith(record)})


def _ids(picture: Picture) -> Iterator[str]:
    weighed = picture.weighed
    for sheet in picture.sheets:
        yield sheet.document.id
        coding = sheet.coding
        for found in (coding.claims, coding.events, coding.relations):
            yield from (one.id for one in found)
    for quantity in weighed.quantities:
        yield quantity.id
        yield from (one.id for one in (*quantity.assertions, *quantity.denials))
    yield from (str(conflict_form(*pair)["id"]) for pair in conflicts_of(weighed.quantities))
    yield from (one.id for one in weighed.event_contradictions)
    yield from (one.id for one in weighed.happenings)
    yield from (str(one["id"]) for one in _stories(picture))


def explain_weighed(picture: Picture, record: str) -> list[str] | None:
    """Lines for a terminal; null for no such id."""
    voices = Voices(picture.weighed, picture.sheets, wording("en"))
    lines = next(
        (
            found
            for found in (
                _of_quantity(voices, record),
                _of_conflict(voices, record),
                _of_event_conflict(picture, voices, record),
                _of_happening(picture, voices, record),
                _of_story(picture, voices, record),
            )
            if found
        ),
        None,
    )
    return None if lines is None else [harmless_line(line) for line in lines]


def harmless_line(line: str) -> str:
    """The line with what a terminal would obey taken out, its indent kept."""
    inner = line.lstrip(" ")
    return line[: len(line) - len(inner)] + harmless(inner)


def explanations(
    picture: Picture, voices: Voices, stories: Iterable[JsonObject], *, history: bool
) -> Iterator[tuple[str, list[str]]]:
    """Every estimate, contradiction, deed and story by its id, with its lines in one language.

    An assertion is told with its estimate. Of a large case `history` false leaves out how estimates
    came about, which is weighed day by day.
    """
    for quantity in voices.weighed.quantities:
        yield quantity.id, [*_estimate(quantity, voices, history=history)]
    for quantity, pair in conflicts_of(voices.weighed.quantities):
        yield str(conflict_form(quantity, pair)["id"]), _conflict(quantity, pair, voices)
    for contradiction in voices.weighed.event_contradictions:
        yield contradiction.id, [*_event_conflict(contradiction, picture, voices)]
    deeds = {deed.happening.id: deed for deed in picture.deeds}
    for happening in voices.weighed.happenings:
        yield happening.id, [*_happening(happening, deeds.get(happening.id), voices)]
    for story in stories:
        yield str(story["id"]), _story(story, picture, voices)


# --- estimates and assertions --------------------------------------------------------------------


def _of_quantity(voices: Voices, record: str) -> list[str]:
    for quantity in voices.weighed.quantities:
        ones = (*quantity.assertions, *quantity.denials)
        if record == quantity.id:
            return [*_estimate(quantity, voices, history=True)]
        for one in ones:
            if record == one.id:
                heading = voices.heading(quantity)
                of = voices.say("explain.of", heading=heading, quantity=quantity.id)
                return [f"{record} {of}", *_assertion(one, quantity, voices, whole=True)]
    return []


def _estimate(quantity: Quantity, voices: Voices, *, history: bool) -> Iterator[str]:
    yield f"{quantity.id} {voices.heading_of_affair(quantity)}"
    entry = quantity_entry(Node(quantity=quantity, parts=()), voices)
    yield from _sentences(entry.sentences)
    if quantity.flags:
        flags = "; ".join(voices.say(f"explain.flag.{flag}") for flag in quantity.flags)
        yield f"  {voices.say('explain.flags', flags=flags)}"
    now = quantity.estimate
    if now is not None and now.standing.active:
        tempo = now.standing.tempo
        cycle, window = (f"{days:.3g}" for days in (tempo.cycle, tempo.window))
        yield f"  {voices.say('explain.tempo', cycle=cycle, window=window)}"
    for one in (*quantity.assertions, *quantity.denials):
        yield from _assertion(one, quantity, voices, whole=False)
    steps = voices.weighed.series.get(quantity.id, []) if history else []
    if steps:
        yield f"  {voices.say('explain.history')}"
        for before, step in zip((None, *steps), steps, strict=False):
            if step.known_at is not None:
                yield f"    {step_sentence(quantity, before, step, voices).text}"


def _sentences(sentences: Iterable[Sentence]) -> Iterator[str]:
    for one in sentences:
        yield f"  {one.text} {cited(one.cites)}".rstrip()


def _assertion(one: Assertion, quantity: Quantity, voices: Voices, *, whole: bool) -> Iterator[str]:
    """Who gives it in which role, what it weighs, what became of it, the words it stands on."""
    name = "" if whole else f"{one.id} "
    text = voices.say(
        "explain.assertion",
        told=voices.told(one, quantity),
        role=voices.say(f"explain.role.{one.authority.role.value}"),
        family=voices.wording.state(one.authority.family) or one.authority.family,
    )
    yield f"  {name}{text}"
    yield f"    {_status(one, quantity, voices)}{_weight(one, quantity, voices)}"
    if one.derived_from:
        parts = ", ".join(part.id for part in one.derived_from)
        yield f"    {voices.say('explain.sum', parts=parts)}"
    for mention in one.sources if one.derived_from else voices.mentions(one):
        report, claim = voices.weighed.claims[mention.id]
        copied = voices.weighed.originals.get(report.id)
        note = "" if copied is None else f" ({voices.say('explain.reprint')})"
        yield f"    {claim.id} “{claim.quote}” {report.path} {claim.start}-{claim.end}{note}"


def _status(one: Assertion, quantity: Quantity, voices: Voices) -> str:
    made = assertion_form(one, quantity, voices.weighed.places)
    status, reason = str(made["status"]), made["reason"]
    if status == Status.QUARANTINED.value:
        return held_words(quantity, one, voices)
    now = quantity.estimate
    if now is not None and now.drivers[0].id == one.id:
        return voices.say("explain.status.best")
    if one in quantity.denials and status == Status.ACTIVE.value:
        return voices.say("explain.status.denial")
    said = voices.say(f"explain.status.{status}")
    return f"{said} ({reason})" if reason is not None else said


def _weight(one: Assertion, quantity: Quantity, voices: Voices) -> str:
    now = quantity.estimate
    if now is None or one.id not in {each.id for each in now.standing.concurrent}:
        return ""
    newest = max(until(each) for each in now.standing.concurrent)
    found = weight(one, newest, now.standing, voices.weighed.constants)
    return " " + voices.say("explain.weight", weight=f"{found:.2f}")


# --- contradictions ------------------------------------------------------------------------------


def _of_conflict(voices: Voices, record: str) -> list[str]:
    for quantity, pair in conflicts_of(voices.weighed.quantities):
        if str(conflict_form(quantity, pair)["id"]) == record:
            return _conflict(quantity, pair, voices)
    return []


def _conflict(quantity: Quantity, pair: Conflict, voices: Voices) -> list[str]:
    record = conflict_form(quantity, pair)["id"]
    return [
        f"{record} {voices.heading_of_affair(quantity)} ({quantity.id})",
        *_sentences([dispute_sentence(quantity, pair, voices)]),
        *_why(quantity, pair, voices),
        *_assertion(pair.one, quantity, voices, whole=False),
        *_assertion(pair.other, quantity, voices, whole=False),
    ]


def _why(quantity: Quantity, pair: Conflict, voices: Voices) -> Iterator[str]:
    now, one, other = quantity.estimate, pair.one, pair.other
    if now is None or one.told is None or other.told is None:
        return
    number = voices.wording.number
    bands = [f"{number(each.band.low)} - {number(each.band.high)}" for each in (one, other)]
    text = voices.say(
        "explain.apart",
        days=f"{one.told.apart(other.told):.3g}",
        cycle=f"{now.standing.tempo.cycle:.3g}",
        one=bands[0],
        other=bands[1],
    )
    yield f"  {text}"


def _of_event_conflict(picture: Picture, voices: Voices, record: str) -> list[str]:
    found = next((one for one in voices.weighed.event_contradictions if one.id == record), None)
    return [] if found is None else [*_event_conflict(found, picture, voices)]


def _event_conflict(found: EventContradiction, picture: Picture, voices: Voices) -> Iterator[str]:
    told = [each.event for side in found.sides for each in side.tellings]
    fullest = max(told, key=lambda one: (bool(one.actors), bool(one.recipients)))
    deeds = (one for one in picture.deeds if fullest.id in one.happening.events)
    deed = next(deeds, None) if fullest.actors or fullest.recipients else None
    name = (
        voices.say(f"type.{fullest.type.value}")
        if deed is None
        else deed_line(deed, voices.wording)
    )
    yield f"{found.id} {name}: {voices.say(f'why.{found.why}')}"
    for side in found.sides:
        key = f"explain.says.{side.says}"
        says = voices.say(key) if voices.wording.has(key) else voices.wording.day(side.says)
        by = voices.wording.parties(side.parties) or voices.say("nobody")
        yield f"  {says}: {by}"
        for one in side.tellings:
            yield _telling(one)


# --- deeds and stories ---------------------------------------------------------------------------


def _of_happening(picture: Picture, voices: Voices, record: str) -> list[str]:
    found = next((one for one in voices.weighed.happenings if one.id == record), None)
    deed = next((one for one in picture.deeds if one.happening.id == record), None)
    return [] if found is None else [*_happening(found, deed, voices)]


def _happening(found: Happening, deed: Deed | None, voices: Voices) -> Iterator[str]:
    say = voices.say
    name = say(f"type.{found.type.value}") if deed is None else deed_line(deed, voices.wording)
    yield f"{found.id} {name}"
    status = say(f"modality.{found.modality.value}")
    days = [voices.wording.day(day) for day in (found.since, found.until) if day is not None]
    place = "" if found.place is None else voices.wording.place(found.place)
    told = [status, *dict.fromkeys(days), place, voices.wording.several("reports", found.reports)]
    yield f"  {'; '.join(filter(None, told))}"
    yield f"  {say('explain.tellings')}"
    for one in found.tellings:
        note = f" ({say('explain.reprint')})" if one.is_copy else ""
        source = voices.wording.source(one.chain, hearsay=one.hearsay)
        yield f"{_telling(one)}; {source}{note}"


def _telling(one: Telling) -> str:
    event = one.event
    return f"    {event.id} “{event.quote}” {one.report.path} {event.start}-{event.end}"


def _stories(picture: Picture) -> list[JsonObject]:
    return [one for one in stories_of(picture.sheets) if isinstance(one, dict)]


def _of_story(picture: Picture, voices: Voices, record: str) -> list[str]:
    found = next((one for one in _stories(picture) if one["id"] == record), None)
    return [] if found is None else _story(found, picture, voices)


def _story(found: JsonObject, picture: Picture, voices: Voices) -> list[str]:
    paths = found["paths"] if isinstance(found["paths"], list) else []
    by_path = {sheet.path: sheet for sheet in picture.sheets}
    lines = [f"{found['id']} {found['title'] or voices.say('page.untitled')}"]
    lines.append(f"  {voices.say('explain.story')}")
    for path in paths:
        sheet = by_path[str(path)]
        title = sheet.document.title.text if sheet.document.title is not None else ""
        lines.append(f"    {sheet.document.id} {_reported(sheet, voices)}: {title or path}")
    return lines


def _reported(sheet: Sheet, voices: Voices) -> str:
    """The day of publication in words; else the day that the page is not younger than."""
    if sheet.published_day is not None:
        return voices.wording.day(sheet.published_day)
    if sheet.reported_at is None:
        return voices.say("explain.no_day")
    return voices.say("explain.not_after", day=voices.wording.day(sheet.reported_at))

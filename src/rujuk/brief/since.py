"""What changed in a picture since a day: figures, contradictions, stories, and by whose word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.affairs import weight
from rujuk.brief.disputes_section import who_says_which
from rujuk.brief.entries import Entry, Section, Sentence, capital
from rujuk.brief.paragraphs import range_words
from rujuk.brief.told_stories import stories_of
from rujuk.weigh.changes import what_changed
from rujuk.weigh.conflicts import Conflict, Why
from rujuk.weigh.deed_forms import event_contradiction_form
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.quantities import Change, conflicts_of
from rujuk.weigh.summary import conflict_form, number, scope_form, subject_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.picture import Picture
    from rujuk.brief.voices import Voices
    from rujuk.form import Json, JsonObject
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.quantities import Quantity, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What reports public after a day changed. Steps stand with the one before them, null none."""

    day: str
    steps: tuple[tuple[Quantity, Step | None, Step], ...]
    opened: tuple[Conflict | EventContradiction, ...]
    closed: tuple[Conflict | EventContradiction, ...]
    stories: tuple[JsonObject, ...]
    """Stories first told after the day, as in the JSON of the brief."""


def changed_since(picture: Picture, day: str) -> Since:
    """What became known after this day (ISO); pages of unknown day were always known."""
    weighed = picture.weighed
    steps: list[tuple[Quantity, Step | None, Step]] = []
    for quantity in sorted(weighed.quantities, key=weight):
        before: Step | None = None
        for step in weighed.series.get(quantity.id, []):
            if step.known_at is not None and step.known_at > day:
                steps.append((quantity, before, step))
            before = step
    earlier = weigh_reports(weighed.reports, weighed.constants, known_at=day, beside=weighed)
    changes = what_changed(earlier, weighed)
    stories = [one for one in stories_of(picture.sheets) if isinstance(one, dict)]
    return Since(
        day=day,
        steps=tuple(steps),
        opened=changes.opened,
        closed=changes.closed,
        stories=tuple(one for one in stories if str(one["first"] or "") > day),
    )


def since_section(since: Since, voices: Voices) -> Section:
    """A paragraph for each quantity that changed, then contradictions and stories."""
    told: dict[str, list[tuple[Step | None, Step]]] = defaultdict(list)
    quantities = {quantity.id: quantity for quantity, _, _ in since.steps}
    for quantity, before, step in since.steps:
        told[quantity.id].append((before, step))
    entries = [
        Entry(
            text=voices.heading_of_affair(quantities[key]),
            sentences=tuple(step_sentence(quantities[key], *pair, voices) for pair in pairs),
            record=key,
        )
        for key, pairs in told.items()
    ]
    entries += _disputes("since.opened", since.opened, voices)
    entries += _disputes("since.closed", since.closed, voices)
    if since.stories:
        sentences = [_story(one, voices) for one in since.stories]
        entries.append(Entry(text=voices.say("since.stories"), sentences=tuple(sentences)))
    day = voices.wording.day(since.day)
    return Section(
        key="since",
        title=voices.say("section.since", day=day),
        notes=() if entries else (voices.say("since.nothing", day=day),),
        entries=tuple(entries),
    )


def step_sentence(quantity: Quantity, before: Step | None, step: Step, voices: Voices) -> Sentence:
    """One change of an estimate: from what to what, when, by whose word."""
    was, now = (before.estimate if before is not None else None), step.estimate
    text = voices.say(
        f"since.{step.change.value}",
        day=voices.wording.day(step.known_at or ""),
        before="" if was is None else _figure(was, voices),
        after=_figure(now, voices),
        who=voices.who(step.because),
        told=voices.told(step.because, quantity),
        grades=_grades(was, now, voices),
    )
    return Sentence(text=capital(text), cites=(quantity.id, step.because.id))


def _figure(one: Estimate, voices: Voices) -> str:
    """The best figure in words with its band."""
    return voices.figure(one.drivers[0]) + range_words(one, voices)


def _grades(was: Estimate | None, now: Estimate, voices: Voices) -> str:
    if was is None or was.grade == now.grade:
        return voices.say("since.grade", grade=now.grade)
    return voices.say("since.grades", before=was.grade, after=now.grade)


def _disputes(
    key: str, ones: Iterable[Conflict | EventContradiction], voices: Voices
) -> list[Entry]:
    sentences = []
    known = {pair.records: quantity for quantity, pair in conflicts_of(voices.weighed.quantities)}
    for one in ones:
        if isinstance(one, Conflict):
            phrase = "since.denied" if one.why is Why.DENIED else "since.against"
            measure = voices.say(f"measure.{one.one.measure.value}")
            text = voices.say(
                phrase, measure=measure, one=voices.told(one.one), other=voices.told(one.other)
            )
            quantity = known.get(one.records)
            record = () if quantity is None else (str(conflict_form(quantity, one)["id"]),)
            sentences.append(Sentence(text=capital(text), cites=(*record, *one.records)))
        else:
            deed = next(each.event for side in one.sides for each in side.tellings)
            words = voices.say(
                "since.deed",
                deed=voices.say(f"type.{deed.type.value}"),
                who=who_says_which(one, voices.sheets, voices.wording),
            )
            sentences.append(Sentence(text=capital(words), cites=(one.id, *one.records)))
    if not sentences:
        return []
    return [Entry(text=voices.say(key), sentences=tuple(sentences))]


def _story(one: JsonObject, voices: Voices) -> Sentence:
    title = one["title"] or voices.say("page.untitled")
    reports = one["reports"]
    text = voices.say(
        "since.story",
        title=str(title),
        pages=voices.wording.several("pages", reports if isinstance(reports, int) else 1),
        day=voices.wording.day(str(one["first"])),
    )
    return Sentence(text=text, cites=(str(one["id"]),))


def since_form(since: Since, voices: Voices) -> list[Json]:
    """The changes as JSON: steps of estimates by day, then contradictions, then stories."""
    weighed = voices.weighed
    paths = {one.id: one.path for one in weighed.reports}
    ordered = sorted(since.steps, key=lambda one: (one[2].known_at or "", one[0].id))
    found: list[Json] = [
        {
            "kind": "estimate",
            "change": step.change.value,
            "known_at": step.known_at,
            "estimate": quantity.id,
            "measure": quantity.measure.value,
            "of_whom": subject_form(quantity.subject),
            "place": scope_form(quantity.scope, weighed.places),
            "modality": quantity.modality.value,
            "before": None if before is None else _state(before.estimate),
            "after": _state(step.estimate),
            "because": step.because.id,
        }
        for quantity, before, step in ordered
    ]
    known = {pair.records: quantity for quantity, pair in conflicts_of(weighed.quantities)}
    for change, ones in ((Change.CONFLICT_OPENED, since.opened),
                         (Change.CONFLICT_CLOSED, since.closed)):  # fmt: skip
        for one in ones:
            if isinstance(one, Conflict):
                quantity = known.get(one.records)
                form: JsonObject = (
                    {"id": None, "records": [*one.records], "why": one.why.value}
                    if quantity is None
                    else conflict_form(quantity, one, paths)
                )
            else:
                form = event_contradiction_form(one)
            told = {"of": form["kind"]} if "kind" in form else {"of": "count"}
            found.append({**form, **told, "kind": "contradiction", "change": change.value})
    found += [{**one, "kind": "story", "change": Change.FIRST.value} for one in since.stories]
    return found


def _state(one: Estimate) -> JsonObject:
    return {
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "open_top": one.open_top,
        "grade": one.grade,
    }

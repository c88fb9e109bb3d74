"""Deeds that one side asserts and another denies: those of the briefs against those of the gold.

A record of kind event serves where its pages stand on both sides and, for an assertion against a
denial, where it names the denied event; a record of figures where a stated zero is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from rujuk.evaluate.answers import claims_of, sides
from rujuk.evaluate.dispute_scores import COUNT
from rujuk.evaluate.topics import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.evaluate.answers import Answer
    from rujuk.evaluate.estimate_scores import Say
    from rujuk.evaluate.tally import Item
    from rujuk.evaluate.topics import Topics

DENIED, NEGATED = "denied", "negated"
SETTLED = "not contradiction"
"""In the `later_status` of an event contradiction: it is not asked for."""
_WORD = re.compile(r"\w+")
_LONG = 3
"""Words no longer than this tell nothing, unless they are all capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A deed told two ways: the pages of either side, and the gold's denials.

    `denied` is null where no side denies, as with two dates of one deed.
    """

    row: Item
    one: frozenset[str]
    other: frozenset[str]
    denied: frozenset[str] | None


def telling_words(*texts: object) -> set[str]:
    """Words of texts that tell something, in lower case."""
    words = (word for text in texts for word in _WORD.findall(str(text)))
    return {word.lower() for word in words if len(word) > _LONG or word.isupper()}


def wanted_deeds(topics: Topics) -> list[Wanted]:
    """The event contradictions of all topics that are not settled."""
    found = []
    for topic in topics.topics:
        for row in topic.get("event_contradictions", []):
            if SETTLED in row.get("later_status", ""):
                continue
            denied: frozenset[str] | None = None
            if "values" in row:
                first, *others = row["values"]
                one, other = _with_copies(topics, first), _with_copies(topics, *others)
            else:
                one = _with_copies(topics, *row["asserted_by"])
                other = _with_copies(topics, *row["denied_by"])
                denied = _denials(topics, other, telling_words(*row["denied_by"]))
            found.append(Wanted(row=row, one=one, other=other, denied=denied))
    return found


def _with_copies(topics: Topics, *texts: object) -> frozenset[str]:
    pages: set[str] = set().union(*(topics.pages_in(text) for text in texts))
    return frozenset(pages.union(*(group for group in topics.groups if group & pages)))


def _denials(topics: Topics, pages: frozenset[str], deniers: set[str]) -> frozenset[str]:
    """Denied events of these pages: those of the named denier, else all."""
    found: set[str] = set()
    for page in pages:
        here = {
            one: event
            for one, (where, event) in topics.events.items()
            if where == page and event["modality"] == DENIED
        }
        named = {
            one
            for one, event in here.items()
            if telling_words(*(party["surface"] for party in event["attributed_to"])) & deniers
        }
        found |= named or set(here)
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A contradiction of a brief: its events, the pages it stands on, the words it uses."""

    record: Item
    brief: Item
    events: list[Item]
    pages: set[str | None]
    words: set[str]


def score_event_contradictions(topics: Topics, answer: Answer, say: Say) -> Item:
    """The share of deeds asserted and denied that some record shows; a record serves one."""
    wanted = wanted_deeds(topics)
    fits = []
    for day, number, told in _told(topics, answer):
        for index, deed in enumerate(wanted):
            if not (told.pages & deed.one and told.pages & deed.other):
                continue
            if _shows(topics, answer, told, deed):
                likeness = len(told.words & telling_words(_as_json(deed.row)))
                mark = told.record.get("id") or f"{day} {number}"
                fits.append(((-likeness, day, number, index), mark))
    found: set[int] = set()
    used: set[str] = set()
    for (*_, index), mark in sorted(fits, key=lambda fit: fit[0]):
        if index not in found and mark not in used:
            found.add(index)
            used.add(mark)
    for index, deed in enumerate(wanted):
        if index not in found:
            say("event contradiction missed:", deed.row["claim"])
    return {
        "event_contradictions": round(len(found) / len(wanted), 3) if wanted else None,
        "event_contradictions_wanted": len(wanted),
    }


def _told(topics: Topics, answer: Answer) -> Iterator[tuple[str, int, Told]]:
    for day in sorted(answer.briefs):
        brief = answer.briefs[day]
        held = {one["id"]: one.get("events", []) for one in brief.get("happenings", [])}
        for number, record in enumerate(brief.get("contradictions", [])):
            named = [one for name in record.get("records") or [] for one in held.get(name, [name])]
            events = [answer.events[one] for one in named if one in answer.events]
            paths = [*(record.get("paths") or []), *(event["path"] for event in events)]
            pages = {topics.page(path) for path in paths} | answer.pages(claims_of(record, brief))
            texts = [record.get("why", ""), *_texts(events)]
            words = telling_words(*texts)
            yield (
                day,
                number,
                Told(record=record, brief=brief, events=events, pages=pages, words=words),
            )


def _texts(events: list[Item]) -> Iterator[str]:
    for event in events:
        yield event.get("quote", "")
        for role in ("actors", "recipients", "attributed_to"):
            for party in event.get(role, []):
                yield party.get("name") or ""


def _shows(topics: Topics, answer: Answer, told: Told, deed: Wanted) -> bool:
    """Whether a record shows a deed as disputed; without readable events the pages must do."""
    refused = [
        event
        for event in told.events
        if event.get("modality") == DENIED or event.get("stance") == DENIED
    ]
    if told.record.get("kind", COUNT) == COUNT:
        return deed.denied is not None and _counts_show(topics, answer, told, deed)
    if deed.denied is None:
        return not refused
    if not told.events:
        return True
    if any(_is_at(topics, event, one) for event in told.events for one in deed.denied):
        return True
    return not deed.denied and any(topics.page(event["path"]) in deed.other for event in refused)


def _is_at(topics: Topics, event: Item, gold_id: str) -> bool:
    page, gold = topics.events[gold_id]
    return topics.page(event["path"]) == page and shared(gold, event["start"], event["end"]) > 0


def _counts_show(topics: Topics, answer: Answer, told: Told, deed: Wanted) -> bool:
    """A stated zero of the denier against a figure of who asserts."""

    def refused(count_id: str) -> bool:
        page, count = topics.counts[count_id]
        return count.get("status") == NEGATED and page in deed.other

    def told_by_one(count_id: str) -> bool:
        return topics.counts[count_id][0] in deed.one and not refused(count_id)

    parties = [answer.counts(side) for side in sides(told.record, told.brief)]
    return any(
        any(map(refused, these)) and any(map(told_by_one, those))
        for these, those in product(parties, parties)
        if these is not those
    )


def _as_json(row: Item) -> str:
    return msgspec.json.encode(row).decode()

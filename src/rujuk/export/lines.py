"""`export jsonl`: a case as JSON Lines, in the wire form of docs/form.md, with its JSON Schema.

`documents.jsonl` holds one line for each page with all its records, as `rujuk code --json` gives
it, with its sightings. `claims`, `events`, `relations` and `losses` hold one record for each line,
with the id and first path of its page, as the machine gave it. `reviews` holds what analysts said
of them. `happenings`, `estimates`, `assertions`, `contradictions` and `stories` hold the weighed
picture as `rujuk brief --json` has it, without the series of the estimates. Each file has its
schema beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export.schema import schema_of
from rujuk.export.written import Written
from rujuk.store.replies import reply_form
from rujuk.weigh.deed_forms import event_contradiction_form, happening_form
from rujuk.weigh.quantities import conflicts_of
from rujuk.weigh.summary import assertion_form, conflict_form, estimate_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.form import Json, JsonObject
    from rujuk.store.page import Page

FILES = (
    "documents", "claims", "events", "relations", "losses", "reviews", "happenings", "estimates",
    "assertions", "contradictions", "stories",
)  # fmt: skip

_WORDS = frozenset({"text", "quote", "section", "note", "set", "verbs"})
"""Keys that hold words of pages or of analysts: null where these are left out."""
_NAMED = frozenset({"name", "wikidata"})


def write_jsonl(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write the files; pages come in the order of their ids.

    `text` false leaves out page texts, and every word of a page in what is left: quotes, words of
    parties and places that no entry names, titles, notes. Ids and offsets stay.
    """
    paths = []
    for name in FILES:
        path = folder / f"{name}.jsonl"
        with path.open("wb") as file:
            for line in lines_of(case, name, text=text):
                told = line if text else without_words(line)
                file.write(form.encode(told) + b"\n")
        schema = folder / f"{name}.schema.json"
        schema.write_bytes(form.encode_pretty(schema_of(name)) + b"\n")
        paths += [path, schema]
    return Written(paths=tuple(paths))


def lines_of(case: WeighedCase, name: str, *, text: bool) -> Iterator[JsonObject]:
    """The lines of one of the files, with all their words."""
    if name in _OF_PICTURE:
        yield from _OF_PICTURE[name](case)
        return
    if name == "reviews":
        yield from (reply_form(reply) for reply in case.replies)
        return
    for page in case.pages:
        yield from _page_lines(page, name, text=text)
    if name == "losses":
        yield from (form.loss_form(loss) for loss in case.unread)


def without_words(line: JsonObject) -> JsonObject:
    """The same without words of pages: nulls in their place, and no names but those of entries."""
    unnamed = "id" in line and line["id"] is None and "name" in line
    gone = _WORDS | _NAMED if unnamed else _WORDS
    return {
        key: None if key in gone else _blank(key, value)
        for key, value in line.items()
        if key not in _LEFT_OUT or value
    }


_LEFT_OUT = frozenset({"verbs"})


def _blank(key: str, value: Json) -> Json:
    if isinstance(value, dict):
        if key == "root":  # an authority: its name may be words of a page
            return {**value, "name": None}
        if key == "of_whom" and "by" in value:  # so may a family
            return {**value, "by": _blank("family", value["by"])}
        return without_words(value)
    if isinstance(value, list):
        return [_blank(key, one) for one in value]
    if key in {"title", "family"} and isinstance(value, str):
        return value if key == "family" and value.isupper() and len(value) == len("ISO") else None
    return value


def _page_lines(page: Page, name: str, *, text: bool) -> Iterator[JsonObject]:
    path = page.sightings[0].path if page.sightings else ""
    page_of: JsonObject = {"document": page.document.id, "path": path}
    coding = page.coding
    if name == "documents":
        line = form.document_line(page.document, coding, path=path, text=text)
        line["sightings"] = [form.sighting_form(sighting) for sighting in page.sightings]
        yield line
    elif name == "claims":
        yield from (page_of | form.claim_form(claim) for claim in coding.claims)
    elif name == "events":
        yield from (page_of | form.event_form(event) for event in coding.events)
    elif name == "relations":
        yield from (page_of | form.relation_form(relation) for relation in coding.relations)
    else:
        losses = (*page.document.losses, *coding.losses)
        yield from (page_of | form.loss_form(loss) for loss in losses)


def _happening(deed: Deed) -> JsonObject:
    one, dead = deed.happening, deed.dead
    return happening_form(one) | {
        "actors": [form.party_form(party) for party in one.actors],
        "recipients": [form.party_form(party) for party in one.recipients],
        "place": form.place_form(one.place),
        "contexts": [*deed.contexts],
        "pages": len(deed.pages),
        "estimates": [figure.id for figure in deed.figures],
        "deaths": None
        if dead is None
        else {
            "low": dead.low,
            "best": dead.best,
            "high": dead.high,
            "open_top": dead.open_top,
            "grade": dead.grade,
        },
    }


def _happenings(case: WeighedCase) -> Iterator[JsonObject]:
    yield from map(_happening, case.deeds)


def _estimates(case: WeighedCase) -> Iterator[JsonObject]:
    home = {figure.id: deed.id for deed in case.deeds for figure in deed.figures}
    for one in case.weighed.quantities:
        if one.estimate is not None:
            told = estimate_form(one, (), case.weighed.places)
            del told["series"]
            yield told | {"affair": one.subject.affair, "happening": home.get(one.id)}


def _assertions(case: WeighedCase) -> Iterator[JsonObject]:
    for quantity in case.weighed.quantities:
        for one in (*quantity.assertions, *quantity.denials):
            told = assertion_form(one, quantity, case.weighed.places)
            yield told | {"estimate": quantity.id}


def _contradictions(case: WeighedCase) -> Iterator[JsonObject]:
    paths = {one.id: one.path for one in case.weighed.reports}
    yield from (conflict_form(*pair, paths) for pair in conflicts_of(case.weighed.quantities))
    for one in case.weighed.event_contradictions:
        told = event_contradiction_form(one)
        sides = told["sides"]
        assert isinstance(sides, list)  # noqa: S101 - two of them
        told["sides"] = [
            {**shown, "by": [form.party_form(party) for party in side.parties]}
            for side, shown in zip(one.sides, sides, strict=True)
            if isinstance(shown, dict)
        ]
        yield told


def _stories(case: WeighedCase) -> Iterator[JsonObject]:
    for one in case.stories:
        yield {
            "id": one.id,
            "title": one.title,
            "paths": [*one.paths],
            "reports": len(one.paths),
            "first": one.first,
            "last": one.last,
        }


_OF_PICTURE = {
    "happenings": _happenings,
    "estimates": _estimates,
    "assertions": _assertions,
    "contradictions": _contradictions,
    "stories": _stories,
}
